//! The pages of a built site, and the places in them that an issue fills.

use std::{fs, path::Path};

use cncert_weekly::{lang::Lang, report::Week};

use super::head::Head;
use crate::failure::Failure;

/// A page of the site, by what it shows.
#[derive(Clone, Copy)]
pub enum SitePage {
    /// The newest issue, at the address of a language.
    Front,
    /// A week by itself.
    Week(Week),
    /// The list of all weeks.
    Contents,
    /// The headline indicators over all weeks.
    LongRun,
    /// The newest issue as a piece of HTML, for pages of others.
    Fragment,
}

impl SitePage {
    /// The path of its file in a language.
    pub fn path(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Front, Lang::Zh) => "index.html".to_owned(),
            (Self::Front, Lang::En) => "en/index.html".to_owned(),
            (Self::Week(week), _) => format!("weeks/{week}/{}.html", lang.key()),
            (Self::Contents, Lang::Zh) => "weeks/index.html".to_owned(),
            (Self::Contents, Lang::En) => "weeks/en.html".to_owned(),
            (Self::LongRun, Lang::Zh) => "weeks/long-run.html".to_owned(),
            (Self::LongRun, Lang::En) => "weeks/long-run.en.html".to_owned(),
            (Self::Fragment, Lang::Zh) => "fragment.html".to_owned(),
            (Self::Fragment, Lang::En) => "en/fragment.html".to_owned(),
        }
    }

    /// Where it stands on a site at `address`; a folder's own page is named by the folder.
    pub fn at(self, address: &str, lang: Lang) -> String {
        let path = self.path(lang);
        let path = path.strip_suffix("index.html").unwrap_or(&path);
        [address, path].concat()
    }

    /// The way from its file to the site's root.
    fn to_root(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Front | Self::Fragment, Lang::Zh) => "./",
            (Self::Front | Self::Fragment, Lang::En) | (Self::Contents | Self::LongRun, _) => "../",
            (Self::Week(_), _) => "../../",
        }
    }
}

/// The page of a language as the build wrote it. Comments mark what an issue fills, so that a later issue can fill it
/// again: `<!--head-->…<!--/head-->`.
pub struct Template {
    html: String,
    lang: Lang,
}

impl Template {
    /// Reads the page of a language.
    pub fn read(site: &Path, lang: Lang) -> Result<Self, Failure> {
        let path = site.join(SitePage::Front.path(lang));
        let html = fs::read_to_string(&path).map_err(|reason| Failure::Unreadable {
            path: path.clone(),
            reason,
        })?;
        let is_whole = ["head", "program", "page", "carried"]
            .iter()
            .all(|place| html.contains(&opening(place)) && html.contains(&closing(place)));
        is_whole
            .then_some(Self { html, lang })
            .ok_or(Failure::NoSite(site.to_owned()))
    }

    /// The page with the newest issue, which the program takes over.
    pub fn filled(&self, head: &Head, week: Week, page: &str, carried: &str) -> String {
        let html = filled(&self.html, "head", &head.html());
        let begins = |part: &&str| part.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let elements = page.split('<').skip(1).filter(begins).count();
        let app = format!(
            "<div id=\"app\" data-carries=\"{week}\" data-elements=\"{elements}\">{page}</div>"
        );
        let html = filled(&html, "page", &app);
        filled(&html, "carried", carried)
    }

    /// A page of its own, without the program; it is ready as it comes. `revision` is that of its week, if it is of one.
    pub fn lasting(&self, head: &Head, revision: Option<u32>, page: &str) -> String {
        let html = filled(&without(&self.html, "program"), "page", "");
        let root = SitePage::Front.to_root(self.lang);
        let html = html.replace(
            &format!("\"{root}"),
            &format!("\"{}", head.page.to_root(self.lang)),
        );
        let html = filled(&html, "carried", "");
        let html = filled(&html, "head", &head.html());
        let html = filled(&html, "page", &format!("<div id=\"app\">{page}</div>"));
        let of_week = match (head.page, revision) {
            (SitePage::Week(week), Some(revision)) => {
                format!(" data-week=\"{week}\" data-revision=\"{revision}\" data-charts=\"drawn\"")
            }
            _ => String::new(),
        };
        let state = format!("data-state=\"ready\"{of_week}");
        html.replacen("<html ", "<html class=\"lasting\" ", 1)
            .replacen("data-state=\"loading\"", &state, 1)
    }
}

fn opening(place: &str) -> String {
    format!("<!--{place}-->")
}

fn closing(place: &str) -> String {
    format!("<!--/{place}-->")
}

/// The text with another content in a place.
fn filled(html: &str, place: &str, content: &str) -> String {
    let (opening, closing) = (opening(place), closing(place));
    let parts = html.split_once(&opening).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&closing)?;
        Some((before, after))
    });
    parts.map_or_else(
        || html.to_owned(),
        |(before, after)| [before, &opening, content, &closing, after].concat(),
    )
}

/// The text without any place of a name.
fn without(html: &str, place: &str) -> String {
    let (opening, closing) = (opening(place), closing(place));
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(&opening) {
        kept += before;
        rest = after.split_once(&closing).map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use cncert_weekly::publish::File;
    use scraper::{Html, Selector};

    use super::*;
    use crate::prerender::{head::Shared, picture::Picture};

    #[test]
    fn no_word_of_an_issue_ends_its_place() {
        let hostile = "\"></title><script>1</script><!--/head--><!--page-->'&amp;";
        let template = Template {
            html: "<html lang=\"zh-CN\"><!--head--><title>.</title><!--/head--><!--program-->1<!--/program-->\
                   <!--page--><!--/page--><!--carried--><!--/carried--></html>"
                .to_owned(),
            lang: Lang::Zh,
        };
        let picture = Picture {
            file: File {
                path: "assets/share.png".to_owned(),
                bytes: Vec::new(),
            },
            alternative: hostile.to_owned(),
        };
        let shared = Shared {
            address: "https://example.org/weekly/",
            description: hostile,
            picture: Some(&picture),
        };
        for shared in [None, Some(shared)] {
            let head = Head {
                page: SitePage::Front,
                lang: Lang::Zh,
                title: hostile,
                description: hostile,
                shared,
            };
            let page = Html::parse_document(&template.lasting(&head, None, "<p>the page</p>"));
            let all = |selector: &str| {
                let selector = Selector::parse(selector).unwrap();
                page.select(&selector)
                    .map(|of| of.html())
                    .collect::<Vec<_>>()
            };
            assert_eq!(all("script"), Vec::<String>::new());
            assert_eq!(all("#app > p"), ["<p>the page</p>"]);
            let title = Selector::parse("title").unwrap();
            let titles: Vec<String> = page.select(&title).map(|of| of.text().collect()).collect();
            assert_eq!(titles, [hostile]);
            let words = "[name=description], [property='og:title'], [property='og:description'], [property='og:image:alt']";
            let words = Selector::parse(words).unwrap();
            let words: Vec<_> = page.select(&words).map(|of| of.attr("content")).collect();
            assert_eq!(
                words,
                vec![Some(hostile); if shared.is_some() { 4 } else { 1 }]
            );
        }
    }
}
