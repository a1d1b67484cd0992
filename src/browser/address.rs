//! The address: the reader's one writable source. Everything shown follows
//! from it, and every view has one.

use form_urlencoded::Serializer;

use super::{Detour, Resolved, Theme, WeekChoice, keys::is_kept};
use crate::{
    lang::{Lang, meant},
    page::View,
    report::Index,
};

/// What an address asks for.
///
/// Defaults are left out when it is written, and keys that nobody here knows
/// are dropped, so that a messenger's additions do not travel on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page it stands on: the site's root is Chinese, `en/` English.
    pub page: Lang,
    pub week: WeekChoice,
    /// The language where `lang=` states one; it wins over the page's own.
    pub lang: Option<Lang>,
    /// How figures are shown.
    pub view: View,
    /// The colours.
    pub theme: Theme,
    /// Keys of the product that the reader itself has no use for, as they were meant.
    others: Vec<(String, String)>,
}

/// The key of an earlier revision.
const REVISION: &str = "rev";
/// The key of the week to compare with.
const COMPARE: &str = "compare";
/// The key of the weeks shown in the long run, and what it says by default.
const SPAN: &str = "span";
const ALL: &str = "all";

impl Address {
    /// The address of a page's newest week.
    pub fn of_page(page: Lang) -> Self {
        Self::read(page, "")
    }

    /// Reads the query of an address, with or without its `?`, past what messengers and
    /// editors make of it. Whatever cannot be read is the default, or an unreadable week;
    /// of a repeated key the first one counts.
    pub fn read(page: Lang, query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            // As of an address that was copied out of HTML.
            let key = key.strip_prefix("amp;").unwrap_or(&key);
            if pairs.iter().all(|(known, _)| known != key) {
                // What names no week is told as it came, and a frame's name is its host's.
                let is_raw = matches!(key, "week" | "issue" | "date" | "id");
                let meant = if is_raw { value.into() } else { meant(&value) };
                pairs.push((key.to_owned(), meant));
            }
        }
        let week = pairs
            .iter()
            .find_map(|(key, value)| WeekChoice::read(key, value));
        let value = |key| pairs.iter().find(|(known, _)| known == key);
        let value = |key| value(key).map_or("", |(_, value)| value.as_str());
        Self {
            page,
            week: week.unwrap_or_default(),
            lang: Lang::from_tag(value("lang")),
            view: if value("view") == "table" {
                View::Table
            } else {
                View::Chart
            },
            theme: Theme::from_key(value("theme")).unwrap_or_default(),
            others: {
                pairs.retain(|(key, _)| is_kept(key));
                pairs
            },
        }
    }

    /// The query that says the same, without a `?`; empty where all is default.
    pub fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        if let Some((key, week)) = self.week.written() {
            query.append_pair(key, &week);
        }
        if let Some(lang) = self.lang {
            query.append_pair("lang", lang.key());
        }
        if self.view == View::Table {
            query.append_pair("view", "table");
        }
        if self.theme != Theme::Auto {
            query.append_pair("theme", self.theme.key());
        }
        for (key, value) in &self.others {
            if value.is_empty() {
                query.append_key_only(key);
            } else {
                query.append_pair(key, value);
            }
        }
        query.finish()
    }

    /// The same as a relative link on one of the two pages. It never leaves the
    /// folder that the site stands in, and works on any static host.
    pub fn href(&self, on: Lang) -> String {
        let folder = match (on, self.page) {
            (Lang::Zh, Lang::Zh) | (Lang::En, Lang::En) => "./",
            (Lang::Zh, Lang::En) => "en/",
            (Lang::En, Lang::Zh) => "../",
        };
        match self.query().as_str() {
            "" => folder.to_owned(),
            query => [folder, query].join("?"),
        }
    }

    /// The earlier revision, as the address asks for it.
    pub fn revision(&self) -> Option<&str> {
        self.other(REVISION)
    }

    /// The weeks of the long run, as the address asks for them.
    pub fn span(&self) -> &str {
        self.other(SPAN).unwrap_or(ALL)
    }

    /// Whether the long run alone is asked for, or a trend of it.
    pub fn is_of_long_run(&self) -> bool {
        let only = self.other("only");
        only.is_some_and(|id| id == "long_run" || id.ends_with("_trend"))
    }

    fn other(&self, key: &str) -> Option<&str> {
        let (_, value) = self.others.iter().find(|(known, _)| known == key)?;
        (!value.is_empty()).then_some(value)
    }

    /// The week to compare with, as the address asks for it.
    pub fn compared(&self) -> Option<WeekChoice> {
        WeekChoice::read("week", self.other(COMPARE)?)
    }

    /// The same beside another week, or beside none.
    #[must_use]
    pub fn compared_with(&self, week: Option<WeekChoice>) -> Self {
        let mut others = self.others.clone();
        others.retain(|(key, _)| key != COMPARE);
        let written = week.and_then(|week| week.written());
        others.extend(written.map(|(_, week)| (COMPARE.to_owned(), week)));
        Self {
            others,
            ..self.clone()
        }
    }

    /// Whether the newest report is asked for, as it is in force.
    pub fn is_of_newest(&self) -> bool {
        self.week == WeekChoice::Latest && self.revision().is_none()
    }

    /// Whether another address asks for the same report.
    pub fn asks_as(&self, other: &Self) -> bool {
        self.week == other.week && self.revision() == other.revision()
    }

    /// The report to show, and why where it is not the one that is asked for.
    pub fn resolve(&self, index: &Index) -> Resolved {
        let mut resolved = self.week.resolve(index);
        if let (Some(asked), None) = (self.revision(), &resolved.detour) {
            let newest = index.revision(resolved.week);
            let number = asked
                .parse::<i64>()
                .ok()
                .and_then(|number| number.try_into().ok());
            match number {
                Some(number) if (1..newest).contains(&number) => resolved.revision = Some(number),
                Some(number) if number == newest => {}
                _ => resolved.detour = Some(Detour::UnknownRevision(asked.to_owned())),
            }
        }
        resolved
    }

    /// An earlier revision of a week in the same view.
    #[must_use]
    pub fn at_revision(&self, week: WeekChoice, revision: u32) -> Self {
        let mut address = self.at_week(week);
        let revision = (REVISION.to_owned(), revision.to_string());
        address.others.push(revision);
        address
    }

    /// Another week in the same view. A revision belongs to its week alone.
    #[must_use]
    pub fn at_week(&self, week: WeekChoice) -> Self {
        let mut others = self.others.clone();
        others.retain(|(key, _)| key != REVISION);
        Self {
            week,
            others,
            ..self.clone()
        }
    }

    /// The same with other weeks in the long run.
    #[must_use]
    pub fn in_span(&self, span: &str) -> Self {
        let mut address = self.clone();
        address.others.retain(|(key, _)| key != SPAN);
        if span != ALL {
            address.others.push((SPAN.to_owned(), span.to_owned()));
        }
        address
    }

    /// The newest issue in the report itself, from the desk.
    #[must_use]
    pub fn of_report(&self) -> Self {
        Self {
            week: WeekChoice::Latest,
            others: Vec::new(),
            ..self.clone()
        }
    }

    /// The same with figures shown in another way.
    #[must_use]
    pub fn in_view(&self, view: View) -> Self {
        Self {
            view,
            ..self.clone()
        }
    }

    /// The same in other colours.
    #[must_use]
    pub fn in_theme(&self, theme: Theme) -> Self {
        Self {
            theme,
            ..self.clone()
        }
    }

    /// The way from the page to the site's root, to put before a file's name.
    pub fn to_root(&self) -> &'static str {
        match self.page {
            Lang::Zh => "",
            Lang::En => "../",
        }
    }

    /// The language to show: `lang=` wins, else the page's own.
    pub fn shown_lang(&self) -> Lang {
        self.lang.unwrap_or(self.page)
    }

    /// The same view in a language, at that language's own page.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self {
            page: lang,
            lang: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{browser::keys::KEYS, report::WeekRange};

    #[test]
    fn a_link_leads_to_the_page_of_its_language_from_either_page() {
        let address = Address::read(Lang::Zh, "?week=2018-W06&lang=en");
        assert_eq!(address.href(Lang::Zh), "./?week=2018-W06&lang=en");
        assert_eq!(address.href(Lang::En), "../?week=2018-W06&lang=en");
        let english = address.in_lang(Lang::En);
        assert_eq!(english.href(Lang::Zh), "en/?week=2018-W06");
        assert_eq!(english.href(Lang::En), "./?week=2018-W06");
        assert_eq!(Address::of_page(Lang::Zh).href(Lang::En), "../");
    }

    /// 2018-W05 and W06, of which the second has three revisions.
    fn index() -> Index {
        let week = |text: &str| text.parse().unwrap();
        Index {
            latest: week("2018-W06"),
            weeks: vec![WeekRange {
                first: week("2018-W05"),
                last: week("2018-W06"),
            }],
            sample: Vec::new(),
            partly_sample: Vec::new(),
            secondhand: Vec::new(),
            issues: Vec::new(),
            revised: vec![(week("2018-W06"), 3)],
        }
    }

    #[track_caller]
    fn check_revision(query: &str, revision: Option<u32>, detour: Option<Detour>) {
        let resolved = Address::read(Lang::Zh, query).resolve(&index());
        assert_eq!(
            (resolved.revision, resolved.detour),
            (revision, detour),
            "{query}"
        );
    }

    #[test]
    fn an_earlier_revision_is_shown_and_an_unknown_one_is_told() {
        let unknown = |asked: &str| Some(Detour::UnknownRevision(asked.to_owned()));
        check_revision("week=2018-W06", None, None);
        check_revision("week=2018-W06&rev=", None, None);
        check_revision("week=2018-W06&rev=1", Some(1), None);
        check_revision("rev=2", Some(2), None);
        check_revision("week=2018-W06&rev=3", None, None);
        for asked in ["0", "-1", "4", "1.0", "99999999999999999999"] {
            check_revision(&format!("rev={asked}"), None, unknown(asked));
        }
        check_revision("week=2018-W05&rev=2", None, unknown("2"));
    }

    #[test]
    fn a_revision_belongs_to_its_week_alone() {
        let asked = "2018-W07".parse().unwrap();
        check_revision("week=2018-W07&rev=1", None, Some(Detour::NotYet(asked)));
        let address = Address::read(Lang::Zh, "week=2018-W06&rev=1&view=table");
        let next = address.at_week(WeekChoice::Latest);
        assert_eq!(next.query(), "view=table");
        assert!(next.is_of_newest() && !next.asks_as(&address));
        assert!(!Address::read(Lang::Zh, "rev=1").is_of_newest());
    }

    proptest! {
        #[test]
        fn any_query_is_read_and_reads_the_same_once_written(query in ".*") {
            let address = Address::read(Lang::Zh, &query);
            prop_assert_eq!(Address::read(Lang::Zh, &address.query()), address);
        }

        #[test]
        fn any_value_of_a_known_key_is_read_and_reads_the_same_once_written(
            key in prop::sample::select(KEYS.iter().map(|key| key.name).collect::<Vec<_>>()),
            value in ".*",
        ) {
            let query = Serializer::new(String::new()).append_pair(key, &value).finish();
            let address = Address::read(Lang::En, &query);
            prop_assert_eq!(Address::read(Lang::En, &address.query()), address);
        }
    }
}
