//! The report on paper: every word of it, charts whole, and no control.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pdf_extract::{Document, Object};
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;

use crate::support::{Reader, visit};
use crate::tagged::Tagged;
use crate::widths::LABELS;

/// The pieces of text that a reader sees of the report, but for the drawings', which are cut by their layout.
const SAID: &str = "all('h1, .issue, main h2, main h3, main p:not(.unseen, .caption), .caption > span, main figcaption > span, main dt, main dd, main li:not(.parts li), .parts .name, footer p')
    .filter((part) => !part.closest('.points, .explanation, .canvas, [hidden], [aria-busy=true]') && part.checkVisibility())
    .map((part) => part.innerText)";

/// The figures whose drawing does not lie within its box on paper.
const ASTRAY: &str = "all('.canvas svg').flatMap((drawing) => {
    const [inner, outer] = [drawing, drawing.closest('.plot')].map((part) => part.getBoundingClientRect());
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1
        && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1 && inner.width > 40
        ? [] : [`${drawing.closest('.plot').dataset.drawn}: ${inner.width} by ${inner.height} in ${outer.width} by ${outer.height}`];
})";

/// Text as it can be compared: without the layout's spaces, and with signs that share a glyph as one.
pub fn plain(text: &str) -> Vec<char> {
    text.nfkc().filter(|sign| !sign.is_whitespace()).collect()
}

/// Whether a text is on paper.
pub fn holds(paper: &[char], text: &[char]) -> bool {
    times(paper, text) > 0
}

/// How often a text is on paper. Fonts draw some radicals and signs by one glyph, and Unicode does not tell which.
fn times(paper: &[char], text: &[char]) -> usize {
    let is_radical = |sign: char| ('\u{2e80}'..='\u{2eff}').contains(&sign);
    let is_there = |part: &&[char]| {
        part.iter()
            .zip(text)
            .all(|(printed, sign)| printed == sign || is_radical(*printed))
    };
    paper.windows(text.len()).filter(is_there).count()
}

/// Prints the page to a PDF.
async fn pdf(reader: &Reader) -> Vec<u8> {
    let settings =
        json!({"preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": true});
    let answer = reader.cdp("Page.printToPDF", settings).await;
    let pdf = answer["data"].as_str().unwrap();
    BASE64_STANDARD.decode(pdf).unwrap()
}

/// Prints the page and gives the text of each sheet of the PDF.
pub async fn sheets(reader: &Reader) -> Vec<String> {
    pdf_extract::extract_text_from_mem_by_pages(&pdf(reader).await).unwrap()
}

#[test]
fn on_paper_is_for_everybody_what_is_for_ears_on_the_screen() {
    visit(async |reader| {
        for path in [
            "",
            "en/",
            "?view=table",
            "en/?view=table&week=2015-W39",
            "weeks/2025-W52/zh.html",
            "weeks/2025-W52/en.html",
            "weeks/2015-W39/zh.html",
        ] {
            reader.wide(1440).await;
            reader.open(path).await;
            // Value, change and last week's value of every card and part, and what its line shows.
            let sentences: Vec<String> = reader
                .read("all(':is(.card, .parts li) > .unseen').map((part) => part.textContent)")
                .await;
            assert!(sentences.len() > 2, "{path}");
            // Every point of those lines, where they are drawn, and every value of the figures.
            let points: Vec<String> = reader
                .read("all('.spark .points li').map((point) => point.textContent)")
                .await;
            let figures: Vec<String> = reader
                .read("all('figure.panel figcaption [hidden]').map((values) => values.textContent)")
                .await;
            assert!(!figures.is_empty(), "{path}");
            let tagged = Tagged::read(&pdf(reader).await);
            let spoken = plain(&tagged.spoken());
            for text in sentences {
                let times = times(&spoken, &plain(&text));
                let said = spoken.iter().collect::<String>();
                assert_eq!(times, 1, "{path}: how often {text} is said:\n{said}");
            }
            for text in points.iter().chain(&figures) {
                assert!(holds(&spoken, &plain(text)), "{path}: {text} is missing");
            }
            let alternatives = tagged.alternatives();
            for values in figures {
                let is_whole = |alternative: &String| alternative.contains(values.trim());
                assert!(
                    alternatives.iter().any(is_whole),
                    "{path}: {values} is not in {alternatives:?}"
                );
            }
        }
    });
}

#[test]
fn every_cell_of_a_table_is_one_on_paper_and_says_whether_it_is_a_head() {
    visit(async |reader| {
        for path in [
            "?view=table",
            "en/?view=table",
            "en/?view=table&week=2015-W39",
            "?view=table&week=2025-W51",
        ] {
            reader.wide(1440).await;
            reader.open(path).await;
            let paper = Tagged::read(&pdf(reader).await);
            reader
                .cdp("Emulation.setEmulatedMedia", json!({"media": "print"}))
                .await;
            let cells: Vec<(String, String)> = reader
                .read("all('main :is(th, td)').filter((cell) => cell.checkVisibility()).map((cell) => [cell.tagName, cell.innerText])")
                .await;
            reader
                .cdp("Emulation.setEmulatedMedia", json!({"media": ""}))
                .await;
            assert!(cells.len() > 6, "{path}: {cells:?}");
            let plain_cells = |cells: Vec<(String, String)>| -> Vec<(String, String)> {
                let text = |text: &str| plain(text).into_iter().collect();
                cells
                    .into_iter()
                    .map(|(kind, said)| (kind, text(&said)))
                    .collect()
            };
            assert_eq!(plain_cells(paper.cells()), plain_cells(cells), "{path}");
        }
    });
}

/// The text of all of them.
pub async fn printed(reader: &Reader) -> String {
    sheets(reader).await.concat()
}

#[test]
fn the_printed_report_holds_every_sections_text_in_both_languages() {
    visit(async |reader| {
        for path in ["", "en/", "?week=2018-W06", "en/?week=2015-W39"] {
            reader.view(1440, 900).await;
            reader.open_wholly(path).await;
            let on_paper = plain(&printed(reader).await);
            let said: Vec<String> = reader.read(SAID).await;
            assert!(said.len() > 20, "{said:?}");
            for line in said
                .iter()
                .flat_map(|text| text.lines())
                .filter(|line| !line.trim().is_empty())
            {
                let paper = on_paper.iter().collect::<String>();
                assert!(
                    holds(&on_paper, &plain(line)),
                    "{path}: {line} is missing:
{paper}"
                );
            }
        }
    });
}

#[test]
fn on_paper_are_the_words_and_numbers_of_every_drawing() {
    visit(async |reader| {
        for (path, manner) in [("", "zh:plain"), ("en/?week=2025-W51", "en:plain")] {
            reader.wide(1440).await;
            reader.open_wholly(path).await;
            reader.until_drawn(manner).await;
            // Rings write their names beside them; what a run of weeks says stands in its points.
            let drawn: Vec<String> = reader
                .read("all('.plot:not(.spark) .canvas svg text').map((text) => text.textContent).filter((text) => /\\d/.test(text))")
                .await;
            assert!(drawn.len() > 4, "{path}: {drawn:?}");
            let on_paper = plain(&printed(reader).await);
            for text in drawn {
                assert!(holds(&on_paper, &plain(&text)), "{path}: {text} is missing");
            }
        }
    });
}

#[test]
fn the_sheets_are_of_a4() {
    visit(async |reader| {
        for path in ["", "en/?week=2018-W06"] {
            reader.open(path).await;
            let paper = Document::load_mem(&pdf(reader).await).unwrap();
            let sheets = paper.get_pages();
            assert!(!sheets.is_empty());
            for sheet in sheets.into_values() {
                let sheet = paper.get_dictionary(sheet).unwrap();
                let edges = sheet.get(b"MediaBox").unwrap().as_array().unwrap();
                let [left, bottom, right, top] = &edges[..] else {
                    panic!("{edges:?}")
                };
                let edge = |edge: &Object| edge.as_float().unwrap();
                let size = [edge(right) - edge(left), edge(top) - edge(bottom)];
                // 210 by 297 mm in points of 1/72 inch, to the pixel.
                let is_near = |size: f32, mm: f32| (size - mm * 72.0 / 25.4).abs() < 1.0;
                assert!(
                    is_near(size[0], 210.0) && is_near(size[1], 297.0),
                    "{size:?}"
                );
            }
        }
    });
}

#[test]
fn no_sheet_holds_the_foot_of_the_page_alone() {
    visit(async |reader| {
        for week in ["2025-W52", "2018-W06", "2015-W39", "2014-W44"] {
            for page in ["", "en/"] {
                reader.open_wholly(&format!("{page}?week={week}")).await;
                let before: String = reader.read("one('#contact .invitation').innerText").await;
                let sheets = sheets(reader).await;
                let last = plain(sheets.last().unwrap());
                assert!(holds(&last, &plain(&before)), "{page}{week}: {sheets:#?}");
                // An address that is not whole leads nowhere from paper.
                assert!(!sheets.concat().contains(".html"), "{page}{week}");
            }
        }
    });
}

#[test]
fn on_paper_every_chart_is_whole_and_in_its_box() {
    visit(async |reader| {
        // A box that has another size on paper tells nobody of it.
        reader
            .before_each_page(
                "const Watch = ResizeObserver;
                 window.ResizeObserver = class extends Watch {
                     constructor(act) { super((...sizes) => window.isOnPaper || act(...sizes)); }
                 };",
            )
            .await;
        for path in ["", "en/", "?week=2013-W27", "?theme=dark"] {
            reader.wide(1440).await;
            reader.open_wholly(path).await;
            reader
                .until("all('.plot').every((plot) => plot.dataset.drawn)")
                .await;
            // As a browser prints: the page is told, then laid out in a paper's width.
            reader
                .run::<()>("window.isOnPaper = true; dispatchEvent(new Event('beforeprint'));")
                .await;
            reader
                .cdp("Emulation.setEmulatedMedia", json!({"media": "print"}))
                .await;
            reader.until("matchMedia('print').matches").await;
            reader.wide(640).await;
            let astray: Vec<String> = reader.read(ASTRAY).await;
            assert_eq!(astray, Vec::<String>::new(), "{path:?}");
            let controls: Vec<String> = reader
                .read("all('button, select, .tools a, .selector a, a.embedding').filter((part) => part.checkVisibility()).map((part) => part.outerHTML)")
                .await;
            assert_eq!(controls, Vec::<String>::new(), "{path:?}");
            reader
                .cdp("Emulation.setEmulatedMedia", json!({"media": ""}))
                .await;
        }
    });
}

#[test]
fn on_paper_no_word_of_a_published_drawing_is_cut() {
    const CUT: &str = "all('.canvas text').filter((word) => {
        const { left, right } = word.getBoundingClientRect();
        for (let box = word.parentElement; box !== html; box = box.parentElement) {
            if (getComputedStyle(box).overflowX === 'visible') continue;
            const edge = box.getBoundingClientRect();
            if (left < edge.left - 0.5 || right > edge.right + 0.5) return true;
        }
        return false;
    }).map((word) => word.textContent)";
    visit(async |reader| {
        reader
            .cdp("Emulation.setEmulatedMedia", json!({"media": "print"}))
            .await;
        reader.wide(640).await;
        for week in ["2025-W52", "2025-W51"] {
            for lang in ["zh", "en"] {
                reader.go(&format!("weeks/{week}/{lang}.html")).await;
                reader.until("matchMedia('print').matches").await;
                assert!(reader.read::<usize>("all('.canvas text').length").await > 0);
                let cut: Vec<String> = reader.read(CUT).await;
                assert_eq!(cut, Vec::<String>::new(), "{week} {lang}");
            }
        }
    });
}

#[test]
fn charts_that_were_never_near_the_view_are_printed_all_the_same() {
    visit(async |reader| {
        for path in ["?week=2015-W39", "en/?week=2013-W16"] {
            reader.view(1440, 900).await;
            reader.open_wholly(path).await;
            // The page itself has asked for the library.
            reader
                .until("performance.getEntriesByType('resource').some(({name}) => name.includes('assets/charts'))")
                .await;
            reader
                .run::<()>("return weekly.charts().then(() => null);")
                .await;
            reader
                .run::<()>("dispatchEvent(new Event('beforeprint'));")
                .await;
            let [plots, drawn]: [usize; 2] = reader
                .read("[all('.plot').length, all('.plot[data-drawn] svg').length]")
                .await;
            assert!(plots > 0, "{path}");
            assert_eq!(drawn, plots, "{path}");
        }
    });
}

#[test]
fn a_chart_that_is_wider_than_paper_is_whole_before_paper_is_laid_out() {
    visit(async |reader| {
        for is_near in [true, false] {
            for theme in ["light", "dark"] {
                reader.view(800, 600).await;
                reader.open(&format!("?theme={theme}")).await;
                reader.until("one('.plot').dataset.drawn").await;
                let last = "all('.plot').at(-1)";
                if is_near {
                    reader
                        .run::<()>(&format!("{last}.scrollIntoView({{behavior: 'instant'}});"))
                        .await;
                    reader.until(&format!("{last}.dataset.drawn")).await;
                }
                // In one task: no frame comes between the event and the paper.
                let cut: Vec<String> = reader
                    .run(&format!(
                        "dispatchEvent(new Event('beforeprint')); return {LABELS};"
                    ))
                    .await;
                assert_eq!(cut, Vec::<String>::new(), "{theme}, near: {is_near}");
                let labels: usize = reader
                    .read(&format!(
                        "{last}.querySelectorAll('.canvas svg[viewBox] text').length"
                    ))
                    .await;
                assert_eq!(labels, 6, "{theme}, near: {is_near}");
            }
        }
    });
}

#[test]
fn after_printing_the_page_is_as_it_was() {
    visit(async |reader| {
        let sizes =
            "all('.canvas svg').map((drawing) => [drawing.clientWidth, drawing.clientHeight])";
        reader.open_wholly("?theme=dark").await;
        reader.until_drawn("zh:plain").await;
        let before: Vec<(f64, f64)> = reader.read(sizes).await;
        printed(reader).await;
        reader.until_drawn("zh:plain").await;
        // The library draws what it resizes in its next frame.
        reader.until_reads(sizes, &before).await;
    });
}
