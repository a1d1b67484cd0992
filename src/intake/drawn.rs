use roxmltree::Node;

use crate::report::ordered_by;

use super::{
    Chart, ChartKind, Series,
    decimal::{self, Decimal},
    package::{attribute, child, children, value},
};

/// The most points that are read of a chart.
const MOST_POINTS: usize = 500;
/// The most series that are read of a chart; one with more is none of a weekly report.
const MOST_SERIES: usize = 12;

/// The chart of a part, in either of its formats; `None` where the part is none.
pub(super) fn chart(root: Node) -> Option<Chart> {
    if child(root, "chartData").is_some() {
        return Some(of_2016(root));
    }
    let chart = child(root, "chart")?;
    let plot = child(chart, "plotArea")?;
    let is_1904 = value(root, "date1904").is_some_and(|on| on == "1" || on == "true");
    let plots: Vec<_> = plot
        .children()
        .filter(|child| child.tag_name().name().ends_with("Chart"))
        .collect();
    let kind = plots
        .first()
        .map_or(ChartKind::Other, |plot| kind_of(plot.tag_name().name()));
    let series: Vec<_> = plots
        .iter()
        .flat_map(|plot| {
            let series = children(*plot, "ser").into_iter();
            series.map(move |series| (*plot, series))
        })
        .collect();
    let order = |series: Node| {
        value(series, "order")
            .and_then(|order| order.parse().ok())
            .unwrap_or(usize::MAX)
    };
    let mut series = ordered_by(series, |(_, series)| order(*series));
    series.truncate(MOST_SERIES);
    let first = series
        .first()
        .and_then(|(_, series)| child(*series, "cat").or(child(*series, "xVal")));
    let mut categories = first
        .map(|names| categories(names, is_1904))
        .unwrap_or_default();
    let mut all: Vec<Series> = series
        .iter()
        .map(|(plot, series)| of_series(*plot, *series, categories.len()))
        .collect();
    let count = all
        .iter()
        .map(|series| series.values.len())
        .chain([categories.len()])
        .max()
        .unwrap_or(0);
    categories.resize(count, String::new());
    for series in &mut all {
        series.values.resize(count, None);
    }
    // Horizontal bars begin below, unless their axis is turned round.
    if plots
        .iter()
        .any(|plot| value(*plot, "barDir") == Some("bar"))
        && !is_turned(plot)
    {
        categories.reverse();
        for series in &mut all {
            series.values.reverse();
        }
    }
    let title = child(chart, "title").map(text_of).unwrap_or_default();
    Some(Chart {
        title,
        kind,
        categories,
        series: all,
    })
}

fn kind_of(name: &str) -> ChartKind {
    match name {
        "barChart" | "bar3DChart" => ChartKind::Bars,
        "lineChart" | "line3DChart" | "areaChart" | "area3DChart" => ChartKind::Lines,
        "pieChart" | "pie3DChart" | "doughnutChart" | "ofPieChart" => ChartKind::Ring,
        _ => ChartKind::Other,
    }
}

fn is_turned(plot: Node) -> bool {
    let axes = plot
        .children()
        .filter(|child| ["catAx", "dateAx"].contains(&child.tag_name().name()));
    let mut axes = axes.filter_map(|axis| child(axis, "scaling"));
    axes.any(|scaling| value(scaling, "orientation") == Some("maxMin"))
}

/// The text that is written in a title or a label.
fn text_of(node: Node) -> String {
    let texts = node
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "t" | "v"));
    let text: String = texts.filter_map(|node| node.text()).collect();
    text.trim().to_owned()
}

/// The points of a cache by their index, and how many there are.
fn points<'n, 'i>(cache: Node<'n, 'i>) -> (Vec<Option<Node<'n, 'i>>>, usize) {
    let count = value(cache, "ptCount")
        .and_then(|count| count.parse().ok())
        .unwrap_or(0);
    let mut points = vec![None; usize::min(count, MOST_POINTS)];
    for point in children(cache, "pt") {
        let at: Option<usize> = attribute(point, "idx").and_then(|at| at.parse().ok());
        let Some(at) = at.filter(|at| *at < MOST_POINTS) else {
            continue;
        };
        if at >= points.len() {
            points.resize(at + 1, None);
        }
        points[at] = Some(point);
    }
    let count = points.len();
    (points, count)
}

fn cache<'n, 'i>(node: Node<'n, 'i>) -> Option<Node<'n, 'i>> {
    let caches = [
        "strCache",
        "numCache",
        "strLit",
        "numLit",
        "multiLvlStrCache",
    ];
    node.descendants()
        .find(|node| caches.contains(&node.tag_name().name()))
}

fn point_text(point: Option<Node>) -> String {
    let text = point
        .and_then(|point| child(point, "v"))
        .and_then(|v| v.text());
    text.unwrap_or_default().trim().to_owned()
}

/// The names of what is measured. Of several levels the inner one comes first in the file, and an outer name holds until
/// the next one.
fn categories(node: Node, is_1904: bool) -> Vec<String> {
    let Some(cache) = cache(node) else {
        return Vec::new();
    };
    let levels = children(cache, "lvl");
    if levels.is_empty() {
        let format = child(cache, "formatCode")
            .and_then(|code| code.text())
            .unwrap_or_default();
        let is_numbers = cache.tag_name().name().starts_with("num");
        let name = |point: Option<Node>| {
            let text = point_text(point);
            match decimal::number(&text).filter(|_| is_numbers) {
                Some(serial) if is_date(format) => decimal::date(serial, is_1904).unwrap_or(text),
                Some(number) => number.shown().unwrap_or(text),
                None => text,
            }
        };
        return points(cache).0.into_iter().map(name).collect();
    }
    let mut names: Vec<String> = Vec::new();
    for (depth, level) in levels.into_iter().enumerate() {
        let (points, _) = points(level);
        if depth == 0 {
            names = points.into_iter().map(point_text).collect();
            continue;
        }
        let mut outer = String::new();
        for (at, name) in names.iter_mut().enumerate() {
            let own = point_text(points.get(at).copied().flatten());
            if !own.is_empty() {
                outer = own;
            }
            name.insert_str(0, &format!("{outer} "));
        }
    }
    names
        .into_iter()
        .map(|name| name.trim().to_owned())
        .collect()
}

/// Whether a format is one of days: it has letters of days and years outside of quotes and brackets.
pub(super) fn is_date(format: &str) -> bool {
    let mut is_quoted = false;
    let mut is_bracketed = false;
    let letters: String = format
        .chars()
        .filter(|sign| {
            match sign {
                '"' => is_quoted = !is_quoted,
                '[' => is_bracketed = true,
                ']' => is_bracketed = false,
                _ => return !is_quoted && !is_bracketed,
            }
            false
        })
        .collect();
    let letters = letters.to_ascii_lowercase();
    letters != "general" && (letters.contains('d') || letters.contains('y'))
}

/// A row of values as they are shown.
fn of_series(plot: Node, series: Node, categories: usize) -> Series {
    let name = child(series, "tx").map(text_of).unwrap_or_default();
    let Some(cache) = child(series, "val")
        .or(child(series, "yVal"))
        .and_then(cache)
    else {
        return Series {
            name,
            values: Vec::new(),
        };
    };
    let labels = [series, plot]
        .into_iter()
        .find_map(|node| child(node, "dLbls"));
    let shows = |what: &str| {
        labels
            .and_then(|labels| value(labels, what))
            .is_some_and(|on| on == "1" || on == "true")
    };
    let own = labels.and_then(|labels| child(labels, "numFmt"));
    let own = own
        .filter(|format| attribute(*format, "sourceLinked") != Some("1"))
        .and_then(|format| attribute(format, "formatCode"));
    let of_cache = child(cache, "formatCode")
        .and_then(|code| code.text())
        .unwrap_or_default();
    let (points, count) = points(cache);
    let numbers: Vec<_> = points
        .iter()
        .map(|point| decimal::number(&point_text(*point)))
        .collect();
    let format = |point: Option<Node>| {
        let of_point = point
            .and_then(|point| attribute(point, "formatCode"))
            .unwrap_or(of_cache);
        own.filter(|_| shows("showVal"))
            .unwrap_or(of_point)
            .contains('%')
    };
    let sum: f64 = numbers.iter().flatten().map(|number| number.about()).sum();
    // A ring shows what its values are of all. Where these are shares already they are its labels, else they are counts.
    let (are_of_one, are_of_hundred) = ((sum - 1.0).abs() < 1e-6, (sum - 100.0).abs() < 1e-6);
    let is_whole = numbers.iter().flatten().all(|number| number.is_whole());
    let shows_shares = shows("showPercent");
    let seen = |(point, number): (Option<Node>, Option<Decimal>)| {
        let number = number?;
        if format(point) || shows_shares && are_of_one {
            number.percent()
        } else if shows_shares && are_of_hundred && !is_whole {
            Some(number.shown()? + "%")
        } else {
            number.shown()
        }
    };
    let mut values: Vec<_> = points.into_iter().zip(numbers).map(seen).collect();
    values.resize(usize::max(count, categories), None);
    Series { name, values }
}

/// A chart of Word 2016 and later: waterfall, treemap, funnel. Its numbers stand in the points themselves.
fn of_2016(root: Node) -> Chart {
    let data: Vec<_> = root
        .descendants()
        .filter(|node| node.tag_name().name() == "data")
        .collect();
    let texts = |dimension: Node| {
        let level = child(dimension, "lvl")?;
        let format = attribute(level, "formatCode")
            .unwrap_or_default()
            .contains('%');
        let count = attribute(level, "ptCount")
            .and_then(|count| count.parse().ok())
            .unwrap_or(0);
        let mut texts = vec![None; usize::min(count, MOST_POINTS)];
        for point in children(level, "pt") {
            let at: Option<usize> = attribute(point, "idx").and_then(|at| at.parse().ok());
            if let Some(slot) = at.and_then(|at| texts.get_mut(at)) {
                *slot = point.text().map(|text| text.trim().to_owned());
            }
        }
        Some((texts, format))
    };
    let mut chart = Chart {
        title: child(root, "chart")
            .and_then(|chart| child(chart, "title"))
            .map(text_of)
            .unwrap_or_default(),
        ..Chart::default()
    };
    for series in root
        .descendants()
        .filter(|node| node.tag_name().name() == "series")
        .take(MOST_SERIES)
    {
        chart.kind = match attribute(series, "layoutId") {
            Some("clusteredColumn" | "funnel" | "paretoLine") => ChartKind::Bars,
            Some("treemap" | "sunburst") => ChartKind::Ring,
            _ => ChartKind::Other,
        };
        let id = value(series, "dataId");
        let Some(data) = data.iter().find(|data| attribute(**data, "id") == id) else {
            continue;
        };
        let names = child(*data, "strDim").and_then(texts).unwrap_or_default().0;
        let (values, is_share) = child(*data, "numDim").and_then(texts).unwrap_or_default();
        let shown = |text: Option<String>| {
            let number = decimal::number(&text?)?;
            if is_share {
                number.percent()
            } else {
                number.shown()
            }
        };
        if chart.categories.is_empty() {
            chart.categories = names.into_iter().map(Option::unwrap_or_default).collect();
        }
        let mut values: Vec<_> = values.into_iter().map(shown).collect();
        if chart.categories.len() < values.len() {
            chart.categories.resize(values.len(), String::new());
        }
        values.resize(chart.categories.len(), None);
        chart.series.push(Series {
            name: child(series, "tx").map(text_of).unwrap_or_default(),
            values,
        });
    }
    let count = chart.categories.len();
    for series in &mut chart.series {
        series.values.resize(count, None);
    }
    chart
}
