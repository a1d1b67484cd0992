//! What there is to see.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    browser::{Address, TextSize, Theme, WeekChoice},
    chart::Look,
    lang::Lang,
    page::{Page, View},
    report::{Id, Week},
};

#[cfg(not(target_arch = "wasm32"))]
use crate::page::Link;

#[cfg(target_arch = "wasm32")]
use {crate::browser::media::Wish, futures::future::LocalBoxFuture, wasm_bindgen::JsValue};

use super::{banners::Banner, element::Element, walk::Walk};

pub use super::intent::{Ask, Intent, Manner, going};

/// Shows a section that comes later than the page: the long run, or a comparison.
pub trait Later: Send + Sync {
    /// What stands under the section's heading.
    fn section(&self, screen: &Screen, ask: Ask) -> Vec<Element>;

    /// Opens the dialog in which a figure of it is taken along; `None` where it has no figure of this id.
    #[cfg(target_arch = "wasm32")]
    fn offer(&self, _id: &str, _screen: &Screen) -> Option<Opening> {
        None
    }
}

/// A dialog that is being opened.
#[cfg(target_arch = "wasm32")]
pub type Opening = LocalBoxFuture<'static, Result<(), JsValue>>;

/// How far such a section is.
#[derive(Clone)]
pub enum Stretch {
    /// It is no part of the page.
    Absent,
    /// It is on its way, or comes when it is near the view.
    Awaited,
    /// It has come.
    Here(Arc<dyn Later>),
    /// It cannot be had, and why.
    Failed(Banner),
}

/// All that is to be seen at one moment.
#[derive(Clone)]
pub struct Screen {
    /// The page of a week in a language.
    pub page: Arc<Page>,
    /// What the program has to say about itself.
    pub banners: Vec<Banner>,
    /// The address in force.
    pub address: Address,
    /// The theme in force.
    pub theme: Theme,
    /// How the parts of charts are told from each other.
    pub look: Look,
    /// The size of text in force.
    pub text_size: TextSize,
    /// Whether charts can be drawn.
    pub has_charts: bool,
    /// Whether another page is on its way.
    pub is_busy: bool,
    /// The figures that are shown unlike the rest of the page.
    pub switched: Vec<Id>,
    /// Where the reader is in the figures that he has walked by the keyboard, the last one last.
    pub walks: Vec<(Id, Walk)>,
    /// How far the long run is.
    pub long_run: Stretch,
    /// How its lines are drawn.
    pub manner: Manner,
    /// How far the comparison with another week is.
    pub comparison: Stretch,
    /// Where it is to be seen.
    pub medium: Medium,
    /// The same as a file for archives, where it lies on the site.
    #[cfg(not(target_arch = "wasm32"))]
    pub file: Option<Link>,
}

/// Where a page is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// In the program.
    Program,
    /// At the site's front, where the program takes it over if it can come: until
    /// then its links to weeks lead to lasting pages.
    Front,
    /// In a page of its own that no program will ever change: its links lead to
    /// pages of that kind, and every drawing has its table below.
    Lasting,
}

impl Screen {
    /// A page by itself, as it is before any program.
    pub fn still(page: Arc<Page>, address: Address) -> Self {
        Self {
            page,
            banners: Vec::new(),
            theme: address.theme,
            address,
            look: Look::Plain,
            text_size: TextSize::Normal,
            has_charts: true,
            is_busy: false,
            switched: Vec::new(),
            walks: Vec::new(),
            long_run: Stretch::Awaited,
            manner: Manner::default(),
            comparison: Stretch::Absent,
            medium: Medium::Front,
            #[cfg(not(target_arch = "wasm32"))]
            file: None,
        }
    }

    /// The page of a week by itself, for readers without script.
    pub fn lasting(page: Arc<Page>) -> Self {
        let address = Address::of_page(page.lang).at_week(WeekChoice::Week(page.week));
        Self {
            medium: Medium::Lasting,
            long_run: Stretch::Absent,
            ..Self::still(page, address)
        }
    }

    /// Where it is to be seen; the program itself shows no other page than its own.
    pub fn medium(&self) -> Medium {
        if cfg!(target_arch = "wasm32") {
            Medium::Program
        } else {
            self.medium
        }
    }

    /// How a figure is shown.
    pub fn view(&self, id: &Id) -> View {
        match (self.address.view, self.switched.contains(id)) {
            _ if !self.has_charts => View::Table,
            (View::Chart, false) | (View::Table, true) => View::Chart,
            (View::Table, false) | (View::Chart, true) => View::Table,
        }
    }

    /// Where the reader is in a figure, if he has walked it.
    pub fn walk(&self, id: &Id) -> Option<Walk> {
        let found = self.walks.iter().find(|(of, _)| of == id);
        found.map(|(_, walk)| *walk)
    }

    /// Where the reader is in a figure, if it is the one that he has walked last.
    pub fn last_walk(&self, id: &Id) -> Option<Walk> {
        let (of, walk) = self.walks.last()?;
        (of == id).then_some(*walk)
    }

    /// An address as a link from the page that is shown.
    pub fn href(&self, address: &Address) -> String {
        let lang = address.shown_lang();
        match (self.medium(), &address.week) {
            // Only the program shows an earlier revision.
            (Medium::Lasting, _) if address.revision().is_some() => {
                let link = address.href(Lang::Zh);
                [self.to_root(), link.trim_start_matches("./")].concat()
            }
            (Medium::Front, _) if address.revision().is_some() => address.href(self.address.page),
            (Medium::Front | Medium::Lasting, WeekChoice::Week(week)) => {
                format!("{}weeks/{week}/{}.html", self.to_root(), lang.key())
            }
            (Medium::Lasting, _) if lang == Lang::Zh => "../../".to_owned(),
            (Medium::Lasting, _) => "../../en/".to_owned(),
            (Medium::Program | Medium::Front, _) => address.href(self.address.page),
        }
    }

    /// The way to the site's root, to put before a file's name.
    pub fn to_root(&self) -> &'static str {
        if self.medium() == Medium::Lasting {
            "../../"
        } else {
            self.address.to_root()
        }
    }

    /// The address of a week in the present language and view.
    pub fn to_week(&self, week: Week) -> Address {
        to_week(week, &self.page, &self.address)
    }

    /// The address of an earlier revision of a week in the present language and view.
    pub fn to_revision(&self, week: Week, revision: u32) -> Address {
        self.address.at_revision(WeekChoice::Week(week), revision)
    }

    /// Goes to weeks, as long as this page is shown.
    pub fn travel(&self, ask: Ask) -> impl Fn(Week) + Clone + 'static {
        let (page, address) = (self.page.clone(), self.address.clone());
        move |week| ask.run(Intent::Go(to_week(week, &page, &address)))
    }
}

/// Has a figure shown the other way: among those that are shown unlike the rest of the page
/// it is then, or no longer.
#[cfg(target_arch = "wasm32")]
pub fn switch(switched: &mut Vec<Id>, id: Id) {
    let before = switched.len();
    switched.retain(|of| *of != id);
    if switched.len() == before {
        switched.push(id);
    }
}

/// Has the reader be at a place of a figure; in the others he stays where he was.
#[cfg(target_arch = "wasm32")]
pub fn walk(walks: &mut Vec<(Id, Walk)>, id: Id, walk: Walk) {
    walks.retain(|(of, _)| *of != id);
    walks.push((id, walk));
}

/// The look of charts in a theme, and under what the system asks for.
#[cfg(target_arch = "wasm32")]
pub fn look(theme: Theme) -> Look {
    let is_patterned = match theme {
        Theme::Contrast => true,
        Theme::Auto if Wish::Contrast.holds() => true,
        _ => Wish::SystemColors.holds(),
    };
    if is_patterned {
        Look::Patterned
    } else {
        Look::Plain
    }
}

fn to_week(week: Week, page: &Page, address: &Address) -> Address {
    let selector = &page.selector;
    let latest = selector
        .latest
        .as_ref()
        .map_or(selector.week, |latest| latest.week);
    address.at_week(if week == latest {
        WeekChoice::Latest
    } else {
        WeekChoice::Week(week)
    })
}
