//! How much the proofreader finds, and how little it says of what is true.
//!
//! ```text
//! clean bases + true sentences ──▶ kinds of single mistakes ──▶ drafts ──▶ findings ──▶ one table
//! ```
//!
//! Every draft has one mistake as people make them, or none. `table.md` counts what was
//! found and what was missed; it may get better and never worse (`UPDATE_EXPECT=1` writes a
//! better one; a kind with another number of drafts than before is measured anew). Every
//! tenth kind is held out: nobody looks at what is missed there while rules are written.

mod base;
mod corpus;
mod kinds;
mod slip;
mod table;

use std::{env, fs, num::NonZero, path::PathBuf, sync::LazyLock, thread};

use base::{Base, Found};
use corpus::Sentence;
use kinds::{Kind, seeded};
use slip::Slip;
use table::{Row, Tally};

/// A file of `tests/mistakes/`.
fn path(name: &str) -> PathBuf {
    let folder = [env!("CARGO_MANIFEST_DIR"), "tests", "mistakes", name];
    folder.iter().collect()
}

/// All that mistakes are made from, made once.
static BENCH: LazyLock<Bench> = LazyLock::new(Bench::new);

/// Every kind with its drafts.
static SEEDED: LazyLock<Vec<(Kind, Vec<Slip>)>> = LazyLock::new(|| {
    let kinds = kinds::all().into_iter();
    let with_drafts = |kind| {
        let slips = seeded(&kind, &BENCH);
        (kind, slips)
    };
    kinds.map(with_drafts).collect()
});

/// What is said of each true sentence.
static ALARMS: LazyLock<Vec<Vec<Found>>> =
    LazyLock::new(|| shared_out(&BENCH.corpus, |sentence| alarms(&BENCH, sentence)));

/// All that mistakes are made from.
struct Bench {
    bases: Vec<Base>,
    corpus: Vec<Sentence>,
}

impl Bench {
    fn new() -> Self {
        let bases = base::all();
        let corpus = corpus::all(&bases);
        Self { bases, corpus }
    }

    fn base(&self, sentence: &Sentence) -> &Base {
        &self.bases[sentence.base]
    }
}

/// What is said of a true sentence in its base, of which nothing is said: among the
/// highlights, and in the incidents' place where it speaks of them.
fn alarms(bench: &Bench, sentence: &Sentence) -> Vec<Found> {
    let base = bench.base(sentence);
    let draft = base.with_highlights(&[sentence.text()]);
    let mut found = base.findings(draft.to_string().as_bytes());
    if sentence.is_of_incidents() && base.draft["incidents"].is_object() {
        let mut draft = base.draft.clone();
        draft["incidents"]["text"] = sentence.text();
        found.extend(base.findings(draft.to_string().as_bytes()));
    }
    found
}

/// Whether a mistake is found, and how gravely: the gravest finding at or near its place.
fn grade(bench: &Bench, slip: &Slip) -> Option<&'static str> {
    let found = slip.findings(bench);
    let near = found.iter().filter(|found| slip.is_near(found));
    near.max_by_key(|found| found.severity).map(Found::word)
}

/// What is done for each, shared out among the machine's cores; the order is kept.
fn shared_out<T: Sync, U: Send>(all: &[T], of: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let pieces = all.chunks(all.len().div_ceil(hands));
        let of = &of;
        let threads: Vec<_> = pieces
            .map(|piece| scope.spawn(move || piece.iter().map(of).collect::<Vec<_>>()))
            .collect();
        let done = threads.into_iter().map(thread::ScopedJoinHandle::join);
        done.flat_map(|piece| piece.expect("no check panics"))
            .collect()
    })
}

/// What is found and said, for every test.
static TABLE: LazyLock<Tally> = LazyLock::new(table);

fn table() -> Tally {
    let mut table = Tally::default();
    let grades = shared_out(&SEEDED, |(_, slips)| {
        let grades = slips.iter().map(|slip| grade(&BENCH, slip));
        grades.collect::<Vec<_>>()
    });
    for ((kind, _), grades) in SEEDED.iter().zip(&grades) {
        table.add_kind(kind, grades);
    }
    for (sentence, alarms) in BENCH.corpus.iter().zip(ALARMS.iter()) {
        table.add_sentence(sentence, alarms);
    }
    table
}

#[test]
fn misses_and_false_alarms_only_fall() {
    let now = &*TABLE;
    let file = path("table.md");
    let committed = fs::read_to_string(&file).unwrap_or_default();
    let before = Tally::parse(&committed);
    let worse: Vec<&Row> = now
        .rows()
        .filter(|row| row.is_worse_than(&before))
        .collect();
    assert!(
        worse.is_empty(),
        "worse than tests/mistakes/table.md: {worse:#?}"
    );
    let written = now.to_string();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, written).expect("the table can be written");
    } else {
        assert!(
            written == committed,
            "better than tests/mistakes/table.md, or measured anew; run with UPDATE_EXPECT=1 and commit it:\n{written}"
        );
    }
}

#[test]
fn of_a_hundred_mistakes_97_are_found_and_of_a_hundred_true_sentences_two_are_asked_about() {
    let (found, all) = TABLE.found();
    assert!(found * 100 >= all * 97, "{found} of {all} mistakes");
    let (errors, (asked, all)) = TABLE.alarms();
    assert_eq!(errors, 0, "a true sentence is an error");
    assert!(asked * 100 <= all * 2, "{asked} of {all} true sentences");
}

#[test]
fn the_bases_are_clean() {
    for base in &BENCH.bases {
        let found = base.findings(base.draft.to_string().as_bytes());
        assert!(found.is_empty(), "{}: {found:#?}", base.name);
    }
}

#[test]
fn there_are_enough_mistakes_and_true_sentences() {
    let drafts: usize = SEEDED.iter().map(|(_, slips)| slips.len()).sum();
    assert!(BENCH.bases.len() >= 6);
    assert!(SEEDED.len() >= 60, "{} kinds", SEEDED.len());
    assert!(drafts >= 400, "{drafts} drafts");
    assert!(
        BENCH.corpus.len() >= 200,
        "{} sentences",
        BENCH.corpus.len()
    );
    for (kind, slips) in SEEDED.iter() {
        assert!(!slips.is_empty(), "no draft has {}", kind.name);
    }
}

/// What is missed and what is said of true sentences, for whoever writes rules: run with
/// `cargo test --test mistakes list -- --ignored --nocapture`. Held-out kinds are not shown.
#[test]
#[ignore = "a list to read, which holds nothing"]
fn list_misses_and_false_alarms() {
    let known = SEEDED
        .iter()
        .filter(|(kind, _)| kind.is_findable && !kind.is_held_out);
    for (kind, slip) in known.flat_map(|(kind, slips)| slips.iter().map(move |slip| (kind, slip))) {
        if grade(&BENCH, slip).is_none() {
            println!("miss {}: {}", kind.name, slip.told(&BENCH));
        }
    }
    for sentence in &BENCH.corpus {
        for found in &ALARMS[sentence.place] {
            let base = &BENCH.base(sentence).name;
            println!(
                "alarm {base} {found:?}\n    {}\n    {}",
                sentence.zh, sentence.en
            );
        }
    }
}
