//! Nothing that the build writes needs more than the oldest browsers that the site is for.

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;
use wasmparser::{Validator, WasmFeatures};
use xtask::workspace;

use crate::compat::{Compat, FLOOR, Names, OLD};
use crate::styles::{self, Use};
use crate::{folder, own_assets};

/// What some browsers of the floor lack, and the page does not miss: its reasons stand beside it.
const ADORNMENTS: [(&str, &str); 7] = [
    (
        "css.properties.text-autospace",
        "Chinese and Latin stand a little closer",
    ),
    ("css.properties.text-wrap", "a line of a title may be short"),
    (
        "css.properties.print-color-adjust",
        "stands beside its older name",
    ),
    (
        "css.properties.forced-color-adjust",
        "browsers without it force no colours",
    ),
    (
        "css.properties.break-after.avoid",
        "a heading may end a printed page",
    ),
    ("css.properties.user-select", "stands beside its older name"),
    ("css.at-rules.page", "paper and margins are the printer's"),
];

/// Names in scripts that belong to no browser, or that some may lack.
const OWN_NAMES: [(&str, &str); 27] = [
    (
        "Error.stackTraceLimit",
        "of V8, which otherwise leaves out whose a trap is; others leave out nothing",
    ),
    ("build", "of the boot block"),
    ("dispose", "of ECharts"),
    ("Symbol.dispose", "wasm-bindgen asks whether it is there"),
    ("adopt", "of the boot script"),
    ("detached", "asked by wasm-bindgen, which does without"),
    ("memory", "of the program"),
    ("Rect", "of ECharts"),
    ("capture", "of a listener, which has had it for ever"),
    (
        "getAsFileSystemHandle",
        "the desk asks; refused, a dropped file is not followed",
    ),
    (
        "createWritable",
        "of a file handle, which only browsers with them give",
    ),
    ("run", "a part of the program by its name"),
    (
        "ClipboardItem",
        "asked for; where it is missing text alone is copied",
    ),
    ("take", "of the boot script"),
    ("share", "asked for; a link can be copied everywhere"),
    ("actions", "a class of the dialog"),
    ("address", "of what is taken along"),
    ("unit", "of what is taken along"),
    ("Highlight", "a word of what is taken along"),
    ("connection", "of the network; who has none is not spared"),
    ("saveData", "of the connection, where there is one"),
    ("effectiveType", "of the connection, where there is one"),
    ("downlink", "of the connection, where there is one"),
    ("interest", "of the boot script"),
    ("touched", "of the boot script"),
    ("Report", "a word of the title of a frame"),
    ("maxWidth", "of an element's style, as old as styles are"),
];

/// What Chromium 69 lacks of what the report's styles use, and how it does without.
const BELOW: [(&str, &str); 15] = [
    (
        "css.at-rules.media.prefers-color-scheme",
        "dark is to be chosen, and was by address",
    ),
    (
        "css.at-rules.media.prefers-contrast",
        "and so is high contrast",
    ),
    (
        "css.at-rules.media.forced-colors",
        "browsers without it force no colours",
    ),
    (
        "css.at-rules.media.prefers-reduced-motion",
        "nothing moves: scrolling is smooth where the wish is known",
    ),
    (
        "css.at-rules.page.margin",
        "paper and margins are the printer's",
    ),
    (
        "css.properties.color-scheme",
        "bars of the window stay light",
    ),
    (
        "css.properties.forced-color-adjust",
        "browsers without it force no colours",
    ),
    (
        "css.properties.overflow-wrap.anywhere",
        "the page breaks long words anyway",
    ),
    (
        "css.properties.overflow.clip",
        "no chart is drawn anew, so none is wider than its box",
    ),
    (
        "css.properties.print-color-adjust",
        "stands beside its older name",
    ),
    (
        "css.properties.text-autospace",
        "Chinese and Latin stand a little closer",
    ),
    (
        "css.properties.text-decoration-thickness",
        "of a control of the program's",
    ),
    (
        "css.properties.text-underline-offset",
        "lines under links stand closer",
    ),
    ("css.properties.text-wrap", "a line of a title may be short"),
    (
        "css.selectors.focus-visible",
        "the browser's own ring stands in for ours",
    ),
];

/// Names that Chromium 69 lacks in what it runs, and how it does without.
const BELOW_NAMES: [(&str, &str); 7] = [
    (
        "AbortSignal.timeout",
        "asked for; without it no time is set",
    ),
    (
        "adoptedStyleSheets",
        "asked for; without it styles are left out",
    ),
    ("build", "of the boot block"),
    (
        "inert",
        "set on what a program is to replace, and none does",
    ),
    ("part", "of the boot script"),
    ("replaceSync", "of the sheets that were asked for"),
    ("run", "a part of the program by its name"),
];

/// Names in the glue that Leptos brings for server functions, of which there are none.
const NEVER_CALLED: [&str; 2] = ["byobRequest", "respond"];

/// The files of the built site with one end of their names.
fn assets(end: &str) -> Vec<(String, Vec<u8>)> {
    let found: Vec<_> = own_assets()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                path,
            )
        })
        .filter(|(name, _)| name.ends_with(end))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect();
    assert!(!found.is_empty(), "{end}");
    found
}

/// What stands inline in the front page, in elements without attributes.
fn inline(element: &str) -> String {
    let html = fs::read_to_string(folder().join("index.html")).unwrap();
    let (_, rest) = html.split_once(&format!("<{element}>")).unwrap();
    rest.split_once(&format!("</{element}>"))
        .unwrap()
        .0
        .to_owned()
}

#[test]
fn the_floor_is_the_one_that_scripts_are_built_for_and_readers_are_told_of() {
    let read = |file: &str| fs::read_to_string(workspace::root().join(file)).unwrap();
    let [
        (chrome, of_chrome),
        (firefox, of_firefox),
        (safari, of_safari),
    ] = FLOOR;
    let built_for = format!(
        r#"target: ["{chrome}{of_chrome}", "{firefox}{of_firefox}", "{safari}{of_safari}"]"#
    );
    assert!(read("boot/bundle.mjs").contains(&built_for), "{built_for}");
    let told = format!("Chromium {of_chrome}, Firefox {of_firefox} and Safari {of_safari}");
    assert!(read("README.md").contains(&told), "{told}");
}

#[test]
fn every_page_asks_browsers_with_two_kernels_for_the_newer_one() {
    let mut pages = 0;
    for entry in WalkDir::new(folder()) {
        let path = entry.unwrap().into_path();
        // What stands in pages of others has no head of its own.
        let is_fragment = path.file_name().is_some_and(|name| name == "fragment.html");
        if path.extension().is_some_and(|end| end == "html") && !is_fragment {
            let html = fs::read_to_string(&path).unwrap();
            let (head, _) = html.split_once("</head>").unwrap();
            let asks = r#"<meta name="renderer" content="webkit">"#;
            assert!(head.contains(asks), "{}", path.display());
            pages += 1;
        }
    }
    assert!(pages > 100, "{pages}");
}

#[test]
fn the_program_needs_nothing_above_the_floor() {
    for (name, bytes) in assets(".wasm") {
        assert_eq!(refused(&bytes), None, "{name}");
    }
}

/// Why browsers of the floor would refuse a program. They know WebAssembly 2.0, of the later features none in all.
fn refused(bytes: &[u8]) -> Option<String> {
    let mut validator = Validator::new_with_features(WasmFeatures::WASM2);
    validator
        .validate_all(bytes)
        .err()
        .map(|error| error.to_string())
}

#[test]
fn a_program_above_the_floor_would_be_refused() {
    let with_body = |body: &[u8]| {
        let size = u8::try_from(body.len()).unwrap();
        let head = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a";
        [head.as_slice(), &[size + 2, 1, size], body].concat()
    };
    assert_eq!(refused(&with_body(b"\0\x0b")), None, "an empty function");
    let tail_call = refused(&with_body(b"\0\x12\0\x0b")).unwrap();
    assert!(tail_call.contains("tail calls"), "{tail_call}");
}

#[test]
fn the_styles_need_nothing_above_the_floor() {
    let compat = Compat::read();
    let mut found = above_the_floor(&compat, &inline("style"));
    for (_, bytes) in assets(".css") {
        found.extend(above_the_floor(&compat, &String::from_utf8(bytes).unwrap()));
    }
    let allowed: BTreeSet<_> = ADORNMENTS.map(|(feature, _)| feature.to_owned()).into();
    assert_eq!(
        found, allowed,
        "found, and allowed by reasons that still hold"
    );
}

#[test]
fn below_the_floor_the_styles_need_nothing_that_has_no_other_way() {
    let compat = Compat::of(&OLD);
    let print = assets(".css").into_iter();
    let print = print.filter(|(name, _)| name.starts_with("print-"));
    let sheets = print.map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    let found: BTreeSet<_> = sheets
        .chain([inline("style")])
        .flat_map(|css| above_the_floor(&compat, &css))
        .collect();
    let allowed: BTreeSet<_> = BELOW.map(|(feature, _)| feature.to_owned()).into();
    assert_eq!(
        found, allowed,
        "found, and allowed by reasons that still hold"
    );
    for css in [inline("style"), inline("script")] {
        // Gaps of flexible boxes have no name of their own, and what is not known in a selector voids its whole rule.
        assert!(!css.contains("@layer") && !css.contains(":is("), "{css}");
    }
}

#[test]
fn below_the_floor_the_scripts_that_run_need_nothing_newer() {
    let names = Compat::of(&OLD).names();
    let of_boot = |(name, _): &(String, _)| name.starts_with("boot-") || name.starts_with("frame-");
    let scripts = assets(".js").into_iter().filter(of_boot);
    let scripts: Vec<_> = scripts
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .chain([inline("script")])
        .collect();
    assert_eq!(scripts.len(), 3);
    let found: BTreeSet<_> = scripts
        .iter()
        .flat_map(|script| unknown_names(&names, script, true))
        .collect();
    let allowed: BTreeSet<_> = BELOW_NAMES.map(|(name, _)| name.to_owned()).into();
    assert_eq!(
        found, allowed,
        "needed, and allowed by reasons that still hold"
    );
}

/// The features that a style sheet uses and some browser of the floor lacks, or that no browser knows.
fn above_the_floor(compat: &Compat, css: &str) -> BTreeSet<String> {
    let found = styles::uses(css).into_iter().filter(|used| {
        let parts: Vec<&str> = used.0.iter().map(String::as_str).collect();
        match compat.lacking(&parts) {
            Some(lacking) => !lacking.is_empty(),
            // Values are known one by one where they came later than their property.
            None => !used.is_value(),
        }
    });
    // Who lacks a property lacks its values.
    let found: BTreeSet<Use> = found.collect();
    let is_first = |used: &&Use| !found.iter().any(|other| used.is_within(other));
    found
        .iter()
        .filter(is_first)
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_style_above_the_floor_would_be_found() {
    let compat = Compat::read();
    let check = |css: &str, expected: &[&str]| {
        let expected: BTreeSet<_> = expected.iter().map(|&feature| feature.to_owned()).collect();
        assert_eq!(above_the_floor(&compat, css), expected, "{css}");
    };
    check(
        "@layer a,b; @layer a { p { color: red; inset: 0 } } @media (min-width: 4rem) { a:hover { color: var(--x, blue) } }",
        &[],
    );
    check("p:has(a) { color: red }", &["css.selectors.has"]);
    check("p { & a { color: red } }", &["css.selectors.nesting"]);
    check(
        "p { color: light-dark(red, blue) }",
        &["css.types.color.light-dark"],
    );
    check(
        "p { width: calc-size(auto, size) }",
        &["css.types.calc-size"],
    );
    check(
        "@media (scripting: none) { p { color: red } }",
        &["css.at-rules.media.scripting"],
    );
    check(
        "@starting-style { p { color: red } }",
        &["css.at-rules.starting-style"],
    );
    check("p { margin: 1rlh }", &["css.types.length.rlh"]);
    check(
        "p { no-such-thing: 1; overflow: clip }",
        &["css.properties.no-such-thing"],
    );
    check(
        "p { -webkit-text-size-adjust: 100%; --any: 1 } @supports (x: y) { p { no-such-thing: 1 } }",
        &[],
    );
    check(
        "p { display: grid; grid-template-rows: subgrid; width: 10cqi; height: 10dvh }",
        &["css.properties.grid-template-rows.subgrid"],
    );
}

#[test]
fn the_scripts_need_nothing_above_the_floor() {
    let names = Compat::read().names();
    let mut scripts: Vec<_> = assets(".js")
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    scripts.push(("the guard".to_owned(), inline("script")));
    let own: Vec<_> = OWN_NAMES
        .map(|(name, _)| name)
        .into_iter()
        .chain(NEVER_CALLED)
        .collect();
    let mut needed = BTreeSet::new();
    for (name, script) in &scripts {
        // ECharts is full of names of its own that some browser once gave to something else.
        let found = unknown_names(&names, script, !name.starts_with("charts-"));
        let strange: Vec<_> = found
            .iter()
            .filter(|found| !own.contains(&found.as_str()))
            .collect();
        assert!(strange.is_empty(), "{name} uses {strange:?}");
        needed.extend(found);
    }
    let own: BTreeSet<_> = own.into_iter().map(str::to_owned).collect();
    assert_eq!(own, needed, "every name is still in use");
}

/// Names in a script that some browser of the floor knows of no interface: interfaces, what only they have (`A.b`),
/// and, if asked for, whatever follows a dot. Syntax is esbuild's matter, which is told the floor.
fn unknown_names(names: &Names, script: &str, with_members: bool) -> BTreeSet<String> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || "_$".contains(sign);
    let is_above = |known: Option<&bool>| known == Some(&false);
    let mut found = BTreeSet::new();
    let (mut before, mut gap) = ("", "");
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let end = rest[start..]
            .find(|sign| !is_part(sign))
            .map_or(rest.len(), |end| start + end);
        let word = &rest[start..end];
        gap = if start == 0 { gap } else { &rest[..start] };
        if gap.ends_with('.') && !gap.ends_with("..") {
            let of_before = format!("{before}.{word}");
            if is_above(names.qualified.get(&of_before)) {
                found.insert(of_before);
            } else if with_members && is_above(names.members.get(word)) {
                found.insert(word.to_owned());
            }
        // Shorter ones are the minifier's.
        } else if word.len() > 3
            && word.starts_with(char::is_uppercase)
            && is_above(names.interfaces.get(word))
        {
            found.insert(word.to_owned());
        }
        before = word;
        rest = &rest[end..];
    }
    found
}

#[test]
fn a_script_above_the_floor_would_be_found() {
    let names = Compat::read().names();
    let check = |script: &str, expected: &[&str]| {
        let found: Vec<_> = unknown_names(&names, script, true).into_iter().collect();
        assert_eq!(found, expected, "{script}");
    };
    check(
        "const a = [...new Set(b)].map((c) => c.textContent); await Promise.all(a); fetch(b, {signal: AbortSignal.timeout(1)})",
        &[],
    );
    check("Promise.withResolvers()", &["Promise.withResolvers"]);
    check("a.toSorted().at(-1)", &["toSorted"]);
    check(
        "navigation.addEventListener('navigate', () => {}); new NavigateEvent()",
        &["NavigateEvent"],
    );
    check(
        "Object.groupBy(a, b); AbortSignal.any([])",
        &["AbortSignal.any", "Object.groupBy"],
    );
}
