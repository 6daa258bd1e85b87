//! The keys of `indicators.yaml`.

use crate::load::catalogue::BETTER;
use crate::model::ProjectRole;

use super::shared::BASES;
use super::{Map, Shape::*, TEXTS, optional, required};

pub static CATALOGUE: Map = Map {
    id: "indicators",
    zh: "内置目录以外的指标",
    en: "indicators beside the built-in ones",
    keys: &[
        optional(
            "themes",
            Keyed(&Map(&NAMED)),
            "主题，按书写顺序排列",
            "themes, in order",
            "{ relocation: { zh: 征迁与农房 } }",
        ),
        optional(
            "indicators",
            Keyed(&Map(&INDICATOR)),
            "指标；键是网址的一部分，用小写字母、数字、_、-",
            "indicators by their keys, which are part of addresses",
            "{ tea_output: { zh: 茶叶产量, unit: 吨, theme: agriculture } }",
        ),
    ],
};

pub static NAMED: Map = Map {
    id: "named",
    zh: "名称",
    en: "a name",
    keys: &[
        required("zh", Text, "中文名称", "the name in Chinese", "年度工作总结"),
        optional("en", Text, "英文名称", "the name in English", "Annual work summary"),
    ],
};

pub static INDICATOR: Map = Map {
    id: "indicator",
    zh: "一个指标",
    en: "an indicator",
    keys: &[
        required(
            "zh",
            Text,
            "名称；不能和别的指标相同",
            "its name in Chinese, unlike all others",
            "拆除残垣断壁",
        ),
        optional("en", Text, "英文名称", "its name in English", "Derelict walls cleared"),
        required("unit", Unit, "单位；换算和核对都以它为准", "its unit", "处"),
        required(
            "theme",
            Text,
            "主题：themes 里的一个，内置的也可以",
            "a theme, built in or of this file",
            "environment",
        ),
        optional(
            "better",
            Choice(|| BETTER.map(|(word, _)| word).to_vec()),
            "高好还是低好；不写是不分高低，不排名",
            "which end is better; neither by default",
            "neither",
        ),
        optional("basis", BASES, "计法；不写是本期", "its basis; period by default", "period"),
        optional(
            "sum",
            Either(&[Choice(|| vec!["add", "mean", "none"]), Map(&WEIGHT)]),
            "下级的数怎样合成上级的数；不写是不可汇总",
            "how figures of places make that of the place above",
            "add",
        ),
        optional(
            "ratio",
            List(&Indicator),
            "等于前一个指标除以后一个",
            "it is the first of two indicators by the second",
            "[grain_output, grain_sown_area]",
        ),
        optional(
            "part_of",
            Indicator,
            "它是哪个指标的一部分",
            "the indicator that it is a part of",
            "land_area",
        ),
        optional(
            "rank_of",
            Indicator,
            "它是按哪个指标排出的名次",
            "the indicator that it ranks by",
            "sanitation_inspection_score",
        ),
        optional(
            "share_of",
            Indicator,
            "它是哪个指标占上级的百分比",
            "the indicator of whose whole it is a share",
            "gdp",
        ),
        optional(
            "growth_of",
            Indicator,
            "它是哪个指标比上年的增速，按原数算；按可比价算的不写",
            "the indicator whose growth over the year before it is, at current prices",
            "retail_sales",
        ),
        optional(
            "most",
            Number,
            "合理的最大值，按指标的单位；超过是错误",
            "the largest value there may be",
            "100",
        ),
        optional(
            "project",
            Choice(|| ProjectRole::ALL.map(ProjectRole::id).to_vec()),
            "它在项目进度通报里是什么",
            "what it is in a bulletin of projects",
            "planned",
        ),
        optional("aliases", TEXTS, "别的叫法；不能和别的指标相同", "other names", "[清理残垣断壁]"),
        optional(
            "definition",
            Text,
            "一句话的定义",
            "its definition",
            "当期拆除或清理的倒塌、废弃的墙体处数",
        ),
        optional("sensitive", Text, "使用时要小心的原因", "why to use it with care", "各地口径不一"),
    ],
};

pub static WEIGHT: Map = Map {
    id: "weight",
    zh: "加权平均",
    en: "a weighted mean",
    keys: &[required(
        "weight",
        Indicator,
        "按哪个指标加权",
        "the indicator to weight by",
        "resident_population",
    )],
};
