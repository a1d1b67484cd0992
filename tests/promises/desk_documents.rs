//! What the editors' documents state comes into a draft on the desk, beside what was typed by hand.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cncert_weekly::{
    desk::{Account, Chapter, Desk, Document, Documents, Edit, Importer, Reason},
    draft,
    lang::Lang,
    publish::Json,
    report::{Place, Severity},
};

use crate::{
    desk::{bytes, desk},
    intake::{
        made::{Made, picture_here, run, styled, text},
        newest::{EN, ZH},
    },
};

fn document(name: &str, bytes: impl AsRef<[u8]>) -> Document {
    Document {
        name: name.to_owned(),
        bytes: bytes.as_ref().to_vec(),
    }
}

/// Drops documents at once.
fn drop_all(desk: &mut Desk, documents: &[(&str, &str)]) {
    let documents = documents.iter();
    let documents = documents.map(|(name, text)| document(name, text));
    desk.begin_taking();
    assert!(Documents.take(desk, documents.collect(), |_| None));
}

fn account(desk: &Desk, lang: Lang) -> Account {
    desk.chosen().unwrap().import().unwrap().accounts[lang as usize].clone()
}

fn chapter(desk: &Desk, key: &str) -> Option<Chapter> {
    let chapters = account(desk, Lang::En).chapters.into_iter();
    chapters.into_iter().find(|chapter| chapter.key == key)
}

/// What is told of in a chapter, each with the field.
fn told(desk: &Desk, key: &str) -> Vec<String> {
    let entries = chapter(desk, key).map(|chapter| chapter.entries);
    let entries = entries.unwrap_or_default().into_iter();
    let lines = entries.map(|entry| format!("{}: {}", entry.about, entry.told.join(" / ")));
    lines.collect()
}

/// What the draft has at a place by ids, as it is written.
fn written(desk: &Desk, at: &str) -> String {
    let draft = &desk.chosen().unwrap().draft;
    let (around, key) = at.rsplit_once('/').unwrap();
    let found = draft.outline().unwrap().at(&draft.place_of(around).at(key));
    found.map_or_else(String::new, |found| {
        draft.text()[found.range.clone()].to_owned()
    })
}

fn put(desk: &mut Desk, at: &str, value: u64) {
    let mut edit = Edit::Impossible;
    desk.edit(|draft| edit = draft.put_by_ids(&[(at.to_owned(), Json::from(value))]));
    assert_eq!(edit, Edit::Made, "{at}");
}

#[test]
fn both_editions_dropped_at_once_make_the_draft_of_the_next_week() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH), ("en.txt", EN)]);
    let chosen = desk.chosen().unwrap();
    assert_eq!(chosen.draft.name(), "2026-W01.json");
    assert!(chosen.draft.is_changed());
    assert_eq!(desk.refusals(), []);
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-74.5"
    );
    assert_eq!(written(&desk, "incidents/total"), "9");
    assert_eq!(written(&desk, "editor/en"), "\"Hu Jun\"");
    // It is what the command line writes of the same documents: a draft that reads.
    let catalogue = draft::read_catalogue(&bytes("catalogue.json"))
        .value
        .unwrap();
    assert_eq!(draft::read(chosen.draft.bytes(), &catalogue).findings, []);
    assert_eq!(chosen.assessment.count(Severity::Error), 0);
    let lead = account(&desk, Lang::En).lead;
    assert!(
        lead.starts_with("Read from zh.txt, en.txt. They do not say which week they are of;"),
        "{lead}"
    );
}

#[test]
fn beside_each_field_stand_the_words_that_state_it_in_both_editions() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH), ("en.txt", EN)]);
    let of = |key: &str, lang| {
        let account = account(&desk, lang);
        let sources = account.sources_of(key);
        sources.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let line =
        |edition: &str, words: &str| edition.lines().position(|line| line == words).unwrap() + 1;
    let (zh, en) = (line(ZH, "↓ 74.5%"), line(EN, "↓ 74.5%"));
    assert_eq!(
        of("indicators/phishing_pages/change_pct", Lang::En),
        [
            format!("“↓ 74.5%” (zh.txt, line {zh})"),
            format!("“↓ 74.5%” (en.txt, line {en})"),
        ]
    );
    assert_eq!(
        of("indicators/phishing_pages/change_pct", Lang::Zh)[0],
        format!("“↓ 74.5%”（zh.txt，第{zh}行）")
    );
    // A text has its own source in each language; what no document states has none.
    assert_eq!(
        of("editor/zh", Lang::En),
        [format!(
            "“本期编辑：胡俊” (zh.txt, line {})",
            line(ZH, "本期编辑：胡俊")
        )]
    );
    assert_eq!(
        of("indicators/phishing_pages/value", Lang::En),
        Vec::<String>::new()
    );
}

#[test]
fn every_word_that_was_not_understood_is_listed_with_its_place() {
    let mut desk = desk();
    drop_all(
        &mut desk,
        &[("zh.txt", &format!("{ZH}\n截获样本共123456个\n"))],
    );
    let unread = told(&desk, "unread");
    let line = ZH.lines().count() + 2;
    assert!(
        unread
            .iter()
            .any(|told| told.ends_with(&format!("“截获样本共123456个” (zh.txt, line {line})"))),
        "{unread:#?}"
    );
}

#[test]
fn what_the_editions_state_differently_is_told_with_both_wordings_and_either_is_one_click() {
    let mut desk = desk();
    let en = EN.replace("↓ 74.5%", "↓ 47.5%");
    drop_all(&mut desk, &[("zh.txt", ZH), ("en.txt", &en)]);
    let disagreements = chapter(&desk, "disagreements").unwrap().entries;
    let [entry] = &disagreements[..] else {
        panic!("{disagreements:#?}")
    };
    assert_eq!(
        entry.at.as_deref(),
        Some("indicators/phishing_pages/change_pct")
    );
    assert!(
        entry.told[0].starts_with("“↓ 74.5%” (zh.txt")
            && entry.told[1].starts_with("“↓ 47.5%” (en.txt"),
        "{entry:?}"
    );
    let labels: Vec<_> = entry
        .wordings
        .iter()
        .map(|wording| &*wording.label)
        .collect();
    assert_eq!(
        labels,
        [
            "Use “-74.5%”, as in the Chinese edition",
            "Use “-47.5%”, as in the English edition"
        ]
    );
    let says = |desk: &Desk| {
        let draft = &desk.chosen().unwrap().draft;
        [0, 1].map(|at| draft.says(&entry.wordings[at].values))
    };
    assert_eq!(says(&desk), [true, false]);
    desk.edit(|draft| {
        let _ = draft.put_by_ids(&entry.wordings[1].values);
    });
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-47.5"
    );
    assert_eq!(says(&desk), [false, true]);
}

#[test]
fn what_one_edition_has_alone_is_told_apart_from_what_they_state_differently() {
    let families = "恶意代码传播次数排名前五家族\n";
    let with_values = ZH.replace(
        families,
        &[families, "Mirai\t16446000\nMozi\t11013000\n"].concat(),
    );
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", &with_values), ("en.txt", EN)]);
    assert_eq!(chapter(&desk, "disagreements"), None);
    let alone = chapter(&desk, "alone").unwrap().entries;
    let told = alone.iter().map(|entry| entry.told.join(" "));
    let line = ZH.lines().position(|line| line == families.trim()).unwrap() + 2;
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["Mirai 16446000", "Mozi 11013000"].map(|words| format!(
            "Stated in the Chinese edition alone. “{words}” (zh.txt, line {line})"
        ))
    );
    // The name and the value of a row are told of together, and lead to the first of its fields.
    let first = &alone[0];
    assert_eq!(first.about, "Top 5 Families by Number of Malware Downloads");
    assert_eq!(
        first.at.as_deref(),
        Some("rankings/malware_families/items/0/name")
    );
    let understood = chapter(&desk, "understood").unwrap().entries;
    assert!(understood.iter().any(|entry| entry.told
        == [format!(
            "Mirai, 16,446,000: “Mirai 16446000” (zh.txt, line {line})"
        )]));
}

#[test]
fn a_later_version_changes_what_nobody_typed_and_keeps_what_somebody_did() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH), ("en.txt", EN)]);
    put(&mut desk, "incidents/total", 11);
    put(&mut desk, "indicators/phishing_pages/value", 331);
    let typed = desk.chosen().unwrap().draft.text().to_owned();
    let zh = ZH
        .replace("↓ 74.5%", "↓ 70%")
        .replace("网络安全事件9起", "网络安全事件10起");
    drop_all(&mut desk, &[("zh.txt", &zh)]);
    assert_eq!(desk.manuscripts().len(), 1);
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-70"
    );
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_decimals"),
        "0"
    );
    assert_eq!(written(&desk, "indicators/phishing_pages/value"), "331");
    assert_eq!(written(&desk, "incidents/total"), "11");
    assert_eq!(
        told(&desk, "changes"),
        [
            "Number of Phishing Websites Targeting Chinese Mainland · Change on last week (%): -74.5% → -70%"
        ]
    );
    assert_eq!(
        told(&desk, "kept"),
        ["Incidents · Total: The draft has “11”, the documents “10”."]
    );
    // The English edition is still there, and does not say what the new Chinese one does.
    assert_eq!(chapter(&desk, "disagreements").unwrap().entries.len(), 2);
    // All of it is one step.
    desk.edit(|draft| assert!(draft.undo()));
    assert_eq!(desk.chosen().unwrap().draft.text(), typed);
    assert_eq!(told(&desk, "changes"), Vec::<String>::new());
    assert_eq!(told(&desk, "disagreements"), Vec::<String>::new());
    desk.edit(|draft| assert!(draft.redo()));
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-70"
    );
    assert_eq!(told(&desk, "changes").len(), 1);
}

#[test]
fn what_was_typed_gives_way_to_the_document_only_when_somebody_says_so() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH)]);
    put(&mut desk, "incidents/total", 11);
    drop_all(
        &mut desk,
        &[("zh.txt", &ZH.replace("网络安全事件9起", "网络安全事件10起"))],
    );
    let kept = chapter(&desk, "kept").unwrap().entries.remove(0);
    desk.edit(|draft| {
        let _ = draft.put_by_ids(&kept.wordings[0].values);
    });
    assert_eq!(written(&desk, "incidents/total"), "10");
}

#[test]
fn a_version_after_one_that_was_undone_is_compared_with_what_is_in_the_draft() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH)]);
    drop_all(&mut desk, &[("zh.txt", &ZH.replace("↓ 74.5%", "↓ 70%"))]);
    desk.edit(|draft| assert!(draft.undo()));
    drop_all(&mut desk, &[("zh.txt", &ZH.replace("↓ 74.5%", "↓ 60%"))]);
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-60"
    );
    assert_eq!(chapter(&desk, "kept"), None);
}

#[test]
fn what_a_later_version_no_longer_states_goes_unless_it_was_typed() {
    let mut desk = desk();
    let with = ZH.replace("↓ 74.5%", "约为331个\n↓ 74.5%");
    drop_all(&mut desk, &[("zh.txt", &with)]);
    assert_eq!(written(&desk, "indicators/phishing_pages/value"), "331");
    drop_all(&mut desk, &[("zh.txt", ZH)]);
    assert_eq!(written(&desk, "indicators/phishing_pages/value"), "null");
    put(&mut desk, "indicators/phishing_pages/value", 332);
    drop_all(&mut desk, &[("zh.txt", &ZH.replace("↓ 74.5%", "↓ 60%"))]);
    assert_eq!(written(&desk, "indicators/phishing_pages/value"), "332");
}

#[test]
fn columns_pasted_beside_a_document_fill_what_it_leaves_to_pictures() {
    let mut desk = desk();
    drop_all(&mut desk, &[("zh.txt", ZH)]);
    let columns = "恶意代码传播次数排名前五家族\n家族\t次数（万）\nMirai\t120.5\nGafgyt\t80\nTsunami\t12\nXorDDoS\t8\nMozi\t4";
    drop_all(&mut desk, &[("", columns)]);
    assert_eq!(desk.manuscripts().len(), 1);
    assert_eq!(
        written(&desk, "rankings/malware_families/items/0/value"),
        "1205000"
    );
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-74.5"
    );
    // Pasted again with another figure they are a later version of themselves.
    drop_all(&mut desk, &[("", &columns.replace("120.5", "121.5"))]);
    assert_eq!(
        written(&desk, "rankings/malware_families/items/0/value"),
        "1215000"
    );
    assert_eq!(chapter(&desk, "disagreements"), None);
}

#[test]
fn a_draft_that_was_begun_on_the_desk_is_filled_and_keeps_its_sections() {
    let mut desk = desk();
    desk.begin_next();
    put(&mut desk, "indicators/phishing_pages/value", 331);
    let before = desk.chosen().unwrap().draft.text().to_owned();
    drop_all(&mut desk, &[("zh.txt", ZH), ("en.txt", EN)]);
    assert_eq!(desk.manuscripts().len(), 1);
    assert_eq!(written(&desk, "indicators/phishing_pages/value"), "331");
    assert_eq!(
        written(&desk, "indicators/phishing_pages/change_pct"),
        "-74.5"
    );
    // The names of ranked families are in a picture: their rows wait to be filled in.
    assert_eq!(
        written(&desk, "rankings/malware_families/items/0/name"),
        "null"
    );
    assert_eq!(chapter(&desk, "kept"), None);
    desk.edit(|draft| assert!(draft.undo()));
    assert_eq!(desk.chosen().unwrap().draft.text(), before);
    assert!(desk.chosen().unwrap().import().is_none());
}

#[test]
fn a_file_that_was_opened_is_not_overwritten() {
    let mut desk = desk();
    desk.take("2025-W52.json", &bytes("weeks/2025-W52.json"));
    let zh = ZH.replace("↓ 74.5%", "↓ 70%");
    drop_all(&mut desk, &[("zh.txt", &zh)]);
    let chosen = desk.chosen().unwrap();
    assert_eq!(chosen.draft.name(), "2025-W52.json");
    assert_eq!(chosen.draft.text().as_bytes(), bytes("weeks/2025-W52.json"));
    assert_eq!(
        told(&desk, "kept"),
        [
            "Number of Phishing Websites Targeting Chinese Mainland · Change on last week (%): The draft has “-74.5%”, the documents “-70%”."
        ]
    );
    // What it says is told of though nothing was changed.
    assert!(chapter(&desk, "understood").is_some());
}

#[test]
fn pictures_are_listed_with_their_place_and_what_is_to_be_typed() {
    let body = [
        styled("1", &run("本周网络安全基本态势")),
        text("恶意代码传播次数排名前五家族"),
        picture_here("五家族柱状图"),
        text("针对境内网站仿冒网页数量"),
        text("↓ 74.5%"),
    ];
    let mut desk = desk();
    let made = Made::of(&body.concat()).bytes();
    assert!(Documents.take(&mut desk, vec![document("周报.docx", made)], |_| None));
    assert_eq!(
        told(&desk, "pictures"),
        [
            "Top 5 Families by Number of Malware Downloads: 周报.docx, paragraph 3: A picture: “恶意代码传播次数排名前五家族 / 五家族柱状图”"
        ]
    );
    let entry = chapter(&desk, "pictures").unwrap().entries.remove(0);
    assert_eq!(entry.at.as_deref(), Some("rankings/malware_families"));
}

#[test]
fn what_is_refused_says_which_document_why_and_what_to_do_and_the_others_are_read() {
    let mut desk = desk();
    let documents = vec![
        document("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
        document("film.mp4", b"\0\0\0\x18ftypmp42"),
        document("broken.docx", b"PK\x03\x04 and no more"),
        document("notes.txt", "Minutes of a meeting\nNothing else."),
        document("zh.txt", ZH),
    ];
    assert!(Documents.take(&mut desk, documents, |_| None));
    assert_eq!(written(&desk, "incidents/total"), "9");
    let reasons = desk.refusals().iter().map(|refusal| match &refusal.reason {
        Reason::Document([zh, en]) => (refusal.name.as_str(), zh.as_str(), en.as_str()),
        Reason::Finding(finding) => panic!("{finding:?}"),
    });
    let reasons: Vec<_> = reasons.collect();
    let begin = ["old.doc", "film.mp4", "broken.docx", "notes.txt"];
    assert_eq!(reasons.len(), begin.len(), "{reasons:#?}");
    for ((name, zh, en), expected) in reasons.into_iter().zip(begin) {
        assert_eq!(name, expected);
        assert!(zh.contains(name) && zh.contains('请'), "{zh}");
        assert!(
            en.contains(name) && (en.contains("save it") || en.contains("paste")),
            "{en}"
        );
    }
}

#[test]
fn documents_of_two_weeks_are_two_drafts() {
    let dated = |days: &str| {
        ZH.replace(
            "本周网络安全基本态势",
            &format!("{days}\n本周网络安全基本态势"),
        )
    };
    let mut desk = desk();
    drop_all(
        &mut desk,
        &[("zh.txt", &dated("2025年12月29日-2026年1月4日"))],
    );
    drop_all(&mut desk, &[("zh.txt", &dated("2026年1月5日-1月11日"))]);
    let names = desk
        .manuscripts()
        .iter()
        .map(|manuscript| manuscript.draft.name());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["2026-W01.json", "2026-W02.json"]
    );
    assert!(
        account(&desk, Lang::En)
            .lead
            .ends_with("They are of Week 2 of 2026 (5–11 January).")
    );
    let place = Place::ROOT.at("period").at("basis");
    let draft = &desk.chosen().unwrap().draft;
    assert_eq!(
        draft.outline().unwrap().at(&place).unwrap().as_text(),
        Some("stated")
    );
}
