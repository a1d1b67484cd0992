//! Slips of the keyboard, of Word and of PDF files: signs that look like others or like
//! nothing, signs of the other language, and what stands twice.

use std::ops::Range;

use crate::report::{is_han, ordered_by};

use super::{Lang, typed::narrow, unradical};

/// A slip in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What belongs there, where that is certain.
    pub instead: Option<String>,
    /// Whether it is a sign that no text has, and not one too many or of the other language.
    pub is_foreign: bool,
}

/// Signs each before what it looks like: radicals but for those of [`unradical`], then the letters of
/// Cyrillic and Greek that look like Latin ones.
const LOOK_ALIKE: &str = "\
    ⺁厂⺇几⺜日⺝月⺟母⺠民⺩王⺫目⺲网⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟\
    аaеeоoрpсcуyхxіiјjѕsАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

/// Signs that are known by a name, from one to another.
const NAMES: [(char, char, &str, &str); 19] = [
    ('\u{ad}', '\u{ad}', "软连字符", "soft hyphen"),
    ('\u{300}', '\u{36f}', "附加符号", "combining mark"),
    ('\u{370}', '\u{3ff}', "希腊字母", "Greek letter"),
    ('\u{400}', '\u{4ff}', "西里尔字母", "Cyrillic letter"),
    ('\u{61c}', '\u{61c}', DIRECTION.0, DIRECTION.1),
    ('\u{200b}', '\u{200b}', "零宽空格", "zero-width space"),
    ('\u{200c}', '\u{200d}', "零宽连接符", "zero-width joiner"),
    ('\u{200e}', '\u{200f}', DIRECTION.0, DIRECTION.1),
    (
        '\u{2028}',
        '\u{2029}',
        "行或段分隔符",
        "line or paragraph separator",
    ),
    ('\u{202a}', '\u{202e}', DIRECTION.0, DIRECTION.1),
    ('\u{2060}', '\u{2064}', "不可见的连接符", "invisible joiner"),
    ('\u{2066}', '\u{2069}', DIRECTION.0, DIRECTION.1),
    (
        '\u{2e80}',
        '\u{2fdf}',
        "部首字符",
        "radical, not a character",
    ),
    (
        '\u{e000}',
        '\u{f8ff}',
        "私用区字符",
        "private-use character",
    ),
    ('ﬀ', 'ﬄ', "连字", "ligature"),
    ('\u{fe00}', '\u{fe0f}', "异体选择符", "variation selector"),
    ('\u{feff}', '\u{feff}', "字节顺序标记", "byte order mark"),
    ('\u{ff10}', '\u{ff5a}', "全角字符", "full-width character"),
    (
        '\u{fffc}',
        '\u{ffff}',
        "转换时丢失的字符",
        "character lost in conversion",
    ),
];
const DIRECTION: (&str, &str) = ("文字方向控制符", "direction mark");

/// Words that may stand twice in English.
const TWICE: [&str; 3] = ["had", "that", "so"];
/// Characters that do not stand twice in Chinese, but for these before and behind them.
const ONCE: &str = "的了是被较在与和";
const BEFORE_TWICE: &str = "目标存实现潜正所参给赋授好柔温比";
const BEHIND_TWICE: &str = "确解结断非气平谐睦";

/// A sign for a message: as it looks, and where that says too little its code and name.
pub fn sign(letter: char, lang: Lang) -> String {
    let code = u32::from(letter);
    let known = NAMES
        .iter()
        .find(|(first, last, ..)| (*first..=*last).contains(&letter));
    let name = match known {
        Some((.., zh, en)) => (*zh, *en),
        None if letter.is_control() => ("控制符", "control character"),
        None => return format!("“{letter}”"),
    };
    let is_seen = look_alike(letter).is_some()
        || ('ﬀ'..='ﬄ').contains(&letter)
        || ('\u{ff10}'..='\u{ff5a}').contains(&letter);
    match (lang, is_seen) {
        (Lang::Zh, true) => format!("“{letter}”（U+{code:04X}，{}）", name.0),
        (Lang::Zh, false) => format!("U+{code:04X}（{}）", name.0),
        (Lang::En, true) => format!("“{letter}” (U+{code:04X}, {})", name.1),
        (Lang::En, false) => format!("U+{code:04X} ({})", name.1),
    }
}

/// A sign that no text has, and what belongs there unless only the editor can know that.
fn foreign(letter: char, lang: Lang) -> Option<Found> {
    let instead = match letter {
        '\u{2028}' | '\u{2029}' if lang == Lang::En => Some(" ".to_owned()),
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Some(String::new()),
        // Where “fi” is printed as one letter.
        'ﬀ'..='ﬄ' => {
            let place = u32::from(letter) - u32::from('ﬀ');
            let written = ["ff", "fi", "fl", "ffi", "ffl"].get(place as usize);
            written.map(|written| (*written).to_owned())
        }
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}' => None,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' if lang == Lang::En => {
            Some(narrow(letter).to_string())
        }
        '\u{2e80}'..='\u{2fdf}' => look_alike(letter).map(String::from),
        _ => return None,
    };
    Some((1, instead, true))
}

fn look_alike(letter: char) -> Option<char> {
    let ideograph = unradical(letter);
    if ideograph != letter {
        return Some(match ideograph {
            // The reports write these three in their simplified forms.
            '戶' => '户',
            '靑' => '青',
            '黃' => '黄',
            _ => ideograph,
        });
    }
    let mut pairs = LOOK_ALIKE.chars();
    while let (Some(one), Some(other)) = (pairs.next(), pairs.next()) {
        if one == letter {
            return Some(other);
        }
    }
    None
}

/// Every slip of a text, in its order.
pub fn slips(text: &str, lang: Lang) -> Vec<Slip> {
    let letters: Vec<char> = text.chars().collect();
    let scan = SignScan {
        letters: &letters,
        lang,
    };
    let mut slips = Vec::new();
    let (mut place, mut byte) = (0, 0);
    while place < letters.len() {
        let found = scan.slip(place, text, byte);
        let length = found.as_ref().map_or(1, |(length, ..)| *length);
        let end = byte
            + letters[place..place + length]
                .iter()
                .map(|letter| letter.len_utf8())
                .sum::<usize>();
        slips.extend(found.map(|(_, instead, is_foreign)| Slip {
            range: byte..end,
            instead,
            is_foreign,
        }));
        (place, byte) = (place + length, end);
    }
    slips.extend(unpaired(text));
    slips.extend(repeated(text));
    ordered_by(slips, |slip| slip.range.start)
}

struct SignScan<'a> {
    letters: &'a [char],
    lang: Lang,
}

/// How many letters a slip has, what belongs there, and whether it is a foreign sign.
type Found = (usize, Option<String>, bool);

impl SignScan<'_> {
    fn at(&self, place: usize) -> char {
        self.letters.get(place).copied().unwrap_or('\n')
    }

    fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\n', |before| self.at(before))
    }

    fn slip(&self, place: usize, text: &str, byte: usize) -> Option<Found> {
        let letter = self.at(place);
        if let Some(found) = foreign(letter, self.lang) {
            return Some(found);
        }
        if letter == ' ' || letter == '\u{3000}' {
            return self.spaces(place);
        }
        let (before, next) = (self.before(place), self.at(place + 1));
        if matches!(letter, '\u{370}'..='\u{4ff}') {
            let is_word = |letter: char| letter.is_ascii_alphabetic();
            let is_within =
                is_word(before) || is_word(next) || matches!(before, '\u{370}'..='\u{4ff}');
            let instead = look_alike(letter).filter(|_| is_within)?;
            return Some((1, Some(instead.to_string()), true));
        }
        match self.lang {
            Lang::Zh => self
                .sign_in_chinese(place, letter, before, next)
                .or_else(|| self.twice_in_chinese(place)),
            Lang::En => Self::sign_in_english(letter, before, next)
                .or_else(|| Self::twice_in_english(text, byte, before)),
        }
    }

    fn sign_in_chinese(
        &self,
        place: usize,
        letter: char,
        before: char,
        next: char,
    ) -> Option<Found> {
        const SIGNS: &str = ",;:?!.，；：？！。";
        const STOPS: &str = "，、；：。";
        if STOPS.contains(letter) && STOPS.contains(next) {
            let kept = if letter == '。' || next == '。' {
                '。'
            } else {
                letter
            };
            return Some((2, Some(kept.to_string()), false));
        }
        let sign = SIGNS
            .chars()
            .position(|sign| sign == letter)
            .filter(|sign| *sign < 6)?;
        let is_end = place + 1 == self.letters.len() || next == '\n';
        let is_between =
            is_han(next) || (is_end && letter != ':') || (letter == ',' && next.is_ascii_digit());
        let is_slip = (is_han(before) || before == '）') && is_between && (letter != '.' || is_end);
        let instead = SIGNS.chars().nth(sign + 6)?;
        is_slip.then(|| (1, Some(instead.to_string()), false))
    }

    fn sign_in_english(letter: char, before: char, next: char) -> Option<Found> {
        const SIGNS: [(char, &str); 8] = [
            ('，', ", "),
            ('、', ", "),
            ('。', ". "),
            ('；', "; "),
            ('：', ": "),
            ('？', "? "),
            ('！', "! "),
            ('％', "%"),
        ];
        if let Some((_, instead)) = SIGNS.iter().find(|(sign, _)| *sign == letter) {
            let is_quoted = is_han(before) || is_han(next);
            let is_open = next.is_alphanumeric();
            let instead = if is_open { instead } else { instead.trim_end() };
            return (!is_quoted).then(|| (1, Some(instead.to_owned()), false));
        }
        (matches!(letter, ',' | ';') && letter == next)
            .then(|| (2, Some(letter.to_string()), false))
    }

    /// More than one space within a line, or one before a comma.
    fn spaces(&self, place: usize) -> Option<Found> {
        let run = self.letters[place..]
            .iter()
            .take_while(|letter| matches!(letter, ' ' | '\u{3000}'))
            .count();
        let (before, next) = (self.before(place), self.at(place + run));
        let is_edge = before == '\n' || next == '\n';
        let is_before_sign = self.lang == Lang::En && matches!(next, ',' | ';') && before != ' ';
        let is_wide =
            run > 1 && (self.lang == Lang::Zh || !matches!(before, '.' | '!' | '?' | ':'));
        let instead = if is_before_sign || (is_han(before) && is_han(next)) {
            ""
        } else {
            " "
        };
        let is_slip = !is_edge && (is_before_sign || is_wide);
        is_slip.then(|| (run, Some(instead.to_owned()), false))
    }

    fn twice_in_english(text: &str, byte: usize, before: char) -> Option<Found> {
        let goes_on = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '’' | '\'');
        if goes_on(before) {
            return None;
        }
        let rest = &text[byte..];
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = &rest[..length];
        let again = rest[length..].strip_prefix(' ')?;
        let is_same = length > 0 && again.get(..length)?.eq_ignore_ascii_case(word);
        let is_whole = !again[length..].starts_with(goes_on);
        let is_small = again.starts_with(|first: char| first.is_ascii_lowercase());
        let is_slip = is_same && is_whole && is_small && !TWICE.contains(&word);
        is_slip.then(|| (2 * length + 1, Some(word.to_owned()), false))
    }

    fn twice_in_chinese(&self, place: usize) -> Option<Found> {
        const LONGEST: usize = 6;
        let first = self.at(place);
        if !is_han(first) {
            return None;
        }
        if first == self.at(place + 1) && ONCE.contains(first) {
            let is_other = BEFORE_TWICE.contains(self.before(place))
                || BEHIND_TWICE.contains(self.at(place + 2));
            return (!is_other).then(|| (2, Some(first.to_string()), false));
        }
        let is_twice = |length: &usize| {
            let one = self.letters.get(place..place + length);
            let other = self.letters.get(place + length..place + 2 * length);
            one == other
                && one.is_some_and(|one| {
                    one.iter().all(|letter| is_han(*letter) && *letter != '一') && one[0] != one[1]
                })
        };
        let length = (2..=LONGEST).find(is_twice)?;
        let once = self.letters[place..place + length].iter().collect();
        Some((2 * length, Some(once), false))
    }
}

/// The first clause that is said again at once: “2 of them cross-border; 2 of them cross-border”.
fn repeated(text: &str) -> Option<Slip> {
    const LEAST: usize = 12;
    let is_end = |letter: char| "，；。,;.！？".contains(letter);
    let mut before = "";
    let mut start = 0;
    for piece in text.split_inclusive(is_end) {
        let clause = piece.trim_end_matches(is_end).trim();
        if clause.len() >= LEAST && clause == before {
            return Some(Slip {
                range: start..start + piece.len(),
                instead: None,
                is_foreign: false,
            });
        }
        before = clause;
        start += piece.len();
    }
    None
}

/// The first bracket or quotation mark without its other.
fn unpaired(text: &str) -> Option<Slip> {
    const PAIRS: [(&str, &str); 5] = [
        ("(（", ")）"),
        ("《", "》"),
        ("【", "】"),
        ("“", "”"),
        ("[", "]"),
    ];
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let slip = |at: usize, length: usize| Slip {
        range: at..at + length,
        instead: None,
        is_foreign: false,
    };
    let mut before = '\n';
    for (at, letter) in text.char_indices() {
        let length = letter.len_utf8();
        if letter.is_ascii_alphanumeric() || is_han(letter) {
            // Most letters are no signs.
        } else if let Some(pair) = PAIRS
            .iter()
            .position(|(opening, _)| opening.contains(letter))
        {
            open.push((pair, at, length));
        } else if let Some(pair) = PAIRS
            .iter()
            .position(|(_, closing)| closing.contains(letter))
        {
            // The list marks 1) and a) have none.
            let is_mark = before.is_ascii_alphanumeric() && open.is_empty() && pair == 0;
            match open.pop() {
                Some((opened, ..)) if opened == pair => {}
                Some((_, at, length)) => return Some(slip(at, length)),
                None if is_mark => {}
                None => return Some(slip(at, length)),
            }
        }
        before = letter;
    }
    open.first().map(|(_, at, length)| slip(*at, *length))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slips of a text: what is there, and what belongs there.
    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &str) {
        let found = slips(text, lang).into_iter().map(|slip| {
            let star = if slip.is_foreign { "*" } else { "" };
            let instead = slip.instead.unwrap_or_else(|| "?".to_owned());
            format!("{}{star}>{instead}", text[slip.range].escape_debug())
        });
        assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{text}");
    }

    #[test]
    fn a_sign_that_looks_like_another_is_what_it_looks_like() {
        check("境内⽹站与⻔户", Lang::Zh, "⽹*>网|⻔*>门");
        check("Мirаi家族", Lang::Zh, "М*>M|а*>a");
        check(
            "Aрache in ２０１８",
            Lang::En,
            "р*>p|２*>2|０*>0|１*>1|８*>8",
        );
        check("the β version of μ at a café", Lang::En, "");
        check("ﬁxed, ofﬀ", Lang::En, "ﬁ*>fi|ﬀ*>ff");
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        check("网\u{200b}站\u{feff}", Lang::Zh, "\\u{200b}*>|\\u{feff}*>");
        check(
            "web\u{ad}site\u{2028}is",
            Lang::En,
            "\\u{ad}*>|\\u{2028}*> ",
        );
        check("网\u{fffd}站\u{e000}", Lang::Zh, "\u{fffd}*>?|\\u{e000}*>?");
    }

    #[test]
    fn signs_are_of_the_language_around_them() {
        check("态势平稳,无异常.", Lang::Zh, ",>，|.>。");
        check("比例为3:1,详见www.a.cn, 共1,234个", Lang::Zh, "");
        check("calm，no change。", Lang::En, "，>, |。>.");
        check("the values (数值，示例) and 《周报》", Lang::En, "");
    }

    #[test]
    fn what_stands_twice_is_said_once() {
        check(
            "网站网站的的数量，，较上周下降。。",
            Lang::Zh,
            "网站网站>网站|的的>的|，，>，|。。>。",
        );
        check(
            "达到目的的确，存在在用设备，上上周，一个一个，以及及时",
            Lang::Zh,
            "",
        );
        check(
            "the the week was was calm ,,  and",
            Lang::En,
            "the the>the|was was>was| >|,,>,|  > ",
        );
        check(
            "he had had that that, calm.  It Pago pago-like",
            Lang::En,
            "",
        );
    }

    #[test]
    fn brackets_stand_in_pairs() {
        check("（CNVD的漏洞", Lang::Zh, "（>?");
        check("“CNVD”）的漏洞", Lang::Zh, "）>?");
        check("1）境内（含香港)；2）境外", Lang::Zh, "");
    }
}
