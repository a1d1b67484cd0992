//! The long run: over the real weeks, and over histories that were written for a test.

use std::fmt::Write as _;

use cncert_weekly::{
    chart::trend,
    lang::Lang,
    page::Mark,
    report::{Catalogue, Column, History, SeriesBreak, SortedMap, Week},
    run::{Run, Sources, Span, Trend, Wanted, compose},
};
use expect_test::expect_file;
use serde_json::Value;

use crate::dataset::Dataset;

pub const PHISHING: &str = "phishing_pages";
/// The weeks of which CNCERT's own figures are known.
const REAL_WEEKS: usize = 19;

fn week(text: &str) -> Week {
    text.parse().expect("it is a week")
}

pub fn wanted(lang: Lang, shown: &str) -> Wanted {
    Wanted {
        lang,
        week: week(shown),
        span: Span::All,
        is_log: false,
        has_year_before: true,
    }
}

pub fn published(wanted: Wanted) -> Run {
    let dataset = Dataset::read();
    let sources = Sources {
        history: &dataset.history,
        catalogue: &dataset.catalogue,
        is_sample_shown: true,
    };
    compose(sources, wanted)
}

pub fn find<'a>(run: &'a Run, id: &str) -> &'a Trend {
    let id = format!("{id}_trend");
    let found = run.trends.iter().find(|trend| trend.id.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is drawn"))
}

/// A value of a week with its flags; nothing where the week does not state it.
pub type Stated = (&'static str, Option<u64>, u8);

/// The published catalogue, and a history of phishing pages alone, which break where it is said.
pub fn written(stated: &[Stated], broken: &[&str]) -> (History, Catalogue) {
    let column = Column {
        values: stated.iter().map(|(_, value, _)| *value).collect(),
        value_flags: stated.iter().map(|(.., flags)| *flags).collect(),
        changes: vec![None; stated.len()],
        change_flags: vec![0; stated.len()],
    };
    let mut columns = SortedMap::default();
    columns.insert(PHISHING.parse().expect("it is an id"), column);
    let weeks = stated.iter().map(|(of, ..)| week(of)).collect();
    let mut catalogue = (*Dataset::read().catalogue).clone();
    let mut entries = catalogue.indicators.iter_mut();
    let entry = entries.find(|entry| entry.id.as_str() == PHISHING);
    let entry = entry.expect("it is in the catalogue");
    let text = entry.breaks[0].text.clone();
    entry.breaks = broken
        .iter()
        .map(|at| SeriesBreak {
            week: week(at),
            text: text.clone(),
        })
        .collect();
    let history = History::new(weeks, columns).expect("the weeks rise");
    (history, catalogue)
}

fn run(stated: &[Stated], broken: &[&str], wanted: Wanted) -> Run {
    let (history, catalogue) = written(stated, broken);
    let sources = Sources {
        history: &history,
        catalogue: &catalogue,
        is_sample_shown: true,
    };
    compose(sources, wanted)
}

/// What is said of the last week, in both languages.
#[track_caller]
fn check_words(stated: &[Stated], broken: &[&str], zh: &str, en: &str) {
    let (shown, ..) = stated.last().expect("there is a week");
    for (lang, said) in [(Lang::Zh, zh), (Lang::En, en)] {
        let run = run(stated, broken, wanted(lang, shown));
        let words = find(&run, PHISHING).figure.alternative();
        assert!(words.starts_with(said), "{words}\nis not\n{said}");
    }
}

#[test]
fn every_cell_of_the_published_history_is_a_point_that_says_its_value_and_its_mark() {
    let dataset = Dataset::read();
    for lang in Lang::BOTH {
        let run = published(wanted(lang, "2025-W52"));
        for (id, column) in dataset.history.columns().iter() {
            let trend = find(&run, id.as_str());
            let known = dataset.history.weeks().iter().zip(&column.values);
            let known: Vec<_> = known
                .filter_map(|(week, value)| value.map(|value| (*week, value)))
                .collect();
            let points = trend.weeks.iter().zip(trend.figure.points());
            let drawn: Vec<_> = points.filter(|(_, point)| point.value.is_some()).collect();
            assert_eq!(drawn.len(), known.len(), "{id}");
            for ((week, point), (of, value)) in drawn.into_iter().zip(known) {
                assert_eq!(*week, of, "{id}");
                let digits: String = point
                    .value_text
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect();
                let digits = digits.trim_end_matches('0');
                assert_eq!(
                    digits,
                    value.to_string().trim_end_matches('0'),
                    "{id} {week}"
                );
                let cell = dataset.history.cell(id, of).expect("the week has it");
                let mark = Mark::of_cell(&cell).map(|mark| mark.word(lang).to_lowercase());
                let is_said = mark.is_none_or(|mark| point.text.to_lowercase().contains(&mark));
                assert!(is_said, "{id}: {}", point.text);
            }
        }
    }
}

#[test]
fn tables_say_what_is_drawn_from_the_newest_week_on() {
    for lang in Lang::BOTH {
        let run = published(wanted(lang, "2015-W39"));
        let is_one = |trend: &&Trend| trend.key.is_empty();
        for trend in run.trends.iter().filter(is_one) {
            let (table, points) = (trend.figure.table(), trend.figure.points());
            assert_eq!(table.rows.len(), points.len());
            for (row, point) in table.rows.iter().rev().zip(points) {
                assert_eq!(row.len(), table.columns.len());
                assert_eq!(row[0], point.label);
                assert!(!row[2].is_empty());
                assert_eq!(point.value.is_none(), row[1] == point.value_text, "{row:?}");
            }
        }
    }
}

#[test]
fn parts_stand_behind_their_indicator_and_incidents_at_the_end() {
    let run = published(wanted(Lang::Zh, "2025-W52"));
    let ids: Vec<_> = run.trends.iter().map(|trend| trend.id.as_str()).collect();
    let place = |id: &str| ids.iter().position(|of| *of == format!("{id}_trend"));
    assert_eq!(
        place("trojan_botnet_hosts"),
        place("infected_hosts").map(|at| at + 1)
    );
    assert_eq!(
        place("conficker_hosts"),
        place("infected_hosts").map(|at| at + 2)
    );
    assert_eq!(
        place("phishing_domains"),
        place("phishing_pages").map(|at| at + 1)
    );
    assert_eq!(
        ids[ids.len() - 3..],
        [
            "incidents_total_trend",
            "incidents_cross_border_trend",
            "incidents_phishing_trend"
        ]
    );
}

/// Values, places, and what of a line is drawn, of the series of an option.
fn spots(option: &Value, series: usize) -> Vec<(String, Option<f64>)> {
    let data = option["series"][series]["data"]
        .as_array()
        .expect("it has data");
    let spot = |spot: &Value| {
        let day = spot["value"][0].as_str().expect("a day").to_owned();
        (day, spot["value"][1].as_f64())
    };
    data.iter().map(spot).collect()
}

/// The lines of a series: runs of spots between gaps.
fn lines(option: &Value, series: usize) -> Vec<Vec<String>> {
    let spots = spots(option, series);
    let runs = spots.split(|(_, value)| value.is_none());
    let days = |run: &[(String, Option<f64>)]| run.iter().map(|(day, _)| day.clone()).collect();
    runs.map(days)
        .filter(|run: &Vec<_>| run.len() > 1)
        .collect()
}

fn drawn(of: &Trend) -> Value {
    serde_json::to_value(trend(&of.figure).expect("it has a course")).expect("it is JSON")
}

/// The series of an option, in their order.
const NAMED: usize = 0;
const SOLID: usize = 1;
const DASHED: usize = 2;
const CIRCLES: usize = 3;
const DIAMONDS: usize = 4;
const SQUARES: usize = 5;
const BORDERS: usize = 10;

#[test]
fn every_real_week_is_a_dot_and_no_line_leads_over_a_gap_or_the_break_of_march_2015() {
    let run = published(wanted(Lang::Zh, "2025-W52"));
    let phishing = drawn(find(&run, PHISHING));
    // Of 19 weeks two do not state phishing pages; two are beside each other.
    let dots: Vec<_> = spots(&phishing, DIAMONDS)
        .into_iter()
        .filter_map(|(day, value)| value.map(|_| day))
        .collect();
    assert_eq!(dots.len(), REAL_WEEKS - 2, "{dots:?}");
    assert_eq!(lines(&phishing, SOLID), [["2015-09-14", "2015-09-21"]]);
    // The sample year is one line, and each dot of it but the ends is within.
    let year = lines(&phishing, DASHED);
    assert_eq!((year.len(), year[0].len()), (1, 52));
    let hollow = spots(&phishing, CIRCLES)
        .into_iter()
        .filter(|(_, value)| value.is_some());
    assert_eq!(
        hollow.map(|(day, _)| day).collect::<Vec<_>>(),
        ["2024-12-30", "2025-12-22"]
    );
    let borders = &phishing["series"][BORDERS]["data"];
    assert_eq!(borders[2]["value"][0], "2015-03-02");
    assert_eq!(borders[2]["name"], "监测范围扩大");
}

#[test]
fn all_values_of_a_short_span_are_dots() {
    let short = Wanted {
        span: Span::Weeks(26),
        ..wanted(Lang::En, "2025-W52")
    };
    let run = published(short);
    let dots = spots(&drawn(find(&run, PHISHING)), CIRCLES);
    assert_eq!(dots.iter().filter(|(_, value)| value.is_some()).count(), 26);
    assert_eq!(run.days, "30 June – 28 December 2025");
}

#[test]
fn a_point_is_the_item_of_its_index_in_the_first_series_of_every_trend() {
    for trend in &published(wanted(Lang::En, "2025-W52")).trends {
        let option = drawn(trend);
        let items = option["series"][NAMED]["data"]
            .as_array()
            .expect("it has data");
        assert_eq!(items.len(), trend.figure.points().len());
        for (item, week) in items.iter().zip(&trend.weeks) {
            assert_eq!(item["value"][0], week.monday().to_string());
        }
    }
}

#[test]
fn marks_are_told_apart_in_the_drawing() {
    let stated = [
        ("2020-W01", Some(500), 0),
        ("2020-W03", Some(600), History::SECONDHAND),
        ("2020-W05", Some(700), History::CORRECTED),
        ("2020-W07", Some(800), History::SAMPLE),
        ("2020-W09", Some(900), History::ROUNDED),
        ("2020-W11", None, History::CORRECTED),
        ("2020-W13", Some(100), 0),
    ];
    let run = run(&stated, &[], wanted(Lang::En, "2020-W13"));
    let trend = find(&run, PHISHING);
    let option = drawn(trend);
    let filled = |series: usize| -> Vec<(String, String)> {
        let data = option["series"][series]["data"]
            .as_array()
            .expect("it has data")
            .iter();
        data.filter(|spot| spot["itemStyle"].is_object())
            .map(|spot| {
                (
                    spot["value"][0].as_str().unwrap_or_default().to_owned(),
                    spot["itemStyle"]["color"]
                        .as_str()
                        .unwrap_or_default()
                        .to_owned(),
                )
            })
            .collect()
    };
    let pair = |day: &str, color: &str| (day.to_owned(), format!("var(--{color})"));
    assert_eq!(
        filled(CIRCLES),
        [
            pair("2019-12-30", "accent"),
            pair("2020-02-10", "paper"),
            pair("2020-02-24", "accent-soft"),
            pair("2020-03-23", "accent")
        ]
    );
    assert_eq!(filled(DIAMONDS), [pair("2020-01-13", "accent")]);
    assert_eq!(filled(SQUARES), [pair("2020-01-27", "accent")]);
    let statuses: Vec<_> = trend
        .figure
        .table()
        .rows
        .iter()
        .map(|row| row[2].as_str())
        .collect();
    assert_eq!(
        statuses,
        [
            "From the issue",
            "—",
            "From the issue",
            "Sample",
            "Corrected",
            "Second-hand",
            "From the issue"
        ]
    );
    // What was taken back is named in its place.
    assert_eq!(option["series"][BORDERS]["data"][2]["name"], "Withdrawn");
}

#[test]
fn lines_break_at_a_missing_week_and_not_behind_week_53() {
    let stated = [
        ("2020-W51", Some(1), 0),
        ("2020-W52", Some(2), 0),
        ("2020-W53", Some(3), 0),
        ("2021-W01", Some(4), 0),
        ("2021-W03", Some(5), 0),
        ("2021-W04", None, 0),
        ("2021-W05", Some(6), 0),
        ("2021-W06", Some(7), 0),
    ];
    let run = run(&stated, &["2021-W06"], wanted(Lang::Zh, "2021-W06"));
    let drawn = drawn(find(&run, PHISHING));
    assert_eq!(
        lines(&drawn, SOLID),
        [["2020-12-14", "2020-12-21", "2020-12-28", "2021-01-04"]]
    );
    // A line's ends, each week alone, and the two that the break keeps apart.
    let dots = spots(&drawn, CIRCLES)
        .into_iter()
        .filter(|(_, value)| value.is_some());
    assert_eq!(dots.count(), 7);
}

#[test]
fn a_logarithmic_axis_leaves_zeros_out_and_says_so() {
    let stated = [
        ("2020-W01", Some(0), 0),
        ("2020-W02", Some(10), 0),
        ("2020-W03", Some(1000), 0),
    ];
    for (lang, says) in [
        (Lang::Zh, "数值为0的1期无法在对数坐标上画出"),
        (Lang::En, "One issue states 0"),
    ] {
        let wanted = Wanted {
            is_log: true,
            ..wanted(lang, "2020-W03")
        };
        let run = run(&stated, &[], wanted);
        let trend = find(&run, PHISHING);
        assert_eq!(drawn(trend)["yAxis"]["type"], "log");
        assert_eq!(trend.figure.points()[0].value, None);
        assert!(
            trend.figure.points()[0].text.contains('0'),
            "{}",
            trend.figure.points()[0].text
        );
        assert_eq!(lines(&drawn(trend), SOLID), [["2020-01-06", "2020-01-13"]]);
        assert!(
            trend.notes.iter().any(|note| note.contains(says)),
            "{:?}",
            trend.notes
        );
    }
}

#[test]
fn the_usual_is_the_median_and_range_of_52_weeks_of_one_standing() {
    let mut weeks: Vec<_> = week("2021-W52").run_up(60);
    let newest = weeks.pop().expect("there are 60");
    let stated: Vec<(String, Option<u64>, u8)> = weeks
        .iter()
        .enumerate()
        .map(|(place, week)| {
            (
                week.to_string(),
                Some(100 + place as u64),
                if place < 30 { History::SAMPLE } else { 0 },
            )
        })
        .chain([(newest.to_string(), Some(1), 0)])
        .collect();
    let stated: Vec<Stated> = stated
        .into_iter()
        .map(|(week, value, flags)| (&*week.leak(), value, flags))
        .collect();
    let run = run(&stated, &[], wanted(Lang::En, "2021-W52"));
    let course = find(&run, PHISHING).figure.course().expect("it is a trend");
    // The 29 real weeks from 130 to 158, and none of the illustrative ones.
    let (_, usual) = course.usual.last().expect("there is one");
    assert_eq!(*usual, Some([130.0, 144.0, 158.0]));
    // Of seven weeks before there is no median.
    let (_, early) = course.usual[30 + 7];
    assert_eq!(early, None);
    assert_eq!(
        course.usual[30 + 8].1,
        Some([130.0, 133.5_f64.floor(), 137.0])
    );
}

#[test]
fn the_same_week_a_year_before_is_drawn_where_it_is_wanted() {
    let stated = [("2020-W10", Some(50), 0), ("2021-W10", Some(60), 0)];
    let of = |has_year_before| {
        let wanted = Wanted {
            has_year_before,
            ..wanted(Lang::En, "2021-W10")
        };
        let run = run(&stated, &[], wanted);
        find(&run, PHISHING)
            .figure
            .course()
            .expect("it is a trend")
            .year_before
            .clone()
    };
    assert_eq!(of(true).last().map(|(_, value)| *value), Some(Some(50.0)));
    assert!(of(false).is_empty());
}

#[test]
fn sample_weeks_are_nowhere_where_the_publisher_hides_them() {
    let dataset = Dataset::without_sample();
    let sources = Sources {
        history: &dataset.history,
        catalogue: &dataset.catalogue,
        is_sample_shown: false,
    };
    let run = compose(sources, wanted(Lang::En, "2025-W52"));
    assert!(
        run.trends
            .iter()
            .all(|trend| trend.id.as_str() != "malware_downloads_trend")
    );
    for trend in &run.trends {
        assert!(trend.figure.points().iter().all(|point| !point.is_sample));
        assert!(
            !trend.figure.alternative().to_lowercase().contains("sample"),
            "{}",
            trend.figure.alternative()
        );
    }
}

#[test]
fn a_week_is_told_with_its_mark_its_record_its_row_and_the_year_before() {
    check_words(
        &[
            ("2020-W10", Some(200), 0),
            ("2021-W07", Some(150), 0),
            ("2021-W08", Some(160), 0),
            ("2021-W09", Some(180), 0),
            ("2021-W10", Some(190), 0),
        ],
        &[],
        "2021年3月8日—3月14日：190个，为2020年3月2日—3月8日那一期以来的最高值，连续3周上升，比上年同周（200个）低5.0%。",
        "8–14 March 2021: 190 pages, the highest since the issue of 2–8 March 2020, up for 3 weeks in a row, 5.0% below the same week a year before (200 pages). Of the 5 issues shown",
    );
    check_words(
        &[
            ("2021-W06", Some(300), 0),
            ("2021-W08", Some(250), 0),
            ("2021-W09", Some(180), 0),
            ("2021-W10", Some(170), History::CORRECTED),
        ],
        &[],
        "2021年3月8日—3月14日：170个（已更正），低于本站收录的此前各期（2021年2月8日—2月14日起），连续2周下降。",
        "8–14 March 2021: 170 pages (corrected), lower than in any earlier issue held here (from 8–14 February 2021 on), down for 2 weeks in a row.",
    );
}

#[test]
fn what_rounding_hides_is_not_claimed() {
    // About 1,000 and about 1,000 are not the same, and about 1,100 not surely more.
    check_words(
        &[
            ("2020-W10", Some(1000), History::ROUNDED),
            ("2021-W10", Some(1000), History::ROUNDED),
        ],
        &[],
        "2021年3月8日—3月14日：约1,000个，与上年同周（约1,000个）大致相当。",
        "8–14 March 2021: about 1,000 pages, about the same as in that week a year before (about 1,000 pages).",
    );
    check_words(
        &[
            ("2020-W10", Some(1000), History::ROUNDED),
            ("2021-W10", Some(5000), History::ROUNDED),
        ],
        &[],
        "2021年3月8日—3月14日：约5,000个，高于上年同周（约1,000个）。",
        "8–14 March 2021: about 5,000 pages, above the same week a year before (about 1,000 pages).",
    );
    check_words(
        &[
            ("2021-W07", Some(1000), History::ROUNDED),
            ("2021-W08", Some(1200), History::ROUNDED),
            ("2021-W09", Some(1300), History::ROUNDED),
            ("2021-W10", Some(1300), History::ROUNDED),
        ],
        &[],
        "2021年3月8日—3月14日：约1,300个。图中",
        "8–14 March 2021: about 1,300 pages. Of the 4",
    );
}

#[test]
fn real_values_are_held_against_real_ones_alone_and_none_across_a_break() {
    let sample = History::SAMPLE;
    check_words(
        &[
            ("2020-W10", Some(500), sample),
            ("2021-W07", Some(150), sample),
            ("2021-W08", Some(160), sample),
            ("2021-W09", Some(180), sample),
            ("2021-W10", Some(190), 0),
        ],
        &[],
        "2021年3月8日—3月14日：190个。另有4期为示例数据，不参与比较。",
        "8–14 March 2021: 190 pages. 4 more weeks are sample data and are not compared.",
    );
    check_words(
        &[
            ("2020-W10", Some(100), 0),
            ("2020-W11", Some(110), 0),
            ("2020-W12", Some(120), 0),
            ("2021-W10", Some(190), 0),
        ],
        &["2020-W40"],
        "2021年3月8日—3月14日：190个。2020年9月28日之前有数值的3期中，最高为2020年3月16日—3月22日的120个，最低为2020年3月2日—3月8日的100个。2020年9月28日起仅2021年3月8日—3月14日一期有数值，为190个。",
        "8–14 March 2021: 190 pages. Of the 3 issues before 28 September 2020 that state a value, the highest is 120 pages in the week of 16–22 March 2020, the lowest 100 pages in the week of 2–8 March 2020. Only one of the issues from 28 September 2020 on states a value, that of 8–14 March 2021: 190 pages.",
    );
}

#[test]
fn nothing_was_there_before_and_nothing_in_percent_comes_of_it() {
    check_words(
        &[("2020-W10", Some(0), 0), ("2021-W10", Some(3), 0)],
        &[],
        "2021年3月8日—3月14日：3个，高于上年同周（0个）。",
        "8–14 March 2021: 3 pages, above the same week a year before (0 pages).",
    );
    check_words(
        &[("2020-W53", Some(7), 0)],
        &[],
        "2020年12月28日—2021年1月3日：7个。",
        "28 December 2020 – 3 January 2021: 7 pages.",
    );
    check_words(
        &[("2020-W10", Some(7), 0), ("2021-W10", Some(7), 0)],
        &[],
        "2021年3月8日—3月14日：7个，与上年同周（7个）持平。图中2期的数值均为7个。",
        "8–14 March 2021: 7 pages, the same as a year before (7 pages). All 2 issues shown state 7 pages.",
    );
}

#[test]
fn what_is_said_of_the_real_weeks_is_held_in_a_file() {
    for lang in Lang::BOTH {
        let mut text = String::new();
        for shown in ["2025-W52", "2018-W06", "2015-W39", "2013-W19"] {
            let run = published(wanted(lang, shown));
            let _ = writeln!(text, "# {shown}: {}\n", run.days);
            for trend in &run.trends {
                let _ = writeln!(text, "{} ({})", trend.name, trend.unit);
                for line in [trend.figure.alternative()]
                    .into_iter()
                    .chain(trend.notes.iter().map(String::as_str))
                {
                    let _ = writeln!(text, "  {line}");
                }
            }
            text.push('\n');
        }
        let file = format!(
            "{}/tests/long_run/{}.txt",
            env!("CARGO_MANIFEST_DIR"),
            lang.key()
        );
        expect_file![file].assert_eq(&text);
    }
}

#[test]
fn of_ten_thousand_weeks_each_is_drawn() {
    let weeks = week("2199-W01").run_up(10_000);
    let stated: Vec<Stated> = weeks
        .iter()
        .enumerate()
        .map(|(place, week)| (&*week.to_string().leak(), Some(place as u64 % 977), 0))
        .collect();
    let run = run(&stated, &["2100-W01"], wanted(Lang::En, "2199-W01"));
    let trend = find(&run, PHISHING);
    assert_eq!(trend.weeks.len(), 10_000);
    assert_eq!(lines(&drawn(trend), SOLID).len(), 2);
}
