//! The frame is as high as the report: always, and without end of messages never.

use crate::hosts::{self, FITTING, FRAMES};
use crate::support::{BELOW_THE_FLOOR, Reader, SCREEN, visit};

/// How many heights were told.
async fn told(reader: &Reader) -> usize {
    reader.read(&hosts::times_said("height")).await
}

async fn pasted(reader: &Reader, attributes: &str) -> hosts::Host {
    let script = hosts::script(reader, &format!("data-week=\"latest\" {attributes}"));
    let host = hosts::open(reader, &format!("<div id=\"place\">{script}</div>")).await;
    reader.until(&format!("{FRAMES}.length === 1")).await;
    hosts::until_said(reader, "ready").await;
    host
}

/// In every engine.
#[test]
fn after_each_of_a_hundred_changes_the_frame_fits_to_the_pixel() {
    visit(async |reader| {
        let _host = pasted(reader, "data-only=\"phishing_pages\"").await;
        hosts::fits_after_each_of_a_hundred_changes(reader).await;
    });
}

/// In every engine.
#[test]
fn below_the_floor_a_frame_fits_as_well() {
    visit(async |reader| {
        reader.begin_pages_with(BELOW_THE_FLOOR);
        let frame = hosts::frame(reader, "embed=1&week=2018-W06");
        let _host = hosts::open(reader, &format!("{frame}{FITTING}")).await;
        let height = hosts::fits(reader, 0).await;
        assert!(height > 1500.0, "{height}");
        hosts::enter(reader, 0).await;
        assert_eq!(reader.read::<String>("html.dataset.boot").await, "failed");
        let text = reader.text().await;
        for part in ["来源：国家互联网应急中心", "2018年第6周"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        hosts::leave(reader).await;
    });
}

#[test]
fn a_report_that_grows_with_its_frame_is_left_alone_after_a_while() {
    visit(async |reader| {
        let _host = pasted(reader, "data-only=\"phishing_pages\"").await;
        hosts::fits(reader, 0).await;
        let before = told(reader).await;
        hosts::enter(reader, 0).await;
        // As a style of a page would have it that is always a little higher than its frame.
        reader
            .run::<()>("const sheet = new CSSStyleSheet(); sheet.replaceSync('body { min-height: calc(100vh + 20px) }'); document.adoptedStyleSheets.push(sheet);")
            .await;
        hosts::leave(reader).await;
        let told_more = format!("{} >= {before} + 2", hosts::times_said("height"));
        reader.until(&told_more).await;
        hosts::enter(reader, 0).await;
        reader
            .run::<bool>(
                "return new Promise((done) => { let last = 0, still = 0; const look = () => {
                    still = innerHeight === last ? still + 1 : 0;
                    last = innerHeight;
                    still > 20 ? done(true) : requestAnimationFrame(look);
                }; look(); });",
            )
            .await;
        hosts::leave(reader).await;
        let more: usize = told(reader).await - before;
        assert!((2..10).contains(&more), "{more}");
    });
}

/// In every engine.
#[test]
fn a_frame_that_is_hidden_says_nothing_and_fits_when_it_is_shown() {
    visit(async |reader| {
        let frame = hosts::frame(reader, "embed=1").replace("<iframe", "<iframe hidden");
        let _host = hosts::open(reader, &format!("{frame}{FITTING}")).await;
        hosts::until_said(reader, "ready").await;
        hosts::until_whole(reader, 0).await;
        assert_eq!(told(reader).await, 0);
        reader.run::<()>("one('iframe').hidden = false;").await;
        let shown = hosts::fits(reader, 0).await;
        assert!(shown > 1500.0, "{shown}");
        // Hidden again, changed meanwhile, and shown. A browser may keep the room of a frame that was shown before, in which
        // the report goes on to fit; in no room at all it would have quite another height.
        reader.run::<()>("one('iframe').hidden = true; frames[0].postMessage({type: 'cncert-weekly:set-week', version: 1, id: 'cncert-weekly', week: '2011-W19'}, '*');").await;
        hosts::until_said(reader, "week").await;
        reader.run::<()>("one('iframe').hidden = false;").await;
        reader
            .until(&format!("one('iframe').clientHeight !== {shown}"))
            .await;
        let changed = hosts::fits(reader, 0).await;
        let heights = format!("{}.map(({{height}}) => height)", hosts::said("height"));
        for height in reader.read::<Vec<f64>>(&heights).await {
            let is_fit = [shown, changed]
                .iter()
                .any(|fit| (fit - height).abs() <= 1.0);
            assert!(is_fit, "{height} of {shown} and {changed}");
        }
    });
}

#[test]
fn a_report_in_a_tab_that_nobody_sees_is_ready_and_fits_when_it_is_seen() {
    visit(async |reader| {
        let script = hosts::script(reader, "data-week=\"latest\" data-loading=\"eager\"");
        let host = hosts::Host::serving(hosts::page(&script).as_bytes());
        let opened = reader
            .cdp(
                "Target.createTarget",
                serde_json::json!({"url": host.address(), "background": true}),
            )
            .await;
        assert!(opened["targetId"].is_string());
        let [first, second] = reader.until_other_tab().await;
        reader.tab.switch_to_window(second).await.unwrap();
        hosts::until_said(reader, "ready").await;
        hosts::until_whole(reader, 0).await;
        if reader.read::<bool>("document.hidden").await {
            assert_eq!(told(reader).await, 0);
        }
        reader.cdp("Page.bringToFront", serde_json::json!({})).await;
        hosts::fits(reader, 0).await;
        reader.tab.close_window().await.unwrap();
        reader.tab.switch_to_window(first).await.unwrap();
    });
}

#[test]
fn the_frame_fits_in_either_language_and_at_any_width() {
    visit(async |reader| {
        let _host = pasted(reader, "data-lang=\"zh\" data-id=\"report\"").await;
        for width in [320, 480, 700, 1000, 700, 320] {
            for lang in ["en", "zh"] {
                reader
                    .run::<()>(&format!("one('#report').setAttribute('width', {width}); one('#report').lang = '{lang}';"))
                    .await;
                hosts::enter(reader, 0).await;
                reader
                    .until(&format!(
                        "html.lang.startsWith('{lang}') && innerWidth === {width}"
                    ))
                    .await;
                let sideways: f64 = reader.read("html.scrollWidth - innerWidth").await;
                assert!(
                    sideways <= 0.0,
                    "{sideways} px too wide at {width} in {lang}"
                );
                hosts::leave(reader).await;
                hosts::fits(reader, 0).await;
            }
        }
    });
}

#[test]
fn a_frame_far_below_fits_before_it_is_seen() {
    visit(async |reader| {
        reader.view(SCREEN, 900).await;
        let script = hosts::script(reader, "data-week=\"latest\" data-loading=\"eager\"");
        let far = "<p>.</p>".repeat(400);
        let _host = hosts::open(reader, &format!("{far}{script}")).await;
        hosts::until_said(reader, "ready").await;
        hosts::fits(reader, 0).await;
        assert!(reader.read::<bool>("scrollY === 0").await);
    });
}
