use std::fmt;

use crate::{
    draft::{OTHER_LIMIT_BYTES, WEEK_LIMIT_BYTES},
    report::Week,
};

/// A file of the dataset. It is displayed as its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// Which weeks there are.
    Index,
    /// What can be measured.
    Catalogue,
    /// Who speaks.
    Publisher,
    /// The report of a week.
    Week(Week),
    /// An earlier revision of it.
    Revision(Week, u32),
    /// The figures of all weeks of an ISO year.
    History(i16),
    /// The figures of all weeks.
    Run,
    /// The checksums of all files.
    Checksums,
}

impl File {
    /// How large the file may be; the reader of its kind takes no larger one.
    pub fn limit_bytes(self) -> usize {
        match self {
            Self::Week(_) | Self::Revision(..) => WEEK_LIMIT_BYTES,
            _ => OTHER_LIMIT_BYTES,
        }
    }
}

impl fmt::Display for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index => formatter.write_str("index.json"),
            Self::Catalogue => formatter.write_str("catalogue.json"),
            Self::Publisher => formatter.write_str("publisher.json"),
            Self::Week(week) => write!(formatter, "weeks/{week}.json"),
            Self::Revision(week, revision) => write!(formatter, "weeks/{week}.r{revision}.json"),
            Self::History(year) => write!(formatter, "history/{year}.json"),
            Self::Run => formatter.write_str("history/all.json"),
            Self::Checksums => formatter.write_str("SHA256SUMS"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::publish;

    use super::*;

    #[test]
    fn a_file_is_where_the_contract_puts_it() {
        let week = "2018-W06".parse().unwrap();
        assert_eq!(File::Week(week).to_string(), "weeks/2018-W06.json");
        let revision = File::Revision(week, 1);
        assert_eq!(revision.to_string(), "weeks/2018-W06.r1.json");
        assert_eq!(File::History(2018).to_string(), "history/2018.json");
        assert_eq!(File::Run.to_string(), "history/all.json");
        assert_eq!(File::Index.to_string(), "index.json");
        assert_eq!(File::Checksums.to_string(), publish::CHECKSUMS);
    }
}
