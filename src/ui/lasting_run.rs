//! The long run for readers without script: small drawings, what is said of them, and their values in a table a year.

use leptos::prelude::*;

use crate::{
    lang::{self, Lang, run_words, words},
    page::Table,
    run::{Run, Trend},
};

use super::{
    element::{Element, IntoChild, Node, classed, element},
    panel::framed,
    table::table,
};

/// The trends that are wanted as HTML, each with its drawing by the id of its figure: markup, or nothing.
pub fn lasting_run(
    run: &Run,
    is_wanted: impl Fn(&Trend) -> bool,
    lang: Lang,
    drawing: impl Fn(&str) -> String,
) -> String {
    let trends = run.trends.iter().filter(|trend| is_wanted(trend));
    let about = |text: &str| classed("p", "caption").child(element("span").child(text));
    let html = Owner::new().with(|| {
        let figures = trends.map(|of| trend(of, drawing(of.id.as_str()), lang));
        let figures = classed("div", "findings").list(figures);
        element("main")
            .child(about(&run.days))
            .child(about(run_words(lang).key))
            .child(figures)
            .into_child()
            .to_html()
    });
    // Marks for a program, which never comes here.
    html.replace("<!>", "")
}

fn trend(trend: &Trend, drawing: String, lang: Lang) -> Element {
    let figure = &trend.figure;
    let said = [figure.alternative()].into_iter();
    let said = said.chain(trend.notes.iter().map(String::as_str));
    let tables = classed("details", "explanation")
        .child(element("summary").child(words(lang).tables))
        .list(by_year(trend, lang).iter().map(table));
    framed(&trend.id, element("figcaption").child(trend.name.as_str()))
        .child(classed("p", "caption").child(element("span").child(trend.unit.as_str())))
        .child(
            classed("div", "drawing")
                .attr("aria-hidden", "true")
                .child(Node::Drawing(drawing)),
        )
        .child(classed("div", "named").list(said.map(|text| element("p").child(text))))
        .child(tables)
}

/// The table of a trend, a table a year, the newest first.
fn by_year(trend: &Trend, lang: Lang) -> Vec<Table> {
    let whole = trend.figure.table();
    let rows: Vec<_> = whole.rows.iter().zip(trend.weeks.iter().rev()).collect();
    let years = rows.chunk_by(|(_, one), (_, next)| one.year() == next.year());
    let years = years.map(|rows| Table {
        caption: rows
            .first()
            .map(|(_, week)| lang::year(week.year(), lang))
            .unwrap_or_default(),
        columns: whole.columns.clone(),
        rows: rows.iter().map(|(row, _)| (*row).clone()).collect(),
    });
    years.collect()
}
