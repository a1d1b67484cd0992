// One card, figure or section of the report alone, by `only=<id>`. The guard has set the style for it before anything was
// painted; here is what it could not know: whether the report has such a part.

import { partOf } from "./credit.js";
import { html, language } from "./page.js";
import { frame } from "./words.json";

/** Gives what keeps the choice true, whatever becomes of the page. */
export const only = (asked) => {
  const wanted = asked.get("only");
  if (wanted === null || !document.adoptedStyleSheets) return () => {};
  const isId = /^[a-z][a-z0-9_]*$/.test(wanted);
  const [sheet] = isId ? document.adoptedStyleSheets : [];
  let shown = wanted;
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "status");

  return () => {
    const isThere = document.querySelector("#app main") !== null;
    if (!isThere) return;
    const part = isId ? partOf(wanted) : null;
    // A trend comes later than the page.
    if (!part && wanted.endsWith("_trend") && document.querySelector("#long-run > .end, #long-run > .banners") === null) return;
    // What belongs to a larger number stands in its card.
    const id = part?.matches(".parts *") ? part.closest("article").dataset.indicator : wanted;
    if (part && id !== shown) {
      sheet.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText.split(`"${shown}"`).join(`"${id}"`)).join(""));
      shown = id;
    }
    if (html.classList.contains("only") !== Boolean(part)) html.classList.toggle("only", Boolean(part));
    const words = frame[language()];
    const text = words.missing.replace("{id}", wanted);
    if (part) note.remove();
    else if (!note.isConnected || note.textContent !== text) {
      note.textContent = text;
      document.body.prepend(note);
    }
  };
};
