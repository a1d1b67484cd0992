//! What all files of Office have in common: parts in an archive, which name their types and each other.

use crate::publish::File;

use super::tag::{Tag, tag};

pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006";
/// What the types of Office's parts begin with.
const TYPES: &str = "application/vnd.openxmlformats-officedocument";

/// A part of a file: where it stands, its own type where it has one, and what it holds.
pub(super) struct Part {
    pub(super) path: String,
    pub(super) kind: Option<&'static str>,
    pub(super) bytes: Vec<u8>,
}

/// A part whose type is what its name ends with, or one that Office's begin with.
pub(super) fn part(path: impl Into<String>, kind: Option<&'static str>, tag: &Tag) -> Part {
    Part {
        path: path.into(),
        kind,
        bytes: tag.xml(),
    }
}

/// A file of parts, behind the list of their types.
pub(super) fn files(parts: Vec<Part>) -> Vec<File> {
    let default = |end: &str, kind: String| {
        tag("Default")
            .with("Extension", end)
            .with("ContentType", kind)
    };
    let own = parts.iter().filter_map(|part| {
        let kind = part.kind?;
        let kind = if kind.starts_with('.') {
            [TYPES, kind, "+xml"].concat()
        } else {
            kind.to_owned()
        };
        let path = ["/", &part.path].concat();
        Some(
            tag("Override")
                .with("PartName", path)
                .with("ContentType", kind),
        )
    });
    let xml = "application/xml".to_owned();
    let relationships = "application/vnd.openxmlformats-package.relationships+xml".to_owned();
    let types = tag("Types")
        .with("xmlns", [PACKAGES, "/content-types"].concat())
        .child(default("rels", relationships))
        .child(default("xml", xml))
        .child(default("xlsx", [TYPES, ".spreadsheetml.sheet"].concat()))
        .children(own);
    let types = part("[Content_Types].xml", None, &types);
    let all = std::iter::once(types).chain(parts);
    all.map(|Part { path, bytes, .. }| File { path, bytes })
        .collect()
}

/// What a part names, by numbers.
pub(super) fn relationships(all: impl IntoIterator<Item = (usize, &'static str, String)>) -> Tag {
    let one = |(id, kind, target): (usize, &str, String)| {
        let of = if kind == "core-properties" {
            [PACKAGES, "/relationships/metadata/", kind].concat()
        } else {
            [RELATIONSHIPS, "/", kind].concat()
        };
        tag("Relationship")
            .with("Id", format!("rId{id}"))
            .with("Type", of)
            .with("Target", target)
    };
    tag("Relationships")
        .with("xmlns", [PACKAGES, "/relationships"].concat())
        .children(all.into_iter().map(one))
}
