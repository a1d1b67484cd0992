//! `_headers`: the same for hosts of static sites that read such a file (Netlify, Cloudflare Pages and others).

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use crate::kinds::{ASK_AGAIN, FOR_EVER, media_type};
use crate::{Hosting, KEPT};

/// The name of the file, at the site's root.
pub const NAME: &str = "_headers";

/// The longest line that these hosts read, in bytes.
const LONGEST_LINE: usize = 2000;

/// Gives the text of the file for a built site. No header is set twice for a path, for these hosts would join its
/// values. Types are theirs to tell, but for names that tell nothing.
///
/// # Errors
///
/// The folder of the site cannot be read, or the policy has become too long.
pub fn text(hosting: &Hosting, site: &Path) -> io::Result<String> {
    let mut text = String::new();
    let mut add = |path: &str, headers: &[(&str, String)]| {
        writeln!(text, "{path}").expect("a string takes every text");
        for (name, value) in headers {
            writeln!(text, "  {name}: {value}").expect("a string takes every text");
        }
    };
    add("/*", &hosting.headers());
    let again = [(KEPT, ASK_AGAIN.to_owned())];
    for path in top(site)? {
        match path.as_str() {
            "/assets/*" => add(&path, &[(KEPT, FOR_EVER.to_owned())]),
            path => add(path, &again),
        }
    }
    let sums = media_type("SHA256SUMS").unwrap_or_default();
    add("/data/SHA256SUMS", &[("Content-Type", sums)]);
    match text.lines().find(|line| line.len() > LONGEST_LINE) {
        Some(line) => Err(io::Error::other(format!(
            "a line of {NAME} is too long: {line}"
        ))),
        None => Ok(text),
    }
}

/// What stands at the top of a site, as paths of the file: `/`, `/favicon.svg`, `/weeks/*`.
fn top(site: &Path) -> io::Result<Vec<String>> {
    let mut paths = vec!["/".to_owned()];
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            paths.push(format!("/{name}/*"));
        } else if media_type(&name).is_some() && name != NAME {
            paths.push(format!("/{name}"));
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::kinds::kept;

    use super::*;

    /// The headers of a path, read as these hosts do.
    fn headers(text: &str, path: &str) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut applies = false;
        for line in text.lines() {
            if let Some(header) = line.strip_prefix("  ") {
                let (name, value) = header.split_once(": ").unwrap();
                if applies {
                    found
                        .entry(name.to_owned())
                        .or_default()
                        .push(value.to_owned());
                }
            } else {
                applies = line
                    .strip_suffix('*')
                    .map_or(line == path, |start| path.starts_with(start));
            }
        }
        found
    }

    #[test]
    fn every_path_gets_each_header_of_the_list_once() {
        let site = tempfile::tempdir().unwrap();
        let paths = [
            "index.html",
            "favicon.svg",
            "en/index.html",
            "data/index.json",
            "assets/a-0123456789abcdef.js",
        ];
        for path in paths {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "<style>a</style>").unwrap();
        }
        let hosting = Hosting::of(site.path(), "https://a.example".parse().unwrap()).unwrap();
        let text = text(&hosting, site.path()).unwrap();
        for path in paths.into_iter().chain(["", "en/"]) {
            let found = headers(&text, &format!("/{path}"));
            let listed = hosting
                .headers()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), vec![value]));
            let mut expected: BTreeMap<_, _> = listed.collect();
            expected.insert(KEPT.to_owned(), vec![kept(path).to_owned()]);
            assert_eq!(found, expected, "{path}");
        }
        let sums = headers(&text, "/data/SHA256SUMS");
        assert_eq!(sums["Content-Type"], ["text/plain; charset=utf-8"]);
    }

    #[test]
    fn a_policy_that_no_host_would_read_is_refused() {
        let site = tempfile::tempdir().unwrap();
        let styles = (0..100).map(|style| format!("<style>{style}</style>"));
        let styles = styles.collect::<Vec<_>>().concat();
        fs::write(site.path().join("index.html"), styles).unwrap();
        let hosting = Hosting::of(site.path(), crate::Frames::default()).unwrap();
        assert!(text(&hosting, site.path()).is_err());
    }
}
