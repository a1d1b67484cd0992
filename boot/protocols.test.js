import assert from "node:assert/strict";
import { test } from "node:test";

import { heard, heights, isName, message } from "./protocols.js";

const own = { id: "report", pym: "child", resizer: null, isOpenResizer: false };
const size = { width: 640, height: 480 };

/** The settings that iframe-resizer's host sends: its name for the frame first. */
const settings = "[iFrameSizer]iFrameResizer0:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true";

const go = (name, facts) => ({ type: `cncert-weekly:set-${name}`, version: 1, id: "report", ...facts });

test("a height is told in our protocol and Datawrapper's whoever the host is", () =>
  assert.deepEqual(heights({ ...own, pym: null }, size), [
    { type: "cncert-weekly:height", version: 1, id: "report", height: 480 },
    { "datawrapper-height": { report: 480 } },
  ]));

test("a height is told in the protocol of each host that has spoken", () => {
  assert.deepEqual(heights({ ...own, resizer: { id: "a", isNew: true }, isOpenResizer: true }, size).slice(2), [
    "pymxPYMxchildxPYMxheightxPYMx480",
    "[iFrameSizer]a:480:640:init",
    { type: "iframe-resized", width: 640, height: 480 },
  ]);
  assert.equal(heights({ ...own, resizer: { id: "a", isNew: false } }, size)[3], "[iFrameSizer]a:480:640:size");
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

test("what other publishers' hosts say is understood", () => {
  assert.deepEqual(heard("pymxPYMxchildxPYMxwidthxPYMx640", own), { says: "pym" });
  assert.deepEqual(heard(settings, own), { says: "resizer", id: "iFrameResizer0" });
  assert.deepEqual(heard("[iFrameSizer]resize", { ...own, resizer: { id: "a" } }), { says: "again" });
  const wishes = { targetElementSelector: undefined, bodyPadding: "8px", bodyMargin: undefined };
  for (const data of [{ type: "iframe-child-init" }, { type: "iframe-child-init", ...wishes }, { type: "iframe-get-child-dimensions" }])
    assert.deepEqual(heard(data, own), { says: "openResizer" });
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
    ...["fr", "ZH", "zh-CN", "", null, ["zh"]].map((lang) => go("lang", { lang })),
    ...["blue", "Dark", "", null].map((theme) => go("theme", { theme })),
    go("week", { lang: "zh" }), go("week", { week: "latest", lang: "zh" }),
    "pymxPYMxotherxPYMxwidthxPYMx640", "pymxPYMxchildxPYMxwidthxPYMx-1", "pymxPYMxchildxPYMxwidthxPYMx640xPYMx",
    "pymxPYMxchildxPYMxwidthxPYMx", "pymxPYMxchildxPYMxheightxPYMx640", "pymxPYMxchildxPYMxnavigateToxPYMxhttps://a.example/",
    "[iFrameSizer]", "[iFrameSizer]resize", "[iFrameSizer]a", "[iFrameSizer]a:480:640:init", `${settings}[iFrameSizer]`, ` ${settings}`,
    settings.replace("iFrameResizer0", ""), settings.replace("iFrameResizer0", "<b>"), settings.replace(":8:", ":x:"), settings + ":".repeat(2000),
    { type: "iframe-child-init", bodyPadding: 8 }, { type: "iframe-child-init", more: "x" }, { type: "iframe-get-child-dimensions", more: 1 },
    { type: "iframe-resized", width: 1, height: 1 }, { "datawrapper-height": { report: 1 } }, good.type, JSON.stringify(good),
  ])
    assert.equal(heard(data, own), null, JSON.stringify(data));
});

test("a name is one that fits everywhere", () => {
  for (const name of ["a", "frame-1", "A_b.c"]) assert.ok(isName(name), name);
  for (const name of ["", null, undefined, 1, "a b", "a:b", "a\"", "字", "a".repeat(101)]) assert.ok(!isName(name), String(name));
});
