//! What is told of a file by its name: its type, and how long it may be kept.

/// Every type of file that a site may have, by the end of its name.
pub const TYPES: [(&str, &str); 13] = [
    ("html", "text/html"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("pdf", "application/pdf"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("xml", "application/xml"),
    ("atom", "application/atom+xml"),
];

/// The type of a file without an end to its name, such as `SHA256SUMS`.
pub const PLAIN: &str = "text/plain";

/// Types whose encoding has to be said; it is always this one.
pub const CHARSET: &str = "utf-8";

/// For files that are named by their content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For all others: asked for each time.
pub const ASK_AGAIN: &str = "no-cache";

/// The names of files by their content, as a regular expression.
pub const FOR_EVER_NAMES: &str = r"/assets/[^/]+-[0-9a-f]{16}\.[a-z]+$";

/// The folder of files that are named by their content.
const FOR_EVER_FOLDER: &str = "assets/";

/// The type of a file by its path, as the header has it; nothing where no file of a site is called so.
pub fn media_type(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let kind = match name.rsplit_once('.') {
        // A folder answers with its page.
        None if name.is_empty() => "text/html",
        None => PLAIN,
        Some((_, end)) => TYPES.iter().find(|(known, _)| *known == end)?.1,
    };
    Some(if has_charset(kind) {
        format!("{kind}; charset={CHARSET}")
    } else {
        kind.to_owned()
    })
}

/// Whether the encoding of a type is said with it. JSON has only one, and XML says its own.
pub fn has_charset(kind: &str) -> bool {
    kind.starts_with("text/")
}

/// How long a file at a path within the site may be kept.
pub fn kept(path: &str) -> &'static str {
    if path.starts_with(FOR_EVER_FOLDER) && is_named_by_content(path) {
        FOR_EVER
    } else {
        ASK_AGAIN
    }
}

/// Whether a name ends in 64 bits of a hash: `assets/reader-497a0f4d46dde285.wasm`.
fn is_named_by_content(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 16
        && hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_typed_by_its_name() {
        let check = |path, expected| assert_eq!(media_type(path).as_deref(), expected, "{path}");
        check("", Some("text/html; charset=utf-8"));
        check("en/", Some("text/html; charset=utf-8"));
        check("weeks/2018-W06/zh.html", Some("text/html; charset=utf-8"));
        check(
            "assets/reader-497a0f4d46dde285.wasm",
            Some("application/wasm"),
        );
        check(
            "assets/boot-06d216acd42fb5c9.js",
            Some("text/javascript; charset=utf-8"),
        );
        check("data/weeks/2018-W06.r1.json", Some("application/json"));
        check("pdf/cncert-2018-W06-zh.pdf", Some("application/pdf"));
        check("data/SHA256SUMS", Some("text/plain; charset=utf-8"));
        check("report.exe", None);
    }

    #[test]
    fn only_what_is_named_by_its_content_is_kept() {
        assert_eq!(kept("assets/reader-497a0f4d46dde285.wasm"), FOR_EVER);
        for path in [
            "",
            "index.html",
            "assets/reader.wasm",
            "assets/a-497A0F4D46DDE285.js",
            "data/a-497a0f4d46dde285.json",
        ] {
            assert_eq!(kept(path), ASK_AGAIN, "{path}");
        }
    }
}
