//! The editors' desk: drafts that are edited, and the form in which they are.
//!
//! ```text
//! bytes ──▶ Draft (a text with its steps) ──▶ Form (fields with what is written in them)
//!             ▲                                 │
//!             └── Edit (what is typed) ◀────────┘
//! ```
//!
//! A draft may be broken in any way, and stays as it was written wherever nobody
//! edits it. The desk's program alone knows this folder; no reader carries it.

mod entry;
mod kind;
mod place;
mod sheet;
mod splice;
mod steps;

mod draft;
mod form;

pub use draft::{Draft, Edit};
pub use form::{Addition, Choice, Control, Field, Form, Group, List, Presence, form};
pub use kind::Kind;
pub use sheet::Direction;
