//! Spreadsheets are read as they are seen: numbers in their formats, merged cells beside each of their rows, and nothing
//! that is hidden.

use cncert_weekly::intake::{self, Content, Edition, Locator, Refusal, Remark};

use super::{
    left,
    made::{relationships, zipped},
    told, understood,
};

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;↑&quot; 0.0%;&quot;↓&quot; 0.0%"/><numFmt numFmtId="165" formatCode="0.0&quot;万&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="3"/><xf numFmtId="10"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r"<sst><si><t>Mirai</t></si><si><r><t>恶意代码传播次数</t></r><r><t>排名前五家族</t></r><rPh><t>e yi</t></rPh></si></sst>";

/// A workbook of sheets, each with its state.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let ids: Vec<_> = (1..=sheets.len()).map(|at| format!("rId{at}")).collect();
    let paths: Vec<_> = (1..=sheets.len())
        .map(|at| format!("worksheets/sheet{at}.xml"))
        .collect();
    let listed = ids.iter().zip(sheets).map(|(id, (state, _))| {
        format!(r#"<sheet name="{id}" sheetId="1" r:id="{id}" state="{state}"/>"#)
    });
    let book = format!(
        r#"<workbook xmlns:r="r"><sheets>{}</sheets></workbook>"#,
        listed.collect::<String>()
    );
    let mut named = vec![
        ("rIdA", "styles", "styles.xml"),
        ("rIdB", "sharedStrings", "sharedStrings.xml"),
    ];
    for (id, path) in ids.iter().zip(&paths) {
        named.push((id, "worksheet", path));
    }
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            relationships(&[("rId1", "officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/workbook.xml".to_owned(), book),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            relationships(&named),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        ("xl/sharedStrings.xml".to_owned(), STRINGS.to_owned()),
    ];
    for (path, (_, sheet)) in paths.iter().zip(sheets) {
        let sheet = format!("<worksheet>{sheet}</worksheet>");
        parts.push((format!("xl/{path}"), sheet));
    }
    zipped(
        parts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_bytes())),
    )
}

fn read(sheets: &[(&str, &str)]) -> Edition {
    intake::open("numbers.xlsx", &workbook(sheets), |_| None).unwrap()
}

/// The blocks of a spreadsheet, one a line, each with its sheet and row.
fn seen(edition: &Edition) -> Vec<String> {
    let blocks = edition.blocks.iter().map(|block| {
        let said = match &block.content {
            Content::Paragraph(paragraph) => paragraph.text.clone(),
            Content::Table(rows) => rows
                .iter()
                .map(|row| row.join(" | "))
                .collect::<Vec<_>>()
                .join(" / "),
            _ => unreachable!(),
        };
        let Locator::Cell { sheet, row } = block.place else {
            unreachable!()
        };
        format!("{sheet}.{row} {said}")
    });
    blocks.collect()
}

fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

fn inline(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn cells_are_read_as_they_are_seen() {
    let rows = [
        r#"<row r="2"><c r="B2" t="s"><v>1</v></c></row>"#,
        r#"<row r="4"><c r="B4" t="s"><v>0</v></c><c r="C4" s="3"><v>16446000.2</v></c><c r="D4" s="1"><v>-7.5999999999999998E-2</v></c></row>"#,
        r#"<row r="5"><c r="B5" t="str"><f>A1</f><v>Mozi</v></c><c r="D5" s="2"><v>4812.3</v></c><c r="E5" t="e"><v>#DIV/0!</v></c><c r="F5" s="4"><v>0.5</v></c></row>"#,
    ];
    let edition = read(&[("visible", &data(&rows.concat()))]);
    assert_eq!(
        seen(&edition),
        [
            "1.2 恶意代码传播次数排名前五家族",
            "1.4  | Mirai | 16446000 | ↓ 7.6% /  | Mozi |  | 4812.3万 | #DIV/0! | 50.00%",
        ]
    );
    assert_eq!(edition.remarks, []);
}

#[test]
fn merged_cells_stand_beside_each_of_their_rows_and_no_number_twice() {
    let rows = [
        format!(
            "<row r=\"1\">{}<c r=\"B1\"><v>5</v></c><c r=\"C1\"><v>1</v></c></row>",
            inline("A1", "COM")
        ),
        "<row r=\"2\"><c r=\"A2\"/><c r=\"C2\"><v>2</v></c></row>".to_owned(),
        format!(
            "<row r=\"3\">{}<c r=\"C3\"><v>3</v></c></row>",
            inline("A3", "NET")
        ),
    ];
    let merged = r#"<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="A9:B1"/><mergeCell ref="x"/></mergeCells>"#;
    let edition = read(&[("visible", &(data(&rows.concat()) + merged))]);
    assert_eq!(
        seen(&edition),
        ["1.1 COM | 5 | 1 / COM |  | 2 / NET |  | 3"]
    );
}

#[test]
fn what_is_hidden_is_left_out_and_said_so() {
    let row = |attributes: &str, at: &str, text: &str| {
        format!(
            "<row {attributes}>{}{}</row>",
            inline(at, text),
            inline("C9", "x")
        )
    };
    let first = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>".to_owned()
        + &data(&(row("r=\"1\"", "A1", "seen") + &row("r=\"2\" hidden=\"1\"", "A2", "unseen")));
    let edition = read(&[
        ("visible", &first),
        ("hidden", &data(&row("", "A1", "draft"))),
        ("visible", &data(&row("", "A1", "also seen"))),
    ]);
    assert_eq!(seen(&edition), ["1.1 seen", "2.1 also seen |  | x"]);
    assert_eq!(edition.remarks, [Remark::Hidden(3)]);
}

#[test]
fn a_spreadsheet_fills_families_parts_and_changes() {
    let rows = [
        (
            "恶意代码传播次数排名前五家族",
            &["家族", "次数"][..],
            &[["Mirai", "16446000"], ["Mozi", "11013000"]][..],
        ),
        (
            "境内被植入后门网站总数按类型分布",
            &[],
            &[["COM", "0.637"], ["NET", "0.13"]],
        ),
    ];
    let mut sheet = String::new();
    let mut number = 0;
    let mut row = |cells: &str| {
        number += 1;
        format!("<row r=\"{number}\">{cells}</row>")
    };
    for (title, head, figures) in rows {
        sheet += &row(&inline("A1", title));
        if !head.is_empty() {
            sheet += &row(&(inline("A1", head[0]) + &inline("B1", head[1])));
        }
        for [name, value] in figures {
            let style = if value.starts_with('0') { 4 } else { 3 };
            sheet += &row(&format!(
                "{}<c r=\"B1\" s=\"{style}\"><v>{value}</v></c>",
                inline("A1", name)
            ));
        }
        sheet += &row("");
    }
    let understanding = understood(&[read(&[("visible", &data(&sheet))])]);
    let told = told(&understanding);
    for field in [
        "rankings/malware_families/items/0/name Words(\"Mirai\")",
        "rankings/malware_families/items/1/value Number(11013000)",
        "distributions/backdoored_websites_by_type/parts/tld_com/share_pct Share(Share(637))",
        "distributions/backdoored_websites_by_type/parts/tld_net/share_pct Share(Share(130))",
    ] {
        assert!(told.contains(field), "{field}\n{told}");
    }
    assert_eq!(left(&understanding), Vec::<String>::new());
}

#[test]
fn a_spreadsheet_without_a_sheet_or_with_too_many_rows_is_refused() {
    let open = |sheets: &[(&str, &str)]| intake::open("a.xlsx", &workbook(sheets), |_| None);
    assert_eq!(open(&[]), Err(Refusal::Kind));
    assert_eq!(open(&[("veryHidden", "")]), Err(Refusal::Kind));
    let rows = "<row/>".repeat(Refusal::MOST_BLOCKS + 1);
    assert_eq!(open(&[("visible", &data(&rows))]), Err(Refusal::Blocks));
    // However far to the right a cell stands, it is read and costs nothing.
    let far = data(&format!(
        "<row r=\"1\">{}{}</row>",
        inline("A1", "a"),
        inline("XFD1", "b")
    ));
    assert_eq!(seen(&open(&[("visible", &far)]).unwrap()), ["1.1 a | b"]);
}
