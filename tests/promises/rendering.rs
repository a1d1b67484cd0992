//! The page as HTML without a browser: a plain function of its values, in
//! which no word of the dataset is ever markup.

use std::sync::Arc;

use cncert_weekly::{
    browser::Address,
    draft,
    lang::Lang,
    page::{self, Issue, Page, View},
    ui::{self, Screen},
};
use serde_json::Value;

use crate::dataset::{self, Dataset};

fn html(page: Page, view: View) -> String {
    let address = Address::of_page(page.lang).in_view(view);
    ui::html(&Screen::still(Arc::new(page), address), |_| String::new())
}

fn html_of(issue: &Issue, lang: Lang) -> String {
    html(page::compose(issue, lang), View::Chart)
}

#[test]
fn every_week_renders_in_both_languages_and_views() {
    let dataset = Dataset::read();
    for week in dataset::weeks() {
        let issue = dataset.issue(week);
        for lang in Lang::BOTH {
            for view in [View::Chart, View::Table] {
                let html = html(page::compose(&issue, lang), view);
                for refused in ["style=\"", "<script", "<style", " onclick"] {
                    assert!(!html.contains(refused), "{refused} in {week}: {html}");
                }
                for indicator in &issue.report.indicators {
                    let attribute = format!("data-indicator=\"{}\"", indicator.id);
                    assert!(html.contains(&attribute), "{attribute} in {week}");
                }
            }
        }
    }
}

#[test]
fn the_newest_issue_can_be_read_by_programs() {
    let issue = Dataset::read().newest();
    for lang in Lang::BOTH {
        let html = html_of(&issue, lang);
        for part in [
            "↓ 7.6%",
            "↓ 49.6%",
            "↓ 74.5%",
            "data-section=\"key_findings\"",
            "data-section=\"incidents\"",
            "data-section=\"about\"",
            "data-section=\"contact\"",
            "data-indicator=\"malware_downloads\"",
            "data-value=\"48123000\"",
            "data-change-pct=\"-7.6\"",
            "data-origin=\"sample\"",
            "data-change-origin=\"issue\"",
            "data-figure=\"malware_families\"",
            "data-figure=\"backdoored_websites_by_type\"",
            "data-figure=\"incidents\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

#[test]
fn no_word_of_the_dataset_is_markup() {
    for week in ["2025-W52", "2015-W39", "2013-W27"] {
        let dataset = Dataset::read();
        let week = week.parse().expect("a week");
        let issue = dataset.issue(week);
        let catalogue = hostile("catalogue.json");
        let catalogue = draft::read_catalogue(&catalogue)
            .value
            .expect("it is valid");
        let report = draft::read(&hostile(&format!("weeks/{week}.json")), &catalogue);
        let publisher = draft::read_publisher(&hostile("publisher.json"));
        let hostile = Issue {
            report: Arc::new(report.value.expect("it is valid")),
            catalogue: Arc::new(catalogue),
            publisher: Arc::new(publisher.value.expect("it is valid")),
            ..issue.clone()
        };
        for lang in Lang::BOTH {
            let html = html_of(&hostile, lang);
            assert!(html.contains("&lt;script&gt;"), "{html}");
            assert_eq!(tags(&html), tags(&html_of(&issue, lang)), "{week}");
        }
    }
}

/// A file of the dataset with markup and script before each of its words.
fn hostile(name: &str) -> Vec<u8> {
    let mut file = serde_json::from_slice(&dataset::bytes(name)).expect("it is JSON");
    spoil("", &mut file);
    file.to_string().into_bytes()
}

fn spoil(key: &str, value: &mut Value) {
    const MARKUP: &str =
        r#"</p><script>alert("x")</script><!--"'><img src=x onerror='alert(1)'>&amp;"#;
    match value {
        Value::String(text) if ["zh", "en", "en_one", "en_other", "name"].contains(&key) => {
            text.insert_str(0, MARKUP);
        }
        Value::String(text) if key == "url" => text.push_str("?'onclick='alert(1)'&amp;"),
        Value::Array(items) => items.iter_mut().for_each(|item| spoil(key, item)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| spoil(key, value)),
        _ => {}
    }
}

/// The tags of a page with the names of their attributes, and nothing else.
fn tags(html: &str) -> String {
    let (mut tags, mut is_in_tag, mut is_quoted) = (String::new(), false, false);
    for sign in html.chars() {
        match sign {
            '<' if !is_in_tag => is_in_tag = true,
            '>' if is_in_tag && !is_quoted => {
                is_in_tag = false;
                tags.push('\n');
            }
            '"' if is_in_tag => is_quoted = !is_quoted,
            _ if is_in_tag && !is_quoted => tags.push(sign),
            _ => {}
        }
    }
    tags
}
