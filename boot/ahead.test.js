import assert from "node:assert/strict";
import test from "node:test";

import { untilNearlyHere } from "./ahead.js";

test("the program is under way six times as long as the page was", () =>
  assert.equal(untilNearlyHere({ responseStart: 150, responseEnd: 220 }, 300), 340));

test("what should be here by now is not waited for", () =>
  assert.equal(untilNearlyHere({ responseStart: 150, responseEnd: 220 }, 900), 0));

test("a page from the browser's own store tells nothing, and nothing is waited for", () => {
  assert.equal(untilNearlyHere({ responseStart: 20, responseEnd: 20 }, 30), 0);
  assert.equal(untilNearlyHere(undefined, 30), 0);
});
