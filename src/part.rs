//! Parts of the program: whatever is not needed to take a published page over comes as a module of its own,
//! when it is first asked for.
//!
//! A part is what its door gives and what nothing else reaches: `cargo xtask build` follows each
//! door and moves all of that out of the first module. So the value behind a door has to be made
//! there: a trait object that is made elsewhere keeps its methods in the first module. A door is
//! opened once and then called plainly. Parts belong to one build and to one
//! run of the program; the boot script brings them, checks their bytes, and refuses what is late.
//!
//! Development builds and native code have no parts: their doors are open. A door that one program
//! alone has stands in its own file (`src/main.rs`, `src/bin/desk.rs`): the other one would carry what is behind it.
//!
//! | part | what it holds |
//! |---|---|
//! | `report` | reading the dataset, and composing pages; comes after the drawings on screen, or when another week or language is asked for |
//! | `charts` | options of charts and their themes, as JSON; comes with the chart library |
//! | `run` | the long run, the comparison of two weeks, and what readers take along; comes when one of them is near or asked for |
//! | `proof` | the rules of the proofreader, and how they read prose; comes with the desk |
//! | `outgoing` | packages for the site, Word documents and formatted text; comes when the desk is first asked for one |
//! | `intake` | the reader of Word documents and texts, and how what they state is laid over a draft; comes to the desk with the first one |
//! | `taking` | what is taken along of drafts; comes with the desk |
#![allow(unsafe_code)]

use futures::future::LocalBoxFuture;
use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::chart::bridge::{Drawing, JsonDrawing};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = weekly)]
    fn part(name: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = weekly, js_name = interest)]
    fn interest_from(has_turned: bool) -> Option<Promise>;
}

/// Whether anything that only moves what stands there already has to wait for a reader who turns to a figure: where
/// the connection is slow or saves data.
pub fn awaits_interest() -> bool {
    interest_from(false).is_some()
}

/// Waits for him.
pub async fn interest() {
    if let Some(interest) = interest_from(false) {
        let _ = JsFuture::from(interest).await;
    }
}

/// Takes note that the reader asks for more than what stands there.
pub fn show_interest() {
    interest_from(true);
}

/// A door as a program hands it to the library: it opens when it is called.
pub type Door<T> = fn() -> LocalBoxFuture<'static, Result<T, JsValue>>;

/// Brings a part of the running program.
///
/// # Errors
/// When it cannot be had; a later call tries again.
pub async fn bring(name: &str) -> Result<(), JsValue> {
    JsFuture::from(part(name)?).await.map(drop)
}

/// A door: `$name()` brings the part of this name, and gives what `$value` is in it.
#[macro_export]
macro_rules! door {
    ($(#[$doc:meta])* $name:ident, $import:ident, $export:ident: $of:ty = $value:expr) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// When the part cannot be had; a later call tries again.
        #[cfg(debug_assertions)]
        #[allow(clippy::unused_async)]
        pub async fn $name() -> Result<$of, wasm_bindgen::JsValue> {
            Ok($value)
        }

        $(#[$doc])*
        ///
        /// # Errors
        /// When the part cannot be had; a later call tries again.
        #[cfg(not(debug_assertions))]
        #[allow(unsafe_code)]
        pub async fn $name() -> Result<$of, wasm_bindgen::JsValue> {
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            #[expect(improper_ctypes, reason = "both sides are of one compilation")]
            unsafe extern "C" {
                safe fn $import() -> $of;
            }
            $crate::part::bring(stringify!($name)).await?;
            Ok($import())
        }

        #[cfg(not(debug_assertions))]
        #[expect(improper_ctypes_definitions, reason = "both sides are of one compilation")]
        #[allow(unsafe_code)]
        #[unsafe(no_mangle)]
        extern "C" fn $export() -> $of {
            $value
        }
    };
}

door! {
    /// Opens the door to the options of charts.
    charts,
    __wasm_split_00charts00_import_00000000000000000000000000000001,
    __wasm_split_00charts00_export_00000000000000000000000000000001:
    &'static dyn Drawing = &JsonDrawing
}
