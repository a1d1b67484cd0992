//! 本周事件处理情况: the generated statements and their figure.

use crate::{
    lang::{self, Lang, words},
    report::{Id, Incidents, Origin, Section},
};

use super::{Card, Figure, Issue, Kind, Mark, Panel, PanelBody, Point, Table, cards};

/// The section on incidents.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentSection {
    /// The section's heading.
    pub heading: String,
    /// The statements.
    pub paragraphs: Vec<String>,
    /// Indicators that belong to the section, such as application platforms involved.
    pub cards: Vec<Card>,
    /// The figure, where there are numbers.
    pub panel: Option<Panel>,
}

/// The section of an issue; `None` where the report does not speak of incidents.
pub fn section(issue: &Issue, lang: Lang) -> Option<IncidentSection> {
    let cards = cards::cards(issue, Section::Incidents, lang);
    let incidents = issue
        .report
        .incidents
        .as_ref()
        .filter(|incidents| issue.shows(issue.report.origin(incidents.origin)));
    let is_spoken_of = incidents.is_some() || !cards.is_empty();
    is_spoken_of.then(|| IncidentSection {
        heading: words(lang).incident_handling.to_owned(),
        paragraphs: incidents
            .map(|incidents| paragraphs(issue, incidents, lang))
            .unwrap_or_default(),
        cards,
        panel: incidents.and_then(|incidents| panel(issue, incidents, lang)),
    })
}

fn paragraphs(issue: &Issue, incidents: &Incidents, lang: Lang) -> Vec<String> {
    if let Some(text) = &incidents.text {
        return vec![lang.of(text).to_owned()];
    }
    let actors = |ids: &[Id]| -> Vec<String> {
        ids.iter()
            .filter_map(|id| issue.catalogue.actor(id))
            .map(|name| lang.of(&name.text).to_owned())
            .collect()
    };
    let of_all = actors(&incidents.actors);
    let of_all: Vec<&str> = of_all.iter().map(String::as_str).collect();
    let total = lang::incidents(incidents.total, incidents.cross_border, &of_all, lang);
    let kinds = incidents.categories.iter().filter_map(|category| {
        let name = lang.of(&issue.catalogue.category(&category.id)?.text);
        let actors = actors(&category.actors);
        let actors: Vec<&str> = actors.iter().map(String::as_str).collect();
        Some(lang::incidents_of_kind(
            name,
            category.value,
            category.is_emphasised,
            &actors,
            lang,
        ))
    });
    let mut paragraphs = vec![total];
    // Of none, no kind is to be told.
    if incidents.total != Some(0) {
        paragraphs.extend(kinds);
    }
    paragraphs
}

/// A number of incidents.
struct Row {
    name: String,
    count: u64,
    mark: Option<Mark>,
}

fn panel(issue: &Issue, incidents: &Incidents, lang: Lang) -> Option<Panel> {
    let words = words(lang);
    let origin = issue.report.origin(incidents.origin);
    let row = |place: &str, name: &str, count: u64| Row {
        name: name.to_owned(),
        count,
        mark: Mark::of_corrections(&issue.report, place, |_| true),
    };
    let total = incidents
        .total
        .map(|total| row("incidents/total", words.incidents_total, total));
    let cross_border = incidents.cross_border.map(|count| {
        let name = words.incidents_cross_border;
        row("incidents/cross_border", name, count)
    });
    let kinds = incidents.categories.iter().filter_map(|category| {
        let place = ["incidents/categories/", category.id.as_str()].concat();
        let name = lang.of(&issue.catalogue.category(&category.id)?.text);
        Some(row(&place, &lang::capitalised(name), category.value?))
    });
    let rows: Vec<Row> = total.into_iter().chain(cross_border).chain(kinds).collect();
    let title = words.incidents_figure.to_owned();
    let points = rows.iter().map(|row| {
        let number = lang::grouped(row.count);
        let mark = row.mark.or(Mark::of_origin(origin));
        Point {
            label: row.name.clone(),
            value: Some(lang::Scale::ONES.measure(row.count)),
            text: lang::labelled(&row.name, &Mark::on(&number, mark, lang), lang),
            value_text: number,
            is_sample: origin == Origin::Sample,
        }
    });
    let table = Table {
        caption: title.clone(),
        columns: vec![
            words.incident_kind.to_owned(),
            lang::bracketed(words.value, words.incidents_unit, lang),
        ],
        rows: rows
            .iter()
            .map(|row| {
                let number = Mark::on(&lang::grouped(row.count), row.mark, lang);
                vec![row.name.clone(), number]
            })
            .collect(),
    };
    let id: Id = "incidents".parse().expect("the section's own id is an id");
    let figure = Figure::new(
        id.clone(),
        lang,
        Kind::Bars,
        title.clone(),
        points.collect(),
        table,
        lang::summary_of(
            lang::incidents_summary(rows.iter().map(|row| (&*row.name, row.count)), lang),
            origin == Origin::Sample,
            lang,
        ),
    )?;
    Some(Panel {
        id,
        title,
        unit: words.incidents_unit.to_owned(),
        mark: Mark::of(&issue.report, incidents.origin, "incidents", |_| true).map(Mark::of_drawn),
        body: PanelBody::drawn(figure),
    })
}
