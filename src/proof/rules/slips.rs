use crate::{
    lang::{Lang, Slip, slips},
    proof::{Finding, galley::Galley, prose, prose::Passage},
    report::{Catalogue, Discrepancy, Place},
};

/// `language_mixed`: prose has no signs that only look like others or are not seen, none of
/// the other language, and nothing twice.
pub(super) fn prose_is_clean(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    let texts = passages.iter().flat_map(|passage| {
        Lang::BOTH.map(|lang| (passage.place.at(lang.key()), lang.of(passage.text), lang))
    });
    let found = texts.filter_map(|(at, text, lang)| found_in(at, text, lang, |_| false));
    found.collect()
}

/// The same of names and titles; a sign that no name has is an error there.
pub(super) fn names_are_clean(galley: &Galley) -> Vec<Finding> {
    let names = prose::names(galley.report).into_iter();
    let found = names.filter_map(|(at, name)| {
        let lang = if at.last() == "zh" {
            Lang::Zh
        } else {
            Lang::En
        };
        found_in(at, name, lang, |slip| slip.is_foreign)
    });
    found.collect()
}

fn found_in(
    at: Place,
    text: &str,
    lang: Lang,
    is_grave: impl Fn(&Slip) -> bool,
) -> Option<Finding> {
    // Nobody reads more.
    const MOST: usize = 4;
    let slips = slips(text, lang);
    let range = slips.first()?.range.clone();
    let found = slips.iter().take(MOST);
    let found = found.map(|slip| (text[slip.range.clone()].to_owned(), slip.instead.clone()));
    let doubt = Discrepancy::Slips {
        found: found.collect(),
        mended: mended(text, &slips),
        is_name: slips.iter().any(is_grave),
    };
    Some(Finding::new(at, doubt).within(range))
}

/// The text with what belongs in the place of every slip.
fn mended(text: &str, slips: &[Slip]) -> Option<String> {
    let mut mended = String::new();
    let mut end = 0;
    for slip in slips {
        mended += text.get(end..slip.range.start)?;
        mended += slip.instead.as_deref()?;
        end = slip.range.end;
    }
    mended += text.get(end..)?;
    Some(mended).filter(|mended| !mended.trim().is_empty())
}
