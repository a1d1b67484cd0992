// node boot/bundle.mjs OUT GLUE… [--debug]: writes boot.js, charts.js, embed.js, embedding.js, frame.js, guard.js,
// index.css, print.css, desk.css and the programs' glue, bundled for the browsers that the site supports, to the folder OUT;
// and bundled.json, which says whose packages are in them and what is changed there.

import { readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { ELSEWHERE } from "./keys.js";

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const minify = !argv.includes("--debug");
const [, , out, ...glue] = argv.filter((word) => word !== "--debug");

/** The files of packages that are put otherwise. */
const changed = new Set();

/** The path of a file within node_modules; none of a file that is not there. */
const ofPackage = (path) => {
  const [above, ...within] = relative(file("."), path).split(sep);
  return above === "node_modules" ? within.join("/") : undefined;
};

/** What is put otherwise in a file of ECharts. It fails where the file does not have it as many times as it is known to. */
const patch = (filter, old, times, now) => ({
  name: String(filter),
  setup: (esbuild) =>
    esbuild.onLoad({ filter }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const found = source.match(old)?.length ?? 0;
      if (found !== times) {
        return { errors: [{ text: `expected ${old} ${times} times in ${path}, found it ${found} times` }] };
      }
      changed.add(ofPackage(path));
      return { contents: source.replace(old, now) };
    }),
});

const patches = [
  // Under `trusted-types 'none'` the SVG painter cannot be disposed of: it empties two elements by innerHTML (zrender
  // pull request 1167). Textless elements are emptied by textContent just as well.
  patch(/zrender[\\/]lib[\\/]svg[\\/]Painter\.js$/, /\.innerHTML = (?:''|null);/g, 2, ".textContent = '';"),
  // A tooltip that is drawn takes the colour of its theme, but no font: it would have 12 px in large text, too.
  patch(
    /tooltip[\\/]TooltipRichContent\.js$/,
    /lineHeight: 22,/g,
    1,
    "font: textStyleModel.getFont(), lineHeight: Math.round(textStyleModel.get('fontSize') * 1.5),",
  ),
];

/** Writes each theme of the tokens twice: for the reader who chose it, and for the system that asks where nobody chose. */
const themes = {
  name: "themes",
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /[\\/]tokens\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const written = source.replace(
        /^@theme (\w+) (\(.+\)) \{\n([^}]*)\}$/gm,
        (_, name, asked, colors) =>
          `@media ${asked} { :root:not([data-theme]) {\n${colors}} }\n[data-theme="${name}"] {\n${colors}}`,
      );
      return { contents: written, loader: "css" };
    }),
};

/** Writes the keys into the guard that ask for another page. */
const keys = {
  name: "keys",
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /[\\/]guard\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace("ELSEWHERE", ELSEWHERE.join("|")) };
    }),
};

const common = {
  outdir: out,
  bundle: true,
  minify,
  charset: "utf8",
  // Whose all this is stands in the site's licenses.txt.
  legalComments: "none",
  metafile: true,
  logLevel: "error",
  target: ["chrome109", "firefox115", "safari16.4"],
};

/** The oldest browsers in which the report can be read as it is meant to be, though no program runs. */
const old = ["chrome69", "firefox78", "safari14.1"];

try {
  const bundles = await Promise.all([
    build({
      ...common,
      entryPoints: [file("embedding.js"), ...glue],
      entryNames: "[name]",
      format: "esm",
      loader: { ".css": "text" },
    }),
    build({
      ...common,
      entryPoints: [file("boot.js"), file("frame.js")],
      format: "esm",
      loader: { ".css": "text" },
      target: old,
    }),
    // Host pages of any encoding bring it.
    build({ ...common, entryPoints: [file("embed.js")], charset: "ascii", target: old }),
    build({
      ...common,
      entryPoints: [file("charts.js")],
      format: "esm",
      plugins: patches,
      // Chromium then compiles all of it beside the page's own thread, and no chart waits for it.
      banner: { js: "//# allFunctionsCalledOnLoad" },
    }),
    // The guard answers browsers of any age, so it is not an ES module and keeps to the oldest syntax.
    build({ ...common, entryPoints: [file("guard.js")], bundle: false, minify: true, plugins: [keys], target: "es5" }),
    build({
      ...common,
      entryPoints: ["index", "print", "desk"].map((name) => file(`../style/${name}.css`)),
      minify: true,
      plugins: [themes],
      target: old,
    }),
  ]);
  const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = new Set(inputs.flatMap((path) => ofPackage(path)?.match(/^(?:@[^/]+\/)?[^/]+/) ?? []));
  const bundled = { packages: [...packages].sort(), changed: [...changed].sort() };
  await writeFile(join(out, "bundled.json"), JSON.stringify(bundled));
} catch (error) {
  // esbuild has printed its errors, with their places.
  if (!error.errors) throw error;
  exit(1);
}
