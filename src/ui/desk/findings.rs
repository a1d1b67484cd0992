//! What was found, all at once: the gravest first, in both languages.

use leptos::prelude::{Callable, event_target_value};

use crate::{
    desk::{AssessedFinding, Edition, Manuscript, Reason, Refusal},
    lang::{self, DeskWords, Lang, desk_words},
    report::{Extent, Finding, Problem, RuleId, Week},
};

use super::{
    super::element::{Element, classed, element},
    act::{self, Act, Dispatch},
    form, source,
    state::{DraftedReason, State},
};

/// The findings of a draft.
pub fn findings(
    manuscript: &Manuscript,
    edition: &Edition,
    state: &State,
    dispatch: Dispatch,
) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let assessment = &manuscript.assessment;
    let (accepted, open): (Vec<_>, Vec<_>) = assessment
        .remarks
        .iter()
        .partition(|remark| remark.accepted.is_some());
    let list = FindingsList {
        edition,
        week: manuscript.week(),
        lang,
        words,
        dispatch,
    };
    let nothing = if manuscript.is_assessed {
        if assessment.is_blank() {
            words.nothing_stated
        } else {
            words.nothing_found
        }
    } else {
        words.being_checked
    };
    let (unfilled, open): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|remark| remark.is_unfilled());
    let is_unfilled = !unfilled.is_empty() || assessment.is_blank();
    let unfilled = is_unfilled.then(|| list.unfilled(manuscript));
    let nothing = (open.is_empty() && (!is_unfilled || assessment.is_blank()))
        .then(|| classed("p", if is_unfilled { "to-fill" } else { "fine" }).child(nothing));
    let open = open.iter().map(|remark| {
        let mut answers = state.answers.iter();
        let answer = answers.find(|answer| answer.finding == remark.finding);
        list.remark(remark, answer)
    });
    let is_any_accepted = !accepted.is_empty();
    let accepted = accepted.into_iter().map(|remark| list.accepted(remark));
    let elsewhere = assessment.elsewhere.iter();
    let elsewhere = elsewhere.map(|elsewhere| list.elsewhere(elsewhere.week, &elsewhere.finding));
    classed("div", "findings-list")
        .child(nothing)
        .child(unfilled)
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

/// Why a file could not be taken.
pub fn refusal(refusal: &Refusal, lang: Lang) -> Element {
    let name = match &*refusal.name {
        "" => desk_words(lang).pasted,
        name => name,
    };
    let finding = match &refusal.reason {
        Reason::Finding(finding) => finding,
        Reason::Document(words) => {
            let text = |lang: Lang| {
                element("p")
                    .attr("lang", lang.tag())
                    .child(words[lang as usize].as_str())
            };
            return element("li").attr("data-finding", "document").child(
                classed("div", "messages")
                    .child(text(lang))
                    .child(text(lang.other())),
            );
        }
    };
    item(finding)
        .child(
            classed("p", "where")
                .child(element("strong").child(severity(finding, lang)))
                .child(element("span").child(name)),
        )
        .child(messages(finding, lang))
}

struct FindingsList<'a> {
    edition: &'a Edition,
    week: Option<Week>,
    lang: Lang,
    words: &'static DeskWords,
    dispatch: Dispatch,
}

impl FindingsList<'_> {
    fn remark(&self, remark: &AssessedFinding, answer: Option<&DraftedReason>) -> Element {
        let mut actions = Vec::new();
        let of = &self.subject(remark);
        if let Some(mend) = &remark.mend {
            let text = lang::mend(mend, self.lang);
            actions.push(self.button("mend", &text, of, Act::Mend(mend.clone())));
        }
        if remark.is_answerable() && answer.is_none() {
            let text = if remark.needs_entry() {
                self.words.correct
            } else {
                self.words.accept
            };
            let answer = Act::Answer(remark.finding.clone());
            actions.push(self.button("answer", text, of, answer));
        }
        if remark.finding.problem.rule() == RuleId::AcknowledgementUnused {
            let entry = remark.finding.place.clone();
            actions.push(self.button("answer", self.words.remove, of, Act::Remove(entry)));
        }
        actions.extend(self.jumps(remark));
        let lapsed = remark.lapsed.as_ref().map(|lapsed| {
            let reason = self.lang.of(&lapsed.reason);
            let text = lang::accepted_before(&lapsed.of, reason, self.lang);
            classed("p", "reason").child(text)
        });
        item(&remark.finding)
            .child(self.place(remark))
            .child(messages(&remark.finding, self.lang))
            .child(lapsed)
            .child(classed("p", "actions").list(actions))
            .child(answer.map(|answer| self.reason(answer)))
    }

    /// What is still to be filled in, a line a section.
    fn unfilled(&self, manuscript: &Manuscript) -> Element {
        let form = form::of(manuscript, self.edition, self.lang);
        let sections = form.sections.iter();
        let lines = sections.filter_map(|section| {
            let text = lang::to_fill(section.to_fill()?, self.lang);
            let to_form = Act::ToForm(section.place.clone());
            let line = element("li")
                .attr("data-unfilled", section.key.as_str())
                .child(element("span").child(section.title.as_str()))
                .child(classed("span", "to-fill").child(text))
                .child(self.button("jump", self.words.to_form, &section.title, to_form));
            Some(line)
        });
        classed("ul", "unfilled").list(lines)
    }

    /// The ways to where a finding is.
    fn jumps(&self, remark: &AssessedFinding) -> Vec<Element> {
        // What is no JSON has neither a form nor a page.
        let is_json = remark.finding.problem.rule() != RuleId::NotJson;
        let to_form = is_json.then(|| Act::ToForm(remark.finding.place.clone()));
        let to_source = source::id_of(remark).map(Act::ToSource);
        let to_preview = remark.at.clone().filter(|_| is_json).map(Act::PointAt);
        let jumps = [
            (self.words.to_form, to_form),
            (self.words.to_source, to_source),
            (self.words.to_preview, to_preview),
        ];
        let of = self.subject(remark);
        let button = |(text, act): (_, Option<_>)| Some(self.button("jump", text, &of, act?));
        jumps.into_iter().filter_map(button).collect()
    }

    fn accepted(&self, remark: &AssessedFinding) -> Element {
        let accepted = remark.accepted.as_ref();
        let reason = accepted.map(|accepted| self.lang.of(&accepted.reason));
        let withdraw = accepted.map(|accepted| {
            let withdraw = Act::Remove(accepted.entry.clone());
            self.button(
                "answer",
                self.words.withdraw,
                &self.subject(remark),
                withdraw,
            )
        });
        let actions = withdraw.into_iter().chain(self.jumps(remark));
        item(&remark.finding)
            .attr("data-accepted", "")
            .child(self.place(remark))
            .child(messages(&remark.finding, self.lang))
            .child(reason.map(|reason| classed("p", "reason").child(reason)))
            .child(classed("p", "actions").list(actions))
    }

    fn elsewhere(&self, week: Week, finding: &Finding<Problem>) -> Element {
        let at = classed("p", "where")
            .child(element("strong").child(severity(finding, self.lang)))
            .child(element("span").child(lang::week_name(week, self.lang)));
        item(finding).child(at).child(messages(finding, self.lang))
    }

    /// Which field a finding is about, where it is about one.
    fn field(&self, remark: &AssessedFinding) -> Option<String> {
        let (at, week) = remark.at.as_ref().zip(self.week)?;
        let field = lang::spoken_field(self.edition.catalogue(), week, at, self.lang);
        (!field.is_empty()).then_some(field)
    }

    /// What tells a finding from others, for buttons that are heard by themselves.
    fn subject(&self, remark: &AssessedFinding) -> String {
        let place = || lang::place(&remark.finding.place, remark.position, self.lang);
        self.field(remark).unwrap_or_else(place)
    }

    /// How grave it is, which field it is about, and where that stands.
    fn place(&self, remark: &AssessedFinding) -> Element {
        let field = self.field(remark);
        let position = lang::place(&remark.finding.place, remark.position, self.lang);
        classed("p", "where")
            .child(element("strong").child(severity(&remark.finding, self.lang)))
            .child(field.map(|field| element("span").child(field)))
            .child(classed("span", "position").child(position))
    }

    /// The fields in which a reason is written.
    fn reason(&self, answer: &DraftedReason) -> Element {
        let (dispatch, finding) = (self.dispatch, &answer.finding);
        let field = |lang: Lang, label: &str, typed: &str| {
            let of = finding.clone();
            let id = reason_id(finding, lang);
            let input = element("textarea")
                .attr("id", id.as_str())
                .attr("rows", "2")
                .attr("lang", lang.tag())
                .value(typed)
                .on("input", move |event| {
                    dispatch.run(Act::Reason(of.clone(), lang, event_target_value(&event)));
                });
            element("label")
                .attr("for", id)
                .child(element("span").child(label))
                .child(input)
        };
        let [zh, en] = &answer.reason;
        let is_whole = !zh.trim().is_empty() && !en.trim().is_empty();
        let enter = self.plain_button("answer", self.words.enter, Act::Enter(finding.clone()));
        let cancel = self.plain_button("jump", self.words.cancel, Act::Cancel(finding.clone()));
        let actions = classed("p", "actions")
            .child(act::idle(enter, !is_whole))
            .child(cancel);
        classed("div", "reasons")
            .child(field(Lang::Zh, self.words.reason_zh, zh))
            .child(field(Lang::En, self.words.reason_en, en))
            .child(actions)
    }

    /// A button, which says of which finding it is.
    fn button(&self, class: &str, text: &str, of: &str, act: Act) -> Element {
        let name = lang::labelled(text, of, self.lang);
        self.plain_button(class, text, act).attr("aria-label", name)
    }

    fn plain_button(&self, class: &str, text: &str, act: Act) -> Element {
        act::button(act, self.dispatch).class(class).child(text)
    }
}

/// The id of the field in which the reason for a finding is written in a language.
pub fn reason_id(finding: &Finding<Problem>, lang: Lang) -> String {
    let (rule, place) = (finding.problem.rule().key(), finding.place.as_str());
    let letters = match &finding.extent {
        Extent::Letters(letters) => letters.start.to_string(),
        _ => String::new(),
    };
    ["reason-", rule, place, "-", &letters, lang.key()].concat()
}

fn item(finding: &Finding<Problem>) -> Element {
    element("li")
        .attr("data-finding", finding.problem.rule().key())
        .attr("data-severity", finding.problem.severity().word())
        .attr("data-place", finding.place.as_str())
}

/// What is wrong in both languages, the desk's own first.
fn messages(finding: &Finding<Problem>, lang: Lang) -> Element {
    let message = |lang: Lang| {
        element("p")
            .attr("lang", lang.tag())
            .child(lang::finding(finding, lang))
    };
    classed("div", "messages")
        .child(message(lang))
        .child(message(lang.other()))
}

fn severity(finding: &Finding<Problem>, lang: Lang) -> &'static str {
    lang::severity(finding.problem.severity(), lang)
}
