// What is pasted into another page, for each way of embedding. Pure.

import { ALLOW, SANDBOX, firstHeight, frameAddress } from "./element.js";

const SIGNS = { "&": "&amp;", '"': "&quot;", "<": "&lt;" };

const attributes = (pairs) =>
  pairs
    .filter(([, value]) => value)
    .map(([name, value]) => ` ${name}="${String(value).replace(/[&"<]/g, (sign) => SIGNS[sign])}"`)
    .join("");

/**
 * Gives the snippets by name. `root` is the address of the site; `choice` has keys of the address, and a `width` in pixels
 * where the report is not to be as wide as its place.
 */
export const snippets = (root, choice, title) => {
  const { width, ...keys } = choice;
  const chosen = Object.entries(choice).filter(([key, value]) => key !== "theme" || value !== "auto");
  const bring = (more) => `<script${attributes([["src", `${root}embed.js`], ...more])} async></script>`;
  const frame = [
    ["src", frameAddress(root, keys)],
    ["title", title],
    ["width", width || "100%"],
    ["height", firstHeight(choice.only)],
    ["frameborder", "0"],
    ["loading", "lazy"],
    ["sandbox", SANDBOX],
    ["allow", ALLOW],
  ];
  return {
    script: bring(chosen.map(([key, value]) => [`data-${key}`, value])),
    element: `${bring([])}\n<cncert-weekly${attributes([["site", root], ...chosen])}></cncert-weekly>`,
    iframe: `<iframe${attributes(frame)}></iframe>`,
  };
};
