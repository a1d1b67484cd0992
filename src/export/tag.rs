use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

/// An element of a document that is made for other programs. What it says is escaped where it is written down, so that
/// no word is ever markup.
pub(super) struct Tag {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    within: Vec<Within>,
}

enum Within {
    Tag(Tag),
    Text(String),
}

/// An element without anything in it yet.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag {
        name,
        attributes: Vec::new(),
        within: Vec::new(),
    }
}

/// An element with a value: `<w:jc w:val="center"/>`, `<c:order val="0"/>`.
pub(super) fn valued(name: &'static str, value: impl ToString) -> Tag {
    let key = if name.starts_with("w:") {
        "w:val"
    } else {
        "val"
    };
    tag(name).with(key, value)
}

impl Tag {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a number is written where it is given"
    )]
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, legal(&value.to_string())));
        self
    }

    pub(super) fn child(mut self, child: impl Into<Option<Tag>>) -> Self {
        self.within.extend(child.into().map(Within::Tag));
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = Tag>) -> Self {
        self.within.extend(children.into_iter().map(Within::Tag));
        self
    }

    pub(super) fn text(mut self, text: &str) -> Self {
        self.within.push(Within::Text(legal(text)));
        self
    }

    /// A part of an Office document.
    pub(super) fn xml(&self) -> Vec<u8> {
        let mut bytes = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_vec();
        bytes.push(b'\n');
        let mut writer = Writer::new(bytes);
        self.write(&mut writer, true);
        writer.into_inner()
    }

    /// The same as HTML, where only elements that never hold anything may be without an end.
    pub(super) fn html(&self) -> String {
        let mut writer = Writer::new(Vec::new());
        self.write(&mut writer, self.name == "br");
        String::from_utf8(writer.into_inner()).expect("texts are UTF-8")
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>, may_be_empty: bool) {
        let attributes = self.attributes.iter();
        let start = BytesStart::new(self.name)
            .with_attributes(attributes.map(|(name, value)| (*name, value.as_str())));
        let mut put = |event: Event| writer.write_event(event).expect("memory takes every byte");
        if self.within.is_empty() && may_be_empty {
            return put(Event::Empty(start));
        }
        put(Event::Start(start));
        for within in &self.within {
            match within {
                Within::Tag(tag) => tag.write(writer, may_be_empty),
                Within::Text(text) => {
                    let text = BytesText::new(text);
                    writer
                        .write_event(Event::Text(text))
                        .expect("memory takes every byte");
                }
            }
        }
        writer
            .write_event(Event::End(BytesEnd::new(self.name)))
            .expect("memory takes every byte");
    }
}

/// A text without what no XML document may have in any form.
fn legal(text: &str) -> String {
    let is_legal = |sign: &char| match sign {
        '\t' | '\n' | '\r' => true,
        sign => !sign.is_control() && !('\u{fffe}'..='\u{ffff}').contains(sign),
    };
    text.chars().filter(is_legal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_is_markup_in_any_place() {
        let said = "</w:t><script>&amp;\"'\u{0}\u{7}\u{ffff}";
        let made = tag("w:t").with("descr", said).text(said);
        assert_eq!(
            made.html(),
            "<w:t descr=\"&lt;/w:t&gt;&lt;script&gt;&amp;amp;&quot;&apos;\">&lt;/w:t&gt;&lt;script&gt;&amp;amp;&quot;&apos;</w:t>"
        );
    }

    #[test]
    fn what_is_empty_ends_at_once_in_xml_and_not_in_html() {
        let made = tag("td").child(tag("p"));
        assert!(made.xml().ends_with(b"\n<td><p/></td>"));
        assert_eq!(made.html(), "<td><p></p></td>");
        assert!(
            valued("w:jc", "center")
                .xml()
                .ends_with(br#"<w:jc w:val="center"/>"#)
        );
        assert!(
            valued("c:order", 0)
                .xml()
                .ends_with(br#"<c:order val="0"/>"#)
        );
    }
}
