//! Mistakes in what a file says of itself: days, numbers, ids, corrections, names.

use serde_json::{Value, json};

use crate::{
    Bench,
    base::{Base, list},
    slip::{Edit, Slip},
};

use super::Make;

pub const KINDS: &[(&str, Make)] = &[
    ("file: another year in the days", |bench| {
        each(bench, &["/period", "/week"], another_year)
    }),
    ("file: a Monday that is none", |bench| {
        each(bench, &["/period", "/week"], |base| {
            moved(base, "/period/start")
        })
    }),
    ("file: a Sunday that is none", |bench| {
        each(bench, &["/period", "/week"], |base| {
            moved(base, "/period/end")
        })
    }),
    ("file: last week's name of the week", |bench| {
        each(bench, &["/period", "/week"], week_of_last_week)
    }),
    ("file: last week's days and week", |bench| {
        each(bench, &[], last_week_whole)
    }),
    ("file: an issue number that skips", |bench| {
        of_written(bench, "/issue", |base| number(base, 2))
    }),
    ("file: last week's issue number", |bench| {
        of_written(bench, "/issue", |base| number(base, -1))
    }),
    ("file: another year of the issue", |bench| {
        of_written(bench, "/issue", issue_year)
    }),
    ("file: a revision that skips", |bench| {
        each(bench, &["/revision"], revision_skips)
    }),
    ("file: published before the week ends", |bench| {
        each(bench, &["/published_on"], published_early)
    }),
    ("file: a source dated before the week ends", source_early),
    ("file: English missing", |bench| {
        languages(bench, "en", &json!(null))
    }),
    ("file: Chinese blank", |bench| {
        languages(bench, "zh", &json!(" "))
    }),
    ("file: an id misspelt", ids_misspelt),
    ("file: a key misspelt", |bench| {
        each(bench, &[""], |base| Some(key(base, "editor", "editer")))
    }),
    ("file: a key left out", |bench| {
        each(bench, &[""], |base| {
            Some(vec![Edit::Cut(key_of(base).to_owned())])
        })
    }),
    ("file: an unknown level", |bench| {
        each(bench, &["/ratings"], |base| {
            put_if(base, "/ratings/0/level", json!("较好"))
        })
    }),
    ("file: an unknown actor", |bench| {
        each(bench, &["/incidents"], |base| {
            put_if(base, "/incidents/actors/0", json!("云服务商"))
        })
    }),
    ("file: a distribution of another indicator", |bench| {
        each(bench, &["/distributions"], |base| {
            put_if(base, "/distributions/0/of", json!("phishing_pages"))
        })
    }),
    ("file: a ranking of another indicator", |bench| {
        each(bench, &["/rankings"], |base| {
            put_if(base, "/rankings/0/of", json!("phishing_pages"))
        })
    }),
    ("file: an indicator twice", indicator_twice),
    ("file: another basis of the days", |bench| {
        each(bench, &["/period"], |base| {
            put_if(base, "/period/basis", json!("推定"))
        })
    }),
    ("names: Latin words differ between the languages", |bench| {
        names(bench, &json!({ "zh": "Mirai家族", "en": "Mirari" }))
    }),
    ("names: Han in the English", |bench| {
        names(
            bench,
            &json!({ "zh": "“银狐”木马", "en": "“Silver Fox” 木马" }),
        )
    }),
    (
        "names: the same in both languages but one left in Chinese",
        |bench| names(bench, &json!({ "zh": "银狐", "en": "银狐" })),
    ),
    ("corrections: none for a changed value", correction_left_out),
    ("corrections: another old value", |bench| {
        revision(bench, "/corrections/1", "old", json!(402))
    }),
    ("corrections: another new value", |bench| {
        revision(bench, "/corrections/1", "new", json!(412))
    }),
    ("corrections: a published one is gone", |bench| {
        of_revision(bench, "", vec![Edit::Cut("/corrections/0".to_owned())])
    }),
    (
        "corrections: a published one has another text",
        correction_altered,
    ),
    (
        "corrections: the published one is not the first",
        corrections_reordered,
    ),
    ("corrections: the place misspelt", |bench| {
        revision(
            bench,
            "/corrections/1",
            "at",
            json!("indicators/phishing_domain/value"),
        )
    }),
    ("corrections: none for changed prose", prose_changed),
    ("corrections: the revision is not raised", |bench| {
        of_revision(
            bench,
            "/revision",
            vec![Edit::Put("/revision".to_owned(), json!(2))],
        )
    }),
    (
        "acknowledged: kept where the figure has moved",
        acknowledgement_kept,
    ),
    ("acknowledged: taken out", |bench| {
        acknowledged(bench, |at| vec![Edit::Cut(format!("/acknowledged/{at}"))])
    }),
    ("acknowledged: another rule", |bench| {
        acknowledged(bench, |at| {
            vec![Edit::Put(
                format!("/acknowledged/{at}/rule"),
                json!("value_unusual"),
            )]
        })
    }),
    ("acknowledged: the place misspelt", |bench| {
        acknowledged(bench, |at| {
            vec![Edit::Put(
                format!("/acknowledged/{at}/at"),
                json!("indicators/new_vulnerability/change_pct"),
            )]
        })
    }),
];

type Edits = Option<Vec<Edit>>;

/// One mistake in each base that can have it; anywhere in the file where no place is named.
fn each(bench: &Bench, near: &[&str], edits: impl Fn(&Base) -> Edits) -> Vec<Slip> {
    let bases = bench.bases.iter().enumerate();
    let slip = |(at, base): (usize, &Base)| {
        let slip = Slip::new(at, edits(base)?);
        Some(near.iter().fold(slip, |slip, place| slip.near(place)))
    };
    bases.filter_map(slip).collect()
}

/// The same where the week before is known by its number.
fn of_written(bench: &Bench, near: &str, edits: impl Fn(&Base) -> Edits) -> Vec<Slip> {
    let known = |base: &Base| {
        base.previous_draft
            .as_ref()
            .is_some_and(|before| before["issue"].is_object())
    };
    each(bench, &[near], |base| known(base).then(|| edits(base))?)
}

fn put_if(base: &Base, at: &str, value: Value) -> Edits {
    base.draft.pointer(at)?;
    Some(vec![Edit::Put(at.to_owned(), value)])
}

fn another_year(base: &Base) -> Edits {
    let shift = |key: &str| {
        let day = base.draft["period"][key].as_str()?;
        let (year, rest) = day.split_once('-')?;
        let year: u16 = year.parse().ok()?;
        Some(Edit::Put(
            format!("/period/{key}"),
            json!(format!("{}-{rest}", year - 1)),
        ))
    };
    Some(vec![shift("start")?, shift("end")?])
}

fn moved(base: &Base, at: &str) -> Edits {
    let day = base.draft.pointer(at)?.as_str()?;
    let (month, day) = day.rsplit_once('-')?;
    let day: u8 = day.parse().ok()?;
    let other = if day > 1 { day - 1 } else { day + 1 };
    put_if(base, at, json!(format!("{month}-{other:02}")))
}

fn week_of_last_week(base: &Base) -> Edits {
    let (year, number) = base.draft["week"].as_str()?.split_once("-W")?;
    let number: u8 = number.parse().ok()?;
    put_if(base, "/week", json!(format!("{year}-W{:02}", number - 1)))
}

/// A copy of last week's file in which the days were forgotten.
fn last_week_whole(base: &Base) -> Edits {
    let before = base
        .previous_draft
        .as_ref()
        .filter(|before| before["week"] != "2015-W38")?;
    let keys = ["week", "period", "issue", "published_on"];
    Some(
        keys.into_iter()
            .map(|key| Edit::Put(format!("/{key}"), before[key].clone()))
            .collect(),
    )
}

fn number(base: &Base, by: i64) -> Edits {
    let number = base.draft["issue"]["number"].as_i64()?;
    put_if(base, "/issue/number", json!(number + by))
}

fn issue_year(base: &Base) -> Edits {
    let year = base.draft["issue"]["year"].as_i64()?;
    put_if(base, "/issue/year", json!(year - 1))
}

fn revision_skips(base: &Base) -> Edits {
    let revision = base.draft["revision"].as_i64()?;
    put_if(base, "/revision", json!(revision + 1))
}

fn published_early(base: &Base) -> Edits {
    let start = base.draft["period"]["start"].as_str()?;
    put_if(base, "/published_on", json!(start))
}

fn source_early(bench: &Bench) -> Vec<Slip> {
    let last_year = |base: &Base| {
        let (year, rest) = base.draft["period"]["end"].as_str()?.split_once('-')?;
        let year: u16 = year.parse().ok()?;
        Some(json!(format!("{}-{rest}", year - 1)))
    };
    let start = |base: &Base| Some(base.draft["period"]["start"].clone());
    let days: [fn(&Base) -> Option<Value>; 2] = [last_year, start];
    let mut slips = Vec::new();
    for day in days {
        slips.extend(each(bench, &["/provenance"], |base| {
            put_if(base, "/provenance/sources/0/dated", day(base)?)
        }));
    }
    slips
}

fn languages(bench: &Bench, language: &str, with: &Value) -> Vec<Slip> {
    let mut slips = Vec::new();
    for place in ["/editor", "/provenance/note", "/provenance/sources/0/title"] {
        slips.extend(each(bench, &[place], |base| {
            let at = format!("{place}/{language}");
            base.draft.pointer(&at)?;
            Some(vec![if with.is_null() {
                Edit::Cut(at)
            } else {
                Edit::Put(at, with.clone())
            }])
        }));
    }
    slips
}

fn ids_misspelt(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (at, near) in [
        ("/indicators/1/id", "/indicators"),
        ("/distributions/0/id", "/distributions"),
        ("/distributions/0/parts/0/id", "/distributions"),
        ("/incidents/categories/0/id", "/incidents"),
        ("/rankings/0/id", "/rankings"),
    ] {
        slips.extend(each(bench, &[near], |base| {
            let id = base.draft.pointer(at)?.as_str()?;
            put_if(base, at, json!(id.replacen('s', "", 1) + "s"))
        }));
    }
    slips
}

fn key(base: &Base, key: &str, misspelt: &str) -> Vec<Edit> {
    let value = base.draft[key].clone();
    vec![
        Edit::Cut(format!("/{key}")),
        Edit::Put(format!("/{misspelt}"), value),
    ]
}

fn key_of(base: &Base) -> &'static str {
    let keys = [
        "/highlights",
        "/indicators/0/rounded_to",
        "/period/basis",
        "/indicators/1/share_pct",
        "/published_on",
    ];
    keys[base.name.len() % keys.len()]
}

fn indicator_twice(bench: &Bench) -> Vec<Slip> {
    each(bench, &["/indicators"], |base| {
        let first = base.indicators().first()?.clone();
        Some(vec![Edit::Add("/indicators".to_owned(), first)])
    })
}

fn names(bench: &Bench, name: &Value) -> Vec<Slip> {
    let mut slips = Vec::new();
    for place in 0..5 {
        let at = format!("/rankings/0/items/{place}/name");
        slips.extend(each(bench, &["/rankings"], |base| {
            put_if(base, &at, name.clone())
        }));
    }
    slips
}

fn of_revision(bench: &Bench, near: &str, edits: Vec<Edit>) -> Vec<Slip> {
    let at = bench.bases.iter().position(|base| base.name == "revision");
    at.map(|at| Slip::new(at, edits).near(near))
        .into_iter()
        .collect()
}

fn revision(bench: &Bench, entry: &str, key: &str, value: Value) -> Vec<Slip> {
    of_revision(bench, "", vec![Edit::Put(format!("{entry}/{key}"), value)])
}

fn correction_left_out(bench: &Bench) -> Vec<Slip> {
    let mut slips = of_revision(bench, "", vec![Edit::Cut("/corrections/2".to_owned())]);
    slips.extend(of_revision(
        bench,
        "",
        vec![Edit::Cut("/corrections/1".to_owned())],
    ));
    for (at, value) in [
        ("/indicators/4/value", json!(43)),
        ("/ratings/0/level", json!("medium")),
        ("/incidents/cross_border", json!(6)),
        ("/published_on", json!("2026-03-25")),
        ("/rankings/0/items/4/value", json!(1_961_000)),
    ] {
        slips.extend(of_revision(
            bench,
            "",
            vec![Edit::Put(at.to_owned(), value)],
        ));
    }
    slips
}

fn correction_altered(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (key, value) in [
        (
            "text",
            json!({ "zh": "录入有误。", "en": "It was mistyped." }),
        ),
        ("date", json!("2026-03-26")),
        ("old", json!(40)),
        ("kind", json!("notice")),
    ] {
        slips.extend(of_revision(
            bench,
            "",
            vec![Edit::Put(format!("/corrections/0/{key}"), value)],
        ));
    }
    slips
}

fn corrections_reordered(bench: &Bench) -> Vec<Slip> {
    let draft = bench
        .bases
        .iter()
        .find(|base| base.name == "revision")
        .map(|base| &base.draft);
    let entry = |at: usize| draft.map_or(Value::Null, |draft| draft["corrections"][at].clone());
    of_revision(
        bench,
        "",
        vec![
            Edit::Put("/corrections/0".to_owned(), entry(1)),
            Edit::Put("/corrections/1".to_owned(), entry(0)),
        ],
    )
}

/// What the published sentence says in another way, which is as true.
fn prose_changed(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (zh, en) in [
        (
            "本周境内被植入后门网站541个，较上周减少46个，其中政府网站9个。",
            "This week 541 domestic websites were implanted with backdoors, 46 fewer than last week; 9 of them were government websites.",
        ),
        (
            "本周境内被植入后门网站541个，较上周下降7.8%，其中政府网站占1.7%。",
            "This week 541 domestic websites were implanted with backdoors, down 7.8% from last week; 1.7% of them were government websites.",
        ),
        (
            "本周境内被植入后门网站541个，上周为587个，其中政府网站9个。",
            "This week 541 domestic websites were implanted with backdoors, against 587 last week; 9 of them were government websites.",
        ),
    ] {
        slips.extend(of_revision(
            bench,
            "",
            vec![Edit::Put(
                "/highlights/0".to_owned(),
                json!({ "zh": zh, "en": en }),
            )],
        ));
    }
    slips
}

/// The bases with something accepted.
fn acknowledged(bench: &Bench, edits: impl Fn(usize) -> Vec<Edit>) -> Vec<Slip> {
    let bases = bench.bases.iter().enumerate();
    let slips = bases.flat_map(|(base, of)| {
        let entries = 0..list(&of.draft["acknowledged"]).len();
        entries
            .map(|entry| Slip::new(base, edits(entry)))
            .collect::<Vec<_>>()
    });
    slips.collect()
}

fn acknowledgement_kept(bench: &Bench) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (id, key, value) in [
        ("new_vulnerabilities", "change_pct", json!(28.7)),
        ("new_vulnerabilities", "value", json!(194)),
        ("new_high_risk_vulnerabilities", "change_pct", json!(-25.1)),
        ("new_high_risk_vulnerabilities", "value", json!(57)),
    ] {
        slips.extend(each(bench, &["/indicators", "/acknowledged"], |base| {
            let is_accepted = !list(&base.draft["acknowledged"]).is_empty();
            let place = base
                .indicators()
                .iter()
                .position(|indicator| indicator["id"] == id);
            is_accepted.then_some(vec![Edit::Put(
                format!("/indicators/{}/{key}", place?),
                value.clone(),
            )])
        }));
    }
    slips
}
