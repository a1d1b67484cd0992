//! The whole desk: its head, the drafts, one of them in several views, and the preview.

use leptos::prelude::{Callable, event_target_value};

use crate::{
    desk::{Desk, Draft, Manuscript},
    lang::{self, Lang, desk_words},
    report::Severity,
    ui::faults::fault_text,
};

use super::{
    super::element::{Element, IntoChild, Node, classed, element},
    act::{self, Act, Dispatch},
    changes::changes,
    documents::documents,
    findings::{findings, refusal},
    form,
    outgoing::Handout,
    preview::preview,
    source::source,
    state::{Announcement, Phase, State, Tab},
};

/// The file input, for browsers without file handles.
pub const INPUT: &str = "desk-files";

/// The panel that the views of the draft open in.
pub const PANEL: &str = "panel";

/// The desk.
pub fn view(state: &State, dispatch: Dispatch) -> Node {
    let lang = state.lang();
    let words = desk_words(lang);
    let desk = state.desk();
    let manuscript = desk.and_then(Desk::chosen);
    let body = match &state.phase {
        Phase::Refused => Some(refused(state)),
        Phase::Ready(desk) if manuscript.is_none() => Some(welcome(state, desk, dispatch)),
        Phase::Ready(_) | Phase::Failed(_) | Phase::Loading(..) => None,
    };
    let side = desk.zip(manuscript);
    let side = side.map(|(desk, manuscript)| panels(state, desk, manuscript, dispatch));
    let preview = preview(state, desk.and_then(Desk::coverage), dispatch)
        .attr_if("hidden", manuscript.is_none().then(String::new));
    let held = state
        .is_held
        .then(|| classed("p", "held").child(words.drop_now));
    classed("div", "desk")
        .child(head(state, manuscript, dispatch))
        .child(status(state, dispatch))
        .child(desk.map(|desk| refusals(desk, lang)))
        .child(desk.map(|desk| drafts(desk, state, dispatch)))
        .child(
            classed("main", "work")
                .child(body)
                .child(side)
                .child(preview),
        )
        .child(held)
        .into_child()
}

fn head(state: &State, manuscript: Option<&Manuscript>, dispatch: Dispatch) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let is_ready = state.desk().is_some();
    let draft = manuscript.map(|manuscript| &manuscript.draft);
    let button = |text: &str, key: &str, act: Act, is_possible: bool| {
        let button = act::button(act, dispatch).attr("data-act", key).child(text);
        act::idle(button, !is_possible)
    };
    let input = element("input")
        .attr("type", "file")
        .attr("id", INPUT)
        .attr("multiple", "")
        .attr("accept", ".json,.docx,.xlsx,.txt")
        .attr("aria-label", words.open)
        .attr("hidden", "")
        .on("change", move |event| dispatch.run(Act::Take(event)));
    let is_followed = manuscript.is_some_and(|chosen| state.followed.contains(&chosen.id));
    let open = if draft.is_some() && !state.has_picker {
        words.reopen
    } else {
        words.open
    };
    let save = if is_followed {
        words.save
    } else {
        words.download
    };
    let other = lang.other();
    let to_other = element("a")
        .attr(
            "href",
            state.address.in_lang(other).href(state.address.page),
        )
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .untranslated()
        .on("click", move |event| {
            event.prevent_default();
            dispatch.run(Act::Speak(other));
        })
        .child(crate::lang::words(lang).other_language);
    let to_report = element("a")
        .attr("href", state.address.of_report().href(state.address.page))
        .child(words.to_report);
    let tools = classed("div", "tools")
        .attr_if("hidden", (!is_ready).then(String::new))
        .child(button(open, "open", Act::Open, is_ready))
        .child(button(words.begin, "begin", Act::Begin, is_ready))
        .child(button(
            words.undo,
            "undo",
            Act::Undo,
            draft.is_some_and(Draft::can_undo),
        ))
        .child(button(
            words.redo,
            "redo",
            Act::Redo,
            draft.is_some_and(Draft::can_redo),
        ))
        .child(button(save, "save", Act::Save, draft.is_some()))
        .child(is_followed.then(|| button(words.download, "download", Act::Download, true)))
        .child(button(
            words.package,
            "package",
            Act::HandOut(Handout::Package),
            draft.is_some(),
        ))
        .child(input);
    element("header")
        .child(
            classed("div", "bar")
                .child(element("h1").child(words.title))
                .child(classed("span", "links").child(to_report).child(to_other)),
        )
        .child(tools)
}

/// How far the desk is, and what was done last. It is read out when it changes.
fn status(state: &State, dispatch: Dispatch) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let told = match state.announcement {
        Some(Announcement::Told) => &*state.told[lang as usize],
        _ => &[],
    };
    let is_begun = state.announcement == Some(Announcement::Begun);
    let begun = if is_begun {
        begun(state, lang)
    } else {
        String::new()
    };
    let text = match (&state.phase, state.announcement) {
        (Phase::Refused, _) => String::new(),
        (Phase::Loading(_, 0), _) => words.getting_ready.to_owned(),
        (Phase::Loading(done, of), _) => lang::weeks_loaded(*done, *of, lang),
        (Phase::Failed(Some(fault)), _) => fault_text(fault, None, lang),
        (Phase::Failed(None), _) => words.part_missing.to_owned(),
        (Phase::Ready(_), None) => words.ready.to_owned(),
        (Phase::Ready(_), Some(word)) => match word {
            Announcement::Begun => &*begun,
            Announcement::Saved => words.saved,
            Announcement::Downloaded => words.downloaded,
            Announcement::NotSaved => words.not_saved,
            Announcement::TakenIn => words.taken_in,
            Announcement::Replaced => words.replaced,
            Announcement::HalfWritten => words.half_written,
            Announcement::CloseChanged(_) => words.close_changed,
            Announcement::Stays => words.stays,
            Announcement::Making => words.making,
            Announcement::Told => told.first().map_or("", |first| first),
            Announcement::Reading => words.reading,
            Announcement::NotReading => words.not_reading,
            Announcement::Read => words.documents_read,
            Announcement::NotTaken => words.not_taken,
        }
        .to_owned(),
    };
    let is_missing = matches!(state.phase, Phase::Failed(_))
        || state.announcement == Some(Announcement::NotReading);
    let again = is_missing
        .then(|| act::button(Act::TryAgain, dispatch).child(crate::lang::words(lang).try_again));
    let missing = (!state.missing.is_empty()).then(|| {
        let files = state
            .missing
            .iter()
            .map(|fault| fault_text(fault, None, lang));
        let files: Vec<_> = files.collect();
        element("p").child([words.weeks_missing, &files.join(" ")].concat())
    });
    let phase = match &state.phase {
        Phase::Refused => "refused",
        Phase::Loading(..) => "loading",
        Phase::Failed(_) => "failed",
        Phase::Ready(_) => "ready",
    };
    classed("div", "status")
        .attr("role", "status")
        .attr("data-desk", phase)
        .child(element("p").child(text))
        .child((told.len() > 1).then(|| {
            let reasons = told[1..]
                .iter()
                .map(|told| element("li").child(told.as_str()));
            element("ul").list(reasons)
        }))
        .child(missing)
        .child(again)
}

/// Which draft is there now, and what is missing in it, section by section.
fn begun(state: &State, lang: Lang) -> String {
    let Some((desk, manuscript)) = state.desk().and_then(|desk| Some((desk, desk.chosen()?)))
    else {
        return String::new();
    };
    let form = form::of(manuscript, desk.edition(), lang);
    let sections = form.sections.iter();
    let missing = sections.filter_map(|section| {
        let count = lang::to_fill(section.to_fill()?, lang);
        Some(lang::bracketed(&section.title, &count, lang))
    });
    lang::draft_begun(manuscript.draft.name(), &missing.collect::<Vec<_>>(), lang)
}

fn refused(state: &State) -> Element {
    let words = desk_words(state.lang());
    let alone = element("a")
        .attr("href", state.address.href(state.address.page))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child(words.open_alone);
    classed("div", "welcome")
        .child(element("p").child(words.framed))
        .child(element("p").child(alone))
}

fn welcome(state: &State, desk: &Desk, dispatch: Dispatch) -> Element {
    let words = desk_words(state.lang());
    classed("section", "welcome")
        .child(element("h2").child(words.welcome))
        .child(element("p").child(words.welcome_ways))
        .child(element("p").child(words.welcome_promise))
        .child(revise(state, desk, dispatch))
        .child(classed("p", "keys").child(words.keys))
}

/// The way to correct what is published.
fn revise(state: &State, desk: &Desk, dispatch: Dispatch) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let option = |week| {
        element("option")
            .attr("value", format!("{week}"))
            .chosen(state.to_revise == Some(week))
            .child(lang::week_name(week, lang))
    };
    let first = element("option")
        .attr("value", "")
        .chosen(state.to_revise.is_none())
        .child(words.revise_which);
    let weeks = [first]
        .into_iter()
        .chain(desk.edition().published_weeks().map(option));
    let choice = element("select")
        .attr("id", "revised-week")
        .on("change", move |event| {
            dispatch.run(Act::ChooseWeek(event_target_value(&event).parse().ok()));
        })
        .list(weeks);
    let begin = act::button(Act::Revise, dispatch)
        .attr("data-act", "revise")
        .child(words.begin_revision);
    let label = element("label")
        .attr("for", "revised-week")
        .child(element("span").child(words.revise))
        .child(choice);
    classed("div", "revise")
        .child(label)
        .child(act::idle(begin, state.to_revise.is_none()))
}

fn refusals(desk: &Desk, lang: Lang) -> Option<Element> {
    let refusals = desk.refusals();
    let list = refusals.iter().map(|refused| refusal(refused, lang));
    (!refusals.is_empty()).then(|| {
        classed("section", "refusals")
            .attr("role", "alert")
            .child(element("h2").child(desk_words(lang).refused))
            .child(element("ul").list(list))
    })
}

/// The drafts on the desk, each with what was found in it.
fn drafts(desk: &Desk, state: &State, dispatch: Dispatch) -> Option<Element> {
    let lang = state.lang();
    let words = desk_words(lang);
    let chosen = desk.chosen().map(|manuscript| manuscript.id);
    let draft = |manuscript: &Manuscript| {
        let id = manuscript.id;
        let name = match manuscript.draft.name() {
            "" => words.pasted,
            name => name,
        };
        let assessment = &manuscript.assessment;
        let [errors, warnings] =
            [Severity::Error, Severity::Warning].map(|severity| assessment.count(severity));
        let is_unfilled = assessment.is_blank() || assessment.unfilled() > 0;
        let counts = if errors + warnings == 0 && is_unfilled {
            words.to_fill.to_owned()
        } else if manuscript.is_assessed {
            lang::counted_findings(errors, warnings, lang)
        } else {
            words.being_checked.to_owned()
        };
        let marks = [
            manuscript.draft.is_changed().then_some(words.unsaved),
            state.followed.contains(&id).then_some(words.followed),
        ];
        let marks: Vec<_> = marks.into_iter().flatten().collect();
        let button = act::button(Act::Choose(id), dispatch)
            .attr("aria-pressed", (chosen == Some(id)).to_string())
            .child(element("strong").child(name))
            .child(classed("span", "counts").child(counts))
            .child(
                (!marks.is_empty())
                    .then(|| classed("span", "marks").child(marks.join(lang.comma()))),
            );
        let close = act::button(Act::Close(id), dispatch)
            .class("plain close")
            .attr("aria-label", format!("{} {name}", words.close))
            .child("×");
        element("li").child(button).child(close)
    };
    (!desk.manuscripts().is_empty()).then(|| {
        classed("nav", "drafts")
            .attr("aria-label", words.drafts)
            .child(element("ul").list(desk.manuscripts().iter().map(draft)))
            .child(revise(state, desk, dispatch))
    })
}

/// The views of a draft, one of which is open.
fn panels(state: &State, desk: &Desk, manuscript: &Manuscript, dispatch: Dispatch) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let account = state.account();
    let open_tab = state.open_tab();
    let count = Tab::ALL.len() - usize::from(account.is_none());
    let tabs = Tab::ALL.map(|tab| {
        let text = match tab {
            Tab::Findings => words.findings,
            Tab::Form => words.form,
            Tab::Source => words.source,
            Tab::Changes => words.changes,
            Tab::Documents => account.map_or("", |account| &account.title),
        };
        act::button(Act::Show(tab), dispatch)
            .attr("role", "tab")
            .attr("id", tab.id())
            .attr("aria-controls", PANEL)
            .attr("aria-selected", (open_tab == tab).to_string())
            .attr("tabindex", if open_tab == tab { "0" } else { "-1" })
            .attr_if("hidden", (tab as usize >= count).then(String::new))
            .on_key(move |key| step(tab, key, count, dispatch))
            .child(text)
    });
    let edition = desk.edition();
    let open = match open_tab {
        _ if state.is_view_due => Node::Kept,
        Tab::Findings => findings(manuscript, edition, state, dispatch).into_child(),
        Tab::Form => form::form(manuscript, edition, state, dispatch).into_child(),
        Tab::Source => source(manuscript, lang).into_child(),
        Tab::Changes => changes(manuscript, edition, lang).into_child(),
        Tab::Documents => account
            .map(|account| documents(account, manuscript, lang, dispatch))
            .into_child(),
    };
    classed("section", "panels")
        .child(classed("h2", "unseen").child(words.views))
        .child(
            classed("div", "tabs")
                .attr("role", "tablist")
                .attr("aria-label", words.views)
                .list(tabs),
        )
        .child(
            classed("div", "panel-open")
                .attr("role", "tabpanel")
                .attr("id", PANEL)
                // It scrolls, by the keyboard too.
                .attr("tabindex", "0")
                .attr("aria-labelledby", open_tab.id())
                .attr("data-tab", open_tab.key())
                .child(open),
        )
}

/// Goes from tab to tab by the arrow keys.
fn step(tab: Tab, key: &str, count: usize, dispatch: Dispatch) -> bool {
    let at = Tab::ALL
        .iter()
        .position(|other| *other == tab)
        .unwrap_or_default();
    let next = match key {
        "ArrowRight" => (at + 1) % count,
        "ArrowLeft" => (at + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return false,
    };
    dispatch.run(Act::Show(Tab::ALL[next]));
    true
}
