import assert from "node:assert/strict";
import { test } from "node:test";

import { next, start } from "./height.js";

/** What is told of heights that are measured one after another; each may be a number, or a measurement in part. */
const told = (...measured) => {
  let known = start;
  return measured.flatMap((measurement) => {
    const facts = typeof measurement === "number" ? { height: measurement } : measurement;
    const [after, isTold] = next(known, { isShown: true, isChanged: true, ...facts });
    known = after;
    return isTold ? [facts.height] : [];
  });
};

const unchanged = (height) => ({ height, isChanged: false });

test("a height is told when it is another one", () => assert.deepEqual(told(100, 100, 120, 120, 90), [100, 120, 90]));

test("a pixel less is not worth a message, a pixel more is", () => {
  assert.deepEqual(told(100, 99, 100, 99), [100]);
  assert.deepEqual(told(100, 101, 100, 101), [100, 101]);
  assert.deepEqual(told(100, 99, 98), [100, 98]);
});

test("nothing is told of a page that nobody sees, nor of none at all", () => {
  assert.deepEqual(told({ height: 900, isShown: false }, 100, { height: 900, isShown: false }, 100), [100]);
  assert.deepEqual(told(0, 100), [100]);
});

test("a page that grows by itself is left alone after a while", () => {
  const heights = Array.from({ length: 40 }, (_, step) => unchanged(100 + 20 * step));
  assert.ok(told(...heights).length < 10);
});

test("a page to which something is added a hundred times grows a hundred times", () => {
  const heights = Array.from({ length: 100 }, (_, step) => 100 + 20 * step);
  assert.deepEqual(told(...heights), heights);
});

test("a loop ends where something changes", () => {
  const heights = Array.from({ length: 40 }, (_, step) => unchanged(100 + 20 * step));
  const known = told(...heights).length;
  assert.equal(told(...heights, 2000).length, known + 1);
});

test("growth that is not the same is none of a loop", () => {
  const heights = Array.from({ length: 40 }, (_, step) => unchanged(100 + 20 * step + step * step));
  assert.equal(told(...heights).length, 40);
});
