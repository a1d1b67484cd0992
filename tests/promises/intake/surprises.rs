//! What documents of Word, `LibreOffice`, WPS and scripts have that surprises readers of documents, one a test: valid ones
//! all, and what a reader of the document sees is what is given.

use cncert_weekly::intake::{self, Chart, Content, Edition, Refusal, Remark};

use super::made::{
    Drawn, Made, bare, box_twice, chart, chart_here, paragraph, picture_here, relationships, run,
    shape, styled, text,
};

fn read(made: &Made) -> Edition {
    intake::open("edition.docx", &made.bytes(), |_| None).unwrap()
}

/// The blocks of a document, one a line: headings with their level, charts with their values.
fn seen(made: &Made) -> String {
    let blocks = read(made)
        .blocks
        .into_iter()
        .map(|block| match block.content {
            Content::Paragraph(paragraph) => {
                let level = paragraph
                    .level
                    .map(|level| format!("#{level} "))
                    .unwrap_or_default();
                let label = if paragraph.label.is_empty() {
                    String::new()
                } else {
                    format!("[{}] ", paragraph.label)
                };
                format!("{level}{label}{}", paragraph.text)
            }
            Content::Table(rows) => rows
                .iter()
                .map(|row| row.join(" | "))
                .collect::<Vec<_>>()
                .join(" / "),
            Content::Chart(chart) => drawn(&chart),
            Content::Picture(alternative) => format!("(picture {alternative})"),
        });
    blocks.collect::<Vec<_>>().join("\n")
}

fn drawn(chart: &Chart) -> String {
    let series = chart.series.iter().map(|series| {
        let points = chart.categories.iter().zip(&series.values);
        let points =
            points.map(|(name, value)| format!("{name}={}", value.as_deref().unwrap_or("?")));
        format!("{}: {}", series.name, points.collect::<Vec<_>>().join(" "))
    });
    format!(
        "({:?} {}: {})",
        chart.kind,
        chart.title,
        series.collect::<Vec<_>>().join("; ")
    )
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(seen(&Made::of(body)), expected);
}

#[track_caller]
fn check_chart(of: &str, expected: &str) {
    let made = Made::of(&chart_here("rIdC1", "")).charts(&[of.to_owned()]);
    assert_eq!(seen(&made), expected);
}

const RING: Drawn = bare("doughnutChart");
const BARS: Drawn = Drawn {
    inner: r#"<c:barDir val="bar"/>"#,
    ..bare("barChart")
};
const LINE: Drawn = bare("lineChart");

#[test]
fn a_blank_cell_moves_no_value_and_no_name() {
    let of = chart(
        LINE,
        "次数",
        &["第1周", "第2周", "第3周", "第4周"],
        &[Some("4421.3"), Some("4210"), None, Some("3890.25")],
    );
    check_chart(
        &of,
        "(Lines : 次数: 第1周=4421.3 第2周=4210 第3周=? 第4周=3890.25)",
    );
    let of = chart(RING, "", &["", "b", "c"], &[Some("1"), Some("2"), None]);
    check_chart(&of, "(Ring : : =1 b=2 c=?)");
}

#[test]
fn charts_stand_where_they_are_drawn_and_not_in_a_tracked_deletion() {
    let one = |name: &str| chart(LINE, name, &["a"], &[Some("1")]);
    let deleted = paragraph(&format!(
        "<w:del>{}</w:del>",
        chart_here("rIdC3", "")
            .replace("<w:p>", "")
            .replace("</w:p>", "")
    ));
    let body = [
        chart_here("rIdC2", ""),
        text("between"),
        chart_here("rIdC1", ""),
        deleted,
    ]
    .concat();
    let made = Made::of(&body).charts(&[one("first"), one("second"), one("third")]);
    assert_eq!(
        seen(&made),
        "(Lines : second: a=1)\nbetween\n(Lines : first: a=1)"
    );
}

#[test]
fn what_is_no_number_is_no_value_and_refuses_nothing() {
    let of = chart(
        LINE,
        "",
        &["a", "b", "c", "d"],
        &[Some("#N/A"), Some("null"), Some("undefined"), Some("5")],
    );
    check_chart(&of, "(Lines : : a=? b=? c=? d=5)");
}

#[test]
fn a_title_is_the_charts_own_and_no_axis_or_label() {
    let labels = r#"<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:p><a:r><a:t>COM 50.6%</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>"#;
    let axes = "<c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>单位：次</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx>";
    let of = chart(
        Drawn {
            title: "前五家族",
            labels,
            axes,
            ..RING
        },
        "占比",
        &["COM"],
        &[Some("1")],
    );
    check_chart(&of, "(Ring 前五家族: 占比: COM=1)");
    // A chart without a title shows the name of its series, which is none of its own.
    let of = chart(RING, "p_n", &["a"], &[Some("8")]);
    check_chart(&of, "(Ring : p_n: a=8)");
}

#[test]
fn a_ring_shows_shares_whatever_its_cache_holds() {
    let shown = r#"<c:dLbls><c:showVal val="0"/><c:showPercent val="1"/></c:dLbls>"#;
    let names = ["COM", "NET", "其他"];
    let fractions = [Some("0.50600000000000001"), Some("0.3"), Some("0.194")];
    let expected = "(Ring : 占比: COM=50.6% NET=30% 其他=19.4%)";
    check_chart(
        &chart(
            Drawn {
                labels: shown,
                ..RING
            },
            "占比",
            &names,
            &fractions,
        ),
        expected,
    );
    check_chart(
        &chart(
            Drawn {
                format: "0.0%",
                ..RING
            },
            "占比",
            &names,
            &fractions,
        ),
        expected,
    );
    let own =
        r#"<c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/><c:showVal val="1"/></c:dLbls>"#;
    check_chart(
        &chart(
            Drawn {
                labels: own,
                ..RING
            },
            "占比",
            &names,
            &fractions,
        ),
        expected,
    );
    // Counts stay what they are: the shares follow from them.
    let counts = [Some("8"), Some("20"), Some("21")];
    check_chart(
        &chart(
            Drawn {
                labels: shown,
                ..RING
            },
            "",
            &names,
            &counts,
        ),
        "(Ring : : COM=8 NET=20 其他=21)",
    );
}

#[test]
fn a_chart_of_word_2016_has_its_numbers_in_its_points() {
    let data = r#"<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:lvl ptCount="3"><cx:pt idx="0">Mirai</cx:pt><cx:pt idx="1">Mozi</cx:pt><cx:pt idx="2">Gafgyt</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl ptCount="3" formatCode="General"><cx:pt idx="0">120</cx:pt><cx:pt idx="2">4.4000000000000004</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>前五家族</a:t></a:r></a:p></cx:rich></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion><cx:series layoutId="funnel"><cx:tx><cx:txData><cx:v>次数</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"#;
    let reference = r#"<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2014/chartex"><cx:chart r:id="rIdX"/></a:graphicData></a:graphic></wp:inline></w:drawing>"#;
    let picture = "<w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing>";
    let body = paragraph(&format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="cx1">{reference}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"#
    ));
    let made = Made::of(&body)
        .naming(&[("rIdX", "chartEx", "charts/chartEx1.xml")])
        .with("word/charts/chartEx1.xml", data);
    assert_eq!(
        seen(&made),
        "(Bars 前五家族: 次数: Mirai=120 Mozi=? Gafgyt=4.4)"
    );
}

#[test]
fn an_arrow_is_an_arrow_in_all_the_ways_it_is_drawn() {
    let symbol = |font: &str, code: &str| {
        paragraph(&format!(
            r#"<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>{}"#,
            run(" 7.6%")
        ))
    };
    check(&symbol("Wingdings", "F0EA"), "↓ 7.6%");
    check(&symbol("Wingdings", "F0E9"), "↑ 7.6%");
    check(&symbol("Symbol", "F0AF"), "↓ 7.6%");
    check(&symbol("Symbol", "F02D"), "− 7.6%");
    check(&symbol("Wingdings 3", "F071"), "▼ 7.6%");
    // LibreOffice saves the symbol as a letter without meaning.
    let letter = "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr><w:t>\u{f0ea}</w:t></w:r>".to_owned();
    check(&paragraph(&(letter + &run(" 7.6%"))), "↓ 7.6%");
    check(
        &paragraph(&format!(
            "<w:r>{}</w:r>{}",
            shape("downArrow", ""),
            run("49.6%")
        )),
        "↓49.6%",
    );
    let vml = r##"<w:r><w:pict><v:shape type="#_x0000_t68"/></w:pict></w:r>"##;
    check(&paragraph(&(vml.to_owned() + &run("3.0%"))), "↑3.0%");
}

fn numbered(levels: &str, body: &str) -> Made {
    let numbering = format!(
        r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#
    );
    Made::of(body)
        .naming(&[("rIdN", "numbering", "numbering.xml")])
        .with("word/numbering.xml", &numbering)
}

fn listed(level: u8, style: &str, of: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr></w:pPr>{}</w:p>"#,
        run(of)
    )
}

#[test]
fn the_bullet_of_a_list_may_be_the_arrow() {
    let bullet = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0ea}\"/><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>";
    assert_eq!(
        seen(&numbered(bullet, &listed(0, "a", "7.6%"))),
        "[↓] ↓ 7.6%"
    );
}

#[test]
fn lists_number_as_they_write_and_a_heading_stays_one() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let levels = [
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "(%2)"),
    ]
    .concat();
    let body = [
        listed(0, "1", "态势"),
        listed(1, "a", "甲"),
        listed(1, "a", "乙"),
        listed(0, "1", "处理"),
        listed(1, "a", "丙"),
    ]
    .concat();
    let expected = "#1 [一、] 态势\n[(1)] 甲\n[(2)] 乙\n#1 [二、] 处理\n[(1)] 丙";
    assert_eq!(seen(&numbered(&levels, &body)), expected);
}

#[test]
fn a_text_box_is_read_once_and_in_its_place() {
    let boxed = box_twice(&text("↓ 49.6%"));
    check(&paragraph(&boxed), "↓ 49.6%");
    check(
        &styled("1", &(boxed.clone() + &run("本周事件处理情况"))),
        "↓ 49.6%\n#1 本周事件处理情况",
    );
    check(&styled("1", &(run("分布") + &boxed)), "#1 分布\n↓ 49.6%");
    // Without alternatives, and in VML alone.
    let plain = format!(
        "<w:r>{}</w:r>",
        shape(
            "rect",
            &format!(
                "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>",
                text("↓ 1%")
            )
        )
    );
    check(&paragraph(&plain), "↓ 1%");
    let vml = format!(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        text("↑ 2%")
    );
    check(&paragraph(&vml), "↑ 2%");
}

#[test]
fn a_style_is_known_by_its_name_and_a_table_of_contents_repeats_nothing() {
    check(
        &styled("1", &run("本周事件处理情况")),
        "#1 本周事件处理情况",
    );
    check(&styled("a3", &run("周报")), "#0 周报");
    check(
        &(styled("TOC1", &run("本周事件处理情况\t3")) + &styled("2", &run("数量"))),
        "#2 数量",
    );
}

#[test]
fn entities_and_comments_leave_no_letter_out() {
    check(&text("R&amp;D &#8595; 7.6%"), "R&D ↓ 7.6%");
    check(&paragraph("<w:r><w:t>a<!-- c -->b</w:t></w:r>"), "ab");
}

#[test]
fn a_tracked_change_is_read_as_accepted_and_told() {
    let body = paragraph(&format!(
        "{}<w:del w:author=\"A\"><w:r><w:delText>8</w:delText></w:r></w:del><w:ins w:author=\"A\">{}</w:ins>{}",
        run("事件"),
        run("9"),
        run("起")
    ));
    check(&body, "事件9起");
    let remarks = read(&Made::of(&body)).remarks;
    assert!(
        matches!(&remarks[..], [Remark::Tracked { old, new, .. }] if old == "8" && new == "9"),
        "{remarks:?}"
    );
    let moved = paragraph(&format!("<w:moveFrom>{}</w:moveFrom>", run("12")))
        + &paragraph(&format!("<w:moveTo>{}</w:moveTo>", run("12")));
    check(&moved, "12");
}

#[test]
fn the_hyphen_of_a_telephone_number_stays_and_a_soft_one_goes() {
    check(
        &paragraph("<w:r><w:t>010</w:t><w:noBreakHyphen/><w:t>82991681</w:t></w:r>"),
        "010-82991681",
    );
    check(
        &paragraph("<w:r><w:t>inci</w:t><w:softHyphen/><w:t>dents</w:t></w:r>"),
        "incidents",
    );
}

#[test]
fn horizontal_bars_are_read_from_the_top() {
    let (names, values) = (["Mirai", "Mozi"], [Some("2"), Some("1")]);
    let axis = |orientation: &str| {
        format!(r#"<c:catAx><c:scaling><c:orientation val="{orientation}"/></c:scaling></c:catAx>"#)
    };
    check_chart(
        &chart(
            Drawn {
                axes: &axis("minMax"),
                ..BARS
            },
            "",
            &names,
            &values,
        ),
        "(Bars : : Mozi=1 Mirai=2)",
    );
    check_chart(
        &chart(
            Drawn {
                axes: &axis("maxMin"),
                ..BARS
            },
            "",
            &names,
            &values,
        ),
        "(Bars : : Mirai=2 Mozi=1)",
    );
}

#[test]
fn the_main_part_may_have_any_name_and_a_strict_document_other_addresses() {
    let mut made = Made::of(&text("↓ 7.6%"));
    made.parts.retain(|(path, _)| path != "_rels/.rels");
    for (path, _) in &mut made.parts {
        *path = path.replace("document.xml", "document22.xml");
    }
    let made = made.with(
        "_rels/.rels",
        &relationships(&[("rId1", "officeDocument", "/word/document22.xml")]),
    );
    assert_eq!(seen(&made), "↓ 7.6%");
    let mut strict = Made::of(&styled("1", &run("Key Findings")));
    for (_, text) in &mut strict.parts {
        *text = text
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            );
    }
    assert_eq!(seen(&strict), "#1 Key Findings");
}

#[test]
fn an_alternative_text_that_repeats_the_data_is_not_read() {
    let of = chart(LINE, "占比", &["COM"], &[Some("0.5")]);
    let made = Made::of(&chart_here("rIdC1", "Doughnut chart. COM 0.5, NET 0.3.")).charts(&[of]);
    assert_eq!(seen(&made), "(Lines : 占比: COM=0.5)");
}

#[test]
fn the_borders_of_runs_mean_nothing() {
    check(
        &paragraph(&["↓ ", "7", ".6", "%"].map(run).concat()),
        "↓ 7.6%",
    );
}

#[test]
fn content_controls_links_smart_tags_and_fields_are_read_for_what_they_show() {
    let wrapped = |name: &str, of: &str| format!("<w:{name}>{of}</w:{name}>");
    let inline = ["hyperlink", "smartTag", "fldSimple", "customXml"]
        .map(|name| wrapped(name, &run("a")))
        .concat();
    check(
        &paragraph(&(inline + &wrapped("sdt", &wrapped("sdtContent", &run("b"))))),
        "aaaab",
    );
    check(&wrapped("sdt", &wrapped("sdtContent", &text("c"))), "c");
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = "<w:r><w:instrText>REF _1 </w:instrText></w:r>";
    let nested = [
        field("begin"),
        code.to_owned(),
        field("begin"),
        code.to_owned(),
        field("separate"),
        run("13"),
        field("end"),
        field("separate"),
        run("9"),
        field("end"),
        run("起"),
    ];
    check(&paragraph(&nested.concat()), "9起");
    let ruby = format!(
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        run("zhōu"),
        run("周")
    );
    check(&paragraph(&(run("本") + &ruby)), "本周");
}

#[test]
fn hidden_text_is_left_out_and_said_so() {
    let body = paragraph(
        &(run("9")
            + r#"<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>起</w:t></w:r>"#),
    );
    check(&body, "9起");
    assert_eq!(read(&Made::of(&body)).remarks, [Remark::Hidden(1)]);
    // However it is cut, it is one place.
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>";
    let body = paragraph(&[hidden, hidden, &run("起"), hidden].concat());
    assert_eq!(read(&Made::of(&body)).remarks, [Remark::Hidden(2)]);
}

#[test]
fn a_table_keeps_its_columns_and_what_is_nested_in_it_follows() {
    let cell = |of: &str| format!("<w:tc>{of}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!(
        "<w:tbl>{}</w:tbl>",
        row(&[cell(&text("x")), cell(&text("y"))])
    );
    let spanning = format!(
        r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>"#,
        text("2")
    );
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell(&text("a")), spanning]),
        row(&[
            cell(&text("b")),
            cell(&(text("3") + &inner)),
            cell(&text("4"))
        ])
    );
    check(&table, "a | 2 |  / b | 3 | 4\nx | y");
    // A frame of one column is none.
    check(
        &format!("<w:tbl>{}</w:tbl>", row(&[cell(&text("only"))])),
        "only",
    );
}

#[test]
fn a_picture_is_listed_where_it_stands() {
    check(
        &(text("标题") + &picture_here("每周走势")),
        "标题\n(picture 每周走势)",
    );
}

#[test]
fn headers_and_notes_are_read_as_well() {
    let part = |name: &str, of: &str| {
        format!(
            r#"<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{of}</w:{name}>"#
        )
    };
    let made = Made::of(&text("body"))
        .naming(&[
            ("rIdH", "header", "header1.xml"),
            ("rIdI", "header", "header2.xml"),
            ("rIdF", "footnotes", "footnotes.xml"),
        ])
        .with("word/header1.xml", &part("hdr", &text("2026 年第 47 期")))
        .with("word/header2.xml", &part("hdr", &text("2026 年第 47 期")))
        .with(
            "word/footnotes.xml",
            &part(
                "footnotes",
                &format!("<w:footnote>{}</w:footnote>", text("note")),
            ),
        );
    assert_eq!(seen(&made), "2026 年第 47 期\nbody\nnote");
}

#[test]
fn categories_of_several_levels_and_of_days_are_named_as_they_are_seen() {
    let one = chart(LINE, "", &["a"], &[Some("1"), Some("2"), Some("3")]);
    let levels = r#"<c:multiLvlStrRef><c:multiLvlStrCache><c:ptCount val="3"/><c:lvl><c:pt idx="0"><c:v>1月</c:v></c:pt><c:pt idx="1"><c:v>2月</c:v></c:pt><c:pt idx="2"><c:v>1月</c:v></c:pt></c:lvl><c:lvl><c:pt idx="0"><c:v>2025</c:v></c:pt><c:pt idx="2"><c:v>2026</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>"#;
    let cut = |text: &str, with: &str| {
        let (start, end) = (
            text.find("<c:cat>").unwrap() + 7,
            text.find("</c:cat>").unwrap(),
        );
        [&text[..start], with, &text[end..]].concat()
    };
    check_chart(
        &cut(&one, levels),
        "(Lines : : 2025 1月=1 2025 2月=2 2026 1月=3)",
    );
    let days = r#"<c:numRef><c:numCache><c:formatCode>m/d/yyyy</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>46027</c:v></c:pt><c:pt idx="1"><c:v>46034.0</c:v></c:pt></c:numCache></c:numRef>"#;
    check_chart(&cut(&one, days), "(Lines : : 2026-01-05=1 2026-01-12=2 =3)");
    let years = days
        .replace("m/d/yyyy", "General")
        .replace("46027", "2025")
        .replace("46034.0", "2026.0");
    check_chart(&cut(&one, &years), "(Lines : : 2025=1 2026=2 =3)");
}

#[track_caller]
fn refuse(bytes: &[u8], expected: &Refusal) {
    assert_eq!(
        intake::open("edition.docx", bytes, |_| None).as_ref(),
        Err(expected)
    );
}

#[test]
fn every_limit_is_one_and_says_which() {
    refuse(&vec![b' '; Refusal::MOST_BYTES + 1], &Refusal::Size);
    refuse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &Refusal::Old);
    refuse(b"\x89PNG\r\n\x1a\n\0\0\0\r", &Refusal::Encoding);
    refuse(
        b"PK\x03\x04 and nothing that follows",
        &Refusal::Broken("zip".to_owned()),
    );
    let paths: Vec<_> = (0..=Refusal::MOST_ENTRIES)
        .map(|at| format!("{at}"))
        .collect();
    let files = paths.iter().map(|path| (path.as_str(), &b""[..]));
    refuse(&super::made::zipped(files), &Refusal::Entries);
    let spaces = " ".repeat(Refusal::MOST_EXPANDED + 1);
    refuse(&Made::of(&text(&spaces)).bytes(), &Refusal::Expansion);
    let deep = |name: &str| {
        format!(
            "{}{}{}",
            format!("<w:{name}>").repeat(5000),
            run("x"),
            format!("</w:{name}>").repeat(5000)
        )
    };
    refuse(
        &Made::of(&paragraph(&deep("smartTag"))).bytes(),
        &Refusal::Nesting,
    );
    refuse(&Made::of(&deep("sdt")).bytes(), &Refusal::Nesting);
    refuse(
        &Made::of(&text("x").repeat(Refusal::MOST_BLOCKS + 1)).bytes(),
        &Refusal::Blocks,
    );
    let main = || Refusal::Broken("word/document.xml".to_owned());
    let entity = r#"<!DOCTYPE w [<!ENTITY a "9">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"#;
    refuse(
        &Made::of("").with("word/document.xml", entity).bytes(),
        &main(),
    );
    refuse(
        &Made::of("")
            .with("word/document.xml", "<w:document")
            .bytes(),
        &main(),
    );
    refuse(
        &Made::of("")
            .with("_rels/.rels", &relationships(&[]))
            .bytes(),
        &Refusal::Kind,
    );
    let sheet = "<workbook><sheets/></workbook>";
    refuse(
        &Made::of("").with("word/document.xml", sheet).bytes(),
        &Refusal::Kind,
    );
    let twice = [
        ("word/document.xml", &b"a"[..]),
        ("word/document.xml", b"b"),
    ];
    refuse(
        &super::made::zipped(twice),
        &Refusal::Broken("word/document.xml".to_owned()),
    );
}
