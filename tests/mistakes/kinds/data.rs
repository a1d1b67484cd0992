//! Mistakes in the figures of the data.

use serde_json::{Value, json};

use crate::{
    Bench,
    base::{Base, list},
    slip::{Edit, Slip},
};

use super::{Make, digits};

pub const KINDS: &[(&str, Make)] = &[
    ("data: another digit in a value", |bench| {
        values(bench, |digits| digits::changed(digits, 1))
    }),
    ("data: another first digit in a value", |bench| {
        values(bench, |digits| digits::changed(digits, 0))
    }),
    ("data: two digits of a value swapped", |bench| {
        values(bench, digits::swapped)
    }),
    ("data: a digit of a value dropped", |bench| {
        values(bench, digits::dropped)
    }),
    ("data: a digit of a value doubled", |bench| {
        values(bench, digits::doubled)
    }),
    ("data: a value ten times as large", |bench| {
        values(bench, |digits| Some(format!("{digits}0")))
    }),
    ("data: a value in units of ten thousand", |bench| {
        values(bench, |digits| {
            digits.strip_suffix("0000").map(str::to_owned)
        })
    }),
    ("data: a value ten thousand times as large", |bench| {
        values(bench, |digits| Some(format!("{digits}0000")))
    }),
    ("data: a value of the neighbour", value_of_neighbour),
    ("data: last week's value", value_of_last_week),
    ("data: two values in each other's place", values_exchanged),
    ("data: the sign of a change lost", |bench| {
        changes(bench, |tenths| -tenths)
    }),
    ("data: another digit in a change", |bench| {
        changes(bench, |tenths| tenths + 30 * tenths.signum())
    }),
    ("data: the digits of a change swapped", change_swapped),
    ("data: a change of the neighbour", change_of_neighbour),
    ("data: the point of a change lost", |bench| {
        changes(bench, |tenths| tenths * 10)
    }),
    ("data: the point of a change moved", change_as_fraction),
    ("data: a change without its decimals", change_decimals),
    ("data: the sign of a count of change lost", |bench| {
        counts(bench, |count| -count)
    }),
    ("data: another count of change", |bench| {
        counts(bench, |count| count + 10 * count.signum())
    }),
    (
        "data: a count of change that is impossible",
        impossible_counts,
    ),
    ("data: another digit in a share", |bench| {
        shares(bench, |tenths| tenths + 30)
    }),
    ("data: a share of the neighbour", share_of_neighbour),
    ("data: the point of a share lost", |bench| {
        shares(bench, |tenths| tenths * 10)
    }),
    ("data: a part left out", part_left_out),
    ("data: another digit in a part", part_digit),
    ("data: two parts in each other's place", parts_exchanged),
    ("data: another share of a part", part_share),
    ("data: a part twice", part_twice),
    ("data: a child larger than its parent", child_exceeds),
    (
        "data: children that do not make up their parent",
        children_sum,
    ),
    (
        "data: more incidents of a category than in all",
        category_exceeds,
    ),
    (
        "data: more cross-border incidents than in all",
        cross_border_exceeds,
    ),
    (
        "data: fewer incidents than the categories have",
        incidents_total,
    ),
    ("data: a ranking out of order", ranking_order),
    ("data: a ranked name again in another case", ranking_repeats),
    ("data: a ranked value ten times as large", ranking_ten_times),
    ("data: a share of a ranked item", ranking_share),
    ("data: a rounding that the value does not have", rounding),
    ("data: a value as a text", value_as_text),
    ("data: a negative value", negative_value),
    ("consistent: a value left out", value_left_out),
    (
        "consistent: a value and its change moved together",
        moved_together,
    ),
    ("consistent: the last digit of a rounded value", last_digit),
];

/// The indicators of the bases, each with its base and its place.
pub fn indicators(bench: &Bench) -> impl Iterator<Item = (usize, &Base, String, &Value)> {
    let bases = bench.bases.iter().enumerate();
    bases.flat_map(|(at, base)| {
        let indicators = base.indicators().iter().enumerate();
        indicators.map(move |(position, indicator)| {
            (at, base, format!("/indicators/{position}"), indicator)
        })
    })
}

/// A mistake of an indicator, which a rule may name at what it is a part of or has parts
/// of, and at any text that speaks of it.
pub fn of_indicator(base: usize, edits: Vec<Edit>) -> Slip {
    let near = [
        "/indicators",
        "/distributions",
        "/rankings",
        "/highlights",
        "/incidents",
    ];
    near.into_iter()
        .fold(Slip::among_prose(base, edits), |slip, place| {
            slip.near(place)
        })
}

fn put(at: String, value: impl Into<Value>) -> Edit {
    Edit::Put(at, value.into())
}

/// Whether a value is held against another: last week's by the change, real to real.
fn is_held(base: &Base, indicator: &Value) -> bool {
    let id = indicator["id"].as_str().unwrap_or_default();
    let before = base.before(id).and_then(|before| before["value"].as_u64());
    before.is_some()
        && (indicator["change_pct"].is_number() || indicator["change_count"].is_number())
        && indicator["value_origin"].is_null()
        // What is accepted there tells nothing.
        && !list(&base.draft["acknowledged"]).iter().any(|entry| entry["at"].as_str().is_some_and(|at| at.contains(id)))
}

/// The indicators whose values are held against others.
fn held(bench: &Bench) -> impl Iterator<Item = (usize, &Base, String, &Value)> {
    indicators(bench).filter(|(_, base, _, indicator)| is_held(base, indicator))
}

/// The indicator after another one, with its place.
fn neighbour<'a>(of: &'a Base, indicator: &Value) -> Option<(usize, &'a Value)> {
    let mut indicators = of.indicators().iter().enumerate();
    indicators.find(|(_, other)| *other == indicator)?;
    indicators.next()
}

fn whole(text: &str) -> Value {
    json!(text.parse::<u64>().expect("it is made of digits"))
}

fn values(bench: &Bench, altered: impl Fn(&str) -> Option<String>) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_u64().filter(|value| *value > 0)?;
        let altered = altered(&value.to_string())?;
        (altered != value.to_string())
            .then(|| of_indicator(base, vec![put(at + "/value", whole(&altered))]))
    };
    held(bench).filter_map(slip).collect()
}

fn value_of_neighbour(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let other = neighbour(of, indicator)?.1["value"].as_u64()?;
        (indicator["value"] != other).then(|| of_indicator(base, vec![put(at + "/value", other)]))
    };
    held(bench).filter_map(slip).collect()
}

fn values_exchanged(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let (position, other) = neighbour(of, indicator)?;
        let other = other["value"].as_u64()?;
        let edits = vec![
            put(at + "/value", other),
            put(
                format!("/indicators/{position}/value"),
                indicator["value"].clone(),
            ),
        ];
        (indicator["value"] != other).then(|| of_indicator(base, edits))
    };
    held(bench).filter_map(slip).collect()
}

fn value_of_last_week(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let before = of.before(indicator["id"].as_str()?)?["value"].as_u64()?;
        (indicator["value"] != before).then(|| of_indicator(base, vec![put(at + "/value", before)]))
    };
    held(bench).filter_map(slip).collect()
}

fn tenths(value: &Value) -> Option<i64> {
    let written = value.to_string();
    let (whole, tenths) = written.split_once('.').unwrap_or((&written, "0"));
    format!("{whole}{tenths}").parse().ok()
}

/// A number of tenths as a file writes it.
fn percent(tenths: i64) -> Value {
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.abs();
    serde_json::from_str(&format!("{sign}{}.{}", tenths / 10, tenths % 10)).expect("it is a number")
}

fn changes(bench: &Bench, altered: impl Fn(i64) -> i64) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let change = tenths(&indicator["change_pct"]).filter(|change| *change != 0)?;
        Some(of_indicator(
            base,
            vec![put(at + "/change_pct", percent(altered(change)))],
        ))
    };
    held(bench).filter_map(slip).collect()
}

fn change_swapped(bench: &Bench) -> Vec<Slip> {
    changes(bench, |tenths| {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let swapped = if whole.abs() < 10 {
            tenth * 10 + whole
        } else {
            whole % 10 * 100 + whole / 10 * 10 + tenth
        };
        if swapped == tenths {
            tenths + 90
        } else {
            swapped
        }
    })
}

fn change_of_neighbour(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let other = &neighbour(of, indicator)?.1["change_pct"];
        let is_other = other.is_number()
            && indicator["change_pct"].is_number()
            && *other != indicator["change_pct"];
        is_other.then(|| of_indicator(base, vec![put(at + "/change_pct", other.clone())]))
    };
    held(bench).filter_map(slip).collect()
}

fn change_as_fraction(bench: &Bench) -> Vec<Slip> {
    let stated =
        indicators(bench).filter(|(_, _, _, indicator)| indicator["change_pct"].is_number());
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let change = tenths(&indicator["change_pct"]).filter(|change| *change != 0)?;
        let sign = if change < 0 { "-" } else { "" };
        let written = format!("{sign}{}.{:03}", change.abs() / 1000, change.abs() % 1000);
        let value: Value = serde_json::from_str(&written).ok()?;
        Some(of_indicator(base, vec![put(at + "/change_pct", value)]))
    };
    stated.filter_map(slip).collect()
}

fn change_decimals(bench: &Bench) -> Vec<Slip> {
    let stated = indicators(bench).filter(|(_, _, _, indicator)| {
        tenths(&indicator["change_pct"]).is_some_and(|tenths| tenths % 10 != 0)
    });
    let slip = |(base, _, at, _): (usize, &Base, String, &Value)| {
        let none = of_indicator(base, vec![put(format!("{at}/change_decimals"), 0)]);
        let null = of_indicator(
            base,
            vec![put(format!("{at}/change_decimals"), Value::Null)],
        );
        [none, null]
    };
    stated.flat_map(slip).collect()
}

fn counts(bench: &Bench, altered: impl Fn(i64) -> i64) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let count = indicator["change_count"]
            .as_i64()
            .filter(|count| *count != 0)?;
        Some(of_indicator(
            base,
            vec![put(at + "/change_count", altered(count))],
        ))
    };
    held(bench).filter_map(slip).collect()
}

/// More than there is now has been added: last week there were less than none.
fn impossible_counts(bench: &Bench) -> Vec<Slip> {
    let unknown = indicators(bench).filter(|(_, base, _, indicator)| {
        base.before(indicator["id"].as_str().unwrap_or_default())
            .is_none()
    });
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"]
            .as_i64()
            .filter(|_| indicator["change_pct"].is_null())?;
        let rounded = indicator["rounded_to"].as_i64().unwrap_or(0);
        let count = value + 12 + 2 * rounded;
        Some(of_indicator(base, vec![put(at + "/change_count", count)]))
    };
    unknown.filter_map(slip).collect()
}

fn shares(bench: &Bench, altered: impl Fn(i64) -> i64) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let share = tenths(&indicator["share_pct"])?;
        Some(of_indicator(
            base,
            vec![put(at + "/share_pct", percent(altered(share)))],
        ))
    };
    indicators(bench).filter_map(slip).collect()
}

fn share_of_neighbour(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let own = indicator["share_pct"].as_f64()?;
        let mut others = of
            .indicators()
            .iter()
            .filter_map(|other| other["share_pct"].as_f64());
        let other = others.find(|other| (other - own).abs() > 0.01)?;
        Some(of_indicator(base, vec![put(at + "/share_pct", other)]))
    };
    indicators(bench).filter_map(slip).collect()
}

/// The complete distributions, each with its place.
fn distributions(bench: &Bench) -> impl Iterator<Item = (usize, String, &Value)> {
    let bases = bench.bases.iter().enumerate();
    let all = bases.flat_map(|(at, base)| {
        let distributions = list(&base.draft["distributions"]).iter().enumerate();
        distributions.map(move |(position, distribution)| {
            (at, format!("/distributions/{position}"), distribution)
        })
    });
    all.filter(|(_, _, distribution)| distribution["complete"] == true)
}

/// The parts of the complete distributions that have a number in a key.
fn parts<'a>(
    bench: &'a Bench,
    key: &'static str,
) -> impl Iterator<Item = (usize, String, &'a Value, &'a Value)> {
    distributions(bench).flat_map(move |(base, at, distribution)| {
        let parts = list(&distribution["parts"]).iter().enumerate();
        let parts =
            parts.filter(move |(_, part)| part[key].as_f64().is_some_and(|number| number > 0.0));
        parts.map(move |(position, part)| {
            (base, format!("{at}/parts/{position}"), part, distribution)
        })
    })
}

fn part_left_out(bench: &Bench) -> Vec<Slip> {
    let mut slips: Vec<_> = parts(bench, "value")
        .map(|(base, at, ..)| of_indicator(base, vec![Edit::Cut(at)]))
        .collect();
    slips.extend(
        parts(bench, "share_pct").map(|(base, at, ..)| of_indicator(base, vec![Edit::Cut(at)])),
    );
    slips
}

fn part_digit(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, at, part, _): (usize, String, &Value, &Value)| {
        let value = part["value"].as_u64()?.to_string();
        Some(of_indicator(
            base,
            vec![put(
                at + "/value",
                whole(&digits::changed(&value, value.len() - 1)?),
            )],
        ))
    };
    parts(bench, "value").filter_map(slip).collect()
}

/// Found where the parts have shares beside their values.
fn parts_exchanged(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, at, distribution): (usize, String, &Value)| {
        let parts = list(&distribution["parts"]);
        let [one, other, ..] = parts else { return None };
        let is_held = [one, other]
            .iter()
            .all(|part| part["value"].is_number() && part["share_pct"].is_number());
        let edits = vec![
            put(format!("{at}/parts/0/value"), other["value"].clone()),
            put(format!("{at}/parts/1/value"), one["value"].clone()),
        ];
        is_held.then(|| of_indicator(base, edits))
    };
    distributions(bench).filter_map(slip).collect()
}

fn part_share(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, at, part, _): (usize, String, &Value, &Value)| {
        let share = tenths(&part["share_pct"])?;
        Some(of_indicator(
            base,
            vec![put(at + "/share_pct", percent(share + 30))],
        ))
    };
    parts(bench, "share_pct").filter_map(slip).collect()
}

fn part_twice(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, at, distribution): (usize, String, &Value)| {
        let first = list(&distribution["parts"]).first()?["id"].clone();
        Some(of_indicator(
            base,
            vec![put(format!("{at}/parts/1/id"), first)],
        ))
    };
    distributions(bench).filter_map(slip).collect()
}

fn child_exceeds(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, of, at, indicator): (usize, &Base, String, &Value)| {
        let parent = of.part_of(indicator["id"].as_str()?)?;
        let parent = of
            .indicators()
            .iter()
            .find(|other| other["id"] == *parent)?["value"]
            .as_u64()?;
        let is_part = indicator["id"] != "phishing_pages_per_ip";
        let has_value = indicator["value"].is_number() && is_part;
        has_value.then(|| {
            of_indicator(
                base,
                vec![put(
                    at + "/value",
                    parent + parent / 10 / 1000 * 1000 + 1000,
                )],
            )
        })
    };
    indicators(bench).filter_map(slip).collect()
}

/// The hosts with trojans and those with Conficker are all infected hosts.
fn children_sum(bench: &Bench) -> Vec<Slip> {
    let hosts = ["infected_hosts", "trojan_botnet_hosts", "conficker_hosts"];
    let unheld = indicators(bench).filter(|(_, base, _, indicator)| {
        hosts.iter().any(|id| indicator["id"] == *id) && !is_held(base, indicator)
    });
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_u64()?.to_string();
        let altered = digits::changed(&value, 1)?;
        Some(of_indicator(
            base,
            vec![put(at + "/value", whole(&altered))],
        ))
    };
    unheld.filter_map(slip).collect()
}

/// The bases that speak of incidents.
fn incidents(bench: &Bench) -> impl Iterator<Item = (usize, &Value)> {
    let bases = bench.bases.iter().enumerate();
    let all = bases.map(|(at, base)| (at, &base.draft["incidents"]));
    all.filter(|(_, incidents)| incidents.is_object())
}

fn of_incidents(base: usize, edits: Vec<Edit>) -> Slip {
    Slip::among_prose(base, edits)
        .near("/incidents")
        .near("/highlights")
}

fn category_exceeds(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, incidents): (usize, &Value)| {
        let total = incidents["total"].as_u64()?;
        Some(of_incidents(
            base,
            vec![put("/incidents/categories/0/value".to_owned(), total + 3)],
        ))
    };
    incidents(bench).filter_map(slip).collect()
}

fn cross_border_exceeds(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, incidents): (usize, &Value)| {
        let total = incidents["total"].as_u64()?;
        Some(of_incidents(
            base,
            vec![put("/incidents/cross_border".to_owned(), total + 5)],
        ))
    };
    incidents(bench).filter_map(slip).collect()
}

fn incidents_total(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, incidents): (usize, &Value)| {
        let most = incidents["categories"][0]["value"]
            .as_u64()?
            .checked_sub(2)?;
        Some(of_incidents(
            base,
            vec![put("/incidents/total".to_owned(), most)],
        ))
    };
    incidents(bench).filter_map(slip).collect()
}

/// The rankings with values, each with its place and its items.
fn rankings(bench: &Bench) -> impl Iterator<Item = (usize, String, &[Value])> {
    let bases = bench.bases.iter().enumerate();
    bases.flat_map(|(at, base)| {
        let rankings = list(&base.draft["rankings"]).iter().enumerate();
        rankings.map(move |(position, ranking)| {
            (
                at,
                format!("/rankings/{position}/items"),
                list(&ranking["items"]),
            )
        })
    })
}

fn ranking_order(bench: &Bench) -> Vec<Slip> {
    let valued =
        rankings(bench).filter(|(_, _, items)| items.iter().all(|item| item["value"].is_number()));
    let slips = |(base, at, items): (usize, String, &[Value])| {
        let pairs: Vec<_> = items.windows(2).map(<[Value]>::to_vec).collect();
        let slip = move |(place, pair): (usize, Vec<Value>)| {
            let edits = vec![
                put(format!("{at}/{place}"), pair[1].clone()),
                put(format!("{at}/{}", place + 1), pair[0].clone()),
            ];
            of_indicator(base, edits)
        };
        pairs.into_iter().enumerate().map(slip)
    };
    valued.flat_map(slips).collect()
}

fn ranking_repeats(bench: &Bench) -> Vec<Slip> {
    let slips = |(base, at, items): (usize, String, &[Value])| {
        let first = items
            .first()
            .and_then(|item| item["name"].as_str())
            .map(str::to_owned);
        let names = first.map(|name| {
            [
                name.to_uppercase(),
                name.to_lowercase(),
                format!("{name} "),
                name,
            ]
        });
        let names = names.into_iter().flatten();
        names
            .map(move |name| of_indicator(base, vec![put(format!("{at}/1/name"), name)]))
            .collect::<Vec<_>>()
    };
    rankings(bench).flat_map(slips).collect()
}

fn ranking_ten_times(bench: &Bench) -> Vec<Slip> {
    let slips = |(base, at, items): (usize, String, &[Value])| {
        let values: Vec<_> = items.iter().map(|item| item["value"].as_u64()).collect();
        let slip = move |(place, value): (usize, Option<u64>)| {
            Some(of_indicator(
                base,
                vec![put(format!("{at}/{place}/value"), value? * 10)],
            ))
        };
        values.into_iter().enumerate().filter_map(slip)
    };
    rankings(bench).flat_map(slips).collect()
}

fn ranking_share(bench: &Bench) -> Vec<Slip> {
    let slips = |(base, at, items): (usize, String, &[Value])| {
        let shares = items
            .iter()
            .filter(|item| item["value"].is_number())
            .map(|item| tenths(&item["share_pct"]));
        let shares: Vec<_> = shares.collect();
        let slip = move |(place, share): (usize, Option<i64>)| {
            Some(of_indicator(
                base,
                vec![put(format!("{at}/{place}/share_pct"), percent(share? + 30))],
            ))
        };
        shares.into_iter().enumerate().filter_map(slip)
    };
    rankings(bench).flat_map(slips).collect()
}

fn rounding(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_u64()?;
        let width = [100, 1000, 10000]
            .into_iter()
            .find(|width| value % width != 0)?;
        Some(of_indicator(base, vec![put(at + "/rounded_to", width)]))
    };
    indicators(bench).filter_map(slip).collect()
}

fn value_as_text(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_u64()?;
        Some(of_indicator(
            base,
            vec![put(at + "/value", value.to_string())],
        ))
    };
    indicators(bench).filter_map(slip).collect()
}

fn negative_value(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_i64().filter(|value| *value > 0)?;
        Some(of_indicator(base, vec![put(at + "/value", -value)]))
    };
    indicators(bench).filter_map(slip).collect()
}

/// Absent is not wrong.
fn value_left_out(bench: &Bench) -> Vec<Slip> {
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let is_alone = indicator["share_pct"].is_null() && indicator["value"].is_number();
        let edits = vec![
            put(format!("{at}/value"), Value::Null),
            put(format!("{at}/rounded_to"), Value::Null),
        ];
        is_alone.then(|| Slip::new(base, edits))
    };
    indicators(bench).filter_map(slip).collect()
}

/// Both are wrong, and agree with each other and with last week.
fn moved_together(bench: &Bench) -> Vec<Slip> {
    let pages = indicators(bench).filter(|(_, base, _, indicator)| {
        indicator["id"] == "phishing_pages" && base.name == "autumn"
    });
    let slip = |(base, _, at, _): (usize, &Base, String, &Value)| {
        let edits = vec![
            put(format!("{at}/value"), 1218),
            put(format!("{at}/change_pct"), percent(-137)),
        ];
        Slip::new(base, edits)
    };
    pages.map(slip).collect()
}

/// Within what rounding leaves.
fn last_digit(bench: &Bench) -> Vec<Slip> {
    let rounded =
        indicators(bench).filter(|(_, _, _, indicator)| indicator["id"] == "malware_downloads");
    let slip = |(base, _, at, indicator): (usize, &Base, String, &Value)| {
        let value = indicator["value"].as_u64()?;
        let width = indicator["rounded_to"].as_u64()?;
        Some(Slip::new(base, vec![put(at + "/value", value + width)]))
    };
    rounded.filter_map(slip).collect()
}
