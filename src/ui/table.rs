//! A table with its caption and heads.

use leptos::prelude::*;

use crate::page::Table;

use super::piece::{live, text};

/// A table. The caption repeats the figure's title, for those who come to the
/// table by itself.
#[component]
pub fn TableView(
    /// What it says.
    table: Signal<Table>,
) -> impl IntoView {
    let head = |text: &String| markup! { <th scope="col">{text.clone()}</th> };
    let row = |cells: &Vec<String>| {
        let (name, values) = cells.split_first()?;
        let cell = |text: &String| markup! { <td>{text.clone()}</td> };
        Some(markup! {
            <tr><th scope="row">{name.clone()}</th>{values.iter().map(cell).collect_view()}</tr>
        })
    };
    markup! {
        <table>
            <caption class="unseen">{text(move || table.read().caption.clone())}</caption>
            <thead><tr>{live(move || table.read().columns.iter().map(head).collect_view())}</tr></thead>
            <tbody>{live(move || table.read().rows.iter().map(row).collect_view())}</tbody>
        </table>
    }
}
