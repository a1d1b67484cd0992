//! The map of the site's pages for search engines, each with its other language.

use std::fmt::Write;

use cncert_weekly::{lang::Lang, publish::File, report::Day};
use html_escape::encode_double_quoted_attribute;

use super::{super::html::SitePage, Told, moment};

/// The map.
pub fn file(told: &[Told], address: &str) -> File {
    let newest = told.iter().map(Told::updated).max();
    let fixed = [SitePage::Front, SitePage::Contents, SitePage::LongRun];
    let fixed = fixed.map(|page| (page, newest));
    let weeks = told
        .iter()
        .map(|told| (SitePage::Week(told.issue.report.week), Some(told.updated())));
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        .to_owned();
    for (page, changed) in fixed.into_iter().chain(weeks) {
        for lang in Lang::BOTH {
            text += &url(address, page, lang, changed);
        }
    }
    text += "</urlset>\n";
    File {
        path: "sitemap.xml".to_owned(),
        bytes: text.into_bytes(),
    }
}

fn url(address: &str, page: SitePage, lang: Lang, changed: Option<Day>) -> String {
    let at = |lang| {
        let address = page.at(address, lang);
        encode_double_quoted_attribute(&address).into_owned()
    };
    let mut text = format!("<url><loc>{}</loc>", at(lang));
    let alternates = Lang::BOTH.map(|lang| (lang.tag(), at(lang)));
    for (tag, at) in alternates.into_iter().chain([("x-default", at(Lang::Zh))]) {
        let _ = write!(
            text,
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{at}\"/>"
        );
    }
    if let Some(day) = changed {
        let _ = write!(text, "<lastmod>{}</lastmod>", moment(day));
    }
    text + "</url>\n"
}
