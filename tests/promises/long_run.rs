//! The long run over the real weeks, and over histories that were written for a test.

use std::{fs, path::Path};

use cncert_weekly::{
    draft,
    lang::Lang,
    page::{Figure, Mark},
    report::{Catalogue, Column, History, Week},
    run::{Run, Sources, Span, Trend, Wanted, compose},
};

#[test]
fn show() {
    let data = |name: &str| {
        fs::read(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("public/data")
                .join(name),
        )
        .unwrap()
    };
    let history = draft::read_history(&data("history/all.json"))
        .value
        .unwrap();
    let catalogue = draft::read_catalogue(&data("catalogue.json"))
        .value
        .unwrap();
    for lang in Lang::BOTH {
        for week in ["2025-W52", "2018-W06", "2015-W39", "2013-W19"] {
            let run = compose(
                Sources {
                    history: &history,
                    catalogue: &catalogue,
                    is_sample_shown: true,
                },
                Wanted {
                    lang,
                    week: week.parse().unwrap(),
                    span: Span::All,
                    is_log: false,
                    has_year_before: true,
                },
            );
            println!("== {week} {}", run.days);
            for t in &run.trends {
                println!(
                    "{} {} [{}] {}\n   {}\n   {:?}",
                    t.id,
                    t.name,
                    t.unit,
                    t.weeks.len(),
                    t.figure.alternative(),
                    t.notes
                );
            }
        }
    }
}
