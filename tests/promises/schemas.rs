//! The committed schemas and the readers accept and refuse the same shapes.

use cncert_weekly::{
    draft::{self, Reading},
    report::{Catalogue, Defect, Expected, Finding, Severity},
};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{
    dataset::{Dataset, bytes, weeks},
    drafts::fixture,
};

/// Whether a finding is about the shape of a file, which a schema can state as
/// well: not how its parts fit together, nor whether the calendar has a week.
fn is_of_shape(finding: &Finding) -> bool {
    match &finding.problem {
        Defect::WrongType { expected, .. } => !matches!(expected, Expected::Length(_)),
        Defect::NotJson { .. }
        | Defect::KeyMissing { .. }
        | Defect::KeyUnknown { .. }
        | Defect::LanguageMissing { .. } => true,
        _ => false,
    }
}

type Read = Box<dyn Fn(&[u8]) -> Vec<Finding>>;

/// A kind of file: its schema, and its reader as findings alone.
struct Kind {
    name: &'static str,
    schema: Validator,
    read: Read,
}

fn kind<T>(name: &'static str, read: impl Fn(&[u8]) -> Reading<T> + 'static) -> Kind {
    let schema = json_of(&format!("schema/{name}.json"));
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    Kind {
        name,
        schema: jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .expect("the schema is one"),
        read: Box::new(move |bytes| read(bytes).findings),
    }
}

fn week_kind(catalogue: impl AsRef<Catalogue> + 'static) -> Kind {
    kind("week", move |bytes| draft::read(bytes, catalogue.as_ref()))
}

fn json_of(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

impl Kind {
    #[track_caller]
    fn accepts(&self, name: &str) {
        let file = json_of(name);
        let errors: Vec<_> = self
            .schema
            .iter_errors(&file)
            .map(|of| of.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{name}");
        assert_eq!((self.read)(&bytes(name)), [], "{name}");
    }

    /// Whether both refuse a file; what to say where only one of them does.
    fn refuses(&self, file: &Value) -> Result<bool, String> {
        let by_schema = !self.schema.is_valid(file);
        let mut errors = (self.read)(file.to_string().as_bytes());
        errors.retain(|finding| finding.problem.severity() == Severity::Error);
        if by_schema && errors.is_empty() {
            return Err("only the schema refuses it".to_owned());
        }
        match errors.iter().find(|finding| is_of_shape(finding)) {
            Some(error) if !by_schema => Err(format!("only the reader refuses it: {error:?}")),
            _ => Ok(by_schema),
        }
    }
}

fn kinds() -> [Kind; 5] {
    [
        week_kind(Dataset::read().catalogue),
        kind("catalogue", draft::read_catalogue),
        kind("publisher", draft::read_publisher),
        kind("index", draft::read_index),
        kind("history", draft::read_history),
    ]
}

/// A valid file that has something of everything its schema knows.
fn example(kind: &str) -> Value {
    let words = json!({"zh": "更正", "en": "Corrected"});
    let (name, additions) = match kind {
        "week" => (
            "latest.json",
            json!({
                "issue": {"year": 2025, "number": 52},
                "published_on": "2025-12-30",
                "ratings": [{"id": "network_security", "level": "good"}],
                "highlights": [words],
                "corrections": [
                    {"date": "2025-12-31", "kind": "correction", "text": words,
                        "at": "indicators/phishing_pages/value", "old": 330, "new": 331},
                    {"date": "2025-12-31", "kind": "notice", "text": words,
                        "at": "incidents", "old": "x", "new": words},
                ],
                "acknowledged": [{"rule": "value_unusual", "on": "2025-12-31",
                    "at": "indicators/phishing_pages/value", "of": ["331"], "reason": words}],
            }),
        ),
        "publisher" => (
            "publisher.json",
            json!({
                "registration": {"icp": "x", "police": "x", "site_code": "x", "host": words},
                "terms": words,
                "prevailing_language": "zh",
            }),
        ),
        "index" => (
            "index.json",
            json!({
                "issues": [["2018-W06", 2018, 6, 1]],
                "revised": [["2018-W06", 2]],
            }),
        ),
        // The drafts' own files are small and hold one of each.
        _ => {
            let file = fixture(&format!("{kind}.json"));
            return serde_json::from_slice(&file).expect("it is JSON");
        }
    };
    let mut file = json_of(name);
    for (key, value) in additions.as_object().expect("an object") {
        file[key] = value.clone();
    }
    file
}

#[test]
fn every_published_file_keeps_its_schema() {
    for kind in kinds() {
        if let "catalogue" | "publisher" | "index" = kind.name {
            kind.accepts(&format!("{}.json", kind.name));
        }
        if kind.name == "week" {
            kind.accepts("latest.json");
            for week in weeks() {
                kind.accepts(&format!("weeks/{week}.json"));
            }
        }
        if kind.name == "history" {
            kind.accepts("history/all.json");
            let mut years: Vec<_> = weeks().iter().map(|week| week.year()).collect();
            years.dedup();
            for year in years {
                kind.accepts(&format!("history/{year}.json"));
            }
        }
    }
}

#[test]
fn schema_and_reader_refuse_the_same_broken_files() {
    let mut disagreements = Vec::new();
    for kind in kinds() {
        let file = example(kind.name);
        assert_eq!(kind.refuses(&file), Ok(false), "{}", kind.name);
        let (mut tried, mut refused) = (0, 0);
        for pointer in pointers(&file) {
            for (what, broken) in broken(&file, &pointer) {
                tried += 1;
                match kind.refuses(&broken) {
                    Ok(is_refused) => refused += usize::from(is_refused),
                    Err(words) => disagreements.push(format!("{}: {what}: {words}", kind.name)),
                }
            }
        }
        assert!(refused > tried / 2 && refused < tried, "{}", kind.name);
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}

/// Every place of a file; of a long list the first two items.
fn pointers(file: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    collect(file, String::new(), &mut pointers);
    pointers
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                collect(value, format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().take(2).enumerate() {
                collect(item, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(pointer);
}

/// A file broken at one place in every way, each with a word on it.
fn broken(file: &Value, pointer: &str) -> Vec<(String, Value)> {
    let mut files = Vec::new();
    let mut add = |what: &str, change: &dyn Fn(&mut Value)| {
        let mut broken = file.clone();
        change(broken.pointer_mut(pointer).expect("the place is there"));
        if broken != *file {
            files.push((format!("{what} at {pointer}"), broken));
        }
    };
    for other in [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(2),
        json!(1.5),
        json!(12.25),
        json!(9_007_199_254_740_992_u64),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("x"),
        json!("X y"),
        json!("a\u{202e}b"),
        json!("2018-02-30"),
        json!("https:// x"),
        json!("incidents_x"),
        json!([]),
        json!([1]),
        json!({}),
        json!({"zh": "中", "en": ""}),
        json!({"zh": "中"}),
    ] {
        add(&other.to_string(), &|value| *value = other.clone());
    }
    add("another key", &|value| {
        if let Value::Object(fields) = value {
            fields.insert("another".to_owned(), json!(1));
        }
    });
    add("a schema", &|value| {
        if let Value::Object(fields) = value {
            fields.insert("$schema".to_owned(), json!("x"));
        }
    });
    if let Some(Value::Object(fields)) = file.pointer(pointer) {
        for key in fields.keys() {
            add(&format!("no {key}"), &|value| {
                value.as_object_mut().expect("an object").remove(key);
            });
        }
    }
    files
}
