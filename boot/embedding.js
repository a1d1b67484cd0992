// The embed dialog: what to embed, how it will look, and what to paste. It is brought when it is first asked for, and stands
// beside the program's own page. With it comes whatever else few readers need.

import { copy, make, open as openDialog, option } from "./dialog.js";
import { define } from "./element.js";
import { copyFormatted } from "./formatted.js";
import { folder, html, language } from "./page.js";
import { snippets } from "./snippets.js";
import { open as openTaking } from "./taking.js";
import { dialog as languages, host } from "./words.json";

export { both } from "./both.js";

/** The parts of the report that can stand alone, by kind: id and name. */
const parts = () => {
  const found = (selector, key, name) =>
    [...document.querySelectorAll(`#app ${selector}`)].map((part) => [part.dataset[key], part.querySelector(name)?.textContent ?? ""]);
  const sections = found("[data-section]", "section", "h2");
  const ids = sections.map(([id]) => id);
  return {
    section: sections,
    indicator: found("article[data-indicator]", "indicator", "h3"),
    figure: found("[data-figure]", "figure", "figcaption span").filter(([id]) => !ids.includes(id)),
  };
};

/** What can be chosen: the key, its name, and its options. */
const choices = (words, shown) => {
  const groups = Object.entries(parts()).filter(([, list]) => list.length);
  const days = document.querySelector("#app header .issue")?.textContent ?? shown.week;
  const issue = [["latest", words.newest]];
  if (shown.week) issue.push([shown.week, words.fixed.replace("{days}", days)]);
  const widths = ["320", "480", "720"].map((width) => [width, words.pixels.replace("{width}", width)]);
  return [
    ["only", words.part, [option(["", words.whole]), ...groups.map(([kind, list]) => make("optgroup", { label: words[kind] }, ...list.map(option)))]],
    ["week", words.issue, issue.map(option)],
    ["lang", words.language, ["zh", "en"].map((lang) => option([lang, words[lang]]))],
    ["theme", words.theme, ["auto", "light", "dark", "contrast"].map((theme) => option([theme, words[theme]]))],
    ["width", words.width, [option(["", words.wide]), ...widths.map(option)]],
  ];
};

const WAYS = ["script", "element", "iframe", "fragment"];

/** The fragment of the newest issue, as the site has it. */
const fragment = async (address, words) => {
  try {
    const response = await fetch(address, { cache: "no-store" });
    return response.ok ? await response.text() : words.no_fragment;
  } catch {
    return words.no_fragment;
  }
};

// The other dialog: a module of its own would cost every page its hash.
/** Opens the dialog for what readers take along, or copies what the desk hands out. */
export const take = (offer) => (offer.html ? copyFormatted(offer) : openTaking(offer));

/** Opens the dialog for what a link leads to. `root` is the address of the site. */
export const open = (root, link) => {
  define(root, host);
  const lang = language();
  const words = languages[lang];
  const shown = { week: html.dataset.week, only: new URL(link.href).searchParams.get("only") ?? "" };

  // Names of their own: Firefox has none for what comes to be seen in a label that was seen before.
  const fields = choices(words, shown).map(([name, label, options]) =>
    make("label", {}, make("span", {}, label), make("select", { name, "aria-label": label }, ...options)),
  );
  const ways = WAYS.map((way, place) =>
    make("label", {}, make("input", { type: "radio", name: "way", value: way, checked: place === 0, "aria-label": words[way] }), make("span", {}, words[way])),
  );
  const preview = make("cncert-weekly");
  const about = make("p", { className: "about", id: "embedding-about" });
  const area = make("textarea", { readOnly: true, spellcheck: false, rows: 5, "aria-label": words.code, "aria-describedby": about.id });
  const status = make("p", { role: "status" });
  const copier = make("button", { type: "button" }, words.copy);
  const form = make("form", {}, make("div", { className: "fields" }, ...fields));
  form.elements.only.value = shown.only;
  form.elements.only.autofocus = true;
  form.elements.lang.value = lang;
  form.addEventListener("submit", (event) => event.preventDefault());
  const { heading, close } = words;
  const dialog = openDialog(
    { name: "code", lang: html.lang, heading, close, opener: link },
    form,
    make("section", { className: "preview" }, make("h3", {}, words.preview), make("div", { tabIndex: 0, role: "group", "aria-label": words.preview }, preview)),
    make("section", { className: "code" }, make("fieldset", {}, make("legend", {}, words.code), ...ways), about, area, make("div", { className: "copying" }, copier, status)),
  );

  const show = async () => {
    const choice = Object.fromEntries(new FormData(form));
    const way = dialog.querySelector("input:checked").value;
    for (const [key, value] of Object.entries(choice)) {
      if (preview.getAttribute(key) !== value) preview.setAttribute(key, value);
    }
    const address = new URL(`${folder(choice.lang)}fragment.html`, root).href;
    about.replaceChildren(words[`about_${way}`], ...(way === "fragment" ? [" ", make("code", {}, address)] : []));
    status.textContent = "";
    const code = way === "fragment" ? await fragment(address, words) : snippets(root, choice, host[choice.lang].title)[way];
    area.value = code;
  };
  dialog.addEventListener("change", show);
  copier.addEventListener("click", async () => {
    status.textContent = await copy(area, words);
  });
  show();
};
