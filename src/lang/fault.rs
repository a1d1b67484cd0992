//! What failed, in words.

use crate::report::Week;

use super::{Lang, period};

/// What failed, why, and what is shown meanwhile.
pub fn fault(file: &str, reason: &str, still_shown: Option<&str>, lang: Lang) -> String {
    match (lang, still_shown) {
        (Lang::Zh, None) => format!("未能载入{file}：{reason}。请稍后重试。"),
        (Lang::Zh, Some(shown)) => format!("未能载入{file}：{reason}。仍显示{shown}的内容。"),
        (Lang::En, None) => format!("Could not load {file}: {reason}. Please try again later."),
        (Lang::En, Some(shown)) => {
            format!("Could not load {file}: {reason}. The report for {shown} is still shown.")
        }
    }
}

/// The file of a week, in a fault.
pub fn file_of_week(week: Week, lang: Lang) -> String {
    let days = period(week.monday(), week.sunday(), lang);
    match lang {
        Lang::Zh => format!("{days}的周报"),
        Lang::En => format!("the report for {days}"),
    }
}

/// The server refused with a status code, in a fault.
pub fn refused(status: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("服务器返回错误（代码{status}）"),
        Lang::En => format!("the server answered with an error (code {status})"),
    }
}

/// The file is larger than it may be, in a fault.
pub fn too_large(limit_megabytes: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("文件超过{limit_megabytes} MB的上限"),
        Lang::En => format!("the file is larger than the limit of {limit_megabytes} MB"),
    }
}

/// A history file, in a fault.
pub fn file_of_history(year: i16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年的历史数据"),
        Lang::En => format!("the history of {year}"),
    }
}
