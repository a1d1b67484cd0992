//! A ring of shares, from twelve o'clock on, clockwise and in the figure's
//! order. Its key and the total in its middle are HTML.

use charming::{
    element::{Label, LabelLine, Tooltip, Trigger},
    series::Pie,
};

use super::{Chart, Look, bar::outlined, drawing::Series, option::item};
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
    let ring = Pie::new()
        .radius(vec!["62%", "96%"])
        .start_angle(90)
        .label(Label::new().show(false))
        .label_line(LabelLine::new().show(false))
        .data(data);
    Chart {
        tooltip: Tooltip::new().trigger(Trigger::Item),
        series: vec![Series::Pie(ring)],
        ..Chart::default()
    }
}
