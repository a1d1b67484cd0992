//! A trend of the long run as readers take it along: a picture that stands alone, and the values that it draws.

use crate::{
    lang::{self, Lang, column_name, run_words, taking_words},
    page::{Mark, Page},
    publish::{Cell, Json},
    report::Day,
    run::{Reading, Sources, Span, Trend, readings},
};

use super::{
    Taken, address, files, json,
    told::{Picture, Share, Told, of_all_weeks},
};

/// What a reader is offered of a trend.
pub struct TrendOffer<'a> {
    /// The trend as it is drawn.
    pub trend: &'a Trend,
    /// What the long run is made of.
    pub sources: Sources<'a>,
    /// The page that it stands in.
    pub page: &'a Page,
    /// The weeks that the address asks for.
    pub span: Span,
    /// The site's absolute address.
    pub root: &'a str,
}

impl TrendOffer<'_> {
    fn lang(&self) -> Lang {
        self.page.lang
    }

    /// The days between which it is drawn.
    fn days(&self) -> [Day; 2] {
        self.trend.figure.course().map_or_else(
            || [self.page.week.monday(), self.page.week.sunday()],
            |course| course.ends,
        )
    }

    /// The name of a file: `cncert-2017-W07-2018-W06-phishing-pages-zh`, without its end.
    pub fn name(&self) -> String {
        let [first, last] = self.days().map(|day| day.week().to_string());
        let of = self.trend.of.as_str().replace('_', "-");
        ["cncert", &first, &last, &of, self.lang().key()].join("-")
    }

    /// The address of the long run with these weeks: under this week, or under whatever week is the newest.
    pub fn address(&self, is_newest: bool) -> String {
        let mut address = address(self.root, self.page, is_newest);
        if let Some(span) = self.span.text() {
            let sign = if address.contains('?') { "&" } else { "?" };
            address += &[sign, "span=", &span].concat();
        }
        address + "#long-run"
    }

    /// What is offered, in JSON for the dialog; `drawn` are the option and the theme of the drawing.
    pub fn told(&self, drawn: [String; 2]) -> String {
        let (lang, figure) = (self.lang(), &self.trend.figure);
        let words = taking_words(lang);
        let table = figure.table();
        let table = std::iter::once(&table.columns).chain(&table.rows);
        Told {
            lang,
            root: self.root,
            title: figure.title(),
            draft: None,
            name: self.name(),
            files: self.files(),
            links: of_all_weeks(words).to_vec(),
            table: table.cloned().collect(),
            picture: Some(self.picture(drawn)),
            share: Some(Share {
                title: figure.title().to_owned(),
                this_week: self.address(false),
                newest: self.address(true),
            }),
            citations: Vec::new(),
        }
        .text()
    }

    fn picture(&self, drawn: [String; 2]) -> Json {
        let (lang, figure) = (self.lang(), &self.trend.figure);
        let words = run_words(lang);
        let [first, last] = self.days();
        let days = lang::period(first, last, lang);
        let known = || figure.points().iter().filter(|of| of.value.is_some());
        let mark = match known().filter(|of| of.is_sample).count() {
            0 => None,
            samples if samples == known().count() => Some(Mark::Sample.word(lang)),
            _ => Some(words.has_samples),
        };
        let strands = figure.course().and_then(|course| course.strands.as_ref());
        // Shares have neither dots nor lines.
        let has_dots = strands.is_none_or(|strands| strands.places.is_some());
        let notes = has_dots.then(|| words.key.to_owned()).into_iter();
        let notes: Vec<_> = notes.chain(self.trend.notes.iter().cloned()).collect();
        Picture {
            kind: "trend",
            rows: figure.points().len(),
            unit: [&days, " · ", &*self.trend.unit].concat(),
            said: "",
            marks: mark.into_iter().collect(),
            is_sample: self.trend.is_sample,
            key: &self.trend.key,
            centre: "",
            notes: &notes,
            address: self.address(false),
            alternative: figure.alternative(),
            drawn,
        }
        .json(&self.page.masthead, lang)
    }

    /// The values that are drawn, as files.
    pub fn files(&self) -> [Taken; 2] {
        let lang = self.lang();
        let readings = readings(self.trend, self.sources, lang);
        let clerk = Clerk::of(self);
        let head = clerk.columns().iter();
        let head = head.map(|name| Cell::text(column_name(name, lang)));
        let lines = readings.iter().map(|of| clerk.line(of, Some(lang)));
        let lines = std::iter::once(head.collect()).chain(lines);
        files(
            &self.name(),
            lines.collect(),
            self.json_file(&clerk, &readings),
        )
    }

    fn json_file(&self, clerk: &Clerk, readings: &[Reading]) -> String {
        let masthead = &self.page.masthead;
        let figure = |reading: &Reading| {
            let cells = clerk.columns().iter().zip(clerk.line(reading, None));
            let cells = cells.map(|(name, cell)| ((*name).to_owned(), json(cell)));
            let part = reading.part.as_ref();
            let part = part.map(|[_, name]| ("part_name".to_owned(), name.as_str().into()));
            Json::Object(cells.chain(part).collect())
        };
        let [first, last] = self.days().map(|day| day.week().to_string());
        Json::object([
            ("title", self.trend.figure.title().into()),
            ("publication", masthead.publication.as_str().into()),
            ("publisher", masthead.publisher.as_str().into()),
            ("language", self.lang().tag().into()),
            ("address", self.address(false).into()),
            ("first_week", first.into()),
            ("last_week", last.into()),
            ("name", self.trend.name.as_str().into()),
            ("figures", Json::list(readings, figure)),
        ])
        .laid_out(0, 0)
            + "\n"
    }
}

/// The columns of an indicator.
const OF_INDICATOR: &[&str] = &[
    "week_start",
    "week",
    "indicator",
    "value",
    "unit",
    "rounding",
    "origin",
    "status",
    "year_before",
    "usual_least",
    "usual_median",
    "usual_greatest",
];
/// The columns of a ranking or a distribution.
const OF_BREAKDOWN: &[&str] = &[
    "week_start",
    "week",
    "indicator",
    "breakdown",
    "part",
    "place",
    "value",
    "unit",
    "share_pct",
    "share_basis",
    "origin",
    "status",
];

/// Writes lines of a trend.
struct Clerk<'a> {
    /// The indicator, and what breaks it down: the id, and the name for readers.
    indicator: [&'a str; 2],
    breakdown: Option<[&'a str; 2]>,
    /// What is counted, for programs and for readers.
    unit: [String; 2],
}

impl<'a> Clerk<'a> {
    fn of(offer: &TrendOffer<'a>) -> Self {
        let (trend, lang) = (offer.trend, offer.page.lang);
        let catalogue = offer.sources.catalogue;
        let ranking = catalogue.ranking(&trend.of).map(|entry| &entry.of);
        let distribution = catalogue.distribution(&trend.of).map(|entry| &entry.of);
        let broken_down = ranking.or(distribution);
        let own = [trend.of.as_str(), &*trend.name];
        let entry = catalogue.indicator(broken_down.unwrap_or(&trend.of));
        let of_entry = entry.map(|entry| {
            let name = lang.of(&entry.name_at(offer.page.week).text);
            [entry.id.as_str(), name]
        });
        let incidents = lang::incidents_unit();
        let unit = entry.map_or(&incidents, |entry| &entry.unit);
        Self {
            indicator: of_entry.unwrap_or(own),
            breakdown: broken_down.map(|_| own),
            unit: [Lang::En, lang].map(|lang| lang::unit(2, lang::Scale::ONES, unit, lang)),
        }
    }

    fn columns(&self) -> &'static [&'static str] {
        if self.breakdown.is_some() {
            OF_BREAKDOWN
        } else {
            OF_INDICATOR
        }
    }

    /// The cells of a value: in the words of a language for readers, else in ids.
    fn line(&self, of: &Reading, lang: Option<Lang>) -> Vec<Cell> {
        let choice = usize::from(lang.is_some());
        let worded =
            |word: &str| Cell::text(lang.map_or(word, |lang| lang::table_word(word, lang)));
        let is_stated = of.value.is_some() || of.share.is_some() || of.place.is_some();
        let cell = |name: &&str| match *name {
            "week_start" => Cell::text(&of.week.monday().to_string()),
            "week" => Cell::text(&of.week.to_string()),
            "indicator" => Cell::text(self.indicator[choice]),
            "breakdown" => self
                .breakdown
                .map_or(Cell::Nothing, |names| Cell::text(names[choice])),
            "part" => of
                .part
                .as_ref()
                .map_or(Cell::Nothing, |names| Cell::text(&names[choice])),
            "place" => Cell::number(of.place),
            "value" => Cell::number(of.value),
            "unit" => Cell::text(&self.unit[choice]),
            "rounding" => worded(if of.cell.is_rounded { "rounded" } else { "" }),
            "share_pct" => Cell::number(of.share),
            "share_basis" if of.is_computed => worded("computed"),
            "share_basis" if of.share.is_some() => worded("stated"),
            "origin" if is_stated => worded(of.cell.origin.word()),
            "status" => worded(of.status().map_or("", Mark::key)),
            "year_before" => Cell::number(of.year_before),
            "usual_least" => Cell::number(of.usual.map(|[least, ..]| least)),
            "usual_median" => Cell::number(of.usual.map(|[_, median, _]| median)),
            "usual_greatest" => Cell::number(of.usual.map(|[.., greatest]| greatest)),
            _ => Cell::Nothing,
        };
        self.columns().iter().map(cell).collect()
    }
}
