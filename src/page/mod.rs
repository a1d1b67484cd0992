//! The page of one week in one language: plain values with their final words.

pub mod figure;
