//! A ring of shares, from twelve o'clock on, clockwise and in the figure's
//! order. Its key and the total in its middle are HTML.

use charming::element::{Tooltip, Trigger};

use super::{
    Chart,
    bar::outlined,
    drawing::{Label, Series},
    item::item,
    look::SLICES,
};
use crate::page::figure::Figure;

pub(super) fn option(figure: &Figure) -> Chart {
    let data = figure
        .points()
        .iter()
        .zip(SLICES.into_iter().cycle())
        .map(|(point, color)| {
            if point.is_sample {
                item(point).item_style(outlined(color)).into()
            } else {
                item(point).into()
            }
        })
        .collect();
    let hidden = Some(Label::default());
    let ring = Series {
        kind: "pie",
        start_angle: Some(90.0),
        label: hidden,
        label_line: hidden,
        radius: Some(["62%", "96%"]),
        data,
        ..Series::default()
    };
    Chart {
        tooltip: Tooltip::new().trigger(Trigger::Item),
        series: vec![ring],
        ..Chart::default()
    }
}
