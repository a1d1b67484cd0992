import assert from "node:assert/strict";
import { test } from "node:test";

import { heard, heights, isName, message } from "./protocols.js";

const own = { id: "report", pym: "child", resizer: null };
const size = { width: 640, height: 480 };

/** The settings that iframe-resizer's host sends: its name for the frame first. */
const settings = "[iFrameSizer]iFrameResizer0:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true";

const go = (name, facts) => ({ type: `cncert-weekly:set-${name}`, version: 1, id: "report", ...facts });

test("a height is told to every host that may never ask: ours, Datawrapper's, open-iframe-resizer's and AMP's", () =>
  assert.deepEqual(heights({ ...own, pym: null }, size), [
    { type: "cncert-weekly:height", version: 1, id: "report", height: 480 },
    { "datawrapper-height": { report: 480 } },
    { type: "iframe-resized", width: 640, height: 480 },
    { sentinel: "amp", type: "embed-size", height: 480 },
  ]));

test("a height is told in Pym's and iframe-resizer's protocol to a host that has spoken", () => {
  assert.deepEqual(heights({ ...own, resizer: { id: "a", isNew: true } }, size).slice(4), [
    "pymxPYMxchildxPYMxheightxPYMx480",
    "[iFrameSizer]a:480:640:init",
    "[iFrameSizer]a:480:640:mutationObserver",
  ]);
  assert.deepEqual(heights({ ...own, pym: null, resizer: { id: "a", isNew: false } }, size).slice(4), ["[iFrameSizer]a:480:640:mutationObserver"]);
});

test("an event has its name, its version and the frame's name", () =>
  assert.deepEqual(message("week", "report", { week: "2018-W06", revision: 1 }), {
    type: "cncert-weekly:week",
    version: 1,
    id: "report",
    week: "2018-W06",
    revision: 1,
  }));

test("what a host asks for is understood", () => {
  for (const [name, key, values] of [
    ["week", "week", ["latest", "2018-W06", "2020-W53"]],
    ["lang", "lang", ["zh", "en"]],
    ["theme", "theme", ["auto", "light", "dark", "contrast"]],
  ])
    for (const value of values) assert.deepEqual(heard(go(name, { [key]: value }), own), { says: "go", key, value });
});

test("a language is asked for by any tag that names it", () => {
  for (const tag of ["en_US", "EN", "en-GB"])
    assert.deepEqual(heard(go("lang", { lang: tag }), own), { says: "go", key: "lang", value: "en" });
  assert.deepEqual(heard(go("lang", { lang: "zh-Hans" }), own), { says: "go", key: "lang", value: "zh" });
});

test("what other publishers' hosts say is understood", () => {
  const asks = { says: "again" };
  assert.deepEqual(heard("pymxPYMxchildxPYMxwidthxPYMx640", own), asks);
  assert.deepEqual(heard(settings, own), { says: "resizer", id: "iFrameResizer0" });
  assert.deepEqual(heard("[iFrameSizer]resize", { ...own, resizer: { id: "a" } }), asks);
  const wishes = { targetElementSelector: undefined, bodyPadding: "8px", bodyMargin: undefined };
  for (const data of [
    { type: "iframe-child-init" }, { type: "iframe-child-init", ...wishes }, { type: "iframe-get-child-dimensions" },
    { sentinel: "amp", type: "frames-init" },
  ])
    assert.deepEqual(heard(data, own), asks);
});

/** What hosts call their frames: in Chinese, by a path, as React and PHP count, at length. */
const NAMES = ["周报", "portal/weekly", "«r0»", "_r_0_", "weekly[1]", "a b", "weekly".repeat(20), "🗞"];

test("a host may call its frame what it likes", () => {
  for (const name of NAMES) {
    const named = settings.replace("iFrameResizer0", name);
    assert.deepEqual(heard(named, own), { says: "resizer", id: name });
    assert.deepEqual(heard(`pymxPYMx${name}xPYMxwidthxPYMx640`, { ...own, pym: name }), { says: "again" });
    assert.equal(heights({ id: name, pym: name, resizer: null }, size)[4], `pymxPYMx${name}xPYMxheightxPYMx480`);
  }
});

test("a margin of iframe-resizer's may be any number", () => {
  for (const margin of ["8", "0", "12.5", "-4", "1e1", ""])
    assert.deepEqual(heard(settings.replace(":8:", `:${margin}:`), own), { says: "resizer", id: "iFrameResizer0" });
});

test("nothing else is", () => {
  const good = go("week", { week: "2018-W06" });
  const { id, ...nameless } = good;
  for (const data of [
    null, undefined, 0, true, "", [], [good], {}, { type: null }, { type: {} },
    nameless, { ...good, id: "other" }, { ...good, version: 2 }, { ...good, version: "1" }, { ...good, more: 1 },
    { ...good, type: "set-week" }, { ...good, type: "cncert-weekly:set-year" }, { ...good, type: "cncert-weekly:toString" },
    { ...good, type: "cncert-weekly:cncert-weekly:set-week" }, { ...good, type: "x cncert-weekly:set-week" },
    ...["2018-W6", "2018-W54", "2018-W00", "18-W06", "", "2018-W06 ", "2018-W06\n", null, 6, ["2018-W06"], {}].map((week) => ({ ...good, week })),
    ...["fr", "english", "", null, ["zh"]].map((lang) => go("lang", { lang })),
    ...["blue", "Dark", "", null].map((theme) => go("theme", { theme })),
    go("week", { lang: "zh" }), go("week", { week: "latest", lang: "zh" }),
    "pymxPYMxotherxPYMxwidthxPYMx640", "pymxPYMxchildxPYMxwidthxPYMx-1", "pymxPYMxchildxPYMxwidthxPYMx640xPYMx",
    "pymxPYMxchildxPYMxwidthxPYMx", "pymxPYMxchildxPYMxheightxPYMx640", "pymxPYMxchildxPYMxnavigateToxPYMxhttps://a.example/",
    "[iFrameSizer]", "[iFrameSizer]resize", "[iFrameSizer]a", "[iFrameSizer]a:480:640:init", `${settings}[iFrameSizer]`, ` ${settings}`,
    settings.replace("iFrameResizer0", ""), settings.replace("iFrameResizer0", "a\nb"), settings.replace(":8:", ":x:"), settings.replace(":8:false:", ":8:640:"), settings + ":".repeat(2000),
    { type: "iframe-child-init", bodyPadding: 8 }, { type: "iframe-child-init", more: "x" }, { type: "iframe-get-child-dimensions", more: 1 },
    { type: "frames-init" }, { sentinel: "pym", type: "frames-init" }, { sentinel: "amp", type: "frames-init", more: 1 }, { sentinel: "amp", type: "embed-size", height: 1 },
    { type: "iframe-resized", width: 1, height: 1 }, { "datawrapper-height": { report: 1 } }, good.type, JSON.stringify(good),
  ])
    assert.equal(heard(data, own), null, JSON.stringify(data));
});

test("a name is any text in one line that is not absurdly long", () => {
  for (const name of ["a", "frame-1", "A_b.c", ...NAMES]) assert.ok(isName(name), name);
  for (const name of ["", null, undefined, 1, ["a"], "a\nb", "a\r", "\u0000", "a\u0085b", "a\u2028b", "a\u2029", "\ud800", "a".repeat(1001)])
    assert.ok(!isName(name), JSON.stringify(name));
});
