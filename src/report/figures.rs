use super::{Id, Origin, Share, Text};

/// What a ranked item is called: a name that is the same everywhere, or a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RankedName {
    /// A name that is not translated, such as `Mirai`.
    Plain(String),
    /// A name with a rendering in each language.
    Text(Text),
}

/// One item of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedItem {
    /// What is ranked.
    pub name: RankedName,
    /// Its value, where stated.
    pub value: Option<u64>,
    /// Its share of the ranked indicator, where stated.
    pub share: Option<Share>,
}

/// A ranked list, such as 恶意代码传播次数排名前五家族.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Its id in the catalogue.
    pub id: Id,
    /// The indicator whose total it breaks down.
    pub of: Id,
    /// Where it comes from; `None` means as the week.
    pub origin: Option<Origin>,
    /// The items from first to last; `None` where the source only names the ranking.
    pub items: Option<Vec<RankedItem>>,
}

/// One part of a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id among the distribution's parts in the catalogue.
    pub id: Id,
    /// Its value, where stated.
    pub value: Option<u64>,
    /// Its share of the whole, where stated.
    pub share: Option<Share>,
}

/// A distribution of an indicator, such as 按类型分布.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// Its id in the catalogue.
    pub id: Id,
    /// The indicator that is distributed.
    pub of: Id,
    /// Where it comes from; `None` means as the week.
    pub origin: Option<Origin>,
    /// Whether the parts make up the whole.
    pub is_complete: bool,
    /// The parts in printed order, others last.
    pub parts: Vec<Part>,
}

/// A name as names of a ranking are told apart: whatever their case and their spaces.
pub fn folded(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_whitespace());
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
