//! The table: what is found of each kind of mistake, and what is said of true sentences.

use std::{collections::BTreeMap, fmt};

use cncert_weekly::report::Severity;

use crate::{base::Found, corpus::Sentence, kinds::Kind};

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Known,
    HeldOut,
    Unfindable,
    Corpus,
}

/// One line: how many drafts or sentences, in how many the gravest finding is an error
/// or a warning, and how many have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    name: String,
    count: usize,
    errors: usize,
    warnings: usize,
    is_of_corpus: bool,
}

/// All rows.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<(Group, String), Row>);

impl Row {
    fn missed(&self) -> usize {
        self.count - self.errors - self.warnings
    }

    /// More misses of the same drafts than before, or more findings in the same sentences.
    pub fn is_worse_than(&self, before: &[Row]) -> bool {
        let same = before
            .iter()
            .find(|row| row.name == self.name && row.count == self.count);
        same.is_some_and(|before| {
            if self.is_of_corpus {
                self.errors > before.errors
                    || self.errors + self.warnings > before.errors + before.warnings
            } else {
                self.missed() > before.missed()
            }
        })
    }

    fn add(&mut self, gravest: Option<&str>) {
        self.count += 1;
        self.errors += usize::from(gravest == Some("error"));
        self.warnings += usize::from(gravest == Some("warning"));
    }
}

impl Tally {
    pub fn add_kind(&mut self, kind: &Kind, grades: &[Option<&'static str>]) {
        let group = match kind {
            Kind {
                is_findable: false, ..
            } => Group::Unfindable,
            Kind {
                is_held_out: true, ..
            } => Group::HeldOut,
            Kind { .. } => Group::Known,
        };
        let row = self.row(group, &kind.name);
        for grade in grades {
            row.add(*grade);
        }
    }

    pub fn add_sentence(&mut self, sentence: &Sentence, alarms: &[Found]) {
        let name = format!("{} {}", sentence.register, sentence.kind);
        let gravest = alarms.iter().map(|found| found.severity).max();
        let row = self.row(Group::Corpus, &name);
        row.is_of_corpus = true;
        row.add(gravest.map(Severity::word));
    }

    fn row(&mut self, group: Group, name: &str) -> &mut Row {
        let row = self.0.entry((group, name.to_owned())).or_default();
        name.clone_into(&mut row.name);
        row
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let counted = self
            .0
            .iter()
            .filter(|((group, _), _)| *group != Group::Unfindable);
        counted.map(|(_, row)| row)
    }

    fn of(&self, group: Group) -> impl Iterator<Item = &Row> {
        self.0
            .range((group, String::new())..)
            .take_while(move |((other, _), _)| *other == group)
            .map(|(_, row)| row)
    }

    /// Of the drafts of known kinds, those with a finding, and all.
    pub fn found(&self) -> (usize, usize) {
        let all = total("all", &self.of(Group::Known).collect::<Vec<_>>());
        (all.count - all.missed(), all.count)
    }

    /// Of the true sentences, those with an error; and of those with the week's own figures
    /// those with any finding, and all.
    pub fn alarms(&self) -> (usize, (usize, usize)) {
        let rows: Vec<_> = self.of(Group::Corpus).collect();
        let errors = rows.iter().map(|row| row.errors).sum();
        let own = rows.into_iter().filter(|row| row.name.ends_with(" own"));
        let own = total("own", &own.collect::<Vec<_>>());
        (errors, (own.count - own.missed(), own.count))
    }

    /// The rows of a written table.
    pub fn parse(text: &str) -> Vec<Row> {
        let row = |line: &str| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let name = cells.next()?.to_owned();
            let [count, errors, warnings] = [(); 3].map(|()| cells.next()?.parse().ok());
            Some(Row {
                name,
                count: count?,
                errors: errors?,
                warnings: warnings?,
                is_of_corpus: false,
            })
        };
        text.lines().filter_map(row).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "# Single mistakes, and what is said of what is true\n")?;
        writeln!(
            out,
            "Written by the test `misses_and_false_alarms_only_fall`. A draft counts by its gravest finding at or near its mistake, a sentence by its gravest finding."
        )?;
        let groups = [
            (Group::Known, "Known kinds", "missed"),
            (Group::HeldOut, "Held-out kinds: every tenth", "missed"),
            (
                Group::Unfindable,
                "What leaves everything consistent, and does not count",
                "missed",
            ),
            (Group::Corpus, "True sentences", "silent"),
        ];
        for (group, title, rest) in groups {
            let rows: Vec<_> = self.of(group).collect();
            writeln!(out, "\n## {title}\n")?;
            let of = if group == Group::Corpus {
                "sentences"
            } else {
                "seeded"
            };
            writeln!(
                out,
                "| | {of} | error | warning | {rest} |\n|---|--:|--:|--:|--:|"
            )?;
            for row in &rows {
                line(out, row)?;
            }
            let total = total("all", &rows);
            line(out, &total)?;
            if group == Group::Corpus {
                for kind in ["own", "outside", "none"] {
                    let rows: Vec<_> = rows
                        .iter()
                        .copied()
                        .filter(|row| row.name.ends_with(kind))
                        .collect();
                    line(out, &self::total(kind, &rows))?;
                }
            }
            let found = total.count - total.missed();
            let percent = tenths(found, total.count);
            let (verb, of) = if group == Group::Corpus {
                ("Findings in", "sentences")
            } else {
                ("Found:", "drafts")
            };
            writeln!(
                out,
                "\n{verb} {found} of {} {of}, {percent} %.",
                total.count
            )?;
        }
        Ok(())
    }
}

fn line(out: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
    let Row {
        name,
        count,
        errors,
        warnings,
        ..
    } = row;
    writeln!(
        out,
        "| {name} | {count} | {errors} | {warnings} | {} |",
        row.missed()
    )
}

fn total(name: &str, rows: &[&Row]) -> Row {
    let mut all = Row {
        name: name.to_owned(),
        ..Row::default()
    };
    for row in rows {
        all.count += row.count;
        all.errors += row.errors;
        all.warnings += row.warnings;
    }
    all
}

fn tenths(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}
