//! From what is typed in a field to the values that are put.

use crate::{
    draft::{Content, Outline},
    lang::{self, TypedTime},
    publish::Json,
    report::Place,
};

use super::form::{Control, Field, Linked, Substitute};

/// What is written at a place: nothing for `null` and where nothing stands, a text
/// without its quotation marks, anything else as it stands.
pub(super) fn written(outline: Option<&Outline>, text: &str) -> String {
    match outline.map(|outline| (&outline.content, &outline.range)) {
        None | Some((Content::Null, _)) => String::new(),
        Some((Content::Text(written), _)) => written.clone(),
        Some((_, range)) => text[range.clone()].to_owned(),
    }
}

/// What is written in each half of an object of two keys. Whatever stands in its place
/// is written in the first half, and in both where it may stand for both.
pub(super) fn halves(
    whole: Option<&Outline>,
    keys: [&str; 2],
    substitute: Substitute,
    text: &str,
) -> [String; 2] {
    let is_object = |whole: &&Outline| matches!(whole.content, Content::Object(_));
    if let Some(object) = whole.filter(is_object) {
        return keys.map(|key| written(object.get(key), text));
    }
    let both = written(whole, text);
    match substitute {
        Substitute::Plain => [both.clone(), both],
        Substitute::Never | Substitute::Null => [both, String::new()],
    }
}

/// The values that are put when a text is typed in a field; none where it says already
/// what is typed.
pub(super) fn values(field: &Field, typed: &str, root: &Outline, text: &str) -> Vec<(Place, Json)> {
    let own = || (field.place.clone(), value(field, typed));
    match &field.linked {
        Linked::Half {
            whole,
            keys,
            substitute,
        } => {
            let found = root.at(whole);
            let mut halves = halves(found, *keys, *substitute, text);
            let position = usize::from(field.place.last() == keys[1]);
            if halves[position] == typed {
                return Vec::new();
            }
            typed.clone_into(&mut halves[position]);
            let is_object = found.is_some_and(|found| matches!(found.content, Content::Object(_)));
            let all_empty = halves.iter().all(String::is_empty);
            let both = || {
                let [one, other] = halves.each_ref().map(|half| value(field, half));
                (
                    whole.clone(),
                    Json::object([(keys[0], one), (keys[1], other)]),
                )
            };
            vec![match substitute {
                Substitute::Null | Substitute::Plain if all_empty => (whole.clone(), Json::null()),
                Substitute::Plain if halves[0] == halves[1] => (whole.clone(), typed.into()),
                _ if is_object => own(),
                _ => both(),
            }]
        }
        _ if written(root.at(&field.place), text) == typed => Vec::new(),
        Linked::None => vec![own()],
        Linked::Decimals(at) => {
            let decimals = match lang::typed_number(typed) {
                Some(number) => Json::from(u64::from(number.contains('.'))),
                None if typed.is_empty() => Json::null(),
                None => return vec![own()],
            };
            vec![own(), (at.clone(), decimals)]
        }
    }
}

/// The value that a typed text stands for. What cannot be understood is a text, so that
/// nothing is lost that was typed, and the findings tell.
fn value(field: &Field, typed: &str) -> Json {
    let number = || lang::typed_number(typed).map(Json::number);
    let understood = match &field.control {
        Control::Whole | Control::Decimal | Control::Stated => number(),
        Control::Line(_) | Control::Prose(_) => None,
        Control::Day => match lang::typed_time(typed) {
            Some(TypedTime::Day(day)) => Some(day.to_string().into()),
            _ => None,
        },
        Control::Week => match lang::typed_time(typed) {
            Some(TypedTime::Week(week)) => Some(week.to_string().into()),
            _ => None,
        },
        Control::Choice(_) => typed
            .bytes()
            .all(|digit| digit.is_ascii_digit())
            .then(number)
            .flatten(),
        Control::Flag => typed.parse::<bool>().ok().map(Json::from),
    };
    match understood {
        Some(value) => value,
        None if typed.is_empty() && is_null_when_empty(field) => Json::null(),
        None => typed.into(),
    }
}

/// An empty half of a text is an empty text; the whole is `null` where both are empty.
fn is_null_when_empty(field: &Field) -> bool {
    match field.control {
        Control::Line(Some(_)) | Control::Prose(_) => false,
        _ => field.is_optional,
    }
}
