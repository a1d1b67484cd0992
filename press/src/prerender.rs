//! `press prerender`: puts the newest issue into the pages of a built site, and writes a page of its own for every week.

mod data;
mod drawings;
mod folder;
mod html;

use std::{path::Path, sync::Arc};

use cncert_weekly::{
    archive::Archive,
    browser::Address,
    lang::Lang,
    page::{self, Issue, Page, View},
    publish::File,
    ui::{self, Sight},
};
use futures::executor::block_on;

use crate::{Outcome, fault::Fault, folder as files};
use data::Data;
use drawings::{Drawings, Task};
use folder::Folder;
use html::{Head, Template};

/// Fills the site in a folder; `address` is where it will stand, if known.
pub fn write(site: &Path, address: Option<&str>) -> Result<Outcome, Fault> {
    let archive = Archive::new(Folder::new(site.join("data")), 0);
    let issues =
        block_on(issues(&archive)).map_err(|fault| Fault::Unpublished(fault.to_string()))?;
    let newest = issues
        .last()
        .ok_or_else(|| Fault::NoWeeks(site.join("data")))?;
    let pages: Vec<Composed> = issues
        .iter()
        .flat_map(|issue| Lang::BOTH.map(|lang| Composed::of(issue, lang)))
        .collect();
    let drawings = drawings::of(site, &tasks(&pages))?;
    let data = Data::of(&site.join("data"), newest)?;
    for lang in Lang::BOTH {
        let template = Template::read(site, lang)?;
        for composed in pages.iter().filter(|composed| composed.page.lang == lang) {
            let head = Head::of(&composed.page, address);
            let lasting = template.lasting(&head, &composed.lasting(&drawings));
            let path = html::lasting_path(&composed.page);
            files::write(site, &html_file(path, lasting))?;
            if composed.page.week == newest.report.week {
                let head = head.of_newest();
                let filled = template.filled(&head, &composed.still(&drawings), &data);
                files::write(site, &html_file(html::path(lang), filled))?;
            }
        }
    }
    Ok(Outcome::Fine)
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

/// A page with the names of its drawings.
struct Composed {
    page: Arc<Page>,
}

impl Composed {
    fn of(issue: &Issue, lang: Lang) -> Self {
        Self {
            page: Arc::new(page::compose(issue, lang, View::Chart)),
        }
    }

    fn still(&self, drawings: &Drawings) -> String {
        let address = Address::of_page(self.page.lang);
        self.html(&Sight::still(self.page.clone(), address), drawings)
    }

    fn lasting(&self, drawings: &Drawings) -> String {
        self.html(&Sight::lasting(self.page.clone()), drawings)
    }

    fn html(&self, sight: &Sight, drawings: &Drawings) -> String {
        ui::html(sight, |figure| drawings.get(&self.page, figure))
    }
}

fn tasks(pages: &[Composed]) -> Vec<Task> {
    let of_page = |composed: &Composed| {
        let page = composed.page.clone();
        let figures = composed.page.figures().into_iter().cloned();
        figures
            .map(move |figure| Task::new(&page, &figure))
            .collect::<Vec<_>>()
    };
    pages.iter().flat_map(of_page).collect()
}

fn html_file(path: String, text: String) -> File {
    File {
        path,
        bytes: text.into_bytes(),
    }
}
