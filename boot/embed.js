// For pages of other sites: <script src=".../embed.js" data-week="latest" data-only="phishing_pages" async></script> puts the
// report, or a part of it, where the script stands, and defines <cncert-weekly>, which does the same. A script without
// any of these attributes only defines the element.

import { define } from "./element.js";
import { host } from "./words.json";

const script = document.currentScript;
define(new URL(".", script.src).href, host);

const facts = Object.entries(script.dataset);
if (facts.length) {
  const element = document.createElement("cncert-weekly");
  for (const [name, value] of facts) element.setAttribute(name, value);
  script.after(element);
}
