//! Maps that several kinds of files share: a period, a figure and what is said of it.

use crate::model::Basis;

use super::{Map, NOTE, Shape, Shape::*, optional, required};

/// A period as text, or with the words of its writer.
pub(super) const A_PERIOD: Shape = Either(&[Stretch, Map(&PERIOD)]);

/// When something happened: a period or a day.
pub(super) const WHEN: Shape = Either(&[AsOf, Stretch, Map(&PERIOD)]);

/// Whether figures are of the period, since the beginning, or of a date.
pub(super) const BASES: Shape =
    Choice(|| Basis::ALL.map(Basis::id).into_iter().chain(["本期", "累计", "时点"]).collect());

/// The figures that no sentence states.
pub(super) const FIGURES: Shape = Keyed(&Either(&[Quantity, Map(&FIGURE), List(&Map(&FIGURE))]));

pub static PERIOD: Map = Map {
    id: "period",
    zh: "期间，和原文的说法",
    en: "a period and the words of its writer",
    keys: &[
        optional("value", Stretch, "期间；和 inferred 只写一个", "the period; not beside `inferred`", "2021"),
        optional("when", Text, "原文的说法；只写它，期间就算未知", "the words of the source", "xxxx年"),
        optional("inferred", Year, "推断的年份，不作为事实", "a year that was concluded, no fact", "2020"),
        optional(
            "because",
            Text,
            "推断的依据；写了 inferred 就必写",
            "why; required with `inferred`",
            "文中提到第七次人口普查",
        ),
    ],
};

pub static FIGURE: Map = Map {
    id: "figure",
    zh: "一个数和它的说明",
    en: "a figure and what is said of it",
    keys: &[
        required(
            "value",
            Quantity,
            "数，带单位；或 未公开、原文缺失、未报、不适用",
            "the figure with its unit, or why there is none",
            "85498人",
        ),
        optional(
            "scope",
            Text,
            "口径：全域、建成区，或 村:、项目:、单位:、地物: 加名称",
            "what it covers",
            "建成区",
        ),
        optional("period", Stretch, "期间，不同于总结的期间时写", "its period, where it is another", "2020"),
        optional(
            "as_of",
            AsOf,
            "时点；和 period 只写一个",
            "the date of a state; not beside `period`",
            "2021-06-30",
        ),
        optional(
            "when",
            Text,
            "日历定不下来的期间，照录原话",
            "words that name no period of the calendar",
            "一年来",
        ),
        optional("basis", BASES, "计法；不写用指标的", "its basis; else the indicator's", "cumulative"),
        NOTE,
    ],
};
