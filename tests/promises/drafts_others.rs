//! Catalogue, publisher, index and history are read as strictly as the weeks.

use cncert_weekly::{
    draft::{self, Reading},
    report::{Change, Week},
};

use crate::{
    drafts::fixture,
    drafts_any_bytes::{INDEX, PUBLISHER},
};

/// What is found in a file with one passage written otherwise, as `rule place`.
#[track_caller]
fn check<T>(
    read: fn(&[u8]) -> Reading<T>,
    file: &[u8],
    (old, new): (&str, &str),
    expected: &[&str],
) {
    let text = std::str::from_utf8(file).expect("the file is text");
    assert!(text.contains(old), "{old}");
    let reading = read(text.replacen(old, new, 1).as_bytes());
    let found: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.problem.rule().key(), finding.place))
        .collect();
    assert_eq!(found, expected, "{new}: {:?}", reading.findings);
}

#[test]
fn a_catalogue_whose_ids_do_not_fit_together_is_found() {
    let check = |change, expected| {
        let file = fixture("catalogue.json");
        check(draft::read_catalogue, &file, change, &[expected]);
    };
    let part = "\"part_of\": \"backdoored_websites\"";
    check(
        (part, "\"part_of\": \"websites\""),
        "id_unknown /indicators/2/part_of",
    );
    check(
        (part, "\"part_of\": \"backdoored_government_websites\""),
        "out_of_range /indicators/2/part_of",
    );
    check(
        (
            "\"of\": \"malware_downloads\"",
            "\"of\": \"malware_families\"",
        ),
        "id_unknown /rankings/0/of",
    );
    check(
        (
            "\"id\": \"malware_families\"",
            "\"id\": \"backdoored_websites\"",
        ),
        "key_repeated /rankings/0/id",
    );
    check(
        (
            "\"id\": \"malware_families\"",
            "\"id\": \"incidents_phishing\"",
        ),
        "out_of_range /rankings/0/id",
    );
    check(
        (
            "\"id\": \"backdoored_government_websites\"",
            "\"id\": \"incidents_open\"",
        ),
        "out_of_range /indicators/2/id",
    );
    for reserved in ["\"id\": \"total\"", "\"id\": \"cross_border\""] {
        check(
            ("\"id\": \"phishing\"", reserved),
            "key_repeated /categories/0/id",
        );
    }
    check(
        ("\"id\": \"tld_net\"", "\"id\": \"tld_com\""),
        "key_repeated /distributions/0/parts/1/id",
    );
    check(
        (
            "\"from\": null, \"zh\": \"针对境内网站的仿冒页面数量\"",
            "\"from\": \"2025-W01\", \"zh\": \"针对境内网站的仿冒页面数量\"",
        ),
        "out_of_range /indicators/3/names/1/from",
    );
}

#[test]
fn a_publisher_that_could_not_be_reached_is_found() {
    let check = |change, expected| {
        check(
            draft::read_publisher,
            PUBLISHER.as_bytes(),
            change,
            &[expected],
        );
    };
    let website = "\"website\": \"www.cert.org.cn\"";
    check(
        (website, "\"website\": \"https://www.cert.org.cn/\""),
        "out_of_range /contact/website",
    );
    check(
        (website, "\"website\": \"localhost\""),
        "out_of_range /contact/website",
    );
    check(
        ("cncert_report@", "cncert report@"),
        "out_of_range /contact/email",
    );
    check(("010-82991681", "call us"), "out_of_range /contact/phone");
    check(
        ("\"portal\": \"https:", "\"portal\": \"ftp:"),
        "wrong_type /portal",
    );
    check(
        ("\"founded\": \"2001-08\"", "\"founded\": \"2001-13\""),
        "out_of_range /facts/0/founded",
    );
    check(
        ("\"from\": \"2025-W01\"", "\"from\": \"2025-W1\""),
        "not_a_week /facts/1/from",
    );
    check(
        (
            "\"prevailing_language\": \"zh\"",
            "\"prevailing_language\": \"fr\"",
        ),
        "wrong_type /prevailing_language",
    );
}

#[test]
fn an_index_whose_weeks_do_not_rise_is_found() {
    let check = |change, expected| {
        check(draft::read_index, INDEX.as_bytes(), change, &[expected]);
    };
    check(
        ("\"latest\": \"2025-W52\"", "\"latest\": \"2025-W51\""),
        "out_of_range /latest",
    );
    check(("[8, 9]", "[6, 9]"), "out_of_range /years/0/weeks/1");
    check(("[8, 9]", "[9, 8]"), "out_of_range /years/0/weeks/1");
    check(("[8, 9]", "[8, 53]"), "out_of_range /years/0/weeks/1/1");
    check(("[8, 9]", "[8]"), "wrong_type /years/0/weeks/1");
    check(
        ("\"next_due\": null", "\"next_due\": \"2026-W01\""),
        "out_of_range /next_due",
    );
    check(("2018, 6, 1]", "2018, 6, 0]"), "out_of_range /issues/0/3");
}

#[test]
fn a_history_whose_columns_do_not_fit_its_weeks_is_found() {
    let file = fixture("history.json");
    let check = |change, expected| check(draft::read_history, &file, change, &[expected]);
    check(
        ("\"value\": [9, 500,", "\"value\": [500,"),
        "wrong_type /columns/backdoored_websites/value",
    );
    check(
        ("\"2025-W43\", \"2025-W44\"", "\"2025-W44\", \"2025-W44\""),
        "out_of_range /weeks/2",
    );
    check(
        ("\"corrected\": 8", "\"corrected\": 16"),
        "out_of_range /flags/corrected",
    );
    check(
        ("\"value_flags\": [3,", "\"value_flags\": [16,"),
        "out_of_range /columns/malware_downloads/value_flags/0",
    );
    check(
        ("\"phishing_pages\": {", "\"Phishing\": {"),
        "key_unknown /columns/Phishing",
    );
    check(
        ("\"phishing_pages\": {", "\"backdoored_websites\": {"),
        "key_repeated /columns/backdoored_websites",
    );
}

#[test]
fn a_change_in_a_history_has_the_decimals_that_it_is_written_with() {
    let history = draft::read_history(&fixture("history.json"))
        .value
        .expect("the fixture is valid");
    let week: Week = "2025-W43".parse().expect("a week");
    let place = history
        .weeks()
        .iter()
        .position(|other| *other == week)
        .expect("the week is there");
    let changes = &history.columns()["backdoored_websites"].changes;
    assert_eq!(changes[place], Change::new(120, 0));
    assert_eq!(changes[place + 1], Change::new(-40, 1));
    assert_eq!(changes[place + 2], None);
}
