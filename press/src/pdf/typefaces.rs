//! The typefaces that a bulletin is set in: of the machine, with the signs of the mainland, and free to be put into a file.

use std::path::{Path, PathBuf};

use resvg::usvg::fontdb::{Database, FaceInfo, Source, Style};
use serde_json::{Value, json};

use crate::{
    failure::Failure,
    prerender::{FREE_SANS, FREE_SERIF},
};

/// The weights that a bulletin has.
const WEIGHTS: [u16; 2] = [400, 700];

/// A serif and a sans-serif family, each in all weights.
pub struct Typefaces([Family; 2]);

struct Family {
    name: &'static str,
    faces: Vec<(PathBuf, u32)>,
}

impl Typefaces {
    /// The best families of the system, or of a folder.
    pub fn find(folder: Option<&Path>) -> Result<Self, Failure> {
        let mut database = Database::new();
        match folder {
            Some(folder) => database.load_fonts_dir(folder),
            None => database.load_system_fonts(),
        }
        let first = |families: &[&'static str]| {
            let mut found = families.iter().filter_map(|name| family(&database, name));
            found.next()
        };
        match (first(&FREE_SERIF), first(&FREE_SANS)) {
            (Some(serif), Some(sans)) => Ok(Self([serif, sans])),
            _ => Err(Failure::NoTypefaces(folder.map(Path::to_owned))),
        }
    }

    /// Where they lie.
    pub fn files(&self) -> Value {
        let faces = self.0.iter().flat_map(|family| &family.faces);
        faces
            .map(|(path, index)| json!({ "path": path, "index": index }))
            .collect()
    }

    /// Their names.
    pub fn names(&self) -> [&'static str; 2] {
        self.0.each_ref().map(|family| family.name)
    }
}

/// A family, where it is there in every weight.
fn family(database: &Database, name: &'static str) -> Option<Family> {
    let face = |weight| {
        let mut faces = database.faces();
        let face = faces.find(|face| is(face, name, weight))?;
        match &face.source {
            Source::File(path) | Source::SharedFile(path, _) => Some((path.clone(), face.index)),
            Source::Binary(_) => None,
        }
    };
    let faces = WEIGHTS.into_iter().map(face).collect::<Option<_>>()?;
    Some(Family { name, faces })
}

fn is(face: &FaceInfo, name: &str, weight: u16) -> bool {
    let is_of_family = face.families.iter().any(|(family, _)| family == name);
    is_of_family && face.weight.0 == weight && face.style == Style::Normal
}
