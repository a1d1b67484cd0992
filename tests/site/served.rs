//! nginx serves the site as deploy/nginx.conf says, and each answer has what the one list promises.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use deploy::headers::NAME;
use deploy::{Frames, Hosting, KEPT, POLICY, compress, kinds};
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};
use walkdir::WalkDir;
use xtask::nginx::{self, Nginx, UNDER};

use crate::folder;

/// A header that deploy/nginx.conf suggests to add.
const ADDED: (&str, &str) = ("strict-transport-security", "max-age=31536000");

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// The one value of a header; nothing where there are none or several.
    fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        values
            .next()
            .filter(|_| values.next().is_none())?
            .to_str()
            .ok()
    }
}

struct Client {
    nginx: Nginx,
    agent: Agent,
}

impl Client {
    fn new() -> Self {
        Self::framed_by("")
    }

    fn framed_by(frames: &str) -> Self {
        Self::at(&folder(), frames)
    }

    fn at(site: &Path, frames: &str) -> Self {
        let nginx = Nginx::serve(site, frames.parse().unwrap()).unwrap();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .build()
            .new_agent();
        Self { nginx, agent }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let url = format!("http://{}/{path}", self.nginx.address());
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, mut body) = self
            .agent
            .run(request.body(()).unwrap())
            .unwrap()
            .into_parts();
        let body = body.read_to_vec().unwrap();
        Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }

    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers)
    }

    /// What comes back for bytes that no client would send.
    fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.nginx.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

/// Every file of the site that is meant for readers.
fn files() -> Vec<String> {
    let site = folder();
    let files = WalkDir::new(&site)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| {
        entry
            .path()
            .strip_prefix(&site)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    });
    let is_copy = |path: &String| {
        path.rsplit('.')
            .next()
            .is_some_and(|end| ["br", "gz"].contains(&end))
    };
    let paths: Vec<_> = paths
        .filter(|path| !is_copy(path) && path != NAME)
        .collect();
    assert!(paths.len() > 200, "{}", paths.len());
    paths
}

fn content(path: &str) -> Vec<u8> {
    let page = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    fs::read(folder().join(format!("{path}{page}"))).unwrap()
}

/// The path of one of the files that are named by their content.
fn asset(name: &str, end: &str) -> String {
    let is = |path: &String| path.starts_with(&format!("assets/{name}-")) && path.ends_with(end);
    files().into_iter().find(is).unwrap()
}

/// A page, a file of the dataset, the program and a script.
fn examples() -> [String; 4] {
    let paths = ["", "data/latest.json"].map(str::to_owned);
    let [page, data] = paths;
    [page, data, asset("reader", ".wasm"), asset("boot", ".js")]
}

#[test]
fn every_file_comes_with_its_type_its_time_and_every_header() {
    let client = Client::new();
    let hosting = Hosting::of(&folder(), Frames::default()).unwrap();
    let mut types = BTreeSet::new();
    let mut paths = files();
    paths.extend(["", "en/", "weeks/"].map(str::to_owned));
    for path in &paths {
        for under in ["", UNDER] {
            let answer = client.get(&format!("{under}{path}"), &[]);
            assert_eq!(answer.status, 200, "{under}{path}");
            assert!(
                answer.body == content(path),
                "{under}{path} has another content"
            );
            let kind = kinds::media_type(if path.is_empty() { "index.html" } else { path });
            assert!(kind.is_some(), "{path} has no type");
            assert_eq!(answer.header("content-type"), kind.as_deref(), "{path}");
            assert_eq!(answer.header(KEPT), Some(kinds::kept(path)), "{path}");
            for (name, value) in hosting.headers() {
                assert_eq!(
                    answer.header(name),
                    Some(&*value),
                    "{name} of {under}{path}"
                );
            }
            assert_eq!(answer.header("server"), Some("nginx"));
            // What a host adds of its own stands beside them; here it does so at the top alone.
            let added = under.is_empty().then_some(ADDED.1);
            assert_eq!(answer.header(ADDED.0), added, "{under}{path}");
            types.extend(kind);
        }
    }
    assert!(
        types.contains("application/wasm") && types.len() > 5,
        "{types:?}"
    );
}

#[test]
fn no_text_rests_on_the_encoding_that_a_host_says() {
    for path in files() {
        let bytes = content(&path);
        let has_mark = bytes.starts_with(b"\xef\xbb\xbf");
        let is_fragment = path.ends_with("fragment.html");
        match path.rsplit('.').next().unwrap_or_default() {
            // It stands in the middle of pages of others.
            "html" if is_fragment => assert!(bytes.is_ascii(), "{path}"),
            "html" | "txt" => assert!(has_mark, "{path}"),
            // It is always read as UTF-8, and a mark would be a mistake in it.
            "json" => assert!(!has_mark, "{path}"),
            // Modules are always read as UTF-8, what is named by other sites is no module.
            "js" if path.starts_with("assets/") => assert!(!has_mark, "{path}"),
            // Spreadsheets know it by the mark; programs by the table's description, which names it.
            "csv" => assert_eq!(has_mark, !path.ends_with("-utf8.csv"), "{path}"),
            "png" | "wasm" => {}
            _ => assert!(bytes.is_ascii(), "{path}"),
        }
    }
}

#[test]
fn every_file_comes_compressed_to_whoever_can_unpack_it() {
    let client = Client::new();
    let mut encodings = vec![("gzip", "gz")];
    if nginx::has_brotli() {
        encodings.push(("br", "br"));
    }
    for path in files() {
        for (encoding, end) in &encodings {
            let Ok(packed) = fs::read(folder().join(format!("{path}.{end}"))) else {
                let is_picture = Path::new(&path).extension().is_some_and(|end| end == "png");
                assert!(is_picture, "{path} has no copy");
                continue;
            };
            for under in ["", UNDER] {
                let accepted = ("accept-encoding", *encoding);
                let answer = client.get(&format!("{under}{path}"), &[accepted]);
                assert_eq!(answer.header("content-encoding"), Some(*encoding), "{path}");
                assert!(answer.body == packed, "{under}{path}.{end}");
                // The type is that of what was compressed, and whoever keeps the answer keeps it for his like.
                let kind = kinds::media_type(&path);
                assert_eq!(answer.header("content-type"), kind.as_deref(), "{path}");
                assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{path}");
                assert_eq!(answer.header(KEPT), Some(kinds::kept(&path)), "{path}");
            }
        }
    }
}

/// The tag that nginx makes of a file's time and size unless it is told not to.
fn usual_tag(path: &Path) -> String {
    let file = fs::metadata(path).unwrap();
    let time = file.modified().unwrap().duration_since(UNIX_EPOCH).unwrap();
    format!("\"{:x}-{:x}\"", time.as_secs(), file.len())
}

#[test]
fn another_digit_is_sent_though_time_and_size_are_the_same() {
    // As images and archives have it.
    let all_alike = UNIX_EPOCH + Duration::from_secs(1);
    let date = "Thu, 01 Jan 1970 00:00:01 GMT";
    let site = TempDir::new().unwrap();
    let write = |path: &str, digit: char| {
        let text = format!("<!doctype html><title>5{digit}2</title>");
        fs::write(site.path().join(path), text).unwrap();
        compress::renew(site.path()).unwrap();
        for entry in fs::read_dir(site.path()).unwrap() {
            let file = File::options().write(true).open(entry.unwrap().path());
            file.unwrap().set_modified(all_alike).unwrap();
        }
    };
    let paths = ["index.html", "latest.json", "embed.js", "fragment.html"];
    for path in paths {
        write(path, '3');
    }
    compress::folder(site.path(), &site.path().join("none")).unwrap();
    let client = Client::at(site.path(), "");
    for path in paths {
        write(path, '3');
        for (encoding, end) in [("identity", ""), ("gzip", ".gz")] {
            let accepted = ("accept-encoding", encoding);
            let file = site.path().join(format!("{path}{end}"));
            let first = client.get(path, &[accepted]);
            let tag = usual_tag(&file);
            write(path, '4');
            assert_eq!(usual_tag(&file), tag, "{path}{end} keeps both");
            let marks = [("if-none-match", &*tag), ("if-modified-since", date)];
            for known in [&marks[..1], &marks[1..], &marks] {
                let next = client.get(path, &[&[accepted], known].concat());
                assert_eq!(
                    (first.status, next.status),
                    (200, 200),
                    "{path}{end} {known:?}"
                );
                assert!(next.body != first.body, "{path}{end} {known:?}");
            }
            let next = client.get(path, &[accepted]);
            // Nor could a host between take the one for the other.
            for told in ["etag", "last-modified"] {
                assert_eq!(next.header(told), None, "{path}{end}");
            }
            write(path, '3');
        }
    }
}

#[test]
fn a_part_of_a_file_can_be_asked_for() {
    let client = Client::new();
    for path in examples() {
        let whole = content(&path);
        let size = whole.len();
        let check = |range: &str, from: usize, to: usize| {
            let answer = client.get(&path, &[("range", range)]);
            let expected = format!("bytes {from}-{}/{size}", to - 1);
            assert_eq!(answer.status, 206, "{path} {range}");
            assert_eq!(answer.header("content-range"), Some(&*expected), "{path}");
            assert!(answer.body == whole[from..to], "{path} {range}");
            assert!(answer.header(POLICY).is_some());
        };
        check("bytes=10-19", 10, 20);
        check("bytes=-7", size - 7, size);
        check("bytes=100-", 100, size);
        // Nothing tells that the file is still the one of which a part is known.
        let file = if path.is_empty() { "index.html" } else { &path };
        let tag = usual_tag(&folder().join(file));
        let answer = client.get(&path, &[("range", "bytes=0-9"), ("if-range", &tag)]);
        assert!(answer.status == 200 && answer.body == whole, "{path}");
        let beyond = client.get(&path, &[("range", "bytes=99999999-")]);
        assert_eq!(beyond.status, 416, "{path}");
        // Many small parts of one file would cost the server more than the whole.
        let parts = client.get(&path, &[("range", "bytes=0-1,4-5,8-9")]);
        assert!(parts.status == 200 && parts.body == whole, "{path}");
    }
}

#[test]
fn only_get_and_head_are_answered() {
    let client = Client::new();
    let mut paths = examples().to_vec();
    paths.extend(["en/", "nothing", UNDER].map(str::to_owned));
    for path in paths {
        let (get, head) = (client.get(&path, &[]), client.ask("HEAD", &path, &[]));
        assert_eq!((get.status, head.body.len()), (head.status, 0), "{path}");
        for name in ["content-type", "content-length", KEPT, POLICY] {
            assert_eq!(get.header(name), head.header(name), "{name} of {path}");
        }
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
            let answer = client.ask(method, &path, &[]);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.header(POLICY).is_some(), "{method} {path}");
        }
        let traced = client.raw(&format!("TRACE /{path} HTTP/1.0\r\n\r\n"));
        assert!(traced.starts_with("HTTP/1.1 405 "), "{traced}");
    }
}

#[test]
fn what_is_not_there_is_said_so_with_every_header() {
    let client = Client::new();
    let hosting = Hosting::of(&folder(), Frames::default()).unwrap();
    // Neither what belongs to the host nor what is being written is for readers.
    let hidden = [
        NAME,
        ".git/config",
        ".index.html.new",
        "data/.latest.json.new",
    ];
    assert!(folder().join(NAME).exists(), "the site has its {NAME}");
    let missing = [
        "nothing",
        "assets/reader-0123456789abcdef.wasm",
        "data/",
        "assets/",
        "data/weeks/1999-W01.json",
    ];
    for path in hidden.into_iter().chain(missing) {
        for under in ["", UNDER] {
            let answer = client.get(&format!("{under}{path}"), &[]);
            assert!(
                [403, 404].contains(&answer.status),
                "{path}: {}",
                answer.status
            );
            assert_eq!(answer.header(KEPT), Some(kinds::ASK_AGAIN), "{path}");
            for (name, value) in hosting.headers() {
                assert_eq!(answer.header(name), Some(&*value), "{name} of {path}");
            }
        }
    }
}

#[test]
fn a_path_never_leaves_the_site() {
    let client = Client::new();
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "/reports/weekly/../../../Cargo.toml",
        "/reports/weekly../Cargo.toml",
    ] {
        let answer = client.raw(&format!("GET {path} HTTP/1.0\r\n\r\n"));
        let status = answer.split(' ').nth(1).unwrap();
        assert!(["400", "404"].contains(&status), "{path}: {answer}");
    }
}

#[test]
fn a_folder_without_its_slash_leads_to_the_one_with_it() {
    let client = Client::new();
    for path in ["en", "weeks", "reports/weekly", "reports/weekly/en"] {
        let answer = client.get(path, &[]);
        // Relative, so that it holds behind a server that speaks https for this one.
        let there = format!("/{path}/");
        assert_eq!(
            (answer.status, answer.header("location")),
            (301, Some(&*there))
        );
    }
}

#[test]
fn the_server_tells_no_version() {
    let client = Client::new();
    for request in [
        "GET / HTTP/1.0\r\n\r\n",
        "GET /nothing HTTP/1.0\r\n\r\n",
        "PUT / HTTP/1.0\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
    ] {
        let answer = client.raw(request);
        assert!(
            answer.contains("nginx") && !answer.contains("nginx/"),
            "{request}: {answer}"
        );
    }
}

#[test]
fn the_site_is_served_by_the_newer_protocol_of_the_internet_as_well() {
    let client = Client::new();
    if !nginx::has_ipv6() {
        eprintln!("this machine has no IPv6");
        return;
    }
    let url = format!("http://{}/data/latest.json", client.nginx.newer_address());
    let mut answer = client.agent.get(url).call().unwrap();
    assert!(answer.body_mut().read_to_vec().unwrap() == content("data/latest.json"));
}

#[test]
fn one_setting_tells_who_may_frame_the_site() {
    let policy = |client: &Client| client.get("", &[]).header(POLICY).unwrap().to_owned();
    assert!(!policy(&Client::new()).contains("frame-ancestors"));
    let sources = "https://www.example.org https://*.example.org";
    let framed = Client::framed_by(sources);
    assert!(policy(&framed).ends_with(&format!("; frame-ancestors 'self' {sources}")));
    // An older header that knows no list of sites would contradict it.
    assert_eq!(framed.get("", &[]).header("x-frame-options"), None);
}
