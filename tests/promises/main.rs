//! The promises of the program, one module each, in one binary.

mod drafts;
mod drafts_any_bytes;
mod drafts_hostile;
mod drafts_others;
mod drafts_published;
mod published;
