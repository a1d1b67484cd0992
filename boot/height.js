// When a height is told to the host. Pure: what is known and what was measured in, what is known next and what to tell out.

/** How often in a row the report may grow by the same amount, with nothing in it changed, before that is a loop. */
const GROWTHS = 5;

export const start = { told: 0, growth: 0, repeats: 0 };

/**
 * Gives what is known next, and whether the height is to be told: in whole pixels, never of a page that nobody sees. A
 * pixel too many is not worth a message; a pixel too few would be scrolled. A host that makes the frame larger than it
 * was told may have the report grow for ever: that ends, until something changes in the report itself.
 */
export const next = (known, { height, isShown, isChanged }) => {
  const growth = height - known.told;
  if (!isShown || height < 1 || growth === 0 || growth === -1) return [known, false];
  const isRepeated = growth === known.growth || known.repeats >= GROWTHS;
  const repeats = growth > 0 && !isChanged && isRepeated ? known.repeats + 1 : 0;
  if (repeats > GROWTHS) return [known, false];
  return [{ told: height, growth, repeats }, true];
};
