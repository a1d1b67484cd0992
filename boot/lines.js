// Texts in lines, as pictures need them: an SVG breaks none. Pure.

/** Breaks a text into lines: between words, and between any two Chinese signs. */
export const lines = (text, width, measure) => {
  const found = [""];
  for (const piece of text.match(/[\u2e80-\uffef]|\s+|[^\s\u2e80-\uffef]+/g) ?? []) {
    const longer = found.at(-1) + piece;
    // No line begins with a stop.
    if (found.at(-1) && measure(longer.trimEnd()) > width && !/^[，。；：、）”！？]/.test(piece)) found.push(piece.trimStart());
    else found[found.length - 1] = longer;
  }
  return found.map((line) => line.trim()).filter(Boolean);
};
