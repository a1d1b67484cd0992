use crate::report::{
    Acknowledgement, Change, Contents, Correction, Distribution, Id, IncidentCategory, Incidents,
    Indicator, Origin, Period, Provenance, Quantity, RankedItem, RankedName, Ranking, Share,
    Source, Stated, Text,
};

use super::{SCHEMA_VERSION, json::Json};

/// The text of a week file: the keys in the contract's order.
pub fn week_text(contents: &Contents) -> String {
    week(contents).into_file()
}

pub(super) fn week(contents: &Contents) -> Json {
    Json::object([
        ("schema_version", SCHEMA_VERSION.into()),
        ("week", contents.week.to_string().into()),
        (
            "issue",
            contents.issue.map_or_else(Json::null, |issue| {
                Json::object([
                    ("year", i64::from(issue.year).into()),
                    ("number", u64::from(issue.number).into()),
                ])
            }),
        ),
        ("period", period(contents.period)),
        ("published_on", contents.published_on.map(written).into()),
        ("revision", u64::from(contents.revision).into()),
        ("provenance", provenance(&contents.provenance)),
        (
            "ratings",
            Json::list(&contents.ratings, |rating| {
                Json::object([
                    ("id", rating.id.as_str().into()),
                    ("level", rating.level.as_str().into()),
                ])
            }),
        ),
        ("indicators", Json::list(&contents.indicators, indicator)),
        ("rankings", Json::list(&contents.rankings, ranking)),
        (
            "distributions",
            Json::list(&contents.distributions, distribution),
        ),
        (
            "incidents",
            contents
                .incidents
                .as_ref()
                .map_or_else(Json::null, incidents),
        ),
        ("highlights", Json::list(&contents.highlights, Json::from)),
        ("corrections", Json::list(&contents.corrections, Json::from)),
        (
            "acknowledged",
            Json::list(&contents.acknowledged, Json::from),
        ),
        ("editor", contents.editor.as_ref().into()),
    ])
}

/// A change as printed, such as `-7.6` or, without decimals, `-8`.
pub(super) fn percent(change: Change) -> Json {
    Json::number(change.to_string())
}

pub(super) fn share(share: Share) -> Json {
    Json::number(share.to_string())
}

fn period(period: Period) -> Json {
    Json::object([
        ("start", written(period.start).into()),
        ("end", written(period.end).into()),
        ("basis", period.basis.word().into()),
    ])
}

fn provenance(provenance: &Provenance) -> Json {
    Json::object([
        ("kind", provenance.kind.into()),
        ("note", provenance.note.as_ref().into()),
        ("sources", Json::list(&provenance.sources, source)),
    ])
}

fn source(source: &Source) -> Json {
    Json::object([
        ("title", (&source.title).into()),
        ("lang", source.lang.as_str().into()),
        ("url", source.url.as_deref().into()),
        ("kind", source.kind.word().into()),
        ("dated", source.dated.map(written).into()),
    ])
}

fn indicator(indicator: &Indicator) -> Json {
    let decimals = indicator.change.map(|change| u64::from(change.decimals()));
    Json::row([
        ("id", indicator.id.as_str().into()),
        ("value", indicator.quantity.map(Quantity::value).into()),
        (
            "rounded_to",
            indicator
                .quantity
                .and_then(Quantity::rounded_to)
                .map(u64::from)
                .into(),
        ),
        ("value_origin", indicator.value_origin.into()),
        ("change_pct", indicator.change.map(percent).into()),
        ("change_decimals", decimals.into()),
        ("change_count", indicator.change_count.into()),
        ("change_origin", indicator.change_origin.into()),
        ("share_pct", indicator.share.map(share).into()),
    ])
}

fn ranking(ranking: &Ranking) -> Json {
    let items = ranking.items.as_ref();
    Json::object([
        ("id", ranking.id.as_str().into()),
        ("of", ranking.of.as_str().into()),
        ("origin", ranking.origin.into()),
        ("items", items.map(|items| Json::list(items, ranked)).into()),
    ])
}

pub(super) fn name(name: &RankedName) -> Json {
    match name {
        RankedName::Plain(name) => name.as_str().into(),
        RankedName::Text(text) => text.into(),
    }
}

fn ranked(item: &RankedItem) -> Json {
    Json::object([
        ("name", name(&item.name)),
        ("value", item.value.into()),
        ("share_pct", item.share.map(share).into()),
    ])
}

fn distribution(distribution: &Distribution) -> Json {
    Json::object([
        ("id", distribution.id.as_str().into()),
        ("of", distribution.of.as_str().into()),
        ("origin", distribution.origin.into()),
        ("complete", distribution.is_complete.into()),
        (
            "parts",
            Json::list(&distribution.parts, |part| {
                Json::object([
                    ("id", part.id.as_str().into()),
                    ("value", part.value.into()),
                    ("share_pct", part.share.map(share).into()),
                ])
            }),
        ),
    ])
}

fn incidents(incidents: &Incidents) -> Json {
    Json::object([
        ("origin", incidents.origin.into()),
        ("total", incidents.total.into()),
        ("cross_border", incidents.cross_border.into()),
        ("actors", ids(&incidents.actors)),
        ("categories", Json::list(&incidents.categories, category)),
        ("text", incidents.text.as_ref().into()),
    ])
}

fn category(category: &IncidentCategory) -> Json {
    Json::object([
        ("id", category.id.as_str().into()),
        ("value", category.value.into()),
        ("emphasis", category.is_emphasised.into()),
        ("actors", ids(&category.actors)),
    ])
}

fn ids(ids: &[Id]) -> Json {
    Json::list(ids, |id| id.as_str().into())
}

fn written(value: impl std::fmt::Display) -> String {
    value.to_string()
}

impl From<&Correction> for Json {
    fn from(correction: &Correction) -> Self {
        Self::object([
            ("date", written(correction.date).into()),
            ("kind", correction.kind.word().into()),
            ("at", correction.at.as_str().into()),
            ("old", (&correction.old).into()),
            ("new", (&correction.new).into()),
            ("text", (&correction.text).into()),
        ])
    }
}

impl From<&Acknowledgement> for Json {
    fn from(acknowledgement: &Acknowledgement) -> Self {
        let Acknowledgement {
            rule,
            at,
            of,
            reason,
            on,
        } = acknowledgement;
        accepted(rule, at, of, reason.into(), &written(on))
    }
}

/// An entry that accepts something. One that does not say what is of an older file.
pub(super) fn accepted(rule: &str, at: &str, of: &[String], reason: Json, on: &str) -> Json {
    let of = (!of.is_empty()).then(|| ("of", Json::list(of, |of| of.as_str().into())));
    let members = [("rule", rule.into()), ("at", at.into())].into_iter();
    let members = members
        .chain(of)
        .chain([("reason", reason), ("on", on.into())]);
    Json::Object(
        members
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

impl From<&Stated> for Json {
    fn from(stated: &Stated) -> Self {
        match stated {
            Stated::Nothing => Self::null(),
            Stated::Number(number) => Self::number(number.clone()),
            Stated::Plain(text) => text.as_str().into(),
            Stated::Text(text) => text.into(),
        }
    }
}

impl From<&Text> for Json {
    fn from(text: &Text) -> Self {
        Self::object([("zh", text.zh().into()), ("en", text.en().into())])
    }
}

impl From<Origin> for Json {
    fn from(origin: Origin) -> Self {
        origin.word().into()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        draft,
        publish::fixture,
        report::{Catalogue, CorrectionKind, IssueNumber, Report},
    };

    use super::*;

    fn catalogue() -> Catalogue {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/catalogue.json");
        let bytes = std::fs::read(path).unwrap();
        draft::read_catalogue(&bytes).value.unwrap()
    }

    fn text(zh: &str, en: &str) -> Text {
        Text::new(zh, en).unwrap()
    }

    /// A week with something in every place that the published ones leave empty.
    fn full() -> Contents {
        let mut contents = fixture::contents(fixture::week("2018-W06"), Origin::Issue);
        contents.issue = Some(IssueNumber {
            year: 2018,
            number: 6,
        });
        contents.published_on = "2018-02-13".parse().ok();
        contents.revision = 2;
        contents.indicators = vec![
            fixture::indicator("malware_downloads", 48_123_000, Some(1000)),
            fixture::indicator("phishing_pages", 331, None),
        ];
        contents.indicators[0].change = Change::new(-80, 0);
        contents.indicators[1].change = None;
        contents.indicators[1].change_count = Some(-12);
        contents.rankings = vec![Ranking {
            id: "malware_families".parse().unwrap(),
            of: "malware_downloads".parse().unwrap(),
            origin: Some(Origin::Secondhand),
            items: Some(vec![RankedItem {
                name: RankedName::Plain("Mirai \"b\"\\".to_owned()),
                value: Some(5),
                share: Share::new(7),
            }]),
        }];
        let mut incidents = fixture::incidents(9, 4);
        incidents.text = Some(text("本周处理事件9起。", "It handled 9 incidents."));
        contents.incidents = Some(incidents);
        contents.highlights = vec![text("本周要点", "A highlight")];
        let correction = |old, new| Correction {
            date: "2018-02-20".parse().unwrap(),
            kind: CorrectionKind::Correction,
            at: "indicators/phishing_pages/value".to_owned(),
            old,
            new,
            text: text("数值有误", "The value was wrong"),
        };
        contents.corrections = vec![
            correction(Stated::Nothing, Stated::Number("331".to_owned())),
            correction(
                Stated::Number("-7.6".to_owned()),
                Stated::Plain("优".to_owned()),
            ),
            correction(Stated::Text(text("旧", "old")), Stated::Nothing),
        ];
        contents.acknowledged = vec![Acknowledgement {
            rule: "value_repeats".to_owned(),
            at: "indicators/phishing_pages/value".to_owned(),
            of: vec!["331".to_owned()],
            reason: text("已核实", "Checked"),
            on: "2018-02-20".parse().unwrap(),
        }];
        contents.editor = Some(text("胡俊", "Hu Jun"));
        contents
    }

    #[test]
    fn everything_that_a_week_file_can_say_is_read_back_as_written() {
        let contents = full();
        let written = week_text(&contents);
        let reading = draft::read(written.as_bytes(), &catalogue());
        assert_eq!(reading.findings, [], "{written}");
        assert_eq!(reading.value, Some(Report::sealed(contents)));
    }
}
