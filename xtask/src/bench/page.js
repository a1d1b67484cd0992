// Stands in every document that is measured, before the document's own scripts, as `bench`. What a page has to offer for that
// is told by `cargo xtask bench --help`, at `--against`.
globalThis.bench = (() => {
  const entries = [];
  const kinds = ["paint", "largest-contentful-paint", "longtask", "layout-shift", "resource"];
  const observers = kinds.map((type) => {
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    return observer;
  });

  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

  /** Does something as the next task, before any timer. */
  const soon = (act) => scheduler.postTask(act, { priority: "user-blocking" });

  // What a page does as a frame begins is drawn in that frame, not in the next one.
  let isInFrame = false;
  const atFrame = requestAnimationFrame;
  globalThis.requestAnimationFrame = (act) =>
    atFrame((time) => {
      if (!isInFrame) soon(() => (isInFrame = false));
      isInFrame = true;
      act(time);
    });

  /** Gives the time at which what stands now is drawn. */
  const frame = () =>
    new Promise((done) => {
      const told = () => soon(() => done(performance.now()));
      if (isInFrame) told();
      else atFrame(told);
    });

  // Everything is awaited by one observer: whoever waits is asked again after every change of these attributes.
  let waiting = [];
  const ask = () => {
    waiting = waiting.filter(({ isDone, done }) => !isDone() || done());
  };
  new MutationObserver(ask).observe(document, {
    subtree: true,
    attributeFilter: ["class", "data-boot", "data-drawn", "data-state", "data-week", "lang"],
  });
  const until = async (isDone, what) => {
    let alarm;
    await new Promise((done, refuse) => {
      alarm = setTimeout(() => refuse(`no ${what} within a minute`), 60_000);
      waiting.push({ isDone, done });
      ask();
    });
    clearTimeout(alarm);
  };

  // The chart bridge draws what is this far outside the view.
  const isNear = (plot) => {
    const { top, bottom } = plot.getBoundingClientRect();
    return bottom > -400 && top < innerHeight + 400;
  };
  const areChartsDrawn = () => {
    const plots = [...document.querySelectorAll(".plot")].filter(isNear);
    return plots.length > 0 && plots.every((plot) => plot.hasAttribute("data-drawn"));
  };
  const hasFigures = () => document.querySelector("#app:not([hidden]) [data-value]") !== null;
  const isReady = () => document.documentElement?.dataset.state === "ready";
  const isTaken = () => ["hydrated", "fresh"].includes(document.documentElement?.dataset.boot);
  const figures = until(hasFigures, "figures").then(frame);
  const takenOver = until(isTaken, "program in the page").then(frame);
  const charts = until(() => hasFigures() && isReady() && areChartsDrawn(), "charts").then(frame);
  document.addEventListener("DOMContentLoaded", ask);
  /** When the page said that it is taken over and that it answers, if it did, and how many bytes had come whole by then. */
  const told = { taken_over: null, ready: null, ready_bytes: null };
  const bytes = () => {
    const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return files.filter(({ responseEnd }) => responseEnd > 0).reduce((sum, { transferSize }) => sum + transferSize, 0);
  };
  takenOver.then((time) => (told.taken_over = time), () => {});
  const ready = until(isReady, "page that is ready").then(frame).then((time) => Object.assign(told, { ready: time, ready_bytes: bytes() }));
  ready.catch(() => {});

  // The glue keeps the program's memory to itself. Parts of the program have none of their own.
  let memory;
  let modules = 0;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      const { exports } = result.instance ?? result;
      memory ??= Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      modules += 1;
      return result;
    };
  }

  const of = (type) => entries.filter(({ entryType }) => entryType === type);
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  /** Gives what any page has shown so far; its tasks are those before a time. Times are in milliseconds. */
  const opening = (end = performance.now()) => {
    const first = of("paint").find(({ name }) => name === "first-contentful-paint")?.startTime;
    if (first === undefined) throw "it shows nothing";
    const tasks = of("longtask").filter(({ startTime, duration }) => startTime + duration > first && startTime < end);
    return {
      first_paint: first,
      largest_paint: of("largest-contentful-paint").at(-1).startTime,
      blocking: sum(tasks.map(({ duration }) => duration - 50)),
      shift: sum(of("layout-shift").filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value)),
      ...told,
    };
  };

  /** Waits until the page is interactive and quiet, and gives what it took. */
  const visit = async () => {
    const interactive = await charts;
    const [text, over] = await Promise.all([figures, takenOver]);
    await sleep(1000);
    observers.forEach((observer) => observer.disconnect());
    const early = of("resource").filter(({ name, responseStart }) => name.includes("/charts-") && responseStart < text);
    const done = {
      ...opening(interactive),
      figures: text,
      taken_over: over,
      charts: interactive,
      early_chart_bytes: sum(early.map(({ encodedBodySize }) => encodedBodySize)),
      other_origins: of("resource").filter(({ name }) => new URL(name).origin !== location.origin).length,
    };
    entries.length = 0;
    return done;
  };

  /** The frame in which a chart was last drawn: in which something changed in a drawing. */
  let drawn = null;
  const isDrawing = (node) => node instanceof SVGElement || node.querySelector?.("svg");
  const drawings = new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => target instanceof SVGElement || [...addedNodes].some(isDrawing))) drawn = frame();
  });

  /**
   * Acts, waits until the document is of another week or language, and then until no chart was drawn for a while. Gives
   * the time to the frame with the text, to the frame with the last chart, and how many requests the text has needed.
   */
  const change = async (attribute, quiet, act) => {
    const html = document.documentElement;
    const before = html.getAttribute(attribute);
    performance.clearResourceTimings();
    drawn = null;
    drawings.observe(html, { subtree: true, attributes: true, childList: true });
    const start = performance.now();
    act();
    await until(() => html.getAttribute(attribute) !== before, `${attribute} other than ${before}`);
    const requests = performance.getEntriesByType("resource").length;
    const text = await frame();
    let last;
    do {
      last = drawn;
      await last;
      await sleep(quiet);
    } while (drawn !== last);
    drawings.disconnect();
    return { text: text - start, charts: Math.max(text, await last) - start, requests };
  };

  const pick = (list, value) => {
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /** The list of weeks in which the one that is shown is chosen. */
  const weeks = () => {
    const { week } = document.documentElement.dataset;
    return [...document.querySelectorAll("select")].find(({ value }) => value === week);
  };

  /** Goes to a neighbour, "prev" or "next": by its link, or where there is none, by the list of weeks. */
  const step = (rel) => {
    const link = document.querySelector(`a[rel=${rel}]`);
    if (link) return link.click();
    const list = weeks();
    const side = [...list.options].map(({ value }) => value).filter((value) => (rel === "prev" ? value < list.value : value > list.value));
    pick(list, side.sort().at(rel === "prev" ? -1 : 0));
  };

  const language = () => document.querySelector("a.language, nav button");

  /** Waits until a page answers and is quiet for a second, and tells whether its switches can be measured. */
  const switchable = async () => {
    await ready;
    await sleep(1000);
    return Boolean((document.querySelector("a[rel=prev]") ?? weeks()) && language());
  };

  const REACH = 20;
  let at = 0;
  /** Walks from week to week, to and fro over the twenty weeks before the first one. */
  const walk = async (count, quiet) => {
    const changes = [];
    for (; count > 0; count -= 1) {
      const rel = at % (2 * REACH) < REACH ? "prev" : "next";
      changes.push(await change("data-week", quiet, () => step(rel)));
      at += 1;
    }
    return changes;
  };

  /** Switches the language to and fro. */
  const translate = async (count, quiet) => {
    const changes = [];
    for (; count > 0; count -= 1)
      changes.push(await change("lang", quiet, () => language().click()));
    return changes;
  };

  /** Chooses options of a list of weeks, spread over its middle: the week shown and its neighbours are at an end. */
  const choose = async (list, count, quiet) => {
    const select = () => document.querySelector(`select.${list}`);
    const all = [...select().options].filter(({ disabled }) => !disabled).map(({ value }) => value);
    const changes = [];
    for (let index = 0; index < count; index += 1) {
      const value = all[3 + Math.floor((index * (all.length - 6)) / count)];
      changes.push(await change("data-week", quiet, () => pick(select(), value)));
    }
    return changes;
  };

  const wasmPages = () => memory.buffer.byteLength / 65536;

  return { choose, figures: () => figures, modules: () => modules, opening, switchable, translate, visit, walk, wasmPages };
})();
