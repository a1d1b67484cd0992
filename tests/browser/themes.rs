//! Light, dark, high contrast and the system's own colours, by the system or by the reader's choice, on the page and in
//! the charts.

use xtask::server::InjectedFault;

use crate::support::{Reader, visit};

const GROUND: &str = "getComputedStyle(html).backgroundColor";

/// A theme: its ground, its text, and the look of its charts.
type Theme = [&'static str; 3];

const LIGHT: Theme = ["rgb(253, 252, 250)", "rgb(27, 31, 36)", "plain"];
const DARK: Theme = ["rgb(20, 23, 27)", "rgb(232, 230, 225)", "plain"];
const CONTRAST: Theme = ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "patterned"];
/// The systems whose colours Chromium shows when it is asked to force colours.
const FORCED: [(&str, Theme); 2] = [
    ("dark", ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "patterned"]),
    ("light", ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "patterned"]),
];

const FAMILIES: &str = "getComputedStyle(one('[data-figure=malware_families] .canvas text')).fill";

/// Expects ground, text and every chart in a theme.
async fn expect(reader: &Reader, [ground, ink, look]: Theme) {
    reader.until_drawn(&format!("zh:{look}")).await;
    reader.until(&format!("{GROUND} === '{ground}'")).await;
    let words = format!("[getComputedStyle(document.body).color, {FAMILIES}]");
    reader
        .until_reads(&words, &[ink, ink].map(str::to_owned))
        .await;
}

#[test]
fn by_default_the_page_follows_the_system_even_while_it_is_open() {
    visit(async |reader| {
        reader.open("").await;
        expect(reader, LIGHT).await;
        reader.feature("prefers-color-scheme", "dark").await;
        expect(reader, DARK).await;
        reader.feature("prefers-contrast", "more").await;
        expect(reader, CONTRAST).await;
        reader.feature("prefers-color-scheme", "light").await;
        expect(reader, LIGHT).await;
    });
}

#[test]
fn a_choice_from_the_menu_wins_over_the_system() {
    visit(async |reader| {
        for system in ["light", "dark"] {
            reader.feature("prefers-color-scheme", system).await;
            reader.open("").await;
            let auto = if system == "dark" { DARK } else { LIGHT };
            for (choice, theme) in [
                ("light", LIGHT),
                ("dark", DARK),
                ("contrast", CONTRAST),
                ("auto", auto),
            ] {
                reader.choose(".theme select", choice).await;
                expect(reader, theme).await;
            }
        }
    });
}

/// Has the page believe in a system that forces its colours.
async fn force(reader: &Reader, scheme: &str) {
    let features = [
        ("forced-colors", "active"),
        ("prefers-color-scheme", scheme),
    ];
    reader.features(&features).await;
}

/// How many words and marks of drawings there are, and those that have a colour which is not the system's, or cannot be
/// told from the ground: words below a contrast of 4.5 to 1, marks that have neither a fill nor an outline of 3 to 1. The
/// wash that sets off the row that is pointed at is no mark.
const FAINT: &str = "(() => {
    const light = (color) => color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = light(getComputedStyle(html).backgroundColor);
    const contrast = (color) => (Math.max(light(color), ground) + 0.05) / (Math.min(light(color), ground) + 0.05);
    const probe = document.body.appendChild(document.createElement('i'));
    const system = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText', 'ButtonText'].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
    });
    probe.remove();
    const shapes = all('.canvas svg :is(text, path, circle, rect, line, polyline, polygon):not(defs *, [fill=\"var(--wash)\"])').map((shape) => {
        const {fill, fillOpacity, stroke, strokeOpacity, opacity} = getComputedStyle(shape);
        const paints = [[fill, fillOpacity], [stroke, strokeOpacity]]
            .filter(([paint, share]) => paint.startsWith('rgb') && share * opacity === 1)
            .map(([paint]) => paint);
        return [shape, paints];
    }).filter(([, paints]) => paints.length > 0);
    const faint = shapes.filter(([shape, paints]) => !paints.every((paint) => system.includes(paint)) ||
        !paints.some((paint) => contrast(paint) >= (shape.tagName === 'text' ? 4.5 : 3)));
    return [shapes.length, faint.map(([shape, paints]) => `${paints} on ${getComputedStyle(html).backgroundColor}: ${shape.outerHTML}`)];
})()";

/// The colours of each ring's slices, and of its key.
const KEYS: &str = "all('.drawing.ring').map((drawing) => [
    [...drawing.querySelectorAll('.canvas svg path:not(defs *):not([fill^=url])')]
        .map((slice) => getComputedStyle(slice)).filter(({fill}) => fill !== 'none').map(({fill}) => fill),
    [...drawing.querySelectorAll('.key li')].map((row) => getComputedStyle(row, '::before').borderTopColor),
])";

/// Expects that drawings and their keys can be read, and that a key has the colours of its slices.
async fn expect_clear(reader: &Reader) {
    let (shapes, faint): (usize, Vec<String>) = reader.read(FAINT).await;
    assert!(shapes > 2, "{shapes}");
    assert_eq!(faint, Vec::<String>::new());
    let keys: Vec<[Vec<String>; 2]> = reader.read(KEYS).await;
    assert!(!keys.is_empty());
    for [slices, key] in keys {
        assert!(slices.len() > 1, "{slices:?}");
        assert_eq!(slices, key);
        let neighbours = slices.iter().zip(slices.iter().cycle().skip(1));
        for (one, other) in neighbours {
            assert_ne!(one, other, "{slices:?}");
        }
    }
}

#[test]
fn charts_and_their_keys_have_the_systems_colours_where_it_forces_them_whatever_is_chosen() {
    visit(async |reader| {
        for (scheme, theme) in FORCED {
            for address in ["", "?theme=light", "?theme=dark", "?theme=contrast"] {
                force(reader, scheme).await;
                reader.open(address).await;
                expect(reader, theme).await;
                expect_clear(reader).await;
            }
            // Marks that are published, and what stands over them while a reader walks through them.
            reader.open("?week=2015-W39").await;
            expect_clear(reader).await;
            reader.open("").await;
            for figure in ["malware_families", "backdoored_websites_by_type"] {
                let points = format!("[data-figure={figure}] .points");
                reader.press(&points, thirtyfour::Key::Home).await;
                let told = format!(
                    "all('[data-figure={figure}] .canvas text').some((text) => text.textContent.includes('示例）'))"
                );
                reader.until(&told).await;
                let (_, faint): (usize, Vec<String>) = reader.read(FAINT).await;
                assert_eq!(faint, Vec::<String>::new(), "{figure}");
            }
        }
    });
}

#[test]
fn charts_follow_the_system_that_forces_its_colours_while_the_page_is_open() {
    visit(async |reader| {
        reader.open("").await;
        expect(reader, LIGHT).await;
        for (scheme, theme) in FORCED {
            force(reader, scheme).await;
            expect(reader, theme).await;
            expect_clear(reader).await;
        }
        reader.features(&[]).await;
        expect(reader, LIGHT).await;
    });
}

#[test]
fn published_drawings_have_the_systems_colours_without_the_program() {
    visit(async |reader| {
        let wasm = reader.site.asset("reader", "wasm").unwrap();
        reader.site.fault(&wasm, InjectedFault::Held);
        for page in [
            "",
            "en/",
            "weeks/2025-W52/zh.html",
            "weeks/2015-W39/en.html",
        ] {
            reader.go(page).await;
            reader.until("one('.contact dd')").await;
            for (scheme, [ground, ink, _]) in FORCED {
                force(reader, scheme).await;
                reader.until(&format!("{GROUND} === '{ground}'")).await;
                let words = "getComputedStyle(one('.canvas text') ?? one('h1'))";
                let words: [String; 2] =
                    reader.read(&format!("[{words}.fill, {words}.color]")).await;
                assert!(words.contains(&ink.to_owned()), "{page}: {words:?}");
                expect_clear(reader).await;
            }
        }
        reader.site.release(&wasm);
    });
}

#[test]
fn a_printout_has_the_colours_of_paper_whatever_the_system_forces() {
    visit(async |reader| {
        force(reader, "dark").await;
        reader.open("").await;
        expect(reader, FORCED[0].1).await;
        let features = serde_json::json!({
            "media": "print",
            "features": [{"name": "forced-colors", "value": "active"}, {"name": "prefers-color-scheme", "value": "dark"}],
        });
        reader.cdp("Emulation.setEmulatedMedia", features).await;
        let tokens: [String; 2] = reader
            .read(
                "['--paper', '--ink'].map((name) => getComputedStyle(html).getPropertyValue(name))",
            )
            .await;
        assert_eq!(tokens, ["#ffffff", "#000000"]);
    });
}

#[test]
fn a_choice_is_in_the_address_and_no_step_on_the_way_back() {
    visit(async |reader| {
        reader.open("?week=2025-W20").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W19").await;
        for theme in ["dark", "light", "contrast"] {
            reader.choose(".theme select", theme).await;
            reader
                .until(&format!("html.dataset.theme === '{theme}'"))
                .await;
        }
        assert_eq!(reader.path().await, "?week=2025-W19&theme=contrast");
        reader.tab.back().await.unwrap();
        reader.until_week("2025-W20").await;
    });
}
