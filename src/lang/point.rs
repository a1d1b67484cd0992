//! The words for what can be done at a point of the long run.

use super::Lang;

super::words::declare_words! {
    /// What can be done at a point of the long run, in one language.
    PointWords;

    /// Opens its issue.
    open: "打开该期周报", "Open this issue";
    /// Holds the issue that is shown against it.
    compare: "与所示周报对比", "Compare it with the issue shown";
    /// Opens its issue beside that of the same week a year before.
    year_before: "该期与上年同期对比", "Compare it with a year before";
}

/// The words for what can be done at a point, in a language.
pub fn point_words(lang: Lang) -> &'static PointWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
