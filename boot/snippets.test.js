import assert from "node:assert/strict";
import { test } from "node:test";

import { frameAddress } from "./element.js";
import { snippets } from "./snippets.js";

const ROOT = "https://report.example/weekly/";
const of = (choice) => snippets(ROOT, { only: "", week: "latest", lang: "zh", theme: "auto", width: "", ...choice }, "A “title”");

test("a script says what it brings", () => {
  assert.equal(of({}).script, `<script src="${ROOT}embed.js" data-week="latest" data-lang="zh" async></script>`);
  assert.equal(
    of({ only: "phishing_pages", week: "2018-W06", lang: "en", theme: "dark", width: "480" }).script,
    `<script src="${ROOT}embed.js" data-only="phishing_pages" data-week="2018-W06" data-lang="en" data-theme="dark" data-width="480" async></script>`,
  );
});

test("an element comes with the script that defines it", () =>
  assert.equal(
    of({ only: "phishing_pages" }).element,
    `<script src="${ROOT}embed.js" async></script>\n<cncert-weekly site="${ROOT}" only="phishing_pages" week="latest" lang="zh"></cncert-weekly>`,
  ));

test("a plain frame has its address, its title and what it may do", () => {
  const { iframe } = of({ only: "phishing_pages", lang: "en", theme: "dark", week: "2018-W06" });
  assert.ok(iframe.startsWith(`<iframe src="${ROOT}en/?embed=1&amp;only=phishing_pages&amp;week=2018-W06&amp;theme=dark" title="A “title”" width="100%" height="`));
  assert.match(iframe, / sandbox="allow-scripts allow-same-origin [^"]*" allow="clipboard-write[^"]*"><\/iframe>$/);
  assert.match(of({ width: "480" }).iframe, / width="480" /);
});

test("no word of a title ends its attribute", () => {
  const { iframe } = snippets(ROOT, { lang: "zh" }, `"><script>&`);
  assert.ok(iframe.includes(` title="&quot;>&lt;script>&amp;" `), iframe);
});

test("an address leaves out what it need not say", () => {
  assert.equal(frameAddress(ROOT, { lang: "zh", week: "latest", theme: "auto", only: null }), `${ROOT}?embed=1`);
  assert.equal(frameAddress(ROOT, { lang: "en", hide: "title,lang" }), `${ROOT}en/?embed=1&hide=title%2Clang`);
});
