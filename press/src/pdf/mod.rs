//! `press pdf`: a published week as a bulletin in PDF, one a language. The page and its drawings are those of the site; the
//! typesetter is a program of its own (`pdf/`), which this command alone has compiled.

mod colours;
mod sheet;
mod typefaces;

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cncert_weekly::{
    lang::{self, Lang, bulletin_words},
    page::{self, Link, Page},
    publish::{File, week_path},
    report::Week,
};
use serde_json::{Value, json};

use crate::{
    Outcome,
    dataset::Dataset,
    failure::Failure,
    folder,
    prerender::drawings::{self, Task},
    voice::Voice,
};
use sheet::Sheet;
use typefaces::Typefaces;

/// The folder of a site in which the files lie.
const FOLDER: &str = "pdf";

/// The name of a program of the workspace that sets a bulletin.
const TYPESETTER: &str = "press-pdf";

/// Where the parts of a bulletin come from.
pub struct Sources {
    /// The dataset.
    pub data: PathBuf,
    /// The built site whose chart library draws.
    pub site: PathBuf,
    /// Where to look for typefaces, if not where the system keeps them.
    pub fonts: Option<PathBuf>,
}

/// The link from the page of a week to its file, where that lies on the site: with its language, format and size.
pub fn link(site: &Path, page: &Page) -> Option<Link> {
    let address = [FOLDER, "/", &name(page)].concat();
    let bytes = fs::metadata(site.join(&address)).ok()?.len();
    let text = lang::told(bulletin_words(page.lang).file, &[&bytes.div_ceil(1000)]);
    Some(Link { text, address })
}

/// The name of the file of a page. A PDF goes on as it is when the week is revised, so that a revision has a name of its own.
fn name(page: &Page) -> String {
    let revision = match page.revision {
        1 => String::new(),
        revision => format!("-r{revision}"),
    };
    format!("cncert-{}{revision}-{}.pdf", page.week, page.lang.key())
}

/// Writes both files of a week, by default the newest, into a folder.
pub fn write(
    voice: &Voice,
    from: &Sources,
    week: Option<Week>,
    into: &Path,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, &from.data)?;
    let issue = dataset.issue(&from.data, week)?;
    let typefaces = Typefaces::find(from.fonts.as_deref())?;
    let pages = Lang::BOTH.map(|lang| page::compose(&issue, lang));
    let tasks: Vec<_> = pages.iter().flat_map(Task::all).collect();
    let drawings = drawings::of(&from.site, &tasks)?;
    let of_week = dataset.bytes(&week_path(issue.report.week));
    let data = String::from_utf8_lossy(of_week.unwrap_or_default());
    for page in &pages {
        let sheet = Sheet {
            issue: &issue,
            page,
            drawings: &drawings,
            typefaces: &typefaces,
            data: &data,
        };
        let path = name(page);
        let job = json!({
            "name": path,
            "typefaces": typefaces.files(),
            "bulletin": sheet.told(),
        });
        let bytes = set(voice, &job).map_err(|reason| Failure::NotSet(reason.to_string()))?;
        let written = into.join(&path);
        folder::write(into, &File { path, bytes })?;
        voice.say(voice.words.wrote, &[&written.display()]);
    }
    Ok(Outcome::Fine)
}

/// Has the typesetter set a bulletin. Where it is not compiled yet, cargo shows how far that is.
fn set(voice: &Voice, job: &Value) -> io::Result<Vec<u8>> {
    let beside = env::current_exe()?.with_file_name(TYPESETTER);
    let is_compiled = beside.with_extension(env::consts::EXE_EXTENSION).exists();
    if !is_compiled {
        voice.remark(voice.words.compiling_typesetter, &[]);
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut typesetter = Command::new(cargo)
        .args(["run", "--package", TYPESETTER, "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml"))
        .args(is_compiled.then_some("--quiet"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = typesetter.stdin.take() {
        stdin.write_all(job.to_string().as_bytes())?;
    }
    let output = typesetter.wait_with_output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(io::Error::other(format!(
        "{TYPESETTER} ended with {}",
        output.status
    )))
}

#[cfg(test)]
mod tests {
    use cncert_weekly::ui::{self, Screen};

    use super::*;
    use crate::prerender::fixture;

    #[test]
    fn a_page_has_a_link_to_its_own_file_where_that_lies_on_the_site() {
        let site = tempfile::tempdir().unwrap();
        let mut page = page::compose(&fixture::newest(), Lang::En);
        assert_eq!(link(site.path(), &page), None);
        let path = format!("cncert-{}-en.pdf", page.week);
        let bytes = vec![0; 54_321];
        folder::write(&site.path().join(FOLDER), &File { path, bytes }).unwrap();
        let link_of = |page: &Page| link(site.path(), page);
        let expected = Link {
            text: "PDF (English, 55 kB)".to_owned(),
            address: format!("pdf/cncert-{}-en.pdf", page.week),
        };
        assert_eq!(link_of(&page), Some(expected));
        let screen = Screen {
            file: link_of(&page),
            ..Screen::lasting(page.clone().into())
        };
        let html = ui::html(&screen, |_| String::new());
        let link = format!(
            "<a href=\"../../pdf/{}\" type=\"application/pdf\">PDF (English, 55 kB)</a>",
            name(&page)
        );
        assert!(html.contains(&link), "{html}");
        // What was set before a revision is not that revision.
        page.revision = 2;
        assert_eq!(link_of(&page), None);
    }
}
