//! A finished page as text: what a published page carries of itself, so that the
//! program takes it over without the dataset and without composing anything.
//!
//! A line a value, in the order of the fields; a list begins with its length, what may be missing with 0 or 1,
//! one thing of several with its number. The first line is the shape of all of it: a program
//! that was built with other fields reads nothing. No line can end a data block of HTML.

use std::sync::Arc;

use crate::{
    lang::Lang,
    report::{Id, Week},
};

use super::{
    About, Block, Card, CardChange, CardFacts, CardPart, CardValue, Contact, ContactRow, Figure,
    Footer, IncidentSection, KeyFindings, KeyRow, Kind, Link, Mark, Masthead, Notice, NoticeKind,
    Page, Panel, PanelBody, Point, ReportLink, Selector, SourceLine, Step, Table, WeekOption,
    YearOption,
};

impl Page {
    /// The page as text.
    pub fn as_carried(&self) -> String {
        let mut text = String::new();
        Self::SHAPE.write(&mut text);
        self.write(&mut text);
        text
    }

    /// The page that a text is of; `None` where the text is not this program's.
    pub fn from_carried(text: &str) -> Option<Self> {
        let mut lines = Lines(text);
        if u64::read(&mut lines)? != Self::SHAPE {
            return None;
        }
        Self::read(&mut lines)
    }
}

/// What is left to read.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    #[inline(never)]
    fn text(&mut self) -> Option<String> {
        let (line, rest) = self.0.split_once('\n')?;
        self.0 = rest;
        let mut pieces = line.split(ESCAPE);
        let mut text = pieces.next()?.to_owned();
        for piece in pieces {
            let (escaped, plain) = piece.split_at_checked(1)?;
            let (sign, _) = ESCAPED.iter().find(|(_, escape)| *escape == escaped)?;
            text.push(*sign);
            text += plain;
        }
        Some(text)
    }

    #[inline(never)]
    fn number(&mut self) -> Option<u64> {
        self.text()?.parse().ok()
    }
}

/// Begins a sign that cannot stand in a line, or in a data block of HTML.
const ESCAPE: char = '\\';
/// These signs, and what stands for them.
const ESCAPED: [(char, &str); 5] = [
    (ESCAPE, "b"),
    ('\n', "n"),
    ('\r', "r"),
    ('<', "l"),
    ('\0', "z"),
];

fn line(text: &str, to: &mut String) {
    for sign in text.chars() {
        match ESCAPED.iter().find(|(escaped, _)| *escaped == sign) {
            Some((_, escape)) => {
                to.push(ESCAPE);
                to.push_str(escape);
            }
            None => to.push(sign),
        }
    }
    to.push('\n');
}

/// A part of a page that stands in lines.
trait Carried: Sized {
    /// Another number for other fields.
    const SHAPE: u64;

    fn read(from: &mut Lines) -> Option<Self>;

    fn write(&self, to: &mut String);
}

/// The next number of a hash.
const fn mixed(hash: u64, with: u64) -> u64 {
    (hash ^ with).wrapping_mul(0x0100_0000_01b3)
}

const fn shape_of_text(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325, 0);
    while at < bytes.len() {
        hash = mixed(hash, bytes[at] as u64);
        at += 1;
    }
    hash
}

/// The shape of a field, of which a function that gives it tells the type.
const fn shape_of_field<Whole, Field: Carried>(_: fn(&Whole) -> &Field) -> u64 {
    Field::SHAPE
}

impl Carried for String {
    const SHAPE: u64 = shape_of_text("text");

    fn read(from: &mut Lines) -> Option<Self> {
        from.text()
    }

    fn write(&self, to: &mut String) {
        line(self, to);
    }
}

/// Of words of the program itself, a few a page.
impl Carried for &'static str {
    const SHAPE: u64 = String::SHAPE;

    fn read(from: &mut Lines) -> Option<Self> {
        from.text().map(|text| &*text.leak())
    }

    fn write(&self, to: &mut String) {
        line(self, to);
    }
}

/// Numbers and names, as they are displayed.
macro_rules! displayed {
    ($($of:ident: $read:expr;)*) => {$(
        impl Carried for $of {
            const SHAPE: u64 = shape_of_text(stringify!($of));

            fn read(from: &mut Lines) -> Option<Self> {
                let read: fn(&mut Lines) -> Option<Self> = $read;
                read(from)
            }

            fn write(&self, to: &mut String) {
                line(&self.to_string(), to);
            }
        }
    )*};
}

displayed! {
    u64: |from| from.number();
    u32: |from| from.number()?.try_into().ok();
    i16: |from| from.number()?.try_into().ok();
    Week: |from| from.text()?.parse().ok();
    Id: |from| from.text()?.parse().ok();
}

impl Carried for bool {
    const SHAPE: u64 = shape_of_text("bool");

    fn read(from: &mut Lines) -> Option<Self> {
        Some(from.number()? == 1)
    }

    fn write(&self, to: &mut String) {
        u64::from(*self).write(to);
    }
}

/// As its digits and how many of them follow the point, `16204e1`, which spares the program what it takes to read decimals:
/// a quotient of two numbers that are exact is the number nearest to it. Whatever that does not give is told by its bits.
impl Carried for f64 {
    const SHAPE: u64 = shape_of_text("f64");

    fn read(from: &mut Lines) -> Option<Self> {
        let text = from.text()?;
        match text.split_once('e') {
            Some((digits, places)) => quotient(digits.parse().ok()?, places.parse().ok()?),
            None => Some(Self::from_bits(text.parse().ok()?)),
        }
    }

    fn write(&self, to: &mut String) {
        let text = self.to_string();
        let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
        let short = [whole, places].concat().parse().ok().and_then(|digits| {
            let value = quotient(digits, u32::try_from(places.len()).ok()?)?;
            (value.to_bits() == self.to_bits()).then(|| format!("{digits}e{}", places.len()))
        });
        line(&short.unwrap_or_else(|| self.to_bits().to_string()), to);
    }
}

/// A number by its digits, and how many of them follow the point.
#[expect(
    clippy::cast_precision_loss,
    reason = "what it does not give is not written so"
)]
fn quotient(digits: u64, places: u32) -> Option<f64> {
    Some(digits as f64 / 10_u64.checked_pow(places)? as f64)
}

impl<Part: Carried> Carried for Option<Part> {
    const SHAPE: u64 = mixed(shape_of_text("option"), Part::SHAPE);

    fn read(from: &mut Lines) -> Option<Self> {
        if bool::read(from)? {
            Part::read(from).map(Some)
        } else {
            Some(None)
        }
    }

    fn write(&self, to: &mut String) {
        self.is_some().write(to);
        if let Some(part) = self {
            part.write(to);
        }
    }
}

impl<Part: Carried> Carried for Vec<Part> {
    const SHAPE: u64 = mixed(shape_of_text("list"), Part::SHAPE);

    fn read(from: &mut Lines) -> Option<Self> {
        (0..from.number()?).map(|_| Part::read(from)).collect()
    }

    fn write(&self, to: &mut String) {
        (self.len() as u64).write(to);
        for part in self {
            part.write(to);
        }
    }
}

macro_rules! kept {
    ($($keeper:ident)*) => {$(
        impl<Part: Carried> Carried for $keeper<Part> {
            const SHAPE: u64 = Part::SHAPE;

            fn read(from: &mut Lines) -> Option<Self> {
                Part::read(from).map($keeper::new)
            }

            fn write(&self, to: &mut String) {
                (**self).write(to);
            }
        }
    )*};
}

kept!(Box Arc);

impl Carried for (String, String) {
    const SHAPE: u64 = shape_of_text("two texts");

    fn read(from: &mut Lines) -> Option<Self> {
        Some((from.text()?, from.text()?))
    }

    fn write(&self, to: &mut String) {
        line(&self.0, to);
        line(&self.1, to);
    }
}

/// One of some kinds without fields.
macro_rules! kinds {
    ($($of:ident: $($kind:ident)*;)*) => {$(
        impl Carried for $of {
            const SHAPE: u64 = shape_of_text(stringify!($of $($kind)*));

            fn read(from: &mut Lines) -> Option<Self> {
                const ALL: &[$of] = &[$($of::$kind),*];
                ALL.get(usize::try_from(from.number()?).ok()?).copied()
            }

            fn write(&self, to: &mut String) {
                // In the order of their declaration, which a test holds.
                (*self as u64).write(to);
            }
        }
    )*};
}

kinds! {
    Lang: Zh En;
    Kind: Bars Ring Spark Trend;
    Mark: Sample Secondhand Corrected Withdrawn;
    NoticeKind: Sample Secondhand Period Correction LastWeek Superseded;
}

/// What has fields, all of them named here: one that is missing does not compile.
macro_rules! wholes {
    ($($of:ident: $($field:ident)*;)*) => {$(
        impl Carried for $of {
            const SHAPE: u64 = {
                let hash = shape_of_text(stringify!($of $($field)*));
                $(let hash = mixed(hash, shape_of_field(|whole: &$of| &whole.$field));)*
                hash
            };

            fn read(from: &mut Lines) -> Option<Self> {
                Some(Self { $($field: Carried::read(from)?),* })
            }

            fn write(&self, to: &mut String) {
                $(self.$field.write(to);)*
            }
        }
    )*};
}

wholes! {
    Page: lang week revision is_superseded title masthead selector notices
        key_findings incidents about contact footer;
    Masthead: publisher publication issue_line days lead;
    Selector: week previous next latest earliest years weeks;
    Step: week days;
    YearOption: year label week;
    WeekOption: week label;
    Notice: kind heading gist paragraphs sources links;
    SourceLine: title url;
    ReportLink: text week revision;
    KeyFindings: heading ratings highlights blocks;
    Card: id name is_headline value change sentence parts spark explanation facts;
    CardValue: about number unit is_stated mark;
    CardChange: figure words mark;
    CardPart: id name value change mark sentence facts;
    CardFacts: value change_pct origin change_origin;
    IncidentSection: heading paragraphs cards panel;
    Panel: id title unit mark body;
    KeyRow: label text;
    Point: label value value_text text is_sample;
    Table: caption columns rows;
    About: heading paragraphs;
    Contact: heading rows invitation;
    ContactRow: term text address;
    Footer: files portal lines;
    Link: text address;
}

/// The drawings that cannot be made but by their own rules.
impl Carried for Figure {
    const SHAPE: u64 = {
        let hash = mixed(shape_of_text("figure"), Kind::SHAPE);
        mixed(mixed(hash, Point::SHAPE), Table::SHAPE)
    };

    fn read(from: &mut Lines) -> Option<Self> {
        Self::new(
            Carried::read(from)?,
            Carried::read(from)?,
            Carried::read(from)?,
            Carried::read(from)?,
            Carried::read(from)?,
            Carried::read(from)?,
            Carried::read(from)?,
        )
    }

    fn write(&self, to: &mut String) {
        self.id().write(to);
        self.lang().write(to);
        self.kind().write(to);
        line(self.title(), to);
        (self.points().len() as u64).write(to);
        for point in self.points() {
            point.write(to);
        }
        self.table().write(to);
        line(self.alternative(), to);
    }
}

impl Carried for Block {
    const SHAPE: u64 = mixed(Card::SHAPE, Panel::SHAPE);

    fn read(from: &mut Lines) -> Option<Self> {
        Some(if bool::read(from)? {
            Self::Panel(Carried::read(from)?)
        } else {
            Self::Card(Carried::read(from)?)
        })
    }

    fn write(&self, to: &mut String) {
        matches!(self, Self::Panel(_)).write(to);
        match self {
            Self::Card(card) => card.write(to),
            Self::Panel(panel) => panel.write(to),
        }
    }
}

impl Carried for PanelBody {
    const SHAPE: u64 = mixed(Figure::SHAPE, KeyRow::SHAPE);

    fn read(from: &mut Lines) -> Option<Self> {
        Some(if bool::read(from)? {
            Self::Named {
                sentence: Carried::read(from)?,
                names: Carried::read(from)?,
            }
        } else {
            Self::Drawn {
                figure: Carried::read(from)?,
                key: Carried::read(from)?,
                centre: Carried::read(from)?,
            }
        })
    }

    fn write(&self, to: &mut String) {
        matches!(self, Self::Named { .. }).write(to);
        match self {
            Self::Named { sentence, names } => {
                sentence.write(to);
                names.write(to);
            }
            Self::Drawn {
                figure,
                key,
                centre,
            } => {
                figure.write(to);
                key.write(to);
                centre.write(to);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn back<Part: Carried + PartialEq + std::fmt::Debug>(part: Part) -> String {
        let mut text = String::new();
        part.write(&mut text);
        let mut lines = Lines(&text);
        assert_eq!(Part::read(&mut lines), Some(part), "{text}");
        assert_eq!(lines.0, "");
        text
    }

    #[test]
    fn a_text_comes_back_whatever_is_in_it() {
        for text in [
            "",
            "a",
            "\\",
            "\\n",
            "a\nb\r\n",
            "</script>",
            "\0",
            "约 <b>",
        ] {
            let line = back(text.to_owned());
            assert_eq!(line.matches(['\n', '\r', '<', '\0']).count(), 1, "{line}");
        }
        back((String::from("\n"), String::new()));
    }

    #[test]
    fn a_number_comes_back_to_the_last_bit() {
        assert_eq!(back(1620.4), "16204e1\n");
        assert_eq!(back(0.0), "0e0\n");
        for value in [-0.0, -1.5, 1e300, 5e-324, 0.1 + 0.2, 1.0 / 3.0, f64::MAX] {
            back(value);
        }
    }

    #[test]
    fn every_kind_comes_back_as_itself() {
        back(Lang::BOTH.to_vec());
        back(vec![Kind::Bars, Kind::Ring, Kind::Spark, Kind::Trend]);
        back(vec![
            Mark::Sample,
            Mark::Secondhand,
            Mark::Corrected,
            Mark::Withdrawn,
        ]);
        back(vec![
            NoticeKind::Sample,
            NoticeKind::Secondhand,
            NoticeKind::Period,
            NoticeKind::Correction,
            NoticeKind::LastWeek,
            NoticeKind::Superseded,
        ]);
    }

    #[test]
    fn what_is_missing_is_told_from_what_is_empty() {
        assert_eq!(back(None::<String>), "0\n");
        assert_eq!(back(Some(String::new())), "1\n\n");
        assert_eq!(back(vec![1_u32, 2]), "2\n1\n2\n");
    }

    #[test]
    fn a_list_longer_than_its_text_is_no_list() {
        assert_eq!(
            Vec::<String>::read(&mut Lines("18446744073709551615\na\n")),
            None
        );
    }

    #[test]
    fn other_fields_have_another_shape() {
        assert_ne!(Step::SHAPE, YearOption::SHAPE);
        assert_ne!(Vec::<String>::SHAPE, Option::<String>::SHAPE);
        assert_ne!(shape_of_text("a b"), shape_of_text("b a"));
        assert_eq!(Page::from_carried("1\n"), None);
        assert_eq!(Page::from_carried(""), None);
    }
}
