//! The notices above the figures.

use crate::{
    lang::words,
    page::{Notice, Page, SourceLine},
};

use super::element::{Element, classed, element};

/// The notices of the page.
pub fn notices(page: &Page) -> Element {
    let sources_label = words(page.lang).sources;
    classed("div", "notices").list(page.notices.iter().map(|of| notice(of, sources_label)))
}

fn notice(notice: &Notice, sources_label: &str) -> Element {
    let paragraphs = notice
        .paragraphs
        .iter()
        .map(|text| element("p").child(text.as_str()));
    let sources = (!notice.sources.is_empty()).then(|| {
        let label = classed("p", "sources").child(sources_label);
        classed("div", "source")
            .child(label)
            .child(element("ul").list(notice.sources.iter().map(source)))
    });
    classed("aside", &format!("note {}", notice.kind.key()))
        .attr("data-notice", notice.kind.key())
        .child(element("h2").child(notice.heading.as_str()))
        .list(paragraphs)
        .child(sources)
}

fn source(source: &SourceLine) -> Element {
    let title = source.title.as_str();
    match &source.url {
        Some(url) => element("li").child(outward(url).child(title)),
        None => element("li").child(title),
    }
}

/// A link that leaves the site, and tells nobody where from.
pub fn outward(address: &str) -> Element {
    element("a")
        .attr("href", address)
        .attr("rel", "noopener noreferrer")
}
