//! Two weeks side by side: what moved, in words, drawings and tables.

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::Callable;
use send_wrapper::SendWrapper;

use crate::{
    browser::WeekChoice,
    lang::{Lang, comparison_words},
    page::{self, Comparison, Issue, Panel, PanelBody, View},
    report::Week,
};

use super::{
    element::{Element, classed, element},
    panel::{beside, framed, mark},
    plot::plot,
    screen::{Ask, Intent, Later, Screen, going},
    selector::lists,
    table::table,
};

/// Two reports, and how they were last compared.
pub struct Compared {
    issue: Issue,
    other: Issue,
    composed: SendWrapper<RefCell<Option<Composed>>>,
}

/// A comparison in a language.
type Composed = (Lang, Arc<Comparison>);

impl Compared {
    /// Holds a report beside another one.
    pub fn new(issue: Issue, other: Issue) -> Self {
        Self {
            issue,
            other,
            composed: SendWrapper::new(RefCell::default()),
        }
    }

    /// The comparison in a language; composed once for as long as that is the same.
    fn composed(&self, lang: Lang) -> Arc<Comparison> {
        let mut composed = self.composed.borrow_mut();
        match &*composed {
            Some((of, comparison)) if *of == lang => comparison.clone(),
            _ => {
                let comparison = Arc::new(page::compare(&self.issue, &self.other, lang));
                *composed = Some((lang, comparison.clone()));
                comparison
            }
        }
    }
}

impl Later for Compared {
    fn section(&self, screen: &Screen, ask: Ask) -> Vec<Element> {
        let lang = screen.page.lang;
        let comparison = self.composed(lang);
        let controls = controls(&comparison, &self.issue, screen, ask);
        if self.issue.report.week == self.other.report.week {
            let same = element("p").child(comparison_words(lang).same_week);
            return vec![controls, same];
        }
        let lead = (!comparison.lead.is_empty())
            .then(|| classed("p", "lead").child(comparison.lead.as_str()));
        let heading = classed("div", "title")
            .child(element("h3").child(comparison.heading.as_str()))
            .child(lead);
        let is_drawn = screen.address.view == View::Chart && screen.has_charts;
        let panels = comparison.panels.iter().filter(|_| is_drawn);
        let panels: Vec<_> = panels.map(|of| panel(of, screen, ask)).collect();
        let panels = (!panels.is_empty()).then(|| classed("div", "findings").list(panels));
        let tables = comparison.tables.iter().map(|of| {
            let title = element("figcaption").child(of.caption.as_str());
            classed("figure", "panel").child(title).child(table(of))
        });
        [controls, heading]
            .into_iter()
            .chain(panels)
            .chain(tables)
            .collect()
    }
}

/// The choice of the other week, and the way out.
fn controls(comparison: &Comparison, issue: &Issue, screen: &Screen, ask: Ask) -> Element {
    let words = comparison_words(screen.page.lang);
    let week = issue.report.week;
    let year_before = Week::new(week.year() - 1, week.number()).ok();
    let year_before = year_before.filter(|week| issue.index.contains(*week));
    let ways = [
        (issue.index.before(week), words.week_before),
        (year_before, words.year_before),
    ];
    let link = |with: Option<Week>, text: &str| {
        let address = screen.address.compared_with(with.map(WeekChoice::Week));
        element("a")
            .attr("href", screen.href(&address))
            .attr_if(
                "aria-current",
                (with == Some(comparison.week)).then(|| "true".to_owned()),
            )
            .on("click", going(address, ask))
            .child(text)
    };
    let ways = ways
        .into_iter()
        .filter_map(|(with, text)| with.map(|with| link(Some(with), text)));
    let ways: Vec<_> = ways.collect();
    let address = screen.address.clone();
    let choose = move |week| {
        ask.run(Intent::Go(
            address.compared_with(Some(WeekChoice::Week(week))),
        ));
    };
    let choice = classed("span", "selector")
        .attr("role", "group")
        .attr("aria-label", words.choose)
        .list(lists(&comparison.selector, screen.page.lang, choose));
    let end = link(None, words.end).attr("class", "plain");
    classed("div", "weeks").child(choice).child(
        classed("span", "end")
            .child(classed("span", "views").list(ways))
            .child(end),
    )
}

/// A drawing. What it says stands in a table below.
fn panel(panel: &Panel, screen: &Screen, ask: Ask) -> Element {
    let caption = element("figcaption")
        .child(element("span").child(panel.title.as_str()))
        .child(" ")
        .child(panel.mark.map(|of| mark(of, screen.page.lang)));
    let figure = framed(&panel.id, caption);
    let PanelBody::Drawn {
        figure: drawn,
        key,
        centre,
    } = &panel.body
    else {
        return figure;
    };
    let class = if key.is_empty() {
        "drawing bars"
    } else {
        "drawing ring"
    };
    let is_sample = panel.mark == Some(page::Mark::Sample);
    let unit = classed("p", "caption").child(element("span").child(panel.unit.as_str()));
    figure
        .child(unit)
        .child(classed("p", "unseen").child(drawn.alternative()))
        .child(
            classed("div", class)
                .child(plot(drawn, screen, ask))
                .child(beside(key, centre, is_sample)),
        )
}
