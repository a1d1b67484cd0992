// Runs in the head, before anything else, in browsers of any age: old syntax only. It hides the sentence for readers
// who cannot have the program, unless it knows at once that they cannot, for their browser is below the floor, or learns
// it when a script does not come or does not run; hides the published page where another one is asked for; leaves of an
// embedded page what its address says; gives the page the looks that were chosen before, and room for an offer; and has
// the program on the wire while the page is still being read and painted.
(function (html) {
  function explain() {
    html.dataset.state = "error";
    html.classList.remove("guarded");
    html.classList.remove("elsewhere");
    html.classList.add("lasting");
  }
  function recall(key) {
    try {
      return localStorage.getItem("cncert-weekly." + key);
    } catch (refused) {
      return null;
    }
  }
  var query = location.search;
  // The first that is found: the address goes before what is remembered.
  var theme = /[?&]theme=(light|dark|contrast)\b/.exec(query + "&theme=" + recall("theme"));
  if (theme) html.dataset.theme = theme[1];
  if (recall("text") === "large") html.dataset.text = "large";
  // Bundling puts the keys there.
  if (/[?&](ELSEWHERE)\b/.test(query)) html.classList.add("elsewhere");
  if (/[?&]embed=1\b/.test(query)) {
    html.dataset.embed = query.match(/[?&](hide=[a-z,%C2]+|transparent=1)/g) || "";
    var only = /[?&]only=([a-z][a-z0-9_]*)(&|$)/.exec(query);
    if (only) {
      try {
        var sheet = new CSSStyleSheet();
        sheet.replaceSync(".only header,.only .notices,.only section:not([data-section=X])>:not(div),.only section:not([data-section=X])>div>:not([data-indicator=X]):not([data-figure=X]){display:none}".replace(/X/g, '"' + only[1] + '"'));
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
  html.classList.add(location.protocol === "file:" ? "from-file" : "guarded");
  addEventListener("error", function (event) {
    // A program that runs needs no other script. The last: a browser that is too old for the boot script.
    if (html.classList.contains("started")) return;
    // What comes later is not in the head.
    var isOurs = event.target.tagName === "SCRIPT" && event.target.parentNode === document.head;
    if (isOurs || (event.target === window && !window.weekly)) explain();
  }, true);
  try {
    // What a browser lacks that is below the floor: naming it throws, or the condition does not hold. Style sheets of
    // scripts tell WebKit's: the one before 16.4 would start the program, and then trap.
    var signal = AbortSignal.timeout(html.dataset.limit || 60000);
    if (!WebAssembly || !document.adoptedStyleSheets) throw signal;
    // The editors' desk is another program: the boot script brings it.
    if (/[?&]draft\b/.test(query)) return;
    var wasm = JSON.parse(document.getElementById("boot").textContent).wasm;
    window.asked = { wasm: fetch(html.dataset.root + wasm.url, { integrity: wasm.integrity, signal: signal }) };
    window.asked.wasm.catch(function () {});
  } catch (lacking) {
    html.classList.add("below");
    explain();
  }
})(document.documentElement);
