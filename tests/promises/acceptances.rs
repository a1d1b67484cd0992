//! An acceptance holds what it accepted: it stays with its words wherever they go,
//! accepts nothing else, and ends, visibly, when they are changed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cncert_weekly::{
    draft,
    proof::{self, Placed, Published, Standing},
    report::{Acknowledgement, Discrepancy, Finding, History, Idle, Problem, Report},
};

use crate::drafts::{broken, catalogue, findings, fixture};

/// Paragraphs with a figure that is none of the week's.
const ADDRESSES: [&str; 2] = [
    "本周另发现后门网站4176个。",
    "Another 4,176 websites with backdoors were found.",
];
const MESSAGES: [&str; 2] = [
    "本周另拦截仿冒网页8352个。",
    "Another 8,352 phishing pages were blocked.",
];
const CALM: [&str; 2] = ["本周态势平稳。", "The week was calm."];

/// The valid draft with these highlights and these entries.
fn week(highlights: &[[&str; 2]], entries: &[String]) -> Vec<u8> {
    let text = String::from_utf8(fixture("valid.json")).unwrap();
    let highlights = highlights
        .iter()
        .map(|[zh, en]| format!(r#"{{ "zh": "{zh}", "en": "{en}" }}"#));
    let highlights = highlights.collect::<Vec<_>>().join(", ");
    let own = r#""highlights": [{ "zh": "本周态势平稳。", "en": "The week was calm." }]"#;
    assert!(text.contains(own));
    let text = text.replace(own, &format!(r#""highlights": [{highlights}]"#));
    let none = r#""acknowledged": []"#;
    assert!(text.contains(none));
    let entries = format!(r#""acknowledged": [{}]"#, entries.join(", "));
    text.replace(none, &entries).into_bytes()
}

fn entry(rule: &str, at: &str, of: &[&str]) -> String {
    let of = of.iter().map(|of| format!("\"{of}\"")).collect::<Vec<_>>();
    let of = match &*of {
        [] => String::new(),
        of => format!(r#""of": [{}], "#, of.join(", ")),
    };
    format!(
        r#"{{ "rule": "{rule}", "at": "{at}", {of}"reason": {{ "zh": "已核实。", "en": "Checked." }}, "on": "2026-01-06" }}"#
    )
}

fn of_figure(at: &str, figure: &str) -> String {
    entry("numbers_disagree", at, &[figure])
}

fn read(bytes: &[u8]) -> Report {
    let reading = draft::read(bytes, &catalogue());
    reading
        .value
        .unwrap_or_else(|| panic!("{:?}", reading.findings))
}

/// What is found in a draft and not accepted, but for notes of the entries themselves.
fn open(bytes: &[u8]) -> Vec<String> {
    let report = read(bytes);
    let mut found = findings("acceptances", bytes);
    found.retain(|finding| finding.problem.rule().key() != "acknowledgement_unused");
    let open = proof::open(&report, found).into_iter();
    let words = open.map(|finding| {
        let at = proof::place_by_ids(&report, &finding.place);
        format!("{at} {}", finding.problem.said().join(" "))
    });
    words.collect()
}

/// Why entries of a draft accept nothing.
fn idle(bytes: &[u8]) -> Vec<(usize, Idle)> {
    let found = findings("acceptances", bytes).into_iter();
    let idle = found.filter_map(|finding| match finding.problem {
        Problem::Discrepancy(Discrepancy::AcknowledgementUnused { why, .. }) => {
            Some((finding.place.last().parse().unwrap(), why))
        }
        _ => None,
    });
    idle.collect()
}

fn placed<'a>(
    report: &Report,
    found: &'a [Finding<Problem>],
) -> Vec<(String, &'a Finding<Problem>)> {
    let at = |finding| proof::place_by_ids(report, finding);
    found
        .iter()
        .map(|finding| (at(&finding.place), finding))
        .collect()
}

fn standings(bytes: &[u8]) -> Vec<Standing> {
    let report = read(bytes);
    let found = findings("acceptances", bytes);
    let placed = placed(&report, &found);
    let placed: Vec<Placed> = placed
        .iter()
        .map(|(at, finding)| (&**at, *finding))
        .collect();
    proof::standings(&report.acknowledged, &placed)
}

fn renewed(bytes: &[u8]) -> Option<Vec<Acknowledgement>> {
    let report = read(bytes);
    let found = findings("acceptances", bytes);
    let placed = placed(&report, &found);
    let placed: Vec<Placed> = placed
        .iter()
        .map(|(at, finding)| (&**at, *finding))
        .collect();
    proof::renewed(&report.acknowledged, &placed)
}

#[test]
fn a_paragraph_put_in_before_moves_no_acceptance() {
    let entries = [of_figure("highlights/0/zh", "4176")];
    assert_eq!(open(&week(&[ADDRESSES], &[])), ["highlights/0/zh 4176"]);
    assert_eq!(open(&week(&[ADDRESSES], &entries)), [""; 0]);
    let moved = week(&[CALM, MESSAGES, ADDRESSES], &entries);
    assert_eq!(open(&moved), ["highlights/1/zh 8352"]);
    assert_eq!(idle(&moved), []);
}

#[test]
fn an_acceptance_ends_when_what_it_accepted_is_changed() {
    let entries = [of_figure("highlights/0/zh", "4176")];
    let [zh, en] = ADDRESSES.map(|text| text.replace("4176", "4167").replace("4,176", "4,167"));
    let changed = week(&[[&zh, &en]], &entries);
    assert_eq!(open(&changed), ["highlights/0/zh 4167"]);
    assert_eq!(standings(&changed)[0], Standing::Lapsed(0));
    assert_eq!(idle(&changed), [(0, Idle::Lapsed)]);
    // Accepted again, the first one is only a thing of the past.
    let again = [of_figure("highlights/0/zh", "4167")];
    let again = week(&[[&zh, &en]], &again);
    assert_eq!(open(&again), [""; 0]);
    assert_eq!(idle(&again), []);
}

#[test]
fn two_figures_in_one_paragraph_are_two_acceptances() {
    let both = [
        "本周另发现后门网站4176个，拦截仿冒网页8352个。",
        "Another 4,176 websites with backdoors were found and 8,352 phishing pages blocked.",
    ];
    let first = of_figure("highlights/0/zh", "4176");
    let second = of_figure("highlights/0/zh", "8352");
    assert_eq!(
        open(&week(&[both], std::slice::from_ref(&first))),
        ["highlights/0/zh 8352"]
    );
    assert_eq!(
        open(&week(&[both], std::slice::from_ref(&second))),
        ["highlights/0/zh 4176"]
    );
    assert_eq!(open(&week(&[both], &[second, first])), [""; 0]);
}

#[test]
fn an_entry_accepts_one_finding_and_its_place_tells_which_of_equal_ones() {
    let other = [
        "本周另发现植入后门网站4176个。",
        "Another 4,176 backdoored websites were found.",
    ];
    let here = |at| [of_figure(at, "4176")];
    let open = |at| open(&week(&[ADDRESSES, other], &here(at)));
    assert_eq!(open("highlights/0/zh"), ["highlights/1/zh 4176"]);
    assert_eq!(open("highlights/1/zh"), ["highlights/0/zh 4176"]);
    assert_eq!(open("highlights/7/zh"), ["highlights/1/zh 4176"]);
    assert_eq!(open("incidents/text/zh").len(), 2);
}

#[test]
fn an_older_entry_is_read_by_its_place_and_saved_with_what_it_accepts() {
    let both = [
        "本周另发现后门网站4176个，拦截仿冒网页8352个。",
        "Another 4,176 websites with backdoors were found and 8,352 phishing pages blocked.",
    ];
    let older = week(
        &[both],
        &[entry("numbers_disagree", "highlights/0/zh", &[])],
    );
    assert_eq!(open(&older), [""; 0]);
    assert_eq!(idle(&older), []);
    let entries = renewed(&older).unwrap();
    let of: Vec<_> = entries.iter().flat_map(|entry| &entry.of).collect();
    assert_eq!(of, ["4176", "8352"]);
    assert!(entries.iter().all(|entry| entry.reason.en() == "Checked."));
    // Saved once, it is saved for good.
    let saved = [
        of_figure("highlights/0/zh", "4176"),
        of_figure("highlights/0/zh", "8352"),
    ];
    assert_eq!(renewed(&week(&[both], &saved)), None);
    // A place is brought up to date with its words.
    let moved = renewed(&week(&[CALM, both], &saved)).unwrap();
    assert!(moved.iter().all(|entry| entry.at == "highlights/1/zh"));
}

#[test]
fn an_entry_that_accepts_nothing_says_why() {
    let entries = [
        ("value_repeats", "indicators/phishing_pages/value"),
        ("parts_do_not_sum", "distributions/phishing_pages_by_place"),
        ("value_repeat", "indicators/phishing_pages/value"),
        // What both languages state in digits is an error.
        ("numbers_disagree", "highlights/0"),
    ];
    let entries = entries.map(|(rule, at)| entry(rule, at, &[]));
    let differing = ["共有330个。", "There were 331 of them."];
    assert_eq!(
        idle(&week(&[differing], &entries)),
        [
            (0, Idle::Gone),
            (1, Idle::Unacceptable),
            (2, Idle::Unknown),
            (3, Idle::Unacceptable),
        ]
    );
}

#[test]
fn a_published_entry_stays_a_record_whether_or_not_it_says_what_it_accepted() {
    let published = read(&week(
        &[CALM],
        &[entry("value_repeats", "incidents/total", &[])],
    ));
    let report = read(&week(
        &[CALM],
        &[entry("value_repeats", "incidents/total", &["9"])],
    ));
    assert!(report.is_same(&published) && report != published);
    let around = Published {
        index: None,
        history: &History::default(),
        previous: None,
        earlier: Some(&published),
    };
    assert_eq!(proof::unused_acknowledgements(&report, &around, &[]), []);
}

#[test]
fn whatever_can_be_accepted_says_what_is() {
    let mut accepted = 0;
    for rule in broken() {
        let name = format!("{rule}.json");
        let bytes = fixture(&name);
        let Some(report) = draft::read(&bytes, &catalogue()).value else {
            continue;
        };
        let found = findings(&name, &bytes);
        for (at, finding) in placed(&report, &found) {
            let of = finding.problem.said();
            let entry = Acknowledgement {
                rule: finding.problem.rule().key().to_owned(),
                at: at.clone(),
                of: of.clone(),
                reason: report.provenance.sources[0].title.clone(),
                on: "2026-01-06".parse().unwrap(),
            };
            let standing = proof::standings(&[entry], &[(&at, finding)]);
            let is_accepted = standing == [Standing::Accepted(0)];
            assert_eq!(is_accepted, proof::is_acceptable(finding), "{rule}");
            assert!(
                !is_accepted || !of.is_empty(),
                "`said` in src/report/discrepancy.rs gives nothing that an acceptance is of: {rule}: {finding:?}"
            );
            accepted += usize::from(is_accepted);
        }
    }
    assert!(accepted > 10, "{accepted}");
}

#[test]
fn every_rule_is_known_to_be_acceptable_or_not() {
    let names = broken().into_iter().map(|name| format!("{name}.json"));
    let found: Vec<_> = names
        .flat_map(|name| findings(&name, &fixture(&name)))
        .collect();
    for rule in found.iter().map(|finding| finding.problem.rule().key()) {
        let mut of_rule = found
            .iter()
            .filter(|other| other.problem.rule().key() == rule);
        let why = if of_rule.any(proof::is_acceptable) {
            Idle::Gone
        } else {
            Idle::Unacceptable
        };
        let idle = idle(&week(&[CALM], &[entry(rule, "highlights", &[])]));
        assert_eq!(idle, [(0, why)], "{rule}");
    }
}
