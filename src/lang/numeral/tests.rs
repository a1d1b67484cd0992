use proptest::prelude::*;

use super::*;
use crate::lang::{Lang, Scale};

/// What is read in a text, as `written=number`, with `?` behind what is loose and
/// `!` behind number words.
fn read(text: &str, lang: Lang) -> String {
    let said = |numeral: &Numeral| {
        let (kind, millionths) = numeral.amount.key();
        let (whole, fraction) = (millionths / 1_000_000, millionths % 1_000_000);
        let fraction = format!(".{fraction:06}");
        let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
        let percent = match kind {
            Kind::Count => "",
            Kind::Times => "×",
            Kind::Percent => "%",
            Kind::Points => "pp",
        };
        let weight = match numeral.weight {
            Weight::Figure => "",
            Weight::Word => "!",
            Weight::Loose => "?",
        };
        format!("{}={whole}{fraction}{percent}{weight}", numeral.written)
    };
    let said: Vec<_> = numerals(text, lang).iter().map(said).collect();
    said.join(" ")
}

#[track_caller]
fn zh(text: &str, expected: &str) {
    assert_eq!(read(text, Lang::Zh), expected, "{text}");
}

#[track_caller]
fn en(text: &str, expected: &str) {
    assert_eq!(read(text, Lang::En), expected, "{text}");
}

#[test]
fn a_chinese_number_has_its_scale_and_its_unit() {
    zh("约4,812.3万次", "4,812.3万=48123000");
    zh("68.3 万个", "68.3 万=683000");
    zh(
        "１，２３４起，下降７．６％",
        "１，２３４=1234 ７．６％=7.6%",
    );
    zh("1亿2345万次", "1亿2345万=123450000");
    zh("10余万台、3千家", "10余万=100000 3千=3000");
    zh("43万余", "43万=430000");
    zh("上升2.5个百分点", "2.5个百分点=2.5pp");
    zh("百分之7.6", "7.6=7.6%");
    zh("5至10万个，3—5%", "5=50000 10万=100000 3=3% 5%=5%");
    zh("9起，其中跨境4起；5,6", "9=9 4=4 5=5 6=6");
}

#[test]
fn an_english_number_has_its_scale_and_its_unit() {
    en("about 48.123 million downloads", "48.123 million=48123000");
    en("683,000 hosts, down 7.6%", "683,000=683000 7.6%=7.6%");
    en(
        "5 percent, 6 per cent, 2.5 percentage points",
        "5 percent=5% 6 per cent=6% 2.5 percentage points=2.5pp",
    );
    en(
        "3–5% and 5 to 10 million",
        "3=3% 5%=5% 5=5000000 10 million=10000000",
    );
    en("a 12-week high, 1.2 times", "a=1? 12=12 1.2=1.2");
    en("12\u{202f}345 hosts", "12\u{202f}345=12345");
    en("5,6 and -21.5%", "5=5 6=6 21.5%=21.5%");
}

#[test]
fn a_third_is_a_part_by_the_words_around_it_and_a_rank_without_them() {
    en("a third fewer", "a third=33.333333%!");
    en("nearly a third", "a third=33.333333%!");
    en("a quarter are high-risk", "a quarter=25%!");
    en("only a seventh of it", "a seventh=14.285714%!");
    en("a third family", "a=1? third=3?");
    zh("少了近三分之一", "三分之一=33.333333%!");
}

#[test]
fn a_bound_may_stand_behind_a_multiple_and_in_a_past_total() {
    let bound = |text, lang, number: u64| {
        let number = Amount::whole(number).in_kind(Kind::Times);
        numerals(text, lang)[0].amount.bounds(number)
    };
    assert!(bound("翻了一番还多", Lang::Zh, 3));
    assert!(!bound("翻了一番", Lang::Zh, 3));
    let past = |text| {
        numerals(text, Lang::En)[0]
            .amount
            .bounds(Amount::whole(3242))
    };
    assert!(past("past 3,200"));
    assert!(!past("the past 3,200"));
}

#[test]
fn what_counts_a_list_or_is_one_of_every_so_many_need_not_be_said() {
    zh("广东、浙江和江苏三省", "三=3?");
    zh("三省", "三=3!");
    zh("各占一半", "一半=50%?");
    zh("每三个里有一个", "三=3? 一=1?");
    let measures = |text| numerals(text, Lang::Zh)[0].is_measure;
    assert!(!measures("Struts 2的漏洞"));
    assert!(measures("COM 2个"));
}

#[test]
fn a_rank_or_a_span_of_time_measures_nothing() {
    let measures = |text, lang| {
        let numerals = numerals(text, lang).into_iter();
        let measures = numerals.filter(|numeral| numeral.is_measure);
        let written: Vec<_> = measures.map(|numeral| numeral.written).collect();
        written.join(" ")
    };
    let zh = "前5名、近12周、1.2倍，532个，环比下降7.6%";
    assert_eq!(measures(zh, Lang::Zh), "1.2倍 532 7.6%");
    let en = "the top 5, a 12-week high, 1.2 times; 532 hosts, down 7.6% week on week";
    assert_eq!(measures(en, Lang::En), "532 7.6%");
}

#[test]
fn a_date_is_no_figure() {
    zh("2018年2月5日至11日", "2018年=2018? 2月=2? 5日=5? 11日=11?");
    zh(
        "2月5—11日，2011—2012年，2011年至2012年",
        "2月=2? 5=5? 11日=11? 2011=2011? 2012年=2012? 2011年=2011? 2012年=2012?",
    );
    zh(
        "5月6日和7日，2018-02-05",
        "5月=5? 6日=6? 7日=7? 2018=2018? 02=2? 05=5?",
    );
    en("5–11 February 2018", "5=5? 11=11? 2018=2018?");
    en(
        "22 to 28 December 2025, on 5 and 6 Feb.",
        "22=22? 28=28? 2025=2025? 5=5? 6=6?",
    );
    en(
        "May 5–11, Sept. 3, from 2011 to 2012",
        "5=5? 11=11? 3=3? 2011=2011? 2012=2012?",
    );
    zh("5年来3个月", "5=5 3=3");
    en("it may 5 times", "5=5");
}

#[test]
fn what_names_something_is_no_figure() {
    zh("CVE-2024-1、CNVD-2018-02345、MS17-010和H5N1", "");
    en("CVE-2024-1, COVID-19 and https://b.c/2018", "");
    zh("TOP5、IPv6、5G", "5=5? 6=6? 5=5?");
    en(
        "version 1.2.3 at 10.0.0.1:80",
        "1.2=1.2? 3=3? 10.0=10? 0.1=0.1? 80=80?",
    );
    en(
        "call 010-82991681, 24/7, 3:1",
        "010=10? 82991681=82991681? 24=24? 7=7? 3=3? 1=1?",
    );
    en("999999999999999999999999999999999999999999", "");
}

#[test]
fn a_number_word_counts_where_it_counts_something() {
    zh(
        "五个网站、十二起、三万六千次、两处",
        "五=5! 十二=12! 三万六千=36000! 两=2!",
    );
    zh(
        "其中之一，百分之五，三分之二",
        "一=1? 百分之五=5%! 三分之二=66.666666%!",
    );
    zh(
        "一些、统一、十分、四川、第三方、数十个、百位、二〇一八年",
        "一=1? 一=1? 十=10? 四=4? 三=3? 十=10? 百=100? 二〇一八=2018!",
    );
    en(
        "five sites, twenty-five, one hundred and five, two million",
        "five=5! twenty-five=25! one hundred and five=105! two million=2000000!",
    );
    en(
        "one of them, the other one, two-factor, two-thirds, five percent",
        "one=1? one=1? two=2? two-thirds=66.666666%! five percent=5%!",
    );
    en(
        "Both, first, hundreds of, the hundred, two and three",
        "Both=2? first=1? hundreds=100? hundred=100? two=2! three=3!",
    );
}

#[test]
fn a_share_is_one_number_in_signs_and_in_words() {
    zh(
        "三成、3成、两成五、七成半、百分之七点六、千分之五、5‰、万分之三",
        "三成=30%! 3成=30% 两成五=25%! 七成半=75%! 百分之七点六=7.6%! 千分之五=0.5%! 5‰=0.5% 万分之三=0.03%!",
    );
    zh(
        "半数、一半、过半、近半、减半，四分之三，七八成",
        "半数=50%! 一半=50%! 过半=50%! 近半=50%! 减半=50%! 四分之三=75%! 七=70%? 八=80%?",
    );
    zh("半年、大半年、一个半月、其中3成功、完成、成都", "一=1? 3=3");
    en(
        "half of them, two thirds, three-quarters, a quarter of, a third, one in five, 5 per thousand, 5‰",
        "half=50%! two thirds=66.666666%! three-quarters=75%! a quarter=25%! a third=33.333333%! \
         one in five=20%? 5 per thousand=0.5% 5‰=0.5%",
    );
    en(
        "halved; the first half, half a year, half a million, a month and a half, the third quarter, a third family",
        "halved=50%? first=1? a=1? a=1? million=1000000? a=1? third=3? a=1? third=3?",
    );
}

#[test]
fn points_are_no_percentage() {
    zh(
        "上升1.5个百分点，两个百分点",
        "1.5个百分点=1.5pp 两个百分点=2pp!",
    );
    en(
        "up 1.5 points, 2 pp, two percentage points, at one point",
        "1.5 points=1.5pp 2 pp=2pp two percentage points=2pp! one point=1pp!",
    );
}

#[test]
fn a_multiple_says_how_many_times_as_much_it_is() {
    zh(
        "增长一倍，增至两倍，是上周的3倍，增长1.2倍，翻番，翻了两番",
        "一倍=2×! 两倍=2×! 3倍=3× 1.2倍=2.2× 翻番=2×! 翻了两番=4×!",
    );
    en(
        "doubled, twice, threefold, 3 times as many, 1.2 times last week, visited 3 times",
        "doubled=2×? twice=2×? threefold=3×? 3 times=3× 1.2 times=1.2× 3=3",
    );
}

#[test]
fn a_scale_may_be_short() {
    en(
        "1.2 bn, 12m, 12 m, 30k, 12M and 5G, 200 thousand",
        "1.2 bn=1200000000 12m=12000000 12 m=12000000 30k=30000 12=12? 5=5? 200 thousand=200000",
    );
    zh(
        "12亿、1200万、3千万、十二万",
        "12亿=1200000000 1200万=12000000 3千万=30000000 十二万=120000?",
    );
}

#[test]
fn what_is_vague_is_never_asked_for() {
    zh(
        "两三个、三四百人、数十家、上百个、十余家、一两起",
        "两=2? 三=3? 三=300? 四百=400? 十=10? 百=100? 十=10? 一=1? 两=2?",
    );
    en(
        "two or three, dozens, a dozen, two dozen, hundreds of thousands, fifty-second",
        "two=2? three=3? a=1? dozen=12? two dozen=24? hundreds=100? thousands=1000? fifty-second=52?",
    );
}

#[test]
fn an_idiom_is_no_number() {
    zh(
        "以防万一，三番五次，百分百，万无一失，五花八门，一成不变，“打补丁”三个字",
        "万一=10001? 五=5? 八=8?",
    );
}

#[test]
fn a_rate_and_the_clock_need_not_be_in_the_other_language() {
    zh("十个里有六个，24小时值班", "十=10? 六=6? 24=24?");
}

#[test]
fn a_bound_is_true_of_what_lies_on_its_side() {
    let stands = |text: &str, value: u64, lang| {
        let mut amounts = Amounts::default();
        amounts.extend([Amount::whole(value)]);
        let amount = numerals(text, lang).pop().unwrap().amount;
        amounts.have(amount) || amount.bounds(Amount::whole(value))
    };
    for (zh, en, holds, fails) in [
        (
            "低于600个",
            "fewer than 600",
            &[532, 2][..],
            &[601, 1055][..],
        ),
        ("超过500个", "more than 500", &[532, 1055], &[499]),
        ("近600个", "nearly 600", &[587, 600], &[532, 612]),
        ("500余个", "500-odd", &[532, 500], &[499, 601]),
        ("约600个", "about 600", &[587, 612], &[532]),
        ("不超过600个", "no more than 600", &[532, 600], &[601]),
        ("不少于500个", "no fewer than 500", &[500, 532], &[499]),
        ("500个以上", "at least 500", &[532], &[499]),
        ("600个以下", "under 600", &[532], &[601]),
    ] {
        for value in holds {
            assert!(stands(zh, *value, Lang::Zh), "{zh} {value}");
            assert!(stands(en, *value, Lang::En), "{en} {value}");
        }
        for value in fails {
            assert!(!stands(zh, *value, Lang::Zh), "{zh} {value}");
            assert!(!stands(en, *value, Lang::En), "{en} {value}");
        }
    }
}

#[test]
fn a_figure_of_prose_stands_for_what_it_rounds() {
    let stands_for = |text: &str, value: Amount| {
        let mut amounts = Amounts::default();
        amounts.extend([value]);
        amounts.have(numerals(text, Lang::Zh)[0].amount)
    };
    let stands = |text: &str, value| stands_for(text, Amount::whole(value));
    assert!(stands("4812万", 48_123_000) && !stands("4811万", 48_123_000));
    assert!(stands("4,812.3万", 48_123_000) && !stands("4,812.2万", 48_123_000));
    assert!(stands("532", 532) && !stands("533", 532) && !stands("530", 532));
    assert!(stands("约530个", 532) && stands("超过500个", 532) && !stands("约400个", 532));
    let about = Amount::whole(48_123_000).rounded_to(1000);
    assert!(stands_for("48123456", about) && !stands_for("48123501", about));
    let percent = |text: &str, tenths| stands_for(text, Amount::percent(tenths));
    assert!(percent("7.6%", 76) && percent("8%", 76) && !percent("7.7%", 76));
    assert!(!percent("76", 76) && !stands("532%", 532));
}

proptest! {
    #[test]
    fn a_number_that_is_written_is_read_back(value in 0_u64..=crate::report::Quantity::MAX, noun in "[个次 ]") {
        for lang in Lang::BOTH {
            let scale = Scale::of(value, lang);
            let word = scale.word(lang);
            let text = match lang {
                Lang::Zh => format!("共{}{word}{noun}", scale.write(value, scale.decimals(value))),
                Lang::En => format!("in all {} {word}", scale.write(value, scale.decimals(value))),
            };
            let read = numerals(&text, lang);
            prop_assert_eq!(read.len(), 1, "{}", text);
            prop_assert_eq!(read[0].amount.key(), Amount::whole(value).key());
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(
        text in "([0-9０-９]{0,4}|[一二两十百千万亿%,，.．/:@_ -]|[a-zA-Z]|one|two|hundred|million|per cent|May|约|至|分之|年|月|日|第|个百分点|\\PC){0,24}",
    ) {
        for lang in Lang::BOTH {
            let mut end = 0;
            for numeral in numerals(&text, lang) {
                prop_assert!(numeral.range.start >= end && numeral.range.end > numeral.range.start);
                prop_assert_eq!(&text[numeral.range.clone()], &numeral.written);
                end = numeral.range.end;
            }
        }
    }
}
