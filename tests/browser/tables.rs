//! Every figure has a table that says the same as its drawing.

use serde::Deserialize;

use crate::support::{Reader, visit};

/// Weeks of all formats that have drawings.
const WEEKS: [&str; 5] = ["2025-W52", "2018-W06", "2015-W39", "2013-W27", "2025-W01"];

/// A figure's points, as they are heard, and the words in its drawing.
#[derive(Deserialize)]
struct Drawing {
    name: String,
    points: Vec<String>,
    words: Vec<String>,
}

/// A figure's table.
#[derive(Deserialize)]
struct DataTable {
    name: String,
    heads: usize,
    rows: Vec<Vec<String>>,
}

const DRAWINGS: &str = "all('figure:has(.plot)').map((figure) => ({
    name: figure.dataset.figure ?? figure.ariaLabel,
    points: [...figure.querySelectorAll('.points li')].map((point) => point.textContent.trim()),
    words: [...figure.querySelectorAll('.canvas svg text')].map((text) => text.textContent),
}))";

const TABLES: &str = "all('figure:has(table)').map((figure) => ({
    name: figure.dataset.figure ?? figure.ariaLabel,
    heads: figure.querySelectorAll('thead th').length,
    rows: [...figure.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim())),
}))";

/// The numbers in a text, with the scale that follows them worked in: 1,644.6万 and 16.446 million are 16446000.
fn numbers(text: &str) -> Vec<f64> {
    let scales = [
        ("万", 1e4),
        ("亿", 1e8),
        (" million", 1e6),
        (" billion", 1e9),
    ];
    let is_part = |sign: char| sign.is_ascii_digit() || sign == ',' || sign == '.';
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let from = &rest[start..];
        let end = from.find(|sign| !is_part(sign)).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        let digits = number.trim_end_matches([',', '.']).replace(',', "");
        let scale = scales.iter().find(|(word, _)| after.starts_with(word));
        numbers.push(digits.parse::<f64>().unwrap() * scale.map_or(1.0, |(_, scale)| *scale));
        rest = after;
    }
    numbers
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs() * 1e-9
}

/// Whether one of a row's cells says what a point says.
fn agrees(row: &[String], point: &str) -> bool {
    let (name, cells) = row.split_first().unwrap();
    let said = numbers(point);
    let is_said = |cell: &String| {
        let stated = numbers(cell);
        !stated.is_empty()
            && stated
                .iter()
                .all(|number| said.iter().any(|said| close(*said, *number)))
    };
    let is_unstated = |cell: &String| !cell.is_empty() && point.contains(&cell.to_lowercase());
    (point.starts_with(name.as_str()) || !numbers(name).is_empty())
        && cells.iter().any(|cell| is_said(cell) || is_unstated(cell))
}

async fn check(reader: &Reader, page: &str, week: &str, manner: &str) {
    reader.open_wholly(&format!("{page}?week={week}")).await;
    reader.until_drawn(manner).await;
    let drawings: Vec<Drawing> = reader.read(DRAWINGS).await;
    reader.click(".views a:last-child").await;
    reader
        .until("!one('.plot') && html.dataset.charts === 'tables'")
        .await;
    let tables: Vec<DataTable> = reader.read(TABLES).await;
    assert_eq!(tables.len(), drawings.len(), "{week}");
    for (drawing, table) in drawings.iter().zip(&tables) {
        let name = &drawing.name;
        assert_eq!(*name, table.name, "{week}");
        assert_eq!(table.rows.len(), drawing.points.len(), "{week} {name}");
        let mut rows: Vec<_> = table.rows.iter().collect();
        // A run of weeks is drawn from left to right and told from the newest on.
        if name.contains('：') || name.contains(": ") {
            rows.reverse();
        }
        for (row, point) in rows.into_iter().zip(&drawing.points) {
            assert_eq!(row.len(), table.heads, "{week} {name}");
            assert!(agrees(row, point), "{week} {name}: {row:?} is not {point}");
        }
        // Bars have their numbers written beside them.
        for text in drawing
            .words
            .iter()
            .filter(|text| !numbers(text).is_empty())
        {
            let is_in_points = |number: &f64| {
                drawing
                    .points
                    .iter()
                    .flat_map(|point| numbers(point))
                    .any(|said| {
                        [1.0, 1e4, 1e6, 1e8, 1e9]
                            .iter()
                            .any(|scale| close(said, number * scale))
                    })
            };
            assert!(
                numbers(text).iter().all(is_in_points),
                "{week} {name}: {text} is drawn"
            );
        }
    }
}

#[test]
fn tables_and_drawings_say_the_same_in_both_languages() {
    visit(async |reader| {
        for week in WEEKS {
            check(reader, "", week, "zh:plain").await;
            check(reader, "en/", week, "en:plain").await;
        }
    });
}

#[test]
fn view_table_shows_every_figure_as_a_table_without_the_chart_library() {
    visit(async |reader| {
        reader.open_wholly("?view=table").await;
        assert!(
            reader
                .read::<bool>("all('table').length === 6 && !one('.plot')")
                .await
        );
        assert_eq!(reader.read::<String>("html.dataset.charts").await, "tables");
        assert!(!reader.asked().iter().any(|asked| asked.contains("charts-")));
    });
}

#[test]
fn each_figure_can_be_switched_by_itself_until_the_page_is_switched() {
    visit(async |reader| {
        const FIGURE: &str = "[data-figure=malware_families]";
        let switch = format!("{FIGURE} .caption button");
        reader.open_wholly("").await;
        let plots: usize = reader.read("all('.plot').length").await;
        reader.click(&switch).await;
        reader
            .until(&format!("one('{FIGURE} table') && !one('{FIGURE} .plot')"))
            .await;
        assert_eq!(reader.read::<usize>("all('.plot').length").await, plots - 1);
        // The choice goes along to another week.
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        assert!(
            reader
                .read::<bool>(&format!("Boolean(one('{FIGURE} table'))"))
                .await
        );
        let are_all_drawn = format!("all('.plot[data-drawn]').length === {plots}");
        reader.click(&switch).await;
        reader.until(&are_all_drawn).await;
        assert_eq!(reader.read::<usize>("all('.plot').length").await, plots);

        reader.click(".views a:last-child").await;
        reader.until("!one('.plot')").await;
        reader.click(&switch).await;
        reader.until(&format!("one('{FIGURE} .plot')")).await;
        assert_eq!(reader.read::<usize>("all('.plot').length").await, 1);
        reader.click(".views a:first-child").await;
        reader.until(&are_all_drawn).await;
        assert_eq!(reader.read::<usize>("all('.plot').length").await, plots);
    });
}

#[test]
fn numbers_are_read_with_their_scale() {
    let is = |text: &str, expected: &[f64]| {
        let numbers = numbers(text);
        assert_eq!(numbers.len(), expected.len(), "{text}");
        assert!(
            numbers
                .iter()
                .zip(expected)
                .all(|(one, other)| close(*one, *other)),
            "{numbers:?}"
        );
    };
    is("示例家族甲：1,644.6万次（示例）", &[16_446_000.0]);
    is("about 16.446 million downloads, 3.", &[16_446_000.0, 3.0]);
    is("339 · 63.7%", &[339.0, 63.7]);
}
