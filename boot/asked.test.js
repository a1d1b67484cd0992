import assert from "node:assert/strict";
import { test } from "node:test";

import { weekAsked } from "./asked.js";

const index = {
  issues: [["2018-W06", 2018, 6, 1]],
  years: [
    { year: 2015, weeks: [[38, 39], [53, 53]] },
    { year: 2018, weeks: [[6, 6]] },
    { year: 2025, weeks: [[1, 52]] },
  ],
};

test("a week is asked for by its name, its issue or one of its days", () => {
  for (const [search, week] of [
    ["?week=2018-W06", "2018-W06"],
    ["?embed=1&week=2025-W52&lang=en", "2025-W52"],
    ["?week=2018-W06。", "2018-W06"],
    ["?issue=2018-6", "2018-W06"],
    ["?date=2018-02-05", "2018-W06"],
    ["?date=2018-02-11", "2018-W06"],
    ["?date=2024-12-30", "2025-W01"],
    ["?date=2016-01-03", "2015-W53"],
  ])
    assert.equal(weekAsked(search, index), week, search);
});

test("what has no issue is not asked for", () => {
  for (const search of [
    "",
    "?week=latest",
    "?week=2018-W07",
    "?week=2015-W40",
    "?week=%22%3E",
    "?issue=2018-7",
    "?date=2018-02-12",
    "?date=2018-13-45",
    "?lang=en",
  ])
    assert.equal(weekAsked(search, index), null, search);
});
