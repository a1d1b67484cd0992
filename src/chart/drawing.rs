use charming::{
    component::{Axis, Grid},
    element::Tooltip,
    series::{Bar, Line, Pie},
};
use serde::{Serialize, Serializer};

/// An option of ECharts, made of charming's parts: those that are drawn here.
///
/// It is written as `charming::Chart` would be. That one can hold every kind of
/// series and component, and the program to write them all is a tenth of the reader.
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

/// What is drawn.
#[expect(
    clippy::large_enum_variant,
    reason = "one is made at a time, and written at once"
)]
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Series {
    Bar(Bar),
    Line(Line),
    Pie(Pie),
}

fn one_or_many<S: Serializer>(axes: &[Axis], serializer: S) -> Result<S::Ok, S::Error> {
    match axes {
        [only] => only.serialize(serializer),
        axes => axes.serialize(serializer),
    }
}
