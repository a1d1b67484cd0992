//! The drawing of a figure and its points.
//!
//! The drawing itself is hidden from assistive technology; its points are a
//! list box over it: one tab stop, walked by arrow keys, for which screen
//! readers hand their own arrow keys over, as they do not for a plain list.
//! Where no program runs they are such a list: nobody would walk the box, of
//! which only the chosen point is heard.

use std::sync::Arc;

use leptos::prelude::Callable;

use crate::{
    chart::row_lines,
    lang::words,
    page::{Figure, Kind, Point},
};

use super::{
    element::{Element, canvas::canvas, classed, element},
    screen::{Ask, Intent, Screen},
    walk::Walk,
};

/// The drawing of a figure and its points.
pub fn plot(figure: &Arc<Figure>, screen: &Screen, ask: Ask) -> Element {
    let (walk, at) = standing(figure, screen);
    let count = figure.points().len();
    let after = move |key: &str| walk.after(key, count);
    // Empty lines give a row the height of its name.
    let room = "\n".repeat(row_lines(figure).unwrap_or_default());
    let points = figure.points().iter().enumerate();
    let points = points.map(|(index, point)| option(figure, point, index, &room));
    let points = walked(figure, (walk, at), ask, after, || false).list(points);
    let class = match figure.kind() {
        Kind::Bars => "plot bars",
        Kind::Ring => "plot ring",
        Kind::Spark | Kind::Trend => "plot spark",
    };
    under(points, class, figure, (walk, at), screen, ask)
}

/// A drawing under the list box of its points.
pub(super) fn under(
    points: Element,
    class: &'static str,
    figure: &Arc<Figure>,
    (walk, at): (Walk, usize),
    screen: &Screen,
    ask: Ask,
) -> Element {
    let pointed_at = walk.is_shown.then_some(at);
    classed("div", class)
        .child(canvas(figure, screen.look, pointed_at, ask))
        .child(points)
}

/// How a reader walks a figure, and the point that he is at.
pub(super) fn standing(figure: &Figure, screen: &Screen) -> (Walk, usize) {
    let walk = screen.walk(figure.id()).unwrap_or(Walk::starting(figure));
    (walk, walk.at.min(figure.points().len().saturating_sub(1)))
}

/// The list box over a drawing, which still lacks its points: `after` tells where a key leads, `enter` does what Enter does
/// at the point, if anything.
pub(super) fn walked(
    figure: &Figure,
    (walk, at): (Walk, usize),
    ask: Ask,
    after: impl Fn(&str) -> Option<Walk> + 'static,
    enter: impl Fn() -> bool + 'static,
) -> Element {
    let id = figure.id().clone();
    let step = move |walk| ask.run(Intent::Walk(id.clone(), walk));
    let (come, go, step_on) = (step.clone(), step.clone(), step);
    classed("ul", "points")
        .attr_alive("role", "listbox")
        .attr_alive("tabindex", "0")
        // What it is of is said by the group that it stands in.
        .attr_alive("aria-label", words(figure.lang()).as_chart)
        .attr_alive("aria-activedescendant", point_id(figure, at))
        .on_key(move |key| {
            let next = after(key);
            next.into_iter().for_each(&step_on);
            next.is_some() || key == "Enter" && enter()
        })
        .on("focus", move |_| {
            come(Walk {
                is_shown: true,
                ..walk
            });
        })
        .on("blur", move |_| {
            go(Walk {
                is_shown: false,
                ..walk
            });
        })
}

/// A point, as it is heard and walked. Browsers take the one that the reader is at for the chosen one by themselves, as long as
/// the box has the focus: one that was called chosen elsewhere would be spoken of whenever its chart comes to be seen anew.
pub(super) fn option(figure: &Figure, point: &Point, index: usize, room: &str) -> Element {
    element("li")
        .attr_alive("role", "option")
        .attr_alive("id", point_id(figure, index))
        .child([&point.text, room].concat())
}

/// The id of a point, another one in each language: both may be on one page.
fn point_id(figure: &Figure, index: usize) -> String {
    format!("{}-{}-{index}", figure.id(), figure.lang().key())
}
