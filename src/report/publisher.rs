use std::sync::Arc;

use super::{Index, Text, Week};

/// The partners of CNCERT's international cooperation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partners {
    /// The year to which the numbers refer.
    pub as_of: i16,
    /// Countries and regions.
    pub countries: u32,
    /// Organisations.
    pub organisations: u32,
}

/// The facts about the publisher that change with time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The first week they hold for, or `None` for the beginning.
    pub from: Option<Week>,
    /// The year and month of the foundation.
    pub founded: (i16, i8),
    /// Branches in the provinces.
    pub branches: u32,
    /// International partners.
    pub partners: Partners,
}

/// Whom to contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The host name of the website.
    pub website: String,
    /// The e-mail address.
    pub email: String,
    /// The telephone number.
    pub phone: String,
}

/// The registration that Chinese law asks of a website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// ICP 备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police: Option<String>,
    /// 政府网站标识码.
    pub site_code: Option<String>,
    /// 主办单位.
    pub host: Option<Text>,
}

/// Who speaks in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The name of the publication.
    pub publication: Text,
    /// The name of the publisher.
    pub publisher: Text,
    /// Paragraphs about it; `{branches}` and the like stand for facts.
    pub about: Vec<Text>,
    /// The facts, the oldest first; never empty.
    pub facts: Vec<Facts>,
    /// Whom to contact.
    pub contact: Contact,
    /// The portal's address, http or https.
    pub portal: String,
    /// The site's registration.
    pub registration: Option<Registration>,
    /// Conditions of use.
    pub terms: Option<Text>,
    /// The language that prevails, `zh` or `en`, where one does.
    pub prevailing_language: Option<String>,
    /// Whether sample figures are shown at all.
    pub is_sample_shown: bool,
}

impl Publisher {
    /// The index as readers may see it: without sample weeks where they are
    /// hidden, and `None` where none is left.
    pub fn shown(&self, index: Arc<Index>) -> Option<Arc<Index>> {
        if self.is_sample_shown {
            return Some(index);
        }
        index.without_sample().map(Arc::new)
    }

    /// The facts that hold for a week.
    pub fn facts_at(&self, week: Week) -> &Facts {
        let holds = |facts: &&Facts| facts.from.is_none_or(|from| from <= week);
        let facts = self.facts.iter().rev().find(holds);
        facts.unwrap_or(&self.facts[0])
    }
}
