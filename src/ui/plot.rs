use std::sync::Arc;

use leptos::{ev::KeyboardEvent, html::Div, prelude::*};

use super::walk::Walk;
use crate::{
    chart::Look,
    page::figure::{Figure, Kind},
};

/// The drawing of a figure and its points.
///
/// The drawing itself is hidden from assistive technology; its points are a
/// list box over it: one tab stop, walked by arrow keys, for which screen
/// readers hand their own arrow keys over, as they do not for a plain list.
#[component]
pub fn Plot(
    /// What is drawn. It may change in all but its kind; the drawing stays.
    #[prop(into)]
    figure: Signal<Arc<Figure>>,
    /// The look of the drawing: the theme of the page.
    #[prop(into)]
    look: Signal<Look>,
    /// Runs when there will be no drawing, so that the table can take its place.
    #[prop(into)]
    on_unavailable: Callback<()>,
) -> impl IntoView {
    let canvas = NodeRef::<Div>::new();
    let walk = RwSignal::new(Walk {
        at: figure.with_untracked(|figure| first(figure)),
        is_shown: false,
    });
    let at =
        move || figure.with(|figure| walk.get().at.min(figure.points().len().saturating_sub(1)));
    let on_key = move |event: KeyboardEvent| {
        // With one of these an arrow is the browser's: Alt and left is back.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let points = figure.with_untracked(|figure| figure.points().len());
        if let Some(next) = walk.get_untracked().after(&event.key(), points) {
            event.prevent_default();
            walk.set(next);
        }
    };
    keep_drawn(canvas, figure, look, walk, on_unavailable);
    markup! {
        <div class=move || figure.with(|figure| class(figure.kind()))>
            <div class="canvas" aria-hidden="true" node_ref=canvas></div>
            <ul
                class="points"
                role="listbox"
                tabindex="0"
                aria-label=move || figure.with(|figure| figure.title().to_owned())
                aria-activedescendant=move || figure.with(|figure| point_id(figure, at()))
                on:keydown=on_key
                on:focus=move |_| walk.update(|walk| walk.is_shown = true)
                on:blur=move |_| walk.update(|walk| walk.is_shown = false)
            >
                {move || figure.with(|figure| {
                    figure.points().iter().enumerate().map(|(index, point)| markup! {
                        <li
                            role="option"
                            id=point_id(figure, index)
                            aria-selected=move || (at() == index).to_string()
                        >
                            {point.text.clone()}
                        </li>
                    }).collect_view()
                })}
            </ul>
        </div>
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Bars => "plot bars",
        Kind::Ring => "plot ring",
        Kind::Spark => "plot spark",
    }
}

/// Where a walk begins: at the first point, or at the latest week.
fn first(figure: &Figure) -> usize {
    match figure.kind() {
        Kind::Bars | Kind::Ring => 0,
        Kind::Spark => figure.points().len().saturating_sub(1),
    }
}

/// The id of a point, another one in each language: both may be on one page.
fn point_id(figure: &Figure, index: usize) -> String {
    let index = index.to_string();
    [figure.id().as_str(), figure.lang().key(), &index].join("-")
}

/// Keeps the canvas drawn while the component lives.
#[cfg(target_arch = "wasm32")]
fn keep_drawn(
    canvas: NodeRef<Div>,
    figure: Signal<Arc<Figure>>,
    look: Signal<Look>,
    walk: RwSignal<Walk>,
    on_unavailable: Callback<()>,
) {
    use crate::chart::bridge::Slot;

    let slot = StoredValue::new_local(None::<Slot>);
    Effect::new(move |_| {
        let Some(element) = canvas.get() else { return };
        let (figure, look) = (figure.get(), look.get());
        slot.update_value(|slot| {
            if slot.is_none() {
                *slot = Slot::new(&element, move || on_unavailable.run(())).ok();
            }
            match slot {
                Some(slot) => slot.show(figure, look),
                None => on_unavailable.run(()),
            }
        });
    });
    Effect::new(move |_| {
        let walk = walk.get();
        slot.with_value(|slot| {
            if let Some(slot) = slot {
                slot.point_at(walk.is_shown.then_some(walk.at));
            }
        });
    });
}

/// On paper nothing is kept: effects run in browsers alone.
#[cfg(not(target_arch = "wasm32"))]
fn keep_drawn(
    _canvas: NodeRef<Div>,
    _figure: Signal<Arc<Figure>>,
    _look: Signal<Look>,
    _walk: RwSignal<Walk>,
    _on_unavailable: Callback<()>,
) {
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lang::Lang,
        page::figure::{Point, Table},
    };

    fn ring() -> Arc<Figure> {
        let points = [("COM", 326.0), ("NET & co", 69.0)].map(|(name, value)| Point {
            label: name.into(),
            value: Some(value),
            value_text: value.to_string(),
            text: format!("{name}: {value}"),
            is_sample: false,
        });
        let table = Table {
            caption: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        let id = "by_type".parse().unwrap();
        let (title, alternative) = ("By type".into(), String::new());
        let figure = Figure::new(
            id,
            Lang::En,
            Kind::Ring,
            title,
            points.into(),
            table,
            alternative,
        );
        Arc::new(figure.unwrap())
    }

    #[test]
    fn every_point_is_in_the_page_without_a_browser() {
        let owner = Owner::new();
        let html = owner.with(|| {
            markup! { <Plot figure=ring() look=Look::Light on_unavailable=|()| () /> }.to_html()
        });
        for part in [
            r#"class="plot ring w""#,
            r#"role="listbox""#,
            r#"tabindex="0""#,
            r#"aria-label="By type""#,
            r#"aria-activedescendant="by_type-en-0""#,
            r#"id="by_type-en-1""#,
            "COM: 326",
            "NET &amp; co: 69",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("style="), "{html}");
    }
}
