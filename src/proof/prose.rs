//! The sentences of a file in both languages, each with its place.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use crate::{
    lang::{self, Lang, Moment, Numeral, Statement, Weight},
    report::{Catalogue, Place, Publisher, RankedName, Report, Text},
};

use super::Finding;

/// Sentences in both languages.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) place: Place,
    pub(super) text: &'a Text,
    /// Whether they speak of this week's figures, and not of the source or the past.
    pub(super) is_of_the_week: bool,
    /// What is known of them already.
    read: Arc<Read>,
}

/// What is known of sentences, wherever they stand.
#[derive(Debug, Default)]
struct Read {
    /// What is read in each language, once a rule has asked for it: many do.
    in_lang: [ReadInLang; 2],
    /// What rules of sentences found, each by its place among them, at places within the
    /// sentences' own.
    found: Mutex<BTreeMap<usize, Vec<Finding>>>,
}

/// What is read in sentences of one language.
#[derive(Debug, Default)]
struct ReadInLang {
    numerals: OnceLock<Vec<Numeral>>,
    figures: OnceLock<Vec<Numeral>>,
    statements: OnceLock<Vec<Statement>>,
    moments: OnceLock<Vec<Moment>>,
}

/// What was read in the sentences of the checks before, so that a key in one paragraph has
/// the others read no second time.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    /// By which names and terms they were read.
    catalogue: Option<Arc<Catalogue>>,
    /// By what the sentences are.
    read: BTreeMap<String, Arc<Read>>,
}

impl Memory {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Mutex::new(Remembered {
            catalogue: None,
            read: BTreeMap::new(),
        }))
    }

    /// Forgets what was read by the names and terms of another catalogue.
    pub fn read_by(&self, catalogue: &Arc<Catalogue>) {
        let mut remembered = self.remembered();
        let before = remembered.catalogue.replace(catalogue.clone());
        if !before.is_some_and(|before| Arc::ptr_eq(&before, catalogue)) {
            remembered.read.clear();
        }
    }

    /// Gives passages what is known of them, and keeps what will be.
    pub(super) fn recall(&self, passages: &mut [Passage]) {
        // Several drafts and the weeks around them; more is more than is typed in.
        const MOST: usize = 10_000;
        let read = &mut self.remembered().read;
        let mut now = BTreeMap::new();
        for passage in passages {
            let text = passage.text;
            let of_the_week = if passage.is_of_the_week { "1" } else { "" };
            let key = [of_the_week, text.zh(), text.en()].join("\0");
            if let Some(read) = read.get(&key) {
                passage.read = read.clone();
            }
            now.insert(key, passage.read.clone());
        }
        if read.len() + now.len() > MOST {
            read.clear();
        }
        read.append(&mut now);
    }

    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        // Whoever panicked with it is gone, and what was read is as true as before.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> Passage<'a> {
    pub(super) fn new(place: Place, text: &'a Text, is_of_the_week: bool) -> Self {
        Self {
            place,
            text,
            is_of_the_week,
            read: Arc::default(),
        }
    }

    /// The same sentences at another place.
    pub(super) fn moved(&self, place: Place) -> Self {
        Self {
            place,
            ..self.clone()
        }
    }

    /// Whether a rule of sentences, by its place among them, has been asked of them.
    pub(super) fn was_asked(&self, rule: usize) -> bool {
        self.found().contains_key(&rule)
    }

    /// Keeps what a rule found, at places within the sentences' own.
    pub(super) fn keep(&self, rule: usize, found: Vec<Finding>) {
        self.found().insert(rule, found);
    }

    /// What a rule found that was asked, at its places.
    pub(super) fn kept(&self, rule: usize) -> Vec<Finding> {
        let mut found = self.found().get(&rule).cloned().unwrap_or_default();
        for found in &mut found {
            found.place = found.place.within(&self.place);
        }
        found
    }

    fn found(&self) -> MutexGuard<'_, BTreeMap<usize, Vec<Finding>>> {
        self.read
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Every number in one of the languages, in its order.
    pub(super) fn numerals(&self, lang: Lang) -> &[Numeral] {
        let numerals = || lang::numerals(lang.of(self.text), lang);
        self.in_lang(lang).numerals.get_or_init(numerals)
    }

    /// The figures in one of the languages, and its shares and multiples in words.
    pub(super) fn figures(&self, lang: Lang) -> &[Numeral] {
        self.in_lang(lang).figures.get_or_init(|| {
            let numerals = self.numerals(lang).iter();
            let figures = numerals.filter(|numeral| match numeral.weight {
                Weight::Figure => true,
                Weight::Word => numeral.is_measure,
                Weight::Loose => false,
            });
            figures.cloned().collect()
        })
    }

    /// What is said to rise, to fall or to stay in one of the languages; the numerals of a
    /// statement are places among its figures.
    pub(super) fn statements(&self, lang: Lang) -> &[Statement] {
        let statements = || lang::statements(lang.of(self.text), self.figures(lang), lang);
        self.in_lang(lang).statements.get_or_init(statements)
    }

    /// The days, months and years in one of the languages.
    pub(super) fn moments(&self, lang: Lang) -> &[Moment] {
        let moments = || lang::moments(lang.of(self.text), lang);
        self.in_lang(lang).moments.get_or_init(moments)
    }

    /// Where the Chinese text speaks of one day, and not of the days from one to another.
    pub(super) fn days(&self) -> Vec<Range<usize>> {
        let moments = self
            .moments(Lang::Zh)
            .chunk_by(|one, other| one.range == other.range);
        let alone = moments.filter(|moments| moments.len() == 1 && moments[0].is_day());
        alone.map(|moments| moments[0].range.clone()).collect()
    }

    fn in_lang(&self, lang: Lang) -> &ReadInLang {
        &self.read.in_lang[lang as usize]
    }
}

/// The prose of a week file; titles and names are none.
pub(super) fn of_report(report: &Report) -> Vec<Passage<'_>> {
    let incidents = report.incidents.as_ref();
    let text = incidents.and_then(|incidents| incidents.text.as_ref());
    let note = report.provenance.note.as_ref();
    let about = |place: Place, text| Passage::new(place, text, false);
    let of_the_week = |place: Place, text| Passage::new(place, text, true);

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

/// The names and titles of a week file, each by itself.
pub(super) fn names(report: &Report) -> Vec<(Place, &str)> {
    fn both<'a>(at: &Place, text: &'a Text) -> [(Place, &'a str); 2] {
        [(at.at("zh"), text.zh()), (at.at("en"), text.en())]
    }
    let mut names = Vec::new();
    for (position, source) in report.provenance.sources.iter().enumerate() {
        let at = Place::ROOT.at("provenance").at("sources").at(position);
        names.extend(both(&at.at("title"), &source.title));
    }
    for (at, name) in ranked(report) {
        match name {
            RankedName::Plain(name) => names.push((at, name.as_str())),
            RankedName::Text(name) => names.extend(both(&at, name)),
        }
    }
    let editor = report.editor.as_ref();
    names.extend(
        editor
            .into_iter()
            .flat_map(|editor| both(&Place::ROOT.at("editor"), editor)),
    );
    names
}

/// The names of all rankings.
pub(super) fn ranked(report: &Report) -> impl Iterator<Item = (Place, &RankedName)> {
    let rankings = report.rankings.iter().enumerate();
    rankings.flat_map(|(position, ranking)| {
        let at = Place::ROOT.at("rankings").at(position).at("items");
        let items = ranking.items.as_deref().unwrap_or_default().iter();
        let names = items.enumerate();
        names.map(move |(position, item)| (at.at(position).at("name"), &item.name))
    })
}

/// What a catalogue says of its indicators. The notes of the glossary quote both
/// languages, so that nothing in them can be held against the other.
pub(super) fn of_catalogue(catalogue: &Catalogue) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for (position, entry) in catalogue.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        passages.push(Passage::new(at.at("definition"), &entry.definition, false));
        let breaks = entry.breaks.iter().enumerate();
        passages.extend(breaks.map(|(position, of_series)| {
            let place = at.at("breaks").at(position).at("text");
            Passage::new(place, &of_series.text, false)
        }));
    }
    passages
}

/// What a publisher says of itself.
pub(super) fn of_publisher(publisher: &Publisher) -> Vec<Passage<'_>> {
    let about = publisher.about.iter().enumerate();
    let about = about.map(|(position, paragraph)| {
        Passage::new(Place::ROOT.at("about").at(position), paragraph, false)
    });
    let terms = publisher.terms.as_ref();
    let terms = terms.map(|terms| Passage::new(Place::ROOT.at("terms"), terms, false));
    about.chain(terms).collect()
}
