use std::{cell::RefCell, rc::Rc};

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared, WeakShared},
};

use super::{Cause, Door, Fault, File, patience::Patience};

/// Requests that are repeated while that makes sense, and shared by all who
/// wait for the same file.
pub(super) struct Errands {
    door: Rc<dyn Door>,
    patience: Patience,
    under_way: RefCell<Vec<UnderWay>>,
}

type Answer = Result<Rc<Vec<u8>>, Cause>;
type Errand = LocalBoxFuture<'static, Answer>;

struct UnderWay {
    file: File,
    request: WeakShared<Errand>,
    /// What every week needs goes on while nobody waits for it: a reader in a
    /// hurry leaves a week, but not the year. A week's own file is given up
    /// with the last who waits for it.
    _held: Option<Shared<Errand>>,
}

impl Errands {
    pub fn new(door: Rc<dyn Door>, patience: Patience) -> Self {
        Self {
            door,
            patience,
            under_way: RefCell::default(),
        }
    }

    /// The bytes of a file.
    pub async fn bytes(&self, file: File) -> Result<Rc<Vec<u8>>, Fault> {
        let answer = self.shared(file).await;
        answer.map_err(|cause| Fault { file, cause })
    }

    fn shared(&self, file: File) -> Shared<Errand> {
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
            _held: (!matches!(file, File::Week(_))).then(|| request.clone()),
        });
        request
    }
}

impl UnderWay {
    /// The request, as long as it is neither given up nor answered.
    fn request(&self) -> Option<Shared<Errand>> {
        let request = self.request.upgrade()?;
        request.peek().is_none().then_some(request)
    }
}

async fn repeated(door: Rc<dyn Door>, patience: Patience, file: File) -> Answer {
    for pause in patience.pauses_ms() {
        match door.bytes(file).await {
            Err(cause) if cause.is_passing() => door.pause(pause).await,
            answer => return answer.map(Rc::new),
        }
    }
    door.bytes(file).await.map(Rc::new)
}
