use charming::{
    component::Grid,
    datatype::{CompositeValue, DataPoint},
    element::{AxisType, LineStyle, Symbol, Tooltip},
};
use serde::{Serialize, Serializer};

/// An option of ECharts, made of charming's parts: those that are drawn here.
///
/// It is written as `charming::Chart` would be. That one, its axes and its series can
/// hold whatever ECharts knows, and the program to write all that is a tenth of the reader.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    pub(super) tooltip: Tooltip,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) grid: Vec<Grid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) x_axis: Option<Axis>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub(super) y_axis: Vec<Axis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) color: Option<[&'static str; 1]>,
    pub(super) series: Vec<Series>,
}

/// The option of a trend. Of charming's own parts the program would grow by more than all of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    pub(super) tooltip: Tooltip,
    pub(super) grid: Grid,
    pub(super) x_axis: Axis,
    pub(super) y_axis: Axis,
    pub(super) series: Vec<Curve>,
}

/// An axis: where its ends are, or what its categories are called.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Axis {
    #[serde(rename = "type")]
    pub(super) kind: AxisType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) show: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inverse: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) boundary_gap: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<CompositeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<CompositeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) scale: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) data: Vec<String>,
}

impl Axis {
    /// An axis of a kind, as ECharts sets it.
    pub(super) fn of(kind: AxisType) -> Self {
        Self {
            kind,
            show: None,
            inverse: None,
            boundary_gap: None,
            position: None,
            min: None,
            max: None,
            scale: None,
            data: Vec::new(),
        }
    }
}

/// What is drawn: bars, a line or a ring, with what the kind asks for.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Series {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) symbol: Option<Symbol>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) symbol_size: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) show_symbol: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line_style: Option<LineStyle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) silent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bar_width: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_angle: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label_line: Option<Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) radius: Option<[&'static str; 2]>,
    pub(super) data: Vec<DataPoint>,
}

/// Words beside the points of a series, if any.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Label {
    pub(super) show: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) formatter: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) color: Option<&'static str>,
}

/// What a trend draws.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Curve {
    Line(Line),
    Stack(Stack),
}

impl From<Line> for Curve {
    fn from(line: Line) -> Self {
        Self::Line(line)
    }
}

/// Bars that stand on each other, so wide that a lone one is seen among years without.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stack {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) data: Vec<Spot>,
    #[serde(rename = "stack")]
    pub(super) pile: &'static str,
    pub(super) color: &'static str,
    pub(super) bar_min_width: u8,
    pub(super) bar_max_width: u8,
    pub(super) silent: bool,
}

/// A line of a trend.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) data: Vec<Spot>,
    #[serde(rename = "lineStyle")]
    pub(super) stroke: Stroke,
    pub(super) symbol: &'static str,
    pub(super) symbol_size: u8,
    pub(super) show_symbol: bool,
    /// Otherwise ECharts leaves out those that its labels have no room for.
    pub(super) show_all_symbol: bool,
    pub(super) silent: bool,
    pub(super) label: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stack: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) area_style: Option<Fill>,
}

/// A value on its day; a gap where there is none.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Spot {
    pub(super) value: (String, Option<f64>),
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item_style: Option<Fill>,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Stroke {
    pub(super) width: u8,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) color: &'static str,
    pub(super) opacity: u8,
}

/// How a dot or an area is filled.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fill {
    pub(super) color: &'static str,
    pub(super) border_color: &'static str,
    pub(super) border_width: f32,
}

fn one_or_many<S: Serializer>(axes: &[Axis], serializer: S) -> Result<S::Ok, S::Error> {
    match axes {
        [only] => only.serialize(serializer),
        axes => axes.serialize(serializer),
    }
}
