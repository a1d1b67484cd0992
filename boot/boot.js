// Starts the program and stands by it: brings glue and wasm, swaps the shell for the page in one frame, starts the
// program again after a panic or a trap, and tells the reader where it cannot run. Browsers below the floor read it, too,
// for what it does without a program.

import { untilNearlyHere } from "./ahead.js";
import { weekAsked } from "./asked.js";
import { address, module, request } from "./checked.js";
import { interestOver } from "./interest.js";
import { next } from "./machine.js";
import { isOf } from "./trap.js";
import { witness } from "./witness.js";
import { asked as words } from "./words.json";

const html = document.documentElement;
// The guard has found out.
const isBelow = html.classList.contains("below");

// Addresses are fixed now: switching the language in place moves the document's own address to another folder.
const root = new URL(html.dataset.root, document.baseURI).href;
const built = JSON.parse(document.getElementById("boot").textContent);
const asset = ({ url, integrity }) => ({ url: new URL(url, root).href, integrity });
// Whatever not every reader needs is named here, by the build, so that the page need not carry it.
const later = __LATER__;
const keys = new URLSearchParams(location.search);
const isDesk = !isBelow && keys.has("draft");
const glue = isDesk ? "desk" : "reader";
const wasm = asset(isDesk ? later.desk.wasm : built.wasm);
const { parts } = isDesk ? later.desk : later;

/** Brings the program: its glue, and its bytes, which may have been asked for. */
const bring = (variant, bytes = request(wasm)) => ({
  at: address(glue, variant),
  script: module(glue, variant),
  bytes,
});

/** Brings a style sheet; refused unless its hash is the expected one. */
const styles = (sheet) =>
  new Promise((done, refused) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.integrity = sheet.integrity;
    link.href = sheet.url;
    link.onload = done;
    link.onerror = () => refused(new Error(`no ${sheet.url}`));
    document.head.append(link);
  });

const styled = isDesk && styles(asset(later.desk.style));
if (styled) styled.catch(() => {});

if (!isDesk && (parent !== self || html.hasAttribute("data-embed"))) {
  // The page around the frame may speak before whoever listens has come.
  const early = [];
  const hear = (event) => early.length < 100 && early.push(event);
  addEventListener("message", hear);
  module("frame").then(({ begin }) => {
    removeEventListener("message", hear);
    begin(root, early);
  }, console.error);
}

const first = isBelow ? null : bring("", self.asked?.wasm);
delete self.asked;
first?.script.catch(() => {});
if (first && !isDesk && keys.get("print") === "both") module("embedding").then(({ both }) => both(root)).catch(console.warn);

let state = "loading";
/** What is on screen: the published page, or what stands in for one that it does not carry. */
let shown = null;
let standIn = null;
/** The program's root, beside what is on screen until its page stands. */
let staged = null;
let isAdopted = false;
let runs = 0;
/** The address of the running program's glue, by which errors name it. */
let running = "";
/** What the running program exports, and the modules of its parts by their address: they fit no other run. */
let exported = null;
let modules = {};

/** Makes an empty, hidden root for the program beside what is on screen. */
const stage = () => {
  shown.removeAttribute("id");
  shown.inert = true;
  staged = document.createElement("div");
  staged.id = "app";
  staged.hidden = true;
  shown.after(staged);
};

/** Puts a still in the place of what is on screen: the program that made it is dead, and so are its listeners. */
const still = () => {
  const copy = shown.cloneNode(true);
  shown.replaceWith(copy);
  shown = copy;
  staged?.remove();
  staged = null;
};

/** Runs the program; a failure counts only if no other run was begun meanwhile. */
const run = async ({ at, script, bytes }) => {
  const mine = ++runs;
  running = at;
  modules = {};
  exported = Promise.all([script, bytes, styled]).then(([{ default: start }]) => start({ module_or_path: bytes }));
  const isWanted = !html.classList.contains("elsewhere") && shown.querySelector(".canvas");
  const bringCharts = () => Promise.all([weekly.part("charts"), weekly.charts()]);
  // ECharts is the longest on the way: asked for a round trip before the program has come, it finds the wire free.
  const isNearlyHere = new Promise((done) => setTimeout(done, untilNearlyHere(performance.getEntriesByType("navigation")[0], navigator.connection, performance.now())));
  if (isWanted) Promise.race([bytes, isNearlyHere]).then(() => interest()).then(bringCharts).catch(() => {});
  try {
    await exported;
  } catch (error) {
    if (mine !== runs) return;
    console.error(error);
    handle(error instanceof WebAssembly.RuntimeError ? "panicked" : "refused");
  }
};

/** Tells whether the published page is as it was published: translators and extensions put elements into it. */
const isUntouched = () =>
  shown.getElementsByTagName("*").length === Number(shown.dataset.elements);

/** Says that the program runs, and that its page is the one on screen. */
const settle = () => {
  standIn.remove();
  // The guard may have given it up.
  html.classList.remove("elsewhere", "lasting");
  html.classList.add("started");
  // With what is printed comes what only the running program shows.
  document.querySelector("link[media=print]")?.setAttribute("media", "all");
};

const effects = {
  /** Leaves the published page where it is: the program has taken it over. */
  keep: settle,
  /** Swaps what is on screen for the program's page, in one frame. */
  reveal() {
    staged.hidden = false;
    shown.remove();
    shown = staged;
    staged = null;
    settle();
  },
  /** Starts the program again, leaving a still of its page. */
  restart() {
    still();
    html.dataset.state = "loading";
    run(bring("?fresh"));
  },
  /** Leaves on screen what is there, and shows the sentence with its way on, which needs no script. */
  explain() {
    still();
    shown.id = "app";
    shown.inert = false;
    html.dataset.state = "error";
    html.classList.remove("guarded", "started", "elsewhere");
    html.classList.add("lasting");
    standIn.remove();
    tellAsked();
  },
};

/** Says of another week than the one on screen which was asked for, and where it is: a page without a program is of one. */
const tellAsked = () => {
  const index = document.getElementById("carried-index");
  const week = index && weekAsked(location.search, JSON.parse(index.textContent));
  if (!week || week === (html.dataset.week ?? shown.dataset.carries)) return;
  for (const sentence of document.querySelectorAll(".no-program p")) {
    const lang = sentence.lang === "en" ? "en" : "zh";
    const [before, after] = words[lang].sentence.split("{week}");
    const link = document.createElement("a");
    link.href = `${root}weeks/${week}/${lang}.html`;
    link.textContent = words[lang].week.replace("{year}", week.slice(0, 4)).replace("{week}", Number(week.slice(6)));
    sentence.prepend(before, link, after);
  }
};

const handle = (event) => {
  const [to, effect] = next(state, event);
  state = to;
  html.dataset.boot = to;
  if (effect) effects[effect]();
};

const interest = interestOver(navigator.connection);

let charts = null;
let misses = 0;
/** What failed is asked for at another address: a browser may remember that it did. */
const again = () => (misses ? `?again-${misses}` : "");

/** Brings a module of a part into the running program, once. */
const brought = (file) => {
  const [into, program] = [modules, exported];
  const { url, integrity } = asset(file);
  into[file.url] ??= request({ url: url + again(), integrity })
    // Not as a stream: hosts may call it anything.
    .then(async (response) => {
      const bytes = await response.arrayBuffer();
      await WebAssembly.instantiate(bytes, { __wasm_split: await program });
    })
    .catch((error) => {
      delete into[file.url];
      misses += 1;
      throw error;
    });
  return into[file.url];
};

/** What the program may ask of the boot. */
self.weekly = {
  /** The build that this page belongs to. */
  build: built.build,
  /** The absolute address of the site's root. */
  root,
  /** What a program that starts again after a panic must not have lost; text that it alone understands. */
  kept: "",
  /**
   * To be called once a program, before it looks for #app: whether it takes over the page that stands there. If it
   * cannot, or somebody has touched the page, #app is an empty root beside it.
   */
  adopt: (canAdopt) => {
    isAdopted = canAdopt && state === "loading" && isUntouched();
    if (!isAdopted) stage();
    return isAdopted;
  },
  /** Tells whether anybody has written into the page since it was last asked, be it the program; drawings aside. */
  touched: witness(),
  /** To be called when the first page stands in #app, be it the report or a notice. */
  ready: () => handle(isAdopted ? "adopted" : "ready"),
  /** To be called by the panic hook, at most once a program: a panicked one may panic again while it is replaced. */
  panicked: (message) => {
    // A dead one may still be woken by what it waited for.
    if (!isOf(new WebAssembly.RuntimeError(), running, address(glue))) return;
    console.error(message);
    handle("panicked");
  },
  /** Brings a part of the running program, by name: when the promise is kept, what stands in it may be called. */
  part: (name) => Promise.all([...(parts[name] ?? []).map(brought), name === "taking" && module("embedding")]),
  /**
   * Gives a promise that is kept when the reader turns to a figure, or null where nothing has to wait for that. With `true`
   * he has.
   */
  interest,
  /** Opens the dialog in which figures are taken along, or copies what the desk hands out; the promise is kept when that is done. */
  take: (offer) => module("embedding", again()).then(
    ({ take }) => take(JSON.parse(offer)),
    (error) => {
      misses += 1;
      throw error;
    },
  ),
  /** Gives ECharts, brought when first asked for; after a failure the next call tries again. */
  charts: () => {
    charts ??= module("charts", again()).catch((error) => {
      charts = null;
      misses += 1;
      throw error;
    });
    return charts;
  },
};

addEventListener("click", (event) => {
  const link = event.target.closest?.("a.embedding");
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain) return;
  event.preventDefault();
  module("embedding").then(
    ({ open }) => open(root, link),
    () => location.assign(link.href),
  );
});

// The keys for printing do what the button does, which has the long run come first. In a frame they are the host's.
addEventListener("keydown", (event) => {
  const isPrint = event.key === "p" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const button = isPrint && parent === self && document.querySelector(".started .print");
  if (!button) return;
  event.preventDefault();
  button.click();
});

// A trap unwinds the program as little as a panic does: what it held is held for ever.
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, ({ error, reason }) => {
    if (isOf(error ?? reason, running, address(glue))) handle("panicked");
  });
}
// The glue, which tells whose a trap is, comes last in a stack.
Error.stackTraceLimit = 100;

const begin = () => {
  for (const link of document.querySelectorAll("link[rel=icon], .no-program a:not([href=''])")) link.href = link.href;
  shown = document.getElementById("app");
  standIn = document.querySelector(".shell");
  if (!isDesk) {
    // For what is said to those who listen, who hear what changes in a place that was there before.
    const said = document.createElement("p");
    said.id = "said";
    said.className = "unseen";
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  // A page whose styles were refused is not the one that was built.
  if (first && document.querySelector("style").sheet) run(first);
  else handle("refused");
};

if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin, { once: true });
else begin();
