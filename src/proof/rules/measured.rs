use crate::report::{Id, Origin, Place, Quantity, Report};

/// A stated value with the id of its history and its place in the file.
pub(super) struct Measured {
    pub(super) id: Id,
    pub(super) value: u64,
    pub(super) is_sample: bool,
    pub(super) place: Place,
}

/// Every value that has a history: the indicators', then the incidents'.
pub(super) fn measured(report: &Report) -> Vec<Measured> {
    let mut measured = Vec::new();
    let mut add = |id: Option<Id>, value: Option<u64>, origin: Option<Origin>, place: Place| {
        if let (Some(id), Some(value)) = (id, value) {
            measured.push(Measured {
                id,
                value,
                is_sample: report.origin(origin).is_sample(),
                place,
            });
        }
    };
    let indicators = Place::ROOT.at("indicators");
    for (position, indicator) in report.indicators.iter().enumerate() {
        let value = indicator.quantity.map(Quantity::value);
        let place = indicators.at(position).at("value");
        add(
            Some(indicator.id.clone()),
            value,
            indicator.value_origin,
            place,
        );
    }
    if let Some(incidents) = &report.incidents {
        let at = Place::ROOT.at("incidents");
        let id = |name: &str| format!("incidents_{name}").parse().ok();
        let mut add = |id, value, place| add(id, value, incidents.origin, place);
        add(id("total"), incidents.total, at.at("total"));
        add(
            id("cross_border"),
            incidents.cross_border,
            at.at("cross_border"),
        );
        for (position, category) in incidents.categories.iter().enumerate() {
            let place = at.at("categories").at(position).at("value");
            add(id(category.id.as_str()), category.value, place);
        }
    }
    measured
}
