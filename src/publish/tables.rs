//! All figures of all weeks as one table, for spreadsheets and for programs, with what describes it in the standards of
//! the field: CSVW and a Frictionless package.
//!
//! What each program makes of it was tried (`cargo xtask readers`): the newest week stands first, since most programs take
//! a column for words whose first hundred cells are empty; an issue is written so that nobody takes it for a date, a revision so that
//! nobody takes it for true or false; and spreadsheets get a byte order mark, which programs do not bear.

use crate::{
    lang::{self, Lang},
    page::Mark,
};

use super::{
    File, Subject,
    csv::{BYTE_ORDER_MARK, Cell, csv},
    json::Json,
    rows::Row,
};

/// The table for spreadsheets.
const FOR_SPREADSHEETS: &str = "history/all.csv";
/// The same for programs.
const FOR_PROGRAMS: &str = "history/all-utf8.csv";
/// What describes it as the W3C has it; the name is the standard's own.
const CSVW: &str = "history/all-utf8.csv-metadata.json";
/// What describes it as Frictionless has it; the name is the standard's own.
pub(super) const PACKAGE: &str = "datapackage.json";

/// The files of the table that stand beside the histories.
pub const TABLES: [&str; 3] = [FOR_SPREADSHEETS, FOR_PROGRAMS, CSVW];

/// The kinds of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day.
    Date,
    Week,
    /// Words.
    Word,
    /// A whole number.
    Whole,
    /// A number with decimals.
    Decimal,
    /// One of a few words.
    Of(&'static [&'static str]),
}

const ORIGINS: &[&str] = &["issue", "secondhand", "sample"];
const BASES: &[&str] = &["stated", "computed"];
const MARKS: &[&str] = &["corrected", "withdrawn"];

/// The columns in their order: name, kind, whether every row has it, and what it says.
pub const COLUMNS: [(&str, Kind, bool); 17] = [
    ("week_start", Kind::Date, true),
    ("week", Kind::Week, true),
    ("issue", Kind::Word, false),
    ("indicator", Kind::Word, true),
    ("breakdown", Kind::Word, false),
    ("part", Kind::Word, false),
    ("value", Kind::Whole, false),
    ("unit", Kind::Word, true),
    ("rounded_to", Kind::Whole, false),
    ("share_pct", Kind::Decimal, false),
    ("change_pct", Kind::Decimal, false),
    ("change_count", Kind::Whole, false),
    ("change_basis", Kind::Of(BASES), false),
    ("origin", Kind::Of(ORIGINS), false),
    ("change_origin", Kind::Of(ORIGINS), false),
    ("status", Kind::Of(MARKS), false),
    ("revision", Kind::Word, true),
];

/// The weeks that there may be, as one group: of alternatives on their own some take the first for the whole.
const WEEK_PATTERN: &str = r"^(\d{4}-W(0[1-9]|[1-4]\d|5[0-3]))$";

/// The table with its descriptions.
pub(super) fn files(rows: &[Row]) -> Vec<File> {
    let head = COLUMNS.map(|(name, ..)| Cell::text(name)).to_vec();
    let lines = rows.iter().map(|row| cells(row, None));
    let table = csv(std::iter::once(head).chain(lines));
    let file = |path: &str, text: String| File {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    vec![
        file(FOR_SPREADSHEETS, [BYTE_ORDER_MARK, &table].concat()),
        file(FOR_PROGRAMS, table),
        file(CSVW, csvw().into_file()),
        file(PACKAGE, package().into_file()),
    ]
}

/// A row as the cells of a line: in the words of a language for readers, else in ids.
pub fn cells(row: &Row, lang: Option<Lang>) -> Vec<Cell> {
    let named = |subject: &Subject| match lang {
        Some(lang) => Cell::text(lang.of(&subject.name)),
        None => Cell::text(&subject.key),
    };
    let worded = |word: &str| match lang {
        Some(lang) => Cell::text(lang::table_word(word, lang)),
        None => Cell::text(word),
    };
    let part = row.part.as_ref();
    let change = row.change.as_ref();
    let basis = change.map_or("", |change| {
        if change.is_computed {
            "computed"
        } else {
            "stated"
        }
    });
    let percent = change.and_then(|change| change.percent);
    vec![
        Cell::text(&row.week.monday().to_string()),
        Cell::text(&row.week.to_string()),
        Cell::text(&row.issue.map_or_else(String::new, lang::issue_cell)),
        named(&row.indicator),
        part.map_or(Cell::Nothing, |(breakdown, _)| named(breakdown)),
        part.map_or(Cell::Nothing, |(_, part)| named(part)),
        Cell::number(row.value),
        Cell::text(lang.unwrap_or(Lang::En).of(&row.unit)),
        Cell::number(row.rounded_to),
        Cell::number(row.share),
        Cell::number(percent),
        Cell::number(change.and_then(|change| change.count)),
        worded(basis),
        worded(row.origin.map_or("", |origin| origin.word())),
        worded(change.map_or("", |change| change.origin.word())),
        worded(row.mark.map_or("", Mark::key)),
        Cell::text(&format!("r{}", row.revision)),
    ]
}

fn csvw() -> Json {
    let column = |(name, kind, is_required): (&str, Kind, bool)| {
        let datatype = match kind {
            Kind::Date => Json::from("date"),
            Kind::Week => described("string", "format", WEEK_PATTERN),
            Kind::Word => "string".into(),
            Kind::Whole => "integer".into(),
            Kind::Decimal => "decimal".into(),
            Kind::Of(words) => described("string", "format", &any_of(words)),
        };
        let meaning = |lang: Lang| {
            let (text, tag) = (lang::column_meaning(name, lang), lang.tag());
            Json::object([("@value", text.into()), ("@language", tag.into())])
        };
        Json::object([
            ("name", name.into()),
            ("titles", name.into()),
            ("dc:description", Json::list(Lang::BOTH, meaning)),
            ("datatype", datatype),
            ("required", is_required.into()),
        ])
    };
    Json::object([
        ("@context", "http://www.w3.org/ns/csvw".into()),
        ("url", "all-utf8.csv".into()),
        (
            "dialect",
            Json::object([("encoding", "utf-8".into()), ("header", true.into())]),
        ),
        (
            "tableSchema",
            Json::object([("columns", Json::list(COLUMNS, column))]),
        ),
    ])
}

fn described(base: &str, key: &str, value: &str) -> Json {
    Json::object([("base", base.into()), (key, value.into())])
}

/// One of some words.
fn any_of(words: &[&str]) -> String {
    format!("^({})$", words.join("|"))
}

fn package() -> Json {
    let field = |(name, kind, is_required): (&str, Kind, bool)| {
        let of = match kind {
            Kind::Date => "date",
            Kind::Whole => "integer",
            Kind::Decimal => "number",
            Kind::Week | Kind::Word | Kind::Of(_) => "string",
        };
        let mut limits = Vec::new();
        if is_required {
            limits.push(("required".to_owned(), true.into()));
        }
        match kind {
            Kind::Week => limits.push(("pattern".to_owned(), WEEK_PATTERN.into())),
            Kind::Of(words) => {
                let words = Json::list(words, |word| (*word).into());
                limits.push(("enum".to_owned(), words));
            }
            _ => {}
        }
        let mut members = vec![
            ("name".to_owned(), name.into()),
            ("type".to_owned(), of.into()),
            ("title".to_owned(), lang::column_name(name, Lang::Zh).into()),
            (
                "description".to_owned(),
                lang::column_meaning(name, Lang::En).into(),
            ),
        ];
        if !limits.is_empty() {
            members.push(("constraints".to_owned(), Json::Object(limits)));
        }
        Json::Object(members)
    };
    let title = lang::script_word("host", "title", Lang::Zh);
    let resource = Json::object([
        ("name", "all".into()),
        ("path", FOR_PROGRAMS.into()),
        ("profile", "tabular-data-resource".into()),
        ("format", "csv".into()),
        ("mediatype", "text/csv".into()),
        ("encoding", "utf-8".into()),
        (
            "schema",
            Json::object([
                ("fields", Json::list(COLUMNS, field)),
                ("missingValues", Json::list([""], Json::from)),
            ]),
        ),
    ]);
    Json::object([
        ("profile", "tabular-data-package".into()),
        ("name", "cncert-weekly".into()),
        ("title", title.into()),
        ("resources", Json::List(vec![resource])),
    ])
}
