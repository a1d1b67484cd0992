//! A site beside one that was built anew from the same commit.

use cncert_weekly::report::Week;
use deploy::policy::Policy;

use super::{Host, flaw::Flaw, folder::Folder};
use crate::failure::Failure;

/// A published site, each file of which is held against that of another build.
pub struct Rebuilt {
    published: Box<dyn Host>,
    built: Folder,
}

impl Rebuilt {
    /// A published site, and the folder of the other build.
    pub fn new(published: Box<dyn Host>, folder: &str) -> Result<Self, Failure> {
        let built = Folder::new(folder)?;
        Ok(Self { published, built })
    }
}

impl Host for Rebuilt {
    fn file(&self, path: &str, flaws: &mut Vec<Flaw>) -> Option<Vec<u8>> {
        let published = self.published.file(path, flaws)?;
        // What is wrong with the folder itself is not asked here.
        let built = self.built.file(path, &mut Vec::new());
        if built.as_ref() != Some(&published) {
            flaws.push(Flaw::NotAsBuilt(path.to_owned()));
        }
        Some(published)
    }

    fn policy(&self, policy: &Policy, flaws: &mut Vec<Flaw>) {
        self.published.policy(policy, flaws);
    }

    fn date(&self, path: &str, week: Week, flaws: &mut Vec<Flaw>) {
        self.published.date(path, week, flaws);
    }

    fn files(&self) -> Result<Vec<String>, Failure> {
        let mut files = self.published.files()?;
        files.extend(self.built.files()?);
        Ok(files)
    }
}
