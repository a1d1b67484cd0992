use std::mem;

use super::{
    decimal::{self, Decimal},
    drawn::is_date,
};

/// How the cells of a spreadsheet show a number, by the code of their format: `0.0%`, `"↑" 0.0%;"↓" 0.0%`, `0.0"万"`.
#[derive(Default)]
pub(super) struct CellFormat {
    is_date: bool,
    /// For numbers above zero, below it, and for zero; as many as are written.
    sections: Vec<Section>,
}

/// How a number is written.
#[derive(Default)]
struct Section {
    /// What stands before and behind it.
    before: String,
    behind: String,
    is_percent: bool,
    /// How many digits stand behind the point, at least and at most; `None` where that is not said.
    decimals: Option<(i32, i32)>,
    /// Whether it is shown in thousands or with a point put between its digits: then it is not what is shown.
    is_scaled: bool,
}

impl CellFormat {
    pub(super) fn of(code: &str) -> Self {
        Self {
            is_date: is_date(code),
            sections: sections(code),
        }
    }

    /// The code of a format that has a number alone, as far as it says how numbers look.
    pub(super) fn known(id: &str) -> &'static str {
        match id {
            "1" | "3" | "37" | "38" => "0",
            "2" | "4" | "39" | "40" => "0.00",
            "9" => "0%",
            "10" => "0.00%",
            "14" | "15" | "16" | "17" | "22" | "27" | "28" | "29" | "30" | "31" | "36" | "50"
            | "51" | "52" | "53" | "54" | "57" | "58" => "yyyy-mm-dd",
            _ => "",
        }
    }

    /// A number as it is seen; what is none stays what it is.
    pub(super) fn shown(&self, value: &str, is_1904: bool) -> String {
        let Some(number) = decimal::number(value) else {
            return value.to_owned();
        };
        let day = || decimal::date(number, is_1904).filter(|_| self.is_date);
        let shown = || self.written(number);
        day().or_else(shown).unwrap_or_else(|| value.to_owned())
    }

    fn written(&self, number: Decimal) -> Option<String> {
        let about = number.about();
        let own = match (about < 0.0, about > 0.0) {
            (true, _) => self.sections.get(1).filter(|below| below.says_below()),
            (_, true) => None,
            _ => self.sections.get(2),
        };
        let Some(section) = own
            .or(self.sections.first())
            .filter(|section| !section.is_scaled)
        else {
            return number.shown();
        };
        let number = if own.is_some() {
            number.unsigned()
        } else {
            number
        };
        let text = match section.decimals {
            Some((least, most)) if section.is_percent => {
                number.of_hundred().shown_in(least, most)?
            }
            Some((least, most)) => number.shown_in(least, most)?,
            // Words alone.
            None if own.is_some() => String::new(),
            None => number.shown()?,
        };
        let percent = if section.is_percent { "%" } else { "" };
        Some([&section.before, &*text, percent, &section.behind].concat())
    }
}

impl Section {
    /// Whether its words say that a number is below zero, as a colour and brackets do not.
    fn says_below(&self) -> bool {
        self.before
            .contains(|sign: char| !sign.is_whitespace() && sign != '(')
    }
}

/// The sections of a code, each with the words around its digits.
fn sections(code: &str) -> Vec<Section> {
    let code = code.replace("General", "#.##########");
    let mut signs = code.chars();
    let mut sections = Vec::new();
    let mut section = Section::default();
    let (mut words, mut is_behind_point, mut ends_in_comma) = (String::new(), false, false);
    loop {
        let sign = signs.next();
        match sign {
            Some('"') => words.extend(signs.by_ref().take_while(|sign| *sign != '"')),
            Some('\\' | '!') => words.extend(signs.next()),
            // The width of a sign, and a sign that fills the cell.
            Some('_' | '*') => drop(signs.next()),
            // A colour, a condition, a language.
            Some('[') => signs
                .by_ref()
                .take_while(|sign| *sign != ']')
                .for_each(drop),
            Some('0' | '#' | '?' | '.') => {
                let (least, most) = section.decimals.get_or_insert_with(|| {
                    section.before = mem::take(&mut words);
                    (0, 0)
                });
                section.is_scaled |= !words.is_empty();
                ends_in_comma = false;
                *most += i32::from(is_behind_point);
                *least += i32::from(is_behind_point && sign == Some('0'));
                is_behind_point |= sign == Some('.');
            }
            Some(',') => ends_in_comma = true,
            Some('%') => section.is_percent = true,
            Some(sign) if sign != ';' => words.push(sign),
            _ => {
                section.is_scaled |= ends_in_comma;
                let last = mem::take(&mut words);
                if section.decimals.is_some() {
                    section.behind = last;
                } else {
                    section.before = last;
                }
                sections.push(mem::take(&mut section));
                (is_behind_point, ends_in_comma) = (false, false);
                if sign.is_none() {
                    return sections;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_its_cell_shows_it() {
        let check = |code: &str, value: &str, expected: &str| {
            let shown = CellFormat::of(code).shown(value, false);
            assert_eq!(shown.trim(), expected, "{code} {value}");
        };
        check("", "4.4000000000000004", "4.4");
        check("General", "48123000", "48123000");
        check("#,##0", "48123000", "48123000");
        check("#,##0", "12.7", "13");
        check("0.0%", "7.5982339999999997E-2", "7.6%");
        check("0.0%", "-0.07", "-7.0%");
        check("0%", "0.49630000000000002", "50%");
        check("0.0_ ", "99.949999999999989", "100.0");
        // Arrows by the format alone.
        let arrows = r#""↑" 0.0%;"↓" 0.0%;"持平""#;
        check(arrows, "-0.076", "↓ 7.6%");
        check(arrows, "0.03", "↑ 3.0%");
        check(arrows, "0", "持平");
        // Below zero by a colour or by brackets alone.
        check("0.0%;[Red]0.0%", "-0.076", "-7.6%");
        check("#,##0_);(#,##0)", "-1234", "-1234");
        // In 万 by the words of the format, and where it only looks so.
        check(r#"0.0"万""#, "4812.3", "4812.3万");
        check(r#"0!.0,"万""#, "48123000", "48123000");
        check(r#"0.0,,"百万""#, "48123000", "48123000");
        check("yyyy/m/d", "46027", "2026-01-05");
        check(r#"[$-804]yyyy"年"m"月"d"日";@"#, "46027", "2026-01-05");
        check("0.0%", "#DIV/0!", "#DIV/0!");
        check("\"", "5", "5");
    }
}
