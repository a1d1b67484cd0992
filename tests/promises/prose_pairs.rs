//! What prose says of itself: the same sentence once as it is true, which passes in silence, and
//! once with a slip, which is asked about.

use cncert_weekly::lang::{Lang, finding};

use crate::drafts::of_sentence;

/// What is found in the valid draft with one sentence in place of its own.
fn found(zh: &str, en: &str) -> Vec<String> {
    let found = of_sentence(zh, en).into_iter();
    found.map(|found| finding(&found, Lang::En)).collect()
}

/// Each slip is asked about in these words, and the sentence without it is not.
#[track_caller]
fn check(zh: &str, en: &str, slip: (&str, &str), said: &str) {
    assert_eq!(found(zh, en), [""; 0], "{zh}");
    let (zh, en) = (zh.replace(slip.0, slip.1), en.replace(slip.0, slip.1));
    let found = found(&zh, &en);
    assert!(
        found.iter().any(|found| found.contains(said)),
        "{zh} {en} {found:?}"
    );
}

#[test]
fn what_a_sentence_reckons_from_its_own_figures_follows_from_them() {
    const SAID: &str = "that does not follow from the figures beside it";
    check(
        "某应用的受害用户从295个缩水到276个，少了19处。",
        "The victims of an app shrank from 295 to 276, 19 fewer places.",
        ("19", "29"),
        SAID,
    );
    check(
        "该团伙用60台服务器控制187台设备，平均每台服务器控制3台设备。",
        "The gang controls 187 devices with 60 servers, 3 devices per server on average.",
        ("3", "13"),
        SAID,
    );
}

#[test]
fn an_ordinal_is_the_same_in_both_languages() {
    check(
        "这是该团伙第二次发起攻击。",
        "This is the second attack by the gang.",
        ("second", "third"),
        "only the Chinese has 二; only the English has third",
    );
    check(
        "该应用在商店中排名前五。",
        "The app is among the top five of its store.",
        ("top five", "top three"),
        "only the English has three",
    );
}

#[test]
fn a_unit_is_the_same_in_both_languages() {
    check(
        "补丁发布后72小时内就出现了攻击。",
        "Attacks began within 72 hours of the patch.",
        ("72 hours", "72 days"),
        "differ in the unit of a figure",
    );
}

#[test]
fn a_page_at_an_address_is_another_in_the_other_language_but_for_no_digit_alone() {
    check(
        "详情见https://www.example.org/SA-CORE-2014-005。",
        "See https://www.example.org/SA-CORE-2014-005 for details.",
        ("005 for", "006 for"),
        "differ in a number, version or address",
    );
    let pages = found(
        "详情见https://www.example.org/zh/news/17。",
        "See https://www.example.org/en/news/71 for details.",
    );
    assert_eq!(pages, [""; 0]);
}

#[test]
fn a_clause_is_said_once() {
    check(
        "本周未见异常，相关单位已完成修复。",
        "Nothing unusual was seen this week, and all repairs are done.",
        (
            "，相关单位已完成修复",
            "，相关单位已完成修复，相关单位已完成修复",
        ),
        "相关单位已完成修复",
    );
}

#[test]
fn what_one_language_calls_remote_or_medium_the_other_does_not_call_its_opposite() {
    for (zh, en, slip) in [
        (
            "该漏洞可被远程利用。",
            "The flaw can be exploited remotely.",
            ("remotely", "locally"),
        ),
        (
            "该漏洞属中危。",
            "The flaw is a medium-risk one.",
            ("medium", "low"),
        ),
        (
            "攻击者利用SQL注入窃取数据。",
            "Attackers stole data by SQL injection.",
            ("SQL injection", "cross-site scripting"),
        ),
        (
            "教育行业受影响最大。",
            "The education sector was hit hardest.",
            ("education", "finance"),
        ),
    ] {
        check(zh, en, slip, "differ in a name");
    }
}

#[test]
fn an_incident_is_counted_as_one() {
    check(
        "重点处理仿冒投诉事件9起。",
        "Special attention went to 9 phishing incidents.",
        ("9起", "9家"),
        "9家",
    );
}

#[test]
fn a_top_level_domain_is_the_same_in_both_languages() {
    check(
        "顶级域为.com的钓鱼域名最常见。",
        "Phishing domains under .com are the most common.",
        (".com are", ".net are"),
        "differ in a number, version or address",
    );
}

#[test]
fn a_word_of_the_field_has_no_letter_too_many_or_too_few() {
    check(
        "某网站被植入后门。",
        "A website was implanted with a backdoor.",
        ("implanted", "implated"),
        "implated",
    );
}

#[test]
fn what_is_abroad_twice_in_chinese_is_not_once_at_home_in_english() {
    check(
        "两台服务器中一台位于境外，另一台也由境外人员控制。",
        "Of two servers one is located overseas, and the other too is run from abroad.",
        ("located overseas", "located at home"),
        "differ in a name",
    );
}
