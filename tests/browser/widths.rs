//! The page fits every width, with large text, with wider spacing, and at twice the size.

use crate::support::{Reader, visit};

const PAGES: [&str; 5] = [
    "",
    "en/",
    "?week=2018-W06",
    "en/?week=2018-W06&view=table",
    "en/?week=2015-W39",
];

/// The elements that stick out at the right, where the page is wider than its view.
const TOO_WIDE: &str = "html.scrollWidth <= html.clientWidth ? [] : all('body *')
    .filter((part) => part.getBoundingClientRect().right > html.clientWidth + 0.5)
    .map((part) => part.outerHTML.slice(0, 120))";

/// The texts of which a part is hidden by the box that they stand in.
const CUT: &str = "all('body *:not(.unseen, .unseen *, .points, .points *, svg, svg *)').filter((part) => {
    const {overflowX, overflowY, clipPath} = getComputedStyle(part);
    const hides = [overflowX, overflowY].some((way) => ['hidden', 'clip'].includes(way));
    return part.checkVisibility({visibilityProperty: true}) && hides && clipPath === 'none' && part.innerText?.trim()
        && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
}).map((part) => part.outerHTML.slice(0, 160))";

/// The texts that reach out of their card or panel, and beyond the gap to what stands beside it.
const BESIDE: &str = "all(':is(.card, .panel) *:not(.unseen, .unseen *, .points, .points *, svg, svg *)').filter((part) => {
    const box = part.parentElement.closest('.card, .panel');
    const gap = parseFloat(getComputedStyle(box.parentElement).columnGap) || 0;
    return part.checkVisibility() && part.innerText?.trim()
        && part.getBoundingClientRect().right > box.getBoundingClientRect().right + gap;
}).map((part) => part.outerHTML.slice(0, 160))";

/// The labels that reach out of their drawing.
pub const LABELS: &str = "all('.canvas svg text').filter((text) => {
    const [inner, outer] = [text, text.closest('svg')].map((part) => part.getBoundingClientRect());
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
}).map((text) => text.textContent)";

/// Charts that have not followed their boxes yet.
const BEHIND: &str = "all('.plot').some((plot) => !plot.dataset.drawn
    || Math.abs(plot.querySelector('.canvas svg').clientWidth - plot.querySelector('.canvas').clientWidth) > 1)";

pub async fn check(reader: &Reader, page: &str, width: u32) {
    check_texts(reader, page, width).await;
    // A chart has its new size before its words have their new places.
    reader.comes_to(&format!("({LABELS}).length === 0")).await;
    expect_none(reader, LABELS, page, width).await;
}

async fn check_texts(reader: &Reader, page: &str, width: u32) {
    reader.wide(width).await;
    expect_none(reader, TOO_WIDE, page, width).await;
    reader.until(&format!("!({BEHIND})")).await;
    expect_none(reader, CUT, page, width).await;
    expect_none(reader, BESIDE, page, width).await;
}

async fn expect_none(reader: &Reader, kind: &str, page: &str, width: u32) {
    let parts: Vec<String> = reader.read(kind).await;
    assert_eq!(parts, Vec::<String>::new(), "{page} at {width} px");
}

#[test]
fn no_width_from_320_to_2560_px_needs_a_horizontal_scroll_bar() {
    visit(async |reader| {
        for page in PAGES {
            reader.open_wholly(page).await;
            for width in [320, 390, 768, 1440, 2560] {
                check(reader, page, width).await;
            }
        }
    });
}

#[test]
fn the_chinese_title_stands_in_one_line_at_every_width() {
    visit(async |reader| {
        reader.open("").await;
        for width in [320, 360, 390, 768, 1440] {
            reader.wide(width).await;
            let lines: f64 = reader
                .read("one('h1').clientHeight / parseFloat(getComputedStyle(one('h1')).lineHeight)")
                .await;
            assert!(lines < 1.5, "{lines} lines at {width} px");
        }
    });
}

#[test]
fn large_text_needs_no_horizontal_scroll_bar_either() {
    visit(async |reader| {
        reader.open("").await;
        reader.click(".tools button").await;
        reader.until("html.dataset.text === 'large'").await;
        for page in PAGES {
            reader.open_wholly(page).await;
            reader.until("html.dataset.text === 'large'").await;
            for width in [320, 390, 768, 1440] {
                check(reader, page, width).await;
            }
        }
    });
}

#[test]
fn at_twice_the_size_a_small_screen_needs_no_horizontal_scroll_bar() {
    visit(async |reader| {
        // 1280 by 1024 at 200 % is a view of 640 by 512 CSS pixels.
        for page in PAGES {
            let size = serde_json::json!({"width": 640, "height": 512, "deviceScaleFactor": 2, "mobile": false});
            reader.cdp("Emulation.setDeviceMetricsOverride", size).await;
            reader.open_wholly(page).await;
            expect_none(reader, TOO_WIDE, page, 640).await;
            expect_none(reader, CUT, page, 640).await;
        }
    });
}

#[test]
fn wider_spacing_of_lines_words_and_letters_needs_no_horizontal_scroll_bar() {
    visit(async |reader| {
        for page in PAGES {
            reader.open_wholly(page).await;
            // As WCAG 2.2 has it, by 1.4.12.
            reader
                .run::<()>(
                    "const spacing = new CSSStyleSheet();
                     spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
                     document.adoptedStyleSheets = [spacing];",
                )
                .await;
            for width in [320, 768, 1440] {
                // Charts measure their labels themselves, and their tables say the same.
                check_texts(reader, page, width).await;
            }
        }
    });
}
