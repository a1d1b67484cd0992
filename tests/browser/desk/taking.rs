//! What is taken along of a draft says that it is one, and nothing is asked for on the way.

use super::{Folder, changed, choose, in_preview, open, shows, until_preview};
use crate::export::{Downloads, act};
use crate::support::visit;

#[test]
fn a_picture_and_a_table_of_a_draft_bear_its_mark_and_nothing_is_asked_for() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        choose(reader, &[&path]).await;
        let asked = reader.asked().len();
        for (lang, mark) in [("zh", "草稿（未发布）"), ("en", "DRAFT (not published)")] {
            reader.click(&format!("[data-choice={lang}]")).await;
            until_preview(reader, lang, &shows("328")).await;
            let click = "frame.querySelector('[data-indicator=phishing_pages] a.taking').click()";
            reader
                .run::<()>(&format!("{};", in_preview(lang, click)))
                .await;
            let dialog = "one('.taking-dialog')";
            reader
                .until(&format!("{dialog}?.querySelector('img')?.complete"))
                .await;
            let of: String = reader
                .read(&format!("{dialog}.querySelector('.of').innerText"))
                .await;
            assert!(of.ends_with(mark), "{of}");
            // Nobody can be sent to a draft.
            let sections: Vec<String> = reader
                .read("all('.taking-dialog section').map((section) => section.className)")
                .await;
            assert_eq!(sections, ["picture", "data"]);
            let name = |end: &str| format!("cncert-2025-W52-draft-phishing-pages-{lang}.{end}");
            act(reader, "CSV").await;
            let ends = |end: &'static [u8]| move |bytes: &[u8]| bytes.ends_with(end);
            let table = downloads.whole(&name("csv"), ends(b"\r\n")).await;
            let table = String::from_utf8(table).unwrap();
            assert!(
                table.contains(",328,") && table.trim_end().ends_with(mark),
                "{table}"
            );
            act(reader, "SVG").await;
            let svg = downloads.whole(&name("svg"), ends(b"</svg>")).await;
            let svg = String::from_utf8(svg).unwrap();
            assert!(svg.contains(mark) && !svg.contains("week="), "{svg}");
            reader.click(".taking-dialog .head button").await;
        }
        reader.until_answered().await;
        let later = &reader.asked()[asked..];
        assert_eq!(later, Vec::<String>::new(), "asked for after it was ready");
    });
}
