// Whether a reader has turned to a figure. On a connection that has to be spared nothing is brought before he does that only
// moves what stands there already.

/** Tells whether the browser asks to be sent less, or says that the connection is slow. Pure. */
export const isSparing = (connection) => Boolean(connection?.saveData) || /2g$/.test(connection?.effectiveType);

const KINDS = ["pointerover", "touchstart", "focusin", "scroll"];

const isInView = (figure) => {
  const { top, bottom } = figure.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
};

/** Whether an event turns to a figure: points, touches, tabs or scrolls to it. */
const isTurn = ({ type, target }) =>
  type === "scroll" ? [...document.querySelectorAll("figure")].some(isInView) : Boolean(target.closest?.("figure"));

/**
 * Gives a function for whoever would bring something: it gives a promise that is kept when the reader turns to a figure,
 * or null where there is nothing to wait for. Called with `true` it takes note that he has.
 */
export const interestOver = (connection) => {
  let turned = null;
  if (!isSparing(connection)) return () => turned;
  let keep;
  turned = new Promise((kept) => (keep = kept));
  const turn = () => {
    for (const kind of KINDS) removeEventListener(kind, watch);
    turned = null;
    keep();
  };
  const watch = (event) => isTurn(event) && turn();
  for (const kind of KINDS) addEventListener(kind, watch, { passive: true });
  return (hasTurned) => {
    if (hasTurned) turn();
    return turned;
  };
};
