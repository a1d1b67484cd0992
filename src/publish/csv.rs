//! CSV as RFC 4180 has it, which no spreadsheet takes for formulas.

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number in plain digits: no sign but a minus, nothing between thousands.
    Number(String),
    /// Words.
    Text(String),
    /// Nothing: neither zero nor a word for it.
    Nothing,
}

impl Cell {
    /// A number, where there is one.
    pub fn number<T: ToString>(number: Option<T>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number.to_string()))
    }

    /// Words, where there are any.
    pub fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text.to_owned())
        }
    }
}

/// What spreadsheets take for the beginning of a formula, in Chinese full-width forms as well.
const OF_FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The mark by which spreadsheets know that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a table.
pub fn csv(lines: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut text = String::new();
    for line in lines {
        for (place, cell) in line.iter().enumerate() {
            text.push_str(if place == 0 { "" } else { "," });
            match cell {
                Cell::Number(number) => text.push_str(number),
                Cell::Text(words) => write(&guarded(words), &mut text),
                Cell::Nothing => {}
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Words that would begin a formula in quotation marks, which every program keeps as they are.
fn guarded(words: &str) -> String {
    let first = words.trim_start_matches(|sign: char| sign.is_whitespace() || sign.is_control());
    if first.starts_with(OF_FORMULAS) {
        ["“", words, "”"].concat()
    } else {
        words.to_owned()
    }
}

fn write(words: &str, text: &mut String) {
    if words.contains(['"', ',', '\r', '\n']) {
        text.push('"');
        text.push_str(&words.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cells of a text, as a reader of others has them.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let lines = reader.records().map(Result::unwrap);
        lines
            .map(|line| line.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn words_that_would_be_a_formula_stand_in_quotation_marks_and_numbers_stay_numbers() {
        let line = vec![
            Cell::Number("-7.6".to_owned()),
            Cell::text("=1+1"),
            Cell::text(" @SUM(A1)"),
            Cell::text("＝境外"),
            Cell::text("a,b\"c\"\nd"),
            Cell::Nothing,
            Cell::text("钓鱼"),
        ];
        assert_eq!(
            csv([line]),
            "-7.6,“=1+1”,“ @SUM(A1)”,“＝境外”,\"a,b\"\"c\"\"\nd\",,钓鱼\r\n"
        );
    }

    proptest! {
        #[test]
        fn no_words_begin_as_a_formula_and_none_are_lost(words in proptest::collection::vec("[-=+@＝＋－＠\t\r\n \",a境“”\u{200b}]{1,6}", 1..6)) {
            let cells = words.iter().map(|words| Cell::text(words)).collect();
            let lines = read(&csv([cells, vec![Cell::Number("1".to_owned()); words.len()]]));
            for (read, words) in lines[0].iter().zip(&words) {
                let seen = read.trim_start_matches(|sign: char| sign.is_whitespace() || sign.is_control());
                prop_assert!(!seen.starts_with(OF_FORMULAS), "{read}");
                prop_assert!(read == words || *read == format!("“{words}”"), "{read} of {words}");
            }
        }

        #[test]
        fn numbers_are_read_back_as_numbers(number in -1_000_000_i64..9_007_199_254_740_991) {
            let lines = read(&csv([vec![Cell::number(Some(number)), Cell::Nothing]]));
            prop_assert_eq!(lines[0][0].parse::<i64>().ok(), Some(number));
            prop_assert_eq!(&*lines[0][1], "");
        }
    }
}
