//! What the desk hands out for other editors: formatted text and Word documents.

use serde_json::json;

use super::{Folder, changed, choose, open, packages::until_told, published, show, until_preview};
use crate::{
    accessibility::{axe, check},
    export::Downloads,
    support::{Reader, visit},
};

const COPY: &str = "[data-act=copy]";
const DIALOG: &str = ".formatted-dialog";

async fn with_newest(reader: &Reader, page: &str, lang: &str) -> Folder {
    let folder = Folder::new();
    open(reader, page).await;
    let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
    choose(reader, &[&path]).await;
    until_preview(reader, lang, "frame.querySelector('main')").await;
    folder
}

#[test]
fn the_report_is_on_the_clipboard_with_its_formats_and_without() {
    visit(async |reader| {
        let grant = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        reader.cdp("Browser.grantPermissions", grant).await;
        for (page, lang, said, value) in [
            ("", "zh", "已复制全文", "约4,812.3万次（示例）"),
            (
                "en/",
                "en",
                "Paste it into Word",
                "about 48.123 million downloads (sample)",
            ),
        ] {
            let _folder = with_newest(reader, page, lang).await;
            reader.click(COPY).await;
            until_told(reader, said).await;
            let [html, plain]: [String; 2] = reader
                .run(
                    "return navigator.clipboard.read({unsanitized: ['text/html']}).then(([item]) => Promise.all(['text/html', 'text/plain'].map((type) => item.getType(type).then((blob) => blob.text()))));",
                )
                .await;
            for text in [&html, &plain] {
                assert_eq!(text.matches(value).count(), 1, "{text}");
                assert!(text.contains("16,446,000"), "{text}");
            }
            assert!(html.contains("<table") && html.contains("style="), "{html}");
            for word in ["class=", "<script", "href=", "onclick"] {
                assert!(!html.contains(word), "{word} in {html}");
            }
        }
    });
}

#[test]
fn where_no_script_may_copy_the_text_is_shown_to_be_copied() {
    visit(async |reader| {
        let _folder = with_newest(reader, "en/", "en").await;
        reader
            .run::<()>(
                "Object.defineProperty(navigator, 'clipboard', {value: undefined});
                 document.execCommand = () => false;",
            )
            .await;
        reader.click(COPY).await;
        reader.until(&format!("one('{DIALOG}')?.open")).await;
        let selected: String = reader.read("String(getSelection())").await;
        assert!(selected.contains("532 websites (sample)"), "{selected}");
        assert!(selected.contains("339"), "{selected}");
        // Whoever copies it by hand has the formats, too.
        let copied: [String; 2] = reader
            .read(&format!(
                "(() => {{
                    const event = new ClipboardEvent('copy', {{clipboardData: new DataTransfer(), bubbles: true, cancelable: true}});
                    one('{DIALOG} .text').dispatchEvent(event);
                    return ['text/html', 'text/plain'].map((type) => event.clipboardData.getData(type));
                }})()"
            ))
            .await;
        assert!(
            copied[0].contains("<table style=") && copied[1].contains("532 websites"),
            "{copied:?}"
        );
        check(reader, &axe(), "the dialog of formatted text").await;
        reader.click(&format!("{DIALOG} .head button")).await;
        reader.until(&format!("!one('{DIALOG}')")).await;
    });
}

#[test]
fn the_word_document_of_the_desk_is_that_of_press() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        let folder = with_newest(reader, "", "zh").await;
        reader.click("[data-act=docx]").await;
        until_told(reader, "Word文档已下载").await;
        let name = "cncert-2025-W52-zh.docx";
        let saved = downloads.whole(name, super::packages::is_whole).await;
        let made = tempfile::TempDir::new().unwrap();
        let data = made.path().join("data");
        super::packages::write(&data, super::packages::data());
        let arguments = [
            "docx",
            "2025-W52",
            "--folder",
            made.path().to_str().unwrap(),
            "--data",
        ];
        super::packages::run(&arguments, &data);
        assert!(std::fs::read(made.path().join(name)).unwrap() == saved);

        // What has errors is no finished report.
        let wrong = changed(&[("\"revision\": 1", "\"revision\": 0")]);
        choose(reader, &[&folder.write("2025-W52.json", wrong)]).await;
        show(reader, "findings").await;
        reader
            .until("one('[data-finding]:not([data-accepted])')")
            .await;
        reader.click("[data-act=docx]").await;
        until_told(reader, "请先改正、填好").await;
    });
}
