//! The keys of `place.yaml`.

use crate::load::ledger;
use crate::model::{AwardLevel, Level, Stage};

use super::shared::FIGURES;
use super::{Map, NOTE, PROJECT, Shape::*, optional, required};

pub static PLACE: Map = Map {
    id: "place",
    zh: "一个地方",
    en: "a place",
    keys: &[
        required("name", Text, "名称", "its name", "吉强镇"),
        optional("name_en", Text, "英文名称", "its name in English", "Jiqiang Town"),
        required("level", Choice(|| Level::ALL.map(Level::id).to_vec()), "级别", "its level", "town"),
        optional(
            "code",
            Code,
            "区划代码，6、9 或 12 位数字，加引号",
            "its division code of 6, 9 or 12 digits, in quotes",
            "\"640422100\"",
        ),
        optional(
            "masked",
            Text,
            "名称是代称时，用一句话说明",
            "why the name is a neutral one",
            "原文隐去地名",
        ),
        optional(
            "about",
            Markdown,
            "简介；里面不能登记数字",
            "an introduction without registered figures",
            "西吉县的一个镇。",
        ),
        optional(
            "honours",
            List(&Map(&HONOUR)),
            "荣誉",
            "honours",
            "[{ title: 国家级卫生乡镇, stage: held }]",
        ),
        optional(
            "projects",
            List(&Map(&PROJECT)),
            "项目登记，一年年记下去",
            "a register of projects kept over the years",
            "[{ name: 幸福路改造, status: started }]",
        ),
        optional(
            "ledger",
            List(&Map(&LEDGER_ENTRY)),
            "整改台账；建了台账还没有问题的写 []",
            "the ledger of problems; [] where it is kept and empty",
            "[{ problem: 桥头占道经营 }]",
        ),
        optional(
            "succeeds",
            List(&Folder),
            "由哪些地方合并、更名而来",
            "the places that it took over",
            "[shili/laozhen]",
        ),
        optional("since", Date, "设立之日", "the day it came to be", "2015-06-01"),
        optional("until", Date, "撤销之前的最后一天", "the last day it existed", "2020-12-31"),
        optional(
            "metrics",
            FIGURES,
            "不属于任何一份总结的数",
            "figures that belong to no report",
            "{ land_area: { value: 86.5平方公里, as_of: 2020 } }",
        ),
    ],
};

pub static HONOUR: Map = Map {
    id: "honour",
    zh: "一项荣誉",
    en: "an honour",
    keys: &[
        required("title", Text, "称号", "what it is called", "国家级卫生乡镇"),
        required(
            "stage",
            Choice(|| Stage::ALL.map(Stage::id).to_vec()),
            "进展；只有 held 算已获得",
            "how far it has come; only `held` is held",
            "held",
        ),
        optional("year", Year, "四位数字；原文没有年份就不写", "its year, if the source gives one", "2020"),
        optional(
            "award_level",
            Choice(|| AwardLevel::ALL.map(AwardLevel::id).to_vec()),
            "授予的级别",
            "the level of the body that awards it",
            "national",
        ),
        optional(
            "holder",
            Text,
            "不是本地方自己得的，写明是谁",
            "whose it is, if not the place's own",
            "某某公司",
        ),
        optional("report", File, "出自哪份总结", "the report that states it", "2021-remediation.md"),
        NOTE,
    ],
};

pub static LEDGER_ENTRY: Map = Map {
    id: "ledger-entry",
    zh: "台账里的一个问题",
    en: "a problem of the ledger",
    keys: &[
        required("problem", Text, "什么问题", "what is wrong", "桥头占道经营"),
        optional("number", Text, "编号", "its number", "12"),
        optional("category", Text, "类别", "its category", "秩序"),
        optional("found", Date, "发现日期", "the day it was found", "2024-03-01"),
        optional(
            "deadline",
            Date,
            "整改期限：最后一天，当天还不算超期",
            "the last day to mend it",
            "2024-03-31",
        ),
        optional(
            "responsible",
            Text,
            "责任岗位或单位，不写人名",
            "a post or unit, never a person",
            "镇综合执法队",
        ),
        optional(
            "status",
            Choice(|| ledger::statuses().map(|(word, _)| word).to_vec()),
            "进展",
            "how far it has come",
            "closed",
        ),
        optional(
            "closed",
            Text,
            "销号日期；查不到的写 未写明",
            "the day it was closed, or `unknown`",
            "2024-04-12",
        ),
        optional("before", File, "整改前的图", "a picture before", "photos/a.jpg"),
        optional("after", File, "整改后的图", "a picture after", "photos/b.jpg"),
        optional("report", File, "出自哪份总结", "the report that tells of it", "2024.md"),
        NOTE,
    ],
};
