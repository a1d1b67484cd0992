use std::collections::BTreeMap;

/// Where things stand, by their names.
///
/// The standard library makes its map anew for each type of key and of value, some kB of a program every time. All of
/// this reader's are this one.
pub(super) type Places = BTreeMap<String, usize>;

/// Things by their names.
pub(super) struct Named<T> {
    places: Places,
    things: Vec<T>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self {
            places: Places::new(),
            things: Vec::new(),
        }
    }
}

impl<T> Named<T> {
    /// Takes a thing up; of two with one name the later one is it. Says whether the name is new.
    pub(super) fn insert(&mut self, name: &str, thing: T) -> bool {
        let place = self.things.len();
        self.things.push(thing);
        self.places.insert(name.to_owned(), place).is_none()
    }

    pub(super) fn get(&self, name: &str) -> Option<&T> {
        self.places.get(name).map(|place| &self.things[*place])
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let place = self.places.get(name)?;
        self.things.get_mut(*place)
    }
}
