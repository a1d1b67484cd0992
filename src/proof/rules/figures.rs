use std::collections::BTreeMap;

use crate::{
    lang::{self, Amount, Lang, Numeral, Weight},
    proof::{Finding, prose::Passage},
    report::{Catalogue, Discrepancy, ordered_by},
};

/// More numerals than so many that stand alone are not compared one by one.
const FEW: usize = 32;

/// `numbers_disagree`: both languages of a passage have the same figures, and the same
/// number words. A figure may be a word in the other language: 5 is “five”, and a gang
/// is 1个团伙.
///
/// An error only where as many figures of each language stand alone: then one of them is
/// wrong. Where words are read, or only one language has a figure, it asks.
pub(super) fn figures_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().filter_map(disagreement).collect()
}

fn disagreement(passage: &Passage) -> Option<Finding> {
    let mut same: BTreeMap<_, Same> = BTreeMap::new();
    for lang in Lang::BOTH {
        for numeral in passage.numerals(lang).iter().cloned() {
            let same = same.entry(numeral.amount.key()).or_default();
            same.of(lang).add(numeral);
        }
    }
    let (mut left, mut repeated) = (Same::default(), Same::default());
    let mut apart = Vec::new();
    for mut same in same.into_values() {
        let is_in_both = !same.zh.is_empty() && !same.en.is_empty();
        same.strike_out();
        if let Some((mut zh, mut en)) = same.apart.take() {
            for (numeral, lang) in [(&mut zh, Lang::Zh), (&mut en, Lang::En)] {
                let said = numeral.said..numeral.range.end;
                lang.of(passage.text)[said].clone_into(&mut numeral.written);
            }
            apart.push((zh, en));
        }
        let to = if is_in_both { &mut repeated } else { &mut left };
        for lang in Lang::BOTH {
            to.of(lang).append(same.of(lang));
        }
    }
    left.strike_out_like();
    left.forget_one();
    // “By as much” says a number again, unless something else stands in its place.
    let (zh, en) = (left.zh.asks(), left.en.asks());
    for (lang, other_asks) in [(Lang::Zh, en), (Lang::En, zh)] {
        if other_asks {
            left.of(lang).append(repeated.of(lang));
        }
    }
    for (zh, en) in apart {
        left.zh.words.push(zh);
        left.en.words.push(en);
    }
    let Same { mut zh, mut en, .. } = left;
    if !zh.asks() && !en.asks() {
        // 第二 is no “third”, 前五 no “top ten”.
        for (left, lang) in [(&mut zh, Lang::Zh), (&mut en, Lang::En)] {
            let is_rank = |rank: &Numeral| lang::is_rank(lang.of(passage.text), &rank.range, lang);
            left.words.extend(left.loose.drain(..).filter(is_rank));
        }
        if zh.is_empty() || en.is_empty() {
            return None;
        }
    }
    let only = [(&zh, "zh"), (&en, "en")].map(|(left, lang)| {
        let figures = left.figures.iter().chain(&left.words);
        Some((figures.min_by_key(|it| it.range.start)?.range.clone(), lang))
    });
    let kinds = |left: &Left| {
        let mut counts = [0; 4];
        for figure in left.figures.iter().filter(|figure| figure.is_measure) {
            counts[figure.amount.kind() as usize] += 1;
        }
        counts
    };
    let doubt = if !zh.figures.is_empty() || !en.figures.is_empty() {
        Discrepancy::FiguresDisagree {
            is_certain: kinds(&zh) != [0; 4] && kinds(&zh) == kinds(&en),
            zh: as_written(zh.figures),
            en: as_written(en.figures),
        }
    } else if !zh.words.is_empty() || !en.words.is_empty() {
        Discrepancy::WordsDisagree {
            zh: as_written(zh.words),
            en: as_written(en.words),
        }
    } else {
        return None;
    };
    // What only one language has is marked there.
    Some(match only {
        [Some((range, lang)), None] | [None, Some((range, lang))] => {
            Finding::new(passage.place.at(lang), doubt).within(range)
        }
        _ => Finding::new(passage.place.clone(), doubt),
    })
}

/// The numerals of one number in both languages.
#[derive(Default)]
struct Same {
    zh: Left,
    en: Left,
    /// Two of them between which the truth cannot lie: 超过500, fewer than 500.
    apart: Option<(Numeral, Numeral)>,
}

/// Numerals of one language for which the other has none so far.
#[derive(Default)]
struct Left {
    figures: Vec<Numeral>,
    words: Vec<Numeral>,
    loose: Vec<Numeral>,
}

impl Left {
    fn add(&mut self, numeral: Numeral) {
        self.of(numeral.weight).push(numeral);
    }

    fn is_empty(&self) -> bool {
        !self.asks() && self.loose.is_empty()
    }

    /// Whether the other language should have some of them.
    fn asks(&self) -> bool {
        !self.figures.is_empty() || !self.words.is_empty()
    }

    fn append(&mut self, other: &mut Self) {
        self.figures.append(&mut other.figures);
        self.words.append(&mut other.words);
        self.loose.append(&mut other.loose);
    }

    fn of(&mut self, weight: Weight) -> &mut Vec<Numeral> {
        match weight {
            Weight::Figure => &mut self.figures,
            Weight::Word => &mut self.words,
            Weight::Loose => &mut self.loose,
        }
    }
}

impl Same {
    fn of(&mut self, lang: Lang) -> &mut Left {
        match lang {
            Lang::Zh => &mut self.zh,
            Lang::En => &mut self.en,
        }
    }

    /// Takes away what both languages have, one for one, the weightiest first, and those
    /// before others that no bounds keep apart.
    fn strike_out(&mut self) {
        for (one, other) in PAIRS {
            self.strike_out_pairs(one, other, |zh, en| {
                !zh.amount.is_bounded_against(en.amount)
            });
        }
        for (one, other) in PAIRS {
            let (zh, en) = (self.zh.of(one), self.en.of(other));
            if let ([zh, ..], [en, ..]) = (&zh[..], &en[..])
                && zh.amount.is_bounded_against(en.amount)
            {
                self.apart = Some((zh.clone(), en.clone()));
            }
            let common = zh.len().min(en.len());
            zh.drain(..common);
            en.drain(..common);
        }
    }

    fn strike_out_pairs(
        &mut self,
        one: Weight,
        other: Weight,
        are_alike: impl Fn(&Numeral, &Numeral) -> bool,
    ) {
        let (zh, en) = (self.zh.of(one), self.en.of(other));
        if zh.len() > FEW || en.len() > FEW {
            return;
        }
        zh.retain(|zh| {
            let like = en.iter().position(|en| are_alike(zh, en));
            like.map(|place| en.remove(place)).is_none()
        });
    }

    /// Takes away what each language says in its own way.
    fn strike_out_like(&mut self) {
        for (one, other) in PAIRS {
            self.strike_out_pairs(one, other, |zh, en| zh.amount.may_be(en.amount));
        }
    }

    /// A one of one language is an article or nothing in the other, unless that has
    /// another figure in its place; so is none, and a pair in words.
    fn forget_one(&mut self) {
        let is_alone = |left: &Left| left.figures.is_empty() && left.words.is_empty();
        let is_little = |most| {
            let most = Amount::whole(most).key();
            move |numeral: &Numeral| numeral.amount.key() <= most
        };
        let are_alone = [is_alone(&self.en), is_alone(&self.zh)];
        for (left, is_alone) in [&mut self.zh, &mut self.en].into_iter().zip(are_alone) {
            if is_alone {
                left.figures.retain(|figure| !is_little(1)(figure));
                left.words.retain(|word| !is_little(2)(word));
            }
        }
    }
}

/// The weights that are held against each other, one of each language.
const PAIRS: [(Weight, Weight); 9] = {
    use Weight::{Figure, Loose, Word};
    [
        (Figure, Figure),
        (Figure, Word),
        (Word, Figure),
        (Figure, Loose),
        (Loose, Figure),
        (Word, Word),
        (Word, Loose),
        (Loose, Word),
        (Loose, Loose),
    ]
};

/// The numerals as written, in the order of their text.
fn as_written(numerals: Vec<Numeral>) -> Vec<String> {
    ordered_by(numerals, |numeral| numeral.range.start)
        .into_iter()
        .map(|numeral| numeral.written)
        .collect()
}
