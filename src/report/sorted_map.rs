use std::{borrow::Borrow, ops};

/// A map with texts as keys, in their order. The standard library's would be a
/// fiftieth of the program, for a few dozen entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K: Borrow<str>, V> SortedMap<K, V> {
    /// Adds an entry, unless its key is there already; says whether it was added.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        let place = self.place(key.borrow());
        if let Err(place) = place {
            self.0.insert(place, (key, value));
        }
        place.is_err()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        let place = self.place(key).ok()?;
        Some(&self.0[place].1)
    }

    /// Whether a key is there.
    pub fn contains(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// The keys and their values, in the order of the keys.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.borrow().cmp(key))
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Borrow<str>, V> ops::Index<&str> for SortedMap<K, V> {
    type Output = V;

    fn index(&self, key: &str) -> &V {
        self.get(key).expect("the key is known to be there")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_once_and_its_first_value_stays() {
        let mut map = SortedMap::default();
        assert!(map.insert("b", 1));
        assert!(map.insert("a", 2));
        assert!(!map.insert("b", 3));
        assert_eq!(map.iter().collect::<Vec<_>>(), [(&"a", &2), (&"b", &1)]);
        assert_eq!((map.get("b"), map.get("c")), (Some(&1), None));
        assert!(map.contains("a"));
    }
}
