//! A figure with its title, its drawing, its key and its table.

use std::sync::Arc;

use leptos::prelude::Callable;

use crate::{
    lang::{self, Lang, words},
    page::{Figure, KeyRow, Kind, Mark, Panel, PanelBody, View},
    report::Id,
};

use super::{
    element::{Element, classed, element},
    plot::plot,
    screen::{Ask, Intent, Medium, Screen},
    table::captioned,
};

/// A figure of the report.
pub fn panel(panel: &Panel, screen: &Screen, ask: Ask) -> Element {
    // The mark is a part of the figure's name.
    let caption = element("figcaption")
        .child(element("span").child(panel.title.as_str()))
        // Not every browser parts the words of a name where elements end.
        .child(" ")
        .child(panel.mark.map(|of| mark(of, screen.page.lang)))
        .child(
            element("span")
                .attr("hidden", "")
                .child(on_paper(panel, screen.page.lang)),
        );
    let body = match &panel.body {
        PanelBody::Drawn {
            figure,
            key,
            centre,
        } => {
            let beside = beside(key, centre, panel.mark == Some(Mark::Sample));
            drawing(figure, &panel.id, &panel.unit, beside, screen, ask)
        }
        PanelBody::Named { sentence, names } => vec![named(sentence, names)],
    };
    framed(&panel.id, caption).list(body)
}

/// The frame of a figure, named by its caption.
pub fn framed(id: &Id, caption: Element) -> Element {
    let title_id = format!("figure-{}", id.as_str().replace('_', "-"));
    classed("figure", "panel")
        .attr("aria-labelledby", title_id.as_str())
        .attr("data-figure", id.as_str())
        .child(caption.attr("id", title_id))
}

/// What a figure states. A tagged PDF has a figure's name in place of all that is in it, so that
/// on paper this is a part of the name.
fn on_paper(panel: &Panel, lang: Lang) -> String {
    match &panel.body {
        PanelBody::Drawn { figure, .. } => figure.alternative().to_owned(),
        PanelBody::Named { sentence, names } => {
            [sentence, " ", &lang::clauses(names, lang)].concat()
        }
    }
}

/// A drawing under its caption, or its table, as the reader likes, and what can be done with it. The
/// caption is the unit, or the run of weeks; `of` is the card or figure that it
/// stands in, which names it: a name said again by each button is heard five times.
pub fn drawing(
    figure: &Arc<Figure>,
    of: &Id,
    caption: &str,
    beside: Option<Element>,
    screen: &Screen,
    ask: Ask,
) -> Vec<Element> {
    let words = words(screen.page.lang);
    let line = classed("p", "caption").child(element("span").child(caption));
    let ways = ways(figure.id(), figure.title(), of, screen, ask);
    if screen.view(figure.id()) == View::Table {
        return vec![line, table_of(figure), ways];
    }
    let class = match figure.kind() {
        Kind::Bars => "drawing bars",
        Kind::Ring => "drawing ring",
        Kind::Spark | Kind::Trend => "drawing spark",
    };
    let drawing = classed("div", class)
        .child(classed("p", "unseen").child(figure.alternative()))
        .child(plot(figure, screen, ask))
        .child(beside);
    let table = (screen.medium() == Medium::Lasting).then(|| {
        let summary = element("summary")
            .attr(
                "aria-label",
                lang::labelled(words.tables, figure.title(), figure.lang()),
            )
            .child(words.tables);
        classed("details", "explanation")
            .child(summary)
            .child(table_of(figure))
    });
    let whole = [line, drawing, table.unwrap_or(ways)];
    whole.into()
}

/// What can be done with a figure, after it: to see it the other way, and to take it along.
pub fn ways(id: &Id, title: &str, of: &Id, screen: &Screen, ask: Ask) -> Element {
    let lang = screen.page.lang;
    let words = words(lang);
    let label = match screen.view(id) {
        View::Chart => words.as_table,
        View::Table => words.as_chart,
    };
    let (id, news) = (id.clone(), lang::labelled(label, title, lang));
    let switch = classed("button", "plain")
        .attr("type", "button")
        .attr_if("hidden", (!screen.has_charts).then(String::new))
        .on("click", move |_| {
            ask.run(Intent::Switch(id.clone(), news.clone()));
        })
        .child(label);
    classed("p", "caption ways")
        .child(switch)
        .child(embedding(Some(of), screen))
        .child(taking(Some(of), screen, ask))
}

/// The table of a figure. Whoever comes to it by itself hears that it is made up, where it is.
fn table_of(figure: &Figure) -> Element {
    let is_sample = figure.points().iter().all(|point| point.is_sample);
    let caption = &figure.table().caption;
    let caption = lang::illustrated(caption, is_sample, figure.lang());
    captioned(figure.table(), &caption)
}

/// The link to the report, or to a card or figure of it, as it stands in other
/// pages. The boot script opens a dialog in its place.
pub fn embedding(of: Option<&Id>, screen: &Screen) -> Option<Element> {
    let href = of.map_or_else(
        || "?embed=1".to_owned(),
        |id| ["?embed=1&only=", id.as_str()].concat(),
    );
    let link = classed("a", "embedding")
        .attr("href", href)
        .child(words(screen.page.lang).embed);
    // Pages without the program cannot stand in others as parts.
    (screen.medium() != Medium::Lasting).then_some(link)
}

/// The link to the figures as files: the program offers those of the card, the figure or the page that it stands in.
pub fn taking(of: Option<&Id>, screen: &Screen, ask: Ask) -> Option<Element> {
    let word = words(screen.page.lang).save;
    let id = of.map_or("", Id::as_str).to_owned();
    let link = classed("a", "taking")
        .attr("href", [screen.to_root(), "data/history/all.csv"].concat())
        .on("click", move |event| {
            event.prevent_default();
            ask.run(Intent::Take(id.clone()));
        })
        .child(word);
    // Pages without the program have the files at their foot.
    (screen.medium() != Medium::Lasting).then_some(link)
}

/// The mark of a figure.
pub fn mark(mark: Mark, lang: Lang) -> Element {
    classed("span", &format!("mark {}", mark.key())).child(mark.word(lang))
}

/// The centre and the key of a ring.
pub fn beside(key: &[KeyRow], centre: &str, is_sample: bool) -> Option<Element> {
    let row = |row: &KeyRow| {
        element("li")
            .child(element("span").child(row.label.as_str()))
            .child(element("span").untranslated().child(row.text.as_str()))
    };
    let centre = (!centre.is_empty()).then(|| {
        classed("span", "centre")
            .attr("aria-hidden", "true")
            .untranslated()
            .child(centre)
    });
    (!key.is_empty()).then(|| {
        // As the slices: illustrative ones are outlined.
        let class = if is_sample { "key sample" } else { "key" };
        let key = classed("ul", class)
            .attr("aria-hidden", "true")
            .list(key.iter().map(row));
        classed("div", "beside").child(centre).child(key)
    })
}

/// What the source states where there is nothing to draw.
fn named(sentence: &str, names: &[String]) -> Element {
    let names = (!names.is_empty()).then(|| {
        element("ol").list(
            names
                .iter()
                .map(|name| element("li").untranslated().child(name.as_str())),
        )
    });
    classed("div", "named")
        .child(element("p").child(sentence))
        .child(names)
}
