// Runs in the head, before anything else, in browsers of any age: old syntax only. It hides the sentence for readers
// who cannot have the program, unless it knows at once that they cannot, or learns it when a script does not come or
// does not run; hides the published page where another one is asked for; gives the page the looks that were chosen
// before; and has the program on the wire while the page is still being read and painted.
(function (html) {
  function explain() {
    html.setAttribute("data-state", "error");
    html.classList.remove("guarded");
    html.classList.remove("elsewhere");
  }
  function recall(key) {
    try {
      return localStorage.getItem("cncert-weekly." + key);
    } catch (refused) {
      return null;
    }
  }
  var theme = /[?&]theme=(light|dark|contrast)\b/.exec(location.search);
  theme = theme ? theme[1] : recall("theme");
  if (theme === "light" || theme === "dark" || theme === "contrast") html.setAttribute("data-theme", theme);
  if (recall("text") === "large") html.setAttribute("data-text", "large");
  if (/[?&](week|issue|date|lang|view|rev|draft|embed|only|hide)\b/.test(location.search)) html.classList.add("elsewhere");
  var isDesk = /[?&]draft\b/.test(location.search);
  html.classList.add(location.protocol === "file:" ? "from-file" : "guarded");
  if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) explain();
  addEventListener("error", function (event) {
    // The second: a browser that is too old for the boot script.
    if (event.target.tagName === "SCRIPT" || (event.target === window && !window.weekly)) explain();
  }, true);
  // The editors' desk is another program: the boot script brings it.
  if (isDesk) return;
  try {
    var built = JSON.parse(document.getElementById("boot").textContent);
    var ask = function (asset) {
      var url = html.getAttribute("data-root") + asset.url;
      return fetch(url, { integrity: asset.integrity, signal: AbortSignal.timeout(html.getAttribute("data-limit") || 60000) });
    };
    window.asked = { glue: ask(built.glue), wasm: ask(built.wasm) };
    window.asked.glue.catch(function () {});
    window.asked.wasm.catch(function () {});
  } catch (unable) {
    // The boot script asks itself, or says that it cannot.
  }
})(document.documentElement);
