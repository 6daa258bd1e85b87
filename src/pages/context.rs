//! What every view builder has at hand: the site, the words, where it stands, and the frame around its page.

use crate::compare::Comparisons;
use crate::model::{AssetId, IndicatorId, Name, PlaceId, ReportId, Site, Wording};

use super::paging::{Linked, linked};
use super::paper::{Paper, Papers};
use super::prose::Prose;
use super::route::{Route, href};
use super::view::{Frame, LinkView, NavItem, Page, PageLink, PictureView, View};

/// The shared files of the site, as the theme publishes them: their paths from the root.
#[derive(Debug, Clone, Default)]
pub struct Furniture {
    pub style: String,
    pub script: String,
    /// None where the theme has no icon.
    pub icon: Option<String>,
    pub papers: Papers,
}

/// The folder that holds pictures, from the root of the site.
pub const PICTURES: &str = "assets/pictures";

pub struct Context<'a> {
    pub site: &'a Site,
    pub comparisons: &'a Comparisons,
    pub wording: &'a Wording,
    pub furniture: &'a Furniture,
    /// The path of the page being made.
    pub here: String,
}

impl<'a> Context<'a> {
    pub fn word(&self, key: &'a str) -> &'a str {
        self.wording.get(key)
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.wording.fill(key, values)
    }

    /// A relative link from this page.
    pub fn to(&self, route: Route) -> String {
        href(&self.here, &route.path(self.site))
    }

    /// A relative link to a PDF file, where one is made.
    pub fn to_paper(&self, paper: Paper) -> Option<String> {
        (self.furniture.papers == Papers::Together).then(|| self.to_file(&paper.path(self.site)))
    }

    pub fn to_file(&self, path: &str) -> String {
        href(&self.here, path)
    }

    pub fn name(&self, name: &'a Name) -> &'a str {
        name.get(self.site.language)
    }

    pub fn place_name(&self, id: PlaceId) -> &'a str {
        self.name(&self.site.place(id).name)
    }

    pub fn place_link(&self, id: PlaceId) -> LinkView {
        LinkView { text: self.place_name(id).to_owned(), href: self.to(Route::Place(id)) }
    }

    pub fn report_link(&self, id: ReportId) -> LinkView {
        LinkView { text: self.site.report(id).title.clone(), href: self.to(Route::Report(id)) }
    }

    pub fn indicator_link(&self, id: IndicatorId) -> LinkView {
        let text = self.name(&self.site.indicator(id).name).to_owned();
        LinkView { text, href: self.to(Route::Indicator(id)) }
    }

    /// The names of the places above, from the top: 浙江省 台州市.
    pub fn above(&self, id: PlaceId) -> String {
        let mut line = self.site.lineage(id);
        line.pop();
        line.iter().map(|id| self.place_name(*id)).collect::<Vec<_>>().join(" ")
    }

    /// The places above one, where a group does not tell them already.
    pub fn above_in(&self, group: usize, id: PlaceId) -> String {
        match self.site.peers[group].origin {
            crate::model::PeersOrigin::ChildrenOf(_) => String::new(),
            crate::model::PeersOrigin::Named(_) => self.above(id),
        }
    }

    /// The places above one, as links behind the front page.
    pub fn crumbs_above(&self, id: PlaceId) -> Vec<LinkView> {
        let mut line = self.site.lineage(id);
        line.pop();
        let mut crumbs = vec![self.home_crumb()];
        crumbs.extend(line.into_iter().map(|id| self.place_link(id)));
        crumbs
    }

    /// A published picture with its description.
    pub fn picture(&self, id: AssetId, alt: &str) -> PictureView {
        let picture = self.site.picture(id);
        PictureView {
            src: self.to_file(&format!("{PICTURES}/{}", picture.name)),
            alt: alt.to_owned(),
            width: picture.width,
            height: picture.height,
        }
    }

    pub fn home_crumb(&self) -> LinkView {
        LinkView { text: self.word("nav_home").to_owned(), href: self.to(Route::Home) }
    }

    pub fn compare_crumb(&self) -> LinkView {
        LinkView { text: self.word("nav_compare").to_owned(), href: self.to(Route::Comparisons) }
    }

    /// The way to the pages of a group.
    pub fn crumbs_of_group(&self, group: usize) -> Vec<LinkView> {
        vec![self.home_crumb(), self.compare_crumb(), self.group_link(group)]
    }

    /// The groups that a place is compared in.
    pub fn groups_of(&self, id: PlaceId) -> Vec<LinkView> {
        self.comparisons.groups_of(id).iter().map(|at| self.group_link(*at)).collect()
    }

    pub fn group_link(&self, at: usize) -> LinkView {
        let peers = &self.site.peers[at];
        let name = self.name(&peers.name);
        let text = match peers.origin {
            crate::model::PeersOrigin::ChildrenOf(_) => self.fill("group_children_name", &[("place", name)]),
            crate::model::PeersOrigin::Named(_) => name.to_owned(),
        };
        LinkView { text, href: self.to(Route::Matrix(at)) }
    }

    /// The way between the pages of a long list, by the numbers of some of them; none where there is one page.
    pub fn page_links(
        &self,
        parts: impl IntoIterator<Item = usize>,
        current: usize,
        route: impl Fn(usize) -> Route,
    ) -> Vec<PageLink> {
        let parts: Vec<usize> = parts.into_iter().collect();
        if parts.len() < 2 {
            return Vec::new();
        }
        let link = |Linked { part, gap }: Linked| PageLink {
            text: (part + 1).to_string(),
            href: self.to(route(part)),
            current: part == current,
            gap,
        };
        linked(&parts, current).into_iter().map(link).collect()
    }

    /// Puts the frame around a view.
    pub fn page(
        &self,
        route: Route,
        title: String,
        description: String,
        crumbs: Vec<LinkView>,
        view: View,
        texts: Vec<(&'static str, Prose)>,
    ) -> Page<'a> {
        let kind = view.template().trim_end_matches(".html").to_owned();
        let frame = Frame {
            lang: self.site.language.tag(),
            site_title: &self.site.title,
            title,
            description,
            kind,
            home: self.to(Route::Home),
            style: self.to_file(&self.furniture.style),
            script: self.to_file(&self.furniture.script),
            icon: self.furniture.icon.as_ref().map(|icon| self.to_file(icon)),
            nav: self.nav(route),
            crumbs,
            generator: concat!("townpress ", env!("CARGO_PKG_VERSION")),
        };
        Page { frame, view, texts, charts: Vec::new() }
    }

    fn nav(&self, route: Route) -> Vec<NavItem> {
        let items = [
            ("nav_places", Route::Places),
            ("nav_reports", Route::Reports),
            ("nav_compare", Route::Comparisons),
            ("nav_topics", Route::Topics),
        ];
        let section = match route {
            Route::Places | Route::Place(_) | Route::DataSet(_) => Some(Route::Places),
            Route::Reports | Route::Shelf(..) | Route::Report(_) => Some(Route::Reports),
            Route::Comparisons
            | Route::Matrix(_)
            | Route::Side(_)
            | Route::League { .. }
            | Route::Trend { .. }
            | Route::Bulletin { .. }
            | Route::Indicators
            | Route::Indicator(_)
            | Route::IndicatorPart(..) => Some(Route::Comparisons),
            Route::Topics
            | Route::Topic(_)
            | Route::PracticesByTheme
            | Route::Practice(_)
            | Route::Project(_)
            | Route::Board(_)
            | Route::Season(_)
            | Route::Scheme(_) => Some(Route::Topics),
            Route::Home | Route::NotFound => None,
        };
        let item = |(key, target)| NavItem {
            text: self.word(key).to_owned(),
            href: self.to(target),
            current: section == Some(target),
        };
        items.map(item).into()
    }
}

impl Frame<'_> {
    /// Turns the relative links of a page at the root of the site into absolute ones.
    pub fn make_absolute(&mut self, base: &str) {
        let absolute = |link: &mut String| *link = format!("{base}{link}");
        absolute(&mut self.home);
        absolute(&mut self.style);
        absolute(&mut self.script);
        self.icon.iter_mut().for_each(absolute);
        self.nav.iter_mut().for_each(|item| absolute(&mut item.href));
        self.crumbs.iter_mut().for_each(|crumb| absolute(&mut crumb.href));
    }
}
