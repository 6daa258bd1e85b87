//! The keys of a report's records of money and of practices.

use crate::model::{PracticeState, SourceLevel};

use super::shared::A_PERIOD;
use super::{Key, Map, NOTE, Shape::*, TEXTS, optional, required};

/// What leads a record to its sentence.
pub(super) const WORDS: Key = optional(
    "words",
    Text,
    "照抄正文里的几个字，连到那一句",
    "words of the text that it leads to",
    "下达省级资金",
);

pub static FUNDING: Map = Map {
    id: "funding",
    zh: "一笔资金",
    en: "a sum of money",
    keys: &[
        required("source", Text, "来源", "where it comes from", "中央和自治区整合试点资金"),
        optional(
            "source_level",
            List(&Choice(|| SourceLevel::ALL.map(SourceLevel::id).to_vec())),
            "来源的级别；说不准就写几个，并写 uncertain",
            "the level of its source; several with `uncertain`",
            "[national, provincial]",
        ),
        optional(
            "amount",
            Money,
            "金额照原文，带单位；原文没写就不写",
            "the amount as written, with its unit",
            "840万元",
        ),
        optional("purpose", Text, "用途", "what it is for", "移民安置点基础设施改造"),
        optional("project", Text, "项目", "the project", "兴德村项目"),
        optional("period", A_PERIOD, "期间；不写就是总结的", "its period; else the report's", "2021"),
        optional(
            "within",
            Text,
            "已含在另一笔里：写那一笔的 source",
            "the source of the row that holds it",
            "政府投入",
        ),
        optional("uncertain", Text, "什么说不准", "what is not certain", "哪一笔出自中央，原文分不清"),
        WORDS,
        NOTE,
    ],
};

pub static PRACTICE: Map = Map {
    id: "practice",
    zh: "一种做法",
    en: "a practice",
    keys: &[
        required("name", Text, "名称，照原文", "its name as written", "门前“六包”"),
        optional(
            "aliases",
            TEXTS,
            "同一种做法的别的写法",
            "other names of the same practice",
            "[“门前六包”]",
        ),
        optional(
            "parts",
            TEXTS,
            "原文列出的组成部分",
            "its parts as the source lists them",
            "[包卫生, 包绿化]",
        ),
        optional(
            "parts_note",
            Text,
            "组成和名称里的数对不上时，写明原因",
            "why parts and name differ",
            "原文只列出两项",
        ),
        optional("frequency", Text, "多久一次", "how often", "每天"),
        optional(
            "actors",
            TEXTS,
            "由谁来做；写岗位和群体，不写个人",
            "offices and groups, never persons",
            "[农户, 商户]",
        ),
        optional(
            "state",
            Choice(|| PracticeState::ALL.map(PracticeState::id).to_vec()),
            "已实行，还是建议",
            "in force or proposed",
            "in_force",
        ),
        optional("detail", Text, "用自己的话写", "in your own words", "各家管好门前的一片。"),
        optional("theme", Text, "归入指标目录的哪个主题", "a theme of the catalogue", "environment"),
        WORDS,
    ],
};
