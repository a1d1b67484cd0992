use crate::{
    proof::{Found, prose::Passage},
    report::{Discrepancy, Finding, Term},
};

/// `term_unknown`: where one language has a term of the glossary, the other has one
/// of its renderings. Of terms within each other the longest counts: 境内外, not 境内.
pub(in crate::proof) fn terms_are_rendered(passages: &[Passage], terms: &[Term]) -> Vec<Found> {
    let zh = Glossary::new(terms, |term| (&term.zh, &term.en));
    let en = Glossary::new(terms, |term| (&term.en, &term.zh));
    let mut found = Vec::new();
    for Passage { place, text, .. } in passages {
        for (language, glossary, from, to) in [
            ("zh", &zh, text.zh(), text.en()),
            ("en", &en, text.en(), text.zh()),
        ] {
            let missing = glossary.missing(from, to).into_iter();
            found.extend(missing.map(|(term, renderings)| {
                let doubt = Discrepancy::TermUnknown {
                    language,
                    term: term.to_owned(),
                    renderings: renderings.into_iter().map(str::to_owned).collect(),
                };
                Finding::new(place.clone(), doubt)
            }));
        }
    }
    found
}

/// The terms of one language with their renderings in the other, the longest first.
struct Glossary<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Glossary<'a> {
    /// A term may stand in several entries: then it has the renderings of all.
    fn new(
        terms: &'a [Term],
        sides: impl Fn(&'a Term) -> (&'a Vec<String>, &'a Vec<String>),
    ) -> Self {
        let mut entries: Vec<(&str, Vec<&str>)> = Vec::new();
        for term in terms {
            let (own, others) = sides(term);
            for name in own {
                let others = others.iter().map(String::as_str);
                match entries.iter_mut().find(|(known, _)| known == name) {
                    Some((_, renderings)) => renderings.extend(others),
                    None => entries.push((name, others.collect())),
                }
            }
        }
        entries.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self(entries)
    }

    /// The terms of a text none of whose renderings is in the other text.
    fn missing(&self, from: &str, to: &str) -> Vec<(&'a str, Vec<&'a str>)> {
        let (from, to) = (from.to_ascii_lowercase(), to.to_ascii_lowercase());
        let mut taken = vec![false; from.len()];
        let mut missing = Vec::new();
        for (name, renderings) in &self.0 {
            let mut stands_alone = false;
            for start in mentions(&from, name) {
                let place = &mut taken[start..start + name.len()];
                if !place.contains(&true) {
                    place.fill(true);
                    stands_alone = true;
                }
            }
            let is_rendered = |rendering: &&str| mentions(&to, rendering).next().is_some();
            if stands_alone && !renderings.iter().any(is_rendered) {
                missing.push((*name, renderings.clone()));
            }
        }
        missing
    }
}

/// Where a term begins in a text of small letters; a Latin one as a word of its own.
fn mentions<'a>(text: &'a str, term: &str) -> impl Iterator<Item = usize> + 'a {
    let term = term.to_ascii_lowercase();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(&term)?;
            let end = start + term.len();
            from = end;
            let is_letter =
                |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
            let is_latin = term.is_ascii();
            let runs_on = is_letter(text[..start].chars().next_back())
                || is_letter(text[end..].chars().next());
            if !(is_latin && runs_on) {
                return Some(start);
            }
        }
    })
}
