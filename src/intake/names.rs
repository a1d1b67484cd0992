use std::ops::Range;

use crate::{
    lang::{self, Chapter, Handled, Lang},
    report::{Catalogue, Id, Name, Publisher, Text, ordered_by},
};

/// What a name in a document is the name of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Indicator(Id),
    Ranking(Id),
    Distribution(Id),
    Rating(Id),
    Actor(Id),
    Category(Id),
    Publication,
}

impl Subject {
    /// Whether figures belong to it: an indicator, or what breaks one down.
    pub(super) fn is_figure(&self) -> bool {
        matches!(
            self,
            Self::Indicator(_) | Self::Ranking(_) | Self::Distribution(_)
        )
    }
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Where, in bytes.
    pub(super) range: Range<usize>,
    pub(super) subject: Subject,
}

/// The names of the catalogue, all that they had, to be found however they are spaced and written.
pub(super) struct Names<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// Each name folded, and whose it is: by their first letters, and of those that share one the longest first.
    names: Vec<(Vec<char>, Subject)>,
}

/// A text without what writers space, width and case differently.
pub(super) struct Folded {
    letters: Vec<char>,
    /// Where each of the letters begins in the text, and at last where it ends.
    places: Vec<usize>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let (mut letters, mut places) = (Vec::new(), Vec::new());
        for (place, letter) in text
            .char_indices()
            .filter(|(_, letter)| !letter.is_whitespace())
        {
            let letter = match letter {
                '“' | '”' => '"',
                '‐' | '‑' | '–' => '-',
                '’' => '\'',
                _ => lang::narrow(lang::unradical(letter)),
            };
            letters.push(letter.to_ascii_lowercase());
            places.push(place);
        }
        places.push(text.len());
        Self { letters, places }
    }

    pub(super) fn is(&self, other: &str) -> bool {
        self.letters == Self::of(other).letters
    }

    /// Whether a pattern stands at a letter, and no letter of its own alphabet beside it.
    fn has(&self, at: usize, pattern: &[char], text: &str) -> bool {
        let (Some(first), Some(last)) = (pattern.first(), pattern.last()) else {
            return false;
        };
        if !self.letters[at..].starts_with(pattern) {
            return false;
        }
        let is_latin = |letter: &char| letter.is_ascii_alphanumeric();
        let before = text[..self.places[at]].chars().next_back();
        let end = self.end(at + pattern.len(), text);
        let after = text[end..].chars().next();
        let goes_on_before = is_latin(first) && before.as_ref().is_some_and(is_latin);
        let goes_on_behind = is_latin(last) && after.as_ref().is_some_and(is_latin);
        !goes_on_before && !goes_on_behind
    }

    /// Where the letter before a place among them ends in the text.
    fn end(&self, count: usize, text: &str) -> usize {
        let Some(last) = count.checked_sub(1).map(|last| self.places[last]) else {
            return 0;
        };
        last + text[last..].chars().next().map_or(0, char::len_utf8)
    }
}

impl<'a> Names<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, publisher: &Publisher) -> Self {
        let mut names = Self {
            catalogue,
            names: Vec::new(),
        };
        for entry in &catalogue.indicators {
            for dated in &entry.names {
                names.add(&dated.name, &Subject::Indicator(entry.id.clone()));
            }
        }
        for entry in &catalogue.rankings {
            names.add(&entry.name, &Subject::Ranking(entry.id.clone()));
        }
        for entry in &catalogue.distributions {
            names.add(&entry.name, &Subject::Distribution(entry.id.clone()));
        }
        for entry in &catalogue.ratings {
            names.add(&entry.name, &Subject::Rating(entry.id.clone()));
        }
        for named in &catalogue.actors {
            names.add_with_terms(&named.name, &Subject::Actor(named.id.clone()));
        }
        for named in &catalogue.categories {
            names.add_with_terms(&named.name, &Subject::Category(named.id.clone()));
        }
        names.add_text(&publisher.publication, &Subject::Publication);
        let longest_first = ordered_by(names.names, |(name, _)| !name.len());
        names.names = ordered_by(longest_first, |(name, _)| name[0] as usize);
        names
    }

    fn add(&mut self, name: &Name, subject: &Subject) {
        self.add_text(&name.text, subject);
    }

    fn add_text(&mut self, name: &Text, subject: &Subject) {
        for lang in Lang::BOTH {
            let name = lang.of(name);
            self.add_written(name, subject);
            if let (Subject::Indicator(_), Some(stem)) = (subject, lang::name_in_prose(name)) {
                self.add_written(stem, subject);
            }
        }
    }

    /// A name with all that the glossary gives for it.
    fn add_with_terms(&mut self, name: &Name, subject: &Subject) {
        self.add(name, subject);
        for term in &self.catalogue.terms {
            for (renderings, own) in [(&term.zh, name.text.zh()), (&term.en, name.text.en())] {
                if renderings.iter().any(|rendering| rendering == own) {
                    for rendering in renderings {
                        self.add_written(rendering, subject);
                    }
                }
            }
        }
    }

    fn add_written(&mut self, name: &str, subject: &Subject) {
        let folded = Folded::of(name).letters;
        let is_new = !self.names.iter().any(|(name, _)| *name == folded);
        // A single word of a term, such as “phishing”, names nothing by itself.
        if is_new && folded.len() > 3 && (name.contains(' ') || !name.is_ascii() || name == "ISPs")
        {
            self.names.push((folded, subject.clone()));
        }
    }

    /// The names that begin with a letter, the longest first.
    fn beginning_with(&self, letter: char) -> &[(Vec<char>, Subject)] {
        let start = self.names.partition_point(|(name, _)| name[0] < letter);
        let names = &self.names[start..];
        &names[..names.partition_point(|(name, _)| name[0] == letter)]
    }

    /// Whose name a line is, and where its rest begins.
    pub(super) fn at_start(&self, line: &str) -> Option<(&Subject, usize)> {
        let folded = Folded::of(line);
        let names = self.beginning_with(*folded.letters.first()?);
        let (name, subject) = names.iter().find(|(name, _)| folded.has(0, name, line))?;
        Some((subject, folded.end(name.len(), line)))
    }

    /// Whose name a text is, and nothing else.
    pub(super) fn is_name(&self, text: &str) -> Option<&Subject> {
        let folded = Folded::of(text);
        let names = self.beginning_with(*folded.letters.first()?);
        let found = names.iter().find(|(name, _)| *name == folded.letters);
        found.map(|(_, subject)| subject)
    }

    /// The names in a text, none within another.
    pub(super) fn within(&self, text: &str) -> Vec<Mention> {
        let folded = Folded::of(text);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < folded.letters.len() {
            let names = self.beginning_with(folded.letters[at]);
            let found = names.iter().find(|(name, _)| folded.has(at, name, text));
            at += match found {
                Some((name, subject)) => {
                    let range = folded.places[at]..folded.end(at + name.len(), text);
                    mentions.push(Mention {
                        range,
                        subject: subject.clone(),
                    });
                    name.len()
                }
                None => 1,
            };
        }
        mentions
    }

    /// The parts of a distribution that a text names, with where; none within another.
    pub(super) fn parts(&self, distribution: &Id, text: &str) -> Vec<(Range<usize>, Id)> {
        let Some(entry) = self.catalogue.distribution(distribution) else {
            return Vec::new();
        };
        let names: Vec<_> = entry
            .parts
            .iter()
            .flat_map(|part| {
                Lang::BOTH.map(|lang| (Folded::of(lang.of(&part.name.text)).letters, &part.id))
            })
            .collect();
        let names = ordered_by(names, |(name, _)| !name.len());
        let folded = Folded::of(text);
        let mut parts = Vec::new();
        let mut at = 0;
        while at < folded.letters.len() {
            let found = names.iter().find(|(name, _)| folded.has(at, name, text));
            at += match found {
                Some((name, id)) => {
                    parts.push((
                        folded.places[at]..folded.end(at + name.len(), text),
                        (*id).clone(),
                    ));
                    name.len()
                }
                None => 1,
            };
        }
        parts
    }

    /// The part of an indicator that a phrase such as 政府网站 names beside it, which the whole's own name does not have:
    /// the one with the shortest name.
    pub(super) fn part_of(&self, whole: &Id, phrase: &str) -> Option<&'a Id> {
        let phrase = Folded::of(phrase).letters;
        let has = |name: &str| {
            Folded::of(name)
                .letters
                .windows(phrase.len().max(1))
                .any(|part| part == phrase)
        };
        let has_any = |id: &Id| {
            let entry = self.catalogue.indicator(id);
            let names = entry.into_iter().flat_map(|entry| &entry.names);
            let mut names =
                names.flat_map(|dated| Lang::BOTH.map(|lang| lang.of(&dated.name.text)));
            names.any(has)
        };
        if phrase.len() < 2 || has_any(whole) {
            return None;
        }
        let parts = self.catalogue.indicators.iter();
        let parts =
            parts.filter(|entry| entry.part_of.as_ref() == Some(whole) && has_any(&entry.id));
        let part = parts.min_by_key(|entry| entry.names[0].name.text.zh().len())?;
        Some(&part.id)
    }

    /// The chapter whose heading a line is.
    pub(super) fn chapter(line: &str) -> Option<Chapter> {
        let folded = Folded::of(line);
        lang::chapter(|name| folded.is(name))
    }
}

/// Which incidents a piece of a text counts: a kind of them, or all, or those across borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Incident {
    Of(Handled),
    Kind(Id),
}

impl Incident {
    /// What a text speaks of, its mentions given.
    pub(super) fn in_text(text: &str, range: &Range<usize>, mentions: &[Mention]) -> Option<Self> {
        let is_within = |mention: &&Mention| {
            range.start <= mention.range.start && mention.range.end <= range.end
        };
        let kind = mentions
            .iter()
            .filter(is_within)
            .find_map(|mention| match &mention.subject {
                Subject::Category(id) => Some(Self::Kind(id.clone())),
                _ => None,
            });
        kind.or_else(|| lang::handled(&text[range.clone()]).map(Self::Of))
    }

    /// The field that its number is in.
    pub(super) fn at(&self) -> String {
        match self {
            Self::Of(Handled::All) => "incidents/total".to_owned(),
            Self::Of(Handled::CrossBorder) => "incidents/cross_border".to_owned(),
            Self::Kind(id) => format!("incidents/categories/{id}/value"),
        }
    }
}
