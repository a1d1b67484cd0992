//! The published dataset keeps its own contract.

use std::{
    fs,
    path::{Path, PathBuf},
};

use cncert_weekly::{
    draft::{self, Neighbours, Reading},
    report::{Finding, History},
};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("public/data")
        .join(name)
}

/// The files of a folder of the dataset; none where it does not exist yet.
fn files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(data(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    files
}

/// The value of a file in which nothing at all was found.
#[track_caller]
fn clean<T>(path: &Path, read: impl FnOnce(&[u8]) -> Reading<T>) -> T {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let reading = read(&bytes);
    assert_eq!(reading.findings, [], "{}", path.display());
    reading.value.expect("a file without a finding has a value")
}

#[test]
fn every_published_file_reads_clean() {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    clean(&data("publisher.json"), draft::read_publisher);
    if data("index.json").exists() {
        clean(&data("index.json"), draft::read_index);
    }
    if data("latest.json").exists() {
        clean(&data("latest.json"), |bytes| draft::read(bytes, &catalogue));
    }
    for path in files("history") {
        clean(&path, draft::read_history);
    }
    for path in files("weeks") {
        let report = clean(&path, |bytes| draft::read(bytes, &catalogue));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let week = name.split('.').next();
        assert_eq!(week, Some(report.week.to_string().as_str()), "{name}");
    }
}

#[test]
fn every_published_week_stands_beside_its_neighbours() {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    let all = data("history/all.json");
    let history = if all.exists() {
        clean(&all, draft::read_history)
    } else {
        History::default()
    };
    let weeks: Vec<_> = files("weeks")
        .iter()
        .map(|path| clean(path, |bytes| draft::read(bytes, &catalogue)))
        .collect();
    for report in &weeks {
        let last_week = report.week.previous();
        let neighbours = Neighbours {
            previous: weeks.iter().find(|other| other.week == last_week),
            history: &history,
        };
        let open: Vec<Finding> = draft::check(report, &catalogue, &neighbours)
            .into_iter()
            .filter(|finding| !draft::is_acknowledged(report, finding))
            .collect();
        assert_eq!(open, [], "{}", report.week);
    }
}
