//! What press says, in the language of whoever called it. Its output may be put anywhere: into a program that has read
//! enough and goes away, or onto a disk that is full. Neither changes how the work itself ended.

use std::{
    cell::RefCell,
    fmt::Display,
    io::{self, Write},
};

use cncert_weekly::lang::{self, Lang, PressWords};

use crate::failure::Failure;

/// The two streams of a call.
pub struct Voice {
    /// The language that is spoken.
    pub lang: Lang,
    pub words: &'static PressWords,
    output: RefCell<Box<dyn Write>>,
    aside: RefCell<Box<dyn Write>>,
    /// Why nothing more reaches the output stream.
    lost: RefCell<Option<io::Error>>,
}

impl Voice {
    /// Speaks a language to whoever called; in colours where that is a terminal.
    pub fn new(lang: Lang) -> Self {
        Self::into(lang, anstream::stdout(), anstream::stderr())
    }

    fn into(lang: Lang, output: impl Write + 'static, aside: impl Write + 'static) -> Self {
        Self {
            lang,
            words: lang::press_words(lang),
            output: RefCell::new(Box::new(output)),
            aside: RefCell::new(Box::new(aside)),
            lost: RefCell::default(),
        }
    }

    /// Speaks English to nobody.
    #[cfg(test)]
    pub fn unheard() -> Self {
        Self::into(Lang::En, io::sink(), io::sink())
    }

    /// Says a sentence with its facts: the answer to what was asked.
    pub fn say(&self, sentence: &str, facts: &[&dyn Display]) {
        self.put(&(lang::told(sentence, facts) + "\n"));
    }

    /// Says a sentence with its facts aside, on the error stream.
    pub fn remark(&self, sentence: &str, facts: &[&dyn Display]) {
        self.put_aside(&(lang::told(sentence, facts) + "\n"));
    }

    /// Says why a command could not work.
    pub fn complain(&self, fault: &Failure) {
        self.remark(self.words.fault, &[&fault.words(self.lang)]);
    }

    /// Writes a text as it is to the output stream.
    pub fn put(&self, text: &str) {
        let (mut lost, mut output) = (self.lost.borrow_mut(), self.output.borrow_mut());
        if lost.is_none() {
            let written = output.write_all(text.as_bytes());
            *lost = written.and_then(|()| output.flush()).err();
        }
    }

    /// The same for the error stream. Where that is gone, nobody is left to be told.
    pub fn put_aside(&self, text: &str) {
        let _ = self.aside.borrow_mut().write_all(text.as_bytes());
    }

    /// Whether some of the answer is lost, other than to a reader who had read enough; says so once.
    pub fn has_lost_words(&self) -> bool {
        let lost = self.lost.take();
        let lost = lost.filter(|reason| reason.kind() != io::ErrorKind::BrokenPipe);
        if let Some(reason) = &lost {
            let reason = lang::system_reason(reason, self.lang);
            let told = lang::told(self.words.unsaid, &[&reason]);
            self.remark(self.words.fault, &[&told]);
        }
        lost.is_some()
    }
}
