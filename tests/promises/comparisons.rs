//! Two weeks side by side, as text in files; and what is never held against each other.

use std::fmt::Write;

use cncert_weekly::{
    lang::Lang,
    page::{self, Comparison},
    report::Week,
};
use expect_test::expect_file;

use crate::dataset::Dataset;

fn week(text: &str) -> Week {
    text.parse().expect("it is a week")
}

fn compared(now: &str, then: &str, lang: Lang) -> Comparison {
    let dataset = Dataset::read();
    page::compare(&dataset.issue(week(now)), &dataset.issue(week(then)), lang)
}

fn as_text(comparison: &Comparison) -> String {
    let mut text = format!("# {}\n{}\n", comparison.heading, comparison.lead);
    for table in &comparison.tables {
        writeln!(
            text,
            "\n## {}\n{}",
            table.caption,
            table.columns.join(" | ")
        )
        .expect("text can be written");
        for row in &table.rows {
            writeln!(text, "{}", row.join(" | ")).expect("text can be written");
        }
    }
    for panel in &comparison.panels {
        let alternative = panel.figure().map_or("", |figure| figure.alternative());
        writeln!(text, "\n[{}] {}: {alternative}", panel.id, panel.title)
            .expect("text can be written");
    }
    text
}

#[test]
fn comparisons_read_as_in_their_files() {
    let pairs = [
        ("2025-W52", "2025-W51"),
        ("2025-W40", "2025-W12"),
        ("2025-W52", "2013-W19"),
        ("2015-W39", "2015-W38"),
        ("2018-W06", "2014-W48"),
    ];
    for (now, then) in pairs {
        for lang in Lang::BOTH {
            let path = format!("../pages/compared-{now}-{then}.{}.txt", lang.key());
            expect_file![path].assert_eq(&as_text(&compared(now, then, lang)));
        }
    }
}

#[test]
fn nothing_is_computed_across_a_documented_break_nor_between_real_and_sample_values() {
    let row = |comparison: &Comparison, name: &str| {
        let mut rows = comparison.tables[0].rows.iter();
        rows.find(|row| row[0].contains(name))
            .expect("it has a row")
            .clone()
    };
    // The series of phishing pages was changed in March 2015.
    let across = compared("2015-W18", "2014-W48", Lang::Zh);
    assert_eq!(row(&across, "仿冒")[3], "统计口径有变，不作比较");
    let moved = row(&across, "后门网站总数");
    assert_eq!(moved[3], "+1,257，↑ 178.0%（计算所得）");
    let apart = compared("2025-W52", "2018-W06", Lang::En);
    assert_eq!(
        row(&apart, "Backdoors")[3],
        "A sample is not compared with a real value"
    );
    assert!(apart.panels.is_empty() && apart.lead.is_empty());
}

#[test]
fn what_either_week_lacks_is_named_in_its_place() {
    let comparison = compared("2025-W52", "2013-W19", Lang::En);
    let rows = &comparison.tables[0].rows;
    let malware = rows
        .iter()
        .find(|row| row[0].contains("Malware Downloads"))
        .expect("it has a row");
    assert_eq!(malware[2], "Not stated in the source");
    let hosts = rows
        .iter()
        .find(|row| row[0].contains("Network Viruses"))
        .expect("it has a row");
    assert_eq!(hosts[1], "Not stated in the source");
}

#[test]
fn a_comparison_turned_round_has_the_same_differences_with_the_other_sign() {
    let turned = [("2025-W40", "2025-W12"), ("2025-W12", "2025-W40")];
    let [there, back] = turned.map(|(now, then)| compared(now, then, Lang::En).tables.remove(0));
    let mut compared = 0;
    for row in &there.rows {
        let other = back
            .rows
            .iter()
            .find(|other| other[0] == row[0])
            .expect("it has the row, too");
        assert_eq!([&row[1], &row[2]], [&other[2], &other[1]]);
        let difference = |cell: &str| cell.split(", ").next().unwrap_or_default().to_owned();
        let turned = difference(&row[3])
            .replace('+', "±")
            .replace('−', "+")
            .replace('±', "−");
        assert_eq!(difference(&other[3]), turned, "{}", row[0]);
        compared += usize::from(row[3] != "—");
    }
    assert!(compared >= 3, "{compared} differences");
}
