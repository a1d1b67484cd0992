//! Every string of the dataset and of the address tried as an attack: it is
//! refused, or it is a text on the page like any other.

use std::{collections::BTreeSet, sync::Arc};

use cncert_weekly::{
    browser::{Address, keys::KEYS},
    draft::{self, Reading},
    lang::Lang,
    page::{self, Issue},
    report::Severity,
    ui::{self, Screen},
};
use form_urlencoded::Serializer;
use scraper::Html;
use serde_json::Value;

use crate::dataset::{self, Dataset};

/// Texts as an attacker would put them in the place of a word.
pub const ATTACKS: [&str; 5] = [
    r#"</p></script><script>alert("x")</script><!--"'><img src=x onerror='alert(1)'>"#,
    "javascript:alert(1)//\"onmouseover=\"alert(1)",
    "data:text/html,<svg onload=alert(1)>",
    "\u{202e}moc.elpmaxe\u{2066}\u{200f}",
    "a\u{0}b\u{1b}[2J",
];

/// The length of a long text: a week file of that size with little else is still read.
const MEGABYTE: usize = 1_000_000;

/// The files that a page is made of.
const FILES: [&str; 7] = [
    "weeks/2025-W52.json",
    "weeks/2015-W39.json",
    "weeks/2013-W27.json",
    "catalogue.json",
    "publisher.json",
    "index.json",
    "history/all.json",
];

/// The page of an issue in a language, at an address.
fn html(issue: &Issue, lang: Lang, address: Address) -> String {
    let page = page::compose(issue, lang);
    ui::html(&Screen::still(Arc::new(page), address), |_| String::new())
}

/// The newest issue, and one with other indicators.
fn published() -> [Issue; 2] {
    let dataset = Dataset::read();
    ["2025-W52", "2015-W39"].map(|week| dataset.issue(week.parse().expect("a week")))
}

/// Reads a file, and gives the issues with it in the place of its own; nothing
/// where it is refused.
fn issues(published: &[Issue; 2], file: &str, bytes: &[u8]) -> Vec<Issue> {
    let with = |put: &dyn Fn(&mut Issue)| {
        let mut issues = published.clone();
        issues.iter_mut().for_each(put);
        issues.to_vec()
    };
    let issues = match file {
        "catalogue.json" => read(draft::read_catalogue(bytes))
            .map(Arc::new)
            .map(|catalogue| with(&|issue| issue.catalogue = catalogue.clone())),
        "publisher.json" => read(draft::read_publisher(bytes))
            .map(Arc::new)
            .map(|publisher| with(&|issue| issue.publisher = publisher.clone())),
        "index.json" => read(draft::read_index(bytes))
            .map(Arc::new)
            .map(|index| with(&|issue| issue.index = index.clone())),
        "history/all.json" => read(draft::read_history(bytes))
            .map(Arc::new)
            .map(|history| with(&|issue| issue.history = history.clone())),
        _ => read(draft::read(bytes, &published[0].catalogue))
            .map(Arc::new)
            .map(|report| with(&|issue| issue.report = report.clone())),
    };
    issues.unwrap_or_default()
}

fn read<T>(reading: Reading<T>) -> Option<T> {
    let is_error = |severity| severity == Severity::Error;
    let has_error = reading
        .findings
        .iter()
        .any(|found| is_error(found.problem.severity()));
    assert_ne!(reading.value.is_some(), has_error, "{:?}", reading.findings);
    reading.value
}

/// The pointers of every string within a value.
fn strings(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                strings(value, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

fn file(name: &str) -> (Value, Vec<String>) {
    let file = serde_json::from_slice(&dataset::bytes(name)).expect("it is JSON");
    let mut places = Vec::new();
    strings(&file, "", &mut places);
    assert!(!places.is_empty(), "{name}");
    (file, places)
}

/// A file with one text in some of its places.
fn with(file: &Value, places: &[&String], text: &str) -> Vec<u8> {
    let mut file = file.clone();
    for place in places {
        *file.pointer_mut(place).expect("it is a place of the file") = text.into();
    }
    file.to_string().into_bytes()
}

/// Nothing of a page runs, turns text around, or leads to a scheme that readers do not expect.
#[track_caller]
fn assert_safe(html: &str, why: &str) {
    const SAFE: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];
    for element in Html::parse_fragment(html)
        .root_element()
        .descendent_elements()
    {
        let name = element.value().name();
        let is_refused = [
            "script", "style", "img", "iframe", "object", "embed", "link", "base", "form", "meta",
        ];
        assert!(!is_refused.contains(&name), "<{name}> by {why}");
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && attribute != "style",
                "{attribute} by {why}"
            );
            if ["href", "src", "action", "xlink:href"].contains(&attribute) {
                let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                let is_within = !scheme.contains(':');
                let is_safe = is_within || SAFE.iter().any(|safe| value.starts_with(safe));
                assert!(is_safe, "{attribute}={value:.80} by {why}");
            }
        }
    }
    let controls = html
        .chars()
        .filter(|sign| sign.is_control() && *sign != '\n' || is_turning(*sign));
    assert_eq!(controls.collect::<String>(), "", "{why}");
}

/// Whether a sign is one that turns the text after it around.
fn is_turning(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn every_string_of_the_dataset_is_refused_or_harmless() {
    let published = published();
    let (mut refused, mut accepted) = (0, 0);
    for name in FILES {
        let (file, places) = file(name);
        for attack in ATTACKS {
            let is_accepted = |place: &&String| {
                !issues(&published, name, &with(&file, &[place], attack)).is_empty()
            };
            let harmless: Vec<_> = places.iter().filter(is_accepted).collect();
            refused += places.len() - harmless.len();
            accepted += harmless.len();
            // All those that are read at once, so that they may meet on the page.
            for issue in issues(&published, name, &with(&file, &harmless, attack)) {
                for lang in Lang::BOTH {
                    let html = html(&issue, lang, Address::of_page(lang));
                    assert_safe(&html, &format!("{attack:?} in {name}"));
                }
            }
        }
    }
    assert!(
        refused > 2000 && accepted > 1000,
        "{refused} refused, {accepted} accepted"
    );
}

#[test]
fn a_string_of_a_megabyte_is_refused_or_shown() {
    let published = published();
    let attack = "<xmp>".repeat(MEGABYTE / 5);
    let mut shown = 0;
    for name in FILES {
        let (file, places) = file(name);
        // One place of each kind: those of a list are read by the same code.
        let mut kinds = BTreeSet::new();
        for place in &places {
            let kind = place.replace(|sign: char| sign.is_ascii_digit(), "");
            if !kinds.insert(kind) {
                continue;
            }
            for issue in issues(&published, name, &with(&file, &[place], &attack))
                .iter()
                .take(1)
            {
                for lang in Lang::BOTH {
                    let html = html(issue, lang, Address::of_page(lang));
                    assert!(!html.contains("<xmp>"), "{place} of {name}");
                    shown += usize::from(html.len() > attack.len());
                }
            }
        }
    }
    assert!(shown > 10, "{shown} are shown");
}

#[test]
fn every_key_of_the_address_is_harmless_whatever_its_value() {
    let [issue, _] = published();
    let megabyte = "%3Cxmp%3E".repeat(MEGABYTE / 9);
    let known = KEYS.iter().map(|key| key.name);
    for key in known.chain(["from"]) {
        let attacks = ATTACKS.map(|attack| {
            Serializer::new(String::new())
                .append_pair(key, attack)
                .finish()
        });
        let raw = ATTACKS.map(|attack| format!("{key}={attack}"));
        for query in attacks.iter().chain(&raw) {
            for lang in Lang::BOTH {
                let address = Address::read(lang, query);
                let href = address.href(lang);
                let is_written =
                    |sign: char| sign.is_ascii_alphanumeric() || "./?=&%+-_*".contains(sign);
                assert!(
                    href.starts_with("./") && href.chars().all(is_written),
                    "{href}"
                );
                let html = html(&issue, lang, address);
                assert_safe(&html, query);
            }
        }
        let address = Address::read(Lang::Zh, &format!("{key}={megabyte}"));
        let html = html(&issue, Lang::Zh, address);
        assert!(!html.contains("<xmp>"), "{key}");
    }
}

#[test]
fn an_attack_would_be_seen() {
    let is_seen = |html: &str| std::panic::catch_unwind(|| assert_safe(html, "a test")).is_err();
    for html in [
        "<p><script>1</script>",
        "<p onclick=\"1\">",
        "<a href=\"javascript:1\">",
        "<a href=\"JavaScript:1\">",
        "<p style=\"color:red\">",
        "<img src=\"x\">",
        "<p>\u{202e}</p>",
        "<p>\u{1b}</p>",
    ] {
        assert!(is_seen(html), "{html}");
    }
    assert!(!is_seen(
        "<p>javascript:1<a href=\"./?week=2018-W06\">a:b</a><a href=\"https://a.example/?a=b:c\">.</a></p>"
    ));
}
