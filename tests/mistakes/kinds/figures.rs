//! Mistakes in the figures of prose.

use std::ops::Range;

use cncert_weekly::lang::Lang;
use serde_json::Value;

use crate::{Bench, corpus::Sentence, slip::Slip};

use super::{Make, digits};

pub const KINDS: &[(&str, Make)] = &[
    ("figures: another digit in the English", |bench| {
        in_language(bench, Lang::En, |figure| {
            digits::changed(figure, figure.len() / 2)
        })
    }),
    ("figures: another digit in the Chinese", |bench| {
        in_language(bench, Lang::Zh, |figure| digits::changed(figure, 0))
    }),
    ("figures: two digits swapped in the English", |bench| {
        in_language(bench, Lang::En, digits::swapped)
    }),
    ("figures: two digits swapped in the Chinese", |bench| {
        in_language(bench, Lang::Zh, digits::swapped)
    }),
    ("figures: a digit dropped in the English", |bench| {
        in_language(bench, Lang::En, digits::dropped)
    }),
    ("figures: a digit doubled in the Chinese", |bench| {
        in_language(bench, Lang::Zh, digits::doubled)
    }),
    ("figures: the point lost in the English", |bench| {
        in_language(bench, Lang::En, |figure| {
            figure.contains('.').then(|| figure.replace('.', ""))
        })
    }),
    ("figures: a point for a separator in the English", |bench| {
        in_language(bench, Lang::En, |figure| {
            figure.contains(',').then(|| figure.replace(',', "."))
        })
    }),
    ("figures: a separator at the wrong place", |bench| {
        in_language(bench, Lang::En, misplaced)
    }),
    ("figures: ten times as much in the English", |bench| {
        in_language(bench, Lang::En, |figure| {
            (!figure.contains('.')).then(|| format!("{figure}0"))
        })
    }),
    ("figures: millions with the point moved", millions_moved),
    ("figures: two figures of the English exchanged", |bench| {
        exchanged(bench, false)
    }),
    (
        "figures: two figures of both languages exchanged",
        |bench| exchanged(bench, true),
    ),
    ("figures: another digit in both languages", |bench| {
        in_both(bench, |figure| {
            digits::changed(figure, usize::from(figure.len() > 2))
        })
    }),
    ("figures: two digits swapped in both languages", |bench| {
        in_both(bench, digits::swapped)
    }),
    ("figures: a digit dropped in both languages", |bench| {
        in_both(bench, digits::dropped)
    }),
    (
        "figures: another indicator's value in both languages",
        |bench| of_others(bench, "value"),
    ),
    (
        "figures: another indicator's change in both languages",
        |bench| of_others(bench, "change_pct"),
    ),
    (
        "figures: last week's as this week's in both languages",
        last_weeks,
    ),
    ("figures: a percent sign lost in the English", |bench| {
        percent_lost(bench, Lang::En)
    }),
    ("figures: a percent sign lost in the Chinese", |bench| {
        percent_lost(bench, Lang::Zh)
    }),
];

/// The sentences of the week's own figures.
pub fn own(bench: &Bench) -> impl Iterator<Item = &Sentence> {
    bench
        .corpus
        .iter()
        .filter(|sentence| sentence.kind == "own")
}

/// Where plain figures stand in a text: digits, separators between them and one point.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut figures, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1)) {
            at += 1;
        }
        let is_word = |sign: Option<&u8>| {
            sign.is_some_and(|sign| sign.is_ascii_alphabetic() || *sign == b'-')
        };
        if !is_word(start.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_word(bytes.get(at))
        {
            figures.push(start..at);
        }
    }
    figures
}

/// The parts of a date are no figures of the week.
fn is_date(text: &str, figure: &Range<usize>) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let before = text[..figure.start].trim_end();
    let after = text[figure.end..].trim_start();
    let is_month = |text: &str| {
        MONTHS
            .iter()
            .any(|month| text.starts_with(month) || text.starts_with(&format!("to {month}")))
    };
    MONTHS.iter().any(|month| before.ends_with(month))
        || is_month(after)
        || after.starts_with("to ")
        || after.starts_with(['年', '月', '日', '期'])
        || before.ends_with("issue")
        || before.ends_with('至')
        || before.ends_with('第')
}

fn with(text: &str, figure: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..figure.start], &text[figure.end..])
}

fn in_language(bench: &Bench, lang: Lang, altered: impl Fn(&str) -> Option<String>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let text = sentence.of(lang);
        for figure in figures(text).iter().filter(|figure| !is_date(text, figure)) {
            let new = altered(&text[figure.clone()]).filter(|new| *new != text[figure.clone()]);
            slips.extend(new.map(|new| Slip::said_in(sentence, lang, &with(text, figure, &new))));
        }
    }
    slips
}

fn misplaced(figure: &str) -> Option<String> {
    let (thousands, rest) = figure.split_once(',')?;
    Some(format!("{thousands}{},{}", &rest[..1], &rest[1..]))
}

fn millions_moved(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let en = &sentence.en;
        for figure in figures(en)
            .iter()
            .filter(|figure| en[figure.end..].starts_with(" million"))
        {
            let Some((whole, rest)) = en[figure.clone()].split_once('.') else {
                continue;
            };
            let new = format!(
                "{whole}{}.{}",
                &rest[..1],
                if rest.len() > 1 { &rest[1..] } else { "0" }
            );
            slips.push(Slip::said_in(sentence, Lang::En, &with(en, figure, &new)));
        }
    }
    slips
}

/// The figures that both languages write in the same digits, once each.
fn shared(sentence: &Sentence) -> Vec<(Range<usize>, Range<usize>)> {
    let Sentence { zh, en, .. } = sentence;
    let plain = |text: &str, figure: &Range<usize>| text[figure.clone()].replace(',', "");
    let in_zh: Vec<_> = figures(zh)
        .into_iter()
        .filter(|figure| !is_date(zh, figure))
        .collect();
    let in_en: Vec<_> = figures(en)
        .into_iter()
        .filter(|figure| !is_date(en, figure))
        .collect();
    let alike = |zh_figure: &Range<usize>| {
        let written = plain(zh, zh_figure);
        let is_single = in_zh
            .iter()
            .filter(|other| plain(zh, other) == written)
            .count()
            == 1;
        let mut others = in_en.iter().filter(|other| plain(en, other) == written);
        let other = others.next().filter(|_| is_single)?;
        others
            .next()
            .is_none()
            .then(|| (zh_figure.clone(), other.clone()))
    };
    in_zh.iter().filter_map(alike).collect()
}

/// Words that compare instead of equalling: what they say may stay true.
fn compares(zh: &str, figure: &Range<usize>) -> bool {
    let before = &zh[..figure.start];
    let words = ["低于", "超过", "跌破", "突破", "不足", "近", "约", "不到"];
    let after = &zh[figure.end..];
    words.iter().any(|word| before.ends_with(word))
        || ["以", "余", "多", "左右", "万个以"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Every number that the week or the one before it states, as prose writes it.
fn stated(bench: &Bench, sentence: &Sentence) -> Vec<String> {
    fn collect(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Number(number) => {
                into.push(number.to_string().trim_start_matches('-').to_owned());
            }
            Value::Array(list) => list.iter().for_each(|value| collect(value, into)),
            Value::Object(object) => object.values().for_each(|value| collect(value, into)),
            _ => {}
        }
    }
    let base = bench.base(sentence);
    let mut stated = Vec::new();
    collect(&base.draft, &mut stated);
    base.previous_draft
        .iter()
        .for_each(|before| collect(before, &mut stated));
    stated
}

fn in_both(bench: &Bench, altered: impl Fn(&str) -> Option<String>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let Sentence { zh, en, .. } = sentence;
        let known = stated(bench, sentence);
        for (in_zh, in_en) in shared(sentence) {
            let old = &zh[in_zh.clone()];
            let is_plain = known.iter().any(|known| known == old) && !compares(zh, &in_zh);
            let new = altered(old).filter(|new| new != old && !known.contains(new));
            let Some(new) = new.filter(|_| is_plain && old.len() > 1) else {
                continue;
            };
            slips.push(Slip::said(
                sentence,
                &with(zh, &in_zh, &new),
                &with(en, &in_en, &english(&new)),
            ));
        }
    }
    slips
}

/// With a separator, as English writes a number from a thousand up.
fn english(figure: &str) -> String {
    if figure.contains('.') || figure.len() < 4 {
        return figure.to_owned();
    }
    let (thousands, rest) = figure.split_at(figure.len() - 3);
    format!(
        "{},{rest}",
        if thousands.len() > 3 {
            english(thousands)
        } else {
            thousands.to_owned()
        }
    )
}

/// Two figures of a sentence in each other's place, of one kind and of different sizes.
fn exchanged(bench: &Bench, in_both: bool) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let Sentence { zh, en, .. } = sentence;
        let shared = shared(sentence);
        for pair in shared.windows(2) {
            let [(zh_one, en_one), (zh_other, en_other)] = pair else {
                continue;
            };
            let is_percent =
                |text: &str, figure: &Range<usize>| text[figure.end..].starts_with('%');
            let is_alike =
                is_percent(zh, zh_one) == is_percent(zh, zh_other) && en_one.start < en_other.start;
            let compared = compares(zh, zh_one) || compares(zh, zh_other);
            if !is_alike || compared {
                continue;
            }
            let swap = |text: &str, one: &Range<usize>, other: &Range<usize>| {
                let later = with(text, other, &text[one.clone()]);
                with(&later, one, &text[other.clone()])
            };
            let new_zh = if in_both {
                swap(zh, zh_one, zh_other)
            } else {
                zh.clone()
            };
            slips.push(Slip::said(sentence, &new_zh, &swap(en, en_one, en_other)));
        }
    }
    slips
}

/// A value or change of the week replaced by another one's in both languages.
fn of_others(bench: &Bench, key: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let Sentence { zh, en, .. } = sentence;
        let indicators = bench.base(sentence).indicators();
        let numbers: Vec<_> = indicators
            .iter()
            .filter(|indicator| indicator[key].is_number())
            .map(|indicator| {
                indicator[key]
                    .to_string()
                    .trim_start_matches('-')
                    .to_owned()
            })
            .collect();
        for (in_zh, in_en) in shared(sentence) {
            let old = &zh[in_zh.clone()];
            let Some(place) = numbers.iter().position(|number| number == old) else {
                continue;
            };
            let new = &numbers[(place + 3) % numbers.len()];
            let is_other = new != old
                && !zh.contains(new.as_str())
                && !new.ends_with("000")
                && !compares(zh, &in_zh);
            // A part may be said of its whole in the same breath.
            if is_other && old.len() > 1 {
                slips.push(Slip::said(
                    sentence,
                    &with(zh, &in_zh, new),
                    &with(en, &in_en, &english(new)),
                ));
            }
        }
    }
    slips
}

/// Last week's value where this week's should stand, in sentences that do not speak of it.
fn last_weeks(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let Sentence { zh, en, .. } = sentence;
        let base = bench.base(sentence);
        for (in_zh, in_en) in shared(sentence) {
            let old = &zh[in_zh.clone()];
            let of = base
                .indicators()
                .iter()
                .find(|indicator| old.parse().is_ok_and(|old: u64| indicator["value"] == old));
            let id = of.and_then(|indicator| indicator["id"].as_str());
            let before = id
                .and_then(|id| base.before(id))
                .map(|before| before["value"].to_string());
            let new = before.filter(|before| {
                before != old && before != "null" && !zh.contains(before.as_str())
            });
            let is_said = new.is_some()
                && !zh[in_zh.end..].starts_with("个降至")
                && !compares(zh, &in_zh)
                && old.len() > 1;
            if let Some(new) = new.filter(|_| is_said) {
                slips.push(Slip::said(
                    sentence,
                    &with(zh, &in_zh, &new),
                    &with(en, &in_en, &english(&new)),
                ));
            }
        }
    }
    slips
}

fn percent_lost(bench: &Bench, lang: Lang) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in own(bench) {
        let text = sentence.of(lang);
        for (at, _) in text.match_indices('%') {
            let new = format!("{}{}", &text[..at], &text[at + 1..]);
            slips.push(Slip::said_in(sentence, lang, &new));
        }
    }
    slips
}
