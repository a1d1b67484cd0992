//! A spark: a line without axes that shows where this week stands among the
//! last ones. A week without a value is a gap, and an illustrative one dashed.

use charming::{
    component::Grid,
    datatype::{DataPoint, DataPointItem},
    element::{
        AxisPointer, AxisPointerType, AxisType, ItemStyle, LineStyle, LineStyleType, Symbol,
        Tooltip, Trigger,
    },
};

use super::{
    Chart,
    drawing::{Axis, Series},
    item::item,
    look::{ACCENT, PAPER},
};
use crate::page::figure::{Figure, Point};

/// Room for half of the dot at the line's end.
const MARGIN_PX: i32 = 5;

pub(super) fn option(figure: &Figure) -> Chart {
    let points = figure.points();
    let weeks = points.iter().map(|point| point.label.clone()).collect();
    let samples = points.iter().filter(|point| point.is_sample).count();
    let mut lines = if samples == 0 || samples == points.len() {
        vec![named(points, stroke(samples > 0))]
    } else {
        let published = |index: usize| points.get(index).is_some_and(|point| !point.is_sample);
        let beside_sample = |index: usize| {
            !published(index)
                || (index + 1 < points.len() && !published(index + 1))
                || (index > 0 && !published(index - 1))
        };
        vec![
            named(points, LineStyle::new().opacity(0)),
            part(points, stroke(false), &published),
            part(points, stroke(true), &beside_sample),
        ]
    };
    lines.push(dots(points));
    Chart {
        // The nearest week answers: nobody hits a line of 2 px.
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new().type_(AxisPointerType::None)),
        grid: vec![
            Grid::new()
                .left(MARGIN_PX)
                .right(MARGIN_PX)
                .top(MARGIN_PX)
                .bottom(MARGIN_PX),
        ],
        x_axis: Some(Axis {
            show: Some(false),
            boundary_gap: Some(false),
            data: weeks,
            ..Axis::of(AxisType::Category)
        }),
        y_axis: vec![Axis {
            show: Some(false),
            min: Some("dataMin".into()),
            max: Some("dataMax".into()),
            ..Axis::of(AxisType::Value)
        }],
        color: Some([ACCENT]),
        series: lines,
    }
}

/// A line in a style through all points, whose names are what tooltips print.
fn named(points: &[Point], style: LineStyle) -> Series {
    line(style, points.iter().map(|point| item(point).into()))
}

/// A line in a style through some of the points, by their indices.
fn part(points: &[Point], style: LineStyle, is_on: &dyn Fn(usize) -> bool) -> Series {
    let values = points
        .iter()
        .enumerate()
        .map(|(index, point)| point.value.filter(|_| is_on(index)).into());
    line(style, values)
}

fn line(style: LineStyle, data: impl Iterator<Item = DataPoint>) -> Series {
    Series {
        kind: "line",
        show_symbol: Some(false),
        line_style: Some(style),
        data: data.collect(),
        ..Series::default()
    }
}

/// Dashed where values are illustrative.
fn stroke(is_sample: bool) -> LineStyle {
    LineStyle::new().width(2).type_(if is_sample {
        LineStyleType::Dashed
    } else {
        LineStyleType::Solid
    })
}

/// Dots at this week, and at weeks between two gaps, where there is no line;
/// hollow where the value is illustrative.
fn dots(points: &[Point]) -> Series {
    let has_value = |index: usize| points.get(index).is_some_and(|point| point.value.is_some());
    let data = points.iter().enumerate().map(|(index, point)| {
        let is_last = index + 1 == points.len();
        let is_alone = !(has_value(index + 1) || index > 0 && has_value(index - 1));
        let value = point.value.filter(|_| is_last || is_alone);
        if value.is_some() && point.is_sample {
            let hollow = ItemStyle::new()
                .color(PAPER)
                .border_color(ACCENT)
                .border_width(2);
            DataPointItem::new(value).item_style(hollow).into()
        } else {
            value.into()
        }
    });
    Series {
        kind: "line",
        symbol: Some(Symbol::Circle),
        symbol_size: Some(6.0),
        show_symbol: Some(true),
        silent: Some(true),
        data: data.collect(),
        ..Series::default()
    }
}
