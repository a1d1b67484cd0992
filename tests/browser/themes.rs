//! Light, dark and high contrast, by the system or by the reader's choice, on the page and in the charts.

use cncert_weekly::chart::Look;

use crate::support::{Reader, visit};

const GROUND: &str = "getComputedStyle(html).backgroundColor";

/// A colour as a computed style writes it.
fn computed(color: &str) -> String {
    let part = |at: usize| u8::from_str_radix(&color[at..at + 2], 16).unwrap();
    format!("rgb({}, {}, {})", part(1), part(3), part(5))
}

/// Expects ground, text and every chart in a look.
async fn expect(reader: &Reader, look: Look) {
    let palette = look.palette();
    reader.until_drawn(&format!("zh:{}", look.name())).await;
    reader
        .until(&format!("{GROUND} === '{}'", computed(palette.paper)))
        .await;
    reader
        .until_reads(
            "getComputedStyle(document.body).color",
            &computed(palette.ink),
        )
        .await;
    let words: Vec<String> = reader
        .read("all('[data-figure=malware_families] .canvas text').map((text) => getComputedStyle(text).fill)")
        .await;
    assert!(
        words.contains(&computed(palette.ink)),
        "{look:?}: {words:?}"
    );
}

#[test]
fn by_default_the_page_follows_the_system_even_while_it_is_open() {
    visit(async |reader| {
        reader.open("").await;
        expect(reader, Look::Light).await;
        reader.feature("prefers-color-scheme", "dark").await;
        expect(reader, Look::Dark).await;
        reader.feature("prefers-contrast", "more").await;
        expect(reader, Look::Contrast).await;
        reader.feature("prefers-color-scheme", "light").await;
        expect(reader, Look::Light).await;
    });
}

#[test]
fn a_choice_from_the_menu_wins_over_the_system() {
    visit(async |reader| {
        for system in ["light", "dark"] {
            reader.feature("prefers-color-scheme", system).await;
            reader.open("").await;
            for (theme, look) in [
                ("light", Look::Light),
                ("dark", Look::Dark),
                ("contrast", Look::Contrast),
                (
                    "auto",
                    if system == "dark" {
                        Look::Dark
                    } else {
                        Look::Light
                    },
                ),
            ] {
                reader.choose(".theme select", theme).await;
                expect(reader, look).await;
            }
        }
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
