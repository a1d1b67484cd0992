// Runs in the head, before anything else, in browsers of any age: old syntax only. It hides the sentence for readers
// who cannot have the program, unless it knows at once that they cannot, or learns it when a script does not come.
(function (html) {
  function explain() {
    html.setAttribute("data-state", "error");
    html.classList.remove("guarded");
  }
  html.classList.add(location.protocol === "file:" ? "from-file" : "guarded");
  if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) explain();
  addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT") explain();
  }, true);
})(document.documentElement);
