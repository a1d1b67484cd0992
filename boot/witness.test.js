import assert from "node:assert/strict";
import { test } from "node:test";

import { isForeign, witness } from "./witness.js";

const inside = (...around) => ({ closest: (selector) => selector.split(", ").some((of) => around.includes(of)) || null });

test("what is written into a drawing is not foreign, be it an element or a text, nor what is said, and all else is", () => {
  assert.ok(!isForeign({ target: inside(".canvas") }));
  assert.ok(!isForeign({ target: inside("#said") }));
  assert.ok(!isForeign({ target: { parentElement: inside(".canvas") } }));
  assert.ok(isForeign({ target: inside(".card") }));
  assert.ok(isForeign({ target: { parentElement: inside(".card") } }));
  assert.ok(isForeign({ target: { parentElement: null } }));
});

test("a change is told once, whether the browser has told of it already or not", (context) => {
  const waiting = [];
  let tell;
  globalThis.document = {};
  globalThis.MutationObserver = class {
    constructor(hear) {
      tell = hear;
    }
    observe() {}
    takeRecords() {
      return waiting.splice(0);
    }
  };
  context.after(() => {
    delete globalThis.document;
    delete globalThis.MutationObserver;
  });
  const isTouched = witness();
  assert.ok(isTouched(), "nobody knows of what was before");
  assert.ok(!isTouched());
  waiting.push({ target: inside(".card") });
  assert.ok(isTouched());
  assert.ok(!isTouched());
  tell([{ target: inside(".canvas") }, { target: inside(".card") }]);
  tell([{ target: inside(".canvas") }]);
  assert.ok(isTouched());
  tell([{ target: inside(".canvas") }]);
  assert.ok(!isTouched());
});
