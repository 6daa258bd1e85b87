//! Periods, scopes, levels and statuses in the words of the site's language.

use jiff::civil::Date;

use crate::model::{AwardLevel, Basis, Better, Grain, Level, Period, Scope, ScopeKind, Stage, Sum, Time};
use crate::quantity::Qualifier;

use super::context::Context;
use super::view::PeriodView;

/// The words that the program itself needs of a theme; templates may need more.
pub const REQUIRED_WORDS: &[&str] = &[
    "about",
    "as_of",
    "award_county",
    "award_national",
    "award_prefecture",
    "award_provincial",
    "award_town",
    "basis_cumulative",
    "basis_period",
    "basis_stock",
    "better_higher",
    "better_lower",
    "better_neither",
    "change_same",
    "change_since",
    "change_unsure",
    "chart_subtitle",
    "contradiction",
    "coverage",
    "coverage_joint",
    "coverage_one",
    "data_about_aliases",
    "data_about_as_written",
    "data_about_change",
    "data_about_change_percent",
    "data_about_code",
    "data_about_high",
    "data_about_low",
    "data_about_most",
    "data_about_period_last",
    "data_about_qualifier",
    "data_about_rank_first",
    "data_about_scope",
    "data_about_share",
    "data_about_source_file",
    "data_about_source_url",
    "data_about_succeeds",
    "data_about_sum",
    "data_about_value",
    "data_above",
    "data_aliases",
    "data_as_written",
    "data_basis",
    "data_beside",
    "data_better",
    "data_change",
    "data_change_high",
    "data_change_low",
    "data_change_percent",
    "data_change_since",
    "data_code",
    "data_computed",
    "data_contradiction",
    "data_csv",
    "data_definition",
    "data_derived",
    "data_dimension",
    "data_empty_high",
    "data_empty_low",
    "data_empty_period_first",
    "data_empty_period_last",
    "data_empty_qualifier",
    "data_empty_value",
    "data_exact",
    "data_folded",
    "data_head",
    "data_high",
    "data_history",
    "data_indicator",
    "data_indicator_name",
    "data_level",
    "data_link_indicators",
    "data_link_observations",
    "data_link_package",
    "data_link_places",
    "data_low",
    "data_masked",
    "data_means_about",
    "data_means_at_least",
    "data_means_at_most",
    "data_means_between",
    "data_means_computed",
    "data_means_exact",
    "data_means_just_under",
    "data_means_lost",
    "data_means_missing",
    "data_means_not_applicable",
    "data_means_reported",
    "data_means_somewhat_more",
    "data_means_withheld",
    "data_most",
    "data_name",
    "data_name_en",
    "data_note",
    "data_note_about",
    "data_note_columns",
    "data_note_coverage",
    "data_note_difference",
    "data_note_folded",
    "data_note_gaps",
    "data_note_generator",
    "data_note_group",
    "data_note_indicators",
    "data_note_legend",
    "data_note_median",
    "data_note_site",
    "data_note_sources",
    "data_note_stated",
    "data_note_total",
    "data_note_usual_basis",
    "data_notes",
    "data_observations",
    "data_package_says",
    "data_parent",
    "data_part_of",
    "data_period",
    "data_period_first",
    "data_period_last",
    "data_place",
    "data_place_name",
    "data_qualifier",
    "data_rank_first",
    "data_rank_last",
    "data_ratio_above",
    "data_ratio_below",
    "data_reason",
    "data_reports",
    "data_scope",
    "data_scope_name",
    "data_sensitive",
    "data_share",
    "data_sheet",
    "data_since",
    "data_source",
    "data_source_file",
    "data_source_url",
    "data_stated_by",
    "data_status",
    "data_strict",
    "data_succeeds",
    "data_sum",
    "data_theme",
    "data_theme_name",
    "data_unit",
    "data_until",
    "data_url",
    "data_value",
    "data_weight",
    "data_weighted",
    "data_xlsx",
    "date",
    "derived_from",
    "description_compare",
    "description_data_set",
    "description_home",
    "description_indicator",
    "description_indicators",
    "description_matrix",
    "description_place",
    "description_report",
    "description_reports",
    "description_side",
    "figure_says",
    "figure_says_more",
    "footnote_back",
    "footnotes_label",
    "gap_unlike",
    "gap_unweighted",
    "group_children",
    "group_children_name",
    "group_named",
    "history_from",
    "history_merged",
    "history_renamed",
    "history_since",
    "history_until",
    "inferred",
    "joint_facts",
    "joint_list",
    "label_aliases",
    "label_basis",
    "label_better",
    "label_children",
    "label_code",
    "label_figures",
    "label_key",
    "label_level",
    "label_reports",
    "label_sum",
    "label_theme",
    "label_unit",
    "label_within",
    "league_says_first",
    "league_says_one",
    "league_says_outside",
    "league_says_range",
    "league_says_several",
    "legend_gap",
    "legend_interruption",
    "legend_open",
    "legend_uncertain",
    "legend_withheld",
    "level_community",
    "level_county",
    "level_prefecture",
    "level_province",
    "level_town",
    "level_village",
    "mark_about",
    "mark_at_least",
    "mark_at_most",
    "multiples_title",
    "nav_compare",
    "nav_home",
    "nav_indicators",
    "nav_reports",
    "not_found_sentence",
    "note_basis",
    "note_length",
    "note_level",
    "note_period",
    "note_scope",
    "panel_latest",
    "participation",
    "period_days",
    "period_half_1",
    "period_half_2",
    "period_month",
    "period_quarter",
    "period_unknown",
    "period_year",
    "points",
    "qualifier_about",
    "qualifier_at_least",
    "qualifier_at_most",
    "qualifier_between",
    "qualifier_just_under",
    "qualifier_somewhat_more",
    "rank_of",
    "rank_one",
    "rank_range",
    "reason_lost",
    "reason_missing",
    "reason_not_applicable",
    "reason_not_there",
    "reason_silent",
    "reason_withheld",
    "scope_built_up",
    "scope_feature",
    "scope_named",
    "scope_project",
    "scope_unit",
    "scope_village",
    "scope_whole",
    "shelf_kind",
    "shelf_name_unknown",
    "shelf_name_year",
    "shelf_unknown",
    "shelf_year",
    "source_profile",
    "stage_assessed",
    "stage_creating",
    "stage_held",
    "stage_shortlisted",
    "stage_target",
    "status_lost",
    "status_missing",
    "status_not_applicable",
    "status_reported",
    "status_withheld",
    "strip_highest",
    "strip_lowest",
    "strip_median",
    "strip_title",
    "sum_add",
    "sum_mean",
    "sum_none",
    "sum_weighted",
    "table_label",
    "task_done",
    "task_open",
    "title_compare",
    "title_indicators",
    "title_league",
    "title_matrix",
    "title_not_found",
    "title_reports",
    "title_shelf_kind",
    "title_shelf_unknown",
    "title_shelf_year",
    "title_side",
    "title_trend",
    "trend_says",
];

impl<'a> Context<'a> {
    pub fn status_word(&self, status: &str) -> &'a str {
        match status {
            "reported" => self.word("status_reported"),
            "withheld" => self.word("status_withheld"),
            "lost" => self.word("status_lost"),
            "missing" => self.word("status_missing"),
            _ => self.word("status_not_applicable"),
        }
    }

    /// What a qualifier means; None for an exact figure.
    pub fn qualifier_word(&self, qualifier: Qualifier) -> Option<&'a str> {
        Some(match qualifier {
            Qualifier::Exact => return None,
            Qualifier::SomewhatMore => self.word("qualifier_somewhat_more"),
            Qualifier::AtLeast => self.word("qualifier_at_least"),
            Qualifier::JustUnder => self.word("qualifier_just_under"),
            Qualifier::About => self.word("qualifier_about"),
            Qualifier::AtMost => self.word("qualifier_at_most"),
            Qualifier::Between => self.word("qualifier_between"),
        })
    }

    pub fn scope(&self, scope: &Scope) -> String {
        match scope {
            Scope::Whole => self.word("scope_whole").to_owned(),
            Scope::BuiltUp => self.word("scope_built_up").to_owned(),
            Scope::Named(kind, name) => {
                let kind = match kind {
                    ScopeKind::Village => "scope_village",
                    ScopeKind::Project => "scope_project",
                    ScopeKind::Unit => "scope_unit",
                    ScopeKind::Feature => "scope_feature",
                };
                self.fill("scope_named", &[("kind", self.word(kind)), ("name", name)])
            }
        }
    }

    pub fn basis(&self, basis: Basis) -> &'a str {
        match basis {
            Basis::InPeriod => self.word("basis_period"),
            Basis::Cumulative => self.word("basis_cumulative"),
            Basis::Stock => self.word("basis_stock"),
        }
    }

    pub fn better(&self, better: Better) -> &'a str {
        match better {
            Better::Higher => self.word("better_higher"),
            Better::Lower => self.word("better_lower"),
            Better::Neither => self.word("better_neither"),
        }
    }

    pub fn sum(&self, sum: Sum) -> String {
        match sum {
            Sum::Add => self.word("sum_add").to_owned(),
            Sum::Mean => self.word("sum_mean").to_owned(),
            Sum::None => self.word("sum_none").to_owned(),
            Sum::WeightedBy(weight) => {
                let name = self.name(&self.site.indicator(weight).name);
                self.fill("sum_weighted", &[("indicator", name)])
            }
        }
    }

    pub fn level(&self, level: Level) -> &'a str {
        match level {
            Level::Province => self.word("level_province"),
            Level::Prefecture => self.word("level_prefecture"),
            Level::County => self.word("level_county"),
            Level::Town => self.word("level_town"),
            Level::Community => self.word("level_community"),
            Level::Village => self.word("level_village"),
        }
    }

    pub fn stage(&self, stage: Stage) -> &'a str {
        match stage {
            Stage::Held => self.word("stage_held"),
            Stage::Assessed => self.word("stage_assessed"),
            Stage::Shortlisted => self.word("stage_shortlisted"),
            Stage::Creating => self.word("stage_creating"),
            Stage::Target => self.word("stage_target"),
        }
    }

    pub fn award_level(&self, level: AwardLevel) -> &'a str {
        match level {
            AwardLevel::National => self.word("award_national"),
            AwardLevel::Provincial => self.word("award_provincial"),
            AwardLevel::Prefecture => self.word("award_prefecture"),
            AwardLevel::County => self.word("award_county"),
            AwardLevel::Town => self.word("award_town"),
        }
    }

    /// A period in words. The writer's own words stand for a period that no calendar fixes;
    /// what somebody concluded is labelled as such.
    pub fn period(&self, period: &Period) -> PeriodView {
        let known = !matches!(period.time, Time::Unknown { .. });
        let text = match (&period.time, &period.when) {
            (Time::Unknown { .. }, Some(when)) => when.clone(),
            (Time::Unknown { .. }, None) => self.word("period_unknown").to_owned(),
            (Time::During { first, last, grain }, _) => self.stretch(*first, *last, *grain),
            (Time::AsOf { date, grain }, _) => self.fill("as_of", &[("time", &self.moment(*date, *grain))]),
        };
        let inferred = match &period.time {
            Time::Unknown { inferred: Some(inference) } => {
                let year = inference.year.to_string();
                Some(self.fill("inferred", &[("year", &year), ("because", &inference.because)]))
            }
            _ => None,
        };
        PeriodView { text, known, inferred }
    }

    /// The time that something is compared with: 2021年12月31日, without the 截至 of a figure.
    pub fn since(&self, period: &Period) -> String {
        match &period.time {
            Time::AsOf { date, grain } => self.moment(*date, *grain),
            _ => self.period(period).text,
        }
    }

    fn moment(&self, date: Date, grain: Grain) -> String {
        match grain {
            Grain::Year => self.fill("period_year", &[("year", &date.year().to_string())]),
            Grain::Month => self.month(date),
            Grain::Half | Grain::Quarter | Grain::Day => self.date(date),
        }
    }

    fn stretch(&self, first: Date, last: Date, grain: Grain) -> String {
        let year = first.year().to_string();
        match grain {
            Grain::Year => self.fill("period_year", &[("year", &year)]),
            Grain::Half if first.month() == 1 => self.fill("period_half_1", &[("year", &year)]),
            Grain::Half => self.fill("period_half_2", &[("year", &year)]),
            Grain::Quarter => {
                let quarter = ((first.month() - 1) / 3 + 1).to_string();
                self.fill("period_quarter", &[("year", &year), ("quarter", &quarter)])
            }
            Grain::Month => self.month(first),
            Grain::Day if first == last => self.date(first),
            Grain::Day => {
                self.fill("period_days", &[("first", &self.date(first)), ("last", &self.date(last))])
            }
        }
    }

    fn month(&self, date: Date) -> String {
        let (year, month) = (date.year().to_string(), date.month().to_string());
        self.fill("period_month", &[("year", &year), ("month", &month)])
    }

    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year().to_string(), date.month().to_string(), date.day().to_string());
        self.fill("date", &[("year", &year), ("month", &month), ("day", &day)])
    }
}
