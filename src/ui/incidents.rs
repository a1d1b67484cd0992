//! 本周事件处理情况: the statements beside their figure.

use super::{
    card::card,
    colophon::prose,
    element::{Element, classed},
    findings::section,
    panel::panel,
    screen::{Ask, Screen},
};

/// The section on incidents, where the report speaks of them.
pub fn incidents(screen: &Screen, ask: Ask) -> Option<Element> {
    let incidents = screen.page.incidents.as_ref()?;
    let class = if incidents.panel.is_some() {
        "incidents paired"
    } else {
        "incidents"
    };
    let statements = classed("div", class)
        .child(prose(&incidents.paragraphs))
        .child(incidents.panel.as_ref().map(|of| panel(of, screen, ask)));
    let cards = (!incidents.cards.is_empty()).then(|| {
        classed("div", "findings").list(incidents.cards.iter().map(|of| card(of, screen, ask)))
    });
    Some(
        section("incidents", &incidents.heading)
            .child(statements)
            .child(cards),
    )
}
