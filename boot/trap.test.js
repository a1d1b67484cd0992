import assert from "node:assert/strict";
import { test } from "node:test";

import { isOf } from "./trap.js";

const GLUE = "https://example.org/assets/reader-0123.js";
const AGAIN = `${GLUE}?fresh`;
const named = (error, ...addresses) =>
  Object.assign(error, { stack: addresses.map((address) => `    at f (${address}:1:20)`).join("\n") });
const trap = (...addresses) => named(new WebAssembly.RuntimeError("unreachable"), ...addresses);

test("a trap ends the program that it names, and one that names none the running one", () => {
  assert.ok(isOf(trap(GLUE), GLUE, GLUE));
  assert.ok(isOf(trap(AGAIN), AGAIN, GLUE));
  assert.ok(isOf(trap("wasm://wasm/0123"), AGAIN, GLUE));
});

test("a dead program may trap as it likes", () => assert.ok(!isOf(trap(GLUE), AGAIN, GLUE)));

test("in WebKit, which names no run in a stack, the running program is the one that ends", () => {
  const unnamed = Object.assign(trap(GLUE), { sourceURL: GLUE });
  assert.ok(isOf(unnamed, GLUE, GLUE) && isOf(unnamed, AGAIN, GLUE));
});

test("an error that went through the glue ends the program", () => {
  assert.ok(isOf(named(new RangeError("Maximum call stack size exceeded"), "wasm://wasm/0123", GLUE), GLUE, GLUE));
  assert.ok(!isOf(named(new RangeError("Maximum call stack size exceeded"), GLUE), AGAIN, GLUE));
});

test("an error of another script is nobody's end", () => {
  assert.ok(!isOf(named(new TypeError("of a chart"), "https://example.org/assets/charts-0123.js"), GLUE, GLUE));
  assert.ok(!isOf(named(new RangeError("of an extension"), "chrome-extension://a/b.js"), GLUE, GLUE));
  for (const nothing of [undefined, null, "a text", 1, {}]) assert.ok(!isOf(nothing, GLUE, GLUE));
});
