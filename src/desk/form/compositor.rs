use std::collections::HashSet;

use crate::{
    desk::typed::{halves, written},
    draft::Outline,
    lang::{self, FormWords, Lang, Words},
    page::Mark,
    publish::Json,
    report::{Catalogue, Id, IndicatorEntry, Name, Origin, Report, Text, Week},
};

use super::{Addition, Choice, Control, Field, Group, Linked, Substitute, spot::Spot};

/// The keys of a week file that have a section of their own; the empty one is the header's.
const SECTIONS: [&str; 11] = [
    "",
    "provenance",
    "ratings",
    "indicators",
    "rankings",
    "distributions",
    "incidents",
    "highlights",
    "corrections",
    "acknowledged",
    "editor",
];

/// What the form is composed of.
pub(super) struct Compositor<'a> {
    text: &'a str,
    pub(super) catalogue: &'a Catalogue,
    pub(super) last_week: Option<&'a Report>,
    pub(super) lang: Lang,
    pub(super) words: &'static FormWords,
    pub(super) page_words: &'static Words,
    /// The week whose names hold.
    week: Week,
}

impl<'a> Compositor<'a> {
    pub(super) fn new(
        root: &Outline,
        text: &'a str,
        catalogue: &'a Catalogue,
        last_week: Option<&'a Report>,
        lang: Lang,
    ) -> Self {
        let stated = root.get("week").and_then(Outline::as_text);
        let stated = stated.and_then(|week| week.parse().ok());
        let follows = || last_week.map(|report| report.week.next());
        // Without any week the newest names will do.
        let newest = || Week::new(9998, 1).expect("every year has a first week");
        Self {
            text,
            catalogue,
            last_week,
            lang,
            words: lang::form_words(lang),
            page_words: lang::words(lang),
            week: stated.or_else(follows).unwrap_or_else(newest),
        }
    }

    /// The sections in the order of the file.
    pub(super) fn sections(&self, root: &Outline) -> Vec<Group> {
        let sections = SECTIONS.into_iter();
        sections.map(|key| self.section(root, key)).collect()
    }

    /// The section that a key of the file is in.
    pub(super) fn section(&self, root: &Outline, key: &str) -> Group {
        let root = &Spot::root(root);
        match key {
            "provenance" => self.provenance(&root.get(key)),
            "ratings" => self.ratings(root),
            "indicators" => self.indicators(root),
            "rankings" => self.rankings(root),
            "distributions" => self.distributions(root),
            "incidents" => self.incidents(&root.get(key)),
            "highlights" => self.highlights(root),
            "corrections" => self.corrections(root),
            "acknowledged" => self.acknowledged(root),
            "editor" => self.editor(&root.get(key)),
            _ => self.header(root),
        }
    }

    /// A field that must not be empty.
    pub(super) fn field(&self, at: &Spot, label: &str, control: Control) -> Field {
        let written = written(at.outline, self.text);
        Field {
            place: at.place.clone(),
            key: at.key.clone(),
            label: label.to_owned(),
            control: with_unfit(control, &written),
            written,
            last_week: None,
            unit: None,
            is_optional: false,
            linked: Linked::None,
        }
    }

    /// A text in both languages.
    pub(super) fn both(
        &self,
        whole: &Spot,
        label: &str,
        control: fn(Lang) -> Control,
        substitute: Substitute,
        last: Option<&Text>,
    ) -> Vec<Field> {
        let field = |of: Lang| {
            let remark = match of {
                Lang::Zh => self.words.chinese,
                Lang::En => self.words.english,
            };
            let label = lang::bracketed(label, remark, self.lang);
            let last = last.map(|text| of.of(text).to_owned());
            self.half(
                whole,
                ["zh", "en"],
                of.key(),
                &label,
                control(of),
                substitute,
            )
            .after(last)
        };
        Lang::BOTH.map(field).into()
    }

    /// One of the two fields of an object that is there or not as a whole.
    pub(super) fn half(
        &self,
        whole: &Spot,
        keys: [&'static str; 2],
        key: &str,
        label: &str,
        control: Control,
        substitute: Substitute,
    ) -> Field {
        let written = halves(whole.outline, keys, substitute, self.text);
        let [first, second] = written;
        let written = if key == keys[0] { first } else { second };
        let place = whole.place.clone();
        let linked = Linked::Half {
            whole: place,
            keys,
            substitute,
        };
        Field {
            written,
            is_optional: substitute == Substitute::Null,
            linked,
            ..self.field(&whole.get(key), label, control)
        }
    }

    /// A choice of where figures come from, with the one of last week.
    pub(super) fn origin(&self, at: &Spot, label: &str, last: Option<&str>) -> Field {
        let own = Choice {
            typed: String::new(),
            label: self.words.origin_of_week.to_owned(),
        };
        let mut choices = vec![own];
        choices.extend(self.origins());
        self.choice(at, label, choices, last).optional()
    }

    pub(super) fn origins(&self) -> Vec<Choice> {
        let words = self.page_words;
        choices(&[
            (Origin::Issue.word(), words.from_issue),
            (Origin::Secondhand.word(), words.secondhand),
            (Origin::Sample.word(), words.sample),
        ])
    }

    /// A choice, with what was chosen last week.
    pub(super) fn choice(
        &self,
        at: &Spot,
        label: &str,
        choices: Vec<Choice>,
        last: Option<&str>,
    ) -> Field {
        let last = choices.iter().find(|choice| Some(&*choice.typed) == last);
        let last = last.map(|choice| choice.label.clone());
        self.field(at, label, Control::Choice(choices)).after(last)
    }

    /// A figure of last week as its page words it, with its mark.
    pub(super) fn marked(&self, text: Option<String>, own: Option<Origin>) -> Option<String> {
        let report = self.last_week?;
        let Some(text) = text else {
            return Some(self.page_words.not_stated.to_owned());
        };
        let mark = Mark::of_origin(report.origin(own));
        Some(Mark::on(&text, mark, self.lang))
    }

    /// What the catalogue knows and the list does not have yet.
    pub(super) fn not_yet<'b>(
        &self,
        list: &Spot,
        known: impl Iterator<Item = (&'b Id, &'b Name)>,
        blank: impl Fn(&Id) -> Json,
    ) -> Vec<Addition> {
        let there: HashSet<_> = list.elements().iter().filter_map(Spot::id).collect();
        let missing = known.filter(|(id, _)| !there.contains(*id));
        let addition = |(id, name): (&Id, &Name)| Addition {
            label: self.lang.of(&name.text).to_owned(),
            value: blank(id),
        };
        missing.map(addition).collect()
    }

    /// The name that the catalogue has for an id, else the id.
    pub(super) fn named(&self, id: Option<&Id>, name: Option<&Name>) -> String {
        match name {
            Some(name) => self.lang.of(&name.text).to_owned(),
            None => id.map_or_else(String::new, Id::to_string),
        }
    }

    /// The name of an indicator in the time of the draft.
    pub(super) fn name_of<'b>(&self, entry: &'b IndicatorEntry) -> &'b Name {
        entry.name_at(self.week)
    }
}

/// A choice among which what is written is one, whatever it is.
fn with_unfit(control: Control, written: &str) -> Control {
    let Control::Choice(mut choices) = control else {
        return control;
    };
    if choices.iter().all(|choice| choice.typed != written) {
        choices.push(Choice {
            typed: written.to_owned(),
            label: written.to_owned(),
        });
    }
    Control::Choice(choices)
}

/// Choices by the words of files.
pub(super) fn choices(words: &[(&str, &str)]) -> Vec<Choice> {
    let choice = |(typed, label): &(&str, &str)| Choice {
        typed: (*typed).to_owned(),
        label: (*label).to_owned(),
    };
    words.iter().map(choice).collect()
}

/// An origin as files have it; nothing where an item has that of the week.
pub(super) fn word(origin: Option<Origin>) -> &'static str {
    origin.map_or("", Origin::word)
}
