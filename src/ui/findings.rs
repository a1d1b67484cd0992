//! 本周网络安全基本态势: cards and figures in the report's order.

use crate::page::Block;

use super::{
    card::card,
    element::{Element, classed, element},
    panel::panel,
    screen::{Ask, Screen},
};

/// The section of the key findings.
pub fn findings(screen: &Screen, ask: Ask) -> Element {
    let findings = &screen.page.key_findings;
    let ratings = (!findings.ratings.is_empty()).then(|| {
        let line = |(scale, level): &(String, String)| {
            element("div")
                .child(element("dt").child(scale.as_str()))
                .child(element("dd").child(level.as_str()))
        };
        classed("dl", "ratings").list(findings.ratings.iter().map(line))
    });
    let highlights = (!findings.highlights.is_empty()).then(|| {
        let item = |text: &String| element("li").child(text.as_str());
        classed("ul", "highlights").list(findings.highlights.iter().map(item))
    });
    let block = |block: &Block| match block {
        Block::Card(of) => card(of, screen, ask),
        Block::Panel(of) => panel(of, screen, ask),
    };
    section("key-findings", &findings.heading)
        .child(ratings)
        .child(highlights)
        .child(classed("div", "findings").list(findings.blocks.iter().map(block)))
}

/// A section with its heading; the id in addresses is that of other programs
/// with `-` for `_`.
pub fn section(id: &str, heading: &str) -> Element {
    let heading_id = format!("{id}-heading");
    element("section")
        .attr("id", id)
        .attr("data-section", id.replace('-', "_"))
        .attr("aria-labelledby", heading_id.as_str())
        .child(element("h2").attr("id", heading_id).child(heading))
}
