//! The spreadsheet behind a chart of Word: there its data are edited.

use crate::publish::zip;

use super::{
    Plot,
    office::{RELATIONSHIPS, files, part, relationships},
    tag::{Tag, tag},
};

const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The one sheet, which the chart's references name.
pub(super) const SHEET: &str = "Sheet1";

/// The names of a plot in the first column and its values in the second, in a format for numbers. A blank is a blank.
pub(super) fn workbook(
    plot: &Plot,
    format: &str,
    number: impl Fn(super::Measure) -> String,
) -> Vec<u8> {
    let text = |at: String, text: &str| {
        let said = tag("t").with("xml:space", "preserve").text(text);
        tag("c")
            .with("r", at)
            .with("t", "inlineStr")
            .child(tag("is").child(said))
    };
    let row = |number: usize| tag("row").with("r", number);
    let head = row(1).child(text("B1".to_owned(), &plot.measure));
    let rows = plot.points.iter().enumerate();
    let rows = rows.map(|(place, (name, value))| {
        let at = place + 2;
        let value = value.map(|value| {
            tag("c")
                .with("r", format!("B{at}"))
                .with("s", 1)
                .child(tag("v").text(&number(value)))
        });
        row(at).child(text(format!("A{at}"), name)).child(value)
    });
    let data = tag("sheetData").child(head).children(rows);
    let sheet = tag("sheet")
        .with("name", SHEET)
        .with("sheetId", 1)
        .with("r:id", "rId1");
    let book = tag("workbook")
        .with("xmlns", SHEETS)
        .with("xmlns:r", RELATIONSHIPS)
        .child(tag("sheets").child(sheet));
    let to_book = [(1, "officeDocument", "xl/workbook.xml".to_owned())];
    let to_sheet = [
        (1, "worksheet", "worksheets/sheet1.xml".to_owned()),
        (2, "styles", "styles.xml".to_owned()),
    ];
    zip(&files(vec![
        part("_rels/.rels", None, &relationships(to_book)),
        part("xl/workbook.xml", Some(".spreadsheetml.sheet.main"), &book),
        part("xl/_rels/workbook.xml.rels", None, &relationships(to_sheet)),
        part(
            "xl/worksheets/sheet1.xml",
            Some(".spreadsheetml.worksheet"),
            &tag("worksheet").with("xmlns", SHEETS).child(data),
        ),
        part(
            "xl/styles.xml",
            Some(".spreadsheetml.styles"),
            &styles(format),
        ),
    ]))
}

/// Two looks of cells, plain and in the format; and the least that Excel wants beside them.
fn styles(format: &str) -> Tag {
    let format = tag("numFmt")
        .with("numFmtId", 164)
        .with("formatCode", format);
    let fill = |pattern| tag("fill").child(tag("patternFill").with("patternType", pattern));
    let look = |format: u32| tag("xf").with("numFmtId", format);
    let list = |name, within: Vec<Tag>| tag(name).with("count", within.len()).children(within);
    tag("styleSheet")
        .with("xmlns", SHEETS)
        .child(list("numFmts", vec![format]))
        .child(list("fonts", vec![tag("font")]))
        .child(list("fills", vec![fill("none"), fill("gray125")]))
        .child(list("borders", vec![tag("border")]))
        .child(list("cellStyleXfs", vec![look(0)]))
        .child(list(
            "cellXfs",
            vec![look(0), look(164).with("applyNumberFormat", 1)],
        ))
}
