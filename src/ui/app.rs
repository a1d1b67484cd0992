//! The page: a plain function of what there is to see.

use crate::lang::{Lang, words};

use super::{
    banners::banners,
    colophon::{about, contact, foot},
    element::{Element, IntoChild, Node, classed, element},
    findings::{findings, section},
    incidents::incidents,
    masthead::masthead,
    notices::notices,
    screen::{Ask, Medium, Screen, Stretch},
};

/// The id of the section of the long run.
pub const LONG_RUN: &str = "long-run";
/// The id of the section that holds the week against another one.
const COMPARISON: &str = "comparison";

/// The whole page. Loading lives beside it: what is on its way or went wrong
/// comes as banners.
pub fn app(screen: &Screen, ask: Ask) -> Node {
    let page = &*screen.page;
    let skip = classed("a", "skip")
        .attr("href", "#report")
        .child(words(page.lang).skip_to_report);
    let main = element("main")
        .attr("id", "report")
        .attr("aria-busy", screen.is_busy.to_string())
        .child(banners(&screen.banners, &screen.address, ask))
        .child(notices(screen, ask))
        .child(later(
            COMPARISON,
            words(page.lang).comparison,
            &screen.comparison,
            screen,
            ask,
        ))
        .child(findings(screen, ask))
        .child(later(
            LONG_RUN,
            words(page.lang).long_run,
            &screen.long_run,
            screen,
            ask,
        ))
        .child(incidents(screen, ask))
        .child(about(page))
        .child(contact(page));
    let report = classed("div", "page")
        .child(masthead(screen, ask))
        .child(main)
        .child(foot(screen, ask));
    element("div").child(skip).child(report).into_child()
}

/// A section that comes later: a place for it, until it does.
fn later(id: &str, heading: &str, stretch: &Stretch, screen: &Screen, ask: Ask) -> Option<Element> {
    let lines = match stretch {
        // In a page that no program changes it is elsewhere.
        Stretch::Absent if id == LONG_RUN && screen.medium() == Medium::Lasting => {
            vec![elsewhere(screen)]
        }
        Stretch::Absent => return None,
        Stretch::Awaited if id == LONG_RUN => vec![elsewhere(screen)],
        Stretch::Awaited => Vec::new(),
        Stretch::Here(run) => run.section(screen, ask),
        Stretch::Failed(banner) => {
            let banners = banners(std::slice::from_ref(banner), &screen.address, ask);
            // It comes when nothing else does.
            vec![banners.attr("role", "alert")]
        }
    };
    let is_awaited = matches!(stretch, Stretch::Awaited);
    let has_failed = matches!(stretch, Stretch::Failed(_));
    Some(
        section(id, heading)
            .attr_if("aria-busy", is_awaited.then(|| "true".to_owned()))
            .attr_if("class", has_failed.then(|| "lacking".to_owned()))
            .list(lines),
    )
}

/// The link to the long run for readers without script.
fn elsewhere(screen: &Screen) -> Element {
    let file = match screen.page.lang {
        Lang::Zh => "weeks/long-run.html",
        Lang::En => "weeks/long-run.en.html",
    };
    let link = element("a")
        .attr("href", [screen.to_root(), file].concat())
        .child(words(screen.page.lang).long_run_still);
    element("p").child(link)
}
