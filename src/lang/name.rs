//! The names of places, organizations and days that prose of this field has, in both languages.

use std::{ops::Range, sync::LazyLock};

use crate::report::ordered_by;

use super::Lang;

/// The names of each kind: in Chinese, then in English, with what stands for either. Of two
/// of a kind one is not the other.
const NAMES: [&str; 14] = [
    "北京=Beijing;天津=Tianjin;河北=Hebei;山西=Shanxi;内蒙古=Inner Mongolia;辽宁=Liaoning;吉林=Jilin;\
     黑龙江=Heilongjiang;上海=Shanghai;江苏=Jiangsu;浙江=Zhejiang;安徽=Anhui;福建=Fujian;江西=Jiangxi;\
     山东=Shandong;河南=Henan;湖北=Hubei;湖南=Hunan;广东=Guangdong;广西=Guangxi;海南=Hainan;\
     重庆=Chongqing;四川=Sichuan;贵州=Guizhou;云南=Yunnan;西藏=Tibet|Xizang;陕西=Shaanxi;甘肃=Gansu;\
     青海=Qinghai;宁夏=Ningxia;新疆=Xinjiang;香港=Hong Kong;澳门=Macao|Macau;台湾=Taiwan;\
     深圳=Shenzhen;广州=Guangzhou;杭州=Hangzhou;南京=Nanjing;武汉=Wuhan;成都=Chengdu;西安=Xi’an|Xi'an;\
     美国=United States|US|U.S.|USA|American|America;日本=Japan|Japanese;韩国=South Korea|Korea|Korean|South Korean;\
     朝鲜=North Korea|DPRK|North Korean;俄罗斯=Russia|Russian;乌克兰=Ukraine|Ukrainian;印度=India|Indian;\
     印度尼西亚|印尼=Indonesia|Indonesian;越南=Vietnam|Vietnamese;泰国=Thailand|Thai;菲律宾=Philippines|Philippine|Filipino;\
     马来西亚=Malaysia|Malaysian;新加坡=Singapore|Singaporean;英国=United Kingdom|UK|U.K.|Britain|British;\
     法国=France|French;德国=Germany|German;荷兰=Netherlands|Dutch;意大利=Italy|Italian;西班牙=Spain|Spanish;\
     波兰=Poland|Polish;土耳其=Turkey|Türkiye|Turkish;伊朗=Iran|Iranian;以色列=Israel|Israeli;\
     挪威=Norway|Norwegian;瑞典=Sweden|Swedish;瑞士=Switzerland|Swiss;爱尔兰=Ireland|Irish;\
     比利时=Belgium|Belgian;芬兰=Finland|Finnish;丹麦=Denmark|Danish;罗马尼亚=Romania|Romanian;\
     保加利亚=Bulgaria|Bulgarian;希腊=Greece|Greek;立陶宛=Lithuania|Lithuanian;捷克=Czech;\
     阿根廷=Argentina;南非=South Africa;埃及=Egypt|Egyptian;巴基斯坦=Pakistan|Pakistani;\
     柬埔寨=Cambodia|Cambodian;缅甸=Myanmar|Burma;新西兰=New Zealand;\
     巴西=Brazil|Brazilian;加拿大=Canada|Canadian;墨西哥=Mexico|Mexican;澳大利亚=Australia|Australian",
    "工业和信息化部|工信部=Ministry of Industry and Information Technology|MIIT;公安部=Ministry of Public Security|MPS;\
     国家互联网信息办公室|网信办=Cyberspace Administration|CAC;教育部=Ministry of Education;\
     商务部=Ministry of Commerce;外交部=Ministry of Foreign Affairs|Foreign Ministry;国家安全部=Ministry of State Security;\
     中国人民银行=People’s Bank|People's Bank;联邦调查局=FBI|Federal Bureau of Investigation;欧洲刑警组织=Europol;\
     国际刑警组织=Interpol;中国电信=China Telecom;中国移动=China Mobile;中国联通=China Unicom",
    "微软=Microsoft;谷歌=Google|Chrome;苹果=Apple|iOS|macOS;甲骨文=Oracle;思科=Cisco;英特尔=Intel;华为=Huawei;\
     腾讯|微信=Tencent|WeChat|QQ;阿里巴巴|阿里云=Alibaba;百度=Baidu;小米=Xiaomi;三星=Samsung;高通=Qualcomm;\
     脸书=Facebook|Meta;推特=Twitter;亚马逊=Amazon|AWS;戴尔=Dell;惠普=HP|Hewlett-Packard;英伟达=NVIDIA|Nvidia;\
     卡巴斯基=Kaspersky;赛门铁克=Symantec;红帽=Red Hat;奥多比=Adobe;联想=Lenovo;中兴=ZTE;\
     安卓=Android;鸿蒙=HarmonyOS;瞻博=Juniper;飞塔=Fortinet;威睿=VMware",
    "星期一|周一=Monday;星期二|周二=Tuesday;星期三|周三=Wednesday;星期四|周四=Thursday;\
     星期五|周五=Friday;星期六|周六=Saturday;星期日|星期天|周日=Sunday",
    "上周|上一周|前一周=last week|Last week|week before|previous week|week earlier|week on week|week-on-week;\
     上月|上个月=last month|Last month|month before|previous month|month earlier;\
     去年|上年|同比=last year|Last year|year before|previous year|year earlier|year on year|year-on-year",
    "网站|站点|网页|页面=website|websites|Websites|site|sites|page|pages;主机|设备|电脑|计算机=host|hosts|Hosts|device|devices|computer|computers;\
     域名=domain|domains|Domains;服务器=server|servers|Servers;漏洞=vulnerability|vulnerabilities|Vulnerabilities",
    "美元=US dollars|dollars|USD|US$;万元|亿元|人民币=yuan|RMB|CNY|renminbi;欧元=euros|euro;英镑=pounds;日元=yen;卢布=roubles|rubles",
    "政府=government|Government;\
     企业网站=business website|business websites|company website|company websites|corporate website|corporate websites|enterprise website|enterprise websites;\
     教育=education|educational|schools;金融|银行=financial|finance|bank|banks|banking;\
     医疗|卫生|医院=medical|health|healthcare|hospital|hospitals;电力|能源=energy|electricity;\
     交通|运输=transport|transportation;电信=telecom|telecommunications;制造=manufacturing|manufacturers",
    "高危|高风险=high-risk|high-severity|high risk;中危|中风险=medium-risk|medium-severity|medium risk|moderate-risk;\
     中低危|高危以外|非高危=not high-risk|non-high-risk;低危|低风险=low-risk|low-severity|low risk;超危|严重漏洞=critical vulnerability|critical vulnerabilities|critical flaw",
    "最高|最多|最大|最快|最严重=highest|largest|biggest|greatest|fastest|steepest|worst;最低|最少|最小|最慢=lowest|fewest|smallest|slowest",
    "SQL注入=SQL injection;跨站脚本|XSS=cross-site scripting|XSS;缓冲区溢出=buffer overflow;\
     命令注入|命令执行=command injection|command execution;代码执行=code execution;权限提升|提权=privilege escalation|elevation of privilege;\
     拒绝服务|DDoS=denial of service|denial-of-service|DoS|DDoS;信息泄露|数据泄露=information disclosure|information leak|leak;\
     目录遍历|路径遍历=path traversal|directory traversal;反序列化=deserialization;文件上传=file upload|file-upload;弱口令=weak password|weak passwords;\
     认证绕过|验证绕过=authentication bypass;零日=zero-day|zero-days;越界=out-of-bounds;释放后=use-after-free;\
     硬编码=hard-coded;SSRF=SSRF|server-side request forgery",
    "本周=this week;本月|当月=this month;今年|年内=this year",
    "远程=remote|remotely;本地|当地=local|locally",
    "勒索软件|勒索团伙|勒索病毒|勒索攻击|勒索组织=ransomware;挖矿=mining|miner|miners|cryptomining|cryptojacking;蠕虫=worm|worms;间谍=spyware|spy;广告软件=adware",
];

/// The kind of names that neither language leaves out: companies and their systems.
pub const KEPT: usize = 2;

/// Words of one language that call for a word of the other: what calls in Chinese, what
/// answers in English, what calls in English, what answers in Chinese.
const CALLS: [[&str; 4]; 6] = [
    [
        "政府网站|政府机构网站",
        "gov",
        "government website|government site|government web",
        "政府|政务|官方|党政|gov",
    ],
    [
        "",
        "",
        "phishing",
        "仿冒|钓鱼|假冒|冒充|诈骗|欺诈|虚假|伪造",
    ],
    ["", "", "loophole", "法律|制度|监管|管理|规则|政策|机制"],
    [
        "建议用户|建议各|建议广大|建议及|建议尽|请用户|请各|请广大|请及时|请尽快",
        "advi|urge|recommend|should|suggest|remind|please|warn|must|call|need|ask|encourag|alert|caution|upgrad|install|updat|patch|stay|keep|check|be |avoid|not |never",
        "users are advised|users should|please |are urged to|are advised to",
        "建议|请|提醒|应|呼吁|须|需|务必|切勿|要|勿|宜",
    ],
    [
        "",
        "",
        "the least|least of|fewest|the lowest|the smallest|at the bottom",
        "最少|最低|最小|最后|末|至少|最不",
    ],
    [
        "排名第一|排在第一|位列第一|位居第一|居首位|第一位|第一名|榜首",
        "first|top|lead|no. 1|number one|most|largest|biggest|head|ahead|highest|1st",
        "in second place|ranks second|runner-up|ranked second",
        "二|次之|其次|次席|亚军|第2",
    ],
];

/// What makes no day of 周 before it and a number: 本周三类事件, 两周一次.
const NO_WEEKDAY: &str = "次起个共直些般定样家种份期批体致律同系切款项条例台类大成名件均";

/// A name of the tables in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its kind and which of that kind it is.
    pub known: (usize, usize),
    /// Where it is written, in bytes.
    pub range: Range<usize>,
}

/// The tables of names, made to be looked up.
pub struct Names {
    /// How a name may be written, and its place in the tables; those with the same first
    /// letter together, the longest first.
    spellings: Vec<(&'static str, (usize, usize))>,
}

impl Names {
    /// All tables, made once.
    pub fn known() -> &'static Self {
        static KNOWN: LazyLock<Names> = LazyLock::new(Names::new);
        &KNOWN
    }

    fn new() -> Self {
        let mut spellings = Vec::new();
        for (kind, names) in NAMES.into_iter().enumerate() {
            for (place, name) in names.split(';').enumerate() {
                let all = name.trim_start().split(['=', '|']);
                spellings.extend(all.map(|spelling| (spelling, (kind, place))));
            }
        }
        // By the first letter, and of those alike in it the longest first.
        let spellings = ordered_by(spellings, |(spelling, _)| !spelling.len());
        let first = |spelling: &str| spelling.chars().next().map_or(0, |first| first as usize);
        let spellings = ordered_by(spellings, |(spelling, _)| first(spelling));
        Self { spellings }
    }

    /// The names of a text, each where it stands first. In Chinese they may be in Latin
    /// letters as well.
    pub fn within(&self, text: &str, lang: Lang) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let mut end = 0;
        let mut before = None;
        for (start, letter) in text.char_indices() {
            let found = if start < end {
                None
            } else {
                self.at(text, start, before, lang)
            };
            if let Some((spelling, known)) = found {
                end = start + spelling.len();
                if names.iter().all(|name| name.known != known) {
                    let range = start..end;
                    names.push(Name { known, range });
                }
            }
            before = Some(letter);
        }
        names
    }

    fn at(
        &self,
        text: &str,
        start: usize,
        before: Option<char>,
        lang: Lang,
    ) -> Option<(&'static str, (usize, usize))> {
        let rest = &text[start..];
        let first = rest.chars().next();
        let from = self
            .spellings
            .partition_point(|(spelling, _)| spelling.chars().next() < first);
        let alike = self.spellings[from..]
            .iter()
            .take_while(|(spelling, _)| spelling.chars().next() == first);
        let is_word = |letter: Option<char>| {
            letter.is_some_and(|letter| match lang {
                Lang::Zh => letter.is_ascii_alphanumeric(),
                Lang::En => letter.is_alphanumeric(),
            })
        };
        let stands = |(spelling, _): &&(&str, _)| {
            let Some(behind) = rest.strip_prefix(spelling) else {
                return false;
            };
            let next = behind.chars().next();
            if spelling.is_ascii() || first.is_some_and(|first| first.is_ascii()) {
                return !is_word(before) && !is_word(next);
            }
            let is_number =
                spelling.starts_with('周') && next.is_some_and(|next| NO_WEEKDAY.contains(next));
            // 11日本周 is no 日本.
            let is_day = *spelling == "日本"
                && before
                    .is_some_and(|before| before.is_numeric() || "今当每即昨次".contains(before));
            !is_number && !is_day
        };
        alike.into_iter().find(stands).copied()
    }
}

/// What of a text, in small letters, calls for words that the other text does not have.
pub fn uncalled(text: &str, other: &str, lang: Lang) -> Option<Range<usize>> {
    let side = 2 * lang as usize;
    CALLS.iter().find_map(|words| {
        let mut calls = words[side].split('|').filter(|call| !call.is_empty());
        let mut answers = words[side + 1].split('|');
        let range = calls.find_map(|call| Some((text.find(call)?, call.len())))?;
        let is_answered = answers.any(|answer| other.contains(answer));
        (!is_answered).then_some(range.0..range.0 + range.1)
    })
}

/// How often a text in small letters says that something is on this side of the border and on the
/// other, and where it says either first.
pub fn sides_of_border(text: &str, lang: Lang) -> [(usize, Range<usize>); 2] {
    const WORDS: [[&[&str]; 2]; 2] = [
        [
            &["境内", "国内", "我国", "中国", "本土"],
            &["境外", "海外", "国外"],
        ],
        [
            &["domestic", "mainland", "at home", "china", "chinese"],
            &["overseas", "abroad", "foreign", "offshore", "outside"],
        ],
    ];
    WORDS[lang as usize].map(|words| {
        let places = words.iter().flat_map(|word| text.match_indices(word));
        let first = places
            .clone()
            .min()
            .map_or(0..0, |(at, word)| at..at + word.len());
        (places.count(), first)
    })
}

/// The Latin words of a Chinese text that are names: with a capital or a digit, but for
/// those in capitals only, which may be spelled out in English.
pub fn latin_names(text: &str) -> Vec<Range<usize>> {
    const GENERAL: [&str; 6] = ["app", "apps", "web", "email", "wifi", "trojan"];
    let is_name = |word: &str| {
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        // DDoS and IoT are as well.
        let is_abbreviation = capitals + 1 >= word.len();
        let small = word.to_ascii_lowercase();
        let is_ranking = small.starts_with("top") || small.starts_with("win");
        let is_general = GENERAL.contains(&small.as_str()) || is_ranking;
        word.len() > 2 && capitals + digits > 0 && !is_abbreviation && !is_general
    };
    words(text)
        .filter(|range| is_name(&text[range.clone()]))
        .collect()
}

/// The Latin words of a text, with the digits in them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric();
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(|letter: char| letter.is_ascii_alphabetic())?;
        end = text[start..]
            .find(|letter| !is_of_word(letter))
            .map_or(text.len(), |length| start + length);
        Some(start..end)
    })
}

/// The numbers of a short text, digit by digit.
pub fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut runs = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(is_digit) {
        let start = end + start;
        let length = text[start..].find(|letter| !is_digit(letter));
        end = length.map_or(text.len(), |length| start + length);
        runs.push(start..end);
    }
    runs
}

/// The numbers behind the hyphen of an area code in a Chinese text.
pub fn telephones(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LEAST: usize = 7;
    let runs = digit_runs(text).into_iter();
    runs.filter(move |run| {
        let area = text[..run.start].strip_suffix('-').unwrap_or_default();
        let digits = area.trim_end_matches(|letter: char| letter.is_ascii_digit());
        run.len() >= LEAST && area[digits.len()..].starts_with('0')
    })
}

/// A text without anything but its Latin letters and digits, in small ones.
pub fn squashed(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Whether two words differ by a letter: another one, two exchanged, one more or less.
pub fn is_misspelled(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|word| word.to_ascii_lowercase().into_bytes());
    if one == other || one.len().min(other.len()) < 4 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other)
        .count();
    let (one, other) = (&one[same..], &other[same..]);
    if one.len() == other.len() {
        let is_exchanged =
            one.len() > 1 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..];
        return is_exchanged || one[1..] == other[1..];
    }
    let (long, short) = if one.len() > other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long[1..] == *short
}

/// The word among some that is meant by one in small letters, where a letter is too many, too few
/// or out of its place. Another letter may make another word: injected, infected.
pub fn meant_by<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    const LEAST: usize = 7;
    const OTHER_WORDS: [&str; 5] = ["through", "counties", "country", "handled", "carried"];
    if word.len() < LEAST || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let is_near = |other: &&&str| {
        let same = word.bytes().zip(other.bytes());
        let same = same.take_while(|(one, other)| one.eq_ignore_ascii_case(other));
        let same = same.count();
        let is_inflected = same + 1 >= word.len().max(other.len());
        let mut letters = [word, other].map(|word| word.to_ascii_lowercase().into_bytes());
        for letters in &mut letters {
            letters.sort_unstable();
        }
        let is_other_letter = word.len() == other.len() && letters[0] != letters[1];
        !is_inflected && !is_other_letter && is_misspelled(word, other)
    };
    let is_known = |other: &&str| other.eq_ignore_ascii_case(word);
    let first = word.as_bytes()[0];
    let mut alike = known
        .iter()
        .filter(|other| other.as_bytes()[0].eq_ignore_ascii_case(&first));
    if OTHER_WORDS.contains(&word) || known.iter().any(is_known) {
        return None;
    }
    alike.find(is_near).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &str) {
        let found = Names::known().within(text, lang);
        let written: Vec<_> = found.into_iter().map(|name| &text[name.range]).collect();
        assert_eq!(written.join(" "), expected, "{text}");
    }

    #[test]
    fn the_longest_name_counts_and_what_only_contains_one_is_none() {
        check(
            "印度尼西亚、浙江西部和上海南部",
            Lang::Zh,
            "印度尼西亚 浙江 上海",
        );
        check("11日本周三类，周五起，美国（US）", Lang::Zh, "本周 美国");
        check(
            "the US, not us; USB from South Korea on Friday",
            Lang::En,
            "US South Korea Friday",
        );
    }

    #[test]
    fn a_latin_name_has_a_capital_or_a_digit_and_is_no_abbreviation() {
        let text = "Mirai、Log4j2、DDoS、APT、webshell、TOP5、Web、IPv6";
        let names: Vec<_> = latin_names(text)
            .into_iter()
            .map(|name| &text[name])
            .collect();
        assert_eq!(names, ["Mirai", "Log4j2", "IPv6"]);
    }

    #[test]
    fn a_slip_of_one_letter_is_told_from_another_word() {
        for (one, other) in [("Mirai", "Miria"), ("Mirai", "Mirrai"), ("CNVD", "CNVB")] {
            assert!(
                is_misspelled(one, other) && is_misspelled(other, one),
                "{one} {other}"
            );
        }
        for (one, other) in [("Mirai", "mirai"), ("Mirai", "Mozi"), ("CVE", "CWE")] {
            assert!(!is_misspelled(one, other), "{one} {other}");
        }
    }
}
