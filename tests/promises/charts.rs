//! Charts: what is drawn is held in files, in both languages.

use std::path::PathBuf;

use cncert_weekly::{
    chart::{Look, option, theme_json},
    lang::Lang,
    page::figure::{Figure, Kind, Point, Table},
};
use expect_test::expect_file;
use serde_json::Value;

fn point(label: &str, value: Option<f64>, value_text: &str, is_sample: bool) -> Point {
    Point {
        label: label.into(),
        value,
        value_text: value_text.into(),
        text: format!("{label}: {value_text}"),
        is_sample,
    }
}

fn figure(id: &str, lang: Lang, kind: Kind, points: Vec<Point>) -> Option<Figure> {
    let table = Table {
        caption: "Caption".into(),
        columns: vec!["Name".into(), "Value".into()],
        rows: Vec::new(),
    };
    let id = id.parse().expect("the id is one");
    let (title, alternative) = ("Title".to_owned(), "Alternative".to_owned());
    Figure::new(id, lang, kind, title, points, table, alternative)
}

fn bars(lang: Lang) -> Figure {
    let names: [&str; 5] = match lang {
        Lang::Zh => [
            "示例家族甲",
            "示例家族乙",
            "飞客（Conficker）蠕虫及其变种",
            "{b}",
            "毒",
        ],
        Lang::En => [
            "Sample family A",
            "Mirai",
            "Win32.Conficker worm and all of its many variants",
            "{b}",
            "Q",
        ],
    };
    let absent = match lang {
        Lang::Zh => "原文未载",
        Lang::En => "not stated",
    };
    let points = vec![
        point(names[0], Some(1620.4), "1,620.4", true),
        point(names[1], Some(1150.2), "1,150.2", false),
        point(names[2], Some(680.9), "680.9", false),
        point(names[3], Some(0.0), "0.0", false),
        point(names[4], None, absent, false),
    ];
    figure("malware_families", lang, Kind::Bars, points).expect("it has values")
}

fn ring(lang: Lang, is_sample: bool) -> Figure {
    let others = match lang {
        Lang::Zh => "其他",
        Lang::En => "others",
    };
    let points = vec![
        point("COM", Some(326.0), "326 · 61.3%", is_sample),
        point("NET", Some(69.0), "69 · 13.0%", is_sample),
        point(others, Some(137.0), "137 · 25.7%", is_sample),
    ];
    figure("backdoored_websites_by_type", lang, Kind::Ring, points).expect("it has values")
}

/// Two published weeks, a gap, one alone, a gap, illustrative weeks to the end.
fn spark(lang: Lang) -> Figure {
    let values = [
        Some(520.0),
        Some(480.0),
        None,
        Some(500.0),
        None,
        Some(450.0),
        Some(530.0),
        Some(610.0),
        Some(580.0),
        Some(532.0),
    ];
    let points = values
        .into_iter()
        .enumerate()
        .map(|(index, value)| {
            let label = match lang {
                Lang::Zh => format!("第{}周", index + 1),
                Lang::En => format!("week {}", index + 1),
            };
            let value_text = value.map_or_else(String::new, |value| format!("{value}"));
            point(&label, value, &value_text, index > 6)
        })
        .collect();
    figure("phishing_pages_trend", lang, Kind::Spark, points).expect("it has values")
}

fn published_spark(lang: Lang) -> Figure {
    let points = [16, 12, 18, 9, 20, 24, 17, 22, 14, 19, 25, 21, 30]
        .iter()
        .map(|value| point("week", Some(f64::from(-value)), &value.to_string(), false))
        .collect();
    figure("malware_downloads_trend", lang, Kind::Spark, points).expect("it has values")
}

/// What the newest issues show: illustrative weeks alone.
fn sample_spark(lang: Lang) -> Figure {
    let published = published_spark(lang);
    let points = published.points().iter().cloned().map(|point| Point {
        is_sample: true,
        ..point
    });
    let points = points.collect();
    figure("malware_downloads_trend", lang, Kind::Spark, points).expect("it has values")
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/charts")
        .join(name)
}

/// What most weeks show: short names, all of one kind.
fn plain_bars(lang: Lang) -> Figure {
    let name = |letter| match lang {
        Lang::Zh => format!("示例家族{letter}"),
        Lang::En => format!("Sample family {letter}"),
    };
    let points = [
        (name('A'), 1620.4, "1,620.4"),
        (name('B'), 1150.2, "1,150.2"),
        (name('C'), 680.9, "680.9"),
        (name('D'), 405.0, "405.0"),
        (name('E'), 243.7, "243.7"),
    ]
    .map(|(name, value, text)| point(&name, Some(value), text, false));
    figure("malware_families", lang, Kind::Bars, points.into()).expect("it has values")
}

fn check(name: &str, figure: impl Fn(Lang) -> Figure) {
    for lang in Lang::BOTH {
        let option = serde_json::to_value(option(&figure(lang))).expect("it is JSON");
        let text = format!("{option:#}\n");
        let file = file(&format!("{name}-{}.json", lang.key()));
        expect_file![file].assert_eq(&text);
        let charming: charming::Chart = serde_json::from_str(&text).expect("charming reads it");
        assert_eq!(
            plain(&serde_json::to_value(charming).expect("it is JSON")),
            plain(&option),
            "as charming's own Chart writes it"
        );
    }
}

/// An option with its numbers as they count, however they are written.
fn plain(option: &Value) -> Value {
    match option {
        Value::Number(number) => number.as_f64().map(|number| number.to_string()).into(),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect(),
        other => other.clone(),
    }
}

#[test]
fn bars_are_drawn_as_in_their_files() {
    check("bars", plain_bars);
    check("bars-odd", bars);
}

#[test]
fn rings_are_drawn_as_in_their_files() {
    check("ring", |lang| ring(lang, false));
    check("ring-sample", |lang| ring(lang, true));
}

#[test]
fn sparks_are_drawn_as_in_their_files() {
    check("spark", spark);
    check("spark-published", published_spark);
    check("spark-sample", sample_spark);
}

#[test]
fn themes_are_plain_values_without_a_placeholder_left() {
    for look in Look::ALL {
        let theme = theme_json(look, 15);
        assert!(!theme.contains('$'), "{theme}");
        let theme: Value = serde_json::from_str(&theme).unwrap();
        assert_eq!(theme["tooltip"]["renderMode"], "richText");
        assert_eq!(theme["animation"], false);
        assert_eq!(theme["textStyle"]["fontSize"], 15);
        assert_eq!(theme["aria"]["label"]["enabled"], false);
        assert_eq!(theme["aria"]["decal"]["show"], look == Look::Patterned);
        expect_file![file(&format!("theme-{}.json", look.name()))]
            .assert_eq(&format!("{theme:#}\n"));
    }
}

#[test]
fn a_point_is_the_item_of_its_index_in_the_first_series() {
    for figure in [bars(Lang::Zh), ring(Lang::Zh, true), spark(Lang::Zh)] {
        let option = serde_json::to_value(option(&figure)).unwrap();
        let items = option["series"][0]["data"].as_array().unwrap();
        assert_eq!(items.len(), figure.points().len());
        for (item, point) in items.iter().zip(figure.points()) {
            assert_eq!(item["value"].as_f64(), point.value);
            let name = item["name"].as_str().unwrap().replace('\u{2060}', "");
            let without_breaks = |text: &str| text.replace([' ', '\n'], "");
            assert_eq!(without_breaks(&name), without_breaks(&point.text));
        }
    }
}

#[test]
fn no_option_holds_a_function_or_markup() {
    for figure in [bars(Lang::En), ring(Lang::En, true), spark(Lang::En)] {
        let text = serde_json::to_string(&option(&figure)).unwrap();
        assert!(!text.contains("function") && !text.contains('<'), "{text}");
    }
}

#[test]
fn a_figure_without_a_value_is_not_drawn() {
    for kind in [Kind::Bars, Kind::Ring, Kind::Spark] {
        assert_eq!(figure("x", Lang::Zh, kind, Vec::new()), None);
        let points = vec![point("a", None, "", false), point("b", None, "", false)];
        assert_eq!(figure("x", Lang::Zh, kind, points), None);
    }
    let incomplete = vec![
        point("a", Some(1.0), "1", false),
        point("b", None, "", false),
    ];
    assert_eq!(figure("x", Lang::Zh, Kind::Ring, incomplete), None);
    assert_eq!(
        figure(
            "x",
            Lang::Zh,
            Kind::Ring,
            vec![point("a", Some(0.0), "0", false)]
        ),
        None
    );
}
