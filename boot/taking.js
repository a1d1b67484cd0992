// The dialog in which readers take figures along: as pictures and as data, by a link, in a citation. The program says what
// there is; this draws, saves and copies. Where nothing may come of saving, the picture is a PNG that can be kept by a long
// press, and what a file would hold stands in a field to be copied.

import { copy, make, open as openDialog, option } from "./dialog.js";
import { picture } from "./picture.js";
import { taking } from "./words.json";

/** Hands a file to the browser. */
const save = (name, blob) => {
  const href = URL.createObjectURL(blob);
  const link = make("a", { href, download: name });
  link.click();
  // Not before the browser has read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

/** WeChat saves no file. */
const isSaving = !navigator.userAgent.includes("MicroMessenger");

/** In a frame or sandbox a file may be kept back, and no script is told. */
const isSure = isSaving && parent === self && origin !== "null";

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Measures texts in a font. */
const measureWith = (font) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  return (text) => pen.measureText(text).width;
};

/** Makes a PNG of a picture on screen, twice as fine. */
const png = async (image, { width, height }) => {
  await image.decode();
  const canvas = make("canvas", { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
  return new Promise((done, refused) => {
    canvas.toBlob((blob) => (blob ? done(blob) : refused(new Error("no picture"))), "image/png");
  });
};

/** Has an image show a PNG by its own text: WeChat keeps none that only stands in memory. Where a host forbids that, it stays. */
const fix = async (image, blob) => {
  const before = image.src;
  const reader = new FileReader();
  await new Promise((done) => {
    reader.onload = done;
    reader.readAsDataURL(blob);
  });
  image.src = reader.result;
  await image.decode().catch(() => {
    image.src = before;
  });
};

/** A table as other programs take it from the clipboard: in HTML, and as text between tabs. */
const asHtml = (table) => {
  const cell = (tag) => (text) => make(tag, {}, text);
  const [head, ...rows] = table;
  const row = (tag) => (cells) => make("tr", {}, ...cells.map(cell(tag)));
  return make("table", {}, make("thead", {}, row("th")(head)), make("tbody", {}, ...rows.map(row("td")))).outerHTML;
};
const asText = (table) => table.map((cells) => cells.join("\t")).join("\n");

/** Opens the dialog for an offer. */
export const open = (offer) => {
  const words = taking[offer.lang];
  const opener = document.activeElement;
  const status = make("p", { role: "status" });
  const button = (text, act) => {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  const tell = (text) => {
    status.textContent = text;
  };
  // For what cannot be copied by a script.
  const field = make("textarea", { readOnly: true, rows: 4, hidden: true, className: "by-hand", "aria-label": words.text });
  const copyText = async (text, isKept = false) => {
    field.value = text;
    field.hidden = false;
    const told = await copy(field, words);
    field.hidden = !isKept && told === words.copied;
    return told;
  };
  /** Hands a file to the browser where that takes any, and says what there is to say of it. */
  const hand = (name, blob) => {
    if (isSaving) save(name, blob);
    return isSure ? words.saved : words.hold;
  };
  const section = (name, heading, ...children) => make("section", { className: name }, make("h3", {}, heading), ...children);
  const actions = (...children) => make("p", { className: "actions" }, ...children);
  const link = ({ label, href }) => make("li", {}, make("a", { href, ...(isSure ? { download: "" } : { target: "_blank", rel: "noopener" }) }, label));

  const files = offer.files.map(({ label, name, kind, text }) =>
    button(label, async () => {
      const told = hand(name, new Blob([text], { type: kind }));
      tell(isSure ? told : words.no_file + (await copyText(text.replace("\ufeff", ""), true)));
    }),
  );
  const copyTable = async () => {
    const text = asText(offer.table);
    try {
      const item = (type, content) => [type, new Blob([content], { type })];
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries([item("text/html", asHtml(offer.table)), item("text/plain", text)]))]);
      tell(words.copied);
    } catch {
      tell(await copyText(text));
    }
  };
  const lists = offer.links.length ? [make("ul", {}, ...offer.links.map(link))] : [];
  const sections = [];

  if (offer.picture) {
    const place = make("div", { className: "drawn" }, words.drawing);
    const around = section("picture", words.picture, place);
    sections.push(around);
    weekly.charts().then((charts) => {
      const drawn = picture(offer, charts, measureWith);
      const svg = new Blob([drawn.svg], { type: "image/svg+xml" });
      const image = make("img", { src: URL.createObjectURL(svg), alt: `${offer.title}. ${offer.picture.alternative}`, width: drawn.width, height: drawn.height });
      place.replaceChildren(image);
      const of = (label, act) => button(label, () => act().then(tell, () => tell(words.hold)));
      const ways = [];
      if (isSaving) {
        ways.push(
          of("PNG", async () => hand(`${offer.name}.png`, await png(image, drawn))),
          of("SVG", async () => hand(`${offer.name}.svg`, svg)),
        );
      }
      if (navigator.clipboard?.write && self.ClipboardItem) {
        ways.push(
          of(words.copy_picture, async () => {
            await navigator.clipboard.write([new ClipboardItem({ "image/png": png(image, drawn) })]);
            return words.copied;
          }),
        );
      }
      around.append(actions(...ways), make("p", { className: "hold" }, words.hold));
      if (!isSure) png(image, drawn).then((blob) => fix(image, blob)).catch(console.warn);
    }).catch((error) => {
      console.warn(error);
      place.textContent = words.not_drawn;
    });
  }

  sections.push(section("data", words.data, actions(...files, button(words.copy_table, copyTable)), ...lists));

  if (offer.share) {
    const address = make("p", { className: "address" }, offer.share.this_week);
    const choices = ["this_week", "newest"].map((way, place) => {
      const choice = make("input", { type: "radio", name: "way", value: way, checked: place === 0, "aria-label": words[way] });
      choice.addEventListener("change", () => {
        address.textContent = offer.share[way];
      });
      return make("label", {}, choice, make("span", {}, words[way]));
    });
    const sharing = [button(words.copy_link, async () => tell(await copyText(`${offer.share.title}\n${address.textContent}`)))];
    if (navigator.share) {
      // Whoever thinks better of it has done nothing wrong.
      const send = () => navigator.share({ title: offer.share.title, url: address.textContent }).catch(() => {});
      sharing.push(button(words.send, send));
    }
    const legend = make("legend", { className: "unseen" }, words.share);
    sections.push(section("share", words.share, make("fieldset", {}, legend, ...choices), address, actions(...sharing)));
  }

  if (offer.citations.length) {
    const cited = new Map(offer.citations.map(([style, text]) => [style, text.replaceAll("{today}", today())]));
    const style = make("select", { "aria-label": words.style }, ...[...cited.keys()].map((name) => option([name, name])));
    const area = make("textarea", { readOnly: true, rows: 5, spellcheck: false, "aria-label": words.citation });
    const cite = () => {
      area.value = cited.get(style.value);
    };
    style.addEventListener("change", cite);
    const copier = button(words.copy_citation, async () => tell(await copy(area, words)));
    sections.push(section("citation", words.citation, make("label", {}, make("span", {}, words.style), style), area, actions(copier)));
    cite();
  }

  const { heading, close } = words;
  openDialog(
    { name: "taking", lang: offer.lang === "en" ? "en" : "zh-CN", heading, close, opener },
    make("p", { className: "of" }, offer.title, ...(offer.draft ? [" ", make("strong", {}, offer.draft)] : [])),
    ...sections,
    field,
    status,
  );
};
