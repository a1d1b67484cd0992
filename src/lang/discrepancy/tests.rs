use std::collections::BTreeSet;

use crate::report::{Correction, CorrectionKind, IssueNumber, Stated, Text, is_han};

use super::*;
use crate::{
    lang::defect,
    report::{Acknowledgement, Change, Defect, Idle, Measure, Oddity, RuleId, Share, Slip},
};

fn issue(number: u16) -> IssueNumber {
    IssueNumber { year: 2018, number }
}

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

/// One of each discrepancy, its facts in signs of no language.
#[allow(clippy::too_many_lines)] // One of each: a list, not a flow.
fn discrepancies() -> Vec<Discrepancy> {
    let x = || vec!["x".to_owned()];
    let change = |tenths| Change::new(tenths, 1).unwrap();
    let number = |number: &str| Stated::Number(number.to_owned());
    let entry = || {
        Box::new(Correction {
            date: "2018-02-12".parse().unwrap(),
            kind: CorrectionKind::Correction,
            at: "x".to_owned(),
            old: Stated::Nothing,
            new: Stated::Nothing,
            text: Text::new("x", "x").unwrap(),
        })
    };
    let mut discrepancies = vec![
        Discrepancy::ChangeDisagrees {
            stated: change(-76),
            possible: ChangeInterval {
                least: change(-80),
                greatest: Some(change(-78)),
            },
            previous: 100,
            current: 92,
            slip: Some(Slip::Sign),
            is_exact: true,
        },
        Discrepancy::ChangeOfNothing {
            stated: change(100),
            is_exact: true,
        },
        Discrepancy::CorrectionsReordered { published: entry() },
        Discrepancy::CountDisagrees {
            stated: 7,
            possible: (8, 8),
            previous: 100,
            current: 108,
            slip: None,
            is_exact: true,
        },
        Discrepancy::ValueRepeats { value: 100 },
        Discrepancy::ValueUnusual {
            value: 1,
            median: 9,
        },
        Discrepancy::ShareDisagrees {
            stated: Share::WHOLE,
            part: 1,
            whole: 2,
            is_exact: true,
        },
        Discrepancy::PartsExceedWhole {
            sum: Measure::Count(3),
            whole: Measure::Count(2),
        },
        Discrepancy::WeekOutOfSequence {
            found: week("2018-W08"),
            expected: week("2018-W07"),
        },
        Discrepancy::IssueOutOfSequence {
            found: issue(8),
            expected: issue(7),
        },
        Discrepancy::IssueTaken {
            issue: issue(6),
            week: week("2018-W06"),
        },
        Discrepancy::RevisionOutOfSequence {
            found: 1,
            expected: 2,
        },
        Discrepancy::CorrectionMissing {
            at: "x".to_owned(),
            old: number("1"),
            new: Stated::Nothing,
        },
    ];
    discrepancies.extend(Oddity::ALL.iter().map(|&what| {
        let facts = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
        Discrepancy::Odd { what, facts }
    }));
    for (zh, en) in [(x(), x()), (x(), Vec::new()), (Vec::new(), x())] {
        discrepancies.push(Discrepancy::FiguresDisagree {
            zh: zh.clone(),
            en: en.clone(),
            is_certain: true,
        });
        discrepancies.push(Discrepancy::WordsDisagree { zh, en });
    }
    discrepancies.extend(
        [None, Text::new("x", "x")].map(|about| Discrepancy::FigureUnknown {
            found: "1".to_owned(),
            about,
        }),
    );
    for is_rise in [true, false] {
        discrepancies.extend([None, Text::new("x", "x")].map(|about| {
            Discrepancy::DirectionDisagrees {
                found: "1".to_owned(),
                about,
                is_rise,
            }
        }));
    }
    for instead in [None, Some(String::new()), Some("y".to_owned())] {
        discrepancies.push(Discrepancy::Slips {
            found: vec![("x".to_owned(), instead)],
            mended: None,
            is_name: true,
        });
    }
    for what in [Absurd::Day, Absurd::Rise, Absurd::Week, Absurd::Sum] {
        let found = "1".to_owned();
        discrepancies.push(Discrepancy::Impossible { found, what });
    }
    let all = [
        Alike::Dates,
        Alike::Identifiers,
        Alike::Directions,
        Alike::Rows,
        Alike::Units,
        Alike::Names,
        Alike::Denials,
        Alike::Sentences,
    ];
    discrepancies.extend(all.map(|what| Discrepancy::SidesDisagree {
        what,
        zh: x(),
        en: x(),
        is_certain: true,
    }));
    discrepancies.extend(["zh", "en"].map(|language| Discrepancy::TermUnknown {
        language,
        term: "x".to_owned(),
        renderings: vec!["y".to_owned(), "z".to_owned()],
    }));
    for why in [Idle::Lapsed, Idle::Gone, Idle::Unacceptable, Idle::Unknown] {
        let entry = Box::new(Acknowledgement {
            rule: "x".to_owned(),
            at: "x".to_owned(),
            of: x(),
            reason: Text::new("x", "x").unwrap(),
            on: "2018-02-12".parse().unwrap(),
        });
        discrepancies.push(Discrepancy::AcknowledgementUnused { entry, why });
    }
    for is_old in [true, false] {
        discrepancies.push(Discrepancy::CorrectionDisagrees {
            stated: number("1"),
            actual: number("2"),
            is_old,
        });
        discrepancies.push(Discrepancy::CorrectionAltered {
            published: entry(),
            is_gone: is_old,
        });
    }
    discrepancies
}

#[test]
fn a_week_that_is_not_published_is_not_called_so() {
    let (found, expected) = (2, 1);
    let doubt = Discrepancy::RevisionOutOfSequence { found, expected };
    assert_eq!(
        Lang::BOTH.map(|lang| discrepancy(&doubt, lang)),
        [
            "该周周报尚未发布，版次应为1，不应为2。",
            "No report has been published for this week yet; the revision should be 1, not 2."
        ]
    );
}

#[test]
fn every_discrepancy_is_said_in_both_languages() {
    let mut said = BTreeSet::new();
    let mut rules = BTreeSet::new();
    for found in discrepancies() {
        rules.insert(found.rule());
        let [zh, en] = Lang::BOTH.map(|lang| discrepancy(&found, lang));
        assert!(zh.contains(is_han) && zh.ends_with('。'), "{zh}");
        assert!(!zh.contains("; ") && !zh.contains(", "), "{zh}");
        assert!(!en.contains(is_han) && en.ends_with('.'), "{en}");
        assert!(!en.contains(['，', '。', '（', '：']), "{en}");
        assert!(said.insert((zh, en)), "{found:?} is said like another");
    }
    rules.extend(defect::tests::defects().iter().map(Defect::rule));
    let untold = RuleId::ALL.iter().filter(|rule| !rules.contains(rule));
    let untold: Vec<_> = untold.map(|rule| rule.key()).collect();
    assert_eq!(
        untold, [""; 0],
        "each needs an example in `discrepancies` above, or in `defects` of src/lang/defect.rs"
    );
}

#[test]
fn a_disagreeing_change_is_said_with_its_values() {
    let change = |tenths| Change::new(tenths, 1).unwrap();
    let said = |least, greatest, slip| {
        let found = Discrepancy::ChangeDisagrees {
            stated: change(-76),
            possible: ChangeInterval {
                least: change(least),
                greatest,
            },
            previous: 12_000,
            current: 11_000,
            slip,
            is_exact: true,
        };
        Lang::BOTH.map(|lang| discrepancy(&found, lang))
    };
    let slips = [None, Some(Slip::Sign), Some(Slip::Digits(11_088))];
    let slips = slips.into_iter().chain([Some(Slip::Value(11_088))]);
    let told: Vec<_> = slips
        .map(|slip| said(-83, Some(change(-83)), slip))
        .collect();
    let zh = "由上周12,000、本周11,000计算，升降应为-8.3%，而文件所填为-7.6%：三者必有一误。";
    let en = "From 12,000 last week to 11,000 this week the change is -8.3%, but -7.6% is stated: one of the three is wrong.";
    let hints = [
        ["", ""],
        [
            "只是方向相反，请先核对正负号。",
            " Only the sign differs; check it first.",
        ],
        [
            "本周若为11,088即相符，请先核对是否颠倒了数字或多写、少写了零。",
            " 11,088 this week would fit; check first for swapped digits and missing or extra zeros.",
        ],
        [
            "若-7.6%无误，本周应约为11,088；原文若以修订后的上周数值为准，可说明理由予以接受。",
            " With -7.6% this week would be about 11,088. If the source rests on a revised value of last week, accept this with the reason.",
        ],
    ];
    let expected = hints.map(|[of_zh, of_en]| [[zh, of_zh].concat(), [en, of_en].concat()]);
    assert_eq!(told, expected);
    let wide = said(-90, Some(change(-80)), None);
    assert!(wide[0].contains("应为-9.0%至-8.0%，"));
    assert!(wide[1].contains("is -9.0% to -8.0%,"));
    let open = said(-90, None, None);
    assert!(open[0].contains("应为不低于-9.0%，"));
    assert!(open[1].contains("is at least -9.0%,"));
}
