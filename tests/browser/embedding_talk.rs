//! What the report and the page around its frame say to each other. Each host here is written to the public description
//! of its protocol.

use serde_json::{Value, json};

use crate::hosts::{self, Host};
use crate::support::{Reader, visit};

/// A host of ours that makes the frame as high as it is told, checking who speaks.
const OURS: &str = "addEventListener('message', ({source, data}) => {
    const frame = document.querySelector('iframe');
    if (source === frame.contentWindow && data.type === 'cncert-weekly:height' && data.version === 1) frame.height = data.height;
});";

/// A host as Datawrapper's responsive frames want it.
const DATAWRAPPER: &str = "addEventListener('message', ({source, data}) => {
    if (data['datawrapper-height'] === undefined) return;
    for (const frame of document.querySelectorAll('iframe'))
        for (const id in data['datawrapper-height'])
            if (frame.contentWindow === source) frame.style.height = data['datawrapper-height'][id] + 'px';
});";

/// A host as Pym's parent: it names the child in the address, tells its width, and takes `pym…height…`.
const PYM: &str = "addEventListener('message', ({source, data}) => {
    const frame = document.querySelector('iframe');
    const [pym, name, kind, height] = typeof data === 'string' ? data.split('xPYMx') : [];
    if (source === frame.contentWindow && pym === 'pym' && name === 'report' && kind === 'height') frame.setAttribute('height', height + 'px');
});
addEventListener('resize', () => frames[0].postMessage('pymxPYMxreportxPYMxwidthxPYMx' + document.querySelector('iframe').offsetWidth, '*'));";

/// A host as iframe-resizer's: its settings when the frame has loaded, then a line of colons for each size.
const RESIZER: &str = "addEventListener('message', ({data}) => {
    if (typeof data !== 'string' || !data.startsWith('[iFrameSizer]iFrameResizer0:')) return;
    const [id, height, width, type] = data.slice('[iFrameSizer]'.length).split(':');
    window.types = [...(window.types ?? []), type];
    if (Number(width) > 0) document.querySelector('iframe').style.height = height + 'px';
});
document.querySelector('iframe').addEventListener('load', ({target}) => target.contentWindow.postMessage(
    '[iFrameSizer]iFrameResizer0:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true', '*'));";

/// A host as open-iframe-resizer's: it says that it is there until it is answered.
const OPEN_RESIZER: &str = "let waits = 1;
const say = () => {
    frames[0]?.postMessage({type: 'iframe-child-init', targetElementSelector: undefined, bodyPadding: undefined, bodyMargin: undefined}, '*');
    timer = setTimeout(say, waits *= 2);
};
let timer = setTimeout(say);
addEventListener('message', ({source, data}) => {
    if (source !== frames[0] || data?.type !== 'iframe-resized') return;
    clearTimeout(timer);
    document.querySelector('iframe').style.height = data.height + 'px';
});";

/// A host as open-iframe-resizer's before 1.3: it never asks.
const OPEN_RESIZER_THAT_HEARS: &str = "addEventListener('message', ({source, data}) => {
    if (source === frames[0] && data?.type === 'iframe-resized' && data.height) document.querySelector('iframe').style.height = data.height + 'px';
});";

/// The same from 1.4 on, where it has been told that its children may be iframe-resizer's: it asks as that does, until it is
/// told of a change.
const OPEN_RESIZER_OF_OLD: &str = "let waits = 1;
const say = () => {
    frames[0]?.postMessage('[iFrameSizer]ID:0:false:false:32:true:true::auto:::0:false:child:auto:true:::true:::false', '*');
    timer = setTimeout(say, waits *= 2);
};
let timer = setTimeout(say);
addEventListener('message', ({source, data}) => {
    if (source !== frames[0] || !/^\\[iFrameSizer\\].*(mutation|resize)Observer$/.test(data)) return;
    clearTimeout(timer);
    document.querySelector('iframe').style.height = data.split(':')[1] + 'px';
});";

/// A host of the newsrooms' frames, which speak as AMP's do and never ask.
const AMP: &str = "addEventListener('message', ({source, data}) => {
    if (source === frames[0] && data.sentinel === 'amp' && data.type === 'embed-size') document.querySelector('iframe').setAttribute('height', data.height);
});";

/// A page with a frame of the report and a script.
async fn host(reader: &Reader, query: &str, script: &str) -> Host {
    let frame = hosts::frame(reader, query);
    hosts::open(reader, &format!("{frame}<script>{script}</script>")).await
}

/// Says something to the frame, as its host.
async fn say(reader: &Reader, message: &Value) {
    reader
        .run::<()>(&format!("frames[0].postMessage({message}, '*');"))
        .await;
}

/// What the frame has said of a kind.
async fn said(reader: &Reader, name: &str) -> Vec<Value> {
    reader.read(&hosts::said(name)).await
}

/// Waits until the report in the frame is ready, and has fitted.
async fn until_fit(reader: &Reader) {
    hosts::until_said(reader, "ready").await;
    hosts::until_whole(reader, 0).await;
    hosts::fits(reader, 0).await;
}

/// Waits until the report in the frame has fitted and drawn all that it has: nothing is on its way any more.
async fn until_settled(reader: &Reader) {
    until_fit(reader).await;
    hosts::enter(reader, 0).await;
    reader.until_drawn("zh:plain").await;
    hosts::leave(reader).await;
}

#[test]
fn a_host_of_each_protocol_fits_the_report_and_follows_it() {
    visit(async |reader| {
        for (name, query, script) in [
            ("ours", "embed=1", OURS),
            ("Datawrapper", "embed=1", DATAWRAPPER),
            (
                "Pym",
                "embed=1&initialWidth=700&childId=report&parentTitle=Portal&parentUrl=http%3A%2F%2Flocalhost%2F",
                PYM,
            ),
            ("iframe-resizer", "embed=1", RESIZER),
            ("open-iframe-resizer", "embed=1", OPEN_RESIZER),
            (
                "open-iframe-resizer 1.2",
                "embed=1",
                OPEN_RESIZER_THAT_HEARS,
            ),
            (
                "open-iframe-resizer for old children",
                "embed=1",
                OPEN_RESIZER_OF_OLD,
            ),
            ("AMP", "embed=1", AMP),
        ] {
            println!("{name}");
            let host = host(reader, query, script).await;
            hosts::until_said(reader, "ready").await;
            hosts::until_whole(reader, 0).await;
            let whole = hosts::fits(reader, 0).await;
            assert!(whole > 1500.0, "{name}: {whole}");
            // Narrower, in another language, of another week: it is as high as it has to be each time.
            for (change, is_changed) in [
                (
                    "document.querySelector('iframe').width = 360; dispatchEvent(new Event('resize'));",
                    "innerWidth === 360",
                ),
                (
                    "frames[0].postMessage({type: 'cncert-weekly:set-lang', version: 1, id: 'cncert-weekly', lang: 'en'}, '*');",
                    "html.lang === 'en'",
                ),
                (
                    "frames[0].postMessage({type: 'cncert-weekly:set-week', version: 1, id: 'cncert-weekly', week: '2018-W06'}, '*');",
                    "html.dataset.week === '2018-W06'",
                ),
            ] {
                let before: f64 = reader.read("one('iframe').clientHeight").await;
                reader.run::<()>(change).await;
                hosts::enter(reader, 0).await;
                reader.until(is_changed).await;
                hosts::leave(reader).await;
                reader
                    .until(&format!("one('iframe').clientHeight !== {before}"))
                    .await;
                hosts::fits(reader, 0).await;
            }
            assert_eq!(host.violations(), Vec::<String>::new());
        }
    });
}

/// In every engine.
#[test]
fn a_host_may_call_its_frame_what_it_likes() {
    visit(async |reader| {
        let at_length = "weekly".repeat(20);
        for name in ["周报", "portal/weekly", "«r0»", "weekly[1]", &at_length] {
            println!("{name}");
            // Pym's parent writes the name into the address as it is.
            host(
                reader,
                &format!("embed=1&only=contact&initialWidth=700&childId={name}"),
                &PYM.replace("'report'", &format!("'{name}'"))
                    .replace("xPYMxreportxPYMx", &format!("xPYMx{name}xPYMx")),
            )
            .await;
            until_fit(reader).await;
            let settings = RESIZER.replace("iFrameResizer0", name);
            let settings = settings.replace(":8:", ":12.5:");
            host(reader, "embed=1&only=contact", &settings).await;
            until_fit(reader).await;
            let script =
                hosts::script(reader, &format!("data-id=\"{name}\" data-only=\"contact\""));
            hosts::open(reader, &script).await;
            until_fit(reader).await;
            let ready = said(reader, "ready").await;
            assert_eq!(ready[0]["id"], name);
        }
        // What no line holds is no name: the frame has one of its own, and is as good.
        let script = hosts::script(reader, "data-id=\"a&#10;b\" data-only=\"contact\"");
        hosts::open(reader, &script).await;
        until_fit(reader).await;
        assert_eq!(said(reader, "ready").await[0]["id"], "cncert-weekly-1");
    });
}

#[test]
fn a_protocol_that_its_host_begins_is_spoken_to_no_other() {
    visit(async |reader| {
        host(reader, "embed=1", OURS).await;
        // Left in the midst of a request, a browser would complain.
        until_settled(reader).await;
        let all: Vec<Value> = reader.read("said").await;
        for one in &all {
            let data = &one["data"];
            assert_eq!(one["origin"], hosts::origin(&reader.site));
            let kind = data["type"].as_str().unwrap_or_default();
            let is_height = data["datawrapper-height"].is_object()
                || ["iframe-resized", "embed-size"].contains(&kind);
            assert!(is_height || kind.starts_with("cncert-weekly:"), "{data}");
        }
        host(reader, "embed=1", RESIZER).await;
        hosts::fits(reader, 0).await;
        let types: Vec<String> = reader.read("window.types").await;
        assert_eq!(types[..2], ["init", "mutationObserver"], "{types:?}");
        assert!(
            types[1..].iter().all(|kind| kind == "mutationObserver"),
            "{types:?}"
        );
    });
}

#[test]
fn a_host_is_told_what_becomes_of_the_report_and_can_ask_for_another_view() {
    visit(async |reader| {
        // The tab with the data asks for it.
        reader.tolerate("favicon.ico");
        host(reader, "embed=1&id=front.page", OURS).await;
        hosts::until_said(reader, "ready").await;
        let ready = json!({"type": "cncert-weekly:ready", "version": 1, "id": "front.page", "week": "2025-W52", "revision": 1, "lang": "zh"});
        assert_eq!(said(reader, "ready").await, [ready]);
        let message = |name: &str, key: &str, value: &str| json!({"type": format!("cncert-weekly:{name}"), "version": 1, "id": "front.page", key: value});

        say(reader, &message("set-week", "week", "2018-W06")).await;
        hosts::until_said(reader, "week").await;
        assert_eq!(
            said(reader, "week").await,
            [
                json!({"type": "cncert-weekly:week", "version": 1, "id": "front.page", "week": "2018-W06", "revision": 1})
            ]
        );
        say(reader, &message("set-lang", "lang", "en")).await;
        hosts::until_said(reader, "lang").await;
        assert_eq!(said(reader, "lang").await, [message("lang", "lang", "en")]);
        say(reader, &message("set-theme", "theme", "dark")).await;
        hosts::enter(reader, 0).await;
        reader.until("html.dataset.theme === 'dark' && html.lang === 'en' && html.dataset.week === '2018-W06'").await;
        reader.until_drawn("en:plain").await;
        let address: String = reader.read("location.search").await;
        for part in [
            "embed=1",
            "id=front.page",
            "week=2018-W06",
            "lang=en",
            "theme=dark",
        ] {
            assert!(address.contains(part), "{address}");
        }
        // The reader's own step is told as well, and does not lose the frame's name.
        reader.click("a.step[rel=prev]").await;
        reader.until("html.dataset.week !== '2018-W06'").await;
        hosts::leave(reader).await;
        hosts::fits(reader, 0).await;
        hosts::enter(reader, 0).await;
        reader.click(".credit .data").await;
        hosts::leave(reader).await;
        hosts::until_said(reader, "download").await;
        assert_eq!(said(reader, "week").await.len(), 2);
        let file = said(reader, "download").await[0]["file"].clone();
        assert!(
            file.as_str().unwrap().starts_with("data/weeks/20"),
            "{file}"
        );
        let [own, other] = reader.until_other_tab().await;
        reader.tab.switch_to_window(other).await.unwrap();
        reader.tab.close_window().await.unwrap();
        reader.tab.switch_to_window(own).await.unwrap();
        say(reader, &message("set-theme", "theme", "auto")).await;
        say(reader, &message("set-week", "week", "latest")).await;
        hosts::enter(reader, 0).await;
        reader
            .until("html.dataset.week === '2025-W52' && !html.dataset.theme")
            .await;
        hosts::leave(reader).await;
    });
}

#[test]
fn what_a_host_says_before_the_program_runs_is_not_lost() {
    visit(async |reader| {
        let wasm = reader.site.asset("reader", "wasm").unwrap();
        reader.site.renew();
        reader.site.fault(&wasm, xtask::server::InjectedFault::Held);
        host(reader, "embed=1", OURS).await;
        hosts::fits(reader, 0).await;
        say(reader, &json!({"type": "cncert-weekly:set-week", "version": 1, "id": "cncert-weekly", "week": "2018-W06"})).await;
        hosts::enter(reader, 0).await;
        reader.until("location.search.includes('2018-W06')").await;
        reader.site.release(&wasm);
        reader.until_week("2018-W06").await;
        hosts::leave(reader).await;
        hosts::fits(reader, 0).await;
    });
}

#[test]
fn a_fault_is_told_to_the_host() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let glue = reader.site.asset("reader", "js").unwrap();
        reader.site.renew();
        reader
            .site
            .fault(&glue, xtask::server::InjectedFault::Missing);
        host(reader, "embed=1", OURS).await;
        hosts::until_said(reader, "error").await;
        let height = hosts::fits(reader, 0).await;
        assert!(height > 1500.0, "the published page stays: {height}");
        reader.site.clear();
    });
}

/// Messages that must mean nothing, as scripts.
fn forged() -> Vec<String> {
    let good = json!({"type": "cncert-weekly:set-week", "version": 1, "id": "cncert-weekly", "week": "2018-W06"});
    let with = |key: &str, value: Value| {
        let mut message = good.clone();
        message[key] = value;
        message.to_string()
    };
    let mut all = vec![
        with("version", json!(2)),
        with("version", json!("1")),
        with("id", json!("other")),
        with("id", json!(null)),
        with("more", json!(true)),
        with("week", json!("2018-W54")),
        with("week", json!("2018-W06&theme=dark")),
        with("week", json!("javascript:alert(1)")),
        with("week", json!("<img src=x onerror=alert(1)>")),
        with("week", json!("\u{202e}2018-W06")),
        with("week", json!("2".repeat(1 << 20))),
        with("week", json!(["2018-W06"])),
        with("type", json!("cncert-weekly:set-draft")),
        with("type", json!("cncert-weekly:constructor")),
        json!({"type": "cncert-weekly:set-lang", "version": 1, "id": "cncert-weekly", "lang": "fr"}).to_string(),
        json!({"type": "cncert-weekly:set-theme", "version": 1, "id": "cncert-weekly", "theme": "red"}).to_string(),
        json!([good]).to_string(),
        json!(good.to_string()).to_string(),
    ];
    all.extend(
        [
            "null",
            "undefined",
            "0",
            "''",
            "[]",
            "({})",
            "new Date()",
            "new Map([['type', 'cncert-weekly:set-week']])",
            "new Uint8Array(1 << 20)",
            "'[iFrameSizer]resize'",
            "'[iFrameSizer]a:1:1:init'",
            "'[iFrameSizer]a\\nb:8:false:false:32:true:true::bodyOffset'",
            "'[iFrameSizer]a:8:640:false:32:true:true::bodyOffset'",
            "({type: 'frames-init'})",
            "({sentinel: 'amp', type: 'frames-init', more: 1})",
            "'pymxPYMxreportxPYMxwidthxPYMx640'",
            "'pymxPYMxcncert-weeklyxPYMxnavigateToxPYMxjavascript:alert(1)'",
            "({type: 'iframe-child-init', bodyPadding: 8})",
            "({type: 'iframe-child-init', onload: 'alert(1)'})",
            "({type: 'cncert-weekly:draft', data: {}})",
        ]
        .map(str::to_owned),
    );
    all
}

/// What the report shows and where it is.
const VIEW: &str = "[location.search, html.lang, html.dataset.week, html.dataset.theme ?? '', html.className, document.body.innerText.length]";

#[test]
fn forged_and_malformed_messages_have_no_effect() {
    visit(async |reader| {
        host(reader, "embed=1", OURS).await;
        until_settled(reader).await;
        hosts::enter(reader, 0).await;
        let before: Value = reader.read(VIEW).await;
        hosts::leave(reader).await;
        let told: usize = reader.read("said.length").await;
        for message in forged() {
            reader
                .run::<()>(&format!("frames[0].postMessage({message}, '*');"))
                .await;
        }
        // What comes after them, and is good, has been dealt with last.
        for theme in ["dark", "auto"] {
            let good = json!({"type": "cncert-weekly:set-theme", "version": 1, "id": "cncert-weekly", "theme": theme});
            say(reader, &good).await;
            hosts::enter(reader, 0).await;
            let is_dark = "html.dataset.theme === 'dark'";
            reader
                .until(&format!("({is_dark}) === {}", theme == "dark"))
                .await;
            hosts::leave(reader).await;
        }
        hosts::enter(reader, 0).await;
        assert_eq!(reader.read::<Value>(VIEW).await, before);
        hosts::leave(reader).await;
        assert_eq!(reader.read::<usize>("said.length").await, told);
    });
}

#[test]
fn a_message_counts_from_the_page_around_the_frame_alone() {
    visit(async |reader| {
        let frame = hosts::frame(reader, "embed=1");
        let message =
            "{type: 'cncert-weekly:set-week', version: 1, id: 'cncert-weekly', week: '2018-W06'}";
        // A stranger's frame beside the report, and the report's own window.
        let stranger = "<iframe src=\"/index.html?stranger\"></iframe>";
        let _host = hosts::open(reader, &format!("{frame}{stranger}")).await;
        hosts::until_said(reader, "ready").await;
        // Counts what the report has heard, after the report itself.
        hosts::enter(reader, 0).await;
        reader
            .run::<()>("window.heard = 0; addEventListener('message', ({data}) => data.type === 'cncert-weekly:set-week' && setTimeout(() => { heard += 1; }));")
            .await;
        hosts::leave(reader).await;
        hosts::enter(reader, 1).await;
        reader
            .run::<()>(&format!("parent.frames[0].postMessage({message}, '*');"))
            .await;
        hosts::leave(reader).await;
        hosts::enter(reader, 0).await;
        reader
            .run::<()>(&format!("window.postMessage({message}, '*');"))
            .await;
        reader.until("heard === 2").await;
        assert_eq!(reader.read::<String>("html.dataset.week").await, "2025-W52");
        assert!(
            !reader
                .read::<String>("location.search")
                .await
                .contains("2018")
        );
        hosts::leave(reader).await;
    });
}

#[test]
fn the_element_believes_its_own_frame_alone() {
    visit(async |reader| {
        let script = hosts::script(reader, "data-week=\"latest\" data-id=\"report\"");
        let stranger = "<iframe src=\"/index.html?stranger\"></iframe>";
        let _host = hosts::open(reader, &format!("{script}{stranger}")).await;
        reader.run::<()>("window.events = 0; addEventListener('cncert-weekly:week', () => { events += 1; });").await;
        hosts::until_said(reader, "ready").await;
        hosts::until_whole(reader, 0).await;
        let height = hosts::fits(reader, 0).await;
        for message in [
            json!({"type": "cncert-weekly:height", "version": 1, "id": "report", "height": 7}),
            json!({"type": "cncert-weekly:week", "version": 1, "id": "report", "week": "2018-W06"}),
        ] {
            reader
                .run::<()>(&format!("postMessage({message}, '*');"))
                .await;
            hosts::enter(reader, 1).await;
            reader
                .run::<()>(&format!("parent.postMessage({message}, '*');"))
                .await;
            hosts::leave(reader).await;
            let count: usize = reader.read("said.length").await;
            assert!(count > 0);
        }
        reader.until("said.filter(({data}) => data.height === 7 || data.week === '2018-W06').length === 4").await;
        let now: (f64, usize) = reader
            .read("[one('cncert-weekly').shadowRoot.querySelector('iframe').clientHeight, events]")
            .await;
        assert!((now.0 - height).abs() < 0.1 && now.1 == 0, "{now:?}");
    });
}

#[test]
fn the_element_follows_its_attributes_and_tells_its_page() {
    visit(async |reader| {
        let script = hosts::script(reader, "");
        let noted = "<script>window.events = []; for (const name of ['ready', 'week', 'lang', 'error', 'download']) addEventListener(`cncert-weekly:${name}`, ({target, detail}) => events.push([target.id, name, detail]));</script>";
        let body = format!(
            "{noted}<cncert-weekly id=\"report\" week=\"2025-W20\" lang=\"zh\" width=\"640\"><a href=\"#\">.</a></cncert-weekly>{script}"
        );
        let _host = hosts::open(reader, &body).await;
        let set = async |name: &str, value: &str| {
            let set = format!("one('#report').setAttribute('{name}', '{value}');");
            reader.run::<()>(&set).await;
        };
        let until_told = async |name: &str, value: &str| {
            let told = format!(
                "events.some(([, name, detail]) => name === '{name}' && detail.{name} === '{value}')"
            );
            reader.until(&told).await;
        };
        let until_ready = async |times: usize| {
            let ready = "events.filter(([, name]) => name === 'ready')";
            reader.until(&format!("{ready}.length === {times}")).await;
        };
        until_ready(1).await;
        set("week", "2018-W06").await;
        until_told("week", "2018-W06").await;
        reader.run::<()>("one('#report').lang = 'en';").await;
        until_told("lang", "en").await;
        set("theme", "dark").await;
        hosts::enter(reader, 0).await;
        reader.until("html.dataset.theme === 'dark'").await;
        hosts::leave(reader).await;
        hosts::fits(reader, 0).await;
        let asked = reader
            .asked()
            .iter()
            .filter(|path| path.contains("embed=1"))
            .count();
        assert_eq!(asked, 1, "the frame was not loaded anew");
        set("only", "contact").await;
        reader
            .until("one('#report').shadowRoot.querySelector('iframe').src.includes('only=contact')")
            .await;
        hosts::enter(reader, 0).await;
        reader.until("location.search.includes('only=contact') && html.dataset.week === '2018-W06' && html.dataset.theme === 'dark' && html.lang === 'en'").await;
        hosts::leave(reader).await;
        hosts::fits(reader, 0).await;
        let widths: [u32; 2] = reader
            .read("[one('#report').shadowRoot.querySelector('iframe').clientWidth, one('#report').children.length]")
            .await;
        assert_eq!(widths, [640, 1]);
        // Moved, its frame is loaded anew by the browser, from where it once began.
        until_ready(2).await;
        set("week", "2025-W20").await;
        until_told("week", "2025-W20").await;
        reader
            .run::<()>("document.body.append(one('#report'));")
            .await;
        until_ready(3).await;
        hosts::enter(reader, 0).await;
        reader.until_week("2025-W20").await;
        hosts::leave(reader).await;
    });
}
