use crate::{
    lang::{self, Chapter, Kind, Label, Lang},
    report::{Basis, Day, Id, IssueNumber, Period, Publisher, Week, ordered_by},
};

use super::{
    Block, Content, Edition, Fact, Locator, Paragraph, Source, Unread, Value, Why,
    named::Places,
    names::{Names, Subject},
    plain::cleaned,
};

/// How many lines a name may be broken over.
const MOST_LINES: usize = 4;
/// How many letters a heading, a title or a change has that stands alone. Prose is longer, and most of a document is prose.
const MOST_OF_LINE: usize = 89;
/// How many letters are read together as prose; no sentence of a report is as long.
const MOST_TOGETHER: usize = 2000;

/// Reads the blocks of one edition after the other, and keeps what the next one may belong to.
pub(super) struct Recognizer<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) facts: Vec<Fact>,
    /// Which of the facts states a field first, by what [`Recognizer::key`] gives.
    stated: Places,
    pub(super) unread: Vec<Unread>,
    edition: usize,
    /// The language of the lines around, for those that have no letters.
    pub(super) lang: Lang,
    /// The language of most of the edition.
    edition_lang: Lang,
    chapter: Option<Chapter>,
    /// What was named last.
    pub(super) subject: Option<Subject>,
    /// Lines of prose that are not read yet.
    passage: Vec<Line>,
}

/// A line of a document, as it is to be read and as it is written.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) place: Locator,
    pub(super) words: String,
}

impl<'a> Recognizer<'a> {
    pub(super) fn new(names: &'a Names<'a>) -> Self {
        Self {
            names,
            facts: Vec::new(),
            stated: Places::new(),
            unread: Vec::new(),
            edition: 0,
            lang: Lang::Zh,
            edition_lang: Lang::Zh,
            chapter: None,
            subject: None,
            passage: Vec::new(),
        }
    }

    pub(super) fn read(&mut self, position: usize, edition: &Edition) {
        self.edition = position;
        self.lang = edition.lang().unwrap_or(Lang::Zh);
        self.edition_lang = self.lang;
        (self.chapter, self.subject) = (None, None);
        for block in &edition.blocks {
            self.block(block);
        }
        self.end_passage();
    }

    fn block(&mut self, block: &Block) {
        match &block.content {
            Content::Paragraph(paragraph) => {
                for text in paragraph.text.lines() {
                    self.sentences(block.place, paragraph, text);
                }
            }
            Content::Table(rows) => {
                self.end_passage();
                self.table(block.place, rows);
            }
            Content::Chart(chart) => {
                self.end_passage();
                self.chart(block.place, chart);
            }
            Content::Picture(alternative) => {
                self.end_passage();
                let words = [self.subject_words(), alternative.clone()];
                let words: Vec<_> = words
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .collect();
                self.leave(block.place, &words.join(" / "), Why::Picture);
            }
        }
    }

    /// A paragraph that is longer than any prose is read by its sentences.
    fn sentences(&mut self, place: Locator, paragraph: &Paragraph, text: &str) {
        let is_long = |text: &str| text.chars().nth(MOST_TOGETHER).is_some();
        if !is_long(text) {
            return self.paragraph(place, paragraph, text);
        }
        let mut start = 0;
        while start < text.len() {
            let end = lang::sentence_end(text, start);
            let sentence = &text[start..end];
            if is_long(sentence) {
                self.end_passage();
                self.leave(place, sentence, Why::Text);
            } else {
                self.paragraph(place, paragraph, sentence);
            }
            start = end;
        }
    }

    fn paragraph(&mut self, place: Locator, paragraph: &Paragraph, words: &str) {
        let lang = self.lang_of(words);
        if lang != self.lang {
            self.end_passage();
            self.lang = lang;
        }
        let text = lang::signs_in_words(&cleaned(words), lang);
        let text = unnumbered(text.trim()).to_owned();
        if !text.contains(|letter: char| letter.is_alphanumeric()) {
            return;
        }
        let line = Line {
            text,
            place,
            words: words.trim().to_owned(),
        };
        let is_heading = paragraph.level.is_some();
        let is_short = line.text.chars().nth(MOST_OF_LINE).is_none();
        if let Some(chapter) = is_short.then(|| Names::chapter(&line.text)).flatten() {
            self.end_passage();
            (self.chapter, self.subject) = (Some(chapter), None);
        } else if self.labelled(&line) || is_short && self.title(&line) {
            // Noted by whoever recognised it.
        } else if let Some((subject, end)) = self.figure_at_start(&line.text) {
            self.end_passage();
            self.named(subject, &line, end);
        } else if is_short && self.is_change_alone(&line.text) {
            self.end_passage();
            self.change_alone(&line);
        } else if line.text.starts_with(|sign| lang::SQUARES.contains(sign)) {
            self.end_passage();
            self.legend(&line);
        } else if matches!(self.chapter, Some(Chapter::About | Chapter::Contact)) {
            self.leave(place, &line.words, Why::Publisher);
        } else if is_heading {
            // What stands below it is not of what was named above.
            self.end_passage();
            self.subject = None;
            self.leave(place, &line.words, Why::Heading);
        } else if !self.ranked_line(&line) {
            let letters = |line: &Line| line.text.chars().count();
            let together: usize = self.passage.iter().map(letters).sum();
            if together + letters(&line) > MOST_TOGETHER {
                self.end_passage();
            }
            self.passage.push(line);
            self.name_over_lines();
        }
    }

    /// The language of a line. Latin letters in a Chinese edition are names, unless a sentence or a heading is made of them.
    fn lang_of(&self, words: &str) -> Lang {
        let said = lang::lang_of(words).unwrap_or(self.lang);
        let is_known = || self.names.at_start(words).is_some() || Names::chapter(words).is_some();
        let is_sentence = || words.split_whitespace().count() > 3 || is_known();
        match said {
            Lang::En
                if self.lang == Lang::Zh && self.edition_lang == Lang::Zh && !is_sentence() =>
            {
                Lang::Zh
            }
            _ => said,
        }
    }

    /// The language of names in a table or a chart: those in Latin letters are of any edition.
    pub(super) fn lang_of_names(&self, names: &str) -> Lang {
        match lang::lang_of(names) {
            Some(Lang::Zh) => Lang::Zh,
            _ if self.edition_lang == Lang::En => Lang::En,
            _ => self.lang,
        }
    }

    /// The figure of the report that a line begins with. A sentence may begin with anything else that has a name.
    fn figure_at_start(&self, text: &str) -> Option<(Subject, usize)> {
        let (subject, end) = self.names.at_start(text)?;
        subject.is_figure().then(|| (subject.clone(), end))
    }

    /// A line that begins with the name of a figure.
    fn named(&mut self, subject: Subject, line: &Line, end: usize) {
        let rest = &line.text[end..];
        let is_name_alone = !rest.contains(char::is_alphanumeric);
        self.note_named(&subject, line);
        self.subject = Some(subject);
        if !is_name_alone {
            self.passage.push(line.clone());
        }
    }

    /// Where a name is broken over the last lines, it is one.
    fn name_over_lines(&mut self) {
        let count = self.passage.len();
        if !(2..=MOST_LINES).contains(&count) {
            return;
        }
        let (joined, _) = joined(&self.passage, self.lang);
        let subject = self.names.is_name(&joined);
        if let Some(subject) = subject.filter(|subject| subject.is_figure()).cloned() {
            let line = Line {
                text: joined,
                ..self.passage[0].clone()
            };
            self.passage.clear();
            let end = line.text.len();
            self.named(subject, &line, end);
        }
    }

    /// The title, with the number and the days of the issue where it has them.
    fn title(&mut self, line: &Line) -> bool {
        let mentions = self.names.within(&line.text);
        let is_title = mentions
            .iter()
            .any(|mention| mention.subject == Subject::Publication);
        let (issue, days) = (issue_in(&line.text), days_in(&line.text, self.lang));
        let is_dated = issue.is_some()
            || days.is_some()
                && lang::numerals(&line.text, self.lang)
                    .iter()
                    .all(|numeral| numeral.weight == lang::Weight::Loose);
        if !(is_title || is_dated && self.chapter.is_none()) {
            return false;
        }
        self.end_passage();
        if let Some(issue) = issue {
            self.state("issue", Value::Issue(issue), line.place, &line.words);
        }
        let year = issue.map(|issue| issue.year);
        if let Some(period) = days.and_then(|days| period_of(days, year)) {
            self.state("period", Value::Period(period), line.place, &line.words);
        }
        true
    }

    /// Lines such as 本期编辑：胡俊, several of them in one.
    fn labelled(&mut self, line: &Line) -> bool {
        let text = &line.text;
        let mut found: Vec<(usize, usize, Label)> = Vec::new();
        for (label, name) in lang::labels() {
            for (at, _) in text.match_indices(name) {
                let behind = text[at + name.len()..].trim_start();
                let is_first = text[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|before| !before.is_alphanumeric());
                let is_apart = behind.starts_with([':', '：'])
                    || (label != Label::Editor
                        && behind.starts_with(|sign: char| sign.is_ascii_alphanumeric()));
                let is_within = found
                    .iter()
                    .any(|(start, end, _)| (*start..*end).contains(&at));
                if is_first && is_apart && !is_within {
                    found.push((at, at + name.len(), label));
                }
            }
        }
        let found = ordered_by(found, |(at, ..)| *at);
        // A sentence that has such a word somewhere is none.
        if found
            .first()
            .is_none_or(|(at, ..)| text[..*at].chars().count() > 12)
        {
            return false;
        }
        self.end_passage();
        for (place, (_, end, label)) in found.iter().enumerate() {
            let next = found.get(place + 1).map_or(text.len(), |(at, ..)| *at);
            let value = text[*end..next].trim_matches(|sign: char| {
                sign.is_whitespace() || "：:·；;，,。|/、".contains(sign)
            });
            if value.is_empty() {
                continue;
            }
            let at = match label {
                Label::Editor => "editor",
                Label::Website => "contact/website",
                Label::Email => "contact/email",
                Label::Phone => "contact/phone",
            };
            self.state(at, Value::Words(value.to_owned()), line.place, &line.words);
        }
        true
    }

    /// Whether a line is a change on last week and nothing else.
    fn is_change_alone(&self, text: &str) -> bool {
        let numerals = lang::numerals(text, self.lang);
        let statements = lang::statements(text, &numerals, self.lang);
        match &statements[..] {
            [said] if numerals.len() <= 1 => {
                let rest = [&text[..said.range.start], &text[said.range.end..]].concat();
                lang::is_on_last_week(&rest)
            }
            _ => false,
        }
    }

    /// A change that stands by itself is of what was named last, or of what that breaks down.
    fn change_alone(&mut self, line: &Line) {
        let id = self
            .subject
            .as_ref()
            .and_then(|subject| self.indicator_of(subject));
        // One change is enough: a second one is of something that was not recognised.
        let is_free = |id: &Id| {
            let keys = ["change_pct", "change_count"];
            keys.iter()
                .all(|key| self.first(&format!("indicators/{id}/{key}")).is_none())
        };
        match id.filter(is_free) {
            Some(id) => {
                let before = self.facts.len();
                self.changes(&id, &line.text, std::slice::from_ref(line));
                if self.facts.len() == before {
                    self.leave(line.place, &line.words, Why::NoField);
                }
            }
            None => self.leave(line.place, &line.words, Why::NothingNamed),
        }
    }

    /// The indicator that something is, or breaks down.
    pub(super) fn indicator_of(&self, subject: &Subject) -> Option<Id> {
        let catalogue = self.names.catalogue;
        match subject {
            Subject::Indicator(id) => Some(id.clone()),
            Subject::Ranking(id) => Some(catalogue.ranking(id)?.of.clone()),
            Subject::Distribution(id) => Some(catalogue.distribution(id)?.of.clone()),
            _ => None,
        }
    }

    /// `■ COM ■ NET ■ Others`, with shares where they are there.
    fn legend(&mut self, line: &Line) {
        let subject = self.subject.clone();
        let Some(Subject::Distribution(id)) = subject else {
            return self.leave(line.place, &line.words, Why::NothingNamed);
        };
        let pieces = line
            .text
            .split(|sign| lang::SQUARES.contains(sign))
            .map(str::trim);
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            self.part(&id, piece, "", line.place, &line.words);
        }
    }

    /// The lines that are left are prose, read together.
    pub(super) fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if !passage.is_empty() {
            let (text, starts) = joined(&passage, self.lang);
            self.prose(&text, &starts, &passage);
        }
    }

    pub(super) fn note_named(&mut self, subject: &Subject, line: &Line) {
        let at = match subject {
            Subject::Indicator(id) => format!("indicators/{id}"),
            Subject::Ranking(id) => format!("rankings/{id}"),
            Subject::Distribution(id) => format!("distributions/{id}"),
            _ => return,
        };
        self.state(&at, Value::Named, line.place, &line.words);
    }

    /// Notes what a field is.
    pub(super) fn state(&mut self, at: &str, value: Value, place: Locator, words: &str) {
        let source = self.source(place, words);
        let key = self.key(at);
        self.stated.entry(key).or_insert(self.facts.len());
        self.facts.push(Fact {
            at: at.to_owned(),
            value,
            lang: self.lang,
            source,
        });
    }

    /// Notes what is not understood.
    pub(super) fn leave(&mut self, place: Locator, words: &str, why: Why) {
        let source = self.source(place, words);
        self.unread.push(Unread { source, why });
    }

    /// What this edition states of a field first, in the language that is being read.
    pub(super) fn first(&self, at: &str) -> Option<&Fact> {
        let key = self.key(at);
        self.stated.get(&key).map(|place| &self.facts[*place])
    }

    /// The fields below a key that this edition states.
    pub(super) fn stated_below(&self, key: &str) -> impl Iterator<Item = &str> {
        let start = self.key(key);
        let stated = self.stated.range(start.clone()..);
        let stated = stated.map(|(key, _)| key.as_str());
        stated.take_while(move |key| key.starts_with(&start))
    }

    /// What a field is noted under, in this edition and the language that is being read.
    fn key(&self, at: &str) -> String {
        [&self.edition.to_string(), " ", self.lang.key(), " ", at].concat()
    }

    fn source(&self, place: Locator, words: &str) -> Source {
        Source {
            edition: self.edition,
            place,
            words: words.to_owned(),
        }
    }

    /// The name of what was named last.
    fn subject_words(&self) -> String {
        let catalogue = self.names.catalogue;
        let name = match &self.subject {
            Some(Subject::Indicator(id)) => catalogue
                .indicator(id)
                .and_then(|entry| entry.names.last())
                .map(|dated| &dated.name),
            Some(Subject::Ranking(id)) => catalogue.ranking(id).map(|entry| &entry.name),
            Some(Subject::Distribution(id)) => catalogue.distribution(id).map(|entry| &entry.name),
            _ => None,
        };
        name.map(|name| self.lang.of(&name.text).to_owned())
            .unwrap_or_default()
    }
}

/// A line without the number that a list puts before it: 一、 1. （一） (1) 图1.
fn unnumbered(text: &str) -> &str {
    let inner = text.trim_start_matches(['（', '(']);
    let is_bracketed = inner.len() < text.len();
    let rest = inner.trim_start_matches(lang::is_counting);
    if rest.len() == inner.len() {
        return text;
    }
    let behind = if is_bracketed {
        rest.strip_prefix(['）', ')'])
    } else {
        rest.strip_prefix(['、', '．'])
            .or_else(|| rest.strip_prefix(". "))
    };
    behind.map_or(text, str::trim_start)
}

/// Lines as the one text that they are, with where each begins: Chinese ones without a space between, English ones with, and words that a
/// hyphen breaks over two lines whole.
fn joined(lines: &[Line], lang: Lang) -> (String, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for line in lines {
        let is_broken = text.ends_with('-')
            && line
                .text
                .starts_with(|first: char| first.is_ascii_lowercase());
        if is_broken {
            text.pop();
        } else if !text.is_empty() && lang == Lang::En {
            text.push(' ');
        }
        starts.push(text.len());
        text.push_str(&line.text);
    }
    (text, starts)
}

/// The number of an issue in a title: 2018年第6期, “No. 6 of 2018”, “Issue 6, 2018”.
fn issue_in(text: &str) -> Option<IssueNumber> {
    let numbers: Vec<(usize, usize, u32)> = numbers(text);
    let (at, _, number) = *numbers.iter().find(|(at, end, _)| {
        let before = text[..*at].trim_end().to_ascii_lowercase();
        let is_named = before.ends_with(lang::ISSUE_BEFORE[0])
            && text[*end..].trim_start().starts_with(lang::ISSUE_BEHIND);
        is_named
            || lang::ISSUE_BEFORE[1..]
                .iter()
                .any(|word| before.ends_with(word))
    })?;
    let year = numbers
        .iter()
        .find(|(other, _, year)| (*other, *year) != (at, number) && (1990..2100).contains(year));
    let year = i16::try_from(year?.2).ok()?;
    let number = u16::try_from(number)
        .ok()
        .filter(|number| (1..=99).contains(number))?;
    Some(IssueNumber { year, number })
}

/// The whole numbers of a text with where they stand.
fn numbers(text: &str) -> Vec<(usize, usize, u32)> {
    let mut numbers = Vec::new();
    for run in lang::digit_runs(text) {
        if let Ok(number) = text[run.clone()].parse() {
            numbers.push((run.start, run.end, number));
        }
    }
    numbers
}

/// The first and the last day that a title names.
fn days_in(text: &str, lang: Lang) -> Option<(lang::Moment, lang::Moment)> {
    let mut days = lang::moments(text, lang)
        .into_iter()
        .filter(lang::Moment::is_day);
    let first = days.next()?;
    Some((first, days.next_back()?))
}

/// The week whose days two moments are, which may not say their year.
fn period_of(
    (start, end): (lang::Moment, lang::Moment),
    issue_year: Option<i16>,
) -> Option<Period> {
    const LEAP: i16 = 2000;
    let leap = Day::new(LEAP, 1, 1).ok()?;
    // Of two days in one year often the second alone says it: 27 October – 2 November 2014.
    let own = |moment: &lang::Moment| {
        let year = moment.in_year_of(leap)?.year();
        Some(year).filter(|year| *year != LEAP)
    };
    let year = issue_year.or_else(|| own(&start)).or_else(|| own(&end))?;
    let assumed = Day::new(year, 1, 1).ok()?;
    let (first, last) = (start.in_year_of(assumed)?, end.in_year_of(assumed)?);
    let first = if first > last {
        Day::new(last.year() - 1, first.month(), first.day()).ok()?
    } else {
        first
    };
    let week: Week = first.week();
    let is_week = week.monday() == first && week.sunday() == last;
    is_week.then_some(Period {
        start: first,
        end: last,
        basis: Basis::Stated,
    })
}

/// Whether a numeral is a percentage.
pub(super) fn is_percent(kind: Kind) -> bool {
    kind == Kind::Percent
}

/// What a publisher's file has at a place; `None` where it has no such place.
pub(super) fn published<'p>(at: &str, publisher: &'p Publisher) -> Option<&'p str> {
    let contact = &publisher.contact;
    match at {
        "contact/website" => Some(&contact.website),
        "contact/email" => Some(&contact.email),
        "contact/phone" => Some(&contact.phone),
        _ => None,
    }
}
