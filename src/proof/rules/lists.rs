use std::{collections::BTreeMap, mem, ops::Range};

use crate::{
    lang::{self, Amount, Amounts, Kind, Lang, Numeral, Weight},
    proof::{Finding, galley::Galley, prose::Passage},
    report::{Change, Discrepancy, Id, Quantity, RankedName, Text, ordered_by},
};

use super::{
    fact::{Portion, of_indicator, of_parts},
    facts::{Beside, Figures, broken_down, total},
};

/// What a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// These are held against each other only in a row: another rule asks for the rest.
    Indicators,
    Ranked,
    /// A word such as 境内 names one only beside another of them.
    Parts,
    /// Their figures in prose are the week's, or last week's where it says so.
    Incidents,
}

/// Something that the week lists beside others.
struct Item {
    list: usize,
    of: Of,
    name: Text,
    own: Figures,
    /// What it is this week.
    now: Amounts,
    /// Its place where the items are ordered by how much they are, from 1 on.
    rank: Option<usize>,
}

/// All items, to be looked up by the words for them.
#[derive(Default)]
pub(super) struct Lists {
    items: Vec<Item>,
    /// Of each language by their first letters, the longest first, in small letters.
    words: [BTreeMap<char, Vec<(String, usize)>>; 2],
}

/// Where a text names items.
struct Mention {
    range: Range<usize>,
    items: Vec<usize>,
}

/// An item of a list or a figure of it, by its place among the mentions or the figures.
#[derive(Clone, Copy)]
enum Token {
    Item(usize),
    Figure(usize),
}

impl Token {
    fn is_item(self) -> bool {
        matches!(self, Self::Item(_))
    }
}

impl Lists {
    pub(super) fn of(galley: &Galley) -> Self {
        let report = galley.report;
        let mut lists = Self::default();
        let broken_down = broken_down(report, galley.last_week());
        let mut broken_down = broken_down
            .into_iter()
            .map(|(of, parts)| (total(report, of), parts));
        for (ranking, (whole, parts)) in report.rankings.iter().zip(broken_down.by_ref()) {
            let items = ranking.items.iter().flatten();
            let names = items.map(|item| match &item.name {
                RankedName::Plain(name) => Text::new(name, name),
                RankedName::Text(name) => Some(name.clone()),
            });
            lists.add(Of::Ranked, names, (whole, None), &parts);
        }
        for (distribution, (whole, parts)) in report.distributions.iter().zip(broken_down) {
            let mut entries = galley.catalogue.distributions.iter();
            let entry = entries.find(|entry| entry.id == distribution.id);
            let names = distribution.parts.iter().map(|part| {
                let mut named = entry?.parts.iter();
                Some(named.find(|named| named.id == part.id)?.name.text.clone())
            });
            lists.add(Of::Parts, names, (whole, None), &parts);
            let list = lists.items.last().map_or(0, |item| item.list);
            // Those of which the week states nothing have none of its figures.
            let is_stated = |id: &Id| distribution.parts.iter().any(|part| part.id == *id);
            let others = entry.iter().flat_map(|entry| &entry.parts);
            let others = others.filter(|part| {
                let is_rest = lang::is_of_rest(part.name.text.zh(), Lang::Zh);
                list > 0 && !is_rest && !is_stated(&part.id)
            });
            lists.items.extend(others.map(|part| Item {
                list,
                of: Of::Parts,
                name: part.name.text.clone(),
                own: Figures::default(),
                now: Amounts::default(),
                rank: None,
            }));
        }
        if let Some(incidents) = &report.incidents {
            let before = galley.incidents_before();
            let part = |value, before| ((value, None), (before, None));
            let cross_border = before.and_then(|before| before.cross_border);
            let mut names = lang::INCIDENT_WORDS
                .map(|[zh, en]| Text::new(zh, en))
                .to_vec();
            let total = before.and_then(|before| before.total);
            let mut parts = vec![
                part(incidents.total, total),
                part(incidents.cross_border, cross_border),
            ];
            for category in &incidents.categories {
                let mut entries = galley.catalogue.categories.iter();
                let entry = entries.find(|entry| entry.id == category.id);
                let mut same = before.iter().flat_map(|before| &before.categories);
                let same = same.find(|other| other.id == category.id);
                names.push(entry.map(|entry| entry.name.text.clone()));
                parts.push(part(category.value, same.and_then(|same| same.value)));
            }
            let wholes = (incidents.total, total);
            lists.add(Of::Incidents, names.into_iter(), wholes, &parts);
        }
        let indicators = report.indicators.iter().filter_map(|indicator| {
            let entry = galley.catalogue.indicator(&indicator.id)?;
            let value = indicator.quantity.map(Quantity::value);
            let change = indicator.change.map(Change::tenths).map(i64::unsigned_abs);
            let shares = [change, indicator.share.map(|share| share.tenths().into())];
            let now = shares.into_iter().flatten().map(Amount::percent);
            Some(Item {
                list: 0,
                of: Of::Indicators,
                name: entry.name_at(report.week).text.clone(),
                own: of_indicator(indicator, galley.indicator_before(indicator))
                    .into_iter()
                    .collect(),
                now: amounts(now.chain(value.map(Amount::whole))),
                rank: None,
            })
        });
        lists.items.extend(indicators);
        lists.look_up();
        lists
    }

    /// The items of a list that prose may go through, each with last week's.
    fn add(
        &mut self,
        of: Of,
        names: impl Iterator<Item = Option<Text>>,
        wholes: (Option<u64>, Option<u64>),
        parts: &[(Portion, Portion)],
    ) {
        const MOST: usize = 20;
        let list = self.items.len() + 1;
        if parts.len() > MOST {
            return;
        }
        // Nobody knows the place of what has no figure.
        let is_known = parts.iter().all(|(own, _)| *own != (None, None));
        let rank = |own: Portion| 1 + parts.iter().filter(|(other, _)| *other > own).count();
        let numbered = names.zip(parts).enumerate();
        self.items
            .extend(numbered.filter_map(|(place, (name, part))| {
                let (value, share) = part.0;
                let ratio = value
                    .zip(wholes.0)
                    .and_then(|(value, whole)| Amount::ratio(value, whole));
                let share = share.map(|share| Amount::percent(share.tenths().into()));
                Some(Item {
                    list,
                    of,
                    name: name?,
                    own: of_parts(&[*part], wholes).into_iter().collect(),
                    now: amounts(
                        [value.map(Amount::whole), share, ratio]
                            .into_iter()
                            .flatten(),
                    ),
                    rank: match of {
                        Of::Ranked => Some(place + 1),
                        _ => is_known.then(|| rank(part.0)),
                    },
                })
            }));
    }

    fn look_up(&mut self) {
        for (place, item) in self.items.iter().enumerate() {
            let full = lang::counted(item.name.zh());
            let kind = lang::without_incident(full);
            let zh = [Some(kind), lang::unplaced(full)].into_iter().flatten();
            let zh = zh.map(|name| (Lang::Zh, name));
            let en = item.name.en().trim_end_matches('s');
            // “Overseas” is “abroad”, and 境内 “at home”.
            let is_told = matches!(item.of, Of::Ranked | Of::Parts) && !lang::is_whereabouts(full);
            let en = is_told.then_some((Lang::En, en));
            for (lang, word) in zh.chain(en) {
                let word = lang::small(word).into_owned();
                if let Some(first) = word.chars().next() {
                    let alike = self.words[lang as usize].entry(first).or_default();
                    alike.push((word, place));
                }
            }
        }
        for alike in self.words.iter_mut().flat_map(BTreeMap::values_mut) {
            *alike = ordered_by(mem::take(alike), |(word, _)| !word.len());
        }
    }

    /// Every mention of items in a text, of names within each other the longest.
    fn mentions(&self, text: &str, lang: Lang) -> Vec<Mention> {
        let text = &*lang::small(text);
        let words = &self.words[lang as usize];
        let mut mentions = Vec::new();
        let mut end = 0;
        for (start, first) in text.char_indices() {
            if start < end {
                continue;
            }
            let is_letter = |letter: &char| letter.is_ascii_alphanumeric();
            let runs_on = first.is_ascii() && text[..start].ends_with(|letter| is_letter(&letter));
            let stands = |(word, _): &&(String, usize)| {
                let behind = text[start..].strip_prefix(word.as_str());
                behind.is_some_and(|behind| {
                    let behind = behind.strip_prefix('s').unwrap_or(behind);
                    !word.ends_with(|last| is_letter(&last))
                        || !behind.starts_with(|next| is_letter(&next))
                })
            };
            let alike = words
                .get(&first)
                .filter(|_| !runs_on)
                .map_or(&[][..], Vec::as_slice);
            if let Some((word, _)) = alike.iter().find(stands) {
                let items = alike.iter().filter(|(other, _)| other == word);
                end = start + word.len();
                mentions.push(Mention {
                    range: start..end,
                    items: items.map(|(_, item)| *item).collect(),
                });
            }
        }
        mentions
    }

    pub(super) fn found_in(&self, passage: &Passage, lang: Lang) -> Vec<Finding> {
        let text = lang.of(passage.text);
        let mentions = self.mentions(text, lang);
        let (mut mentions, mut figures) = (&mentions[..], passage.figures(lang));
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(first) = mentions.first() {
            // What the sentences before it say is said of something else.
            start += lang::sentence_start(&text[start..first.range.start]);
            let end = lang::sentence_end(text, first.range.end);
            let (own, others) =
                mentions.split_at(mentions.partition_point(|mention| mention.range.start < end));
            let before = figures.partition_point(|figure| figure.range.start < start);
            let behind = figures.partition_point(|figure| figure.range.start < end);
            let sentence = Sentence {
                lists: self,
                passage,
                lang,
                range: start..end,
                mentions: own,
                figures: &figures[before..behind],
            };
            found.extend(sentence.found());
            (mentions, figures, start) = (others, &figures[behind..], end);
        }
        found
    }
}

fn amounts(amounts: impl Iterator<Item = Amount>) -> Amounts {
    let mut all = Amounts::default();
    all.extend(amounts);
    all
}

/// A sentence with what it names and its figures.
struct Sentence<'a> {
    lists: &'a Lists,
    passage: &'a Passage<'a>,
    lang: Lang,
    range: Range<usize>,
    mentions: &'a [Mention],
    figures: &'a [Numeral],
}

impl Sentence<'_> {
    fn found(&self) -> Option<Finding> {
        // No sentence has more, and each list looks at all.
        const MOST: usize = 40;
        if self.mentions.len().max(self.figures.len()) > MOST {
            return None;
        }
        let named = self.mentions.iter().flat_map(|mention| &mention.items);
        let lists = ordered_by(named.collect(), |item| self.lists.items[**item].list);
        let mut lists = lists
            .chunk_by(|one, other| self.lists.items[**one].list == self.lists.items[**other].list);
        self.misplaced_rank()
            .or_else(|| self.misplaced_before())
            .or_else(|| lists.find_map(|own| self.misplaced(own)))
    }

    fn text(&self) -> &str {
        self.lang.of(self.passage.text)
    }

    /// A figure at another item of a list than its own.
    fn misplaced(&self, named: &[&usize]) -> Option<Finding> {
        let item = &self.lists.items[*named[0]];
        let of = item.of;
        let is_alone = named.iter().all(|other| *other == named[0]);
        // COM is one by itself.
        let is_latin = item
            .name
            .zh()
            .starts_with(|first: char| first.is_ascii_alphabetic());
        let mut figures = self.figures.iter();
        let items = self.lists.items.iter().filter(|own| own.list == item.list);
        // “Other” and the like name no part in English.
        let is_share_said = of == Of::Parts
            && self.lang == Lang::Zh
            && figures.any(|it| {
                it.amount.kind() == Kind::Percent
                    && items.clone().any(|own| own.now.have(it.amount))
            });
        if is_alone && (of == Of::Indicators || of == Of::Parts && !is_latin && !is_share_said) {
            return None;
        }
        let tokens = self.tokens(item.list, of);
        let text = &self.text()[self.range.clone()];
        let is_of_weeks = lang::is_of_other_weeks(text, self.lang);
        if is_of_weeks || self.lang == Lang::En && self.is_uneven(&tokens) {
            return None;
        }
        let runs: Vec<_> = tokens
            .chunk_by(|one, other| one.is_item() == other.is_item())
            .collect();
        for (place, run) in runs.iter().enumerate().filter(|(_, run)| !run[0].is_item()) {
            let beside = [place.checked_sub(1), Some(place + 1)];
            let beside = beside.map(|place| place.and_then(|place| runs.get(place)));
            let row = beside.iter().flatten().find(|items| {
                items.len() == run.len() && run.len() > 1 && self.is_row(items) && self.is_row(run)
            });
            for (position, token) in run.iter().enumerate() {
                let Token::Figure(place) = *token else {
                    continue;
                };
                let figure = &self.figures[place];
                if self.is_of_others(place) {
                    continue;
                }
                let items: Vec<_> = match row {
                    Some(row) => vec![&row[position]],
                    None if of == Of::Indicators => break,
                    None => {
                        // Between a figure and an item that it is not beside others may be
                        // named; but a share behind a count is of the same item.
                        let kind = |token: &Token| match token {
                            Token::Figure(other) => Some(self.figures[*other].amount.kind()),
                            Token::Item(_) => None,
                        };
                        let own = Some(figure.amount.kind());
                        let alike = run.iter().filter(|other| kind(other) == own).count();
                        let is_first = alike == 1 || position == 0 && self.lang == Lang::Zh;
                        let is_last = beside[0].is_none() && position + 1 == run.len();
                        if !(is_first && beside[0].is_some() || is_last) {
                            continue;
                        }
                        beside.into_iter().flatten().copied().flatten().collect()
                    }
                };
                let items = items.into_iter().filter_map(|token| match token {
                    Token::Item(mention) => Some(&self.mentions[*mention].items),
                    Token::Figure(_) => None,
                });
                let items: Vec<_> = items.flatten().collect();
                let of_list = |own: &&usize| self.lists.items[**own].list == item.list;
                // “Of the 12 incidents 8 …” is of all.
                let all = self.lists.items.iter().find(|own| own.list == item.list);
                let all = all.filter(|_| of == Of::Incidents).map(|all| &all.own);
                let own = items.iter().map(|own| &self.lists.items[**own].own);
                let mut own = own.chain(all);
                let beside = self.beside(place);
                let first = items.iter().copied().find(of_list);
                if let Some(first) = first
                    && own.all(|own| !own.have(figure.amount, beside))
                {
                    return Some(self.doubt(*first, figure.said..figure.range.end));
                }
            }
        }
        None
    }

    /// Whether a Chinese figure is that of each of some items that are not named.
    fn is_of_others(&self, place: usize) -> bool {
        let before = &self.text()[self.range.start..self.figures[place].said];
        let clause = lang::clause_before(before, self.lang);
        self.lang == Lang::Zh && lang::speaks_of_unnamed(clause)
    }

    /// A share of some part that stands right before another one: 97.3%在境外注册.
    fn misplaced_before(&self) -> Option<Finding> {
        let is_part = |item: &&usize| self.lists.items[**item].of == Of::Parts;
        let own = |item: &usize| &self.lists.items[*item];
        self.figures.iter().find_map(|figure| {
            let (amount, end) = (figure.amount, figure.range.end);
            let verb = lang::leads_to_part(&self.text()[end..])?;
            let mut mentions = self.mentions.iter();
            let mention = mentions.find(|mention| mention.range.start == end + verb)?;
            let parts: Vec<_> = mention.items.iter().filter(is_part).collect();
            let has = |item: &usize| own(item).now.have(amount);
            let is_of_another = || {
                let mut all = self.lists.items.iter();
                all.any(|item| item.of == Of::Parts && item.now.have(amount))
            };
            let is_wrong = amount.kind() == Kind::Percent
                && parts.iter().any(|item| !own(item).now.are_empty())
                && !parts.iter().any(|item| has(item))
                && is_of_another();
            is_wrong.then(|| self.doubt(*parts[0], figure.said..end))
        })
    }

    /// The items of a list and the figures of any of them, in their order.
    fn tokens(&self, list: usize, of: Of) -> Vec<Token> {
        let items = || self.lists.items.iter().filter(|item| item.list == list);
        let is_named = |item: &usize| self.lists.items[*item].list == list;
        let mentions = || {
            let mentions = self.mentions.iter().enumerate();
            mentions.filter(|(_, mention)| mention.items.iter().any(is_named))
        };
        let is_of_list = |figure: &(usize, &Numeral)| {
            let figure = figure.1;
            let behind = &self.text()[figure.range.end..];
            if of == Of::Incidents && figure.amount.kind() == Kind::Percent {
                let sentence = &self.text()[self.range.clone()];
                return lang::speaks_of_incidents(sentence)
                    && lang::is_share_of_named(&self.text()[..figure.said], behind);
            }
            if figure.amount.kind() == Kind::Points {
                let before = &self.text()[self.range.start..figure.said];
                return of == Of::Parts
                    && lang::tells_change_on_last_week(before)
                    && items().any(|item| item.own.have_changes());
            }
            let is_figure = figure.is_measure && figure.weight == Weight::Figure;
            is_figure
                && match of {
                    Of::Incidents => behind.starts_with(lang::INCIDENTS.0),
                    _ => {
                        items().any(|item| item.now.have(figure.amount))
                            || mentions().count() > 1
                                && mentions().any(|(_, own)| self.has(own, figure))
                    }
                }
        };
        let figures = self.figures.iter().enumerate();
        let figures = figures.filter(is_of_list);
        let figures = figures.map(|(place, figure)| (figure.range.start, Token::Figure(place)));
        let mentions = mentions().map(|(place, mention)| (mention.range.start, Token::Item(place)));
        let tokens = ordered_by(figures.chain(mentions).collect(), |(start, _)| *start);
        tokens.into_iter().map(|(_, token)| token).collect()
    }

    /// Whether Chinese gives a count to what it names right before it: COM类330个.
    fn has(&self, mention: &Mention, figure: &Numeral) -> bool {
        let between = self.text().get(mention.range.end..figure.said);
        self.lang == Lang::Zh
            && figure.amount.kind() == Kind::Count
            && between.is_some_and(lang::is_filled)
    }

    /// Whether there are more or fewer items than counts or shares of them, as English has
    /// other words for some of them.
    fn is_uneven(&self, tokens: &[Token]) -> bool {
        let mut counts = [0; 4];
        let mut items = 0;
        for token in tokens {
            match token {
                Token::Item(_) => items += 1,
                Token::Figure(place) => counts[self.figures[*place].amount.kind() as usize] += 1,
            }
        }
        !counts.contains(&items)
    }

    fn range_of(&self, token: Token) -> &Range<usize> {
        match token {
            Token::Item(mention) => &self.mentions[mention].range,
            Token::Figure(figure) => &self.figures[figure].range,
        }
    }

    /// Whether items or figures follow each other with little more than a joint between.
    fn is_row(&self, run: &[Token]) -> bool {
        const FAR: usize = 24;
        run.windows(2).all(|pair| {
            let between = self.range_of(pair[0]).end..self.range_of(pair[1]).start;
            between.len() <= FAR && lang::has_joint(&self.text()[between], self.lang)
        })
    }

    fn beside(&self, figure: usize) -> Beside {
        let end = |place: usize| self.figures.get(place).map(|figure| &figure.range);
        let from = figure
            .checked_sub(1)
            .and_then(end)
            .map_or(self.range.start, |before| before.end);
        let to = end(figure + 1).map_or(self.range.end, |next| next.start);
        let range = &self.figures[figure].range;
        let (before, behind) = (
            &self.text()[from..range.start],
            &self.text()[range.end..to.max(range.end)],
        );
        Beside {
            last_week: lang::is_of_last_week(before, behind, self.lang),
            together: lang::is_of_rest(&self.text()[from..to.max(range.end)], self.lang),
            ..Beside::default()
        }
    }

    /// An item that is said to have another place than it has.
    fn misplaced_rank(&self) -> Option<Finding> {
        if self.lang == Lang::En {
            return None;
        }
        self.mentions
            .iter()
            .enumerate()
            .find_map(|(place, mention)| {
                let next = self.mentions.get(place + 1);
                let from = place
                    .checked_sub(1)
                    .map_or(self.range.start, |place| self.mentions[place].range.end);
                let to = next.map_or(self.range.end, |next| next.range.start);
                let sides = [from..mention.range.start, mention.range.end..to];
                let texts = sides.clone().map(|side| &self.text()[side]);
                let (side, within, rank) = lang::stated_rank(texts, next.is_some())?;
                let within = sides[side].start + within.start..sides[side].start + within.end;
                let item = mention
                    .items
                    .iter()
                    .find(|item| matches!(self.lists.items[**item].of, Of::Ranked | Of::Parts))?;
                let is_right = |item: &usize| {
                    let own = self.lists.items[*item].rank;
                    own.is_none_or(|own| own == rank)
                };
                (!mention.items.iter().any(is_right)).then(|| self.doubt(*item, within))
            })
    }

    fn doubt(&self, item: usize, range: Range<usize>) -> Finding {
        let doubt = Discrepancy::FigureUnknown {
            found: self.text()[range.clone()].to_owned(),
            about: Some(self.lists.items[item].name.clone()),
        };
        Finding::new(self.passage.place.at(self.lang.key()), doubt).within(range)
    }
}
