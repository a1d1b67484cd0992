import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "./lines.js";

/** As wide as it has signs, Chinese ones twice. */
const measure = (text) => [...text].reduce((width, sign) => width + (sign > "\u2e80" ? 2 : 1), 0);

test("English is broken between words, and Chinese between signs but not before a stop", () => {
  assert.deepEqual(lines("down 7.6% on last week", 10, measure), ["down 7.6%", "on last", "week"]);
  assert.deepEqual(lines("较上周下降7.6%，上周为五", 14, measure), ["较上周下降7.6%，", "上周为五"]);
  assert.deepEqual(lines("", 10, measure), []);
});

test("no sign of a text is lost, be the measure ever so narrow", () => {
  const text = "境内 CNCERT/CC 的 https://example.org/weekly/?week=2018-W06，周报";
  for (const width of [0, 3, 8, 1000]) assert.equal(lines(text, width, measure).join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
});
