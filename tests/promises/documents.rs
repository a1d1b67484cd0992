//! README and statements say the same in both languages, lead somewhere, and
//! promise nothing that no test shows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use cncert_weekly::{
    browser::keys::{ATTRIBUTE, KEYS, Key, OF_THE_FRAME},
    lang::{self, Lang, RuleWords},
    proof,
    report::{Defect, Finding, Place, Problem, RuleId},
};
use expect_test::expect_file;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::drafts;

/// The documents that are there in both languages.
const IN_BOTH_LANGUAGES: [[&str; 2]; 11] = [
    ["README.md", "docs/README.zh.md"],
    RECIPES,
    ["docs/accessibility.md", "docs/accessibility.zh.md"],
    ["docs/browsers.md", "docs/browsers.zh.md"],
    CRITERIA,
    ["docs/documents.md", "docs/documents.zh.md"],
    ["docs/embedding.md", "docs/embedding.zh.md"],
    ["docs/heard.md", "docs/heard.zh.md"],
    RULES,
    ["docs/parts.md", "docs/parts.zh.md"],
    ["docs/readers.md", "docs/readers.zh.md"],
];

/// The document that answers the criteria of others.
const CRITERIA: [&str; 2] = ["docs/criteria.md", "docs/criteria.zh.md"];

/// The document of the rules of the proofreader.
const RULES: [&str; 2] = ["docs/rules.md", "docs/rules.zh.md"];

/// The document that says how to change things.
const RECIPES: [&str; 2] = ["CONTRIBUTING.md", "docs/CONTRIBUTING.zh.md"];

/// The documents that are there in English alone.
const IN_ENGLISH: [&str; 5] = [
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/conventions.md",
    "docs/one-number.md",
    "docs/security.md",
];

/// The documents that promise something, a promise a row.
const STATEMENTS: [&str; 6] = [
    "docs/architecture.md",
    "docs/security.md",
    "docs/accessibility.md",
    "docs/accessibility.zh.md",
    "docs/documents.md",
    "docs/documents.zh.md",
];

/// What an example says in each language.
const SAID: [[&str; 2]; 4] = [
    ["lang=\"en\"", "lang=\"zh\""],
    ["example.org/en/?", "example.org/?"],
    ["example.org/en/\"", "example.org/\""],
    ["Weekly Report of CNCERT", "网络安全信息与动态周报"],
];

/// What is the same in every language.
#[derive(Default)]
struct Document {
    /// The commands to be typed, without what is said of them.
    commands: Vec<String>,
    /// What is set as code, and how often.
    names: BTreeMap<String, usize>,
    /// What is set as code in the rows of tables.
    rows: Vec<Vec<String>>,
    /// Where links and pictures lead.
    links: Vec<String>,
    /// The headings, as links name them.
    anchors: BTreeSet<String>,
    /// How deep each heading stands.
    levels: Vec<HeadingLevel>,
    /// How many cells each row has.
    cells: Vec<usize>,
    /// How many items each list has.
    items: Vec<usize>,
}

impl Document {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).expect("it is there");
        let mut document = Self::default();
        let (mut is_block, mut is_row, mut heading) = (false, false, None);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => is_block = true,
                Event::End(TagEnd::CodeBlock) => is_block = false,
                Event::Start(Tag::Heading { level, .. }) => {
                    document.levels.push(level);
                    heading = Some(String::new());
                }
                Event::End(TagEnd::Heading(_)) => {
                    document
                        .anchors
                        .extend(heading.take().map(|text| anchor(&text)));
                }
                Event::Start(Tag::TableRow) => {
                    document.rows.push(Vec::new());
                    document.cells.push(0);
                    is_row = true;
                }
                Event::Start(Tag::TableCell) if is_row => {
                    *document.cells.last_mut().expect("a row has begun") += 1;
                }
                Event::Start(Tag::List(_)) => document.items.push(0),
                Event::Start(Tag::Item) => {
                    *document.items.last_mut().expect("a list has begun") += 1;
                }
                Event::End(TagEnd::TableRow) => is_row = false,
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push(dest_url.into_string());
                }
                Event::Text(text) if is_block => {
                    let commands = text.lines().filter_map(|line| line.split('#').next());
                    let commands = commands.map(|command| command.trim().to_owned());
                    document.commands.extend(commands);
                }
                Event::Text(text) => {
                    if let Some(heading) = &mut heading {
                        *heading += &text;
                    }
                }
                Event::Code(code) => {
                    *document.names.entry(code.to_string()).or_default() += 1;
                    if let Some(row) = document.rows.last_mut().filter(|_| is_row) {
                        row.push(code.into_string());
                    }
                }
                _ => {}
            }
        }
        document
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A heading as links name it: small letters, blanks as hyphens, no signs.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|sign| match sign {
        ' ' => Some('-'),
        sign if sign.is_alphanumeric() || sign == '-' => Some(sign.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

/// Every document.
fn all() -> impl Iterator<Item = &'static str> {
    let pairs = IN_BOTH_LANGUAGES.into_iter().flatten();
    pairs.chain(IN_ENGLISH)
}

#[test]
fn every_document_is_held_against_its_other_language_or_has_none() {
    let known: BTreeSet<_> = all().map(str::to_owned).collect();
    let found = ["", "docs/"].into_iter().flat_map(|folder| {
        let entries = fs::read_dir(root().join(folder)).expect("it is a folder");
        let names = entries.map(|entry| entry.expect("it can be read").file_name());
        let paths = names.map(move |name| format!("{folder}{}", name.to_string_lossy()));
        paths.filter(|path| Path::new(path).extension() == Some("md".as_ref()))
    });
    assert_eq!(found.collect::<BTreeSet<_>>(), known);
}

#[test]
fn both_languages_have_the_same_headings_commands_names_and_rows() {
    for paths in IN_BOTH_LANGUAGES {
        let [english, chinese] = paths.map(Document::read);
        let said = |command: &String| {
            SAID.iter()
                .fold(command.clone(), |text, [en, zh]| text.replace(en, zh))
        };
        let commands: Vec<_> = english.commands.iter().map(said).collect();
        assert_eq!(english.levels, chinese.levels, "{paths:?}");
        assert_eq!(commands, chinese.commands, "{paths:?}");
        assert_eq!(english.names, chinese.names, "{paths:?}");
        assert_eq!(english.cells, chinese.cells, "{paths:?}");
        assert_eq!(english.items, chinese.items, "{paths:?}");
        assert!(
            english.names.len() > 10 && english.rows.len() > 10,
            "{paths:?}"
        );
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut followed = 0;
    for path in all() {
        let folder = Path::new(path).parent().expect("it is a file");
        for link in Document::read(path).links {
            let (file, part) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() {
                PathBuf::from(path)
            } else {
                folder.join(file)
            };
            assert!(root().join(&target).is_file(), "{path}: {link}");
            if !part.is_empty() {
                let target = Document::read(&target.to_string_lossy());
                assert!(target.anchors.contains(part), "{path}: {link}");
            }
            followed += 1;
        }
    }
    assert!(followed > 20, "{followed}");
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let folders = fs::read_dir(root()).expect("it is a folder");
    let folders: Vec<_> = folders
        .map(|entry| entry.expect("it can be read").file_name())
        .map(|name| format!("{}/", name.to_string_lossy()))
        // What is built is not always there.
        .filter(|folder| !["dist/", "target/"].contains(&&**folder))
        .collect();
    let mut named = 0;
    for document in all() {
        for name in Document::read(document).names.into_keys() {
            // A promise names the test in it, too.
            let path = name.split(": ").next().unwrap_or_default();
            let is_path = folders.iter().any(|folder| path.starts_with(folder));
            if is_path {
                assert!(root().join(path).exists(), "{document}: {path}");
                named += 1;
            }
        }
    }
    assert!(named > 200, "{named}");
}

#[test]
fn each_recipe_lists_its_files() {
    for path in RECIPES {
        let text = fs::read_to_string(root().join(path)).expect("it is there");
        let recipes: Vec<_> = text.split("\n### ").skip(1).collect();
        assert_eq!(recipes.len(), 7, "{path}");
        for recipe in recipes {
            let rows = recipe.lines().filter_map(|line| line.strip_prefix("| `"));
            let files: Vec<_> = rows.filter_map(|row| row.split('`').next()).collect();
            assert!(files.len() > 2, "{path}: {recipe}");
            for file in files {
                assert!(root().join(file).is_file(), "{path}: {file}");
            }
        }
    }
}

#[test]
fn the_changes_begin_with_the_version_of_the_program() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).expect("it is there");
    let (_, newest) = text.split_once("\n## ").expect("it has a version");
    assert_eq!(
        newest.split([',', '\n']).next(),
        Some(env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn every_key_of_the_embed_has_its_row() {
    for path in ["docs/embedding.md", "docs/embedding.zh.md"] {
        let rows = Document::read(path).rows;
        for key in KEYS.iter().filter(|key| key.is(ATTRIBUTE)) {
            let has_row = rows
                .iter()
                .any(|row| row.first().is_some_and(|first| first == key.name));
            assert!(has_row, "{path}: the attribute `{}` has no row", key.name);
        }
    }
    // The keys `embed` and `lang` have rows of their own.
    let of_the_row = |key: &&Key| key.is(OF_THE_FRAME) && !["embed", "lang"].contains(&key.name);
    for path in ["README.md", "docs/README.zh.md"] {
        let rows = Document::read(path).rows;
        let row = rows
            .iter()
            .find(|row| row.first().is_some_and(|first| first == "embed"));
        let row = row.expect("the addresses have the key");
        for key in KEYS.iter().filter(of_the_row) {
            let is_key = |name: &String| name.split('=').next() == Some(key.name);
            assert!(
                row.iter().any(is_key),
                "{path}: the row `embed` lacks `{}`",
                key.name
            );
        }
    }
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    for statement in STATEMENTS {
        let rows = Document::read(statement).rows;
        assert!(rows.len() > 20, "{statement}");
        for row in rows {
            let named = check_tests(statement, &row);
            assert!(named > 0, "{statement}: no test shows {row:?}");
        }
    }
}

/// Holds that the tests that a row names are there, and gives their number.
fn check_tests(document: &str, row: &[String]) -> usize {
    let tests = row.iter().filter_map(|name| name.split_once(": "));
    let mut named = 0;
    for (path, name) in tests {
        let source = fs::read_to_string(root().join(path));
        let source = source.unwrap_or_else(|error| panic!("{document}: {path}: {error}"));
        assert!(
            source.contains(&format!("fn {name}(")),
            "{document}: {path} has no {name}"
        );
        named += 1;
    }
    named
}

/// WCAG 2.2 has 55 criteria at levels A and AA, and Chartability 50 heuristics.
#[test]
fn every_criterion_is_answered_and_the_tests_that_show_it_are_there() {
    for path in CRITERIA {
        let text = fs::read_to_string(root().join(path)).expect("it is there");
        let answered = text.split("\n## ").skip(1).map(|part| {
            let rows = part.lines().filter(|line| line.starts_with("| ")).skip(1);
            rows.inspect(|row| {
                let cells: Vec<_> = row.split('|').map(str::trim).collect();
                let is_answered = matches!(cells[..], ["", name, how, by, ""]
                    if ![name, how, by].contains(&""));
                assert!(is_answered, "{path}: {row}");
            })
            .count()
        });
        assert_eq!(answered.collect::<Vec<_>>(), [55, 50, 0], "{path}");
        let rows = Document::read(path).rows;
        let shown: usize = rows.iter().map(|row| check_tests(path, row)).sum();
        assert!(shown > 100, "{path}: {shown}");
    }
}

/// What is found in the drafts, a finding of each rule at least.
fn found_in_drafts() -> Vec<Finding<Problem>> {
    let names = drafts::broken()
        .into_iter()
        .map(|name| format!("{name}.json"));
    let found = names.flat_map(|name| drafts::findings(&name, &drafts::fixture(&name)));
    // Too large a file is no fixture.
    let too_large = Defect::TooLarge {
        size: 2_000_000,
        limit: 1_000_000,
    };
    let too_large = Finding::new(Place::ROOT, too_large).into_problem();
    found.chain([too_large]).collect()
}

/// The row of a rule: its id, what it finds, its grades, what an acceptance of it holds, and
/// what is said of one that is found.
fn row_of_rule(rule: RuleId, found: &[Finding<Problem>], lang: Lang) -> String {
    let RuleWords { finds, of } = lang::rule(rule, lang);
    let and = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let mut grades = rule
        .grades()
        .map(|grade| lang::severity(grade, lang))
        .to_vec();
    grades.dedup();
    let example = found.iter().find(|found| found.problem.rule() == rule);
    let example =
        example.unwrap_or_else(|| panic!("no draft of tests/drafts breaks `{}`", rule.key()));
    let example = lang::finding(example, lang);
    let id = format!("`{}`", rule.key());
    let grades = grades.join(and);
    let cells = [&*id, finds, &grades].into_iter().chain(of);
    let cells: Vec<_> = cells.chain([&*example]).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The document of the rules with its rows as they should be: first those of which a finding
/// can be accepted. What stands around them is written by hand.
fn written_anew(text: &str, found: &[Finding<Problem>], lang: Lang) -> String {
    let mut written = String::new();
    let mut can_be_accepted = [true, false].into_iter();
    for line in text.lines().filter(|line| !line.starts_with("| `")) {
        written.extend([line, "\n"]);
        if line.starts_with("|-") {
            let of_table = can_be_accepted.next().expect("there are two tables");
            let rules = RuleId::ALL.iter().copied();
            let rules = rules.filter(|rule| rule.is_acceptable() == of_table);
            written.extend(rules.map(|rule| row_of_rule(rule, found, lang)));
        }
    }
    assert_eq!(can_be_accepted.next(), None);
    written
}

#[test]
fn the_document_of_the_rules_is_written_from_them() {
    let found = found_in_drafts();
    for (path, lang) in RULES.into_iter().zip([Lang::En, Lang::Zh]) {
        let path = root().join(path);
        let text = fs::read_to_string(&path).expect("it is there");
        expect_file![path].assert_eq(&written_anew(&text, &found, lang));
    }
}

#[test]
fn each_rule_gives_the_grades_of_its_row_and_can_be_accepted_as_it_says() {
    let mut grades: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let mut acceptable = BTreeSet::new();
    for finding in &found_in_drafts() {
        let rule = finding.problem.rule();
        let of_rule = grades.entry(rule).or_default();
        of_rule.insert(finding.problem.severity());
        if proof::is_acceptable(finding) {
            acceptable.insert(rule);
        }
    }
    for rule in RuleId::ALL {
        assert_eq!(
            grades.get(rule),
            Some(&rule.grades().into()),
            "the grades of {rule:?} in src/report/rule.rs are not those of its findings in tests/drafts: \
             give it a draft for each"
        );
        let can_be_accepted = acceptable.contains(rule);
        assert_eq!(rule.is_acceptable(), can_be_accepted, "{rule:?}");
        for lang in Lang::BOTH {
            let of = lang::rule(*rule, lang).of;
            assert_eq!(of.is_some(), can_be_accepted, "{rule:?}");
        }
    }
}
