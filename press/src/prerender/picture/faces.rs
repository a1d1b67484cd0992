//! The typefaces of this machine: which of them can set Chinese, how wide a text is in them, and drawing with them.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Node, Options, Text, Tree, fontdb::Database},
};

use super::pen::{Extent, Face, text};

/// Families whose Han signs have the forms of the mainland, the best first; all have Latin letters that go with them. These
/// are under the Open Font License, so that files for archives may hold them, too.
pub const FREE_SERIF: [&str; 3] = ["Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC"];
pub const FREE_SANS: [&str; 3] = ["Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC"];
/// Those of systems.
const SERIF: [&str; 3] = ["Songti SC", "STSong", "SimSun"];
const SANS: [&str; 5] = [
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
];

/// No installed family can set the Chinese of a page.
#[derive(Debug)]
pub struct NoFaces;

/// A serif and a sans-serif family that can set a text. Others are never mixed in unless both lack a sign.
pub struct Faces(Options<'static>);

impl Faces {
    /// The installed families that have every sign of a text.
    pub fn installed(signs: &str) -> Result<Self, NoFaces> {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::among(database, signs)
    }

    fn among(database: Database, signs: &str) -> Result<Self, NoFaces> {
        let mut faces = Self(Options {
            fontdb: Arc::new(database),
            ..Options::default()
        });
        let first = |free: &[&'static str], of_systems: &[&'static str]| {
            let mut families = free.iter().chain(of_systems).copied();
            families.find(|family| faces.have(family, signs))
        };
        let (serif, sans) = (first(&FREE_SERIF, &SERIF), first(&FREE_SANS, &SANS));
        let database = faces.0.fontdb_mut();
        database.set_serif_family(serif.or(sans).ok_or(NoFaces)?);
        database.set_sans_serif_family(sans.or(serif).ok_or(NoFaces)?);
        Ok(faces)
    }

    /// Whether a family has every sign of a text.
    fn have(&self, family: &str, signs: &str) -> bool {
        let face = Face {
            family,
            weight: 400,
            px: 16.0,
            color: "",
        };
        self.set(signs, face, |text| {
            let glyphs = text
                .layouted()
                .iter()
                .flat_map(|span| &span.positioned_glyphs);
            let mut glyphs = glyphs.peekable();
            glyphs.peek().is_some()
                && glyphs.all(|glyph| {
                    let face = self.0.fontdb.face(glyph.font);
                    glyph.id.0 != 0
                        && face.is_some_and(|face| face.families.iter().any(|(of, _)| of == family))
                })
        })
        .unwrap_or_default()
    }

    /// What a text takes up.
    pub fn extent(&self, signs: &str, face: Face) -> Extent {
        let extent = self.set(signs, face, |text| {
            let ink = text.flattened().bounding_box();
            Extent {
                advance: text.bounding_box().width().into(),
                ink_start: ink.left().into(),
                ink_end: ink.right().into(),
            }
        });
        extent.unwrap_or_default()
    }

    /// What is found in a text when it has been set; nothing where none of it can be.
    fn set<T>(&self, signs: &str, face: Face, find: impl FnOnce(&Text) -> T) -> Option<T> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\"1\" height=\"1\">{}</svg>",
            text(0.0, 0.0, face, signs)
        );
        match self.tree(&svg).root().children() {
            [Node::Text(text)] => Some(find(text)),
            _ => None,
        }
    }

    /// A drawing as PNG, in its own size.
    pub fn png(&self, svg: &str) -> Vec<u8> {
        let tree = self.tree(svg);
        let size = tree.size().to_int_size();
        let mut pixels =
            Pixmap::new(size.width(), size.height()).expect("a drawing has a size above zero");
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        let png = pixels.encode_png().expect("memory takes every picture");
        // Its few colours as a palette: less than half the bytes.
        oxipng::optimize_from_memory(&png, &oxipng::Options::from_preset(2)).unwrap_or(png)
    }

    fn tree(&self, svg: &str) -> Tree {
        Tree::from_str(svg, &self.0).expect("what is drawn here is well-formed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_chinese_typefaces_is_told_what_to_install() {
        assert!(Faces::among(Database::new(), "网络安全").is_err());
    }

    #[test]
    fn a_sign_that_no_family_has_is_not_drawn_in_another() {
        // Of the private use area.
        assert!(Faces::installed("网络安全\u{f8f0}").is_err());
    }
}
