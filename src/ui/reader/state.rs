//! What the reader knows at one moment, and what there is to see of it.

use std::{mem, sync::Arc};

use crate::{
    browser::{Address, Detour, TextSize, Theme, WeekChoice, media, memory::Preferences},
    lang::{self, Lang, words},
    page::{Page, View},
    report::{Id, Week},
    ui::{
        banners::{Banner, BannerKind},
        faults::{Lack, detour_text, lack_text},
        reader::{edition::Edition, reports::Brought},
        screen::{Intent, Manner, Medium, Opening, Screen, Stretch, look, switch},
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

/// A report, and the week beside which it is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    week: Week,
    revision: u32,
    /// The other week, as the address asks for it.
    pub other: WeekChoice,
}

/// What the reader knows.
pub struct State {
    /// What is asked for.
    pub address: Address,
    /// What the reader chose before.
    preferences: Preferences,
    /// The report that has come last.
    edition: Option<Edition>,
    /// Its pages in the languages in which it was read.
    composed: Vec<Arc<Page>>,
    /// The one in the language of the address; until it has come, that which was published.
    pub page: Option<Arc<Page>>,
    /// Why it is another week than the one asked for.
    detour: Option<Detour>,
    /// What came in between.
    pub lack: Option<Lack>,
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
    /// Where the reader is in the figures that he has walked by the keyboard, the last one last.
    pub walks: Vec<(Id, Walk)>,
    /// The long run, or why it cannot be had; `None` before it has come near the view.
    pub long_run: Option<Brought>,
    /// How its lines are drawn.
    pub manner: Manner,
    /// The comparison of the week that is shown with another one, or why it cannot be had.
    comparison: Option<(Beside, Brought)>,
    /// What has been done and is yet to be said to those who listen.
    news: String,
    /// Of what the program has to say about itself, what they have heard.
    heard: String,
}

impl State {
    /// What is known at the start.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            preferences: Preferences::recalled(),
            edition: None,
            composed: Vec::new(),
            page: None,
            detour: None,
            lack: None,
            progress: Progress::Bringing,
            is_still: false,
            has_charts: true,
            is_offer_dismissed: false,
            switched: Vec::new(),
            walks: Vec::new(),
            long_run: None,
            manner: Manner::default(),
            comparison: None,
            news: String::new(),
            heard: String::new(),
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
        let before = self.preferences;
        self.preferences.note(&self.address, next);
        if self.preferences != before {
            self.preferences.remember();
        }
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
            let words = words(self.lang());
            let shown = match self.address.view {
                View::Chart => words.charts,
                View::Table => words.tables,
            };
            self.tell(lang::labelled(words.show_figures_as, shown, self.lang()));
        }
        if self.lang() != lang {
            self.compose();
        }
    }

    /// Whether the newest report is asked for as it was published in the place of `page`.
    pub fn asks_for_page_of(&self, page: Lang) -> bool {
        self.address.is_of_newest() && self.lang() == page
    }

    /// Takes the page that was published, if that is carried.
    pub fn carry(&mut self, page: Option<Page>) {
        if let Some(page) = page {
            self.progress = Progress::Carried;
            self.show(Arc::new(page));
        }
    }

    /// Whether the page is the one that was published in the place of `page`.
    pub fn is_published_page(&self, page: Lang) -> bool {
        let is_same = |shown: &Arc<Page>| shown.lang == page;
        self.address.view == View::Chart && self.page.as_ref().is_some_and(is_same)
    }

    /// Whether another address asks for what is not there: another report, or as long as
    /// there is only the page that was published, which speaks one language, another language.
    pub fn has_to_bring(&self, next: &Address) -> bool {
        let is_other_lang = next.shown_lang() != self.lang();
        !next.asks_as(&self.address) || (is_other_lang && self.edition.is_none())
    }

    /// Begins to bring what is asked for. The page that was published stands already,
    /// until a newer one is there.
    pub fn begin(&mut self) {
        let is_same = |shown: &Arc<Page>| shown.lang == self.lang();
        let is_published = self.edition.is_none() && self.page.as_ref().is_some_and(is_same);
        self.progress = if is_published && self.address.is_of_newest() {
            Progress::Carried
        } else {
            Progress::Bringing
        };
        // What fails once more is said once more.
        self.heard.clear();
    }

    /// Takes note that what is asked for takes its time.
    pub fn wait(&mut self) {
        if self.progress == Progress::Bringing {
            self.progress = Progress::Awaiting;
        }
    }

    /// Changes what is known; whether there is something else to see then.
    pub fn change(&mut self, change: impl FnOnce(&mut Self)) -> bool {
        let said = |state: &Self| state.banners().into_iter().map(|banner| banner.text);
        let (page, was_busy) = (self.page.clone(), self.is_busy());
        let before: Vec<_> = said(self).collect();
        change(self);
        let is_same_page = match (&self.page, &page) {
            (Some(page), Some(before)) => Arc::ptr_eq(page, before),
            _ => false,
        };
        !is_same_page || self.is_busy() != was_busy || !said(self).eq(before)
    }

    /// Takes a report that has come.
    pub fn take(&mut self, edition: Edition, detour: Option<Detour>) {
        self.progress = Progress::Completing;
        self.detour = detour;
        self.lack = None;
        self.open(edition);
    }

    /// Takes note that what is asked for cannot be had.
    pub fn fail(&mut self, lack: Lack) {
        self.progress = Progress::Complete;
        self.lack = Some(lack);
    }

    /// Whether something could not be had that may be by now.
    pub fn has_lack(&self) -> bool {
        self.lack.is_some()
            || matches!(self.long_run, Some(Err(_)))
            || matches!(self.comparison, Some((_, Err(_))))
    }

    /// Whether another page is on its way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::Bringing | Progress::Awaiting)
    }

    /// Takes the same report with what was late; nothing where no more came.
    pub fn complete(&mut self, edition: Option<Edition>) {
        self.progress = Progress::Complete;
        if let Some(edition) = edition {
            self.open(edition);
        }
    }

    /// Shows a figure the other way, and says so.
    pub fn switch(&mut self, id: Id, news: String) {
        switch(&mut self.switched, id);
        self.tell(news);
    }

    /// Takes note of what is to be said once the page is at rest.
    fn tell(&mut self, news: String) {
        self.news = lang::sentence(&[news], self.lang()) + " ";
    }

    /// What is to be said now that the page is at rest: what is new; empty where nothing is.
    pub fn come_to_rest(&mut self) -> String {
        let mut told = String::new();
        for banner in self.banners() {
            told += &banner.text;
        }
        let mut said = mem::take(&mut self.news);
        if told != self.heard {
            said += &told;
        }
        self.heard = told;
        said
    }

    /// The report that is shown.
    pub fn edition(&self) -> Option<Edition> {
        self.edition.clone()
    }

    fn open(&mut self, edition: Edition) {
        self.edition = Some(edition);
        self.composed.clear();
        self.compose();
    }

    /// Shows the report in the language of the address; whoever goes to and fro has each
    /// page composed once.
    fn compose(&mut self) {
        let lang = self.lang();
        if let Some(page) = self.composed.iter().find(|page| page.lang == lang) {
            self.show(page.clone());
        } else if let Some(edition) = &self.edition {
            let page = edition.page(lang, self.page.as_ref());
            self.composed.push(page.clone());
            self.show(page);
        }
    }

    fn show(&mut self, page: Arc<Page>) {
        let mut before = self.page.iter();
        if before.any(|before| before.title != page.title) {
            self.tell(lang::spoken_title(&page.title, page.lang));
        }
        self.page = Some(page);
    }

    /// What there is to see; `None` before the first issue.
    pub fn screen(&self) -> Option<Screen> {
        let page = self.page.clone()?;
        if self.is_still {
            let address = Address::of_page(page.lang);
            return Some(Screen::still(page, address));
        }
        Some(Screen {
            banners: self.banners(),
            page,
            address: self.address.clone(),
            theme: self.theme(),
            look: look(self.theme()),
            text_size: self.text_size(),
            has_charts: self.has_charts,
            is_busy: self.is_busy(),
            switched: self.switched.clone(),
            walks: self.walks.clone(),
            long_run: self.stretch(self.long_run.as_ref()),
            manner: self.manner,
            comparison: self.stretch_beside(),
            medium: Medium::Program,
        })
    }

    /// How far a section is that comes later.
    fn stretch(&self, brought: Option<&Brought>) -> Stretch {
        match brought {
            None => Stretch::Awaited,
            Some(Ok(section)) => Stretch::Here(section.clone()),
            Some(Err(lack)) => {
                let lang = self.lang();
                Stretch::Failed(failure(lack_text(lack, None, lang), lang))
            }
        }
    }

    /// The dialog of a figure of the long run as it is shown; `None` where no figure of it has this id.
    pub fn offer_of_run(&self, id: &str) -> Option<Opening> {
        let run = self.long_run.as_ref()?.as_ref().ok()?;
        run.offer(id, &self.screen()?)
    }

    /// How far the comparison is that the address asks for.
    fn stretch_beside(&self) -> Stretch {
        if self.address.compared().is_none() {
            return Stretch::Absent;
        }
        // Of another week it would stand under a page that it does not belong to.
        let wanted = self.beside();
        let brought = self.comparison.as_ref();
        let brought = brought.filter(|(of, _)| Some(of) == wanted.as_ref());
        self.stretch(brought.map(|(_, brought)| brought))
    }

    /// What the address asks to be compared, once the report is there.
    fn beside(&self) -> Option<Beside> {
        let report = &self.edition.as_ref()?.issue().report;
        Some(Beside {
            week: report.week,
            revision: report.revision,
            other: self.address.compared()?,
        })
    }

    /// What is to be compared and is not yet.
    pub fn awaited_beside(&self) -> Option<(Beside, Edition)> {
        let beside = self.beside()?;
        let is_here = matches!(&self.comparison, Some((of, Ok(_))) if *of == beside);
        (!is_here).then_some((beside, self.edition()?))
    }

    /// Takes a comparison.
    pub fn compare(&mut self, beside: Beside, brought: Brought) {
        self.comparison = Some((beside, brought));
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
        } else if let Some(lack) = &self.lack {
            banners.push(failure(lack_text(lack, shown, lang), lang));
        } else if let (Some(detour), Some(shown)) = (&self.detour, shown) {
            banners.push(note(detour_text(detour, shown, lang), lang));
        }
        let has_gaps = self
            .edition
            .as_ref()
            .is_some_and(|edition| !edition.issue().is_history_whole);
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
