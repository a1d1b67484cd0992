//! The fields of a week file in words, as the catalogue names their items.

use cncert_weekly::report::{Catalogue, Id, Stated, Text, Week};

/// What the field at a place by ids is called, such as `Phishing pages, value`.
pub fn field(catalogue: &Catalogue, week: Week, at: &str) -> String {
    let segments: Vec<_> = at.split('/').collect();
    let item = match *segments {
        ["indicators", id, ..] => {
            id_of(id).and_then(|id| Some(&catalogue.indicator(&id)?.name_at(week).text))
        }
        ["ratings", id, ..] => id_of(id).and_then(|id| Some(&catalogue.rating(&id)?.name.text)),
        ["rankings", id, ..] => id_of(id).and_then(|id| Some(&catalogue.ranking(&id)?.name.text)),
        ["distributions", id, ..] => {
            id_of(id).and_then(|id| Some(&catalogue.distribution(&id)?.name.text))
        }
        _ => None,
    };
    let within = if item.is_some() { 2 } else { 0 };
    let mut words: Vec<_> = item.map(|text| text.en().to_owned()).into_iter().collect();
    words.extend(
        segments[within..]
            .iter()
            .enumerate()
            .map(|(position, segment)| {
                let known = (position > 0)
                    .then(|| named(catalogue, &segments, segment))
                    .flatten();
                known.map_or_else(|| key(segment), |text| text.en().to_owned())
            }),
    );
    words.join(", ")
}

/// A change in words, each language in a line of its own where it is one of a text.
pub fn change(old: &Stated, new: &Stated) -> Vec<String> {
    let line = |old: &str, new: &str| format!("{old} → {new}");
    if let (Stated::Text(_), _) | (_, Stated::Text(_)) = (old, new) {
        return vec![
            line(&stated(old, Text::zh), &stated(new, Text::zh)),
            line(&stated(old, Text::en), &stated(new, Text::en)),
        ];
    }
    vec![line(&stated(old, Text::en), &stated(new, Text::en))]
}

fn stated(stated: &Stated, of_text: fn(&Text) -> &str) -> String {
    match stated {
        Stated::Nothing => "not stated".to_owned(),
        Stated::Number(text) | Stated::Plain(text) => text.clone(),
        Stated::Text(text) => of_text(text).to_owned(),
    }
}

/// The name of a part of a distribution, or of a kind of incidents.
fn named<'a>(catalogue: &'a Catalogue, segments: &[&str], segment: &str) -> Option<&'a Text> {
    let id = id_of(segment)?;
    match *segments {
        ["distributions", distribution, ..] => {
            let distribution = catalogue.distribution(&id_of(distribution)?)?;
            let mut parts = distribution.parts.iter();
            Some(&parts.find(|part| part.id == id)?.name.text)
        }
        ["incidents", "categories", ..] => Some(&catalogue.category(&id)?.text),
        _ => None,
    }
}

fn id_of(segment: &str) -> Option<Id> {
    segment.parse().ok()
}

fn key(segment: &str) -> String {
    match segment {
        "change_pct" => "change in percent".to_owned(),
        "change_count" => "change as a count".to_owned(),
        "share_pct" => "share in percent".to_owned(),
        // Positions count from 0, people from 1.
        _ => segment.parse().map_or_else(
            |_| segment.replace('_', " "),
            |position: usize| format!("no. {}", position + 1),
        ),
    }
}
