//! A published week is written as documents that are read back as they were.

use std::fs;

use crate::workplace::Workplace;

#[test]
fn a_week_is_written_as_two_word_documents_and_read_back_by_import() {
    let at = Workplace::new();
    at.press(&["docx", "2025-W51"]).ends_with(0);
    let names = ["cncert-2025-W51-zh.docx", "cncert-2025-W51-en.docx"];
    let bytes = names.map(|name| fs::read(at.path(name)).unwrap());
    assert!(bytes.iter().all(|bytes| bytes.starts_with(b"PK")));
    // No file is overwritten, and another place gets the same bytes.
    at.press(&["docx", "2025-W51"]).ends_with(2);
    fs::create_dir(at.path("again")).unwrap();
    at.press(&["docx", "2025-W51", "--folder", "again"])
        .ends_with(0);
    for (name, bytes) in names.iter().zip(&bytes) {
        assert!(fs::read(at.path("again").join(name)).unwrap() == *bytes);
    }

    at.press(&["import", names[0], names[1], "--into", "read.json"])
        .ends_with(0);
    let [read, published] =
        ["read.json", "public/data/weeks/2025-W51.json"].map(|name| at.read(name));
    let value = |text: &str, id: &str| {
        let line = text.lines().find(|line| line.contains(id)).unwrap();
        line.split(", \"value_origin\"").next().unwrap().to_owned()
    };
    let id = "\"id\": \"phishing_pages\", \"value\"";
    assert_eq!(value(&read, id), value(&published, id));
}

#[test]
fn without_a_week_it_is_the_newest_and_one_that_is_not_published_is_named() {
    let at = Workplace::new();
    at.press(&["docx"])
        .ends_with(0)
        .says("cncert-2025-W52-en.docx");
    at.press(&["docx", "2025-W01"])
        .ends_with(2)
        .says("2025-W01");
}
