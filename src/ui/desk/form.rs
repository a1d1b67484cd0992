//! The fields of a draft, section by section, with last week's values beside.

use leptos::prelude::{Callable, event_target_checked, event_target_value};

use crate::{
    desk::{self, Control, Direction, Edition, Field, Form, Group, List, Manuscript},
    lang::{DeskWords, Lang, desk_words},
    report::{Place, Severity},
};

use super::{
    super::element::{Element, classed, element},
    act::{Act, Tell},
};

/// The form of a draft.
pub fn form(manuscript: &Manuscript, edition: &Edition, lang: Lang, tell: Tell) -> Element {
    let words = desk_words(lang);
    let form = of(manuscript, edition, lang);
    if form.sections.is_empty() {
        return classed("div", "form").child(element("p").child(words.no_form));
    }
    let view = View {
        manuscript,
        words,
        tell,
    };
    classed("div", "form").list(form.sections.iter().map(|section| view.section(section)))
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

fn of(manuscript: &Manuscript, edition: &Edition, lang: Lang) -> Form {
    let week = manuscript.last_read.as_ref().map(|report| report.week);
    let before = match week {
        Some(week) => edition.before(week),
        None => edition.newest(),
    };
    let before = before.map(|report| &**report);
    desk::form(&manuscript.draft, edition.catalogue(), before, lang)
}

fn id_of(place: &Place) -> String {
    ["field", place.as_str()].concat()
}

struct View<'a> {
    manuscript: &'a Manuscript,
    words: &'static DeskWords,
    tell: Tell,
}

impl View<'_> {
    fn section(&self, section: &Group) -> Element {
        element("details")
            .attr("open", "")
            .child(element("summary").child(section.title.as_str()))
            .child(self.contents(section))
    }

    /// The fields and lists of a section or an item.
    fn contents(&self, group: &Group) -> Element {
        let presence = group.presence.as_ref().map(|presence| {
            let text = if presence.is_there {
                self.words.leave_out
            } else {
                self.words.put_in
            };
            self.button(text, Act::Put(group.place.clone(), presence.other.clone()))
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
            let place = &item.place;
            let up = Act::Shift(place.clone(), Direction::Up);
            let down = Act::Shift(place.clone(), Direction::Down);
            let name = |word: &str| format!("{word} {}", item.title);
            let tools = classed("span", "actions")
                .child(self.tool("↑", &name(self.words.move_up), up, at > 0))
                .child(self.tool("↓", &name(self.words.move_down), down, at + 1 < count))
                .child(self.tool(
                    "×",
                    &name(self.words.remove),
                    Act::Remove(place.clone()),
                    true,
                ));
            let head = classed("div", "item-head")
                .child(element("strong").child(item.title.as_str()))
                .child(tools);
            element("li").child(head).child(self.contents(item))
        });
        let additions = list.add.filter(|_| !list.additions.is_empty()).map(|add| {
            let buttons = list.additions.iter().map(|addition| {
                let act = Act::Append(list.place.clone(), addition.value.clone());
                self.button(&format!("+ {}", addition.label), act)
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
        let beside = field.last_week.as_ref().map(|last| {
            classed("span", "last-week")
                .attr("id", format!("{id}-last"))
                .child([self.words.last_week, last].concat())
        });
        let unit = field
            .unit
            .as_ref()
            .map(|unit| classed("span", "unit").child(unit.as_str()));
        let label = element("label")
            .attr("for", id.as_str())
            .child(field.label.as_str());
        let described = field.last_week.is_some().then(|| format!("{id}-last"));
        let input = self
            .input(field)
            .attr("id", id)
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
    }

    fn input(&self, field: &Field) -> Element {
        let kept = field.clone();
        let tell = self.tell;
        let enter = move |typed: String| tell.run(Act::Type(Box::new(kept.clone()), typed));
        match &field.control {
            Control::Choice(choices) => {
                let is_known = choices.iter().any(|choice| choice.typed == field.written);
                // What is written and none of them is shown as it is, and so not lost.
                let unknown = (!is_known).then(|| {
                    element("option")
                        .attr("value", field.written.as_str())
                        .chosen(true)
                        .child(field.written.as_str())
                });
                let options = choices.iter().map(|choice| {
                    element("option")
                        .attr("value", choice.typed.as_str())
                        .chosen(choice.typed == field.written)
                        .child(choice.label.as_str())
                });
                element("select")
                    .on("change", move |event| enter(event_target_value(&event)))
                    .list(unknown.into_iter().chain(options))
            }
            Control::Flag => element("input")
                .attr("type", "checkbox")
                .checked(field.written == "true")
                .on("change", move |event| {
                    enter(event_target_checked(&event).to_string())
                }),
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
                    .value(&field.written)
                    .on("input", move |event| enter(event_target_value(&event)))
                    .on("blur", move |_| tell.run(Act::Leave))
            }
        }
    }

    /// Whether an error is about the field.
    fn is_wrong(&self, field: &Field) -> bool {
        self.manuscript.assessment.remarks.iter().any(|remark| {
            remark.severity() == Severity::Error
                && remark.accepted.is_none()
                && remark.finding.place == field.place
        })
    }

    fn button(&self, text: &str, act: Act) -> Element {
        let tell = self.tell;
        element("button")
            .attr("type", "button")
            .on("click", move |_| tell.run(act.clone()))
            .child(text)
    }

    /// A button with a sign instead of a word.
    fn tool(&self, sign: &str, name: &str, act: Act, is_possible: bool) -> Element {
        self.button(sign, act)
            .attr("aria-label", name)
            .attr_if("disabled", (!is_possible).then(String::new))
    }
}
