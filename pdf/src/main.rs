//! `press-pdf`: typesets a bulletin. In comes what `press pdf` hands over, as JSON; out comes a PDF for archives (PDF/A-3a)
//! and for screen readers (PDF/UA-1). All words, values and drawings are in what is handed over, and how they look is in
//! `bulletin.typ`.

use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    process::ExitCode,
};

use serde::Deserialize;
use typst::{
    Feature, Library, LibraryExt as _, World, WorldExt as _,
    diag::{FileError, FileResult, SourceDiagnostic, Warned},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("bulletin.typ");
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// What is handed over.
#[derive(Deserialize)]
struct Job {
    /// What tells the document from all others, and is the same whenever it is made.
    name: String,
    /// The typefaces that it may be set in.
    typefaces: Vec<Typeface>,
    /// What the template reads.
    bulletin: serde_json::Value,
}

/// A typeface of this machine.
#[derive(Deserialize)]
struct Typeface {
    path: String,
    /// Which of the file.
    index: u32,
}

/// All that the template can see: itself, the bulletin and the typefaces. It has no files, no network and no clock.
struct Compositor {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl World for Compositor {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            return Ok(self.template.clone());
        }
        Err(FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

impl Compositor {
    fn new(
        template: &str,
        fonts: Vec<Font>,
        bulletin: &serde_json::Value,
    ) -> Result<Self, Box<dyn Error>> {
        let mut inputs = Dict::new();
        inputs.insert("bulletin".into(), bulletin.to_string().into_value());
        // Without it no cell is the head of its row.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_inputs(inputs);
        let path = VirtualPath::new("bulletin.typ").map_err(|reason| format!("{reason:?}"))?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Ok(Self {
            library: LazyHash::new(library.with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(id, template.to_owned()),
        })
    }

    /// The document as a PDF. What typst only warns of is a fault: without its typeface a text is not there at all.
    fn pdf(&self, name: String) -> Result<Vec<u8>, String> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(self);
        if !warnings.is_empty() {
            return Err(self.told(&warnings));
        }
        let document = output.map_err(|faults| self.told(&faults))?;
        let standards = PdfStandards::new(&STANDARDS);
        let options = PdfOptions {
            ident: Smart::Custom(name),
            standards: standards.map_err(|reason| reason.message().to_string())?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|faults| self.told(&faults))
    }

    /// What typst complains of, with the line of the template.
    fn told(&self, faults: &[SourceDiagnostic]) -> String {
        let line = |fault: &SourceDiagnostic| {
            let before = &self.template.text()[..self.range(fault.span)?.start];
            Some(before.lines().count())
        };
        let told = faults.iter().map(|fault| match line(fault) {
            Some(line) => format!("bulletin.typ:{line}: {}", fault.message),
            None => fault.message.to_string(),
        });
        told.collect::<Vec<_>>().join("\n")
    }
}

fn main() -> ExitCode {
    match set() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("press-pdf: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn set() -> Result<(), Box<dyn Error>> {
    let job: Job = serde_json::from_reader(io::stdin())?;
    let fonts = job.typefaces.iter().map(|Typeface { path, index }| {
        let bytes = fs::read(path).map_err(|reason| format!("{path}: {reason}"))?;
        Font::new(Bytes::new(bytes), *index).ok_or_else(|| format!("{path}: no typeface"))
    });
    let fonts = fonts.collect::<Result<_, _>>()?;
    let pdf = Compositor::new(TEMPLATE, fonts, &job.bulletin)?.pdf(job.name)?;
    Ok(io::stdout().write_all(&pdf)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a template on a machine without typefaces.
    fn set(template: &str) -> Result<Vec<u8>, String> {
        let titled = format!(
            "#set document(title: \"A title\", date: datetime(year: 2025, month: 12, day: 28))\n#set text(lang: \"en\")\n{template}"
        );
        let compositor = Compositor::new(&titled, Vec::new(), &serde_json::json!({})).unwrap();
        compositor.pdf("a name".to_owned())
    }

    #[test]
    fn what_typst_only_warns_of_is_a_fault() {
        assert!(set("#line()").unwrap().starts_with(b"%PDF-1.7"));
        // It would be a sheet without a word, which both standards admit.
        let fault = set("#set text(font: \"None Such\", fallback: false)\nWords").unwrap_err();
        assert_eq!(fault, "bulletin.typ:3: unknown font family: none such");
    }

    #[test]
    fn a_broken_template_is_told_with_its_line() {
        assert_eq!(
            set("#nothing").unwrap_err(),
            "bulletin.typ:3: unknown variable: nothing"
        );
    }

    #[test]
    fn a_drawing_without_its_text_alternative_is_a_fault() {
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>";
        let fault = set(&format!("#image(bytes(\"{svg}\"), format: \"svg\")")).unwrap_err();
        assert!(fault.contains("alt text"), "{fault}");
    }
}
