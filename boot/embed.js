// For pages of other sites: <script src=".../embed.js" data-week="latest" data-only="phishing_pages" async></script> puts the
// report, or a part of it, where the script stands, and defines <cncert-weekly>, which does the same. A script without
// any of these attributes only defines the element. Where it cannot do that, it says in the console what to do.

import { define } from "./element.js";
import { host } from "./words.json";

const say = (...words) => console.error("cncert-weekly:", ...words);

/** The script element, where the browser tells: not of a module, nor within a shadow root, nor of text that is evaluated. */
const line = document.currentScript?.src ? document.currentScript : null;
/** The address of this file; a trace names it where no element does. */
const file = line?.src ?? /https?:[^\s()]+\/embed\.js[^\s():]*/.exec(new Error().stack)?.[0];
const site = file && new URL(".", file).href;

/** Puts the report behind a script that says what to show. */
const put = (script) => {
  const facts = Object.entries(script.dataset);
  if (!facts.length) return;
  const element = document.createElement("cncert-weekly");
  for (const [name, value] of [["site", site], ...facts]) element.setAttribute(name, value);
  // Tag managers put scripts there, and React does with any that is async, wherever it is written.
  if (script.isConnected && !script.closest("head")) script.after(element);
  else say("nothing is shown where embed.js stands. Put this where the report is to be:", element.outerHTML);
};

/** Does the same for all scripts that brought this file as a module, which runs once a page. */
const putModules = () => {
  const modules = [...document.scripts].filter(({ type, src }) => type === "module" && src === file);
  modules.forEach(put);
  if (!modules.length) say("embed.js cannot tell where it stands. Put <cncert-weekly></cncert-weekly> where the report is to be.");
};

if (!site) {
  say('embed.js has to come from its site, by <script src="https://.../embed.js" async></script>.');
} else {
  define(site, host);
  if (line) put(line);
  else if (document.readyState !== "loading") putModules();
  else addEventListener("DOMContentLoaded", putModules);
}
