// The line under an embedded report: whose it is, of which week, and where all of it is. It stands beside the program's own
// page, and says what that says.

import { OF_THE_FRAME } from "./keys.js";
import { folder, html, language } from "./page.js";
import { frame } from "./words.json";

/** What libraries of host pages add to the address. */
const OF_LIBRARIES = ["childId", "initialWidth", "parentTitle", "parentUrl"];

const element = (name, facts) => Object.assign(document.createElement(name), facts);

const text = (selector) => document.querySelector(`#app ${selector}`)?.textContent ?? "";

/** Puts the line under the report, and gives what keeps it true. */
export const credit = (root, asked) => {
  const source = element("span");
  const away = { target: "_blank", rel: "noopener" };
  const data = element("a", { ...away, className: "data" });
  const full = element("a", { ...away, className: "full" });
  const links = element("span", { className: "links" });
  links.append(...(asked.get("hide")?.split(",").includes("download") ? [] : [data]), full);
  const line = element("div", { className: "credit" });
  // The page's own foot is not shown.
  line.setAttribute("role", "contentinfo");
  // A part alone has no title to be seen; who listens is told whose page it is all the same.
  const title = element("h1", { className: "unseen" });
  line.append(title, source, links);
  document.body.append(line);

  const set = (node, key, value) => {
    // Whatever is set anew, be it the same, is a change of the page, and would be seen to again.
    if (node[key] !== value) node[key] = value;
  };
  return () => {
    const words = frame[language()];
    const { week } = html.dataset;
    const parts = [text("header .bar > span"), text("h1"), text("header .issue")].filter(Boolean);
    set(line, "lang", html.lang);
    set(title, "textContent", text("h1"));
    set(title, "hidden", Boolean(document.querySelector("#app h1")?.getClientRects().length));
    set(source, "textContent", parts.length ? words.source + parts.join(" · ") : "");
    set(data, "textContent", words.data);
    set(data, "hidden", !week);
    set(data, "href", `${root}data/weeks/${week}.json`);
    set(full, "textContent", words.full);
    set(full, "href", fullAddress(root, asked.get("only")));
  };
};

/** Where the same view stands by itself, at the section of what is shown alone. */
const fullAddress = (root, only) => {
  const query = new URLSearchParams(location.search);
  [...OF_THE_FRAME, ...OF_LIBRARIES].forEach((key) => query.delete(key));
  const page = new URL(folder(language()), root);
  page.search = query;
  const part = only && html.classList.contains("only") ? partOf(only) : null;
  page.hash = part?.closest("section")?.id ?? "";
  return page.href;
};

/** The section, card or figure of an id, which holds nothing but small letters, digits and low lines. */
export const partOf = (id) =>
  document.querySelector(["section", "indicator", "figure"].map((kind) => `#app [data-${kind}="${id}"]`).join());
