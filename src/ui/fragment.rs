//! The report as a piece of HTML for pages of others that allow neither script
//! nor frame: headings, text and tables, and nothing that needs a style.

use leptos::prelude::*;

use crate::{
    lang::{Lang, labelled, script_word, words},
    page::{Block, Card, CardChange, CardPart, CardValue, Mark, Page, Panel, PanelBody, Table},
};

use super::{
    element::{Element, IntoChild, classed, element},
    table::table,
};

/// A page as a fragment of HTML, in ASCII: whatever the encoding of the page
/// that it is put into, it reads the same there. `address` is where the report
/// stands, if that is known.
pub fn fragment(page: &Page, address: Option<&str>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| article(page, address).into_child().to_html());
    // Marks for a program, which never comes here, and for a style, which does not either.
    let html = html.replace("<!>", "").replace(" class=\"unseen\"", "");
    html.chars().map(ascii).collect()
}

fn ascii(sign: char) -> String {
    if sign.is_ascii() {
        sign.to_string()
    } else {
        format!("&#{};", u32::from(sign))
    }
}

fn article(page: &Page, address: Option<&str>) -> Element {
    let masthead = &page.masthead;
    let notices = page.notices.iter().flat_map(|notice| {
        let heading = element("p").child(element("strong").child(notice.heading.as_str()));
        [heading].into_iter().chain(paragraphs(&notice.paragraphs))
    });
    let findings = &page.key_findings;
    let cards = findings.blocks.iter().filter_map(|block| match block {
        Block::Card(card) => Some(&**card),
        Block::Panel(_) => None,
    });
    let panels = findings.blocks.iter().filter_map(|block| match block {
        Block::Card(_) => None,
        Block::Panel(panel) => Some(panel),
    });
    let ratings = findings
        .ratings
        .iter()
        .map(|(scale, level)| element("p").child(labelled(scale, level, page.lang)));
    let incidents = page.incidents.iter().flat_map(|incidents| {
        let heading = element("h3").child(incidents.heading.as_str());
        let cards = (!incidents.cards.is_empty())
            .then(|| table(&indicators(incidents.cards.iter(), page.lang)));
        [heading]
            .into_iter()
            .chain(paragraphs(&incidents.paragraphs))
            .chain(incidents.panel.iter().flat_map(|of| panel(of, page.lang)))
            .chain(cards)
    });
    classed("article", "cncert-weekly")
        .attr("lang", page.lang.tag())
        .child(element("h2").child(masthead.publication.as_str()))
        .child(element("p").child(masthead.issue_line.as_str()))
        .list(notices)
        .child(element("h3").child(findings.heading.as_str()))
        .list(ratings)
        .list(paragraphs(&findings.highlights))
        .child(table(&indicators(cards, page.lang)))
        .list(panels.flat_map(|of| panel(of, page.lang)))
        .list(incidents)
        .child(credit(page, address))
}

fn paragraphs(texts: &[String]) -> impl Iterator<Item = Element> {
    texts.iter().map(|text| element("p").child(text.as_str()))
}

/// A figure as its table, which has its title and its mark, or what stands in its
/// place.
fn panel(panel: &Panel, lang: Lang) -> Vec<Element> {
    let title = marked(&panel.title, panel.mark, lang);
    match &panel.body {
        PanelBody::Drawn { figure, .. } => vec![table(&Table {
            caption: title,
            ..figure.table().clone()
        })],
        PanelBody::Named { sentence, names } => {
            let title = element("h4").child(title);
            let names = names.iter().map(|name| element("li").child(name.as_str()));
            let names = element("ol").list(names);
            vec![title, element("p").child(sentence.as_str()), names]
        }
    }
}

/// The indicators of cards, with their parts below them.
fn indicators<'a>(cards: impl Iterator<Item = &'a Card>, lang: Lang) -> Table {
    let part = |part: &CardPart| {
        let value = marked(&part.value, part.mark, lang);
        vec![part.name.clone(), value, part.change.clone()]
    };
    let rows = cards.flat_map(|card| {
        let own = vec![
            card.name.clone(),
            value(&card.value, lang),
            change(&card.change, lang),
        ];
        [own].into_iter().chain(card.parts.iter().map(part))
    });
    Table {
        caption: script_word("fragment", "indicators", lang).to_owned(),
        columns: vec![
            script_word("fragment", "indicator", lang).to_owned(),
            script_word("fragment", "week", lang).to_owned(),
            words(lang).change.to_owned(),
        ],
        rows: rows.collect(),
    }
}

fn value(value: &CardValue, lang: Lang) -> String {
    let pieces = [value.about, &value.number, &value.unit].map(str::trim);
    let text = pieces.join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    });
    marked(text.trim(), value.mark, lang)
}

fn change(change: &CardChange, lang: Lang) -> String {
    let text = [change.figure.as_str(), change.words.as_str()].join(" ");
    marked(text.trim(), change.mark, lang)
}

fn marked(text: &str, mark: Option<Mark>, lang: Lang) -> String {
    Mark::on(text, mark.filter(|_| !text.is_empty()), lang)
}

/// Whose report it is, and where all of it is.
fn credit(page: &Page, address: Option<&str>) -> Element {
    let word = |name| script_word("frame", name, page.lang);
    let source = [word("source"), &page.masthead.publisher].concat();
    let line = element("p").child(source);
    let Some(address) = address else { return line };
    let folder = match page.lang {
        Lang::Zh => "",
        Lang::En => "en/",
    };
    let to_whole = element("a")
        .attr("href", [address, folder].concat())
        .child(word("full"));
    line.child(" · ").child(to_whole)
}
