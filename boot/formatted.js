// A report as formatted text for other programs: on the clipboard, or, where the browser lets no script write there, on
// screen, where it is selected for the editor to copy it.

import { make, show } from "./dialog.js";

const types = ({ html, plain }) => Object.entries({ "text/html": html, "text/plain": plain });

/** Answers one copying with what is to be copied. */
const answer = (offer, event) => {
  for (const [type, text] of types(offer)) event.clipboardData.setData(type, text);
  event.preventDefault();
};

/** Copies by the browser's own command. */
const byCommand = (offer) => {
  let isAsked = false;
  const put = (event) => {
    isAsked = true;
    answer(offer, event);
  };
  document.addEventListener("copy", put);
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", put);
  return isDone && isAsked;
};

const showAll = (offer) => {
  const { words } = offer;
  // The policy lets no text become elements; what is copied has its formats all the same.
  const lines = offer.plain.split("\n").filter(Boolean);
  const text = make("div", { className: "text", lang: offer.lang, tabIndex: 0, role: "group", "aria-label": words.heading }, ...lines.map((line) => make("p", {}, line)));
  text.addEventListener("copy", (event) => answer(offer, event));
  const closer = make("button", { type: "button", className: "plain" }, words.close);
  const dialog = make(
    "dialog",
    { className: "embedding-dialog formatted-dialog", "aria-labelledby": "formatted-heading" },
    make("div", { className: "head" }, make("h2", { id: "formatted-heading" }, words.heading), closer),
    make("p", { role: "status" }, words.press),
    text,
  );
  show(dialog, closer, document.activeElement);
  text.focus();
  getSelection().selectAllChildren(text);
};

/**
 * Copies an offer; says whether it is on the clipboard. The older way comes first: the newer one reads the formats into
 * this page, whose policy refuses them aloud.
 */
export const copyFormatted = async (offer) => {
  if (byCommand(offer)) return true;
  showAll(offer);
  return false;
};
