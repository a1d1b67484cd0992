//! A page as far as others depend on it: what it links to, and which scripts it is built with.

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use cncert_weekly::archive::Carried;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    flaw::Flaw,
    state::{Edition, edition},
};

/// A page of a site.
pub struct Page {
    /// Its text.
    pub html: String,
    /// The pages and files of the site that it links to.
    pub links: Vec<String>,
    /// The scripts and the program that it is built with: path and hash, as `integrity` attributes have it.
    pub assets: Vec<(String, String)>,
    /// The name of its build.
    pub build: Option<String>,
    /// The text of the index that it carries; empty where it carries none.
    pub index: String,
    /// The issue that it shows.
    pub edition: Option<Edition>,
}

impl Page {
    /// Reads the page at a path.
    pub fn read(path: &str, bytes: &[u8]) -> Self {
        let html = String::from_utf8_lossy(bytes).into_owned();
        let document = Html::parse_document(&html);
        let all = |selector: &str| {
            let selector = Selector::parse(selector).expect("it is a selector");
            document.select(&selector).collect::<Vec<_>>()
        };
        let links = all("[href]").into_iter().filter_map(|of| of.attr("href"));
        let scripts = all("script[src]").into_iter().filter_map(|script| {
            // A script without a hash has the empty one, which no content has.
            let integrity = script.attr("integrity").unwrap_or_default();
            Some((within(path, script.attr("src")?)?, integrity.to_owned()))
        });
        let text = |selector: &str| -> String {
            let found = all(selector);
            found.iter().flat_map(ElementRef::text).collect()
        };
        let boot: Value = serde_json::from_str(&text("script#boot")).unwrap_or_default();
        let mark = |name: &str| document.root_element().attr(name);
        let root = mark("data-root").unwrap_or_default();
        let revision = mark("data-revision").and_then(|revision| revision.parse::<u32>().ok());
        let lasting = json!({ "week": mark("data-week"), "revision": revision });
        let carried = text("script#carried-issue").parse::<Carried>().ok();
        let issue = carried
            .as_ref()
            .map(|carried| [root, &carried.address].concat());
        let entries = boot.as_object().into_iter().flatten();
        let program = entries.filter_map(|(_, asset)| {
            let url = asset["url"].as_str()?;
            let integrity = asset["integrity"].as_str()?;
            Some((within(path, &[root, url].concat())?, integrity.to_owned()))
        });
        Self {
            links: links
                .chain(issue.as_deref())
                .filter_map(|link| within(path, link))
                .collect(),
            assets: scripts.chain(program).collect(),
            build: boot["build"].as_str().map(str::to_owned),
            index: text("script#carried-index"),
            edition: carried.map_or_else(
                || edition(&lasting),
                |carried| {
                    Some(Edition {
                        week: carried.week,
                        revision: carried.revision,
                    })
                },
            ),
            html,
        }
    }
}

/// Whether a path within the site is that of a page.
pub fn is_page(path: &str) -> bool {
    path.is_empty()
        || path.ends_with('/')
        || Path::new(path).extension().is_some_and(|end| end == "html")
}

/// What is wrong with the content of a script or program, of which a page says the hash.
pub fn flaw(path: &str, integrity: &str, bytes: &[u8]) -> Option<Flaw> {
    let found = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
    let digest = format!("{:x}", Sha256::digest(bytes));
    if found != integrity {
        return Some(Flaw::OtherContent {
            path: path.to_owned(),
            by: None,
        });
    }
    (!path.contains(&digest[..16])).then(|| Flaw::NotNamed(path.to_owned()))
}

/// Where a link of a page leads within the site; `None` where it leads out of it.
fn within(page: &str, link: &str) -> Option<String> {
    let link = link.split(['?', '#']).next().unwrap_or_default();
    if link.contains(':') || link.starts_with('/') {
        return None;
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let (folders, name) = link.rsplit_once('/').unwrap_or(("", link));
    for part in folders.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let name = match name {
        "index.html" | "." => "",
        // A link to the page itself, with another query.
        "" if link.is_empty() => page.rsplit('/').next().unwrap_or_default(),
        name => name,
    };
    parts.push(name);
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_somewhere_within_the_site_or_nowhere() {
        let check = |page, link, expected| {
            assert_eq!(within(page, link).as_deref(), expected, "{page} {link}");
        };
        check("", "./", Some(""));
        check("", "en/?week=2018-W06", Some("en/"));
        check("", "weeks/index.html", Some("weeks/"));
        check("en/", "../#about", Some(""));
        check("en/", "?week=2018-W06", Some("en/"));
        check(
            "weeks/2018-W06/zh.html",
            "../2018-W07/zh.html",
            Some("weeks/2018-W07/zh.html"),
        );
        check(
            "weeks/2018-W06/zh.html",
            "en.html",
            Some("weeks/2018-W06/en.html"),
        );
        check("weeks/2018-W06/zh.html", "", Some("weeks/2018-W06/zh.html"));
        check("", "../elsewhere/", None);
        check("", "/elsewhere/", None);
        check("", "mailto:a@example.org", None);
        check("", "https://example.org/", None);
    }

    #[test]
    fn a_page_names_its_scripts_and_its_program() {
        let html = r#"<html data-root="../"><script id="boot" type="application/json">{"build":"b1","wasm":{"url":"assets/r.wasm","integrity":"sha256-w"}}</script>
            <script src="../assets/b.js" integrity="sha256-b"></script><script src="../c.js"></script><link rel="icon" href="../a.svg"><a href="../?x">.</a>"#;
        let page = Page::read("en/", html.as_bytes());
        let asset = |path: &str, integrity: &str| (path.to_owned(), integrity.to_owned());
        assert_eq!(
            page.assets,
            [
                asset("assets/b.js", "sha256-b"),
                asset("c.js", ""),
                asset("assets/r.wasm", "sha256-w")
            ]
        );
        assert_eq!(
            (page.links, page.build.as_deref()),
            (vec!["a.svg".to_owned(), String::new()], Some("b1"))
        );
    }
}
