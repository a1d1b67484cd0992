//! What `data-state` and its like promise to other programs.

use crate::support::{NOTE_SHIFTS, PHONE, SCREEN, visit};

/// Notes at the moment of `ready` how many charts in view are not drawn yet.
const WATCH: &str = "new MutationObserver((_, watch) => {
    if (document.documentElement.dataset.state !== 'ready') return;
    watch.disconnect();
    const plots = [...document.querySelectorAll('.plot')].filter((plot) => plot.getBoundingClientRect().top < innerHeight);
    window.atReady = [plots.length, plots.filter((plot) => !plot.dataset.drawn).length];
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['data-state']});";

#[test]
fn ready_means_that_every_chart_in_view_is_drawn() {
    visit(async |reader| {
        reader.before_each_page(WATCH).await;
        reader.view(SCREEN, 900).await;
        reader.open("").await;
        let (plots, missing): (usize, usize) = reader.read("window.atReady").await;
        assert!(plots > 0);
        assert_eq!(missing, 0, "of {plots} are not drawn");
    });
}

#[test]
fn ready_means_so_after_every_switch() {
    visit(async |reader| {
        reader.view(SCREEN, 900).await;
        reader.open_wholly("").await;
        for (switch, drawn) in [
            ("a.language", "en:plain"),
            ("a.language", "zh:plain"),
            (".views a[href*=table]", ""),
            (".views a:not([href*=table])", "zh:plain"),
        ] {
            // Notes what is drawn each time that the page calls itself ready.
            reader
                .run::<()>(
                    "window.atReady = [];
                     window.watch?.disconnect();
                     window.watch = new MutationObserver(() => {
                         if (html.dataset.state !== 'ready') return;
                         const plots = all('.plot').filter((plot) => plot.getBoundingClientRect().top < innerHeight);
                         window.atReady.push(plots.map((plot) => plot.dataset.drawn?.split(':').slice(1).join(':') ?? ''));
                     });
                     window.watch.observe(html, {attributes: true, attributeFilter: ['data-state']});",
                )
                .await;
            reader.click(switch).await;
            reader.until("window.atReady.length > 0").await;
            let at_ready: Vec<Vec<String>> = reader.read("window.atReady").await;
            assert_eq!(
                at_ready[0].is_empty(),
                drawn.is_empty(),
                "{switch}: {at_ready:?}"
            );
            assert!(
                at_ready[0].iter().all(|plot| plot == drawn),
                "{switch}: {at_ready:?}"
            );
        }
    });
}

#[test]
fn data_charts_says_whether_the_page_shows_figures_as_drawings_or_tables() {
    visit(async |reader| {
        let charts = "html.dataset.charts";
        reader.open("").await;
        assert_eq!(reader.read::<String>(charts).await, "drawn");
        for (link, said) in [
            ("[href*=table]", "tables"),
            (":not([href*=table])", "drawn"),
        ] {
            reader.click(&format!(".views a{link}")).await;
            reader.until(&format!("{charts} === '{said}'")).await;
            assert_eq!(
                reader.read::<bool>("Boolean(one('.plot'))").await,
                said == "drawn"
            );
        }
        // One figure by itself changes nothing of how the page shows them.
        reader.click(".caption button").await;
        reader.until("one('figure table')").await;
        assert_eq!(reader.read::<String>(charts).await, "drawn");
    });
}

#[test]
fn nothing_moves_while_the_report_comes_in() {
    visit(async |reader| {
        reader.before_each_page(NOTE_SHIFTS).await;
        reader.lengthen_patience();
        for width in [PHONE, SCREEN] {
            for page in ["", "en/", "?week=2018-W06"] {
                reader.view(width, 900).await;
                reader.open_wholly(page).await;
                reader.until("all('.plot').filter((plot) => plot.getBoundingClientRect().top < innerHeight).every((plot) => plot.dataset.drawn)").await;
                reader.until_painted().await;
                let shift: f64 = reader.read("window.shift").await;
                let moved: Vec<String> = reader.read("window.moved").await;
                assert!(
                    shift <= 0.01,
                    "{shift} at {width} px of {page:?}: {moved:#?}"
                );
            }
        }
    });
}
