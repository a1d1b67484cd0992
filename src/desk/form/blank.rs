//! New items: every key of the contract, and nothing stated yet.

use crate::{
    publish::Json,
    report::{DistributionEntry, Id, RankingEntry},
};

pub(super) fn source() -> Json {
    Json::object([
        ("title", text()),
        ("lang", "zh".into()),
        ("url", Json::null()),
        ("kind", "cncert".into()),
        ("dated", Json::null()),
    ])
}

pub(super) fn rating(id: &Id) -> Json {
    Json::object([("id", id.as_str().into()), ("level", Json::null())])
}

pub(super) fn indicator(id: &Id) -> Json {
    Json::row([
        ("id", id.as_str().into()),
        ("value", Json::null()),
        ("rounded_to", Json::null()),
        ("value_origin", Json::null()),
        ("change_pct", Json::null()),
        ("change_decimals", Json::null()),
        ("change_count", Json::null()),
        ("change_origin", Json::null()),
        ("share_pct", Json::null()),
    ])
}

pub(super) fn ranking(entry: &RankingEntry) -> Json {
    Json::object([
        ("id", entry.id.as_str().into()),
        ("of", entry.of.as_str().into()),
        ("origin", Json::null()),
        ("items", Json::null()),
    ])
}

pub(super) fn ranked_item() -> Json {
    Json::object([
        ("name", Json::null()),
        ("value", Json::null()),
        ("share_pct", Json::null()),
    ])
}

/// A distribution has a part at least: it begins with all that the catalogue knows.
pub(super) fn distribution(entry: &DistributionEntry) -> Json {
    Json::object([
        ("id", entry.id.as_str().into()),
        ("of", entry.of.as_str().into()),
        ("origin", Json::null()),
        ("complete", false.into()),
        ("parts", Json::list(&entry.parts, |named| part(&named.id))),
    ])
}

pub(super) fn part(id: &Id) -> Json {
    Json::object([
        ("id", id.as_str().into()),
        ("value", Json::null()),
        ("share_pct", Json::null()),
    ])
}

pub(super) fn incidents() -> Json {
    Json::object([
        ("origin", Json::null()),
        ("total", Json::null()),
        ("cross_border", Json::null()),
        ("actors", Json::List(Vec::new())),
        ("categories", Json::List(Vec::new())),
        ("text", Json::null()),
    ])
}

pub(super) fn category(id: &Id) -> Json {
    Json::object([
        ("id", id.as_str().into()),
        ("value", Json::null()),
        ("emphasis", false.into()),
        ("actors", Json::List(Vec::new())),
    ])
}

pub(super) fn correction() -> Json {
    Json::object([
        ("date", "".into()),
        ("kind", "correction".into()),
        ("at", "".into()),
        ("old", Json::null()),
        ("new", Json::null()),
        ("text", text()),
    ])
}

/// A text that is yet to be written in both languages.
pub(super) fn text() -> Json {
    Json::object([("zh", "".into()), ("en", "".into())])
}
