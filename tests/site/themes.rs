//! What a reader chooses looks as it does where the system asks for it.

use std::fs;

use crate::folder;

#[test]
fn a_theme_has_the_same_colours_by_choice_and_by_the_systems_wish() {
    let html = fs::read_to_string(folder().join("index.html")).unwrap();
    for (name, asked) in [
        ("dark", "prefers-color-scheme:dark"),
        ("contrast", "prefers-contrast:more"),
    ] {
        let colors = |start: &str| {
            let (_, rest) = html.split_once(start).expect(start);
            rest.split_once('}').unwrap().0
        };
        let chosen = colors(&format!("[data-theme={name}]{{"));
        let wished = colors(&format!("@media({asked}){{:root:not([data-theme]){{"));
        assert_eq!(chosen, wished, "{name}");
        assert!(chosen.contains("--paper: #"), "{chosen}");
    }
}
