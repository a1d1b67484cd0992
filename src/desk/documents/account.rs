//! What is to be said of the documents of a draft, in words.

use crate::{
    intake::{Disagreement, Fact, Source, Teller, Understanding, Value, Why},
    lang::{self, DocumentWords, Lang, document_words},
    publish::Json,
    report::Stated,
};

use super::{
    Account, Chapter, Entry, Wording,
    merge::{Difference, Merged},
};

/// Tells all that is to be said of documents.
pub(super) struct Accountant<'a> {
    pub teller: Teller<'a>,
    pub understanding: &'a Understanding,
    pub merged: &'a Merged,
    /// Whether earlier documents were laid over the draft.
    pub is_later: bool,
    /// Whether the documents say which week they are of.
    pub has_week: bool,
}

impl Accountant<'_> {
    pub(super) fn account(&self) -> Account {
        let words = self.words();
        let changes = self.merged.changes.iter().filter(|_| self.is_later);
        let understanding = self.understanding;
        let (pictures, unread): (Vec<_>, Vec<_>) = understanding
            .unread
            .iter()
            .partition(|unread| unread.why == Why::Picture);
        let told = understanding.facts.iter();
        let told = told.filter(|fact| understanding.is_told(fact));
        let disagreements = understanding.disagreements.iter();
        let alone = disagreements.clone().filter_map(|one| match one {
            Disagreement::OnlyIn(fact) => Some(&**fact),
            Disagreement::Against(..) | Disagreement::AgainstPublisher(..) => None,
        });
        let chapters = [
            (
                "disagreements",
                words.disagreements,
                disagreements
                    .filter_map(|disagreement| self.disagreement(disagreement))
                    .collect::<Vec<_>>(),
            ),
            (
                "kept",
                words.kept,
                self.merged
                    .kept
                    .iter()
                    .map(|kept| self.kept(kept))
                    .collect(),
            ),
            (
                "changes",
                words.changes,
                changes.map(|change| self.change(change)).collect(),
            ),
            (
                "pictures",
                words.pictures,
                pictures
                    .into_iter()
                    .map(|picture| self.picture(&picture.source))
                    .collect(),
            ),
            (
                "alone",
                words.alone,
                together(alone)
                    .iter()
                    .map(|facts| self.alone(facts))
                    .collect(),
            ),
            (
                "unread",
                words.unread,
                unread
                    .into_iter()
                    .map(|unread| Entry {
                        about: self.teller.why(unread.why).to_owned(),
                        told: vec![self.quoted(&unread.source)],
                        ..Entry::default()
                    })
                    .collect(),
            ),
            (
                "remarks",
                words.remarks,
                self.teller
                    .remarks()
                    .map(|remark| Entry {
                        told: vec![remark],
                        ..Entry::default()
                    })
                    .collect(),
            ),
            (
                "understood",
                words.understood,
                together(told)
                    .iter()
                    .map(|facts| self.facts(facts))
                    .collect(),
            ),
        ];
        let chapters = chapters.into_iter();
        let chapters = chapters.filter(|(_, _, entries)| !entries.is_empty());
        let chapters = chapters.map(|(key, title, entries)| Chapter {
            key,
            title: title.to_owned(),
            entries,
        });
        Account {
            title: words.title.to_owned(),
            lead: self.lead(),
            chapters: chapters.collect(),
            sources: self.sources(),
        }
    }

    fn words(&self) -> &'static DocumentWords {
        document_words(self.teller.lang)
    }

    fn lead(&self) -> String {
        let words = self.words();
        let names = self.teller.editions.iter();
        let names = names.map(|edition| match &*edition.name {
            "" => self.teller.words().pasted,
            name => name,
        });
        let names = names.collect::<Vec<_>>().join(words.and);
        let week = lang::week_name(self.teller.week, self.teller.lang);
        let of_week = if self.has_week {
            words.week_stated
        } else {
            words.week_assumed
        };
        let sentences = [
            lang::told(words.read, &[&names]),
            lang::told(of_week, &[&week]),
        ];
        sentences.join(match self.teller.lang {
            Lang::Zh => "",
            Lang::En => " ",
        })
    }

    /// The words of a document, and where they stand.
    fn quoted(&self, source: &Source) -> String {
        let said = self.teller.shortened(&source.words);
        lang::told(self.words().quoted, &[&said, &self.teller.place(source)])
    }

    /// Every field that is stated, with the words that state it.
    fn sources(&self) -> Vec<(String, String)> {
        let facts = self.understanding.facts.iter();
        let facts = facts.filter(|fact| fact.value != Value::Named);
        let of_field = facts.map(|fact| {
            let at = if fact.at == "editor" {
                [&fact.at, "/", fact.lang.key()].concat()
            } else {
                fact.at.clone()
            };
            (at, self.quoted(&fact.source))
        });
        of_field.collect()
    }

    /// What is understood of the same words.
    fn facts(&self, facts: &[&Fact]) -> Entry {
        let words = self.words();
        let values = facts.iter().map(|fact| self.teller.value(fact));
        let values = values.collect::<Vec<_>>().join(words.and);
        let quoted = self.quoted(&facts[0].source);
        Entry {
            about: self.about(facts),
            told: vec![lang::told(words.value, &[&values, &quoted])],
            ..Entry::default()
        }
    }

    /// What only one edition has.
    fn alone(&self, facts: &[&Fact]) -> Entry {
        let first = facts[0];
        let only_in = lang::told(self.words().only_in, &[&self.teller.edition(first.lang)]);
        Entry {
            about: self.about(facts),
            told: vec![only_in, self.quoted(&first.source)],
            at: Some(first.at.clone()),
            ..Entry::default()
        }
    }

    /// The field of a fact, or the figure that several of them are of.
    fn about(&self, facts: &[&Fact]) -> String {
        let at = &*facts[0].at;
        self.teller
            .field(if facts.len() > 1 { item_of(at) } else { at })
    }

    fn disagreement(&self, disagreement: &Disagreement) -> Option<Entry> {
        let words = self.words();
        let entry = match disagreement {
            Disagreement::Against(one, other) => {
                let sides = [one, other];
                let wordings = sides.map(|fact| self.wording(fact, one.lang != other.lang));
                let wordings: Option<Vec<_>> = wordings.into_iter().collect();
                Entry {
                    about: self.teller.field(&one.at),
                    told: sides.map(|fact| self.quoted(&fact.source)).into(),
                    at: Some(one.at.clone()),
                    wordings: wordings.unwrap_or_default(),
                }
            }
            Disagreement::OnlyIn(_) => return None,
            Disagreement::AgainstPublisher(fact, known) => Entry {
                about: self.teller.field(&fact.at),
                told: vec![
                    self.quoted(&fact.source),
                    lang::told(words.publisher, &[known]),
                ],
                ..Entry::default()
            },
        };
        Some(entry)
    }

    /// What the draft says where it follows a document.
    fn wording(&self, fact: &Fact, is_of_edition: bool) -> Option<Wording> {
        let words = self.words();
        let value = self.teller.value(fact);
        let label = if is_of_edition {
            lang::told(words.take, &[&self.teller.edition(fact.lang), &value])
        } else {
            lang::told(words.take_of, &[&self.teller.place(&fact.source), &value])
        };
        Some(Wording {
            label,
            values: values(fact)?,
        })
    }

    fn kept(&self, kept: &Difference) -> Entry {
        let words = self.words();
        let [draft, documents] =
            [&kept.draft, &kept.documents].map(|stated| self.stated(&kept.at, stated));
        Entry {
            about: self.teller.field(&kept.at),
            told: vec![lang::told(words.typed, &[&draft, &documents])],
            at: Some(kept.at.clone()),
            wordings: vec![Wording {
                label: lang::told(words.take_stated, &[&documents]),
                values: kept.values.clone(),
            }],
        }
    }

    fn change(&self, change: &Difference) -> Entry {
        let [before, after] =
            [&change.draft, &change.documents].map(|stated| self.stated(&change.at, stated));
        Entry {
            about: self.teller.field(&change.at),
            told: vec![lang::told(self.words().became, &[&before, &after])],
            at: Some(change.at.clone()),
            ..Entry::default()
        }
    }

    fn stated(&self, at: &str, stated: &Stated) -> String {
        let Teller {
            catalogue,
            week,
            lang,
            ..
        } = self.teller;
        lang::field_stated(catalogue, week, at, stated, lang)
    }

    /// A picture, and what was named last before it: that is what it shows.
    fn picture(&self, source: &Source) -> Entry {
        let words = self.words();
        let facts = self.understanding.facts.iter();
        let before = facts.filter(|fact| {
            fact.source.edition == source.edition && fact.source.place <= source.place
        });
        let named = before.max_by_key(|fact| fact.source.place);
        let item = named.map(|fact| item_of(&fact.at));
        let said = self.teller.shortened(source.words.trim());
        let what = if said.is_empty() {
            words.picture.to_owned()
        } else {
            lang::told(words.picture_of, &[&said])
        };
        let place = self.teller.place(source);
        Entry {
            about: item.map_or_else(String::new, |at| self.teller.field(at)),
            told: vec![lang::told(words.value, &[&place, &what])],
            at: item.map(str::to_owned),
            ..Entry::default()
        }
    }
}

/// The facts of one breakdown that the same words state are told together: a chart gives ten of them.
fn together<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<Vec<&'f Fact>> {
    let mut groups: Vec<Vec<&Fact>> = Vec::new();
    for fact in facts {
        let breakdown = |fact: &'f Fact| {
            let item = item_of(&fact.at);
            (item.starts_with("rankings/") || item.starts_with("distributions/")).then_some(item)
        };
        let is_of = |group: &&mut Vec<&'f Fact>| {
            let first = group[0];
            let of = breakdown(first);
            of.is_some() && of == breakdown(fact) && first.source == fact.source
        };
        match groups.last_mut().filter(is_of) {
            Some(group) => group.push(fact),
            None => groups.push(vec![fact]),
        }
    }
    groups
}

/// The item that a field is of: `rankings/malware_families`.
fn item_of(at: &str) -> &str {
    let end = at.match_indices('/').nth(1);
    end.map_or(at, |(end, _)| &at[..end])
}

/// The values that a week file has where it states what a document does; nothing of what is no single value.
fn values(fact: &Fact) -> Option<Vec<(String, Json)>> {
    let (around, _) = fact.at.rsplit_once('/').unwrap_or_default();
    let own = |value: Json| vec![(fact.at.clone(), value)];
    let both = |value: Json, beside: &str, other: Json| {
        vec![
            (fact.at.clone(), value),
            ([around, "/", beside].concat(), other),
        ]
    };
    let halves = |keys: [&str; 2], halves: [Json; 2]| {
        let halves = keys.into_iter().zip(halves);
        let halves = halves.map(|(key, half)| ([&fact.at, "/", key].concat(), half));
        halves.collect()
    };
    Some(match &fact.value {
        Value::Quantity(quantity) => {
            let step = quantity.rounded_to().map(u64::from);
            both(quantity.value().into(), "rounded_to", step.into())
        }
        Value::Change(change) => {
            let decimals = u64::from(change.decimals());
            let change = Json::number(change.to_string());
            both(change, "change_decimals", decimals.into())
        }
        Value::Count(count) => own((*count).into()),
        Value::Number(number) => own((*number).into()),
        Value::Share(share) => own(Json::number(share.to_string())),
        Value::Level(level) => own(level.as_str().into()),
        Value::Ids(ids) => own(Json::list(ids, |id| id.as_str().into())),
        Value::Period(period) => {
            let days = [period.start, period.end].map(|day| day.to_string().into());
            halves(["start", "end"], days)
        }
        Value::Issue(issue) => {
            let (year, number) = (i64::from(issue.year), u64::from(issue.number));
            halves(["year", "number"], [year.into(), number.into()])
        }
        Value::Named | Value::Words(_) => return None,
    })
}
