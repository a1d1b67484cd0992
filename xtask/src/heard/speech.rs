//! Stands where a speech dispatcher stands, and writes down what it is to say.
//!
//! It speaks as much of SSIP, the protocol of speech-dispatcher, as Orca asks for, and has an utterance begin, pass its marks and end at
//! once: whoever reads a page aloud goes on only then.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// How long an utterance lasts: enough for whoever has it said to note that it was taken.
const UTTERANCE: Duration = Duration::from_millis(10);

/// What was said so far.
#[derive(Clone, Default)]
pub struct Speech(Arc<(Mutex<Vec<String>>, Condvar)>);

impl Speech {
    /// Listens at a socket for as long as the program runs.
    pub fn listen(socket: &Path) -> Result<Self> {
        let listener = UnixListener::bind(socket).with_context(|| socket.display().to_string())?;
        let speech = Self::default();
        let heard = speech.clone();
        thread::spawn(move || {
            for (client, stream) in (1..).zip(listener.incoming().flatten()) {
                let heard = heard.clone();
                // One that hangs up in the middle has nothing more to say.
                thread::spawn(move || drop(heard.attend(client, &stream)));
            }
        });
        Ok(speech)
    }

    /// How many utterances there were.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    /// The utterances after the first so many.
    pub fn since(&self, count: usize) -> Vec<String> {
        self.lock()[count..].to_vec()
    }

    /// Waits until nothing new was said for a while, or for `limit` at most, and tells whether there was silence.
    pub fn until_silent(&self, quiet: Duration, limit: Duration) -> bool {
        let start = Instant::now();
        let mut said = self.lock();
        while start.elapsed() < limit {
            let (guard, waited) = (self.0.1)
                .wait_timeout(said, quiet)
                .unwrap_or_else(PoisonError::into_inner);
            said = guard;
            if waited.timed_out() {
                return true;
            }
        }
        false
    }

    /// Waits until one of the utterances holds these words, for `limit` at most, and tells whether one does.
    pub fn until(&self, words: &str, limit: Duration) -> bool {
        let holds = |said: &mut Vec<String>| !said.iter().any(|text| text.contains(words));
        let (_said, waited) = (self.0.1)
            .wait_timeout_while(self.lock(), limit, holds)
            .unwrap_or_else(PoisonError::into_inner);
        !waited.timed_out()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn say(&self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.lock().push(text.to_owned());
            self.0.1.notify_all();
        }
    }

    /// Answers one client until it quits.
    fn attend(&self, client: usize, stream: &UnixStream) -> Result<()> {
        let mut answers = stream;
        let mut lines = BufReader::new(stream).lines();
        let mut message = 0;
        while let Some(line) = lines.next().transpose()? {
            let mut words = line.trim_end().splitn(3, ' ');
            let command = words.next().unwrap_or_default().to_uppercase();
            let object = words.next().unwrap_or_default().to_uppercase();
            let text = match command.as_str() {
                "SPEAK" => {
                    answers.write_all(b"230 OK RECEIVING DATA\r\n")?;
                    let text = lines.by_ref().map_while(Result::ok);
                    let text = text.take_while(|line| line.trim_end() != ".");
                    Some(text.collect::<Vec<_>>().join(" "))
                }
                // A letter or key by itself is named after the command.
                "CHAR" | "KEY" => line.split_once(' ').map(|(_, rest)| rest.to_owned()),
                _ => None,
            };
            let Some(text) = text else {
                answers.write_all(answer(&command, &object, client).as_bytes())?;
                if command == "QUIT" {
                    break;
                }
                continue;
            };
            message += 1;
            self.say(&plain(&text));
            write!(answers, "225-{message}\r\n225 OK MESSAGE QUEUED\r\n")?;
            thread::sleep(UTTERANCE);
            let event = |code, of: &str, name| {
                format!("{code}-{message}\r\n{code}-{client}\r\n{of}{code} {name}\r\n")
            };
            let mut events = event(701, "", "BEGIN");
            for mark in marks(&text) {
                events += &event(700, &format!("700-{mark}\r\n"), "INDEX MARK");
            }
            events += &event(702, "", "END");
            answers.write_all(events.as_bytes())?;
        }
        Ok(())
    }
}

/// The answer to a command that says nothing.
fn answer(command: &str, object: &str, client: usize) -> String {
    match (command, object) {
        ("LIST", "OUTPUT_MODULES") => "250-espeak-ng\r\n250 OK MODULE LIST SENT\r\n".to_owned(),
        ("LIST", "SYNTHESIS_VOICES") => {
            "249-English\ten\tnone\r\n249-Chinese\tzh\tnone\r\n249 OK VOICE LIST SENT\r\n"
                .to_owned()
        }
        ("LIST", _) => "249-MALE1\r\n249 OK VOICE LIST SENT\r\n".to_owned(),
        ("GET", "OUTPUT_MODULE") => "251-espeak-ng\r\n251 OK GET RETURNED\r\n".to_owned(),
        ("GET", _) => "251-0\r\n251 OK GET RETURNED\r\n".to_owned(),
        ("HISTORY", _) => format!("245-{client}\r\n245 OK CLIENT ID SENT\r\n"),
        ("STOP" | "CANCEL", _) => "210 OK STOPPED\r\n".to_owned(),
        ("BLOCK", _) => "260 OK INSIDE BLOCK\r\n".to_owned(),
        ("QUIT", _) => "231 HAPPY HACKING\r\n".to_owned(),
        _ => "200 OK\r\n".to_owned(),
    }
}

/// The names of the marks in a text of SSML.
fn marks(text: &str) -> impl Iterator<Item = &str> {
    let marks = text.split("<mark name=\"").skip(1);
    marks.filter_map(|rest| Some(rest.split_once('"')?.0))
}

/// A text of SSML without its tags.
fn plain(text: &str) -> String {
    let parts = text.split('<').enumerate();
    let parts = parts.map(|(index, part)| match part.split_once('>') {
        Some((_, after)) if index > 0 => after,
        _ => part,
    });
    let text: String = parts.collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::*;

    #[test]
    fn what_is_said_is_written_down_without_its_tags_and_its_marks_are_passed() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("socket");
        let speech = Speech::listen(&socket).expect("it listens");
        let mut client = UnixStream::connect(&socket).expect("it answers");
        let asked = "SET self CLIENT_NAME a\r\nSPEAK\r\n<speak><mark name=\"0:5\"/>R&amp;D</speak>\r\n.\r\nQUIT\r\n";
        client.write_all(asked.as_bytes()).expect("it reads");
        let mut answers = String::new();
        client.read_to_string(&mut answers).expect("it hangs up");
        assert_eq!(speech.since(0), ["R&D"]);
        assert!(speech.until("R&D", Duration::ZERO));
        for line in [
            "200 OK",
            "225 OK",
            "701 BEGIN",
            "700-0:5",
            "702 END",
            "231 ",
        ] {
            assert!(answers.contains(line), "{line}: {answers}");
        }
    }
}
