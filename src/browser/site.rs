//! Where the site stands on its host, and which of its two pages a path is.

use crate::lang::Lang;

/// The place of the site: a folder of its host, known from the page that was
/// loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    root: String,
    page: Lang,
}

impl Site {
    /// A site in the folder `root`, a path that ends with `/`; `page` is the
    /// language of the page that was loaded.
    pub fn new(root: String, page: Lang) -> Self {
        Self { root, page }
    }

    /// The folder, a path that ends with `/`.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The language of the page that was loaded.
    pub fn page(&self) -> Lang {
        self.page
    }

    /// The page that a path of the site leads to. A path that is neither, such
    /// as that of a renamed file, is taken for the page that was loaded.
    pub fn page_at(&self, path: &str) -> Lang {
        match path.strip_prefix(&self.root) {
            Some("" | "index.html") => Lang::Zh,
            Some("en/" | "en/index.html") => Lang::En,
            _ => self.page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_within_the_site_tells_the_page() {
        let site = Site::new("/portal/weekly/".to_owned(), Lang::En);
        assert_eq!(site.page_at("/portal/weekly/"), Lang::Zh);
        assert_eq!(site.page_at("/portal/weekly/index.html"), Lang::Zh);
        assert_eq!(site.page_at("/portal/weekly/en/"), Lang::En);
        assert_eq!(site.page_at("/portal/weekly/en/index.html"), Lang::En);
    }

    #[test]
    fn a_page_under_another_name_keeps_the_language_it_was_loaded_in() {
        for page in Lang::BOTH {
            let site = Site::new("/".to_owned(), page);
            assert_eq!(site.page_at("/report.html"), page);
            assert_eq!(site.page_at(""), page);
        }
    }
}
