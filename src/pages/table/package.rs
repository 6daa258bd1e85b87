//! The description of the tables of the whole site, for programs that read them (Data Package 2.0).

use crate::compare::Comparisons;
use crate::model::{Site, Wording};

use super::super::context::Furniture;
use super::super::download::{Download, Form, SITE_WIDE, Subject};
use super::{Column, Context, Spec, context, indicators, observations, places};

/// The tables of the whole site and how they hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    pub title: String,
    pub description: String,
    /// The public address of the site, if it has one.
    pub homepage: Option<String>,
    pub resources: Vec<Resource>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    pub name: &'static str,
    pub title: String,
    /// Relative to the description.
    pub path: String,
    pub columns: Vec<Column>,
    pub primary_key: Option<&'static str>,
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column whose entries are keys of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    pub field: &'static str,
    /// The table; None for the same one.
    pub resource: Option<&'static str>,
    pub key: &'static str,
}

/// Describes the tables of the whole site.
pub fn package(site: &Site, comparisons: &Comparisons, wording: &Wording) -> Package {
    let furniture = Furniture::default();
    let context = context(site, comparisons, wording, &furniture, Download::Package);
    Package {
        title: site.title.clone(),
        description: format!("{}{}", site.description, context.fill("data_package_says", &[])),
        homepage: site.base_url.clone(),
        resources: SITE_WIDE.into_iter().filter_map(|subject| resource(&context, subject)).collect(),
    }
}

fn resource(context: &Context, subject: Subject) -> Option<Resource> {
    let path = Download::Table(subject, Form::Csv).path(context.site);
    let to = |field, resource, key| ForeignKey { field, resource, key };
    let same = |field| to(field, None, "indicator");
    let (name, word, columns, primary_key, foreign_keys) = match subject {
        Subject::Observations => {
            let keys =
                vec![to("place", Some("places"), "place"), to("indicator", Some("indicators"), "indicator")];
            ("observations", "data_link_observations", heads(context, &observations::specs()), None, keys)
        }
        Subject::Places => {
            let keys = vec![to("parent", None, "place")];
            ("places", "data_link_places", heads(context, &places::specs()), Some("place"), keys)
        }
        Subject::Indicators => {
            let keys = ["weight", "ratio_above", "ratio_below", "part_of"].map(same).into();
            let columns = heads(context, &indicators::specs());
            ("indicators", "data_link_indicators", columns, Some("indicator"), keys)
        }
        Subject::League { .. }
        | Subject::Matrix(_)
        | Subject::Trend { .. }
        | Subject::Bulletin { .. }
        | Subject::Topic(_)
        | Subject::Board(_)
        | Subject::Season(_) => {
            return None;
        }
    };
    let title = context.fill(word, &[]);
    let path = path.rsplit('/').next().unwrap_or_default().to_owned();
    Some(Resource { name, title, path, columns, primary_key, foreign_keys })
}

fn heads<R>(context: &Context, specs: &[Spec<R>]) -> Vec<Column> {
    specs.iter().map(|spec| spec.column(context)).collect()
}
