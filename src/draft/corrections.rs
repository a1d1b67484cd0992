//! What was corrected after publication, and what was seen and accepted.

use crate::report::{
    Acknowledgement, Allowed, Correction, CorrectionKind, Expected, Quantity, Stated,
};

use super::{cursor::Cursor, node::Node, values::plain_decimal};

/// An entry of the section `corrections`.
pub(super) fn correction(at: &Cursor) -> Option<Correction> {
    let [date, kind, place, old, new, text] =
        &at.object(&["date", "kind", "at", "old", "new", "text"])?;
    let date = date.day();
    let kind = kind.one_of(
        &["correction", "revision", "notice", "withdrawal"],
        [
            CorrectionKind::Correction,
            CorrectionKind::Revision,
            CorrectionKind::Notice,
            CorrectionKind::Withdrawal,
        ],
    );
    let place = place_by_ids(place);
    let old = stated(old);
    let new = stated(new);
    let text = text.prose();
    Some(Correction {
        date: date?,
        kind: kind?,
        at: place?,
        old: old?,
        new: new?,
        text: text?,
    })
}

/// An entry of the section `acknowledged`.
pub(super) fn acknowledgement(at: &Cursor) -> Option<Acknowledgement> {
    let [rule, place, reason, on, of] =
        &at.object_maybe_without_last(&["rule", "at", "reason", "on", "of"])?;
    let rule = rule.id();
    let place = place_by_ids(place);
    let of = of.at_least_one(Cursor::string);
    let reason = reason.prose();
    let on = on.day();
    Some(Acknowledgement {
        rule: rule?.as_str().to_owned(),
        at: place?,
        of,
        reason: reason?,
        on: on?,
    })
}

/// A place by ids, `indicators/phishing_pages/change_pct`.
fn place_by_ids(at: &Cursor) -> Option<String> {
    let place = at.string()?;
    let is_segment = |segment: &str| {
        let is_written = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
        !segment.is_empty() && segment.bytes().all(is_written)
    };
    if place.split('/').all(is_segment) {
        return Some(place);
    }
    at.note_range(Allowed::Like("indicators/phishing_pages/value"));
    None
}

fn stated(at: &Cursor) -> Option<Stated> {
    let node = at.node()?;
    match node {
        Node::Null => Some(Stated::Nothing),
        Node::Count(_) | Node::Negative(_) => {
            at.signed().map(|number| Stated::Number(number.to_string()))
        }
        Node::Fraction(written) => {
            let whole = plain_decimal(written).and_then(|(whole, _)| whole.parse::<i64>().ok());
            if whole.is_none_or(|whole| whole.unsigned_abs() > Quantity::MAX) {
                at.note_range(Allowed::Within(Quantity::MAX));
                return None;
            }
            Some(Stated::Number(written.clone()))
        }
        Node::Text(_) => at.string().map(Stated::Plain),
        Node::Object(_) => at.text().map(Stated::Text),
        Node::Boolean(_) | Node::List(_) => at.of_type(Expected::BothLanguages),
    }
}
