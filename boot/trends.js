// What the lines of the long run do together: one crosshair through all that are in view, and one part of the calendar that all of
// them show. Zooming only moves the ends of their axes, so that it needs nothing of ECharts that other charts do not.

/** The shortest part that is shown: eight weeks, in milliseconds. */
const LEAST_MS = 8 * 7 * 24 * 60 * 60 * 1000;
/** How far one step of a zoom leads, and how far one to earlier or later weeks, of what is shown. */
const STEP = 1.6;
const STRIDE = 0.4;

const charts = new Set();

/** What is shown of the calendar; null while all of it is. */
let part = null;

const axis = (chart) => chart.getOption().xAxis[0];
// As ECharts reads days.
const time = (day) => (typeof day === "number" ? day : +new Date(`${day}T00:00`));

/** Forgets charts that are gone. */
const living = () => {
  for (const chart of charts) if (chart.isDisposed()) charts.delete(chart);
  return [...charts];
};

/** Those that a reader sees. */
const inView = () =>
  living().filter((chart) => {
    const { top, bottom } = chart.getDom().getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });

/** The ends that the program has given an axis, and those that it has now. */
const ends = (chart) => {
  const now = [axis(chart).min, axis(chart).max];
  // What is not from here is a new drawing, and whole.
  if (!part || now[0] !== part.now[0] || now[1] !== part.now[1]) part = null;
  return { whole: part?.whole ?? now.map(time), now: now.map(time) };
};

const show = (whole, from, until) => {
  const length = Math.min(Math.max(until - from, LEAST_MS), whole[1] - whole[0]);
  const begin = Math.min(Math.max(from, whole[0]), whole[1] - length);
  part = { whole, now: [begin, begin + length] };
  for (const chart of living()) chart.setOption({ xAxis: { min: begin, max: begin + length } });
};

/** Shows less or more, around a place from 0 to 1. */
const scale = (chart, factor, around = 0.5) => {
  const { whole, now } = ends(chart);
  const length = now[1] - now[0];
  const fixed = now[0] + length * around;
  show(whole, fixed - length * factor * around, fixed + length * factor * (1 - around));
};

/** Shows what is so much, of what is shown, earlier or later. */
const move = (chart, share) => {
  const { whole, now } = ends(chart);
  const way = (now[1] - now[0]) * share;
  const bounded = Math.min(Math.max(way, whole[0] - now[0]), whole[1] - now[1]);
  show(whole, now[0] + bounded, now[1] + bounded);
};

const acts = {
  in: (chart) => scale(chart, 1 / STEP),
  out: (chart) => scale(chart, STEP),
  back: (chart) => move(chart, -STRIDE),
  on: (chart) => move(chart, STRIDE),
  whole: (chart) => show(ends(chart).whole, -Infinity, Infinity),
};

const keys = { "+": "in", "=": "in", "-": "out", "0": "whole" };

const act = (name) => {
  const [chart] = living();
  if (chart && acts[name]) acts[name](chart);
};

/** Leads the reader to the comparison, which is far above; he is there when the program has made a place for it. */
const lead = () =>
  requestAnimationFrame(() => {
    const place = document.getElementById("comparison");
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
  });

/** Tells the program what became of a point. */
const tell = (points, name, at) => {
  points.dataset.at = at;
  points.dispatchEvent(new Event(name));
  if (name === "beside") lead();
};

const click = ({ target }) => {
  act(target.closest?.("[data-zoom]")?.dataset.zoom);
  if (target.closest?.(".at-point [href*='compare=']")) lead();
};
const press = (event) => {
  const { target, key, shiftKey, altKey, ctrlKey, metaKey } = event;
  const points = altKey || ctrlKey || metaKey ? null : target.closest?.(".trend");
  if (!points) return;
  act(keys[key]);
  // Before the program hears of it, to which Enter is Enter.
  if (key !== "Enter" || !shiftKey || !target.matches(".points")) return;
  event.preventDefault();
  event.stopPropagation();
  tell(target, "beside", target.getAttribute("aria-activedescendant").split("-").at(-1));
};

/** The place of a pixel between the ends of an axis, from 0 to 1. */
const placeOf = (chart, x) => {
  const { now } = ends(chart);
  return (chart.convertFromPixel({ xAxisIndex: 0 }, x) - now[0]) / (now[1] - now[0]);
};

/** The point that is nearest to a pixel. */
const pointAt = (chart, x) => {
  const at = chart.convertFromPixel({ xAxisIndex: 0 }, x);
  const far = chart.getOption().series[0].data.map(({ value: [day] }) => Math.abs(time(day) - at));
  return far.indexOf(Math.min(...far));
};

/** Has a chart take part, if it is a trend. */
export const join = (chart, element) => {
  if (!element?.closest(".trend")) return;
  charts.add(chart);
  // The same listeners count once.
  document.addEventListener("click", click);
  document.addEventListener("keydown", press, true);
  const pointer = chart.getZr();
  const others = () => inView().filter((other) => other !== chart);
  /** Where a drag began, and whether it has moved. */
  let held = null;
  /** The point that a finger touched last: touched again it is opened. */
  let touched = null;

  pointer.on("mousemove", ({ offsetX: x }) => {
    if (held && part && Math.abs(x - held.x) > 4) {
      move(chart, placeOf(chart, held.x) - placeOf(chart, x));
      held = { x };
    }
    const at = chart.convertFromPixel({ xAxisIndex: 0 }, x);
    for (const other of others()) {
      // The numbers beside another may need more room.
      const place = other.convertToPixel({ xAxisIndex: 0 }, at);
      other.dispatchAction({ type: "showTip", x: place, y: other.getHeight() / 2 });
    }
  });
  pointer.on("globalout", () => {
    held = null;
    for (const other of others()) {
      other.dispatchAction({ type: "updateAxisPointer", currTrigger: "leave" });
      other.dispatchAction({ type: "hideTip" });
    }
  });
  pointer.on("mousedown", ({ offsetX: x }) => (held = { x }));
  pointer.on("mouseup", () => (held = null));
  // A wheel alone is the page's.
  pointer.on("mousewheel", ({ event, wheelDelta, offsetX }) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    scale(chart, wheelDelta > 0 ? 1 / STEP : STEP, placeOf(chart, offsetX));
  });
  pointer.on("pinch", ({ event, pinchScale, pinchX }) => {
    event.preventDefault();
    scale(chart, 1 / pinchScale, placeOf(chart, pinchX));
  });
  pointer.on("click", ({ event, offsetX }) => {
    const at = pointAt(chart, offsetX);
    if (at < 0) return;
    const points = element.closest(".plot").querySelector(".points");
    const isFirstTouch = (event.pointerType === "touch" || event.zrByTouch) && touched !== at;
    touched = at;
    tell(points, isFirstTouch ? "reach" : event.shiftKey ? "beside" : "open", at);
  });

  // One that comes into view shows the same weeks as the others.
  const settle = () => {
    chart.off("finished", settle);
    if (part) chart.setOption({ xAxis: { min: part.now[0], max: part.now[1] } });
  };
  chart.on("finished", settle);
};
