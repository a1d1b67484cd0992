//! A site at an address.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use cncert_weekly::report::{Day, Week};
use deploy::{FIXED_HEADERS, KEPT, POLICY, compress::unpacked, kinds, policy::Policy};
use ureq::{
    Agent,
    http::HeaderMap,
    tls::{RootCerts, TlsConfig},
};

use super::{Host, flaw::Flaw};
use crate::failure::Failure;

/// How long a file may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// More than any file of a site has, so that a host that sends without end is left.
const LARGEST: u64 = 64 << 20;

/// What a browser says that it can unpack.
const ACCEPTED: (&str, &str) = ("accept-encoding", "br, gzip");

/// What a server answered.
struct Answer {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        values.join(", ")
    }
}

/// The site below an address.
pub struct Address {
    root: String,
    agent: Agent,
    /// The policy that each file came under.
    policies: RefCell<BTreeMap<String, String>>,
    /// The date that each file came with; empty where it came with none.
    pub(super) dates: RefCell<BTreeMap<String, String>>,
}

impl Address {
    /// The site at an address that answers.
    pub fn new(address: &str) -> Result<Self, Failure> {
        // As browsers do: the certificates that this machine trusts.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .tls_config(tls)
            .build()
            .new_agent();
        let root = format!("{}/", address.trim_end_matches('/'));
        let site = Self {
            root,
            agent,
            policies: RefCell::default(),
            dates: RefCell::default(),
        };
        match site.ask("", &[]) {
            Ok(_) => Ok(site),
            Err(reason) => Err(Failure::Unreachable {
                address: site.root,
                reason,
            }),
        }
    }

    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let mut request = self.agent.get(format!("{}{path}", self.root));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, mut body) = request
            .call()
            .map_err(|error| error.to_string())?
            .into_parts();
        let bytes = body
            .with_config()
            .limit(LARGEST)
            .read_to_vec()
            .map_err(|error| error.to_string())?;
        Ok(Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            bytes,
        })
    }
}

impl Host for Address {
    fn file(&self, path: &str, flaws: &mut Vec<Flaw>) -> Option<Vec<u8>> {
        let missing = |reason: String| Flaw::Missing {
            path: path.to_owned(),
            reason,
        };
        let answer = match self.ask(path, &[ACCEPTED]) {
            Ok(answer) if answer.status == 200 => answer,
            Ok(answer) => {
                flaws.push(missing(format!(
                    "the answer is {} {}",
                    answer.status,
                    answer.header("location")
                )));
                return None;
            }
            Err(reason) => {
                flaws.push(missing(reason));
                return None;
            }
        };
        let mut check = |name: &str, expected: &str, is_same: fn(&str, &str) -> bool| {
            let found = answer.header(name);
            if !is_same(&found, expected) {
                flaws.push(Flaw::Header {
                    path: path.to_owned(),
                    name: name.to_owned(),
                    expected: expected.to_owned(),
                    found,
                });
            }
        };
        for (name, value) in FIXED_HEADERS {
            check(name, value, is_same_list);
        }
        check(KEPT, kinds::kept(path), is_same_list);
        match kinds::media_type(path) {
            Some(kind) => check("Content-Type", &kind, is_same_type),
            None => flaws.push(Flaw::UnknownType(path.to_owned())),
        }
        self.policies
            .borrow_mut()
            .insert(path.to_owned(), answer.header(POLICY));
        self.dates
            .borrow_mut()
            .insert(path.to_owned(), answer.header("last-modified"));
        match unpacked(&answer.header("content-encoding"), answer.bytes) {
            Ok(bytes) => Some(bytes),
            Err(reason) => {
                flaws.push(missing(reason.to_string()));
                None
            }
        }
    }

    fn policy(&self, policy: &Policy, flaws: &mut Vec<Flaw>) {
        for (path, sent) in &*self.policies.borrow() {
            let broken = policy.broken_by(sent).into_iter();
            flaws.extend(broken.map(|rule| Flaw::Policy {
                path: path.clone(),
                rule,
            }));
        }
    }

    fn date(&self, path: &str, week: Week, flaws: &mut Vec<Flaw>) {
        let dates = self.dates.borrow();
        let date = dates.get(path).map_or("", String::as_str);
        if day_of(date).is_some_and(|day| day.week() < week) {
            let (path, date) = (path.to_owned(), date.to_owned());
            flaws.push(Flaw::Backdated { path, date });
        }
    }

    fn files(&self) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }
}

/// Whether two headers list the same, whatever their blanks and order.
fn is_same_list(one: &str, other: &str) -> bool {
    let list = |text: &str| {
        let text = text.to_ascii_lowercase();
        let mut items: Vec<_> = text.split(',').map(|item| item.trim().to_owned()).collect();
        items.sort();
        items
    };
    list(one) == list(other)
}

/// The day of a date such as `Thu, 01 Jan 1970 00:00:01 GMT`.
fn day_of(date: &str) -> Option<Day> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut words = date.split_whitespace().skip(1);
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    format!("{year}-{month:02}-{day}").parse().ok()
}

/// Whether two media types are the same for a browser, with what follows them. Pages and data say their encoding
/// themselves, so that it may be missing but not another, and a program that comes with any is compiled only once it
/// has come whole. Scripts have an older name that many servers send.
fn is_same_type(one: &str, other: &str) -> bool {
    let parts = |text: &str| {
        let text = text.to_ascii_lowercase().replace(['"', ' '], "");
        let mut parts = text.split(';').map(str::to_owned);
        let essence = parts.next().unwrap_or_default();
        let essence = if essence == "application/javascript" {
            "text/javascript".to_owned()
        } else {
            essence
        };
        let is_told = |part: &String| {
            let is_binary = ["application/wasm", "image/png"].contains(&&*essence);
            is_binary || *part != format!("charset={}", kinds::CHARSET)
        };
        let parts: BTreeSet<_> = parts.filter(is_told).collect();
        (essence, parts)
    };
    parts(one) == parts(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_say_the_same_are_the_same() {
        assert!(is_same_list(
            "public,max-age=1, Immutable",
            "public, immutable, max-age=1"
        ));
        assert!(!is_same_list("public", "public, immutable"));
        assert!(is_same_type(
            "application/javascript",
            "text/javascript; charset=utf-8"
        ));
        assert!(is_same_type(
            "text/HTML;charset=UTF-8",
            "text/html; charset=utf-8"
        ));
        assert!(!is_same_type(
            "application/octet-stream",
            "application/wasm"
        ));
        for kind in ["text/html", "application/json", "image/svg+xml"] {
            let check = |found: &str, is_same| {
                let expected = format!("{kind}; charset=utf-8");
                let found = format!("{kind}{found}");
                for expected in [kind, &expected] {
                    assert_eq!(is_same_type(&found, expected), is_same, "{found}");
                }
            };
            check("", true);
            check(";charset=UTF-8", true);
            check("; charset=\"utf-8\"", true);
            check("; charset=gb2312", false);
            check("; charset=iso-8859-1", false);
            check("; charset=utf-8; version=1", false);
        }
        assert!(!is_same_type(
            "application/wasm; charset=utf-8",
            "application/wasm"
        ));
    }

    #[test]
    fn a_date_has_a_day() {
        let day = day_of("Thu, 01 Jan 1970 00:00:01 GMT");
        assert_eq!(day, Some("1970-01-01".parse().unwrap()));
        assert_eq!(day_of(""), None);
        assert_eq!(day_of("yesterday"), None);
    }
}
