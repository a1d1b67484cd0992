//! A panic costs the reader a moment, once; a second one, nothing of what he sees.

use crate::support::visit;

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
        reader.site.fault(&glue, xtask::server::Fault::Held);
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
