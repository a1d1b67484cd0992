//! Columns that are copied from a spreadsheet, and text that is copied from a PDF.

use cncert_weekly::report::{Contents, RankedItem, RankedName, Share};

use super::{catalogue, left, publisher, text, told, understood};

/// The draft of a text in which everything is understood.
#[track_caller]
fn draft(of: &str) -> Contents {
    let understanding = understood(&[text(of)]);
    assert_eq!(
        left(&understanding),
        Vec::<String>::new(),
        "{}",
        told(&understanding)
    );
    understanding.draft("2025-W52".parse().unwrap(), catalogue(), publisher())
}

/// The items of the ranking: names with values.
#[track_caller]
fn families(of: &str) -> Vec<(String, Option<u64>)> {
    let draft = draft(&format!("恶意代码传播次数排名前五家族\n{of}"));
    let items = draft.rankings[0].items.clone().unwrap();
    let item = |item: RankedItem| match item.name {
        RankedName::Plain(name) => (name, item.value),
        RankedName::Text(name) => (name.zh().to_owned(), item.value),
    };
    items.into_iter().map(item).collect()
}

/// The indicators: id, value, change and share.
#[track_caller]
fn values(of: &str) -> String {
    let indicators = draft(of).indicators.into_iter().map(|indicator| {
        let quantity = indicator
            .quantity
            .map(|quantity| match quantity.rounded_to() {
                Some(step) => format!("{} to {step}", quantity.value()),
                None => quantity.value().to_string(),
            });
        let change = indicator.change.map(|change| format!("{change}%"));
        let share = indicator.share.map(|share| format!("of {share}%"));
        let all = [Some(indicator.id.to_string()), quantity, change, share];
        all.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    indicators.collect::<Vec<_>>().join("; ")
}

#[test]
fn families_are_read_in_either_order_of_columns_and_however_numbers_are_written() {
    let expected = [
        ("Mirai".to_owned(), Some(1_234_567)),
        ("Mozi".to_owned(), Some(98_765)),
    ];
    for columns in [
        "家族\t次数\nMirai\t1,234,567\nMozi\t98,765",
        "次数\t家族\n1234567\tMirai\n98765\tMozi",
        "1\tMirai\t１，２３４，５６７\n2\tMozi\t９８７６５",
        "Mirai\t1234567次\nMozi\t98765次",
    ] {
        assert_eq!(families(columns), expected, "{columns}");
    }
    assert_eq!(
        families("家族\t次数（万）\nMirai\t123.4567\nMozi\t9.8765"),
        expected
    );
    // Lines of a list are rows as well.
    assert_eq!(families("1. Mirai 1,234,567\n2. Mozi 98,765"), expected);
    assert_eq!(families("Mirai：1,234,567\nMozi：98,765"), expected);
}

#[test]
fn indicators_have_their_values_changes_and_shares_by_their_headers() {
    let expected = "defaced_websites 1865 -3.1%; defaced_government_websites 28 50.0% of 1.5%";
    let rows = "指标\t数量\t环比\t占比\n境内被篡改网站总数\t1,865\t↓ 3.1%\t\n境内被篡改政府网站数量\t28\t50.0%\t1.5%";
    assert_eq!(values(rows), expected);
    let turned = "占比\t环比\t数量\t指标\n\t-3.1%\t1865\t境内被篡改网站总数\n1.5%\t+50.0%\t28\t境内被篡改政府网站数量";
    assert_eq!(values(turned), expected);
    assert_eq!(
        values("境内计算机恶意程序传播次数\t4812.3万\t↓7.6%"),
        "malware_downloads 48123000 to 1000 -7.6%"
    );
    assert_eq!(
        values("境内被篡改网站总数\t\t与上周持平"),
        "defaced_websites 0%"
    );
}

#[test]
fn parts_are_read_as_shares_or_as_values() {
    let parts = |of: &str| {
        let draft = draft(&format!("境内被植入后门网站总数按类型分布\n{of}"));
        let parts = draft.distributions[0].parts.iter().map(|part| {
            format!(
                "{} {:?} {:?}",
                part.id,
                part.value,
                part.share.map(Share::tenths)
            )
        });
        parts.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        parts("类型\t占比\nCOM\t63.7%\nNET\t13%\n其他\t23.3%"),
        "tld_com None Some(637); tld_net None Some(130); tld_others None Some(233)"
    );
    assert_eq!(
        parts("339\tCOM\n69\tNET\n124\t其他"),
        "tld_com Some(339) None; tld_net Some(69) None; tld_others Some(124) None"
    );
    assert_eq!(
        parts("■ COM 63.7% ■ NET 13.0% ■ 其他"),
        "tld_com None Some(637); tld_net None Some(130); tld_others None None"
    );
}

#[test]
fn a_row_without_a_place_is_listed_and_goes_nowhere() {
    let understanding = understood(&[text("境内被篡改网站总数\t1865\n服务器温度\t37")]);
    assert_eq!(left(&understanding), ["Row: 服务器温度 37"]);
    let understanding = understood(&[text("境内被篡改网站总数\t12%")]);
    assert_eq!(left(&understanding), ["NoField: 境内被篡改网站总数 12%"]);
}

#[test]
fn a_text_from_a_pdf_is_the_text() {
    // Kangxi radicals, no-break spaces, zero-width signs, full-width letters, a form feed.
    let pdf = "境内被植⼊后⻔⽹站总数\n";
    let pdf = pdf.replace('⻔', "门").replace('⽹', "网")
        + "↓\u{a0}49.6%\n\u{c}针对境内网站仿冒\u{200b}网页数量\n↓ ７４．５％";
    assert_eq!(
        values(&pdf),
        "backdoored_websites -49.6%; phishing_pages -74.5%"
    );
    let english = "Key Findings\nNumber of Domestic Websites Implanted with\nBackdoors\n↓ 49.6%\nNumber of Phishing Websites Targeting Chinese Main-\nland\n↓ 74.5%";
    assert_eq!(
        values(english),
        "backdoored_websites -49.6%; phishing_pages -74.5%"
    );
}

#[test]
fn the_last_lines_are_read_whatever_their_colons_and_breaks() {
    let contact = |of: &str| {
        let understanding = understood(&[text(of)]);
        let facts = understanding
            .facts
            .iter()
            .map(|fact| format!("{} {:?}", fact.at, fact.value));
        facts.collect::<Vec<_>>().join("; ")
    };
    let expected = r#"editor Words("胡俊"); contact/website Words("www.cert.org.cn"); contact/email Words("cncert_report@cert.org.cn"); contact/phone Words("010-82991681")"#;
    assert_eq!(
        contact(
            "本期编辑：胡俊\n网址：www.cert.org.cn\nEmail：cncert_report@cert.org.cn\n电话：010-82991681"
        ),
        expected
    );
    assert_eq!(
        contact(
            "本期编辑: 胡俊   网址: www.cert.org.cn · Email: cncert_report@cert.org.cn · 电话: 010\u{2011}82991681"
        ),
        expected
    );
}

#[test]
fn words_of_the_publishers_file_are_held_against_the_documents() {
    let understanding = understood(&[text("联系我们\n电话：010-82990000")]);
    let differs = format!("{:?}", understanding.disagreements);
    assert!(
        differs.starts_with("[AgainstPublisher(") && differs.contains("010-82991681"),
        "{differs}"
    );
}
