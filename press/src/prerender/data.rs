//! What a page carries of the dataset: the files of its issue, as short as they can be.

use std::{collections::HashSet, fs, path::Path};

use cncert_weekly::{
    archive::{BASE, CARRIED, carried},
    lang::Lang,
    page::{self, Issue, View},
    publish::history_text,
    report::Report,
};
use serde_json::Value;

use crate::fault::Fault;

/// The parts by their names.
pub struct Data(Vec<(&'static str, String)>);

impl Data {
    /// What the page of an issue carries.
    pub fn of(folder: &Path, issue: &Issue) -> Result<Self, Fault> {
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
        let parts = CARRIED.map(|name| {
            let part = match name {
                "index" => read(folder, "index.json"),
                "catalogue" => Ok(catalogue.clone()),
                "publisher" => read(folder, "publisher.json"),
                "week" => Ok(week.clone()),
                "history" => Ok(history.clone()),
                _ => unreachable!("a page carries nothing else"),
            };
            part.map(|part| (name, part.to_string()))
        });
        let mut parts: Vec<_> = parts.into_iter().collect::<Result<_, _>>()?;
        parts.extend(base.map(|base| (BASE, base.to_string())));
        let data = Self(parts);
        data.check(issue)?;
        Ok(data)
    }

    /// Makes sure that the parts give the same page as the whole dataset.
    fn check(&self, issue: &Issue) -> Result<(), Fault> {
        let text = |name: &str| {
            let part = self.0.iter().find(|(of, _)| *of == name);
            part.map(|(_, text)| text.clone())
        };
        let carried = carried(text).ok_or(Fault::NotCarried)?;
        let is_same = Lang::BOTH.iter().all(|lang| {
            let page = |issue| page::compose(issue, *lang, View::Chart);
            page(&carried) == page(issue)
        });
        is_same.then_some(()).ok_or(Fault::NotCarried)
    }

    /// The parts as data blocks of a page; nothing in them can end one.
    pub fn blocks(&self) -> String {
        let block = |(name, text): &(&str, String)| {
            let text = text.replace('<', "\\u003c");
            format!("<script type=\"application/json\" id=\"carried-{name}\">{text}</script>\n")
        };
        self.0.iter().map(block).collect()
    }
}

fn read(folder: &Path, name: &str) -> Result<Value, Fault> {
    let path = folder.join(name);
    let text = fs::read(&path).map_err(|reason| Fault::Unreadable {
        path: path.clone(),
        reason,
    })?;
    serde_json::from_slice(&text).map_err(|reason| Fault::Unreadable {
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
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_in_a_block_ends_it() {
        let hostile = json!({ "a": "</script><script>1</script><!--<script>" });
        let data = Data(vec![("week", hostile.to_string())]);
        let page = Html::parse_fragment(&data.blocks());
        let blocks: Vec<_> = page.select(&Selector::parse("script").unwrap()).collect();
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].attr("id"), Some("carried-week"));
        let text: String = blocks[0].text().collect();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), hostile);
    }
}
