//! What browsers know, as MDN's browser-compat-data has it.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use xtask::workspace;

/// The oldest browsers that the site is for, as the data call them; the README says why.
pub const FLOOR: [(&str, &str); 3] = [("chrome", "109"), ("firefox", "115"), ("safari", "16.4")];

/// The oldest browser below the floor that shows the report as it is meant to be, without its program.
pub const OLD: [(&str, &str); 1] = [("chrome", "69")];

type Browsers = &'static [(&'static str, &'static str)];

/// The data, by the path of a feature: `css.properties.color`.
pub struct Compat {
    data: Value,
    floor: Browsers,
}

impl Compat {
    pub fn read() -> Self {
        Self::of(&FLOOR)
    }

    /// The data as they are of other browsers than the floor's.
    pub fn of(floor: Browsers) -> Self {
        let path = "boot/node_modules/@mdn/browser-compat-data/data.json";
        let text = fs::read(workspace::root().join(path)).unwrap();
        let data = serde_json::from_slice(&text).unwrap();
        Self { data, floor }
    }

    /// What the data say of a feature, if they know it.
    pub fn feature(&self, path: &[&str]) -> Option<&Value> {
        path.iter()
            .try_fold(&self.data, |value, part| value.get(part))
    }

    /// The browsers of the floor that lack a feature; nothing where the data do not know it.
    pub fn lacking(&self, path: &[&str]) -> Option<Vec<&'static str>> {
        lacking(self.feature(path)?, self.floor)
    }

    /// Names of interfaces and of what they have, each with whether any of that name is to be had in every browser.
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        for folder in [["javascript", "builtins"].as_slice(), &["api"]] {
            let interfaces = self.feature(folder).and_then(Value::as_object).unwrap();
            for (interface, value) in interfaces {
                names.add(interface, value, self.floor);
            }
        }
        names
    }
}

/// Names that scripts may use, with whether every browser of the floor has something of that name.
#[derive(Default)]
pub struct Names {
    /// `Promise`, `fetch`.
    pub interfaces: BTreeMap<String, bool>,
    /// `then`, `textContent`.
    pub members: BTreeMap<String, bool>,
    /// `Promise.all`; what is not had by the interface itself is never written so.
    pub qualified: BTreeMap<String, bool>,
}

impl Names {
    /// Adds an interface with what it has.
    fn add(&mut self, interface: &str, value: &Value, floor: Browsers) {
        let is_known = |value| lacking(value, floor).map(|lacking| lacking.is_empty());
        if let Some(is_known) = is_known(value) {
            *self.interfaces.entry(interface.to_owned()).or_default() |= is_known;
        }
        for (member, value) in value.as_object().into_iter().flatten() {
            let Some(is_known) = is_known(value) else {
                continue;
            };
            let name = member
                .trim_end_matches("_event")
                .trim_end_matches("_static");
            *self.members.entry(name.to_owned()).or_default() |= is_known;
            self.qualified
                .insert(format!("{interface}.{name}"), is_known);
        }
    }
}

fn lacking(feature: &Value, floor: Browsers) -> Option<Vec<&'static str>> {
    let support = feature.get("__compat")?.get("support")?;
    let lacks = |(browser, floor): &&(&str, &str)| {
        let statements = match support.get(browser) {
            Some(Value::Array(statements)) => statements.iter().collect(),
            Some(statement) => vec![statement],
            None => return false,
        };
        !statements
            .iter()
            .any(|statement| is_there(statement, floor))
    };
    let browsers = floor.iter().filter(lacks).map(|(browser, _)| *browser);
    Some(browsers.collect())
}

/// Whether a statement says that a browser of a version has the feature, under its own name and without a switch.
fn is_there(statement: &Value, floor: &str) -> bool {
    let is_other = ["flags", "prefix", "alternative_name"]
        .iter()
        .any(|key| statement.get(key).is_some());
    let is_up_to = |key: &str| {
        let since = statement[key].as_str().and_then(version);
        since.is_some_and(|since| Some(since) <= version(floor))
    };
    !is_other && is_up_to("version_added") && !is_up_to("version_removed")
}

/// Reads `16.4`, or `≤37`.
fn version(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('≤');
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

#[test]
fn the_data_are_read_as_they_are_meant() {
    let compat = Compat::read();
    let check = |path: &[&str], expected: Option<&[&str]>| {
        assert_eq!(compat.lacking(path).as_deref(), expected, "{path:?}");
    };
    check(&["css", "properties", "color"], Some(&[]));
    check(&["css", "at-rules", "container"], Some(&[]));
    check(&["css", "properties", "no-such-thing"], None);
    check(&["css", "selectors", "has"], Some(&["firefox"]));
    check(
        &["css", "selectors", "nesting"],
        Some(&["chrome", "firefox", "safari"]),
    );
    check(
        &["javascript", "builtins", "Array", "toSorted"],
        Some(&["chrome"]),
    );
    assert!(
        version("16.4") < version("16.10")
            && version("≤9").is_some()
            && version("preview").is_none()
    );
}
