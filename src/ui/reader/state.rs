//! What the reader knows at one moment, and what there is to see of it.

use std::sync::Arc;

use crate::{
    archive::Fault,
    browser::{Address, Detour, TextSize, Theme, media, memory::Preferences},
    lang::{self, Lang, words},
    page::{self, Issue, Page, View},
    report::Id,
    ui::{
        banners::{Banner, BannerKind},
        faults::{detour_text, fault_text},
        sight::{Intent, Medium, Sight, look},
        walk::Walk,
    },
};

/// How far the page is that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// It is on its way; another may stand.
    Bringing,
    /// It still is, after a time that calls for a word.
    Awaiting,
    /// It stands as it was published; a newer one may have been since.
    Carried,
    /// It has come; its history may be late.
    Completing,
    /// All that can be had has come.
    Complete,
}

/// What the reader knows.
pub struct State {
    /// What is asked for.
    pub address: Address,
    /// What the reader chose before.
    preferences: Preferences,
    /// The issue that has come last.
    issue: Option<Arc<Issue>>,
    /// Its page in the language and view of the address.
    pub page: Option<Arc<Page>>,
    /// Why it is another week than the one asked for.
    detour: Option<Detour>,
    /// What came in between.
    pub fault: Option<Fault>,
    /// How far the page is.
    progress: Progress,
    /// Whether it is the published page that stands, as it was published.
    pub is_still: bool,
    /// Whether charts can be drawn.
    pub has_charts: bool,
    /// Whether the offer of the other language was put away.
    pub is_offer_dismissed: bool,
    /// The figures that are shown unlike the rest of the page.
    switched: Vec<Id>,
    /// The figure that the reader walks by the keyboard, and where he is.
    pub walk: Option<(Id, Walk)>,
    /// The title of the page that was there first, which needs no announcement.
    first_title: String,
}

impl State {
    /// What is known at the start.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            preferences: Preferences::recalled(),
            issue: None,
            page: None,
            detour: None,
            fault: None,
            progress: Progress::Bringing,
            is_still: false,
            has_charts: true,
            is_offer_dismissed: false,
            switched: Vec::new(),
            walk: None,
            first_title: String::new(),
        }
    }

    /// The language to speak.
    pub fn lang(&self) -> Lang {
        self.address.shown_lang()
    }

    /// The theme in force.
    pub fn theme(&self) -> Theme {
        self.address.theme.or(self.preferences.theme)
    }

    /// The size of text in force.
    pub fn text_size(&self) -> TextSize {
        self.preferences.text_size.unwrap_or_default()
    }

    /// Takes note of what a reader chose by going to an address.
    pub fn prefer(&mut self, next: &Address) {
        self.preferences.note(&self.address, next);
        self.preferences.remember();
    }

    /// Takes note of the size of text that a reader chose.
    pub fn prefer_size(&mut self, size: TextSize) {
        self.preferences.text_size = Some(size);
        self.preferences.remember();
    }

    /// Goes to another address.
    pub fn go(&mut self, next: Address) {
        let (lang, view) = (self.lang(), self.address.view);
        self.address = next;
        if self.address.view != view {
            self.switched.clear();
        }
        if (self.lang(), self.address.view) != (lang, view) {
            self.compose();
        }
    }

    /// Takes the issue that the page itself carries, if it does.
    pub fn carry(&mut self, issue: Option<Issue>) {
        if issue.is_some() {
            self.issue = issue.map(Arc::new);
            self.progress = Progress::Carried;
            self.compose();
        }
    }

    /// Whether the page is the one that was published in the place of `page`.
    pub fn is_published_page(&self, page: Lang) -> bool {
        let is_same = |shown: &Arc<Page>| shown.lang == page && shown.view == View::Chart;
        self.page.as_ref().is_some_and(is_same)
    }

    /// Begins to bring what is asked for. A page that is carried stands already,
    /// until a newer one is there.
    pub fn begin(&mut self) {
        if self.progress != Progress::Carried || !self.address.is_of_newest() {
            self.progress = Progress::Bringing;
        }
    }

    /// Takes note that what is asked for takes its time.
    pub fn wait(&mut self) {
        if self.progress == Progress::Bringing {
            self.progress = Progress::Awaiting;
        }
    }

    /// Takes an issue that has come.
    pub fn take(&mut self, issue: Issue, detour: Option<Detour>) {
        self.issue = Some(Arc::new(issue));
        self.progress = Progress::Completing;
        self.detour = detour;
        self.fault = None;
        self.compose();
    }

    /// Takes note that what is asked for cannot be had.
    pub fn fail(&mut self, fault: Fault) {
        self.progress = Progress::Complete;
        self.fault = Some(fault);
    }

    /// Whether another page is on its way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::Bringing | Progress::Awaiting)
    }

    /// Takes the same issue with what was late; nothing where no more came.
    pub fn complete(&mut self, issue: Option<Issue>) {
        self.progress = Progress::Complete;
        if let Some(issue) = issue {
            self.issue = Some(Arc::new(issue));
            self.compose();
        }
    }

    /// Shows a figure the other way.
    pub fn switch(&mut self, id: Id) {
        let before = self.switched.len();
        self.switched.retain(|of| *of != id);
        if self.switched.len() == before {
            self.switched.push(id);
        }
    }

    /// The issue that is shown.
    pub fn issue(&self) -> Option<Arc<Issue>> {
        self.issue.clone()
    }

    fn compose(&mut self) {
        let Some(issue) = &self.issue else { return };
        let page = page::compose(issue, self.lang(), self.address.view);
        if self.page.is_none() {
            self.first_title.clone_from(&page.title);
        }
        self.page = Some(Arc::new(page));
    }

    /// What there is to see; nothing before the first issue.
    pub fn sight(&self) -> Option<Sight> {
        let page = self.page.clone()?;
        if self.is_still {
            let address = Address::of_page(page.lang);
            return Some(Sight::still(page, address));
        }
        let is_first = page.title == self.first_title;
        Some(Sight {
            banners: self.banners(),
            announcement: if is_first {
                String::new()
            } else {
                page.title.clone()
            },
            page,
            address: self.address.clone(),
            theme: self.theme(),
            look: look(self.theme()),
            text_size: self.text_size(),
            has_charts: self.has_charts,
            is_busy: self.is_busy(),
            switched: self.switched.clone(),
            walk: self.walk.clone(),
            medium: Medium::Program,
        })
    }

    /// What the program has to say about itself.
    pub fn banners(&self) -> Vec<Banner> {
        let lang = self.lang();
        let shown = self.page.as_ref().map(|page| page.masthead.days.as_str());
        let mut banners = Vec::new();
        if let Some(wished) = self.offered().filter(|_| shown.is_some()) {
            banners.push(self.offer(wished));
        }
        let awaited = shown.filter(|_| self.progress == Progress::Awaiting);
        if let Some(shown) = awaited {
            banners.push(note(lang::on_its_way(shown, lang), lang));
        } else if let Some(fault) = &self.fault {
            banners.push(failure(fault_text(fault, shown, lang), lang));
        } else if let (Some(detour), Some(shown)) = (&self.detour, shown) {
            banners.push(note(detour_text(detour, shown, lang), lang));
        }
        let has_gaps = self
            .issue
            .as_ref()
            .is_some_and(|issue| !issue.is_history_whole);
        if has_gaps && self.progress == Progress::Complete {
            banners.push(failure(words(lang).history_missing.to_owned(), lang));
        }
        if !self.has_charts {
            banners.push(failure(words(lang).charts_missing.to_owned(), lang));
        }
        banners
    }

    /// The language that the reader would rather read, where nothing asks for this one.
    fn offered(&self) -> Option<Lang> {
        let is_open = self.address.lang.is_none() && !self.is_offer_dismissed;
        let wished = self.preferences.lang.or_else(media::preferred_lang);
        wished.filter(|wished| is_open && *wished != self.lang())
    }

    fn offer(&self, wished: Lang) -> Banner {
        let words = words(wished);
        let go = Intent::Go(self.address.in_lang(wished));
        Banner {
            kind: BannerKind::Offer,
            text: String::new(),
            lang: wished,
            actions: vec![(words.offer, go), (words.dismiss, Intent::DismissOffer)],
        }
    }
}

/// A banner with something to know.
fn note(text: String, lang: Lang) -> Banner {
    Banner {
        kind: BannerKind::Note,
        text,
        lang,
        actions: Vec::new(),
    }
}

/// A banner with a way on.
fn failure(text: String, lang: Lang) -> Banner {
    let actions = vec![(words(lang).try_again, Intent::TryAgain)];
    Banner {
        kind: BannerKind::Fault,
        text,
        lang,
        actions,
    }
}
