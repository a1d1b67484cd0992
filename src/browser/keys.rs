//! The keys of the address, once for all who read them: the program, the scripts beside it,
//! which have them in `boot/keys.js`, and the element that other sites put in their pages.

/// A key of the address.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    uses: u8,
}

/// The program has no other place for it, and keeps it when it writes an address anew.
pub const KEPT: u8 = 1;
/// An attribute of the element that embeds the report, and `data-` of the script that does.
pub const ATTRIBUTE: u8 = 2;
/// Told to a report that is embedded instead of loading it anew.
pub const LIVE: u8 = 4;
/// Of a frame alone: the link to the whole report leaves it out.
pub const OF_THE_FRAME: u8 = 8;
/// Asks for another page than the published one that stands there.
pub const ELSEWHERE: u8 = 16;

/// Every key that the product knows.
pub const KEYS: &[Key] = &[
    key("week", ATTRIBUTE | LIVE | ELSEWHERE),
    key("issue", ELSEWHERE),
    key("date", ELSEWHERE),
    key("lang", ATTRIBUTE | LIVE | OF_THE_FRAME | ELSEWHERE),
    key("view", ATTRIBUTE | ELSEWHERE),
    key("theme", ATTRIBUTE | LIVE),
    key("rev", KEPT | ELSEWHERE),
    key("compare", KEPT | ATTRIBUTE),
    key("span", KEPT | ATTRIBUTE),
    key("print", KEPT),
    key("draft", KEPT | ELSEWHERE),
    key("embed", KEPT | OF_THE_FRAME),
    key("id", KEPT | OF_THE_FRAME),
    key("only", KEPT | ATTRIBUTE | OF_THE_FRAME),
    key("hide", KEPT | ATTRIBUTE | OF_THE_FRAME),
    key("transparent", KEPT | ATTRIBUTE | OF_THE_FRAME),
];

const fn key(name: &'static str, uses: u8) -> Key {
    Key { name, uses }
}

impl Key {
    /// Whether it is of this use.
    pub fn is(&self, of: u8) -> bool {
        self.uses & of != 0
    }
}

/// Whether a key is one that is kept.
pub fn is_kept(name: &str) -> bool {
    KEYS.iter().any(|key| key.is(KEPT) && key.name == name)
}
