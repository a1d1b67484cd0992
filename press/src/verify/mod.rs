//! `press verify`: whether a built site, in a folder or at an address, is whole and comes as it should.
//!
//! The pages name the checksums of scripts and program, the dataset has its own list and has to be of one state with
//! what the pages carry, and how each file has to come is told by `deploy`.

mod address;
mod flaw;
mod folder;
mod page;
mod rebuilt;
mod state;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use cncert_weekly::report::Week;
use deploy::{Frames, policy::Policy};
use sha2::{Digest, Sha256};

use crate::{Outcome, failure::Failure, voice::Voice};
use address::Address;
use flaw::Flaw;
use folder::Folder;
use page::Page;
use rebuilt::Rebuilt;
use state::State;

/// The page from which links lead to every other one.
const FRONT: &str = "";

/// The list of the dataset's checksums, and the folder that it speaks of.
const SUMS: (&str, &str) = ("data/SHA256SUMS", "data/");

/// A place where a site stands. Paths are those of the address: that of a folder's page ends with `/`.
trait Host {
    /// Gives a file; what is wrong with how it comes is noted.
    fn file(&self, path: &str, flaws: &mut Vec<Flaw>) -> Option<Vec<u8>>;

    /// Holds the policy that the files given so far came under against the one that the pages need.
    fn policy(&self, policy: &Policy, flaws: &mut Vec<Flaw>);

    /// Holds the date that a file came with against the week that it is of.
    fn date(&self, path: &str, week: Week, flaws: &mut Vec<Flaw>);

    /// The files that are there, where that can be known.
    fn files(&self) -> Result<Vec<String>, Failure>;
}

/// Looks at the site in a folder or at an address, and prints what is wrong with it; and what is not as in `against`, the
/// folder of a site that was built from the same commit.
pub fn run(voice: &Voice, place: &str, against: Option<&str>) -> Result<Outcome, Failure> {
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| place.starts_with(scheme));
    let mut site: Box<dyn Host> = if is_address {
        Box::new(Address::new(place)?)
    } else {
        Box::new(Folder::new(place)?)
    };
    if let Some(folder) = against {
        site = Box::new(Rebuilt::new(site, folder)?);
    }
    let (files, flaws) = verify(&*site)?;
    for flaw in &flaws {
        voice.remark("{0}", &[&flaw.words(voice.lang)]);
    }
    if flaws.is_empty() {
        voice.say(voice.words.site_whole, &[&files]);
        Ok(Outcome::Fine)
    } else {
        voice.remark(voice.words.site_flawed, &[&flaws.len(), &files]);
        Ok(Outcome::ToBeMended)
    }
}

/// Looks at every file; gives how many there were, and what is wrong.
fn verify(site: &dyn Host) -> Result<(usize, Vec<Flaw>), Failure> {
    let mut flaws = Vec::new();
    let pages = pages(site, &mut flaws);

    let mut policy = Policy::new(Frames::default());
    let mut state = State::default();
    for (path, page) in &pages {
        policy.admit(&page.html);
        state.note_page(path, page);
    }
    let builds: BTreeSet<_> = pages
        .values()
        .filter_map(|page| page.build.as_ref())
        .collect();
    if builds.len() > 1 {
        flaws.push(Flaw::TwoBuilds);
    }
    let assets = pages.values().flat_map(|page| &page.assets).cloned();
    let assets: BTreeSet<_> = assets.collect();
    for (path, integrity) in &assets {
        if let Some(bytes) = site.file(path, &mut flaws) {
            flaws.extend(page::flaw(path, integrity, &bytes));
        }
    }
    let sums = site.file(SUMS.0, &mut flaws).unwrap_or_default();
    let sums = sums_of(&String::from_utf8_lossy(&sums));
    for (path, sum) in &sums {
        let Some(bytes) = site.file(path, &mut flaws) else {
            continue;
        };
        state.note_file(path, &bytes);
        if *sum != format!("{:x}", Sha256::digest(&bytes)) {
            let by = Some(SUMS.0.to_owned());
            flaws.push(Flaw::OtherContent {
                path: path.clone(),
                by,
            });
        }
    }
    flaws.extend(state.flaws());
    if let Some((week, paths)) = state.newest() {
        for path in paths {
            site.date(path, week, &mut flaws);
        }
    }
    let linked = pages.values().flat_map(|page| page.links.clone());
    let linked = linked.filter(|path| !page::is_page(path));
    let mut files: BTreeSet<_> = site.files()?.into_iter().chain(linked).collect();
    let mut known: BTreeSet<_> = pages.into_keys().chain(sums.into_keys()).collect();
    known.extend(assets.into_iter().map(|(path, _)| path));
    known.insert(SUMS.0.to_owned());
    for path in files.difference(&known) {
        site.file(path, &mut flaws);
        if path.starts_with(SUMS.1) {
            flaws.push(Flaw::Unlisted(path.clone()));
        }
    }
    files.extend(known);
    site.policy(&policy, &mut flaws);
    Ok((files.len(), flaws))
}

/// Every page that links lead to, by its path.
fn pages(site: &dyn Host, flaws: &mut Vec<Flaw>) -> BTreeMap<String, Page> {
    let mut pages = BTreeMap::new();
    let mut seen = BTreeSet::from([FRONT.to_owned()]);
    let mut left = vec![FRONT.to_owned()];
    while let Some(path) = left.pop() {
        if let Some(bytes) = site.file(&path, flaws) {
            let page = Page::read(&path, &bytes);
            let links = page.links.iter().filter(|link| page::is_page(link));
            left.extend(links.filter(|link| seen.insert((*link).clone())).cloned());
            pages.insert(path, page);
        }
    }
    pages
}

/// The checksums by path, as `sha256sum` writes them.
fn sums_of(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines
        .map(|(sum, path)| (format!("{}{path}", SUMS.1), sum.to_owned()))
        .collect()
}
