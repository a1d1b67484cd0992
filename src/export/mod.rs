//! What readers take along of a page: its figures as tables for spreadsheets and programs, what is to be drawn of them, names
//! for the files, addresses to share, and citations; trends of the long run alike; and of a whole report as a document for Word and for other editors. Nothing of it is in the reader's first module.

mod citation;
mod formatted;
mod leaflet;
mod office;
mod subject;
mod tag;
mod told;
mod trend;
mod word;
mod workbook;

use crate::{
    lang::{self, Lang, column_name, taking_words},
    page::{Figure, Issue, Kind, Mark, Page},
    publish::{self, BYTE_ORDER_MARK, COLUMNS, Cell, Json, Row, cells, csv, rows_of},
    report::Origin,
};

use citation::citations;
use subject::Subject;
use told::{Picture, Share, Told};

pub use formatted::{Formatted, formatted};
pub use leaflet::{Leaflet, Measure, Piece, Plot, leaflet};
pub use trend::TrendOffer;
pub use word::{DOCX, docx};

/// A file that is made for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What its kind is called.
    pub label: &'static str,
    pub name: String,
    /// Its type.
    pub kind: &'static str,
    /// What it holds.
    pub text: String,
}

/// All that a reader is offered of a page, or of one card or figure of it.
pub struct Offer<'a> {
    issue: &'a Issue,
    page: &'a Page,
    subject: Subject<'a>,
    rows: Vec<Row>,
    /// The site's absolute address.
    root: &'a str,
    /// Whether it is nothing but a draft.
    is_draft: bool,
}

impl<'a> Offer<'a> {
    /// What is offered of the card or figure of an id; `None` where the page does not have it. Without an id it is all.
    pub fn new(issue: &'a Issue, page: &'a Page, id: &str, root: &'a str) -> Option<Self> {
        let subject = Subject::of(page, id)?;
        let rows = rows_of(&issue.report, &issue.catalogue, &issue.history).into_iter();
        let rows = rows
            .filter(|row| subject.has(row))
            .map(|row| shown(row, issue));
        Some(Self {
            rows: rows.collect(),
            issue,
            page,
            subject,
            root,
            is_draft: false,
        })
    }

    /// The same of a draft, which says everywhere that it is one: it has no address, no revision, and nobody may cite it.
    #[must_use]
    pub fn of_draft(self) -> Self {
        Self {
            is_draft: true,
            ..self
        }
    }

    /// The mark of a draft.
    fn draft_mark(&self) -> Option<&'static str> {
        self.is_draft.then(|| taking_words(self.page.lang).draft)
    }

    /// The name of a file: `cncert-2018-W06-phishing-pages-zh`, without its end.
    pub fn name(&self) -> String {
        let mut name = ["cncert-", &self.page.week.to_string()].concat();
        if self.page.is_superseded {
            name += &["-r", &self.page.revision.to_string()].concat();
        }
        if self.is_draft {
            name += "-draft";
        }
        if !self.subject.id.is_empty() {
            name += &["-", &self.subject.id.replace('_', "-")].concat();
        }
        [&name, "-", self.page.lang.key()].concat()
    }

    /// What it is of.
    pub fn title(&self) -> String {
        let words = taking_words(self.page.lang);
        let title = self.subject.title;
        title.unwrap_or(words.whole).to_owned()
    }

    /// The figures as lines of a table with its head.
    fn lines(&self) -> Vec<Vec<Cell>> {
        let lang = self.page.lang;
        let head = COLUMNS
            .iter()
            .map(|(name, ..)| Cell::text(column_name(name, lang)));
        let lines = self.rows.iter().map(|row| {
            let mut line = cells(row, Some(lang));
            if let Some((revision, mark)) = line.last_mut().zip(self.draft_mark()) {
                *revision = Cell::text(mark);
            }
            line
        });
        std::iter::once(head.collect()).chain(lines).collect()
    }

    /// The figures as files.
    pub fn files(&self) -> [Taken; 2] {
        files(&self.name(), self.lines(), self.json_file())
    }

    fn json_file(&self) -> String {
        let (issue, lang) = (self.issue, self.page.lang);
        let row = |row: &Row| {
            let plain = COLUMNS.iter().zip(cells(row, None));
            let plain = plain.map(|((name, ..), cell)| ((*name).to_owned(), json(cell)));
            // By these the dataset's own files tell weeks.
            let plain = plain.filter(|(name, _)| {
                !["week_start", "week", "issue", "revision"].contains(&&**name)
            });
            let name = |name: &str, subject: &publish::Subject| {
                (name.to_owned(), lang.of(&subject.name).into())
            };
            let mut members = vec![name("indicator_name", &row.indicator)];
            if let Some((breakdown, part)) = &row.part {
                members.extend([name("breakdown_name", breakdown), name("part_name", part)]);
            }
            Json::Object(plain.chain(members).collect())
        };
        let members = [
            ("title", self.title().into()),
            ("publication", lang.of(&issue.publisher.publication).into()),
            ("publisher", lang.of(&issue.publisher.publisher).into()),
            ("language", lang.tag().into()),
            ("address", self.address(false).into()),
            ("week", self.page.week.to_string().into()),
            ("issue", issue.report.issue.map(lang::issue_cell).into()),
            (
                "revision",
                match self.draft_mark() {
                    None => u64::from(self.page.revision).into(),
                    Some(mark) => mark.into(),
                },
            ),
            ("figures", Json::list(&self.rows, row)),
        ];
        Json::object(members).laid_out(0, 0) + "\n"
    }

    /// The address of the page: of this week, or of whatever week is the newest. A draft stands at none yet.
    pub fn address(&self, is_newest: bool) -> String {
        address(self.root, self.page, is_newest || self.is_draft)
    }

    /// The citations in every style; none of a draft and of a week that is made up.
    pub fn citations(&self) -> Vec<(&'static str, String)> {
        if self.is_draft || self.issue.report.provenance.kind == Origin::Sample {
            return Vec::new();
        }
        let days = &self.page.masthead.days;
        citations(self.issue, days, &self.address(false), self.page.lang)
    }

    /// The table to be copied: that under the figure, or all cells.
    fn table(&self) -> Vec<Vec<String>> {
        let Some(figure) = self.subject.figure else {
            let text = |cell: &Cell| match cell {
                Cell::Number(text) | Cell::Text(text) => text.clone(),
                Cell::Nothing => String::new(),
            };
            let lines = self.lines();
            return lines
                .iter()
                .map(|line| line.iter().map(text).collect())
                .collect();
        };
        let table = figure.table();
        let lines = std::iter::once(&table.columns).chain(&table.rows);
        lines.cloned().collect()
    }

    /// All of it for the dialog; `drawn` are the option and the theme of the drawing, in JSON.
    pub fn told(&self, drawn: Option<[String; 2]>) -> String {
        let page = self.page;
        let words = taking_words(page.lang);
        let mut files = page.footer.files.iter();
        let week_file = files.find(|file| file.address.starts_with("data/weeks/"));
        let week_file = week_file.map(|file| (words.week_json, file.address.as_str()));
        let links = week_file.into_iter().chain(told::of_all_weeks(words));
        Told {
            lang: page.lang,
            root: self.root,
            title: &self.title(),
            draft: self.draft_mark(),
            name: self.name(),
            files: self.files(),
            links: links.filter(|_| !self.is_draft).collect(),
            table: self.table(),
            picture: drawn.map(|drawn| self.picture(drawn)),
            share: (!self.is_draft).then(|| Share {
                title: page.title.clone(),
                this_week: self.address(false),
                newest: self.address(true),
            }),
            citations: self.citations(),
        }
        .text()
    }

    /// What there is to draw.
    pub fn figure(&self) -> Option<&Figure> {
        self.subject.figure
    }

    /// What stands in the picture around the drawing.
    fn picture(&self, drawn: [String; 2]) -> Json {
        let (page, subject) = (self.page, &self.subject);
        let issue_line = &page.masthead.issue_line;
        let unit = if subject.unit.is_empty() {
            issue_line.clone()
        } else {
            [issue_line, " · ", subject.unit].concat()
        };
        let kind = subject.figure.map_or("", |figure| match figure.kind() {
            Kind::Bars => "bars",
            Kind::Ring => "ring",
            Kind::Spark | Kind::Trend => "spark",
        });
        let mark = subject.mark.map(|mark| mark.word(page.lang));
        let marks = mark.into_iter().chain(self.draft_mark());
        Picture {
            kind,
            rows: subject.figure.map_or(0, |figure| figure.points().len()),
            unit,
            said: subject.said,
            marks: marks.collect(),
            is_sample: subject.mark == Some(Mark::Sample),
            key: subject.key,
            centre: subject.centre,
            notes: &[],
            address: self.address(false),
            alternative: subject.figure.map_or("", |figure| figure.alternative()),
            drawn,
        }
        .json(&page.masthead, page.lang)
    }
}

/// Two files with the same in them: a table for spreadsheets, and one for programs.
fn files(name: &str, lines: Vec<Vec<Cell>>, json: String) -> [Taken; 2] {
    let file = |label, end: &str, kind, text| Taken {
        label,
        name: [name, ".", end].concat(),
        kind,
        text,
    };
    let table = [BYTE_ORDER_MARK, &csv(lines)].concat();
    [
        file("CSV", "csv", "text/csv;charset=utf-8", table),
        file("JSON", "json", "application/json", json),
    ]
}

/// The address of a page: of its week, or of whatever week is the newest.
fn address(root: &str, page: &Page, is_newest: bool) -> String {
    let folder = match page.lang {
        Lang::Zh => "",
        Lang::En => "en/",
    };
    let mut address = [root, folder].concat();
    if !is_newest {
        address += &["?week=", &page.week.to_string()].concat();
        if page.is_superseded {
            address += &["&rev=", &page.revision.to_string()].concat();
        }
    }
    address
}

/// A cell as JSON.
fn json(cell: Cell) -> Json {
    match cell {
        Cell::Number(number) => Json::number(number),
        Cell::Text(text) => text.into(),
        Cell::Nothing => Json::null(),
    }
}

/// A row without what readers are not shown.
fn shown(row: Row, issue: &Issue) -> Row {
    let is_hidden = |origin: Origin| origin.is_sample() && !issue.publisher.is_sample_shown;
    let mut row = row;
    if row.origin.is_some_and(is_hidden) {
        (row.value, row.rounded_to, row.share, row.origin) = (None, None, None, None);
    }
    row.change = row.change.filter(|change| !is_hidden(change.origin));
    row
}
