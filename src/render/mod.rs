//! Route → bytes of one page: the view through its template. Pure: the same site, theme and route give the same bytes.

mod assets;
mod bounded;
mod chart;
mod code;
mod complaint;
mod data;
mod html;
mod output;
mod theme;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use crate::compare::Comparisons;
use crate::diag::{Diagnostic, Span};
use crate::model::Site;
use crate::pages::{self, Route, view::Frame, view::Page};

pub use assets::{Asset, asset, assets};
pub use chart::{Plate, plate};
pub use data::{data, data_part};
pub use output::{Batch, Output, batches, make, make_part, outputs, parts};
pub use theme::Theme;

pub use bounded::LONGEST;

use bounded::{Bounded, Breach};

/// Makes one page. A template that fails is an error that names the template, the place in it, and the page.
pub fn render(
    site: &Site,
    comparisons: &Comparisons,
    theme: &Theme,
    route: Route,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let page = pages::page(site, comparisons, &theme.wording, &theme.furniture, route);
    let mut out = Bounded::new();
    let result = theme.tera.render_to(page.view.template(), &context(&page, theme), &mut out);
    let at = route.path(site);
    if let Some(breach) = out.breach() {
        return Err(Box::new(breached(theme, page.view.template(), breach, &at)));
    }
    match result {
        Ok(()) => Ok(out.into_bytes()),
        Err(error) => Err(Box::new(theme.explain(&error, &at))),
    }
}

/// What is said of a page whose template never comes to its end.
pub fn endless(site: &Site, comparisons: &Comparisons, theme: &Theme, route: Route) -> Diagnostic {
    let page = pages::page(site, comparisons, &theme.wording, &theme.furniture, route);
    breached(theme, page.view.template(), Breach::Time, &route.path(site))
}

fn breached(theme: &Theme, template: &str, breach: Breach, page: &str) -> Diagnostic {
    let told = breach.explain(page);
    match theme.source_of(template) {
        Some(file) => told.at(Span::file(file)),
        None => told,
    }
}

/// The frame of a page with the words of the user interface.
#[derive(Serialize)]
struct Framed<'p> {
    #[serde(flatten)]
    frame: &'p Frame<'p>,
    words: &'p tera::Value,
}

fn context(page: &Page, theme: &Theme) -> Context {
    let mut context = Context::new();
    context.insert("frame", &Framed { frame: &page.frame, words: &theme.words });
    context.insert("page", &page.view);
    for (name, prose) in &page.texts {
        context.insert(*name, &html::prose(prose, &theme.wording));
    }
    let charts: BTreeMap<&str, String> =
        page.charts.iter().map(|(name, it)| (name.as_str(), chart::draw(it))).collect();
    context.insert("charts", &charts);
    context
}
