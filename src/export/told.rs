//! What the dialog is told of an offer, in JSON.

use crate::{
    lang::{Lang, TakingWords, taking_words},
    page::{KeyRow, Masthead},
    publish::Json,
};

use super::Taken;

/// All that the dialog is told.
pub struct Told<'a> {
    pub lang: Lang,
    /// The site's absolute address.
    pub root: &'a str,
    /// What is taken along.
    pub title: &'a str,
    /// The mark of a draft.
    pub draft: Option<&'static str>,
    /// The name of its files, without their end.
    pub name: String,
    pub files: [Taken; 2],
    /// Files of the site, each with what it is called and where it stands.
    pub links: Vec<(&'a str, &'a str)>,
    /// The table to be copied.
    pub table: Vec<Vec<String>>,
    pub picture: Option<Json>,
    pub share: Option<Share>,
    /// Styles, each with the citation in it.
    pub citations: Vec<(&'static str, String)>,
}

/// Where what is taken along is to be seen.
pub struct Share {
    pub title: String,
    /// The address of this week.
    pub this_week: String,
    /// The address of whatever week is the newest.
    pub newest: String,
}

/// The files with all weeks.
pub fn of_all_weeks(words: &TakingWords) -> [(&str, &'static str); 2] {
    [
        (words.all_csv, "data/history/all.csv"),
        (words.all_json, "data/history/all.json"),
    ]
}

impl Told<'_> {
    /// The text of it.
    pub fn text(self) -> String {
        let list = |texts: &Vec<String>| Json::list(texts, |text| Json::from(text.as_str()));
        let link = |(label, path): (&str, &str)| {
            Json::object([
                ("label", label.into()),
                ("href", [self.root, path].concat().into()),
            ])
        };
        let file = |file: Taken| {
            Json::object([
                ("label", file.label.into()),
                ("name", file.name.into()),
                ("kind", file.kind.into()),
                ("text", file.text.into()),
            ])
        };
        let share = self.share.map(|share| {
            Json::object([
                ("title", share.title.into()),
                ("this_week", share.this_week.into()),
                ("newest", share.newest.into()),
            ])
        });
        Json::object([
            ("lang", self.lang.key().into()),
            ("title", self.title.into()),
            ("draft", self.draft.into()),
            ("name", self.name.into()),
            ("files", Json::list(self.files, file)),
            ("links", Json::list(self.links, link)),
            ("table", Json::list(&self.table, list)),
            ("picture", self.picture.into()),
            ("share", share.into()),
            (
                "citations",
                Json::list(self.citations, |(style, citation)| {
                    Json::List(vec![style.into(), citation.into()])
                }),
            ),
        ])
        .laid_out(0, 0)
    }
}

/// What stands in a picture around the drawing.
pub struct Picture<'a> {
    /// How it is laid out.
    pub kind: &'static str,
    pub rows: usize,
    /// The line under the title.
    pub unit: String,
    /// What stands above the drawing, in a sentence.
    pub said: &'a str,
    pub marks: Vec<&'static str>,
    /// Whether the key's colours are those of illustrative values.
    pub is_sample: bool,
    pub key: &'a [KeyRow],
    /// What stands in the middle of a ring.
    pub centre: &'a str,
    /// What one must know to read the drawing.
    pub notes: &'a [String],
    pub address: String,
    /// The same in words.
    pub alternative: &'a str,
    /// The option and the theme of the drawing, in JSON.
    pub drawn: [String; 2],
}

impl Picture<'_> {
    pub fn json(self, masthead: &Masthead, lang: Lang) -> Json {
        let [option, theme] = self.drawn;
        let source = [
            taking_words(lang).source,
            &masthead.publisher,
            " · ",
            &masthead.publication,
        ];
        let key = self.key.iter();
        let key = key.map(|row| Json::list([&row.label, &row.text], |text| text.as_str().into()));
        let rows = u64::try_from(self.rows).unwrap_or_default();
        let mark = (!self.marks.is_empty()).then(|| self.marks.join(" · "));
        Json::object([
            ("kind", self.kind.into()),
            ("rows", rows.into()),
            ("lang", lang.tag().into()),
            ("unit", self.unit.into()),
            ("said", self.said.into()),
            ("mark", mark.into()),
            ("sample", self.is_sample.into()),
            ("key", Json::List(key.collect())),
            ("centre", self.centre.into()),
            ("notes", Json::list(self.notes, |note| note.as_str().into())),
            ("source", source.concat().into()),
            ("address", self.address.into()),
            ("alternative", self.alternative.into()),
            ("option", Json::Plain(option)),
            ("theme", Json::Plain(theme)),
        ])
    }
}
