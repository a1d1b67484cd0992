//! The words of what stands in pages of others: the scripts beside the program,
//! which get them as JSON (a test writes `boot/words.json` from here, and holds
//! it), and the fragment without any.
//!
//! None of them is in the program itself.

use super::{Lang, Words, words};

/// A word of a script: its name there, in Chinese, in English.
type ScriptWord = (&'static str, &'static str, &'static str);

/// The words of each script, by the script's name; both languages side by side.
const SCRIPTS: &[(&str, &[ScriptWord])] = &[
    ("asked", ASKED),
    ("host", HOST),
    ("frame", FRAME),
    ("fragment", FRAGMENT),
    ("dialog", DIALOG),
    ("taking", super::taking::SCRIPT),
];

/// The boot script's, before what it says where no program runs and another week was asked for.
const ASKED: &[ScriptWord] = &[
    (
        "sentence",
        "此处显示的是最新一期。链接所指的是另一期：{week}。",
        "This is the latest issue. The link asks for another: {week}. ",
    ),
    ("week", "{year}年第{week}周", "week {week} of {year}"),
];

/// The script for host pages.
const HOST: &[ScriptWord] = &[
    // The title of the frame.
    ("title", "网络安全信息与动态周报", "Weekly Report of CNCERT"),
];

/// The line under an embedded report.
const FRAME: &[ScriptWord] = &[
    ("source", "来源：", "Source: "),
    ("data", "JSON数据", "Data (JSON)"),
    ("full", "查看完整周报", "Full report"),
    // In place of a part that the issue does not have.
    (
        "missing",
        "本期没有“{id}”这一项，以下为整份周报。",
        "This issue has no “{id}”; the whole report follows.",
    ),
];

/// The fragment for pages that allow no script.
const FRAGMENT: &[ScriptWord] = &[
    ("indicators", "各项指标", "Indicators"),
    ("indicator", "指标", "Indicator"),
    ("week", "本周", "This week"),
];

/// The embed dialog.
const DIALOG: &[ScriptWord] = &[
    ("heading", "将周报嵌入网页", "Embed in a page"),
    ("close", "关闭", "Close"),
    ("part", "内容", "Content"),
    ("whole", "整份周报", "The whole report"),
    ("section", "栏目", "Sections"),
    ("indicator", "指标", "Indicators"),
    ("figure", "图表", "Figures"),
    ("issue", "期次", "Issue"),
    ("newest", "始终为最新一期", "Always latest"),
    ("fixed", "固定为本期：{days}", "Always this one: {days}"),
    ("language", "语言", "Language"),
    ("width", "宽度", "Width"),
    ("wide", "与所在位置同宽", "Full width"),
    ("pixels", "{width}像素", "{width} pixels"),
    ("preview", "预览", "Preview"),
    ("code", "代码", "Code"),
    ("script", "脚本", "Script"),
    (
        "about_script",
        "粘贴到要显示周报的位置即可，高度自动适应内容。",
        "Paste it where the report should appear. Its height follows the content.",
    ),
    ("element", "自定义元素", "Custom element"),
    (
        "about_element",
        "脚本每页引入一次，元素可以放在多处；改动元素的属性，周报随之更新。",
        "Include the script once per page; the element can be used any number of times, and the report follows its attributes.",
    ),
    ("iframe", "框架", "Frame"),
    (
        "about_iframe",
        "不需要脚本。高度固定，内容较长时在框架内滚动。",
        "Needs no script. The height is fixed; longer content scrolls inside the frame.",
    ),
    ("fragment", "纯HTML片段", "Plain HTML"),
    (
        "about_fragment",
        "用于不允许脚本和框架的网页：最新一期的文字和表格，任何编码的网页都可使用。每期须重新粘贴，或由服务器引入：",
        "For pages that allow neither script nor frame: text and tables of the latest issue, in any encoding. Paste it again each week, or have your server include this address:",
    ),
    (
        "no_fragment",
        "片段未能载入，请检查网络连接后重新选择此项。",
        "The fragment could not be loaded. Check your connection and select this option again.",
    ),
    ("copy", "复制代码", "Copy the code"),
    ("copied", "已复制。", "Copied."),
    (
        "press",
        "代码已选中，请按Ctrl+C（Mac为⌘C）复制。",
        "The code is selected: press Ctrl+C, or ⌘C on a Mac, to copy it.",
    ),
];

/// The words of the interface that the dialog shares with the program.
fn shared(words: &Words) -> [(&'static str, &'static str); 7] {
    [
        ("zh", super::words(Lang::En).other_language),
        ("en", super::words(Lang::Zh).other_language),
        ("theme", words.theme),
        ("auto", words.theme_auto),
        ("light", words.theme_light),
        ("dark", words.theme_dark),
        ("contrast", words.theme_contrast),
    ]
}

/// A word by the script that it is for and its name there.
///
/// # Panics
/// When there is none.
pub fn script_word(script: &str, name: &str, lang: Lang) -> &'static str {
    let scripts = script_words(lang).into_iter();
    let mut words = scripts
        .filter(|(of, _)| *of == script)
        .flat_map(|(_, words)| words);
    let found = words.find(|(of, _)| *of == name);
    found.expect("only words that are there are asked for").1
}

/// The words of every script in a language: the script, then names and words.
pub fn script_words(lang: Lang) -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let of = |(name, zh, en): &ScriptWord| match lang {
        Lang::Zh => (*name, *zh),
        Lang::En => (*name, *en),
    };
    let script = |(script, list): &(&'static str, &[ScriptWord])| {
        let mut list: Vec<_> = list.iter().map(of).collect();
        if *script == "dialog" {
            list.extend(shared(words(lang)));
        }
        (*script, list)
    };
    SCRIPTS.iter().map(script).collect()
}
