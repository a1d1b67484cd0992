//! Slips in typing JSON by hand.

use std::iter::once;

use crate::{
    Bench,
    base::Base,
    slip::{Edit, Slip, laid_out},
};

use super::Make;

pub const KINDS: &[(&str, Make)] = &[
    ("typing: a separator inside a number", |bench| {
        numbers(bench, |value| grouped(value, ","))
    }),
    ("typing: a space inside a number", |bench| {
        numbers(bench, |value| grouped(value, " "))
    }),
    ("typing: a Chinese unit in a number", |bench| {
        numbers(bench, |value| {
            value.strip_suffix("0000").map(|rest| format!("{rest}万"))
        })
    }),
    ("typing: a percent sign", |bench| {
        changes(bench, |change| format!("{change}%"))
    }),
    ("typing: a plus sign", |bench| {
        changes(bench, |change| {
            format!("+{}", change.trim_start_matches('-'))
        })
    }),
    ("typing: a minus sign that is no hyphen", |bench| {
        changes(bench, |change| {
            format!("−{}", change.trim_start_matches('-'))
        })
    }),
    ("typing: full-width digits", |bench| {
        numbers(bench, |value| Some(full_width(value)))
    }),
    ("typing: a Chinese comma", |bench| {
        signs(bench, "\",\n", "\"，\n")
    }),
    ("typing: a Chinese colon", |bench| {
        signs(bench, "\"issue\": ", "\"issue\"：")
    }),
    ("typing: curly quotes", |bench| {
        signs(bench, "\"change_pct\"", "“change_pct”")
    }),
    ("typing: a comma missing", |bench| {
        signs(bench, "null,\n", "null\n")
    }),
    ("typing: a comma too many", |bench| {
        signs(bench, "\n    }\n  ]", "\n    },\n  ]")
    }),
    ("typing: a straight quote inside a text", |bench| {
        texts(bench, "\"本周\"")
    }),
    ("typing: a line break inside a text", |bench| {
        texts(bench, "本周\n")
    }),
    ("typing: True", |bench| signs(bench, ": true", ": True")),
    ("typing: a comment", |bench| {
        signs(bench, "\"revision\":", "// 版次\n  \"revision\":")
    }),
    ("typing: a bracket missing", |bench| {
        signs(bench, "\n    }\n  ],", "\n    }\n  ,")
    }),
    ("typing: a key without quotes", |bench| {
        signs(bench, "\"period\":", "period:")
    }),
    ("typing: an invisible character", |bench| {
        signs(bench, "\"indicators\": [", "\"indicators\":\u{200b} [")
    }),
    ("typing: a number that ends in a point", |bench| {
        numbers(bench, |value| Some(format!("{value}.")))
    }),
    ("typing: a Word file", |bench| {
        whole(bench, |_| {
            b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00[Content_Types].xml".to_vec()
        })
    }),
    ("typing: GBK", |bench| whole(bench, gbk)),
    ("typing: UTF-16", |bench| whole(bench, utf16)),
    ("typing: the end cut off", |bench| {
        whole(bench, |text| text.as_bytes()[..text.len() / 3].to_vec())
    }),
];

/// Some text of each laid-out draft retyped: a finding may stand there or on the next line.
fn retyped(bench: &Bench, edit: impl Fn(&Base, &str) -> Option<(String, String)>) -> Vec<Slip> {
    let bases = bench.bases.iter().enumerate();
    let slip = |(at, base): (usize, &Base)| {
        let text = laid_out(&base.draft);
        let (old, new) = edit(base, &text)?;
        let line = text[..text.find(&old)?].matches('\n').count() + 1;
        let last = line + old.matches('\n').count().max(new.matches('\n').count()) + 1;
        let slip = Slip::new(at, vec![Edit::Retype(old, new)]);
        Some((line..=last).fold(slip, |slip, line| slip.near(&format!("line {line}"))))
    };
    bases.filter_map(slip).collect()
}

fn signs(bench: &Bench, old: &str, new: &str) -> Vec<Slip> {
    retyped(bench, |_, text| {
        text.contains(old).then(|| (old.to_owned(), new.to_owned()))
    })
}

fn numbers(bench: &Bench, typed: impl Fn(&str) -> Option<String>) -> Vec<Slip> {
    retyped(bench, |base, _| {
        let values = base
            .indicators()
            .iter()
            .filter_map(|indicator| indicator["value"].as_u64());
        let value = values.max()?.to_string();
        Some((
            format!("\"value\": {value}"),
            format!("\"value\": {}", typed(&value)?),
        ))
    })
}

fn changes(bench: &Bench, typed: impl Fn(&str) -> String) -> Vec<Slip> {
    retyped(bench, |base, _| {
        let mut changes = base
            .indicators()
            .iter()
            .filter(|indicator| indicator["change_pct"].is_number());
        let change = changes.next()?["change_pct"].to_string();
        Some((
            format!("\"change_pct\": {change}"),
            format!("\"change_pct\": {}", typed(&change)),
        ))
    })
}

fn texts(bench: &Bench, typed: &str) -> Vec<Slip> {
    retyped(bench, |_, text| {
        text.contains("\"zh\": \"")
            .then(|| ("\"zh\": \"".to_owned(), format!("\"zh\": \"{typed}")))
    })
}

fn grouped(value: &str, by: &str) -> Option<String> {
    let (first, last) = value.split_at_checked(value.len().checked_sub(3)?)?;
    (!first.is_empty()).then(|| format!("{first}{by}{last}"))
}

fn full_width(digits: &str) -> String {
    let wide = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０'));
    digits.chars().filter_map(wide).collect()
}

fn whole(bench: &Bench, recode: fn(&str) -> Vec<u8>) -> Vec<Slip> {
    let bases = 0..bench.bases.len();
    bases
        .map(|base| Slip::new(base, vec![Edit::Recode(recode)]))
        .collect()
}

/// As an editor set to GBK saves it: two bytes a character, none of them UTF-8.
fn gbk(text: &str) -> Vec<u8> {
    let byte = |sign: char| match u8::try_from(sign).ok().filter(u8::is_ascii) {
        Some(plain) => vec![plain],
        None => vec![0xb1, 0xbe],
    };
    text.chars().flat_map(byte).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}
