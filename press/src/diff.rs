//! `press diff`: what a draft says otherwise than what is published, field by field.

use std::{
    fmt::Display,
    path::{Path, PathBuf},
    sync::Arc,
};

use cncert_weekly::{
    lang,
    proof::{self, ChangedField},
    publish::week_path,
    report::{Catalogue, Report, Stated, Week},
};
use similar::TextDiff;

use crate::{
    Outcome,
    dataset::{Dataset, read_week},
    failure::Failure,
    findings::{self, is_error},
    folder,
    voice::Voice,
};

/// A week file that is compared.
struct Side {
    name: String,
    bytes: Vec<u8>,
    /// What it says, or what can be read of it.
    report: Arc<Report>,
    has_errors: bool,
}

/// Writes what the last of the files says otherwise: than the first, or where
/// only one is named, than the published version of its week. Of a week without one
/// it writes what is stated, beside what the published week before it states.
pub fn write(
    voice: &Voice,
    data: &Path,
    paths: &[PathBuf],
    is_by_lines: bool,
) -> Result<Outcome, Failure> {
    let published = Dataset::read(voice, data)?;
    let Some(catalogue) = &published.catalogue else {
        findings::print(voice, data, &published.files, &published.findings);
        return Ok(Outcome::ToBeMended);
    };
    let mut sides = Vec::new();
    for path in paths {
        let Some(side) = Side::read(voice, path, catalogue)? else {
            return Ok(Outcome::ToBeMended);
        };
        sides.push(side);
    }
    let new = sides.pop().expect("a file is always named");
    let is_new = sides.is_empty() && published.report(new.report.week).is_none();
    let old = sides
        .pop()
        .or_else(|| Side::published(data, &published, &new));
    let has_errors = [old.as_ref(), Some(&new)]
        .into_iter()
        .flatten()
        .any(|side| side.has_errors);
    let shown = Shown {
        voice,
        catalogue,
        week: new.report.week,
    };
    match &old {
        Some(old) if is_by_lines => print_lines(voice, old, &new),
        None if is_by_lines => return Err(Failure::NotPublished(new.report.week)),
        Some(old) if !is_new => shown.print_changes(old, &new),
        old => shown.print_stated(old.as_ref(), &new),
    }
    if has_errors {
        voice.remark(voice.words.compared_in_part, &[]);
        return Ok(Outcome::ToBeMended);
    }
    Ok(Outcome::Fine)
}

impl Side {
    /// A week file, with its findings printed where it has errors; `None` where nothing of it can be read.
    fn read(voice: &Voice, path: &Path, catalogue: &Catalogue) -> Result<Option<Self>, Failure> {
        let bytes = folder::bytes(path)?;
        let (read, findings) = read_week(&bytes, catalogue);
        let has_errors = findings.iter().any(is_error);
        if has_errors {
            voice.put_aside(&findings::text(voice.lang, path, &bytes, findings.iter()));
        }
        let report = match read {
            Ok(report) => Arc::new(report),
            Err(Some(part)) => part.report,
            Err(None) => {
                voice.remark(voice.words.not_comparable, &[]);
                return Ok(None);
            }
        };
        Ok(Some(Self {
            name: path.display().to_string(),
            bytes,
            report,
            has_errors,
        }))
    }

    /// The published version of another one's week, or of the last week before it.
    fn published(data: &Path, published: &Dataset, new: &Self) -> Option<Self> {
        let week = new.report.week;
        let mut reports = published.reports.iter().rev();
        let report = reports.find(|report| report.week <= week)?;
        let path = week_path(report.week);
        Some(Self {
            name: data.join(&path).display().to_string(),
            bytes: published.bytes(&path).unwrap_or_default().to_owned(),
            report: report.clone(),
            has_errors: false,
        })
    }

    fn title(&self, voice: &Voice) -> String {
        let Self { name, report, .. } = self;
        let facts: [&dyn Display; 3] = [name, &report.week, &report.revision];
        lang::told(voice.words.compared_file, &facts)
    }
}

fn print_lines(voice: &Voice, old: &Side, new: &Side) {
    let [one, other] = [old, new].map(|side| String::from_utf8_lossy(&side.bytes));
    let lines = TextDiff::from_lines(&*one, &*other);
    let titles = [old, new].map(|side| side.title(voice));
    let diff = lines
        .unified_diff()
        .header(&titles[0], &titles[1])
        .to_string();
    voice.put(&diff);
}

/// How fields are shown.
struct Shown<'a> {
    voice: &'a Voice,
    catalogue: &'a Catalogue,
    week: Week,
}

impl Shown<'_> {
    /// What is said otherwise.
    fn print_changes(&self, old: &Side, new: &Side) {
        let (voice, words) = (self.voice, self.voice.words);
        voice.say(words.compared, &[&old.title(voice), &new.title(voice)]);
        let mut changes = proof::changes(&old.report, &new.report);
        if new.has_errors {
            // It may only have been left out.
            changes.retain(|change| change.new != Stated::Nothing);
        }
        let is_revision = old.report.week == new.report.week;
        let unexplained = proof::unexplained_changes(&old.report, &new.report);
        for change in &changes {
            let at = if !is_revision {
                words.at
            } else if unexplained.contains(change) {
                words.at_needs_entry
            } else if change.needs_correction {
                words.at_explained
            } else {
                words.at
            };
            self.print(change, words.was_and_is, at);
        }
        if changes.is_empty() {
            voice.say("\n{0}", &[&words.no_difference]);
        }
    }

    /// What a week states that is not published, beside what the week before it does.
    fn print_stated(&self, old: Option<&Side>, new: &Side) {
        let (voice, words) = (self.voice, self.voice.words);
        match old {
            Some(old) => voice.say(words.new_week, &[&self.week, &old.report.week]),
            None => voice.say(words.new_week_alone, &[&self.week]),
        }
        let before = old.map(|old| &*old.report);
        let stated = proof::stated(before, &new.report);
        for field in &stated {
            self.print(field, words.is_and_was, words.at);
        }
        if !stated.iter().any(|field| is_of_the_week(&field.at)) {
            voice.say("\n{0}", &[&words.states_nothing]);
        }
    }

    /// A field in words, each language in a line of its own where it is one of a text.
    fn print(&self, field: &ChangedField, both: &str, at: &str) {
        let Voice { lang, words, .. } = self.voice;
        let name = lang::field(self.catalogue, self.week, &field.at, *lang);
        self.voice.say("\n{0}", &[&name]);
        let has_text = [&field.old, &field.new]
            .into_iter()
            .any(|stated| matches!(stated, Stated::Text(_)));
        // Last week's words say nothing of this week's, nor does what stood at a rank.
        let is_listed = field
            .at
            .split('/')
            .any(|part| part.parse::<usize>().is_ok());
        let is_alone = both == words.is_and_was
            && (has_text
                || is_listed
                || !is_of_the_week(&field.at)
                || field.old == Stated::Nothing);
        let langs = [*lang, lang.other()].into_iter();
        let lines = langs.map(|lang| {
            let [old, new] = [&field.old, &field.new].map(|stated| {
                lang::field_stated(self.catalogue, self.week, &field.at, stated, lang)
            });
            if is_alone {
                new
            } else {
                lang::told(both, &[&old, &new])
            }
        });
        let mut lines: Vec<_> = lines.take(if has_text { 2 } else { 1 }).collect();
        // A name may be the same in both languages.
        lines.dedup();
        for line in lines {
            self.voice.say("    {0}", &[&line]);
        }
        self.voice.say("    {0}", &[&lang::told(at, &[&field.at])]);
    }
}

/// Whether a place is one that an issue fills with what happened, not with which issue it is.
fn is_of_the_week(at: &str) -> bool {
    let section = at.split('/').next().unwrap_or_default();
    !matches!(section, "week" | "issue" | "period" | "provenance")
}
