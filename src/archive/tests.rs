use std::{
    cell::{Cell, RefCell},
    future::{poll_fn, ready},
    pin::pin,
    rc::Rc,
    sync::Arc,
    task::Poll,
};

use futures::{FutureExt, future::LocalBoxFuture, join, poll};

use super::{Archive, Cause, Door, Fault, File};
use crate::report::Week;

const CATALOGUE: &str = r#"{"schema_version":1,"indicators":[],"distributions":[],"rankings":[],
    "ratings":[],"actors":[],"categories":[],"terms":[]}"#;

const PUBLISHER: &str = r#"{"schema_version":1,
    "names":{"publication":{"zh":"周报","en":"Weekly"},"publisher":{"zh":"中心","en":"CNCERT"}},"about":[{"zh":"关于中心。","en":"About the centre."}],
    "facts":[{"from":null,"founded":"2001-08","branches":31,"partners":{"as_of":2025,"countries":87,"organisations":294}}],
    "contact":{"website":"www.cert.org.cn","email":"a@cert.org.cn","phone":"010-82991681"},
    "portal":"https://www.cert.org.cn/","registration":null,"terms":null,"prevailing_language":null,
    "show_sample":true}"#;

const INDEX: &str = r#"{"schema_version":1,"latest":"2018-W06","next_due":null,
    "years":[{"year":2017,"weeks":[[50,52]]},{"year":2018,"weeks":[[1,6]]}],
    "sample":[["2018-W05","2018-W06"]],"partly_sample":[],"secondhand":[],"issues":[],"revised":[]}"#;

const WEEK: &str = r#"{"schema_version":1,"week":"2018-W06","issue":null,
    "period":{"start":"2018-02-05","end":"2018-02-11","basis":"stated"},"published_on":null,"revision":1,
    "provenance":{"kind":"issue","note":null,"sources":[]},"ratings":[],"indicators":[],"rankings":[],
    "distributions":[],"incidents":null,"highlights":[],"corrections":[],"acknowledged":[],"editor":null}"#;

const HISTORY_2017: &str = r#"{"schema_version":1,"weeks":["2017-W50","2017-W51","2017-W52"],
    "flags":{"rounded":1,"sample":2,"secondhand":4,"corrected":8},"columns":{}}"#;

const HISTORY_2018: &str = r#"{"schema_version":1,"weeks":["2018-W05","2018-W06"],
    "flags":{"rounded":1,"sample":2,"secondhand":4,"corrected":8},"columns":{}}"#;

/// A door to a server of which the test says how it answers.
#[derive(Clone)]
struct Server(Rc<RefCell<Scene>>);

#[derive(Default)]
struct Scene {
    /// Answers for which a test has its own; the last rule for a file counts.
    rules: Vec<(File, Rule)>,
    asked: Vec<File>,
    withdrawn: Vec<File>,
    paused: Vec<u32>,
    /// What the page carries, by name.
    carried: Vec<(&'static str, String)>,
    /// All of its issue, and how often that was asked for.
    issue: Option<String>,
    times_asked_for_issue: usize,
}

#[derive(Clone)]
enum Rule {
    Text(String),
    Fails(Cause),
    Hangs,
}

impl Server {
    fn new() -> Self {
        Self(Rc::default())
    }

    fn rule(&self, file: File, rule: Rule) {
        self.0.borrow_mut().rules.push((file, rule));
    }

    fn answer(&self, file: File) -> Rule {
        let scene = self.0.borrow();
        let own = scene.rules.iter().rev().find(|(known, _)| *known == file);
        own.map_or_else(|| usual(file), |(_, rule)| rule.clone())
    }

    /// Has the page carry the newest week, in a revision, with the index of its state.
    fn carry(&self, index: &str, revision: u32) {
        let parts = [
            index,
            CATALOGUE,
            PUBLISHER,
            &revised(revision),
            HISTORY_2018,
        ];
        let parts = parts.map(|part| part.replace('\n', ""));
        let mut scene = self.0.borrow_mut();
        let line = format!("2018-W06 {revision} assets/issue.json");
        scene.carried = vec![("index", index.to_owned()), ("issue", line)];
        scene.issue = Some(format!("[\n{}\n]\n", parts.join(",\n")));
    }

    /// Lets nobody have all of the issue that the page carries.
    fn keep_issue(&self) {
        self.0.borrow_mut().issue = None;
    }

    fn times_asked(&self, file: File) -> usize {
        let scene = self.0.borrow();
        scene.asked.iter().filter(|asked| **asked == file).count()
    }

    fn withdrawn(&self) -> Vec<File> {
        self.0.borrow().withdrawn.clone()
    }

    fn archive(&self) -> Archive {
        Archive::new(self.clone(), 10_000)
    }
}

fn usual(file: File) -> Rule {
    Rule::Text(
        match file {
            File::Index => INDEX,
            File::Catalogue => CATALOGUE,
            File::Publisher => PUBLISHER,
            File::Week(week) if week == w("2018-W06") => WEEK,
            // All of it as it was before the newest year came.
            File::History(2017) | File::Run => HISTORY_2017,
            File::History(2018) => HISTORY_2018,
            File::Week(_) | File::Revision(..) | File::History(_) | File::Checksums => {
                return Rule::Fails(Cause::Missing);
            }
        }
        .to_owned(),
    )
}

/// Notes a request that is dropped before it was answered.
struct Watch {
    server: Server,
    file: File,
    is_answered: Cell<bool>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.is_answered.get() {
            self.server.0.borrow_mut().withdrawn.push(self.file);
        }
    }
}

impl Door for Server {
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        self.0.borrow_mut().asked.push(file);
        let watch = Watch {
            server: self.clone(),
            file,
            is_answered: Cell::new(false),
        };
        async move {
            tokio::task::yield_now().await;
            let answered = poll_fn(|_| match watch.server.answer(file) {
                Rule::Text(text) => Poll::Ready(Ok(text.into_bytes())),
                Rule::Fails(cause) => Poll::Ready(Err(cause)),
                Rule::Hangs => Poll::Pending,
            });
            let answer = answered.await;
            watch.is_answered.set(true);
            answer
        }
        .boxed_local()
    }

    fn pause(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        self.0.borrow_mut().paused.push(millis);
        tokio::task::yield_now().boxed_local()
    }

    fn carried(&self, name: &str) -> Option<String> {
        let scene = self.0.borrow();
        let part = scene.carried.iter().find(|(known, _)| *known == name);
        part.map(|(_, text)| text.clone())
    }

    fn issue(&self, address: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        assert_eq!(address, "assets/issue.json");
        let mut scene = self.0.borrow_mut();
        scene.times_asked_for_issue += 1;
        let answer = scene.issue.clone().map(String::into_bytes);
        ready(answer.ok_or(Cause::Missing)).boxed_local()
    }
}

/// The newest week in a revision.
fn revised(revision: u32) -> String {
    WEEK.replace("\"revision\":1", &format!("\"revision\":{revision}"))
}

/// The index of a state in which the newest week has a revision.
fn index_of(revision: u32) -> String {
    let revised = format!("\"revised\":[[\"2018-W06\",{revision}]]");
    INDEX.replace("\"revised\":[]", &revised)
}

/// The index of the week before.
fn older_index() -> String {
    let index = INDEX.replace("\"latest\":\"2018-W06\"", "\"latest\":\"2018-W05\"");
    let index = index.replace("[[1,6]]", "[[1,5]]");
    index.replace("[\"2018-W05\",\"2018-W06\"]", "[\"2018-W05\",\"2018-W05\"]")
}

fn w(text: &str) -> Week {
    text.parse().unwrap()
}

fn week_file() -> File {
    File::Week(w("2018-W06"))
}

#[tokio::test]
async fn an_issue_comes_with_all_that_its_page_needs() {
    let issue = Server::new().archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.report.week, w("2018-W06"));
    assert_eq!(issue.index.latest, w("2018-W06"));
    assert_eq!(
        issue.history.weeks(),
        ["2017-W50", "2017-W51", "2017-W52", "2018-W05", "2018-W06"].map(w)
    );
    assert!(issue.is_history_whole);
}

#[tokio::test]
async fn what_was_read_is_not_asked_for_again() {
    let server = Server::new();
    let archive = server.archive();
    archive.prefetch(w("2018-W06")).await;
    archive.issue(w("2018-W06")).await.unwrap();
    archive.clone().issue(w("2018-W06")).await.unwrap();
    assert_eq!(server.0.borrow().asked.len(), 6);
}

#[tokio::test]
async fn all_who_wait_for_a_file_share_one_request() {
    let server = Server::new();
    let archive = server.archive();
    let (first, second, index, ()) = join!(
        archive.issue(w("2018-W06")),
        archive.issue(w("2018-W06")),
        archive.open(),
        archive.prefetch(w("2018-W06")),
    );
    assert!(Arc::ptr_eq(&first.unwrap().report, &second.unwrap().report));
    index.unwrap();
    assert_eq!(server.0.borrow().asked.len(), 6);
}

#[tokio::test]
async fn a_silent_server_is_asked_four_times_with_growing_pauses() {
    let server = Server::new();
    server.rule(File::Index, Rule::Fails(Cause::Silent));
    let fault = server.archive().open().await.unwrap_err();
    let (file, cause) = (File::Index, Cause::Silent);
    assert_eq!(fault, Fault { file, cause });
    assert_eq!(server.times_asked(File::Index), 4);
    assert_eq!(server.0.borrow().paused, [500, 1250, 3333]);
}

#[tokio::test]
async fn a_fault_that_lasts_is_told_at_once() {
    for cause in [Cause::Missing, Cause::Refused(403), Cause::TooLarge] {
        let server = Server::new();
        server.rule(week_file(), Rule::Fails(cause.clone()));
        let fault = server.archive().issue(w("2018-W06")).await.unwrap_err();
        assert_eq!((fault.file, fault.cause), (week_file(), cause));
        assert_eq!(server.times_asked(week_file()), 1);
    }
}

#[tokio::test]
async fn a_fault_that_passes_is_never_told() {
    let server = Server::new();
    let archive = server.archive();
    server.rule(File::Catalogue, Rule::Fails(Cause::Refused(503)));
    let mut open = pin!(archive.open());
    while server.times_asked(File::Catalogue) < 3 {
        assert!(poll!(open.as_mut()).is_pending());
    }
    server.rule(File::Catalogue, Rule::Text(CATALOGUE.to_owned()));
    open.await.unwrap();
}

#[tokio::test]
async fn trying_again_asks_only_for_what_is_missing() {
    let server = Server::new();
    let archive = server.archive();
    server.rule(File::Publisher, Rule::Fails(Cause::Missing));
    assert_eq!(
        archive.open().await.unwrap_err().to_string(),
        "publisher.json: missing"
    );
    server.rule(File::Publisher, Rule::Text(PUBLISHER.to_owned()));
    archive.open().await.unwrap();
    assert_eq!(
        [File::Index, File::Catalogue, File::Publisher].map(|file| server.times_asked(file)),
        [1, 1, 2]
    );
}

#[tokio::test]
async fn a_broken_file_is_told_with_its_findings_and_asked_for_anew() {
    let server = Server::new();
    let archive = server.archive();
    server.rule(week_file(), Rule::Text("<!doctype html>".to_owned()));
    let fault = archive.issue(w("2018-W06")).await.unwrap_err();
    assert!(matches!(fault.cause, Cause::Unusable(findings) if findings.len() == 1));
    server.rule(week_file(), Rule::Text(WEEK.to_owned()));
    archive.issue(w("2018-W06")).await.unwrap();
    assert_eq!(server.times_asked(week_file()), 2);
}

#[tokio::test]
async fn a_file_about_another_week_than_its_name_says_is_refused() {
    let server = Server::new();
    server.rule(File::Week(w("2018-W05")), Rule::Text(WEEK.to_owned()));
    let fault = server.archive().issue(w("2018-W05")).await.unwrap_err();
    let Cause::Unusable(findings) = fault.cause else {
        panic!("{fault}");
    };
    assert_eq!(findings[0].problem.rule().key(), "not_a_week");
    assert_eq!(findings[0].place.as_str(), "/week");
}

#[tokio::test]
async fn a_week_that_is_left_is_given_up_but_not_its_year() {
    let server = Server::new();
    let archive = server.archive();
    archive.open().await.unwrap();
    server.rule(week_file(), Rule::Hangs);
    server.rule(File::History(2018), Rule::Hangs);
    {
        let mut left = Box::pin(archive.issue(w("2018-W06")));
        let mut kept = Box::pin(archive.prefetch(w("2018-W06")));
        assert!(poll!(left.as_mut()).is_pending());
        assert!(poll!(kept.as_mut()).is_pending());
        drop(left);
        assert_eq!(server.withdrawn(), []);
    }
    assert_eq!(server.withdrawn(), [week_file()]);
    server.rule(week_file(), Rule::Text(WEEK.to_owned()));
    server.rule(File::History(2018), Rule::Text(HISTORY_2018.to_owned()));
    assert!(archive.issue(w("2018-W06")).await.unwrap().is_history_whole);
    assert_eq!(server.times_asked(week_file()), 2);
    assert_eq!(server.times_asked(File::History(2018)), 1);
}

#[tokio::test]
async fn a_history_that_fails_does_not_fail_the_issue() {
    let server = Server::new();
    let archive = server.archive();
    server.rule(File::History(2017), Rule::Fails(Cause::Missing));
    let issue = archive.issue(w("2018-W06")).await.unwrap();
    assert!(!issue.is_history_whole);
    assert_eq!(issue.history.weeks(), ["2018-W05", "2018-W06"].map(w));
    assert_eq!(archive.completed(&issue).await, None);
}

#[tokio::test]
async fn the_whole_history_is_asked_for_once_and_has_the_week_that_is_shown() {
    let server = Server::new();
    let archive = server.archive();
    let issue = archive.issue(w("2018-W06")).await.unwrap();
    assert_eq!(server.times_asked(File::Run), 0);
    for _ in 0..2 {
        let all = archive.run(&issue).await.unwrap();
        assert!(all.weeks().contains(&w("2018-W06")), "{:?}", all.weeks());
        assert!(all.weeks().iter().any(|week| week.year() == 2017));
    }
    assert_eq!(server.times_asked(File::Run), 1);
    server.rule(File::Run, Rule::Fails(Cause::Missing));
    let fault = server.archive().run(&issue).await.unwrap_err();
    assert_eq!((fault.file, fault.cause), (File::Run, Cause::Missing));
}

#[tokio::test]
async fn a_history_that_is_late_does_not_hold_the_issue_up_and_follows() {
    let server = Server::new();
    let archive = server.archive();
    server.rule(File::History(2017), Rule::Hangs);
    let issue = archive.issue(w("2018-W06")).await.unwrap();
    assert!(!issue.is_history_whole);
    server.rule(File::History(2017), Rule::Text(HISTORY_2017.to_owned()));
    let issue = archive.completed(&issue).await.unwrap();
    assert!(issue.is_history_whole);
    assert_eq!(issue.history.weeks().len(), 5);
    assert_eq!(server.times_asked(File::History(2017)), 1);
    assert_eq!(archive.completed(&issue).await, None);
}

#[tokio::test]
async fn sample_weeks_are_not_in_the_index_where_the_publisher_hides_them() {
    let hidden = PUBLISHER.replace("\"show_sample\":true", "\"show_sample\":false");
    let server = Server::new();
    server.rule(File::Publisher, Rule::Text(hidden));
    let index = server.archive().open().await.unwrap();
    assert_eq!(index.latest, w("2018-W04"));
    let all_sample = INDEX.replace("[[\"2018-W05\"", "[[\"2017-W50\"");
    server.rule(File::Index, Rule::Text(all_sample));
    let fault = server.archive().open().await.unwrap_err();
    assert_eq!((fault.file, fault.cause), (File::Index, Cause::Empty));
}

#[tokio::test]
async fn an_older_index_does_not_take_back_the_week_at_hand() {
    let server = Server::new();
    server.carry(INDEX, 1);
    server.rule(File::Index, Rule::Text(older_index()));
    server.rule(week_file(), Rule::Fails(Cause::Missing));
    let archive = server.archive();
    assert_eq!(archive.open().await.unwrap().latest, w("2018-W06"));
    let issue = archive.issue(w("2018-W06")).await.unwrap();
    assert_eq!(
        (issue.report.week, issue.index.latest),
        (w("2018-W06"), w("2018-W06"))
    );
    assert!(issue.is_history_whole);
    // An earlier week is the server's.
    let fault = archive.issue(w("2018-W05")).await.unwrap_err();
    assert_eq!(fault.file, File::Week(w("2018-W05")));
}

#[tokio::test]
async fn all_of_the_issue_at_hand_is_asked_for_where_the_server_is_behind_it_alone() {
    let server = Server::new();
    server.carry(INDEX, 1);
    let archive = server.archive();
    archive.issue(w("2018-W06")).await.unwrap();
    archive.whole(|_, _| ()).await.unwrap();
    assert_eq!(server.0.borrow().times_asked_for_issue, 0);
    server.rule(File::Index, Rule::Text(older_index()));
    let archive = server.archive();
    for _ in 0..2 {
        archive.issue(w("2018-W06")).await.unwrap();
    }
    assert_eq!(server.0.borrow().times_asked_for_issue, 1);
}

#[tokio::test]
async fn an_issue_at_hand_that_cannot_be_had_is_asked_of_the_server() {
    let server = Server::new();
    server.carry(INDEX, 1);
    server.keep_issue();
    server.rule(File::Index, Rule::Text(older_index()));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.report.week, w("2018-W06"));
    server.rule(week_file(), Rule::Fails(Cause::Missing));
    let fault = server.archive().issue(w("2018-W06")).await.unwrap_err();
    assert_eq!(fault.file, week_file());
}

#[tokio::test]
async fn a_newer_index_leaves_what_is_at_hand_behind() {
    let server = Server::new();
    server.carry(&older_index(), 1);
    let index = server.archive().open().await.unwrap();
    assert_eq!(index.latest, w("2018-W06"));
    server.carry(INDEX, 1);
    server.rule(File::Index, Rule::Text(index_of(2)));
    server.rule(week_file(), Rule::Text(revised(2)));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.report.revision, 2);
    assert_eq!(issue.index.revision(w("2018-W06")), 2);
}

#[tokio::test]
async fn an_earlier_revision_does_not_take_the_place_of_the_one_at_hand() {
    let server = Server::new();
    server.carry(&index_of(2), 2);
    server.rule(File::Index, Rule::Text(index_of(2)));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.report.revision, 2);
    // Be the index as old as the week.
    server.rule(File::Index, Rule::Text(INDEX.to_owned()));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.report.revision, 2);
    assert_eq!(issue.index.revision(w("2018-W06")), 2);
}

#[tokio::test]
async fn a_revision_that_the_index_does_not_know_is_known_from_its_report() {
    let server = Server::new();
    server.rule(week_file(), Rule::Text(revised(2)));
    let own = File::Revision(w("2018-W06"), 1);
    server.rule(own, Rule::Text(WEEK.to_owned()));
    let archive = server.archive();
    let issue = archive.issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.index.revision(w("2018-W06")), 2);
    let issue = archive.revision(issue, 1).await.unwrap();
    assert_eq!(issue.report.revision, 1);
    assert_eq!(issue.successor.unwrap().revision, 2);
}

#[tokio::test]
async fn a_history_that_ends_before_the_week_gives_way_to_the_one_at_hand() {
    let server = Server::new();
    server.carry(INDEX, 1);
    let older = HISTORY_2018.replace(",\"2018-W06\"", "");
    server.rule(File::History(2018), Rule::Text(older));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert_eq!(issue.history.weeks(), ["2018-W05", "2018-W06"].map(w));
    // A history that fails is a fault, which is told.
    server.rule(File::History(2018), Rule::Fails(Cause::Missing));
    let issue = server.archive().issue(w("2018-W06")).await.unwrap();
    assert!(!issue.is_history_whole);
}

#[tokio::test]
async fn all_that_is_published_has_the_newest_week_of_either_side() {
    let server = Server::new();
    server.carry(&index_of(2), 2);
    server.rule(File::Index, Rule::Text(older_index()));
    for served in [Rule::Fails(Cause::Missing), Rule::Text(WEEK.to_owned())] {
        server.rule(week_file(), served);
        let all = server.archive().whole(|_, _| ()).await.unwrap();
        let newest = all.reports.last().unwrap();
        assert_eq!((newest.week, newest.revision), (w("2018-W06"), 2));
        let missing = |week| {
            all.faults
                .iter()
                .any(|fault| fault.file == File::Week(week))
        };
        assert!(missing(w("2018-W05")) && !missing(w("2018-W06")));
    }
}
