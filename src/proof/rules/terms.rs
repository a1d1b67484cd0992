use std::ops::Range;

use crate::{
    lang,
    proof::{Finding, prose::Passage},
    report::{Catalogue, Discrepancy, Term, ordered_by},
};

/// `term_unknown`: where one language has a term of the glossary, the other has one
/// of its renderings. Of terms within each other the longest counts: 境内外, not 境内.
///
/// Every Chinese name of a term asks; of the English ones only the first does, as the
/// others may have a sense of their own. Where things are, such as 境内, asks within the
/// name of an indicator alone, and nothing asks for it.
pub(super) fn terms_are_rendered(passages: &[Passage], catalogue: &Catalogue) -> Vec<Finding> {
    let terms = &catalogue.terms;
    let indicators = catalogue.indicators.iter();
    let names = indicators.flat_map(|entry| &entry.names);
    let names: Vec<_> = names
        .map(|dated| lang::counted(dated.name.text.zh()))
        .collect();
    let zh = Glossary::new(terms, |term| (&term.zh, &term.en));
    let en = Glossary::new(terms, |term| {
        let asks = !term
            .zh
            .iter()
            .any(|zh| lang::is_scope(zh) || lang::is_group(zh) || lang::is_writer(zh));
        (&term.en[..usize::from(asks).min(term.en.len())], &term.zh)
    });
    // 传播1465万次 are downloads.
    let units = catalogue.indicators.iter().map(|entry| &entry.unit);
    let units: Vec<_> = units.filter(|unit| !lang::counts_any(&unit.zh)).collect();
    let is_counted = |term: &str, zh: &str| {
        let mut units = units.iter().filter(|unit| unit.en_other == term);
        units.any(|unit| zh.contains(&unit.zh))
    };
    let mut found = Vec::new();
    for Passage { place, text, .. } in passages {
        let small = [text.zh(), text.en()].map(lang::small);
        let [in_zh, in_en] = &small;
        for (language, glossary, from, to) in [("zh", &zh, in_zh, in_en), ("en", &en, in_en, in_zh)]
        {
            let missing = glossary.missing(from, to, &names).into_iter();
            let missing = missing.filter(|entry| !is_counted(entry.name, to));
            found.extend(missing.map(|entry| {
                let doubt = Discrepancy::TermUnknown {
                    language,
                    term: entry.name.to_owned(),
                    renderings: entry
                        .renderings
                        .iter()
                        .map(|&name| name.to_owned())
                        .collect(),
                };
                Finding::new(place.clone(), doubt)
            }));
        }
    }
    found
}

/// The terms of one language, the longest first.
pub(super) struct Glossary<'a> {
    entries: Vec<Entry<'a>>,
    /// Which of them begin with a byte. Most places of a text begin none.
    by_first_byte: Vec<Vec<usize>>,
}

/// The names of a term in the language of a glossary, and its renderings in the other one.
type Sides<'a> = fn(&'a Term) -> (&'a [String], &'a [String]);

/// A term with its renderings in the other language.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    small: String,
    pub(super) renderings: Vec<&'a str>,
}

/// A term, and where a text has it, in bytes.
pub(super) struct Mention<'g, 'a> {
    pub(super) entry: &'g Entry<'a>,
    pub(super) range: Range<usize>,
}

impl<'a> Glossary<'a> {
    /// A term may stand in several entries: then it has the renderings of all.
    pub(super) fn new(terms: &'a [Term], sides: Sides<'a>) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for term in terms {
            let (own, others) = sides(term);
            for name in own {
                let others = others.iter().map(String::as_str);
                match entries.iter_mut().find(|known| known.name == name) {
                    Some(known) => known.renderings.extend(others),
                    None => entries.push(Entry {
                        name,
                        small: lang::small(name).into_owned(),
                        renderings: others.collect(),
                    }),
                }
            }
        }
        let entries = ordered_by(entries, |entry| !entry.name.len());
        let mut by_first_byte = vec![Vec::new(); 256];
        for (place, entry) in entries.iter().enumerate() {
            if let Some(first) = entry.small.bytes().next() {
                by_first_byte[usize::from(first)].push(place);
            }
        }
        Self {
            entries,
            by_first_byte,
        }
    }

    /// Where a text in small letters has terms, of those within each other the longest.
    pub(super) fn mentions(&self, from: &str) -> Vec<Mention<'_, 'a>> {
        let mut mentions = Vec::new();
        for (start, first) in from.bytes().enumerate() {
            let begin = self.by_first_byte[usize::from(first)].iter().copied();
            let is_mentioned = |place: &usize| is_mention(from, start, &self.entries[*place].small);
            mentions.extend(begin.filter(is_mentioned).map(|place| (place, start)));
        }
        mentions.sort_unstable();
        let mut taken = vec![false; if mentions.is_empty() { 0 } else { from.len() }];
        let mentions = mentions.into_iter().filter_map(|(place, start)| {
            let entry = &self.entries[place];
            let range = start..start + entry.small.len();
            let within = &mut taken[range.clone()];
            let is_free = !within.contains(&true);
            within.fill(true);
            is_free.then_some(Mention { entry, range })
        });
        mentions.collect()
    }

    /// The terms of a text none of whose renderings is in the other text; both are in
    /// small letters. Some terms ask only within some names.
    fn missing(&self, from: &str, to: &str, names: &[&str]) -> Vec<&Entry<'a>> {
        let mut missing: Vec<&Entry> = Vec::new();
        for Mention { entry, range } in self.mentions(from) {
            let start = range.start;
            let may_go_unsaid = lang::is_scope(entry.name)
                && !is_in_name(from, start, entry.name, names)
                || lang::may_go_unsaid(entry.name, (from, start), to)
                || is_compound(from, start, entry.name);
            if may_go_unsaid {
                continue;
            }
            let is_known = missing.last().is_some_and(|last| last.name == entry.name);
            let is_rendered = |rendering: &&str| {
                mentions_term(to, &lang::small(rendering))
                    || lang::spelled_out(rendering)
                        .is_some_and(|words| words.iter().all(|word| to.contains(word)))
            };
            if !is_known && !entry.renderings.iter().any(is_rendered) {
                missing.push(entry);
            }
        }
        missing
    }
}

/// Whether a term at a place of a text is a part of one of some names there.
fn is_in_name(text: &str, start: usize, term: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        let mut places = name.match_indices(term);
        places.any(|(place, _)| {
            let from = start.checked_sub(place).and_then(|from| text.get(from..));
            from.is_some_and(|from| from.starts_with(name))
        })
    })
}

/// Whether an English term is a part of a longer word: “malware-hosting”.
fn is_compound(text: &str, start: usize, term: &str) -> bool {
    term.is_ascii() && text[start + term.len()..].starts_with('-')
}

/// Whether a text mentions a term, both in small letters; an English one also if it has
/// one of the things in place of many, or many in place of one.
fn mentions_term(text: &str, term: &str) -> bool {
    let mentions = |term: &str| {
        let mut places = text.match_indices(term);
        places.any(|(start, _)| is_mention(text, start, term))
    };
    let other = || match (term.strip_suffix("ies"), term.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(one)) => one.to_owned(),
        (None, None) => format!("{term}s"),
    };
    mentions(term) || term.is_ascii() && mentions(&other())
}

/// Whether a term stands at a place of a text; a Latin one as a word of its own.
fn is_mention(text: &str, start: usize, term: &str) -> bool {
    let (text, end) = (text.as_bytes(), start + term.len());
    let is_letter = |letter: Option<&u8>| letter.is_some_and(u8::is_ascii_alphabetic);
    let runs_on = || {
        let before = start.checked_sub(1).and_then(|before| text.get(before));
        is_letter(before) || is_letter(text.get(end))
    };
    text.get(start..end) == Some(term.as_bytes()) && !(term.is_ascii() && runs_on())
}
