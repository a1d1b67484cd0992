//! Who CNCERT is, whom to contact, and the foot of the page.

use crate::page::{ContactRow, Link, Page};

use super::{
    element::{Element, classed, element},
    findings::section,
    notices::outward,
    panel::{embedding, taking},
    screen::{Ask, Screen},
};

/// Paragraphs at a measure that reads well.
pub fn prose(paragraphs: &[String]) -> Element {
    classed("div", "prose").list(
        paragraphs
            .iter()
            .map(|text| element("p").child(text.as_str())),
    )
}

/// 关于国家互联网应急中心（CNCERT）.
pub fn about(page: &Page) -> Element {
    section("about", &page.about.heading).child(prose(&page.about.paragraphs))
}

/// 联系我们.
pub fn contact(page: &Page) -> Element {
    let row = |row: &ContactRow| {
        let text = row.text.as_str();
        let detail = match &row.address {
            Some(address) => element("dd").child(outward(address).child(text)),
            None => element("dd").child(text),
        };
        element("div")
            .child(element("dt").child(row.term.as_str()))
            .child(detail)
    };
    section("contact", &page.contact.heading)
        .child(classed("dl", "contact").list(page.contact.rows.iter().map(row)))
        .child(classed("p", "invitation").child(page.contact.invitation.as_str()))
}

/// The foot of the page.
pub fn foot(screen: &Screen, ask: Ask) -> Element {
    let footer = &screen.page.footer;
    let root = screen.to_root();
    let file = |link: &Link| {
        element("a")
            .attr("href", format!("{root}{}", link.address))
            .child(link.text.as_str())
    };
    let files = classed("nav", "files").list(footer.files.iter().map(file));
    // Pages of weeks alone have one, and no program takes those over: where there is none, there is no place for it either.
    #[cfg(not(target_arch = "wasm32"))]
    let files = match &screen.file {
        Some(of) => files.child(file(of).attr("type", "application/pdf")),
        None => files,
    };
    let files = files
        .child(outward(&footer.portal.address).child(footer.portal.text.as_str()))
        .child(embedding(None, screen))
        .child(taking(None, screen, ask));
    let lines = footer
        .lines
        .iter()
        .map(|text| element("p").child(text.as_str()));
    element("footer").child(files).list(lines)
}
