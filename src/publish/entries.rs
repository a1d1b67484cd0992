//! Entries that an editor puts into a draft, of `corrections` and of `acknowledged`, as texts.

use crate::report::{Correction, RuleId, Stated};

use super::{json::Json, week::accepted};

/// An entry of `corrections` for a change at a place by ids: what only the editor
/// knows, the day and the reason, is left blank.
pub fn correction_entry(at: &str, old: &Stated, new: &Stated) -> String {
    line(&Json::object([
        ("date", "".into()),
        ("kind", "correction".into()),
        ("at", at.into()),
        ("old", old.into()),
        ("new", new.into()),
        ("text", blank()),
    ]))
}

/// An entry of `corrections` as files have it.
pub fn correction_text(correction: &Correction) -> String {
    line(&correction.into())
}

/// An entry of `acknowledged` that accepts a finding at a place by ids, which is of
/// these figures or words; the reason and the day are left blank.
pub fn acknowledgement_entry(rule: RuleId, at: &str, of: &[String]) -> String {
    line(&accepted(rule.key(), at, of, blank(), ""))
}

fn line(entry: &Json) -> String {
    entry
        .in_one_line()
        .expect("an entry has no list of objects")
}

fn blank() -> Json {
    Json::object([("zh", "".into()), ("en", "".into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_every_key_and_leaves_the_reason_blank() {
        let at = "indicators/phishing_pages/value";
        let old = Stated::Number("331".to_owned());
        assert_eq!(
            correction_entry(at, &old, &Stated::Nothing),
            r#"{ "date": "", "kind": "correction", "at": "indicators/phishing_pages/value", "old": 331, "new": null, "text": { "zh": "", "en": "" } }"#
        );
        assert_eq!(
            acknowledgement_entry(RuleId::ValueRepeats, at, &["331".to_owned()]),
            r#"{ "rule": "value_repeats", "at": "indicators/phishing_pages/value", "of": ["331"], "reason": { "zh": "", "en": "" }, "on": "" }"#
        );
    }
}
