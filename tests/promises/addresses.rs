//! Every view has an address, and old addresses keep working.

use cncert_weekly::{browser::Address, lang::Lang};

/// The query as it comes, and as it is written back.
const ROUND_TRIPS: [(&str, &str); 44] = [
    ("", ""),
    ("?", ""),
    ("?week=latest", ""),
    ("?week=2018-W06", "week=2018-W06"),
    ("week=2020-W53", "week=2020-W53"),
    ("?week=", ""),
    ("?week", ""),
    ("?week=2021-W53", "week=2021-W53"),
    ("?week=2018-W6", "week=2018-W6"),
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
    ("?issue=2018-+6", "week=2018-+6"),
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
    for (query, expected) in ROUND_TRIPS {
        let address = Address::read(Lang::Zh, query);
        assert_eq!(address.query(), expected, "{query}");
        assert_eq!(Address::read(Lang::Zh, expected), address, "{query}");
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
