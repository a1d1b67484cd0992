//! Signs that look like others, or like nothing, as Word and PDF leave them.

use cncert_weekly::lang::Lang;
use serde_json::json;

use crate::{
    Bench,
    slip::{Edit, Slip},
};

use super::Make;

pub const KINDS: &[(&str, Make)] = &[
    ("signs: a radical for a character", |bench| {
        replaced(
            bench,
            Lang::Zh,
            &[
                ("网", "⽹"),
                ("一", "⼀"),
                ("高", "⾼"),
                ("用", "⽤"),
                ("见", "⻅"),
                ("页", "⻚"),
            ],
        )
    }),
    ("signs: a character of private use", |bench| {
        replaced(
            bench,
            Lang::Zh,
            &[("，", "\u{e5e5}，"), ("。", "\u{e010}。")],
        )
    }),
    ("signs: a replacement character", |bench| {
        replaced(
            bench,
            Lang::Zh,
            &[
                ("境内", "境\u{fffd}"),
                ("本周", "本\u{fffd}"),
                ("漏洞", "\u{fffd}洞"),
            ],
        )
    }),
    ("signs: a replacement character in the English", |bench| {
        replaced(
            bench,
            Lang::En,
            &[
                ("week's", "week\u{fffd}s"),
                ("Chinese Mainland", "Chinese\u{fffd}Mainland"),
                ("phishing", "phish\u{fffd}ng"),
            ],
        )
    }),
    ("signs: a zero-width space", |bench| {
        replaced(
            bench,
            Lang::Zh,
            &[
                ("网站", "网\u{200b}站"),
                ("上周", "上\u{200b}周"),
                ("漏洞", "漏\u{200b}洞"),
            ],
        )
    }),
    ("signs: a zero-width space in a number", number_split),
    ("signs: a soft hyphen", |bench| {
        replaced(
            bench,
            Lang::En,
            &[
                ("vulnerabilities", "vulnera\u{ad}bilities"),
                ("websites", "web\u{ad}sites"),
                ("downloads", "down\u{ad}loads"),
                ("infected", "in\u{ad}fected"),
            ],
        )
    }),
    ("signs: a line separator", |bench| {
        replaced(
            bench,
            Lang::Zh,
            &[("，", "，\u{2028}"), ("；", "；\u{2029}")],
        )
    }),
    ("signs: a line separator in the English", |bench| {
        replaced(bench, Lang::En, &[(", ", ",\u{2028}"), ("; ", ";\u{2028}")])
    }),
    ("signs: a byte order mark inside", |bench| {
        replaced(
            bench,
            Lang::En,
            &[
                ("This week", "\u{feff}This week"),
                ("There were", "\u{feff}There were"),
                ("Of the", "\u{feff}Of the"),
            ],
        )
    }),
    ("signs: full-width letters in the English", |bench| {
        replaced(
            bench,
            Lang::En,
            &[
                ("COM", "ＣＯＭ"),
                ("CNCERT", "ＣＮＣＥＲＴ"),
                ("Mirai", "Ｍｉｒａｉ"),
                ("IP", "ＩＰ"),
                ("CVE", "ＣＶＥ"),
            ],
        )
    }),
    ("signs: Cyrillic letters in the English", |bench| {
        replaced(
            bench,
            Lang::En,
            &[
                ("Mirai", "Mir\u{430}i"),
                ("CNCERT", "CN\u{421}ERT"),
                ("COM", "C\u{41e}M"),
                ("were", "w\u{435}re"),
                ("malware", "m\u{430}lware"),
            ],
        )
    }),
    ("signs: Chinese punctuation in the English", |bench| {
        replaced(bench, Lang::En, &[(", ", "，"), ("; ", "；"), (".", "。")])
    }),
    ("signs: a ligature in the English", |bench| {
        replaced(bench, Lang::En, &[("fi", "ﬁ"), ("fl", "ﬂ")])
    }),
    ("signs in names: a radical", |bench| {
        editors(bench, "胡⽟", "Hu Yu")
    }),
    ("signs in names: a Cyrillic letter", |bench| {
        ranked(
            bench,
            &[
                "Mir\u{430}i-2",
                "G\u{430}fgyt-2",
                "D\u{43e}floo-2",
                "Moz\u{456}la",
            ],
        )
    }),
    ("signs in names: a zero-width space", |bench| {
        ranked(
            bench,
            &[
                "Torii\u{200b}",
                "\u{200b}Hajime",
                "Xor\u{200b}Dos",
                "\u{feff}Necro",
            ],
        )
    }),
    ("signs in names: full-width letters", |bench| {
        ranked(bench, &["Ｔｏｒｉｉ", "Ｈajime", "Necroｓ"])
    }),
    ("signs in names: a soft hyphen", |bench| {
        ranked(bench, &["Tor\u{ad}ii", "Ha\u{ad}jime"])
    }),
    ("signs in names: a replacement character", |bench| {
        ranked(bench, &["Tor\u{fffd}i", "\u{fffd}\u{fffd}jime"])
    }),
    ("signs in names: a line separator", |bench| {
        ranked(bench, &["Torii\u{2028}", "Ha\u{85}jime"])
    }),
];

/// The first such sign of each sentence replaced.
fn replaced(bench: &Bench, lang: Lang, pairs: &[(&str, &str)]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in &bench.corpus {
        let text = sentence.of(lang);
        for (old, new) in pairs.iter().filter(|(old, _)| text.contains(old)) {
            slips.push(Slip::said_in(sentence, lang, &text.replacen(old, new, 1)));
        }
    }
    slips
}

fn number_split(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in super::figures::own(bench) {
        let figures = super::figures::figures(&sentence.zh);
        let long = figures.iter().find(|figure| figure.len() > 2);
        slips.extend(long.map(|figure| {
            let middle = figure.start + 1;
            let zh = format!(
                "{}\u{200b}{}",
                &sentence.zh[..middle],
                &sentence.zh[middle..]
            );
            Slip::said_in(sentence, Lang::Zh, &zh)
        }));
    }
    slips
}

fn editors(bench: &Bench, zh: &str, en: &str) -> Vec<Slip> {
    let bases = bench
        .bases
        .iter()
        .enumerate()
        .filter(|(_, base)| base.draft["editor"].is_object());
    let slip = |(at, _)| {
        Slip::new(
            at,
            vec![Edit::Put(
                "/editor".to_owned(),
                json!({ "zh": zh, "en": en }),
            )],
        )
        .near("/editor")
    };
    bases
        .filter(|(_, base)| base.name != "revision")
        .map(slip)
        .collect()
}

fn ranked(bench: &Bench, names: &[&str]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (at, base) in bench
        .bases
        .iter()
        .enumerate()
        .filter(|(_, base)| base.name != "revision")
    {
        let items = &base.draft["rankings"][0]["items"];
        let places = items.as_array().map_or(0, Vec::len).min(2);
        for (place, name) in
            (0..places).flat_map(|place| names.iter().map(move |name| (place, name)))
        {
            let edit = Edit::Put(format!("/rankings/0/items/{place}/name"), json!(name));
            slips.push(Slip::new(at, vec![edit]).near("/rankings"));
        }
    }
    slips
}
