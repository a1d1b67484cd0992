// <cncert-weekly>: the report, or a part of it, in a page of another site. Attributes are the keys of the address; those of
// the week, the language and the theme may change while it stands. Shared by the script for host pages and by the preview
// of the embed dialog.

import { ATTRIBUTES, LIVE } from "./keys.js";
import { languageOf } from "./languages.js";
import { isName } from "./protocols.js";

/** What else an attribute says: whose report, the frame's title, its width and first height in pixels, when it is loaded. */
const OTHERS = ["site", "label", "width", "height", "loading"];

/** What a frame of the report needs: scripts, its own storage, its links in new tabs, and its files. */
export const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
export const ALLOW = "clipboard-write";

/** The first height in pixels, which the report's own replaces. */
export const firstHeight = (only) => (only ? 360 : 1200);

/** Values that an address leaves out. */
const DEFAULTS = { week: "latest", theme: "auto" };

/** The address of a frame: that of the language's own page, and the keys that are set. */
export const frameAddress = (root, { lang, ...keys }) => {
  const url = new URL(lang === "en" ? "en/" : "", root);
  const query = new URLSearchParams({ embed: 1 });
  for (const [key, value] of Object.entries(keys)) if (value && value !== DEFAULTS[key]) query.set(key, value);
  url.search = query;
  return url.href;
};

/** The address of a site as an attribute has it, with or without the last slash; null where it is none of the web. */
const siteOf = (address) => {
  if (!address) return null;
  try {
    const { protocol, href } = new URL(address.replace(/\/*$/, "/"), document.baseURI);
    return /^https?:$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
};

const PREFIX = "cncert-weekly:";
const EVENTS = ["ready", "week", "lang", "error", "download"];
let count = 0;

/**
 * Defines the element, once a page: of several sites' scripts the first one's serves all. `root` is the address of the site
 * that an element without one of its own shows, `titles` the frame's by language.
 */
export const define = (root, titles) => {
  if (customElements.get("cncert-weekly")) return;

  class Weekly extends HTMLElement {
    static observedAttributes = [...ATTRIBUTES, ...OTHERS];
    #frame = null;
    #name = "";
    #origin = "";
    #isReady = false;
    #loaded = {};

    connectedCallback() {
      addEventListener("message", this);
      if (this.#frame) return;
      count += 1;
      this.#name = isName(this.id) ? this.id : `cncert-weekly-${count}`;
      this.style.display ||= "block";
      const frame = document.createElement("iframe");
      this.#frame = frame;
      frame.allow = ALLOW;
      frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
      // So that the report knows to whom it speaks.
      frame.referrerPolicy = "strict-origin";
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      this.#limit();
      this.#fit(this.getAttribute("height") || firstHeight(this.getAttribute("only")));
      this.#load();
      // Written as if it closed itself, the element holds all that follows it, and that is to be seen.
      this.attachShadow({ mode: "open" }).append(frame, document.createElement("slot"));
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#isReady = false;
    }

    attributeChangedCallback(name, before, value) {
      if (!this.#frame || before === value) return;
      if (name === "height") this.#fit(value);
      else if (name === "width") this.#limit();
      else if (LIVE.includes(name) && this.#isReady) this.#tell(name);
      else if (name !== "loading") this.#load();
    }

    /** Takes what the report says, and nothing from anybody else. */
    handleEvent({ source, origin: from, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || from !== this.#origin) return;
      const { type, version, id, ...detail } = Object(data);
      if (version !== 1 || id !== this.#name || typeof type !== "string" || !type.startsWith(PREFIX)) return;
      const name = type.slice(PREFIX.length);
      if (name === "height") return this.#fit(detail.height);
      if (!EVENTS.includes(name)) return;
      if (name === "ready") {
        this.#isReady = true;
        // What was told to a page before it, or before the element was moved, this one has not heard.
        LIVE.filter((key) => this.#live(key) !== this.#loaded[key]).forEach((key) => this.#tell(key));
      }
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }

    #live(key) {
      return key === "lang" ? this.#lang() : this.getAttribute(key) || DEFAULTS[key];
    }

    #tell(key) {
      const message = { type: `${PREFIX}set-${key}`, version: 1, id: this.#name, [key]: this.#live(key) };
      this.#frame.contentWindow.postMessage(message, this.#origin);
    }

    /** The language: the element's own, or that of the page around it. */
    #lang() {
      return languageOf(this.closest("[lang]")?.lang || document.documentElement.lang) ?? "zh";
    }

    #load() {
      const keys = Object.fromEntries(ATTRIBUTES.map((key) => [key, this.getAttribute(key)]));
      const lang = this.#lang();
      const site = siteOf(this.getAttribute("site")) ?? root;
      this.#origin = new URL(site).origin;
      // From a page of its own origin such a sandbox guards nothing, and browsers say so.
      if (this.#origin === location.origin) this.#frame.removeAttribute("sandbox");
      else this.#frame.setAttribute("sandbox", SANDBOX);
      this.#isReady = false;
      this.#loaded = Object.fromEntries(LIVE.map((key) => [key, this.#live(key)]));
      this.#frame.title = this.getAttribute("label") || titles[lang].title;
      this.#frame.src = frameAddress(site, { ...keys, lang, id: this.#name });
    }

    #fit(height) {
      if (height > 0 && height < 1e5) this.#frame.style.height = `${Math.ceil(height)}px`;
    }

    #limit() {
      const width = Number(this.getAttribute("width"));
      // Of the frame alone: what else stands in the element is as wide as it was.
      this.#frame.style.maxWidth = width > 0 ? `${width}px` : "";
    }
  }

  customElements.define("cncert-weekly", Weekly);
};
