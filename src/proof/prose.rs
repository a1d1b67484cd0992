//! The sentences of a file in both languages, each with its place.

use crate::report::{Catalogue, Place, Publisher, Report, Text};

/// Sentences in both languages.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) place: Place,
    pub(super) text: &'a Text,
    /// Whether they speak of this week's figures, and not of the source or the past.
    pub(super) is_of_the_week: bool,
}

/// The prose of a week file; titles and names are none.
pub(super) fn of_report(report: &Report) -> Vec<Passage<'_>> {
    let incidents = report.incidents.as_ref();
    let text = incidents.and_then(|incidents| incidents.text.as_ref());
    let note = report.provenance.note.as_ref();
    let about = |place: Place, text| passage(place, text, false);
    let of_the_week = |place: Place, text| passage(place, text, true);

    let mut passages = Vec::new();
    passages.extend(note.map(|note| about(Place::ROOT.at("provenance").at("note"), note)));
    passages.extend(text.map(|text| of_the_week(Place::ROOT.at("incidents").at("text"), text)));
    let highlights = report.highlights.iter().enumerate();
    passages.extend(highlights.map(|(position, highlight)| {
        of_the_week(Place::ROOT.at("highlights").at(position), highlight)
    }));
    let corrections = report.corrections.iter().enumerate();
    passages.extend(corrections.map(|(position, entry)| {
        let place = Place::ROOT.at("corrections").at(position).at("text");
        about(place, &entry.text)
    }));
    let acknowledged = report.acknowledged.iter().enumerate();
    passages.extend(acknowledged.map(|(position, entry)| {
        let place = Place::ROOT.at("acknowledged").at(position).at("reason");
        about(place, &entry.reason)
    }));
    passages
}

/// What a catalogue says of its indicators. The notes of the glossary quote both
/// languages, so that nothing in them can be held against the other.
pub(super) fn of_catalogue(catalogue: &Catalogue) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for (position, entry) in catalogue.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        passages.push(passage(at.at("definition"), &entry.definition, false));
        let breaks = entry.breaks.iter().enumerate();
        passages.extend(breaks.map(|(position, of_series)| {
            let place = at.at("breaks").at(position).at("text");
            passage(place, &of_series.text, false)
        }));
    }
    passages
}

/// What a publisher says of itself.
pub(super) fn of_publisher(publisher: &Publisher) -> Vec<Passage<'_>> {
    let about = publisher.about.iter().enumerate();
    let about = about.map(|(position, paragraph)| {
        passage(Place::ROOT.at("about").at(position), paragraph, false)
    });
    let terms = publisher.terms.as_ref();
    let terms = terms.map(|terms| passage(Place::ROOT.at("terms"), terms, false));
    about.chain(terms).collect()
}

fn passage(place: Place, text: &Text, is_of_the_week: bool) -> Passage<'_> {
    Passage {
        place,
        text,
        is_of_the_week,
    }
}
