// How the editors' desk keeps up with an editor. Runs in the page, before any script of its own.

const desk = {
  /** Waits until something holds, looked at after every change of the document. */
  until: (holds) =>
    new Promise((done) => {
      const look = () => {
        if (!holds()) return;
        observer.disconnect();
        done(performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
    }),

  ready: async () => {
    await desk.until(() => document.querySelector("[data-desk=ready]"));
    return true;
  },

  /**
   * Gives the newest week as a draft of at least so many bytes, made longer by paragraphs that are in order. Each has
   * its own words, as what was read of a paragraph is kept for others like it.
   */
  draft: async (bytes) => {
    const week = await (await fetch(`${weekly.root}data/latest.json`)).text();
    const paragraph = (place) => {
      const id = `CVE-2025-${10_000 + place}`;
      return JSON.stringify({
        zh: `提醒广大用户及时修补漏洞${id}，并核对来信的发件人。本周捕获利用该漏洞的样本8个。`,
        en: `Users are reminded to patch the vulnerability ${id}, and to check who a message is from. Eight samples that exploit it were captured this week.`,
      });
    };
    const size = (text) => new TextEncoder().encode(text).length;
    const count = Math.ceil((bytes - week.length) / (size(paragraph(0)) + 6));
    const paragraphs = Array.from({ length: count }, (_, place) => paragraph(place));
    return week.replace('"highlights": []', `"highlights": [\n    ${paragraphs.join(",\n    ")}\n  ]`);
  },

  /** Lays a draft on the desk, as pasted. */
  lay: async (text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    await desk.until(() => document.querySelector(".drafts li"));
  },

  /** Waits until the page's thread has had nothing to do for a second. */
  quiet: async () => {
    let last = performance.now();
    while (performance.now() - last < 1000) {
      const before = performance.now();
      await new Promise((done) => setTimeout(done, 20));
      if (performance.now() - before > 50) last = performance.now();
    }
  },

  /** Types in a field of the form; the milliseconds from each key to the findings that follow from it. */
  keystrokes: async (count) => {
    await desk.lay(await desk.draft(100_000));
    document.getElementById("tab-form").click();
    await desk.until(() => document.querySelector("[data-tab=form]"));
    await desk.quiet();
    const field = document.querySelector("[data-field='indicators/phishing_pages/value'] input");
    const times = [];
    for (let turn = 0; turn < count; turn += 1) {
      const counts = () => document.querySelector(".drafts .counts").textContent;
      const before = counts();
      const begun = performance.now();
      field.value = turn % 2 ? "331" : "328";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      times.push((await desk.until(() => counts() !== before)) - begun);
      await new Promise((done) => setTimeout(done, 300));
    }
    return times;
  },

  /** Lays a draft of a megabyte on the desk; the longest task meanwhile, in milliseconds. */
  reading: async () => {
    const text = await desk.draft(1_000_000);
    await desk.quiet();
    const tasks = [0];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    await desk.lay(text);
    await desk.quiet();
    observer.disconnect();
    return Math.max(...tasks);
  },
};
