//! Periods, scopes, levels and statuses in the words of the site's language.

use jiff::civil::Date;

use crate::compare::LedgerStanding;
use crate::model::{
    AwardLevel, Basis, Better, Grain, Level, Outcome, Period, PlanState, PracticeState, ProjectStatus, Scope,
    ScopeKind, SourceLevel, Stage, Sum, Time,
};
use crate::quantity::Qualifier;

use super::context::Context;
use super::view::PeriodView;

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

    pub fn ledger_standing(&self, standing: LedgerStanding) -> &'a str {
        match standing {
            LedgerStanding::Overdue { .. } => self.word("ledger_overdue"),
            LedgerStanding::Open => self.word("ledger_open"),
            LedgerStanding::InProgress => self.word("ledger_in_progress"),
            LedgerStanding::Unstated => self.word("ledger_unstated"),
            LedgerStanding::Closed => self.word("ledger_closed"),
        }
    }

    pub fn practice_state(&self, state: PracticeState) -> &'a str {
        match state {
            PracticeState::InForce => self.word("practice_in_force"),
            PracticeState::Proposed => self.word("practice_proposed"),
        }
    }

    /// How far a project has come; None where nobody says.
    pub fn project_status(&self, status: Option<ProjectStatus>) -> &'a str {
        let Some(status) = status else { return self.word("project_unknown") };
        match status {
            ProjectStatus::Planned => self.word("project_planned"),
            ProjectStatus::Funded => self.word("project_funded"),
            ProjectStatus::Bidding => self.word("project_bidding"),
            ProjectStatus::Signed => self.word("project_signed"),
            ProjectStatus::Started => self.word("project_started"),
            ProjectStatus::InProgress => self.word("project_in_progress"),
            ProjectStatus::ToppedOut => self.word("project_topped_out"),
            ProjectStatus::SubstantiallyComplete => self.word("project_substantially_complete"),
            ProjectStatus::Completed => self.word("project_completed"),
            ProjectStatus::Accepted => self.word("project_accepted"),
            ProjectStatus::InOperation => self.word("project_in_operation"),
        }
    }

    pub fn plan_state(&self, state: PlanState) -> &'a str {
        match state {
            PlanState::Proposed => self.word("plan_proposed"),
            PlanState::Planned => self.word("plan_planned"),
            PlanState::InProgress => self.word("plan_in_progress"),
        }
    }

    pub fn outcome(&self, outcome: Outcome) -> &'a str {
        match outcome {
            Outcome::Done => self.word("outcome_done"),
            Outcome::Partly => self.word("outcome_partly"),
            Outcome::NotDone => self.word("outcome_not_done"),
            Outcome::Dropped => self.word("outcome_dropped"),
        }
    }

    pub fn source_level(&self, level: SourceLevel) -> &'a str {
        match level {
            SourceLevel::National => self.word("source_national"),
            SourceLevel::Provincial => self.word("source_provincial"),
            SourceLevel::Prefecture => self.word("source_prefecture"),
            SourceLevel::County => self.word("source_county"),
            SourceLevel::Town => self.word("source_town"),
            SourceLevel::Above => self.word("source_above"),
            SourceLevel::Social => self.word("source_social"),
            SourceLevel::Market => self.word("source_market"),
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

    /// A period in one line; a year that somebody concluded stands behind it, labelled.
    pub fn dated(&self, period: &Period) -> String {
        let PeriodView { text, inferred, .. } = self.period(period);
        match inferred {
            Some(inferred) => [text, inferred].join(self.word("joint_facts")),
            None => text,
        }
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
