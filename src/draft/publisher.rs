//! `publisher.json`: who speaks.

use crate::report::{Allowed, Contact, Facts, Partners, Publisher, Registration, Text, Week};

use super::{cursor::Cursor, node::Node};

/// The file `publisher.json`.
pub(super) fn publisher(at: &Cursor) -> Option<Publisher> {
    let [
        schema_version,
        names_at,
        about,
        facts_at,
        contact_at,
        portal,
        registration_at,
        terms,
        prevailing_language,
        show_sample,
    ] = &at.object(&[
        "schema_version",
        "names",
        "about",
        "facts",
        "contact",
        "portal",
        "registration",
        "terms",
        "prevailing_language",
        "show_sample",
    ])?;
    schema_version.whole::<u64>(1..=1);
    let names = names(names_at);
    let about = about.at_least_one(Cursor::prose);
    let mut last = None;
    let facts = facts_at.at_least_one(|at| facts(at, &mut last));
    let contact = contact(contact_at);
    let portal = portal.address();
    let registration = registration_at.or_null(registration);
    let terms = terms.or_null(Cursor::prose);
    let prevailing_language =
        prevailing_language.or_null(|at| at.one_of(&["zh", "en"], ["zh", "en"]));
    let is_sample_shown = show_sample.boolean();
    let (publication, publisher) = names?;
    Some(Publisher {
        publication,
        publisher,
        about,
        facts,
        contact: contact?,
        portal: portal?,
        registration,
        terms,
        prevailing_language: prevailing_language.map(str::to_owned),
        is_sample_shown: is_sample_shown?,
    })
}

fn names(at: &Cursor) -> Option<(Text, Text)> {
    let [publication, publisher] = &at.object(&["publication", "publisher"])?;
    let publication = publication.text();
    let publisher = publisher.text();
    Some((publication?, publisher?))
}

/// Facts, and the week from which they hold: later than the ones before.
fn facts(at: &Cursor, last: &mut Option<Week>) -> Option<Facts> {
    let [from_at, founded, branches, partners_at] =
        &at.object(&["from", "founded", "branches", "partners"])?;
    let from = from_at.or_null(Cursor::week);
    if let Some(last) = last.filter(|last| from.is_none_or(|from| from <= *last)) {
        from_at.note_range(Allowed::After(last));
    }
    *last = from;
    let founded = pattern(founded, "2001-08", is_month);
    let branches = branches.whole(0..=u32::MAX.into());
    let partners = partners(partners_at);
    let founded = founded?;
    let (year, month) = founded.split_once('-')?;
    Some(Facts {
        from,
        founded: (year.parse().ok()?, month.parse().ok()?),
        branches: branches?,
        partners: partners?,
    })
}

fn partners(at: &Cursor) -> Option<Partners> {
    let [as_of, countries, organisations] = &at.object(&["as_of", "countries", "organisations"])?;
    let as_of = as_of.year();
    let countries = countries.whole(0..=u32::MAX.into());
    let organisations = organisations.whole(0..=u32::MAX.into());
    Some(Partners {
        as_of: as_of?,
        countries: countries?,
        organisations: organisations?,
    })
}

fn contact(at: &Cursor) -> Option<Contact> {
    let [website, email, phone] = &at.object(&["website", "email", "phone"])?;
    let website = pattern(website, "www.example.org", is_host);
    let email = pattern(email, "name@example.org", is_email);
    let phone = pattern(phone, "+86 10 1234-5678", is_phone);
    Some(Contact {
        website: website?,
        email: email?,
        phone: phone?,
    })
}

fn registration(at: &Cursor) -> Option<Registration> {
    let [icp, police, site_code, host] = &at.object(&["icp", "police", "site_code", "host"])?;
    Some(Registration {
        icp: icp.or_null(Cursor::string),
        police: police.or_null(Cursor::string),
        site_code: site_code.or_null(Cursor::string),
        host: host.or_null(Cursor::text),
    })
}

/// A text of a form that is shown by an example.
fn pattern(at: &Cursor, example: &'static str, fits: impl FnOnce(&str) -> bool) -> Option<String> {
    match at.node()? {
        Node::Text(text) if fits(text) => Some(text.clone()),
        Node::Text(_) => {
            at.note_range(Allowed::Like(example));
            None
        }
        _ => at.string(),
    }
}

fn is_month(text: &str) -> bool {
    format!("{text}-01").parse::<crate::report::Day>().is_ok()
}

fn is_host(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|label| {
            let is_written = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !label.is_empty() && label.bytes().all(is_written)
        })
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let is_written = |byte: u8| byte.is_ascii_alphanumeric() || b"._-+".contains(&byte);
        !name.is_empty() && name.bytes().all(is_written) && is_host(host)
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let is_written = |byte: u8| byte.is_ascii_digit() || byte == b' ' || byte == b'-';
    digits.starts_with(|first: char| first.is_ascii_digit()) && digits.bytes().all(is_written)
}
