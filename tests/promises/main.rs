//! One module per promise that the product makes.

mod addresses;
mod charts;
mod drafts;
mod drafts_any_bytes;
mod drafts_hostile;
mod drafts_others;
mod drafts_published;
mod published;
mod tokens;
