//! The whole site: every list once, everything else refers to it by number.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Board, DataSet, Document, Indicator, Kind, Language, Name, Observation, Observations, Place, Practice,
    Project, ProjectSource, ProjectUse, Report, Scheme, Season, StatedProject, Theme, Ties,
};
use crate::diag::Checks;
use crate::quantity::Readings;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position, for indexing.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// The place at this position of [`Site::places`].
    PlaceId
);
id!(
    /// The report at this position of [`Site::reports`].
    ReportId
);
id!(
    /// The indicator at this position of [`Site::indicators`].
    IndicatorId
);
id!(
    /// The observation at this position of [`Site::observations`].
    ObservationId
);
id!(
    /// The data set at this position of [`Site::data_sets`].
    DataSetId
);
id!(
    /// The board at this position of [`Site::boards`].
    BoardId
);
id!(
    /// The season at this position of [`Site::seasons`].
    SeasonId
);
id!(
    /// The scheme at this position of [`Site::schemes`].
    SchemeId
);
id!(
    /// The theme at this position of [`Site::themes`].
    ThemeId
);
id!(
    /// The report kind at this position of [`Site::kinds`].
    KindId
);
id!(
    /// The practice at this position of [`Site::practices`].
    PracticeId
);
id!(
    /// The project at this position of [`Site::projects`].
    ProjectId
);
id!(
    /// The picture at this position of [`Site::pictures`].
    AssetId
);

/// Everything a site shows. Ids point into the lists of the same site and are always valid.
#[derive(Debug, Clone)]
pub struct Site {
    pub title: String,
    pub description: String,
    pub language: Language,
    /// The public address, for links that must be absolute; ends in `/`.
    pub base_url: Option<String>,
    /// The folder under `themes/` that overlays the default theme.
    pub theme: Option<String>,
    /// The day on which it is judged what is overdue; None where nobody says, and then nothing is.
    pub as_of: Option<Date>,
    /// How far an uncertain figure is taken to reach.
    pub readings: Readings,
    /// What the settings say of doubts.
    pub checks: Checks,
    pub front: Document,
    /// What stands before the reports of a bound book; `content/preface.md`.
    pub preface: Document,
    /// A folder with fonts for paper, from the root of the site.
    pub fonts: Option<String>,
    pub kinds: Vec<Kind>,
    pub themes: Vec<Theme>,
    /// In the order of the catalogue, which is by theme.
    pub indicators: Vec<Indicator>,
    /// In the order of their paths.
    pub places: Vec<Place>,
    /// The places without a place above them, in pinyin order.
    pub top: Vec<PlaceId>,
    /// In the order of their paths.
    pub reports: Vec<Report>,
    /// In the order of their paths.
    /// Shared by the states of a site that is served.
    pub data_sets: Vec<Arc<DataSet>>,
    /// In the order of their paths.
    pub boards: Vec<Board>,
    /// In pinyin order of the places that inspect, then of their names.
    pub seasons: Vec<Season>,
    /// In the order of their paths.
    pub schemes: Vec<Scheme>,
    /// In the order of their sources.
    pub observations: Observations,
    pub peers: Vec<Peers>,
    pub pictures: Vec<Picture>,
    /// In pinyin order.
    pub practices: Vec<Practice>,
    /// In pinyin order.
    pub projects: Vec<Project>,
    /// The observations of each indicator that has any, in the order of [`Site::observations`].
    pub by_indicator: BTreeMap<IndicatorId, Vec<ObservationId>>,
    /// What names each place and each report.
    pub ties: Ties,
}

/// A picture that a page uses, published under its content's hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies in the content folder.
    pub file: String,
    /// Its name in the site, such as `3f2a9c41d0b7e856.jpg`.
    pub name: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// Where a group of peers comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeersOrigin {
    /// The children of one place.
    ChildrenOf(PlaceId),
    /// Named in `townpress.yaml`, under this id.
    Named(String),
}

/// Places that are compared with each other (同组).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    pub origin: PeersOrigin,
    pub name: Name,
    /// In pinyin order.
    pub places: Vec<PlaceId>,
    /// The indicators chosen for the matrix; none chosen means those that most of the places report.
    pub indicators: Vec<IndicatorId>,
}

impl Site {
    /// The place of an id of this site.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// The report of an id of this site.
    pub fn report(&self, id: ReportId) -> &Report {
        &self.reports[id.index()]
    }

    /// The indicator of an id of this site.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.index()]
    }

    /// The observation of an id of this site.
    pub fn observation(&self, id: ObservationId) -> &Observation {
        &self.observations[id.index()]
    }

    /// The theme of an id of this site.
    pub fn theme_of(&self, id: ThemeId) -> &Theme {
        &self.themes[id.index()]
    }

    /// The report kind of an id of this site.
    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id.index()]
    }

    /// The data set of an id of this site.
    pub fn data_set(&self, id: DataSetId) -> &DataSet {
        &self.data_sets[id.index()]
    }

    /// The board of an id of this site.
    pub fn board(&self, id: BoardId) -> &Board {
        &self.boards[id.index()]
    }

    /// The season of an id of this site.
    pub fn season(&self, id: SeasonId) -> &Season {
        &self.seasons[id.index()]
    }

    /// The scheme of an id of this site.
    pub fn scheme(&self, id: SchemeId) -> &Scheme {
        &self.schemes[id.index()]
    }

    /// The practice of an id of this site.
    pub fn practice(&self, id: PracticeId) -> &Practice {
        &self.practices[id.index()]
    }

    /// The project of an id of this site.
    pub fn project(&self, id: ProjectId) -> &Project {
        &self.projects[id.index()]
    }

    /// What a report or a register states of a project.
    pub fn stated_project(&self, found: ProjectUse) -> &StatedProject {
        match found.source {
            ProjectSource::Report(id) => &self.report(id).projects[found.at],
            ProjectSource::Register(id) => &self.place(id).projects[found.at],
        }
    }

    /// The picture of an id of this site.
    pub fn picture(&self, id: AssetId) -> &Picture {
        &self.pictures[id.index()]
    }

    /// The place and all above it, from the top down.
    pub fn lineage(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut line = vec![id];
        let mut at = id;
        while let Some(parent) = self.place(at).parent {
            line.push(parent);
            at = parent;
        }
        line.reverse();
        line
    }

    /// The indicator with this key, if the catalogue has it.
    pub fn indicator_by_key(&self, key: &str) -> Option<IndicatorId> {
        self.indicators.iter().position(|i| i.key == key).map(|at| IndicatorId(at as u32))
    }
}
