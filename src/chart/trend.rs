//! A trend: lines over the calendar. A week without a value is a gap, and a value between two gaps a
//! dot; what is illustrative is dashed and hollow; no line crosses a border.

use charming::{
    component::Grid,
    datatype::{CompositeValue, DataPoint, DataPointItem},
    element::{
        AxisPointer, AxisPointerType, AxisType, ItemStyle, LineStyle, LineStyleType, Symbol,
        Tooltip, Trigger,
    },
};

use super::{
    Chart,
    drawing::{Area, Axis, Label, Series},
    look::{ACCENT, PAPER, SOFT, SOFT_ACCENT},
    words::tip,
};
use crate::page::figure::{Course, Figure, Mark, Point, Station};

/// Room for the words at borders above, for half a dot at the right, for the dates below and the numbers at
/// the left. All trends have the same, so that a week stands in one line through all of them.
const ROOM_PX: [i32; 4] = [22, 14, 26, 64];
/// Over no more weeks than these each point is a dot.
const FEW_WEEKS: u64 = 60;
const DAYS_OF_WEEK: u64 = 7;

pub(super) fn option(figure: &Figure, course: &Course) -> Chart {
    let points: Vec<Placed> = figure
        .points()
        .iter()
        .zip(&course.stations)
        .map(|(point, station)| Placed {
            day: station.day.to_string(),
            point,
            station,
        })
        .collect();
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for value in figure.points().iter().filter_map(|point| point.value) {
        (least, most) = (least.min(value), most.max(value));
    }
    let [top, right, bottom, left] = ROOM_PX;
    let [first, last] = course.ends;
    let are_few = first.distance(last) <= FEW_WEEKS * DAYS_OF_WEEK;
    let usual = |part: fn([f64; 3]) -> f64| -> Vec<DataPoint> {
        let days = course.usual.iter();
        days.map(|(day, usual)| at(&day.to_string(), usual.map(part)).into())
            .collect()
    };
    let before = course.year_before.iter();
    let before = before.map(|(day, value)| at(&day.to_string(), *value).into());
    let dots = |shape, kind| dots(&points, are_few, shape, kind);
    Chart {
        // The nearest week answers, in all trends at once.
        tooltip: Tooltip::new()
            .trigger(Trigger::Axis)
            .axis_pointer(AxisPointer::new().type_(AxisPointerType::Line).snap(true)),
        grid: vec![Grid::new().left(left).right(right).top(top).bottom(bottom)],
        x_axis: Some(Axis {
            min: Some(first.to_string().into()),
            max: Some(last.to_string().into()),
            ..Axis::of(AxisType::Time)
        }),
        y_axis: vec![Axis {
            // Where no value is near to zero, the axis need not reach it.
            scale: (!course.is_log && least * 2.0 > most).then_some(true),
            ..Axis::of(if course.is_log {
                AxisType::Log
            } else {
                AxisType::Value
            })
        }],
        color: Some([ACCENT]),
        series: vec![
            named(&points),
            line(stroke(2, ACCENT), joined(&points, false)),
            line(
                stroke(2, ACCENT).type_(LineStyleType::Dashed),
                joined(&points, true),
            ),
            dots(Symbol::Circle, 0),
            dots(Symbol::Diamond, 1),
            dots(Symbol::Rect, 2),
            band(None, usual(|[least, ..]| least)),
            band(Some(Area::SOFT), usual(|[least, _, most]| most - least)),
            line(stroke(1, ACCENT), usual(|[_, median, _]| median)),
            line(stroke(1, SOFT), before.collect()),
            borders(course, if course.is_log { least } else { 0.0 }, most),
        ],
        ..Chart::default()
    }
}

/// A point and where it stands.
struct Placed<'a> {
    day: String,
    point: &'a Point,
    station: &'a Station,
}

/// A value on its day; a gap where there is none.
#[inline(never)] // Called everywhere: once is enough.
fn at(day: &str, value: Option<f64>) -> CompositeValue {
    CompositeValue::Array(vec![day.into(), value.into()])
}

/// All points, whose names are what tooltips print. The line that would join them is not drawn.
fn named(points: &[Placed]) -> Series {
    let items = points.iter().map(|of| {
        let item = DataPointItem::new(at(&of.day, of.point.value));
        item.name(tip(&of.point.text)).into()
    });
    Series {
        symbol: Some(Symbol::Circle),
        symbol_size: Some(8.0),
        ..line(unseen(), items.collect())
    }
}

/// A line that is not drawn, nor where its points are pointed at.
fn unseen() -> LineStyle {
    LineStyle::new().width(0).opacity(0)
}

fn stroke(width: i32, color: &'static str) -> LineStyle {
    LineStyle::new().width(width).color(color)
}

#[inline(never)] // As above.
fn line(style: LineStyle, data: Vec<DataPoint>) -> Series {
    Series {
        kind: "line",
        show_symbol: Some(false),
        line_style: Some(style),
        data,
        ..Series::default()
    }
}

/// The line through published values, or the one through illustrative values and between them and others.
fn joined(points: &[Placed], is_of_samples: bool) -> Vec<DataPoint> {
    let mut items = Vec::new();
    let mut is_open = false;
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let is_dashed = from.point.is_sample || to.point.is_sample;
        let leads = to.station.is_joined && is_dashed == is_of_samples;
        if leads && !is_open {
            items.push(at(&from.day, None).into());
            items.push(at(&from.day, from.point.value).into());
        }
        if leads {
            items.push(at(&to.day, to.point.value).into());
        }
        is_open = leads;
    }
    items
}

/// Dots of a shape at values of a kind: at each where the weeks are few, else where a line begins or ends,
/// where the mark changes, and between two gaps.
fn dots(points: &[Placed], are_few: bool, shape: Symbol, kind: u8) -> Series {
    let mut items = Vec::new();
    for (index, of) in points.iter().enumerate() {
        let kind_of_mark = match of.station.mark {
            Some(Mark::Secondhand) => 1,
            Some(Mark::Corrected) => 2,
            _ => 0,
        };
        let is_within = of.station.is_joined
            && points
                .get(index + 1)
                .is_some_and(|next| next.station.is_joined)
            && points[index - 1].station.mark == of.station.mark
            && kind_of_mark != 2;
        if of.point.value.is_none() || kind_of_mark != kind || (is_within && !are_few) {
            continue;
        }
        items.push(at(&of.day, None).into());
        let item = DataPointItem::new(at(&of.day, of.point.value));
        items.push(item.item_style(fill(of)).into());
    }
    Series {
        symbol: Some(shape),
        symbol_size: Some(7.0),
        ..shown(line(unseen(), items))
    }
}

/// Hollow where a value is illustrative, pale where it is rounded.
fn fill(of: &Placed) -> ItemStyle {
    let color = if of.point.is_sample {
        PAPER
    } else if of.station.is_rounded {
        SOFT_ACCENT
    } else {
        ACCENT
    };
    ItemStyle::new()
        .color(color)
        .border_color(ACCENT)
        .border_width(1)
}

/// A series whose points are all to be seen, and do not answer.
fn shown(series: Series) -> Series {
    Series {
        show_symbol: Some(true),
        show_all_symbol: Some(true),
        silent: Some(true),
        ..series
    }
}

/// One of the two lines that bound a band; the other stands on it.
fn band(area: Option<Area>, data: Vec<DataPoint>) -> Series {
    Series {
        stack: Some("usual"),
        area_style: area,
        silent: Some(true),
        ..line(unseen(), data)
    }
}

/// Upright lines that no other crosses, each with its words at its upper end.
fn borders(course: &Course, least: f64, most: f64) -> Series {
    let mut items = Vec::new();
    for (day, text) in &course.borders {
        let day = day.to_string();
        items.push(at(&day, None).into());
        items.push(at(&day, Some(least)).into());
        let head = DataPointItem::new(at(&day, Some(most)));
        items.push(head.name(tip(text)).into());
    }
    Series {
        symbol: Some(Symbol::Rect),
        symbol_size: Some(1.0),
        label: Some(Label {
            show: true,
            formatter: Some("{b}"),
            color: Some(SOFT),
        }),
        ..shown(line(stroke(1, SOFT), items))
    }
}
