//! The topic pages (专题): one kind of record each, across all places, and the door to them.

mod documents;
mod events;
pub mod frameworks;
pub mod boards;
pub mod funding;
mod grids;
pub mod honours;
pub mod ledger;
pub mod lists;
mod of_place;
pub mod organisations;
pub mod picture_pairs;
pub mod lessons;
pub mod plans;
pub mod practices;
pub mod project;
pub mod projects;
pub mod schemes;

use crate::model::{Event, Grid, Organisation, PolicyDocument, Site};

use super::charts::Chart;
use super::context::Context;
use super::route::Route;
use super::view::{LinkView, Page, TopicLine, TopicsView, View};

/// One kind of record that has a page across all places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Honours,
    Funding,
    Practices,
    Projects,
    Documents,
    Events,
    Organisations,
    Grids,
    Ledger,
    PicturePairs,
    Frameworks,
    Plans,
    Lessons,
    Boards,
    Schemes,
}

impl Topic {
    /// Every topic there is, in the order of their door.
    pub const ALL: [Topic; 15] = [
        Topic::Honours,
        Topic::Funding,
        Topic::Practices,
        Topic::Frameworks,
        Topic::Projects,
        Topic::Plans,
        Topic::Lessons,
        Topic::Boards,
        Topic::Schemes,
        Topic::Ledger,
        Topic::Documents,
        Topic::Events,
        Topic::Organisations,
        Topic::Grids,
        Topic::PicturePairs,
    ];

    /// The name of its page and of its table, without ending.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Honours => "honours",
            Topic::Funding => "funding",
            Topic::Practices => "practices",
            Topic::Projects => "projects",
            Topic::Documents => "documents",
            Topic::Events => "events",
            Topic::Organisations => "organisations",
            Topic::Grids => "grids",
            Topic::Ledger => "ledger",
            Topic::PicturePairs => "before-after",
            Topic::Frameworks => "frameworks",
            Topic::Plans => "plans",
            Topic::Lessons => "lessons",
            Topic::Boards => "boards",
            Topic::Schemes => "schemes",
        }
    }

    /// Whether a site has anything of it; without, there is no page.
    fn has_records(self, site: &Site) -> bool {
        match self {
            Topic::Honours => site.places.iter().any(|place| !place.honours.is_empty()),
            Topic::Funding => {
                let tells = |report: &crate::model::Report| {
                    !report.funding.is_empty() || report.funding_total.is_some()
                };
                site.reports.iter().any(tells)
            }
            Topic::Practices => !site.practices.is_empty(),
            Topic::Projects => !site.projects.is_empty(),
            Topic::Documents => lists::has::<PolicyDocument>(site),
            Topic::Events => lists::has::<Event>(site),
            Topic::Organisations => lists::has::<Organisation>(site),
            Topic::Grids => lists::has::<Grid>(site),
            Topic::Ledger => site.places.iter().any(|place| place.ledger.is_some()),
            Topic::PicturePairs => !picture_pairs::all(site).is_empty(),
            Topic::Frameworks => site.reports.iter().any(|report| !report.frameworks.is_empty()),
            Topic::Plans => site.reports.iter().any(|report| !report.plans.is_empty()),
            Topic::Lessons => site.reports.iter().any(|report| !report.lessons.is_empty()),
            Topic::Boards => !site.boards.is_empty(),
            Topic::Schemes => !site.schemes.is_empty(),
        }
    }

    fn title_word(self) -> &'static str {
        match self {
            Topic::Honours => "title_honours",
            Topic::Funding => "title_funding",
            Topic::Practices => "title_practices",
            Topic::Projects => "title_projects",
            Topic::Documents => "title_documents",
            Topic::Events => "title_events",
            Topic::Organisations => "title_organisations",
            Topic::Grids => "title_grids",
            Topic::Ledger => "title_ledger",
            Topic::PicturePairs => "title_before_after",
            Topic::Frameworks => "title_frameworks",
            Topic::Plans => "title_plans",
            Topic::Lessons => "title_lessons",
            Topic::Boards => "title_boards",
            Topic::Schemes => "title_schemes",
        }
    }

    /// What its page holds, in a sentence.
    fn sentence(self, context: &Context) -> String {
        match self {
            Topic::Honours => honours::sentence(context),
            Topic::Funding => funding::sentence(context),
            Topic::Practices => practices::sentence(context),
            Topic::Projects => projects::sentence(context),
            Topic::Documents => lists::sentence::<PolicyDocument>(context, "description_documents"),
            Topic::Events => lists::sentence::<Event>(context, "description_events"),
            Topic::Organisations => lists::sentence::<Organisation>(context, "description_organisations"),
            Topic::Grids => lists::sentence::<Grid>(context, "description_grids"),
            Topic::Ledger => ledger::sentence(context),
            Topic::PicturePairs => picture_pairs::sentence(context),
            Topic::Frameworks => frameworks::sentence(context),
            Topic::Plans => plans::sentence(context),
            Topic::Lessons => lessons::sentence(context),
            Topic::Boards => boards::sentence(context),
            Topic::Schemes => schemes::sentence(context),
        }
    }

    fn view(self, context: &Context) -> View {
        match self {
            Topic::Honours => View::Honours(honours::view(context)),
            Topic::Funding => View::Funding(funding::view(context)),
            Topic::Practices => View::Practices(practices::view(context)),
            Topic::Projects => View::Projects(projects::view(context)),
            Topic::Documents => View::Records(lists::view::<PolicyDocument>(context, "documents_lead")),
            Topic::Events => View::Records(lists::view::<Event>(context, "events_lead")),
            Topic::Organisations => View::Records(lists::view::<Organisation>(context, "organisations_lead")),
            Topic::Grids => View::Records(lists::view::<Grid>(context, "grids_lead")),
            Topic::Ledger => View::Ledger(ledger::view(context)),
            Topic::PicturePairs => View::PicturePairs(picture_pairs::view(context)),
            Topic::Frameworks => View::Frameworks(frameworks::view(context)),
            Topic::Plans => View::Plans(plans::view(context)),
            Topic::Lessons => View::Lessons(lessons::view(context)),
            Topic::Boards => View::Boards(boards::view(context)),
            Topic::Schemes => View::Schemes(schemes::view(context)),
        }
    }

    fn charts(self, context: &Context) -> Vec<(String, Chart)> {
        match self {
            Topic::Projects => projects::bars(context, &context.site.projects),
            _ => Vec::new(),
        }
    }
}

/// The topics that a site has records of.
pub fn topics(site: &Site) -> impl Iterator<Item = Topic> {
    Topic::ALL.into_iter().filter(|topic| topic.has_records(site))
}

/// The door to the topic pages.
pub fn index<'a>(context: &Context<'a>) -> Page<'a> {
    let line =
        |topic: Topic| TopicLine { link: context.topic_link(topic), sentence: topic.sentence(context) };
    let view = TopicsView { topics: topics(context.site).map(line).collect() };
    let title = context.word("title_topics").to_owned();
    let description = context.word("description_topics").to_owned();
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Topics, title, description, crumbs, View::Topics(view), Vec::new())
}

/// The page of one topic.
pub fn page<'a>(context: &Context<'a>, topic: Topic) -> Page<'a> {
    let title = context.word(topic.title_word()).to_owned();
    let description = topic.sentence(context);
    let crumbs = context.crumbs_of_topics();
    let view = topic.view(context);
    let page = context.page(Route::Topic(topic), title, description, crumbs, view, Vec::new());
    Page { charts: topic.charts(context), ..page }
}

impl Context<'_> {
    /// The link to the page of a topic.
    pub fn topic_link(&self, topic: Topic) -> LinkView {
        self.route_link(self.word(topic.title_word()).to_owned(), Route::Topic(topic))
    }

    /// The way to a topic page.
    pub fn crumbs_of_topics(&self) -> Vec<LinkView> {
        let all = LinkView { text: self.word("nav_topics").to_owned(), href: self.to(Route::Topics) };
        vec![self.home_crumb(), all]
    }

    /// The way to a page of one record of a topic.
    pub fn crumbs_of_topic(&self, topic: Topic) -> Vec<LinkView> {
        let mut crumbs = self.crumbs_of_topics();
        crumbs.push(self.topic_link(topic));
        crumbs
    }
}
