//! Ranked bars: the name at the left, the value in words at the right, each in
//! a column of its own, as in a well-set table.

use charming::{
    component::Grid,
    element::{AxisPointer, AxisPointerType, AxisType, ItemStyle, Tooltip, Trigger},
};

use super::{
    Chart,
    drawing::{Axis, Series},
    item::item,
    look::ACCENT,
    words::{name, name_lines},
};
use crate::page::figure::{Figure, Kind, Point};

/// Lines of a name that a row holds as it is.
const LINES: usize = 2;

/// How many lines high each row of a figure is, where that is more than usual: no name
/// of a bar is cut.
pub fn row_lines(figure: &Figure) -> Option<usize> {
    let bars = if figure.kind() == Kind::Bars {
        figure.points()
    } else {
        &[]
    };
    let names = bars.iter().map(|point| name_lines(&point.label));
    // One more, so that names stand apart.
    names
        .max()
        .filter(|lines| *lines > LINES)
        .map(|lines| lines + 1)
}

pub(super) fn option(figure: &Figure) -> Chart {
    let data = figure.points().iter().map(|point| {
        if point.is_sample {
            item(point).item_style(outlined(ACCENT)).into()
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
            // As thick in a high row as in another.
            bar_width: Some(match row_lines(figure) {
                None => "54%",
                Some(4) => "25%",
                Some(5 | 6) => "18%",
                Some(_) => "12%",
            }),
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
/// tint, where a published value is solid. The page knows them by the width of
/// their outline, and makes the ground a tint.
pub(super) fn outlined(color: &str) -> ItemStyle {
    ItemStyle::new()
        .color(color)
        .border_color(color)
        .border_width(1.5)
}
