//! What `press --help` says of press, its commands and what each of them takes, both languages side by side.

use super::Lang;

/// The help of press (an empty text), of a command (`check`) or of what it takes (`check/paths`, `data`): a line, and further
/// paragraphs where there is more to say.
pub fn press_help(of: &str, lang: Lang) -> Option<&'static str> {
    let (_, zh, en) = HELP.iter().find(|(it, ..)| *it == of)?;
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// What a newcomer has to know, below the list of commands.
pub fn press_steps(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => STEPS.0,
        Lang::En => STEPS.1,
    }
}

/// The words around every help text, which come in English, in Chinese.
pub const HELP_FRAME: [(&str, &str); 15] = [
    ("Usage: ", "用法："),
    ("Usage:\u{1b}[0m ", "用法：\u{1b}[0m"),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Possible values:", "可选值："),
    ("[possible values: ", "[可选值："),
    ("[default: ", "[默认："),
    ("<COMMAND>", "<命令>"),
    ("[COMMAND]", "[命令]"),
    ("[OPTIONS]", "[选项]"),
    (
        "Print help (see a summary with '-h')",
        "显示帮助（-h只显示摘要）",
    ),
    (
        "Print help (see more with '--help')",
        "显示帮助（--help显示全部）",
    ),
    (
        "Print this message or the help of the given subcommand(s)",
        "显示本帮助或某一命令的帮助",
    ),
    ("Print version", "显示版本"),
];

/// What stands for a value, in Chinese.
pub const VALUE_NAMES: [(&str, &str); 7] = [
    ("FILE", "文件"),
    ("FOLDER", "文件夹"),
    ("WEEK", "周次"),
    ("LANGUAGE", "语言"),
    ("FORMAT", "格式"),
    ("ADDRESS", "网址"),
    ("SEED", "种子"),
];

/// A mistaken call, in Chinese; the facts are what was written, then what was expected or meant.
pub const MISTAKEN_CALLS: [(&str, &str); 8] = [
    ("InvalidValue", "“{0}”不能用于{1}"),
    ("ValueValidation", "“{0}”不能用于{1}"),
    ("UnknownArgument", "没有{1}这个参数"),
    ("InvalidSubcommand", "没有“{0}”这个命令"),
    ("ArgumentConflict", "{1}不能与{2}同时使用"),
    ("MissingRequiredArgument", "缺少{1}"),
    ("", "写法有误"),
    ("meant", "是否想写{0}？"),
];

#[rustfmt::skip] // A table is read by its lines.
const HELP: [(&str, &str, &str); 43] = [
    (
        "",
        "核对并发布周报数据集。\n\n数据集是一个文件夹：catalogue.json规定可以统计什么，publisher.json说明由谁发布，weeks/中每期一个文件，以该周周一所在的ISO周次命名。其余文件都是生成的。草稿在发布之前放在数据集之外。",
        "Checks and publishes the weekly dataset.\n\nThe dataset is a folder: catalogue.json says what can be measured, publisher.json who speaks, weeks/ has a file an issue, named by the ISO week of its Monday. Everything else in it is generated. Drafts are kept outside of it until they are published.",
    ),
    (
        "lang",
        "使用的语言，默认随系统。\n\n系统的语言依次取自LC_ALL、LC_MESSAGES和LANG；LANGUAGE可列出更愿使用的语言。",
        "The language to speak, by default the one of the system.\n\nThe system says it in the first of LC_ALL, LC_MESSAGES and LANG; LANGUAGE may list others to be preferred.",
    ),
    ("data", "数据集所在的文件夹。", "The folder of the dataset."),
    (
        "new",
        "新建草稿：下一期周报，或已发布周报的更正版。\n\n新一期的草稿沿用最近一期的各部分和各项目，起止日期和期号顺延，数据全部留空。原文未载明的保留`null`；排行中的名称和评级中的等级须填写，否则请删去该项。",
        "Begin a draft: of the next week, or of a revision.\n\nThe draft of a new week has the sections and items of the latest week, with its period and number moved on and nothing stated. `null` stays where the source states nothing; the names of ranked items and the levels of ratings have to be filled in, or their entries removed.",
    ),
    ("new/path", "要写入的文件，默认为当前文件夹中的“周次.json”。", "The file to write, by default WEEK.json in the current folder."),
    ("new/week", "另行指定周次，而不是最近一期的下一周。", "Another week than the one after the latest."),
    ("new/revise", "更正已发布的一期：复制其文件，版次加一。", "Begin a revision of a published week: its file, with the next number."),
    (
        "import",
        "依据编辑的Word文档、文本和表格写出一周的草稿，并说明读出了什么、没有读懂什么。\n\n中英文各一份或其中一份，.docx或.txt（UTF-8、UTF-16、GBK）均可；图中的数字也可以放在表格里（.xlsx）。内容按目录中的名称和用语辨认，包括曾用的名称；文档没有写的数字一律不填。每项数据都列出所依据的原文及位置，两种语言说法不一之处并列给出。",
        "Write a draft of a week from the editors' Word documents, texts and spreadsheets, and say what was understood and what was not.\n\nOne document a language, or one of them; .docx or .txt (UTF-8, UTF-16, GBK); and what figures show may come as spreadsheets (.xlsx). What they say is recognized by the names and terms of the catalogue, old names too; no figure is filled in that they do not state. Each is listed with its words and their place, and where the languages disagree both wordings stand beside each other.",
    ),
    ("import/paths", "编辑的文档。", "The editors' documents."),
    ("import/week", "文档所属的周次，默认取自文档，文档没有写明时为最近一期的下一周。", "The week that they are of; by default the one that they state, or else the one after the latest."),
    ("import/into", "要写入的文件，默认为当前文件夹中的“周次.json”。", "The file to write, by default WEEK.json in the current folder."),
    (
        "docx",
        "将已发布的一期写成Word文档，中英文各一份，图表为真正的Word图表。\n\n文档写明各项数据，每项一处；同一期写出的文件逐字节相同，用`press import`读回，数据不变。不覆盖已有的文件。",
        "Write a published week as Word documents, one a language, its figures as real charts of Word.\n\nThey state each figure once; the same week gives the same bytes, and `press import` reads the same figures back. No file is overwritten.",
    ),
    ("docx/week", "周次，默认为最近一期。", "The week, by default the latest."),
    ("docx/folder", "文档所写入的文件夹，默认为当前文件夹。", "The folder to write them into, by default the current one."),
    (
        "pdf",
        "将已发布的一期排成PDF，中英文各一份，供存档（PDF/A-3a）和读屏软件朗读（PDF/UA-1）。\n\n内容与网页相同：指标、图表、数值表、事件、说明和联系方式，并附有本期的数据文件。图表由已构建的网站所含的图表库绘制；首次使用时须编译排版程序typst，约需几分钟。字体相同，则同一期排出的文件逐字节相同。",
        "Set a published week as a PDF, one a language, for archives (PDF/A-3a) and screen readers (PDF/UA-1).\n\nIt has what the page has: indicators, charts, tables of their values, incidents, notices and contact, and the week's data file attached. The charts are drawn by the chart library of a built site. The first time, the typesetter, typst, is compiled, which takes some minutes. The same week in the same typefaces gives the same bytes.",
    ),
    ("pdf/week", "周次，默认为最近一期。", "The week, by default the latest."),
    ("pdf/site", "已构建的网站。", "The built site."),
    ("pdf/folder", "PDF所写入的文件夹。默认的文件夹随下一次构建进入网站，各期网页链接到其中本期的PDF。", "The folder to write them into. From the default one the next build takes them into the site, and the page of the week has a link to its PDF."),
    ("pdf/fonts", "字体所在的文件夹，默认为系统的字体文件夹。", "The folder of the typefaces, by default those of the system."),
    (
        "check",
        "列出草稿中的全部问题及其所在的行。\n\n各份草稿相互对照，也与已发布的各期对照，如同已列入数据集一样；所用的规则与网页和测试相同。其中也可以有新的catalogue.json或publisher.json。不指定文件时，核对整个数据集。不写入任何内容。",
        "Name every mistake in drafts, with its line.\n\nDrafts are checked as they would stand in the dataset, beside each other and the published weeks, by the same rules as the page and the tests have. A new catalogue.json or publisher.json may be among them. Without a file the whole dataset is checked. Writes nothing.",
    ),
    ("check/paths", "草稿。", "The drafts."),
    ("check/format", "text供人阅读，附所在的行；json供程序读取，为一个对象。", "For people, with the lines, or as one JSON object for programs."),
    (
        "diff",
        "逐项列出草稿改动了什么。\n\n与本期已发布的版本比较；尚未发布的一期，则列出其载明的内容，并与此前最近一期对照。指定两个文件时，第一个为旧文件。有无不同都以0结束。",
        "Say what a draft changes, field by field.\n\nCompares it with the published version of its week. Of a new week it says what is stated, beside the published week before it. With two files, the first is the old one. Ends with 0 whether they differ or not.",
    ),
    ("diff/paths", "草稿；或旧文件和新文件。", "The draft, or an old file and a new one."),
    ("diff/lines", "按文件的行比较，而不是按各项内容。", "By the lines of the files, not by their fields."),
    (
        "publish",
        "将草稿列入数据集：全部成功，或一份也不发布。\n\n草稿有错误，或有警告未在`acknowledged`中接受时，不予发布。已发布的数据只有在`corrections`中说明之后才能改动，已有的记录不会消失。先前发布的文件保留为“weeks/周次.r版次.json”。所有生成的文件都重新写入，index.json最后写入。",
        "Make drafts a part of the dataset: all of them, or nothing.\n\nNothing is published while a draft has a mistake, or a warning that is not accepted in its `acknowledged`. A published figure changes only with an entry in `corrections` that says so, and no entry ever goes. The file that was published before stays as weeks/WEEK.rN.json. Every generated file is written anew, index.json last.",
    ),
    ("publish/paths", "草稿；数据相互依存的各期请一并发布。", "The drafts; weeks that rest on each other are published together."),
    ("publish/dry_run", "不写入任何内容，只说明将写入什么。", "Write nothing; say what would be written."),
    (
        "index",
        "手工改动之后，按现有各期重新写入生成的文件。\n\n写入index.json、latest.json、history/*、datapackage.json和SHA256SUMS，只写入有变化的文件。任何文件有错误时不写入，并列出每个错误所在的行和所违反的规则。发布时也会这样做。",
        "Write the generated files from the weeks as they are, after a change by hand.\n\nWrites index.json, latest.json, history/*, datapackage.json and SHA256SUMS, only where they differ. Writes nothing while any file has an error; each is printed with its line and the rule that it breaks. `press publish` does this as well.",
    ),
    ("index/check", "不写入任何内容，只列出已过期的生成文件。", "Write nothing; name the generated files that are out of date."),
    (
        "sample",
        "填写2025-W52的示例数据，并写入此前51期示例周报。\n\n数据均为虚构，并有标注；种子相同，数据也相同。原文载明的内容保持不变。之后请运行`press index`。",
        "Fill the sample figures of 2025-W52 and write the 51 sample weeks before it.\n\nThe figures are made up, marked as such, and always the same for the same seed. What the issue itself states is left as it is. Run `press index` afterwards.",
    ),
    ("sample/seed", "换一个种子，数据也随之不同。", "Another seed gives other figures."),
    (
        "prerender",
        "将最新一期写入已构建网站的页面，并为每一期写出单独的页面。\n\n任何程序运行之前，最新一期已在index.html和en/index.html中；每一期都有weeks/周次/zh.html和en.html，无需脚本。`cargo xtask build`会这样做；只改动了数据时，可以单独再做一次。",
        "Put the latest issue into the pages of a built site, and write a page for every week.\n\nThe latest issue stands in index.html and en/index.html before any program runs; every week gets weeks/WEEK/zh.html and en.html, which need no script. `cargo xtask build` does this; after a change of data alone it can be done again.",
    ),
    ("prerender/site", "网站所在的文件夹。", "The folder of the site."),
    (
        "prerender/address",
        "网站将来的网址，如<https://example.org/weekly/>，用于规范链接和聊天软件中的链接预览。预览图片需要有简体中文的字体，如fonts-noto-cjk。",
        "Where the site will stand, for its canonical links and for what messengers show beside a link; like <https://example.org/weekly/>. The pictures for them need a typeface with simplified Chinese, such as fonts-noto-cjk.",
    ),
    (
        "verify",
        "检查文件夹中或网址上的网站是否完整、发送是否得当。\n\n链接所到的每个页面，每个脚本和程序（与页面记载的校验和核对），数据集的每个文件（与SHA256SUMS核对），各自的压缩副本，以及全部内容是否来自数据集的同一状态。对网址还检查文件类型及编码、标头、安全策略，以及不可能是最后改动时间的日期。",
        "Tell whether a site, in a folder or at an address, is whole and served as it should be.\n\nEvery page that links lead to, every script and the program against the hash that pages name, every file of the dataset against SHA256SUMS, the compressed copies of each, and that all are of one state of the dataset. At an address also its type with its encoding, its headers, its policy, and a date that cannot be the one of its last change.",
    ),
    ("verify/site", "网站所在的文件夹或网址，如<https://example.org/weekly/>。", "The folder of the site, or where it stands; like <https://example.org/weekly/>."),
    (
        "verify/against",
        "再指出与另一文件夹中网站的不同之处，须逐字节一致；该网站由同一提交重新构建。",
        "Tell also where it differs, byte for byte, from the site of a folder, built again from the same commit.",
    ),
    ("generate-archive", "写出自1990-W01起的示例数据集，供测量使用。", "Write a dataset of sample weeks from 1990-W01 on, to measure with."),
    ("read-documents", "读取文件夹中的全部.docx，列出不予读取的、崩溃的和没有出处的数字。", "Read every .docx below a folder; name what is refused, what panics and what figure has no source."),
    ("read-documents/folder", "要读取的文件夹。", "The folder to read."),
    ("generate-archive/weeks", "期数。", "How many weeks."),
    ("generate-archive/folder", "要写入的文件夹。", "The folder to write."),
];

const STEPS: (&str, &str) = (
    "\
发布一期周报：
  press new                        新建最近一期之后一周的草稿
  press import 周报.docx           或依据编辑的文档写出草稿
  press check 2026-W01.json        列出其中的全部问题，可反复运行
  press publish 2026-W01.json      列入数据集

更正已发布的周报：
  press new --revise 2025-W52      新建其下一版的草稿
  press diff 2025-W52.json         列出改动，以及哪些须在`corrections`中说明
  press publish 2025-W52.json      发布更正，并保留此前的版本

press运行中断，不会留下半成品：下一次运行会接着完成，或者恢复原状。

一切正常以0结束，须先改正以1结束，完全无法工作以2结束。警告不算错误，但草稿只有在每项警告都被接受之后才能发布。",
    "\
To publish a week:
  press new                        writes a draft of the week after the latest
  press import weekly.docx         or writes one from the editors' documents
  press check 2026-W01.json        names every mistake in it, as often as you like
  press publish 2026-W01.json      makes it a part of the dataset

To correct a published week:
  press new --revise 2025-W52      writes a draft of its next revision
  press diff 2025-W52.json         says what it changes, and what needs an entry in `corrections`
  press publish 2025-W52.json      publishes it, and keeps the revision before it

A press that is killed leaves nothing half done: the next one completes what it began, or takes it back.

Ends with 0 when all is well, 1 when something has to be fixed first, and 2 when it could not work at all. Warnings do not count as mistakes, but a draft is published only when each is accepted.",
);
