//! What was found, all at once: the gravest first, in both languages.

use leptos::prelude::{Callable, event_target_value};

use crate::{
    desk::{Edition, Manuscript, Remark},
    lang::{self, DeskWords, Lang, desk_words},
    report::{Finding, Objection, Severity, Week},
};

use super::{
    super::element::{Element, classed, element},
    act::{Act, Tell},
    state::{Answer, State, Tab},
};

/// The findings of a draft.
pub fn findings(manuscript: &Manuscript, edition: &Edition, state: &State, tell: Tell) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let assessment = &manuscript.assessment;
    let (accepted, open): (Vec<_>, Vec<_>) = assessment
        .remarks
        .iter()
        .partition(|remark| remark.accepted.is_some());
    let view = View {
        edition,
        week: manuscript.last_read.as_ref().map(|report| report.week),
        lang,
        words,
        tell,
    };
    let nothing = if manuscript.is_assessed {
        words.nothing_found
    } else {
        words.being_checked
    };
    let nothing = (open.is_empty()).then(|| classed("p", "fine").child(nothing));
    let open = open.iter().map(|remark| {
        let answer = state.answer.as_ref();
        view.remark(
            remark,
            answer.filter(|answer| answer.finding == remark.finding),
        )
    });
    let is_any_accepted = !accepted.is_empty();
    let accepted = accepted.into_iter().map(|remark| view.accepted(remark));
    let elsewhere = assessment.elsewhere.iter();
    let elsewhere = elsewhere.map(|elsewhere| view.elsewhere(elsewhere.week, &elsewhere.finding));
    classed("div", "findings-list")
        .child(nothing)
        .child(element("ul").list(open))
        .child((!assessment.elsewhere.is_empty()).then(|| {
            element("section")
                .child(element("h3").child(words.elsewhere))
                .child(element("ul").list(elsewhere))
        }))
        .child(is_any_accepted.then(|| {
            element("section")
                .child(element("h3").child(words.accepted))
                .child(element("ul").list(accepted))
        }))
}

/// A finding about a file that could not be taken.
pub fn refusal(name: &str, finding: &Finding<Objection>, lang: Lang) -> Element {
    let name = if name.is_empty() {
        desk_words(lang).pasted
    } else {
        name
    };
    item(finding, lang)
        .child(
            classed("p", "where")
                .child(element("strong").child(lang::severity(finding.problem.severity(), lang)))
                .child(element("span").child(name)),
        )
        .child(messages(finding, lang))
}

struct View<'a> {
    edition: &'a Edition,
    week: Option<Week>,
    lang: Lang,
    words: &'static DeskWords,
    tell: Tell,
}

impl View<'_> {
    fn remark(&self, remark: &Remark, answer: Option<&Answer>) -> Element {
        let mut actions = Vec::new();
        if let Some(mend) = &remark.mend {
            let text = lang::mend(mend, self.lang);
            actions.push(self.button("mend", &text, Act::Mend(mend.clone())));
        }
        let place = &remark.finding.place;
        if remark.is_answerable() && answer.is_none() {
            let text = if remark.needs_entry() {
                self.words.correct
            } else {
                self.words.accept
            };
            let answer = Act::Answer(remark.finding.clone());
            actions.push(self.button("answer", text, answer));
        }
        let to_form = Act::GoTo(Tab::Form, place.clone());
        actions.push(self.button("jump", self.words.to_form, to_form));
        let to_source = Act::GoTo(Tab::Source, place.clone());
        actions.push(self.button("jump", self.words.to_source, to_source));
        if let Some(at) = &remark.at {
            let to_preview = Act::PointAt(at.clone());
            actions.push(self.button("jump", self.words.to_preview, to_preview));
        }
        item(&remark.finding, self.lang)
            .child(self.place(remark))
            .child(messages(&remark.finding, self.lang))
            .child(classed("p", "actions").list(actions))
            .child(answer.map(|answer| self.reason(answer)))
    }

    fn accepted(&self, remark: &Remark) -> Element {
        let reason = remark.accepted.as_ref();
        let reason = reason.map(|reason| classed("p", "reason").child(self.lang.of(reason)));
        item(&remark.finding, self.lang)
            .attr("data-accepted", "")
            .child(self.place(remark))
            .child(messages(&remark.finding, self.lang))
            .child(reason)
    }

    fn elsewhere(&self, week: Week, finding: &Finding<Objection>) -> Element {
        let at = classed("p", "where")
            .child(element("strong").child(severity(finding, self.lang)))
            .child(element("span").child(lang::week_name(week, self.lang)));
        item(finding, self.lang)
            .child(at)
            .child(messages(finding, self.lang))
    }

    /// How grave it is, which field it is about, and where that stands.
    fn place(&self, remark: &Remark) -> Element {
        let field = remark
            .at
            .as_ref()
            .zip(self.week)
            .map(|(at, week)| lang::field(self.edition.catalogue(), week, at, self.lang));
        let field = field.filter(|field| !field.is_empty());
        let position = lang::place(&remark.finding.place, remark.position, self.lang);
        classed("p", "where")
            .child(element("strong").child(severity(&remark.finding, self.lang)))
            .child(field.map(|field| element("span").child(field)))
            .child(classed("span", "position").child(position))
    }

    /// The fields in which a reason is written.
    fn reason(&self, answer: &Answer) -> Element {
        let tell = self.tell;
        let field = |lang: Lang, label: &str, typed: &str| {
            let input = element("textarea")
                .attr("rows", "2")
                .attr("lang", lang.tag())
                .value(typed)
                .on("input", move |event| {
                    tell.run(Act::Reason(lang, event_target_value(&event)));
                });
            element("label")
                .child(element("span").child(label))
                .child(input)
        };
        let [zh, en] = &answer.reason;
        let is_whole = !zh.trim().is_empty() && !en.trim().is_empty();
        classed("div", "reasons")
            .child(field(Lang::Zh, self.words.reason_zh, zh))
            .child(field(Lang::En, self.words.reason_en, en))
            .child(
                classed("p", "actions")
                    .child(
                        self.button("answer", self.words.enter, Act::Enter)
                            .attr_if("disabled", (!is_whole).then(String::new)),
                    )
                    .child(self.button("jump", self.words.cancel, Act::Cancel)),
            )
    }

    fn button(&self, class: &str, text: &str, act: Act) -> Element {
        let tell = self.tell;
        classed("button", class)
            .attr("type", "button")
            .on("click", move |_| tell.run(act.clone()))
            .child(text)
    }
}

fn item(finding: &Finding<Objection>, _: Lang) -> Element {
    element("li")
        .attr("data-finding", finding.problem.rule())
        .attr(
            "data-severity",
            match finding.problem.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
        )
        .attr("data-place", finding.place.as_str())
}

/// What is wrong in both languages, the desk's own first.
fn messages(finding: &Finding<Objection>, lang: Lang) -> Element {
    let message = |lang: Lang| {
        element("p")
            .attr("lang", lang.tag())
            .child(lang::finding(finding, lang))
    };
    classed("div", "messages")
        .child(message(lang))
        .child(message(lang.other()))
}

fn severity(finding: &Finding<Objection>, lang: Lang) -> &'static str {
    lang::severity(finding.problem.severity(), lang)
}
