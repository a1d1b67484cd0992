//! The page of the long run: the headline indicators over all weeks, for readers without script.

use cncert_weekly::{
    lang::{Lang, words},
    page::Issue,
    report::History,
    run::{Run, Sources, Span, Trend, Wanted, compose},
    ui,
};
use html_escape::encode_text;

use super::{
    drawings::{Drawings, Task},
    head::Head,
    html::{SitePage, Template},
};

/// The long run beside the newest issue in a language.
pub struct LongRun<'a> {
    newest: &'a Issue,
    lang: Lang,
    run: Run,
}

impl<'a> LongRun<'a> {
    /// Composes it of the figures of all weeks.
    pub fn of(newest: &'a Issue, history: &History, lang: Lang) -> Self {
        let sources = Sources {
            history,
            catalogue: &newest.catalogue,
            is_sample_shown: newest.publisher.is_sample_shown,
        };
        let wanted = Wanted {
            lang,
            week: newest.report.week,
            span: Span::All,
            is_log: false,
            has_year_before: false,
        };
        Self {
            newest,
            lang,
            run: compose(sources, wanted),
        }
    }

    /// Whether a trend is that of a headline.
    fn is_wanted(&self, trend: &Trend) -> bool {
        let mut headlines = self.newest.catalogue.indicators.iter();
        headlines.any(|of| of.is_headline && of.id.with_suffix("_trend") == trend.id)
    }

    /// The drawings of its trends.
    pub fn tasks(&self) -> impl Iterator<Item = Task> {
        let wanted = self.run.trends.iter().filter(|trend| self.is_wanted(trend));
        wanted.filter_map(|trend| Task::of_trend(&trend.figure))
    }

    /// The page.
    pub fn page(
        &self,
        template: &Template,
        drawings: &Drawings,
        publication: &str,
        address: Option<&str>,
    ) -> String {
        let (lang, title) = (self.lang, words(self.lang).long_run);
        let body = ui::lasting_run(
            &self.run,
            |trend| self.is_wanted(trend),
            lang,
            |figure| drawings.of_trend(figure, lang),
        );
        let heading = heading(SitePage::LongRun, publication, title, lang);
        let page = [&*heading, &*self.ways(), &body].concat();
        let head = Head::titled(SitePage::LongRun, lang, title, address);
        template.lasting(&head, None, &format!("<div class=\"page\">{page}</div>"))
    }
}

impl LongRun<'_> {
    /// The ways on: to the newest issue, to all of them, and to their figures in a file.
    fn ways(&self) -> String {
        let (lang, words) = (self.lang, words(self.lang));
        let ways = [
            (SitePage::Front.at("../", lang), words.latest_issue),
            (SitePage::Contents.at("../", lang), words.all_issues),
            ("../data/history/all.csv".to_owned(), words.table_of_all),
        ];
        let ways = ways.map(|(way, text)| format!("<a href=\"{way}\">{text}</a>"));
        format!("<nav class=\"caption\">{}</nav>", ways.concat())
    }
}

/// The masthead of a page that is of no week: the way to its other language, whose file stands beside it, and its title.
pub fn heading(page: SitePage, publication: &str, title: &str, lang: Lang) -> String {
    let other = lang.other();
    let path = page.path(other);
    let file = path.rsplit('/').next().unwrap_or_default();
    // A folder's own page is named by the folder.
    let file = if file == "index.html" { "./" } else { file };
    format!(
        "<header><div class=\"bar\"><span translate=\"no\">CNCERT/CC</span>\
         <a class=\"language\" translate=\"no\" lang=\"{tag}\" hreflang=\"{tag}\" href=\"{file}\">{}</a></div>\
         <div class=\"title\"><h1>{}</h1><p class=\"issue\">{title}</p></div></header>",
        words(lang).other_language,
        encode_text(publication),
        tag = other.tag(),
    )
}
