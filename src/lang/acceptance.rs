//! Entries that accept nothing, in words.

use crate::report::{Acknowledgement, Idle};

use super::Lang;

/// Why an entry accepts nothing, and what to do about it.
pub(super) fn idle(entry: &Acknowledgement, why: &Idle, lang: Lang) -> String {
    let Acknowledgement { rule, at, of, .. } = entry;
    let of = quoted(of, lang);
    match (why, lang) {
        (Idle::Lapsed, Lang::Zh) => format!(
            "此条所接受的内容（{of}）已有改动，接受不再有效（规则：{rule}，字段：{at}）。请核对现有内容后重新接受，或删去此条。"
        ),
        (Idle::Lapsed, Lang::En) => format!(
            "What this entry accepted, {of}, has since been changed, so it no longer holds: {rule}, {at}. Check and accept what stands there now, or delete this entry."
        ),
        (Idle::Gone, Lang::Zh) => {
            format!("此条所接受的问题已不存在（规则：{rule}，字段：{at}），可删去此条。")
        }
        (Idle::Gone, Lang::En) => format!(
            "The finding accepted here no longer occurs: {rule}, {at}. This entry can be deleted."
        ),
        (Idle::Unacceptable, Lang::Zh) => format!(
            "规则{rule}指出的问题（字段：{at}）不能凭理由接受：错误必须改正，提示无须接受。此条不起作用，可删去。"
        ),
        (Idle::Unacceptable, Lang::En) => format!(
            "What {rule} finds at {at} cannot be accepted: errors have to be put right, and notes ask for nothing. This entry has no effect and can be deleted."
        ),
        (Idle::Unknown, Lang::Zh) => {
            format!("没有名为“{rule}”的核对规则，请检查拼写，或删去此条。")
        }
        (Idle::Unknown, Lang::En) => {
            format!("There is no rule “{rule}”. Check the spelling, or delete this entry.")
        }
    }
}

/// Figures or words, as they were written.
pub(super) fn quoted(of: &[String], lang: Lang) -> String {
    let quoted = of.iter().map(|of| format!("“{of}”"));
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    quoted.collect::<Vec<_>>().join(between)
}
