import assert from "node:assert/strict";
import { test } from "node:test";

import { edges, next } from "./machine.js";

const events = ["adopted", "ready", "panicked", "refused"];

/** Runs events from the first state and gives each state passed, with its effect. */
const run = (...list) => {
  let state = "loading";
  return list.map((event) => {
    const [to, effect] = next(state, event);
    state = to;
    return effect ? `${to}:${effect}` : to;
  });
};

test("the program starts", () => assert.deepEqual(run("ready"), ["fresh:reveal"]));

test("a program that takes over the published page leaves it where it is", () =>
  assert.deepEqual(run("adopted", "adopted", "panicked", "ready"), [
    "hydrated:keep",
    "hydrated",
    "restarted:restart",
    "recovered:reveal",
  ]));

test("a program that cannot start is explained", () =>
  assert.deepEqual(run("refused"), ["failed:explain"]));

test("a panic restarts the program once", () =>
  assert.deepEqual(run("ready", "panicked", "ready", "panicked"), [
    "fresh:reveal",
    "restarted:restart",
    "recovered:reveal",
    "failed:explain",
  ]));

test("a panic during the first start restarts it", () =>
  assert.deepEqual(run("panicked", "ready"), ["restarted:restart", "recovered:reveal"]));

test("a program that runs says so as often as it likes", () => {
  assert.deepEqual(run("ready", "ready"), ["fresh:reveal", "fresh"]);
  assert.deepEqual(run("panicked", "ready", "ready").at(-1), "recovered");
});

test("a restart that is refused is explained", () =>
  assert.deepEqual(run("ready", "panicked", "refused"), [
    "fresh:reveal",
    "restarted:restart",
    "failed:explain",
  ]));

test("nothing leads out of failed", () => {
  for (const event of events) assert.deepEqual(next("failed", event), ["failed", null]);
});

test("every edge leads to a known state", () => {
  for (const [state, out] of Object.entries(edges))
    for (const [event, [to]] of Object.entries(out)) {
      assert.ok(events.includes(event), `${state}: ${event}`);
      assert.ok(to in edges, `${state}: ${event} leads to ${to}`);
    }
});
