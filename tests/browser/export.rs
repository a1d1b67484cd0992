//! What readers take along is really saved, stands alone, and says what the dataset says.

use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Key;
use xtask::server::InjectedFault;

use crate::accessibility::{axe, check};
use crate::support::{PHONE, Reader, SCREEN, folder, until, visit};

const DIALOG: &str = ".taking-dialog";
const FOOT: &str = "footer a.taking";

/// A link at a card or figure.
fn link(id: &str) -> String {
    format!("[data-figure={id}] a.taking, [data-indicator={id}] a.taking")
}

/// Opens the dialog by the keyboard.
async fn open(reader: &Reader, link: &str) {
    reader.run::<()>(&format!("one('{link}').focus();")).await;
    reader.press(link, Key::Enter).await;
    reader.until(&format!("one('{DIALOG}')?.open")).await;
    if link != FOOT {
        reader
            .until(&format!(
                "one('{DIALOG} img')?.complete && one('{DIALOG} img').naturalWidth > 0"
            ))
            .await;
    }
}

async fn close(reader: &Reader) {
    reader.click(&format!("{DIALOG} .head button")).await;
    reader.until(&format!("!one('{DIALOG}')")).await;
}

/// Holds the dialog to the width that it has.
pub async fn hold_narrow(reader: &Reader, page: &str) {
    let is_wide: bool = reader
        .read(&format!(
            "one('{DIALOG}').scrollWidth > one('{DIALOG}').clientWidth"
        ))
        .await;
    assert!(!is_wide, "{page}");
}

/// Presses a button of the dialog by its words.
pub async fn act(reader: &Reader, words: &str) {
    reader
        .run::<()>(&format!(
            "all('{DIALOG} button').find((button) => button.textContent === '{words}').click();"
        ))
        .await;
}

/// A folder into which a browser saves.
pub struct Downloads(TempDir);

impl Downloads {
    pub async fn of(reader: &Reader) -> Self {
        let downloads = Self(TempDir::new().unwrap());
        let settings = json!({"behavior": "allow", "downloadPath": downloads.0.path()});
        reader.cdp("Browser.setDownloadBehavior", settings).await;
        downloads
    }

    /// What lies there.
    pub fn names(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.0.path()).unwrap();
        let name = |file: std::fs::DirEntry| file.file_name().into_string().unwrap();
        files.map(|file| name(file.unwrap())).collect()
    }

    /// The bytes of a file, once it is whole.
    pub async fn whole(&self, name: &str, is_whole: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let path: PathBuf = self.0.path().join(name);
        let read = || std::fs::read(&path).unwrap_or_default();
        until(
            || is_whole(&read()),
            || format!("{name} is not whole among {:?}", self.names()),
        )
        .await;
        read()
    }
}

/// The figures of the newest week, as its file has them.
fn week() -> Value {
    let text = std::fs::read_to_string(folder().join("data/weeks/2025-W52.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_kind_of_file_is_really_saved_and_holds_what_the_dataset_has() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        reader.open("").await;
        let id = "malware_families";
        open(reader, &link(id)).await;
        let name = |end: &str| format!("cncert-2025-W52-malware-families-zh.{end}");
        let items = week()["rankings"][0]["items"].clone();
        let items = items.as_array().unwrap();

        act(reader, "CSV").await;
        let ends = |end: &'static [u8]| move |bytes: &[u8]| bytes.ends_with(end);
        let table = downloads.whole(&name("csv"), ends(b"\r\n")).await;
        let table = String::from_utf8(table).unwrap();
        let table = table.strip_prefix('\u{feff}').unwrap();
        let lines: Vec<Vec<&str>> = table
            .lines()
            .map(|line| line.split(',').collect())
            .collect();
        assert_eq!(lines.len(), items.len() + 1);
        for (line, item) in lines[1..].iter().zip(items) {
            assert_eq!(item["name"]["zh"], line[5]);
            assert_eq!(item["value"].to_string(), line[6]);
            assert_eq!(line[13], "示例");
        }

        act(reader, "JSON").await;
        let json = downloads.whole(&name("json"), ends(b"}\n")).await;
        let json: Value = serde_json::from_slice(&json).unwrap();
        let figures = json["figures"].as_array().unwrap();
        assert_eq!(figures.len(), items.len());
        for (figure, item) in figures.iter().zip(items) {
            assert_eq!(
                (&figure["value"], &figure["part_name"]),
                (&item["value"], &item["name"]["zh"])
            );
            assert_eq!(figure["origin"], "sample");
        }

        act(reader, "SVG").await;
        let svg = downloads.whole(&name("svg"), ends(b"</svg>")).await;
        let svg = String::from_utf8(svg).unwrap();
        // It is the picture on screen, which is one only where the XML is well-formed.
        for text in items
            .iter()
            .map(|item| item["name"]["zh"].as_str().unwrap())
            .chain([
                "2025年12月22日—12月28日",
                "示例",
                "来源：国家互联网应急中心",
                "?week=2025-W52",
                "xml:lang=\"zh-CN\"",
            ])
        {
            assert!(svg.contains(text), "{text} in {svg}");
        }
        assert!(!svg.contains("var(") && !svg.contains("style="), "{svg}");
        // Made up values look unlike published ones.
        assert_eq!(svg.matches("fill-opacity=\"0.24\"").count(), items.len());

        act(reader, "PNG").await;
        let png = downloads.whole(&name("png"), ends(b"IEND\xaeB`\x82")).await;
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let shown: [u32; 2] = reader
            .read(&format!(
                "[one('{DIALOG} img').naturalWidth, one('{DIALOG} img').naturalHeight]"
            ))
            .await;
        // Decoded, it is twice as fine, on the light ground, and something is drawn on it in the light accent.
        let png = BASE64_STANDARD.encode(png);
        let (size, colors): ([u32; 2], Vec<String>) = reader
            .run(&format!(
                "const bytes = Uint8Array.from(atob('{png}'), (sign) => sign.charCodeAt(0));
                 return createImageBitmap(new Blob([bytes], {{type: 'image/png'}})).then((picture) => {{
                     const canvas = new OffscreenCanvas(picture.width, picture.height);
                     const pen = canvas.getContext('2d');
                     pen.drawImage(picture, 0, 0);
                     const {{data}} = pen.getImageData(0, 0, picture.width, picture.height);
                     const colors = new Set();
                     for (let at = 0; at < data.length; at += 4) colors.add([data[at], data[at + 1], data[at + 2]].join());
                     return [[picture.width, picture.height], [...colors]];
                 }});"
            ))
            .await;
        assert_eq!(size, shown.map(|side| 2 * side));
        for color in ["253,252,250", "27,31,36", "11,74,143"] {
            assert!(colors.iter().any(|found| found == color), "{color}");
        }
    });
}

#[test]
fn every_card_and_figure_and_the_whole_issue_can_be_taken_along_in_both_languages() {
    visit(async |reader| {
        for page in ["", "en/?theme=dark"] {
            reader.open(page).await;
            let ids: Vec<String> = reader
                .read(
                    "all('a.taking').map((link) => link.closest('[data-figure], [data-indicator]')?.dataset)
                        .map((data) => data?.figure ?? data?.indicator ?? '')",
                )
                .await;
            assert!(ids.len() > 5 && ids.contains(&String::new()), "{ids:?}");
            for id in ids {
                let link = if id.is_empty() {
                    FOOT.to_owned()
                } else {
                    link(&id)
                };
                open(reader, &link).await;
                if !id.is_empty() {
                    // Every name and value that the figure shows stands in its picture's words or labels.
                    let alternative: String =
                        reader.read(&format!("one('{DIALOG} img').alt")).await;
                    assert!(alternative.len() > 20, "{id}");
                }
                let buttons: Vec<String> = reader
                    .read(&format!(
                        "all('{DIALOG} .data button').map((button) => button.textContent)"
                    ))
                    .await;
                assert_eq!(buttons[..2], ["CSV", "JSON"]);
                close(reader).await;
                assert!(
                    reader
                        .read::<bool>(&format!("document.activeElement === one('{link}')"))
                        .await,
                    "{id}"
                );
            }
        }
    });
}

#[test]
fn a_link_a_citation_and_a_table_can_be_copied_where_the_browser_lets_no_script_do_it() {
    visit(async |reader| {
        reader.open("en/").await;
        reader
            .run::<()>(
                "Object.defineProperty(navigator, 'clipboard', {value: undefined});
                 document.execCommand = () => false;",
            )
            .await;
        open(reader, FOOT).await;
        let field = "one('.taking-dialog .by-hand')";
        act(reader, "Copy the table").await;
        reader
            .until(&format!("{field}.value.includes('\t48123000\t')"))
            .await;
        reader
            .until(&format!(
                "!{field}.hidden && document.activeElement === {field}"
            ))
            .await;
        let selected: bool = reader
            .read(&format!(
                "{field}.selectionEnd - {field}.selectionStart === {field}.value.length"
            ))
            .await;
        assert!(selected);
        act(reader, "Copy title and link").await;
        let root: String = reader.read("weekly.root").await;
        reader
            .until(&format!(
                "{field}.value.endsWith('{root}en/?week=2025-W52')"
            ))
            .await;
        reader.click(&format!("{DIALOG} [value=newest]")).await;
        act(reader, "Copy title and link").await;
        reader
            .until(&format!("{field}.value.endsWith('{root}en/')"))
            .await;
        // The citation says the day on which somebody cites.
        let citation = format!("one('{DIALOG} .citation textarea').value");
        let year: String = reader.read("String(new Date().getFullYear())").await;
        let text: String = reader.read(&citation).await;
        assert!(
            text.starts_with("CNCERT. Weekly Report of CNCERT: ")
                && text.contains(&format!("[EB/OL]. [{year}-")),
            "{text}"
        );
        for (style, part) in [
            ("APA", "CNCERT. (2025). "),
            ("BibTeX", "@online{cncert-2025-W52,"),
            ("CSL-JSON", "\"type\": \"webpage\""),
        ] {
            reader
                .choose(&format!("{DIALOG} .citation select"), style)
                .await;
            let text: String = reader.read(&citation).await;
            assert!(text.contains(part) && !text.contains("{today}"), "{text}");
        }
    });
}

#[test]
fn the_dialog_has_no_violation_of_accessibility_and_fits_a_phone() {
    visit(async |reader| {
        let axe = axe();
        for (page, width) in [
            ("", SCREEN),
            ("en/", PHONE),
            ("?theme=dark", SCREEN),
            ("en/?theme=contrast", PHONE),
        ] {
            reader.view(width, 1200).await;
            reader.open(page).await;
            for link in [FOOT.to_owned(), link("backdoored_websites_by_type")] {
                open(reader, &link).await;
                check(reader, &axe, page).await;
                hold_narrow(reader, page).await;
                close(reader).await;
            }
        }
    });
}

#[test]
fn where_the_dialog_does_not_come_the_page_says_so_and_stays() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let script = reader.site.asset("embedding", "js").unwrap();
        reader.site.fault(&script, InjectedFault::Missing);
        reader.open_wholly("").await;
        reader.run::<()>(&format!("one('{FOOT}').click();")).await;
        reader.until("one('.banner.fault')").await;
        assert!(
            reader
                .read::<bool>(&format!(
                    "Boolean(one('[data-indicator]')) && !one('{DIALOG}')"
                ))
                .await
        );
        // It can be had again.
        reader.site.clear();
        open(reader, FOOT).await;
        close(reader).await;
    });
}
