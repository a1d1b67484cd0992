//! A report taken apart into its fields, each named by ids.

use std::fmt::Display;

use crate::report::{
    Distribution, Id, IncidentCategory, Incidents, Indicator, Origin, Quantity, RankedName,
    Ranking, Report, Source, Stated, Text,
};

/// What a field is to a reader.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// Words and arrangement, which can be bettered without a correction.
    Remark,
    /// A figure that can be cited, from this origin.
    Figure(Origin),
    /// Sentences, of which only the figures can be cited, from this origin.
    Prose(Origin),
    /// The mark that stated figures carry.
    Mark(Origin),
}

/// A field of a report.
#[derive(Clone)]
pub(in crate::proof) struct StatedField {
    /// The place by ids.
    pub(in crate::proof) at: String,
    /// What it states.
    pub(in crate::proof) stated: Stated,
    /// What it is to a reader.
    pub(super) role: Role,
}

impl StatedField {
    /// A field that the report does not have.
    pub(in crate::proof) fn gone(at: &str) -> Self {
        Self {
            at: at.to_owned(),
            stated: Stated::Nothing,
            role: Role::Remark,
        }
    }

    /// Whether it is a figure that is made up.
    pub(super) fn is_sample(&self) -> bool {
        matches!(self.role, Role::Figure(Origin::Sample))
    }

    /// Whether readers may cite it, so that an entry of `corrections` can be about it.
    pub(in crate::proof) fn is_citable(&self) -> bool {
        !matches!(self.role, Role::Remark)
    }
}

/// Every field of a report in the order of its file.
pub(in crate::proof) fn fields(report: &Report) -> Vec<StatedField> {
    let mut fields = Fields {
        report,
        fields: Vec::new(),
    };
    fields.header();
    fields.provenance();
    let levels = report.ratings.iter();
    fields.order("ratings", levels.clone().map(|rating| &rating.id));
    for rating in levels {
        let at = format!("ratings/{}/level", rating.id);
        fields.figure(at, plain(Some(&rating.level)), None);
    }
    let indicators = report.indicators.iter();
    fields.order("indicators", indicators.clone().map(|item| &item.id));
    indicators.for_each(|item| fields.indicator(item));
    let rankings = report.rankings.iter();
    fields.order("rankings", rankings.clone().map(|item| &item.id));
    rankings.for_each(|item| fields.ranking(item));
    let distributions = report.distributions.iter();
    fields.order("distributions", distributions.clone().map(|item| &item.id));
    distributions.for_each(|item| fields.distribution(item));
    if let Some(incidents) = &report.incidents {
        fields.incidents(incidents);
    }
    for (position, highlight) in report.highlights.iter().enumerate() {
        fields.prose(format!("highlights/{position}"), Some(highlight), None);
    }
    fields.remark("editor", text(report.editor.as_ref()));
    fields.fields
}

struct Fields<'a> {
    report: &'a Report,
    fields: Vec<StatedField>,
}

impl Fields<'_> {
    fn add(&mut self, at: impl Into<String>, stated: Stated, role: Role) {
        let at = at.into();
        self.fields.push(StatedField { at, stated, role });
    }

    fn remark(&mut self, at: impl Into<String>, stated: Stated) {
        self.add(at, stated, Role::Remark);
    }

    fn figure(&mut self, at: impl Into<String>, stated: Stated, own: Option<Origin>) {
        self.add(at, stated, Role::Figure(self.report.origin(own)));
    }

    fn prose(&mut self, at: String, sentences: Option<&Text>, own: Option<Origin>) {
        let role = Role::Prose(self.report.origin(own));
        self.add(at, text(sentences), role);
    }

    /// The mark of figures, where any is stated.
    fn mark(&mut self, at: String, own: Option<Origin>, is_any_stated: bool) {
        let role = if is_any_stated {
            Role::Mark(self.report.origin(own))
        } else {
            Role::Remark
        };
        self.add(at, plain(own.map(Origin::word)), role);
    }

    fn order<'b>(&mut self, at: impl Into<String>, ids: impl Iterator<Item = &'b Id>) {
        let ids: Vec<_> = ids.map(Id::as_str).collect();
        let order = (!ids.is_empty()).then(|| ids.join(", "));
        self.remark(at, plain(order));
    }

    fn header(&mut self) {
        let report = self.report;
        self.remark("week", plain(Some(report.week)));
        let issue = report.issue;
        self.figure("issue/year", number(issue.map(|issue| issue.year)), None);
        let issue_number = number(issue.map(|issue| issue.number));
        self.figure("issue/number", issue_number, None);
        self.remark("period/start", plain(Some(report.period.start)));
        self.remark("period/end", plain(Some(report.period.end)));
        let basis = report.period.basis.word();
        self.remark("period/basis", plain(Some(basis)));
        self.figure("published_on", plain(report.published_on), None);
    }

    fn provenance(&mut self) {
        let provenance = &self.report.provenance;
        let kind = provenance.kind;
        self.add(
            "provenance/kind",
            plain(Some(kind.word())),
            Role::Mark(kind),
        );
        self.remark("provenance/note", text(provenance.note.as_ref()));
        for (position, source) in provenance.sources.iter().enumerate() {
            self.source(&format!("provenance/sources/{position}"), source);
        }
    }

    fn source(&mut self, at: &str, source: &Source) {
        self.remark(format!("{at}/title"), text(Some(&source.title)));
        self.remark(format!("{at}/lang"), plain(Some(&source.lang)));
        self.remark(format!("{at}/url"), plain(source.url.as_ref()));
        self.remark(format!("{at}/kind"), plain(Some(source.kind.word())));
        self.remark(format!("{at}/dated"), plain(source.dated));
    }

    fn indicator(&mut self, item: &Indicator) {
        let at = |key: &str| format!("indicators/{}/{key}", item.id);
        let (of_value, of_change) = (item.value_origin, item.change_origin);
        let value = item.quantity.map(Quantity::value);
        self.figure(at("value"), number(value), of_value);
        let rounded_to = item.quantity.and_then(Quantity::rounded_to);
        self.figure(at("rounded_to"), number(rounded_to), of_value);
        let is_valued = value.is_some() || item.share.is_some();
        self.mark(at("value_origin"), of_value, is_valued);
        self.figure(at("change_pct"), number(item.change), of_change);
        self.figure(at("change_count"), number(item.change_count), of_change);
        let is_changed = item.change.is_some() || item.change_count.is_some();
        self.mark(at("change_origin"), of_change, is_changed);
        self.figure(at("share_pct"), number(item.share), of_value);
    }

    fn ranking(&mut self, ranking: &Ranking) {
        let at = |key: &str| format!("rankings/{}/{key}", ranking.id);
        let items = ranking.items.as_deref();
        self.mark(at("origin"), ranking.origin, items.is_some());
        for (position, item) in items.unwrap_or_default().iter().enumerate() {
            let at = |key: &str| at(&format!("items/{position}/{key}"));
            let name = match &item.name {
                RankedName::Plain(name) => plain(Some(name)),
                RankedName::Text(name) => text(Some(name)),
            };
            self.figure(at("name"), name, ranking.origin);
            self.figure(at("value"), number(item.value), ranking.origin);
            self.figure(at("share_pct"), number(item.share), ranking.origin);
        }
    }

    fn distribution(&mut self, distribution: &Distribution) {
        let at = |key: &str| format!("distributions/{}/{key}", distribution.id);
        let (origin, parts) = (distribution.origin, &distribution.parts);
        let is_any_stated = parts
            .iter()
            .any(|part| part.value.is_some() || part.share.is_some());
        self.mark(at("origin"), origin, is_any_stated);
        self.remark(at("complete"), plain(Some(distribution.is_complete)));
        self.order(at("parts"), parts.iter().map(|part| &part.id));
        for part in parts {
            let at = |key: &str| at(&format!("parts/{}/{key}", part.id));
            self.figure(at("value"), number(part.value), origin);
            self.figure(at("share_pct"), number(part.share), origin);
        }
    }

    fn incidents(&mut self, incidents: &Incidents) {
        let at = |key: &str| format!("incidents/{key}");
        let origin = incidents.origin;
        let is_any_stated = incidents.total.is_some() || incidents.cross_border.is_some();
        self.mark(at("origin"), origin, is_any_stated);
        self.figure(at("total"), number(incidents.total), origin);
        self.figure(at("cross_border"), number(incidents.cross_border), origin);
        self.order(at("actors"), incidents.actors.iter());
        let categories = incidents.categories.iter();
        self.order(at("categories"), categories.clone().map(|item| &item.id));
        categories.for_each(|category| self.category(category, origin));
        self.prose(at("text"), incidents.text.as_ref(), origin);
    }

    fn category(&mut self, category: &IncidentCategory, origin: Option<Origin>) {
        let at = |key: &str| format!("incidents/categories/{}/{key}", category.id);
        self.figure(at("value"), number(category.value), origin);
        self.remark(at("emphasis"), plain(Some(category.is_emphasised)));
        self.order(at("actors"), category.actors.iter());
    }
}

fn number(value: Option<impl Display>) -> Stated {
    value.map_or(Stated::Nothing, |value| Stated::Number(value.to_string()))
}

fn plain(value: Option<impl Display>) -> Stated {
    value.map_or(Stated::Nothing, |value| Stated::Plain(value.to_string()))
}

fn text(value: Option<&Text>) -> Stated {
    value.map_or(Stated::Nothing, |value| Stated::Text(value.clone()))
}
