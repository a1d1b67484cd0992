import assert from "node:assert/strict";
import test from "node:test";

import { interestOver, isSparing } from "./interest.js";

test("a connection is spared that saves data or says that it is slow", () => {
  assert.ok(isSparing({ saveData: true, effectiveType: "4g" }));
  assert.ok(isSparing({ effectiveType: "slow-2g" }));
  assert.ok(isSparing({ effectiveType: "2g" }));
  assert.ok(!isSparing({ saveData: false, effectiveType: "3g" }));
  assert.ok(!isSparing({}));
});

test("where the browser says nothing of the connection, nothing waits", () => {
  assert.equal(interestOver(undefined)(), null);
  assert.equal(interestOver({ effectiveType: "4g" })(true), null);
});
