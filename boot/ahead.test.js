import assert from "node:assert/strict";
import test from "node:test";

import { untilNearlyHere } from "./ahead.js";

const page = { responseStart: 150, responseEnd: 220, encodedBodySize: 14_000 };

test("the program is under way seven times as long as the page was", () =>
  assert.equal(untilNearlyHere(page, undefined, 300), 410));

test("where the browser says how fast the line is, that counts and not how the page came", () => {
  assert.equal(untilNearlyHere({ ...page, responseStart: 10 }, { downlink: 1.6 }, 300), 410);
  assert.equal(untilNearlyHere(page, { downlink: 0 }, 300), 410);
});

test("what should be here by now is not waited for", () =>
  assert.equal(untilNearlyHere(page, undefined, 900), 0));

test("a page from the browser's own store tells nothing, and nothing is waited for", () => {
  assert.equal(untilNearlyHere({ responseStart: 20, responseEnd: 20 }, undefined, 30), 0);
  assert.equal(untilNearlyHere(undefined, undefined, 30), 0);
});
