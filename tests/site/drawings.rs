//! Charts that are drawn while the site is built.

use std::io::Write as _;
use std::process::{Command, Stdio};

use scraper::Html;
use serde_json::{Value, json};
use xtask::workspace;

use crate::own_assets;

/// Draws one chart with the site's own library, as `press prerender` does.
fn drawn(option: &Value) -> String {
    let is_library = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("charts-") && name.ends_with(".js")
    };
    let library = own_assets().find(is_library).unwrap();
    let drawing = json!({"name": "a", "width": 640, "height": 120, "option": option});
    let mut node = Command::new("node")
        .arg(workspace::root().join("boot/draw.mjs"))
        .arg(library)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = json!({"theme": {}, "drawings": [drawing]}).to_string();
    node.stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    let drawings: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    drawings.concat()
}

#[test]
fn no_label_of_a_drawing_is_markup() {
    let attack = r#"</text></svg><script>1</script><img src=x onerror="1">{b|x}'"&amp;"#;
    let option = |label: &str| {
        json!({
            "animation": false,
            "xAxis": {"type": "value"},
            "yAxis": {"type": "category", "data": [label]},
            "series": [
                {"type": "bar", "name": label, "data": [1], "label": {"show": true, "formatter": label}},
                {"type": "pie", "data": [{"name": label, "value": 1}]}
            ]
        })
    };
    let parts = |svg: &str| {
        let html = Html::parse_fragment(svg);
        let elements = html.root_element().descendent_elements();
        let parts = elements.map(|element| {
            let attributes = element.value().attrs().map(|(name, _)| name);
            (
                element.value().name().to_owned(),
                attributes.collect::<Vec<_>>().join(" "),
            )
        });
        parts.collect::<Vec<_>>()
    };
    let (hostile, calm) = (drawn(&option(attack)), drawn(&option("calm")));
    assert!(hostile.contains("&lt;script"), "{hostile}");
    let (hostile, calm) = (parts(&hostile), parts(&calm));
    assert!(calm.len() > 5, "{calm:?}");
    assert_eq!(hostile, calm);
}
