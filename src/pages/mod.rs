//! What each page shows: routes, and the typed view that each template sees. Everything shown is decided here, once.

mod annexes;
mod bulletin;
pub mod charts;
mod comparing;
mod comparisons;
mod context;
mod data_set;
mod download;
mod drawings;
mod ends;
mod home;
mod indicators;
mod league;
mod numbering;
mod official;
mod paging;
mod paper;
mod phrases;
mod place;
mod places;
pub mod prose;
mod readings;
mod report;
mod reports;
mod required;
mod resolve;
mod route;
mod said;
mod side;
mod table;
mod topics;
mod trend;
pub mod view;

use crate::compare::Comparisons;
use crate::model::{Period, Site, Time, Wording};

pub use context::{Furniture, PICTURES};
pub use download::{Download, Form, Subject, downloads};
pub use paper::{Paper, Papers, books, papers, reports_of};
pub use required::REQUIRED_WORDS;
pub use route::{Route, href, league_route, routes};
pub use table::{
    Cell, Column, ForeignKey, Head, Kind, Line, Package, Prominence, Resource, Section, Sheets, Table, Term,
    observations_part, package, parts, table,
};
pub use topics::Topic;

use context::Context;
use view::{NotFoundView, Page, View};

/// Makes the view of one page. Pure and total: a route of the same site always has one.
pub fn page<'a>(
    site: &'a Site,
    comparisons: &'a Comparisons,
    wording: &'a Wording,
    furniture: &'a Furniture,
    route: Route,
) -> Page<'a> {
    let context = Context { site, comparisons, wording, furniture, here: route.path(site) };
    match route {
        Route::Home => home::page(&context),
        Route::Places => places::page(&context),
        Route::Place(id) => place::page(&context, id),
        Route::Report(id) => report::page(&context, id),
        Route::Reports => reports::index(&context),
        Route::Shelf(shelf, at) => reports::shelf(&context, shelf, at),
        Route::Indicators => indicators::index(&context),
        Route::Indicator(id) => indicators::one(&context, id, 0),
        Route::IndicatorPart(id, part) => indicators::one(&context, id, part),
        Route::Comparisons => comparisons::index(&context),
        Route::Matrix(at) => comparisons::matrix(&context, at, None),
        Route::Side(group) => side::page(&context, group),
        Route::League { group, indicator, slot } => league::page(&context, group, indicator, slot),
        Route::Trend { group, indicator } => trend::page(&context, group, indicator),
        Route::Bulletin { group, slot } => bulletin::page(&context, group, slot),
        Route::DataSet(id) => data_set::page(&context, id),
        Route::Topics => topics::index(&context),
        Route::Topic(topic) => topics::page(&context, topic),
        Route::PracticesByTheme => topics::practices::by_theme(&context),
        Route::Practice(id) => topics::practices::one(&context, id),
        Route::Project(id) => topics::project::page(&context, id),
        Route::Board(id) => topics::boards::round::page(&context, id),
        Route::Season(id) => topics::boards::season::page(&context, id),
        Route::Scheme(id) => topics::schemes::one(&context, id),
        Route::NotFound => not_found(&context),
    }
}

/// The view of the matrix of a group at a time that is asked for: on no page of the site, but in a bound book.
pub fn matrix_in<'a>(
    site: &'a Site,
    comparisons: &'a Comparisons,
    wording: &'a Wording,
    furniture: &'a Furniture,
    (group, asked): (usize, &Time),
) -> Page<'a> {
    let here = Route::Matrix(group).path(site);
    let context = Context { site, comparisons, wording, furniture, here };
    comparisons::matrix(&context, group, Some(asked))
}

/// A time that is asked for, in words: 2021年上半年.
pub fn asked_words(
    site: &Site,
    comparisons: &Comparisons,
    wording: &Wording,
    furniture: &Furniture,
    asked: &Time,
) -> String {
    let context = Context { site, comparisons, wording, furniture, here: Route::Home.path(site) };
    context.period(&Period { time: asked.clone(), when: None }).text
}

/// What stands before the reports of a bound book: a text on no page of the site.
pub fn preface(
    site: &Site,
    comparisons: &Comparisons,
    wording: &Wording,
    furniture: &Furniture,
) -> prose::Prose {
    let context = Context { site, comparisons, wording, furniture, here: Route::Home.path(site) };
    context.prose(&site.preface, &[])
}

/// A server shows this page at any depth, so its links cannot be relative unless the site lies at the root.
fn not_found<'a>(context: &Context<'a>) -> Page<'a> {
    let sentence = context.word("not_found_sentence").to_owned();
    let title = context.word("title_not_found").to_owned();
    let view = View::NotFound(NotFoundView { sentence });
    let mut page = context.page(Route::NotFound, title, String::new(), Vec::new(), view, Vec::new());
    if let Some(base) = &context.site.base_url {
        page.frame.make_absolute(base);
    }
    page
}
