// When the wire will be free, so that what comes next is asked for a round trip before.

/** How many times as large as the page's HTML the program is, compressed. */
const PROGRAM = 6;

/**
 * Gives in how many milliseconds the program will have come but for a round trip, by how long the page's own body was
 * under way. 0 where that is past, or where nothing is known. Pure.
 */
export const untilNearlyHere = (navigation, now) => {
  const { responseStart = 0, responseEnd = 0 } = navigation ?? {};
  return Math.max(0, responseEnd + PROGRAM * (responseEnd - responseStart) - now);
};
