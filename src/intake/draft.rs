use std::collections::btree_map::Entry;

use crate::{
    lang::Lang,
    report::{
        Basis, Catalogue, Contents, Distribution, Id, IncidentCategory, Incidents, Indicator,
        Origin, Part, Period, Provenance, Publisher, Quantity, RankedItem, RankedName, Ranking,
        Rating, Source, SourceKind, Text, Week,
    },
};

use super::{
    Edition, Fact, Unread, Value,
    named::Places,
    names::Names,
    recognizer::{Recognizer, published},
};

/// What was understood in the documents of a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understanding {
    /// What they state, each field once, in the order of the documents; and the other language's words where there are any.
    pub facts: Vec<Fact>,
    /// Where they disagree.
    pub disagreements: Vec<Disagreement>,
    /// What was not understood.
    pub unread: Vec<Unread>,
    /// The languages of the editions.
    langs: Vec<Lang>,
}

/// Something that the documents state differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// Two places state it differently; the first one is in the draft.
    Against(Box<Fact>, Box<Fact>),
    /// Only one language has it.
    OnlyIn(Box<Fact>),
    /// The publisher's file has other words.
    AgainstPublisher(Box<Fact>, String),
}

/// Understands editions together: what they state, and where they disagree.
pub fn understood(
    editions: &[Edition],
    catalogue: &Catalogue,
    publisher: &Publisher,
) -> Understanding {
    let names = Names::of(catalogue, publisher);
    let mut recognizer = Recognizer::new(&names);
    for (position, edition) in editions.iter().enumerate() {
        recognizer.read(position, edition);
    }
    let mut understanding = Understanding {
        unread: recognizer.unread,
        ..Understanding::default()
    };
    for fact in &recognizer.facts {
        if !understanding.langs.contains(&fact.lang) {
            understanding.langs.push(fact.lang);
        }
    }
    let mut first = Places::new();
    for fact in recognizer.facts {
        understanding.add(fact, &mut first);
    }
    understanding.find_what_one_edition_has_alone();
    let contradicted = understanding.facts.iter().filter_map(|fact| {
        let Value::Words(words) = &fact.value else {
            return None;
        };
        let known = published(&fact.at, publisher).filter(|known| known != words)?;
        Some(Disagreement::AgainstPublisher(
            Box::new(fact.clone()),
            known.to_owned(),
        ))
    });
    let contradicted: Vec<_> = contradicted.collect();
    understanding.disagreements.extend(contradicted);
    understanding
}

/// Whether a field has words of its own in each language.
fn is_of_language(at: &str) -> bool {
    at == "editor" || at.ends_with("/name")
}

impl Understanding {
    fn add(&mut self, fact: Fact, first: &mut Places) {
        let own = [&fact.at, " ", fact.lang.key()].concat();
        let same = if is_of_language(&fact.at) {
            own.clone()
        } else {
            fact.at.clone()
        };
        let Some(known) = first.get(&same).copied() else {
            first.insert(same, self.facts.len());
            first.insert(own, self.facts.len());
            return self.facts.push(fact);
        };
        if !agree(&self.facts[known], &fact) {
            let one = Box::new(self.facts[known].clone());
            return self
                .disagreements
                .push(Disagreement::Against(one, Box::new(fact)));
        }
        // The other language says the same, in words of its own.
        if let Entry::Vacant(place) = first.entry(own) {
            place.insert(self.facts.len());
            self.facts.push(fact);
        }
    }

    fn find_what_one_edition_has_alone(&mut self) {
        if self.langs.len() < 2 {
            return;
        }
        let states_alone = |fact: &&Fact| {
            let is_figure = fact.value != Value::Named || fact.at.matches('/').count() == 1;
            let has_other = |other: &Fact| other.at == fact.at && other.lang != fact.lang;
            let is_named_with = |disagreement: &Disagreement| match disagreement {
                Disagreement::Against(one, _) => one.at == fact.at,
                Disagreement::OnlyIn(_) | Disagreement::AgainstPublisher(..) => false,
            };
            is_figure
                && !self.facts.iter().any(has_other)
                && !self.disagreements.iter().any(is_named_with)
        };
        let alone: Vec<_> = self.facts.iter().filter(states_alone).cloned().collect();
        self.disagreements.extend(
            alone
                .into_iter()
                .map(|fact| Disagreement::OnlyIn(Box::new(fact))),
        );
    }

    /// The days that the documents state.
    pub fn period(&self) -> Option<Period> {
        self.facts.iter().find_map(|fact| match fact.value {
            Value::Period(period) => Some(period),
            _ => None,
        })
    }

    /// Whether anything of a week was found.
    pub fn is_empty(&self) -> bool {
        self.facts
            .iter()
            .all(|fact| fact.at.starts_with("contact/"))
    }

    /// Whether a fact is worth telling: what has a figure need not be named as well.
    pub fn is_told(&self, fact: &Fact) -> bool {
        let start = [&fact.at, "/"].concat();
        let is_within = |other: &Fact| other.lang == fact.lang && other.at.starts_with(&start);
        fact.value != Value::Named || !self.facts.iter().any(is_within)
    }

    fn value(&self, at: &str) -> Option<&Value> {
        self.facts
            .iter()
            .find(|fact| fact.at == at)
            .map(|fact| &fact.value)
    }

    fn words(&self, at: &str, lang: Lang) -> Option<&str> {
        self.facts.iter().find_map(|fact| match &fact.value {
            Value::Words(words) if fact.at == at && fact.lang == lang => Some(words.as_str()),
            _ => None,
        })
    }

    /// The ids that stand behind a key, in the order of the documents.
    fn ids(&self, key: &str) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for fact in &self.facts {
            let id = fact
                .at
                .strip_prefix(key)
                .and_then(|rest| rest.split('/').next());
            if let Some(id) = id.and_then(|id| id.parse().ok())
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        ids
    }

    /// The draft of a week: what was understood, and nothing else.
    pub fn draft(&self, week: Week, catalogue: &Catalogue, publisher: &Publisher) -> Contents {
        let period = self.period().filter(|period| period.start.week() == week);
        let assumed = Period {
            start: week.monday(),
            end: week.sunday(),
            basis: Basis::Assumed,
        };
        let issue = match self.value("issue") {
            Some(Value::Issue(issue)) => Some(*issue),
            _ => None,
        };
        let source = |lang: &Lang| Source {
            title: publisher.publication.clone(),
            lang: lang.key().to_owned(),
            url: None,
            kind: SourceKind::Cncert,
            dated: None,
        };
        Contents {
            week,
            issue,
            period: period.unwrap_or(assumed),
            published_on: None,
            revision: 1,
            provenance: Provenance {
                kind: Origin::Issue,
                note: None,
                sources: self.langs.iter().map(source).collect(),
            },
            ratings: self
                .ids("ratings/")
                .into_iter()
                .filter_map(|id| self.rating(id))
                .collect(),
            indicators: self
                .ids("indicators/")
                .into_iter()
                .map(|id| self.indicator(id))
                .collect(),
            rankings: self
                .ids("rankings/")
                .into_iter()
                .filter_map(|id| self.ranking(id, catalogue))
                .collect(),
            distributions: self
                .ids("distributions/")
                .into_iter()
                .filter_map(|id| self.distribution(id, catalogue))
                .collect(),
            incidents: self.incidents(),
            highlights: Vec::new(),
            corrections: Vec::new(),
            acknowledged: Vec::new(),
            editor: self
                .words("editor", Lang::Zh)
                .zip(self.words("editor", Lang::En))
                .and_then(|(zh, en)| Text::new(zh, en)),
        }
    }

    fn rating(&self, id: Id) -> Option<Rating> {
        match self.value(&format!("ratings/{id}/level")) {
            Some(Value::Level(level)) => Some(Rating {
                level: level.clone(),
                id,
            }),
            _ => None,
        }
    }

    fn indicator(&self, id: Id) -> Indicator {
        let value = |key: &str| self.value(&format!("indicators/{id}/{key}"));
        Indicator {
            quantity: match value("value") {
                Some(Value::Quantity(quantity)) => Some(*quantity),
                _ => None,
            },
            value_origin: None,
            change: match value("change_pct") {
                Some(Value::Change(change)) => Some(*change),
                _ => None,
            },
            change_count: match value("change_count") {
                Some(Value::Count(count)) => Some(*count),
                _ => None,
            },
            change_origin: None,
            share: match value("share_pct") {
                Some(Value::Share(share)) => Some(*share),
                _ => None,
            },
            id,
        }
    }

    /// A whole number and a share that stand at a place.
    fn figures(&self, at: &str) -> (Option<u64>, Option<crate::report::Share>) {
        let value = match self.value(&format!("{at}/value")) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        let share = match self.value(&format!("{at}/share_pct")) {
            Some(Value::Share(share)) => Some(*share),
            _ => None,
        };
        (value, share)
    }

    fn ranking(&self, id: Id, catalogue: &Catalogue) -> Option<Ranking> {
        let mut items = Vec::new();
        loop {
            let at = format!("rankings/{id}/items/{}", items.len());
            let name = format!("{at}/name");
            let (zh, en) = (self.words(&name, Lang::Zh), self.words(&name, Lang::En));
            let name = match (zh, en) {
                (Some(zh), Some(en)) if zh != en => RankedName::Text(Text::new(zh, en)?),
                (Some(name), _) | (None, Some(name)) => RankedName::Plain(name.to_owned()),
                (None, None) => break,
            };
            let (value, share) = self.figures(&at);
            items.push(RankedItem { name, value, share });
        }
        let of = catalogue.ranking(&id)?.of.clone();
        Some(Ranking {
            id,
            of,
            origin: None,
            items: Some(items).filter(|items| !items.is_empty()),
        })
    }

    fn distribution(&self, id: Id, catalogue: &Catalogue) -> Option<Distribution> {
        let parts: Vec<_> = self
            .ids(&format!("distributions/{id}/parts/"))
            .into_iter()
            .map(|part| {
                let (value, share) = self.figures(&format!("distributions/{id}/parts/{part}"));
                Part {
                    id: part,
                    value,
                    share,
                }
            })
            .collect();
        let of = catalogue.distribution(&id)?.of.clone();
        let whole = match self.value(&format!("indicators/{of}/value")) {
            Some(Value::Quantity(quantity)) => Some(Quantity::value(*quantity)),
            _ => None,
        };
        // A distribution without its parts cannot stand in a week.
        (!parts.is_empty()).then(|| Distribution {
            is_complete: is_complete(&parts, whole),
            id,
            of,
            origin: None,
            parts,
        })
    }

    fn incidents(&self) -> Option<Incidents> {
        let number = |at: &str| match self.value(at) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        let ids = |at: &str| match self.value(at) {
            Some(Value::Ids(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        let categories = self.ids("incidents/categories/").into_iter().map(|id| {
            let at = format!("incidents/categories/{id}");
            IncidentCategory {
                value: number(&format!("{at}/value")),
                is_emphasised: self.value(&format!("{at}/emphasis")).is_some(),
                actors: ids(&format!("{at}/actors")),
                id,
            }
        });
        let incidents = Incidents {
            origin: None,
            total: number("incidents/total"),
            cross_border: number("incidents/cross_border"),
            actors: ids("incidents/actors"),
            categories: categories.collect(),
            text: None,
        };
        self.facts
            .iter()
            .any(|fact| fact.at.starts_with("incidents/"))
            .then_some(incidents)
    }
}

/// Whether two documents say the same of a field.
fn agree(one: &Fact, other: &Fact) -> bool {
    match (&one.value, &other.value) {
        (Value::Ids(one), Value::Ids(other)) => {
            one.len() == other.len() && one.iter().all(|id| other.contains(id))
        }
        (one, other) => one == other,
    }
}

/// Whether parts make up their whole, by their shares or their values.
fn is_complete(parts: &[Part], whole: Option<u64>) -> bool {
    let shares: Option<Vec<u64>> = parts
        .iter()
        .map(|part| part.share.map(|share| u64::from(share.tenths())))
        .collect();
    let values: Option<Vec<u64>> = parts.iter().map(|part| part.value).collect();
    let shares_do = shares.is_some_and(|shares| {
        (shares.iter().sum::<u64>() * 2).abs_diff(2000) <= shares.len() as u64
    });
    let values_do = values.zip(whole).is_some_and(|(values, whole)| {
        values
            .iter()
            .try_fold(0_u64, |sum, value| sum.checked_add(*value))
            == Some(whole)
    });
    shares_do || values_do
}
