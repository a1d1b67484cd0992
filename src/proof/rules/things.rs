use crate::{
    lang::{self, Counted, Kind, Numeral},
    proof::galley::Galley,
    report::Id,
};

/// What the indicators of a week count, and the words by which prose says so.
pub(super) struct Things<'a> {
    /// The Chinese measure word of each.
    measures: Vec<(&'a Id, &'a str)>,
    /// All of them, and that of the incidents.
    all_measures: Vec<&'a str>,
    /// The Chinese names of all.
    zh: String,
    /// The words of these.
    zh_words: Words,
    /// The words of each in both languages: the English ones by their first letters, the
    /// Chinese ones as any two signs of its name that stand together.
    words: Vec<(&'a Id, Words)>,
    /// Those by which some indicators are told from the others.
    telling: Words,
    /// What the English words count.
    en_units: Words,
}

/// The letters of a word that names something, as one number: many words are compared.
type Word = u64;

/// Words, each once and in order.
#[derive(Default)]
struct Words(Vec<Word>);

impl FromIterator<Word> for Words {
    fn from_iter<T: IntoIterator<Item = Word>>(words: T) -> Self {
        Self::of(words.into_iter().collect())
    }
}

impl Words {
    fn of(mut words: Vec<Word>) -> Self {
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    fn contain(&self, word: Word) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// How many of them are among others.
    fn in_common(&self, others: &Self) -> usize {
        let own = self.0.iter();
        own.filter(|word| others.contain(**word)).count()
    }
}

impl<'a> Things<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        let report = galley.report;
        let indicators = report.indicators.iter();
        let stated = indicators.filter(|indicator| indicator.is_stated());
        let mut things = Self {
            measures: Vec::new(),
            all_measures: vec![lang::INCIDENTS.0],
            zh: String::new(),
            zh_words: Words::default(),
            words: Vec::new(),
            telling: Words::default(),
            en_units: Words::default(),
        };
        let mut en_units = lang::INCIDENTS.1.map(stem).to_vec();
        // The words of each whole with its parts.
        let mut wholes: Vec<(&Id, Vec<Word>)> = Vec::new();
        for indicator in stated {
            let Some(entry) = galley.catalogue.indicator(&indicator.id) else {
                continue;
            };
            let name = &entry.name_at(report.week).text;
            things.zh += name.zh();
            things.measures.push((&indicator.id, &entry.unit.zh));
            things.all_measures.push(&entry.unit.zh);
            let unit = stems(&entry.unit.en_other);
            let words = stems(name.en()).chain(unit.clone());
            let words: Words = words.chain(pairs(lang::counted(name.zh()))).collect();
            en_units.extend(unit.chain(stems(name.en())));
            let whole = entry.part_of.as_ref().unwrap_or(&indicator.id);
            match wholes.iter_mut().find(|(own, _)| *own == whole) {
                Some((_, all)) => all.extend(&words.0),
                None => wholes.push((whole, words.0.clone())),
            }
            things.words.push((&indicator.id, words));
        }
        for category in &galley.catalogue.categories {
            things.zh += category.name.text.zh();
        }
        things.zh_words = pairs(&things.zh).collect();
        things.en_units = en_units.into_iter().collect();
        let most = (wholes.len() / 2).max(1);
        let wholes: Vec<_> = wholes.into_iter().map(|(_, all)| Words::of(all)).collect();
        let all = Words::of(
            wholes
                .iter()
                .flat_map(|all| all.0.iter().copied())
                .collect(),
        );
        let is_telling = |word: &Word| {
            let having = wholes.iter().filter(|whole| whole.contain(*word));
            having.count() <= most
        };
        things.telling = all.0.into_iter().filter(is_telling).collect();
        things
    }

    /// The Chinese measure word of an indicator.
    pub(super) fn measure(&self, id: &Id) -> Option<&'a str> {
        let mut measures = self.measures.iter();
        measures
            .find(|(of, _)| *of == id)
            .map(|(_, measure)| *measure)
    }

    /// Whether a Chinese figure counts what one of some indicators does, or any where none
    /// is named; a share or a change always does.
    pub(super) fn are_counted_in_chinese(
        &self,
        figure: &Numeral,
        (before, behind): (&str, &str),
        clause: &str,
        named: &[&Id],
    ) -> bool {
        if figure.amount.kind() != Kind::Count {
            // A share or a change of something that no indicator is about.
            let is_of_some = || {
                lang::is_of_parts(clause) || pairs(clause).any(|pair| self.zh_words.contain(pair))
            };
            return !named.is_empty() || figure.amount.kind() == Kind::Percent && is_of_some();
        }
        let own = named.iter().filter_map(|id| self.measure(id));
        let own: Vec<_> = own.chain(lang::MACHINES).collect();
        let measures = if named.is_empty() {
            &self.all_measures
        } else {
            &own
        };
        if lang::counts_other_things(before) {
            return false;
        }
        match lang::counted_behind(behind, measures) {
            Counted::Unsaid => !named.is_empty(),
            Counted::Measure => true,
            Counted::Things(things) => {
                let second = things
                    .char_indices()
                    .nth(2)
                    .map_or(things.len(), |(at, _)| at);
                !things.is_empty() && self.zh.contains(&things[..second])
            }
        }
    }

    /// Whether an English figure counts what the indicators do by the phrase behind it;
    /// where nothing is said there, whether one was named.
    pub(super) fn are_counted_in_english(
        &self,
        figure: &Numeral,
        phrase: &str,
        is_named: bool,
    ) -> bool {
        if figure.amount.kind() != Kind::Count {
            return is_named || figure.amount.kind() == Kind::Percent;
        }
        let mut things = lang::things(phrase).peekable();
        if things.peek().is_none() {
            return is_named;
        }
        things.any(|thing| self.en_units.contain(stem(thing)))
    }

    /// The indicators that an English phrase names: those with the most words in it.
    pub(super) fn named_in_english(&self, phrase: &str) -> Vec<&'a Id> {
        let words: Words = stems(phrase).collect();
        let mut incidents = lang::INCIDENTS.1.iter();
        if incidents.any(|incident| words.contain(stem(incident))) {
            return Vec::new();
        }
        self.named(&words)
    }

    /// The indicators that a Chinese clause names by a part of their names.
    pub(super) fn named_in_chinese(&self, clause: &str) -> Vec<&'a Id> {
        self.named(&pairs(clause).collect())
    }

    /// Whether a Chinese clause names one indicator by more than a word of its name, and
    /// no other as well.
    pub(super) fn are_surely_named_in_chinese(&self, clause: &str) -> bool {
        const MANY: usize = 3;
        let (most, second) = self.most_in_common(&pairs(clause).collect());
        most >= MANY && most > second
    }

    /// Whether an English phrase names one indicator, or several that are alike, by more
    /// than a word of its name, or by the only thing that the phrase has.
    pub(super) fn are_surely_named_in_english(&self, phrase: &str) -> bool {
        const MANY: usize = 2;
        let is_thing = lang::things(phrase).count() == 1;
        self.most_in_common(&stems(phrase).collect()).0 >= MANY || is_thing
    }

    /// How many words of a text the indicators have in common with it that have the most
    /// and the second most.
    fn most_in_common(&self, words: &Words) -> (usize, usize) {
        let in_common = self.words.iter();
        let in_common = in_common.map(|(_, own)| own.in_common(words));
        in_common.fold((0, 0), |(most, second), count| {
            (most.max(count), second.max(count.min(most)))
        })
    }

    /// The indicator that a piece of Chinese text speaks of by most of its words, if there is
    /// one alone.
    pub(super) fn named_closely(&self, text: &str) -> Option<&'a Id> {
        const MANY: usize = 3;
        let words: Words = pairs(&lang::without_fillers(text)).collect();
        let in_common = |own: &Words| own.in_common(&words);
        let (most, second) = self.most_in_common(&words);
        let is_close = most > MANY || most == MANY && most * 4 > words.0.len() * 3;
        let (id, _) = self.words.iter().find(|(_, own)| in_common(own) == most)?;
        (is_close && most > second).then_some(*id)
    }

    fn named(&self, words: &Words) -> Vec<&'a Id> {
        if words.in_common(&self.telling) == 0 {
            return Vec::new();
        }
        let in_common = |own: &Words| own.in_common(words);
        let most = self.words.iter().map(|(_, own)| in_common(own)).max();
        let named = self.words.iter();
        let named = named.filter(|(_, own)| Some(in_common(own)) == most);
        named.map(|(id, _)| *id).collect()
    }
}

/// Any two signs that stand together in a Chinese text.
fn pairs(text: &str) -> impl Iterator<Item = Word> {
    let seconds = text.chars().skip(1);
    let pairs = text
        .chars()
        .zip(seconds)
        .filter(|(one, other)| !one.is_ascii() && !other.is_ascii())
        .filter(|(one, other)| ![one, other].contains(&&lang::PARTICLE));
    pairs.map(|(one, other)| u64::from(one) << 32 | u64::from(other))
}

/// The words of an English text that may name something, by their first letters, so that
/// a backdoor is in “backdoored”.
fn stems(text: &str) -> impl Iterator<Item = Word> + Clone {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic() && letter != '-');
    // “High-risk” is one word, “malware-hosting” two.
    let words = words.flat_map(|word| {
        let is_whole = lang::small(word).ends_with("-risk");
        let ends: &[char] = if is_whole { &[] } else { &['-'] };
        word.split(ends)
    });
    let words = words.filter(|word| {
        word.len() > 3
            && !lang::NO_NAMES
                .iter()
                .any(|it| word.eq_ignore_ascii_case(it))
    });
    words.map(stem)
}

fn stem(word: &str) -> Word {
    const LETTERS: usize = 5;
    let letters = word.trim_end_matches('s').bytes().take(LETTERS);
    letters.fold(0, |word, letter| {
        word << 8 | u64::from(letter.to_ascii_lowercase())
    })
}
