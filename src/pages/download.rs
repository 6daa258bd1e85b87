//! Files for taking away: the table of every comparison, the tables of the whole site, and their description.

use crate::compare::{Comparisons, Occasion};
use crate::model::{BoardId, IndicatorId, SeasonId, Site};

use super::context::Context;
use super::route::{Route, SlotRef, bulletin_route, group_folder, league_route};
use super::topics::{Topic, topics};
use super::view::LinkView;

/// One file for taking away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Download {
    /// A table in one of its forms.
    Table(Subject, Form),
    /// The description of the tables of the whole site (Data Package).
    Package,
}

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The league of a group for an indicator, in one of its slots.
    League {
        group: usize,
        indicator: IndicatorId,
        slot: SlotRef,
    },
    /// The matrix of a group.
    Matrix(usize),
    /// An indicator over time, place by place.
    Trend {
        group: usize,
        indicator: IndicatorId,
    },
    /// The bulletin of a group's projects, in one of its slots.
    Bulletin {
        group: usize,
        slot: SlotRef,
    },
    /// One kind of record, across all places.
    Topic(Topic),
    /// One round of an inspection.
    Board(BoardId),
    /// The rounds of one series.
    Season(SeasonId),
    /// Every observation of the site.
    Observations,
    Places,
    /// The whole catalogue, whether it has readings or not.
    Indicators,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Csv,
    Xlsx,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Form::Csv => "data_csv",
            Form::Xlsx => "data_xlsx",
        }
    }
}

impl Subject {
    /// The forms of a comparison, in the order of their links. An earlier league has no workbook of its own: the one
    /// of the trend holds its figures beside those of the other periods, and workbooks are most of what a site weighs.
    pub fn forms(self) -> &'static [Form] {
        match self {
            Subject::League { slot: SlotRef::Earlier { .. }, .. } => &[Form::Csv],
            _ => &[Form::Csv, Form::Xlsx],
        }
    }

    /// The file without its ending: beside the page that shows the same, with the same stem.
    fn stem(self, site: &Site) -> String {
        let beside = |route: Route| {
            let page = route.path(site);
            page.strip_suffix(".html").map(str::to_owned).unwrap_or(page)
        };
        match self {
            Subject::League { group, indicator, slot } => beside(Route::League { group, indicator, slot }),
            // `index` would say nothing in a folder of downloads.
            Subject::Matrix(group) => format!("{}/matrix", group_folder(site, &site.peers[group])),
            Subject::Trend { group, indicator } => beside(Route::Trend { group, indicator }),
            Subject::Bulletin { group, slot } => beside(Route::Bulletin { group, slot }),
            Subject::Topic(topic) => beside(Route::Topic(topic)),
            Subject::Board(id) => beside(Route::Board(id)),
            Subject::Season(id) => beside(Route::Season(id)),
            Subject::Observations => "data/observations".into(),
            Subject::Places => "data/places".into(),
            Subject::Indicators => "data/indicators".into(),
        }
    }
}

/// The tables of the whole site, in the order of the package.
pub const SITE_WIDE: [Subject; 3] = [Subject::Observations, Subject::Places, Subject::Indicators];

impl Download {
    /// The file, from the root of the site, with `/` between folders.
    pub fn path(self, site: &Site) -> String {
        match self {
            Download::Table(subject, form) => format!("{}.{}", subject.stem(site), form.ending()),
            Download::Package => "data/datapackage.json".into(),
        }
    }
}

/// Every download of the site, in a fixed order.
pub fn downloads(site: &Site, comparisons: &Comparisons) -> Vec<Download> {
    let mut all: Vec<Download> =
        SITE_WIDE.into_iter().map(|subject| Download::Table(subject, Form::Csv)).collect();
    all.push(Download::Package);
    let forms = |subject: Subject| subject.forms().iter().map(move |form| Download::Table(subject, *form));
    all.extend(topics(site).map(Subject::Topic).flat_map(forms));
    let boards = (0..site.boards.len()).map(|at| Subject::Board(BoardId(at as u32)));
    let seasons = (0..site.seasons.len()).map(|at| Subject::Season(SeasonId(at as u32)));
    all.extend(boards.chain(seasons).flat_map(forms));
    for (group, questions) in comparisons.groups.iter().enumerate() {
        let mut subjects = vec![Subject::Matrix(group)];
        let occasions = comparisons.bulletins.get(group).map(Vec::as_slice).unwrap_or_default();
        subjects.extend((0..occasions.len()).filter_map(|at| bulletin(site, group, occasions, at)));
        for question in questions {
            let (indicator, slots) = (question.indicator, &question.slots);
            subjects.extend((0..slots.len()).filter_map(|at| league(site, group, slots, at)));
            if slots.len() > 1 {
                subjects.push(Subject::Trend { group, indicator });
            }
        }
        all.extend(subjects.into_iter().flat_map(forms));
    }
    all
}

fn bulletin(site: &Site, group: usize, occasions: &[Occasion], at: usize) -> Option<Subject> {
    match bulletin_route(site, group, occasions, at)? {
        Route::Bulletin { group, slot } => Some(Subject::Bulletin { group, slot }),
        _ => None,
    }
}

fn league(site: &Site, group: usize, slots: &[crate::compare::Slot], at: usize) -> Option<Subject> {
    match league_route(site, group, slots, at)? {
        Route::League { group, indicator, slot } => Some(Subject::League { group, indicator, slot }),
        _ => None,
    }
}

impl Context<'_> {
    /// The links from a comparison to its table, one for each form.
    pub fn downloads(&self, subject: Subject) -> Vec<LinkView> {
        let link = |form: &Form| self.download(form.word(), Download::Table(subject, *form));
        subject.forms().iter().map(link).collect()
    }

    /// The links to the tables of the whole site and to what describes them.
    pub fn site_downloads(&self) -> Vec<LinkView> {
        let table = |subject| Download::Table(subject, Form::Csv);
        vec![
            self.download("data_link_observations", table(Subject::Observations)),
            self.download("data_link_places", table(Subject::Places)),
            self.download("data_link_indicators", table(Subject::Indicators)),
            self.download("data_link_package", Download::Package),
        ]
    }

    /// The link to the table of every place.
    pub fn places_download(&self) -> [LinkView; 1] {
        [self.download("data_csv", Download::Table(Subject::Places, Form::Csv))]
    }

    fn download(&self, word: &str, download: Download) -> LinkView {
        LinkView { text: self.fill(word, &[]), href: self.to_file(&download.path(self.site)) }
    }
}
