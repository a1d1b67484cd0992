use crate::{
    lang::{self, Header, Lang},
    report::{Change, Id, Quantity},
};

use super::{
    Chart, ChartKind, Locator, Value, Why, decimal,
    names::{Names, Subject},
    prose::{part_value, quantity_of, share_of},
    recognizer::{Line, Recognizer},
};

/// The most items that are read of a ranking; the report has five.
const MOST_ITEMS: usize = 100;

/// A number of a cell, with what is said of it.
#[derive(Clone, Debug)]
struct Cell<'c> {
    text: &'c str,
    header: Option<Header>,
}

impl Recognizer<'_> {
    /// The rows of a table: each with the name of an indicator, of a part or of a ranked item, and its figures.
    pub(super) fn table(&mut self, place: Locator, rows: &[Vec<String>]) {
        let mut headers: Vec<Option<Header>> = Vec::new();
        let mut items = 0;
        for row in rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
            let words = cells
                .iter()
                .copied()
                .filter(|cell| !cell.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            if words.is_empty() {
                continue;
            }
            self.lang = self.lang_of_names(&words);
            let are_figures = cells.iter().any(|cell| is_figure(cell, self.lang));
            let said: Vec<_> = cells.iter().map(|cell| lang::header(cell)).collect();
            if !are_figures
                && said.iter().any(Option::is_some)
                && !cells.iter().any(|cell| self.names.is_name(cell).is_some())
            {
                headers = said;
                continue;
            }
            let line = Line {
                text: words.clone(),
                place,
                words: words.clone(),
            };
            let named = cells
                .iter()
                .enumerate()
                .find_map(|(at, cell)| Some((at, self.names.is_name(cell)?.clone())));
            let figures: Vec<Cell> = cells
                .iter()
                .enumerate()
                .filter(|(at, cell)| {
                    is_figure(cell, self.lang) && named.as_ref().is_none_or(|(name, _)| name != at)
                })
                .map(|(at, text)| Cell {
                    text,
                    header: headers.get(at).copied().flatten(),
                })
                .collect();
            match named {
                Some((_, Subject::Indicator(id))) => {
                    self.subject = Some(Subject::Indicator(id.clone()));
                    self.note_named(&Subject::Indicator(id.clone()), &line);
                    self.cells(&id, &figures, &line);
                }
                Some((_, subject)) if figures.is_empty() => {
                    self.note_named(&subject, &line);
                    (self.subject, items) = (Some(subject), 0);
                }
                _ => self.row(&cells, &figures, &mut items, &line),
            }
        }
    }

    /// The figures of a row that names an indicator.
    fn cells(&mut self, id: &Id, figures: &[Cell], line: &Line) {
        for cell in figures {
            let numerals = lang::numerals(&lang::signs_in_words(cell.text, self.lang), self.lang);
            let Some(numeral) = numerals.first() else {
                self.changes(
                    id,
                    &lang::signs_in_words(cell.text, self.lang),
                    std::slice::from_ref(line),
                );
                continue;
            };
            let said = lang::signs_in_words(cell.text, self.lang);
            let is_directed = !lang::statements(&said, &numerals, self.lang).is_empty();
            let kind = numeral.amount.kind();
            let at = format!("indicators/{id}");
            if is_directed {
                self.changes(id, &said, std::slice::from_ref(line));
            } else if kind == lang::Kind::Percent && cell.header == Some(Header::Change) {
                // Without a sign a change is a rise in a spreadsheet.
                let change = numeral.amount.tenths().and_then(|(tenths, has_tenth)| {
                    Change::new(i64::try_from(tenths).ok()?, u8::from(has_tenth))
                });
                match change {
                    Some(change) => self.state(
                        &format!("{at}/change_pct"),
                        Value::Change(change),
                        line.place,
                        &line.words,
                    ),
                    None => self.leave(line.place, &line.words, Why::NoField),
                }
            } else if kind == lang::Kind::Percent && cell.header == Some(Header::Share) {
                match share_of(numeral) {
                    Some(share) => self.state(
                        &format!("{at}/share_pct"),
                        Value::Share(share),
                        line.place,
                        &line.words,
                    ),
                    None => self.leave(line.place, &line.words, Why::NoField),
                }
            } else if kind == lang::Kind::Count
                && !matches!(cell.header, Some(Header::Change | Header::Share))
            {
                match scaled(cell) {
                    Some(quantity) => self.state(
                        &format!("{at}/value"),
                        Value::Quantity(quantity),
                        line.place,
                        &line.words,
                    ),
                    None => self.leave(line.place, &line.words, Why::NoField),
                }
            } else {
                self.leave(line.place, &line.words, Why::NoField);
            }
        }
    }

    /// A row that names no indicator: a part of the distribution or an item of the ranking that was named last.
    fn row(&mut self, cells: &[&str], figures: &[Cell], items: &mut usize, line: &Line) {
        let is_name = |cell: &&&str| !is_figure(cell, self.lang) && !cell.is_empty();
        let name = cells.iter().find(is_name).copied().unwrap_or_default();
        match self.subject.clone() {
            Some(Subject::Distribution(id)) if !name.is_empty() => {
                let value = figures.first().map_or("", |cell| cell.text);
                self.part(&id, name, value, line.place, &line.words);
            }
            Some(Subject::Ranking(id)) if !name.is_empty() && !figures.is_empty() => {
                // The rank stands before the name.
                let value = figures
                    .iter()
                    .rev()
                    .find(|cell| !is_rank(cell, *items, figures.len()));
                self.item(&id, *items, name, value, line);
                *items += 1;
            }
            _ => self.leave(line.place, &line.words, Why::Row),
        }
    }

    /// A line such as `1. Mirai 1,234,567` below the name of a ranking.
    pub(super) fn ranked_line(&mut self, line: &Line) -> bool {
        let Some(Subject::Ranking(id)) = self.subject.clone() else {
            return false;
        };
        let Some((name, value)) = line
            .text
            .trim_end_matches(['；', ';', '。'])
            .rsplit_once([' ', '：', ':', '\t'])
        else {
            return false;
        };
        let name = name.trim_matches(|sign: char| sign.is_whitespace() || "：:，,".contains(sign));
        let is_short = (1..=40).contains(&name.chars().count()) && !name.contains(['，', '。']);
        let is_known = is_figure(value, self.lang) && !is_figure(name, self.lang);
        if !is_short || !is_known {
            return false;
        }
        self.end_passage();
        let below = format!("rankings/{id}/items/");
        let below = self.stated_below(&below);
        let items = below.filter(|at| at.ends_with("/name")).count();
        self.item(
            &id,
            items,
            name,
            Some(&Cell {
                text: value,
                header: None,
            }),
            line,
        );
        true
    }

    fn item(&mut self, id: &Id, at: usize, name: &str, value: Option<&Cell>, line: &Line) {
        if at >= MOST_ITEMS {
            return self.leave(line.place, &line.words, Why::Row);
        }
        let at = format!("rankings/{id}/items/{at}");
        self.state(
            &format!("{at}/name"),
            Value::Words(name.to_owned()),
            line.place,
            &line.words,
        );
        let Some(cell) = value else {
            return;
        };
        let numerals = lang::numerals(cell.text, self.lang);
        let stated = match numerals.first().map(|numeral| numeral.amount.kind()) {
            Some(lang::Kind::Percent) => numerals.first().and_then(part_value),
            _ => scaled(cell).map(|quantity| ("value", Value::Number(quantity.value()))),
        };
        match stated {
            Some((key, value)) => {
                self.state(&format!("{at}/{key}"), value, line.place, &line.words);
            }
            None => self.leave(line.place, &line.words, Why::NoField),
        }
    }

    /// A part of a distribution by its name, with its value where one stands beside it.
    pub(super) fn part(&mut self, id: &Id, name: &str, value: &str, place: Locator, words: &str) {
        let parts = self.names.parts(id, name);
        let Some((_, part)) = parts.first() else {
            return self.leave(place, words, Why::NoField);
        };
        let at = format!("distributions/{id}/parts/{part}");
        self.state(&at, Value::Named, place, words);
        let text = if value.is_empty() { name } else { value };
        if let Some(numeral) = lang::numerals(text, self.lang).first() {
            match part_value(numeral) {
                Some((key, value)) => self.state(&format!("{at}/{key}"), value, place, words),
                None => self.leave(place, words, Why::NoField),
            }
        }
    }

    /// A chart is of what its title names, or of what was named last.
    pub(super) fn chart(&mut self, place: Locator, chart: &Chart) {
        self.lang = self.lang_of_names(&[&*chart.title, &chart.categories.join(" ")].concat());
        let words = chart_words(chart);
        let named = self.names.is_name(&chart.title).cloned();
        let subject = named.or_else(|| self.subject.clone());
        let [series] = &chart.series[..] else {
            return self.leave(place, &words, Why::Chart);
        };
        let line = Line {
            text: words.clone(),
            place,
            words: words.clone(),
        };
        let header = lang::header(&series.name);
        if subject
            .as_ref()
            .is_some_and(|subject| self.has_figures(subject))
        {
            return self.leave(place, &words, Why::Chart);
        }
        match (subject, chart.kind) {
            (Some(Subject::Ranking(id)), ChartKind::Bars | ChartKind::Ring) => {
                self.note_named(&Subject::Ranking(id.clone()), &line);
                let points = chart.categories.iter().zip(&series.values);
                let mut points: Vec<_> = points
                    .filter(|(name, value)| !(name.is_empty() && value.is_none()))
                    .collect();
                // A ranking begins with the most, wherever its bars do.
                let numbers = points
                    .iter()
                    .filter_map(|(_, value)| Some(decimal::number(value.as_ref()?)?.about()));
                if numbers.is_sorted() {
                    points.reverse();
                }
                for (at, (name, value)) in points.into_iter().enumerate() {
                    if name.is_empty() {
                        self.leave(place, &words, Why::Chart);
                        continue;
                    }
                    let cell = value.as_deref().map(|text| Cell { text, header });
                    self.item(&id, at, name, cell.as_ref(), &line);
                }
            }
            (Some(Subject::Distribution(id)), ChartKind::Bars | ChartKind::Ring) => {
                self.note_named(&Subject::Distribution(id.clone()), &line);
                for (name, value) in chart.categories.iter().zip(&series.values) {
                    let value = value.as_deref().unwrap_or_default();
                    let is_fraction = value.starts_with("0.") && header == Some(Header::Share);
                    let value = if is_fraction {
                        in_percent(value)
                    } else {
                        value.to_owned()
                    };
                    self.part(&id, name, &value, place, &words);
                }
            }
            (Some(Subject::Indicator(id)), _) => self.run(&id, chart, header, &line),
            _ => self.leave(place, &words, Why::Chart),
        }
    }

    /// Whether an edition has given the items or parts of a figure already: a second chart is of something else.
    fn has_figures(&self, subject: &Subject) -> bool {
        let start = match subject {
            Subject::Ranking(id) => format!("rankings/{id}/items/"),
            Subject::Distribution(id) => format!("distributions/{id}/parts/"),
            _ => return false,
        };
        let mut below = self.stated_below(&start);
        below.any(|at| at.ends_with("/value") || at.ends_with("/share_pct"))
    }

    /// A run over weeks: its last point is this week's where the change that is stated follows from it and the one before.
    fn run(&mut self, id: &Id, chart: &Chart, header: Option<Header>, line: &Line) {
        let values = &chart.series[0].values;
        let point = |value: &Option<String>| {
            scaled(&Cell {
                text: value.as_deref()?,
                header,
            })
        };
        let stated = self.first(&format!("indicators/{id}/change_pct"));
        let stated = stated.and_then(|fact| match &fact.value {
            Value::Change(change) => Some(*change),
            _ => None,
        });
        let last =
            match &values[..] {
                [.., before, last] => point(before).zip(point(last)).zip(stated).and_then(
                    |((before, last), stated)| {
                        let possible = Change::interval_between(before, last, stated.decimals())?;
                        possible.contains(stated).then_some(last)
                    },
                ),
                _ => None,
            };
        match last {
            Some(quantity) => self.state(
                &format!("indicators/{id}/value"),
                Value::Quantity(quantity),
                line.place,
                &line.words,
            ),
            None => self.leave(line.place, &line.words, Why::Run),
        }
    }
}

/// A chart in a line: its title, and each value behind its name.
fn chart_words(chart: &Chart) -> String {
    let series = chart.series.iter().map(|series| {
        let values = chart.categories.iter().zip(&series.values);
        let values =
            values.map(|(name, value)| format!("{name} {}", value.as_deref().unwrap_or("–")));
        let values = values.collect::<Vec<_>>().join(", ");
        if series.name.is_empty() {
            values
        } else {
            format!("{}: {values}", series.name)
        }
    });
    let all: Vec<_> = std::iter::once(chart.title.clone())
        .filter(|title| !title.is_empty())
        .chain(series)
        .collect();
    all.join(" / ")
}

/// Whether a cell is one figure, and nothing else beside it but its unit.
fn is_figure(cell: &str, lang: Lang) -> bool {
    let cell = lang::signs_in_words(cell, lang);
    let numerals = lang::numerals(&cell, lang);
    // 万 in a header is a number word, and no figure.
    let has_digits = cell.contains(char::is_numeric);
    let [numeral] = &numerals[..] else {
        let level = lang::statements(&cell, &numerals, lang);
        return numerals.is_empty() && matches!(&level[..], [said] if said.direction.is_none());
    };
    let statements = lang::statements(&cell, &numerals, lang);
    let range = statements
        .first()
        .map_or(numeral.said..numeral.range.end, |said| said.range.clone());
    let rest = [&cell[..range.start], &cell[range.end.max(range.start)..]].concat();
    let rest: String = rest
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    has_digits
        && rest.chars().count() <= 2
        && !rest.contains(|letter: char| letter.is_ascii_alphabetic())
}

/// Whether a cell is the place in a list: the number of the row, with others beside it.
fn is_rank(cell: &Cell, at: usize, count: usize) -> bool {
    count > 1 && cell.text.trim_end_matches(['.', '、']).parse() == Ok(at + 1)
}

/// The value of a cell whose header may say that it counts in 万, in decimals as they are typed.
fn scaled(cell: &Cell) -> Option<Quantity> {
    let zeros = match cell.header {
        Some(Header::Value(zeros)) => zeros,
        _ => 0,
    };
    if zeros == 0 {
        let numerals = lang::numerals(cell.text, Lang::Zh);
        return quantity_of(numerals.first()?);
    }
    let typed = lang::typed_number(cell.text)?;
    let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, ""));
    let places = usize::try_from(zeros).ok()?;
    let padding = "0".repeat(places.checked_sub(decimals.len())?);
    let value = [whole, decimals, &padding].concat().parse().ok()?;
    // A count in 万 without a decimal is one to the next 万.
    let step = 10_u64.checked_pow(u32::try_from(padding.len()).ok()?)?;
    let step = Quantity::STEPS
        .into_iter()
        .rev()
        .find(|known| u64::from(*known) <= step);
    Quantity::new(value, step)
}

/// A fraction as a percentage: 0.506 is 50.6%.
fn in_percent(fraction: &str) -> String {
    let decimals = fraction.trim_start_matches("0.");
    let (whole, rest) = if decimals.len() >= 2 {
        decimals.split_at(2)
    } else {
        (decimals, "")
    };
    let whole = format!("{whole:0<2}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() {
        format!("{whole}%")
    } else {
        format!("{whole}.{rest}%")
    }
}

impl Names<'_> {
    /// Whether a phrase is a piece of one of an indicator's names.
    pub(super) fn is_of(&self, id: &Id, phrase: &str) -> bool {
        let squeezed = |text: &str| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .map(|letter| letter.to_ascii_lowercase())
                .collect::<String>()
        };
        let phrase = squeezed(phrase);
        let entry = self.catalogue.indicator(id);
        let mut names = entry.into_iter().flat_map(|entry| &entry.names);
        names.any(|dated| {
            Lang::BOTH
                .iter()
                .any(|lang| squeezed(lang.of(&dated.name.text)).contains(&phrase))
        })
    }
}
