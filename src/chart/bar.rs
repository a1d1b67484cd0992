//! Ranked bars: the name at the left, the value in words at the right, each in
//! a column of its own, as in a well-set table.

use charming::{
    component::{Axis, Grid},
    element::{AxisPointer, AxisPointerType, AxisType, ItemStyle, Tooltip, Trigger},
    series::Bar,
};

use super::{Chart, Look, drawing::Series, option::item, words::name};
use crate::page::figure::{Figure, Point};

pub(super) fn option(figure: &Figure, look: Look) -> Chart {
    let data = figure.points().iter().map(|point| {
        if point.is_sample {
            item(point).item_style(outlined(look.palette().accent))
        } else {
            item(point)
        }
    });
    Chart {
        // The whole row answers, not only the bar: the last one is short.
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow)),
        grid: vec![Grid::new().left(0).right(0).top(0).bottom(0)],
        x_axis: Some(
            Axis::new()
                .type_(AxisType::Value)
                .show(false)
                .min(0)
                .max("dataMax"),
        ),
        y_axis: vec![
            column(figure, "left", &|point| name(&point.label)),
            column(figure, "right", &|point| point.value_text.clone()),
        ],
        series: vec![Series::Bar(
            Bar::new().bar_width("54%").data(data.collect()),
        )],
        ..Chart::default()
    }
}

/// The names or the values, one a bar, the first on top.
fn column(figure: &Figure, side: &str, text: &dyn Fn(&Point) -> String) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .position(side)
        .inverse(true)
        .data(figure.points().iter().map(text).collect())
}

/// How bars and slices of illustrative values are drawn: an outline about a
/// tint, where a published value is solid.
pub(super) fn outlined(color: &str) -> ItemStyle {
    ItemStyle::new()
        .color([color, "3d"].concat())
        .border_color(color)
        .border_width(1.5)
}
