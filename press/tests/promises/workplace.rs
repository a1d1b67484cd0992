//! A folder to work in, with a small dataset where press looks for it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use expect_test::expect_file;
use tempfile::TempDir;

/// The newest of the committed weeks, where it stands in a place.
pub const PUBLISHED: &str = "public/data/weeks/2025-W52.json";

/// What press can be asked for.
pub const COMMANDS: [&str; 11] = [
    "new",
    "import",
    "docx",
    "pdf",
    "check",
    "diff",
    "publish",
    "index",
    "sample",
    "prerender",
    "verify",
];

/// What press said, and how it ended.
pub struct Run {
    said: String,
    pub code: i32,
}

impl Run {
    /// What press said to a call, and how it ended.
    pub fn of(arguments: &[&str], output: &Output) -> Run {
        let [stdout, stderr] =
            [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
        let code = output.status.code().unwrap();
        let aside = if stderr.is_empty() {
            String::new()
        } else {
            format!("--- on the error stream\n{stderr}")
        };
        let called = arguments.join(" ");
        let said = format!("$ press {called}\n{stdout}{aside}--- ends with {code}\n");
        Run { said, code }
    }

    /// Holds everything that was said against a file of `tests/output/`.
    #[track_caller]
    pub fn is_as_in(&self, name: &str) {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "output", name]
            .iter()
            .collect();
        expect_file![path].assert_eq(&self.said);
    }

    /// The run, where it ended in this way.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}", self.said);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.said.contains(words), "{words}: {}", self.said);
        self
    }

    pub fn said(&self) -> &str {
        &self.said
    }
}

/// An editor's place: drafts, and a dataset in `public/data`.
pub struct Workplace(TempDir);

impl Workplace {
    /// A place with a dataset of the two newest of the committed weeks.
    pub fn new() -> Self {
        let at = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(at.path("public/data/weeks")).unwrap();
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        for path in [
            "catalogue.json",
            "publisher.json",
            "weeks/2025-W51.json",
            "weeks/2025-W52.json",
        ] {
            fs::copy(committed.join(path), at.path("public/data").join(path)).unwrap();
        }
        at.press(&["index"]).ends_with(0);
        at
    }

    /// A place with the same dataset.
    pub fn like(other: &Self) -> Self {
        let at = Self(tempfile::tempdir().unwrap());
        for (path, bytes) in other.dataset() {
            let path = at.0.path().join(path.strip_prefix(other.0.path()).unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        at
    }

    /// Adds one of the committed weeks to the dataset.
    pub fn commit(&self, week: &str) {
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data/weeks");
        let name = format!("{week}.json");
        fs::copy(
            committed.join(&name),
            self.path("public/data/weeks").join(&name),
        )
        .unwrap();
    }

    /// Begins `draft.json`: the next revision of the newest week, with other letters in the editor's name.
    pub fn begin_revision(&self) {
        self.press(&["new", "--revise", "2025-W52", "draft.json"])
            .ends_with(0);
        let respelled = (r#""en": "Hu Jun""#, r#""en": "HU Jun""#);
        self.copy("draft.json", "draft.json", &[respelled]);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Writes a file like another one, but for some of its text.
    #[track_caller]
    pub fn copy(&self, from: &str, to: &str, replacements: &[(&str, &str)]) {
        let mut text = self.read(from);
        for (old, new) in replacements {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        self.write(to, &text);
    }

    /// Every file of the dataset with its bytes.
    pub fn dataset(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let files = walkdir::WalkDir::new(self.path("public/data")).sort_by_file_name();
        let files = files.into_iter().map(|entry| entry.unwrap().into_path());
        let files = files.filter(|path| path.is_file());
        files
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect()
    }

    /// Press at this place, in a locale of no country.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut press = Command::new(env!("CARGO_BIN_EXE_press"));
        press
            .args(arguments)
            .env_remove("COLUMNS")
            .env_remove("LANGUAGE")
            .env("LC_ALL", "C")
            .current_dir(self.0.path());
        press
    }

    /// Runs press at this place.
    pub fn press(&self, arguments: &[&str]) -> Run {
        Run::of(arguments, &self.command(arguments).output().unwrap())
    }
}
