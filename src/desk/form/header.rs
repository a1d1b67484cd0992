//! The issue and its days, and where its figures come from.

use crate::{
    lang,
    report::{Basis, IssueNumber, Origin, Source, SourceKind},
};

use super::{
    Control, Field, Group, Substitute, blank,
    compositor::{Compositor, choices},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn header(&self, root: &Spot) -> Group {
        let (words, last) = (self.words, self.last_week);
        let period = root.get("period");
        let day = |day: crate::report::Day| lang::day(day, self.lang);
        let week = last.map(|last| last.week.to_string());
        let start = last.map(|last| day(last.period.start));
        let end = last.map(|last| day(last.period.end));
        let ways_known = choices(&[
            (Basis::Stated.word(), words.basis_stated),
            (Basis::YearInferred.word(), words.basis_year_inferred),
            (Basis::Assumed.word(), words.basis_assumed),
        ]);
        let basis = last.map(|last| last.period.basis.word());
        let published_on = last.and_then(|last| last.published_on).map(day);
        let mut fields = vec![
            self.field(&root.get("week"), words.week, Control::Week)
                .after(week),
        ];
        fields.extend(self.issue(&root.get("issue")));
        fields.extend([
            self.field(&period.get("start"), words.period_start, Control::Day)
                .after(start),
            self.field(&period.get("end"), words.period_end, Control::Day)
                .after(end),
            self.choice(&period.get("basis"), words.basis, ways_known, basis),
            self.field(&root.get("published_on"), words.published_on, Control::Day)
                .optional()
                .after(published_on),
            self.field(&root.get("revision"), words.revision, Control::Whole),
        ]);
        Group {
            key: "header".to_owned(),
            fields,
            ..root.group(words.header)
        }
    }

    fn issue(&self, at: &Spot) -> [Field; 2] {
        let last = self.last_week.and_then(|last| last.issue);
        let field = |key, label, of_last: fn(IssueNumber) -> String| {
            let keys = ["year", "number"];
            self.half(at, keys, key, label, Control::Whole, Substitute::Null)
                .after(last.map(of_last))
        };
        [
            field("year", self.words.issue_year, |last| last.year.to_string()),
            field("number", self.words.issue_number, |last| {
                last.number.to_string()
            }),
        ]
    }

    pub(super) fn provenance(&self, at: &Spot) -> Group {
        let (words, last) = (self.words, self.last_week);
        let kind = last.map(|last| Origin::word(last.provenance.kind));
        let kind = self.choice(&at.get("kind"), words.origin, self.origins(), kind);
        let note = last.and_then(|last| last.provenance.note.as_ref());
        let mut fields = vec![kind];
        fields.extend(self.both(
            &at.get("note"),
            words.note,
            Control::Prose,
            Substitute::Null,
            note,
        ));
        let sources = at
            .get("sources")
            .list(words.sources, |position, at| self.source(position, at));
        Group {
            fields,
            lists: vec![sources.adding(words.add_source, blank::source())],
            ..at.group(words.provenance)
        }
    }

    fn source(&self, position: usize, at: &Spot) -> Group {
        let words = self.words;
        let last = self.last_week;
        let last = last.and_then(|last| last.provenance.sources.get(position));
        let of_last = |part: fn(&Source) -> Option<String>| last.and_then(part);
        let langs = choices(&[("zh", words.chinese), ("en", words.english)]);
        let kinds = choices(&[
            (SourceKind::Cncert.word(), words.kind_cncert),
            (SourceKind::Reprint.word(), words.kind_reprint),
            (SourceKind::Digest.word(), words.kind_digest),
            (SourceKind::Translation.word(), words.kind_translation),
            (SourceKind::Blog.word(), words.kind_blog),
        ]);
        let title = last.map(|last| &last.title);
        let dated = last.and_then(|last| last.dated);
        let mut fields = self.both(
            &at.get("title"),
            words.source_title,
            |of| Control::Line(Some(of)),
            Substitute::Never,
            title,
        );
        fields.extend([
            self.choice(
                &at.get("lang"),
                words.source_lang,
                langs,
                last.map(|last| last.lang.as_str()),
            ),
            self.field(&at.get("url"), words.source_url, Control::Line(None))
                .optional()
                .after(of_last(|last| last.url.clone())),
            self.choice(
                &at.get("kind"),
                words.kind,
                kinds,
                last.map(|last| last.kind.word()),
            ),
            self.field(&at.get("dated"), words.source_dated, Control::Day)
                .optional()
                .after(dated.map(|day| lang::day(day, self.lang))),
        ]);
        Group {
            fields,
            ..at.group(lang::numbered(position, self.lang))
        }
    }
}
