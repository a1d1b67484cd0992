// What the report and the page around its frame say to each other: our own messages, and the heights as five other
// publishers' host scripts understand them. Pure; written from what their own children send.

import { LIVE } from "./keys.js";
import { languageOf } from "./languages.js";

const PREFIX = "cncert-weekly:";
const VERSION = 1;

/** A value that has a form, else nothing. */
const formed = (form) => (value) => (form.test(value) ? value : null);

/** How the value is read that a host may ask for, by its key in the message, which is that of the address. */
const readers = {
  week: formed(/^(?:latest|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3]))$/),
  lang: languageOf,
  theme: formed(/^(?:auto|light|dark|contrast)$/),
};

/**
 * Whether a host may call a frame so: by any words in one line. A name goes back to its host as it came, as a part of a
 * message, and nowhere else.
 */
export const isName = (text) => typeof text === "string" && /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,1000}$/u.test(text);

/** One of our own messages. */
export const message = (name, id, facts) => ({ type: PREFIX + name, version: VERSION, id, ...facts });

/**
 * A height in each protocol that the host may understand: ours, and those of hosts that never ask (Datawrapper's,
 * open-iframe-resizer's, AMP's), always; Pym's where the address names its child; iframe-resizer's once its host has
 * spoken. That one is told of a change as its own child tells, at once, too: a host that imitates it hears no other kind.
 */
export const heights = ({ id, pym, resizer }, { width, height }) => {
  const messages = [
    message("height", id, { height }),
    { "datawrapper-height": { [id]: height } },
    { type: "iframe-resized", width, height },
    { sentinel: "amp", type: "embed-size", height },
  ];
  if (pym) messages.push(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  for (const kind of resizer ? [...(resizer.isNew ? ["init"] : []), "mutationObserver"] : []) {
    messages.push(`[iFrameSizer]${resizer.id}:${height}:${width}:${kind}`);
  }
  return messages;
};

const isPlain = (data) => typeof data === "object" && data !== null && !Array.isArray(data);

const hasKeys = (data, keys) => {
  const own = Object.keys(data);
  return own.length === keys.length && keys.every((key) => own.includes(key));
};

const command = (data, id) => {
  const key = LIVE.find((key) => data.type === `${PREFIX}set-${key}`);
  if (!key) return null;
  const isExact = hasKeys(data, ["type", "version", "id", key]) && data.version === VERSION && data.id === id;
  const value = isExact && typeof data[key] === "string" ? readers[key](data[key]) : null;
  return value === null ? null : { says: "go", key, value };
};

const ASKS = { says: "again" };

/** What open-iframe-resizer's host sends along, and what the report leaves as it is. */
const WISHES = ["targetElementSelector", "bodyPadding", "bodyMargin"];

/** The questions of open-iframe-resizer's host and of those that speak as AMP does. */
const question = (data) => {
  const { type, ...wishes } = data;
  const isFirst =
    type === "iframe-child-init" &&
    Object.entries(wishes).every(([key, wish]) => WISHES.includes(key) && (wish === undefined || typeof wish === "string"));
  const isAgain = type === "iframe-get-child-dimensions" && hasKeys(data, ["type"]);
  const isAmp = type === "frames-init" && data.sentinel === "amp" && hasKeys(data, ["type", "sentinel"]);
  return isFirst || isAgain || isAmp ? ASKS : null;
};

/**
 * The settings of iframe-resizer's host, of which only its name for the frame matters here. As its own child does, they are
 * known by the third, which says whether the width is resized, too; the second is a margin in pixels.
 */
const resizer = (settings) => {
  const [id, margin, hasWidth, ...rest] = settings.split(":");
  const isOne = /^(?:true|false)$/.test(hasWidth) && Number.isFinite(Number(margin)) && rest.length > 3 && rest.length < 40;
  return isName(id) && isOne ? { says: "resizer", id } : null;
};

const text = (data, pym, hasResizer) => {
  if (data.length > 2000) return null;
  if (pym && data.startsWith(`pymxPYMx${pym}xPYMxwidthxPYMx`)) {
    return /xPYMx\d{1,6}$/.test(data) ? ASKS : null;
  }
  const [before, settings, more] = data.split("[iFrameSizer]");
  if (before !== "" || settings === undefined || more !== undefined) return null;
  return hasResizer && settings === "resize" ? ASKS : resizer(settings);
};

/** What a message of the host says; nothing where it is not exactly one of those that count. */
export const heard = (data, { id, pym, resizer: known }) => {
  if (typeof data === "string") return text(data, pym, Boolean(known));
  return isPlain(data) ? command(data, id) ?? question(data) : null;
};
