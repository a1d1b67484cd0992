use super::{Assessment, Edition, Kind};

/// The drafts of a desk, to be read and proofread. It takes its time over large ones, and
/// lets others have their turn meanwhile.
#[derive(Clone, Debug)]
pub struct Survey {
    pub(super) published: Edition,
    pub(super) drafts: Vec<(Kind, Vec<u8>)>,
    /// Which state of the desk it is of.
    pub(super) state: u64,
}

/// What a survey has found.
#[derive(Clone, Debug)]
pub struct Surveyed {
    pub(super) edition: Edition,
    pub(super) assessments: Vec<Assessment>,
    pub(super) state: u64,
}

impl Survey {
    /// Reads and proofreads the drafts; `pause` is awaited again and again.
    pub async fn run(self, pause: &impl AsyncFn()) -> Surveyed {
        let (edition, read) = self.published.with(&self.drafts, pause).await;
        let mut assessments = Vec::new();
        for read in read {
            assessments.push(edition.assess(read, pause).await);
        }
        Surveyed {
            edition,
            assessments,
            state: self.state,
        }
    }
}
