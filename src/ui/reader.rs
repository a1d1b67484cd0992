//! The reader: brings the report that the address asks for, and shows it.
//!
//! The address is the one thing that a reader's action changes; what is shown
//! is derived from it and from what the archive brings. Loading lives here,
//! beside the page, so that the page itself stays a plain function.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    archive::{Archive, Fault, Task},
    browser::{
        Address, Detour, Site, TextSize, Theme, boot, document, history,
        media::{self, Wish},
        memory::Preferences,
        network,
    },
    chart::Look,
    lang::{Lang, words},
    page::{self, Issue, Page},
};

use super::{
    app::App,
    banners::{Banner, BannerKind, Banners},
    controls::{Controls, Intent},
    faults::{detour_text, fault_text},
    piece::IntoPiece,
};

/// Starts the reader in the element that the boot script has prepared.
pub fn start() {
    boot::report_panics();
    let site = document::site();
    let archive = Archive::of_site(&boot::root(), document::patience_ms());
    mount_to(
        boot::mount_point(),
        move || markup! { <Reader site=site.clone() archive=archive.clone() /> },
    )
    .forget();
}

/// What has come of loading the week that the address asks for.
#[derive(Clone, Copy)]
struct Loading {
    issue: RwSignal<Option<Arc<Issue>>>,
    detour: RwSignal<Option<Detour>>,
    fault: RwSignal<Option<Fault>>,
    is_busy: RwSignal<bool>,
}

impl Loading {
    /// Follows the address; asking for another week gives up the one on its way.
    fn follow(address: RwSignal<Address>, attempt: RwSignal<u32>, archive: Archive) -> Self {
        let loading = Self {
            issue: RwSignal::new(None),
            detour: RwSignal::new(None),
            fault: RwSignal::new(None),
            is_busy: RwSignal::new(true),
        };
        let choice = Memo::new(move |_| address.read().week.clone());
        let task = StoredValue::new_local(None::<Task>);
        Effect::new(move || {
            attempt.track();
            let (choice, archive) = (choice.get(), archive.clone());
            loading.is_busy.set(true);
            let work = async move {
                match loading.bring(&choice, &archive).await {
                    Ok(()) => loading.fault.set(None),
                    Err(fault) => loading.fault.set(Some(fault)),
                }
                loading.is_busy.set(false);
                loading.complete(&archive).await;
            };
            task.update_value(|task| *task = Some(Task::spawn(work)));
        });
        loading
    }

    async fn bring(
        self,
        choice: &crate::browser::WeekChoice,
        archive: &Archive,
    ) -> Result<(), Fault> {
        let resolved = choice.resolve(&*archive.open().await?);
        let issue = archive.issue(resolved.week).await?;
        self.detour.set(resolved.detour);
        self.issue.set(Some(Arc::new(issue)));
        Ok(())
    }

    /// Brings what was late, then what will probably be asked for next.
    async fn complete(self, archive: &Archive) {
        let Some(issue) = self.issue.get_untracked() else {
            return;
        };
        if let Some(whole) = archive.completed(&issue).await {
            self.issue.set(Some(Arc::new(whole)));
        }
        let week = issue.report.week;
        for neighbour in [issue.index.before(week), issue.index.after(week)]
            .into_iter()
            .flatten()
        {
            archive.prefetch(neighbour).await;
        }
    }
}

/// The reader's page, or a notice where there is none.
#[component]
fn Reader(site: Site, archive: Archive) -> impl IntoView {
    let preferences = RwSignal::new(Preferences::recalled());
    let address = RwSignal::new(history::here(&site));
    let attempt = RwSignal::new(0);
    let has_charts = RwSignal::new(true);
    let is_offer_dismissed = RwSignal::new(false);
    let loading = Loading::follow(address, attempt, archive);
    let lang = Memo::new(move |_| address.read().shown_lang());
    let theme = Memo::new(move |_| address.read().theme.or(preferences.read().theme));
    let text_size = Memo::new(move |_| preferences.read().text_size.unwrap_or_default());

    let intent = {
        let site = site.clone();
        move |intent| match intent {
            Intent::Go(next) => {
                let before = address.get_untracked();
                preferences.update(|preferences| preferences.note(&before, &next));
                // Weeks and languages are steps on the way back; looks are not.
                if next.week != before.week || next.shown_lang() != before.shown_lang() {
                    history::push(&site, &next);
                } else {
                    history::replace(&site, &next);
                }
                address.set(next);
            }
            Intent::Size(size) => {
                preferences.update(|preferences| preferences.text_size = Some(size))
            }
            Intent::Print => document::print(),
            Intent::TryAgain => {
                has_charts.set(true);
                attempt.update(|attempt| *attempt += 1);
            }
            Intent::DismissOffer => is_offer_dismissed.set(true),
            Intent::ChartsUnavailable => has_charts.set(false),
        }
    };
    let controls = Controls {
        address: address.into(),
        theme: theme.into(),
        look: looks(theme),
        text_size: text_size.into(),
        has_charts: has_charts.into(),
        intent: Callback::new(intent),
    };

    let page = Memo::new(move |last: Option<&Option<Arc<Page>>>| {
        let view = address.read().view;
        let issue = loading.issue.get();
        let page = issue.map(|issue| Arc::new(page::compose(&issue, lang.get(), view)));
        page.or_else(|| last.cloned().flatten())
    });
    let offer = move || {
        let is_open = address.read().lang.is_none() && !is_offer_dismissed.get();
        let wished = preferences.read().lang.or_else(media::preferred_lang);
        wished.filter(|wished| is_open && *wished != lang.get())
    };
    let banners = Memo::new(move |_| {
        let lang = lang.get();
        let shown = page.read().as_ref().map(|page| page.masthead.days.clone());
        let mut banners = Vec::new();
        if let Some(wished) = offer().filter(|_| shown.is_some()) {
            banners.push(offer_banner(controls.to_lang(wished), wished));
        }
        if let Some(fault) = loading.fault.get() {
            banners.push(retry_banner(
                fault_text(&fault, shown.as_deref(), lang),
                lang,
            ));
        } else if let (Some(detour), Some(shown)) = (loading.detour.get(), &shown) {
            let text = detour_text(&detour, shown, lang);
            banners.push(Banner {
                kind: BannerKind::Note,
                text,
                lang,
                actions: Vec::new(),
            });
        }
        let is_late = loading
            .issue
            .read()
            .as_ref()
            .is_some_and(|issue| !issue.is_history_whole);
        if is_late && !loading.is_busy.get() {
            banners.push(retry_banner(words(lang).history_missing.to_owned(), lang));
        }
        if !has_charts.get() {
            banners.push(retry_banner(words(lang).charts_missing.to_owned(), lang));
        }
        banners
    });

    leave_marks(
        page,
        theme,
        text_size,
        lang,
        preferences,
        loading,
        has_charts,
    );
    let moves = history::on_move(site, move |moved| address.set(moved));
    let returns = network::on_return(move || {
        if loading.fault.get_untracked().is_some() {
            attempt.update(|attempt| *attempt += 1);
        }
    });
    let listeners = StoredValue::new_local((moves, returns));
    on_cleanup(move || listeners.dispose());

    let has_page = Memo::new(move |_| page.read().is_some());
    let has_fault = Memo::new(move |_| loading.fault.read().is_some());
    move || {
        if has_page.get() {
            let page = super::kept::kept(move || page.get());
            markup! { <App page=page.into() banners=banners.into() controls /> }.into_piece()
        } else if has_fault.get() {
            markup! {
                <div class="page">
                    <main>
                        <h1>{move || words(lang.get()).nothing_to_show}</h1>
                        <Banners banners=banners.into() controls />
                    </main>
                </div>
            }
            .into_piece()
        } else {
            ().into_piece()
        }
    }
}

/// The colours that charts take: the theme, and for the default what the system asks for.
fn looks(theme: Memo<Theme>) -> Signal<Look> {
    let wish = |wish: Wish| {
        let holds = RwSignal::new(wish.holds());
        let listener = StoredValue::new_local(wish.on_change(move |now| holds.set(now)));
        on_cleanup(move || listener.dispose());
        holds
    };
    let (dark, contrast) = (wish(Wish::Dark), wish(Wish::Contrast));
    Signal::derive(move || match theme.get() {
        Theme::Light => Look::Light,
        Theme::Dark => Look::Dark,
        Theme::Contrast => Look::Contrast,
        Theme::Auto if contrast.get() => Look::Contrast,
        Theme::Auto if dark.get() => Look::Dark,
        Theme::Auto => Look::Light,
    })
}

fn offer_banner(address: Address, wished: Lang) -> Banner {
    let words = words(wished);
    Banner {
        kind: BannerKind::Offer,
        text: String::new(),
        lang: wished,
        actions: vec![
            (words.offer, Intent::Go(address)),
            (words.dismiss, Intent::DismissOffer),
        ],
    }
}

fn retry_banner(text: String, lang: Lang) -> Banner {
    let actions = vec![(words(lang).try_again, Intent::TryAgain)];
    Banner {
        kind: BannerKind::Fault,
        text,
        lang,
        actions,
    }
}

/// Keeps the document's own title, language and attributes true, and remembers
/// what the reader chose.
fn leave_marks(
    page: Memo<Option<Arc<Page>>>,
    theme: Memo<Theme>,
    text_size: Memo<TextSize>,
    lang: Memo<Lang>,
    preferences: RwSignal<Preferences>,
    loading: Loading,
    has_charts: RwSignal<bool>,
) {
    Effect::new(move || document::set_theme(theme.get()));
    Effect::new(move || document::set_text_size(text_size.get()));
    Effect::new(move || document::set_lang(lang.get()));
    Effect::new(move || preferences.get().remember());
    Effect::new(move || {
        if let Some(page) = &*page.read() {
            document::set_title(&page.title);
            document::set_description(&page.description);
            document::set_week(page.week, page.revision);
        }
    });
    Effect::new(move || {
        let view = page.read().as_ref().map(|page| page.view);
        let is_drawn = view == Some(page::View::Chart) && has_charts.get();
        document::set_charts(if is_drawn {
            document::Charts::Drawn
        } else {
            document::Charts::Tables
        });
    });
    Effect::new(move || {
        let state = match (&*page.read(), &*loading.fault.read()) {
            (Some(_), None) if loading.is_busy.get() => document::State::Loading,
            (Some(_), _) => document::State::Ready,
            (None, Some(_)) => document::State::Error,
            (None, None) => document::State::Loading,
        };
        if page.read().is_some() || loading.fault.read().is_some() {
            boot::ready();
        }
        document::set_state(state);
    });
}
