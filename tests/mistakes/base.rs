//! The clean drafts that mistakes are made in, each with all that it is held against.

use std::fs;

use cncert_weekly::{
    draft::{self, Reading},
    lang::{self, Lang},
    proof::{self, Published},
    publish,
    report::{
        Catalogue, Column, Extent, Finding, History, Id, Index, Problem, Quantity, Report,
        Severity, SortedMap, Week,
    },
};
use serde_json::{Value, json};

use crate::path;

/// Illustrative weeks with a catalogue, the week before and a year of history.
const WRITTEN: [&str; 4] = ["autumn", "revision", "spring", "winter"];

/// Published weeks as drafts for the dataset before them.
const PUBLISHED: [&str; 6] = [
    "2013-W19", "2014-W44", "2015-W39", "2016-W15", "2018-W06", "2025-W52",
];

/// A clean draft and what is published around it.
pub struct Base {
    pub name: String,
    pub draft: Value,
    pub previous_draft: Option<Value>,
    catalogue: Catalogue,
    index: Option<Index>,
    history: History,
    previous: Option<Report>,
    earlier: Option<Report>,
}

/// One thing found in a draft and not accepted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub severity: Severity,
    pub rule: &'static str,
    pub place: String,
    /// The line, for what is no JSON.
    pub line: Option<usize>,
    pub said: String,
}

impl Found {
    /// The word of its severity.
    pub fn word(&self) -> &'static str {
        self.severity.word()
    }
}

/// All bases, by name.
pub fn all() -> Vec<Base> {
    let catalogue = parsed(&fs::read(data("catalogue.json")).expect("it is committed"));
    let mut bases: Vec<_> = WRITTEN
        .iter()
        .map(|name| written(name, &catalogue))
        .collect();
    bases.extend(published(&catalogue));
    bases.sort_by(|one, other| one.name.cmp(&other.name));
    bases
}

fn data(name: &str) -> String {
    format!("{}/public/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("a committed file is JSON")
}

fn read<T>(reading: Reading<T>) -> T {
    let Reading { value, findings } = reading;
    value.unwrap_or_else(|| panic!("{findings:?}"))
}

fn written(name: &str, catalogue: &Value) -> Base {
    let file = path(&format!("bases/{name}.json"));
    let file = parsed(&fs::read(file).expect("the base is committed"));
    let catalogue = extended(catalogue.clone(), &file["catalogue"]);
    let catalogue = read(draft::read_catalogue(catalogue.to_string().as_bytes()));
    let report = |value: &Value| read(draft::read(value.to_string().as_bytes(), &catalogue));
    let previous = report(&file["previous"]);
    Base {
        name: name.to_owned(),
        draft: file["week"].clone(),
        previous_draft: Some(file["previous"].clone()),
        index: publish::index([&previous]),
        history: year_before(&previous),
        previous: Some(previous),
        earlier: file.get("earlier").map(report),
        catalogue,
    }
}

/// The catalogue with the indicators and categories of a base, which are like others.
fn extended(mut catalogue: Value, extra: &Value) -> Value {
    for key in ["indicators", "categories"] {
        for entry in extra[key].as_array().expect("it is a list") {
            let list = catalogue[key].as_array_mut().expect("it is a list");
            let like = list.iter().find(|known| known["id"] == entry["like"]);
            let mut whole = like.cloned().unwrap_or(json!({}));
            for (key, value) in entry.as_object().expect("it is an object") {
                if key != "like" {
                    whole[key] = value.clone();
                }
            }
            list.push(whole);
        }
    }
    catalogue
}

/// A year in which every value of a week moved around it.
fn year_before(previous: &Report) -> History {
    const PERCENT: [u64; 13] = [100, 128, 74, 112, 61, 140, 92, 83, 119, 68, 134, 105, 56];
    let weeks = previous.week.run_up(52);
    let mut columns = SortedMap::default();
    for indicator in &previous.indicators {
        let value = indicator.quantity.map(Quantity::value);
        // What is counted on two hands jumps by its nature.
        let value = value.filter(|value| *value >= 10);
        let moved = (0..52).map(|week| Some(value? * PERCENT[(51 - week) % 13] / 100));
        let column = Column {
            values: moved.collect(),
            value_flags: vec![0; 52],
            changes: vec![None; 52],
            change_flags: vec![0; 52],
        };
        columns.insert(indicator.id.clone(), column);
    }
    History::new(weeks, columns).expect("every column has as many weeks")
}

fn published(catalogue: &Value) -> Vec<Base> {
    let catalogue = read(draft::read_catalogue(catalogue.to_string().as_bytes()));
    let mut files: Vec<_> = fs::read_dir(data("weeks"))
        .expect("the weeks are committed")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    let files: Vec<_> = files
        .iter()
        .map(|path| fs::read(path).expect("it is a file"))
        .collect();
    let reports: Vec<_> = files
        .iter()
        .map(|bytes| read(draft::read(bytes, &catalogue)))
        .collect();
    let base = |name: &str| {
        let week: Week = name.parse().expect("it is a week");
        let place = reports.iter().position(|report| report.week == week);
        let place = place.expect("the week is published");
        let before = &reports[..place];
        let last_week = before.last().filter(|other| other.week == week.previous());
        Base {
            name: name.to_owned(),
            draft: parsed(&files[place]),
            previous_draft: last_week.map(|_| parsed(&files[place - 1])),
            catalogue: catalogue.clone(),
            index: last_week.and_then(|_| publish::index(before)),
            history: publish::histories(before).all,
            previous: last_week.cloned(),
            earlier: None,
        }
        .saved()
    };
    PUBLISHED.into_iter().map(base).collect()
}

impl Base {
    /// As it is saved: what is accepted says what it accepts.
    fn saved(mut self) -> Self {
        let report = read(draft::read(
            self.draft.to_string().as_bytes(),
            &self.catalogue,
        ));
        let found = proof::check(&report, &self.catalogue, &self.published(&report));
        for (at, entry) in proof::renewed_entries(&report, &found)
            .into_iter()
            .flatten()
            .enumerate()
        {
            self.draft["acknowledged"][at]["of"] = json!(entry.of);
        }
        self
    }

    /// What a draft is held against; where its week is published, that is its earlier one.
    fn published(&self, report: &Report) -> Published<'_> {
        let previous = self.previous.as_ref();
        let same = previous.filter(|other| other.week == report.week);
        Published {
            index: self.index.as_ref(),
            history: &self.history,
            previous,
            earlier: self.earlier.as_ref().or(same),
        }
    }

    /// Everything of weight that is found in a draft and not accepted in it.
    pub fn findings(&self, bytes: &[u8]) -> Vec<Found> {
        let (reading, part) = draft::read_or_part(bytes, &self.catalogue);
        let findings = reading.findings.into_iter();
        let mut findings: Vec<_> = findings.map(Finding::into_problem).collect();
        if let Some(report) = reading.value {
            findings.extend(proof::check(
                &report,
                &self.catalogue,
                &self.published(&report),
            ));
            findings = proof::open(&report, findings);
        } else if let Some(part) = part {
            let published = self.published(&part.report);
            let found = proof::check_part(&part.report, &self.catalogue, &published);
            let found = proof::open(&part.report, found).into_iter();
            findings.extend(found.map(|finding| Finding {
                place: part.in_file(&finding.place),
                ..finding
            }));
        }
        let has_weight = |found: &Found| found.severity > Severity::Note;
        findings.iter().map(told).filter(has_weight).collect()
    }

    /// The draft with other highlights.
    pub fn with_highlights(&self, highlights: &[Value]) -> Value {
        let mut draft = self.draft.clone();
        draft["highlights"] = json!(highlights);
        draft
    }

    /// The indicators of the draft.
    pub fn indicators(&self) -> &[Value] {
        list(&self.draft["indicators"])
    }

    /// Last week's entry of an indicator.
    pub fn before(&self, id: &str) -> Option<&Value> {
        let indicators = list(&self.previous_draft.as_ref()?["indicators"]);
        indicators.iter().find(|indicator| indicator["id"] == id)
    }

    /// What an indicator is a part of.
    pub fn part_of(&self, id: &str) -> Option<String> {
        let id: Id = id.parse().expect("it is an id");
        let whole = self.catalogue.indicator(&id)?.part_of.as_ref()?;
        Some(whole.to_string())
    }
}

/// The elements of a list; none where there is no list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn told(finding: &Finding<Problem>) -> Found {
    Found {
        severity: finding.problem.severity(),
        rule: finding.problem.rule().key(),
        place: finding.place.to_string(),
        line: match &finding.extent {
            Extent::From(at) => Some(at.line),
            Extent::Whole | Extent::Letters(_) => None,
        },
        said: lang::finding(finding, Lang::En),
    }
}
