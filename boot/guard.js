// Runs in the head, before anything else, in browsers of any age: old syntax only. It hides the sentence for readers
// who cannot have the program, unless it knows at once that they cannot, or learns it when a script does not come or
// does not run; hides the published page where another one is asked for; leaves of an embedded page what its address
// says; gives the page the looks that were chosen before, and room for an offer; and has the program on the wire while the page is still being
// read and painted.
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
  var query = location.search;
  var theme = /[?&]theme=(light|dark|contrast)\b/.exec(query);
  theme = theme ? theme[1] : recall("theme");
  if (theme === "light" || theme === "dark" || theme === "contrast") html.setAttribute("data-theme", theme);
  if (recall("text") === "large") html.setAttribute("data-text", "large");
  if (/[?&](week|issue|date|lang|view|rev|draft)\b/.test(query)) html.classList.add("elsewhere");
  if (/[?&]embed=1\b/.test(query)) {
    html.setAttribute("data-embed", query.match(/[?&](hide=[a-z,%C2]+|transparent=1)/g) || "");
    var only = /[?&]only=([a-z][a-z0-9_]*)(&|$)/.exec(query);
    if (only) {
      try {
        var sheet = new CSSStyleSheet();
        sheet.replaceSync(".only :is(header,.notices,section:not([data-section=X])>:not(div),section:not([data-section=X])>div>:not([data-indicator=X],[data-figure=X])){display:none}".replace(/X/g, '"' + only[1] + '"'));
        document.adoptedStyleSheets = [sheet];
        html.classList.add("only");
      } catch (unable) {
        // All of the report is shown.
      }
    }
  } else {
    // Room for the offer of the other language, which comes with the program.
    var wished = /zh|en/.exec([recall("lang"), navigator.languages]);
    if (wished && html.lang.indexOf(wished)) html.setAttribute("data-offer", "");
  }
  var isDesk = /[?&]draft\b/.test(query);
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
