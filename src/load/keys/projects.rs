//! The keys of projects, in front matter and in `place.yaml`.

use crate::model::ProjectStatus;

use super::{Key, Map, NOTE, Shape, Shape::*, TEXTS, optional, required};

const STATUSES: Shape = Choice(|| ProjectStatus::ALL.map(ProjectStatus::id).to_vec());

const STATUS: Key =
    optional("status", STATUSES, "进度；原文没说就不写", "how far it has come", "in_progress");

const SAID: Key =
    optional("said", Text, "原文的说法和 status 的词不同时，照录", "the source's own word", "进场");

const PERCENT: Key =
    optional("percent", Quantity, "完成比例，照原文，带 %", "how much is done, with %", "75%以上");

const INVESTED: Key = optional("invested", Money, "到那时为止已投的", "what was spent by then", "近120万元");

pub static PROJECT: Map = Map {
    id: "project",
    zh: "一个项目",
    en: "a project",
    keys: &[
        required(
            "name",
            TEXTS,
            "名称，照原文；一句话说几个项目的写列表",
            "its name; several where one statement is of several",
            "幸福路改造",
        ),
        optional("aliases", TEXTS, "同一个项目的别的名称", "other names", "[幸福路]"),
        optional(
            "place",
            Folder,
            "在别的地方的，写那个地方的文件夹",
            "the folder of the place, where it is elsewhere",
            "shili/jia",
        ),
        STATUS,
        SAID,
        PERCENT,
        optional(
            "as_of",
            AsOf,
            "说的是什么时候；不写就是总结的期间",
            "the time that is spoken of",
            "2021-10-31",
        ),
        optional("investment", Money, "总投资，带单位", "the whole investment", "350万元"),
        INVESTED,
        optional("start", AsOf, "计划开工；写到月的，从一号算起", "the planned start", "2021-03-01"),
        optional("due", AsOf, "计划完成；写到月的，到月底为止", "the planned end", "2021-12-31"),
        optional("parent", Text, "它是哪个项目的一部分", "the project that it is a part of", "集镇改造"),
        NOTE,
        optional(
            "entries",
            List(&Map(&PROJECT_ENTRY)),
            "按日期记的经过",
            "what happened, by date",
            "[{ date: 2021-01-20, status: signed }]",
        ),
    ],
};

pub static PROJECT_ENTRY: Map = Map {
    id: "project-entry",
    zh: "项目经过的一条",
    en: "an entry of a project",
    keys: &[
        required("date", AsOf, "日期", "its date", "2021-09"),
        STATUS,
        SAID,
        PERCENT,
        INVESTED,
        NOTE,
        optional(
            "pictures",
            List(&Map(&PROJECT_PICTURE)),
            "图片",
            "pictures",
            "[{ file: photos/lu.jpg, alt: 铺好的半边路 }]",
        ),
    ],
};

pub static PROJECT_PICTURE: Map = Map {
    id: "project-picture",
    zh: "一张图片",
    en: "a picture",
    keys: &[
        required("file", File, "图片文件", "the picture", "photos/lu.jpg"),
        required("alt", Text, "一句话：图上看得见什么", "what it shows", "铺好的半边路"),
    ],
};
