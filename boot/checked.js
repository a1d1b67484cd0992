// Scripts and wasm that are run only if their bytes are the ones this page was built with.

// A connection that says nothing for a minute will not say anything; a slow one needs most of it for 300 kB. Tests wait
// for less, and say so in the page. Below the floor there may be no limit.
const LIMIT_MS = Number(document.documentElement.dataset.limit ?? 60_000);

/** Requests a file; the promise is refused unless it has come whole and its hash is the expected one. */
export const request = ({ url, integrity }) =>
  fetch(url, { integrity, signal: AbortSignal.timeout?.(LIMIT_MS) });

/** Gives an ES module after its bytes were checked; the import itself is then served from the browser's cache. */
export const module = async (asset, asked = request(asset)) => {
  const response = await asked;
  await response.arrayBuffer();
  return import(asset.url);
};

/** Gives the same file under another address: for the browser another module, with a state of its own. */
export const variant = ({ url, integrity }, name) => ({ url: `${url}?${name}`, integrity });
