//! The editors' texts become a draft that press checks, and everything in them is accounted for.

use std::fs;

use crate::workplace::Workplace;

const ZH: &str = "网络安全信息与动态周报2018年第6期（2月5日—2月11日）
本周网络安全基本态势
境内计算机恶意程序传播次数
↓ 7.6%
针对境内网站仿冒网页数量：187个，较上周下降3.1%
本周附图共3幅
本周事件处理情况
本周，CNCERT共处理网络安全事件9起，其中跨境网络安全事件4起。
本期编辑：胡俊
";

const EN: &str = "Weekly Report of CNCERT
Key Findings
Number of Malware Downloads in Chinese Mainland
↓ 6.7%
Number of Phishing Websites Targeting Chinese Mainland: 187, down 3.1%
Incident Handling
CNCERT handled 9 network security incidents, 4 of which were cross-border ones.
Duty Editor: Hu Jun
";

#[test]
fn what_was_understood_is_told_with_its_words_and_the_draft_can_be_checked() {
    let at = Workplace::new();
    at.write("zh.txt", ZH);
    at.write("en.txt", EN);
    at.press(&["import", "zh.txt", "en.txt"])
        .ends_with(1)
        .is_as_in("import.txt");
    at.press(&["import", "zh.txt", "--into", "zh.json", "--lang", "zh"])
        .ends_with(0)
        .is_as_in("zh_import.txt");
    at.press(&["check", "2018-W06.json"]).ends_with(0);
    let draft = at.read("2018-W06.json");
    assert!(
        draft.contains(r#""issue": { "year": 2018, "number": 6 }"#),
        "{draft}"
    );
}

#[test]
fn a_draft_that_is_there_is_never_overwritten() {
    let at = Workplace::new();
    at.write("zh.txt", ZH);
    at.write("2018-W06.json", "mine");
    at.press(&["import", "zh.txt"])
        .ends_with(2)
        .says("2018-W06.json");
    assert_eq!(at.read("2018-W06.json"), "mine");
}

#[test]
fn a_text_in_gbk_or_utf_16_is_the_same_text() {
    let at = Workplace::new();
    at.write("utf8.txt", ZH);
    let gbk = encoding_rs::GBK.encode(ZH).0;
    fs::write(at.path("gbk.txt"), gbk).unwrap();
    let utf_16 = std::iter::once(0xfeff).chain(ZH.encode_utf16());
    let utf_16: Vec<u8> = utf_16.flat_map(u16::to_le_bytes).collect();
    fs::write(at.path("utf16.txt"), utf_16).unwrap();
    let drafts = ["utf8", "gbk", "utf16"].map(|name| {
        let (text, draft) = (format!("{name}.txt"), format!("{name}.json"));
        at.press(&["import", &text, "--into", &draft]).ends_with(0);
        at.read(&draft)
    });
    assert_eq!(drafts[0], drafts[1]);
    assert_eq!(drafts[0], drafts[2]);
}

#[test]
fn what_is_no_document_is_refused_with_its_reason() {
    let at = Workplace::new();
    let refuse = |name: &str, bytes: &[u8], words: &str| {
        fs::write(at.path(name), bytes).unwrap();
        at.press(&["import", name]).ends_with(2).says(words);
    };
    refuse(
        "old.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "old Office file",
    );
    refuse(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "the encoding of picture.png",
    );
    refuse(
        "large.txt",
        &vec![b' '; (20 << 20) + 1],
        "larger than 20 MB",
    );
    at.write("other.txt", "Minutes of a meeting\nNothing else.");
    at.press(&["import", "other.txt"])
        .ends_with(1)
        .says("nothing of a weekly report");
}
