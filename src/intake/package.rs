use std::borrow::Cow;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use roxmltree::{Document, Node};

use super::{Refusal, named::Named, plain::decoded};

/// A zip archive whose parts name each other by relationships, as every Office document is.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: Named<(ZipArchiveEntryWayfinder, CompressionMethod)>,
    /// How many bytes may still be expanded.
    left: usize,
}

/// What a part names by an id.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `chart`, `header`.
    pub(super) kind: String,
    /// The path of what it leads to, within the package.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let broken = |_| Refusal::Broken("zip".to_owned());
        let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
        let mut found = Named::default();
        let mut entries = archive.entries();
        let mut count = 0;
        while let Some(entry) = entries.next_entry().map_err(broken)? {
            if count >= Refusal::MOST_ENTRIES {
                return Err(Refusal::Entries);
            }
            count += 1;
            let path = entry.file_path();
            let path = String::from_utf8_lossy(path.as_bytes())
                .trim_start_matches('/')
                .replace('\\', "/");
            let place = (entry.wayfinder(), entry.compression_method());
            // Of two parts of one name nobody knows which one is meant.
            if !found.insert(&path, place) {
                return Err(Refusal::Broken(path));
            }
        }
        Ok(Self {
            entries: found,
            archive,
            left: Refusal::MOST_EXPANDED,
        })
    }

    /// The text of a part; `None` where there is none of that name.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let broken = || Refusal::Broken(path.to_owned());
        let Some((place, method)) = self.entries.get(path) else {
            return Ok(None);
        };
        let entry = self.archive.get_entry(*place).map_err(|_| broken())?;
        let bytes = match *method {
            CompressionMethod::STORE => Cow::Borrowed(entry.data()),
            CompressionMethod::DEFLATE => {
                let expanded = decompress_to_vec_with_limit(entry.data(), self.left);
                Cow::Owned(expanded.map_err(|error| match error.status {
                    TINFLStatus::HasMoreOutput => Refusal::Expansion,
                    _ => broken(),
                })?)
            }
            _ => return Err(broken()),
        };
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or(Refusal::Expansion)?;
        decoded(&bytes, |_| None).map(Some).map_err(|_| broken())
    }

    /// The first part of a kind among those that are named: its text, and its path.
    #[inline(never)]
    pub(super) fn named(
        &mut self,
        relationships: &[Relationship],
        kind: &str,
    ) -> Result<Option<(String, String)>, Refusal> {
        let Some(found) = relationships.iter().find(|one| one.kind == kind) else {
            return Ok(None);
        };
        let text = self.text(&found.target)?;
        Ok(text.map(|text| (text, found.target.clone())))
    }

    /// What a part names; the package itself is the part without a name.
    pub(super) fn relationships(&mut self, of: &str) -> Result<Vec<Relationship>, Refusal> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let path = format!("{folder}/_rels/{file}.rels");
        let path = path.trim_start_matches('/');
        let Some(text) = self.text(path)? else {
            return Ok(Vec::new());
        };
        let document = xml(&text, path)?;
        let elements = document.root_element().children().filter(Node::is_element);
        let relationships = elements
            .filter(|element| attribute(*element, "TargetMode") != Some("External"))
            .filter_map(|element| {
                let kind = attribute(element, "Type")?;
                Some(Relationship {
                    id: attribute(element, "Id")?.to_owned(),
                    kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
                    target: resolved(folder, attribute(element, "Target")?),
                })
            });
        Ok(relationships.collect())
    }
}

/// A part as a tree. A document type, and with it every entity of its own, is refused.
pub(super) fn xml<'t>(text: &'t str, path: &str) -> Result<Document<'t>, Refusal> {
    Document::parse(text).map_err(|_| Refusal::Broken(path.to_owned()))
}

/// The value of an attribute by its name, in whatever namespace: Strict documents have others.
pub(super) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    let mut attributes = node.attributes();
    attributes
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// The first child of a name.
pub(super) fn child<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Option<Node<'n, 'i>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

/// The children of a name. A list is one piece of a program, and each chain of iterators another.
#[inline(never)]
pub(super) fn children<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Vec<Node<'n, 'i>> {
    let mut found = Vec::new();
    for child in node.children() {
        if child.tag_name().name() == name {
            found.push(child);
        }
    }
    found
}

/// What stands in the list of a name.
pub(super) fn listed<'n, 'i>(node: Node<'n, 'i>, list: &str, name: &str) -> Vec<Node<'n, 'i>> {
    child(node, list).map_or_else(Vec::new, |list| children(list, name))
}

/// The attribute `val` of the first child of a name.
pub(super) fn value<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    attribute(child(node, name)?, "val")
}

/// Whether a switch such as `w:vanish` is on.
pub(super) fn is_on(node: Node, name: &str) -> bool {
    child(node, name).is_some_and(|switch| {
        !matches!(
            attribute(switch, "val"),
            Some("0" | "false" | "off" | "none")
        )
    })
}

/// The path that a target leads to from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}
