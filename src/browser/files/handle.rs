//! The way to a file on the editor's disk and back, where the browser knows one.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemFileHandle, FileSystemWritableFileStream};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = showOpenFilePicker)]
    fn show_open_file_picker(options: &JsValue) -> Result<Promise, JsValue>;

    /// What reads texts in older encodings.
    type TextDecoder;

    #[wasm_bindgen(catch, constructor)]
    fn new(label: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;

    /// What a browser hands over where it has file handles.
    type Dropped;

    #[wasm_bindgen(catch, method, js_name = getAsFileSystemHandle)]
    fn get_as_file_system_handle(this: &Dropped) -> Result<Promise, JsValue>;
}

/// The largest file that any of the desk's could be, which is a document; one that is larger is not read.
pub const MOST_BYTES: usize = 20 << 20;

/// A file that the editor gave.
#[derive(Clone, Debug)]
pub struct LocalFile {
    /// Its name; empty for pasted text.
    pub name: String,
    /// What it holds; `None` where it is too large to be read.
    pub bytes: Option<Vec<u8>>,
    /// How many bytes it has.
    pub size: usize,
    /// The way back to it.
    pub handle: Option<Handle>,
}

/// The way back to a file on disk.
#[derive(Clone, Debug)]
pub struct Handle(FileSystemFileHandle);

/// When a file was last written, in milliseconds of the browser's clock.
pub type Written = i64;

impl Handle {
    /// When the file was last written; `None` while it cannot be told, as in the
    /// middle of a save.
    pub async fn written(&self) -> Option<Written> {
        Some(written(&self.file().await?))
    }

    /// The file as it is now; `None` while it cannot be read.
    pub async fn read(&self) -> Option<(Written, LocalFile)> {
        let file = self.file().await?;
        let at = written(&file);
        Some((at, taken(file, Some(self.clone())).await?))
    }

    /// Writes the file anew; says whether that was allowed and came to its end.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        self.try_write(bytes).await.is_ok()
    }

    async fn try_write(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let stream = JsFuture::from(self.0.create_writable()).await?;
        let stream: FileSystemWritableFileStream = stream.unchecked_into();
        let bytes = Uint8Array::from(bytes);
        JsFuture::from(stream.write_with_js_u8_array(&bytes)?).await?;
        JsFuture::from(stream.close()).await?;
        Ok(())
    }

    async fn file(&self) -> Option<File> {
        let file = JsFuture::from(self.0.get_file()).await.ok()?;
        Some(file.unchecked_into())
    }
}

/// Asks for files in the browser's own dialog; empty where the editor chose none.
pub(super) async fn picked() -> Vec<Handle> {
    let options = js_sys::JSON::parse(
        r#"{"multiple":true,"id":"cncert-weekly","types":[{"accept":{"application/json":[".json"],"text/plain":[".txt"],"application/vnd.openxmlformats-officedocument.wordprocessingml.document":[".docx"],"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":[".xlsx"]}}]}"#,
    );
    let Ok(asked) = options.and_then(|options| show_open_file_picker(&options)) else {
        return Vec::new();
    };
    let handles = JsFuture::from(asked).await.unwrap_or_default();
    let handles = handles.dyn_into::<js_sys::Array>().unwrap_or_default();
    let handle = |handle: JsValue| Handle(handle.unchecked_into());
    handles.iter().map(handle).collect()
}

/// The text of bytes in GBK, or in GB 18030, which holds it; `None` of other bytes.
pub fn gbk(bytes: &[u8]) -> Option<String> {
    let options = js_sys::JSON::parse(r#"{"fatal":true}"#).ok()?;
    let decoder = TextDecoder::new("gb18030", &options);
    decoder.and_then(|decoder| decoder.decode(bytes)).ok()
}

/// Asks for the handle of something that was dropped. To be called while the event
/// lasts; a browser without handles has none to give.
pub(super) fn of_dropped(item: &JsValue) -> Option<Promise> {
    let item: &Dropped = item.unchecked_ref();
    item.get_as_file_system_handle().ok()
}

/// The handle that a browser has given, unless it is a folder's.
pub(super) async fn given(handle: Promise) -> Option<Handle> {
    let handle = JsFuture::from(handle).await.ok()?;
    let kind = js_sys::Reflect::get(&handle, &JsValue::from_str("kind")).ok()?;
    let is_file = kind.as_string().is_some_and(|kind| kind == "file");
    is_file.then(|| Handle(handle.unchecked_into()))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 are whole and far below 2^53"
)]
fn written(file: &File) -> Written {
    file.last_modified() as Written
}

/// A file with what it holds; `None` where it cannot be read.
pub(super) async fn taken(file: File, handle: Option<Handle>) -> Option<LocalFile> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes is whole and not negative, and more than memory holds stays too much"
    )]
    let size = file.size() as usize;
    let bytes = if size > MOST_BYTES {
        None
    } else {
        let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    };
    Some(LocalFile {
        name: file.name(),
        bytes,
        size,
        handle,
    })
}
