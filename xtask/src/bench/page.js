// Stands in every document that is measured, before the document's own scripts, as `bench`.
globalThis.bench = (() => {
  const entries = [];
  const kinds = ["paint", "largest-contentful-paint", "longtask", "layout-shift", "resource"];
  const observers = kinds.map((type) => {
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    return observer;
  });

  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

  /** Gives the time at which the next frame is drawn. What follows would else run timers first. */
  const frame = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        scheduler.postTask(() => done(performance.now()), { priority: "user-blocking" });
      });
    });

  // Everything is awaited by one observer: whoever waits is asked again after every change of these attributes.
  let waiting = [];
  /** The frame in which a chart was last drawn. */
  let drawn = null;
  const ask = () => {
    waiting = waiting.filter(({ isDone, done }) => !isDone() || done());
  };
  new MutationObserver((changes) => {
    if (changes.some(({ attributeName }) => attributeName === "data-drawn")) drawn = frame();
    ask();
  }).observe(document, {
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
  const isReady = () => document.documentElement.dataset.state === "ready";
  const figures = until(hasFigures, "figures").then(frame);
  const isTakenOver = () => document.querySelector("[data-boot=hydrated], [data-boot=fresh]") !== null;
  const takenOver = until(isTakenOver, "program in the page").then(frame);
  const charts = until(() => hasFigures() && isReady() && areChartsDrawn(), "charts").then(frame);
  document.addEventListener("DOMContentLoaded", ask);

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

  /**
   * Acts, waits until the document is of another week or language, and then until no chart was drawn for a while. Gives
   * the time to the frame with the text, to the frame with the last chart, and how many requests the text has needed.
   */
  const change = async (attribute, quiet, act) => {
    const html = document.documentElement;
    const before = html.getAttribute(attribute);
    performance.clearResourceTimings();
    drawn = null;
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
    return { text: text - start, charts: Math.max(text, await last) - start, requests };
  };

  /** Clicks the link to a neighbour: "prev" or "next". */
  const step = (rel, quiet) => change("data-week", quiet, () => document.querySelector(`a[rel=${rel}]`).click());

  const REACH = 20;
  let at = 0;
  /** Walks from week to week, to and fro over the twenty weeks before the first one. */
  const walk = async (count, quiet) => {
    const changes = [];
    for (; count > 0; count -= 1) {
      changes.push(await step(at % (2 * REACH) < REACH ? "prev" : "next", quiet));
      at += 1;
    }
    return changes;
  };

  /** Switches the language to and fro. */
  const translate = async (count, quiet) => {
    const changes = [];
    for (; count > 0; count -= 1)
      changes.push(await change("lang", quiet, () => document.querySelector("a.language").click()));
    return changes;
  };

  /** Chooses options of a list of weeks, spread over its middle: the week shown and its neighbours are at an end. */
  const choose = async (list, count, quiet) => {
    const select = () => document.querySelector(`select.${list}`);
    const all = [...select().options].filter(({ disabled }) => !disabled).map(({ value }) => value);
    const changes = [];
    for (let index = 0; index < count; index += 1) {
      const value = all[3 + Math.floor((index * (all.length - 6)) / count)];
      changes.push(
        await change("data-week", quiet, () => {
          select().value = value;
          select().dispatchEvent(new Event("change", { bubbles: true }));
        }),
      );
    }
    return changes;
  };

  const wasmPages = () => memory.buffer.byteLength / 65536;

  return { choose, figures: () => figures, modules: () => modules, opening, translate, visit, walk, wasmPages };
})();
