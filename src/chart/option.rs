use super::{Chart, bar, line, ring};
use crate::page::figure::{Figure, Kind};

/// The option that draws a figure.
///
/// Point `i` of the figure is item `i` of the first series, whatever the kind,
/// so that a point can be shown and pointed at by its index alone.
pub fn option(figure: &Figure) -> Chart {
    match figure.kind() {
        Kind::Bars => bar::option(figure),
        Kind::Ring => ring::option(figure),
        Kind::Spark => line::option(figure),
        // It has an option of its own: `trend`.
        Kind::Trend => Chart::default(),
    }
}
