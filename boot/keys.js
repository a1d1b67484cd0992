// Keys of the address, written from src/browser/keys.rs.

/** Attributes of the element. */
export const ATTRIBUTES = ["week", "lang", "view", "theme", "compare", "span", "only", "hide", "transparent"];

/** What the report is told instead of being loaded anew. */
export const LIVE = ["week", "lang", "theme"];

/** What belongs to the frame, not to the report. */
export const OF_THE_FRAME = ["lang", "embed", "id", "only", "hide", "transparent"];

/** What asks for another page than the published one. */
export const ELSEWHERE = ["week", "issue", "date", "lang", "view", "rev", "draft"];
