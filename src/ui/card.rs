//! The card of an indicator.

use crate::{
    lang::{Lang, words},
    page::{Card, CardFacts, CardPart, Mark},
};

use super::{
    element::{Element, classed, element},
    panel::{drawing, mark},
    screen::{Ask, Screen},
};

/// The card of an indicator: one sentence for ears, the same set large for eyes.
pub fn card(card: &Card, screen: &Screen, ask: Ask) -> Element {
    let lang = screen.page.lang;
    let spark = card.spark.as_ref().map(|figure| {
        classed("figure", "recent")
            .attr("role", "group")
            .attr("aria-label", figure.title())
            .list(drawing(
                figure,
                &card.id,
                words(lang).last_twelve_weeks,
                None,
                screen,
                ask,
            ))
    });
    let explanation = classed("details", "explanation")
        .child(element("summary").child(words(lang).explanation))
        .list(
            card.explanation
                .iter()
                .map(|text| element("p").child(text.as_str())),
        );
    let class = if card.is_headline {
        "card headline"
    } else {
        "card"
    };
    with_facts(classed("article", class), card.id.as_str(), &card.facts)
        .child(element("h3").child(card.name.as_str()))
        .child(classed("p", "unseen").child(card.said()))
        .child(seen(card, lang))
        .child(parts(card, lang))
        .child(spark)
        .child(explanation)
}

/// The attributes that other programs rely on.
fn with_facts(element: Element, id: &str, facts: &CardFacts) -> Element {
    element
        .attr("data-indicator", id)
        .attr_if("data-value", facts.value.clone())
        .attr_if("data-change-pct", facts.change_pct.clone())
        .attr("data-origin", facts.origin)
        .attr("data-change-origin", facts.change_origin)
}

/// What eyes see of the value and its change.
fn seen(card: &Card, lang: Lang) -> Element {
    let (value, change) = (&card.value, &card.change);
    let small = |text: &str| {
        let text = text.trim();
        (!text.is_empty()).then(|| element("small").child(text))
    };
    let value_line = classed(
        "p",
        if value.is_stated {
            "value"
        } else {
            "value absent"
        },
    )
    .child(small(value.about))
    .child(element("span").untranslated().child(value.number.as_str()))
    .child(small(&value.unit))
    .child(mark_if(value.mark, lang));
    let figure = (!change.figure.is_empty())
        .then(|| element("b").untranslated().child(change.figure.as_str()));
    let change_line = classed("p", "change")
        .child(figure)
        .child(element("span").child(change.words.as_str()))
        .child(mark_if(change.mark, lang));
    classed("div", "seen")
        .attr("aria-hidden", "true")
        .child(value_line)
        .child(change_line)
}

fn mark_if(of: Option<Mark>, lang: Lang) -> Option<Element> {
    of.map(|of| mark(of, lang))
}

fn parts(card: &Card, lang: Lang) -> Option<Element> {
    let part = |part: &CardPart| {
        let change = (!part.change.is_empty()).then(|| element("b").child(part.change.as_str()));
        let amount = classed("span", "amount")
            .attr("aria-hidden", "true")
            .untranslated()
            .child(part.value.as_str())
            .child(change)
            .child(mark_if(part.mark, lang));
        let name = classed("span", "name")
            .attr("aria-hidden", "true")
            .child(part.name.as_str());
        with_facts(element("li"), part.id.as_str(), &part.facts)
            .child(classed("span", "unseen").child(part.sentence.as_str()))
            .child(name)
            .child(amount)
    };
    (!card.parts.is_empty()).then(|| classed("ul", "parts").list(card.parts.iter().map(part)))
}
