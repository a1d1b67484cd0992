// What the dialogs beside the program's own page have in common.

import css from "./embedding.css";
import { style } from "./page.js";

/** Makes an element with its properties and children; those with a hyphen are attributes. */
export const make = (name, facts = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
};

export const option = ([value, text]) => make("option", { value }, text);

/** Copies the text of a field as well as the browser lets a script: where it does not, the reader does it himself. */
export const copy = async (area, words) => {
  area.focus();
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    if (!document.execCommand("copy")) return words.press;
  }
  return words.copied;
};

let isDressed = false;
const dress = () => {
  if (isDressed) return;
  isDressed = true;
  style(css);
};

/** Opens a dialog below its heading and beside its closing button; once it is closed, the focus is where it was. */
export const open = ({ name, lang, heading, close, opener }, ...children) => {
  dress();
  const closer = make("button", { type: "button", className: "plain" }, close);
  const id = `${name}-heading`;
  const dialog = make(
    "dialog",
    { className: `embedding-dialog ${name}-dialog`, lang, "aria-labelledby": id },
    make("div", { className: "head" }, make("h2", { id }, heading), closer),
    ...children,
  );
  closer.addEventListener("click", () => dialog.close());
  // Beside the dialog.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener?.isConnected) opener.focus();
  });
  document.body.append(dialog);
  const { top } = opener.getBoundingClientRect();
  dialog.showModal();
  // A frame may be as high as its report and far from wholly in view: there the dialog comes where it was asked for.
  if (parent !== self && opener !== document.body) {
    new ResizeObserver(() => {
      dialog.style.setProperty("margin-block-start", `${Math.max(0, Math.min(top, innerHeight - dialog.offsetHeight))}px`);
    }).observe(dialog);
  }
  return dialog;
};
