//! The fields of a draft, section by section, with last week's values beside.
//!
//! A long draft has thousands of fields: the form listens for all of them at its root,
//! and each tells by `data-place` and `data-do` what it is.

use leptos::{ev::Event, prelude::Callable};

use crate::{
    browser::workplace,
    desk::{
        self, Account, AssessedFinding, Control, Direction, Edition, Field, Form, Group, List,
        Manuscript,
    },
    lang::{self, DeskWords, Lang, desk_words},
    report::{Place, Report, Severity},
};

use super::{
    super::element::{Element, classed, element},
    act::{self, Act, Dispatch},
    state::State,
};

/// The form of a draft.
pub fn form(
    manuscript: &Manuscript,
    edition: &Edition,
    state: &State,
    dispatch: Dispatch,
) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let form = of(manuscript, edition, lang);
    if form.sections.is_empty() {
        return classed("div", "form").child(element("p").child(words.no_form));
    }
    let typed = state.typed.as_ref();
    let panel = FormPanel {
        manuscript,
        lang,
        words,
        typed,
        account: state.account(),
    };
    let enter = move |event: Event| {
        if let Some((place, typed)) = workplace::entered(&event) {
            dispatch.run(Act::Type(place_of(&place), typed));
        }
    };
    classed("div", "form")
        // Lists and boxes tell of a choice by this event, too, and say it again by `change`.
        .on("input", enter)
        .on("focusout", move |_| dispatch.run(Act::Leave))
        .on("click", move |event| {
            let pressed = workplace::pressed(&event);
            if let Some(act) = pressed.and_then(|(what, place)| act(&what, &place_of(&place))) {
                dispatch.run(act);
            }
        })
        .list(form.sections.iter().map(|section| panel.section(section)))
}

/// What a button of the form does.
fn act(what: &str, place: &Place) -> Option<Act> {
    let place = place.clone();
    Some(match what {
        "turn" => Act::TurnPresence(place),
        "up" => Act::Shift(place, Direction::Up),
        "down" => Act::Shift(place, Direction::Down),
        "remove" => Act::Remove(place),
        which => Act::Append(place, which.parse().ok()?),
    })
}

/// The place that a pointer of the form's own names.
fn place_of(pointer: &str) -> Place {
    let segments = pointer.split('/').skip(1);
    segments.fold(Place::ROOT, |place, segment| place.at(segment))
}

/// The id of the field that a place belongs to.
pub fn field_id(
    manuscript: &Manuscript,
    edition: &Edition,
    place: &Place,
    lang: Lang,
) -> Option<String> {
    let form = of(manuscript, edition, lang);
    Some(id_of(&form.field_at(place)?.place))
}

/// The fields and lists of a draft.
pub fn of(manuscript: &Manuscript, edition: &Edition, lang: Lang) -> Form {
    let before = before(manuscript, edition);
    desk::form(&manuscript.draft, edition.catalogue(), before, lang)
}

/// The section of it that a place is in.
pub fn around(place: &Place, manuscript: &Manuscript, edition: &Edition, lang: Lang) -> Form {
    let before = before(manuscript, edition);
    desk::form_around(place, &manuscript.draft, edition.catalogue(), before, lang)
}

/// The report of the week before.
fn before<'a>(manuscript: &Manuscript, edition: &'a Edition) -> Option<&'a Report> {
    let before = match manuscript.week() {
        Some(week) => edition.before(week),
        None => edition.newest(),
    };
    before.map(|report| &**report)
}

/// The id of the button that moves an item.
pub fn mover_id(item: &Place, direction: Direction) -> String {
    [key_of(direction), item.as_str()].concat()
}

fn key_of(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

fn id_of(place: &Place) -> String {
    ["field", place.as_str()].concat()
}

struct FormPanel<'a> {
    manuscript: &'a Manuscript,
    lang: Lang,
    words: &'static DeskWords,
    typed: Option<&'a (Place, String)>,
    account: Option<&'a Account>,
}

impl FormPanel<'_> {
    fn section(&self, section: &Group) -> Element {
        element("details")
            .attr("open", "")
            .child(
                element("summary")
                    .child(section.title.as_str())
                    .child(self.to_fill(section)),
            )
            .child(self.contents(section))
    }

    /// The quiet line of what is still to be filled in.
    fn to_fill(&self, section: &Group) -> Option<Element> {
        let text = lang::to_fill(section.to_fill()?, self.lang);
        Some(classed("span", "to-fill").child(text))
    }

    /// The fields and lists of a section or an item.
    fn contents(&self, group: &Group) -> Element {
        let presence = group.presence.as_ref().map(|presence| {
            let text = if presence.is_there {
                self.words.leave_out
            } else {
                self.words.put_in
            };
            button(text, "turn", &group.place)
        });
        classed("div", "group")
            .child(
                classed("div", "fields").list(group.fields.iter().map(|field| self.field(field))),
            )
            .child(element("div").list(group.lists.iter().map(|list| self.items(list))))
            .child(presence)
    }

    fn items(&self, list: &List) -> Element {
        let count = list.items.len();
        let items = list.items.iter().enumerate().map(|(at, item)| {
            let name = |word: &str| format!("{word} {}", item.title);
            let tool = |sign: &str, word: &str, what: &str| {
                button(sign, what, &item.place).attr("aria-label", name(word))
            };
            let mover = |sign: &str, word: &str, direction: Direction, is_idle: bool| {
                let button = tool(sign, word, key_of(direction));
                act::idle(button.attr("id", mover_id(&item.place, direction)), is_idle)
            };
            let (up, down) = (Direction::Up, Direction::Down);
            let tools = classed("span", "actions")
                .child(mover("↑", self.words.move_up, up, at == 0))
                .child(mover("↓", self.words.move_down, down, at + 1 == count))
                .child(tool("×", self.words.remove, "remove"));
            let head = classed("div", "item-head")
                .child(element("strong").child(item.title.as_str()))
                .child(tools);
            element("li").child(head).child(self.contents(item))
        });
        let additions = list.add.filter(|_| !list.additions.is_empty()).map(|add| {
            let additions = list.additions.iter().enumerate();
            let buttons = additions.map(|(which, addition)| {
                let text = format!("+ {}", addition.label);
                button(&text, &which.to_string(), &list.place)
            });
            classed("p", "actions")
                .child(classed("span", "adds").child(add))
                .list(buttons)
        });
        element("div")
            .attr("role", "group")
            .attr("aria-label", list.title.as_str())
            .child((!list.title.is_empty()).then(|| element("h3").child(list.title.as_str())))
            .child(element("ol").list(items))
            .child(additions)
    }

    fn field(&self, field: &Field) -> Element {
        let id = id_of(&field.place);
        // Whole sentences are read where they stand, in their own language: a description has none.
        let prose = match field.control {
            Control::Prose(lang) => Some(lang),
            _ => None,
        };
        let beside = field.last_week.as_ref().map(|last| {
            let last = match prose {
                Some(of) => element("span").attr("lang", of.tag()).child(last.as_str()),
                None => element("span").child(last.as_str()),
            };
            classed("span", "last-week")
                .attr("id", format!("{id}-last"))
                .child(self.words.last_week)
                .child(last)
        });
        let unit = field
            .unit
            .as_ref()
            .map(|unit| classed("span", "unit").child(unit.as_str()));
        let label = element("label")
            .attr("for", id.as_str())
            .child(field.label.as_str());
        let found = self.found(field).map(|remark| {
            element("p")
                .attr("data-severity", remark.severity().word())
                .child(lang::finding(&remark.finding, self.lang))
        });
        let found: Vec<_> = found.collect();
        let found = (!found.is_empty()).then(|| {
            classed("div", "field-found")
                .attr("id", format!("{id}-found"))
                .list(found)
        });
        let sources = self.account.map(|account| account.sources_of(&field.key));
        let sources = sources
            .filter(|sources| !sources.is_empty())
            .map(|sources| {
                classed("p", "stated-by")
                    .attr("id", format!("{id}-source"))
                    .child(sources)
            });
        let mut described = String::new();
        for (is_there, what) in [
            (field.last_week.is_some() && prose.is_none(), "-last "),
            (found.is_some(), "-found "),
            (sources.is_some(), "-source "),
        ] {
            if is_there {
                described += &id;
                described += what;
            }
        }
        let described = (!described.is_empty()).then_some(described);
        let input = self
            .input(field)
            .attr("id", id)
            .attr("data-place", field.place.as_str())
            .attr_if("aria-describedby", described)
            .attr_if(
                "aria-invalid",
                self.is_wrong(field).then(|| "true".to_owned()),
            );
        let class = match field.control {
            Control::Prose(_) => "field prose-field",
            _ => "field",
        };
        classed("div", class)
            .attr("data-field", field.key.as_str())
            .child(label)
            .child(element("span").child(input).child(unit))
            .child(beside)
            .child(sources)
            .child(found)
    }

    /// What a field shows: what is being typed there, until it is left.
    fn shown<'f>(&'f self, field: &'f Field) -> &'f str {
        let typed = self.typed.filter(|(place, _)| *place == field.place);
        typed.map_or(&field.written, |(_, typed)| typed)
    }

    fn input(&self, field: &Field) -> Element {
        match &field.control {
            Control::Choice(choices) => {
                let options = choices.iter().map(|choice| {
                    element("option")
                        .attr("value", choice.typed.as_str())
                        .chosen(choice.typed == field.written)
                        .child(choice.label.as_str())
                });
                element("select").list(options)
            }
            Control::Flag => element("input")
                .attr("type", "checkbox")
                .checked(field.written == "true"),
            control => {
                let (tag, lang, mode) = match control {
                    Control::Prose(lang) => ("textarea", Some(*lang), "text"),
                    Control::Line(lang) => ("input", *lang, "text"),
                    Control::Whole => ("input", None, "numeric"),
                    Control::Decimal => ("input", None, "decimal"),
                    _ => ("input", None, "text"),
                };
                element(tag)
                    .attr("inputmode", mode)
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .attr_if("rows", (tag == "textarea").then(|| "4".to_owned()))
                    .attr_if("lang", lang.map(|lang| lang.tag().to_owned()))
                    .value(self.shown(field))
            }
        }
    }

    /// What was found in a field: in sentences, or in them and those of the other language, all of it; in others what is wrong.
    fn found<'f>(&'f self, field: &'f Field) -> impl Iterator<Item = &'f AssessedFinding> {
        let is_prose = matches!(field.control, Control::Prose(_));
        let whole = field.place.parent().filter(|_| is_prose);
        let remarks = self.manuscript.assessment.remarks.iter();
        remarks.filter(move |remark| {
            let place = Some(&remark.finding.place);
            let is_of_it = place == whole.as_ref() && remark.accepted.is_none();
            is_of_it || is_about(remark, field) && (is_prose || is_mistake(remark))
        })
    }

    /// Whether an error is about the field.
    fn is_wrong(&self, field: &Field) -> bool {
        self.manuscript.assessment.remarks.iter().any(|remark| {
            remark.severity() == Severity::Error
                && remark.accepted.is_none()
                && remark.finding.place == field.place
        })
    }
}

/// Whether an open finding is about the very value of a field.
fn is_about(remark: &AssessedFinding, field: &Field) -> bool {
    remark.accepted.is_none() && remark.finding.place == field.place
}

/// Whether what was written is wrong, and not only missing.
fn is_mistake(remark: &AssessedFinding) -> bool {
    remark.severity() == Severity::Error && !remark.is_unfilled()
}

/// What is wrong with the value of a field, in a language, under its name.
pub fn fault_of(
    place: &Place,
    manuscript: &Manuscript,
    edition: &Edition,
    lang: Lang,
) -> Option<String> {
    let form = around(place, manuscript, edition, lang);
    let field = form.field_at(place)?;
    let mut remarks = manuscript.assessment.remarks.iter();
    let wrong = remarks.find(|remark| is_about(remark, field) && is_mistake(remark))?;
    let reason = lang::finding(&wrong.finding, lang);
    Some(lang::labelled(&field.label, &reason, lang))
}

fn button(text: &str, what: &str, place: &Place) -> Element {
    element("button")
        .attr("type", "button")
        .attr("data-do", what)
        .attr("data-place", place.as_str())
        .child(text)
}
