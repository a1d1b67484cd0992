//! What the documents of a draft state, and what is to be decided between them.

use crate::{
    desk::{Account, Chapter, Entry, Manuscript},
    lang::{Lang, desk_words, labelled},
};

use super::{
    super::element::{Element, classed, element},
    act::{self, Act, Dispatch},
};

/// What is to be said of the documents of a draft.
pub fn documents(
    account: &Account,
    manuscript: &Manuscript,
    lang: Lang,
    dispatch: Dispatch,
) -> Element {
    let chapters = account.chapters.iter();
    let chapters = chapters.map(|chapter| self::chapter(chapter, manuscript, lang, dispatch));
    classed("div", "documents")
        .child(element("p").child(account.lead.as_str()))
        .list(chapters)
}

fn chapter(chapter: &Chapter, manuscript: &Manuscript, lang: Lang, dispatch: Dispatch) -> Element {
    let entries = chapter.entries.iter();
    let entries = entries.map(|entry| self::entry(entry, manuscript, lang, dispatch));
    element("section")
        .attr("data-chapter", chapter.key)
        .child(
            element("h3")
                .child(chapter.title.as_str())
                .child(classed("span", "position").child(chapter.entries.len().to_string())),
        )
        .child(element("ul").list(entries))
}

fn entry(entry: &Entry, manuscript: &Manuscript, lang: Lang, dispatch: Dispatch) -> Element {
    let wordings = entry.wordings.iter().map(|wording| {
        let is_said = manuscript.draft.says(&wording.values);
        act::button(Act::Word(wording.values.clone()), dispatch)
            .attr("aria-pressed", is_said.to_string())
            .child(wording.label.as_str())
    });
    let to_field = entry.at.as_ref().map(|at| {
        act::button(Act::ToField(at.clone()), dispatch)
            .class("jump")
            .attr(
                "aria-label",
                labelled(desk_words(lang).to_form, &entry.about, lang),
            )
            .child(desk_words(lang).to_form)
    });
    let told = entry.told.iter();
    let about = (!entry.about.is_empty()).then(|| element("strong").child(entry.about.as_str()));
    element("li")
        .attr_if("data-at", entry.at.clone())
        .child(about)
        .list(told.map(|told| element("p").child(told.as_str())))
        .child(
            (!entry.wordings.is_empty() || entry.at.is_some())
                .then(|| classed("p", "actions").list(wordings).child(to_field)),
        )
}
