//! What a page asks the network for, as the log of its browser tells it: of any origin, and with what it redirects to.

use std::collections::HashSet;

use axum::http::Uri;
use serde_json::Value;

/// The requests of a page so far, its own among them.
#[derive(Debug, Default)]
pub struct Traffic {
    /// The page's own request, under which its redirects run too.
    page: Option<String>,
    /// The origin from which the page came in the end.
    origin: Option<String>,
    /// The HTTP status of the page.
    status: Option<u64>,
    /// What has kept the page from coming.
    fault: Option<String>,
    /// The origins of what the page asked for, one a request.
    asked: Vec<String>,
    /// How many requests it took to come to the page.
    navigations: usize,
    bytes: f64,
    pending: HashSet<String>,
    is_loaded: bool,
}

impl Traffic {
    /// Notes an event, which is JSON, and tells whether it was one of the network's or the page's end of loading.
    pub fn note(&mut self, entry: &str) -> bool {
        let entry: Value = serde_json::from_str(entry).unwrap_or_default();
        let event = &entry["message"];
        let parameters = &event["params"];
        let id = parameters["requestId"].as_str().unwrap_or_default();
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => self.begin(id, parameters),
            "Network.responseReceived" if self.page.as_deref() == Some(id) => {
                self.status = parameters["response"]["status"].as_u64();
            }
            // What was not begun here is the browser's own, such as its page of an error.
            "Network.loadingFinished" if self.pending.remove(id) => {
                self.bytes += size(parameters);
            }
            "Network.loadingFailed" if self.pending.remove(id) => {
                if self.page.as_deref() == Some(id) {
                    self.fault = parameters["errorText"].as_str().map(str::to_owned);
                }
            }
            // The empty page before it has loaded, too.
            "Page.loadEventFired" => self.is_loaded = self.page.is_some(),
            _ => return false,
        }
        true
    }

    fn begin(&mut self, id: &str, parameters: &Value) {
        self.bytes += size(&parameters["redirectResponse"]);
        let address = parameters["request"]["url"].as_str().unwrap_or_default();
        // Nothing else, such as `data:`, reaches the network.
        let Some(origin) = web_origin(address) else {
            return;
        };
        self.pending.insert(id.to_owned());
        if self.page.get_or_insert_with(|| id.to_owned()) == id {
            self.navigations += 1;
            self.origin = Some(origin);
        } else {
            self.asked.push(origin);
        }
    }

    /// Tells whether the page has loaded and every request has ended.
    pub fn is_quiet(&self) -> bool {
        self.is_loaded && self.pending.is_empty()
    }

    /// Tells why there is no page, if there is none.
    pub fn fault(&self) -> Option<String> {
        let refused = self.status.filter(|status| *status >= 400);
        let refused = refused.map(|status| format!("the status {status}"));
        refused.or_else(|| self.fault.clone())
    }

    /// How many bytes have come, with headers, as they were on the wire.
    pub fn bytes(&self) -> f64 {
        self.bytes
    }

    /// How many requests were made, that for the page among them.
    pub fn requests(&self) -> usize {
        self.navigations + self.asked.len()
    }

    /// How many requests the page made of another origin than its own.
    pub fn other_origins(&self) -> usize {
        let others = |origin: &&String| Some(*origin) != self.origin.as_ref();
        self.asked.iter().filter(others).count()
    }
}

fn size(answer: &Value) -> f64 {
    answer["encodedDataLength"].as_f64().unwrap_or_default()
}

fn web_origin(address: &str) -> Option<String> {
    // What follows the path may have signs that this reader of addresses refuses.
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let address: Uri = address[..end].parse().ok()?;
    let scheme = address
        .scheme_str()
        .filter(|scheme| ["http", "https"].contains(scheme))?;
    Some(format!("{scheme}://{}", address.authority()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn noted(events: &[Value]) -> Traffic {
        let mut traffic = Traffic::default();
        for event in events {
            traffic.note(&json!({ "message": event }).to_string());
        }
        traffic
    }

    fn begun(id: &str, url: &str) -> Value {
        json!({ "method": "Network.requestWillBeSent", "params": { "requestId": id, "request": { "url": url } } })
    }

    fn ended(id: &str, bytes: u32) -> Value {
        json!({ "method": "Network.loadingFinished", "params": { "requestId": id, "encodedDataLength": bytes } })
    }

    #[test]
    fn every_request_counts_with_its_bytes_and_its_origin() {
        let traffic = noted(&[
            begun("1", "http://a.example/?x=\"|"),
            ended("1", 1000),
            begun("2", "http://a.example/a.js"),
            begun("3", "http://b.example:8080/b.js"),
            begun("4", "data:image/png;base64,AAAA"),
            ended("2", 200),
        ]);
        assert_eq!((traffic.requests(), traffic.other_origins()), (3, 1));
        assert!((traffic.bytes() - 1200.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_redirected_page_is_of_the_origin_that_it_comes_to() {
        let mut second = begun("1", "https://www.a.example/");
        second["params"]["redirectResponse"] = json!({ "encodedDataLength": 300 });
        let traffic = noted(&[
            begun("1", "http://a.example/"),
            second,
            begun("2", "https://www.a.example/a.js"),
            ended("1", 1000),
        ]);
        assert_eq!((traffic.requests(), traffic.other_origins()), (3, 0));
        assert!((traffic.bytes() - 1300.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_page_that_does_not_come_says_why() {
        let refused = json!({ "errorText": "net::ERR_CONNECTION_REFUSED", "requestId": "1" });
        let refused = json!({ "method": "Network.loadingFailed", "params": refused });
        let missing = json!({ "requestId": "1", "response": { "status": 404 } });
        let missing = json!({ "method": "Network.responseReceived", "params": missing });
        let page = || begun("1", "http://a.example/");
        let fault = |event| noted(&[page(), event]).fault();
        assert_eq!(fault(refused).unwrap(), "net::ERR_CONNECTION_REFUSED");
        assert_eq!(fault(missing).unwrap(), "the status 404");
        assert_eq!(fault(ended("1", 100)), None);
    }

    #[test]
    fn what_the_browser_loads_for_itself_does_not_count() {
        let loaded = json!({ "method": "Page.loadEventFired", "params": {} });
        let own = begun("0", "chrome://new-tab-page/");
        let traffic = noted(&[own, loaded, ended("0", 100)]);
        assert!(!traffic.is_quiet());
        assert_eq!(traffic.requests(), 0);
        assert!(traffic.bytes() < 1.0);
    }

    #[test]
    fn a_page_is_quiet_once_it_has_loaded_and_no_request_is_open() {
        let loaded = json!({ "method": "Page.loadEventFired", "params": {} });
        let failed = json!({ "method": "Network.loadingFailed", "params": { "requestId": "2" } });
        let events = [
            begun("1", "http://a.example/"),
            begun("2", "http://a.example/b"),
            ended("1", 1),
            loaded,
            failed,
        ];
        assert!(!noted(&events[..4]).is_quiet());
        assert!(noted(&events).is_quiet());
    }
}
