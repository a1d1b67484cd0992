//! The long run: a line for each indicator, with its words and its table.

use std::{cell::RefCell, sync::Arc};

use leptos::{
    ev::Event,
    prelude::{Callable, event_target},
    tachys::renderer::types,
};
use send_wrapper::SendWrapper;

use crate::{
    browser::{Address, WeekChoice},
    lang::{RunWords, point_words, run_words},
    page::{Figure, Issue, Point, View},
    report::{Catalogue, History, Week},
    run::{self, Run, Sources, Span, Trend, Wanted},
};

use super::{
    comparison::Compared,
    element::{Element, classed, element},
    panel::{beside, framed, ways},
    plot::{option, standing, under, walked},
    screen::{Ask, Intent, Later, Manner, Screen, going},
    table::table,
    walk::Walk,
};
#[cfg(target_arch = "wasm32")]
use {
    super::{
        reader::{Exporter, Offers},
        screen::Opening,
        taking::TEXT_PX,
    },
    crate::{
        browser::boot,
        chart::{
            Look,
            bridge::{Drawing, TrendDrawing},
        },
        export::TrendOffer,
        part,
    },
    futures::FutureExt,
};

/// How many points beside the reader's own are there to be heard: of ten thousand weeks the page need not hold each.
const WITHIN_HEARING: usize = 3;
/// How many points a reader passes at once.
const STRIDE: usize = 10;

/// Makes the long run of what it is made of.
pub trait Runs {
    /// The long run of a site whose issue is at hand.
    fn run(&self, issue: &Issue, history: Arc<History>) -> Arc<dyn Later>;

    /// A report beside another one.
    fn comparison(&self, issue: &Issue, other: &Issue) -> Arc<dyn Later>;

    /// What offers figures to be taken along.
    #[cfg(target_arch = "wasm32")]
    fn exporter(&self) -> &'static dyn Exporter;
}

/// Makes lines.
pub struct Lines;

impl Runs for Lines {
    #[cfg(target_arch = "wasm32")]
    fn exporter(&self) -> &'static dyn Exporter {
        &Offers
    }

    fn comparison(&self, issue: &Issue, other: &Issue) -> Arc<dyn Later> {
        Arc::new(Compared::new(issue.clone(), other.clone()))
    }

    fn run(&self, issue: &Issue, history: Arc<History>) -> Arc<dyn Later> {
        #[cfg(target_arch = "wasm32")]
        crate::chart::bridge::draw_trends_with(&crate::chart::bridge::TrendDrawing);
        Arc::new(Held {
            stock: Stock {
                history,
                catalogue: issue.catalogue.clone(),
                is_sample_shown: issue.publisher.is_sample_shown,
            },
            composed: SendWrapper::new(RefCell::default()),
        })
    }
}

/// What the long run is made of.
#[derive(Clone)]
struct Stock {
    history: Arc<History>,
    catalogue: Arc<Catalogue>,
    is_sample_shown: bool,
}

/// The same, and how it was last composed.
struct Held {
    stock: Stock,
    composed: SendWrapper<RefCell<Option<Composed>>>,
}

/// The long run as it was wanted.
type Composed = (Wanted, Arc<Run>);

impl Later for Held {
    fn section(&self, screen: &Screen, ask: Ask) -> Vec<Element> {
        let run = self.composed(wanted(screen));
        let words = run_words(screen.page.lang);
        let is_drawn = screen.address.view == View::Chart && screen.has_charts;
        let about = |text: &str| classed("p", "caption").child(element("span").child(text));
        let nothing = run.trends.is_empty().then(|| about(words.nothing));
        let notes = (is_drawn && nothing.is_none()).then(|| [words.key, words.hint].map(about));
        [controls(&run, is_drawn, screen, ask)]
            .into_iter()
            .chain(notes.into_iter().flatten())
            .chain(nothing)
            .chain([
                classed("div", "findings").list(run.trends.iter().map(|of| trend(of, screen, ask)))
            ])
            .collect()
    }

    #[cfg(target_arch = "wasm32")]
    fn offer(&self, id: &str, screen: &Screen) -> Option<Opening> {
        let run = self.composed(wanted(screen));
        let at = run.trends.iter().position(|of| of.id.as_str() == id)?;
        let (stock, screen) = (self.stock.clone(), screen.clone());
        let work = async move {
            let trend = &run.trends[at];
            let (option, _) = TrendDrawing.option(&trend.figure).ok_or("no drawing")?;
            let theme = part::charts().await?.theme(Look::Plain, TEXT_PX);
            let offer = TrendOffer {
                trend,
                sources: stock.sources(),
                page: &screen.page,
                span: Span::read(screen.address.span()),
                root: &boot::root(),
            };
            boot::take(&offer.told([option, theme])).await
        };
        Some(work.boxed_local())
    }
}

/// What is to be seen of it on a screen.
fn wanted(screen: &Screen) -> Wanted {
    Wanted {
        lang: screen.page.lang,
        week: screen.page.week,
        span: Span::read(screen.address.span()),
        is_log: screen.manner.is_log,
        has_year_before: screen.manner.has_year_before,
    }
}

impl Stock {
    fn sources(&self) -> Sources<'_> {
        Sources {
            history: &self.history,
            catalogue: &self.catalogue,
            is_sample_shown: self.is_sample_shown,
        }
    }
}

impl Held {
    /// The long run as it is wanted; composed once for as long as that is the same.
    fn composed(&self, wanted: Wanted) -> Arc<Run> {
        let mut composed = self.composed.borrow_mut();
        match &*composed {
            Some((of, run)) if *of == wanted => run.clone(),
            _ => {
                let run = Arc::new(run::compose(self.stock.sources(), wanted));
                *composed = Some((wanted, run.clone()));
                run
            }
        }
    }
}

/// The weeks that are shown, and what else can be chosen.
fn controls(run: &Run, is_drawn: bool, screen: &Screen, ask: Ask) -> Element {
    let words = run_words(screen.page.lang);
    let shown = element("span").child(run.days.as_str());
    let spans = [
        ("26", words.half_year),
        ("52", words.one_year),
        ("all", words.all),
    ];
    let spans = spans.map(|(span, text)| {
        let address = screen.address.in_span(span);
        let is_current = Span::read(screen.address.span()) == Span::read(span);
        element("a")
            .attr("href", screen.href(&address))
            .attr_if("aria-current", is_current.then(|| "true".to_owned()))
            .on("click", going(address, ask))
            .child(text)
    });
    let spans = classed("span", "views")
        .attr("role", "group")
        .attr("aria-label", words.span)
        .list(spans);
    let manner = screen.manner;
    let switches = [
        (
            words.logarithmic,
            manner.is_log,
            Manner {
                is_log: !manner.is_log,
                ..manner
            },
        ),
        (
            words.year_before,
            manner.has_year_before,
            Manner {
                has_year_before: !manner.has_year_before,
                ..manner
            },
        ),
    ];
    let switches = switches.map(|(text, is_on, other)| {
        classed("button", "plain")
            .attr("type", "button")
            .attr("aria-pressed", is_on.to_string())
            .on("click", move |_| ask.run(Intent::Draw(other)))
            .child(text)
    });
    let drawn = is_drawn.then(|| switches.into_iter().chain(zooms(words)));
    classed("div", "end run")
        .child(shown)
        .child(spans)
        .list(drawn.into_iter().flatten())
}

/// The buttons that zoom, which boot/trends.js answers.
fn zooms(words: &RunWords) -> impl Iterator<Item = Element> {
    let zooms = [
        ("in", "＋", words.closer),
        ("out", "－", words.farther),
        ("back", "‹", words.earlier),
        ("on", "›", words.later),
        ("whole", "↺", words.whole),
    ];
    zooms.into_iter().map(|(zoom, sign, name)| {
        classed("button", "plain")
            .attr("type", "button")
            .attr("data-zoom", zoom)
            .attr("aria-label", name)
            .attr("title", name)
            .child(sign)
    })
}

/// An indicator over the weeks.
fn trend(trend: &Trend, screen: &Screen, ask: Ask) -> Element {
    let figure = &trend.figure;
    let caption = element("figcaption").child(trend.name.as_str());
    let line = classed("p", "caption").child(element("span").child(trend.unit.as_str()));
    let body = match screen.view(&trend.id) {
        View::Table => table(figure.table()),
        View::Chart => classed("div", "drawing")
            .child(plot(trend, screen, ask))
            .child(at_point(trend, screen, ask))
            .child(beside(&trend.key, "", trend.is_sample)),
    };
    let said = [figure.alternative()]
        .into_iter()
        .chain(trend.notes.iter().map(String::as_str));
    let said = said.map(|text| element("p").child(text));
    framed(&trend.id, caption)
        .child(line)
        .child(body)
        .child(ways(&trend.id, &trend.name, &trend.id, screen, ask))
        .child(classed("div", "named").list(said))
}

/// The drawing and those of its points that are near to the reader's.
fn plot(trend: &Trend, screen: &Screen, ask: Ask) -> Element {
    let figure = &trend.figure;
    let count = figure.points().len();
    let (walk, at) = standing(figure, screen);
    let after = move |key: &str| walk.after(key, count).or_else(|| stride(walk, key, count));
    let weeks = trend.weeks.clone();
    let travel = screen.travel(ask);
    let open = move |at: usize| weeks.get(at).copied().map(&travel).is_some();
    let open = Arc::new(open);
    let open_by_key = open.clone();
    let (weeks, here) = (trend.weeks.clone(), screen.clone());
    let beside = move |at: usize| {
        let address = weeks.get(at).and_then(|week| compared(*week, &here));
        if let Some(address) = address {
            ask.run(Intent::Go(address));
        }
    };
    let id = figure.id().clone();
    let reach = move |at: usize| ask.run(Intent::Walk(id.clone(), Walk { at, is_shown: true }));
    let first = at.saturating_sub(WITHIN_HEARING);
    let near = figure.points().iter().enumerate();
    let near = near.skip(first).take(2 * WITHIN_HEARING + 1);
    let points = walked(figure, (walk, at), ask, after, move || open_by_key(at))
        // The script that zooms tells of a point that was clicked on.
        .on("open", move |event| {
            if let Some(at) = clicked(&event) {
                open(at);
            }
        })
        .on("beside", move |event| {
            if let Some(at) = clicked(&event) {
                beside(at);
            }
        })
        .on("reach", move |event| {
            if let Some(at) = clicked(&event) {
                reach(at);
            }
        })
        .list(near.map(|(index, point)| heard(figure, point, index)));
    under(points, "plot trend", figure, (walk, at), screen, ask)
}

/// What can be done at the point that the reader has reached.
fn at_point(trend: &Trend, screen: &Screen, ask: Ask) -> Option<Element> {
    let walk = screen.last_walk(&trend.id)?;
    let at = walk.at.min(trend.weeks.len().checked_sub(1)?);
    let week = *trend.weeks.get(at)?;
    let words = point_words(screen.page.lang);
    let opened = screen.to_week(week);
    let before = Week::new(week.year() - 1, week.number()).ok();
    let before = before.filter(|before| trend.weeks.contains(before));
    let ways = [
        (Some(opened.clone()), words.open),
        (compared(week, screen), words.compare),
        (
            before.map(|before| opened.compared_with(Some(WeekChoice::Week(before)))),
            words.year_before,
        ),
    ];
    let ways = ways.into_iter().filter_map(|(address, text)| {
        let address = address?;
        let link = element("a")
            .attr("href", screen.href(&address))
            .on("click", going(address, ask))
            .child(text);
        Some(link)
    });
    let days = trend.figure.points().get(at)?.label.as_str();
    let line = classed("p", "caption at-point").child(element("span").child(days));
    Some(line.list(ways))
}

/// The address that holds the week on the page against another one.
fn compared(week: Week, screen: &Screen) -> Option<Address> {
    let address = screen.address.compared_with(Some(WeekChoice::Week(week)));
    (week != screen.page.week).then_some(address)
}

fn heard(figure: &Figure, point: &Point, index: usize) -> Element {
    option(figure, point, index, "")
        .attr("aria-setsize", figure.points().len().to_string())
        .attr("aria-posinset", (index + 1).to_string())
}

/// Where the keys for pages lead.
fn stride(walk: Walk, key: &str, count: usize) -> Option<Walk> {
    let at = match key {
        "PageUp" => walk.at.saturating_sub(STRIDE),
        "PageDown" => (walk.at + STRIDE).min(count.checked_sub(1)?),
        _ => return None,
    };
    Some(Walk { at, is_shown: true })
}

fn clicked(event: &Event) -> Option<usize> {
    let points: types::Element = event_target(event);
    let at = points.get_attribute("data-at")?;
    at.parse::<i64>().ok()?.try_into().ok()
}
