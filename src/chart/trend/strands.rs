//! The parts of a ranking or a distribution over the calendar: a line of places for each, or shares that stand on
//! each other. What is illustrative is dashed and hollow, as in every trend.

use charming::element::AxisType;

use super::{Drawn, PALE, Placed, at, joined, line, lines};
use crate::{
    chart::{
        drawing::{Axis, Curve, Fill, Spot, Stack},
        look::SLICES,
    },
    page::figure::{Strand, Strands},
};

/// How wide the bar of a week is, in pixels: a lone one is seen among years without, and none seems to last for weeks.
const BAR_PX: [u8; 2] = [3, 14];

/// What is drawn, with its axis.
pub(super) fn drawn(strands: &Strands, points: &[Placed], are_few: bool) -> Drawn {
    match strands.places {
        Some(places) => ranked(strands, places, points, are_few),
        None => stacked(strands, points),
    }
}

/// A line of places for each.
fn ranked(strands: &Strands, places: usize, points: &[Placed], are_few: bool) -> Drawn {
    let mut curves = Vec::new();
    let others = strands.others.iter().flat_map(|strand| {
        let of_strand = placed(strand, points);
        [false, true]
            .map(|is_sample| joined(&of_strand, is_sample))
            .concat()
    });
    curves.push(line(PALE, others.collect()));
    for (strand, color) in strands.main.iter().zip(SLICES.into_iter().cycle()) {
        curves.extend(lines(&placed(strand, points), are_few, color));
    }
    let axis = Axis {
        inverse: Some(true),
        data: (1..=places).map(|place| place.to_string()).collect(),
        ..Axis::of(AxisType::Category)
    };
    #[allow(clippy::cast_precision_loss, reason = "there are ten")]
    let last = places.saturating_sub(1) as f64;
    let curves = curves.into_iter().map(Curve::Line).collect();
    (axis, curves, [last, 0.0])
}

/// A strand at those points where it has a value, each of which knows whether the one before is that of the week before.
fn placed<'a>(strand: &Strand, points: &[Placed<'a>]) -> Vec<Placed<'a>> {
    let mut all: Vec<Placed> = Vec::new();
    let mut last = None;
    for (station, value) in &strand.values {
        // Where it was absent, its line breaks.
        if last.is_some_and(|last| last + 1 != *station) {
            all.push(Placed {
                value: None,
                ..points[station - 1].clone()
            });
        }
        last = Some(*station);
        all.push(Placed {
            value: Some(*value),
            ..points[*station].clone()
        });
    }
    all
}

/// Shares that stand on each other, a bar a week.
fn stacked(strands: &Strands, points: &[Placed]) -> Drawn {
    let mut curves = Vec::new();
    for (strand, color) in strands.main.iter().zip(SLICES.into_iter().cycle()) {
        // What stands on each other is known by its index, so that each has every week.
        let mut data: Vec<Spot> = points.iter().map(|of| at(&of.day, None)).collect();
        for (station, value) in &strand.values {
            data[*station].value.1 = Some(*value);
            // As bars and slices of illustrative values are outlined.
            data[*station].item_style = points[*station].is_sample.then_some(Fill {
                color,
                border_color: color,
                border_width: 1.5,
            });
        }
        let [least, most] = BAR_PX;
        curves.push(Curve::Stack(Stack {
            kind: "bar",
            data,
            pile: "shares",
            color,
            bar_min_width: least,
            bar_max_width: most,
            silent: true,
        }));
    }
    let axis = Axis {
        max: Some(100.into()),
        ..Axis::of(AxisType::Value)
    };
    (axis, curves, [0.0, 100.0])
}
