//! The words of `press`, the command line for publishing, both languages side by side. Numbers in braces stand for
//! facts, such as a path; [`told`] puts these in.

use std::{fmt::Display, io};

use crate::report::Severity;

use super::{Lang, sentences::with_facts, words::declare_words};

/// The words of press in a language.
pub fn press_words(lang: Lang) -> &'static PressWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A sentence with its facts: `{0}` is the first.
pub fn told(sentence: &str, facts: &[&dyn Display]) -> String {
    with_facts(sentence, &|place| {
        let place: usize = place.parse().ok()?;
        facts.get(place).map(ToString::to_string)
    })
}

/// How many findings there are of each severity: `2 errors, 1 warning`.
pub fn press_counts(severities: impl Iterator<Item = Severity>, lang: Lang) -> String {
    let severities: Vec<_> = severities.collect();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let count = severities.iter().filter(|it| **it == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| match lang {
            Lang::Zh => format!("{}{count}项", super::severity(severity, lang)),
            Lang::En => format!("{count} {}{plural}", severity.word()),
        })
    });
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return press_words(lang).nothing_found.to_owned();
    }
    counts.join(lang.comma())
}

/// Why the system could not do something. Systems say it in English, or in a language of their own.
pub fn system_reason(reason: &io::Error, lang: Lang) -> String {
    use io::ErrorKind as Kind;
    let known = match reason.kind() {
        Kind::NotFound => "文件或文件夹不存在",
        Kind::PermissionDenied => "没有权限",
        Kind::ReadOnlyFilesystem => "磁盘只读",
        Kind::StorageFull | Kind::QuotaExceeded => "磁盘空间不足",
        Kind::IsADirectory => "这是文件夹，不是文件",
        Kind::NotADirectory => "这不是文件夹",
        Kind::ResourceBusy | Kind::ExecutableFileBusy => "文件正被其他程序占用",
        Kind::StaleNetworkFileHandle | Kind::NetworkDown | Kind::HostUnreachable => {
            "网络磁盘已断开"
        }
        _ => return reason.to_string(),
    };
    match lang {
        Lang::Zh => known.to_owned(),
        Lang::En => reason.to_string(),
    }
}

declare_words! {
    /// The sentences of press in one language.
    PressWords;

    /// What stands before a fault.
    fault: "press：{0}", "press: {0}";
    /// The name of an error beside its rule.
    error: "错误", "error";
    /// The name of a warning beside its rule.
    warning: "警告", "warning";
    /// The name of a note beside its rule.
    note: "提示", "note";
    /// What stands before a mend.
    help: "建议", "help";
    /// What was said could not be written.
    unsaid: "输出未能全部写出：{0}", "not everything that there is to say could be written: {0}";

    /// No finding.
    nothing_found: "未发现问题", "nothing found";
    /// The whole dataset was checked.
    weeks_clean: "共{0}期，未发现问题", "{0} weeks: nothing found";
    /// A file and how many findings it has.
    counted: "{0}：{1}", "{0}: {1}";
    /// The entries that corrections lack.
    add_corrections: "{0}：请将以下各条加入corrections，并填写日期和中英文理由：", "{0}: add these to `corrections`, each with its day and the reason in both languages:";
    /// The entries that corrections have lost.
    put_back: "{0}：请将以下各条放回corrections，排在新增的各条之前：", "{0}: put these back into `corrections`, before any new one:";

    /// Something that is no file of a dataset.
    passed_over: "已跳过{0}：不是数据集的文件", "{0} is passed over: it is no file of a dataset";
    /// A copy of a week file.
    passed_over_copy: "已跳过{0}：从文件名看是{1}的副本；本期的文件名应为{1}.json", "{0} is passed over: by its name it is a copy of {1}, whose file is {1}.json";
    /// There is more of it.
    passed_over_more: "另跳过{0}项", "{0} more are passed over";

    /// A change that was begun is made now.
    completed: "press：上次运行曾中断，现已接着完成", "press: an earlier one was interrupted; what it had begun is now complete";
    /// A change that was not begun in earnest is taken back.
    taken_back: "press：上次运行曾中断，尚未改动任何内容；残留文件已清除", "press: an earlier one was interrupted before it changed anything; what it left is removed";
    /// A change that was begun cannot be made now, and is read as if it were.
    read_as_complete: "{0}。以下按完成之后的内容读取", "{0}; meanwhile the dataset is read as it will be then";
    /// What an earlier press left cannot be removed now, and does not matter.
    read_as_before: "{0}。其内容不影响读取，以下按原有内容读取", "{0}; meanwhile the dataset is read as it was before";
    /// Nobody can tell what an earlier press was about.
    read_as_it_is: "{0}。以下按磁盘上的内容读取", "{0}; meanwhile the dataset is read as it stands";

    /// A file that would be written.
    would_write: "将写入{0}", "would write {0}";
    /// A file that would be removed.
    would_remove: "将删除{0}", "would remove {0}";
    /// A file that was written.
    wrote: "已写入{0}", "wrote {0}";
    /// A file that was removed.
    removed: "已删除{0}", "removed {0}";
    /// A week was published.
    published: "已发布{0}", "published {0}";
    /// A week was published before.
    published_as_it_is: "{0}与已发布的内容相同", "{0} is published as it is";
    /// A week in a revision.
    edition: "{0}第{1}版", "{0}, revision {1}";
    /// Nothing is published into a dataset with errors.
    dataset_has_errors: "数据集中有文件存在错误，改正之前不能发布", "nothing is published while a file of the dataset has an error";
    /// A generated file that is not what the weeks give.
    out_of_date: "{0}已过期", "{0} is out of date";
    /// Somebody changed the dataset.
    changed_by_hand: "数据集被手工改动过：请恢复原状；如改动有意为之，请运行`press index`", "the dataset was changed by hand; put it back, or run `press index` where the change is meant";
    /// Other weeks would have errors.
    others_would_have_errors: "发布后其他各期会出现错误，请将它们的更正版一并发布", "with this, other weeks would have errors; publish a revision of them together with it";
    /// Nothing is published.
    nothing_published: "未发布任何内容", "nothing is published";
    /// The entries that accept warnings.
    correct_or_accept: "{0}：请改正以上警告，或在acknowledged中写明理由和日期后予以接受：", "{0}: correct what was warned of, or accept it in `acknowledged` with the reason and the day:";
    /// A draft states nothing.
    nothing_stated: "{0}：尚未填写任何数据", "{0}: no figure is stated yet";

    /// Nothing is generated from a dataset with errors.
    file_has_errors: "有文件存在错误，改正之前不生成任何内容", "nothing is published while a file has an error";
    /// Everything generated is new.
    up_to_date: "共{0}期，生成的文件均为最新", "{0} weeks; everything generated is up to date";
    /// How to bring generated files up to date.
    bring_up_to_date: "请运行`press index`予以更新", "run `press index` to bring them up to date";

    /// The draft of a new week.
    begun: "{0}：{1}的草稿，以{2}为蓝本。填写后请运行`press check {0}`", "{0}: a draft of {1}, begun from {2}. Fill it in, then run `press check {0}`";
    /// The draft of a revision.
    begun_revision: "{0}：{2}第{1}版的草稿。改正后请运行`press diff {0}`", "{0}: a draft of revision {1} of {2}. Correct it, then run `press diff {0}`";
    /// The sample weeks.
    sampled: "{0}期示例周报及{1}的示例数据，写入{2}个文件。请再运行`press index`", "{0} sample weeks and the sample figures of {1}; {2} files written. Now run `press index`";

    /// The old file of a comparison and the new one.
    compared: "旧：{0}\n新：{1}", "from {0}\n  to {1}";
    /// A week file in a comparison.
    compared_file: "{0}（{1}第{2}版）", "{0} ({1}, revision {2})";
    /// The draft of a week that is not published.
    new_week: "{0}尚未发布，以下为草稿载明的内容；括号内为{1}的内容", "{0} is not published yet. This is what the draft states; in brackets, what {1} states";
    /// The same where there is no week before.
    new_week_alone: "{0}尚未发布，以下为草稿载明的内容", "{0} is not published yet. This is what the draft states";
    /// What has errors is not compared.
    compared_in_part: "有错误或留空的内容未列入比较", "what has an error, or is left empty, is not compared";
    /// The place of a field.
    at: "位置：{0}", "at {0}";
    /// The place of a field whose change asks for an entry.
    at_needs_entry: "位置：{0}；须在corrections中说明", "at {0}; needs an entry in `corrections`";
    /// The place of a field whose change has its entry.
    at_explained: "位置：{0}；已在corrections中说明", "at {0}; explained in `corrections`";
    /// What was before and what is now.
    was_and_is: "{0} → {1}", "{0} → {1}";
    /// The same of a new week, with what was last week behind it.
    is_and_was: "{1}（{0}）", "{1} ({0})";
    /// The two files say the same.
    no_difference: "没有不同", "no field differs";
    /// A draft that says nothing but which week it is of.
    states_nothing: "此外尚未填写任何内容", "beyond that nothing is stated yet";
    /// A file with errors.
    not_comparable: "文件有错误，无法逐项比较", "a file with errors cannot be compared by its fields";

    /// A site is whole.
    site_whole: "共{0}个文件，均与构建时一致", "{0} files; everything is as it was built";
    /// A site is not whole.
    site_flawed: "{1}个文件中有{0}处问题", "{0} flaws in {1} files";
    /// No typeface can set the pictures.
    no_typeface: "指向本站的链接将不显示图片：本机没有简体中文字体，可安装fonts-noto-cjk", "links to the site will show no picture: no typeface for simplified Chinese is installed; fonts-noto-cjk is one";

    /// A file or folder cannot be read.
    unreadable: "无法读取{0}：{1}", "cannot read {0}: {1}";
    /// A folder that holds itself.
    endless: "文件夹包含其自身", "the folder contains itself";
    /// A file cannot be written or removed.
    unwritable: "无法写入{0}：{1}", "cannot write {0}: {1}";
    /// A change could not be prepared.
    nothing_changed: "无法写入{0}：{1}。数据集未作任何改动，草稿完好", "cannot write {0}: {1}; nothing of the dataset is changed, and the drafts are as they were";
    /// A change could not be completed.
    left_begun: "无法写入{0}：{1}。改动已经开始，待可以写入时，下一次运行press会接着完成", "cannot write {0}: {1}; the change is begun, and the next press completes it when that can be written";
    /// A file that every dataset has is not there.
    missing: "{0}不存在；`--data`是否指向数据集所在的文件夹？", "{0} is not there; is --data the folder of the dataset?";
    /// The dataset has no week.
    no_weeks: "{0}中没有任何一期周报", "there is no week in {0}";
    /// A sample week would take the place of a real one.
    not_a_sample: "{0}不是示例周报，不予覆盖", "{0} is not a sample week, and is not overwritten";
    /// No sample figures are planned for an indicator.
    not_planned: "指标{0}没有示例数据的设定，请加入press/src/sample/plan.rs", "no sample figures are planned for the indicator {0}; add it to press/src/sample/plan.rs";
    /// No value goes with the change that an issue states.
    no_fitting_value: "{0}没有与原文升降幅度相符的示例数值", "no sample value of {0} goes with the change that the issue states";
    /// An archive would be written into a folder that holds something.
    not_empty: "{0}不是空文件夹", "{0} is not empty";
    /// A folder is not a built site.
    no_site: "{0}不是由`cargo xtask build`构建的网站", "{0} is no site that `cargo xtask build` made";
    /// Another press is writing into the dataset.
    busy: "{0}中另有一个press正在运行，请待其结束后再试", "another press is at work in {0}; try again when it is done";
    /// What a press that did not end has left cannot be read.
    broken_journal: "{0}无法读取；请将数据集恢复到上一版本，并删除该文件夹", "{0} cannot be read; put the dataset back to its last version and remove that folder";
    /// What a press has written out of sight is gone.
    lost_file: "{0}应由上次中断的press写入，但已不见；请检查磁盘是否都已连接，或将数据集恢复到上一版本", "{0}, which an interrupted press was to write, is gone; see that every disk is there, or put the dataset back to its last version";
    /// A draft stands among the published weeks.
    within_dataset: "{0}本身就是数据集的文件；草稿请放在数据集之外，数据集只保存已发布的内容", "{0} is a file of the dataset itself; keep drafts outside of it, so that it holds what is published";
    /// Two drafts are of the same week.
    same_week: "有两个文件都是{0}的内容", "two of the files are about {0}";
    /// A file would be overwritten.
    in_the_way: "{0}已经存在，不予覆盖", "{0} is there already, and is not overwritten";
    /// A week has no published file.
    not_published: "{0}尚未发布", "{0} is not published";
    /// A new draft would be of a week that is published.
    already_published: "{0}已经发布；如需更正，请用`--revise {0}`", "{0} is published already; --revise {0} begins a revision of it";
    /// A server does not answer.
    unreachable: "{0}没有响应：{1}", "{0} does not answer: {1}";
    /// A week cannot be read, so that its page cannot be written.
    unpublished: "{0}；运行`press index`可查看详情", "{0}; `press index` tells more";
    /// Node could not draw the charts.
    not_drawn: "图表未能绘制：{0}；是否已安装Node 20？", "the charts could not be drawn: {0}; is Node 20 there?";
    /// The typesetter is compiled.
    compiling_typesetter: "首次排版，须先编译排版程序typst，约需几分钟", "the typesetter, typst, is compiled first; this takes some minutes, once";
    /// No typeface can set a bulletin.
    no_typefaces: "无法排版：{0}中没有可嵌入文件的简体中文字体。需要宋体（{1}之一）和黑体（{2}之一），各有常规和粗体两种字重；请安装，Debian的软件包为fonts-noto-cjk", "no bulletin can be set: no typefaces for simplified Chinese that may go into a file are in {0}. A serif family ({1}: any of them) and a sans-serif one ({2}) are needed, each in regular and bold; install them, on Debian by `apt-get install fonts-noto-cjk`";
    /// Where typefaces are looked for.
    font_folders: "系统的字体文件夹（Linux为/usr/share/fonts、/usr/local/share/fonts、~/.fonts和~/.local/share/fonts）", "the system’s font folders (on Linux /usr/share/fonts, /usr/local/share/fonts, ~/.fonts and ~/.local/share/fonts)";
    /// The typesetter did not set a bulletin.
    not_set: "PDF未能排出，原因见上：{0}", "the PDF could not be set, for the reason above: {0}";
    /// What a page carries does not give its page again.
    not_carried: "最新一期的页面无法携带其数据：缺少所用到的目录条目", "the latest page cannot carry its data: a catalogue entry that it uses is missing";
    /// There are not as many weeks before the year 9999.
    too_many_weeks: "一个数据集可有1至400000期", "an archive has 1 to 400000 weeks";

    /// A file that others name is not there.
    flaw_missing: "缺少{0}：{1}", "{0} is missing: {1}";
    /// A content is not the one that a checksum is of.
    flaw_other_content: "{0}的内容与{1}记载的不同", "{0} has another content than {1} says";
    /// A page, as what has the checksum of its scripts.
    its_page: "所在页面", "its page";
    /// A file is not the one that another build of the same commit has.
    flaw_not_as_built: "{0}与本机构建的文件不同", "{0} is not the file that was built here";
    /// A compressed file is not the same as the one that it stands for.
    flaw_stale: "{0}的内容与其压缩前的文件不同", "{0} has another content than the file that it was compressed from";
    /// A file that may be kept for ever is not named by its content.
    flaw_not_named: "{0}会被浏览器永久保存，文件名却不是由内容得出的", "{0} is kept for ever by browsers, but is not named by its content";
    /// A file of the dataset has no checksum.
    flaw_unlisted: "{0}不在数据集的校验和清单中", "{0} is not among the checksums of the dataset";
    /// The pages name scripts of more than one build.
    flaw_two_builds: "各页面不属于同一次构建", "the pages belong to different builds";
    /// Nothing tells a server the type of a file.
    flaw_unknown_type: "{0}的类型不是本站应有的", "{0} is of a type that no site has";
    /// A header is not what it should be.
    flaw_header: "{0}的{1}为{2}，应为{3}", "{0} comes with {1}: {2} instead of {3}";
    /// A rule of the policy is missing, or was added to it.
    flaw_policy: "{0}未采用页面所需的安全策略：{1}", "{0} does not come under the policy of its pages: {1}";
    /// A file is of an earlier state of the dataset than another.
    flaw_other_state: "{0}中没有{1}，而{2}中有：网站内容来自数据集的两个不同状态", "{0} does not know {1}, which {2} has: the site is of two states of the dataset";
    /// A revision of a week, in a sentence.
    flaw_edition: "{1}第{0}版", "revision {0} of {1}";
    /// A file has a date that cannot be the one of its last change.
    flaw_backdated: "{0}的日期为{1}，早于其所报道的一周：只按日期和大小辨认文件的主机，可能在文件已变时仍称其未变", "{0} is dated {1}, before the week that it reports on: a host that knows files by date and size may say that it is unchanged when it is not";
    /// The headers beside a site are those of other pages.
    flaw_other_headers: "{0}与页面不符，来自另一次构建", "{0} does not fit the pages: it is of another build";
}

#[cfg(test)]
mod tests {
    use super::{super::words::tell_the_same, *};

    #[test]
    fn a_sentence_is_told_with_its_facts() {
        assert_eq!(told("{1} of {0}, {1}", &[&"a", &2]), "2 of a, 2");
        assert_eq!(told("as it is", &[&1]), "as it is");
        // What a fact has is never taken for a place.
        assert_eq!(told("{0}{1}", &[&"{1}", &"b"]), "{1}b");
    }

    #[test]
    fn both_languages_tell_the_same_facts() {
        tell_the_same(PAIRS);
    }
}
