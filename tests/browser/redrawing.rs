//! A drawing that stands is changed, and nothing of what it was before remains.

use crate::support::visit;

/// What is to be seen of every drawing; its parts have other ids each time.
const DRAWN: &str = "all('.plot').map((plot) =>
    [plot.dataset.drawn, ...[...plot.querySelectorAll('.canvas svg :not(defs, defs *)')].map((part) =>
        [part.tagName, part.tagName === 'text' && part.textContent,
            ...['d', 'x', 'y', 'width', 'height', 'transform', 'fill', 'fill-opacity', 'stroke', 'stroke-width',
                'stroke-opacity', 'stroke-dasharray', 'style', 'visibility'].map((name) => part.getAttribute(name))].join(' ').replace(/zr[0-9]+-/, ''))])";

/// Addresses one after the other: sparks of one kind, of both and with gaps, bars of other lengths, with a ring and
/// without, in each language and look.
const WALK: [(&str, &str); 10] = [
    ("2025-W52", ""),
    ("2025-W20", ""),
    ("2025-W20", "&lang=en"),
    ("2025-W03", "&lang=en&theme=contrast"),
    ("2018-W06", "&theme=contrast"),
    ("2015-W39", ""),
    ("2013-W27", "&theme=dark"),
    ("2015-W39", "&theme=dark&lang=en"),
    ("2025-W52", "&lang=en"),
    ("2025-W52", ""),
];

fn manner(more: &str) -> String {
    let lang = if more.contains("lang=en") { "en" } else { "zh" };
    let look = if more.contains("contrast") {
        "patterned"
    } else {
        "plain"
    };
    format!("{lang}:{look}")
}

/// In every engine.
#[test]
fn a_drawing_that_changed_is_what_would_be_drawn_anew() {
    visit(async |reader| {
        reader.view(1440, 6000).await;
        let mut anew: Vec<Vec<Vec<String>>> = Vec::new();
        for (week, more) in WALK {
            reader.open_wholly(&format!("?week={week}{more}")).await;
            reader.until_drawn(&manner(more)).await;
            anew.push(reader.read(DRAWN).await);
        }
        reader.open("").await;
        for ((week, more), anew) in WALK.into_iter().zip(anew) {
            assert!(anew.iter().all(|drawing| drawing.len() > 2), "{anew:#?}");
            reader.turn_to(&format!("?week={week}{more}")).await;
            reader.until_week(week).await;
            // Sparks may come after their report.
            reader
                .until(&format!("all('.plot').length === {}", anew.len()))
                .await;
            reader.until_drawn(&manner(more)).await;
            // What came late is drawn last.
            reader.until_reads(DRAWN, &anew).await;
        }
    });
}

/// Notes of every frame that is painted which language the text and which the drawings are in. Who watches sizes is told last,
/// after all that a frame begins with.
const NOTE_FRAMES: &str = "window.frames = [];
    const probe = document.body.appendChild(document.createElement('div'));
    new ResizeObserver(() => frames.push([html.lang.slice(0, 2), ...all('[data-drawn]').map((plot) => plot.dataset.drawn.split(':')[1])])).observe(probe);
    const watch = (time) => {
        probe.style.width = `${frames.length % 2 + 1}px`;
        requestAnimationFrame(watch);
    };
    watch();";

/// In every engine.
#[test]
fn a_drawing_that_only_changes_is_painted_in_the_same_frame_as_the_text_beside_it() {
    visit(async |reader| {
        reader.view(1440, 6000).await;
        reader.open_wholly("").await;
        reader.until_drawn("zh:plain").await;
        reader.run::<()>(NOTE_FRAMES).await;
        reader.until("frames.length > 1").await;
        reader.run::<()>("one('a.language').click();").await;
        reader.until_drawn("en:plain").await;
        reader.until("frames.at(-1)[0] === 'en'").await;
        let frames: Vec<Vec<String>> = reader.read("window.frames").await;
        let first = frames.iter().find(|frame| frame[0] == "en").unwrap();
        // A slow machine paints the others in the next ones.
        assert!(first[1..].contains(&"en".to_owned()), "{frames:?}");
    });
}
