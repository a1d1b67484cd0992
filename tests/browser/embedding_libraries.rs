//! The libraries themselves that pages of other sites fit frames with, at the versions that `tests/hosts` holds.
//! `cargo xtask test --engines` brings them and runs these.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::workspace;

use crate::hosts::{self, FRAMES};
use crate::support::{Reader, visit};

/// A library, as a host page uses it.
struct Library {
    /// Its script within `tests/hosts/node_modules`.
    file: &'static str,
    /// What else is in the page, with `ADDRESS` for the report's.
    page: &'static str,
    /// What it says on the console by itself.
    says: &'static [&'static str],
}

/// Lets a library fit a report through a hundred changes.
fn check(library: &Library) {
    let packages = workspace::root().join("tests/hosts/node_modules");
    visit(async |reader| {
        for part in library.says {
            reader.tolerate(part);
        }
        let address = reader
            .site
            .url("?embed=1&only=phishing_pages")
            .replace('&', "&amp;");
        let page = library.page.replace("ADDRESS", &address);
        let (before, after) = page.split_once("SCRIPT").unwrap();
        let body = format!("{before}<script src=\"library.js\"></script>{after}");
        let script = [("library.js", packages.join(library.file))];
        let host = hosts::open_with(reader, &body, &script).await;
        fits(reader).await;
        assert_eq!(host.violations(), Vec::<String>::new());
    });
}

async fn fits(reader: &Reader) {
    reader.until(&format!("{FRAMES}.length === 1")).await;
    hosts::until_said(reader, "ready").await;
    hosts::fits_after_each_of_a_hundred_changes(reader).await;
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn pym_1_3_2() {
    check(&Library {
        file: "pym.js/dist/pym.v1.js",
        page: "<div id=\"report\"></div>SCRIPT<script>new pym.Parent('report', 'ADDRESS'.replaceAll('&amp;', '&'), {});</script>",
        says: &[],
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn pym_1_3_2_with_a_name_in_chinese() {
    check(&Library {
        file: "pym.js/dist/pym.v1.js",
        page: "<div id=\"门户/周报\"></div>SCRIPT<script>new pym.Parent('门户/周报', 'ADDRESS'.replaceAll('&amp;', '&'), {});</script>",
        says: &[],
    });
}

/// What iframe-resizer says to frames that are still empty, and from version 4 on of its other versions.
const OF_ITSELF: [&str; 3] = [
    "The target origin provided",
    "iframe-resizer",
    "iFrameSizer",
];

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn iframe_resizer_3_6_6() {
    check(&Library {
        file: "iframe-resizer-3/js/iframeResizer.js",
        page: "<iframe src=\"ADDRESS\" scrolling=\"no\" width=\"700\"></iframe>SCRIPT<script>iFrameResize({}, 'iframe');</script>",
        says: &OF_ITSELF,
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn iframe_resizer_4_4_5() {
    check(&Library {
        file: "iframe-resizer-4/js/iframeResizer.js",
        page: "<iframe src=\"ADDRESS\" scrolling=\"no\" width=\"700\"></iframe>SCRIPT<script>iFrameResize({}, 'iframe');</script>",
        says: &OF_ITSELF,
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn iframe_resizer_4_4_5_with_a_name_as_forms_have_and_a_margin_in_parts_of_a_pixel() {
    check(&Library {
        file: "iframe-resizer-4/js/iframeResizer.js",
        page: "<iframe id=\"weekly[1]\" src=\"ADDRESS\" scrolling=\"no\" width=\"700\"></iframe>SCRIPT<script>iFrameResize({bodyMargin: 12.5}, 'iframe');</script>",
        says: &OF_ITSELF,
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn iframe_resizer_5_5_9() {
    check(&Library {
        file: "@iframe-resizer/parent/index.umd.js",
        page: "<iframe src=\"ADDRESS\" width=\"700\"></iframe>SCRIPT<script>iframeResize({license: 'GPLv3'}, 'iframe');</script>",
        says: &OF_ITSELF,
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn iframe_resizer_5_5_9_with_a_name_as_react_has() {
    check(&Library {
        file: "@iframe-resizer/parent/index.umd.js",
        page: "<iframe id=\"«r0»\" src=\"ADDRESS\" width=\"700\"></iframe>SCRIPT<script>iframeResize({license: 'GPLv3'}, 'iframe');</script>",
        says: &OF_ITSELF,
    });
}

/// A page of open-iframe-resizer's.
fn open_iframe_resizer(file: &'static str, is_for_old_children: bool) {
    check(&Library {
        file,
        page: if is_for_old_children {
            "<iframe src=\"ADDRESS\" width=\"700\"></iframe>SCRIPT<script>iframeResizer.initialize({enableLegacyLibSupport: true}, 'iframe');</script>"
        } else {
            "<iframe src=\"ADDRESS\" width=\"700\"></iframe>SCRIPT<script>iframeResizer.initialize({}, 'iframe');</script>"
        },
        says: &[],
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn open_iframe_resizer_1_2_1() {
    open_iframe_resizer("open-iframe-resizer-1.2/dist/index.umd.cjs", false);
    open_iframe_resizer("open-iframe-resizer-1.2/dist/index.umd.cjs", true);
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn open_iframe_resizer_1_4_2() {
    open_iframe_resizer("open-iframe-resizer-1.4/dist/index.umd.cjs", false);
    open_iframe_resizer("open-iframe-resizer-1.4/dist/index.umd.cjs", true);
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn open_iframe_resizer_2_1_0() {
    open_iframe_resizer("open-iframe-resizer-2/dist/index.umd.cjs", false);
    open_iframe_resizer("open-iframe-resizer-2/dist/index.umd.cjs", true);
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn sidechain_1_1_5() {
    check(&Library {
        file: "@nprapps/sidechain/dist/sidechain.js",
        page: "SCRIPT<side-chain src=\"ADDRESS\"></side-chain>",
        says: &[],
    });
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn newswire_frames_1_0_0() {
    check(&Library {
        file: "@newswire/frames/dist/frames.umd.js",
        page: "<div data-frame-src=\"ADDRESS\"></div>SCRIPT<script>newswireFrames.autoInitFrames();</script>",
        says: &[],
    });
}

/// React as one script, which its packages are meant to be made into: `React` and `createRoot`.
fn react(packages: &Path) -> String {
    let require = "const made = {}, modules = {}, require = (name) => {
        if (!made[name]) modules[name](made[name] = {exports: {}}, made[name].exports);
        return made[name].exports;
    };";
    let modules = [
        ("react", "react/cjs/react.production.js"),
        ("react-dom", "react-dom/cjs/react-dom.production.js"),
        ("scheduler", "scheduler/cjs/scheduler.production.js"),
        (
            "react-dom/client",
            "react-dom/cjs/react-dom-client.production.js",
        ),
    ]
    .map(|(name, file)| {
        let text = fs::read_to_string(packages.join(file)).unwrap();
        format!("modules['{name}'] = (module, exports) => {{\n{text}\n}};")
    });
    let names = "const React = require('react'), {createRoot} = require('react-dom/client');";
    [require, &modules.join("\n"), names].join("\n")
}

/// Shows what a page of React's has.
async fn open_in_react(reader: &Reader, body: &str, element: &str) -> hosts::Host {
    let packages: PathBuf = workspace::root().join("tests/hosts/node_modules");
    let folder = tempfile::TempDir::new().unwrap();
    let script = folder.path().join("react.js");
    fs::write(&script, react(&packages)).unwrap();
    let page = format!(
        "{body}<div id=\"root\"></div><script src=\"react.js\"></script><script>createRoot(document.querySelector('#root')).render({element});</script>"
    );
    hosts::open_with(reader, &page, &[("react.js", script)]).await
}

/// In every engine.
#[test]
#[ignore = "needs tests/hosts"]
fn react_19_2_0_with_the_element() {
    visit(async |reader| {
        let script = hosts::script(reader, "");
        let element = "React.createElement('cncert-weekly', {week: 'latest', lang: 'en', only: 'phishing_pages'})";
        open_in_react(reader, &script, element).await;
        fits(reader).await;
    });
}

#[test]
#[ignore = "needs tests/hosts"]
fn react_19_2_0_moves_the_line_into_the_head_where_the_console_says_what_to_do() {
    visit(async |reader| {
        let address = reader.site.url("embed.js");
        let line = format!(
            "React.createElement('script', {{async: true, src: '{address}', 'data-only': 'phishing_pages'}})"
        );
        open_in_react(reader, "", &line).await;
        let told = hosts::until_told(reader).await;
        assert!(told.contains("cncert-weekly site="), "{told}");
        assert!(
            reader
                .read::<bool>("Boolean(one('head script[data-only]'))")
                .await
        );
    });
}
