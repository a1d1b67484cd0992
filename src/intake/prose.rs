use std::ops::Range;

use crate::{
    lang::{self, Direction, Kind, Lang, Numeral, Statement, Weight},
    report::{Change, Id, Quantity, Share},
};

use super::{
    Value, Why,
    names::{Incident, Mention, Subject},
    recognizer::{Line, Recognizer, is_percent},
};

/// How far, in bytes, a phrase may lie from its number.
const FAR: usize = 240;

/// A passage of prose, with what stands in it.
struct Passage<'p> {
    text: &'p str,
    lines: &'p [Line],
    /// Where each of the lines begins in the text.
    starts: &'p [usize],
    numerals: Vec<Numeral>,
    statements: Vec<Statement>,
    mentions: Vec<Mention>,
}

impl Recognizer<'_> {
    /// Reads sentences: what they name, and the figures that belong to it.
    pub(super) fn prose(&mut self, text: &str, starts: &[usize], lines: &[Line]) {
        let numerals = lang::numerals(text, self.lang);
        let passage = Passage {
            text,
            lines,
            starts,
            statements: lang::statements(text, &numerals, self.lang),
            numerals,
            mentions: self.names.within(text),
        };
        let (facts, unread) = (self.facts.len(), self.unread.len());
        self.ratings(&passage);
        self.handling(&passage);
        for place in 0..passage.numerals.len() {
            let start = passage.numerals[place].range.start;
            self.levels(&passage, start);
            self.mentioned(&passage, start);
            let is_loose = passage.numerals[place].weight == Weight::Loose;
            if !is_loose || self.is_counted(&passage, place) {
                self.figure(&passage, place);
            }
        }
        self.levels(&passage, passage.text.len());
        self.mentioned(&passage, passage.text.len());
        if (facts, unread) == (self.facts.len(), self.unread.len()) {
            let line = &lines[0];
            self.leave(line.place, &line.words, Why::Text);
        }
    }

    /// Takes up the last figure of the report that is named before a place, and behind the numeral before it.
    fn mentioned(&mut self, passage: &Passage, end: usize) {
        let from = passage.behind_numerals(end);
        let is_here = |mention: &&Mention| mention.range.start >= from && mention.range.end <= end;
        let mentions = passage.mentions.iter().filter(is_here);
        for mention in mentions.filter(|mention| mention.subject.is_figure()) {
            self.subject = Some(mention.subject.clone());
            let line = passage.line_at(mention.range.start);
            self.note_named(&mention.subject, line);
            if let Subject::Distribution(id) = &mention.subject {
                let rest = &passage.text[mention.range.end..];
                let rest = &rest[..lang::sentence_end(rest, 0)];
                for (_, part) in self.names.parts(id, rest) {
                    let at = format!("distributions/{id}/parts/{part}");
                    self.state(&at, Value::Named, line.place, &line.words);
                }
            }
        }
    }

    /// A figure: a change, a share, a count of what is named beside it; else it is left.
    fn figure(&mut self, passage: &Passage, place: usize) {
        let numeral = &passage.numerals[place];
        let line = passage.line_at(numeral.range.start);
        let (before, behind) = passage.around(place);
        // The incidents were counted already.
        if passage.incident(place).is_some() {
            return;
        }
        let by = passage
            .statements
            .iter()
            .find(|said| said.by == Some(place));
        if let Some(said) = by {
            let start = said.range.start.max(before.start);
            self.part_before(passage, &(before.start..start));
            let id = self
                .subject
                .as_ref()
                .and_then(|subject| self.indicator_of(subject));
            let Some(id) = id else {
                return self.leave(line.place, &passage.words(place), Why::NothingNamed);
            };
            if !self.may_be_of(&id, passage, &(before.start..start)) {
                return self.leave(line.place, &passage.words(place), Why::NoField);
            }
            return self.change(&id, said, numeral, line);
        }
        if passage
            .statements
            .iter()
            .any(|said| said.from == Some(place))
        {
            // Last week's value is not of this week.
            return self.leave(line.place, &passage.words(place), Why::OtherTime);
        }
        if let Some(Subject::Distribution(id)) = &self.subject
            && let Some((_, part)) = self.names.parts(id, &passage.text[before.clone()]).last()
        {
            let at = format!("distributions/{id}/parts/{part}");
            let value = part_value(numeral);
            return match value {
                Some((key, value)) => self.state(
                    &format!("{at}/{key}"),
                    value,
                    line.place,
                    &passage.words(place),
                ),
                None => self.leave(line.place, &passage.words(place), Why::NoField),
            };
        }
        let whole = self.whole();
        let phrase = match self.lang {
            Lang::Zh => lang::bare_phrase(passage.last_phrase(&before), Lang::Zh),
            Lang::En => lang::bare_phrase(passage.first_phrase(&behind), Lang::En),
        };
        let is_named = passage.names_any(&before);
        if let Some(whole) = &whole
            && !is_named
            && let Some(part) = self.names.part_of(whole, &phrase)
        {
            self.subject = Some(Subject::Indicator(part.clone()));
        }
        let Some(Subject::Indicator(id)) = self.subject.clone() else {
            return self.leave(line.place, &passage.words(place), Why::NothingNamed);
        };
        self.count_or_share(&id, passage, place, (&phrase, is_named));
    }

    /// Whether a number that may be of a date or a rate is counted as a part of what is named: 平均每个IP地址承载约3个.
    fn is_counted(&self, passage: &Passage, place: usize) -> bool {
        let (before, behind) = passage.around(place);
        let phrase = lang::bare_phrase(passage.last_phrase(&before), Lang::Zh);
        let part = self
            .whole()
            .and_then(|whole| self.names.part_of(&whole, &phrase));
        let entry = part.and_then(|part| self.names.catalogue.indicator(part));
        let behind = passage.text[behind].trim_start();
        entry.is_some_and(|entry| self.lang == Lang::Zh && behind.starts_with(&entry.unit.zh))
    }

    /// A figure that is no change: the indicator's value or its share in what it is a part of.
    fn count_or_share(
        &mut self,
        id: &Id,
        passage: &Passage,
        place: usize,
        (phrase, is_named): (&str, bool),
    ) {
        let numeral = &passage.numerals[place];
        let line = passage.line_at(numeral.range.start);
        let entry = self.names.catalogue.indicator(id);
        let is_part = entry.is_some_and(|entry| entry.part_of.is_some());
        let words = passage.words(place);
        if is_percent(numeral.amount.kind()) {
            let share = share_of(numeral).filter(|_| is_part);
            return match share {
                Some(share) => self.state(
                    &format!("indicators/{id}/share_pct"),
                    Value::Share(share),
                    line.place,
                    &words,
                ),
                None => self.leave(line.place, &words, Why::NoField),
            };
        }
        let is_own =
            is_named || phrase.is_empty() || self.lang == Lang::En || self.names.is_of(id, phrase);
        let quantity =
            quantity_of(numeral).filter(|_| is_own && numeral.amount.kind() == Kind::Count);
        match quantity {
            Some(quantity) => self.state(
                &format!("indicators/{id}/value"),
                Value::Quantity(quantity),
                line.place,
                &words,
            ),
            None => self.leave(line.place, &words, Why::NoField),
        }
    }

    /// The indicator that parts named beside it are of.
    fn whole(&self) -> Option<Id> {
        let Some(Subject::Indicator(id)) = &self.subject else {
            return None;
        };
        let entry = self.names.catalogue.indicator(id)?;
        Some(entry.part_of.clone().unwrap_or_else(|| id.clone()))
    }

    /// The changes that a line states of an indicator.
    pub(super) fn changes(&mut self, id: &Id, text: &str, lines: &[Line]) {
        let numerals = lang::numerals(text, self.lang);
        for said in lang::statements(text, &numerals, self.lang) {
            match said.by {
                Some(by) => self.change(id, &said, &numerals[by], &lines[0]),
                None => self.level(id, &said, &lines[0]),
            }
        }
    }

    /// By how much an indicator rose or fell on last week.
    fn change(&mut self, id: &Id, said: &Statement, numeral: &Numeral, line: &Line) {
        if !said.is_weekly {
            return self.leave(line.place, &line.words, Why::OtherTime);
        }
        let is_fall = said.direction == Some(Direction::Fall);
        let stated = match numeral.amount.kind() {
            Kind::Percent => numeral
                .amount
                .tenths()
                .and_then(|(tenths, has_tenth)| {
                    let tenths = i64::try_from(tenths).ok()?;
                    Change::new(if is_fall { -tenths } else { tenths }, u8::from(has_tenth))
                })
                .map(|change| ("change_pct", Value::Change(change))),
            Kind::Count => numeral.amount.whole_and_step().and_then(|(count, _)| {
                let count = i64::try_from(count).ok()?;
                Some((
                    "change_count",
                    Value::Count(if is_fall { -count } else { count }),
                ))
            }),
            Kind::Times | Kind::Points => None,
        };
        match stated {
            Some((key, value)) => self.state(
                &format!("indicators/{id}/{key}"),
                value,
                line.place,
                &line.words,
            ),
            None => self.leave(line.place, &line.words, Why::NoField),
        }
    }

    /// 与上周持平.
    fn level(&mut self, id: &Id, said: &Statement, line: &Line) {
        if said.direction.is_none() && said.is_weekly && said.to.is_none() {
            self.state(
                &format!("indicators/{id}/change_pct"),
                Value::Change(Change::NONE),
                line.place,
                &line.words,
            );
        }
    }

    /// Whether the phrase before a change names nothing else than what was named last.
    fn may_be_of(&self, id: &Id, passage: &Passage, range: &Range<usize>) -> bool {
        let phrase = lang::without_last_week(passage.last_phrase(range));
        let phrase = lang::bare_phrase(&phrase, self.lang);
        // A unit may stand there: 18.4万个较上周下降.
        phrase.chars().count() < 2 || passage.names_any(range) || self.names.is_of(id, &phrase)
    }

    /// What is said not to have changed between the numeral before a place and that: what is named there, or before.
    fn levels(&mut self, passage: &Passage, end: usize) {
        let from = passage.behind_numerals(end);
        let is_here = |said: &&Statement| {
            said.direction.is_none() && said.by.is_none() && (from..end).contains(&said.range.start)
        };
        for said in passage.statements.iter().filter(is_here) {
            self.mentioned(passage, said.range.start);
            self.part_before(passage, &(from..said.range.start));
            let id = self
                .subject
                .as_ref()
                .and_then(|subject| self.indicator_of(subject));
            if let Some(id) = id {
                self.level(&id, said, passage.line_at(said.range.start));
            }
        }
    }

    /// Takes up the part of what was named that a phrase before a change names: 其中政府网站较上周下降.
    fn part_before(&mut self, passage: &Passage, range: &Range<usize>) {
        let Some(whole) = self.whole().filter(|_| !passage.names_any(range)) else {
            return;
        };
        let text = lang::without_last_week(&passage.text[range.clone()]);
        let mut phrases = text
            .split(lang::PHRASE_ENDS)
            .map(|phrase| lang::bare_phrase(phrase, self.lang));
        if let Some(part) = phrases.find_map(|phrase| self.names.part_of(&whole, &phrase)) {
            self.subject = Some(Subject::Indicator(part.clone()));
        }
    }

    /// 互联网网络安全态势整体评价为优.
    fn ratings(&mut self, passage: &Passage) {
        for mention in &passage.mentions {
            let Subject::Rating(id) = &mention.subject else {
                continue;
            };
            let Some(entry) = self.names.catalogue.rating(id) else {
                continue;
            };
            let mut rest = &passage.text[mention.range.end..];
            while let Some(shorter) = lang::LEVEL_MARKS
                .iter()
                .find_map(|mark| rest.strip_prefix(mark))
            {
                rest = shorter;
            }
            let rest = rest
                .strip_prefix("is ")
                .unwrap_or(rest)
                .to_ascii_lowercase();
            let is_stated = |level: &&crate::report::Named| {
                Lang::BOTH
                    .iter()
                    .any(|lang| rest.starts_with(&lang.of(&level.name.text).to_ascii_lowercase()))
            };
            let line = passage.line_at(mention.range.start);
            match entry.levels.iter().find(is_stated) {
                Some(level) => self.state(
                    &format!("ratings/{id}/level"),
                    Value::Level(level.id.clone()),
                    line.place,
                    &line.words,
                ),
                None => self.leave(line.place, &line.words, Why::NoField),
            }
        }
    }

    /// The incidents handled: how many, and with whom.
    fn handling(&mut self, passage: &Passage) {
        for sentence in passage.sentences(self.lang) {
            let mut counted = Vec::new();
            for (place, numeral) in passage.numerals.iter().enumerate() {
                if !sentence.contains(&numeral.range.start) {
                    continue;
                }
                if let Some(incident) = passage.incident(place) {
                    let line = passage.line_at(numeral.range.start);
                    match numeral.amount.whole_and_step() {
                        Some((count, None)) => self.state(
                            &incident.at(),
                            Value::Number(count),
                            line.place,
                            &passage.words(place),
                        ),
                        _ => self.leave(line.place, &passage.words(place), Why::NoField),
                    }
                    counted.push(incident);
                }
            }
            let actors = passage
                .mentions
                .iter()
                .filter(|mention| sentence.contains(&mention.range.start));
            let line = passage.line_at(sentence.start);
            let kind = counted.iter().find_map(|incident| match incident {
                Incident::Kind(id) => Some(id.clone()),
                Incident::Of(_) => None,
            });
            let is_of_kind = !counted.contains(&Incident::Of(lang::Handled::All));
            let actors: Vec<Id> = actors
                .filter_map(|mention| match &mention.subject {
                    Subject::Actor(id) => Some(id.clone()),
                    _ => None,
                })
                .collect();
            if let Some(id) = kind.filter(|_| is_of_kind) {
                if lang::is_emphasised(&passage.text[sentence.clone()]) {
                    self.state(
                        &format!("incidents/categories/{id}/emphasis"),
                        Value::Named,
                        line.place,
                        &line.words,
                    );
                }
                if !actors.is_empty() {
                    self.state(
                        &format!("incidents/categories/{id}/actors"),
                        Value::Ids(actors),
                        line.place,
                        &line.words,
                    );
                }
            } else if !counted.is_empty() && !actors.is_empty() {
                self.state(
                    "incidents/actors",
                    Value::Ids(actors),
                    line.place,
                    &line.words,
                );
            }
        }
    }
}

impl Passage<'_> {
    /// The line that a place of the text is of.
    fn line_at(&self, place: usize) -> &Line {
        let behind = self.starts.partition_point(|start| *start <= place);
        &self.lines[behind.saturating_sub(1)]
    }

    /// Where the text goes on behind the last numeral before a place.
    fn behind_numerals(&self, place: usize) -> usize {
        let before = self.numerals.iter().map(|numeral| numeral.range.end);
        before.take_while(|end| *end <= place).last().unwrap_or(0)
    }

    /// The words around a figure.
    fn words(&self, place: usize) -> String {
        self.line_at(self.numerals[place].range.start).words.clone()
    }

    /// What lies between a figure and those beside it, within its sentence.
    fn around(&self, place: usize) -> (Range<usize>, Range<usize>) {
        let range = &self.numerals[place].range;
        let figures = |numeral: &&Numeral| numeral.weight != Weight::Loose;
        let last = self.numerals[..place]
            .iter()
            .rev()
            .find(figures)
            .map_or(0, |last| last.range.end);
        let next = self.numerals[place + 1..]
            .iter()
            .find(figures)
            .map_or(self.text.len(), |next| next.range.start);
        let near = |at: usize| {
            (at..self.text.len())
                .find(|at| self.text.is_char_boundary(*at))
                .unwrap_or(self.text.len())
        };
        let from = near(range.start.saturating_sub(FAR))
            .max(last)
            .min(range.start);
        let to = near((range.end + FAR).min(self.text.len()))
            .min(next)
            .max(range.end);
        let before = &self.text[from..range.start];
        let from = before.rfind(['。', '；', '\n', ';']).map_or(from, |end| {
            from + end + before[end..].chars().next().map_or(1, char::len_utf8)
        });
        (from..range.start, range.end..to)
    }

    /// The phrase at the end of a range, behind the last mark or joint in it.
    fn last_phrase(&self, range: &Range<usize>) -> &str {
        let text = &self.text[range.clone()];
        text.trim_end_matches(|sign: char| "（( “\"：:".contains(sign))
            .rsplit(lang::PHRASE_ENDS)
            .next()
            .unwrap_or(text)
    }

    /// The phrase at the start of a range.
    fn first_phrase(&self, range: &Range<usize>) -> &str {
        let text = &self.text[range.clone()];
        let end = text.find([',', '.', ';', '(', ')']).unwrap_or(text.len());
        text[..end].split(" and ").next().unwrap_or(text)
    }

    /// Whether an indicator is named in a range by its name.
    fn names_any(&self, range: &Range<usize>) -> bool {
        let is_within = |mention: &Mention| {
            mention.range.start >= range.start && mention.range.end <= range.end
        };
        self.mentions
            .iter()
            .any(|mention| is_within(mention) && matches!(mention.subject, Subject::Indicator(_)))
    }

    /// Which incidents a figure counts.
    fn incident(&self, place: usize) -> Option<Incident> {
        let numeral = &self.numerals[place];
        if numeral.amount.kind() != Kind::Count
            || numeral.weight == Weight::Loose
            || self
                .statements
                .iter()
                .any(|said| [said.by, said.from].contains(&Some(place)))
        {
            return None;
        }
        let (before, behind) = self.around(place);
        let text = &self.text[behind.clone()];
        let end = text
            .find(['，', '。', '；', ',', ';', '.', '、'])
            .unwrap_or(text.len());
        let behind = behind.start..behind.start + end;
        let own = Incident::in_text(self.text, &behind, &self.mentions);
        let clause = &self.text[before.clone()];
        let start = clause.rfind(['，', ',', '。', '；']).map_or(0, |start| {
            start + clause[start..].chars().next().map_or(1, char::len_utf8)
        });
        let near = before.start + start..before.end;
        own.or_else(|| Incident::in_text(self.text, &near, &self.mentions))
    }

    /// The sentences of the text.
    fn sentences(&self, lang: Lang) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, sign) in self.text.char_indices() {
            let behind = at + sign.len_utf8();
            let is_end = match lang {
                Lang::Zh => sign == '。',
                Lang::En => sign == '.' && self.text[behind..].starts_with(' '),
            };
            if is_end {
                sentences.push(start..behind);
                start = behind;
            }
        }
        sentences.push(start..self.text.len());
        sentences
    }
}

/// The value of an indicator that a numeral gives, with the step to which it is rounded.
pub(super) fn quantity_of(numeral: &Numeral) -> Option<Quantity> {
    let (value, step) = numeral.amount.whole_and_step()?;
    let step = step.map(|step| {
        Quantity::STEPS
            .into_iter()
            .rev()
            .find(|known| u64::from(*known) <= step)
            .unwrap_or(1)
    });
    Quantity::new(value, step)
}

/// The share that a percentage gives.
pub(super) fn share_of(numeral: &Numeral) -> Option<Share> {
    let (tenths, _) = numeral.amount.tenths()?;
    Share::new(u16::try_from(tenths).ok()?)
}

/// What a numeral says of a part of a distribution or an item of a ranking.
pub(super) fn part_value(numeral: &Numeral) -> Option<(&'static str, Value)> {
    match numeral.amount.kind() {
        Kind::Percent => share_of(numeral).map(|share| ("share_pct", Value::Share(share))),
        Kind::Count => numeral
            .amount
            .whole_and_step()
            .map(|(value, _)| ("value", Value::Number(value))),
        Kind::Times | Kind::Points => None,
    }
}
