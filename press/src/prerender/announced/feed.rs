//! The Atom feeds: an entry a week.

use atom_syndication::{
    Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text, TextType,
};
use cncert_weekly::{
    lang::{Lang, feed_words, words},
    page::{Block, Card},
    publish::File,
};
use html_escape::{encode_double_quoted_attribute, encode_text};

use super::{
    super::{html::SitePage, stated},
    Told, moment,
};

/// How many weeks a feed has: a year.
const ENTRIES: usize = 52;

/// The path of a language's feed.
pub fn path(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "feed.atom",
        Lang::En => "en/feed.atom",
    }
}

/// The feeds of both languages; none where there is nothing to tell.
pub fn files(told: &[Told], address: &str) -> Vec<File> {
    let file = |lang| {
        Some(File {
            path: path(lang).to_owned(),
            bytes: feed(told, address, lang)?.to_string().into_bytes(),
        })
    };
    Lang::BOTH.into_iter().filter_map(file).collect()
}

fn feed(told: &[Told], address: &str, lang: Lang) -> Option<Feed> {
    let newest = &told.first()?.issue;
    let updated = told.iter().map(Told::updated).max()?;
    let link = |rel: &str, href: String, kind: &str| Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        hreflang: Some(lang.tag().to_owned()),
        ..Link::default()
    };
    let own = [address, path(lang)].concat();
    Some(Feed {
        id: own.clone(),
        lang: Some(lang.tag().to_owned()),
        title: plain(lang.of(&newest.publisher.publication)),
        subtitle: Some(plain(feed_words(lang).subtitle)),
        updated: time(&moment(updated)),
        authors: vec![Person {
            name: lang.of(&newest.publisher.publisher).to_owned(),
            uri: Some(newest.publisher.portal.clone()),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: env!("CARGO_PKG_NAME").to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link("self", own, "application/atom+xml"),
            link("alternate", SitePage::Front.at(address, lang), "text/html"),
        ],
        entries: told
            .iter()
            .take(ENTRIES)
            .map(|told| entry(told, lang))
            .collect(),
        ..Feed::default()
    })
}

/// An entry with one alternate link, for of two many programs take the last; the other language is a link in the content.
fn entry(told: &Told, lang: Lang) -> Entry {
    let report = &told.issue.report;
    let page = stated::page(told.issue, lang);
    let own = told.page(lang);
    Entry {
        id: own.clone(),
        title: plain(&page.masthead.issue_line),
        published: report.published_on.map(|day| time(&moment(day))),
        updated: time(&moment(told.updated())),
        links: vec![Link {
            href: own,
            rel: "alternate".to_owned(),
            hreflang: Some(lang.tag().to_owned()),
            mime_type: Some("text/html".to_owned()),
            ..Link::default()
        }],
        summary: Some(plain(&stated::description(told.issue, lang))),
        content: Some(Content {
            content_type: Some("html".to_owned()),
            lang: Some(lang.tag().to_owned()),
            value: Some(content(told, &page, lang)),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// What the week states, sentence by sentence.
fn content(told: &Told, page: &cncert_weekly::page::Page, lang: Lang) -> String {
    let cards = page
        .key_findings
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Card(card) => Some(&**card),
            Block::Panel(_) => None,
        });
    let sentences = |card: &Card| -> Vec<String> {
        let parts = card.parts.iter().map(|part| part.sentence.clone());
        std::iter::once(card.sentence.clone())
            .chain(parts)
            .collect()
    };
    let highlights = page.key_findings.highlights.iter().cloned();
    let items = highlights.chain(cards.flat_map(sentences));
    let items: Vec<_> = items
        .map(|text| format!("<li>{}</li>", encode_text(&text)))
        .collect();
    let items = items.concat();
    let incidents = page
        .incidents
        .iter()
        .flat_map(|section| &section.paragraphs);
    let incidents: Vec<_> = incidents
        .map(|text| format!("<p>{}</p>", encode_text(text)))
        .collect();
    let incidents = incidents.concat();
    let other = lang.other();
    let other_page = told.page(other);
    let link = format!(
        "<p><a href=\"{}\" hreflang=\"{tag}\" lang=\"{tag}\">{}</a></p>",
        encode_double_quoted_attribute(&other_page),
        words(lang).other_language,
        tag = other.tag(),
    );
    format!("<ul>{items}</ul>{incidents}{link}")
}

fn plain(text: &str) -> Text {
    Text {
        value: text.to_owned(),
        r#type: TextType::Text,
        ..Text::default()
    }
}

fn time(moment: &str) -> FixedDateTime {
    moment
        .parse()
        .expect("the moment is a date and time of RFC 3339")
}
