//! A report as readers cite it.

use crate::{
    lang::{Cited, Lang, TODAY},
    page::Issue,
    publish::Json,
};

/// The styles, each with the citation in it.
pub fn citations(
    issue: &Issue,
    days: &str,
    address: &str,
    lang: Lang,
) -> Vec<(&'static str, String)> {
    let report = &issue.report;
    let cited = Cited {
        publisher: lang.of(&issue.publisher.publisher),
        publication: lang.of(&issue.publisher.publication),
        issue: report.issue,
        days,
        published_on: report.published_on,
        year: report.week.monday().year(),
        address,
    };
    let key = ["cncert-", &report.week.to_string()].concat();
    vec![
        ("GB/T 7714", cited.gbt(lang)),
        ("APA", cited.apa(lang)),
        ("BibTeX", bibtex(&cited, &key, lang)),
        ("CSL-JSON", csl(&cited, &key, lang)),
    ]
}

fn title(cited: &Cited, lang: Lang) -> String {
    [cited.publication, " ", &cited.which(lang)].concat()
}

fn bibtex(cited: &Cited, key: &str, lang: Lang) -> String {
    let date = cited
        .published_on
        .map_or_else(|| cited.year.to_string(), |day| day.to_string());
    let fields = [
        // Braces keep a name whole: it is no person's.
        ("author", ["{", &escaped(cited.publisher), "}"].concat()),
        ("title", escaped(&title(cited, lang))),
        ("date", date),
        ("url", cited.address.to_owned()),
        ("urldate", TODAY.to_owned()),
        (
            "langid",
            if lang == Lang::Zh {
                "chinese"
            } else {
                "english"
            }
            .to_owned(),
        ),
    ];
    let fields = fields.map(|(name, value)| ["  ", name, " = {", &value, "}"].concat());
    ["@online{", key, ",\n", &fields.join(",\n"), "\n}"].concat()
}

/// A text in which TeX finds nothing to do.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '\\' | '{' | '}' => continue,
            '#' | '$' | '%' | '&' | '_' | '~' | '^' => escaped.push('\\'),
            _ => {}
        }
        escaped.push(sign);
    }
    escaped
}

fn csl(cited: &Cited, key: &str, lang: Lang) -> String {
    let numbers = |numbers: &[i16]| {
        let parts = Json::list(numbers, |number| i64::from(*number).into());
        Json::object([("date-parts", Json::List(vec![parts]))])
    };
    let issued = match cited.published_on {
        Some(day) => numbers(&[day.year(), day.month().into(), day.day().into()]),
        None => numbers(&[cited.year]),
    };
    let author = Json::object([("literal", cited.publisher.into())]);
    let entry = Json::object([
        ("id", key.into()),
        ("type", "webpage".into()),
        ("title", title(cited, lang).into()),
        ("container-title", cited.publication.into()),
        ("author", Json::List(vec![author])),
        ("issued", issued),
        ("accessed", Json::object([("raw", TODAY.into())])),
        ("URL", cited.address.into()),
        ("language", lang.tag().into()),
    ]);
    Json::List(vec![entry]).laid_out(0, 0)
}
