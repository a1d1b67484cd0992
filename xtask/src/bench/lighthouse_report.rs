//! A report of Lighthouse, as far as it is read here.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// Audits that plain http on a machine's own address cannot satisfy, or that Lighthouse passes over there.
const OF_HTTPS: [&str; 4] = ["is-on-https", "redirects-http", "has-hsts", "uses-http2"];

/// One run on one page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    environment: Environment,
    #[serde(default)]
    run_warnings: Vec<String>,
    runtime_error: Option<RuntimeError>,
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Environment {
    benchmark_index: f64,
}

#[derive(Deserialize)]
struct RuntimeError {
    message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    title: String,
    /// Missing where one of its audits could not be made.
    score: Option<f64>,
    audit_refs: Vec<AuditRef>,
}

/// An audit's part in a category.
#[derive(Deserialize)]
struct AuditRef {
    id: String,
    weight: f64,
    group: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    title: String,
    /// Missing where there was nothing to judge.
    score: Option<f64>,
    display_value: Option<String>,
}

impl Report {
    /// Reads a report as JSON; one of a page that could not be judged is an error.
    pub fn read(json: &[u8]) -> Result<Self> {
        let report: Self = serde_json::from_slice(json)?;
        if let Some(error) = report.runtime_error {
            bail!("{}", error.message);
        }
        Ok(report)
    }

    /// How quick Lighthouse found this machine; below 1,000 it warns that the points say little.
    pub fn benchmark_index(&self) -> f64 {
        self.environment.benchmark_index
    }

    /// The points of a category, of 100.
    pub fn points(&self, category: &str) -> Result<f64> {
        let score = self.categories.get(category).and_then(|found| found.score);
        let score = score.with_context(|| format!("Lighthouse has no score of {category}"))?;
        Ok((score * 100.0).round())
    }

    /// Names every audit that the page does not satisfy in full with the points that this costs, what cannot be told
    /// without https, and what Lighthouse warns of. `page` is the page's name.
    pub fn remarks(&self, page: &str) -> String {
        let faults = self
            .categories
            .values()
            .flat_map(|category| self.faults(category));
        let mut lines: Vec<_> = faults.collect();
        if lines.is_empty() {
            lines.push("no fault".to_owned());
        }
        let of_https = OF_HTTPS.iter().filter_map(|id| self.audits.get(*id));
        let titles: Vec<_> = of_https.map(|audit| audit.title.as_str()).collect();
        lines.push(format!("not judged on plain http: {}", titles.join("; ")));
        let warnings = self.run_warnings.iter();
        lines.extend(warnings.map(|warning| format!("warning: {warning}")));
        format!("Lighthouse on {page}\n  {}\n", lines.join("\n  "))
    }

    fn faults<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = String> + 'a {
        let parts = || category.audit_refs.iter();
        let weights: f64 = parts().map(|part| part.weight).sum();
        parts()
            .filter(|part| part.group.as_deref() != Some("hidden"))
            .filter_map(move |part| {
                let audit = self.audits.get(&part.id)?;
                let missing = 1.0 - audit.score.filter(|score| *score < 1.0)?;
                let points = 100.0 * missing * part.weight / weights.max(1.0);
                let value = audit.display_value.iter().map(|value| format!(", {value}"));
                let value: String = value.collect();
                let title = &audit.title;
                Some(format!(
                    "{}: {title}{value} ({points:.1} points)",
                    category.title
                ))
            })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn report() -> Value {
        json!({
            "environment": { "benchmarkIndex": 1500.5 },
            "runWarnings": ["The page loaded too slowly."],
            "categories": {
                "performance": {
                    "title": "Performance",
                    "score": 0.93,
                    "auditRefs": [
                        { "id": "total-blocking-time", "weight": 30, "group": "metrics" },
                        { "id": "first-contentful-paint", "weight": 70, "group": "metrics" },
                        { "id": "interactive", "weight": 0, "group": "hidden" }
                    ]
                },
                "seo": { "title": "SEO", "score": null, "auditRefs": [{ "id": "canonical", "weight": 1 }] }
            },
            "audits": {
                "total-blocking-time": { "title": "Total Blocking Time", "score": 0.75, "displayValue": "310 ms" },
                "first-contentful-paint": { "title": "First Contentful Paint", "score": 1 },
                "interactive": { "title": "Time to Interactive", "score": 0.5 },
                "canonical": { "title": "A canonical address", "score": null },
                "has-hsts": { "title": "Use a strong HSTS policy", "score": 1 }
            }
        })
    }

    fn read(report: &Value) -> Result<Report> {
        Report::read(report.to_string().as_bytes())
    }

    #[test]
    fn every_fault_is_named_with_the_points_that_it_costs() {
        let remarks = read(&report()).unwrap().remarks("/en/");
        assert_eq!(
            remarks,
            "Lighthouse on /en/\n  \
             Performance: Total Blocking Time, 310 ms (7.5 points)\n  \
             not judged on plain http: Use a strong HSTS policy\n  \
             warning: The page loaded too slowly.\n"
        );
    }

    #[test]
    fn a_category_without_a_score_and_a_page_without_a_report_are_errors() {
        let mut report = report();
        let scored = read(&report).unwrap();
        assert!((scored.points("performance").unwrap() - 93.0).abs() < f64::EPSILON);
        assert!(scored.points("seo").is_err());
        report["runtimeError"] = json!({ "code": "NO_FCP", "message": "The page did not paint." });
        let error = read(&report).err().unwrap();
        assert_eq!(error.to_string(), "The page did not paint.");
    }
}
