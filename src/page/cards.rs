//! Cards: one indicator with its change, its parts and its recent weeks.

use std::sync::Arc;

use crate::{
    lang::{self, Lang, LeadClause, Scale, words},
    report::{Change, Id, Indicator, IndicatorEntry, Origin, Quantity, Section, Text},
};

use super::{Figure, Issue, Mark, sparks};

/// The value on a card, in pieces that are set in different sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardValue {
    /// 约 or “about” before a rounded value, else empty.
    pub about: &'static str,
    /// The number; “not stated” where there is none.
    pub number: String,
    /// The scale and the unit; empty where there is no number.
    pub unit: String,
    /// Whether there is a number.
    pub is_stated: bool,
    /// The mark of the value.
    pub mark: Option<Mark>,
}

/// The change on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardChange {
    /// As printed, `↓ 7.6%`; empty where it is not a percentage.
    pub figure: String,
    /// The direction or the count in words, and last week's value.
    pub words: String,
    /// The mark of the change.
    pub mark: Option<Mark>,
}

/// A part of a card's indicator, such as government websites among all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPart {
    /// The indicator.
    pub id: Id,
    pub name: String,
    /// Its value with the unit, and its share of the whole.
    pub value: String,
    /// Its change as printed, or empty.
    pub change: String,
    /// The mark of the value, or of the change where there is no value.
    pub mark: Option<Mark>,
    /// The whole in one sentence.
    pub sentence: String,
    /// What other programs read.
    pub facts: CardFacts,
}

/// What other programs read off a card: the `data-*` attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFacts {
    /// The value in plain digits.
    pub value: Option<String>,
    /// The stated change as a plain signed number.
    pub change_pct: Option<String>,
    /// Where the value comes from.
    pub origin: &'static str,
    /// Where the change comes from.
    pub change_origin: &'static str,
}

/// The card of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The indicator.
    pub id: Id,
    /// Its name in the time of the week.
    pub name: String,
    /// Whether it is one of the headlines.
    pub is_headline: bool,
    pub value: CardValue,
    /// The change on last week.
    pub change: CardChange,
    /// All of it in one sentence, for ears.
    pub sentence: String,
    /// The parts that the week states.
    pub parts: Vec<CardPart>,
    /// The last 12 weeks, where enough of them have a value.
    pub spark: Option<Arc<Figure>>,
    /// What is counted, and how exactly.
    pub explanation: Vec<String>,
    /// What other programs read.
    pub facts: CardFacts,
}

impl Card {
    /// The sentence without the name and the sign behind it, for whoever has just heard that.
    pub fn said(&self) -> &str {
        let mut said = self
            .sentence
            .get(self.name.len()..)
            .unwrap_or_default()
            .chars();
        said.next();
        said.as_str()
    }
}

/// The cards of a section, in the report's order; a part stands in the card of
/// its whole where the week has that, else it has its own.
pub fn cards(issue: &Issue, section: Section, lang: Lang) -> Vec<Card> {
    texts(issue, lang)
        .filter(|text| text.entry.section == section && !text.is_part())
        .map(|text| {
            let id = &text.indicator.id;
            let parts = texts(issue, lang).filter(|part| part.entry.part_of.as_ref() == Some(id));
            text.card(parts.map(|part| part.part(text.quantity())).collect())
        })
        .collect()
}

/// The indicators of an issue that the catalogue knows, in the report's order.
pub(super) fn texts(issue: &Issue, lang: Lang) -> impl Iterator<Item = IndicatorText<'_>> {
    issue.report.indicators.iter().filter_map(move |indicator| {
        Some(IndicatorText {
            issue,
            lang,
            indicator,
            entry: issue.entry(&indicator.id)?,
        })
    })
}

/// One indicator of an issue, read in one language.
pub(super) struct IndicatorText<'a> {
    issue: &'a Issue,
    lang: Lang,
    indicator: &'a Indicator,
    pub entry: &'a IndicatorEntry,
}

/// What is known of a change on last week.
struct Told {
    moved: Moved,
    is_computed: bool,
    mark: Option<Mark>,
}

impl Told {
    /// Whether it says how far it is from what was before: “down 7.6%”.
    fn has_distance(&self) -> bool {
        matches!(self.moved, Moved::Percent(change) if change.tenths() != 0)
    }
}

/// A change in percent or as a count.
enum Moved {
    Percent(Change),
    Count(i64),
}

impl Moved {
    fn of_count(count: i64) -> Self {
        match count {
            0 => Self::Percent(Change::NONE),
            _ => Self::Count(count),
        }
    }
}

impl<'a> IndicatorText<'a> {
    /// The indicator.
    pub fn id(&self) -> &'a Id {
        &self.indicator.id
    }

    /// Whether it is a part of another indicator of the week.
    pub fn is_part(&self) -> bool {
        let whole = self.entry.part_of.as_ref();
        whole.is_some_and(|whole| self.issue.report.indicator(whole).is_some())
    }

    /// What the week itself states of it in one clause: its change, else its value; and where that comes from.
    pub fn lead_clause(&self) -> Option<(LeadClause<'a>, Origin)> {
        let unit = &self.entry.unit;
        let stated = self.told().filter(|told| !told.is_computed);
        if let Some(told) = stated {
            let clause = match told.moved {
                Moved::Percent(change) => LeadClause::Percent(change),
                Moved::Count(count) => LeadClause::Count(count, unit),
            };
            return Some((clause, self.change_origin()));
        }
        let quantity = self.quantity()?;
        let clause = LeadClause::Value(quantity.value(), !quantity.is_exact(), unit);
        Some((clause, self.value_origin()))
    }

    /// Its name within a sentence.
    pub fn name_in_lead(&self) -> String {
        lang::name_in_lead(
            &self.name(),
            self.lang.of(&self.entry.definition),
            self.lang,
        )
    }

    fn name(&self) -> String {
        self.text(&self.entry.name_at(self.issue.report.week).text)
    }

    fn text(&self, text: &Text) -> String {
        self.lang.of(text).to_owned()
    }

    /// Where its value comes from.
    pub fn value_origin(&self) -> Origin {
        self.issue.report.origin(self.indicator.value_origin)
    }

    fn change_origin(&self) -> Origin {
        self.issue.report.origin(self.indicator.change_origin)
    }

    /// The value, as far as it is shown.
    pub fn quantity(&self) -> Option<Quantity> {
        let is_withdrawn = self.value_mark() == Some(Mark::Withdrawn);
        self.indicator
            .quantity
            .filter(|_| self.issue.shows(self.value_origin()) && !is_withdrawn)
    }

    /// The stated change, as far as it is shown.
    fn change(&self) -> Option<Change> {
        let is_withdrawn = self.change_mark() == Some(Mark::Withdrawn);
        self.indicator
            .change
            .filter(|_| self.issue.shows(self.change_origin()) && !is_withdrawn)
    }

    /// The mark of its value.
    pub fn value_mark(&self) -> Option<Mark> {
        self.mark(self.indicator.value_origin, |key| {
            matches!(key, "value" | "rounded_to")
        })
    }

    fn change_mark(&self) -> Option<Mark> {
        self.mark(self.indicator.change_origin, |key| {
            key.starts_with("change_")
        })
    }

    fn mark(&self, own: Option<Origin>, is_meant: fn(&str) -> bool) -> Option<Mark> {
        Mark::of(&self.issue.report, own, &self.place(), is_meant)
    }

    /// The indicator's place by ids.
    fn place(&self) -> String {
        ["indicators/", self.indicator.id.as_str()].concat()
    }

    fn amount(&self, value: u64, is_rounded: bool) -> String {
        lang::amount(value, is_rounded, &self.entry.unit, self.lang)
    }

    fn with_mark(&self, text: &str, mark: Option<Mark>) -> String {
        Mark::on(text, mark, self.lang)
    }

    /// The value by itself, with its mark; that it is not stated where there is none.
    pub fn value_cell(&self) -> String {
        let quantity = self.quantity();
        let amount = quantity.map(|quantity| self.amount(quantity.value(), !quantity.is_exact()));
        Mark::on_stated(amount.as_deref(), self.value_mark(), self.lang)
    }

    /// The value in running text, with its mark; that it is not stated where there is none.
    fn value_clause(&self) -> String {
        match (self.quantity(), self.value_mark()) {
            (Some(quantity), mark) => {
                self.with_mark(&self.amount(quantity.value(), !quantity.is_exact()), mark)
            }
            (None, _) => lang::in_small_letters(self.absence()),
        }
    }

    /// Last week's value in running text, with its mark.
    fn previous_clause(&self) -> Option<String> {
        let cell = self.issue.cell_before(&self.indicator.id)?;
        // Where the whole week is second-hand, its notice says so once.
        let mark = Mark::of_cell(&cell).filter(|mark| *mark != Mark::Secondhand);
        let amount = if let Some(value) = cell.value {
            self.with_mark(&self.amount(value, cell.is_rounded), mark)
        } else {
            let mark = mark.filter(|mark| *mark == Mark::Withdrawn)?;
            lang::in_small_letters(mark.word(self.lang))
        };
        let has_moved = cell.value.is_some() && self.told().is_some_and(|told| told.has_distance());
        Some(lang::previous_value(&amount, has_moved, self.lang))
    }

    /// What is known of the change: stated, else recomputed.
    fn told(&self) -> Option<Told> {
        let mark = self.change_mark();
        // A withdrawn one is not put back by computing it.
        if mark == Some(Mark::Withdrawn) {
            return None;
        }
        let is_shown = self.issue.shows(self.change_origin());
        let count = self.indicator.change_count.filter(|_| is_shown);
        let stated = self.change().map(Moved::Percent);
        let stated = stated.or(count.map(Moved::of_count));
        let stated = stated.map(|moved| Told {
            moved,
            is_computed: false,
            mark,
        });
        stated.or_else(|| {
            Some(Told {
                moved: self.computed()?,
                is_computed: true,
                mark: self.value_mark(),
            })
        })
    }

    /// The change recomputed from two exact values. From 0 there is none in percent, and one
    /// of less than a tenth of a percent would pass for none at all: those are told as counts.
    fn computed(&self) -> Option<Moved> {
        let week = self.issue.report.week;
        let current = self.quantity().filter(|quantity| quantity.is_exact())?;
        let previous = self.issue.cell_before(&self.indicator.id)?;
        let (before, after) = (self.entry.comparable(week, &previous)?, current.value());
        let change = Change::between(before, after, 1).filter(|change| change.tenths() != 0);
        Some(match change {
            Some(change) => Moved::Percent(change),
            // Counts stay below 2^53.
            None => Moved::of_count(after.cast_signed() - before.cast_signed()),
        })
    }

    /// In place of a value that is not shown.
    fn absence(&self) -> &'static str {
        Mark::absence(self.value_mark(), self.lang)
    }

    fn card_value(&self) -> CardValue {
        let mark = self.value_mark();
        let Some(quantity) = self.quantity() else {
            return CardValue {
                about: "",
                number: self.absence().to_owned(),
                unit: String::new(),
                is_stated: false,
                mark: None,
            };
        };
        let (value, scale) = (quantity.value(), Scale::of(quantity.value(), self.lang));
        CardValue {
            about: if quantity.is_exact() {
                ""
            } else {
                lang::about(self.lang)
            },
            number: scale.write(value, scale.decimals(value)),
            unit: lang::unit(value, scale, &self.entry.unit, self.lang),
            is_stated: true,
            mark,
        }
    }

    /// What is said of the change: its figure, and the clauses that follow it.
    fn card_change(&self) -> CardChange {
        let lang = self.lang;
        let told = self.told();
        let (figure, clause) = if let Some(told) = &told {
            let (figure, clause) = match told.moved {
                Moved::Percent(change) => (
                    lang::change_figure(change, lang),
                    lang::change_direction(change, lang).to_owned(),
                ),
                Moved::Count(count) => (String::new(), self.count_clause(count)),
            };
            (figure, self.with_source(clause, told))
        } else {
            let clause = match self.change_mark() {
                Some(Mark::Withdrawn) => words(lang).change_withdrawn,
                _ => words(lang).change_not_stated,
            };
            (String::new(), clause.to_owned())
        };
        let clauses: Vec<String> = [Some(clause), self.previous_clause()]
            .into_iter()
            .flatten()
            .collect();
        CardChange {
            figure,
            words: lang::clauses(&clauses, lang),
            mark: told.and_then(|told| self.own_mark(&told)),
        }
    }

    /// The mark of a change; one that the value bears already is not said twice.
    fn own_mark(&self, told: &Told) -> Option<Mark> {
        told.mark.filter(|mark| Some(*mark) != self.value_mark())
    }

    /// A change in words, and that it is ours where it is.
    fn with_source(&self, change: String, told: &Told) -> String {
        if told.is_computed {
            lang::bracketed(&change, words(self.lang).computed, self.lang)
        } else {
            change
        }
    }

    fn count_clause(&self, count: i64) -> String {
        lang::change_count(count, &self.entry.unit.zh, self.lang)
    }

    /// The change in words for ears; `None` where none is stated or computed.
    fn spoken_change(&self) -> Option<String> {
        if self.change_mark() == Some(Mark::Withdrawn) {
            let withdrawn = words(self.lang).change_withdrawn;
            return Some(lang::in_small_letters(withdrawn));
        }
        let told = self.told()?;
        let change = match told.moved {
            Moved::Percent(change) => lang::change_spoken(change, self.lang),
            Moved::Count(count) => self.count_clause(count),
        };
        Some(self.with_mark(&self.with_source(change, &told), self.own_mark(&told)))
    }

    fn sentence(&self, share: Option<&str>) -> String {
        let value = lang::labelled(&self.name(), &self.value_clause(), self.lang);
        let share = share.map(|share| lang::share_of_total(share, self.lang));
        let change = self.spoken_change();
        let clauses = [Some(value), share, change, self.previous_clause()];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        lang::sentence(&clauses, self.lang)
    }

    fn card(&self, parts: Vec<CardPart>) -> Card {
        Card {
            id: self.indicator.id.clone(),
            name: self.name(),
            is_headline: self.entry.is_headline,
            value: self.card_value(),
            change: self.card_change(),
            sentence: self.sentence(None),
            parts,
            spark: sparks::spark(self.issue, self.entry, self.quantity(), self.lang).map(Arc::new),
            explanation: self.explanation(),
            facts: self.facts(),
        }
    }

    fn part(&self, whole: Option<Quantity>) -> CardPart {
        let share = self.share(whole);
        let change = self.told().map(|told| {
            let change = match told.moved {
                Moved::Percent(change) => lang::change_figure(change, self.lang),
                Moved::Count(count) => self.count_clause(count),
            };
            self.with_source(change, &told)
        });
        let value = self
            .quantity()
            .map(|quantity| self.amount(quantity.value(), !quantity.is_exact()));
        let has_value = value.is_some();
        let value = value.unwrap_or_else(|| self.absence().to_owned());
        CardPart {
            id: self.indicator.id.clone(),
            name: self.name(),
            value: share.as_deref().map_or(value.clone(), |share| {
                lang::bracketed(&value, share, self.lang)
            }),
            change: change.unwrap_or_default(),
            mark: if has_value {
                self.value_mark()
            } else {
                self.change_mark()
            },
            sentence: self.sentence(share.as_deref()),
            facts: self.facts(),
        }
    }

    /// The stated share of the whole; none is computed, since the report rounds its own.
    fn share(&self, whole: Option<Quantity>) -> Option<String> {
        whole?;
        self.indicator.share.map(lang::share)
    }

    fn explanation(&self) -> Vec<String> {
        let exactness = self.quantity().map(|quantity| {
            let digits = lang::grouped(quantity.value());
            let is_sample = self.value_origin() == Origin::Sample;
            let digits = lang::illustrated(&digits, is_sample, self.lang);
            match quantity.rounded_to() {
                Some(step) => lang::rounded_note(&digits, step, self.lang),
                None => lang::exact_note(&digits, self.lang),
            }
        });
        let definition = self.text(&self.entry.definition);
        let place = self.place();
        let entries = self.issue.report.corrections.iter();
        let reasons = entries
            .filter(|entry| entry.alters(&place, |_| true))
            .map(|entry| {
                let heading = lang::correction_heading(entry.kind, entry.date, self.lang);
                lang::labelled(&heading, self.lang.of(&entry.text), self.lang)
            });
        std::iter::once(definition)
            .chain(exactness)
            .chain(reasons)
            .collect()
    }

    fn facts(&self) -> CardFacts {
        CardFacts {
            value: self.quantity().map(|quantity| quantity.value().to_string()),
            change_pct: self.change().map(|change| change.to_string()),
            origin: self.value_origin().word(),
            change_origin: self.change_origin().word(),
        }
    }
}
