// A report as formatted text for other programs: on the clipboard, or, where the browser lets no script write there, on
// screen, where it is selected for the editor to copy it.

import { make, open } from "./dialog.js";
import { html } from "./page.js";

const types = (offer) => Object.entries({ "text/html": offer.html, "text/plain": offer.plain });

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
  const { heading, close } = words;
  open({ name: "formatted", lang: html.lang, heading, close, opener: document.activeElement }, make("p", { role: "status" }, words.press), text);
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
