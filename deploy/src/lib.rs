//! How a built site is to be served: the one list of headers, media types and times to keep, and what is made of it.
//!
//! The list is here and in [`kinds`]; [`policy`] gives the one header that depends on the pages. [`nginx`] and
//! [`headers`] write it down for servers, xtask's own server follows it, and `press verify` holds a served site
//! against it. [`compress`] makes the compressed copies that servers send.

pub mod compress;
mod frames;
pub mod headers;
pub mod kinds;
pub mod nginx;
pub mod policy;

use std::path::Path;
use std::{fs, io};

use walkdir::WalkDir;

pub use frames::{Frames, NoSources};
use policy::Policy;

/// The name of the header that holds the policy.
pub const POLICY: &str = "Content-Security-Policy";

/// The name of the header that says how long an answer may be kept.
pub const KEPT: &str = "Cache-Control";

/// Headers of every answer that are the same for every build.
///
/// Every file may be read from every origin: the data are public, and a frame in a sandbox, whose origin is no site's,
/// reads its scripts and the program as a stranger would. Nobody is asked for a camera and the like, so that a page that
/// frames the report cannot pass on what it was granted. `X-Frame-Options` is not among them: it knows no list of sites.
pub const FIXED_HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), serial=(), usb=()",
    ),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
];

/// How one built site is to be served.
#[derive(Clone, Debug)]
pub struct Hosting {
    policy: Policy,
}

impl Hosting {
    /// Reads the pages of a built site.
    ///
    /// # Errors
    ///
    /// A file or folder of the site cannot be read.
    pub fn of(site: &Path, frames: Frames) -> io::Result<Self> {
        let mut policy = Policy::new(frames);
        for entry in WalkDir::new(site) {
            let path = entry?.into_path();
            if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                policy.admit(&fs::read_to_string(path)?);
            }
        }
        Ok(Self { policy })
    }

    /// The policy of every page.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The headers of every answer, be it a page, a file or an error, but for type and time to keep.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let policy = [(POLICY, self.policy.to_string())].into_iter();
        let fixed = FIXED_HEADERS.map(|(name, value)| (name, value.to_owned()));
        policy.chain(fixed).collect()
    }
}
