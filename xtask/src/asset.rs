//! Files that are named by their content and checked by the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A file that may be kept for ever: another content has another name.
#[derive(Clone, Debug, Serialize)]
pub struct Asset {
    /// Its address, relative to the site's root.
    pub url: String,
    /// Its hash, as `integrity` attributes have it.
    pub integrity: String,
}

impl Asset {
    /// Writes `assets/<name>-<hash>.<extension>` below a site's root.
    pub fn write(site: &Path, name: &str, extension: &str, content: &[u8]) -> Result<Self> {
        let url = format!("assets/{name}-{}.{extension}", hash(content));
        let path = site.join(&url);
        fs::create_dir_all(site.join("assets"))?;
        fs::write(&path, content).with_context(|| path.display().to_string())?;
        let integrity = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
        Ok(Self { url, integrity })
    }
}

/// A short name for a content: 64 bits of its hash, in hexadecimal.
pub fn hash(content: &[u8]) -> String {
    let digest = format!("{:x}", Sha256::digest(content));
    digest[..16].to_owned()
}
