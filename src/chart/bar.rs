//! Ranked bars: the name at the left, the value in words at the right, each in
//! a column of its own, as in a well-set table.

use charming::{
    component::Grid,
    element::{AxisPointer, AxisPointerType, AxisType, ItemStyle, Tooltip, Trigger},
};

use super::{
    Chart, Look,
    drawing::{Axis, Series},
    option::item,
    words::name,
};
use crate::page::figure::{Figure, Point};

pub(super) fn option(figure: &Figure, look: Look) -> Chart {
    let data = figure.points().iter().map(|point| {
        if point.is_sample {
            item(point)
                .item_style(outlined(look.palette().accent))
                .into()
        } else {
            item(point).into()
        }
    });
    Chart {
        // The whole row answers, not only the bar: the last one is short.
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow)),
        grid: vec![Grid::new().left(0).right(0).top(0).bottom(0)],
        x_axis: Some(Axis {
            show: Some(false),
            min: Some(0.into()),
            max: Some("dataMax".into()),
            ..Axis::of(AxisType::Value)
        }),
        y_axis: vec![
            column(figure, "left", &|point| name(&point.label)),
            column(figure, "right", &|point| point.value_text.clone()),
        ],
        series: vec![Series {
            kind: "bar",
            bar_width: Some("54%"),
            data: data.collect(),
            ..Series::default()
        }],
        ..Chart::default()
    }
}

/// The names or the values, one a bar, the first on top.
fn column(figure: &Figure, side: &'static str, text: &dyn Fn(&Point) -> String) -> Axis {
    Axis {
        inverse: Some(true),
        position: Some(side),
        data: figure.points().iter().map(text).collect(),
        ..Axis::of(AxisType::Category)
    }
}

/// How bars and slices of illustrative values are drawn: an outline about a
/// tint, where a published value is solid.
pub(super) fn outlined(color: &str) -> ItemStyle {
    ItemStyle::new()
        .color([color, "3d"].concat())
        .border_color(color)
        .border_width(1.5)
}
