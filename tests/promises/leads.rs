//! The week in one sentence: what each says stands in a file, and the proofreader, who asks about every other sentence, asks
//! nothing about these.

use std::fmt::Write;

use cncert_weekly::{
    draft,
    lang::Lang,
    page,
    proof::{self, Published},
    report::Week,
};
use expect_test::expect_file;
use serde_json::{Value, json};

use crate::dataset::{self, Dataset};

#[test]
fn the_sentence_of_every_week_is_as_written_down() {
    let dataset = Dataset::read();
    let mut text = String::new();
    for week in dataset::weeks() {
        let [zh, en] = leads(&dataset, week);
        writeln!(text, "{week}\n{zh}\n{en}\n").expect("text can be written");
    }
    expect_file!["../pages/leads.txt"].assert_eq(&text);
}

#[test]
fn where_samples_are_not_shown_no_sentence_speaks_of_them() {
    let (all, stated) = (Dataset::read(), Dataset::without_sample());
    for week in dataset::weeks()
        .into_iter()
        .filter(|week| stated.index.contains(*week))
    {
        assert_eq!(leads(&all, week), leads(&stated, week), "{week}");
    }
}

#[test]
fn the_proofreader_asks_nothing_about_the_sentence_of_any_week() {
    let dataset = Dataset::read();
    for week in dataset::weeks() {
        let report = dataset.report(week);
        let previous = dataset.index.contains(week.previous());
        let previous = previous.then(|| dataset.report(week.previous()));
        let around = Published {
            index: Some(&dataset.index),
            history: &dataset.history,
            previous: previous.as_ref(),
            earlier: Some(&report),
        };
        let [zh, en] = leads(&dataset, week);
        let bytes = dataset::bytes(&format!("weeks/{week}.json"));
        let mut file: Value = serde_json::from_slice(&bytes).expect("it is JSON");
        file["highlights"] = json!([{"zh": zh, "en": en}]);
        let reading = draft::read(file.to_string().as_bytes(), &dataset.catalogue);
        assert_eq!(reading.findings, [], "{week}: {file}");
        let told = reading.value.expect("it has no errors");
        let findings = proof::check(&told, &dataset.catalogue, &around);
        let of_lead: Vec<_> = findings
            .iter()
            .filter(|finding| finding.place.as_str().starts_with("/highlights"))
            .collect();
        assert_eq!(of_lead, Vec::<&_>::new(), "{week}: {}", file["highlights"]);
    }
}

fn leads(dataset: &Dataset, week: Week) -> [String; 2] {
    let issue = dataset.issue(week);
    Lang::BOTH.map(|lang| page::compose(&issue, lang).masthead.lead)
}
