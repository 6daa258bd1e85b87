//! The door to the topic pages: which records this site holds beside reports and indicators.

use super::context::Context;
use super::route::{Route, topics};
use super::view::{LinkView, Page, TopicLine, TopicsView, View};

pub fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let lines = topics(context.site).into_iter().filter_map(|route| line(context, route));
    let view = TopicsView { topics: lines.collect() };
    let title = context.word("title_topics").to_owned();
    let description = context.word("description_topics").to_owned();
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Topics, title, description, crumbs, View::Topics(view), Vec::new())
}

fn line(context: &Context, route: Route) -> Option<TopicLine> {
    let (title, sentence) = match route {
        Route::Honours => ("title_honours", super::honours::sentence(context)),
        Route::Funding => ("title_funding", super::funding::sentence(context)),
        Route::Practices => ("title_practices", super::practices::sentence(context)),
        _ => return None,
    };
    Some(TopicLine { link: context.route_link(context.word(title).to_owned(), route), sentence })
}

impl Context<'_> {
    /// The way to a topic page.
    pub fn crumbs_of_topics(&self) -> Vec<LinkView> {
        let all = LinkView { text: self.word("nav_topics").to_owned(), href: self.to(Route::Topics) };
        vec![self.home_crumb(), all]
    }
}
