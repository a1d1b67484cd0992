//! The published dataset as it would be after two revisions of 2015-W38: one
//! corrects a value, the other takes one back and corrects two shares. The next
//! week's changes rest on both values.

use std::{fs, path::PathBuf};

use cncert_weekly::{
    draft,
    publish::{self, File},
    report::{Catalogue, Report, Week},
};

/// The week that was corrected; the next one rests on it.
pub const CORRECTED: &str = "2015-W38";
/// The week after it.
pub const NEXT: &str = "2015-W39";

const VALUE: &str = r#"{ "date": "2015-10-12", "kind": "correction", "at": "indicators/phishing_pages/value", "old": 5563, "new": 5663,
    "text": { "zh": "统计时漏计100个页面。", "en": "100 pages were left out of the count." } }"#;

const OTHERS: &str = r#"{ "date": "2015-10-19", "kind": "withdrawal", "at": "indicators/new_vulnerabilities/value", "old": 107, "new": null,
    "text": { "zh": "来源数据有误，待核实后另行发布。", "en": "The source data had errors; the value will follow once they are checked." } },
  { "date": "2015-10-19", "kind": "correction", "at": "distributions/malware_hosting_domains_by_location/parts/domestic/share_pct", "old": 59.3, "new": 58.3,
    "text": { "zh": "部分域名归属地有误。", "en": "Some domains were counted in the wrong place." } },
  { "date": "2015-10-19", "kind": "correction", "at": "distributions/malware_hosting_domains_by_location/parts/unknown/share_pct", "old": 6.1, "new": 7.1,
    "text": { "zh": "部分域名归属地有误。", "en": "Some domains were counted in the wrong place." } },
  { "date": "2015-10-19", "kind": "notice", "at": "provenance/note", "old": null, "new": null,
    "text": { "zh": "来源说明同时修订。", "en": "The note on the source was revised as well." } }"#;

/// The three revisions of the corrected week, the first as it is published.
pub fn revisions() -> [String; 3] {
    let first = String::from_utf8(read(&format!("weeks/{CORRECTED}.json"))).unwrap();
    let second = replaced(
        &first,
        &[
            (r#""revision": 1"#, r#""revision": 2"#),
            (r#""value": 5563"#, r#""value": 5663"#),
            (
                r#""corrections": []"#,
                &format!("\"corrections\": [\n  {VALUE}\n]"),
            ),
        ],
    );
    let third = replaced(
        &second,
        &[
            (r#""revision": 2"#, r#""revision": 3"#),
            (r#""value": 107"#, r#""value": null"#),
            (r#""share_pct": 59.3"#, r#""share_pct": 58.3"#),
            (r#""share_pct": 6.1"#, r#""share_pct": 7.1"#),
            (VALUE, &format!("{VALUE},\n  {OTHERS}")),
        ],
    );
    [first, second, third]
}

/// Every file that is another one than in the published dataset.
pub fn files() -> Vec<File> {
    let [first, second, third] = revisions();
    let catalogue = draft::read_catalogue(&read("catalogue.json"))
        .value
        .unwrap();
    let index = draft::read_index(&read("index.json")).value.unwrap();
    let weeks = std::iter::successors(Some(index.earliest()), |week| index.after(*week));
    let reports: Vec<_> = weeks
        .map(|week| match week.to_string().as_str() {
            CORRECTED => report(third.as_bytes(), &catalogue),
            _ => report(&read(&format!("weeks/{week}.json")), &catalogue),
        })
        .collect();
    let histories = publish::histories(&reports);
    let corrected: Week = CORRECTED.parse().unwrap();
    let file = |path: String, text: String| File {
        path,
        bytes: text.into_bytes(),
    };
    vec![
        file(format!("weeks/{CORRECTED}.json"), third),
        file(format!("weeks/{CORRECTED}.r2.json"), second),
        file(format!("weeks/{CORRECTED}.r1.json"), first),
        file(
            "index.json".to_owned(),
            publish::index_text(&publish::index(&reports).unwrap()),
        ),
        file(
            format!("history/{}.json", corrected.year()),
            publish::history_text(&histories.years[&corrected.year()]),
        ),
        file(
            "history/all.json".to_owned(),
            publish::history_text(&histories.all),
        ),
    ]
}

fn report(bytes: &[u8], catalogue: &Catalogue) -> Report {
    let reading = draft::read(bytes, catalogue);
    reading
        .value
        .unwrap_or_else(|| panic!("{:?}", reading.findings))
}

fn replaced(text: &str, replacements: &[(&str, &str)]) -> String {
    replacements
        .iter()
        .fold(text.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
}

fn read(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "public", "data", name]
        .iter()
        .collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
