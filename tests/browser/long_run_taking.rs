//! What readers take along of the long run is really saved, and is what they see.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::{
    accessibility::{axe, check},
    export::{Downloads, act, hold_narrow},
    long_run::open,
    support::{PHONE, Reader, SCREEN, folder, visit},
};

const DIALOG: &str = ".taking-dialog";
const PHISHING: &str = "[data-figure=phishing_pages_trend]";
const FAMILIES: &str = "[data-figure=malware_families_trend]";
const TYPES: &str = "[data-figure=backdoored_websites_by_type_trend]";

/// Opens the dialog of a trend, and waits for its picture.
async fn take(reader: &Reader, trend: &str) {
    reader.click(&format!("{trend} a.taking")).await;
    reader
        .until(&format!(
            "one('{DIALOG} img')?.complete && one('{DIALOG} img').naturalWidth > 0"
        ))
        .await;
}

fn ends(end: &'static [u8]) -> impl Fn(&[u8]) -> bool {
    move |bytes| bytes.ends_with(end)
}

/// The words of a picture as one text: lines are broken for the drawing alone.
fn words(svg: &str) -> String {
    let html = scraper::Html::parse_fragment(svg);
    let words: String = html.root_element().text().collect();
    words.split_whitespace().collect()
}

/// What the dataset has of phishing pages, the newest week first.
fn phishing() -> Vec<(String, u64)> {
    let text = std::fs::read_to_string(folder().join("data/history/all.json")).unwrap();
    let history: Value = serde_json::from_str(&text).unwrap();
    let weeks = history["weeks"].as_array().unwrap().iter();
    let values = history["columns"]["phishing_pages"]["value"].as_array();
    let both = weeks.zip(values.unwrap()).rev();
    let known = both.filter_map(|(week, value)| Some((week.as_str()?.to_owned(), value.as_u64()?)));
    known.collect()
}

#[test]
fn a_trend_is_saved_in_every_form_with_the_values_of_the_dataset() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        reader.wide(SCREEN).await;
        open(reader, "?span=2014-W01..2018-W06", PHISHING).await;
        take(reader, PHISHING).await;
        let name = |end: &str| format!("cncert-2014-W01-2018-W06-phishing-pages-zh.{end}");
        let stated = phishing().into_iter();
        let stated: Vec<_> = stated
            .filter(|(week, _)| ("2014-W01"..="2018-W06").contains(&week.as_str()))
            .collect();
        assert!(stated.len() > 10);

        act(reader, "CSV").await;
        let table = downloads.whole(&name("csv"), ends(b"\r\n")).await;
        let table = String::from_utf8(table).unwrap();
        let table = table.strip_prefix('\u{feff}').unwrap();
        let lines = table.lines().skip(1).map(|line| line.split(','));
        let lines = lines.map(Iterator::collect::<Vec<_>>);
        let taken = lines.filter_map(|line| Some((line[1].to_owned(), line[3].parse().ok()?)));
        assert_eq!(taken.collect::<Vec<_>>(), stated);

        act(reader, "JSON").await;
        let json = downloads.whole(&name("json"), ends(b"}\n")).await;
        let json: Value = serde_json::from_slice(&json).unwrap();
        let figures = json["figures"].as_array().unwrap().iter();
        let taken =
            figures.filter_map(|of| Some((of["week"].as_str()?.to_owned(), of["value"].as_u64()?)));
        assert_eq!(taken.collect::<Vec<_>>(), stated);

        act(reader, "SVG").await;
        let svg = downloads.whole(&name("svg"), ends(b"</svg>")).await;
        let svg = String::from_utf8(svg).unwrap();
        assert!(!svg.contains("var(") && !svg.contains("style="), "{svg}");
        let said = words(&svg);
        for text in [
            "长期走势",
            "2013年12月30日—2018年2月11日",
            "菱形为据转载",
            "监测范围扩大",
            "来源：国家互联网应急中心",
            "span=2014-W01..2018-W06#long-run",
            "2016",
        ] {
            assert!(said.contains(text), "{text} in {said}");
        }

        act(reader, "PNG").await;
        let png = downloads.whole(&name("png"), ends(b"IEND\xaeB`\x82")).await;
        let shown: [u32; 2] = reader
            .read(&format!(
                "[one('{DIALOG} img').naturalWidth, one('{DIALOG} img').naturalHeight]"
            ))
            .await;
        let png = BASE64_STANDARD.encode(png);
        let size: [u32; 2] = reader
            .run(&format!(
                "const bytes = Uint8Array.from(atob('{png}'), (sign) => sign.charCodeAt(0));
                 return createImageBitmap(new Blob([bytes], {{type: 'image/png'}})).then(({{width, height}}) => [width, height]);"
            ))
            .await;
        assert_eq!(size, shown.map(|side| 2 * side));
    });
}

#[test]
fn pictures_of_lines_places_and_shares_stand_alone_and_say_what_is_made_up() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        reader.wide(SCREEN).await;
        for (trend, id, parts) in [
            (PHISHING, "phishing-pages", &["hollow dots"][..]),
            (FAMILIES, "malware-families", &["Sample family A"]),
            (
                TYPES,
                "backdoored-websites-by-type",
                &["COM", "Others", "%"],
            ),
        ] {
            open(reader, "en/?span=26", trend).await;
            let shown: Vec<String> = reader
                .read(&format!(
                    "all('{trend} .named p, {trend} .key span').map((part) => part.innerText)"
                ))
                .await;
            take(reader, trend).await;
            act(reader, "SVG").await;
            let name = format!("cncert-2025-W27-2025-W52-{id}-en.svg");
            let svg = downloads.whole(&name, ends(b"</svg>")).await;
            let said = words(&String::from_utf8(svg).unwrap());
            let both = [
                "Sample",
                "30 June – 28 December 2025",
                "Source: CNCERT",
                "The Long Run",
            ];
            let shown = shown.iter().map(String::as_str);
            for text in both.into_iter().chain(shown).chain(parts.iter().copied()) {
                let text: String = text.split_whitespace().collect();
                assert!(said.contains(&text), "{id}: {text} in {said}");
            }
        }
    });
}

#[test]
fn the_dialog_of_a_trend_has_no_violation_of_accessibility_and_fits_a_phone() {
    visit(async |reader| {
        let axe = axe();
        for (page, width) in [("", SCREEN), ("en/?theme=dark", PHONE)] {
            reader.wide(width).await;
            open(reader, page, PHISHING).await;
            take(reader, PHISHING).await;
            check(reader, &axe, page).await;
            hold_narrow(reader, page).await;
        }
    });
}
