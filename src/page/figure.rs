//! A figure: what is drawn, with the table and the text that say the same.

use std::sync::Arc;

use crate::{
    lang::Lang,
    report::{Day, Id},
};

pub use super::Mark;

/// Stands in a cell of a table that has nothing to state.
pub const NONE: &str = "—";

/// A table with the figures of a drawing in final words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows; its caption.
    pub caption: String,
    /// The heads of the columns, the first over the row heads.
    pub columns: Vec<String>,
    /// The rows: the row head, then one cell a further column.
    pub rows: Vec<Vec<String>>,
}

/// One thing that a drawing shows: a bar, a slice, a point of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its name on the axis or in the key.
    pub label: String,
    /// Its value in the figure's scale; `None` where there is none, which is
    /// drawn as a gap.
    pub value: Option<f64>,
    /// Its value in words, such as `1,620.4`; “not stated” where there is none.
    pub value_text: String,
    /// Name, value, unit and mark in one line, for tooltips and screen readers.
    pub text: String,
    /// Whether the value is illustrative, and so drawn unlike a published one.
    pub is_sample: bool,
}

/// The kinds of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Horizontal bars, one a point, the first on top.
    Bars,
    /// A ring of the points as shares of their sum.
    Ring,
    /// A small line without axes, the last point marked.
    Spark,
    /// A line over the calendar, with its [`Course`].
    Trend,
}

/// What a trend has beside its points.
#[derive(Clone, Debug)]
pub struct Course {
    /// The days between which it is drawn.
    pub ends: [Day; 2],
    /// Where each point stands and how it is drawn, in their order.
    pub stations: Vec<Station>,
    /// Days that no line crosses, with what is to be read there.
    pub borders: Vec<(Day, String)>,
    /// The values of the same weeks a year before; empty where they are not asked for.
    pub year_before: Vec<(Day, Option<f64>)>,
    /// What is usual: the least, the median and the greatest value of the weeks before.
    pub usual: Vec<(Day, Option<[f64; 3]>)>,
    /// Whether the axis of values counts in powers of ten.
    pub is_log: bool,
    /// What is drawn in place of one line: the parts of a ranking or a distribution.
    pub strands: Option<Strands>,
}

/// The parts of a ranking or a distribution over the weeks.
#[derive(Clone, Debug)]
pub struct Strands {
    /// How many places a ranking has; `None` for shares, which are stacked.
    pub places: Option<usize>,
    /// Those with a colour of their own, in the order of the key.
    pub main: Vec<Strand>,
    /// All others.
    pub others: Vec<Strand>,
}

/// One of them: at which stations it has which value. The first place of a ranking is 0.
#[derive(Clone, Debug, Default)]
pub struct Strand {
    /// The index of the station, and the value there.
    pub values: Vec<(usize, f64)>,
}

/// Where a point of a trend stands, and how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// The first day of its week.
    pub day: Day,
    /// The mark that its value bears.
    pub mark: Option<Mark>,
    /// Whether its value is rounded.
    pub is_rounded: bool,
    /// Whether a line leads to it from the point before.
    pub is_joined: bool,
}

/// A drawing with its table and its text alternative, in one language.
///
/// There is no way to make one without them, and none for a drawing whose
/// points have no values at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    id: Id,
    lang: Lang,
    kind: Kind,
    title: String,
    points: Vec<Point>,
    table: Table,
    alternative: String,
    course: SharedCourse,
}

/// The course of a trend. Two are equal where they are one in memory: it is composed anew only when something of it has
/// changed.
#[derive(Clone, Debug, Default)]
struct SharedCourse(Option<Arc<Course>>);

impl PartialEq for SharedCourse {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Figure {
    /// A drawing of points; `None` where no point has a value to draw.
    pub fn new(
        id: Id,
        lang: Lang,
        kind: Kind,
        title: String,
        points: Vec<Point>,
        table: Table,
        alternative: String,
    ) -> Option<Self> {
        let is_drawable = match kind {
            Kind::Bars | Kind::Spark | Kind::Trend => {
                points.iter().any(|point| point.value.is_some())
            }
            Kind::Ring => {
                points.iter().all(|point| point.value.is_some())
                    && points.iter().any(|point| point.value > Some(0.0))
            }
        };
        is_drawable.then_some(Self {
            id,
            lang,
            kind,
            title,
            points,
            table,
            alternative,
            course: SharedCourse::default(),
        })
    }

    /// The same with the course of a trend.
    #[must_use]
    pub fn with_course(self, course: Course) -> Self {
        Self {
            course: SharedCourse(Some(Arc::new(course))),
            ..self
        }
    }

    /// The course of a trend.
    pub fn course(&self) -> Option<&Course> {
        self.course.0.as_deref()
    }

    /// The id by which other programs know the figure.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The language that it speaks.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How it is drawn.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it shows, in drawing order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The same as a table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The same as one or two sentences.
    pub fn alternative(&self) -> &str {
        &self.alternative
    }
}

/// One row of a ring's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The part's name.
    pub label: String,
    /// Its value and share.
    pub text: String,
}

/// What stands under a panel's title.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelBody {
    /// A drawing, which brings its table.
    Drawn {
        /// The drawing.
        figure: Arc<Figure>,
        /// The key of a ring, in the order of its slices; else empty.
        key: Vec<KeyRow>,
        /// What stands in the middle of a ring; else empty.
        centre: String,
    },
    /// Nothing to draw: what the source says instead, and names in its order.
    Named {
        /// What the source states and what not.
        sentence: String,
        /// The names that it lists.
        names: Vec<String>,
    },
}

impl PanelBody {
    /// A drawing that is no ring.
    pub(super) fn drawn(figure: Figure) -> Self {
        Self::Drawn {
            figure: Arc::new(figure),
            key: Vec::new(),
            centre: String::new(),
        }
    }
}

/// A figure with its title, unit and mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The id by which other programs know it.
    pub id: Id,
    pub title: String,
    /// The unit of its values.
    pub unit: String,
    pub mark: Option<Mark>,
    /// The drawing, or what stands in its place.
    pub body: PanelBody,
}

impl Panel {
    /// The same beside another of its kind: with a suffix to its id, and another title.
    #[must_use]
    pub fn renamed(self, suffix: &str, title: String) -> Self {
        let id = self.id.with_suffix(suffix);
        let body = match self.body {
            PanelBody::Drawn {
                figure,
                key,
                centre,
            } => PanelBody::Drawn {
                figure: Arc::new(Figure {
                    id: id.clone(),
                    title: title.clone(),
                    ..(*figure).clone()
                }),
                key,
                centre,
            },
            named @ PanelBody::Named { .. } => named,
        };
        Self {
            id,
            title,
            body,
            ..self
        }
    }

    /// The drawing, where there is one.
    pub fn figure(&self) -> Option<&Arc<Figure>> {
        match &self.body {
            PanelBody::Drawn { figure, .. } => Some(figure),
            PanelBody::Named { .. } => None,
        }
    }
}
