//! A whole page as plain text, for files that people can read.

use std::fmt::{Display, Write};

use cncert_weekly::page::{Block, Card, Figure, Mark, Notice, Page, Panel, PanelBody, Selector};

/// Everything that a page says, in the page's order.
pub fn page_text(page: &Page) -> String {
    let mut text = Lines(String::new());
    text.line(&page.title);
    let head = &page.masthead;
    text.heading(format_args!("{} / {}", head.publisher, head.publication));
    text.line(&head.issue_line);
    text.line(&head.days);
    text.line(&head.lead);
    selector(&mut text, &page.selector);
    page.notices.iter().for_each(|of| notice(&mut text, of));
    text.heading(&page.key_findings.heading);
    for (scale, level) in &page.key_findings.ratings {
        text.line(format_args!("{scale} = {level}"));
    }
    text.items(&page.key_findings.highlights);
    for block in &page.key_findings.blocks {
        match block {
            Block::Card(of) => card(&mut text, of, page),
            Block::Panel(of) => panel(&mut text, of, page),
        }
    }
    if let Some(incidents) = &page.incidents {
        text.heading(&incidents.heading);
        incidents.paragraphs.iter().for_each(|of| text.line(of));
        incidents
            .cards
            .iter()
            .for_each(|of| card(&mut text, of, page));
        incidents
            .panel
            .iter()
            .for_each(|of| panel(&mut text, of, page));
    }
    text.heading(&page.about.heading);
    page.about.paragraphs.iter().for_each(|of| text.line(of));
    text.heading(&page.contact.heading);
    for row in &page.contact.rows {
        let address = row.address.as_deref().unwrap_or("-");
        text.line(format_args!("{} = {} <{address}>", row.term, row.text));
    }
    text.line(&page.contact.invitation);
    text.heading("---");
    for link in page.footer.files.iter().chain([&page.footer.portal]) {
        text.line(format_args!("{} <{}>", link.text, link.address));
    }
    page.footer.lines.iter().for_each(|of| text.line(of));
    text.0
}

struct Lines(String);

impl Lines {
    fn line(&mut self, of: impl Display) {
        writeln!(self.0, "{of}").expect("a text takes any writing");
    }

    fn heading(&mut self, of: impl Display) {
        self.line(format_args!("\n## {of}"));
    }

    fn items(&mut self, of: &[impl Display]) {
        for item in of {
            self.line(format_args!("* {item}"));
        }
    }
}

fn selector(text: &mut Lines, selector: &Selector) {
    for (arrow, step) in [
        ("<", &selector.previous),
        (">", &selector.next),
        (">>", &selector.latest),
    ] {
        if let Some(step) = step {
            text.line(format_args!("{arrow} {} {}", step.week, step.days));
        }
    }
    let years: Vec<_> = selector.years.iter().map(|of| of.label.as_str()).collect();
    text.line(years.join(" | "));
    let weeks: Vec<_> = selector.weeks.iter().map(|of| of.label.as_str()).collect();
    text.line(weeks.join(" | "));
}

fn notice(text: &mut Lines, notice: &Notice) {
    text.heading(format_args!("! {} ({})", notice.heading, notice.kind.key()));
    if !notice.gist.is_empty() {
        text.line(&notice.gist);
    }
    notice.paragraphs.iter().for_each(|of| text.line(of));
    for source in &notice.sources {
        let url = source.url.as_deref().unwrap_or("-");
        text.line(format_args!("* {} <{url}>", source.title));
    }
    for link in &notice.links {
        let revision = link
            .revision
            .map_or("newest".to_owned(), |of| of.to_string());
        text.line(format_args!("→ {} <{}, {revision}>", link.text, link.week));
    }
}

fn marked(mark: Option<Mark>, page: &Page) -> String {
    mark.map_or_else(String::new, |mark| format!(" [{}]", mark.word(page.lang)))
}

fn card(text: &mut Lines, card: &Card, page: &Page) {
    let rank = if card.is_headline { "###" } else { "####" };
    text.line(format_args!("\n{rank} {} ({})", card.name, card.id));
    let (value, change) = (&card.value, &card.change);
    text.line(format_args!(
        "{}{} {}{}",
        value.about,
        value.number,
        value.unit,
        marked(value.mark, page)
    ));
    text.line(format_args!(
        "{} {}{}",
        change.figure,
        change.words,
        marked(change.mark, page)
    ));
    text.line(&card.sentence);
    for part in &card.parts {
        text.line(format_args!(
            "+ {}: {} {}{}",
            part.name,
            part.value,
            part.change,
            marked(part.mark, page)
        ));
        text.line(format_args!("  {}", part.sentence));
    }
    card.spark.iter().for_each(|of| figure(text, of));
    text.items(&card.explanation);
}

fn panel(text: &mut Lines, panel: &Panel, page: &Page) {
    text.line(format_args!(
        "\n#### {} ({}, {}){}",
        panel.title,
        panel.id,
        panel.unit,
        marked(panel.mark, page)
    ));
    match &panel.body {
        PanelBody::Drawn {
            figure: of,
            key,
            centre,
        } => {
            figure(text, of);
            for row in key {
                text.line(format_args!("key {} {}", row.label, row.text));
            }
            if !centre.is_empty() {
                text.line(format_args!("centre {centre}"));
            }
        }
        PanelBody::Named { sentence, names } => {
            text.line(sentence);
            text.items(names);
        }
    }
}

fn figure(text: &mut Lines, figure: &Figure) {
    text.line(format_args!("{:?}: {}", figure.kind(), figure.title()));
    text.line(figure.alternative());
    let table = figure.table();
    text.line(format_args!("| {} |", table.columns.join(" | ")));
    for row in &table.rows {
        text.line(format_args!("| {} |", row.join(" | ")));
    }
    for point in figure.points() {
        text.line(format_args!("- {}", point.text));
    }
}
