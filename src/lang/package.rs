//! The note in a package that publishes a week, and what is said where none can be made.

use crate::report::Week;

use super::{Lang, words::declare_words};

/// The words around packages in a language.
pub fn package_words(lang: Lang) -> &'static PackageWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// What is said of packages in one language; `{0}` and `{1}` stand for names and numbers.
    PackageWords;

    /// The package is a download.
    packed: "发布包已下载。请按其中READ-ME.txt的步骤发布。", "The package is downloaded. READ-ME.txt in it says how to publish.";
    /// None was made; the reasons follow.
    no_package: "还不能生成发布包：", "No package can be made yet:";
    /// A draft has errors.
    errors: "{0}有{1}处错误，请先改正。", "Errors to correct in {0}: {1}.";
    /// A draft has empty places.
    unfilled: "{0}还有{1}处待填写。", "Places still to be filled in in {0}: {1}.";
    /// A draft has open warnings.
    warnings: "{0}有{1}项警告，请逐项改正，或说明理由并接受。", "Warnings to correct, or to accept with a reason, in {0}: {1}.";
    /// A draft states no figure.
    blank: "{0}尚未填写任何数据。", "{0} states no figure yet.";
    /// A published week would have errors.
    elsewhere: "{0}的周报会因此出错，请一并更正（“更正已发布的周报”）。", "The issue of {0} would have errors: correct it, too (Correct a published issue).";
    /// Two drafts would be one file.
    twice: "两份草稿都要成为{0}，请关闭其中一份。", "Two drafts would both become {0}: close one of them.";
    /// Drafts are being read.
    behind: "草稿还在核对，请稍候再试。", "The drafts are still being checked: try again in a moment.";
    /// All is published.
    nothing_new: "草稿的内容均已发布，没有可打包的新内容。", "All that the drafts say is published already.";
    /// The site's files do not agree.
    not_as_generated: "网站的数据文件互不一致：可能正在更新，也可能被手工改过。请重新载入本页再试；仍不成功时，请网站管理员运行cargo press index。", "The site's data files do not agree with each other: they may just be changing, or were changed by hand. Reload the page and try again; if that fails, ask the webmaster to run cargo press index.";
    /// Another file has the name of the earlier revision.
    in_the_way: "网站上已有另一份{0}，更正前的版本无处保留。请网站管理员核实后移开它。", "The site has another {0} already, where the revision before belongs. Ask the webmaster to look into it and move it away.";
    /// A file is not at hand.
    lacking: "缺少网站上的{0}，请重新载入本页再试。", "{0} of the site is lacking: reload the page and try again.";
    /// Some weeks could not be had.
    weeks_lacking: "部分已发布的周报未能载入，请重新载入本页再试。", "Some published issues could not be loaded: reload the page and try again.";
    /// Nothing was handed out; the reason follows.
    not_handed_out: "未能完成：", "This could not be done:";
    /// The draft has errors or empty places.
    not_whole: "草稿有错误或待填写之处，请先改正、填好。", "The draft has errors or places to fill in: see to them first.";
    /// The document is a download.
    document_saved: "Word文档已下载。", "The Word document is downloaded.";
    /// Formatted text is on the clipboard.
    copied: "已复制全文，可粘贴到Word或公众号文章中。", "Copied. Paste it into Word or into a WeChat article.";
    /// Formatted text is shown to be copied.
    shown: "浏览器不允许网页写入剪贴板，请在对话框中复制。", "The browser lets no page write to the clipboard: copy the text in the dialog.";
    /// The heading of the dialog that shows it.
    formatted: "带格式全文", "Formatted text";
    /// What to do there.
    press_keys: "以下内容已全部选中，请按Ctrl+C（Mac为⌘C）复制。", "All of this is selected: press Ctrl+C (⌘C on a Mac) to copy it.";
    /// Closes the dialog.
    close: "关闭", "Close";
    /// The browser did not take it.
    not_taken: "浏览器未能保存文件，请检查下载设置后重试。", "The browser could not save the file: check its settings for downloads, and try again.";
}

/// What is to be done with a package, in both languages, as any editor of any system shows it.
pub fn package_note(week: Week) -> String {
    let note = NOTE.replace("{week}", &week.to_string());
    ["\u{feff}", &note.replace('\n', "\r\n")].concat()
}

const NOTE: &str = "\
网络安全信息与动态周报 · 发布包 · {week}

data 文件夹里是本期周报、更正前的修订版（仅更正时有）和全部生成文件，与命令 press publish 写出的逐字节相同。

发布步骤
1. 备份网站的 data 文件夹。
2. 把本包 data 文件夹里的全部内容复制到网站的 data 文件夹，同名文件一律替换，其余文件保留不动。
   如能分次复制，请最后复制 index.json：在此之前，读者看到的始终是完整的旧内容。
3. 服务器上如有压缩副本（例如 index.json.br、index.json.gz），请删除被替换文件的副本，否则读者仍会看到旧内容。
4. 打开网站，翻到 {week}，确认内容无误。

此后首页会自动转到最新一期。要让不运行脚本的页面和搜索引擎也看到本期，请网站管理员在网站文件夹上运行
cargo press prerender（压缩副本也会随之更新）；用源代码建站的，请把同样的文件复制到 public/data，再运行 cargo xtask build。

核对：在网站的 data 文件夹里运行 sha256sum --check SHA256SUMS，每一行都应为 OK。


Weekly Report of CNCERT · package for publishing · {week}

The folder data holds this week's file, the revision before it where it is a correction, and every generated file: to
the byte what the command press publish writes.

How to publish
1. Keep a copy of the site's data folder.
2. Copy everything in this package's data folder into the site's data folder. Replace files of the same name, and leave
   all others where they are. If you can copy in steps, copy index.json last: until then readers see the old state, whole.
3. Where the server keeps compressed copies (index.json.br or index.json.gz, say), delete those of the files that were
   replaced; otherwise readers go on seeing the old ones.
4. Open the site, turn to {week}, and see that it is right.

From then on the front page goes to the newest issue by itself. For pages without script and for search engines, the
webmaster runs cargo press prerender on the site's folder, which renews compressed copies, too; a site that is built from
source gets the same files in public/data, then cargo xtask build.

To check: sha256sum --check SHA256SUMS in the site's data folder; every line must say OK.
";

#[cfg(test)]
mod tests {
    use crate::lang::words::tell_the_same;

    #[test]
    fn both_languages_tell_the_same() {
        tell_the_same(super::PAIRS);
    }
}
