//! Every view has an address, and old addresses keep working.

use cncert_weekly::{browser::Address, lang::Lang};

/// The query as it comes, and as it is written back.
const ROUND_TRIPS: &[(&str, &str)] = &[
    ("", ""),
    ("?", ""),
    ("?week=latest", ""),
    ("?week=2018-W06", "week=2018-W06"),
    ("week=2020-W53", "week=2020-W53"),
    ("?week=", ""),
    ("?week", ""),
    ("?week=2021-W53", "week=2021-W53"),
    ("?week=2018-W6", "week=2018-W06"),
    (
        "?week=%3Cb%3E%E6%9C%AC%E5%91%A8",
        "week=%3Cb%3E%E6%9C%AC%E5%91%A8",
    ),
    ("?week=%FF", "week=%EF%BF%BD"),
    ("?week=%2", "week=%252"),
    ("?week=a+b", "week=a+b"),
    ("?issue=2018-6", "issue=2018-6"),
    ("?issue=2018-06", "issue=2018-6"),
    ("?issue=2018-0", "week=2018-0"),
    ("?issue=2018-+6", "issue=2018-6"),
    ("?issue=2018-%2B6", "week=2018-%2B6"),
    ("?issue=2018-99999", "week=2018-99999"),
    ("?date=2018-02-07", "date=2018-02-07"),
    ("?date=2018-02-30", "week=2018-02-30"),
    ("?date=2018-02-07&week=2018-W09", "date=2018-02-07"),
    ("?week=2018-W06&week=2018-W07", "week=2018-W06"),
    ("?week=latest&issue=2018-6", ""),
    ("?lang=zh", "lang=zh"),
    ("?lang=zh-CN", "lang=zh"),
    ("?lang=zh_Hans", "lang=zh"),
    ("?lang=EN-us", "lang=en"),
    ("?lang=fr", ""),
    ("?lang=", ""),
    ("?lang=fr&lang=en", ""),
    ("?view=table", "view=table"),
    ("?view=chart", ""),
    ("?view=TABLE", ""),
    ("?theme=auto", ""),
    ("?theme=dark&theme=light", "theme=dark"),
    ("?theme=contrast", "theme=contrast"),
    ("?theme=sepia", ""),
    ("?from=timeline&isappinstalled=0", ""),
    ("?WEEK=2018-W06", ""),
    (
        "?theme=light&from=timeline&view=table&week=2018-W06&lang=en",
        "week=2018-W06&lang=en&view=table&theme=light",
    ),
    ("?draft", "draft"),
    (
        "?rev=1&week=2018-W06&compare=2018-W05",
        "week=2018-W06&rev=1&compare=2018-W05",
    ),
    (
        "?span=2013-W01..2015-W52&print=both",
        "span=2013-W01..2015-W52&print=both",
    ),
    (
        "?embed=1&id=a&only=phishing_pages&hide=selector%2Clang&transparent=1",
        "embed=1&id=a&only=phishing_pages&hide=selector%2Clang&transparent=1",
    ),
];

#[test]
fn every_address_is_written_back_in_its_shortest_form() {
    for &(query, expected) in ROUND_TRIPS {
        let address = Address::read(Lang::Zh, query);
        assert_eq!(address.query(), expected, "{query}");
        assert_eq!(Address::read(Lang::Zh, expected), address, "{query}");
    }
}

/// What messengers, editors and input methods make of an address, and what was meant.
const BROKEN: &[(&str, &str)] = &[
    ("week=2018-W06。", "week=2018-W06"),
    ("week=2018-W06）。", "week=2018-W06"),
    ("week=%E2%80%9C2018-W06%E2%80%9D", "week=2018-W06"),
    ("week=latest,", ""),
    ("date=2018-02-07。", "date=2018-02-07"),
    ("date=２０１８-０２-０７", "date=2018-02-07"),
    ("date=2018/2/7", "date=2018-02-07"),
    ("date=20180207", "date=2018-02-07"),
    ("date=2018年2月7日，", "date=2018-02-07"),
    ("issue=２０１８－６。", "issue=2018-6"),
    ("lang=en。", "lang=en"),
    ("lang=%22en_US%22", "lang=en"),
    ("lang=（ｅｎ）", "lang=en"),
    ("view=table）", "view=table"),
    ("theme=ｄａｒｋ。", "theme=dark"),
    ("rev=1。", "rev=1"),
    ("only=phishing_pages”", "only=phishing_pages"),
    ("hide=selector，lang。", "hide=selector%2Clang"),
    ("embed=1>", "embed=1"),
    (
        "week=2018-W06&amp;lang=en&amp;view=table.",
        "week=2018-W06&lang=en&view=table",
    ),
];

#[test]
fn an_address_is_read_past_the_signs_that_a_text_puts_around_it() {
    for &(query, meant) in BROKEN {
        assert_eq!(Address::read(Lang::Zh, query).query(), meant, "{query}");
    }
}

#[test]
fn the_name_of_a_frame_is_its_hosts() {
    let query = "embed=1&id=%E3%80%8A%E5%91%A8%E6%8A%A5%E3%80%8B";
    assert_eq!(Address::read(Lang::Zh, query).query(), query);
}

#[test]
fn a_tag_and_its_look_alikes_name_the_language_that_they_begin_with() {
    let table = include_str!("../addresses/language_tags.json");
    let table: Vec<(String, Option<String>)> = serde_json::from_str(table).expect("a table");
    assert!(table.len() > 50, "{table:?}");
    for (tag, expected) in table {
        let lang = Lang::from_tag(&tag).map(Lang::key);
        assert_eq!(lang, expected.as_deref(), "{tag:?}");
    }
}

#[test]
fn a_language_in_the_address_wins_over_the_page_it_stands_on() {
    for (page, query, expected) in [
        (Lang::Zh, "", Lang::Zh),
        (Lang::En, "", Lang::En),
        (Lang::Zh, "?lang=en", Lang::En),
        (Lang::En, "?lang=zh-CN", Lang::Zh),
        (Lang::En, "?lang=fr", Lang::En),
    ] {
        assert_eq!(Address::read(page, query).shown_lang(), expected, "{query}");
    }
}

#[test]
fn a_change_of_language_keeps_week_view_and_theme() {
    let query = "week=2018-W06&view=table&theme=dark&compare=2018-W05";
    let address = Address::read(Lang::Zh, query);
    let there = address.in_lang(Lang::En);
    assert_eq!(there.href(Lang::Zh), format!("en/?{query}"));
    assert_eq!(there.in_lang(Lang::Zh), address);
}
