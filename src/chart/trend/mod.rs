//! A trend: lines over the calendar. A week without a value is a gap, and a value between two gaps a
//! dot; what is illustrative is dashed and hollow; no line crosses a border.

mod strands;

use charming::{
    component::Grid,
    element::{AxisPointer, AxisPointerType, AxisType, Tooltip, Trigger},
};

use super::{
    drawing::{Axis, Curve, Fill, Label, Line, Spot, Stroke, Trend},
    look::{ACCENT, PAPER, SOFT, SOFT_ACCENT},
    words::tip,
};
use crate::page::figure::{Course, Figure, Mark, Station};

/// Room for the words at borders above, for half a dot at the right, for the dates below and the numbers at
/// the left. All trends have the same, so that a week stands in one line through all of them.
const ROOM_PX: [i32; 4] = [22, 14, 26, 64];
/// Over no more weeks than these each point is a dot.
const FEW_WEEKS: u64 = 60;
const DAYS_OF_WEEK: u64 = 7;

/// A line that is not drawn, nor where its points are pointed at.
const UNSEEN: Stroke = Stroke {
    width: 0,
    kind: "solid",
    color: ACCENT,
    opacity: 0,
};
const SOLID: Stroke = Stroke {
    width: 2,
    opacity: 1,
    ..UNSEEN
};
const DASHED: Stroke = Stroke {
    kind: "dashed",
    ..SOLID
};
const THIN: Stroke = Stroke { width: 1, ..SOLID };
pub(super) const PALE: Stroke = Stroke {
    color: SOFT,
    ..THIN
};

/// The option that draws a trend; `None` where it has no course.
pub fn trend(figure: &Figure) -> Option<Trend> {
    let course = figure.course()?;
    let points: Vec<Placed> = figure
        .points()
        .iter()
        .zip(&course.stations)
        .map(|(point, station)| Placed {
            day: station.day.to_string(),
            value: point.value,
            is_sample: point.is_sample,
            station,
        })
        .collect();
    let [top, right, bottom, left] = ROOM_PX;
    let [begin, end] = course.ends;
    let are_few = begin.distance(end) <= FEW_WEEKS * DAYS_OF_WEEK;
    let (y_axis, drawn, [foot, head]) = match &course.strands {
        Some(strands) => strands::drawn(strands, &points, are_few),
        None => values(course, &points, are_few),
    };
    let mut series = vec![Curve::Line(named(figure, &points))];
    series.extend(drawn);
    series.push(Curve::Line(borders(course, foot, head)));
    Some(Trend {
        // The nearest week answers, in all trends at once.
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new().type_(AxisPointerType::Line).snap(true)),
        grid: Grid::new().left(left).right(right).top(top).bottom(bottom),
        x_axis: Axis {
            min: Some(begin.to_string().into()),
            max: Some(end.to_string().into()),
            ..Axis::of(AxisType::Time)
        },
        y_axis,
        series,
    })
}

/// The least and the greatest value.
fn extent(points: &[Placed]) -> [f64; 2] {
    let values = points.iter().filter_map(|of| of.value);
    values.fold([f64::INFINITY, 0.0], |[least, most], value| {
        [least.min(value), most.max(value)]
    })
}

/// The axis of values, what is drawn, and the ends of upright lines.
pub(super) type Drawn = (Axis, Vec<Curve>, [f64; 2]);

/// An indicator.
fn values(course: &Course, points: &[Placed], are_few: bool) -> Drawn {
    let usual = |part: fn([f64; 3]) -> f64| -> Vec<Spot> {
        let days = course.usual.iter();
        days.map(|(day, usual)| at(&day.to_string(), usual.map(part)))
            .collect()
    };
    let before = course.year_before.iter();
    let before = before.map(|(day, value)| at(&day.to_string(), *value));
    let [least, most] = extent(points);
    let axis = Axis {
        // Where no value is near to zero, the axis need not reach it.
        scale: (!course.is_log && least * 2.0 > most).then_some(true),
        ..Axis::of(if course.is_log {
            AxisType::Log
        } else {
            AxisType::Value
        })
    };
    let mut lines = lines(points, are_few, ACCENT);
    lines.extend([
        band(None, usual(|[least, ..]| least)),
        band(Some(GROUND), usual(|[least, _, most]| most - least)),
        line(THIN, usual(|[_, median, _]| median)),
        line(PALE, before.collect()),
    ]);
    let foot = if course.is_log { least } else { 0.0 };
    let lines = lines.into_iter().map(Curve::Line).collect();
    (axis, lines, [foot, most])
}

/// Points in a colour: the lines through them, and their dots in each of three shapes.
pub(super) fn lines(points: &[Placed], are_few: bool, color: &'static str) -> Vec<Line> {
    let dots = |symbol| dots(points, are_few, symbol, color);
    vec![
        line(Stroke { color, ..SOLID }, joined(points, false)),
        line(Stroke { color, ..DASHED }, joined(points, true)),
        dots("circle"),
        dots("diamond"),
        dots("rect"),
    ]
}

/// The ground of a band.
const GROUND: Fill = Fill {
    color: SOFT_ACCENT,
    border_color: ACCENT,
    border_width: 0.0,
};

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Placed<'a> {
    pub(super) day: String,
    pub(super) value: Option<f64>,
    pub(super) is_sample: bool,
    pub(super) station: &'a Station,
}

impl Placed<'_> {
    /// Whether a line leads from a point to this one, which is the next.
    fn follows(&self, before: &Self) -> bool {
        self.station.is_joined && before.value.is_some() && self.value.is_some()
    }
}

#[inline(never)] // Called everywhere: once is enough.
pub(super) fn at(day: &str, value: Option<f64>) -> Spot {
    Spot {
        value: (day.to_owned(), value),
        name: String::new(),
        item_style: None,
    }
}

#[inline(never)] // As above.
pub(super) fn line(stroke: Stroke, data: Vec<Spot>) -> Line {
    Line {
        kind: "line",
        data,
        stroke,
        symbol: "circle",
        symbol_size: 8,
        show_symbol: false,
        show_all_symbol: true,
        silent: true,
        label: Label::default(),
        stack: None,
        area_style: None,
    }
}

/// All points, whose names are what tooltips print. The line that would join them is not drawn.
fn named(figure: &Figure, points: &[Placed]) -> Line {
    let mut data = Vec::new();
    for (of, point) in points.iter().zip(figure.points()) {
        let mut spot = at(&of.day, of.value);
        spot.name = tip(&point.text);
        data.push(spot);
    }
    let mut line = line(UNSEEN, data);
    line.silent = false;
    line
}

/// The line through published values, or the one through illustrative values and between them and others.
pub(super) fn joined(points: &[Placed], is_of_samples: bool) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut is_open = false;
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let is_dashed = from.is_sample || to.is_sample;
        let leads = to.follows(from) && is_dashed == is_of_samples;
        if leads && !is_open {
            spots.push(at(&from.day, None));
            spots.push(at(&from.day, from.value));
        }
        if leads {
            spots.push(at(&to.day, to.value));
        }
        is_open = leads;
    }
    spots
}

/// The symbol of a value, by its mark.
fn symbol_of(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Secondhand) => "diamond",
        Some(Mark::Corrected) => "rect",
        _ => "circle",
    }
}

/// Dots at the values that have a symbol: at each where the weeks are few, else where a line begins or ends,
/// where the mark changes, between two gaps, and at each corrected one.
fn dots(points: &[Placed], are_few: bool, symbol: &'static str, color: &'static str) -> Line {
    let mut spots = Vec::new();
    for (index, of) in points.iter().enumerate() {
        let mark = of.station.mark;
        let before = index.checked_sub(1).map(|before| &points[before]);
        let is_within = before
            .is_some_and(|before| of.follows(before) && before.station.mark == mark)
            && points.get(index + 1).is_some_and(|next| next.follows(of))
            && mark != Some(Mark::Corrected);
        if of.value.is_some() && symbol_of(mark) == symbol && (are_few || !is_within) {
            // A gap, so that no line leads from one to the next.
            spots.push(at(&of.day, None));
            let mut spot = at(&of.day, of.value);
            spot.item_style = Some(fill(of, color));
            spots.push(spot);
        }
    }
    let mut line = line(UNSEEN, spots);
    line.symbol = symbol;
    line.symbol_size = 7;
    line.show_symbol = true;
    line
}

/// Hollow where a value is illustrative, pale where it is rounded.
fn fill(of: &Placed, color: &'static str) -> Fill {
    let ground = if of.is_sample {
        PAPER
    } else if of.station.is_rounded {
        SOFT_ACCENT
    } else {
        color
    };
    Fill {
        color: ground,
        border_color: color,
        border_width: 1.0,
    }
}

/// One of the two lines that bound a band; the other stands on it.
fn band(area: Option<Fill>, data: Vec<Spot>) -> Line {
    let mut line = line(UNSEEN, data);
    line.stack = Some("usual");
    line.area_style = area;
    line
}

/// Upright lines that no other crosses, each with its words at its upper end.
fn borders(course: &Course, foot: f64, head: f64) -> Line {
    let mut spots = Vec::new();
    for (day, text) in &course.borders {
        let day = day.to_string();
        spots.push(at(&day, None));
        spots.push(at(&day, Some(foot)));
        let mut end = at(&day, Some(head));
        end.name = tip(text);
        spots.push(end);
    }
    let mut line = line(PALE, spots);
    line.symbol = "rect";
    line.symbol_size = 1;
    line.show_symbol = true;
    line.label = Label {
        show: true,
        formatter: Some("{b}"),
        color: Some(SOFT),
    };
    line
}
