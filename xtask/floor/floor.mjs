// node floor.mjs ADDRESS FOLDER: opens a built site in old Chromiums of npm, unpacked to a folder, and prints a table of
// what held, as docs/browsers.md has it, and the counts. A browser that cannot be had is said to be missing.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import process, { argv, env, exit } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

import CDP from "chrome-remote-interface";

const [, , site, folder] = argv;
const BROWSERS = ["chromium-109", "chromium-103", "chromium-92", "chromium-88", "chromium-80", "chromium-69"];
/** The first version with all that the program needs; the site promises Chromium 109. */
const RUNS_FROM = 103;
const PATIENCE_MS = 30_000;

/** Pages of somebody else: the report in a frame, with the query of the page, as high as it says. */
const host = createServer(({ url }, response) => {
  response.setHeader("content-type", "text/html");
  response.end(`<!doctype html><script>addEventListener("message", ({ data }) => {
      if (data.type === "cncert-weekly:height") document.querySelector("iframe").height = data.height;
    })</script><iframe src="${site}${url.slice(1)}" width="700" height="150" scrolling="no"></iframe>`);
}).listen(0, "localhost");

/** Unpacks the browser of a package once, and gives its program. */
const unpacked = (name) => {
  const packed = fileURLToPath(new URL(`node_modules/${name}/bin`, import.meta.url));
  const own = join(folder, name);
  if (!existsSync(join(own, "done"))) {
    mkdirSync(own, { recursive: true });
    for (const file of readdirSync(packed).filter((file) => file.endsWith(".br"))) {
      const path = join(own, file.slice(0, -3));
      writeFileSync(path, brotliDecompressSync(readFileSync(join(packed, file))), { mode: 0o755 });
      if (path.endsWith(".tar")) spawnSync("tar", ["xf", path, "-C", own]);
    }
    writeFileSync(join(own, "done"), "");
  }
  return join(own, readdirSync(own).find((file) => /^chromium(-[\d.]+)?$/.test(file)));
};

/** Gives the page of a browser that listens, which may come a little later. */
const firstPage = async (port) => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await CDP({ port, local: true });
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
};

/** Starts a browser and gives a page of it, which ends with `close`. */
const start = async (name) => {
  const program = unpacked(name);
  const profile = mkdtempSync(join(folder, "profile-"));
  const switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0"];
  const browser = spawn(program, [...switches, `--user-data-dir=${profile}`, "about:blank"], {
    env: { ...env, LD_LIBRARY_PATH: join(folder, name, "lib") },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // A group of its own, which ends as a whole.
  });
  const gone = once(browser, "exit");
  const close = async () => {
    if (browser.exitCode === null) process.kill(-browser.pid, "SIGKILL");
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 9 });
  };
  try {
    const port = await new Promise((done, refused) => {
      let said = "";
      browser.stderr.on("data", (text) => {
        said += text;
        const port = /ws:\/\/[^/]+:(\d+)\//.exec(said);
        if (port) done(Number(port[1]));
      });
      gone.then(() => refused(new Error(said)));
      setTimeout(() => refused(new Error(`it does not listen: ${said}`)), PATIENCE_MS).unref();
    });
    const page = await firstPage(port);
    await Promise.all([page.Page.enable(), page.Runtime.enable()]);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const SHORTHANDS = `
  const html = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isSeen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility === "visible";`;

/** A reader at a page. */
class Reader {
  constructor(page) {
    this.page = page;
  }

  async see(width, height) {
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    await this.page.Emulation.setDeviceMetricsOverride(size);
  }

  async go(address) {
    const loaded = this.page.Page.loadEventFired();
    await this.page.Page.navigate({ url: address });
    await loaded;
  }

  async read(expression) {
    const body = `(() => { ${SHORTHANDS} return ${expression}; })()`;
    const { result, exceptionDetails } = await this.page.Runtime.evaluate({ expression: body, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  async until(condition) {
    const end = Date.now() + PATIENCE_MS;
    while (!(await this.read(`Boolean(${condition})`).catch(() => false))) {
      if (Date.now() > end) throw new Error(`never: ${condition}`);
      await pause(50);
    }
  }

  async expect(condition) {
    if (!(await this.read(`Boolean(${condition})`))) throw new Error(`not: ${condition}`);
  }

  /** Points at a place in an element, by parts of its size. */
  async point(selector, right, down) {
    const at = `((box) => ({ x: box.x + box.width * ${right}, y: box.y + box.height * ${down} }))(one('${selector}').getBoundingClientRect())`;
    await this.page.Input.dispatchMouseEvent({ type: "mouseMoved", ...(await this.read(at)) });
  }

  click(selector) {
    return this.read(`one('${selector}').click()`);
  }

  /** Opens a page of somebody else with the report in a frame that cannot be scrolled. */
  embed(query) {
    return this.go(`http://localhost:${host.address().port}/?${query}`);
  }
}

const DRAWN = "all('.canvas svg').filter((svg) => svg.getBoundingClientRect().height > 20).length === 6";
const READY = "html.dataset.state === 'ready'";
const STYLED = "getComputedStyle(one('.page')).maxWidth !== 'none' && !all('.unseen').some((node) => node.offsetWidth > 1)";

/** What is tried where the program runs. */
const RUNNING = {
  "takes over": async (reader) => {
    await reader.go(site);
    await reader.until(`html.dataset.boot === 'hydrated' && ${READY} && ${DRAWN}`);
    await reader.until("all('.plot').every((plot) => plot.dataset.drawn)");
  },
  tooltip: async (reader) => {
    const words = "all('[data-figure] .canvas svg text').length";
    const before = await reader.read(words);
    await reader.see(1200, 3000);
    await reader.point("[data-figure] .plot.bars .canvas", 0.4, 0.1);
    await reader.until(`${words} > ${before}`);
  },
  table: async (reader) => {
    await reader.go(`${site}?view=table`);
    await reader.until(`${READY} && all('main table').length >= 6 && !one('.plot')`);
  },
  week: async (reader) => {
    await reader.go(`${site}?week=2018-W06`);
    await reader.until(`${READY} && html.dataset.week === '2018-W06'`);
    await reader.click("a.step[rel=prev]");
    await reader.until("html.dataset.week === '2016-W15'");
  },
  language: async (reader) => {
    await reader.go(site);
    await reader.until(READY);
    await reader.read("(one('h1').isOld = true)");
    await reader.click("a.language");
    await reader.until(`html.lang === 'en' && ${READY} && location.pathname.endsWith('/en/')`);
  },
  frame: async (reader) => {
    await reader.embed("embed=1&only=malware_families");
    await reader.until("one('iframe').clientHeight > 200 && one('iframe').clientHeight < 900");
  },
  desk: async (reader) => {
    await reader.go(`${site}?draft`);
    await reader.until("one('[data-desk=ready]')");
  },
};

/** What is tried below. */
const BELOW = {
  styled: async (reader) => {
    await reader.go(site);
    await reader.until("html.dataset.state === 'error'");
    await reader.expect(`${STYLED} && ${DRAWN}`);
    await reader.expect("getComputedStyle(one('.plot.spark .canvas path')).stroke !== 'none'");
    await reader.expect("html.scrollWidth <= innerWidth && !all('button, select').some(isSeen) && !isSeen(one('.at-file'))");
  },
  sentence: async (reader) => {
    await reader.until("html.dataset.boot === 'failed'").catch(() => {});
    await reader.expect("isSeen(one('.no-program')) && one('.no-program').getBoundingClientRect().bottom <= innerHeight + 1");
  },
  week: async (reader) => {
    await reader.go(`${site}?week=2018-W06`);
    await reader.until("one('.no-program a[href*=\"2018-W06/zh\"]')");
    await reader.click(".no-program a[href*=\"2018-W06/zh\"]");
    await reader.until(`html.dataset.week === '2018-W06' && ${STYLED}`);
  },
  language: async (reader) => {
    await reader.go(site);
    await reader.until("html.dataset.state === 'error'");
    await reader.click("a.language");
    await reader.until(`html.lang === 'en' && html.dataset.state === 'error' && ${STYLED}`);
  },
  frame: async (reader) => {
    await reader.embed("embed=1");
    await reader.until("one('iframe').clientHeight > 1500");
  },
  desk: async (reader) => {
    await reader.go(`${site}?draft`);
    await reader.until("html.dataset.state === 'error'");
    await reader.expect("isSeen(one('.no-program')) && isSeen(one('#app h1')) && !one('.desk')");
  },
};

const counts = { passed: 0, failed: 0 };

const tried = async (name) => {
  let browser;
  try {
    browser = await start(name);
  } catch (error) {
    return `| ${name} | missing: ${error.message.trim().split("\n")[0]} | |`;
  }
  const { page, close } = browser;
  try {
    const version = (await page.Browser.getVersion()).product.replace("Headless", "");
    const runs = Number(/\/(\d+)/.exec(version)[1]) >= RUNS_FROM;
    const reader = new Reader(page);
    const held = [];
    for (const [what, check] of Object.entries(runs ? RUNNING : BELOW)) {
      await reader.see(1200, 900);
      try {
        await check(reader);
        counts.passed += 1;
        held.push(what);
      } catch (error) {
        counts.failed += 1;
        held.push(`**not ${what}**`);
        console.error(`${name}: ${what}: ${error.message}`);
      }
    }
    return `| ${version.replace("Chrome/", "Chromium ")} | ${runs ? "runs" : "readable"} | ${held.join(", ")} |`;
  } finally {
    await page.close();
    await close();
  }
};

mkdirSync(folder, { recursive: true });
const rows = [];
for (const name of BROWSERS) rows.push(await tried(name));
console.log(["| browser | the program | seen |", "|---|---|---|", ...rows].join("\n"));
console.log(`# pass ${counts.passed}\n# fail ${counts.failed}`);
exit(counts.failed ? 1 : 0);
