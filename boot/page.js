// The page that scripts stand beside.

export const html = document.documentElement;

/** The language that it is in. */
export const language = () => (html.lang === "en" ? "en" : "zh");

/** The folder of a language's pages, from the root of the site. */
export const folder = (lang) => (lang === "en" ? "en/" : "");

/** Adds styles. The policy bears no element with them, so below the floor there may be none. */
export const style = (css) => {
  if (!document.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
