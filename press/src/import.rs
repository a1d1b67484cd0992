//! `press import`: the editors' documents as a draft, with all that was understood in them and all that was not.

use std::{
    panic,
    path::{Path, PathBuf},
};

use cncert_weekly::{
    intake::{self, Disagreement, Edition, Teller},
    lang, publish,
    report::Week,
};
use encoding_rs::GB18030;
use walkdir::WalkDir;

use crate::{Outcome, dataset::Dataset, failure::Failure, folder, new, voice::Voice};

/// How many letters of a document's words a line of the table has room for.
const MOST_LETTERS: usize = 60;

/// Reads the documents of a week, says what was understood in them, and writes the draft.
pub fn write(
    voice: &Voice,
    data: &Path,
    paths: &[PathBuf],
    week: Option<Week>,
    into: Option<PathBuf>,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let (catalogue, publisher) = dataset.terms(data)?;
    let editions = paths.iter().map(|path| edition(path));
    let editions = editions.collect::<Result<Vec<_>, _>>()?;
    let understanding = intake::understood(&editions, &catalogue, &publisher);
    let newest = dataset.reports.iter().map(|report| report.week).max();
    let stated = understanding.period().map(|period| period.start.week());
    let next = newest.map(Week::next);
    let Some(of) = week.or(stated).or(next) else {
        return Err(Failure::NoWeeks(data.to_owned()));
    };
    let teller = Teller {
        catalogue: &catalogue,
        week: of,
        editions: &editions,
        lang: voice.lang,
        most: MOST_LETTERS,
    };
    tell(&teller, voice, &understanding);
    let words = lang::import_words(voice.lang);
    if understanding.is_empty() {
        voice.remark(words.nothing, &[]);
        return Ok(Outcome::ToBeMended);
    }
    let mut contents = understanding.draft(of, &catalogue, &publisher);
    if let Some(report) = dataset.report(of) {
        contents.revision = report.revision.saturating_add(1);
    }
    let path = into.unwrap_or_else(|| format!("{of}.json").into());
    new::create(&path, publish::week_text(&contents).as_bytes())?;
    if week.or(stated).is_none() {
        voice.remark(words.week_assumed, &[&of]);
    }
    voice.say(words.imported, &[&path.display(), &of]);
    let disagree = |disagreement: &Disagreement| matches!(disagreement, Disagreement::Against(..));
    let do_disagree = understanding.disagreements.iter().any(disagree);
    Ok(if do_disagree {
        Outcome::ToBeMended
    } else {
        Outcome::Fine
    })
}

/// Reads every Word document below a folder, and says which are refused, which panic, and where a figure is not in its words.
pub fn read_all(voice: &Voice, data: &Path, folder: &Path) -> Result<Outcome, Failure> {
    let (catalogue, publisher) = Dataset::read(voice, data)?.terms(data)?;
    let words = lang::import_words(voice.lang);
    let (mut count, mut refusals, mut bad) = (0, 0, 0);
    for entry in WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let path = entry.path();
        if !entry.file_type().is_file()
            || path.extension().is_none_or(|extension| extension != "docx")
        {
            continue;
        }
        count += 1;
        let bytes = folder::bytes(path)?;
        let read = || {
            let edition = intake::open(&path.to_string_lossy(), &bytes, gbk)?;
            let understanding = intake::understood(&[edition], &catalogue, &publisher);
            Ok(understanding
                .facts
                .into_iter()
                .filter(|fact| !fact.is_in_its_words())
                .collect::<Vec<_>>())
        };
        match panic::catch_unwind(panic::AssertUnwindSafe(read)) {
            Ok(Ok(unsourced)) => {
                bad += unsourced.len();
                for fact in unsourced {
                    voice.say(
                        words.unsourced,
                        &[&path.display(), &fact.at, &fact.source.words],
                    );
                }
            }
            Ok(Err(refusal)) => {
                refusals += 1;
                voice.say(
                    "{0}",
                    &[&intake::refused(
                        &path.to_string_lossy(),
                        &refusal,
                        voice.lang,
                    )],
                );
            }
            Err(_) => {
                bad += 1;
                voice.say(words.panicked, &[&path.display()]);
            }
        }
    }
    voice.say(words.read_all, &[&count, &refusals, &bad]);
    Ok(if bad == 0 {
        Outcome::Fine
    } else {
        Outcome::ToBeMended
    })
}

/// A document by its path.
fn edition(path: &Path) -> Result<Edition, Failure> {
    let bytes = folder::bytes(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let refused = |refusal| Failure::Refused {
        path: path.to_owned(),
        refusal,
    };
    intake::open(&name, &bytes, gbk).map_err(refused)
}

/// The text of bytes in GBK, or in GB 18030, which holds it.
fn gbk(bytes: &[u8]) -> Option<String> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
}

/// Tells what was understood, as tables.
fn tell(teller: &Teller, voice: &Voice, understanding: &intake::Understanding) {
    let words = lang::import_words(voice.lang);
    // What has a figure need not be named as well.
    let facts = understanding.facts.iter();
    let facts = facts
        .filter(|fact| understanding.is_told(fact))
        .map(|fact| {
            [
                teller.field(&fact.at),
                teller.value(fact),
                teller.shortened(&fact.source.words),
                teller.place(&fact.source),
            ]
        });
    tell_rows(voice, words.understood, facts);
    let disagreements = understanding.disagreements.iter();
    let disagreements = disagreements.map(|disagreement| [teller.disagreement(disagreement)]);
    tell_rows(voice, words.disagreements, disagreements);
    let unread = understanding.unread.iter();
    let unread = unread.map(|unread| {
        [
            teller.shortened(&unread.source.words),
            teller.place(&unread.source),
            teller.why(unread.why).to_owned(),
        ]
    });
    tell_rows(voice, words.unread, unread);
    tell_rows(
        voice,
        words.remarks,
        teller.remarks().map(|remark| [remark]),
    );
}

/// Tells rows below a heading, in columns.
fn tell_rows<const N: usize>(
    voice: &Voice,
    heading: &str,
    rows: impl Iterator<Item = [String; N]>,
) {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return;
    }
    let width = |column: usize| {
        rows.iter()
            .map(|row| columns(&row[column]))
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(widths);
        let cells =
            cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - columns(cell))));
        format!("  {}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    });
    let text = format!("{heading}\n{}", lines.collect::<String>());
    voice.put(&(text + "\n"));
}

/// The columns of a terminal that a text takes: letters of East Asia take two.
fn columns(text: &str) -> usize {
    let is_wide = |letter: char| matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}');
    text.chars()
        .map(|letter| 1 + usize::from(is_wide(letter)))
        .sum()
}
