//! A panic costs the reader a moment, once; a second one, nothing of what he sees.

use xtask::server::InjectedFault;

use crate::support::visit;

/// Has the next words that the page's program writes end in a real trap, where the page is marked for it.
const TRAP: &str = "
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { trap } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports;
    for (const property of ['nodeValue', 'textContent']) {
        const text = Object.getOwnPropertyDescriptor(Node.prototype, property);
        const set = function (value) {
            const { dataset } = document.documentElement;
            if (dataset.trap) {
                delete dataset.trap;
                trap();
            }
            text.set.call(this, value);
        };
        Object.defineProperty(Node.prototype, property, { ...text, set });
    }";

/// In every engine.
#[test]
fn a_trap_restarts_the_program_once_as_a_panic_does() {
    visit(async |reader| {
        reader.tolerate("RuntimeError");
        // What a dead program waited for still wakes it.
        reader.tolerate("RefCell already borrowed");
        reader.begin_pages_with(TRAP);
        reader.open("en/").await;
        reader
            .run::<()>("one('h1').before_trap = true; html.dataset.trap = 'next';")
            .await;
        reader.click("a.step[rel=prev]").await;
        reader
            .until("html.dataset.boot === 'recovered' && !one('h1')?.before_trap")
            .await;
        reader.choose("select.year", "2014-W48").await;
        reader.until_week("2014-W48").await;
        assert_eq!(reader.read::<usize>("all('h1').length").await, 1);
        // What is said comes after the page, and is written as well.
        reader.until("one('#said').textContent").await;

        reader.run::<()>("html.dataset.trap = 'next';").await;
        reader.click("a.step[rel=prev]").await;
        reader.until("html.dataset.state === 'error'").await;
        let after = reader.text().await;
        for part in [
            "Key Findings",
            "The interactive part of this page cannot run here",
            "本页的交互功能无法运行",
        ] {
            assert!(after.contains(part), "{part}: {after}");
        }
    });
}

#[test]
fn an_error_of_another_script_is_not_the_end_of_the_program() {
    visit(async |reader| {
        reader.tolerate("of an extension");
        reader.begin_pages_with(
            "addEventListener('error', () => { document.documentElement.dataset.heard = 'yes'; });
             addEventListener('throw', () => { throw new RangeError('of an extension'); });",
        );
        reader.open("").await;
        reader.run::<()>("dispatchEvent(new Event('throw'));").await;
        reader.until("html.dataset.heard").await;
        assert_eq!(reader.read::<String>("html.dataset.boot").await, "hydrated");
        // Nor is one that does not come.
        reader
            .run::<()>("one('script').dispatchEvent(new Event('error'));")
            .await;
        assert!(
            reader
                .read::<bool>("one('select.year').checkVisibility()")
                .await
        );
        assert_eq!(reader.read::<String>("html.dataset.state").await, "ready");
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
    });
}

#[test]
fn a_panic_restarts_the_program_once_and_a_second_one_keeps_what_is_on_screen() {
    visit(async |reader| {
        reader.tolerate("the test panics");
        reader.open("en/?week=2018-W06").await;
        reader
            .run::<()>("one('h1').before_panic = true; weekly.panicked('the test panics');")
            .await;
        reader
            .until("html.dataset.boot === 'recovered' && !one('h1')?.before_panic")
            .await;
        reader.until_week("2018-W06").await;
        reader.until_drawn("en:plain").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2016-W15").await;
        assert_eq!(reader.read::<usize>("all('h1').length").await, 1);

        reader.click("a.language").await;
        reader.until("html.lang === 'zh-CN'").await;
        // What can no longer be done is hidden; what is said stays.
        let main = "one('main').textContent";
        let before: String = reader
            .run(&format!(
                "const before = {main}; weekly.panicked('the test panics again'); return before;"
            ))
            .await;
        reader.until("html.dataset.state === 'error'").await;
        assert_eq!(reader.read::<String>(main).await, before);
        let after = reader.text().await;
        assert!(
            after.contains("The interactive part of this page cannot run here"),
            "{after}"
        );
        assert!(after.contains("本页的交互功能无法运行"), "{after}");
        assert!(
            reader
                .read::<bool>("one('.no-program a').checkVisibility()")
                .await
        );
        let data: String = reader.read("one('.no-program a[href*=latest]').href").await;
        assert_eq!(data, reader.site.url("data/latest.json"));
    });
}

#[test]
fn while_the_program_restarts_its_last_page_is_to_be_seen() {
    visit(async |reader| {
        reader.tolerate("the test panics");
        reader.open("").await;
        // Held, the program cannot come back at once.
        let glue = reader.site.asset("reader", "js").unwrap();
        reader.site.fault(&glue, InjectedFault::Held);
        reader
            .run::<()>("weekly.panicked('the test panics');")
            .await;
        reader.until("html.dataset.state === 'loading'").await;
        assert!(reader.text().await.contains("↓ 7.6%"));
        reader.site.release(&glue);
        reader.until_week("2025-W52").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
    });
}
