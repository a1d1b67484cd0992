//! The field of a week file that an entry of the corrections is about, in words.

use crate::{
    lang::{self, Lang, words},
    report::{Id, Name, Stated, Unit},
};

use super::Issue;

/// A field by its place by ids, such as `indicators/phishing_pages/change_pct`.
pub struct FieldText<'a> {
    issue: &'a Issue,
    lang: Lang,
    at: &'a str,
    /// The section, the item, and the way on within it.
    segments: Vec<&'a str>,
}

impl<'a> FieldText<'a> {
    /// The field at a place by ids.
    pub fn at(issue: &'a Issue, at: &'a str, lang: Lang) -> Self {
        Self {
            issue,
            lang,
            at,
            segments: at.split('/').collect(),
        }
    }

    /// What it is called: the item as the page calls it, and what of the item is
    /// meant where that is not its value.
    pub fn name(&self) -> String {
        let words = words(self.lang);
        let item = match *self.segments {
            ["incidents", "total", ..] => words.incidents_total.to_owned(),
            ["incidents", "cross_border", ..] => words.incidents_cross_border.to_owned(),
            ["incidents", "categories", ..] => lang::capitalised(self.part().unwrap_or_default()),
            ["incidents", ..] => words.incident_handling.to_owned(),
            ["issue", ..] => words.issue_number.to_owned(),
            ["published_on", ..] => words.published_on.to_owned(),
            ["highlights", position, ..] => lang::highlight(position, self.lang),
            _ => self.item().unwrap_or(self.at).to_owned(),
        };
        let part = match *self.segments {
            ["rankings", _, "items", position, ..] => position
                .parse()
                .ok()
                .map(|position: i64| lang::rank(position + 1, self.lang)),
            ["distributions", ..] => self.part().map(str::to_owned),
            _ => None,
        };
        let aspect = match self.key() {
            "change_pct" | "change_count" => Some(words.change),
            "share_pct" => Some(words.share),
            _ => None,
        };
        let within: Vec<_> = part.into_iter().chain(aspect.map(str::to_owned)).collect();
        if within.is_empty() {
            item
        } else {
            lang::bracketed(&item, &lang::clauses(&within, self.lang), self.lang)
        }
    }

    /// What it states, as the page would write it.
    pub fn stated(&self, value: &Stated) -> String {
        match value {
            Stated::Nothing => lang::in_small_letters(words(self.lang).not_stated),
            Stated::Number(written) => self.number(written),
            Stated::Plain(text) => self.level(text).unwrap_or(text).to_owned(),
            Stated::Text(text) => match self.segments[..] {
                ["highlights", ..] | ["incidents", "text"] => {
                    let sentences = self.lang.of(text).trim_end_matches(['。', '.']);
                    ["“", sentences, "”"].concat()
                }
                _ => self.lang.of(text).to_owned(),
            },
        }
    }

    fn number(&self, written: &str) -> String {
        let count = written.parse::<i64>().ok();
        match (self.key(), count, self.unit()) {
            ("change_pct", ..) => lang::change_written(written, self.lang),
            ("share_pct", ..) => [written, "%"].concat(),
            ("change_count", Some(count), Some(unit)) => {
                lang::change_count(count, &unit.zh, self.lang)
            }
            (_, Some(count), Some(unit)) => {
                lang::amount(count.unsigned_abs(), false, unit, self.lang)
            }
            _ => written.to_owned(),
        }
    }

    fn key(&self) -> &'a str {
        self.segments.last().copied().unwrap_or_default()
    }

    fn id(&self, place: usize) -> Option<Id> {
        self.segments.get(place)?.parse().ok()
    }

    /// The name of the item in the catalogue.
    fn item(&self) -> Option<&'a str> {
        let (catalogue, id) = (&self.issue.catalogue, self.id(1)?);
        let name = match self.segments[0] {
            "indicators" => self.issue.entry(&id)?.name_at(self.issue.report.week),
            "rankings" => &catalogue.ranking(&id)?.name,
            "distributions" => &catalogue.distribution(&id)?.name,
            "ratings" => &catalogue.rating(&id)?.name,
            _ => return None,
        };
        Some(self.word(name))
    }

    /// The name of the part of a distribution, or of the kind of incidents.
    fn part(&self) -> Option<&'a str> {
        let catalogue = &self.issue.catalogue;
        if self.segments[0] == "incidents" {
            return Some(self.word(catalogue.category(&self.id(2)?)?));
        }
        let (parts, id) = (&catalogue.distribution(&self.id(1)?)?.parts, self.id(3)?);
        let part = parts.iter().find(|part| part.id == id)?;
        Some(self.word(&part.name))
    }

    /// The name of a level of a rating.
    fn level(&self, level: &str) -> Option<&'a str> {
        let levels = &self.issue.catalogue.rating(&self.id(1)?)?.levels;
        let level = levels.iter().find(|named| named.id == *level)?;
        Some(self.word(&level.name))
    }

    /// The unit of its values, where they are of an indicator.
    fn unit(&self) -> Option<&'a Unit> {
        let (catalogue, id) = (&self.issue.catalogue, self.id(1)?);
        let of = match self.segments[0] {
            "indicators" => &id,
            "rankings" => &catalogue.ranking(&id)?.of,
            "distributions" => &catalogue.distribution(&id)?.of,
            _ => return None,
        };
        Some(&self.issue.entry(of)?.unit)
    }

    fn word(&self, name: &'a Name) -> &'a str {
        self.lang.of(&name.text)
    }
}
