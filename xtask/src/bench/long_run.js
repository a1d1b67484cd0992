// The long run drawn, zoomed and taken along. Runs in the page, before any script of its own; and on a blank page, where ECharts
// and uPlot draw the same lines.

const longRun = (() => {
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const STEPS = ["in", "in", "on", "back", "out", "out"];

  /** Waits until what has changed is on screen. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));

  /** Acts, and waits until nothing was drawn in a trend for a while; the milliseconds until the last drawing was on screen. */
  const settled = async (act) => {
    let [last, changes] = [null, 0];
    const look = async (records) => {
      if (!records.some(({ target }) => target.closest?.(".trend .canvas"))) return;
      changes += 1;
      last = await painted();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    const begun = performance.now();
    act();
    for (let before = -1; last === null || before !== changes; ) {
      if (performance.now() - begun > 60_000) throw "no trend was drawn within a minute";
      before = changes;
      await sleep(400);
    }
    observer.disconnect();
    return last - begun;
  };

  const turn = (span) => {
    history.replaceState(null, "", `?span=${span}`);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  /** What every trend was last given to draw, by its chart. */
  const given = new Map();

  /** Waits until something holds, which is called by a name. */
  const until = async (holds, name) => {
    for (const begun = performance.now(); !holds(); await sleep(50)) {
      if (performance.now() - begun > 60_000) throw `no ${name} within a minute`;
    }
  };

  /** Goes to the long run, and waits until its trends that are near the view are drawn. */
  const ready = async () => {
    await until(() => self.weekly && document.documentElement.dataset.state === "ready", "page");
    const charts = await weekly.charts();
    const probe = charts.init(document.createElement("div"), null, { renderer: "svg", width: 9, height: 9 });
    const { prototype } = probe.constructor;
    probe.dispose();
    const { setOption } = prototype;
    prototype.setOption = function (option, ...rest) {
      if (option.series) given.set(this, option);
      return setOption.call(this, option, ...rest);
    };
    const isThere = () => {
      document.getElementById("long-run")?.scrollIntoView({ behavior: "instant" });
      return document.querySelector(".trend[data-drawn] svg");
    };
    await until(isThere, "long run");
    await sleep(1000);
    return true;
  };

  /** Draws the newest year, and then the whole run; the milliseconds of that. */
  const drawn = async () => {
    await settled(() => turn("52"));
    return settled(() => turn("all"));
  };

  const zoom = (step) => document.querySelector(`[data-zoom=${step}]`).click();

  /** Zooms in, along, and out again; the milliseconds of each step. */
  const zoomed = async () => {
    const times = [];
    for (const step of STEPS) {
      await painted();
      const begun = performance.now();
      zoom(step);
      times.push((await painted()) - begun);
    }
    return times;
  };

  /** Zooms so many times, and ends where it began. */
  const zooms = async (count) => {
    for (let turn = 0; turn < count; turn += 1) {
      zoom(turn % 2 ? "out" : "in");
      await painted();
    }
    return true;
  };

  /** The lines that can be seen of every trend that is drawn, by milliseconds and value, and the size of its box. */
  const lines = () => {
    const living = [...given].filter(([chart]) => !chart.isDisposed() && chart.getDom().closest(".trend"));
    return living.map(([chart, { series }]) => {
      const spots = ({ data }) => (data ?? []).map((spot) => spot.value ?? spot).map(([day, value]) => [+new Date(`${day}T00:00`), value]);
      const seen = series.filter(({ type, lineStyle }) => type === "line" && lineStyle?.width !== 0);
      return {
        width: chart.getWidth(),
        height: chart.getHeight(),
        lines: seen.map(spots).filter((line) => line.length > 1 && line.some(([, value]) => Number.isFinite(value))),
      };
    });
  };

  /** Takes a trend along; the milliseconds until all of it is in the dialog. */
  const taken = async () => {
    const isThere = () => document.querySelector(".taking-dialog[open] img")?.naturalWidth > 0;
    const link = document.querySelector("[data-figure$=_trend] a.taking");
    await painted();
    const begun = performance.now();
    link.click();
    while (!isThere()) {
      if (performance.now() - begun > 60_000) throw "no dialog within a minute";
      await painted();
    }
    const time = performance.now() - begun;
    document.querySelector(".taking-dialog[open]").close();
    return time;
  };

  const box = ({ width, height }) => {
    const place = document.createElement("div");
    place.style.cssText = `width: ${width}px; height: ${height}px`;
    document.body.append(place);
    return place;
  };

  /** How others draw lines in a place; each gives what shows a part of the calendar, and what removes the drawing. */
  const others = {
    echarts: (of, place) => {
      const chart = echarts.init(place, null, { renderer: "canvas" });
      const series = of.lines.map((data) => ({ type: "line", data, showSymbol: false }));
      chart.setOption({ animation: false, tooltip: { trigger: "axis" }, xAxis: { type: "time" }, yAxis: { type: "value" }, series });
      return { show: (min, max) => chart.setOption({ xAxis: { min, max } }), end: () => chart.dispose() };
    },
    uplot: (of, place) => {
      const days = [...new Set(of.lines.flatMap((line) => line.map(([day]) => day)))].sort((a, b) => a - b);
      const rows = of.lines.map((line) => {
        const values = new Map(line);
        return days.map((day) => values.get(day) ?? null);
      });
      const series = [{}, ...rows.map(() => ({ stroke: "blue", points: { show: false } }))];
      const { width, height } = of;
      const plot = new uPlot({ width, height, ms: 1, series }, [days, ...rows], place);
      return { show: (min, max) => plot.setScale("x", { min, max }), end: () => plot.destroy() };
    },
  };

  /** Has another library draw the same charts, and zoom them alike; the milliseconds of the drawing and of each step. */
  const byOther = async (name, charts) => {
    const places = charts.map(box);
    await painted();
    const begun = performance.now();
    const made = charts.map((of, at) => others[name](of, places[at]));
    const drawn = (await painted()) - begun;
    const days = charts.flatMap(({ lines }) => lines.flatMap((line) => line.map(([day]) => day)));
    const [first, last] = days.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Infinity, -Infinity]);
    const zoomed = [];
    for (const [from, until] of [[0.2, 0.8], [0.3, 0.7], [0.45, 0.85], [0.3, 0.7], [0.2, 0.8], [0, 1]]) {
      await painted();
      const begun = performance.now();
      for (const { show } of made) show(first + from * (last - first), first + until * (last - first));
      zoomed.push((await painted()) - begun);
    }
    for (const { end } of made) end();
    for (const place of places) place.remove();
    return { drawn, zoomed };
  };

  return { byOther, drawn, lines, ready, taken, zoomed, zooms };
})();
