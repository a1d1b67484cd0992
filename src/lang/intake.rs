//! The words by which documents of the editors are recognised, and what is to be said of what was understood in them,
//! both languages side by side.

use crate::report::{Catalogue, Week, is_han};

use super::{Lang, desk::field, words::declare_words};

/// A part of the report that a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// 本周网络安全基本态势.
    KeyFindings,
    /// 本周事件处理情况.
    Incidents,
    /// 关于国家互联网应急中心.
    About,
    /// 联系我们.
    Contact,
}

/// Whom or what a label of the last lines introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// 本期编辑.
    Editor,
    /// 网址.
    Website,
    /// 邮箱.
    Email,
    /// 电话.
    Phone,
}

/// The headings, as the report has them and had them.
const CHAPTERS: [(Chapter, &[&str]); 4] = [
    (
        Chapter::KeyFindings,
        &[
            "本周网络安全基本态势",
            "网络安全基本态势",
            "本周网络安全态势",
            "Key Findings",
        ],
    ),
    (
        Chapter::Incidents,
        &[
            "本周事件处理情况",
            "事件处理情况",
            "本周事件处理",
            "Incident Handling",
        ],
    ),
    (
        Chapter::About,
        &[
            "关于国家互联网应急中心（CNCERT）",
            "关于国家互联网应急中心",
            "关于CNCERT",
            "About CNCERT",
            "About CNCERT/CC",
        ],
    ),
    (Chapter::Contact, &["联系我们", "Contact us", "Contact"]),
];

/// The labels, the longest of each first.
const LABELS: [(Label, &[&str]); 4] = [
    (Label::Editor, &["本期编辑", "Duty Editor", "Editor"]),
    (Label::Website, &["网址", "网站", "Website", "Web"]),
    (
        Label::Email,
        &["电子邮箱", "电子邮件", "邮箱", "Email", "E-mail"],
    ),
    (
        Label::Phone,
        &["联系电话", "电话", "Telephone", "Phone", "Tel.", "Tel"],
    ),
];

/// The chapter whose heading a line is; `same` says whether two texts are alike.
pub fn chapter(same: impl Fn(&str) -> bool) -> Option<Chapter> {
    let is_of = |(_, names): &&(Chapter, &[&str])| names.iter().any(|name| same(name));
    CHAPTERS.iter().find(is_of).map(|(chapter, _)| *chapter)
}

/// Every label, with what it introduces.
pub fn labels() -> impl Iterator<Item = (Label, &'static str)> {
    let labels = LABELS.into_iter();
    labels.flat_map(|(label, names)| names.iter().map(move |name| (label, *name)))
}

/// What the end of a name says that prose leaves away: 数量, and “Number of” at its start.
const COUNTING: [&str; 4] = ["总数", "数量", "次数", "Number of "];

/// A name as prose has it, which says by itself what it counts; `None` where that is the name itself.
pub fn name_in_prose(name: &str) -> Option<&str> {
    let stem = |counting: &&str| {
        let stem = if counting.is_ascii() {
            name.strip_prefix(*counting)
        } else {
            name.strip_suffix(*counting)
        };
        stem.filter(|stem| stem.chars().count() > 3)
    };
    COUNTING.iter().find_map(stem)
}

/// What Chinese prose has between a name and its number, and around the name of a part: 其中, 约为.
const BETWEEN_ZH: [&str; 25] = [
    "其中", "包括", "包含", "涉及", "分别", "共计", "共有", "合计", "总计", "约为", "约有", "达到",
    "数量", "总数", "约", "为", "有", "是", "共", "达", "了", "的", "近", "和", "占",
];

/// The same in English.
const BETWEEN_EN: [&str; 28] = [
    "of",
    "which",
    "were",
    "was",
    "is",
    "are",
    "the",
    "a",
    "about",
    "nearly",
    "among",
    "them",
    "including",
    "and",
    "stood",
    "at",
    "reached",
    "totaled",
    "came",
    "to",
    "it",
    "this",
    "that",
    "has",
    "have",
    "been",
    "with",
    "by",
];

/// A phrase without what stands between a name and its number.
pub fn bare_phrase(phrase: &str, lang: Lang) -> String {
    let is_sign = |sign: char| {
        sign.is_whitespace() || sign.is_ascii_punctuation() || "：“”（）、，".contains(sign)
    };
    let mut phrase = phrase.trim_matches(is_sign);
    if lang == Lang::En {
        let words = phrase.split_whitespace();
        let words: Vec<_> = words
            .filter(|word| !BETWEEN_EN.contains(&word.to_ascii_lowercase().as_str()))
            .collect();
        return words.join(" ");
    }
    loop {
        let shorter = BETWEEN_ZH
            .iter()
            .find_map(|word| phrase.strip_prefix(word).or(phrase.strip_suffix(word)));
        match shorter {
            Some(shorter) => phrase = shorter.trim_matches(is_sign),
            None => return phrase.to_owned(),
        }
    }
}

/// What ends the phrase that a number belongs to, from either side.
pub const PHRASE_ENDS: [char; 17] = [
    '，', '。', '；', '、', '（', '）', '(', ')', ',', ';', '“', '”', '：', ':', '以', '及', '并',
];

/// What says beside a change on which week it is, and no more.
const ON_LAST_WEEK: [&str; 13] = [
    "较上周",
    "比上周",
    "与上周相比",
    "环比",
    "相比上周",
    "week on week",
    "week-on-week",
    "on last week",
    "from last week",
    "compared with last week",
    "than last week",
    "wow",
    "了",
];

/// A text without the words that say that a change is one on last week.
pub fn without_last_week(text: &str) -> String {
    let without = |text: String, word: &str| text.replace(word, "");
    ON_LAST_WEEK
        .into_iter()
        .fold(text.to_ascii_lowercase(), without)
}

/// Whether a text beside a change says no more than that it is one on last week.
pub fn is_on_last_week(text: &str) -> bool {
    !without_last_week(text).contains(char::is_alphanumeric)
}

/// The words for all incidents, for cross-border ones, and for what comes of weight first.
const INCIDENTS: [&str; 4] = [
    "网络安全事件",
    "network security incident",
    "cybersecurity incident",
    "security incident",
];
const CROSS_BORDER: [&str; 2] = ["跨境", "cross-border"];
const EMPHASIS: [&str; 6] = [
    "重点",
    "specifically",
    "in particular",
    "particular attention",
    "emphasis",
    "focused",
];

/// Which incidents a text counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// All of them.
    All,
    /// Those across borders.
    CrossBorder,
}

/// Which incidents a text speaks of, but for their kinds.
pub fn handled(text: &str) -> Option<Handled> {
    let text = text.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&CROSS_BORDER) {
        return Some(Handled::CrossBorder);
    }
    has(&INCIDENTS).then_some(Handled::All)
}

/// Whether a sentence puts weight on what it counts.
pub fn is_emphasised(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    EMPHASIS.iter().any(|word| sentence.contains(word))
}

/// The Chinese word by which a level follows the name of its scale, and the marks around it.
pub const LEVEL_MARKS: [&str; 9] = ["级别", "评价", "为", "是", "：", ":", "“", "\"", " "];

/// What stands before the number of an issue; before a number behind the first of them stands [`ISSUE_BEHIND`], too.
pub const ISSUE_BEFORE: [&str; 4] = ["第", "no.", "issue", "number"];
/// What stands behind the number of an issue in Chinese.
pub const ISSUE_BEHIND: &str = "期";

/// What a column of a table holds, by its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// Values, in so many zeros: 次数（万）.
    Value(u32),
    /// Changes on last week.
    Change,
    /// Shares.
    Share,
}

const VALUE_HEADERS: [&str; 11] = [
    "数量",
    "次数",
    "数值",
    "总数",
    "本周",
    "value",
    "count",
    "number",
    "downloads",
    "total",
    "this week",
];
const CHANGE_HEADERS: [&str; 5] = ["环比", "变化", "升降", "涨跌", "change"];
const SHARE_HEADERS: [&str; 4] = ["占比", "比例", "百分比", "share"];

/// What the header of a column, or the name of a series, says of its numbers; `None` where it says nothing.
pub fn header(text: &str) -> Option<Header> {
    let lower = text.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let zeros = if lower.contains('亿') {
        8
    } else if lower.contains('万') {
        4
    } else if lower.contains("million") {
        6
    } else {
        0
    };
    if has(&CHANGE_HEADERS) {
        return Some(Header::Change);
    }
    if has(&SHARE_HEADERS) || lower.trim() == "%" {
        return Some(Header::Share);
    }
    (zeros > 0 || has(&VALUE_HEADERS)).then_some(Header::Value(zeros))
}

/// Signs that a reader takes for a fall or a rise, as documents draw them.
const DOWN: &str = "↓⇓⬇▼▽🡻🡇⭣↘🠋🢃";
const UP: &str = "↑⇑⬆▲△🡹🡅⭡↗🠉🢁";
/// Signs of minus.
const MINUS: &str = "-−–－";

/// A text whose arrows and signs before percentages are words, as prose has them: `↓ 7.6%` is 下降7.6%.
pub fn signs_in_words(text: &str, lang: Lang) -> String {
    let (fall, rise) = match lang {
        Lang::Zh => ("下降", "上升"),
        Lang::En => (" down ", " up "),
    };
    let letters: Vec<char> = text.chars().collect();
    let mut words = String::with_capacity(text.len());
    for (at, letter) in letters.iter().copied().enumerate() {
        let rest = &letters[at + 1..];
        // Between two numbers it is one of a range, and within a name it is a hyphen.
        let is_of_range = words
            .trim_end()
            .ends_with(|last: char| last.is_numeric() || last == '%');
        let is_first = !is_of_range && !words.ends_with(|last: char| last.is_ascii_alphanumeric());
        let arrow = if DOWN.contains(letter)
            || MINUS.contains(letter) && is_first && is_percentage(rest)
        {
            fall
        } else if UP.contains(letter) || "+＋".contains(letter) && is_first && is_percentage(rest)
        {
            rise
        } else {
            words.push(letter);
            continue;
        };
        let is_behind = words.trim_end().ends_with('%') && !begins_with_digit(rest);
        if is_behind {
            let kept = words
                .trim_end()
                .trim_end_matches(|sign: char| sign.is_ascii_digit() || ".,% ".contains(sign));
            let kept = kept.len();
            words.insert_str(kept, arrow);
        } else if !words.trim_end().ends_with(arrow.trim()) {
            words.push_str(arrow);
        }
    }
    words
}

fn begins_with_digit(letters: &[char]) -> bool {
    let first = letters.iter().find(|letter| !letter.is_whitespace());
    first.is_some_and(|letter| letter.is_numeric())
}

/// Whether a number with a percent sign begins here, at once or behind a space.
fn is_percentage(letters: &[char]) -> bool {
    let mut letters = letters
        .iter()
        .skip_while(|letter| letter.is_whitespace())
        .take(12);
    let is_of_number = |letter: &char| letter.is_numeric() || ".,．".contains(*letter);
    letters.next().is_some_and(|letter| letter.is_numeric())
        && matches!(
            letters.find(|letter| !is_of_number(letter)),
            Some('%' | '％')
        )
}

/// The Chinese numerals by which lists count.
const COUNTING_ZH: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Whether a letter is of the number before a line of a list.
pub fn is_counting(letter: char) -> bool {
    letter.is_ascii_digit()
        || letter == '十'
        || COUNTING_ZH.iter().any(|digit| digit.starts_with(letter))
}

/// A number as Chinese lists count: 一, 十, 十二, 二十; in digits from a hundred on.
pub fn counted_in_chinese(number: u32) -> String {
    let digit = |number: u32| {
        usize::try_from(number)
            .ok()
            .and_then(|place| COUNTING_ZH.get(place))
            .copied()
    };
    let (tens, ones) = (number / 10, number % 10);
    let Some(tens_written) = digit(tens).filter(|_| number > 0) else {
        return number.to_string();
    };
    let tens_written = if tens < 2 { "" } else { tens_written };
    let ten = if tens > 0 { "十" } else { "" };
    [tens_written, ten, digit(ones).unwrap_or_default()].concat()
}

/// The signs of a legend.
pub const SQUARES: &str = "■□▪▫◼◻●○◆◇•█▌";

/// The ideographs that the signs of radicals in a text from a PDF stand for, in their order.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

const FIRST_RADICAL: char = '\u{2f00}';
const LAST_RADICAL: char = '\u{2fd5}';

/// The ideograph that a sign of a radical stands for; any other letter as it is.
pub fn unradical(letter: char) -> char {
    match letter {
        FIRST_RADICAL..=LAST_RADICAL => {
            let place = u32::from(letter) - u32::from(FIRST_RADICAL);
            RADICALS.chars().nth(place as usize).unwrap_or(letter)
        }
        _ => letter,
    }
}

declare_words! {
    /// What is to be said of documents in one language.
    IntakeWords;

    /// A document without a name.
    pasted: "粘贴的内容", "The pasted text";
    /// A place in a document.
    at: "{0}，{1}", "{0}, {1}";
    /// A line of a text.
    line: "第{0}行", "line {0}";
    /// A paragraph of the body.
    paragraph: "正文第{0}段", "paragraph {0}";
    /// A paragraph of a header or footer.
    margin: "页眉或页脚第{0}段", "paragraph {0} of a header or footer";
    /// A paragraph of the notes.
    note: "脚注或尾注第{0}段", "paragraph {0} of the notes";
    /// A row of a sheet.
    row: "第{0}张工作表第{1}行", "sheet {0}, row {1}";

    /// The website among the contacts.
    website: "网址", "Website";
    /// The e-mail address.
    email: "电子邮箱", "Email";
    /// The telephone number.
    phone: "电话", "Telephone";

    /// It is named without a figure.
    named: "有此项，未给出数值", "named, without a figure";
    /// Words between which the editions differ.
    against: "{0}：“{1}”（{2}）；“{3}”（{4}）", "{0}: “{1}” ({2}), but “{3}” ({4})";
    /// Only one language has it.
    only_in: "{0}：只有{1}有，“{2}”（{3}）", "{0}: in the {1} edition alone, “{2}” ({3})";
    /// The name of a language.
    zh: "中文版", "Chinese";
    /// The name of the other one.
    en: "英文版", "English";
    /// The publisher's file states it otherwise.
    against_publisher: "{0}：“{1}”（{2}）；publisher.json中为“{3}”", "{0}: “{1}” ({2}), but publisher.json has “{3}”";

    /// No figure stands where one is named.
    why_nothing_named: "不知属于哪一项", "what it belongs to is not said";
    /// A figure that no field takes.
    why_no_field: "数字不知属于哪一项", "a figure that no field takes";
    /// Text without a figure.
    why_text: "文字", "text";
    /// A picture.
    why_picture: "这是图片，其中的数字须手工录入", "a picture: what it shows has to be typed";
    /// A chart of an unknown subject.
    why_chart: "图表不知属于哪一项，或各项无法对应", "a chart whose subject or parts are not known";
    /// A line over weeks.
    why_run: "图表为各周走势，无法确定哪一点是本周", "a chart over several weeks, and nothing tells which point is this week";
    /// A table.
    why_table: "表格中的这一行无法对应到任何一项", "a row of a table that fits no field";
    /// Of another time than last week.
    why_other_time: "不是与上周相比", "not a change on last week";
    /// A heading.
    why_heading: "标题不属于周报的任何一项", "a heading that no part of the report has";
    /// Text of the publisher.
    why_publisher: "机构介绍和联系方式的文字属于publisher.json，不写入每期", "text about the publisher belongs in publisher.json, not in a week";

    /// What is hidden was left out.
    hidden: "有{0}处隐藏内容，没有读入", "what is hidden was left out (places: {0})";
    /// Tracked changes are open.
    tracked: "尚有修订未接受：“{0}”改为“{1}”（{2}）；按接受后的内容读入", "a tracked change is open: “{0}” becomes “{1}” ({2}); it is read as accepted";

    /// Neither a Word document nor a text.
    refused_kind: "{0}既不是.docx或.xlsx文件，也不是文本文件：请在原来的程序中另存为其中一种", "{0} is neither a .docx or .xlsx file nor a text: save it as one of these in the program that wrote it";
    /// An old Word document.
    refused_old: "{0}是旧版Office文件（.doc、.xls）或已加密的文件：请去掉密码，另存为.docx或.xlsx", "{0} is an old Office file (.doc, .xls), or one with a password: save it as .docx or .xlsx without one";
    /// Too many bytes.
    refused_size: "{0}超过{1}MB：请压缩或删去其中的图片后另存", "{0} is larger than {1} MB: compress its pictures or take them out, and save it again";
    /// Too many files within.
    refused_entries: "{0}内含的文件超过{1}个：请把正文复制到新文档再保存", "{0} holds more than {1} files: copy its text into a new document and save that";
    /// Too many bytes when expanded.
    refused_expansion: "{0}展开后超过{1}MB：请删去其中的图片和附件后另存", "{0} is larger than {1} MB when expanded: take pictures and attachments out, and save it again";
    /// Nested too deeply.
    refused_nesting: "{0}的嵌套超过{1}层：请把正文复制到新文档再保存", "{0} is nested more than {1} deep: copy its text into a new document and save that";
    /// Too many letters.
    refused_letters: "{0}的文字超过{1}字，不是一期周报：请只放入本期的文档", "{0} has more than {1} letters of text and is no weekly report: give the documents of this issue alone";
    /// Too many blocks.
    refused_blocks: "{0}的段落超过{1}段，不是一期周报：请只放入本期的文档", "{0} has more than {1} paragraphs and is no weekly report: give the documents of this issue alone";
    /// Broken.
    refused_broken: "{0}已损坏，无法读取其中的{1}：请在原来的程序中打开，修复后另存", "{0} is damaged, and {1} in it cannot be read: open it in the program that wrote it, have it repaired, and save it again";
    /// An encoding that is not known.
    refused_encoding: "{0}的文字编码无法辨认：文本文件请另存为UTF-8，其他文件请另存为.docx", "the encoding of {0} is not known: if it is a text, save it as UTF-8, and else as .docx";
}

/// The words for documents in a language.
pub fn intake_words(lang: Lang) -> &'static IntakeWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A field that a document states something of, by its name: one of a week file, or of the publisher's contact.
pub fn document_field(catalogue: &Catalogue, week: Week, at: &str, lang: Lang) -> String {
    let words = intake_words(lang);
    match at {
        "contact/website" => words.website.to_owned(),
        "contact/email" => words.email.to_owned(),
        "contact/phone" => words.phone.to_owned(),
        _ => field(catalogue, week, at, lang),
    }
}

/// The language of a line: Chinese where it has an ideograph, English where it has Latin words alone, and `None` where it
/// has no letters.
pub fn lang_of(text: &str) -> Option<Lang> {
    if text.chars().map(unradical).any(is_han) {
        return Some(Lang::Zh);
    }
    text.chars()
        .any(|letter| letter.is_ascii_lowercase())
        .then_some(Lang::En)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::{super::words::tell_the_same, *};

    #[test]
    fn both_languages_tell_the_same_facts() {
        tell_the_same(PAIRS);
    }

    #[test]
    fn the_sign_of_a_radical_is_its_ideograph() {
        for sign in '\u{2f00}'..='\u{2fd5}' {
            assert!(sign.nfkc().eq([unradical(sign)]), "{sign}");
        }
        assert_eq!(
            ["网", "\u{2fd6}", "a"].map(|text| text.chars().map(unradical).collect::<String>()),
            ["网", "\u{2fd6}", "a"]
        );
    }

    #[test]
    fn an_arrow_or_a_sign_before_a_percentage_is_a_word() {
        let zh = |text, expected: &str| assert_eq!(signs_in_words(text, Lang::Zh), expected);
        zh("↓ 7.6%", "下降 7.6%");
        zh("▼7.6%", "下降7.6%");
        zh("7.6% ↓", "下降7.6% ");
        zh("环比 -7.6%", "环比 下降7.6%");
        zh("（+3%）", "（上升3%）");
        zh("下降↓7.6%", "下降7.6%");
        // A range, a telephone number and a date have no sign of minus.
        zh("5-7%", "5-7%");
        zh("5% - 7%", "5% - 7%");
        zh("A-7%", "A-7%");
        zh("010-82991681", "010-82991681");
        zh("2月5日-11日", "2月5日-11日");
        assert_eq!(signs_in_words("↑ 3.0%", Lang::En), " up  3.0%");
    }

    #[test]
    fn lists_count_in_chinese() {
        let check = |number, expected: &str| assert_eq!(counted_in_chinese(number), expected);
        check(1, "一");
        check(10, "十");
        check(12, "十二");
        check(20, "二十");
        check(99, "九十九");
        check(100, "100");
        check(0, "0");
    }

    #[test]
    fn a_phrase_is_bare_of_what_leads_to_its_number() {
        assert_eq!(bare_phrase("其中政府网站有", Lang::Zh), "政府网站");
        assert_eq!(bare_phrase("涉及域名", Lang::Zh), "域名");
        assert_eq!(
            bare_phrase(" of which were government websites", Lang::En),
            "government websites"
        );
    }
}
