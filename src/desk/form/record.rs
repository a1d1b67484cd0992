//! What the editors say themselves: highlights, corrections, accepted findings, and who
//! they are.

use crate::{draft::Content, lang, report::CorrectionKind};

use super::{
    Control, Field, Group, Substitute, blank,
    compositor::{Compositor, choices},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn highlights(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("highlights"), self.words);
        let list = at.list(words.highlights, |position, at| Group {
            fields: self.prose(at, words.highlight),
            ..at.group(lang::numbered(position, self.lang))
        });
        at.section(list.adding(words.add_highlight, blank::text()))
    }

    pub(super) fn corrections(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("corrections"), self.words);
        let list = at.list(words.corrections, |position, at| {
            self.correction(position, at)
        });
        at.section(list.adding(words.add_correction, blank::correction()))
    }

    fn correction(&self, position: usize, at: &Spot) -> Group {
        let (words, page) = (self.words, self.page_words);
        let kinds = choices(&[
            (CorrectionKind::Correction.word(), page.correction_notice),
            (CorrectionKind::Revision.word(), page.revision_notice),
            (CorrectionKind::Notice.word(), page.editor_notice),
            (CorrectionKind::Withdrawal.word(), page.withdrawal_notice),
        ]);
        let mut fields = vec![
            self.field(&at.get("date"), words.date, Control::Day),
            self.choice(&at.get("kind"), words.kind, kinds, None),
            self.field(&at.get("at"), words.at, Control::Line(None)),
        ];
        fields.extend(self.stated(&at.get("old"), words.old));
        fields.extend(self.stated(&at.get("new"), words.new));
        fields.extend(self.prose(&at.get("text"), words.reason_for_readers));
        Group {
            fields,
            ..at.group(lang::numbered(position, self.lang))
        }
    }

    pub(super) fn acknowledged(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("acknowledged"), self.words);
        let list = at.list(words.acknowledged, |position, at| {
            let mut fields = vec![
                self.field(&at.get("rule"), words.rule, Control::Line(None)),
                self.field(&at.get("at"), words.at, Control::Line(None)),
            ];
            fields.extend(self.prose(&at.get("reason"), words.reason));
            fields.push(self.field(&at.get("on"), words.accepted_on, Control::Day));
            Group {
                fields,
                ..at.group(lang::numbered(position, self.lang))
            }
        });
        at.section(list)
    }

    pub(super) fn editor(&self, at: &Spot) -> Group {
        let last = self.last_week.and_then(|last| last.editor.as_ref());
        let title = self.page_words.duty_editor;
        let line = |of| Control::Line(Some(of));
        Group {
            fields: self.both(at, title, line, Substitute::Null, last),
            ..at.group(title)
        }
    }

    fn prose(&self, at: &Spot, label: &str) -> Vec<Field> {
        self.both(at, label, Control::Prose, Substitute::Never, None)
    }

    /// A value as an entry states it: a text in both languages has two fields.
    fn stated(&self, at: &Spot, label: &str) -> Vec<Field> {
        match at.outline.map(|outline| &outline.content) {
            Some(Content::Object(_)) => {
                let line = |of| Control::Line(Some(of));
                self.both(at, label, line, Substitute::Null, None)
            }
            _ => vec![self.field(at, label, Control::Stated).optional()],
        }
    }
}
