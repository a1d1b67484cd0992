//! Documents that `LibreOffice` made: `tests/documents` has their descriptions, and the script that has them made.

use std::{collections::BTreeSet, fs};

use cncert_weekly::{
    intake::{self, Edition, Teller},
    lang::Lang,
};
use expect_test::expect_file;

use super::{
    catalogue, left,
    made::{Drawn, Made, bare, chart, chart_here, run, styled},
    understood,
};

fn made(name: &str) -> Edition {
    let path = format!("{}/tests/documents/{name}.docx", env!("CARGO_MANIFEST_DIR"));
    intake::open(name, &fs::read(path).unwrap(), |_| None).unwrap()
}

/// What a document states, what is left of it, and what is to be known of it, a line each.
fn read(edition: Edition) -> String {
    let editions = [edition];
    let understanding = understood(&editions);
    let teller = Teller {
        catalogue: catalogue(),
        week: "2025-W52".parse().unwrap(),
        editions: &editions,
        lang: Lang::En,
        most: 100,
    };
    let facts = understanding.facts.iter();
    let facts = facts.map(|fact| format!("{}: {}", fact.at, teller.value(fact)));
    let left = left(&understanding).into_iter();
    let left = left.map(|words| format!("left: {words}"));
    let lines: Vec<_> = facts.chain(left).chain(teller.remarks()).collect();
    lines.join("\n") + "\n"
}

#[test]
fn a_week_that_libre_office_wrote_is_read_with_charts_and_without() {
    let documents = ["weekly-charts", "weekly-text"].map(|name| {
        let read = read(made(name));
        let path = format!("{}/tests/documents/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        expect_file![path].assert_eq(&read.replace(name, "document"));
        read.replace(name, "document")
    });
    let [charts, text] = documents
        .each_ref()
        .map(|document| document.lines().collect::<BTreeSet<_>>());
    let more: Vec<_> = charts.difference(&text).collect();
    assert_eq!(text.difference(&charts).count(), 0);
    // Without its charts it says the same, but for their values.
    let is_value = |line: &str| {
        ["/value: ", "/share_pct: ", "/name: "]
            .iter()
            .any(|key| line.contains(key))
    };
    assert!(
        more.iter()
            .all(|line| is_value(line) || line.contains("/parts/")),
        "{more:?}"
    );
}

/// `LibreOffice` writes titles that nobody typed where a chart of Word has an empty one.
#[test]
fn a_title_that_a_program_made_up_names_nothing() {
    let titled = |title| {
        let drawn = Drawn {
            title,
            ..bare("barChart")
        };
        let names = ["Mirai", "Mozi"];
        let of = chart(drawn, "次数", &names, &[Some("2"), Some("1")]);
        let body = [
            styled("2", &run("恶意代码传播次数排名前五家族")),
            chart_here("rIdC1", ""),
        ];
        let made = Made::of(&body.concat()).charts(&[of]);
        let edition = intake::open("document", &made.bytes(), |_| None).unwrap();
        super::told(&understood(&[edition]))
    };
    let untitled = titled("");
    assert!(untitled.contains("rankings/malware_families/items/1/value"));
    for title in ["Chart Title", "p_n", "次数"] {
        assert_eq!(titled(title), untitled, "{title}");
    }
}
