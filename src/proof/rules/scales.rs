use crate::{
    proof::galley::Galley,
    report::{Id, RatingEntry},
};

/// The scales of the catalogue, and the level of each this week.
pub(super) struct Scales<'a> {
    pub(super) scales: Vec<(&'a RatingEntry, Option<&'a Id>)>,
    /// The names of all levels in each language.
    pub(super) names: [Vec<&'a str>; 2],
}

impl<'a> Scales<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        let mut names = <[Vec<&str>; 2]>::default();
        let scales = galley.catalogue.ratings.iter().map(|entry| {
            for level in &entry.levels {
                let text = &level.name.text;
                if !names[0].contains(&text.zh()) {
                    names[0].push(text.zh());
                    names[1].push(text.en());
                }
            }
            let mut ratings = galley.report.ratings.iter();
            let own = ratings.find(|rating| rating.id == entry.id);
            (entry, own.map(|rating| &rating.level))
        });
        let scales = scales.collect();
        Self { scales, names }
    }
}
