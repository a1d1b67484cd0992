//! The archive without script: a page of its own for every week and language.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use scraper::{Html, Selector};
use walkdir::WalkDir;

use crate::accessibility::{axe, check};
use crate::support::{PHONE, SCREEN, folder, visit};

fn pages() -> Vec<PathBuf> {
    let files = WalkDir::new(folder()).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .filter(|path| !path.ends_with("fragment.html"))
        .collect()
}

#[test]
fn the_fragments_are_sound_html_that_fits_any_page() {
    for page in ["", "en"] {
        let text = fs::read_to_string(folder().join(page).join("fragment.html")).unwrap();
        assert!(text.is_ascii());
        let html = Html::parse_fragment(&text);
        assert_eq!(html.errors, Vec::<String>::new(), "{page}");
        let all = |selector: &str| {
            let selector = Selector::parse(selector).unwrap();
            html.select(&selector).count()
        };
        for refused in [
            "script", "style", "iframe", "img", "link", "[style]", "[id]",
        ] {
            assert_eq!(all(refused), 0, "{refused}");
        }
        assert!(all("table") >= 4 && all("th[scope=row]") > 10, "{text}");
    }
}

/// A path without its detours.
fn direct(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            part => path.push(part),
        }
        path
    })
}

#[test]
fn every_week_has_its_pages_and_every_page_is_sound_html() {
    let pages = pages();
    let data = fs::read_dir(folder().join("data/weeks")).unwrap();
    let weeks = data
        .filter_map(|file| file.unwrap().file_name().into_string().ok())
        .filter(|name| {
            name.strip_suffix(".json")
                .is_some_and(|week| !week.contains('.'))
        })
        .count();
    assert!(weeks > 60);
    let others = "two fronts, two lists, two long runs, and the empty page that the desk fills";
    assert_eq!(pages.len(), weeks * 2 + 7, "weeks, {others}");
    for page in pages {
        let html = Html::parse_document(&fs::read_to_string(&page).unwrap());
        assert_eq!(html.errors, Vec::<String>::new(), "{}", page.display());
        let ids = Selector::parse("[id]").unwrap();
        let mut seen = HashSet::new();
        for id in html.select(&ids).filter_map(|element| element.attr("id")) {
            assert!(seen.insert(id), "{id} twice in {}", page.display());
        }
    }
}

#[test]
fn a_page_without_the_program_is_ready_as_it_comes() {
    for page in pages() {
        let html = Html::parse_document(&fs::read_to_string(&page).unwrap());
        let root = html.root_element();
        if root.attr("class") != Some("lasting") {
            continue;
        }
        assert_eq!(root.attr("data-state"), Some("ready"), "{}", page.display());
        let folder = page.parent().unwrap().file_name().unwrap();
        let is_list = folder == "weeks";
        let week = (!is_list).then(|| folder.to_str().unwrap());
        assert_eq!(root.attr("data-week"), week, "{}", page.display());
        assert_eq!(root.attr("data-revision").is_some(), !is_list);
        assert_eq!(root.attr("data-charts").is_some(), !is_list);
    }
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let links = Selector::parse("[href], [src]").unwrap();
    let is_filled_later = |page: &PathBuf| page.ends_with("preview.html");
    for page in pages().into_iter().filter(|page| !is_filled_later(page)) {
        let html = Html::parse_document(&fs::read_to_string(&page).unwrap());
        let mut within = 0;
        for link in html.select(&links) {
            let address = link.attr("href").or(link.attr("src")).unwrap();
            let is_outward = ["http://", "https://", "mailto:", "tel:", "#"]
                .iter()
                .any(|start| address.starts_with(start));
            if is_outward {
                continue;
            }
            within += 1;
            let path = address.split(['?', '#']).next().unwrap();
            let mut target = direct(&page.parent().unwrap().join(path));
            if path.is_empty() || path.ends_with('/') {
                target.push("index.html");
            }
            assert!(target.is_file(), "{address} in {}", page.display());
        }
        assert!(within > 3, "{}", page.display());
    }
}

#[test]
fn axe_finds_nothing_on_any_page_without_script() {
    visit(async |reader| {
        let axe = axe();
        for (place, page) in pages().iter().enumerate() {
            let path = page
                .strip_prefix(folder())
                .unwrap()
                .to_string_lossy()
                .into_owned();
            if !path.starts_with("weeks/") {
                continue;
            }
            reader.wide([PHONE, SCREEN][place % 2]).await;
            reader.go(&path).await;
            check(reader, &axe, &path).await;
        }
    });
}

#[test]
fn the_archive_can_be_read_and_walked_without_script() {
    visit(async |reader| {
        reader.scripts(false).await;
        reader.go("en/").await;
        for (link, page) in [
            ("a.step[rel=prev]", "weeks/2025-W51/en.html"),
            ("a.step[rel=prev]", "weeks/2025-W50/en.html"),
            ("a.language", "weeks/2025-W50/zh.html"),
        ] {
            reader.click(link).await;
            reader.until_at(page).await;
        }
        reader.scripts(true).await;
        let text = reader.text().await;
        assert!(text.contains("2025年12月8日—12月14日"), "{text}");
        let (drawings, tables): (usize, usize) = reader
            .read("[all('.canvas > svg').length, all('details table').length]")
            .await;
        assert_eq!(drawings, tables);
        assert!(drawings > 3);
    });
}
