use crate::report::Report;

/// Whether a report states any figure of the week.
pub fn states_anything(report: &Report) -> bool {
    let indicators = report.indicators.iter().any(|indicator| {
        indicator.quantity.is_some()
            || indicator.change.is_some()
            || indicator.change_count.is_some()
    });
    let incidents = report.incidents.iter().any(|incidents| {
        let mut categories = incidents.categories.iter();
        incidents.total.is_some() || categories.any(|category| category.value.is_some())
    });
    // Of a part that could be read the items without a name are left out.
    let mut rankings = report.rankings.iter();
    let rankings = rankings.any(|ranking| {
        ranking
            .items
            .as_ref()
            .is_some_and(|items| !items.is_empty())
    });
    indicators || incidents || rankings || !report.ratings.is_empty()
}
