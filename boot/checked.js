// Scripts and wasm that are run only if their bytes are the ones this page was built with, and are asked for once. What
// `fetch` has checked `import` would ask for again where a host forbids to keep it, and then run unchecked: so browsers
// check modules themselves (docs/parts.md says which one does it how).

const html = document.documentElement;

// A connection that says nothing for a minute will not say anything; a slow one needs most of it for 300 kB. Tests wait
// for less, and say so in the page. Below the floor there may be no limit.
const LIMIT_MS = Number(html.dataset.limit ?? 60_000);
const limit = () => AbortSignal.timeout?.(LIMIT_MS);

/** Requests a file; the promise is refused unless it has come whole and its hash is the expected one. */
export const request = ({ url, integrity }) => fetch(url, { integrity, signal: limit() });

/** The modules of this build, which the page lists as scripts that do not run. */
const list = document.getElementById("modules").content;
// Addresses are fixed now: switching the language in place moves the document's own address to another folder.
const began = document.baseURI;
const listed = (name, variant) => list.querySelector(`[src*="/${name}-"][src$="${variant}"]`);

/** The address of a module. The same one with a variant, as "?fresh", is to the browser another, with a state of its own. */
export const address = (name, variant = "") => new URL(listed(name, ".js").getAttribute("src") + variant, began).href;

/** Appends an element that brings a module; the promise is kept when its bytes were checked and are the browser's own. */
const appended = (element) =>
  new Promise((done, refused) => {
    element.onload = done;
    element.onerror = () => refused(new Error(`Failed to fetch ${element.src ?? element.href}`));
    limit()?.addEventListener("abort", ({ target }) => refused(target.reason));
    html.append(element);
  }).finally(() => element.remove());

/** Has the browser preload a module. */
const preload = (href, { integrity }) => appended(Object.assign(document.createElement("link"), { rel: "modulepreload", integrity, href }));

/** Has the browser run a copy of a listed script: under the policy no script may be given an address. */
const run = (script) => {
  const copy = document.importNode(script, true);
  const here = location.href;
  const hasMoved = copy.src !== new URL(script.getAttribute("src"), began).href;
  // Its own address is read now, from where the page began.
  if (hasMoved) history.replaceState(history.state, "", began);
  const ran = appended(copy);
  if (hasMoved) history.replaceState(history.state, "", here);
  return ran;
};

// WebKit, whose errors alone have this key, preloads whatever comes.
const checksPreloads = document.createElement("link").relList.supports("modulepreload") && !("sourceURL" in new Error());

/** Gives a module of the list. */
export const module = async (name, variant = "") => {
  const script = listed(name, ".js");
  const url = address(name, variant);
  if (checksPreloads) {
    await preload(url, script);
    return import(url);
  }
  // Such a browser remembers no failure, and asks again for what has failed.
  const own = listed(name, variant === "?fresh" ? variant : ".js");
  await run(own);
  return import(new URL(own.getAttribute("src"), began).href);
};
