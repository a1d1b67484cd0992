//! The same week as Word, `LibreOffice` and scripts write it is the same draft.

use cncert_weekly::{
    intake::{self, Edition},
    publish,
};

use super::{
    catalogue, left,
    made::{
        Drawn, Made, bare, box_twice, chart, chart_here, paragraph, picture_here, run, shape,
        styled, text,
    },
    publisher, told, understood,
};

const NAMES: [&str; 5] = ["Mirai", "Mozi", "Gafgyt", "Hajime", "Tsunami"];
const VALUES: [&str; 5] = ["16446000", "11013000", "6178000", "4051000", "2252000"];
const TYPES: [&str; 3] = ["COM", "NET", "其他"];
const WEEKS: [&str; 4] = ["第49周", "第50周", "第51周", "第52周"];
const SENTENCE: &str = "本周，CNCERT共处理网络安全事件9起，其中跨境网络安全事件4起。";

fn some<'v>(values: &[&'v str]) -> Vec<Option<&'v str>> {
    values.iter().copied().map(Some).collect()
}

fn heading(of: &str) -> String {
    styled("1", &run(of))
}

fn section(of: &str) -> String {
    styled("2", &run(of))
}

/// Word: runs cut anywhere, arrows as symbols, horizontal bars from below, shares by the format of the cells.
fn word() -> Made {
    let axes = r#"<c:catAx><c:scaling><c:orientation val="minMax"/></c:scaling></c:catAx>"#;
    let bars = Drawn {
        inner: r#"<c:barDir val="bar"/>"#,
        axes,
        ..bare("barChart")
    };
    let (names, values) = (
        NAMES.into_iter().rev().collect::<Vec<_>>(),
        some(&VALUES).into_iter().rev().collect::<Vec<_>>(),
    );
    let charts = [
        chart(
            bare("lineChart"),
            "次数",
            &WEEKS,
            &some(&["51000000", "50000000", "52081000", "48123000"]),
        ),
        chart(bars, "次数", &names, &values),
        chart(
            Drawn {
                format: "0.0%",
                ..bare("doughnutChart")
            },
            "占比",
            &TYPES,
            &some(&["0.63700000000000001", "0.13", "0.23300000000000001"]),
        ),
    ];
    let fall = |of: &str| {
        paragraph(
            &(r#"<w:r><w:sym w:font="Wingdings" w:char="F0EA"/></w:r>"#.to_owned()
                + &run(" ")
                + &run(of)
                + &run("%")),
        )
    };
    let body = [
        heading("本周网络安全基本态势"),
        section("境内计算机恶意程序传播次数"),
        fall("7.6"),
        chart_here("rIdC1", ""),
        section("恶意代码传播次数排名前五家族"),
        chart_here("rIdC2", ""),
        section("境内被植入后门网站总数"),
        fall("49.6"),
        section("境内被植入后门网站总数按类型分布"),
        chart_here("rIdC3", ""),
        section("针对境内网站仿冒网页数量"),
        fall("74.5"),
        heading("本周事件处理情况"),
        text(SENTENCE),
    ];
    Made::of(&body.concat()).charts(&charts)
}

/// `LibreOffice`: text boxes twice and in the heading that follows, shares as parts of one.
fn libre_office() -> Made {
    let shown = r#"<c:dLbls><c:showVal val="0"/><c:showPercent val="1"/></c:dLbls>"#;
    let charts = [
        chart(
            bare("lineChart"),
            "label 0",
            &WEEKS,
            &some(&["51000000", "50000000", "52081000", "48123000"]),
        ),
        chart(bare("barChart"), "次数", &NAMES, &some(&VALUES)),
        chart(
            Drawn {
                labels: shown,
                ..bare("doughnutChart")
            },
            "占比",
            &TYPES,
            &some(&["0.637", "0.13", "0.233"]),
        ),
    ];
    let boxed = |of: &str| box_twice(&paragraph(&(run("↓ ") + &run(of))));
    let body = [
        heading("本周网络安全基本态势"),
        section("境内计算机恶意程序传播次数"),
        paragraph(&boxed("7.6%")),
        chart_here("rIdC1", ""),
        section("恶意代码传播次数排名前五家族"),
        chart_here("rIdC2", ""),
        section("境内被植入后门网站总数"),
        text(" "),
        styled(
            "2",
            &(run("境内被植入后门网站总数按类型分布") + &boxed("49.6%")),
        ),
        chart_here("rIdC3", ""),
        section("针对境内网站仿冒网页数量"),
        styled("1", &(boxed("74.5%") + &run("本周事件处理情况"))),
        paragraph(
            &[
                "本周，",
                "CNCERT",
                "共处理网络安全事件 ",
                "9 ",
                "起，其中跨境网络安全事件 4 起。",
            ]
            .map(run)
            .concat(),
        ),
    ];
    Made::of(&body.concat()).charts(&charts)
}

/// A script: arrows as drawn shapes, data repeated as alternative text, formats in the labels alone, counts in 万.
fn script() -> Made {
    let own = r#"<c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/><c:showVal val="0"/><c:showPercent val="1"/></c:dLbls>"#;
    let charts = [
        chart(
            bare("lineChart"),
            "次数（万）",
            &WEEKS,
            &some(&["5100", "5000", "5208.1", "4812.3"]),
        ),
        chart(
            Drawn {
                title: "恶意代码传播次数排名前五家族",
                ..bare("barChart")
            },
            "次数",
            &NAMES,
            &some(&VALUES),
        ),
        chart(
            Drawn {
                labels: own,
                ..bare("doughnutChart")
            },
            "占比",
            &TYPES,
            &some(&["0.637", "0.13", "0.233"]),
        ),
    ];
    let drawn =
        |of: &str| paragraph(&(format!("<w:r>{}</w:r>", shape("downArrow", "")) + &run(of)));
    let body = [
        heading("本周网络安全基本态势"),
        section("境内计算机恶意程序传播次数"),
        drawn("7.6%"),
        chart_here("rIdC1", "Line chart. 第52周 1."),
        section("恶意代码传播次数排名前五家族"),
        chart_here("rIdC2", "Bar chart. Mirai 1."),
        section("境内被植入后门网站总数"),
        drawn("49.6%"),
        section("境内被植入后门网站总数按类型分布"),
        chart_here("rIdC3", "Ring. COM 0.1."),
        section("针对境内网站仿冒网页数量"),
        drawn("74.5%"),
        heading("本周事件处理情况"),
        text(SENTENCE),
    ];
    Made::of(&body.concat()).charts(&charts)
}

fn read(made: &Made) -> Edition {
    intake::open("edition.docx", &made.bytes(), |_| None).unwrap()
}

#[test]
fn the_same_week_by_three_producers_is_one_draft() {
    let draft = |made: &Made| {
        let understanding = understood(&[read(made)]);
        let week = "2025-W52".parse().unwrap();
        let mut draft = understanding.draft(week, catalogue(), publisher());
        // Counts in 万 with a decimal are rounded, which the others do not say.
        for indicator in &mut draft.indicators {
            indicator.quantity = indicator
                .quantity
                .and_then(|quantity| cncert_weekly::report::Quantity::new(quantity.value(), None));
        }
        assert_eq!(
            left(&understanding),
            Vec::<String>::new(),
            "{}",
            told(&understanding)
        );
        publish::week_text(&draft)
    };
    let of_word = draft(&word());
    assert_eq!(draft(&libre_office()), of_word);
    assert_eq!(draft(&script()), of_word);
    for figure in [
        r#""value": 48123000"#,
        r#""name": "Mirai", "value": 16446000"#,
        r#""share_pct": 63.7"#,
        r#""change_pct": -74.5"#,
        r#""complete": true"#,
    ] {
        assert!(of_word.contains(figure), "{figure} {of_word}");
    }
}

#[test]
fn a_run_over_weeks_without_a_change_that_proves_it_gives_no_value() {
    let charts = [chart(
        bare("lineChart"),
        "次数（万）",
        &["第1周", "第2周", "第3周"],
        &[Some("4210"), None, Some("3890.25")],
    )];
    let body = [
        section("境内计算机恶意程序传播次数"),
        text("↓ 7.6%"),
        chart_here("rIdC1", ""),
    ];
    let understanding = understood(&[read(&Made::of(&body.concat()).charts(&charts))]);
    assert!(
        !told(&understanding).contains("value"),
        "{}",
        told(&understanding)
    );
    assert_eq!(
        left(&understanding),
        ["Run: 次数（万）: 第1周 4210, 第2周 –, 第3周 3890.25"]
    );
}

#[test]
fn a_picture_in_place_of_a_chart_is_listed_with_what_it_stands_under() {
    let body = [section("恶意代码传播次数排名前五家族"), picture_here("图1")];
    let understanding = understood(&[read(&Made::of(&body.concat()))]);
    assert_eq!(
        left(&understanding),
        ["Picture: 恶意代码传播次数排名前五家族 / 图1"]
    );
}

#[test]
fn a_chart_below_a_heading_that_is_not_known_is_of_nothing() {
    let charts = [
        chart(bare("barChart"), "次数", &NAMES, &some(&VALUES)),
        chart(
            bare("doughnutChart"),
            "占比",
            &TYPES,
            &some(&["1", "2", "3"]),
        ),
    ];
    let body = [
        section("恶意代码传播次数排名前五家族"),
        chart_here("rIdC1", ""),
        section("附录"),
        chart_here("rIdC2", ""),
    ];
    let understanding = understood(&[read(&Made::of(&body.concat()).charts(&charts))]);
    assert_eq!(
        left(&understanding),
        ["Heading: 附录", "Chart: 占比: COM 1, NET 2, 其他 3"]
    );
    // Nor is a second one of the same ranking.
    let body = [
        section("恶意代码传播次数排名前五家族"),
        chart_here("rIdC1", ""),
        chart_here("rIdC2", ""),
    ];
    let understanding = understood(&[read(&Made::of(&body.concat()).charts(&charts))]);
    assert_eq!(left(&understanding), ["Chart: 占比: COM 1, NET 2, 其他 3"]);
    assert_eq!(understanding.disagreements, []);
}

#[test]
fn a_change_of_something_else_is_not_the_indicators() {
    let body = [
        section("针对境内网站仿冒网页数量"),
        text("↓ 74.5%"),
        text("投诉总量 ↑ 12.3%"),
    ];
    let understanding = understood(&[read(&Made::of(&body.concat()))]);
    assert_eq!(left(&understanding), ["NoField: 投诉总量 ↑ 12.3%"]);
    assert_eq!(understanding.disagreements, []);
}
