use std::{fmt::Debug, sync::Arc};

use crate::{
    intake::{self, Gbk, Teller, Understanding, Value, understood},
    lang::{self, Lang},
    publish,
    report::{Week, ordered_by},
};

use super::{
    super::{Desk, Draft, Kind, Manuscript},
    Document, Import,
    account::Accountant,
    merge::{self, Before, merged},
};

/// How many letters of a document's words are shown at once.
const MOST_LETTERS: usize = 160;

/// How many fields of a document tell whether another one is a later version of it; a week has some fifty.
const MOST_COMPARED: usize = 500;

/// Takes documents, as a part of the program that comes with the first one.
pub trait Importer: Debug + Send + Sync {
    /// Lays what documents state over a draft of the desk, and works at it. Those that came with this draft before stay
    /// beside them, unless they are earlier versions. Says whether any could be read.
    fn take(&self, desk: &mut Desk, documents: Vec<Document>, gbk: Gbk) -> bool;
}

/// The one way in which documents are taken.
#[derive(Debug)]
pub struct Documents;

impl Importer for Documents {
    fn take(&self, desk: &mut Desk, documents: Vec<Document>, gbk: Gbk) -> bool {
        let mut editions = Vec::new();
        let mut understood = Vec::new();
        for Document { name, bytes } in documents {
            match desk.edition_of(&name, &bytes, gbk) {
                Ok((edition, understanding)) => {
                    editions.push(edition);
                    understood.push(understanding);
                }
                Err(reason) => desk.turn_away(name, reason),
            }
        }
        let Some(understanding) = understood.pop() else {
            return false;
        };
        // What one document states is known by now; several are understood together.
        let understanding = if understood.is_empty() {
            understanding
        } else {
            desk.understanding(&editions)
        };
        desk.import(editions, understanding);
        true
    }
}

impl Desk {
    fn understanding(&self, editions: &[intake::Edition]) -> Understanding {
        let edition = self.edition();
        understood(editions, edition.catalogue(), edition.publisher())
    }

    /// A document of a weekly report, and what is understood of it; else why it is none, in both languages.
    fn edition_of(
        &self,
        name: &str,
        bytes: &[u8],
        gbk: Gbk,
    ) -> Result<(intake::Edition, Understanding), [String; 2]> {
        let edition = intake::open(name, bytes, gbk);
        let edition = edition
            .map_err(|refusal| Lang::BOTH.map(|lang| intake::refused(name, &refusal, lang)))?;
        let editions = [edition];
        let understanding = self.understanding(&editions);
        if understanding.is_empty() {
            return Err(Lang::BOTH.map(|lang| {
                let name = match name {
                    "" => lang::intake_words(lang).pasted,
                    name => name,
                };
                lang::told(lang::document_words(lang).foreign, &[&name])
            }));
        }
        let [edition] = editions;
        Ok((edition, understanding))
    }

    fn import(&mut self, new: Vec<intake::Edition>, understood: Understanding) {
        let stated = understood.period();
        let week = stated.map(|period| period.start.week());
        let week = week.or_else(|| self.week_at_work());
        let Some(week) = week.or_else(|| self.newest().map(|newest| newest.week.next())) else {
            return;
        };
        let known = self.draft_of(week);
        let laid = known.and_then(|at| self.manuscripts[at].import());
        let earlier = laid.map(|import| &import.editions[..]).unwrap_or_default();
        let is_alone = earlier.is_empty() && new.len() == 1;
        let editions = self.beside(earlier, new);
        let understanding = if is_alone {
            understood
        } else {
            self.understanding(&editions)
        };
        let (catalogue, publisher) = (self.edition().catalogue(), self.edition().publisher());
        let mut contents = understanding.draft(week, catalogue, publisher);
        if let Some(report) = self.published.published(week) {
            contents.revision = report.revision.saturating_add(1);
        }
        let text = publish::week_text(&contents);
        let has_week = understanding.period().is_some();
        let is_later = laid.is_some();
        let laid = laid.map(|import| import.text.clone());
        let merged = known.map(|at| {
            let draft = &self.manuscripts[at].draft;
            let first = draft.first_text();
            let before = match (&laid, &first) {
                (Some(laid), _) => Before::Documents(laid),
                (None, Some(first)) => Before::Begun(first),
                (None, None) => Before::Unknown,
            };
            let keys = merge::STATED.into_iter();
            let keys = keys.filter(|key| *key != "period" || has_week);
            merged(before, draft.text(), &text, keys)
        });
        let merged = merged.unwrap_or_default();
        let account = |lang| {
            let teller = Teller {
                catalogue: self.edition().catalogue(),
                week,
                editions: &editions,
                lang,
                most: MOST_LETTERS,
            };
            Accountant {
                teller,
                understanding: &understanding,
                merged: &merged,
                is_later,
                has_week,
            }
            .account()
        };
        let import = Arc::new(Import {
            accounts: Lang::BOTH.map(account),
            editions,
            text,
        });
        if let Some(at) = known {
            let Manuscript { draft, imports, .. } = &mut self.manuscripts[at];
            draft.lay(imports.len(), &merged.values);
            imports.push(import);
            self.chosen = at;
            return self.assess();
        }
        let mut draft = Draft::begun(format!("{week}.json"), import.text.clone());
        draft.lay(0, &[]);
        self.lay(draft);
        if let Some(manuscript) = self.manuscripts.last_mut() {
            manuscript.imports.push(import);
        }
    }

    /// The week of the draft that is worked at.
    fn week_at_work(&self) -> Option<Week> {
        let chosen = self.chosen()?;
        chosen.week().filter(|_| chosen.draft.kind() == Kind::Week)
    }

    /// Where the draft of a week lies: the one that is worked at, where that is one.
    fn draft_of(&self, week: Week) -> Option<usize> {
        let is_of_week = |manuscript: &Manuscript| {
            manuscript.draft.kind() == Kind::Week && manuscript.week() == Some(week)
        };
        let chosen = self.chosen().filter(|chosen| is_of_week(chosen));
        match chosen {
            Some(_) => Some(self.chosen),
            None => self.manuscripts.iter().position(is_of_week),
        }
    }

    /// Earlier documents and new ones, without those of which a later version has come. Where they disagree the first
    /// ones are followed: later versions, then what is in Chinese.
    fn beside(
        &self,
        earlier: &[intake::Edition],
        new: Vec<intake::Edition>,
    ) -> Vec<intake::Edition> {
        let stated = |edition: &intake::Edition| self.stated(edition);
        // Where there is nothing to compare them with nobody needs to know.
        let compared = new.iter().filter(|_| !earlier.is_empty());
        let of_new: Vec<_> = compared.map(stated).collect();
        let of_earlier: Vec<_> = earlier.iter().map(stated).collect();
        let is_later = |new_at: usize, earlier_at: usize| {
            let (one, other) = (&new[new_at], &earlier[earlier_at]);
            let is_same_file =
                !one.name.is_empty() && one.name == other.name && one.lang() == other.lang();
            // It states most of the same in the same language.
            let fields = &of_earlier[earlier_at];
            let new_fields = &of_new[new_at];
            let shared = fields.iter().filter(|field| new_fields.contains(field));
            let shared = shared.count();
            is_same_file || shared > 0 && shared * 2 >= fields.len()
        };
        let stays = |at: &usize| !(0..new.len()).any(|new_at| is_later(new_at, *at));
        let stay = (0..earlier.len()).filter(stays);
        let stay: Vec<_> = stay.map(|at| (false, earlier[at].clone())).collect();
        let is_version = |at: usize| (0..earlier.len()).any(|earlier_at| is_later(at, earlier_at));
        let versions: Vec<_> = (0..new.len()).map(is_version).collect();
        let all = versions.into_iter().zip(new).chain(stay).collect();
        let all = ordered_by(all, |(is_version, edition): &(bool, intake::Edition)| {
            usize::from(!is_version) * 2 + usize::from(edition.lang() != Some(Lang::Zh))
        });
        all.into_iter().map(|(_, edition)| edition).collect()
    }

    /// The fields that a document states by itself, with the language.
    fn stated(&self, edition: &intake::Edition) -> Vec<(String, Lang)> {
        let understanding = self.understanding(std::slice::from_ref(edition));
        let facts = understanding.facts.into_iter();
        let facts =
            facts.filter(|fact| fact.value != Value::Named && !fact.at.starts_with("contact/"));
        let fields = facts.map(|fact| (fact.at, fact.lang));
        fields.take(MOST_COMPARED).collect()
    }
}
