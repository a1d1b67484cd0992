//! Sentences as editors and translators write them about one week, dry and lively: what
//! is true passes in silence, and a slip in a figure is asked about.

use cncert_weekly::{
    lang::{Lang, finding},
    report::{Finding, Problem, Severity},
};

use crate::drafts::of_sentence;

/// What is found in the valid draft with one sentence in place of its own, each in one line.
fn found(zh: &str, en: &str) -> Vec<(Severity, String)> {
    let said = |found: Finding<Problem>| {
        let en = finding(&found, Lang::En);
        (found.problem.severity(), format!("{} {en}", found.place))
    };
    of_sentence(zh, en).into_iter().map(said).collect()
}

#[test]
fn a_true_sentence_with_the_weeks_figures_passes_in_silence() {
    let mut asked = Vec::new();
    for (zh, en) in TRUE.into_iter().chain(OUTSIDE) {
        for (_, said) in found(zh, en) {
            asked.push((zh, en, said));
        }
    }
    assert_eq!(asked, []);
}

#[test]
fn a_slip_in_a_figure_is_asked_about() {
    let silent: Vec<_> = SLIPS
        .into_iter()
        .filter(|(zh, en)| found(zh, en).is_empty())
        .collect();
    assert_eq!(silent, []);
}

#[test]
fn only_digits_that_contradict_each_other_are_an_error() {
    let is_error = |(zh, en): (&str, &str)| {
        found(zh, en)
            .iter()
            .any(|(severity, _)| *severity == Severity::Error)
    };
    assert!(is_error((
        "境内被植入后门网站532个。",
        "There were 523 domestic websites with backdoors."
    )));
    for asked in [
        (
            "境内被植入后门网站533个。",
            "There were 533 domestic websites with backdoors.",
        ),
        (
            "境内被植入后门网站532个，已通报12家单位。",
            "There were 532 domestic websites with backdoors.",
        ),
        ("三成来自境外。", "40% came from overseas."),
        ("下降7.6%。", "It fell 7.6 percentage points."),
    ] {
        assert!(
            !found(asked.0, asked.1).is_empty() && !is_error(asked),
            "{asked:?}"
        );
    }
}

/// True of the week, with its own figures and with what follows from them.
const TRUE: [(&str, &str); 62] = [
    (
        "境内被植入后门网站连续两周低于1100个。",
        "Domestic websites with backdoors stayed below 1,100 for a second week running.",
    ),
    (
        "境内被植入后门网站首次跌破550个。",
        "Domestic websites with backdoors fell below 550 for the first time.",
    ),
    (
        "境内被植入后门网站共涉及1个托管平台。",
        "The domestic websites with backdoors all sat on the same hosting platform.",
    ),
    ("打掉1个团伙。", "Police broke up a gang."),
    (
        "境内被植入后门网站连续两周低于1100个，打掉1个团伙。",
        "For two consecutive weeks domestic websites with backdoors were fewer than 1,100; a gang was broken up.",
    ),
    (
        "境内被植入后门网站532个，较上周下降49.6%。",
        "Domestic websites implanted with backdoors numbered 532, down 49.6% week on week.",
    ),
    (
        "境内被植入后门网站由上周的1055个降至532个，减少近一半。",
        "Domestic websites with backdoors fell from 1,055 last week to 532, down by nearly half.",
    ),
    (
        "本周境内被植入后门网站较上周减少约五成。",
        "Domestic websites with backdoors fell by about 50% this week.",
    ),
    (
        "境内被植入后门网站532个，其中COM占61.3%，NET占13%。",
        "Of the 532 domestic websites with backdoors, 61.3% are under COM and 13% under NET.",
    ),
    (
        "COM类网站占六成多，NET类占一成多。",
        "COM accounts for more than 60% and NET for just over a tenth of the websites.",
    ),
    ("COM占比超过六成。", "COM made up more than six in ten."),
    (
        "COM占比比NET高48.3个百分点。",
        "The share of COM is 48.3 percentage points above that of NET.",
    ),
    (
        "COM类后门网站数量是NET类的4.7倍。",
        "There were 4.7 times as many websites with backdoors under COM as under NET.",
    ),
    (
        "COM和NET合计395个，占境内被植入后门网站总数的74.2%。",
        "COM and NET together had 395, or 74.2% of the domestic websites with backdoors.",
    ),
    ("其余137个为其他类型。", "The other 137 are of other types."),
    (
        "其余38.7%为其他类型。",
        "The remaining 38.7% are of other types.",
    ),
    (
        "境内恶意程序传播约4812万次。",
        "Malware was downloaded about 48 million times in Chinese Mainland.",
    ),
    (
        "境内计算机恶意程序传播4812.3万次，环比下降7.6%。",
        "Malware downloads in Chinese Mainland came to 48.1 million, 7.6% fewer than the week before.",
    ),
    (
        "境内计算机恶意程序传播近5000万次。",
        "There were nearly 50 million malware downloads in Chinese Mainland.",
    ),
    (
        "境内计算机恶意程序传播4800余万次。",
        "There were more than 48 million malware downloads in Chinese Mainland.",
    ),
    (
        "境内计算机恶意程序传播逾4800万次，仍低于5000万次。",
        "Malware downloads in Chinese Mainland exceeded 48 million, still under 50 million.",
    ),
    (
        "排名前三的家族合计传播3920.8万次，占81.5%。",
        "The top three families had 39.208 million downloads in all, 81.5% of the total.",
    ),
    (
        "排名第一的家族占传播总量的三分之一。",
        "The leading family accounts for a third of all downloads.",
    ),
    (
        "排名第一的家族传播1620.4万次，占33.7%，约三成。",
        "The first family had 16.204 million downloads, 33.7%, or some 30%.",
    ),
    (
        "前两个家族合计占57.6%。",
        "The top two families account for 57.6% together.",
    ),
    (
        "针对境内网站仿冒网页约300个，较上周减半。",
        "Phishing pages that target Chinese Mainland halved to about 300.",
    ),
    (
        "针对境内网站仿冒网页由约600个降至约300个。",
        "Phishing pages targeting Chinese Mainland fell from about 600 to about 300.",
    ),
    (
        "针对境内网站仿冒网页减少一半，约300个。",
        "Phishing pages that target Chinese Mainland were down by half, to about 300.",
    ),
    (
        "针对境内网站仿冒网页中，境内占60.1%，境外占30.4%。",
        "Of the phishing pages that target Chinese Mainland, 60.1% are domestic and 30.4% overseas.",
    ),
    (
        "仿冒网页近三分之一位于境外。",
        "Nearly a third of phishing pages are hosted overseas.",
    ),
    (
        "六成仿冒网页位于境内。",
        "Six in ten phishing pages are hosted in Chinese Mainland.",
    ),
    (
        "境内被植入后门政府网站26个，较上周增加1个，增长4%。",
        "Domestic government websites with backdoors numbered 26, one more than last week, up 4%.",
    ),
    (
        "境内被植入后门政府网站占境内被植入后门网站的4.9%，不足5%。",
        "Domestic government websites are 4.9%, less than 5%, of the domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站中非政府网站506个。",
        "Of the domestic websites with backdoors 506 are not of the government.",
    ),
    (
        "本周处置事件9起，其中跨境4起，其余5起在境内。",
        "9 incidents were handled, 4 of them cross-border and the other 5 at home.",
    ),
    (
        "本周处置事件9起，比上周少3起，下降25%。",
        "Nine incidents were handled, three fewer than last week, down 25%.",
    ),
    (
        "本周处置事件9起，均为仿冒投诉。",
        "All 9 incidents handled were phishing complaints.",
    ),
    (
        "处置事件不足10起，未发现其他类型。",
        "Fewer than 10 incidents were handled, and no other type was found.",
    ),
    (
        "跨境事件4起，占四成多。",
        "Four incidents were cross-border, more than 40%.",
    ),
    (
        "接近半数事件为跨境事件。",
        "Nearly half of the incidents were cross-border.",
    ),
    (
        "境内被植入后门网站是仿冒网页的近两倍。",
        "Domestic websites with backdoors were nearly twice as many as phishing pages.",
    ),
    (
        "境内被植入后门网站532个，已是连续第二周低于1100个。",
        "With 532, domestic websites with backdoors were below 1,100 for the second straight week.",
    ),
    (
        "境内被植入后门网站降幅接近50%。",
        "Domestic websites with backdoors were down almost 50%.",
    ),
    (
        "境内被植入后门网站较上周减少523个，接近腰斩。",
        "Domestic websites with backdoors dropped by 523, almost cut in half.",
    ),
    (
        "境内被植入后门网站至少500个。",
        "There were at least 500 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站500多个，其中COM类300多个。",
        "There were over 500 domestic websites with backdoors, more than 300 of them under COM.",
    ),
    (
        "境内被植入后门网站和针对境内网站仿冒网页分别为532个和约300个。",
        "There were 532 domestic websites with backdoors and about 300 phishing pages that target Chinese Mainland.",
    ),
    (
        "恶意程序传播下降7.6%，后门网站下降49.6%，两项均回落。",
        "Malware downloads fell 7.6% and websites with backdoors 49.6%; both were down.",
    ),
    (
        "恶意程序传播减少395.8万次。",
        "Malware downloads were down by 3.958 million.",
    ),
    (
        "境内计算机恶意程序传播由上周的5208.1万次降至4812.3万次。",
        "Malware downloads in Chinese Mainland fell from last week's 52.081 million to 48.123 million.",
    ),
    (
        "NET类后门网站69个，不足70个。",
        "Websites with backdoors under NET came to 69, fewer than 70.",
    ),
    (
        "一般来说，第一时间处置是关键，一旦发现应立即上报，做到万无一失。",
        "As a rule, handling at once is what counts: report as soon as something is found, to be on the safe side.",
    ),
    (
        "统一部署、三番五次提醒，以防万一。",
        "A common plan and one reminder after another, just in case.",
    ),
    (
        "这是今年以来第二次低于600个，境内被植入后门网站为532个。",
        "This is the second time this year below 600: there were 532 domestic websites with backdoors.",
    ),
    (
        "仿冒网页较上周减少50%。",
        "Phishing pages fell by half from last week.",
    ),
    (
        "境内被植入后门网站不到上周的六成。",
        "Domestic websites with backdoors were less than 60% of last week's number.",
    ),
    (
        "上周为1055个，本周境内被植入后门网站为532个。",
        "Last week there were 1,055; this week 532 domestic websites have backdoors.",
    ),
    (
        "境内被植入后门网站两周累计1587个。",
        "Over the two weeks domestic websites with backdoors totalled 1,587.",
    ),
    (
        "平均每100个境内被植入后门网站中约有5个是政府网站。",
        "On average about 5 of every 100 domestic websites with backdoors are of the government.",
    ),
    (
        "百分之四点九的境内被植入后门网站为政府网站。",
        "4.9% of domestic websites with backdoors are of the government.",
    ),
    (
        "境内被植入后门网站中，政府网站占千分之四十九。",
        "Government websites are 49‰ of the domestic websites with backdoors.",
    ),
    (
        "Mirai传播1150.2万次，占比不足四分之一。",
        "Mirai had 11.502 million downloads, less than a quarter.",
    ),
];

/// True, with facts from outside the week.
const OUTSIDE: [(&str, &str); 40] = [
    (
        "攻击者多利用445端口和3389端口传播。",
        "Attackers mostly spread through ports 445 and 3389.",
    ),
    (
        "该漏洞CVSS评分为9.8分，影响7.2以下版本。",
        "The flaw has a CVSS score of 9.8 and affects versions below 7.2.",
    ),
    (
        "如遇仿冒网页，可拨打12377或12321举报。",
        "Report phishing pages by calling 12377 or 12321.",
    ),
    (
        "仿冒网页平均在24小时内下线。",
        "Phishing pages were taken down within 24 hours on average.",
    ),
    (
        "境内被植入后门网站分布在31个省份。",
        "The domestic websites with backdoors are spread over 31 provinces.",
    ),
    (
        "境内被植入后门网站涉及12家单位。",
        "The domestic websites with backdoors belong to 12 organizations.",
    ),
    (
        "境内被植入后门网站使用的服务器共15台。",
        "The domestic websites with backdoors ran on 15 servers.",
    ),
    (
        "仿冒网页背后有3个团伙，涉案金额200余万元。",
        "3 gangs stood behind the phishing pages, with more than 2 million yuan involved.",
    ),
    ("抓获犯罪嫌疑人17名。", "17 suspects were arrested."),
    (
        "与87个国家和地区的294个组织建立了合作。",
        "It works with 294 teams in 87 countries and regions.",
    ),
    ("培训覆盖1,200人。", "The training reached 1,200 people."),
    ("攻击峰值流量达800Gbps。", "Peak traffic reached 800 Gbps."),
    ("泄露数据约10 GB。", "About 10 GB of data leaked."),
    (
        "某厂商修复了12款产品的漏洞。",
        "A vendor mended flaws in 12 of its products.",
    ),
    (
        "境内被植入后门网站同比下降23.5%。",
        "Domestic websites with backdoors were down 23.5% year on year.",
    ),
    (
        "全球勒索软件攻击同比上升18%。",
        "Ransomware attacks worldwide rose 18% year on year.",
    ),
    (
        "据研究，八成攻击始于钓鱼邮件。",
        "A study found that 80% of attacks begin with phishing mail.",
    ),
    (
        "数十家企业受影响，损失达数百万元。",
        "Dozens of companies were hit and lost millions of yuan.",
    ),
    ("几十个网站受影响。", "Dozens of websites were affected."),
    ("两三家机构参与。", "Two or three bodies took part."),
    ("三四百人参加。", "Three or four hundred people attended."),
    ("服务时间为7×24小时。", "The service runs 24/7."),
    (
        "双因素认证和零日漏洞是本周话题。",
        "Two-factor login and zero-day flaws were the talk of the week.",
    ),
    (
        "三大运营商和五家云服务商参与处置。",
        "The three carriers and five cloud providers took part.",
    ),
    (
        "首批10家平台已整改。",
        "The first 10 platforms have been mended.",
    ),
    (
        "该团伙成立于2019年，成员20余人。",
        "The gang was set up in 2019 and has more than 20 members.",
    ),
    (
        "演练历时3天，共6个科目。",
        "The drill lasted 3 days and had 6 parts.",
    ),
    (
        "专家建议每90天更换一次密码。",
        "Experts advise changing passwords every 90 days.",
    ),
    (
        "Windows 10将停止支持。",
        "Support for Windows 10 is ending.",
    ),
    (
        "一个半月内完成整改。",
        "All is to be mended within a month and a half.",
    ),
    (
        "上半年启动，第三季度结束。",
        "It began in the first half of the year and ends in the third quarter.",
    ),
    (
        "半年内又有两家机构加入。",
        "Two more bodies joined within half a year.",
    ),
    (
        "万一中招，请立即断网。",
        "If infected all the same, go offline at once.",
    ),
    ("没有发现新的家族。", "No new family was found."),
    ("本周新增0个家族。", "No family was added this week."),
    ("处置效率百分百。", "All was handled."),
    (
        "该木马可窃取5类信息。",
        "The trojan steals 5 kinds of data.",
    ),
    (
        "攻击者在1个小时内控制了十余台主机。",
        "Within an hour the attackers had control of more than ten hosts.",
    ),
    (
        "响应时间缩短了三成，人员增加一倍。",
        "Response times were cut by 30%, and staff was doubled.",
    ),
    ("近五年来最少。", "It was the fewest in five years."),
];

/// With one slip each.
const SLIPS: [(&str, &str); 42] = [
    (
        "境内被植入后门网站533个。",
        "There were 533 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站532个。",
        "There were 523 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站1055个，较上周下降49.6%。",
        "There were 1,055 domestic websites with backdoors, down 49.6% on last week.",
    ),
    (
        "境内被植入后门网站300个。",
        "There were 300 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站532个，仿冒网页约300个。",
        "There were about 300 domestic websites with backdoors and 532 phishing pages.",
    ),
    (
        "恶意程序传播下降7.6%，后门网站下降49.6%。",
        "Malware downloads fell 49.6%, websites with backdoors 7.6%.",
    ),
    (
        "后门网站下降49.6%，恶意程序传播下降7.6%。",
        "Websites with backdoors fell 7.6%, and malware downloads fell 49.6%.",
    ),
    (
        "恶意程序传播下降7.6个百分点。",
        "Malware downloads fell 7.6 percentage points.",
    ),
    (
        "恶意程序传播下降7.6%。",
        "Malware downloads fell 7.6 percentage points.",
    ),
    (
        "恶意程序传播下降7.6个百分点。",
        "Malware downloads fell 7.6%.",
    ),
    ("COM占比超过七成。", "COM made up more than 70%."),
    ("COM占六成。", "COM made up 70%."),
    ("COM占近七成。", "COM made up nearly three fifths."),
    (
        "境内被植入后门网站超过600个。",
        "There were more than 600 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站低于500个。",
        "There were fewer than 500 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站近600个。",
        "There were nearly 600 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站500余个。",
        "There were fewer than 500 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站超过500个。",
        "There were nearly 500 domestic websites with backdoors.",
    ),
    (
        "境内被植入后门网站增长一倍。",
        "Domestic websites with backdoors doubled.",
    ),
    (
        "境内被植入后门网站减少三成。",
        "Domestic websites with backdoors fell by 30%.",
    ),
    (
        "排名前三的家族合计占70.1%。",
        "The top three families account for 70.1% together.",
    ),
    (
        "排名前三的家族合计传播3820.8万次。",
        "The top three families had 38.208 million downloads in all.",
    ),
    (
        "恶意程序传播4812.3万次。",
        "There were 481.23 million malware downloads.",
    ),
    (
        "恶意程序传播4812.3亿次。",
        "There were 481.23 billion malware downloads.",
    ),
    (
        "恶意程序传播4812.3万次。",
        "There were 48.123 billion malware downloads.",
    ),
    (
        "恶意程序传播4812.3万次。",
        "There were 4.8123 million malware downloads.",
    ),
    (
        "恶意程序传播约4900万次。",
        "There were about 49 million malware downloads.",
    ),
    (
        "三分之二的后门网站为COM。",
        "One third of the websites with backdoors are under COM.",
    ),
    (
        "境内被植入后门网站增长两倍。",
        "Domestic websites with backdoors doubled.",
    ),
    ("本周处置事件8起。", "8 incidents were handled this week."),
    (
        "本周处置事件9起，其中跨境5起。",
        "9 incidents were handled, 4 of them cross-border.",
    ),
    (
        "本周处置事件9起，比上周少2起。",
        "9 incidents were handled, 2 fewer than last week.",
    ),
    (
        "境内被植入后门政府网站27个。",
        "There were 27 domestic government websites with backdoors.",
    ),
    (
        "COM和NET合计396个。",
        "COM and NET together had 396 websites.",
    ),
    (
        "其余141个为其他类型。",
        "The other 141 websites are of other types.",
    ),
    (
        "COM占比比NET高47.3个百分点。",
        "The share of COM is 48.3 percentage points above that of NET.",
    ),
    (
        "百分之四点九的后门网站为政府网站。",
        "9.4% of the websites with backdoors are of the government.",
    ),
    ("千分之五的网页未关闭。", "5% of the pages are still open."),
    ("三个家族平稳。", "Four families were calm."),
    ("连续三周下降。", "It fell for a second week running."),
    (
        "境内被植入后门网站由1055个降至532个。",
        "Domestic websites with backdoors fell from 1,065 to 532.",
    ),
    (
        "境内被植入后门网站两周累计1687个。",
        "Over the two weeks domestic websites with backdoors totalled 1,687.",
    ),
];
