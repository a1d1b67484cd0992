import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { languageOf } from "./languages.js";

const TAGS = JSON.parse(readFileSync(new URL("../tests/addresses/language_tags.json", import.meta.url)));

test("a tag and its look-alikes name the language that they begin with", () => {
  for (const [tag, language] of TAGS) assert.equal(languageOf(tag), language, JSON.stringify(tag));
});

test("no tag at all names none", () => {
  for (const nothing of [null, undefined]) assert.equal(languageOf(nothing), null);
});
