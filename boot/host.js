// Who the page around the frame is, as far as the browser tells.

const originOf = (address) => {
  try {
    const { origin } = new URL(address);
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
};

/**
 * The origin of the page around the frame; null where it is not known. The referrer tells it only while it is not the
 * report's own, which it is after a step from page to page within the frame.
 */
export const hostOrigin = (view, document) => {
  try {
    return originOf(view.parent.location.origin);
  } catch {
    const { ancestorOrigins } = view.location;
    if (ancestorOrigins) return originOf(ancestorOrigins[0]);
    const origin = originOf(document.referrer);
    return origin === originOf(document.baseURI) ? null : origin;
  }
};
