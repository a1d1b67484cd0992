//! JSON as the dataset's files lay it out, so that people can read it and
//! version control can compare it: two spaces of indent, keys in the order
//! given, what fits in a line in one line, each object of a list and each list of
//! numbers or texts on lines of their own.

use serde_json::Value;

/// The columns that a line may take before it is broken.
const WIDTH: usize = 150;

/// A JSON value whose keys keep their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A number, a text, `true`, `false` or `null` as written.
    Plain(String),
    /// `[…]`.
    List(Vec<Self>),
    /// `{…}`.
    Object(Vec<(String, Self)>),
    /// `{…}` that is never broken, however long, already written.
    Row(String),
}

impl Json {
    /// No value.
    pub fn null() -> Self {
        Self::Plain("null".to_owned())
    }

    /// A number that is already written as JSON writes it.
    pub fn number(written: String) -> Self {
        Self::Plain(written)
    }

    /// A list of what each element gives.
    pub fn list<T>(elements: impl IntoIterator<Item = T>, json: impl Fn(T) -> Self) -> Self {
        Self::List(elements.into_iter().map(json).collect())
    }

    /// An object with these keys.
    pub fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::of_members(Vec::from(members))
    }

    /// Once, for objects of any size.
    #[inline(never)]
    pub(super) fn of_members(members: Vec<(&str, Self)>) -> Self {
        let members = members.into_iter();
        let members = members.map(|(key, value)| (key.to_owned(), value));
        Self::Object(members.collect())
    }

    /// An object with these keys that keeps to one line: its like stand below
    /// each other as in a table.
    pub fn row<const N: usize>(members: [(&str, Self); N]) -> Self {
        let object = Self::object(members);
        object.in_one_line().map_or(object, Self::Row)
    }

    /// Puts `null` at the end of a way of keys, in every element of the lists on it.
    pub(super) fn clear(&mut self, way: &[&str]) {
        let Some((key, rest)) = way.split_first() else {
            *self = Self::null();
            return;
        };
        match self {
            Self::List(elements) => elements.iter_mut().for_each(|element| element.clear(way)),
            Self::Object(members) => {
                let named = members.iter_mut().filter(|(name, _)| name == key);
                named.for_each(|(_, value)| value.clear(rest));
            }
            Self::Plain(_) | Self::Row(_) => {}
        }
    }

    /// The text of a file: the outermost object is always broken into lines,
    /// and the last line is ended.
    pub(super) fn into_file(self) -> String {
        let mut text = String::new();
        self.write_broken(0, &mut text);
        text.push('\n');
        text
    }

    /// The text of the value in a file: on a line that is indented so far, and from a
    /// column of it on, both in letters from 0.
    pub fn laid_out(&self, indent: usize, column: usize) -> String {
        let mut text = " ".repeat(column);
        self.write(indent, &mut text);
        text.split_off(column)
    }

    fn write(&self, indent: usize, text: &mut String) {
        let line_start = text.rfind('\n').map_or(0, |end| end + 1);
        let column = text[line_start..].chars().count();
        match self.in_one_line() {
            Some(line) if self.is_row() || column + line.chars().count() < WIDTH => {
                text.push_str(&line);
            }
            _ => self.write_broken(indent, text),
        }
    }

    fn write_broken(&self, indent: usize, text: &mut String) {
        let inner = indent + 2;
        match self {
            Self::Plain(written) | Self::Row(written) => text.push_str(written),
            Self::List(elements) => {
                text.push('[');
                for (place, element) in elements.iter().enumerate() {
                    text.push_str(if place == 0 { "" } else { "," });
                    begin_line(inner, text);
                    element.write(inner, text);
                }
                begin_line(indent, text);
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    text.push_str(if place == 0 { "" } else { "," });
                    begin_line(inner, text);
                    text.push_str(&quoted(key));
                    text.push_str(": ");
                    value.write(inner, text);
                }
                begin_line(indent, text);
                text.push('}');
            }
        }
    }

    /// The value in one line; `None` where it holds a list of objects.
    pub fn in_one_line(&self) -> Option<String> {
        Some(match self {
            Self::Plain(written) | Self::Row(written) => written.clone(),
            Self::List(elements) => {
                let is_object = |element: &Self| matches!(element, Self::Object(_) | Self::Row(_));
                if elements.iter().any(is_object) {
                    return None;
                }
                let elements: Option<Vec<_>> = elements.iter().map(Self::in_one_line).collect();
                format!("[{}]", elements?.join(", "))
            }
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let member = |(key, value): &(String, Self)| {
                    Some(format!("{}: {}", quoted(key), value.in_one_line()?))
                };
                let members: Option<Vec<_>> = members.iter().map(member).collect();
                format!("{{ {} }}", members?.join(", "))
            }
        })
    }

    /// Whether the value is never broken, however long: a number, a text, or a
    /// list of such.
    fn is_row(&self) -> bool {
        match self {
            Self::Plain(_) | Self::Row(_) => true,
            Self::List(elements) => elements
                .iter()
                .all(|element| matches!(element, Self::Plain(_))),
            Self::Object(members) => members.is_empty(),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Plain(quoted(text))
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<bool> for Json {
    fn from(is_so: bool) -> Self {
        Self::Plain(is_so.to_string())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Plain(number.to_string())
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Plain(number.to_string())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::null, Into::into)
    }
}

fn begin_line(indent: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
}

/// A text in quotation marks, with nothing escaped that need not be.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: u64) -> Json {
        Json::list(0..count, Json::from)
    }

    #[test]
    fn what_fits_stands_in_one_line() {
        let file = Json::object([
            (
                "name",
                Json::object([("zh", "周报".into()), ("en", "a \"report\"".into())]),
            ),
            ("none", Json::null()),
            ("pairs", Json::List(vec![numbers(2), numbers(2)])),
            ("empty", Json::List(Vec::new())),
        ]);
        let expected = r#"{
  "name": { "zh": "周报", "en": "a \"report\"" },
  "none": null,
  "pairs": [[0, 1], [0, 1]],
  "empty": []
}
"#;
        assert_eq!(file.into_file(), expected);
    }

    #[test]
    fn each_object_of_a_list_has_its_line() {
        let item = || Json::object([("id", "a".into()), ("value", 1_u64.into())]);
        let file = Json::object([(
            "rankings",
            Json::List(vec![Json::object([
                ("id", "families".into()),
                ("items", Json::List(vec![item(), item()])),
            ])]),
        )]);
        let expected = r#"{
  "rankings": [
    {
      "id": "families",
      "items": [
        { "id": "a", "value": 1 },
        { "id": "a", "value": 1 }
      ]
    }
  ]
}
"#;
        assert_eq!(file.into_file(), expected);
    }

    #[test]
    fn a_column_of_numbers_is_never_broken() {
        let file = Json::object([(
            "column",
            Json::object([("value", numbers(100)), ("flags", numbers(1))]),
        )]);
        let text = file.into_file();
        assert_eq!(text.lines().count(), 6);
        assert!(text.lines().any(|line| line.len() > WIDTH));
    }

    #[test]
    fn an_object_too_long_for_its_line_is_broken_by_key() {
        let long = "x".repeat(WIDTH);
        let file = Json::object([(
            "note",
            Json::object([("zh", long.as_str().into()), ("en", "y".into())]),
        )]);
        assert_eq!(file.into_file().lines().count(), 6);
    }
}
