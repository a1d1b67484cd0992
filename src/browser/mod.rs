//! The edge towards the browser: the address, what is remembered, the
//! document's own attributes, and what the system tells about its reader.
//!
//! What an address means is pure and runs anywhere; what touches the browser
//! exists in WebAssembly alone. Whatever listens is a `Listener`, and ends
//! when that is dropped. Nothing here draws, and nothing requests.

pub mod address;
pub mod choice;
pub mod display;
pub mod keys;
pub mod site;

#[cfg(target_arch = "wasm32")]
pub mod boot;
#[cfg(target_arch = "wasm32")]
pub mod document;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod frame;
#[cfg(target_arch = "wasm32")]
pub mod history;
#[cfg(target_arch = "wasm32")]
mod listener;
#[cfg(target_arch = "wasm32")]
pub mod media;
#[cfg(target_arch = "wasm32")]
pub mod memory;
#[cfg(target_arch = "wasm32")]
pub mod network;
#[cfg(target_arch = "wasm32")]
pub mod workplace;

pub use address::Address;
pub use choice::{Detour, Resolved, WeekChoice};
pub use display::{TextSize, Theme};
#[cfg(target_arch = "wasm32")]
pub use listener::Listener;
pub use site::Site;

#[cfg(target_arch = "wasm32")]
fn window() -> web_sys::Window {
    web_sys::window().expect("the reader runs in a window")
}
