// node boot/draw.mjs CHARTS < drawings.json > svgs.json: draws charts without a browser, with the site's own bundle of
// ECharts. In goes {theme, drawings: [{name, width, height, option}]}, out comes a list of SVG texts that fit any page of
// the site: no styles, ids of their own, as wide as their box.

import { readFile } from "node:fs/promises";
import { argv, stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";

import { cleaned } from "./drawn.js";

const bundle = await readFile(argv[2], "base64");
const { init, registerTheme } = await import(`data:text/javascript;base64,${bundle}`);

const draw = (drawing) => {
  const { width, height, option } = drawing;
  const chart = init(null, "still", { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  const svg = cleaned(chart.renderToSVGString(), drawing);
  chart.dispose();
  return svg;
};

const { theme, drawings } = JSON.parse(await text(stdin));
registerTheme("still", theme);
stdout.write(JSON.stringify(drawings.map(draw)));
