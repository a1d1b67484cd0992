//! Misprints of typing in words: what stands there, what was meant, and what to do.

use crate::report::{Misprint, MisprintKind};

use super::{
    Lang, number,
    sentences::{Sentences, filled},
};

/// The sentence on a kind of misprint in Chinese and in English: `{0}` is what stands there and
/// `{1}` what was meant, `{2}` the name of the sign. A reason without a full stop is followed by both.
fn sentences(kind: MisprintKind) -> Sentences {
    match kind {
        MisprintKind::Separator => ["数字中不能有分隔符", "Numbers have no separators"],
        MisprintKind::Comma => [
            "数字“{0}”中有逗号：小数点应为“.”，千位之间不分隔。",
            "The number “{0}” has a comma: the decimal point is “.”, and thousands are not separated.",
        ],
        MisprintKind::Percent => ["数字不带百分号", "Numbers have no percent sign"],
        MisprintKind::Plus => ["正数不带加号", "Positive numbers have no plus sign"],
        MisprintKind::Minus => ["负号须为半角“-”", "The minus sign is a plain hyphen"],
        MisprintKind::Digits => [
            "数字须为半角",
            "Numbers are written in half-width characters",
        ],
        MisprintKind::Unit => ["数字不带单位", "Numbers have no unit"],
        MisprintKind::Zeros => ["数字开头不能有多余的0", "Numbers have no leading zeros"],
        MisprintKind::Point => [
            "小数点前后都要有数字",
            "A decimal point has digits on both sides",
        ],
        MisprintKind::Hexadecimal => [
            "“{0}”是十六进制，请改为十进制数字。",
            "“{0}” is hexadecimal; write a decimal number.",
        ],
        MisprintKind::Word => ["JSON中没有这个词", "JSON has no such word"],
        MisprintKind::Punctuation => [
            "文字之外的标点须为半角",
            "Punctuation outside of texts is half-width",
        ],
        MisprintKind::Bracket => ["括号不配对", "The brackets do not match"],
        MisprintKind::Quotes => [
            "此处的引号须为半角的直引号（\"）。",
            "The quotation marks here must be straight double ones (\").",
        ],
        MisprintKind::Bare => ["文字须加引号", "Texts stand in quotation marks"],
        MisprintKind::Key => ["字段名须加引号", "Keys stand in quotation marks"],
        MisprintKind::Backslash => ["反斜杠须写成两个", "A backslash is written twice"],
        MisprintKind::InnerQuote => [
            "文字里有直引号（\"），会被当作文字的结尾；请用“ ”，或写作\\\"。",
            "A straight quotation mark inside a text would end it; use “ ” or write \\\".",
        ],
        MisprintKind::LineBreak => [
            "文字中间换了行，请接成一行。",
            "A line breaks inside a text; join the lines.",
        ],
        MisprintKind::Missing => ["此处缺少{2}“{1}”。", "The {2}“{1}” is missing here."],
        MisprintKind::NoValue => [
            "此处缺少值；没有的话，请写null。",
            "A value is missing here; where there is none, write null.",
        ],
        MisprintKind::Surplus => [
            "此处的{2}“{0}”是多余的，请删去。",
            "The {2}“{0}” does not belong here; remove it.",
        ],
        MisprintKind::Comment => [
            "JSON不能有注释，请删去：“{0}”。",
            "JSON has no comments; remove “{0}”.",
        ],
        MisprintKind::Invisible => [
            "此处有看不见的字符，请删去：{0}。",
            "An invisible character stands here; remove it: {0}.",
        ],
        MisprintKind::Start => [
            "文件应以左花括号开头，实际为“{0}”。",
            "The file should begin with an opening brace, but begins with “{0}”.",
        ],
        MisprintKind::Unclosed => [
            "此处的“{0}”没有对应的右括号，文件可能不完整。",
            "This “{0}” is never closed; the file may be incomplete.",
        ],
        MisprintKind::Second => [
            "第一份数据到此已结束，其后又是一份；一个文件只能有一份。",
            "A second document begins here; a file holds one.",
        ],
        MisprintKind::After => [
            "数据到此已结束，其后的文字是多余的：“{0}”。",
            "The data has ended here; what follows does not belong to it: “{0}”.",
        ],
        MisprintKind::Empty => ["文件是空的。", "The file is empty."],
        MisprintKind::Gbk => [
            "文件的编码是GBK（记事本中为“ANSI”），请另存为UTF-8编码。",
            "The file is encoded in GBK (“ANSI” in Notepad); save it as UTF-8.",
        ],
        MisprintKind::Utf16 => [
            "文件的编码是UTF-16，请另存为UTF-8编码。",
            "The file is encoded in UTF-16; save it as UTF-8.",
        ],
        MisprintKind::Word2007 => ["Word文档", "a Word document"],
        MisprintKind::Excel2007 => ["Excel表格", "an Excel workbook"],
        MisprintKind::Archive => ["压缩包", "an archive"],
        MisprintKind::OldOffice => ["旧版Word、Excel或WPS文件", "an old Word, Excel or WPS file"],
        MisprintKind::Pdf => ["PDF文件", "a PDF"],
        MisprintKind::Rtf => ["RTF文件", "an RTF document"],
        MisprintKind::Picture => ["图片", "a picture"],
    }
}

/// What is wrong, in one sentence.
pub(super) fn misprint(misprint: &Misprint, lang: Lang) -> String {
    let reasons = sentences(misprint.kind);
    let pattern = if reasons[0].ends_with('。') {
        reasons
    } else if misprint.kind.is_file() {
        [
            "这是{3}，不是数据文件，请打开扩展名为.json的草稿。",
            "This is {3}, not a data file; open the draft whose name ends in .json.",
        ]
    } else if misprint.edits.is_empty() {
        ["{3}：“{0}”。", "{3}: “{0}”."]
    } else {
        [
            "{3}：“{0}”应写作“{1}”。",
            "{3}: write “{1}” instead of “{0}”.",
        ]
    };
    let found = match misprint.kind {
        MisprintKind::Invisible => &name_of_unseen(&misprint.found, lang),
        _ => &misprint.found,
    };
    let sign = [misprint.found.as_str(), misprint.meant.as_str()].concat();
    let values = [
        found.as_str(),
        misprint.meant.as_str(),
        name_of_sign(&sign, lang),
        reasons[usize::from(lang == Lang::En)],
    ];
    let said = filled(pattern, lang, &values);
    if misprint.count < 2 {
        return said;
    }
    let count = number::grouped(misprint.count as u64);
    let many = ["{0}（共{1}处）", "{0} ({1} places)"];
    filled(many, lang, &[said, count])
}

/// What a sign is called, before it.
fn name_of_sign(sign: &str, lang: Lang) -> &'static str {
    let [zh, en] = match sign {
        "," => ["逗号", "comma "],
        ":" => ["冒号", "colon "],
        "\"" => ["引号", "quotation mark "],
        "{" | "}" => ["花括号", "brace "],
        "[" | "]" => ["方括号", "bracket "],
        _ => ["", ""],
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a character that cannot be seen is called.
fn name_of_unseen(found: &str, lang: Lang) -> String {
    let unseen = |sign: &char| !sign.is_ascii_graphic();
    let sign = found.chars().find(unseen).unwrap_or_default();
    let [zh, en] = match sign {
        '\t' => ["制表符", "tab"],
        '\u{a0}' => ["不间断空格", "no-break space"],
        '\u{ad}' => ["软连字符", "soft hyphen"],
        '\u{200b}' => ["零宽空格", "zero-width space"],
        '\u{2028}' | '\u{2029}' => ["行分隔符", "line separator"],
        '\u{3000}' => ["全角空格", "full-width space"],
        '\u{feff}' => ["字节顺序标记", "byte order mark"],
        _ if sign.is_whitespace() => ["特殊空格", "special space"],
        _ if sign.is_control() => ["控制字符", "control character"],
        _ => ["零宽字符", "zero-width character"],
    };
    let name = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    format!("{name} U+{:04X}", u32::from(sign))
}
