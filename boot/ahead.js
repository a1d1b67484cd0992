// When the wire will be free, so that what comes next is asked for a round trip before.

/** How many times as large as the page's HTML the program is with its scripts, compressed. */
const PROGRAM = 7;

/** How many milliseconds the page's own body needed on the wire, by how fast the browser says the line is, or else by what was seen of it. */
const underWay = ({ responseStart = 0, responseEnd = 0, encodedBodySize = 0 }, downlink) =>
  downlink > 0 ? (encodedBodySize * 8) / (downlink * 1000) : responseEnd - responseStart;

/**
 * Gives in how many milliseconds the program will have come but for a round trip, by how long the page's own body was
 * under way; the downlink is in Mbit/s, where the browser tells. 0 where that is past, or where nothing is known. Pure.
 */
export const untilNearlyHere = (navigation, connection, now) => {
  const page = navigation ?? {};
  return Math.max(0, (page.responseEnd ?? 0) + PROGRAM * underWay(page, connection?.downlink) - now);
};
