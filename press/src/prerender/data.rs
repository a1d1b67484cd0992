//! What a page carries of the dataset: itself in final words, the index, and where the files of its issue stand, as short as
//! they can be.

use std::{collections::HashSet, fs, path::Path};

use cncert_weekly::{
    archive::{Carried, PARTS, carried_issue},
    lang::Lang,
    page::{self, Issue, Page},
    publish::{File, history_text},
    report::Report,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// What the pages of an issue carry.
pub struct Data {
    /// All of the issue, a file for readers whose server is behind the page.
    pub file: File,
    index: String,
    issue: Carried,
}

impl Data {
    /// What the page of an issue carries.
    pub fn of(folder: &Path, issue: &Issue) -> Result<Self, Failure> {
        let of_week = |report: &Report| read(folder, &format!("weeks/{}.json", report.week));
        let week = of_week(&issue.report)?;
        let base = issue.base.as_ref().map(|base| of_week(base)).transpose()?;
        let mut catalogue = read(folder, "catalogue.json")?;
        let mut used = HashSet::new();
        for week in [&week].into_iter().chain(&base) {
            ids(week, &mut used);
        }
        keep_used(&mut catalogue, &mut used);
        let history = serde_json::from_str(&history_text(&issue.history)).expect("it is JSON");
        let history = recent(&history, &used);
        keep_in_force(&mut catalogue, history["weeks"][0].as_str());
        let parts = PARTS.map(|name| {
            let part = match name {
                "index" => read(folder, "index.json"),
                "catalogue" => Ok(catalogue.clone()),
                "publisher" => read(folder, "publisher.json"),
                "week" => Ok(week.clone()),
                "history" => Ok(history.clone()),
                _ => unreachable!("a page carries nothing else"),
            };
            part.map(|part| part.to_string())
        });
        let mut parts: Vec<_> = parts.into_iter().collect::<Result<_, _>>()?;
        let index = parts[0].clone();
        parts.extend(base.map(|base| base.to_string()));
        let text = format!("[\n{}\n]\n", parts.join(",\n"));
        let digest = format!("{:x}", Sha256::digest(&text));
        let address = format!("assets/issue-{}.json", &digest[..16]);
        check(&text, issue)?;
        Ok(Self {
            index,
            issue: Carried {
                week: issue.report.week,
                revision: issue.report.revision,
                address: address.clone(),
            },
            file: File {
                path: address,
                bytes: text.into_bytes(),
            },
        })
    }

    /// Data blocks for a page of the issue; nothing in them can end one.
    pub fn blocks(&self, page: &Page) -> Result<String, Failure> {
        let text = page.as_carried();
        if Page::from_carried(&text).as_ref() != Some(page) {
            return Err(Failure::NotCarried);
        }
        let index = self.index.replace('<', "\\u003c");
        let issue = self.issue.to_string();
        let blocks = [
            (Carried::INDEX, "application/json", index),
            (Carried::ISSUE, "text/plain", issue),
            ("page", "text/plain", text),
        ];
        let block = |(name, kind, text)| {
            format!("<script type=\"{kind}\" id=\"carried-{name}\">{text}</script>\n")
        };
        Ok(blocks.map(block).concat())
    }
}

/// Makes sure that a file gives the same page as the whole dataset.
fn check(file: &str, issue: &Issue) -> Result<(), Failure> {
    let carried = carried_issue(file).ok_or(Failure::NotCarried)?;
    let is_same = Lang::BOTH.iter().all(|lang| {
        let page = |issue| page::compose(issue, *lang);
        page(&carried) == page(issue)
    });
    is_same.then_some(()).ok_or(Failure::NotCarried)
}

fn read(folder: &Path, name: &str) -> Result<Value, Failure> {
    let path = folder.join(name);
    let text = fs::read(&path).map_err(|reason| Failure::Unreadable {
        path: path.clone(),
        reason,
    })?;
    serde_json::from_slice(&text).map_err(|reason| Failure::Unreadable {
        path,
        reason: reason.into(),
    })
}

/// Every word of a week file that may be an id.
fn ids(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Object(fields) => fields.values().for_each(|value| ids(value, found)),
        _ => {}
    }
}

/// Leaves the entries of a catalogue whose ids are used, and those that they rest on. Its terms are for editors.
fn keep_used(catalogue: &mut Value, used: &mut HashSet<String>) {
    const LISTS: [&str; 6] = [
        "ratings",
        "actors",
        "categories",
        "rankings",
        "distributions",
        "indicators",
    ];
    let is_used = |entry: &Value, used: &HashSet<String>| {
        entry["id"].as_str().is_some_and(|id| used.contains(id))
    };
    for list in LISTS {
        for entry in catalogue[list].as_array().into_iter().flatten() {
            if is_used(entry, used) {
                let others = ["of", "part_of"].map(|key| entry[key].as_str());
                used.extend(others.into_iter().flatten().map(str::to_owned));
            }
        }
    }
    for list in LISTS {
        if let Some(entries) = catalogue[list].as_array_mut() {
            entries.retain(|entry| is_used(entry, used));
        }
    }
    for distribution in catalogue["distributions"]
        .as_array_mut()
        .into_iter()
        .flatten()
    {
        if let Some(parts) = distribution["parts"].as_array_mut() {
            parts.retain(|part| is_used(part, used));
        }
    }
    catalogue["terms"] = Value::Array(Vec::new());
}

/// Leaves the names that indicators have had since a week, and the breaks after it: codes of weeks sort as weeks do.
fn keep_in_force(catalogue: &mut Value, first: Option<&str>) {
    let Some(first) = first else { return };
    for indicator in catalogue["indicators"].as_array_mut().into_iter().flatten() {
        if let Some(names) = indicator["names"].as_array_mut() {
            let is_before = |name: &Value| name["from"].as_str().is_none_or(|from| from <= first);
            let past = names.iter().rposition(is_before).unwrap_or_default();
            names.drain(..past);
        }
        if let Some(breaks) = indicator["breaks"].as_array_mut() {
            breaks.retain(|at| at["week"].as_str() > Some(first));
        }
    }
}

/// The columns of a history that are used, over the weeks that a page looks back at: at their values, not their changes.
fn recent(history: &Value, used: &HashSet<String>) -> Value {
    const WEEKS: usize = 13;
    let last = |list: &Value| {
        let items = list.as_array().cloned().unwrap_or_default();
        let first = items.len().saturating_sub(WEEKS);
        items[first..].to_vec()
    };
    let mut recent = history.clone();
    recent["weeks"] = last(&history["weeks"]).into();
    if let Some(columns) = recent["columns"].as_object_mut() {
        columns.retain(|id, _| used.contains(id));
        for (name, list) in columns
            .values_mut()
            .filter_map(Value::as_object_mut)
            .flatten()
        {
            let mut items = last(list);
            match name.as_str() {
                "change_pct" => items.fill(Value::Null),
                "change_flags" => items.fill(0.into()),
                _ => {}
            }
            *list = items.into();
        }
    }
    recent
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;
    use crate::prerender::fixture::{issues, newest};

    const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/data");

    /// The texts of the blocks, as a browser reads them.
    fn read(blocks: &str) -> Vec<(String, String)> {
        let page = Html::parse_fragment(blocks);
        let all = Selector::parse("script").unwrap();
        let block = page.select(&all).map(|block| {
            let name = block.attr("id").unwrap().to_owned();
            (name, block.text().collect())
        });
        block.collect()
    }

    #[test]
    fn every_page_is_read_back_from_its_block_as_it_was_composed() {
        let data = Data::of(Path::new(DATA), &newest()).unwrap();
        for issue in issues() {
            for lang in Lang::BOTH {
                let page = page::compose(&issue, lang);
                let blocks = read(&data.blocks(&page).unwrap());
                let (name, text) = &blocks[2];
                assert_eq!(name, "carried-page");
                assert_eq!(Page::from_carried(text), Some(page));
            }
        }
    }

    #[test]
    fn nothing_in_a_block_ends_it() {
        let hostile = "</script><script>1</script><!--<script>\r\n\0\\n";
        let mut data = Data::of(Path::new(DATA), &newest()).unwrap();
        data.index = serde_json::json!({ "a": hostile }).to_string();
        let mut page = page::compose(&newest(), Lang::Zh);
        page.title = hostile.to_owned();
        let blocks = read(&data.blocks(&page).unwrap());
        let names = blocks.iter().map(|(name, _)| name.as_str());
        assert!(names.eq(["carried-index", "carried-issue", "carried-page"]));
        let index: Value = serde_json::from_str(&blocks[0].1).unwrap();
        assert_eq!(index["a"], hostile);
        assert_eq!(blocks[1].1, data.issue.to_string());
        assert_eq!(Page::from_carried(&blocks[2].1), Some(page));
    }

    #[test]
    fn a_page_of_another_build_is_not_read() {
        let page = page::compose(&newest(), Lang::En).as_carried();
        assert_eq!(Page::from_carried(&format!("1{page}")), None);
        // Nor is one that came in part.
        let lines: Vec<_> = page.lines().collect();
        assert_eq!(
            Page::from_carried(&lines[..lines.len() / 2].join("\n")),
            None
        );
    }

    #[test]
    fn all_of_an_issue_is_a_list_in_json() {
        let data = Data::of(Path::new(DATA), &newest()).unwrap();
        let parts: Vec<Value> = serde_json::from_slice(&data.file.bytes).unwrap();
        assert_eq!(parts[3]["week"], newest().report.week.to_string());
    }
}
