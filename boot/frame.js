// The report in another site's page: fits its frame, talks with the page around it, and says whose report it is. It works
// on what the page promises to all programs, its attributes, and so from the published page on, whatever becomes of the
// program. The boot brings it where the page is framed or asked to be embedded.

import { credit } from "./credit.js";
import css from "./frame.css";
import { next, start } from "./height.js";
import { hostOrigin } from "./host.js";
import { only } from "./only.js";
import { html, language, style } from "./page.js";
import { heard, heights, isName, message } from "./protocols.js";

/** Begins, with the messages that came before. `root` is the address of the site. */
export const begin = (root, early) => {
  const asked = new URLSearchParams(location.search);
  if (html.hasAttribute("data-embed")) dress(root, asked);
  if (parent !== self) talk(root, asked, early);
};

/** Has something done now, and whenever the page has changed. */
const always = (act) => {
  act();
  new MutationObserver(act).observe(html, { subtree: true, childList: true, characterData: true, attributes: true });
};

/** Gives the report what it needs to stand by itself in another page. */
const dress = (root, asked) => {
  style(css);
  const parts = [credit(root, asked), only(asked)];
  always(() => parts.forEach((part) => part()));
  // The frame is no place for other pages.
  document.addEventListener("click", ({ target, defaultPrevented }) => {
    const link = target.closest?.("a[href]");
    if (!link || defaultPrevented || link.href.split("#")[0] === location.href.split("#")[0]) return;
    if (/^https?:$/.test(link.protocol)) Object.assign(link, { target: "_blank", rel: "noopener" });
  });
};

const talk = (root, asked, early) => {
  const named = (key) => (isName(asked.get(key)) ? asked.get(key) : null);
  const own = { id: named("id") ?? "cncert-weekly", pym: named("childId"), resizer: null };
  let origin = hostOrigin(self, document);
  // What waits until it is known to whom it goes: of each kind the last.
  let waiting = new Map();

  /** Sends what only the host is to hear. */
  const tell = (name, facts) => {
    if (origin === null) waiting.set(name, facts);
    else parent.postMessage(message(name, own.id, facts), origin);
  };

  let known = start;
  let width = 0;
  let [isChanged, isOwed] = [true, false];
  /** Tells the height, which is no secret and may go to a host that is not known, where it is another or was asked for. */
  const fit = (isAsked) => {
    isOwed ||= isAsked;
    const box = html.getBoundingClientRect();
    const size = { width: Math.ceil(box.width), height: Math.ceil(box.height) };
    // A frame that is not displayed has no width.
    const isShown = !document.hidden && innerWidth > 0;
    isChanged ||= size.width !== width;
    const before = isOwed ? { ...known, told: 0 } : known;
    const [after, isTold] = next(before, { height: size.height, isShown, isChanged });
    if (isShown) [width, isChanged] = [size.width, false];
    if (!isTold) return;
    [known, isOwed] = [after, false];
    for (const said of heights(own, size)) parent.postMessage(said, origin ?? "*");
    if (own.resizer) own.resizer.isNew = false;
  };

  const told = { isReady: false };
  /** Tells the host what has become of the page. */
  const report = () => {
    const { state, week, revision } = html.dataset;
    const lang = language();
    const now = { week, lang, fault: state === "error" || document.querySelector(".banner.fault") !== null };
    const shown = { week, revision: Number(revision) };
    if (state === "ready" && !told.isReady) {
      tell("ready", { ...shown, lang });
      told.isReady = true;
    } else if (told.isReady) {
      if (now.week !== told.week) tell("week", shown);
      if (now.lang !== told.lang) tell("lang", { lang });
    }
    if (now.fault && !told.fault) tell("error", {});
    Object.assign(told, now);
  };

  const hasStarted = () => html.classList.contains("started");
  let isUnheard = false;
  /** Goes to another address as the host asks for. A program that starts meanwhile hears of it when it has. */
  const go = ({ key, value }) => {
    const query = new URLSearchParams(location.search);
    for (const old of key === "week" ? ["week", "issue", "date", "rev"] : [key]) query.delete(old);
    if (value !== "latest" && value !== "auto") query.set(key, value);
    try {
      history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
    } catch {
      return; // A browser bears only so many of these at a time.
    }
    isUnheard = !hasStarted();
    dispatchEvent(new PopStateEvent("popstate"));
  };

  const listen = ({ source, data, origin: from }) => {
    const said = source === parent ? heard(data, own) : null;
    if (!said) return;
    if (origin === null && from !== "null") {
      origin = from;
      waiting.forEach((facts, name) => tell(name, facts));
      waiting = new Map();
    }
    if (said.says === "go") return go(said);
    if (said.says === "resizer") own.resizer = { id: said.id, isNew: true };
    fit(true);
  };

  let isDue = false;
  always(() => {
    isChanged = true;
    report();
    if (isUnheard && hasStarted()) {
      isUnheard = false;
      dispatchEvent(new PopStateEvent("popstate"));
    }
    // Browsers lay out no frame that is far from view, and its observers are told of nothing; a question is answered.
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      fit(false);
    });
  });
  new ResizeObserver(() => fit(false)).observe(html);
  document.addEventListener("visibilitychange", () => fit(false));
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    const file = link?.href.startsWith(`${root}data/`) ? link.href.slice(root.length) : link?.download;
    if (file) tell("download", { file });
  });
  early.forEach(listen);
  addEventListener("message", listen);
};
