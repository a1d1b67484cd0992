//! The incidents handled, in words.

use super::{Lang, list, number};

/// The incidents handled in a week, and with whom.
pub fn incidents(
    total: Option<u64>,
    cross_border: Option<u64>,
    actors: &[&str],
    lang: Lang,
) -> String {
    // Of none there is no more to tell.
    let is_none = total == Some(0);
    let across = cross_border.filter(|_| !is_none);
    let across = across.map_or_else(String::new, |count| {
        let count_text = number::grouped(count);
        match (lang, count) {
            (Lang::Zh, _) => format!("，其中跨境网络安全事件{count_text}起"),
            (Lang::En, 0) => ", none of them cross-border".to_owned(),
            (Lang::En, _) => format!(", {count_text} of them cross-border"),
        }
    });
    let with = match lang {
        _ if is_none || actors.is_empty() => String::new(),
        Lang::Zh => format!("；参与处置的有{}", list(actors, lang)),
        Lang::En => format!(", working with {}", list(actors, lang)),
    };
    let noun = if total == Some(1) {
        "incident"
    } else {
        "incidents"
    };
    let all = if total.is_some() { "共" } else { "" };
    let total = counted(total, lang);
    match lang {
        Lang::Zh => format!("本周{all}处理网络安全事件{total}{across}{with}。"),
        Lang::En => {
            format!("CNCERT handled {total}network security {noun} this week{across}{with}.")
        }
    }
}

/// A number of incidents beside their name: 9起 after it, “9 ” and “no ” before it.
fn counted(count: Option<u64>, lang: Lang) -> String {
    let Some(count) = count else {
        return String::new();
    };
    match (lang, count) {
        (Lang::Zh, _) => number::grouped(count) + "起",
        (Lang::En, 0) => "no ".to_owned(),
        (Lang::En, _) => number::grouped(count) + " ",
    }
}

/// The incidents of one kind among those handled, and with whom.
pub fn incidents_of_kind(
    name: &str,
    count: Option<u64>,
    is_emphasised: bool,
    actors: &[&str],
    lang: Lang,
) -> String {
    // Nobody has put weight on what there was not.
    let is_none = count == Some(0);
    let is_emphasised = is_emphasised && !is_none;
    let with = list(actors, lang);
    let count = counted(count, lang);
    match lang {
        Lang::Zh => {
            let verb = if is_emphasised {
                "重点处理"
            } else {
                "处理"
            };
            if is_none || actors.is_empty() {
                format!("上述事件中，{verb}{name}{count}。")
            } else {
                format!("上述事件中，会同{with}{verb}{name}{count}。")
            }
        }
        Lang::En => {
            let verb = if is_emphasised {
                "Particular attention went to"
            } else {
                "Among them were"
            };
            let together = if is_none || actors.is_empty() {
                String::new()
            } else {
                format!(", handled together with {with}")
            };
            format!("{verb} {count}{name}{together}.")
        }
    }
}

/// What a figure of incidents shows, for those who do not see it.
pub fn incidents_summary<'a>(counts: impl Iterator<Item = (&'a str, u64)>, lang: Lang) -> String {
    let counted = |(name, count): (&str, u64)| {
        let count = number::grouped(count);
        match lang {
            Lang::Zh => format!("{name}{count}起"),
            Lang::En => format!("{name}: {count}"),
        }
    };
    let clauses: Vec<_> = counts.map(counted).collect();
    match lang {
        Lang::Zh => format!("{}。", clauses.join("，")),
        Lang::En => format!("{}.", clauses.join(". ")),
    }
}
