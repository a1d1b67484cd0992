//! Whether the machine has a network.

use super::{Listener, window};

/// Tells when the network is back, which is the time to try again.
pub fn on_return(callback: impl FnMut() + 'static) -> Listener {
    Listener::new(window().into(), "online", callback)
}
