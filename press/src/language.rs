//! Which language press speaks: the one that was asked for, else that of the system.

use std::{env, ffi::OsString};

use cncert_weekly::lang::Lang;

/// The language for a call: `--lang` wins, wherever it stands.
pub fn of(arguments: &[OsString]) -> Lang {
    asked_for(arguments)
        .or_else(|| of_locale(|name| env::var(name).ok()))
        .or_else(of_system)
        .unwrap_or(Lang::En)
}

/// The language that the arguments name; `None` where none does, or one that is none.
fn asked_for(arguments: &[OsString]) -> Option<Lang> {
    let mut asked = None;
    let texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut texts = texts.take_while(|text| text != "--");
    while let Some(text) = texts.next() {
        let value = match text.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if text == "--lang" => texts.next().map(Into::into),
            None => None,
        };
        let is = |lang: &Lang| value.as_deref() == Some(lang.key());
        asked = Lang::BOTH.into_iter().find(is).or(asked);
    }
    asked
}

/// The language of a locale as POSIX has it: the first of its variables that says something.
/// `LANGUAGE` is a list that goes before it, but for the locale that is nobody's.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let stated = |name| variable(name).filter(|value| !value.is_empty());
    let mut names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = names.find_map(stated)?;
    let name = locale.split(['.', '@']).next();
    if matches!(name, Some("C" | "POSIX")) {
        return Some(Lang::En);
    }
    let listed = stated("LANGUAGE").unwrap_or_default();
    let tags = listed.split(':').chain([&*locale]);
    Some(
        tags.into_iter()
            .find_map(Lang::from_tag)
            .unwrap_or(Lang::En),
    )
}

/// The language of a system that keeps it elsewhere.
#[cfg(any(windows, target_os = "macos"))]
fn of_system() -> Option<Lang> {
    Lang::from_tag(&sys_locale::get_locale()?)
}

#[cfg(not(any(windows, target_os = "macos")))]
fn of_system() -> Option<Lang> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_of_the_locale() {
        let check = |variables: &[(&str, &str)], expected: Option<Lang>| {
            let variable = |name: &str| {
                let (_, value) = variables.iter().find(|(it, _)| *it == name)?;
                Some((*value).to_owned())
            };
            assert_eq!(of_locale(variable), expected, "{variables:?}");
        };
        let (zh, en) = (Some(Lang::Zh), Some(Lang::En));
        check(&[], None);
        check(&[("LANG", "zh_CN.UTF-8")], zh);
        check(&[("LANG", "zh_CN")], zh);
        check(&[("LANG", "zh_Hans_CN.UTF-8@pinyin")], zh);
        check(&[("LANG", "en_US.UTF-8")], en);
        check(&[("LANG", "de_DE.UTF-8")], en);
        check(&[("LANG", "C.UTF-8")], en);
        check(
            &[("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "en_US.UTF-8")],
            zh,
        );
        check(
            &[("LC_ALL", "C"), ("LC_MESSAGES", "zh_CN"), ("LANG", "zh_CN")],
            en,
        );
        // What is empty says nothing.
        check(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")], zh);
        check(&[("LC_ALL", ""), ("LANG", "")], None);
        check(&[("LANGUAGE", "zh_CN:en"), ("LANG", "en_US.UTF-8")], zh);
        check(&[("LANGUAGE", "de:zh:en"), ("LANG", "de_DE.UTF-8")], zh);
        check(&[("LANGUAGE", "en"), ("LC_ALL", "zh_CN.UTF-8")], en);
        check(&[("LANGUAGE", "zh"), ("LC_ALL", "C")], en);
        check(&[("LANGUAGE", "zh"), ("LC_ALL", "POSIX")], en);
        // Without a locale nobody asks for the list.
        check(&[("LANGUAGE", "zh")], None);
    }

    #[test]
    fn a_call_may_ask_for_a_language_anywhere() {
        let check = |call: &str, expected| {
            let arguments: Vec<_> = call.split(' ').map(OsString::from).collect();
            assert_eq!(asked_for(&arguments), expected, "{call}");
        };
        check("press --lang zh check", Some(Lang::Zh));
        check("press check a.json --lang=en", Some(Lang::En));
        check("press --lang zh check --lang en", Some(Lang::En));
        check("press check", None);
        check("press check --lang", None);
        check("press check --lang fr", None);
        check("press check -- --lang zh", None);
    }
}
