use crate::report::{
    Acknowledgement, Basis, Change, Contents, Correction, CorrectionKind, Distribution, Id,
    IncidentCategory, Incidents, Indicator, Origin, Period, Provenance, Quantity, RankedItem,
    RankedName, Ranking, Share, Source, SourceKind, Stated, Text,
};

use super::{SCHEMA_VERSION, json::Json};

/// The text of a week file: the keys in the contract's order.
pub fn week_text(contents: &Contents) -> String {
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
        ("corrections", Json::list(&contents.corrections, correction)),
        (
            "acknowledged",
            Json::list(&contents.acknowledged, acknowledgement),
        ),
        ("editor", contents.editor.as_ref().into()),
    ])
    .into_file()
}

/// A change as printed, such as `-7.6` or, without decimals, `-8`.
pub(super) fn percent(change: Change) -> Json {
    Json::number(match change.decimals() {
        0 => (change.tenths() / 10).to_string(),
        _ => tenths(change.tenths()),
    })
}

fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let magnitude = tenths.unsigned_abs();
    format!("{sign}{}.{}", magnitude / 10, magnitude % 10)
}

fn share(share: Share) -> Json {
    Json::number(tenths(share.tenths().into()))
}

fn period(period: Period) -> Json {
    let basis = match period.basis {
        Basis::Stated => "stated",
        Basis::YearInferred => "year_inferred",
        Basis::Assumed => "assumed",
    };
    Json::object([
        ("start", written(period.start).into()),
        ("end", written(period.end).into()),
        ("basis", basis.into()),
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
    let kind = match source.kind {
        SourceKind::Cncert => "cncert",
        SourceKind::Reprint => "reprint",
        SourceKind::Digest => "digest",
        SourceKind::Translation => "translation",
        SourceKind::Blog => "blog",
    };
    Json::object([
        ("title", (&source.title).into()),
        ("lang", source.lang.as_str().into()),
        ("url", source.url.as_deref().into()),
        ("kind", kind.into()),
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

fn ranked(item: &RankedItem) -> Json {
    let name = match &item.name {
        RankedName::Plain(name) => name.as_str().into(),
        RankedName::Text(text) => text.into(),
    };
    Json::object([
        ("name", name),
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

fn correction(correction: &Correction) -> Json {
    let kind = match correction.kind {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Revision => "revision",
        CorrectionKind::Notice => "notice",
        CorrectionKind::Withdrawal => "withdrawal",
    };
    Json::object([
        ("date", written(correction.date).into()),
        ("kind", kind.into()),
        ("at", correction.at.as_str().into()),
        ("old", stated(&correction.old)),
        ("new", stated(&correction.new)),
        ("text", (&correction.text).into()),
    ])
}

fn acknowledgement(acknowledgement: &Acknowledgement) -> Json {
    Json::object([
        ("rule", acknowledgement.rule.as_str().into()),
        ("at", acknowledgement.at.as_str().into()),
        ("reason", (&acknowledgement.reason).into()),
        ("on", written(acknowledgement.on).into()),
    ])
}

fn stated(stated: &Stated) -> Json {
    match stated {
        Stated::Nothing => Json::null(),
        Stated::Number(number) => Json::number(written(number)),
        Stated::Plain(text) => text.as_str().into(),
        Stated::Text(text) => text.into(),
    }
}

fn ids(ids: &[Id]) -> Json {
    Json::list(ids, |id| id.as_str().into())
}

fn written(value: impl std::fmt::Display) -> String {
    value.to_string()
}

impl From<&Text> for Json {
    fn from(text: &Text) -> Self {
        Self::object([("zh", text.zh().into()), ("en", text.en().into())])
    }
}

impl From<Origin> for Json {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Issue => "issue",
            Origin::Secondhand => "secondhand",
            Origin::Sample => "sample",
        }
        .into()
    }
}
