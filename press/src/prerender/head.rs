//! What a page says of itself in its head: to readers, to search engines, and to messengers beside a link.

use cncert_weekly::lang::Lang;
use html_escape::encode_double_quoted_attribute;

use super::{
    announced::feed_path,
    html::SitePage,
    picture::{HEIGHT_PX, Picture, WIDTH_PX},
};

/// What a page says of itself.
pub struct Head<'a> {
    /// Which page it is.
    pub page: SitePage,
    /// Its language.
    pub lang: Lang,
    pub title: &'a str,
    /// One sentence on what it holds.
    pub description: &'a str,
    /// What others are told of it, if it is known where the site will stand.
    pub shared: Option<Shared<'a>>,
}

/// What search engines and messengers are told of a page.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    /// Where the site will stand.
    pub address: &'a str,
    /// What the page holds, without any sample figure.
    pub description: &'a str,
    /// The picture beside a link.
    pub picture: Option<&'a Picture>,
}

impl<'a> Head<'a> {
    /// That of a page that is of no issue, which says nothing but its title; `address` is where the site will stand.
    pub fn titled(page: SitePage, lang: Lang, title: &'a str, address: Option<&'a str>) -> Self {
        Self {
            page,
            lang,
            title,
            description: title,
            shared: address.map(|address| Shared {
                address,
                description: title,
                picture: None,
            }),
        }
    }
}

impl Head<'_> {
    /// The lines that an issue brings to the head of its page.
    pub fn html(&self) -> String {
        let title = encode_double_quoted_attribute(self.title);
        let description = encode_double_quoted_attribute(self.description);
        let mut lines = vec![
            format!("<title>{title}</title>"),
            format!("<meta name=\"description\" content=\"{description}\">"),
        ];
        // Cards stand in a row above their figures, whatever their order in the document: half of them would move.
        if !matches!(self.page, SitePage::Contents | SitePage::LongRun) {
            lines.push("<link rel=\"expect\" href=\"#contact\" blocking=\"render\">".to_owned());
        }
        if let Some(shared) = &self.shared {
            lines.extend(self.links(shared.address));
            lines.extend(self.feed());
            lines.extend(self.card(shared));
        }
        format!("\n{}\n", lines.join("\n"))
    }

    /// Where the page stands in each language.
    fn links(&self, address: &str) -> Vec<String> {
        let own = self.page.at(address, self.lang);
        let mut links = vec![format!("<link rel=\"canonical\" href=\"{own}\">")];
        links.extend(Lang::BOTH.map(|lang| alternate(lang.tag(), &self.page.at(address, lang))));
        links.push(alternate("x-default", &self.page.at(address, Lang::Zh)));
        links
    }

    /// The feed of its language, which the pages of no single week name.
    fn feed(&self) -> Option<String> {
        let way = match self.page {
            // It stands beside the page, in the folder of either language.
            SitePage::Front => feed_path(Lang::Zh).to_owned(),
            SitePage::Contents | SitePage::LongRun => ["../", feed_path(self.lang)].concat(),
            SitePage::Week(_) | SitePage::Fragment => return None,
        };
        Some(format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{way}\">"
        ))
    }

    /// What messengers show beside a link: Open Graph, and the one word that only Twitter's cards have.
    fn card(&self, shared: &Shared) -> Vec<String> {
        let mut lines = vec![
            property("og:type", "article"),
            property("og:locale", territory(self.lang)),
            property("og:locale:alternate", territory(self.lang.other())),
            property("og:title", self.title),
            property("og:description", shared.description),
            property("og:url", &self.page.at(shared.address, self.lang)),
        ];
        if let Some(picture) = shared.picture {
            let address = format!("{}{}", shared.address, picture.file.path);
            lines.extend([
                property("og:image", &address),
                property("og:image:type", "image/png"),
                property("og:image:width", &WIDTH_PX.to_string()),
                property("og:image:height", &HEIGHT_PX.to_string()),
                property("og:image:alt", &picture.alternative),
                "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
            ]);
        }
        lines
    }
}

fn property(name: &str, content: &str) -> String {
    let content = encode_double_quoted_attribute(content);
    format!("<meta property=\"{name}\" content=\"{content}\">")
}

/// A language with its territory, as Open Graph asks for.
fn territory(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh_CN",
        Lang::En => "en_US",
    }
}

fn alternate(tag: &str, address: &str) -> String {
    format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\">")
}

#[cfg(test)]
mod tests {
    use cncert_weekly::publish::File;

    use super::*;

    fn html(lang: Lang, shared: Option<Shared>) -> String {
        let head = Head {
            page: SitePage::Front,
            lang,
            title: "A \"title\"",
            description: "Figures and samples.",
            shared,
        };
        head.html()
    }

    fn shared(picture: Option<&Picture>) -> Shared<'_> {
        Shared {
            address: "https://example.org/weekly/",
            description: "Figures.",
            picture,
        }
    }

    #[test]
    fn a_picture_is_named_by_its_whole_address_with_its_size_and_its_words() {
        let picture = Picture {
            file: File {
                path: "assets/share-en-0123.png".to_owned(),
                bytes: Vec::new(),
            },
            alternative: "So & so".to_owned(),
        };
        let html = html(Lang::En, Some(shared(Some(&picture))));
        for line in [
            "<link rel=\"canonical\" href=\"https://example.org/weekly/en/\">",
            "<meta property=\"og:locale\" content=\"en_US\">",
            "<meta property=\"og:title\" content=\"A &quot;title&quot;\">",
            "<meta property=\"og:description\" content=\"Figures.\">",
            "<meta property=\"og:image\" content=\"https://example.org/weekly/assets/share-en-0123.png\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta property=\"og:image:height\" content=\"630\">",
            "<meta property=\"og:image:alt\" content=\"So &amp; so\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert!(html.contains(line), "{line} in {html}");
        }
    }

    #[test]
    fn a_page_without_a_picture_promises_none() {
        let html = html(Lang::Zh, Some(shared(None)));
        assert!(html.contains("og:title"), "{html}");
        assert!(!html.contains("og:image"), "{html}");
        assert!(!html.contains("twitter:"), "{html}");
    }

    #[test]
    fn a_page_whose_address_is_not_known_has_no_absolute_address() {
        let html = html(Lang::Zh, None);
        assert!(
            html.contains("<title>A &quot;title&quot;</title>"),
            "{html}"
        );
        assert!(!html.contains("og:") && !html.contains("https:"), "{html}");
    }
}
