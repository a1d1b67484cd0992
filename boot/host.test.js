import assert from "node:assert/strict";
import { test } from "node:test";

import { hostOrigin } from "./host.js";

/** A frame's view: its host's address where it may be read, and what else the browser tells. */
const origin = ({ own = "https://report.example/weekly/", host, ancestors, referrer = "" }) => {
  const parent = {
    get location() {
      if (host) return { origin: host };
      throw new Error("another origin");
    },
  };
  return hostOrigin({ parent, location: { ancestorOrigins: ancestors } }, { baseURI: own, referrer });
};

test("a host of the same origin is read", () => assert.equal(origin({ host: "https://report.example" }), "https://report.example"));

test("another one is told by the browser, or by the referrer", () => {
  assert.equal(origin({ ancestors: ["https://portal.example"], referrer: "https://other.example/" }), "https://portal.example");
  assert.equal(origin({ referrer: "https://portal.example/a?b" }), "https://portal.example");
});

test("a host that nobody tells of is not known", () => {
  assert.equal(origin({}), null);
  assert.equal(origin({ ancestors: ["null"] }), null);
  assert.equal(origin({ ancestors: [], referrer: "https://portal.example/" }), null);
  assert.equal(origin({ referrer: "about:blank" }), null);
});

test("the report's own address as the referrer tells nothing of its host", () =>
  assert.equal(origin({ referrer: "https://report.example/weekly/en/" }), null));
