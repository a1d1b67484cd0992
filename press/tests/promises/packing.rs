//! What the desk hands back for the site is what the command line writes into it.

use std::{fs, path::Path, sync::Arc};

use cncert_weekly::{
    desk::{Desk, Edition, Hold, Rules},
    draft,
    publish::{self, CHECKSUMS, File, package_name},
    report::Week,
};
use xtask::unzip::unzipped;

use crate::{
    publishing::{FILLED_IN, begin_next_week, workplace_with_entry},
    workplace::Workplace,
};

/// A desk over the dataset of a place, with drafts on it.
fn desk(at: &Workplace, drafts: &[&str]) -> Desk {
    let read = |path: &str| at.read(&format!("public/data/{path}"));
    let catalogue = draft::read_catalogue(read("catalogue.json").as_bytes());
    let catalogue = Arc::new(catalogue.value.unwrap());
    let publisher = draft::read_publisher(read("publisher.json").as_bytes());
    let index = draft::read_index(read("index.json").as_bytes());
    let report = |week: Week| {
        let text = read(&publish::week_path(week));
        Arc::new(draft::read(text.as_bytes(), &catalogue).value.unwrap())
    };
    let reports = index.value.unwrap().all().map(report).collect();
    let rules = Box::leak(Box::new(Rules::new()));
    let publisher = Arc::new(publisher.value.unwrap());
    let mut desk = Desk::new(Edition::new(rules, catalogue, publisher, reports));
    for draft in drafts {
        desk.take(draft, at.read(draft).as_bytes()).unwrap();
    }
    desk
}

/// The package of a desk, as it is made of the files of a place.
fn packed(at: &Workplace, desk: &Desk) -> Result<Vec<u8>, Hold> {
    let delivery = desk.to_publish().unwrap();
    let file = |week: &Week| {
        let path = publish::week_path(*week);
        let bytes = fs::read(at.path("public/data").join(&path)).unwrap();
        File { path, bytes }
    };
    let files: Vec<_> = delivery.needed.iter().map(file).collect();
    let list = at.read(&format!("public/data/{CHECKSUMS}"));
    delivery.package(&list, &files)
}

/// What is in a package beside the note, at its place in a site.
fn unpack(package: &[u8], at: &Workplace) {
    let files = unzipped(package).unwrap();
    assert_eq!(files[0].0, "READ-ME.txt");
    assert_eq!(files.last().unwrap().0, "data/index.json");
    for (path, bytes) in &files[1..] {
        assert!(path.starts_with("data/"), "{path}");
        let path = at.path("public").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// That a package over a copy of the dataset gives what `press publish` makes of it.
#[track_caller]
fn is_as_published(at: &Workplace, drafts: &[&str]) {
    let package = packed(at, &desk(at, drafts)).unwrap();
    let copy = Workplace::like(at);
    unpack(&package, &copy);
    let mut arguments = vec!["publish"];
    arguments.extend(drafts);
    at.press(&arguments).ends_with(0);
    let names = |at: &Workplace| {
        let root = at.path("public/data");
        let files = at.dataset().into_iter();
        let within = |path: &Path| path.strip_prefix(&root).unwrap().to_owned();
        files
            .map(|(path, bytes)| (within(&path), bytes))
            .collect::<Vec<_>>()
    };
    for (unpacked, published) in names(&copy).iter().zip(&names(at)) {
        assert_eq!(unpacked.0, published.0);
        assert!(unpacked.1 == published.1, "{}", published.0.display());
    }
    assert_eq!(names(&copy).len(), names(at).len());
    copy.press(&["index", "--check"]).ends_with(0);
    copy.press(&["check"]).ends_with(0);
}

/// A place with a new week's draft that is filled in.
fn with_next_week() -> Workplace {
    let at = Workplace::new();
    begin_next_week(&at);
    at
}

#[test]
fn a_new_week_is_packed_as_press_publishes_it() {
    is_as_published(&with_next_week(), &["2026-W01.json"]);
}

#[test]
fn a_correction_brings_the_revision_before_it_as_press_does() {
    let at = workplace_with_entry();
    is_as_published(&at, &["draft.json"]);
    let kept = at.read("public/data/weeks/2025-W52.r1.json");
    assert!(kept.contains(r#""revision": 1"#));
}

#[test]
fn a_week_between_two_others_is_packed_as_press_publishes_it() {
    let at = Workplace::new();
    let published = at.read("public/data/weeks/2025-W51.json");
    fs::remove_file(at.path("public/data/weeks/2025-W51.json")).unwrap();
    at.commit("2025-W50");
    at.press(&["index"]).ends_with(0);
    at.write("between.json", &published);
    is_as_published(&at, &["between.json"]);
}

#[test]
fn several_drafts_with_a_catalogue_are_one_package() {
    let at = workplace_with_entry();
    begin_next_week(&at);
    let catalogue = at.read("public/data/catalogue.json");
    at.write("catalogue.json", &format!("{catalogue}\n"));
    is_as_published(&at, &["2026-W01.json", "draft.json", "catalogue.json"]);
}

#[test]
fn the_package_is_named_by_its_week_and_the_same_again() {
    let at = with_next_week();
    let desk = desk(&at, &["2026-W01.json"]);
    let week = desk.to_publish().unwrap().week;
    assert_eq!(package_name(week), "cncert-2026-W01-publish.zip");
    assert_eq!(packed(&at, &desk), packed(&at, &desk));
    let note = unzipped(&packed(&at, &desk).unwrap()).unwrap().remove(0).1;
    let note = String::from_utf8(note).unwrap();
    assert!(
        note.starts_with('\u{feff}')
            && note.contains("发布步骤")
            && note.contains("How to publish")
    );
    assert_eq!(note.matches("2026-W01").count(), 4);
    assert_eq!(note.matches('\n').count(), note.matches("\r\n").count());
}

#[test]
fn what_is_not_ready_is_held_up_with_every_reason() {
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0);
    let holds = |desk: &Desk| desk.to_publish().err().unwrap();
    let blank = Hold::Blank("2026-W01.json".to_owned());
    assert_eq!(holds(&desk(&at, &["2026-W01.json"])), [blank]);
    at.copy("2026-W01.json", "2026-W01.json", &FILLED_IN[..1]);
    let unfilled = holds(&desk(&at, &["2026-W01.json"]));
    assert!(
        matches!(&unfilled[..], [Hold::Unfilled(_, count)] if *count > 4),
        "{unfilled:?}"
    );
    at.copy("2026-W01.json", "2026-W01.json", &FILLED_IN[1..]);
    at.copy(
        "2026-W01.json",
        "wrong.json",
        &[("\"revision\": 1", "\"revision\": 0")],
    );
    let wrong = holds(&desk(&at, &["wrong.json"]));
    assert!(
        matches!(&wrong[..], [Hold::Errors(name, _)] if name == "wrong.json"),
        "{wrong:?}"
    );
    at.copy("2026-W01.json", "twice.json", &[]);
    let twice = Hold::Twice("weeks/2026-W01.json".to_owned());
    assert!(holds(&desk(&at, &["2026-W01.json", "twice.json"])).contains(&twice));
}

#[test]
fn a_site_whose_files_do_not_agree_gives_no_package() {
    let at = with_next_week();
    let ready = desk(&at, &["2026-W01.json"]);
    at.copy(
        "public/data/weeks/2025-W52.json",
        "public/data/weeks/2025-W52.json",
        &[("\"schema_version\": 1", "\"schema_version\":  1")],
    );
    assert_eq!(packed(&at, &ready), Err(Hold::NotAsGenerated));
    at.press(&["index"]).ends_with(0);
    assert!(packed(&at, &ready).is_ok());
    at.copy("public/data/weeks/2025-W52.json", "same.json", &[]);
    let nothing = packed(&at, &desk(&at, &["same.json"]));
    assert_eq!(nothing, Err(Hold::NothingNew));
    let delivery = ready.to_publish().unwrap();
    let list = at.read(&format!("public/data/{CHECKSUMS}"));
    let lacking = Hold::Lacking("weeks/2025-W52.json".to_owned());
    assert_eq!(delivery.package(&list, &[]), Err(lacking));
    assert_eq!(
        delivery.package("<!doctype html>", &[]),
        Err(Hold::NotAsGenerated)
    );
}
