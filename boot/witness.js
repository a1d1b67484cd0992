// Who writes into the page besides the program: translators and extensions do.

/** Whether a change is neither one of the chart library's, which alone draws, nor what is said to those who listen. Pure. */
export const isForeign = ({ target }) => !(target.closest ? target : target.parentElement)?.closest(".canvas, #said");

/**
 * Gives a function that tells whether anybody, be it the program, has written into the page since it was last called. Before the
 * first call nobody looked, so that anybody may have.
 */
export const witness = () => {
  let isTouched = true;
  let observer = null;
  const look = (changes) => {
    isTouched ||= changes.some(isForeign);
  };
  return () => {
    if (!observer) {
      observer = new MutationObserver(look);
      observer.observe(document.body, { characterData: true, childList: true, subtree: true });
    }
    look(observer.takeRecords());
    const wasTouched = isTouched;
    isTouched = false;
    return wasTouched;
  };
};
