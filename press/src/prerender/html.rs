//! The pages of a built site, and the places in them that an issue fills.

use std::{fs, path::Path};

use cncert_weekly::{lang::Lang, page::Page, report::Week};

use super::data::Data;
use crate::fault::Fault;

/// Where the page of a language stands.
pub fn path(lang: Lang) -> String {
    match lang {
        Lang::Zh => "index.html",
        Lang::En => "en/index.html",
    }
    .to_owned()
}

/// Where a page's own file stands.
pub fn lasting_path(page: &Page) -> String {
    format!("weeks/{}/{}.html", page.week, page.lang.key())
}

/// What a page says of itself.
pub struct Head<'a> {
    page: &'a Page,
    address: Option<&'a str>,
    /// The week, unless it is the newest at the address of a language.
    week: Option<Week>,
}

impl<'a> Head<'a> {
    /// The head of a week's own page.
    pub fn of(page: &'a Page, address: Option<&'a str>) -> Self {
        Self {
            page,
            address,
            week: Some(page.week),
        }
    }

    /// The same at the address of the newest week.
    pub fn of_newest(self) -> Self {
        Self { week: None, ..self }
    }

    fn html(&self) -> String {
        let Page {
            title, description, ..
        } = self.page;
        let (title, description) = (escaped(title), escaped(description));
        let mut html = format!(
            "\n<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n"
        );
        if let Some(address) = self.address {
            let at = |lang: Lang| match (self.week, lang) {
                (Some(week), _) => format!("{address}weeks/{week}/{}.html", lang.key()),
                (None, Lang::Zh) => address.to_owned(),
                (None, Lang::En) => format!("{address}en/"),
            };
            let own = at(self.page.lang);
            html += &format!("<link rel=\"canonical\" href=\"{own}\">\n");
            for lang in Lang::BOTH {
                html += &alternate(lang.tag(), &at(lang));
            }
            html += &alternate("x-default", &at(Lang::Zh));
            for (property, content) in [
                ("og:type", "article"),
                ("og:title", &title),
                ("og:description", &description),
                ("og:url", &own),
            ] {
                html += &format!("<meta property=\"{property}\" content=\"{content}\">\n");
            }
        }
        html
    }
}

fn alternate(tag: &str, address: &str) -> String {
    format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\">\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// The page of a language as the build wrote it. Comments mark what an issue fills, so that a later issue can fill it
/// again: `<!--head-->…<!--/head-->`.
pub struct Template {
    html: String,
    /// The way to the site's root.
    root: &'static str,
}

impl Template {
    /// Reads the page of a language.
    pub fn read(site: &Path, lang: Lang) -> Result<Self, Fault> {
        let path = site.join(path(lang));
        let html = fs::read_to_string(&path).map_err(|reason| Fault::Unreadable {
            path: path.clone(),
            reason,
        })?;
        let is_whole = ["head", "program", "page", "carried"]
            .iter()
            .all(|place| html.contains(&opening(place)) && html.contains(&closing(place)));
        is_whole
            .then_some(Self {
                html,
                root: match lang {
                    Lang::Zh => "./",
                    Lang::En => "../",
                },
            })
            .ok_or(Fault::NoSite(site.to_owned()))
    }

    /// The page with the newest issue, which the program takes over.
    pub fn filled(&self, head: &Head, page: &str, data: &Data) -> String {
        let html = filled(&self.html, "head", &head.html());
        let begins = |part: &&str| part.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let elements = page.split('<').skip(1).filter(begins).count();
        let week = head.page.week;
        let app = format!(
            "<div id=\"app\" data-carries=\"{week}\" data-elements=\"{elements}\">{page}</div>"
        );
        let html = filled(&html, "page", &app);
        filled(&html, "carried", &data.blocks())
    }

    /// A page of its own, without the program.
    pub fn lasting(&self, head: &Head, page: &str) -> String {
        let html = filled(&without(&self.html, "program"), "page", "");
        let html = html.replace(&format!("\"{}", self.root), "\"../../");
        let html = filled(&html, "carried", "");
        let html = filled(&html, "head", &head.html());
        let html = filled(&html, "page", &format!("<div id=\"app\">{page}</div>"));
        html.replacen("<html ", "<html class=\"lasting\" ", 1)
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
