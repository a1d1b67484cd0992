//! Walking the points of a figure by the keyboard.

use crate::page::{Figure, Kind};

/// A reader's walk over the points of a figure by the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The point that the reader is at.
    pub at: usize,
    /// Whether its tooltip is to be seen.
    pub is_shown: bool,
}

impl Walk {
    /// Where a walk begins: at the first point, or at the latest week.
    pub fn starting(figure: &Figure) -> Self {
        let at = match figure.kind() {
            Kind::Bars | Kind::Ring => 0,
            Kind::Spark | Kind::Trend => figure.points().len().saturating_sub(1),
        };
        Self {
            at,
            is_shown: false,
        }
    }

    /// Where a key leads among so many points; `None` where it leads nowhere
    /// and the page may have it.
    pub fn after(self, key: &str, points: usize) -> Option<Self> {
        let last = points.checked_sub(1)?;
        let at = match key {
            "ArrowDown" | "ArrowRight" => (self.at + 1).min(last),
            "ArrowUp" | "ArrowLeft" => self.at.min(last).saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" if self.is_shown => {
                return Some(Self {
                    is_shown: false,
                    ..self
                });
            }
            _ => return None,
        };
        Some(Self { at, is_shown: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: usize, key: &str, points: usize, to: Option<usize>) {
        let walk = Walk {
            at: from,
            is_shown: false,
        };
        let expected = to.map(|at| Walk { at, is_shown: true });
        assert_eq!(walk.after(key, points), expected, "{key} at {from}");
    }

    #[test]
    fn arrows_walk_the_points_and_stay_among_them() {
        check(0, "ArrowDown", 5, Some(1));
        check(0, "ArrowRight", 5, Some(1));
        check(4, "ArrowDown", 5, Some(4));
        check(4, "ArrowUp", 5, Some(3));
        check(0, "ArrowLeft", 5, Some(0));
        check(2, "Home", 5, Some(0));
        check(2, "End", 5, Some(4));
        check(11, "ArrowDown", 3, Some(2));
        check(11, "ArrowUp", 3, Some(1));
    }

    #[test]
    fn other_keys_are_left_to_the_page() {
        check(2, "Tab", 5, None);
        check(2, "Escape", 5, None);
        check(0, "ArrowDown", 0, None);
    }

    #[test]
    fn escape_hides_the_tooltip_and_keeps_the_place() {
        let walk = Walk {
            at: 3,
            is_shown: true,
        };
        let hidden = Walk {
            at: 3,
            is_shown: false,
        };
        assert_eq!(walk.after("Escape", 5), Some(hidden));
    }
}
