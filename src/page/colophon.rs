//! Who CNCERT is, whom to contact, and the small print.

use crate::{
    lang::{self, Lang, words},
    report::Facts,
};

use super::Issue;

/// 关于国家互联网应急中心（CNCERT）.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The section's heading.
    pub heading: String,
    /// The paragraphs, with the facts that hold for the week.
    pub paragraphs: Vec<String>,
}

/// A text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads: an http, https, mailto or tel address, or a file of the
    /// site, relative to its root.
    pub address: String,
}

/// One way to get in touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// What it is.
    pub term: String,
    /// How to reach it.
    pub text: String,
    /// Where it leads, if anywhere.
    pub address: Option<String>,
}

/// 联系我们.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The section's heading.
    pub heading: String,
    /// The duty editor and the ways to reach CNCERT.
    pub rows: Vec<ContactRow>,
    /// What comments are welcome.
    pub invitation: String,
}

/// The foot of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// Pages and data files of the site, relative to its root.
    pub files: Vec<Link>,
    /// The publisher's portal.
    pub portal: Link,
    /// Registration, conditions of use and the prevailing language.
    pub lines: Vec<String>,
}

/// The section about the publisher.
pub fn about(issue: &Issue, lang: Lang) -> About {
    let facts = issue.publisher.facts_at(issue.report.week);
    let paragraphs = issue
        .publisher
        .about
        .iter()
        .map(|text| filled(lang.of(text), facts, lang));
    About {
        heading: words(lang).about.to_owned(),
        paragraphs: paragraphs.collect(),
    }
}

/// A paragraph with the facts in the places that it keeps for them.
fn filled(paragraph: &str, facts: &Facts, lang: Lang) -> String {
    let fact = |name: &str| match name {
        "founded" => Some(lang::founded(facts.founded, lang)),
        "branches" => Some(facts.branches.to_string()),
        "as_of" => Some(facts.partners.as_of.to_string()),
        "countries" => Some(facts.partners.countries.to_string()),
        "organisations" => Some(facts.partners.organisations.to_string()),
        _ => None,
    };
    lang::with_facts(paragraph, &fact)
}

/// The section on contact.
pub fn contact(issue: &Issue, lang: Lang) -> Contact {
    let words = words(lang);
    let details = &issue.publisher.contact;
    let editor = issue.report.editor.as_ref().map(|editor| ContactRow {
        term: words.duty_editor.to_owned(),
        text: lang.of(editor).to_owned(),
        address: None,
    });
    let row = |term: &str, text: &str, address: String| ContactRow {
        term: term.to_owned(),
        text: text.to_owned(),
        address: Some(address),
    };
    let ways = [
        row(
            words.website,
            &details.website,
            format!("https://{}/", details.website),
        ),
        row(
            words.email,
            &details.email,
            format!("mailto:{}", details.email),
        ),
        row(
            words.phone,
            &details.phone,
            format!("tel:{}", details.phone),
        ),
    ];
    Contact {
        heading: words.contact.to_owned(),
        rows: editor.into_iter().chain(ways).collect(),
        invitation: words.comments_welcome.to_owned(),
    }
}

/// The file of the revision that is shown.
fn data_of(issue: &Issue) -> String {
    let report = &issue.report;
    match &issue.successor {
        None => format!("data/weeks/{}.json", report.week),
        Some(_) => format!("data/weeks/{}.r{}.json", report.week, report.revision),
    }
}

/// The foot of the page.
pub fn footer(issue: &Issue, lang: Lang) -> Footer {
    let words = words(lang);
    let publisher = &issue.publisher;
    let file = |text: &str, address: String| Link {
        text: text.to_owned(),
        address,
    };
    let registration = publisher.registration.iter().flat_map(|registration| {
        let host = registration
            .host
            .as_ref()
            .map(|host| lang.of(host).to_owned());
        [
            host,
            registration.icp.clone(),
            registration.police.clone(),
            registration.site_code.clone(),
        ]
    });
    let prevailing = publisher
        .prevailing_language
        .as_deref()
        .and_then(Lang::from_tag);
    Footer {
        files: vec![
            file(
                words.all_issues,
                match lang {
                    Lang::Zh => "weeks/index.html",
                    Lang::En => "weeks/en.html",
                }
                .to_owned(),
            ),
            file(words.data_of_week, data_of(issue)),
            file(words.data_of_all, "data/history/all.json".to_owned()),
            file(words.table_of_all, "data/history/all.csv".to_owned()),
            file(words.checksums, "data/SHA256SUMS".to_owned()),
            file(words.licenses, "licenses.txt".to_owned()),
        ],
        portal: Link {
            text: words.portal.to_owned(),
            address: publisher.portal.clone(),
        },
        lines: registration
            .flatten()
            .chain(
                publisher
                    .terms
                    .as_ref()
                    .map(|terms| lang.of(terms).to_owned()),
            )
            .chain(prevailing.map(|prevailing| lang::prevailing(prevailing, lang).to_owned()))
            .collect(),
    }
}
