//! Each file, failing in each way: the reader sees what failed in his language, and a button that makes it good.

use std::fmt::Write as _;
use std::fs;

use xtask::server::InjectedFault;

use crate::{
    accessibility::{axe, check},
    support::{NOTE_WAITS, Reader, visit},
};

use Role::{Charts, History, LongRun, Needed, NextWeek, Reports, Taking};

/// A way to fail, and its words.
struct Failure {
    name: &'static str,
    fault: fn(&str) -> InjectedFault,
    said: [&'static str; 2],
}

const UNUSABLE: [&str; 2] = ["文件内容有误", "the file has errors in it"];

const FAILURES: [Failure; 9] = [
    Failure {
        name: "missing",
        fault: |_| InjectedFault::Missing,
        said: ["文件不存在", "the file does not exist"],
    },
    Failure {
        name: "refused",
        fault: |_| InjectedFault::Refused,
        said: [
            "服务器返回错误（代码500）",
            "the server answered with an error (code 500)",
        ],
    },
    Failure {
        name: "html",
        fault: |_| InjectedFault::Html,
        said: UNUSABLE,
    },
    Failure {
        name: "truncated",
        fault: |_| InjectedFault::Truncated,
        said: UNUSABLE,
    },
    Failure {
        name: "other version",
        fault: |_| InjectedFault::WrongVersion,
        said: UNUSABLE,
    },
    Failure {
        name: "other build",
        fault: |_| InjectedFault::Body(b"\0asm\x01\0\0\0".to_vec()),
        said: UNUSABLE,
    },
    Failure {
        name: "too large",
        fault: |path| {
            InjectedFault::TooLarge(if path.contains("weeks/") {
                2 << 20
            } else {
                9 << 20
            })
        },
        said: ["MB的上限", "is larger than the limit of"],
    },
    Failure {
        name: "stalled",
        fault: |_| InjectedFault::Stall,
        said: ["服务器长时间没有响应", "the server did not answer in time"],
    },
    Failure {
        name: "cut off",
        fault: |_| InjectedFault::Abort,
        said: ["网络连接失败", "the network could not be reached"],
    },
];

/// What a file is to the reader.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Without it there is no report but the published one.
    Needed,
    /// Another week is on screen.
    NextWeek,
    /// Without it there are no runs of weeks.
    History,
    /// Without it there are tables.
    Charts,
    /// Without this part of the program there is no report but the published one.
    Reports,
    /// Without it there is no long run.
    LongRun,
    /// Without it nothing can be taken along.
    Taking,
}

struct Subject {
    name: &'static str,
    path: String,
    role: Role,
    said: [&'static str; 2],
}

fn subjects(reader: &Reader) -> Vec<Subject> {
    let subject = |name, path: &str, role, said| Subject {
        name,
        path: path.to_owned(),
        role,
        said,
    };
    let charts = reader.site.asset("charts", "js").unwrap();
    let options = reader.site.asset("reader.charts", "wasm").unwrap();
    let reports = reader.site.asset("reader.report", "wasm").unwrap();
    let run = reader.site.asset("reader.run", "wasm").unwrap();
    let dialog = reader.site.asset("embedding", "js").unwrap();
    let not_taken = [
        "未能载入程序中用于下载和分享的部分：网络连接失败，或服务器上的文件已更换",
        "Could not load the part of the program that saves and shares",
    ];
    vec![
        subject(
            "index",
            "data/index.json",
            Needed,
            ["期次目录", "the list of issues"],
        ),
        subject(
            "catalogue",
            "data/catalogue.json",
            Needed,
            ["指标目录", "the catalogue of indicators"],
        ),
        subject(
            "publisher",
            "data/publisher.json",
            Needed,
            ["发布机构信息", "the publisher’s details"],
        ),
        subject(
            "week",
            "data/weeks/2025-W52.json",
            Needed,
            ["2025年12月22日", "22–28 December 2025"],
        ),
        subject(
            "next week",
            "data/weeks/2014-W48.json",
            NextWeek,
            ["2014年11月24日", "24–30 November 2014"],
        ),
        subject(
            "history",
            "data/history/2025.json",
            History,
            ["历史数据未能载入", "The history could not be loaded"],
        ),
        subject(
            "charts",
            &charts,
            Charts,
            ["图表组件未能载入", "The chart library could not be loaded"],
        ),
        subject(
            "part: report",
            &reports,
            Reports,
            [
                "未能载入程序中读取周报的部分：网络连接失败，或服务器上的文件已更换",
                "Could not load the part of the program that reads reports",
            ],
        ),
        subject(
            "whole history",
            "data/history/all.json",
            LongRun,
            ["各期历史数据", "the history of all issues"],
        ),
        subject(
            "part: run",
            &run,
            LongRun,
            [
                "未能载入程序中显示长期走势的部分：网络连接失败，或服务器上的文件已更换",
                "Could not load the part of the program that shows the long run",
            ],
        ),
        subject("take: run", &run, Taking, not_taken),
        subject("take: dialog", &dialog, Taking, not_taken),
        subject(
            "part: charts",
            &options,
            Charts,
            ["图表组件未能载入", "The chart library could not be loaded"],
        ),
    ]
}

const BUTTON: &str = ".banner.fault button";

/// Asks for all figures of the issue.
async fn take(reader: &Reader) {
    reader.run::<()>("one('footer a.taking').click();").await;
}

/// Lets a file fail in one way; gives what was not as it should be.
async fn outcome(
    reader: &Reader,
    subject: &Subject,
    failure: &Failure,
    lang: usize,
) -> Result<(), String> {
    let page = ["", "en/"][lang];
    let expect = async |condition: &str| {
        if reader.comes_to(condition).await {
            Ok(())
        } else {
            Err(format!("not {condition}: {}", reader.text().await))
        }
    };
    // The chart library's minute is the boot script's, and no program's.
    reader.mark_pages("data-patience=400 data-limit=3000");
    reader.site.renew();
    let fail = || reader.fault(&subject.path, (failure.fault)(&subject.path));
    if subject.role != Role::NextWeek {
        fail();
    }
    let place = match subject.role {
        Role::LongRun => "#long-run",
        _ => "",
    };
    reader.leave().await;
    reader.go(&[page, place].concat()).await;
    match subject.role {
        Role::Needed | Role::Reports => {
            expect("html.dataset.state === 'ready' && one('.banner.fault')").await?;
            expect("html.dataset.week === '2025-W52' && all('[data-indicator]').length === 3")
                .await?;
        }
        Role::NextWeek => {
            expect("html.dataset.state === 'ready'").await?;
            fail();
            reader.choose("select.year", "2014-W48").await;
            expect("html.dataset.state === 'ready' && one('.banner.fault')").await?;
            expect("html.dataset.week === '2025-W52' && all('[data-indicator]').length === 3")
                .await?;
            let still = ["仍显示2025年12月22日", "22–28 December 2025 is still shown"][lang];
            expect(&format!(
                "one('.banner.fault').innerText.includes('{still}')"
            ))
            .await?;
        }
        Role::History => {
            expect("html.dataset.state === 'ready' && one('.banner.fault') && !one('.plot.spark')")
                .await?;
            expect("all('[data-indicator]').length === 3").await?;
        }
        Role::Taking => {
            expect("html.matches('.started')").await?;
            // What comes later would make the banner anew while it is clicked on.
            reader.until_whole().await;
            take(reader).await;
            expect("one('.banner.fault') && all('[data-indicator]').length === 3").await?;
        }
        Role::LongRun => {
            expect("html.dataset.state === 'ready' && one('#long-run .banner.fault')").await?;
            expect("all('[data-indicator]').length === 3 && all('.plot').length === 6").await?;
        }
        Role::Charts => {
            expect("html.dataset.charts === 'tables' && one('.banner.fault') && !one('.plot')")
                .await?;
            expect("html.dataset.state === 'ready' && all('table').length === 6").await?;
        }
    }
    let is_file = matches!(subject.role, Role::Needed | Role::NextWeek);
    let is_why_told = is_file || subject.path == "data/history/all.json";
    let said: String = reader.read("one('.banner.fault').innerText").await;
    for said_of in [subject.said[lang]]
        .into_iter()
        .chain(is_why_told.then_some(failure.said[lang]))
    {
        if !said.contains(said_of) {
            return Err(format!("{said_of} is not said: {said}"));
        }
    }
    if reader.read::<usize>("all('.banner.fault').length").await != 1 {
        return Err("more than one banner".to_owned());
    }

    reader.site.clear();
    reader.click(BUTTON).await;
    let (week, plots) = match subject.role {
        Role::NextWeek => ("2014-W48", 4),
        _ => ("2025-W52", 6),
    };
    expect(&format!(
        "html.dataset.state === 'ready' && html.dataset.week === '{week}' && !one('.banner.fault')"
    ))
    .await?;
    if subject.role == Role::Taking {
        take(reader).await;
        return expect("one('.taking-dialog')?.open").await;
    }
    if subject.role == Role::LongRun {
        expect("all('#long-run figure').length > 20").await?;
        return expect("one('#long-run .plot[data-drawn]')").await;
    }
    expect(&format!(
        "html.dataset.charts === 'drawn' && all('.plot').length === {plots}"
    ))
    .await?;
    expect("all('.plot').every((plot) => plot.dataset.drawn)").await
}

/// In every engine.
#[test]
fn every_file_may_fail_in_every_way_and_the_reader_is_told_in_chinese_and_goes_on() {
    expect_told(0);
}

#[test]
fn every_file_may_fail_in_every_way_and_the_reader_is_told_in_english_and_goes_on() {
    expect_told(1);
}

fn expect_told(lang: usize) {
    visit(async |reader| {
        for part in [
            "Failed to load resource",
            "integrity",
            "no chart",
            "Failed to fetch",
            "Fetch API cannot load",
        ] {
            reader.tolerate(part);
        }
        let subjects = subjects(reader);
        let mut matrix = format!("{:<14}", "");
        for subject in &subjects {
            write!(matrix, "{:<12}", subject.name).unwrap();
        }
        let mut slips = Vec::new();
        for failure in &FAILURES {
            write!(matrix, "\n{:<14}", failure.name).unwrap();
            for subject in &subjects {
                let found = outcome(reader, subject, failure, lang).await;
                let told = if found.is_ok() { "told" } else { "FAILED" };
                write!(matrix, "{told:<12}").unwrap();
                if let Err(slip) = found {
                    slips.push(format!("{} {}: {slip}", subject.name, failure.name));
                }
                reader.site.clear();
            }
        }
        println!("{matrix}");
        assert!(slips.is_empty(), "{matrix}\n\n{}", slips.join("\n\n"));
    });
}

#[test]
fn a_silent_host_is_waited_for_ten_seconds_at_each_step() {
    visit(async |reader| {
        reader.before_each_page(NOTE_WAITS).await;
        reader.open("?week=2025-W20").await;
        reader.until_drawn("zh:plain").await;
        let asked = reader.asked();
        let files = asked.iter().filter(|file| file.starts_with("data/"));
        let waits: usize = reader
            .read("waits.filter((ms) => ms === 10_000).length")
            .await;
        assert!(waits >= files.count(), "{waits} of {asked:?}");
    });
}

#[test]
fn a_week_that_is_no_longer_wanted_is_asked_for_no_more() {
    visit(async |reader| {
        reader
            .before_each_page(
                "const asked = window.asked = new Map();
                 const ask = fetch;
                 window.fetch = (request, ...rest) => {
                     if (request.signal) asked.set(new URL(request.url).pathname.split('/').at(-1), request.signal);
                     return ask(request, ...rest);
                 };",
            )
            .await;
        reader.open("").await;
        for held in ["2014-W48", "2018-W06"] {
            let file = format!("data/weeks/{held}.json");
            reader.site.fault(&file, InjectedFault::Held);
            reader.choose("select.year", held).await;
            reader.until_asked(&file).await;
            assert!(
                !reader
                    .read::<bool>(&format!("asked.get('{held}.json').aborted"))
                    .await
            );
            reader.choose("select.year", "2011-W19").await;
            reader.until_week("2011-W19").await;
            reader
                .until(&format!("asked.get('{held}.json').aborted"))
                .await;
            reader.click("a.latest").await;
            reader.until_week("2025-W52").await;
        }
    });
}

/// Serves the newest issue's pages without what they carry for themselves.
fn empty_handed(reader: &Reader) {
    for page in ["", "en/"] {
        let html = fs::read_to_string(reader.site.folder().join(page).join("index.html")).unwrap();
        assert!(html.contains("id=\"carried-page\""));
        let html = html.replace("id=\"carried-page\"", "id=\"gone\"");
        reader
            .site
            .fault(page, InjectedFault::Body(html.into_bytes()));
    }
}

#[test]
fn with_nothing_to_show_the_reader_is_told_in_either_language_and_can_try_again() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        for (page, other, told) in [
            ("", "en/", ["暂时无法显示周报", "指标目录"]),
            (
                "en/",
                "",
                [
                    "The report cannot be shown right now",
                    "the catalogue of indicators",
                ],
            ),
        ] {
            empty_handed(reader);
            reader
                .site
                .fault("data/catalogue.json", InjectedFault::Missing);
            reader.go(page).await;
            reader.until("html.dataset.state === 'error'").await;
            let said = reader.text().await;
            assert!(told.iter().all(|part| said.contains(part)), "{said}");
            check(reader, &axe(), page).await;
            // In the other language, and back.
            for path in [other, page] {
                let before: String = reader.read("html.lang").await;
                reader.click("a.language").await;
                reader.until(&format!("html.lang !== '{before}'")).await;
                assert_eq!(reader.path().await, path);
                assert_eq!(reader.read::<String>("html.dataset.state").await, "error");
            }
            assert_eq!(reader.text().await, said);
            reader.site.clear();
            reader.click(BUTTON).await;
            reader.until_week("2025-W52").await;
            assert!(!reader.read::<bool>("Boolean(one('.banner.fault'))").await);
        }
    });
}

#[test]
fn a_history_that_is_only_late_is_no_fault() {
    visit(async |reader| {
        reader
            .site
            .fault("data/history/2025.json", InjectedFault::Held);
        reader.open("").await;
        reader.until_asked("data/history/2025.json").await;
        // The report has come, and goes on without.
        reader
            .until("html.dataset.state === 'ready' && !one('.plot.spark')")
            .await;
        assert_eq!(
            reader
                .read::<String>("one('.banner.fault')?.innerText ?? ''")
                .await,
            ""
        );
        reader.site.release("data/history/2025.json");
        reader.until("all('.plot.spark').length === 3").await;
    });
}

#[test]
fn a_fault_that_passes_is_never_seen() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        reader.shorten_patience();
        for file in [
            "index",
            "catalogue",
            "publisher",
            "weeks/2025-W52",
            "history/2025",
        ] {
            let twice = InjectedFault::Times(2, Box::new(InjectedFault::Refused));
            reader.site.fault(&format!("data/{file}.json"), twice);
        }
        reader.open_wholly("").await;
        reader.until_drawn("zh:plain").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.fault'))").await);
    });
}

#[test]
fn the_network_coming_back_tries_again_by_itself() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        reader.site.fault("data/index.json", InjectedFault::Missing);
        reader.go("").await;
        reader.until("one('.banner.fault')").await;
        reader.site.clear();
        reader
            .run::<()>("dispatchEvent(new Event('online'));")
            .await;
        reader
            .until("html.dataset.state === 'ready' && !one('.banner.fault')")
            .await;
        reader.until_week("2025-W52").await;
    });
}

#[test]
fn a_reader_who_sees_a_fault_can_go_to_another_week() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        reader.open("").await;
        reader
            .site
            .fault("data/weeks/2014-W48.json", InjectedFault::Missing);
        reader.choose("select.year", "2014-W48").await;
        reader.until("one('.banner.fault')").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.fault'))").await);
    });
}
