//! One module per promise that the product makes.

mod acceptances;
mod addresses;
mod breakdowns;
mod changes;
mod charts;
mod circles;
mod clones;
mod comparisons;
mod corrected;
#[allow(clippy::unwrap_used, reason = "a test may panic")]
#[path = "../corrected/dataset.rs"]
mod corrected_dataset;
mod dataset;
mod desk;
mod desk_acceptances;
mod desk_documents;
mod desk_draft;
mod desk_form;
mod documents;
mod drafts;
mod drafts_any_bytes;
mod drafts_hostile;
mod drafts_mended;
mod drafts_others;
mod drafts_published;
mod exported;
mod exported_trends;
mod handed_out;
mod hostile;
mod house;
mod intake;
mod leads;
mod long_run;
mod misprints;
mod page_text;
mod pages;
mod positions;
mod prose_figures;
mod prose_pairs;
mod published;
mod rendering;
mod schemas;
mod scripts;
mod stated;
mod supply;
mod tokens;
#[path = "../../xtask/src/unzip.rs"]
mod unzip;
