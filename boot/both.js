// Both languages on paper, as `print=both` asks for: behind the report stands the plain page of the same week in the other
// language, which only paper shows. Each language has its own sheets, whose heads and numbers are its own.

import css from "./both.css";
import { html, language, style } from "./page.js";

/** What attributes name elements by, of which a document has one each. */
const NAMES = ["id", "for", "aria-labelledby"];

/** The same value of an attribute among elements that are named otherwise. */
const renamed = (name, value) => {
  const other = (id) => `second-${id}`;
  if (NAMES.includes(name)) return value.split(" ").map(other).join(" ");
  if (name === "href" && value.startsWith("#")) return `#${other(value.slice(1))}`;
  return value.replaceAll("url(#", `url(#${other("")}`);
};

/** Brings a page of the site as a document in which nothing runs. Under the policy no script may parse a text itself. */
const bring = (url) =>
  new Promise((done, refused) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    const isThere = () => request.status === 200 && request.responseXML?.querySelector(".page main");
    request.onloadend = () => (isThere() ? done(request.responseXML) : refused(new Error(`no ${url}`)));
    request.send();
  });

/** The report of a page, with what leads nowhere on paper left out. */
const report = (page) => {
  const found = page.querySelector(".page");
  for (const part of found.querySelectorAll("script, .tools, .weeks, [data-section=long_run]")) part.remove();
  for (const link of found.querySelectorAll("a:not([href^='#'])")) link.setAttribute("href", link.href);
  for (const element of found.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) element.setAttribute(name, renamed(name, value));
  }
  return document.adoptNode(found);
};

/** The running head of a report, as CSS has it. */
const head = (of) => JSON.stringify(["h1", ".issue"].map((part) => of.querySelector(part)?.textContent ?? "").join(" · "));

/** Begins, and keeps to the week and language of the report. `root` is the address of the site. */
export const both = (root) => {
  style(css);
  const second = document.createElement("div");
  second.className = "second";
  let shown = "";
  const keep = async () => {
    const { week, revision, state } = html.dataset;
    const wanted = state === "ready" && week ? `weeks/${week}/${language() === "en" ? "zh" : "en"}.html` : "";
    const asked = `${wanted} ${revision}`;
    if (asked === shown) return;
    shown = asked;
    html.classList.remove("both");
    second.remove();
    if (!wanted) return;
    const page = await bring(root + wanted).catch(console.warn);
    const is = page?.documentElement;
    // Of an earlier revision there is no plain page.
    if (shown !== asked || is?.dataset.revision !== revision) return;
    second.lang = is.lang;
    second.replaceChildren(report(page));
    html.style.setProperty("--first-head", head(document.getElementById("app")));
    html.style.setProperty("--second-head", head(second));
    document.body.append(second);
    html.classList.add("both");
  };
  new MutationObserver(keep).observe(html, { attributes: true, attributeFilter: ["data-week", "data-revision", "data-state", "lang"] });
  keep();
};
