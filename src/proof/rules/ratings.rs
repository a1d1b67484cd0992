use crate::{
    lang::{self, Lang, LevelSaid},
    proof::Finding,
    report::{Alike, Discrepancy, RatingEntry},
};

use super::{
    known::Told,
    scales::Scales,
    sides::{Side, disagreement},
};

/// `numbers_disagree`: the level that prose gives to the week is its own; `term_unknown`: it is
/// the same in both languages.
pub(super) fn levels_agree(told: Told) -> Vec<Finding> {
    let Told { passage, known, .. } = told;
    let Scales { scales, names } = &known.scales;
    let mut found = Vec::new();
    let said = Lang::BOTH.map(|lang| {
        let text = lang::small(lang.of(passage.text));
        lang::levels(&text, &names[lang as usize], lang)
    });
    for (lang, said) in Lang::BOTH.into_iter().zip(&said) {
        found.extend(said.iter().find_map(|said| {
            let name = names[0][said.level];
            let mut scales = scales.iter();
            let is_own =
                |entry: &RatingEntry| lang::is_of_threat(entry.name.text.zh()) == said.is_of_threat;
            let (entry, own) = scales.find(|(entry, _)| is_own(entry))?;
            let mut levels = entry.levels.iter();
            let own = levels.find(|level| Some(&level.id) == *own)?;
            (own.name.text.zh() != name && !said.is_of_last_week).then(|| {
                let doubt = Discrepancy::FigureUnknown {
                    found: lang.of(passage.text)[said.range.clone()].to_owned(),
                    about: Some(entry.name.text.clone()),
                };
                Finding::new(passage.place.at(lang.key()), doubt).within(said.range.clone())
            })
        }));
    }
    let [zh, en] = &said;
    let mut levels = zh.iter().zip(en);
    if found.is_empty() && zh.len() == en.len() && levels.any(|(zh, en)| zh.level != en.level) {
        let mut sides = <[Side; 2]>::default();
        let ranges =
            |said: &[LevelSaid], side: &mut Side| side.extend(said.iter().map(|said| &said.range));
        ranges(zh, &mut sides[0]);
        ranges(en, &mut sides[1]);
        found.extend(disagreement(passage, Alike::Names, &sides, false));
    }
    found
}
