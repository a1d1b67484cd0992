// What the report and the page around its frame say to each other: our own messages, and the heights as four other
// publishers' host scripts understand them. Pure; written from the public descriptions of the protocols.

const PREFIX = "cncert-weekly:";
const VERSION = 1;

/** What a host may ask for: the key of the message, which is that of the address, and its values. */
const commands = {
  "set-week": ["week", /^(?:latest|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3]))$/],
  "set-lang": ["lang", /^(?:zh|en)$/],
  "set-theme": ["theme", /^(?:auto|light|dark|contrast)$/],
};

/** Whether a name fits everywhere that a host may put it. */
export const isName = (text) => typeof text === "string" && /^[A-Za-z0-9_.-]{1,100}$/.test(text);

/** One of our own messages. */
export const message = (name, id, facts) => ({ type: PREFIX + name, version: VERSION, id, ...facts });

/**
 * A height in each protocol that the host understands: ours and Datawrapper's always; Pym's where the address names its
 * child; those of iframe-resizer and open-iframe-resizer once their host has spoken.
 */
export const heights = ({ id, pym, resizer, isOpenResizer }, { width, height }) => {
  const messages = [message("height", id, { height }), { "datawrapper-height": { [id]: height } }];
  if (pym) messages.push(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  if (resizer) messages.push(`[iFrameSizer]${resizer.id}:${height}:${width}:${resizer.isNew ? "init" : "size"}`);
  if (isOpenResizer) messages.push({ type: "iframe-resized", width, height });
  return messages;
};

const isPlain = (data) => typeof data === "object" && data !== null && !Array.isArray(data);

const hasKeys = (data, keys) => {
  const own = Object.keys(data);
  return own.length === keys.length && keys.every((key) => own.includes(key));
};

const command = (data, id) => {
  const name = typeof data.type === "string" && data.type.startsWith(PREFIX) ? data.type.slice(PREFIX.length) : "";
  if (!Object.keys(commands).includes(name)) return null;
  const [key, form] = commands[name];
  const isExact = hasKeys(data, ["type", "version", "id", key]) && data.version === VERSION && data.id === id;
  const value = data[key];
  return isExact && typeof value === "string" && form.test(value) ? { says: "go", key, value } : null;
};

/** What open-iframe-resizer's host sends along, and what the report leaves as it is. */
const WISHES = ["targetElementSelector", "bodyPadding", "bodyMargin"];

const openResizer = (data) => {
  const { type, ...wishes } = data;
  const isFirst =
    type === "iframe-child-init" &&
    Object.entries(wishes).every(([key, wish]) => WISHES.includes(key) && (wish === undefined || typeof wish === "string"));
  const isAgain = type === "iframe-get-child-dimensions" && hasKeys(data, ["type"]);
  return isFirst || isAgain ? { says: "openResizer" } : null;
};

/** The settings of iframe-resizer's host, of which only the first, its name for the frame, matters here. */
const resizer = (settings) => {
  const [id, padding, ...rest] = settings.split(":");
  return isName(id) && /^\d+$/.test(padding) && rest.length > 4 && rest.length < 40 ? { says: "resizer", id } : null;
};

const text = (data, pym, hasResizer) => {
  if (data.length > 2000) return null;
  if (pym && data.startsWith(`pymxPYMx${pym}xPYMxwidthxPYMx`)) {
    return /xPYMx\d{1,6}$/.test(data) ? { says: "pym" } : null;
  }
  const [before, settings, more] = data.split("[iFrameSizer]");
  if (before !== "" || settings === undefined || more !== undefined) return null;
  return hasResizer && settings === "resize" ? { says: "again" } : resizer(settings);
};

/** What a message of the host says; nothing where it is not exactly one of those that count. */
export const heard = (data, { id, pym, resizer: known }) => {
  if (typeof data === "string") return text(data, pym, Boolean(known));
  return isPlain(data) ? command(data, id) ?? openResizer(data) : null;
};
