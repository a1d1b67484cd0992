// node boot/bundle.mjs OUT GLUE… [--debug]: writes boot.js, charts.js, embed.js, embedding.js, frame.js, guard.js,
// index.css, print.css, desk.css and the programs' glue, bundled for the browsers that the site supports, to the folder OUT.

import { readFile } from "node:fs/promises";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const minify = !argv.includes("--debug");
const [, , out, ...glue] = argv.filter((word) => word !== "--debug");

/**
 * Lets ECharts be disposed of under `trusted-types 'none'`: its SVG painter empties two elements by innerHTML, which
 * the policy refuses (zrender pull request 1167). Textless elements are emptied by textContent just as well.
 */
const disposable = {
  name: "disposable",
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /zrender[\\/]lib[\\/]svg[\\/]Painter\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const places = /\.innerHTML = (?:''|null);/g;
      const found = source.match(places)?.length ?? 0;
      if (found !== 2) {
        return { errors: [{ text: `expected innerHTML to be set twice in ${path}, found ${found}` }] };
      }
      return { contents: source.replace(places, ".textContent = '';") };
    }),
};

const common = {
  outdir: out,
  bundle: true,
  minify,
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  target: ["chrome109", "firefox115", "safari16.4"],
};

try {
  await Promise.all([
    build({
      ...common,
      entryPoints: [file("boot.js"), file("frame.js"), file("embedding.js"), ...glue],
      entryNames: "[name]",
      format: "esm",
      loader: { ".css": "text" },
    }),
    // Host pages of any encoding bring it.
    build({ ...common, entryPoints: [file("embed.js")], charset: "ascii" }),
    build({
      ...common,
      entryPoints: [file("charts.js")],
      format: "esm",
      plugins: [disposable],
      // Chromium then compiles all of it beside the page's own thread, and no chart waits for it.
      banner: { js: "//# allFunctionsCalledOnLoad" },
    }),
    // The guard answers browsers of any age, so it is not an ES module and keeps to the oldest syntax.
    build({ ...common, entryPoints: [file("guard.js")], minify: true, target: "es5" }),
    build({
      ...common,
      entryPoints: ["index", "print", "desk"].map((name) => file(`../style/${name}.css`)),
      minify: true,
    }),
  ]);
} catch {
  exit(1); // esbuild has printed the errors, with their places.
}
