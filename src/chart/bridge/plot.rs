//! One instance of ECharts and what stands in it.

use std::{cell::Cell, sync::Arc};

use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::{
    Drawing,
    library::{Instance, Library},
};
use crate::{
    chart::Look,
    page::figure::{Figure, Kind},
};

thread_local! {
    /// What draws trends, once that part of the program has come.
    static TRENDS: Cell<Option<&'static dyn Drawing>> = const { Cell::new(None) };
}

/// Has trends drawn from now on.
pub fn draw_trends_with(drawing: &'static dyn Drawing) {
    TRENDS.set(Some(drawing));
}

/// What is to be seen in a slot.
#[derive(Clone)]
pub(super) struct Scene {
    pub figure: Arc<Figure>,
    pub look: Look,
    /// The size of its text.
    pub text_px: u16,
    /// The size of its box, or of what is scaled into it on paper.
    pub size: (i32, i32),
    /// Whether it is for paper, which is laid out before another frame comes.
    pub is_for_paper: bool,
}

/// A drawn scene; the instance is disposed of with it.
pub(super) struct Plot {
    instance: Instance,
    theme: String,
    scene: Scene,
    shape: Option<Shape>,
}

/// The kind of a drawing and how many series it has. Where the next one has the same, ECharts
/// only changes values and words, in a third less time than a drawing made anew takes it.
type Shape = (Kind, usize);

impl Plot {
    /// Draws a scene into an empty element.
    pub(super) fn new(
        library: &Library,
        element: &HtmlElement,
        scene: Scene,
    ) -> Result<Self, JsValue> {
        let theme = library.theme(scene.look, scene.text_px)?;
        let mut plot = Self {
            instance: library.instance(element, &theme)?,
            theme,
            scene,
            shape: None,
        };
        plot.resize()?;
        plot.draw(library)?;
        Ok(plot)
    }

    /// Changes the drawing to another scene, doing only what has changed.
    pub(super) fn change(&mut self, library: &Library, scene: Scene) -> Result<(), JsValue> {
        let theme = library.theme(scene.look, scene.text_px)?;
        let is_resized = scene.size != self.scene.size;
        // ECharts draws what it resizes in its next frame, and what it has an option for at once.
        let is_redrawn =
            theme != self.theme || scene.figure != self.scene.figure || scene.is_for_paper;
        self.scene = scene;
        if is_resized {
            self.resize()?;
        }
        if theme != self.theme {
            self.instance.set_theme(&theme)?;
            self.theme = theme;
            self.shape = None;
        }
        if is_redrawn {
            self.draw(library)?;
        }
        Ok(())
    }

    /// Shows the tooltip of a point, by its index, or of none.
    pub(super) fn point_at(&self, point: Option<usize>) -> Result<(), JsValue> {
        self.act(r#""downplay","seriesIndex":0"#)?;
        if let Some(index) = point {
            let item = [r#","seriesIndex":0,"dataIndex":"#, &index.to_string()].concat();
            self.act(&[r#""highlight""#, &item].concat())?;
            self.act(&[r#""showTip""#, &item].concat())
        } else {
            self.act(r#""updateAxisPointer","currTrigger":"leave""#)?;
            self.act(r#""hideTip""#)
        }
    }

    fn act(&self, action: &str) -> Result<(), JsValue> {
        let action = JSON::parse(&[r#"{"type":"#, action, "}"].concat())?;
        self.instance.dispatch_action(&action)
    }

    /// Gives the drawing the size of its scene, whatever its box has.
    fn resize(&self) -> Result<(), JsValue> {
        let (width, height) = self.scene.size;
        let size = [
            r#"{"width":"#,
            &width.to_string(),
            r#","height":"#,
            &height.to_string(),
            "}",
        ];
        self.instance.resize(&JSON::parse(&size.concat())?)
    }

    fn draw(&mut self, library: &Library) -> Result<(), JsValue> {
        let figure = &self.scene.figure;
        let drawing = match figure.kind() {
            Kind::Trend => TRENDS.get().ok_or("no trends")?,
            _ => library.drawing,
        };
        let (text, series) = drawing.option(figure).ok_or("no option")?;
        let shape = Some((figure.kind(), series));
        let is_kept = shape == self.shape;
        // Until it stands, nothing is known of what does.
        self.shape = None;
        self.instance.set_option(&JSON::parse(&text)?, !is_kept)?;
        self.shape = shape;
        Ok(())
    }

    /// What is drawn.
    pub(super) fn scene(&self) -> &Scene {
        &self.scene
    }
}

impl Drop for Plot {
    fn drop(&mut self) {
        // A fault while it goes concerns nobody any more.
        let _ = self.instance.dispose();
    }
}
