//! The strictest Content-Security-Policy under which a page of the site works.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// Gives the policy of a page: everything from the site itself, and the hashes of its inline scripts and styles.
pub fn of(html: &str) -> String {
    let scripts = hashes(html, "script");
    let styles = hashes(html, "style");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// The hashes of elements without attributes: data blocks and files, which have some, need none.
fn hashes(html: &str, element: &str) -> String {
    let (opening, closing) = (format!("<{element}>"), format!("</{element}>"));
    let found = html
        .split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split_once(&closing));
    let hashes = found
        .map(|(text, _)| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text))));
    hashes.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_admitted_by_their_hash() {
        let html = r#"<style>a</style><script>b</script><script type="application/json">c</script><script src="d"></script>"#;
        let policy = of(html);
        let digest = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&format!(
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-{}';",
            digest("b")
        )));
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{}';", digest("a"))));
        assert_eq!(policy.matches("sha256-").count(), 2);
    }
}
