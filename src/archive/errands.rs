use std::{cell::RefCell, rc::Rc};

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared, WeakShared},
};

use super::{Door, Fault, File, patience::Patience};

/// Requests that are repeated while that makes sense, and shared by all who
/// wait for the same file.
pub(super) struct Errands {
    door: Rc<dyn Door>,
    patience: Patience,
    under_way: RefCell<Vec<UnderWay>>,
}

/// What came of a request.
type Answer = Result<Rc<Vec<u8>>, Fault>;

/// A request, which any number may wait for.
pub(super) type Errand = Shared<LocalBoxFuture<'static, Answer>>;

struct UnderWay {
    file: File,
    request: WeakShared<LocalBoxFuture<'static, Answer>>,
    /// What every week needs goes on while nobody waits for it: a reader in a
    /// hurry leaves a week, but not the year. A week's own file is given up
    /// with the last who waits for it.
    _held: Option<Errand>,
}

impl Errands {
    pub fn new(door: Rc<dyn Door>, patience: Patience) -> Self {
        Self {
            door,
            patience,
            under_way: RefCell::default(),
        }
    }

    /// The request for a file, which begins when somebody waits for it.
    pub fn errand(&self, file: File) -> Errand {
        let mut under_way = self.under_way.borrow_mut();
        under_way.retain(|other| other.request().is_some());
        let known = under_way.iter().find(|other| other.file == file);
        if let Some(request) = known.and_then(UnderWay::request) {
            return request;
        }
        let request = repeated(self.door.clone(), self.patience, file);
        let request = request.boxed_local().shared();
        under_way.push(UnderWay {
            file,
            request: request
                .downgrade()
                .expect("a request just made is not finished"),
            _held: (!matches!(file, File::Week(_) | File::Revision(..))).then(|| request.clone()),
        });
        request
    }
}

impl UnderWay {
    /// The request, as long as it is neither given up nor answered.
    fn request(&self) -> Option<Errand> {
        let request = self.request.upgrade()?;
        request.peek().is_none().then_some(request)
    }
}

async fn repeated(door: Rc<dyn Door>, patience: Patience, file: File) -> Answer {
    let mut pauses = patience.pauses_ms().into_iter();
    loop {
        let cause = match door.bytes(file).await {
            Ok(bytes) => return Ok(Rc::new(bytes)),
            Err(cause) => cause,
        };
        match pauses.next().filter(|_| cause.is_passing()) {
            Some(pause) => door.pause(pause).await,
            None => return Err(Fault { file, cause }),
        }
    }
}
