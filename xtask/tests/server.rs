//! The test server, asked over the wire.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::time::Duration;

use deploy::compress;
use reqwest::{Client, Response, StatusCode};
use tempfile::TempDir;
use tokio::time::timeout;
use xtask::server::{InjectedFault, Server, Site};

const INDEX: &str = r#"{"schema_version":1,"latest":"2018-W06"}"#;
/// Names the program, as the pages of a build do.
const PAGE: &str = "<!doctype html><style>p{}</style><script>1</script>\
    <p data-program=\"assets/reader-0123456789abcdef.wasm\">.";

/// A small site, compressed; it lives as long as its folder.
fn site() -> (TempDir, Site) {
    let folder = TempDir::new().unwrap();
    for (path, content) in [
        ("index.html", PAGE),
        ("en/index.html", PAGE),
        ("assets/reader-0123456789abcdef.wasm", "\0asm"),
        ("data/index.json", INDEX),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    compress::folder(folder.path(), &folder.path().join("none")).unwrap();
    let site = Site::new(folder.path());
    (folder, site)
}

async fn get(server: &Server, path: &str) -> Response {
    Client::new().get(server.url(path)).send().await.unwrap()
}

async fn text(server: &Server, path: &str) -> String {
    get(server, path).await.text().await.unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn files_have_their_types_and_times_and_the_headers_of_the_list() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();

    for path in ["", "index.html", "en/"] {
        let page = get(&server, path).await;
        let policy = header(&page, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
            "{policy}"
        );
        assert!(policy.ends_with("; report-uri /csp-report"), "{policy}");
        assert_eq!(header(&page, "cache-control"), "no-cache");
        assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
    }
    let wasm = get(&server, &server.asset("reader", "wasm").unwrap()).await;
    assert_eq!(header(&wasm, "content-type"), "application/wasm");
    assert_eq!(
        header(&wasm, "cache-control"),
        "public, max-age=31536000, immutable"
    );
    for (name, value) in deploy::FIXED_HEADERS {
        assert_eq!(header(&wasm, name), value);
    }
    assert_eq!(
        get(&server, "nothing").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_browser_that_can_gets_brotli() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let request = Client::new()
        .get(server.url("data/index.json"))
        .header("accept-encoding", "gzip, br");
    let response = request.send().await.unwrap();
    assert_eq!(header(&response, "content-encoding"), "br");
    assert_eq!(
        response.bytes().await.unwrap(),
        compress::brotli(INDEX.as_bytes()).unwrap()
    );
}

#[tokio::test]
async fn a_site_works_under_a_path_and_under_another_policy() {
    let (_folder, site) = site();
    let site = site
        .under("reports/weekly")
        .policy(|policy| policy.replace(" 'wasm-unsafe-eval'", ""));
    let server = site.serve().unwrap();
    assert!(server.url("en/").ends_with("/reports/weekly/en/"));
    let page = get(&server, "").await;
    assert!(header(&page, "content-security-policy").contains("script-src 'self' 'sha256-"));
    assert_eq!(text(&server, "data/index.json?a=b").await, INDEX);
    assert_eq!(server.requests(), ["", "data/index.json?a=b"]);
}

#[tokio::test]
async fn a_host_may_say_one_encoding_of_all_texts() {
    let (_folder, site) = site();
    let server = site.charset("gb2312").serve().unwrap();
    for (path, kind) in [
        ("en/", "text/html; charset=gb2312"),
        ("data/index.json", "application/json; charset=gb2312"),
        ("assets/reader-0123456789abcdef.wasm", "application/wasm"),
    ] {
        assert_eq!(header(&get(&server, path).await, "content-type"), kind);
    }
}

#[tokio::test]
async fn a_file_comes_whole_whatever_is_known_of_it() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let known = Client::new()
        .get(server.url("data/index.json"))
        .header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT");
    let response = known.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "last-modified"), "");
}

#[tokio::test]
async fn each_fault_spoils_the_answer_until_it_is_cleared() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let path = "data/index.json";

    for (fault, status) in [
        (InjectedFault::Missing, 404),
        (InjectedFault::Refused, 500),
        (InjectedFault::Html, 200),
    ] {
        server.fault(path, fault);
        assert_eq!(get(&server, path).await.status(), status);
    }
    assert!(text(&server, path).await.starts_with("<!doctype html>"));

    server.fault(path, InjectedFault::Truncated);
    assert_eq!(text(&server, path).await, INDEX[..INDEX.len() / 2]);
    server.fault(path, InjectedFault::WrongVersion);
    assert!(
        text(&server, path)
            .await
            .contains(r#""schema_version":999"#)
    );
    server.fault(path, InjectedFault::TooLarge(10_000));
    let large = text(&server, path).await;
    assert_eq!((large.len(), large.trim_end()), (10_000, INDEX));
    server.fault(path, InjectedFault::Body(b"other".to_vec()));
    assert_eq!(text(&server, path).await, "other");
    server.fault(path, InjectedFault::Corrupted);
    let corrupted = get(&server, path).await.bytes().await.unwrap();
    assert_eq!(corrupted.len(), INDEX.len());
    assert_ne!(corrupted, INDEX);
    server.fault(path, InjectedFault::WrongType);
    assert_eq!(
        header(&get(&server, path).await, "content-type"),
        "text/plain"
    );
    server.fault(path, InjectedFault::Abort);
    assert!(get(&server, path).await.bytes().await.is_err());
    server.fault(path, InjectedFault::Stall);
    let stalled = get(&server, path).await;
    assert_eq!(stalled.status(), StatusCode::OK);
    assert!(
        timeout(Duration::from_millis(50), stalled.bytes())
            .await
            .is_err()
    );

    server.clear();
    assert_eq!(text(&server, path).await, INDEX);
    assert_eq!(server.requests(), [path]);
}

#[tokio::test]
async fn a_host_may_keep_its_tag_whatever_the_content() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let path = "data/index.json";
    for content in ["one", "two"] {
        server.fault(path, InjectedFault::Tagged(content.into()));
        let response = get(&server, path).await;
        let tag = header(&response, "etag").to_owned();
        assert_eq!(response.text().await.unwrap(), content);
        let known = Client::new().get(server.url(path));
        let response = known.header("if-none-match", tag).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn a_fault_may_end_by_itself() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    server.fault(
        "data/index.json",
        InjectedFault::Times(2, Box::new(InjectedFault::Refused)),
    );
    for status in [500, 500, 200, 200] {
        assert_eq!(get(&server, "data/index.json").await.status(), status);
    }
    server.fault(
        "data/index.json",
        InjectedFault::Delay(Duration::from_millis(20)),
    );
    assert_eq!(text(&server, "data/index.json").await, INDEX);
}

#[tokio::test]
async fn a_held_request_is_answered_when_it_is_released() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let path = "data/index.json";
    server.fault(path, InjectedFault::Held);
    let held = tokio::spawn(Client::new().get(server.url(path)).send());
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    // Whatever is answered at once is answered by then.
    assert_eq!(text(&server, "en/").await, PAGE);
    assert!(!held.is_finished());
    server.release(path);
    assert_eq!(held.await.unwrap().unwrap().text().await.unwrap(), INDEX);
    assert_eq!(text(&server, path).await, INDEX);
}

#[tokio::test]
async fn violations_that_browsers_report_are_kept() {
    let (_folder, site) = site();
    let server = site.serve().unwrap();
    let url = server.url("csp-report");
    let report = r#"{"csp-report":{"effective-directive":"script-src-elem","blocked-uri":"inline","line-number":3}}"#;
    Client::new().post(url).body(report).send().await.unwrap();
    let violations = server.violations();
    assert_eq!(violations.len(), 1);
    assert!(
        violations[0].starts_with("script-src-elem blocked inline"),
        "{violations:?}"
    );
    assert!(server.requests().is_empty());
}
