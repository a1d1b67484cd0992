//! `press prerender`: puts the newest issue into the pages of a built site, and writes a page of its own for every week.

mod announced;
mod data;
pub mod drawings;
#[cfg(test)]
pub mod fixture;
mod folder;
mod head;
mod html;
mod long_run;
mod picture;
mod stated;

use std::{path::Path, sync::Arc};

use cncert_weekly::{
    archive::Archive,
    browser::Address,
    lang::{Lang, words},
    page::{self, Issue, Page},
    publish::File,
    ui::{self, Screen},
};
use deploy::compress;
use futures::executor::block_on;
use html_escape::encode_text;

use crate::{Outcome, failure::Failure, folder as files, pdf, voice::Voice};
use data::Data;
use drawings::{Drawings, Task};
use folder::Folder;
use head::{Head, Shared};
use html::{SitePage, Template};
use long_run::LongRun;
pub use picture::{FREE_SANS, FREE_SERIF};
use picture::{Faces, Picture};

/// Fills the site in a folder; `address` is where it will stand, if known.
pub fn write(voice: &Voice, site: &Path, address: Option<&str>) -> Result<Outcome, Failure> {
    let archive = Archive::new(Folder::new(site.join("data")), 0);
    let issues =
        block_on(issues(&archive)).map_err(|fault| Failure::Unpublished(fault.to_string()))?;
    let newest = issues
        .last()
        .ok_or_else(|| Failure::NoWeeks(site.join("data")))?;
    let pages: Vec<Composed> = issues
        .iter()
        .flat_map(|issue| Lang::BOTH.map(|lang| Composed::of(issue, lang)))
        .collect();
    let history =
        block_on(archive.run(newest)).map_err(|fault| Failure::Unpublished(fault.to_string()))?;
    let runs = Lang::BOTH.map(|lang| LongRun::of(newest, &history, lang));
    let mut tasks = tasks(&pages);
    tasks.extend(runs.iter().flat_map(LongRun::tasks));
    let drawings = drawings::of(site, &tasks)?;
    let data = Data::of(&site.join("data"), newest)?;
    files::write(site, &data.file)?;
    let faces = address.and_then(|_| faces(voice, newest));
    for (lang, run) in Lang::BOTH.into_iter().zip(&runs) {
        let template = Template::read(site, lang)?;
        let write = |page: SitePage, text: String| {
            let (path, bytes) = (page.path(lang), text.into_bytes());
            files::write(site, &File { path, bytes })
        };
        let picture = faces
            .as_ref()
            .and_then(|faces| Picture::of(&stated::page(newest, lang), faces));
        if let Some(picture) = &picture {
            files::write(site, &picture.file)?;
        }
        let pages: Vec<_> = pages
            .iter()
            .filter(|composed| composed.page.lang == lang)
            .collect();
        for composed in &pages {
            let head = |page, picture| composed.head(page, address, picture);
            let week = composed.page.week;
            let own = head(SitePage::Week(week), None);
            let lasting = template.lasting(
                &own,
                Some(composed.page.revision),
                &composed.lasting(&drawings, site),
            );
            write(SitePage::Week(week), lasting)?;
            if week == newest.report.week {
                let still = composed.still(&drawings);
                let own = head(SitePage::Front, picture.as_ref());
                let blocks = data.blocks(&composed.page)?;
                let front = template.filled(&own, week, &still, &blocks);
                write(SitePage::Front, front)?;
                write(SitePage::Fragment, ui::fragment(&composed.page, address))?;
            }
        }
        let described = address.and_then(|address| announced::block(&issues, address, lang));
        let described = described.as_deref().unwrap_or_default();
        let contents = contents(&template, &pages, lang, address, described);
        write(SitePage::Contents, contents)?;
        let name = publication(&pages);
        let long_run = run.page(&template, &drawings, name, address);
        write(SitePage::LongRun, long_run)?;
    }
    for file in address.map_or_else(Vec::new, |address| announced::files(&issues, address)) {
        files::write(site, &file)?;
    }
    // A server would go on sending the copies of before.
    compress::renew(site).map_err(|reason| Failure::Unwritable {
        path: site.to_owned(),
        reason,
    })?;
    Ok(Outcome::Fine)
}

/// The typefaces to set the pictures of an issue in; a word on it where there are none.
fn faces(voice: &Voice, newest: &Issue) -> Option<Faces> {
    let page = stated::page(newest, Lang::Zh);
    Faces::installed(&format!("{}{}", page.title, page.masthead.lead))
        .inspect_err(|_| voice.remark(voice.words.fault, &[&voice.words.no_typeface]))
        .ok()
}

/// What the newest page calls the publication.
fn publication<'a>(pages: &[&'a Composed]) -> &'a str {
    let newest = pages.last();
    newest.map_or("", |newest| newest.page.masthead.publication.as_str())
}

/// The list of all issues, newest first; `described` is what it says of itself to programs.
fn contents(
    template: &Template,
    pages: &[&Composed],
    lang: Lang,
    address: Option<&str>,
    described: &str,
) -> String {
    let title = words(lang).all_issues;
    let items = pages.iter().rev().map(|Composed { page, .. }| {
        let line = encode_text(&page.masthead.issue_line);
        format!(
            "<li><a href=\"{}/{}.html\">{line}</a></li>",
            page.week,
            lang.key()
        )
    });
    let items: String = items.collect();
    let heading = long_run::heading(SitePage::Contents, publication(pages), title, lang);
    let path = SitePage::LongRun.path(lang);
    let page = format!(
        "<div class=\"page\">{heading}<main><p><a href=\"../{path}\">{}</a></p>\
         <ul>{items}</ul></main></div>{described}",
        words(lang).long_run,
    );
    let head = Head::titled(SitePage::Contents, lang, title, address);
    template.lasting(&head, None, &page)
}

/// Every issue that readers may see, oldest first.
async fn issues(archive: &Archive) -> Result<Vec<Issue>, cncert_weekly::archive::Fault> {
    let index = archive.open().await?;
    let mut issues = Vec::new();
    let mut next = Some(index.earliest());
    while let Some(week) = next {
        issues.push(archive.issue(week).await?);
        next = index.after(week);
    }
    Ok(issues)
}

/// A page in final words, not yet HTML.
struct Composed {
    page: Arc<Page>,
    /// What others are told of it.
    stated: String,
}

impl Composed {
    fn of(issue: &Issue, lang: Lang) -> Self {
        Self {
            page: Arc::new(page::compose(issue, lang)),
            stated: stated::description(issue, lang),
        }
    }

    fn head<'a>(
        &'a self,
        page: SitePage,
        address: Option<&'a str>,
        picture: Option<&'a Picture>,
    ) -> Head<'a> {
        Head {
            page,
            lang: self.page.lang,
            title: &self.page.title,
            description: &self.page.masthead.lead,
            shared: address.map(|address| Shared {
                address,
                description: &self.stated,
                picture,
            }),
        }
    }

    fn still(&self, drawings: &Drawings) -> String {
        let address = Address::of_page(self.page.lang);
        self.html(&Screen::still(self.page.clone(), address), drawings)
    }

    fn lasting(&self, drawings: &Drawings, site: &Path) -> String {
        let screen = Screen {
            file: pdf::link(site, &self.page),
            ..Screen::lasting(self.page.clone())
        };
        self.html(&screen, drawings)
    }

    fn html(&self, screen: &Screen, drawings: &Drawings) -> String {
        ui::html(screen, |figure| drawings.get(&self.page, figure))
    }
}

fn tasks(pages: &[Composed]) -> Vec<Task> {
    let pages = pages.iter().map(|composed| &composed.page);
    pages.flat_map(|page| Task::all(page)).collect()
}
