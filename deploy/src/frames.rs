//! Who may show the site in a frame.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The sources of `frame-ancestors`; everybody until some are named. The site itself is always among them: the
/// editors' desk and the dialog of embedding show its own pages in frames.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frames(Option<String>);

/// The site itself.
const SITE: &str = "'self'";

/// A text that is no list of sources.
#[derive(Debug, Error)]
#[error(
    "{0:?} is no source of frames: https://www.example.org, https://*.example.org or 'self' is"
)]
pub struct NoSources(String);

impl FromStr for Frames {
    type Err = NoSources;

    fn from_str(text: &str) -> Result<Self, NoSources> {
        let mut sources: Vec<_> = text.split_whitespace().collect();
        if let Some(source) = sources.iter().find(|source| !is_source(source)) {
            return Err(NoSources((*source).to_owned()));
        }
        if sources.is_empty() {
            return Ok(Self(None));
        }
        sources.retain(|source| *source != SITE);
        sources.insert(0, SITE);
        Ok(Self(Some(sources.join(" "))))
    }
}

impl fmt::Display for Frames {
    /// Writes the rule as the policy has it, with what parts it from the rule before; nothing where all are welcome.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(sources) => write!(f, "; frame-ancestors {sources}"),
            None => Ok(()),
        }
    }
}

/// Whether a word may stand in the rule: nothing in it can end the rule, the header or a configuration.
fn is_source(word: &str) -> bool {
    let is_host = |host: &str| {
        let host = host.strip_prefix("*.").unwrap_or(host);
        !host.is_empty()
            && host
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || "-.:".contains(sign))
    };
    let host = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"));
    word == SITE || host.is_some_and(is_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_may_frame_the_site_until_somebody_is_named() {
        let rule = |text: &str| text.parse::<Frames>().unwrap().to_string();
        assert_eq!(rule(" "), "");
        assert_eq!(rule("'self'"), "; frame-ancestors 'self'");
        assert_eq!(
            rule("https://www.example.org  http://*.example.org:8080"),
            "; frame-ancestors 'self' https://www.example.org http://*.example.org:8080"
        );
    }

    #[test]
    fn what_could_end_the_rule_is_no_source() {
        for text in [
            "example.org",
            "https://",
            "https://*.",
            "https://a;",
            "https://a\"",
            "https://a/$b",
            "*",
            "https://a,b",
        ] {
            assert!(text.parse::<Frames>().is_err(), "{text}");
        }
    }
}
