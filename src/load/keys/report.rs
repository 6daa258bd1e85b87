//! The keys of a report's front matter, and of the texts that belong to no place.

use super::shared::{A_PERIOD, FIGURES};
use super::{
    ANSWER, DOCUMENT, EVENT, FRAMEWORK, FUNDING, GRID, LESSON, Map, ORGANISATION, PICTURE_PAIR, PLAN,
    PRACTICE, PROJECT, Shape::*, TEXTS, optional, required,
};

pub static REPORT: Map = Map {
    id: "report",
    zh: "总结开头的说明",
    en: "the front matter of a report",
    keys: &[
        required("title", Text, "标题", "its title", "吉强镇2021年人居环境整治工作总结"),
        required(
            "kind",
            Text,
            "种类：townpress.yaml 的 kinds 里的一个键",
            "a key of `kinds` in townpress.yaml",
            "annual",
        ),
        required("period", A_PERIOD, "期间", "its period", "2021"),
        optional("issuer", Text, "发布单位，也排成落款", "who issued it", "西吉县吉强镇人民政府"),
        optional("date", Date, "印发日期", "the day of issue", "2021-12-20"),
        optional("summary", Text, "一句话", "one sentence", "以七项举措推进整治。"),
        optional(
            "title_lines",
            TEXTS,
            "打印时标题怎样分行；连起来必须就是 title",
            "the lines of the title on paper",
            "[吉强镇2021年, 人居环境整治工作总结]",
        ),
        optional(
            "addressee",
            Text,
            "主送机关，不用写后面的冒号",
            "to whom it is sent, without the colon",
            "西吉县人民政府",
        ),
        optional(
            "attachments",
            TEXTS,
            "附件的名称，不写序号，后面不加标点",
            "names of attachments without numbers",
            "[资金使用情况表, 示范村名单]",
        ),
        optional(
            "metrics",
            FIGURES,
            "正文里没有说的数",
            "figures that the text does not state",
            "{ land_area: 254.8平方公里 }",
        ),
        optional(
            "funding",
            List(&Map(&FUNDING)),
            "资金，一笔一项",
            "sums of money",
            "[{ source: 闽宁协作资金, amount: 350万元 }]",
        ),
        optional(
            "funding_total",
            Money,
            "原文自己写明的合计；没有就不写",
            "a total that the report states itself",
            "2000余万元",
        ),
        optional("practices", List(&Map(&PRACTICE)), "做法，一种一项", "practices", "[{ name: 门前“六包” }]"),
        optional(
            "projects",
            List(&Map(&PROJECT)),
            "项目",
            "projects",
            "[{ name: 幸福路改造, percent: 75%以上 }]",
        ),
        optional(
            "documents",
            List(&Map(&DOCUMENT)),
            "提到名称的文件",
            "policy documents",
            "[{ title: 考核办法 }]",
        ),
        optional(
            "events",
            List(&Map(&EVENT)),
            "会议、观摩、节会、走访",
            "meetings, visits, festivals",
            "[{ name: 现场会, date: 2020-06-30 }]",
        ),
        optional(
            "organisations",
            List(&Map(&ORGANISATION)),
            "领导小组、专班、社会组织",
            "organisations",
            "[{ name: 专项督查组 }]",
        ),
        optional(
            "grids",
            List(&Map(&GRID)),
            "网格：分几级、怎么划",
            "schemes of grids",
            "[{ name: 三级网格化, levels: [镇, 村, 组] }]",
        ),
        optional(
            "picture_pairs",
            List(&Map(&PICTURE_PAIR)),
            "同一处整治前后的两张图",
            "pictures before and after",
            "[{ what: 老街, before: photos/a.jpg, after: photos/b.jpg }]",
        ),
        optional(
            "frameworks",
            List(&Map(&FRAMEWORK)),
            "用来概括工作的几句话、几个字",
            "the words that a report orders its work by",
            "[{ name: 拆清整, parts: [拆, 清, 整] }]",
        ),
        optional(
            "home",
            Text,
            "挂职、跟班的，派出的地方：文件夹，或几个字",
            "where somebody was sent from: a folder or words",
            "xiji/jiqiang",
        ),
        optional("plans", List(&Map(&PLAN)), "打算，一件一项", "plans", "[{ text: 安装路灯100盏 }]"),
        optional(
            "answers",
            List(&Map(&ANSWER)),
            "对上一期同类总结的打算的回应",
            "what has become of the plans of the last report",
            "[{ plan: lamps, state: done }]",
        ),
        optional(
            "lessons",
            List(&Map(&LESSON)),
            "借鉴；要有 home",
            "lessons; needs `home`",
            "[{ lesson: 项目要有人长期盯住。 }]",
        ),
    ],
};

pub static TEXT_PAGE: Map = Map {
    id: "text-page",
    zh: "首页、前言开头的说明",
    en: "the front matter of the front page and the preface",
    keys: &[optional("title", Text, "标题", "its title", "乡镇工作总结")],
};
