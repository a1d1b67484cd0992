// A figure as a picture that stands alone: title, week, unit, mark, drawing, source and address, in the colours of the light
// theme. It is the text of an SVG, of which a canvas makes a PNG. Pure but for the measure of texts.

import tokens from "../style/tokens.css";
import { cleaned } from "./drawn.js";
import { lines } from "./lines.js";

const WIDTH = 720;
const EDGE = 32;
const INNER = WIDTH - 2 * EDGE;
const RING = 240;
/** How high a drawing is, by its kind and rows. */
const HEIGHTS = { bars: (rows) => rows * 44, ring: () => RING, spark: () => 120, trend: () => 280 };
const FAINT = ' fill-opacity="0.24"';
const FAMILY = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** The colours of the light theme: the first block that has any. */
const light = Object.fromEntries(
  [...tokens.match(/color-scheme: light;([^}]*)/)[1].matchAll(/(--[\w-]+): (#\w+)/g)].map(([, name, color]) => [name, color]),
);

const SIGNS = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&"<>]/g, (sign) => SIGNS[sign]);

/** Gives the picture of an offer as SVG, with its height. `charts` is the chart library. */
export const picture = ({ title, picture: of }, charts, measureWith) => {
  const height = HEIGHTS[of.kind](of.rows);
  const width = of.kind === "ring" ? RING : INNER;
  charts.registerTheme("taken", of.theme);
  const chart = charts.init(null, "taken", { renderer: "svg", ssr: true, width, height });
  chart.setOption(of.option);
  // Made up values are outlined, as on the page.
  const drawing = cleaned(chart.renderToSVGString(), { name: "taken", width, height }).replace(
    / fill="v[^"]*"(?=[^>]* stroke-width="1\.5")/g,
    `$&${FAINT}`,
  );
  chart.dispose();

  const parts = [];
  let top = EDGE;
  const write = (text, size, color, weight = 400) => {
    const measure = measureWith(`${weight} ${size}px ${FAMILY}`);
    for (const line of lines(text, INNER, measure)) {
      top += Math.round(size * 1.5);
      parts.push(`<text x="${EDGE}" y="${top - Math.round(size * 0.4)}" font-size="${size}" font-weight="${weight}" fill="var(${color})">${escaped(line)}</text>`);
    }
  };
  write(title, 22, "--ink", 600);
  write(of.unit, 15, "--soft");
  if (of.mark) write(of.mark, 15, "--second", 600);
  if (of.said) write(of.said, 15, "--ink");
  top += 16;
  parts.push(drawing.replace("<svg ", `<svg x="${EDGE}" y="${top}" width="${width}" height="${height}" `));
  if (of.centre) {
    parts.push(`<text x="${EDGE + RING / 2}" y="${top + RING / 2 + 5}" font-size="15" text-anchor="middle" fill="var(--ink)">${escaped(of.centre)}</text>`);
  }
  const colors = ["--accent", "--second", "--third", "--fourth", "--fifth"];
  const isRing = of.kind === "ring";
  // Beside a ring, and in two columns under whatever is as wide as the picture.
  const columns = isRing ? 1 : 2;
  const begin = isRing ? top : top + height;
  const rows = Math.ceil(of.key.length / columns);
  of.key.forEach(([label, text], place) => {
    const x = isRing ? EDGE + RING + 32 : EDGE + (INNER / columns) * Math.floor(place / rows);
    const y = begin + 24 + (place % rows) * 26;
    const color = colors[place % colors.length];
    parts.push(`<rect x="${x}" y="${y - 11}" width="12" height="12" fill="var(${color})"${of.sample ? `${FAINT} stroke="var(${color})"` : ""}/>`);
    parts.push(`<text x="${x + 20}" y="${y}" font-size="15" fill="var(--ink)">${escaped(`${label}  ${text}`)}</text>`);
  });
  top = Math.max(top + height, begin + rows * 26) + 16;
  for (const note of of.notes) write(note, 13, "--soft");
  write(of.source, 13, "--soft");
  write(of.address, 13, "--soft");
  top += EDGE;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" font-family="${FAMILY}" xml:lang="${of.lang}" role="img" aria-labelledby="taken-title taken-words">` +
    `<title id="taken-title">${escaped(title)}</title><desc id="taken-words">${escaped(of.alternative)}</desc>` +
    `<rect width="${WIDTH}" height="${top}" fill="var(--paper)"/>${parts.join("")}</svg>`;
  return { svg: svg.replace(/var\((--[\w-]+)\)/g, (_, name) => light[name] ?? light["--ink"]), width: WIDTH, height: top };
};
