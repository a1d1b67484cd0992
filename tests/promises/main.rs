//! One module per promise of the house.

mod charts;
mod tokens;
