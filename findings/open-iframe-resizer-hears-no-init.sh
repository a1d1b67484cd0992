#!/usr/bin/env bash
# @open-iframe-resizer/core 1.4.2 and 2.1.0 with `enableLegacyLibSupport`: a frame with iframe-resizer 4.4.5's own child keeps its first height.
#
# The option is there for pages that have iframe-resizer's child. The host asks as iframe-resizer's does, and that child answers with
# its height in `[iFrameSizer]ID:616:285:init`. Since 1.4 the host hears only messages that end in `mutationObserver` or
# `resizeObserver`, which the child sends when something changes: a page at rest stays at 150 px, and is asked again and again. 1.2.1
# heard every message, and fits.
#
# Needs node, npm and chromium (any), whose frame is on another origin than its host. Seen with Chromium 156.
set -euo pipefail

command -v chromium > /dev/null || { echo "chromium is missing"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{
  "private": true,
  "dependencies": {
    "child": "npm:iframe-resizer@4.4.5",
    "host-1.2.1": "npm:@open-iframe-resizer/core@1.2.1",
    "host-1.4.2": "npm:@open-iframe-resizer/core@1.4.2",
    "host-2.1.0": "npm:@open-iframe-resizer/core@2.1.0"
  }
}
JSON
npm install --silent --ignore-scripts --no-audit --no-fund > /dev/null

cat > child.html <<'HTML'
<!doctype html><script src="node_modules/child/js/iframeResizer.contentWindow.js"></script>
<body><div style="height: 600px"></div>
HTML

cat > look.mjs <<'JS'
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

// Two seconds after the child has spoken the host tells what has become of the frame.
const page = (version, port) => `<!doctype html><title></title>
<iframe src="http://127.0.0.1:${port}/child.html"></iframe>
<script src="node_modules/host-${version}/dist/index.umd.cjs"></script>
<script>
  const said = [];
  addEventListener("message", ({ data }) => {
    if (said.push(String(data)) > 1) return;
    const height = () => document.querySelector("iframe").clientHeight;
    setTimeout(() => fetch("seen?" + encodeURIComponent(height() + " px; the child said " + said.join(", "))), 2000);
  });
  iframeResizer.initialize({ enableLegacyLibSupport: true }, "iframe");
</script>`;

let tell;
const server = createServer(async ({ url }, response) => {
  const { pathname, search, searchParams } = new URL(url, "http://localhost");
  if (pathname === "/seen") tell(decodeURIComponent(search.slice(1)));
  const isHost = pathname === "/host.html";
  const text = isHost ? page(searchParams.get("version"), server.address().port) : await readFile(`.${pathname}`).catch(() => "");
  response.setHeader("Content-Type", pathname.endsWith(".html") ? "text/html" : "text/javascript");
  response.end(text);
});
await new Promise((done) => server.listen(0, done));

const look = async (version) => {
  const address = `http://localhost:${server.address().port}/host.html?version=${version}`;
  const options = ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=profile-${version}`];
  const seen = new Promise((done) => (tell = done));
  const browser = spawn("chromium", [...options, address], { stdio: "ignore" });
  const limit = setTimeout(() => tell("nothing within a minute"), 60_000);
  const line = await seen;
  clearTimeout(limit);
  browser.kill();
  await new Promise((done) => browser.on("close", done));
  return line;
};

const seen = {};
for (const version of ["1.2.1", "1.4.2", "2.1.0"]) console.log(version, (seen[version] = await look(version)));
const isInit = Object.values(seen).every((line) => /said \[iFrameSizer\]ID:616:\d+:init$/.test(line));
const isAsFound = isInit && seen["1.2.1"].startsWith("616 px") && seen["1.4.2"].startsWith("150 px") && seen["2.1.0"].startsWith("150 px");
console.log(isAsFound ? "as found: the child says its height, and the host does not hear it" : "otherwise than found");
process.exit(isAsFound ? 0 : 1);
JS
chromium --version
node look.mjs
