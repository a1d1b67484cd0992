//! What a reader meets first: the week in one sentence, then whose figures these are, in a line that opens to the rest.

use crate::{
    print::{holds, plain, printed},
    support::visit,
};

/// The rest of a notice that begins with its gist.
const REST: &str = "one('.note .rest')";

#[test]
fn the_week_stands_in_one_sentence_under_its_date_and_changes_with_week_and_language() {
    visit(async |reader| {
        let said = async || {
            reader
                .read::<String>("one('.issue + .lead').textContent")
                .await
        };
        reader.open("").await;
        assert!(
            said()
                .await
                .starts_with("计算机恶意程序传播次数较上周下降7.6%，")
        );
        let description = "one('meta[name=description]').content";
        assert_eq!(reader.read::<String>(description).await, said().await);
        reader.click("a.language").await;
        reader.until("html.lang === 'en'").await;
        assert!(
            said()
                .await
                .ends_with("CNCERT handled 9 incidents, 4 of them cross-border.")
        );
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        assert!(
            said().await.starts_with("Sample data: "),
            "{}",
            said().await
        );
    });
}

#[test]
fn a_notice_of_samples_is_one_line_on_screen_that_opens_and_whole_on_paper() {
    visit(async |reader| {
        for page in ["", "en/", "?week=2018-W06"] {
            reader.open(page).await;
            let rest: String = reader.read(&format!("{REST}.textContent")).await;
            assert!(
                !reader
                    .read::<bool>(&format!("{REST}.checkVisibility()"))
                    .await
            );
            assert!(
                holds(&plain(&printed(reader).await), &plain(&rest)),
                "{page}: {rest}"
            );
            reader.click(".note summary").await;
            reader.until(&format!("{REST}.checkVisibility()")).await;
        }
    });
}
