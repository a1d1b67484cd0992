// How soon a document is on screen, read by the desk and by mammoth.js. Runs in the page, before any script of its own.

const documents = {
  file: (base64) => new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], "weekly.docx"),

  /** Waits until what has changed is on screen. */
  painted: () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),

  /** Drops a document on the desk; the milliseconds until it says what it understood. */
  shown: async (base64) => {
    await weekly.part("intake");
    const data = new DataTransfer();
    data.items.add(documents.file(base64));
    await desk.quiet();
    const begun = performance.now();
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    await desk.until(() => document.querySelector("[data-tab=documents] .documents"));
    return (await documents.painted()) - begun;
  },

  /** Has mammoth.js, which is there already, show the text of a document on a blank page. */
  shownByMammoth: async (base64) => {
    const file = documents.file(base64);
    const begun = performance.now();
    const { value } = await mammoth.convertToHtml({ arrayBuffer: await file.arrayBuffer() });
    document.body.innerHTML = value;
    return (await documents.painted()) - begun;
  },
};
