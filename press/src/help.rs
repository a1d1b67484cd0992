//! What press says of itself, and of calls that it does not understand.

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};
use cncert_weekly::lang::{self, HELP_FRAME, Lang, MISTAKEN_CALLS, VALUE_NAMES};

/// A command with the words of a language; so are all within it.
pub fn worded(command: Command, lang: Lang) -> Command {
    let command = within(command, "", lang);
    let command = command.after_help(lang::press_steps(lang));
    command.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        within(command, &name, lang)
    })
}

/// A command that is called by a name, with its arguments.
fn within(command: Command, name: &str, lang: Lang) -> Command {
    let (line, all) = texts(name, lang);
    let command = command.about(line).long_about(all);
    command.mut_args(|argument| {
        let id = argument.get_id().as_str();
        let own = format!("{name}/{id}");
        let of = if lang::press_help(&own, lang).is_some() {
            &own
        } else {
            id
        };
        let (line, all) = texts(of, lang);
        let argument = named(argument, lang);
        argument.help(line).long_help(all)
    })
}

/// An argument whose value has a name of a language.
fn named(argument: Arg, lang: Lang) -> Arg {
    let names = argument.get_value_names().unwrap_or_default();
    let is_known = |(name, _): &&(&str, &str)| names.iter().any(|it| it == name);
    match VALUE_NAMES.iter().find(is_known) {
        Some((_, chinese)) if lang == Lang::Zh => argument.value_name(*chinese),
        _ => argument,
    }
}

/// The help of something in a line, and in full where there is more; nothing where clap itself knows what to say.
fn texts(of: &str, lang: Lang) -> (Option<&'static str>, Option<&'static str>) {
    let all = lang::press_help(of, lang);
    let line = all.and_then(|all| all.split("\n\n").next());
    let line = line.map(|line| line.trim_end_matches(['.', '。']));
    (line, all.filter(|all| all.contains("\n\n")))
}

/// What is to be said where a call was not understood, or asked for help.
pub fn answer(error: &Error, lang: Lang) -> String {
    let told = error.render().ansi().to_string();
    match (lang, error.kind()) {
        (Lang::En, _) => told,
        (
            Lang::Zh,
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
        ) => in_chinese(told),
        (Lang::Zh, kind) => mistake(error, kind),
    }
}

/// A help text whose own words are Chinese already, with the words around them.
fn in_chinese(text: String) -> String {
    let framed = |text: String, (english, chinese): &(&str, &str)| text.replace(english, chinese);
    HELP_FRAME.iter().fold(text, framed)
}

/// What is wrong with a call, in Chinese.
fn mistake(error: &Error, kind: ErrorKind) -> String {
    let sentence = |of: &str| MISTAKEN_CALLS.iter().find(|(it, _)| *it == of);
    let of_kind = sentence(&format!("{kind:?}")).or_else(|| sentence(""));
    let fact = |kind| error.get(kind).map(text_of).unwrap_or_default();
    let what = [ContextKind::InvalidValue, ContextKind::InvalidSubcommand]
        .map(fact)
        .concat();
    let facts: [&dyn std::fmt::Display; 3] = [
        &what,
        &fact(ContextKind::InvalidArg),
        &fact(ContextKind::PriorArg),
    ];
    let mut lines = vec![of_kind.map_or_else(String::new, |(_, words)| lang::told(words, &facts))];
    let meant = [
        ContextKind::ValidValue,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
    ];
    let meant = meant.map(fact).concat();
    if let Some((_, words)) = sentence("meant").filter(|_| !meant.is_empty()) {
        lines.push(lang::told(words, &[&meant]));
    }
    lines.push(in_chinese(fact(ContextKind::Usage)));
    lines.join("\n") + "\n"
}

fn text_of(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(" / "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use crate::Cli;

    use super::*;

    #[test]
    fn every_command_and_all_that_it_takes_has_its_help_in_both_languages() {
        for lang in Lang::BOTH {
            let press = worded(Cli::command(), lang);
            for command in [&press].into_iter().chain(press.get_subcommands()) {
                assert!(command.get_about().is_some(), "{}", command.get_name());
                for argument in command.get_arguments() {
                    let (of, id) = (command.get_name(), argument.get_id());
                    assert!(argument.get_help().is_some(), "{lang:?} {of} {id}");
                }
            }
        }
    }
}
