//! The words of the editors' desk, both languages side by side, and the sentences that it
//! makes of names and counts.

use crate::report::{Basis, Catalogue, Id, Origin, Severity, SourceKind, Stated, Text, Week};

use super::{
    Lang, acceptance::quoted, form_words, grouped, sentence, short_period, words,
    words::declare_words,
};

/// The words of the desk in a language.
pub fn desk_words(lang: Lang) -> &'static DeskWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// The fixed words of the editors' desk in one language.
    DeskWords;

    /// The name of the desk.
    title: "编辑台", "Editorial desk";
    /// What readers would take along could not be loaded with the desk.
    not_taken: "下载与分享窗口未能随编辑台载入。请先保存草稿，再重新载入本页。", "What opens under Save did not load with the desk. Save your drafts, then reload the page.";
    /// The address of the report itself, from the desk.
    to_report: "返回周报", "Back to the report";
    /// The desk gets ready.
    getting_ready: "正在载入已发布的各期……", "Loading published issues…";
    /// The desk is ready and will ask for nothing more.
    ready: "准备就绪。草稿和文档不会离开本机。此后只在首次放入文档、生成发布包时才有网络请求，请求的都是本站的文件。", "Ready. Drafts and documents stay on this machine. From here on only files of this site are requested: with the first document, and when you make a package.";
    /// A part of the program could not be had.
    part_missing: "编辑台的核对部分未能载入：网络连接失败，或服务器上的程序已更换。请重试；仍不成功时，请重新载入本页。", "The part of the desk that proofreads could not be loaded: the network failed, or the server has another version by now. Try again, or reload the page.";
    /// Some published weeks could not be had.
    weeks_missing: "部分已发布的周报未能载入，有关核对未能进行：", "Some published issues could not be loaded; checks that need them are left out:";
    /// The desk refuses to work in a frame.
    framed: "为安全起见，编辑台不能在其他网页的框架内使用。", "For safety, the editorial desk does not work inside the frame of another page.";
    /// The way out of the frame.
    open_alone: "在新窗口中打开编辑台", "Open the desk in a window of its own";

    /// What the empty desk asks for.
    welcome: "将本期的Word文档拖到此处", "Drop this week's Word documents here";
    /// How else a draft can come.
    welcome_ways: "中英文两份文档（.docx或.txt）和表格（.xlsx）可以一起放入，也可以粘贴正文或表格中的数字列。已有的草稿、指标目录（catalogue.json）和发布机构信息（publisher.json）同样可以拖入、打开或粘贴，可一次放入多个。", "Add the Chinese and the English one (.docx or .txt) and spreadsheets (.xlsx) together, or paste their text or columns of a spreadsheet. Drafts, a catalogue (catalogue.json) and a publisher file (publisher.json) can be dropped, opened or pasted as well, several at once.";
    /// What the desk does with it.
    welcome_promise: "页面会按发布后的样子显示草稿，注明每个数字出自哪份文档的哪一段，并列出全部问题。一切都在本机浏览器中完成。", "The draft is shown exactly as it will be published, with the place in the documents that each figure comes from, beside every mistake found in it. All of it happens in this browser.";
    /// While files are held above the page.
    drop_now: "松开即可放入", "Release to add";

    /// Opens files.
    open: "打开文件…", "Open files…";
    /// Begins the draft of the next week.
    begin: "新建下一期", "New draft of next week";
    /// Begins the next revision of a published week.
    revise: "更正已发布的周报", "Correct a published issue";
    /// Begins it.
    begin_revision: "开始更正", "Begin";
    /// Chooses the published week.
    revise_which: "选择期次", "Choose an issue";
    /// Reads the file from disk again.
    reopen: "重新读取文件…", "Read the file again…";
    /// Writes to the file.
    save: "保存", "Save";
    /// Gives the file as a download.
    download: "下载", "Download";
    /// Makes the package that publishes what is on the desk.
    package: "生成发布包", "Make the package to publish";
    /// Copies the previewed page as formatted text.
    copy_formatted: "复制带格式全文", "Copy as formatted text";
    /// Makes a Word document of it.
    word_document: "Word文档", "Word document";
    /// Something is being made to be handed out.
    making: "正在生成……", "Being made…";
    /// The part of the program that makes it could not be had.
    outgoing_missing: "编辑台生成文件的部分未能载入：网络连接失败，或服务器上的程序已更换。请重试；仍不成功时，请保存草稿，再重新载入本页。", "The part of the desk that makes files could not be loaded: the network failed, or the server has another version by now. Try again; if that fails, save your drafts and reload the page.";
    /// Takes back the last change.
    undo: "撤销", "Undo";
    /// Makes it again.
    redo: "重做", "Redo";
    /// Takes the draft off the desk.
    close: "关闭草稿", "Close draft";
    /// The list of drafts.
    drafts: "草稿", "Drafts";
    /// A draft without a name.
    pasted: "粘贴的内容", "Pasted text";
    /// The mark of a draft with unsaved changes.
    unsaved: "未保存", "unsaved";
    /// The file is followed on disk.
    followed: "随文件自动更新", "follows the file on disk";
    /// The file was written.
    saved: "已保存。", "Saved.";
    /// The browser has the file as a download.
    downloaded: "已下载。尚有错误的草稿，文件名带有“draft”。", "Downloaded. A draft with errors has “draft” in its name.";
    /// The file could not be written.
    not_saved: "未能写入文件，可改用下载。", "The file could not be written. Download it instead.";
    /// The file has changed on disk and was taken in.
    taken_in: "文件已更新，预览随之刷新。", "The file has changed; the preview follows.";
    /// A file of the same name took the place of changes that were not saved.
    replaced: "同名文件已取代未保存的修改，可以撤销。", "The file has replaced unsaved changes; undo brings them back.";
    /// The file cannot be read just now.
    half_written: "文件暂时无法完整读取，继续显示上一次的预览。", "The file cannot be read just now; the last preview stays.";
    /// Asked before a changed draft is closed.
    close_changed: "此草稿有未保存的修改。如放弃修改，请再按一次“×”。", "This draft has unsaved changes. Press × again to discard them.";

    findings: "核对结果", "Findings";
    form: "表单", "Form";
    /// The text of the file.
    source: "源文件", "Source";
    changes: "变动", "Changes";
    /// The views of a draft.
    views: "草稿视图", "Views of the draft";
    /// A large draft is being read and proofread.
    being_checked: "正在核对……", "Being checked…";
    /// Nothing was found.
    nothing_found: "未发现问题。", "No problems found.";
    /// What is empty.
    to_fill: "待填写", "Still to be filled in";
    /// A draft that states no figure yet.
    nothing_stated: "本期尚未填写任何数据。", "This issue states no figure yet.";
    /// The draft of a new week was begun, or one was opened; what is missing follows.
    begun: "本期尚未填写，请在表单中填写。", "Nothing is filled in yet; the form is open.";
    /// The last change was taken back; what is so again follows.
    undone: "已撤销。", "Undone.";
    /// It was made again.
    redone: "已重做。", "Redone.";
    /// Takes an acceptance back.
    withdraw: "不再接受", "Accept no longer";
    /// Findings that were accepted.
    accepted: "已接受的问题（附理由）", "Accepted, with a reason";
    /// What the draft makes doubtful elsewhere.
    elsewhere: "受影响的已发布周报", "Published issues affected by this draft";
    /// Files that could not be taken.
    refused: "未能打开的文件", "Files that could not be opened";
    /// Leads to the field of the form.
    to_form: "表单", "Form";
    /// Leads to the line of the source.
    to_source: "源文件", "Source";
    /// Leads to the part of the preview.
    to_preview: "预览", "Preview";
    /// Accepts a finding.
    accept: "说明理由并接受…", "Accept with a reason…";
    /// Enters a change of a published figure in the corrections.
    correct: "记入更正…", "Enter a correction…";
    /// The reason in Chinese.
    reason_zh: "理由（中文）", "Reason in Chinese";
    /// The reason in English.
    reason_en: "理由（英文）", "Reason in English";
    /// Writes the reason into the file.
    enter: "写入文件", "Write into the file";
    /// Gives up a reason.
    cancel: "取消", "Cancel";

    /// A catalogue or publisher file has no form.
    no_form: "这个文件没有表单。可在任意编辑器中修改，保存后预览随之刷新。", "This file has no form. Change it in any editor; the preview follows when it is saved.";
    /// Before last week's value.
    last_week: "上一期：", "Previous issue: ";
    /// Leaves out a part that may be missing.
    leave_out: "删去此部分", "Leave this out";
    /// Puts in a part that is missing.
    put_in: "加入此部分", "Put this in";
    /// Moves an item up.
    move_up: "上移", "Move up";
    /// Moves an item down.
    move_down: "下移", "Move down";
    /// Takes an item out.
    remove: "移除", "Remove";

    /// Against the published version.
    since_published: "与已发布版本相比", "Compared with the published version";
    /// The week is not published.
    never_published: "本期尚未发布。", "This issue is not published yet.";
    /// Against the week before.
    since_last_week: "与上一期相比", "Compared with the previous issue";
    /// There is no week before.
    no_week_before: "此前没有周报。", "There is no earlier issue.";
    /// Nothing differs.
    no_difference: "没有不同。", "No field differs.";
    /// A change that needs an entry.
    needs_correction: "须在更正记录中说明", "needs an entry in the corrections";
    /// What has errors is not compared.
    compared_in_part: "有错误或留空的内容未列入比较。", "What has an error, or is left empty, is not compared.";
    /// A catalogue or publisher file is not compared.
    only_issues: "只有周报才与已发布的内容比较。", "Only weekly issues are compared with what is published.";
    /// Only what can be read can be compared.
    not_comparable: "草稿有错误，改正后才能比较。", "Correct the errors in this draft to compare it.";

    preview: "预览", "Preview";
    /// Which language is shown.
    preview_language: "预览语言", "Language of the preview";
    /// Both languages.
    both: "中英对照", "Both";
    /// How wide the preview is.
    preview_width: "预览宽度", "Width of the preview";
    phone: "手机", "Phone";
    /// A portal's column.
    portal: "门户栏目", "Portal";
    /// A wide screen.
    desktop: "桌面", "Desktop";
    /// Prints the preview.
    print: "打印草稿", "Print the draft";
    /// The preview is an earlier state.
    behind: "草稿目前无法显示，以下为最近一次可读取时的页面。", "The draft cannot be shown as it is now; below is the page from when it could last be read.";
    /// The preview lacks what has errors.
    in_part: "有错误或待填写的内容暂不显示。", "What has an error, or is still to be filled in, is left out.";
    /// Nothing can be shown yet.
    never_read: "改正错误后即可预览。", "Correct the errors to see the preview.";
    /// A link in the preview that leads elsewhere.
    stays: "预览只显示草稿，其他页面请返回周报查看。", "The preview shows the draft alone. See other pages in the report itself.";
    /// Documents are being read.
    reading: "正在读取文档……", "Reading the documents…";
    /// What reads documents could not be had.
    not_reading: "编辑台的读取部分未能载入：网络连接失败，或服务器上的程序已更换。文档仍在此等候，请重试；仍不成功时，请保存草稿后重新载入本页。", "The part of the desk that reads documents could not be loaded: the network failed, or the server has another version by now. The documents wait here: try again, or save the draft and reload the page.";
    /// Documents were read.
    documents_read: "文档已读入，请逐项核对。", "The documents have been read; look through what was understood.";
    /// The order of the letters that undo, redo and save.
    keys: "快捷键：Ctrl+Z撤销，Ctrl+Shift+Z重做，Ctrl+S保存，Ctrl+P打印草稿", "Keys: Ctrl+Z undoes, Ctrl+Shift+Z redoes, Ctrl+S saves, Ctrl+P prints the draft";
    /// It is so.
    yes: "是", "yes";
    /// It is not so.
    no: "否", "no";
    /// No value.
    nothing: "（空）", "(nothing)";
}

/// A week by its number and days: `2025年第52周（12月22日—12月28日）`.
pub fn week_name(week: Week, lang: Lang) -> String {
    let (year, number) = (week.year(), week.number());
    let days = short_period(week, lang);
    match lang {
        Lang::Zh => format!("{year}年第{number}周（{days}）"),
        Lang::En => format!("Week {number} of {year} ({days})"),
    }
}

/// How far the desk is with loading.
pub fn weeks_loaded(done: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("正在载入已发布的各期：{done}/{of}"),
        Lang::En => format!("Loading published issues: {done} of {of}"),
    }
}

/// A severity in words.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Error, Lang::En) => "Error",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Warning, Lang::En) => "Warning",
        (Severity::Note, Lang::Zh) => "提示",
        (Severity::Note, Lang::En) => "Note",
    }
}

/// What was accepted before it was changed, and why.
pub fn accepted_before(of: &[String], reason: &str, lang: Lang) -> String {
    let of = quoted(of, lang);
    match lang {
        Lang::Zh => format!("此前接受的是{of}，理由：{reason}"),
        Lang::En => format!("Accepted before for {of}: {reason}"),
    }
}

/// What of a section is still to be filled in: so many places, or all of it.
pub fn to_fill(count: usize, lang: Lang) -> String {
    let word = desk_words(lang).to_fill;
    match (count, lang) {
        (0, _) => word.to_owned(),
        (_, Lang::Zh) => format!("{word}{count}处"),
        (_, Lang::En) => format!("{word}: {count}"),
    }
}

/// Which draft has come to the desk, and what is missing in it: of which section how much.
pub fn draft_begun(name: &str, missing: &[String], lang: Lang) -> String {
    let (begun, missing) = (desk_words(lang).begun, missing.join(lang.comma()));
    match lang {
        Lang::Zh => format!("草稿{name}已在编辑台上。{begun}{missing}。"),
        Lang::En => format!("The draft {name} is on the desk. {begun} {missing}."),
    }
}

/// What fields state after a change, of which some are named, and how many more there are.
pub fn now_stated(fields: &[String], more: usize, lang: Lang) -> String {
    let stated = fields.join(match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    });
    match (lang, more) {
        _ if fields.is_empty() => String::new(),
        (_, 0) => sentence(&[stated], lang),
        (Lang::Zh, _) => format!("{stated}；另有{more}处。"),
        (Lang::En, _) => format!("{stated}; and {more} more."),
    }
}

/// How many errors and warnings there are.
pub fn counted_findings(errors: usize, warnings: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh if errors + warnings == 0 => "未发现问题".to_owned(),
        Lang::Zh => format!("错误{errors}项，警告{warnings}项"),
        Lang::En if errors + warnings == 0 => "no problems found".to_owned(),
        Lang::En => {
            let plural = |count| if count == 1 { "" } else { "s" };
            format!(
                "{errors} error{}, {warnings} warning{}",
                plural(errors),
                plural(warnings)
            )
        }
    }
}

/// A field of a week file by its name: `钓鱼网站页面 · 数值`.
pub fn field(catalogue: &Catalogue, week: Week, at: &str, lang: Lang) -> String {
    let segments: Vec<_> = at
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let words = segments.iter().enumerate().map(|(depth, segment)| {
        let name = name_of(catalogue, week, &segments[..depth], segment);
        name.map_or_else(|| key(segment, lang), |name| lang.of(name).to_owned())
    });
    let words: Vec<_> = words.collect();
    // A section's own word says nothing where its item has a name.
    let is_named = segments
        .get(1)
        .is_some_and(|item| name_of(catalogue, week, &segments[..1], item).is_some());
    words[usize::from(is_named)..].join(" · ")
}

/// The same where it is heard: ears take a dot for that of a decimal.
pub fn spoken_field(catalogue: &Catalogue, week: Week, at: &str, lang: Lang) -> String {
    field(catalogue, week, at, lang).replace(" · ", lang.comma())
}

/// What a field of a week file states, in words.
pub fn field_stated(
    catalogue: &Catalogue,
    week: Week,
    at: &str,
    value: &Stated,
    lang: Lang,
) -> String {
    match value {
        Stated::Nothing => desk_words(lang).nothing.to_owned(),
        Stated::Text(text) => lang.of(text).to_owned(),
        Stated::Number(written) => {
            let unit = if at.ends_with("_pct") { "%" } else { "" };
            let grouped = if at.ends_with("year") {
                None
            } else {
                written.parse().ok().map(grouped)
            };
            [grouped.as_deref().unwrap_or(written), unit].concat()
        }
        Stated::Plain(written) => {
            let segments: Vec<_> = at.split('/').collect();
            let word = plain_word(catalogue, week, &segments, written, lang);
            word.unwrap_or_else(|| written.clone())
        }
    }
}

/// A word of a week file, a day, or a list of ids, as readers say it.
fn plain_word(
    catalogue: &Catalogue,
    week: Week,
    segments: &[&str],
    written: &str,
    lang: Lang,
) -> Option<String> {
    let (page, form) = (words(lang), form_words(lang));
    let pick = |pairs: &[(&str, &str)]| {
        let pair = pairs.iter().find(|(of, _)| *of == written);
        pair.map(|(_, word)| (*word).to_owned())
    };
    match *segments {
        ["ratings", id, "level"] => {
            let levels = &catalogue.rating(&id.parse().ok()?)?.levels;
            let level = levels.iter().find(|named| named.id == *written)?;
            Some(lang.of(&level.name.text).to_owned())
        }
        [.., "origin" | "value_origin" | "change_origin"] | ["provenance", "kind"] => pick(&[
            (Origin::Issue.word(), page.from_issue),
            (Origin::Secondhand.word(), page.secondhand),
            (Origin::Sample.word(), page.sample),
        ]),
        ["period", "basis"] => pick(&[
            (Basis::Stated.word(), form.basis_stated),
            (Basis::YearInferred.word(), form.basis_year_inferred),
            (Basis::Assumed.word(), form.basis_assumed),
        ]),
        [.., "kind"] => pick(&[
            (SourceKind::Cncert.word(), form.kind_cncert),
            (SourceKind::Reprint.word(), form.kind_reprint),
            (SourceKind::Digest.word(), form.kind_digest),
            (SourceKind::Translation.word(), form.kind_translation),
            (SourceKind::Blog.word(), form.kind_blog),
        ]),
        [.., "lang"] => pick(&[("zh", form.chinese), ("en", form.english)]),
        [.., "complete" | "emphasis"] => {
            let desk = desk_words(lang);
            pick(&[("true", desk.yes), ("false", desk.no)])
        }
        [.., "actors" | "categories" | "parts"]
        | ["indicators" | "rankings" | "distributions" | "ratings"] => {
            let names = written.split(", ").map(|id| {
                let name = name_of(catalogue, week, segments, id);
                name.map_or(id, |name| lang.of(name)).to_owned()
            });
            let names: Vec<_> = names.collect();
            Some(names.join(lang.comma()))
        }
        ["week"] => written.parse().ok().map(|week| week_name(week, lang)),
        _ => written.parse().ok().map(|day| super::day(day, lang)),
    }
}

/// What the catalogue calls an item of the list that the segments before it name.
fn name_of<'a>(
    catalogue: &'a Catalogue,
    week: Week,
    list: &[&str],
    segment: &str,
) -> Option<&'a Text> {
    let id: Id = segment.parse().ok()?;
    match *list {
        ["indicators"] => Some(&catalogue.indicator(&id)?.name_at(week).text),
        ["ratings"] => Some(&catalogue.rating(&id)?.name.text),
        ["rankings"] => Some(&catalogue.ranking(&id)?.name.text),
        ["distributions"] => Some(&catalogue.distribution(&id)?.name.text),
        ["distributions", distribution, "parts"] => {
            let distribution = catalogue.distribution(&distribution.parse().ok()?)?;
            let mut parts = distribution.parts.iter();
            Some(&parts.find(|part| part.id == id)?.name.text)
        }
        ["incidents", "categories"] => Some(&catalogue.category(&id)?.text),
        ["incidents", .., "actors"] => Some(&catalogue.actor(&id)?.text),
        _ => None,
    }
}

/// A key of a week file in words; a position counts from 1.
fn key(key: &str, lang: Lang) -> String {
    if let Ok(position) = key.parse::<usize>() {
        return match lang {
            Lang::Zh => format!("第{}项", position + 1),
            Lang::En => format!("no. {}", position + 1),
        };
    }
    let known = KEYS.iter().find(|(of, ..)| *of == key);
    known.map_or_else(
        || key.replace('_', " "),
        |(_, zh, en)| match lang {
            Lang::Zh => (*zh).to_owned(),
            Lang::En => (*en).to_owned(),
        },
    )
}

/// The keys of a week file in words.
const KEYS: [(&str, &str, &str); 59] = [
    ("schema_version", "格式版本", "Format version"),
    ("week", "周", "Week"),
    ("issue", "期号", "Issue number"),
    ("year", "年", "Year"),
    ("number", "期", "Number"),
    ("period", "起止日期", "Period"),
    ("start", "开始", "Start"),
    ("end", "结束", "End"),
    ("basis", "日期依据", "Basis of the dates"),
    ("published_on", "发布日期", "Published on"),
    ("revision", "版次", "Revision"),
    ("provenance", "来源", "Provenance"),
    ("kind", "类别", "Kind"),
    ("note", "说明", "Note"),
    ("sources", "来源文献", "Sources"),
    ("title", "标题", "Title"),
    ("lang", "语言", "Language"),
    ("url", "网址", "Address"),
    ("dated", "日期", "Dated"),
    ("ratings", "整体评价", "Ratings"),
    ("level", "评价等级", "Level"),
    ("indicators", "指标", "Indicators"),
    ("value", "数值", "Value"),
    ("rounded_to", "取整方式", "Rounding"),
    ("value_origin", "数值的性质", "Status of the value"),
    (
        "change_pct",
        "较上周升降幅度（%）",
        "Change on last week (%)",
    ),
    (
        "change_decimals",
        "升降幅度的小数位",
        "Decimals of the change",
    ),
    ("change_count", "较上周增减数量", "Change as a count"),
    ("change_origin", "升降幅度的性质", "Status of the change"),
    ("share_pct", "占比（%）", "Share of the whole (%)"),
    ("rankings", "排名", "Rankings"),
    ("items", "条目", "Items"),
    ("name", "名称", "Name"),
    ("of", "所属指标", "Of"),
    ("origin", "数据性质", "Status of the figures"),
    ("distributions", "分布", "Distributions"),
    (
        "complete",
        "各类合计即为总数",
        "The parts make up the whole",
    ),
    ("parts", "各类数据", "Parts"),
    ("incidents", "事件处理", "Incidents"),
    ("total", "处理总数", "Total"),
    ("cross_border", "跨境事件", "Cross-border"),
    ("actors", "协调单位", "Parties involved"),
    ("categories", "事件类别", "Kinds of incidents"),
    ("emphasis", "重点处理", "Given special attention"),
    ("text", "文字", "Text"),
    ("highlights", "要点", "Highlights"),
    ("corrections", "更正记录", "Corrections"),
    ("date", "日期", "Date"),
    ("at", "所涉字段", "Field concerned"),
    ("old", "原值", "Old value"),
    ("new", "新值", "New value"),
    ("acknowledged", "已接受的问题", "Accepted findings"),
    ("rule", "核对规则", "Rule"),
    ("reason", "接受理由", "Reason"),
    ("on", "接受日期", "Accepted on"),
    ("editor", "本期编辑", "Duty editor"),
    ("id", "标识", "Id"),
    ("zh", "中文", "Chinese"),
    ("en", "英文", "English"),
];
