//! nginx's part: what the location that serves the site includes.

use std::fmt::Write as _;

use crate::headers::NAME as HEADERS;
use crate::kinds::{ASK_AGAIN, CHARSET, FOR_EVER, FOR_EVER_NAMES, PLAIN, TYPES, has_charset};
use crate::{Hosting, KEPT};

/// Gives the directives of a site, to be included in a `location`; deploy/nginx.conf is a server that does.
///
/// The headers stand in the same place as those that a host adds, and none are inherited past it: nginx drops those of
/// a block as soon as a block within has one of its own. So the time to keep is a variable and not a block.
///
/// Nothing is answered with 304. nginx tells whether a file is still the same by the second of its time and by its size,
/// and where a deployment sets all times alike (`SOURCE_DATE_EPOCH`, images, `tar`), a corrected digit keeps both; so do
/// the hashes of a new build in its pages. A tag that is written down here would grow old when data are put in the place
/// of others. So a file that is asked for comes whole: a page fits into the first flight of packets, and what is large
/// is named by its content and asked for once.
pub fn directives(hosting: &Hosting) -> String {
    let types = TYPES.map(|(end, kind)| format!("    {kind} {end};\n"));
    let types = types.concat();
    let with_charset: Vec<_> = TYPES
        .iter()
        .map(|(_, kind)| *kind)
        // It is always said of pages; naming them again is an error to some versions.
        .filter(|kind| has_charset(kind) && *kind != "text/html")
        .collect();
    let mut text = format!(
        "# Written by `cargo xtask build` together with the site: a new site needs its new headers.\n\
         \n\
         set $weekly_kept \"{ASK_AGAIN}\";\n\
         if ($request_method !~ ^(GET|HEAD)$) {{ return 405; }}\n\
         if ($uri ~ \"/(\\.|{HEADERS}$)\") {{ return 404; }}\n\
         \n\
         index index.html;\n\
         autoindex off;\n\
         absolute_redirect off;\n\
         server_tokens off;\n\
         \n\
         types {{\n{types}}}\n\
         default_type {PLAIN};\n\
         charset {CHARSET};\n\
         charset_types {};\n\
         \n\
         gzip off;\n\
         gzip_static on;\n\
         gzip_vary on;\n\
         etag off;\n\
         if_modified_since off;\n\
         add_header Last-Modified \"\";\n\
         max_ranges 1;\n\
         \n\
         if ($uri ~ \"{FOR_EVER_NAMES}\") {{ set $weekly_kept \"{FOR_EVER}\"; }}\n\
         if (!-f $request_filename) {{ set $weekly_kept \"{ASK_AGAIN}\"; }}\n\
         add_header {KEPT} $weekly_kept always;\n",
        with_charset.join(" ")
    );
    for (name, value) in hosting.headers() {
        writeln!(text, "add_header {name} \"{value}\" always;").expect("a string takes every text");
    }
    text
}
