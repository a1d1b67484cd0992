// What ECharts draws as the text of an SVG, for pages and for pictures: no styles, ids of its own, as wide as its box. Pure.

/** What ECharts writes as a style and an SVG can say by an attribute; the rest is the page's. */
const kept = new Set(["font-size", "font-weight"]);

const attributes = (style) =>
  style
    .split(";")
    .map((rule) => rule.split(":").map((part) => part.trim()))
    .filter(([name]) => kept.has(name))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");

/**
 * Whether a shape is to be seen. ECharts has others, under texts, which answer to a pointer where it draws itself; and
 * lines of one point.
 */
const isSeen = (shape) =>
  (!shape.includes(' fill="none"') || shape.includes(" stroke=")) && !/ d="M[\d.]+ [\d.]+"/.test(shape);

/** Leaves of a drawing what is seen and the policy of the site admits, under names that no other drawing of the page has. */
export const cleaned = (svg, { name, width, height }) =>
  svg
    .replace(/<style[^>]*>.*?<\/style>/gs, "")
    .replace(/ style="([^"]*)"/g, (_, style) => attributes(style))
    .replace(/ (?:class|ecmeta_\w+|xml:space|xmlns(?::\w+)?|baseProfile|version)="[^"]*"/g, "")
    .replace(/<(path|rect)(?: [^>]*)?><\/\1>/g, (shape) => (isSeen(shape) ? shape : ""))
    .replace(/ pointer-events="[^"]*"/g, "")
    // Lines are clipped to their grid, which they do not leave.
    .replace(/<g clip-path="[^"]*">(.*?)<\/g>/g, "$1")
    .replace(/<defs ?>.*?<\/defs>/g, "")
    .replace(/ stroke-width="([\d.]+)"/g, (_, width) => ` stroke-width="${Number(Number(width).toFixed(2))}"`)
    .replace(/zr\d+-/g, `${name}-`)
    .replace(/^<svg[^>]*>/, `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMinYMin">`)
    .replace(/>\s+</g, "><");
