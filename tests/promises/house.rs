//! Who may know whom: the drawing of the house, held against the imports.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use cncert_weekly::report::is_han;

/// The rooms, in reading order, and what each may import from others.
const MAY_KNOW: [(&str, &[&str]); 13] = [
    ("report", &[]),
    ("draft", &["report"]),
    ("lang", &["report"]),
    ("page", &["report", "lang"]),
    ("chart", &["page::figure", "lang::Lang", "part"]),
    ("archive", &["report", "draft", "lang", "page::Issue"]),
    (
        "run",
        &[
            "report",
            "lang",
            "page::figure",
            "page::Mark",
            "page::digits",
            "page::status",
        ],
    ),
    ("proof", &["report", "lang"]),
    ("publish", &["report", "draft", "lang", "page::Mark"]),
    ("export", &["report", "lang", "page", "publish", "run"]),
    ("intake", &["report", "lang"]),
    (
        "desk",
        &[
            "report",
            "draft",
            "lang",
            "proof",
            "publish",
            "intake",
            "page::Issue",
            "page::Mark",
        ],
    ),
    (
        "browser",
        &[
            "report::Day",
            "report::Index",
            "report::IssueNumber",
            "report::Week",
            "lang::Lang",
            "lang::meant",
            "lang::TypedTime",
            "lang::typed_time",
            "page::View",
        ],
    ),
];

/// Files that only tests have.
const OF_TESTS: [&str; 2] = ["src/archive/tests.rs", "src/publish/fixture.rs"];

/// A source file, without comments and tests.
pub struct Source {
    pub path: String,
    pub code: String,
}

impl Source {
    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// What it imports from this crate, as full paths.
    fn imports(&self) -> Vec<String> {
        let after = self.code.split("crate::").skip(1);
        let mut imports: Vec<_> = after.flat_map(|text| tree(text).0).collect();
        // In a room's own `mod.rs`, `super` is the crate.
        if self.path.matches('/').count() == 2 && self.path.ends_with("/mod.rs") {
            imports.extend(
                self.code
                    .split("super::")
                    .skip(1)
                    .flat_map(|text| tree(text).0),
            );
        }
        imports
    }
}

/// The paths of an import such as `lang::{self, Lang}`, and what follows it.
pub fn tree(text: &str) -> (Vec<String>, &str) {
    let mut rest = text.trim_start();
    if let Some(inner) = rest.strip_prefix('{') {
        let mut paths = Vec::new();
        rest = inner.trim_start();
        while !rest.starts_with('}') && !rest.is_empty() {
            let (more, after) = tree(rest);
            paths.extend(more);
            let after = after.find([',', '}']).map_or("", |end| &after[end..]);
            rest = after.trim_start_matches(',').trim_start();
        }
        return (paths, rest.strip_prefix('}').unwrap_or(rest));
    }
    let is_written = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '*';
    let (name, after) = rest.split_at(rest.find(|sign| !is_written(sign)).unwrap_or(rest.len()));
    match after.strip_prefix("::") {
        Some(inner) => {
            let (paths, after) = tree(inner);
            let paths = paths.iter().map(|path| format!("{name}::{path}"));
            (paths.collect(), after)
        }
        None => (vec![name.to_owned()], after),
    }
}

pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files);
    let sources = files.into_iter().map(|file| {
        let path = file.strip_prefix(root).expect("it lies in the workspace");
        let path = path.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).expect("a source is text");
        Source {
            path,
            code: code(&text),
        }
    });
    sources.filter(|source| !source.is_in(&OF_TESTS)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// A source without comments, and without the modules and items of its tests.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == "#[cfg(test)]" {
            if lines.next().is_some_and(|line| line.ends_with('{')) {
                lines.by_ref().find(|line| *line == "}");
            }
            continue;
        }
        code.push_str(without_comment(line));
        code.push('\n');
    }
    code
}

fn without_comment(line: &str) -> &str {
    let (mut is_quoted, mut before) = (false, ' ');
    for (index, sign) in line.char_indices() {
        match sign {
            '"' if before != '\\' && before != '\'' => is_quoted = !is_quoted,
            '/' if before == '/' && !is_quoted => return &line[..index - 1],
            _ => {}
        }
        before = sign;
    }
    line
}

#[track_caller]
fn nowhere(sources: &[Source], words: &[&str]) {
    for source in sources {
        for word in words {
            assert!(!source.code.contains(word), "{word} in {}", source.path);
        }
    }
}

#[test]
fn an_import_is_read_as_rust_reads_it() {
    let check = |text, expected: &[&str]| assert_eq!(tree(text).0, expected, "{text}");
    check("lang::Lang;", &["lang::Lang"]);
    check("{lang, report::Day};", &["lang", "report::Day"]);
    check(
        "{\n    lang::{self, Lang},\n    page::figure::{Figure, Kind as K},\n};",
        &[
            "lang::self",
            "lang::Lang",
            "page::figure::Figure",
            "page::figure::Kind",
        ],
    );
    let text = "a // crate::b\n\"// c\" // d\n#[cfg(test)]\nmod tests {\n    e\n}\nf";
    assert_eq!(code(text), "a \n\"// c\" \nf\n");
}

#[test]
fn every_room_knows_only_whom_it_may() {
    for (room, may_know) in MAY_KNOW {
        let sources = sources(&format!("src/{room}"));
        assert!(!sources.is_empty(), "{room}");
        for source in sources {
            for import in source.imports() {
                let is =
                    |known: &&str| import == **known || import.starts_with(&format!("{known}::"));
                let is_known = is(&room) || may_know.iter().any(is);
                assert!(is_known, "{} imports {import}", source.path);
            }
        }
    }
}

#[test]
fn the_street_is_drawn_in_reading_order() {
    let library = include_str!("../../src/lib.rs");
    let starting_with = |start: &str, end: char| {
        let lines = library.lines().filter_map(|line| line.strip_prefix(start));
        let names = lines.filter_map(|line| line.split(end).next());
        names
            .map(|name| name.trim_matches(['[', ']', '`', ' ']))
            .collect::<Vec<_>>()
    };
    let (modules, mut drawn) = (starting_with("pub mod ", ';'), starting_with("//! | ", '|'));
    assert_eq!(drawn.remove(0), "room");
    assert_eq!(drawn, modules);
    let rooms = MAY_KNOW.map(|(room, _)| room);
    drawn.retain(|room| rooms.contains(room));
    assert_eq!(drawn, rooms);
    for (room, may_know) in MAY_KNOW {
        let start = format!("//! | [`{room}`] | ");
        let row = library.lines().find_map(|line| line.strip_prefix(&start));
        let (_, known) = row.and_then(|row| row.split_once(" | ")).expect(room);
        let known = known.split('`').skip(1).step_by(2);
        let of_rooms = |name: &'static str| name.split("::").next();
        let known: BTreeSet<_> = known.filter_map(of_rooms).collect();
        let expected = may_know.iter().copied().filter_map(of_rooms);
        assert_eq!(known, expected.collect(), "{room}");
    }
}

#[test]
fn only_the_edge_knows_the_browser() {
    let mut sources = sources("src");
    sources.retain(|source| {
        !source.is_in(&[
            "src/chart/bridge/",
            "src/browser/",
            "src/archive/request.rs",
        ])
    });
    nowhere(&sources, &["web_sys"]);
    // It runs what comes on the browser's loop.
    sources.retain(|source| !source.is_in(&["src/archive/task.rs"]));
    sources.retain(|source| {
        source.is_in(&[
            "src/report/",
            "src/draft/",
            "src/lang/",
            "src/page/",
            "src/chart/",
            "src/archive/",
            "src/run/",
            "src/proof/",
            "src/publish/",
            "src/export/",
            "src/desk/",
            "src/intake/",
        ])
    });
    assert!(sources.len() > 50, "{}", sources.len());
    nowhere(&sources, &["leptos", "wasm_bindgen", "js_sys", "gloo_"]);
}

#[test]
fn the_proofreader_and_the_desk_stay_out_of_the_readers_program() {
    // What is not called is not in it; the rooms above are held to theirs.
    let mut sources = sources("src/ui");
    sources.retain(|source| !source.is_in(&["src/ui/desk/", "src/ui/mod.rs"]));
    nowhere(&sources, &["proof::", "desk::"]);
}

#[test]
fn a_report_is_made_by_its_readers_alone() {
    nowhere(
        &sources("src/report"),
        &["serde", "Serialize", "Deserialize"],
    );
    let mut sources = sources("src");
    sources.retain(|source| !source.is_in(&["src/report/", "src/draft/"]));
    nowhere(&sources, &["Report::sealed"]);
}

#[test]
fn words_for_people_stand_in_one_room() {
    let sources = [sources("src"), sources("press/src"), sources("xtask/src")];
    for source in sources.iter().flatten() {
        // What makes sample weeks writes a part of the dataset.
        if !source.is_in(&["src/lang/", "press/src/sample/"]) {
            for line in source.code.lines() {
                assert!(!line.contains(is_han), "{}: {line}", source.path);
            }
        }
    }
}

#[test]
fn components_keep_to_the_strictest_policy() {
    // `view!` builds still markup by `innerHTML`; the page is made of `element`.
    nowhere(&sources("src/ui"), &["inner_html", "style=\"", "view!"]);
}

#[test]
fn every_source_is_part_of_the_program() {
    let sources = sources("src");
    for source in &sources {
        let path = Path::new(&source.path);
        let is_root = ["src/lib.rs", "src/main.rs"].contains(&source.path.as_str());
        if is_root || source.is_in(&["src/bin"]) || path.ends_with("tests.rs") {
            continue;
        }
        let of_folder = path.ends_with("mod.rs");
        let module = if of_folder {
            path.parent().unwrap()
        } else {
            path
        };
        let folder = module.parent().unwrap();
        let name = module.file_stem().unwrap().to_string_lossy();
        let parents = [folder.join("mod.rs"), folder.join("lib.rs")];
        let mut parents = sources
            .iter()
            .filter(|source| parents.contains(&PathBuf::from(&source.path)));
        let line = format!("mod {name};");
        assert!(
            parents.any(|parent| parent.code.contains(&line)),
            "{path:?} belongs to no module"
        );
    }
}
