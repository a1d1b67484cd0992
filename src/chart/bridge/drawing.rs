//! What ECharts is told of a figure, as JSON: a part of the program, which comes with it.

use std::io;

use js_sys::JSON;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::{
    chart::{Look, option, theme_json, trend},
    page::figure::Figure,
};

/// Tells ECharts what to draw.
pub trait Drawing {
    /// The theme of a look, for text of a size.
    fn theme(&self, look: Look, text_px: u16) -> String;

    /// The option of a figure, with the number of its series.
    fn option(&self, figure: &Figure) -> Option<(String, usize)>;
}

/// Tells it in JSON, made of charming's parts.
pub struct JsonDrawing;

impl Drawing for JsonDrawing {
    fn theme(&self, look: Look, text_px: u16) -> String {
        theme_json(look, text_px)
    }

    fn option(&self, figure: &Figure) -> Option<(String, usize)> {
        let option = option(figure);
        Some((json(&option)?, option.series.len()))
    }
}

/// Draws trends alone: with the part of the program that shows them.
pub struct TrendDrawing;

impl Drawing for TrendDrawing {
    /// Trends have the theme of all charts.
    fn theme(&self, _: Look, _: u16) -> String {
        String::new()
    }

    fn option(&self, figure: &Figure) -> Option<(String, usize)> {
        let option = trend(figure)?;
        Some((json(&option)?, option.series.len()))
    }
}

/// An option as JSON.
fn json(option: &impl Serialize) -> Option<String> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, NumbersOfTheBrowser);
    option.serialize(&mut serializer).ok()?;
    String::from_utf8(bytes).ok()
}

/// Writes numbers as the browser does, which spares the program the tables for it.
struct NumbersOfTheBrowser;

impl Formatter for NumbersOfTheBrowser {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let number = JSON::stringify(&value.into()).map_err(|_| io::ErrorKind::InvalidData)?;
        writer.write_all(String::from(number).as_bytes())
    }
}
