//! A ring of shares, from twelve o'clock on, clockwise and in the figure's
//! order. Its key and the total in its middle are HTML.

use charming::{
    Chart,
    element::{Label, LabelLine, Tooltip, Trigger},
    series::Pie,
};

use super::{Look, bar::outlined, option::item};
use crate::page::figure::Figure;

pub(super) fn option(figure: &Figure, look: Look) -> Chart {
    let slices = look.palette().slices();
    let data = figure
        .points()
        .iter()
        .zip(slices.iter().cycle())
        .map(|(point, color)| {
            if point.is_sample {
                item(point).item_style(outlined(color))
            } else {
                item(point)
            }
        })
        .collect();
    Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Item))
        .series(
            Pie::new()
                .radius(vec!["62%", "96%"])
                .start_angle(90)
                .label(Label::new().show(false))
                .label_line(LabelLine::new().show(false))
                .data(data),
        )
}
