//! The strictest Content-Security-Policy under which the pages of a site work.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::Frames;

/// Everything from the site itself, and the hashes of what stands inline in its pages: the guard and the styles.
///
/// All pages have one policy, so a server need not know which of them it sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
    frames: Frames,
}

impl Policy {
    /// The policy of pages without anything inline, which `frames` may show.
    pub fn new(frames: Frames) -> Self {
        let (scripts, styles) = Default::default();
        Self {
            scripts,
            styles,
            frames,
        }
    }

    /// Admits what stands inline in a page.
    pub fn admit(&mut self, html: &str) {
        self.scripts.extend(hashes(html, "script"));
        self.styles.extend(hashes(html, "style"));
    }

    /// The rules of the policy that another one, as a server sent it, does not keep; nothing where it is as strict. Who
    /// may frame the site and where violations are reported is the server's own matter.
    pub fn broken_by(&self, sent: &str) -> Vec<String> {
        let own = Self {
            frames: Frames::default(),
            ..self.clone()
        }
        .to_string();
        let is_own_matter = |rule: &String| {
            ["frame-ancestors", "report-uri", "report-to"]
                .iter()
                .any(|name| rule.starts_with(name))
        };
        let (own, sent) = (rules(&own), rules(sent));
        let missing = own.difference(&sent).cloned();
        let added = sent
            .difference(&own)
            .filter(|rule| !is_own_matter(rule))
            .cloned();
        missing.chain(added).collect()
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            scripts,
            styles,
            frames,
        } = self;
        let listed = |hashes: &BTreeSet<String>| -> String {
            let quoted = hashes.iter().map(|hash| format!(" '{hash}'"));
            quoted.collect::<Vec<_>>().concat()
        };
        let (scripts, styles) = (listed(scripts), listed(styles));
        write!(
            f,
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
             img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'{frames}"
        )
    }
}

/// The rules of a policy, whatever the order of their words.
fn rules(policy: &str) -> BTreeSet<String> {
    let rules = policy.split(';').map(|rule| {
        let mut words: Vec<_> = rule.split_whitespace().collect();
        if let Some((_, sources)) = words.split_first_mut() {
            sources.sort_unstable();
        }
        words.join(" ")
    });
    rules.filter(|rule| !rule.is_empty()).collect()
}

/// The hashes of elements without attributes: data blocks and files, which have some, need none.
fn hashes(html: &str, element: &str) -> Vec<String> {
    let (opening, closing) = (format!("<{element}>"), format!("</{element}>"));
    let found = html
        .split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split_once(&closing));
    found
        .map(|(text, _)| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<style>a</style><script>b</script><script type="application/json">c</script><script src="d"></script>"#;

    fn policy(html: &str, frames: &str) -> Policy {
        let mut policy = Policy::new(frames.parse().unwrap());
        policy.admit(html);
        policy
    }

    #[test]
    fn inline_scripts_and_styles_are_admitted_by_their_hash() {
        let policy = policy(HTML, "").to_string();
        let digest = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&format!(
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-{}';",
            digest("b")
        )));
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{}';", digest("a"))));
        assert_eq!(policy.matches("sha256-").count(), 2);
    }

    #[test]
    fn who_may_frame_the_site_is_the_last_rule() {
        let policy = policy(HTML, "https://www.example.org").to_string();
        assert!(
            policy.ends_with(
                "; trusted-types 'none'; frame-ancestors 'self' https://www.example.org"
            )
        );
    }

    #[test]
    fn a_policy_that_was_loosened_or_belongs_to_another_page_is_told() {
        let own = policy(HTML, "");
        let sent = policy(HTML, "'self'").to_string();
        assert_eq!(
            own.broken_by(&format!("{sent};report-uri /r")),
            Vec::<String>::new()
        );
        let loosened = sent.replace("img-src 'self' blob: data:", "img-src blob: data: *");
        assert_eq!(
            own.broken_by(&loosened),
            ["img-src 'self' blob: data:", "img-src * blob: data:"]
        );
        let other = policy(&HTML.replace('b', "e"), "").to_string();
        assert_eq!(own.broken_by(&other).len(), 2);
        assert_eq!(own.broken_by("").len(), 10);
    }
}
