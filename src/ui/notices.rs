//! The notices above the figures.

use crate::{
    lang::words,
    page::{Notice, ReportLink, SourceLine},
};

use super::{
    element::{Element, classed, element},
    screen::{Ask, Screen, going},
};

/// The notices of the page.
pub fn notices(screen: &Screen, ask: Ask) -> Element {
    let notices = screen.page.notices.iter();
    classed("div", "notices").list(notices.map(|of| notice(of, screen, ask)))
}

fn notice(notice: &Notice, screen: &Screen, ask: Ask) -> Element {
    let sources_label = words(screen.page.lang).sources;
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
    let heading = element("h2").child(notice.heading.as_str());
    let note = classed("div", &format!("note {}", notice.kind.key()))
        .attr("role", "note")
        .attr("data-notice", notice.kind.key());
    let note = if notice.gist.is_empty() {
        note.child(heading)
    } else {
        // The rest stands behind it and not in it: on paper there is nothing to open.
        let summary = element("summary")
            .child(heading)
            .child(" ")
            .child(element("span").child(notice.gist.as_str()));
        note.child(element("details").child(summary))
    };
    let rest = classed("div", "rest")
        .list(paragraphs)
        .child(sources)
        .child(links(&notice.links, screen, ask));
    note.child(rest)
}

/// The reports that a notice leads to.
fn links(links: &[ReportLink], screen: &Screen, ask: Ask) -> Option<Element> {
    let link = |link: &ReportLink| {
        let address = match link.revision {
            Some(revision) => screen.to_revision(link.week, revision),
            None => screen.to_week(link.week),
        };
        let link = element("a")
            .attr("href", screen.href(&address))
            .on("click", going(address, ask))
            .child(link.text.as_str());
        element("li").child(link)
    };
    (!links.is_empty()).then(|| element("ul").list(links.iter().map(link)))
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
