//! Grids: their levels from the top down, and what a place is parted into.

use crate::model::{Grid, Report};

use super::super::context::Context;
use super::Topic;
use super::lists::Listed;

impl Listed for Grid {
    const TOPIC: Topic = Topic::Grids;
    const SUBJECT: &'static str = "data_grid";
    const COLUMNS: &'static [&'static str] = &["data_levels", "data_grid_parts", "data_detail"];
    const CAPTION: &'static str = "caption_grids";

    fn of(report: &Report) -> &[Grid] {
        &report.grids
    }

    fn subject(&self, _: &Context) -> String {
        self.name.clone()
    }

    fn kind(&self) -> Option<&str> {
        None
    }

    fn cells(&self, context: &Context) -> Vec<String> {
        let levels = self.levels.join(context.word("joint_levels"));
        let levels = match (&self.levels_note, levels.is_empty()) {
            (None, _) => levels,
            (Some(note), true) => note.clone(),
            (Some(note), false) => context.fill("levels_with_note", &[("levels", &levels), ("note", note)]),
        };
        let parts = self.parts.join(context.word("joint_list"));
        vec![levels, parts, self.detail.clone().unwrap_or_default()]
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
