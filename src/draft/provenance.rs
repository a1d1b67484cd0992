//! Where a week's figures come from.

use crate::report::{Provenance, Source, SourceKind};

use super::cursor::Cursor;

/// The section `provenance`.
pub(super) fn provenance(at: &Cursor) -> Option<Provenance> {
    let [kind, note, sources] = &at.object(&["kind", "note", "sources"])?;
    let kind = kind.origin();
    let note = note.or_null(Cursor::prose);
    let sources = sources.each(source);
    Some(Provenance {
        kind: kind?,
        note,
        sources,
    })
}

fn source(at: &Cursor) -> Option<Source> {
    let [title, lang, url, kind, dated] = &at.object(&["title", "lang", "url", "kind", "dated"])?;
    let title = title.text();
    let lang = lang.one_of(&["zh", "en"], ["zh", "en"]);
    let url = url.or_null(Cursor::address);
    let kind = kind.one_of(
        &["cncert", "reprint", "digest", "translation", "blog"],
        [
            SourceKind::Cncert,
            SourceKind::Reprint,
            SourceKind::Digest,
            SourceKind::Translation,
            SourceKind::Blog,
        ],
    );
    let dated = dated.or_null(Cursor::day);
    Some(Source {
        title: title?,
        lang: lang?.to_owned(),
        url,
        kind: kind?,
        dated,
    })
}
