//! What tells programs of others about the site: a feed a language, a map of its pages, and a description of the dataset.
//! All of it names whole addresses, so that it is written where it is known where the site will stand; and nothing in it is
//! of a sample, nor are weeks that are samples.

mod dataset;
mod feed;
mod sitemap;

use cncert_weekly::{
    lang::Lang,
    page::Issue,
    publish::File,
    report::{Day, Origin},
};

use super::html::SitePage;

pub use dataset::block;
pub use feed::path as feed_path;

/// An issue that others are told of, and where the site stands.
struct Told<'a> {
    issue: &'a Issue,
    address: &'a str,
}

impl Told<'_> {
    /// The address of its own page in a language.
    fn page(&self, lang: Lang) -> String {
        SitePage::Week(self.issue.report.week).at(self.address, lang)
    }

    /// The day on which it was published; the one after the week where that is not known.
    fn published(&self) -> Day {
        let report = &self.issue.report;
        let after = report.week.next().monday();
        report.published_on.unwrap_or(after)
    }

    /// The day of its last change: of its publication, or of a correction.
    fn updated(&self) -> Day {
        let corrections = self.issue.report.corrections.iter();
        let last = corrections.map(|entry| entry.date).max();
        last.map_or(self.published(), |last| last.max(self.published()))
    }
}

/// The files for a site at an address.
pub fn files(issues: &[Issue], address: &str) -> Vec<File> {
    let told: Vec<_> = told(issues, address).collect();
    let mut files = feed::files(&told, address);
    files.push(sitemap::file(&told, address));
    files.extend(dataset::file(&told, address));
    files
}

/// The issues that others are told of, the newest first.
fn told<'a>(issues: &'a [Issue], address: &'a str) -> impl Iterator<Item = Told<'a>> {
    let is_told = |issue: &&Issue| issue.report.provenance.kind != Origin::Sample;
    let told = issues.iter().rev().filter(is_told);
    told.map(move |issue| Told { issue, address })
}

/// The beginning of a day in China, in full: of a date alone readers make what they like.
fn moment(day: Day) -> String {
    format!("{day}T00:00:00+08:00")
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, str::FromStr, sync::Arc};

    use atom_syndication::Feed;
    use cncert_weekly::{archive::Archive, page::Issue};
    use futures::executor::block_on;
    use scraper::{Html, Selector};
    use serde_json::Value;

    use super::*;
    use crate::prerender::{fixture::issues, folder::Folder};

    const ADDRESS: &str = "https://example.org/weekly/";

    fn text(files: &[File], path: &str) -> String {
        let file = files.iter().find(|file| file.path == path);
        String::from_utf8(
            file.unwrap_or_else(|| panic!("{path} is there"))
                .bytes
                .clone(),
        )
        .unwrap()
    }

    fn feed(files: &[File], lang: Lang) -> Feed {
        Feed::from_str(&text(files, feed_path(lang))).unwrap()
    }

    /// The weeks whose every figure is a sample, and the others, as the dataset has them.
    fn weeks(issues: &[Issue]) -> (BTreeSet<String>, BTreeSet<String>) {
        let (sample, told): (Vec<_>, Vec<_>) = issues
            .iter()
            .partition(|issue| issue.index.is_sample(issue.report.week));
        let names = |issues: Vec<&Issue>| {
            let weeks = issues
                .into_iter()
                .map(|issue| issue.report.week.to_string());
            weeks.collect()
        };
        (names(sample), names(told))
    }

    /// The issues with the newest one corrected.
    fn corrected() -> Vec<Issue> {
        let folder = tempfile::tempdir().unwrap();
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        for path in [
            "catalogue.json",
            "publisher.json",
            "index.json",
            "history/2025.json",
        ] {
            let to = folder.path().join(path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(data.join(path), to).unwrap();
        }
        let week = std::fs::read_to_string(data.join("weeks/2025-W52.json")).unwrap();
        let entry = r#""corrections": [{ "date": "2026-01-12", "kind": "correction", "at": "incidents/total", "old": 9, "new": 10,
            "text": { "zh": "漏计一起。", "en": "One was left out." } }]"#;
        let week = week.replace(r#""corrections": []"#, entry);
        std::fs::create_dir(folder.path().join("weeks")).unwrap();
        std::fs::write(folder.path().join("weeks/2025-W52.json"), week).unwrap();
        let archive = Archive::new(Folder::new(folder.path().to_owned()), 0);
        vec![block_on(archive.issue("2025-W52".parse().unwrap())).unwrap()]
    }

    #[test]
    fn a_feed_has_an_entry_for_each_week_that_is_no_sample_with_one_alternate_link() {
        let issues = issues();
        let (_, told) = weeks(&issues);
        let files = files(&issues, ADDRESS);
        for lang in Lang::BOTH {
            let feed = feed(&files, lang);
            assert_eq!(feed.lang.as_deref(), Some(lang.tag()));
            let addresses: BTreeSet<_> =
                feed.entries.iter().map(|entry| entry.id.clone()).collect();
            let expected = told
                .iter()
                .map(|week| format!("{ADDRESS}weeks/{week}/{}.html", lang.key()));
            assert_eq!(addresses, expected.collect());
            assert_eq!(
                feed.entries[0].id,
                format!("{ADDRESS}weeks/2025-W52/{}.html", lang.key())
            );
            for entry in &feed.entries {
                let [link] = &entry.links[..] else {
                    panic!("{:?}", entry.links)
                };
                assert_eq!((&*link.rel, &*link.href), ("alternate", &*entry.id));
                let content = entry.content.as_ref().unwrap();
                assert_eq!(content.content_type.as_deref(), Some("html"));
                let html = Html::parse_fragment(content.value.as_deref().unwrap());
                let links = Selector::parse("a").unwrap();
                let other = html.select(&links).next().unwrap().attr("href").unwrap();
                assert!(other.starts_with(ADDRESS) && other != entry.id, "{other}");
            }
        }
    }

    #[test]
    fn no_sample_figure_is_told_to_programs_of_others() {
        let issues = issues();
        let (sample, _) = weeks(&issues);
        assert!(sample.len() > 50);
        let files = files(&issues, ADDRESS);
        let blocks = Lang::BOTH.map(|lang| block(&issues, ADDRESS, lang).unwrap());
        let all = files
            .iter()
            .map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
        for text in all.chain(blocks) {
            // Of the newest week, whose counts are made up and whose changes are real.
            for figure in [
                "4,812.3",
                "48.123",
                "532",
                "331",
                "示例家族",
                "Sample family",
            ] {
                assert!(!text.contains(figure), "{figure}");
            }
            assert!(sample.iter().all(|week| !text.contains(&**week)));
        }
        assert!(text(&files, "feed.atom").contains("74.5%"));
    }

    #[test]
    fn a_correction_moves_when_an_entry_was_updated_and_not_when_it_was_published() {
        let issues = issues();
        let newest = |issues: &[Issue]| feed(&files(issues, ADDRESS), Lang::Zh).entries[0].clone();
        let (before, after) = (newest(&issues), newest(&corrected()));
        assert_eq!(before.updated.to_rfc3339(), "2025-12-29T00:00:00+08:00");
        assert_eq!(after.updated.to_rfc3339(), "2026-01-12T00:00:00+08:00");
        assert_eq!(
            (&before.id, &before.published),
            (&after.id, &after.published)
        );
    }

    #[test]
    fn the_map_names_every_page_of_a_week_that_is_no_sample_in_both_languages_with_full_times() {
        let issues = issues();
        let (_, told) = weeks(&issues);
        let map = text(&files(&issues, ADDRESS), "sitemap.xml");
        let urls: Vec<_> = map
            .lines()
            .filter(|line| line.starts_with("<url>"))
            .collect();
        assert_eq!(urls.len(), 2 * (told.len() + 3));
        for url in urls {
            for tag in ["zh-CN", "en", "x-default"] {
                assert!(
                    url.contains(&format!("hreflang=\"{tag}\" href=\"{ADDRESS}")),
                    "{url}"
                );
            }
            let (_, changed) = url.split_once("<lastmod>").unwrap();
            assert!(changed.contains("T00:00:00+08:00</lastmod>"), "{url}");
        }
        for week in told {
            assert!(
                map.contains(&format!("<loc>{ADDRESS}weeks/{week}/zh.html</loc>")),
                "{week}"
            );
        }
    }

    #[test]
    fn the_dataset_is_described_by_its_real_weeks_and_its_files() {
        let mut issues = issues();
        let catalogued: Value =
            serde_json::from_str(&text(&files(&issues, ADDRESS), "dataset.jsonld")).unwrap();
        assert_eq!(
            catalogued["dct:temporal"]["dcat:startDate"]["@value"],
            "2011-05-09"
        );
        for lang in Lang::BOTH {
            let block = block(&issues, ADDRESS, lang).unwrap();
            let page = Html::parse_fragment(&block);
            let script = Selector::parse("script[type='application/ld+json']").unwrap();
            let text: String = page.select(&script).next().unwrap().text().collect();
            let described: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(described["inLanguage"], lang.tag());
            assert_eq!(described["temporalCoverage"], "2011-05-09/2025-12-28");
            for file in described["distribution"].as_array().unwrap() {
                let path = file["contentUrl"]
                    .as_str()
                    .unwrap()
                    .strip_prefix(ADDRESS)
                    .unwrap();
                let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
                assert!(public.join(path).is_file(), "{path}");
            }
        }
        // No word of the dataset ends its block.
        let publisher = Arc::make_mut(&mut issues.last_mut().unwrap().publisher);
        publisher.portal = "https://example.org/</script><b>".to_owned();
        let block = block(&issues, ADDRESS, Lang::Zh).unwrap();
        let page = Html::parse_fragment(&block);
        assert_eq!(page.select(&Selector::parse("b").unwrap()).count(), 0);
    }
}
