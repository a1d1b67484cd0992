//! A spark: a line without axes that shows where this week stands among the
//! last ones. A week without a value is a gap, and an illustrative one dashed.

use charming::{
    component::{Axis, Grid},
    element::{
        AxisPointer, AxisPointerType, AxisType, BoundaryGap, ItemStyle, LineStyle, LineStyleType,
        Symbol, Tooltip, Trigger,
    },
    series::Line,
};

use super::{Chart, Look, drawing::Series, option::item_of};
use crate::page::figure::{Figure, Point};

/// Room for half of the dot at the line's end.
const MARGIN_PX: i32 = 5;

pub(super) fn option(figure: &Figure, look: Look) -> Chart {
    let points = figure.points();
    let weeks = points.iter().map(|point| point.label.clone()).collect();
    let mut lines = if points.iter().any(|point| point.is_sample) {
        let published = |index: usize| points.get(index).is_some_and(|point| !point.is_sample);
        let beside_sample = |index: usize| {
            !published(index)
                || (index + 1 < points.len() && !published(index + 1))
                || (index > 0 && !published(index - 1))
        };
        vec![
            line(points, &|_| true).line_style(LineStyle::new().opacity(0)),
            line(points, &published).line_style(stroke(LineStyleType::Solid)),
            line(points, &beside_sample).line_style(stroke(LineStyleType::Dashed)),
        ]
    } else {
        vec![line(points, &|_| true).line_style(stroke(LineStyleType::Solid))]
    };
    lines.push(dots(points, look));
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
        x_axis: Some(
            Axis::new()
                .type_(AxisType::Category)
                .show(false)
                .boundary_gap(BoundaryGap::CategoryAxis(false))
                .data(weeks),
        ),
        y_axis: vec![
            Axis::new()
                .type_(AxisType::Value)
                .show(false)
                .min("dataMin")
                .max("dataMax"),
        ],
        color: Some([look.palette().accent]),
        series: lines.into_iter().map(Series::Line).collect(),
    }
}

/// A line through some of the points, by their indices.
fn line(points: &[Point], is_on: &dyn Fn(usize) -> bool) -> Line {
    let items = points
        .iter()
        .enumerate()
        .map(|(index, point)| item_of(point, point.value.filter(|_| is_on(index))));
    Line::new().show_symbol(false).data(items.collect())
}

fn stroke(type_: LineStyleType) -> LineStyle {
    LineStyle::new().width(2).type_(type_)
}

/// Dots at this week, and at weeks between two gaps, where there is no line;
/// hollow where the value is illustrative.
fn dots(points: &[Point], look: Look) -> Line {
    let palette = look.palette();
    let has_value = |index: usize| points.get(index).is_some_and(|point| point.value.is_some());
    let data = points.iter().enumerate().map(|(index, point)| {
        let is_last = index + 1 == points.len();
        let is_alone = !(has_value(index + 1) || index > 0 && has_value(index - 1));
        let dot = item_of(point, point.value.filter(|_| is_last || is_alone));
        if point.is_sample {
            dot.item_style(
                ItemStyle::new()
                    .color(palette.paper)
                    .border_color(palette.accent)
                    .border_width(2),
            )
        } else {
            dot
        }
    });
    Line::new()
        .silent(true)
        .show_symbol(true)
        .symbol(Symbol::Circle)
        .symbol_size(6)
        .data(data.collect())
}
