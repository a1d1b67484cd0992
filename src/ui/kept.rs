use leptos::prelude::*;

/// A part of the page that stays what it was while it is on its way out: a new
/// page may lack it for the moment until its component is taken away.
///
/// The first look must find it.
pub fn kept<T: Clone + PartialEq + Send + Sync + 'static>(
    find: impl Fn() -> Option<T> + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |last: Option<&T>| {
        find()
            .or_else(|| last.cloned())
            .expect("a component is made for a part that is there")
    })
}
