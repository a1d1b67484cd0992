//! `catalogue.json`: what can be measured and named.

use crate::report::{
    Allowed, Catalogue, DatedName, Defect, DistributionEntry, Id, IndicatorEntry, Name, Named,
    RankingEntry, RatingEntry, Section, SeriesBreak, SortedMap, Term, Unit, Week,
};

use super::{cursor::Cursor, node::shortened, text::both, values::Ids};

/// Ids of sections, which are there without an entry.
const SECTIONS: [&str; 5] = ["key_findings", "long_run", "incidents", "about", "contact"];

/// The figures of incidents have ids that begin so; no entry may.
const OF_INCIDENTS: &str = "incidents_";

/// What follows [`OF_INCIDENTS`] in figures that are of no category.
const NO_CATEGORIES: [&str; 2] = ["total", "cross_border"];

/// What each indicator is part of.
type Parents<'a> = SortedMap<&'a str, Option<&'a Id>>;

/// The file `catalogue.json`.
pub(super) fn catalogue(at: &Cursor) -> Option<Catalogue> {
    let [
        schema_version,
        indicators_at,
        distributions,
        rankings,
        ratings,
        actors,
        categories,
        terms,
    ] = &at.object(&[
        "schema_version",
        "indicators",
        "distributions",
        "rankings",
        "ratings",
        "actors",
        "categories",
        "terms",
    ])?;
    schema_version.whole::<u64>(1..=1);
    let categories = named_list(categories, &NO_CATEGORIES);
    // Indicators, figures and sections share one space of ids.
    let mut taken = ids(&SECTIONS);
    let indicators = indicators_at.one_by_one(|at| indicator(at, &mut taken));
    let mut parents = Parents::default();
    for entry in indicators.iter().flatten() {
        parents.insert(entry.id.as_str(), entry.part_of.as_ref());
    }
    parents_are_whole(indicators_at, &indicators, &parents);
    let distributions = distributions.each(|at| distribution(at, &parents, &mut taken));
    let rankings = rankings.each(|at| ranking(at, &parents, &mut taken));
    let mut scales = Ids::default();
    let ratings = ratings.each(|at| rating(at, &mut scales));
    let actors = named_list(actors, &[]);
    let terms = terms.each(term);
    Some(Catalogue {
        indicators: indicators.into_iter().flatten().collect(),
        distributions,
        rankings,
        ratings,
        actors,
        categories,
        terms,
    })
}

fn indicator(at: &Cursor, taken: &mut Ids) -> Option<IndicatorEntry> {
    let [
        id,
        names,
        unit,
        kind,
        section,
        headline,
        part_of,
        parts_complete,
        breaks,
        definition,
    ] = &at.object(&[
        "id",
        "names",
        "unit",
        "kind",
        "section",
        "headline",
        "part_of",
        "parts_complete",
        "breaks",
        "definition",
    ])?;
    let id = own_id(id, taken);
    let mut last = None;
    let names = names.at_least_one(|at| dated_name(at, &mut last));
    let unit = measure(unit);
    // For other programs: nothing here depends on it.
    let kind = kind.one_of(&["count", "ratio"], [(), ()]);
    let section = section.one_of(
        &["key_findings", "incidents"],
        [Section::KeyFindings, Section::Incidents],
    );
    let is_headline = headline.boolean();
    let part_of = part_of.or_null(Cursor::id);
    let has_all_parts = parts_complete.boolean();
    let breaks = breaks.each(series_break);
    let definition = definition.prose();
    kind?;
    Some(IndicatorEntry {
        id: id?,
        names,
        unit: unit?,
        section: section?,
        is_headline: is_headline?,
        part_of,
        has_all_parts: has_all_parts?,
        breaks,
        definition: definition?,
    })
}

/// A part is part of an indicator that is itself whole: it stands in that one's card.
fn parents_are_whole(at: &Cursor, indicators: &[Option<IndicatorEntry>], parents: &Parents) {
    for (position, entry) in indicators.iter().enumerate() {
        let Some(parent) = entry.as_ref().and_then(|entry| entry.part_of.as_ref()) else {
            continue;
        };
        let found = shortened(parent.as_str());
        let defect = match parents.get(parent.as_str()) {
            Some(None) => continue,
            Some(Some(whole)) => Defect::OutOfRange {
                found,
                allowed: Allowed::Whole(whole.to_string()),
            },
            None => Defect::IdUnknown { id: found },
        };
        at.note_within(&[&position, &"part_of"], defect);
    }
}

/// A name, and the week from which it holds: later than the one before.
fn dated_name(at: &Cursor, last: &mut Option<Week>) -> Option<DatedName> {
    let [from_at, zh, en, official] = &at.object(&["from", "zh", "en", "official"])?;
    let from = from_at.or_null(Cursor::week);
    if let Some(last) = last.filter(|last| from.is_none_or(|from| from <= *last)) {
        from_at.note_range(Allowed::After(last));
    }
    *last = from;
    let name = named(zh, en, official);
    Some(DatedName { from, name: name? })
}

fn name(at: &Cursor) -> Option<Name> {
    let [zh, en, official] = &at.object(&["zh", "en", "official"])?;
    named(zh, en, official)
}

fn named(zh: &Cursor, en: &Cursor, official: &Cursor) -> Option<Name> {
    let text = both(zh, en);
    let official = official.each(|at| at.one_of(&["zh", "en"], ["zh", "en"]));
    Some(Name {
        text: text?,
        is_official_zh: official.contains(&"zh"),
        is_official_en: official.contains(&"en"),
    })
}

fn measure(at: &Cursor) -> Option<Unit> {
    let [zh, en_one, en_other] = &at.object(&["zh", "en_one", "en_other"])?;
    let zh = zh.string();
    let en_one = en_one.string();
    let en_other = en_other.string();
    Some(Unit {
        zh: zh?,
        en_one: en_one?,
        en_other: en_other?,
    })
}

fn series_break(at: &Cursor) -> Option<SeriesBreak> {
    let [week, text] = &at.object(&["week", "text"])?;
    let week = week.week();
    let text = text.prose();
    Some(SeriesBreak {
        week: week?,
        text: text?,
    })
}

fn distribution(at: &Cursor, indicators: &Parents, taken: &mut Ids) -> Option<DistributionEntry> {
    let [id, of, title, parts] = &at.object(&["id", "of", "name", "parts"])?;
    let id = own_id(id, taken);
    let of = of.known_id(|id| indicators.contains(id.as_str()));
    let name = name(title);
    let mut seen = Ids::default();
    let parts = parts.at_least_one(|at| named_entry(at, &mut seen));
    Some(DistributionEntry {
        id: id?,
        of: of?,
        name: name?,
        parts,
    })
}

fn ranking(at: &Cursor, indicators: &Parents, taken: &mut Ids) -> Option<RankingEntry> {
    let [id, of, title] = &at.object(&["id", "of", "name"])?;
    let id = own_id(id, taken);
    let of = of.known_id(|id| indicators.contains(id.as_str()));
    let name = name(title);
    Some(RankingEntry {
        id: id?,
        of: of?,
        name: name?,
    })
}

fn rating(at: &Cursor, scales: &mut Ids) -> Option<RatingEntry> {
    let [id, title, levels] = &at.object(&["id", "name", "levels"])?;
    let id = new_id(id, scales);
    let name = name(title);
    let mut seen = Ids::default();
    let levels = levels.at_least_one(|at| named_entry(at, &mut seen));
    Some(RatingEntry {
        id: id?,
        name: name?,
        levels,
    })
}

fn term(at: &Cursor) -> Option<Term> {
    let [zh, en, note] = &at.object(&["zh", "en", "note"])?;
    let zh = zh.at_least_one(Cursor::string);
    let en = en.at_least_one(Cursor::string);
    let note = note.prose();
    Some(Term {
        zh,
        en,
        note: note?,
    })
}

fn ids(written: &[&str]) -> Ids {
    let mut ids = Ids::default();
    for id in written.iter().filter_map(|id| id.parse().ok()) {
        ids.insert(id, ());
    }
    ids
}

fn named_list(at: &Cursor, reserved: &[&str]) -> Vec<Named> {
    let mut seen = ids(reserved);
    at.each(|at| named_entry(at, &mut seen))
}

fn named_entry(at: &Cursor, seen: &mut Ids) -> Option<Named> {
    let [id, title] = &at.object(&["id", "name"])?;
    let id = new_id(id, seen);
    let name = name(title);
    Some(Named {
        id: id?,
        name: name?,
    })
}

/// The id of an indicator or a figure, which none of incidents can have.
fn own_id(at: &Cursor, taken: &mut Ids) -> Option<Id> {
    let id = new_id(at, taken);
    if id
        .as_ref()
        .is_some_and(|id| id.as_str().starts_with(OF_INCIDENTS))
    {
        at.note_range(Allowed::NotOfIncidents);
    }
    id
}

/// An id that nothing else in its space has.
fn new_id(at: &Cursor, taken: &mut Ids) -> Option<Id> {
    let id = at.id();
    at.note_repeated(id.as_ref(), taken);
    id
}
