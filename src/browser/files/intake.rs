use std::{cell::RefCell, rc::Rc};

use futures::future::join_all;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlInputElement,
    Window,
};

use super::{
    super::{frame::Frame, window, workplace::element_of},
    handle::{self, Handle, LocalFile, MOST_BYTES, taken},
};

/// Takes files that are dropped anywhere on the page, pasted or chosen, for as long as
/// it is kept.
pub struct Intake {
    take: Rc<dyn Fn(Vec<LocalFile>)>,
    over: Rc<dyn Fn(bool)>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Whether the browser gives handles of chosen files. Not on plain http, and not in
/// every browser: there a file input does.
pub fn has_picker() -> bool {
    Reflect::has(&window(), &JsValue::from_str("showOpenFilePicker")).unwrap_or(false)
}

impl Intake {
    /// Takes files; `over` tells when some are held above the page, and when no longer.
    pub fn new(take: impl Fn(Vec<LocalFile>) + 'static, over: impl Fn(bool) + 'static) -> Self {
        let intake = Self {
            take: Rc::new(take),
            over: Rc::new(over),
            listeners: RefCell::default(),
        };
        intake.listen_in(&window());
        intake
    }

    /// Takes what is dropped on a frame or pasted there, too.
    pub fn extend_to(&self, frame: &Frame) {
        if let Some(window) = frame.window() {
            self.listen_in(&window);
        }
    }

    fn listen_in(&self, window: &Window) {
        let listen = |name: &'static str, act: Rc<dyn Fn(&Event)>| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(window, name, options, move |event| act(event))
        };
        let [enter, leave, drop_over] = [(); 3].map(|()| self.over.clone());
        let [dropped, pasted] = [(); 2].map(|()| self.take.clone());
        let listeners = [
            listen(
                "dragover",
                Rc::new(move |event| {
                    // Else the browser would leave the page and show the file.
                    event.prevent_default();
                    enter(true);
                }),
            ),
            listen(
                "dragleave",
                Rc::new(move |event| {
                    let event: &DragEvent = event.unchecked_ref();
                    if event.related_target().is_none() {
                        leave(false);
                    }
                }),
            ),
            listen(
                "drop",
                Rc::new(move |event| {
                    event.prevent_default();
                    drop_over(false);
                    let event: &DragEvent = event.unchecked_ref();
                    if let Some(data) = event.data_transfer() {
                        receive(&data, dropped.clone());
                    }
                }),
            ),
            listen(
                "paste",
                Rc::new(move |event| {
                    // Into a field it is text like any other.
                    if element_of(event).as_ref().is_some_and(is_field) {
                        return;
                    }
                    let event: &ClipboardEvent = event.unchecked_ref();
                    if let Some(data) = event.clipboard_data() {
                        event.prevent_default();
                        receive(&data, pasted.clone());
                    }
                }),
            ),
        ];
        self.listeners.borrow_mut().extend(listeners);
    }

    /// Asks for files in the browser's own dialog. To be called from a click.
    pub fn pick(&self) {
        let take = self.take.clone();
        spawn_local(async move {
            let handles = handle::picked().await;
            let files = join_all(handles.iter().map(Handle::read)).await;
            take(files.into_iter().flatten().map(|(_, file)| file).collect());
        });
    }

    /// Takes the files that were chosen in a file input, and empties it, so that the same
    /// ones can be chosen again.
    pub fn take_chosen(&self, event: &Event) {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        let Some(input): Option<HtmlInputElement> = input else {
            return;
        };
        let files = input.files().as_ref().map(listed).unwrap_or_default();
        let take = self.take.clone();
        spawn_local(async move {
            let files = files.into_iter().map(|file| taken(file, None));
            take(join_all(files).await.into_iter().flatten().collect());
            input.set_value("");
        });
    }
}

/// Takes what was dropped or pasted: files, else text.
fn receive(data: &DataTransfer, take: Rc<dyn Fn(Vec<LocalFile>)>) {
    // Everything is asked for now: the event's data are gone when it is over.
    let items = data.items();
    let items = (0..items.length()).filter_map(|at| items.get(at));
    let items: Vec<_> = items
        .filter(|item| item.kind() == "file")
        .filter_map(|item| Some((handle::of_dropped(&item), item.get_as_file().ok()??)))
        .collect();
    let text = data.get_data("text/plain").unwrap_or_default();
    if items.is_empty() {
        if !text.trim().is_empty() {
            take(vec![LocalFile {
                name: String::new(),
                size: text.len(),
                bytes: (text.len() <= MOST_BYTES).then(|| text.into_bytes()),
                handle: None,
            }]);
        }
        return;
    }
    spawn_local(async move {
        let files = items.into_iter().map(|(promised, file)| async move {
            let handle = match promised {
                Some(promised) => handle::given(promised).await,
                None => None,
            };
            taken(file, handle).await
        });
        take(join_all(files).await.into_iter().flatten().collect());
    });
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA")
}
