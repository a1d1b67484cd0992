//! A table with its caption and heads.

use crate::page::Table;

use super::element::{Element, classed, element};

/// A table. The caption repeats the figure's title, for those who come to the
/// table by itself.
pub fn table(table: &Table) -> Element {
    captioned(table, &table.caption)
}

/// The same with another caption.
pub fn captioned(table: &Table, caption: &str) -> Element {
    let head = |text: &String| element("th").attr("scope", "col").child(text.as_str());
    let row = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(place, text)| {
            let cell = if place == 0 {
                element("th").attr("scope", "row")
            } else {
                element("td").untranslated()
            };
            cell.child(text.as_str())
        });
        element("tr").list(cells)
    };
    element("table")
        .child(classed("caption", "unseen").child(caption))
        .child(element("thead").child(element("tr").list(table.columns.iter().map(head))))
        .child(element("tbody").list(table.rows.iter().map(row)))
}
