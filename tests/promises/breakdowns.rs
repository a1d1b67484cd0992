//! Rankings and distributions over the weeks: in the history as in the week files, and as they are drawn and told.

use cncert_weekly::{
    chart::trend,
    draft,
    lang::Lang,
    page::Mark,
    publish,
    report::{Breakdown, History, Origin, RankedName, Share, SortedMap, Week, WeekPart, WeekParts},
    run::{Run, Sources, Span, Trend, Wanted, compose},
};
use serde_json::Value;

use crate::dataset::{Dataset, weeks};

const FAMILIES: &str = "malware_families";
const TYPES: &str = "backdoored_websites_by_type";

fn week(text: &str) -> Week {
    text.parse().expect("it is a week")
}

/// A part of a week: its name, its value, and the tenths of its share.
type Stated = (&'static str, Option<u64>, Option<u16>);

/// A week of a ranking or a distribution.
fn stated(
    of: &str,
    origin: Origin,
    is_complete: bool,
    parts: &[Stated],
) -> (WeekParts, Vec<String>) {
    let names = parts.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let parts = parts.iter().map(|(_, value, share)| WeekPart {
        name: 0,
        value: *value,
        share: share.and_then(Share::new),
    });
    let week = WeekParts {
        week: week(of),
        origin,
        is_corrected: false,
        is_complete,
        parts: parts.collect(),
    };
    (week, names)
}

/// What the long run makes of a ranking or a distribution alone.
fn run(id: &str, weeks: Vec<(WeekParts, Vec<String>)>, lang: Lang) -> Run {
    let mut names: Vec<String> = Vec::new();
    let mut of_weeks = Vec::new();
    for (mut week, of_week) in weeks {
        for (part, name) in week.parts.iter_mut().zip(of_week) {
            let place = names.iter().position(|known| *known == name);
            part.name = place.unwrap_or(names.len());
            if place.is_none() {
                names.push(name);
            }
        }
        of_weeks.push(week);
    }
    let dataset = Dataset::read();
    let of_history = of_weeks.iter().map(|of| of.week).collect();
    let shown = of_weeks.last().expect("there is a week").week;
    let names = names.into_iter().map(RankedName::Plain).collect();
    let mut breakdowns = SortedMap::default();
    let breakdown = Breakdown::new(names, of_weeks).expect("the weeks rise");
    breakdowns.insert(id.parse().expect("it is an id"), breakdown);
    let history = History::new(of_history, SortedMap::default()).expect("the weeks rise");
    let sources = Sources {
        history: &history.with_breakdowns(breakdowns),
        catalogue: &dataset.catalogue,
        is_sample_shown: true,
    };
    compose(sources, wanted(lang, shown))
}

fn wanted(lang: Lang, week: Week) -> Wanted {
    Wanted {
        lang,
        week,
        span: Span::All,
        is_log: false,
        has_year_before: false,
    }
}

fn find<'a>(run: &'a Run, id: &str) -> &'a Trend {
    let id = format!("{id}_trend");
    let found = run.trends.iter().find(|trend| trend.id.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is drawn"))
}

fn drawn(of: &Trend) -> Value {
    serde_json::to_value(trend(&of.figure).expect("it has a course")).expect("it is JSON")
}

/// The lines of a series: runs of days and values between gaps.
fn lines(series: &Value) -> Vec<Vec<(String, f64)>> {
    let spots = series["data"].as_array().expect("it has data");
    let runs = spots.split(|spot| spot["value"][1].is_null());
    let spot = |spot: &Value| {
        let day = spot["value"][0].as_str().expect("a day").to_owned();
        (day, spot["value"][1].as_f64().expect("a value"))
    };
    let lines = runs.map(|run| run.iter().map(spot).collect());
    lines.filter(|line: &Vec<_>| !line.is_empty()).collect()
}

#[test]
fn the_history_says_of_every_ranking_and_distribution_what_the_week_files_say() {
    let dataset = Dataset::read();
    let breakdowns = dataset.history.breakdowns();
    let mut compared = 0;
    for week in weeks() {
        let report = dataset.report(week);
        let of = |id: &str| {
            let breakdown = breakdowns.get(id).expect("it is in the history");
            let place = breakdown.weeks().binary_search_by_key(&week, |of| of.week);
            let found = &breakdown.weeks()[place.expect("the week has it")];
            let parts = found.parts.iter();
            let parts =
                parts.map(|part| (breakdown.names()[part.name].clone(), part.value, part.share));
            (found.origin, found.is_complete, parts.collect::<Vec<_>>())
        };
        for ranking in &report.rankings {
            let items = ranking.items.iter().flatten();
            let items = items.map(|item| (item.name.clone(), item.value, item.share));
            let expected = (report.origin(ranking.origin), false, items.collect());
            assert_eq!(of(ranking.id.as_str()), expected, "{week}");
            compared += 1;
        }
        for distribution in &report.distributions {
            let parts = distribution.parts.iter();
            let name = |id: &str| RankedName::Plain(id.to_owned());
            let parts = parts.map(|part| (name(part.id.as_str()), part.value, part.share));
            let expected = (
                report.origin(distribution.origin),
                distribution.is_complete,
                parts.collect(),
            );
            assert_eq!(of(distribution.id.as_str()), expected, "{week}");
            compared += 1;
        }
    }
    let weeks = breakdowns.iter().map(|(_, of)| of.weeks().len());
    assert_eq!(weeks.sum::<usize>(), compared);
    assert!(compared > 100, "{compared}");
}

#[test]
fn what_is_written_of_them_is_read_back() {
    let history = Dataset::read().history;
    let text = publish::history_text(&history);
    let read = draft::read_history(text.as_bytes());
    assert_eq!(read.value.as_ref(), Some(&*history), "{:?}", read.findings);
}

#[test]
fn a_history_that_was_written_before_them_is_read_and_a_broken_one_says_what_is_wrong() {
    let text = publish::history_text(&Dataset::read().history);
    let mut file: Value = serde_json::from_str(&text).expect("it is JSON");
    let read = |file: &Value| draft::read_history(file.to_string().as_bytes());
    let place = |file: &Value| {
        let findings = read(file).findings;
        let first = findings.first().expect("something is found");
        first.place.to_string()
    };
    let families = format!("/breakdowns/{FAMILIES}");
    for (at, value, found) in [
        ("/parts/0/1", Value::from(99), "/parts/0/1"),
        ("/flags/3", Value::from(16), "/flags/3"),
        ("/value/2", Value::Array(Vec::new()), "/value/2"),
        ("/complete", Value::Array(Vec::new()), "/complete"),
        ("/weeks/1", Value::from("2025-W01"), "/weeks/1"),
        ("/names/0", Value::from(""), "/names/0"),
    ] {
        let mut broken = file.clone();
        *broken
            .pointer_mut(&[&*families, at].concat())
            .expect("it is there") = value;
        assert_eq!(place(&broken), [&*families, found].concat());
        assert_eq!(read(&broken).value, None, "{at}");
    }
    file.as_object_mut()
        .expect("an object")
        .remove("breakdowns");
    let history = read(&file).value.expect("it is a history");
    assert_eq!(history.breakdowns().iter().len(), 0);
}

fn ranked(lang: Lang) -> Run {
    let of = |week, names: &[&'static str]| {
        let parts: Vec<_> = names.iter().map(|name| (*name, None, None)).collect();
        stated(week, Origin::Issue, false, &parts)
    };
    let weeks = vec![
        of("2020-W01", &["Mirai", "Gafgyt", "Zeus", "Qbot"]),
        of("2020-W02", &["Mirai", "Gafgyt", "Zeus", "Qbot"]),
        of("2020-W04", &["Gafgyt", "Mirai", "Zeus", "Qbot"]),
        of("2020-W05", &["Mirai", "Gafgyt", "Emotet", "Zeus"]),
    ];
    run(FAMILIES, weeks, lang)
}

#[test]
fn a_ranking_tells_who_entered_rose_fell_and_left_since_the_week_before() {
    for (lang, said, moved) in [
        (
            Lang::Zh,
            "2020年1月27日—2月2日：由高到低依次为Mirai、Gafgyt、Emotet和Zeus。与上一周相比，Mirai由第2位升至第1位，Gafgyt由第1位降至第2位，Zeus由第3位降至第4位，Emotet新上榜，Qbot退出。图中4期中，居首次数最多的是Mirai，共3期。先后上榜的家族有5个，其中3个每期都在榜。",
            ["位次变化", "—", "位次未变"],
        ),
        (
            Lang::En,
            "27 January – 2 February 2020: Mirai, Gafgyt, Emotet and Zeus, in that order. Since the week before: Mirai up from no. 2 to no. 1, Gafgyt down from no. 1 to no. 2, Zeus down from no. 3 to no. 4, Emotet entered, Qbot left. Of the 4 issues shown, Mirai leads in 3. 5 families appear, 3 of them in every issue.",
            ["Movement", "—", "unmoved"],
        ),
    ] {
        let run = ranked(lang);
        let trend = find(&run, FAMILIES);
        assert_eq!(trend.figure.alternative(), said);
        let table = trend.figure.table();
        // After a week without an issue nobody is said to have moved.
        let cells = [&table.columns[2], &table.rows[1][2], &table.rows[2][2]];
        assert_eq!(cells, moved);
        assert_eq!(table.rows.len(), 4);
    }
}

#[test]
fn each_family_is_a_line_of_places_that_begins_where_it_enters_and_ends_where_it_leaves() {
    let run = ranked(Lang::En);
    let trend = find(&run, FAMILIES);
    let option = drawn(trend);
    assert_eq!(
        option["yAxis"]["data"],
        serde_json::json!(["1", "2", "3", "4"])
    );
    assert_eq!(option["yAxis"]["inverse"], true);
    let of = |days: &[(&str, f64)]| -> Vec<(String, f64)> {
        days.iter()
            .map(|(day, place)| ((*day).to_owned(), *place))
            .collect()
    };
    let series = option["series"].as_array().expect("it has series");
    // The points, the family that is gone, then each of the newest issue as lines and dots.
    assert_eq!(
        lines(&series[1]),
        [of(&[("2019-12-30", 3.0), ("2020-01-06", 3.0)])]
    );
    let lines_of = |place: usize| lines(&series[2 + 5 * place]);
    assert_eq!(
        lines_of(0),
        [
            of(&[("2019-12-30", 0.0), ("2020-01-06", 0.0)]),
            of(&[("2020-01-20", 1.0), ("2020-01-27", 0.0)]),
        ]
    );
    // A week alone has no line, but a dot.
    assert!(lines_of(2).is_empty());
    let dots = &series[2 + 5 * 2 + 2];
    assert_eq!(lines(dots), [of(&[("2020-01-27", 2.0)])]);
    let key: Vec<_> = trend
        .key
        .iter()
        .map(|row| (&*row.label, &*row.text))
        .collect();
    assert_eq!(
        key,
        [
            ("Mirai", "1"),
            ("Gafgyt", "2"),
            ("Emotet", "3"),
            ("Zeus", "4")
        ]
    );
}

fn shares(lang: Lang) -> Run {
    let weeks = vec![
        stated(
            "2020-W01",
            Origin::Issue,
            true,
            &[("tld_com", Some(150), None), ("tld_net", Some(50), None)],
        ),
        stated(
            "2020-W03",
            Origin::Secondhand,
            false,
            &[("tld_com", None, Some(604))],
        ),
        stated("2020-W05", Origin::Issue, false, &[("tld_com", None, None)]),
        stated(
            "2020-W06",
            Origin::Issue,
            true,
            &[("tld_com", None, Some(700)), ("tld_net", None, Some(300))],
        ),
    ];
    run(TYPES, weeks, lang)
}

#[test]
fn shares_of_a_distribution_stand_on_each_other_and_nothing_stands_where_none_is_stated() {
    let run = shares(Lang::En);
    let trend = find(&run, TYPES);
    let option = drawn(trend);
    let series = option["series"].as_array().expect("it has series");
    let values = |of: &Value| -> Vec<Option<f64>> {
        let spots = of["data"].as_array().expect("it has data").iter();
        spots.map(|spot| spot["value"][1].as_f64()).collect()
    };
    assert_eq!(
        values(&series[1]),
        [Some(75.0), Some(60.4), None, Some(70.0)]
    );
    assert_eq!(values(&series[2]), [Some(25.0), None, None, Some(30.0)]);
    for bars in &series[1..3] {
        assert_eq!(
            (&bars["type"], &bars["stack"]),
            (&"bar".into(), &"shares".into())
        );
    }
    assert_eq!(option["yAxis"]["max"], 100.0);
    assert_eq!(trend.unit, "%");
}

#[test]
fn shares_are_told_with_their_range_and_which_are_computed_or_lack() {
    for (lang, said, notes, row) in [
        (
            Lang::Zh,
            "2020年2月3日—2月9日：COM 70.0%，NET 30.0%。图中载有占比的3期中：COM 60.4%至75.0%，NET 25.0%至30.0%（2期）。",
            ["1期只载有部分占比，其余留空。", "1期的占比由数值计算所得。"],
            ["2020年1月13日—1月19日", "60.4%", "—", "据转载"],
        ),
        (
            Lang::En,
            "3–9 February 2020: COM 70.0%, NET 30.0%. In the 3 issues shown that state shares: COM 60.4% to 75.0%, NET 25.0% to 30.0% (2 issues).",
            [
                "One issue states only some of the shares; the rest is left blank.",
                "The shares of one issue are computed from its values.",
            ],
            ["13–19 January 2020", "60.4%", "—", "Second-hand"],
        ),
    ] {
        let run = shares(lang);
        let trend = find(&run, TYPES);
        assert_eq!(trend.figure.alternative(), said);
        assert_eq!(trend.notes, notes);
        assert_eq!(trend.figure.table().rows[2], row);
    }
}

#[test]
fn what_was_withdrawn_is_named_in_its_place() {
    let (mut taken_back, names) = stated("2020-W02", Origin::Issue, false, &[]);
    taken_back.is_corrected = true;
    let before = stated("2020-W01", Origin::Issue, false, &[("Mirai", None, None)]);
    let after = stated("2020-W03", Origin::Issue, false, &[("Mirai", None, None)]);
    let run = run(FAMILIES, vec![before, (taken_back, names), after], Lang::Zh);
    let trend = find(&run, FAMILIES);
    let points = trend.figure.points();
    assert_eq!((points[1].value, &*points[1].value_text), (None, "已撤回"));
    let course = trend.figure.course().expect("it is a trend");
    assert_eq!(course.stations[1].mark, Some(Mark::Withdrawn));
    assert_eq!(course.borders.len(), 1);
    // What is not there is nobody's leaving.
    assert!(
        !trend.figure.alternative().contains("退出"),
        "{}",
        trend.figure.alternative()
    );
}

#[test]
fn rankings_and_distributions_stand_behind_what_they_divide() {
    for lang in Lang::BOTH {
        let dataset = Dataset::read();
        let sources = Sources {
            history: &dataset.history,
            catalogue: &dataset.catalogue,
            is_sample_shown: true,
        };
        let run = compose(sources, wanted(lang, week("2025-W52")));
        let ids: Vec<_> = run.trends.iter().map(|trend| trend.id.as_str()).collect();
        let behind = |of: &str| {
            let place = ids.iter().position(|id| *id == format!("{of}_trend"));
            ids[place.expect("it is drawn") + 1]
        };
        assert_eq!(behind("malware_downloads"), "malware_families_trend");
        assert_eq!(
            behind("backdoored_websites"),
            "backdoored_websites_by_type_trend"
        );
        for trend in run.trends.iter().filter(|trend| !trend.key.is_empty()) {
            let (table, points) = (trend.figure.table(), trend.figure.points());
            assert_eq!(table.rows.len(), points.len());
            for (row, point) in table.rows.iter().rev().zip(points) {
                assert_eq!((row.len(), &row[0]), (table.columns.len(), &point.label));
            }
        }
    }
}

#[test]
fn without_samples_no_sample_is_ranked() {
    let dataset = Dataset::without_sample();
    let sources = Sources {
        history: &dataset.history,
        catalogue: &dataset.catalogue,
        is_sample_shown: false,
    };
    let run = compose(sources, wanted(Lang::En, week("2018-W06")));
    let ids: Vec<_> = run.trends.iter().map(|trend| trend.id.as_str()).collect();
    assert!(
        !ids.contains(&"malware_families_trend")
            && !ids.contains(&"backdoored_websites_by_type_trend")
    );
    assert!(ids.contains(&"malware_hosting_domains_by_location_trend"));
}
