//! The proofreader as one value, so that a program can bring it as a part of its own.

use std::{fmt::Debug, sync::Arc};

use crate::{
    draft,
    proof::{self, ChangedField, Memory, Published},
    report::{Catalogue, Finding, Problem, Publisher, Report},
};

/// What steps of a check find, one after the other.
pub type Steps<'a> = Box<dyn Iterator<Item = Vec<Finding<Problem>>> + 'a>;

/// Everything that is asked of files beyond reading them. Each is what the function of the
/// same name gives.
pub trait Proofreader: Debug + Send + Sync {
    /// Findings of reading a file; where it is no JSON, with what stands there instead.
    fn problems(&self, bytes: &[u8], findings: Vec<Finding>) -> Vec<Finding<Problem>>;

    /// Everything that does not agree in the prose of a catalogue.
    fn check_catalogue(&self, catalogue: &Catalogue) -> Vec<Finding<Problem>>;

    /// Everything that does not agree in the prose of a publisher.
    fn check_publisher(
        &self,
        publisher: &Publisher,
        catalogue: &Catalogue,
    ) -> Vec<Finding<Problem>>;

    /// What does not agree in a report, in steps.
    fn check_in_steps<'a>(
        &self,
        report: &'a Report,
        catalogue: &'a Arc<Catalogue>,
        published: &Published<'a>,
    ) -> Steps<'a>;

    /// What does not agree in the part of a week file that has no errors, in steps.
    fn check_part_in_steps<'a>(
        &self,
        part: &'a Report,
        catalogue: &'a Arc<Catalogue>,
        published: &Published<'a>,
    ) -> Steps<'a>;

    /// Every field that is stated differently `after`.
    fn changes(&self, before: &Report, after: &Report) -> Vec<ChangedField>;
}

/// The one proofreader that there is. It reads the sentences of each check once, and in the
/// next one only those that are new.
#[derive(Debug, Default)]
pub struct Rules(Memory);

impl Rules {
    /// One that has read nothing yet.
    pub const fn new() -> Self {
        Self(Memory::new())
    }
}

impl Proofreader for Rules {
    fn problems(&self, bytes: &[u8], findings: Vec<Finding>) -> Vec<Finding<Problem>> {
        draft::problems(bytes, findings)
    }

    fn check_catalogue(&self, catalogue: &Catalogue) -> Vec<Finding<Problem>> {
        proof::check_catalogue(catalogue)
    }

    fn check_publisher(
        &self,
        publisher: &Publisher,
        catalogue: &Catalogue,
    ) -> Vec<Finding<Problem>> {
        proof::check_publisher(publisher, catalogue)
    }

    fn check_in_steps<'a>(
        &self,
        report: &'a Report,
        catalogue: &'a Arc<Catalogue>,
        published: &Published<'a>,
    ) -> Steps<'a> {
        self.0.read_by(catalogue);
        Box::new(proof::check_in_steps(report, catalogue, published, &self.0))
    }

    fn check_part_in_steps<'a>(
        &self,
        part: &'a Report,
        catalogue: &'a Arc<Catalogue>,
        published: &Published<'a>,
    ) -> Steps<'a> {
        self.0.read_by(catalogue);
        Box::new(proof::check_part_in_steps(
            part, catalogue, published, &self.0,
        ))
    }

    fn changes(&self, before: &Report, after: &Report) -> Vec<ChangedField> {
        proof::changes(before, after)
    }
}
