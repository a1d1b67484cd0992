//! What the desk hands back: the package that publishes a week.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use walkdir::WalkDir;
use xtask::{process::press, server::InjectedFault, unzip::unzipped};

use super::{Folder, changed, choose, open, published};
use crate::{
    accessibility::{axe, check},
    export::Downloads,
    support::{Reader, folder, visit, visit_folder},
};

const BUTTON: &str = "[data-act=package]";
const NAME: &str = "cncert-2025-W52-publish.zip";

/// The newest week with a figure corrected, as its next revision.
fn correction() -> String {
    changed(&[
        (r#""revision": 1"#, r#""revision": 2"#),
        (r#""total": 9"#, r#""total": 10"#),
        (
            r#""corrections": []"#,
            r#""corrections": [{ "date": "2026-01-12", "kind": "correction", "at": "incidents/total", "old": 9, "new": 10,
                "text": { "zh": "漏计一起。", "en": "One was left out." } }]"#,
        ),
    ])
}

/// Waits until the desk says a text beside what it has done.
pub async fn until_told(reader: &Reader, text: &str) {
    let told = format!("one('.status').innerText.includes('{text}')");
    reader.until(&told).await;
}

pub fn is_whole(bytes: &[u8]) -> bool {
    let end = bytes.len().checked_sub(22);
    end.is_some_and(|end| bytes[end..].starts_with(b"PK\x05\x06"))
}

/// The files of a folder by their paths in it.
fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let found = WalkDir::new(root).sort_by_file_name().into_iter();
    let found = found.map(|entry| entry.unwrap().into_path());
    let found = found.filter(|path| path.is_file());
    let within = |path: &Path| path.strip_prefix(root).unwrap().to_owned();
    found
        .map(|path| (within(&path), fs::read(&path).unwrap()))
        .collect()
}

pub fn write(root: &Path, files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The data of the site, as press keeps them.
pub fn data() -> Vec<(PathBuf, Vec<u8>)> {
    let mut data = files(&folder().join("data"));
    data.retain(|(path, _)| {
        !path
            .extension()
            .is_some_and(|end| end == "br" || end == "gz")
    });
    data
}

pub fn run(arguments: &[&str], at: &Path) {
    let done = press().args(arguments).arg(at).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{arguments:?}: {said}");
}

#[test]
fn the_package_is_what_press_publishes_and_the_site_made_of_it_opens_the_week() {
    let made = TempDir::new().unwrap();
    let mut package = Vec::new();
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        let drafts = Folder::new();
        open(reader, "").await;
        choose(reader, &[&drafts.write("2025-W52.json", correction())]).await;
        reader.until("one('.drafts li')").await;
        let asked = reader.asked().len();
        reader.click(BUTTON).await;
        until_told(reader, "发布包已下载").await;
        package = downloads.whole(NAME, is_whole).await;
        // What it needs is what is published already, and nothing is sent.
        let mut asked = reader.asked()[asked..].to_vec();
        asked.retain(|path| !path.starts_with("assets/"));
        assert_eq!(asked, ["data/SHA256SUMS", "data/weeks/2025-W52.json"]);
        check(reader, &axe(), "the desk with a package").await;
    });

    let (unpacked, at_press) = (made.path().join("unpacked"), made.path().join("press"));
    let drafts = Folder::new();
    let draft = drafts.write("2025-W52.json", correction());
    for at in [&unpacked, &at_press] {
        write(at, data());
    }
    let files_of_package = unzipped(&package).unwrap();
    for (path, bytes) in &files_of_package[1..] {
        let path = path.strip_prefix("data/").unwrap();
        write(&unpacked, [(path.into(), bytes.clone())]);
    }
    let draft = draft.to_str().unwrap();
    run(&["publish", draft, "--data"], &at_press);
    assert!(files(&unpacked) == files(&at_press));

    // Over the data of a site, pages anew as the note says.
    let site = made.path().join("site");
    write(&site, files(&folder()));
    write(&site.join("data"), files(&unpacked));
    run(&["prerender"], &site);
    visit_folder(&site, async |reader| {
        for (page, said) in [("", "漏计一起。"), ("en/", "One was left out.")] {
            reader.open_wholly(page).await;
            reader.until_week("2025-W52").await;
            let text: String = reader.read("document.body.innerText").await;
            assert!(text.contains(said), "{text}");
        }
    });
}

#[test]
fn what_holds_a_package_up_is_said_and_nothing_is_saved() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let downloads = Downloads::of(reader).await;
        let drafts = Folder::new();
        open(reader, "en/").await;
        let wrong = changed(&[("\"value\": 331,", "\"value\": 3310,")]);
        choose(reader, &[&drafts.write("2025-W52.json", wrong)]).await;
        reader.until("one('[data-finding=change_disagrees]')").await;
        reader.click(BUTTON).await;
        until_told(reader, "No package can be made yet").await;
        until_told(reader, "in 2025-W52.json").await;
        // In the language of the desk, whichever that is.
        reader.click(".links a[hreflang]").await;
        until_told(reader, "还不能生成发布包").await;

        choose(
            reader,
            &[&drafts.write("2025-W52.json", published("weeks/2025-W52.json"))],
        )
        .await;
        reader
            .until("!one('[data-finding=change_disagrees]')")
            .await;
        reader.click(BUTTON).await;
        until_told(reader, "草稿的内容均已发布").await;

        choose(reader, &[&drafts.write("2025-W52.json", correction())]).await;
        let told = "one('.status').innerText.includes('草稿的内容均已发布')";
        reader.until(&format!("!{told}")).await;
        for (file, fault, said) in [
            ("data/SHA256SUMS", InjectedFault::Missing, "SHA256SUMS"),
            (
                "data/weeks/2025-W52.json",
                InjectedFault::Missing,
                "2025年12月22日",
            ),
            ("data/SHA256SUMS", InjectedFault::Html, "互不一致"),
            (
                "data/weeks/2025-W52.json",
                InjectedFault::Corrupted,
                "互不一致",
            ),
        ] {
            reader.site.fault(file, fault);
            reader.click(BUTTON).await;
            until_told(reader, said).await;
            reader.site.clear();
        }
        assert_eq!(downloads.names(), Vec::<String>::new());
        reader.click(BUTTON).await;
        downloads.whole(NAME, is_whole).await;
    });
}

/// In every engine.
#[test]
fn without_the_part_that_makes_packages_the_desk_says_so_and_goes_on_when_it_comes() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.tolerate("Fetch API cannot load");
        let part = reader.site.asset("desk.outgoing", "wasm").unwrap();
        let drafts = Folder::new();
        open(reader, "").await;
        choose(
            reader,
            &[&drafts.write("2025-W52.json", published("weeks/2025-W52.json"))],
        )
        .await;
        reader.until("one('.drafts li')").await;
        for fault in [
            InjectedFault::Missing,
            InjectedFault::Corrupted,
            InjectedFault::Abort,
        ] {
            reader.site.fault(&part, fault);
            reader.click(BUTTON).await;
            until_told(reader, "编辑台生成文件的部分未能载入").await;
            reader.site.clear();
        }
        reader.click(BUTTON).await;
        until_told(reader, "草稿的内容均已发布").await;
    });
}
