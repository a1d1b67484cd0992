use std::fmt::Display;

use crate::{
    lang::{self, IntakeWords, Lang},
    report::{Catalogue, Id, Stated, Week},
};

use super::{Disagreement, Edition, Fact, Locator, Refusal, Remark, Source, Value, Why};

/// Tells in a language what was understood in documents.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// What things are called.
    pub catalogue: &'a Catalogue,
    /// The week that the documents are of.
    pub week: Week,
    /// The documents.
    pub editions: &'a [Edition],
    /// The language.
    pub lang: Lang,
    /// How many letters of a document's words are told at once.
    pub most: usize,
}

impl Teller<'_> {
    /// The sentences.
    pub fn words(&self) -> &'static IntakeWords {
        lang::intake_words(self.lang)
    }

    /// A field by its name.
    pub fn field(&self, at: &str) -> String {
        lang::document_field(self.catalogue, self.week, at, self.lang)
    }

    /// What a document states.
    pub fn value(&self, fact: &Fact) -> String {
        let stated = match &fact.value {
            Value::Named => return self.words().named.to_owned(),
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

    /// Where something was read.
    pub fn place(&self, source: &Source) -> String {
        self.place_in(source.edition, source.place)
    }

    fn place_in(&self, edition: usize, place: Locator) -> String {
        let words = self.words();
        let (sentence, number) = match place {
            Locator::Line(number) => (words.line, number),
            Locator::Body(number) => (words.paragraph, number),
            Locator::Margin(number) => (words.margin, number),
            Locator::Note(number) => (words.note, number),
            Locator::Cell { sheet, row } => {
                return self.at(edition, &lang::told(words.row, &[&sheet, &row]));
            }
        };
        self.at(edition, &lang::told(sentence, &[&number]))
    }

    /// Something of a document, behind its name.
    fn at(&self, edition: usize, told: &str) -> String {
        let name = match &*self.editions[edition].name {
            "" => self.words().pasted,
            name => name,
        };
        lang::told(self.words().at, &[&name, &told])
    }

    /// The words of a document, as far as they are told.
    pub fn shortened(&self, text: &str) -> String {
        // Nothing of a document moves the cursor of a terminal or changes its colours.
        let letters = text.chars();
        let mut letters = letters.map(|letter| if letter.is_control() { ' ' } else { letter });
        let short: String = letters.by_ref().take(self.most).collect();
        if letters.next().is_some() {
            short + "…"
        } else {
            short
        }
    }

    /// What documents state differently.
    pub fn disagreement(&self, disagreement: &Disagreement) -> String {
        let words = self.words();
        match disagreement {
            Disagreement::Against(one, other) => {
                let (one_at, other_at) = (self.place(&one.source), self.place(&other.source));
                let facts: [&dyn Display; 5] = [
                    &self.field(&one.at),
                    &self.shortened(&one.source.words),
                    &one_at,
                    &self.shortened(&other.source.words),
                    &other_at,
                ];
                lang::told(words.against, &facts)
            }
            Disagreement::OnlyIn(fact) => {
                let facts: [&dyn Display; 4] = [
                    &self.field(&fact.at),
                    &self.edition(fact.lang),
                    &self.shortened(&fact.source.words),
                    &self.place(&fact.source),
                ];
                lang::told(words.only_in, &facts)
            }
            Disagreement::AgainstPublisher(fact, known) => {
                let facts: [&dyn Display; 4] = [
                    &self.field(&fact.at),
                    &self.shortened(&fact.source.words),
                    &self.place(&fact.source),
                    known,
                ];
                lang::told(words.against_publisher, &facts)
            }
        }
    }

    /// The edition of a language.
    pub fn edition(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.words().zh,
            Lang::En => self.words().en,
        }
    }

    /// Why something is not in the draft.
    pub fn why(&self, why: Why) -> &'static str {
        let words = self.words();
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

    /// What is to be known of the documents themselves.
    pub fn remarks(&self) -> impl Iterator<Item = String> {
        let editions = self.editions.iter().enumerate();
        editions.flat_map(move |(position, edition)| {
            let remarks = edition.remarks.iter();
            remarks.map(move |remark| self.remark(position, remark))
        })
    }

    fn remark(&self, edition: usize, remark: &Remark) -> String {
        match remark {
            Remark::Hidden(count) => self.at(edition, &lang::told(self.words().hidden, &[count])),
            Remark::Tracked { place, old, new } => lang::told(
                self.words().tracked,
                &[
                    &self.shortened(old),
                    &self.shortened(new),
                    &self.place_in(edition, *place),
                ],
            ),
        }
    }
}

/// Why a document was not read, in words.
pub fn refused(name: &str, refusal: &Refusal, lang: Lang) -> String {
    let words = lang::intake_words(lang);
    let name = if name.is_empty() { words.pasted } else { name };
    let megabytes = |bytes: usize| bytes >> 20;
    let with = |sentence, limit: &dyn Display| lang::told(sentence, &[&name, limit]);
    match refusal {
        Refusal::Kind => lang::told(words.refused_kind, &[&name]),
        Refusal::Old => lang::told(words.refused_old, &[&name]),
        Refusal::Encoding => lang::told(words.refused_encoding, &[&name]),
        Refusal::Size => with(words.refused_size, &megabytes(Refusal::MOST_BYTES)),
        Refusal::Entries => with(words.refused_entries, &Refusal::MOST_ENTRIES),
        Refusal::Expansion => with(words.refused_expansion, &megabytes(Refusal::MOST_EXPANDED)),
        Refusal::Nesting => with(words.refused_nesting, &Refusal::MOST_DEEP),
        Refusal::Letters => with(words.refused_letters, &Refusal::MOST_LETTERS),
        Refusal::Blocks => with(words.refused_blocks, &Refusal::MOST_BLOCKS),
        Refusal::Broken(part) => with(words.refused_broken, part),
    }
}
