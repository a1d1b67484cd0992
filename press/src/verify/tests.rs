use std::fmt::Write as _;
use std::fs;

use cncert_weekly::lang::Lang;
use deploy::compress;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use xtask::{
    asset::Asset,
    server::{InjectedFault as Spoil, Server, Site},
};

use super::*;

const STYLE: &str = "<style>p{color:red}</style>";
const WEEK: &str = "weeks/2018-W06/zh.html";

fn in_words(flaw: &Flaw) -> String {
    flaw.words(Lang::En)
}

/// A small site as the build writes it; it lives as long as its folder.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let write = |path: &str, text: &str| {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let wasm = Asset::write(site, "reader", "wasm", b"\0asm").unwrap();
    let start = Asset::write(site, "boot", "js", b"1").unwrap();
    let page = |root: &str, link: &str| {
        let boot = serde_json::json!({ "build": "b1", "wasm": wasm });
        let Asset { url, integrity } = &start;
        format!(
            "<!doctype html><html data-root=\"{root}\"><script type=\"application/json\" id=\"boot\">{boot}</script>\
             <script>2</script>{STYLE}<link rel=\"icon\" href=\"{root}favicon.svg\"><script src=\"{root}{url}\" integrity=\"{integrity}\"></script>\
             <a href=\"{link}\">.</a><a href=\"{root}weeks/index.html\">.</a><a href=\"https://example.org/\">.</a>"
        )
    };
    write("index.html", &page("./", "en/"));
    write("en/index.html", &page("../", "../"));
    write(
        "weeks/index.html",
        &format!("{STYLE}<a href=\"2018-W06/zh.html\">.</a>"),
    );
    write(WEEK, STYLE);
    write("favicon.svg", "<svg/>");
    write("data/index.json", "{}");
    let sum = format!("{:x}", Sha256::digest("{}"));
    write("data/SHA256SUMS", &format!("{sum}  index.json\n"));
    compress::folder(site, &site.join("none")).unwrap();
    let hosting = deploy::Hosting::of(site, Frames::default()).unwrap();
    write("_headers", &deploy::headers::text(&hosting, site).unwrap());
    folder
}

fn in_folder(folder: &TempDir) -> Vec<Flaw> {
    let folder = Folder::new(folder.path().to_str().unwrap()).unwrap();
    verify(&folder).unwrap().1
}

fn at(server: &Server) -> Vec<Flaw> {
    verify(&Address::new(&server.url("")).unwrap()).unwrap().1
}

fn asset(folder: &TempDir, name: &str) -> String {
    let files = fs::read_dir(folder.path().join("assets")).unwrap();
    let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let found = names.find(|file| file.starts_with(name) && file.matches('.').count() == 1);
    format!("assets/{}", found.unwrap())
}

#[test]
fn a_site_is_as_it_was_built_in_its_folder_and_at_its_address() {
    let folder = site();
    assert_eq!(in_folder(&folder), []);
    let of_the_folder = Folder::new(folder.path().to_str().unwrap()).unwrap();
    assert_eq!(verify(&of_the_folder).unwrap().0, 9);
    let server = Site::new(folder.path())
        .under("reports/weekly")
        .serve()
        .unwrap();
    assert_eq!(at(&server), []);
    let asked = server.requests();
    for path in [
        "",
        "en/",
        "weeks/",
        WEEK,
        "data/SHA256SUMS",
        "data/index.json",
        &asset(&folder, "reader"),
    ] {
        assert!(
            asked.iter().any(|of| of == path),
            "{path} is not among {asked:?}"
        );
    }
}

#[test]
fn a_published_site_is_held_against_one_that_was_built_again() {
    let folder = site();
    let server = Site::new(folder.path()).serve().unwrap();
    let against = |built: &TempDir| {
        let published = Box::new(Address::new(&server.url("")).unwrap());
        let both = Rebuilt::new(published, built.path().to_str().unwrap()).unwrap();
        let flaws = verify(&both).unwrap().1;
        flaws.iter().map(in_words).collect::<Vec<_>>()
    };
    assert_eq!(against(&site()), [""; 0]);
    let other = site();
    fs::write(other.path().join("favicon.svg"), "<svg></svg>").unwrap();
    fs::write(other.path().join("embed.js"), "3").unwrap();
    let flaws = against(&other);
    let of = |path: &str| flaws.iter().find(|flaw| flaw.contains(path));
    assert_eq!(flaws.len(), 2, "{flaws:#?}");
    assert_eq!(
        of("favicon.svg").unwrap(),
        "\"favicon.svg\" is not the file that was built here"
    );
    assert!(of("embed.js").unwrap().contains("is missing"), "{flaws:#?}");
}

/// Spoils a file of a folder, and tells what is found.
#[track_caller]
fn spoiled(path: impl Fn(&TempDir) -> String, content: Option<&str>) -> Vec<String> {
    let folder = site();
    let path = folder.path().join(path(&folder));
    match content {
        Some(content) => fs::write(path, content).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
    in_folder(&folder).iter().map(in_words).collect()
}

#[test]
fn whatever_is_changed_in_a_folder_is_found() {
    let one = |path: &'static str, content, expected: &[&str]| {
        assert_eq!(spoiled(|_| path.to_owned(), content), expected, "{path}");
    };
    one(
        "data/index.json.gz",
        Some("x"),
        &["\"data/index.json.gz\" has another content than the file that it was compressed from"],
    );
    one(
        "data/extra.json",
        Some("{}"),
        &["\"data/extra.json\" is not among the checksums of the dataset"],
    );
    one(
        "notes.exe",
        Some(""),
        &["\"notes.exe\" is of a type that no site has"],
    );
    one(
        "_headers",
        Some("/*\n"),
        &["\"_headers\" does not fit the pages: it is of another build"],
    );
    one(
        "data/index.json",
        Some("[]"),
        &[
            "\"data/index.json.br\" has another content than the file that it was compressed from",
            "\"data/index.json.gz\" has another content than the file that it was compressed from",
            "\"data/index.json\" has another content than data/SHA256SUMS says",
        ],
    );
    let of_wasm = |content| spoiled(|folder| asset(folder, "reader"), content);
    assert!(of_wasm(None)[0].contains("is missing"));
    assert!(of_wasm(Some("\0asn"))[2].ends_with("has another content than its page says"));
    assert!(spoiled(|_| WEEK.to_owned(), None)[0].contains("is missing"));
    let other = "<script type=\"application/json\" id=\"boot\">{\"build\":\"b2\"}</script>";
    let flaws = spoiled(|_| "en/index.html".to_owned(), Some(other));
    assert!(
        flaws.contains(&"the pages belong to different builds".to_owned()),
        "{flaws:?}"
    );
}

#[test]
fn a_script_that_is_not_named_by_its_content_is_found() {
    let folder = site();
    let path = asset(&folder, "boot");
    let renamed = "assets/boot-0123456789abcdef.js";
    fs::rename(folder.path().join(&path), folder.path().join(renamed)).unwrap();
    for page in ["index.html", "en/index.html"] {
        let page = folder.path().join(page);
        let text = fs::read_to_string(&page).unwrap().replace(&path, renamed);
        fs::write(&page, text).unwrap();
    }
    assert!(in_folder(&folder).contains(&Flaw::NotNamed(renamed.to_owned())));
}

#[test]
fn what_a_server_does_to_a_file_is_found() {
    let folder = site();
    let server = Site::new(folder.path()).serve().unwrap();
    let wasm = asset(&folder, "reader");
    let index = "data/index.json";
    let check = |path: &str, fault, expected: &str| {
        server.fault(path, fault);
        let flaws = at(&server);
        let texts: Vec<_> = flaws.iter().map(in_words).collect();
        assert!(
            texts.iter().any(|text| text.contains(expected)),
            "{path}: {texts:#?}"
        );
        server.clear();
    };
    check(&wasm, Spoil::Missing, "is missing: the answer is 404");
    check(
        &wasm,
        Spoil::Corrupted,
        "has another content than its page says",
    );
    check(
        &wasm,
        Spoil::WrongType,
        "comes with Content-Type: \"text/plain\" instead of \"application/wasm\"",
    );
    check(
        &wasm,
        Spoil::WrongType,
        "comes with Cache-Control: \"no-store\"",
    );
    check(
        index,
        Spoil::Truncated,
        "has another content than data/SHA256SUMS says",
    );
    check(
        index,
        Spoil::Html,
        "comes with Content-Type: \"text/html; charset=utf-8\" instead of \"application/json\"",
    );
    let with_script = format!("{STYLE}<script>ads()</script>").into_bytes();
    check(
        WEEK,
        Spoil::Body(with_script),
        "does not come under the policy of its pages: script-src",
    );
    assert_eq!(at(&server), []);
}

#[test]
fn a_policy_that_the_server_loosens_is_found() {
    let folder = site();
    let server = Site::new(folder.path())
        .policy(|policy| policy.replace("connect-src 'self'", "connect-src *"))
        .serve()
        .unwrap();
    let rule = |rule: &str| Flaw::Policy {
        path: WEEK.to_owned(),
        rule: rule.to_owned(),
    };
    let flaws = at(&server);
    assert!(
        flaws.contains(&rule("connect-src *")) && flaws.contains(&rule("connect-src 'self'")),
        "{flaws:?}"
    );
}

#[test]
fn a_charset_that_the_server_says_is_found_on_every_kind_of_file() {
    let folder = site();
    let server = Site::new(folder.path()).charset("gb2312").serve().unwrap();
    let flaws: Vec<_> = at(&server).iter().map(in_words).collect();
    for path in [
        "",
        WEEK,
        "data/index.json",
        "favicon.svg",
        "data/SHA256SUMS",
    ] {
        let found = flaws.iter().find(|flaw| {
            flaw.starts_with(&format!("{path:?} comes with Content-Type: "))
                && flaw.contains("charset=gb2312")
        });
        assert!(found.is_some(), "{path}: {flaws:#?}");
    }
}

/// An index that ends with a week, of which the newest one has a revision.
fn index(last: i32, revision: u32) -> String {
    serde_json::json!({
        "schema_version": 1, "latest": format!("2018-W{last:02}"), "next_due": null,
        "years": [{ "year": 2018, "weeks": [[5, last]] }], "sample": [], "partly_sample": [],
        "secondhand": [], "issues": [],
        "revised": if revision > 1 { serde_json::json!([[format!("2018-W{last:02}"), revision]]) } else { serde_json::json!([]) },
    })
    .to_string()
}

/// A week file, as far as it is looked at.
fn week(number: i32, revision: u32) -> String {
    serde_json::json!({ "week": format!("2018-W{number:02}"), "revision": revision }).to_string()
}

/// What a page says of its issue.
const CARRIED: &str = "2018-W06 2 assets/issue-0123456789abcdef.json";

/// The figures of a year that ends with a week, but for the figures.
fn history(last: i32) -> String {
    let weeks = (5..=last).map(|number| format!("2018-W{number:02}"));
    serde_json::json!({
        "schema_version": 1, "weeks": weeks.collect::<Vec<_>>(), "columns": {},
        "flags": { "rounded": 1, "sample": 2, "secondhand": 4, "corrected": 8 },
    })
    .to_string()
}

/// What is told of a site whose files are of the newest state but for one.
fn of_two_states(path: &str, content: &str) -> Vec<String> {
    let files = [
        ("index.json", index(6, 2)),
        ("latest.json", week(6, 2)),
        ("weeks/2018-W05.json", week(5, 1)),
        ("weeks/2018-W06.json", week(6, 2)),
        ("weeks/2018-W06.r1.json", week(6, 1)),
        ("history/2018.json", history(6)),
        ("history/all.json", history(6)),
    ];
    let folder = site();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("assets/issue-0123456789abcdef.json", "[]");
    let mut sums = String::new();
    for (name, text) in &files {
        let is_it = format!("data/{name}") == path;
        let text = if is_it { content } else { text.as_str() };
        write(&format!("data/{name}"), text);
        writeln!(sums, "{:x}  {name}", Sha256::digest(text)).unwrap();
    }
    write("data/SHA256SUMS", &sums);
    let carried = |index: &str, week: &str| {
        format!(
            "<script type=\"application/json\" id=\"carried-index\">{index}</script>\
             <script type=\"text/plain\" id=\"carried-issue\">{week}</script>"
        )
    };
    for page in ["index.html", "en/index.html"] {
        let is_it = page == path;
        let (index, week) = if is_it {
            content.split_once('\n').unwrap()
        } else {
            (&*index(6, 2), CARRIED)
        };
        let text = fs::read_to_string(folder.path().join(page)).unwrap();
        write(page, &[text, carried(index, week)].concat());
    }
    let text = if path == WEEK {
        content
    } else {
        "data-week=\"2018-W06\" data-revision=\"2\""
    };
    write(WEEK, &format!("<!doctype html><html {text}>{STYLE}"));
    compress::renew(folder.path()).unwrap();
    let mut flaws = in_folder(&folder);
    flaws.retain(|flaw| !matches!(flaw, Flaw::OtherHeaders(_)));
    flaws.iter().map(in_words).collect()
}

#[test]
fn files_of_two_states_of_the_dataset_are_found_whichever_is_older() {
    let check = |path: &str, content: &str, expected: &[&str]| {
        let expected: Vec<_> = expected
            .iter()
            .map(|known| format!("{known}: the site is of two states of the dataset"))
            .collect();
        assert_eq!(of_two_states(path, content), expected, "{path}");
    };
    check("", "", &[]);
    check(
        "data/index.json",
        &index(5, 1),
        &["\"data/index.json\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    check(
        "data/index.json",
        &index(6, 1),
        &["\"data/index.json\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    check(
        "data/latest.json",
        &week(5, 1),
        &["\"data/latest.json\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    check(
        "data/weeks/2018-W06.json",
        &week(6, 1),
        &["\"data/weeks/2018-W06.json\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    // A week that is newer than all that is known of it.
    check(
        "data/weeks/2018-W06.json",
        &week(6, 3),
        &["\"\" does not know revision 3 of 2018-W06, which \"data/weeks/2018-W06.json\" has"],
    );
    check(
        "data/history/2018.json",
        &history(5),
        &["\"data/history/2018.json\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    check(
        WEEK,
        "data-week=\"2018-W06\" data-revision=\"1\"",
        &["\"weeks/2018-W06/zh.html\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
    // Pages that were not made anew with the data.
    check(
        "en/index.html",
        &[index(5, 1), CARRIED.replace("6 2", "5 1")].join("\n"),
        &["\"en/\" does not know revision 2 of 2018-W06, which \"\" has"],
    );
}

#[test]
fn a_date_before_the_week_itself_is_found_where_a_host_sends_one() {
    let folder = site();
    let server = Site::new(folder.path()).serve().unwrap();
    let site = Address::new(&server.url("")).unwrap();
    let date = |date: &str| {
        site.dates
            .borrow_mut()
            .insert(WEEK.to_owned(), date.to_owned());
        let mut flaws = Vec::new();
        site.date(WEEK, "2018-W06".parse().unwrap(), &mut flaws);
        flaws.len()
    };
    assert_eq!(date("Tue, 01 Jan 1980 00:00:00 GMT"), 1);
    assert_eq!(date("Thu, 01 Jan 1970 00:00:01 GMT"), 1);
    assert_eq!(date("Mon, 12 Feb 2018 08:00:00 GMT"), 0);
    assert_eq!(date(""), 0);
}

#[test]
fn a_place_without_a_site_is_a_fault() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        run(&Voice::unheard(), empty.path().to_str().unwrap(), None),
        Err(Failure::NoSite(_))
    ));
    assert!(matches!(
        run(&Voice::unheard(), "http://127.0.0.1:1/", None),
        Err(Failure::Unreachable { .. })
    ));
}
