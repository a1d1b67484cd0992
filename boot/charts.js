// The parts of ECharts in use, what it lacks for fingers, and what trends do together. The key of a chart is HTML, so there
// is no legend. Zooming and the borders of trends are done with these parts: those of ECharts for that would be 10 kB more.

import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { getInstanceByDom, init as start, registerTheme, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

import { join } from "./trends.js";

use([AriaComponent, BarChart, GridComponent, LineChart, PieChart, SVGRenderer, TooltipComponent]);

/** The chart that was touched last. */
let touched = null;

// ECharts hides a tooltip when the mouse goes elsewhere. A finger goes nowhere: it touches something else.
const touch = ({ target }) => {
  const place = target.closest?.("[_echarts_instance_]");
  const chart = place ? getInstanceByDom(place) : null;
  if (touched && touched !== chart && !touched.isDisposed()) {
    for (const action of [{ type: "downplay" }, { type: "updateAxisPointer", currTrigger: "leave" }, { type: "hideTip" }]) {
      touched.dispatchAction(action);
    }
  }
  touched = chart;
};

const init = (element, ...rest) => {
  // The same listener counts once, however many charts a page has. Where charts are drawn without one there is none.
  element?.ownerDocument.addEventListener("touchstart", touch, { passive: true });
  const chart = start(element, ...rest);
  join(chart, element);
  return chart;
};

export { init, registerTheme };
