//! The page of one week in one language: plain values with their final words.

pub mod figure;
mod issue;

pub use issue::Issue;

/// How all figures of a page are shown at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// As drawings, each with its table within reach.
    #[default]
    Chart,
    /// As tables.
    Table,
}
