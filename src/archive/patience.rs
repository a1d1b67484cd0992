/// How long the archive waits for things. All of it follows from one number, so
/// that a browser test can shorten everything at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    silence_ms: u32,
}

impl Patience {
    /// Patience that ends after so many milliseconds without a byte.
    pub fn new(silence_ms: u32) -> Self {
        Self { silence_ms }
    }

    /// The pauses before a request is sent a second, third and fourth time.
    pub fn pauses_ms(self) -> [u32; 3] {
        [20, 8, 3].map(|part| self.silence_ms / part)
    }

    /// How long a report that is there waits for its history. Long enough that
    /// the page is seldom drawn twice, short enough that nobody notices.
    pub fn grace_ms(self) -> u32 {
        self.silence_ms / 40
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_shrink_with_the_patience() {
        assert_eq!(Patience::new(10_000).pauses_ms(), [500, 1250, 3333]);
        assert_eq!(Patience::new(240).pauses_ms(), [12, 30, 80]);
        assert_eq!(Patience::new(10_000).grace_ms(), 250);
    }
}
