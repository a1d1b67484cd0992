//! `press import`: the editors' documents as a draft, with all that was understood in them and all that was not.

use std::{
    fmt::Display,
    panic,
    path::{Path, PathBuf},
};

use cncert_weekly::{
    draft,
    intake::{self, Disagreement, Edition, Fact, Locator, Refusal, Remark, Source, Value, Why},
    lang::{self, IntakeWords, Lang},
    publish,
    report::{Catalogue, Id, Publisher, Stated, Week},
};
use encoding_rs::GB18030;
use walkdir::WalkDir;

use crate::{
    Outcome,
    dataset::{Dataset, PUBLISHER},
    failure::Failure,
    folder, new,
    voice::Voice,
};

/// Reads the documents of a week, says what was understood in them, and writes the draft.
pub fn write(
    voice: &Voice,
    data: &Path,
    paths: &[PathBuf],
    week: Option<Week>,
    into: Option<PathBuf>,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let (catalogue, publisher) = vocabulary(&dataset, data)?;
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
        words: lang::intake_words(voice.lang),
    };
    teller.tell(voice, &understanding);
    if understanding.is_empty() {
        voice.remark(teller.words.nothing, &[]);
        return Ok(Outcome::ToBeMended);
    }
    let mut contents = understanding.draft(of, &catalogue, &publisher);
    if let Some(report) = dataset.report(of) {
        contents.revision = report.revision.saturating_add(1);
    }
    let path = into.unwrap_or_else(|| format!("{of}.json").into());
    new::create(&path, publish::week_text(&contents).as_bytes())?;
    if week.or(stated).is_none() {
        voice.remark(teller.words.week_assumed, &[&of]);
    }
    voice.say(teller.words.imported, &[&path.display(), &of]);
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
    let (catalogue, publisher) = vocabulary(&Dataset::read(voice, data)?, data)?;
    let words = lang::intake_words(voice.lang);
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
                voice.say("{0}", &[&refused(path, &refusal, voice.lang)]);
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

/// What a dataset calls things.
fn vocabulary(dataset: &Dataset, data: &Path) -> Result<(Catalogue, Publisher), Failure> {
    let publisher = dataset.bytes(PUBLISHER).map(draft::read_publisher);
    let publisher = publisher.and_then(|reading| reading.value);
    let missing = || Failure::Missing(data.join(PUBLISHER));
    let catalogue = dataset.catalogue.as_deref().cloned();
    catalogue.zip(publisher).ok_or_else(missing)
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

/// Why a document was not read, in words.
pub fn refused(path: &Path, refusal: &Refusal, lang: Lang) -> String {
    let words = lang::intake_words(lang);
    let path = &path.display();
    let megabytes = |bytes: usize| bytes >> 20;
    let with = |sentence, limit: &dyn Display| lang::told(sentence, &[path, limit]);
    match refusal {
        Refusal::Kind => lang::told(words.refused_kind, &[path]),
        Refusal::Old => lang::told(words.refused_old, &[path]),
        Refusal::Encoding => lang::told(words.refused_encoding, &[path]),
        Refusal::Size => with(words.refused_size, &megabytes(Refusal::MOST_BYTES)),
        Refusal::Entries => with(words.refused_entries, &Refusal::MOST_ENTRIES),
        Refusal::Expansion => with(words.refused_expansion, &megabytes(Refusal::MOST_EXPANDED)),
        Refusal::Nesting => with(words.refused_nesting, &Refusal::MOST_DEEP),
        Refusal::Letters => with(words.refused_letters, &Refusal::MOST_LETTERS),
        Refusal::Blocks => with(words.refused_blocks, &Refusal::MOST_BLOCKS),
        Refusal::Broken(part) => with(words.refused_broken, part),
    }
}

/// Tells what was understood, in a language.
struct Teller<'a> {
    catalogue: &'a Catalogue,
    week: Week,
    editions: &'a [Edition],
    lang: Lang,
    words: &'static IntakeWords,
}

impl Teller<'_> {
    fn tell(&self, voice: &Voice, understanding: &intake::Understanding) {
        // What has a figure need not be named as well.
        let is_told = |fact: &&Fact| {
            let is_within = |other: &Fact| {
                other.lang == fact.lang && other.at.starts_with(&format!("{}/", fact.at))
            };
            fact.value != Value::Named || !understanding.facts.iter().any(is_within)
        };
        let facts = understanding.facts.iter().filter(is_told);
        let facts = facts.map(|fact| {
            [
                self.field(&fact.at),
                self.value(fact),
                shortened(&fact.source.words),
                self.place(&fact.source),
            ]
        });
        tell_rows(voice, self.words.understood, facts);
        let disagreements = understanding
            .disagreements
            .iter()
            .map(|disagreement| [self.disagreement(disagreement)]);
        tell_rows(voice, self.words.disagreements, disagreements);
        let unread = understanding.unread.iter();
        let unread = unread.map(|unread| {
            [
                shortened(&unread.source.words),
                self.place(&unread.source),
                self.why(unread.why).to_owned(),
            ]
        });
        tell_rows(voice, self.words.unread, unread);
        let remarks = self
            .editions
            .iter()
            .enumerate()
            .flat_map(|(position, edition)| {
                edition
                    .remarks
                    .iter()
                    .map(move |remark| [self.remark(position, remark)])
            });
        tell_rows(voice, self.words.remarks, remarks);
    }

    fn field(&self, at: &str) -> String {
        lang::document_field(self.catalogue, self.week, at, self.lang)
    }

    fn value(&self, fact: &Fact) -> String {
        let stated = match &fact.value {
            Value::Named => return self.words.named.to_owned(),
            Value::Issue(issue) => return lang::issue(*issue, self.lang),
            Value::Period(period) => return lang::period(period.start, period.end, self.lang),
            Value::Quantity(quantity) => Stated::Number(quantity.value().to_string()),
            Value::Change(change) => Stated::Number(change.to_string()),
            Value::Count(count) => Stated::Number(count.to_string()),
            Value::Share(share) => Stated::Number(share.to_string()),
            Value::Number(number) => Stated::Number(number.to_string()),
            Value::Ids(ids) => {
                Stated::Plain(ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", "))
            }
            Value::Level(level) => Stated::Plain(level.to_string()),
            Value::Words(words) => return words.clone(),
        };
        lang::field_stated(self.catalogue, self.week, &fact.at, &stated, self.lang)
    }

    fn place(&self, source: &Source) -> String {
        self.place_in(source.edition, source.place)
    }

    fn place_in(&self, edition: usize, place: Locator) -> String {
        let (sentence, number) = match place {
            Locator::Line(number) => (self.words.line, number),
            Locator::Body(number) => (self.words.paragraph, number),
            Locator::Margin(number) => (self.words.margin, number),
            Locator::Note(number) => (self.words.note, number),
        };
        let place = lang::told(sentence, &[&number]);
        lang::told(self.words.at, &[&self.editions[edition].name, &place])
    }

    fn disagreement(&self, disagreement: &Disagreement) -> String {
        match disagreement {
            Disagreement::Against(one, other) => {
                let (one_at, other_at) = (self.place(&one.source), self.place(&other.source));
                let facts: [&dyn Display; 5] = [
                    &self.field(&one.at),
                    &shortened(&one.source.words),
                    &one_at,
                    &shortened(&other.source.words),
                    &other_at,
                ];
                lang::told(self.words.against, &facts)
            }
            Disagreement::OnlyIn(fact) => {
                let edition = match fact.lang {
                    Lang::Zh => self.words.zh,
                    Lang::En => self.words.en,
                };
                let facts: [&dyn Display; 4] = [
                    &self.field(&fact.at),
                    &edition,
                    &shortened(&fact.source.words),
                    &self.place(&fact.source),
                ];
                lang::told(self.words.only_in, &facts)
            }
            Disagreement::AgainstPublisher(fact, known) => {
                let facts: [&dyn Display; 4] = [
                    &self.field(&fact.at),
                    &shortened(&fact.source.words),
                    &self.place(&fact.source),
                    known,
                ];
                lang::told(self.words.against_publisher, &facts)
            }
        }
    }

    fn why(&self, why: Why) -> &'static str {
        let words = self.words;
        match why {
            Why::NothingNamed => words.why_nothing_named,
            Why::NoField => words.why_no_field,
            Why::OtherTime => words.why_other_time,
            Why::Text => words.why_text,
            Why::Heading => words.why_heading,
            Why::Picture => words.why_picture,
            Why::Chart => words.why_chart,
            Why::Run => words.why_run,
            Why::Row => words.why_table,
            Why::Publisher => words.why_publisher,
        }
    }

    fn remark(&self, edition: usize, remark: &Remark) -> String {
        match remark {
            Remark::Hidden(count) => {
                let hidden = lang::told(self.words.hidden, &[count]);
                lang::told(self.words.at, &[&self.editions[edition].name, &hidden])
            }
            Remark::Tracked { place, old, new } => lang::told(
                self.words.tracked,
                &[
                    &shortened(old),
                    &shortened(new),
                    &self.place_in(edition, *place),
                ],
            ),
        }
    }
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

/// The beginning of a text, where it is long.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    // Nothing of a document moves the cursor or changes colours.
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let short: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() {
        short + "…"
    } else {
        short
    }
}
