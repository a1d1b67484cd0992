//! The dataset described for search engines (schema.org) and for catalogues (DCAT), as JSON-LD.

use cncert_weekly::{
    lang::{Lang, feed_words},
    page::Issue,
    publish::File,
};
use serde_json::{Value, json};

use super::{super::html::SitePage, Told, moment, told};

/// The files of all weeks, each with its type.
const FILES: [(&str, &str); 3] = [
    ("data/history/all-utf8.csv", "text/csv"),
    ("data/history/all.json", "application/json"),
    ("data/datapackage.json", "application/json"),
];

/// The description for catalogues.
pub fn file(told: &[Told], address: &str) -> Option<File> {
    let text = serde_json::to_string_pretty(&catalogued(told, address)?).ok()?;
    Some(File {
        path: "dataset.jsonld".to_owned(),
        bytes: (text + "\n").into_bytes(),
    })
}

/// The description for search engines, as a block of a page; nothing in it can end one.
pub fn block(issues: &[Issue], address: &str, lang: Lang) -> Option<String> {
    let told: Vec<_> = told(issues, address).collect();
    let text = described(&told, address, lang)?.to_string();
    let text = text.replace('<', "\\u003c");
    Some(format!(
        "<script type=\"application/ld+json\">{text}</script>"
    ))
}

/// The days that the weeks cover.
fn days(told: &[Told]) -> Option<(String, String)> {
    let (newest, oldest) = (told.first()?, told.last()?);
    let first = oldest.issue.report.period.start.to_string();
    Some((first, newest.issue.report.period.end.to_string()))
}

fn described(told: &[Told], address: &str, lang: Lang) -> Option<Value> {
    let publisher = &told.first()?.issue.publisher;
    let (first, last) = days(told)?;
    let words = feed_words(lang);
    let organisation = json!({
        "@type": "GovernmentOrganization",
        "name": lang.of(&publisher.publisher),
        "url": publisher.portal,
    });
    let distribution = FILES.map(|(path, kind)| {
        json!({ "@type": "DataDownload", "contentUrl": format!("{address}{path}"), "encodingFormat": kind })
    });
    Some(json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": words.dataset,
        "description": words.dataset_description,
        "url": SitePage::Contents.at(address, lang),
        "inLanguage": lang.tag(),
        "isAccessibleForFree": true,
        "creator": organisation,
        "publisher": organisation,
        "temporalCoverage": format!("{first}/{last}"),
        "dateModified": moment(told.iter().map(Told::updated).max()?),
        "distribution": distribution,
    }))
}

fn catalogued(told: &[Told], address: &str) -> Option<Value> {
    let publisher = &told.first()?.issue.publisher;
    let (first, last) = days(told)?;
    let both = |of: &dyn Fn(Lang) -> String| {
        Lang::BOTH.map(|lang| json!({ "@value": of(lang), "@language": lang.tag() }))
    };
    let distribution = FILES.map(|(path, kind)| {
        json!({
            "@type": "dcat:Distribution",
            "dcat:downloadURL": { "@id": format!("{address}{path}") },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{kind}") },
        })
    });
    let date = |day: &str| json!({ "@value": day, "@type": "xsd:date" });
    Some(json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{address}dataset.jsonld"),
        "@type": "dcat:Dataset",
        "dct:title": both(&|lang| feed_words(lang).dataset.to_owned()),
        "dct:description": both(&|lang| feed_words(lang).dataset_description.to_owned()),
        "dct:publisher": {
            "@type": "foaf:Agent",
            "foaf:name": both(&|lang| lang.of(&publisher.publisher).to_owned()),
            "foaf:homepage": { "@id": publisher.portal },
        },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(&first),
            "dcat:endDate": date(&last),
        },
        "dct:modified": { "@value": moment(told.iter().map(Told::updated).max()?), "@type": "xsd:dateTime" },
        "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/WEEKLY" },
        "dcat:landingPage": { "@id": SitePage::Contents.at(address, Lang::Zh) },
        "dcat:distribution": distribution,
    }))
}
