//! One module per promise that the product makes.

mod addresses;
mod charts;
