//! The figures of each part of a framework: those of its section, and those whose indicators it names.

use crate::model::{Framework, IndicatorId, ObservationId, Report, Site};

/// The figures of each part, in the order of the report. What a part names belongs to it and not to the section that
/// it stands in.
pub fn figures_of_parts(site: &Site, report: &Report, framework: &Framework) -> Vec<Vec<ObservationId>> {
    let indicator = |id: &ObservationId| site.observation(*id).indicator;
    let named =
        |indicator: IndicatorId| framework.parts.iter().any(|part| part.indicators.contains(&indicator));
    let parts = framework.parts.iter().map(|part| {
        let section = part.section.as_deref().map(|anchor| report.body.figures_under(anchor));
        let placed = section.unwrap_or_default();
        let placed = placed.into_iter().filter_map(|figure| report.figures.get(figure).copied().flatten());
        let mut figures: Vec<ObservationId> = placed.filter(|id| !named(indicator(id))).collect();
        let own = report.observations.iter().copied();
        figures.extend(own.filter(|id| part.indicators.contains(&indicator(id))));
        figures.sort();
        figures.dedup();
        figures
    });
    parts.collect()
}
