//! The keys of the plain lists of a report: documents, events, organisations, grids, picture pairs.

use crate::model::PairOrder;

use super::shared::WHEN;
use super::{Map, NOTE, Shape, Shape::*, TEXTS, optional, required, sometimes};

pub static DOCUMENT: Map = Map {
    id: "document",
    zh: "一份文件",
    en: "a policy document",
    keys: &[
        required("title", Text, "名称，不用写《》", "its title", "吉强镇人居环境整治考核办法"),
        optional("number", Text, "文号", "its number", "西政发〔2021〕12号"),
        optional("kind", Text, "种类，照原文", "its kind", "办法"),
        optional("issuer", Text, "发文单位", "who issued it", "吉强镇人民政府"),
        optional("date", WHEN, "日期", "its date", "2021-03-05"),
        NOTE,
    ],
};

pub static EVENT: Map = Map {
    id: "event",
    zh: "一次活动",
    en: "an event",
    keys: &[
        required("name", Text, "名称", "its name", "全省美丽城镇建设工作现场会"),
        optional("kind", Text, "种类", "its kind", "会议"),
        optional("date", WHEN, "日期；没写日期就不写", "its date, if the source gives one", "2020-06-30"),
        optional("venue", Text, "地点", "where", "玉环楚门镇"),
        optional("host", Text, "主办、承办的单位", "who holds it", "台州市承办"),
        NOTE,
    ],
};

pub static ORGANISATION: Map = Map {
    id: "organisation",
    zh: "一个组织",
    en: "an organisation",
    keys: &[
        required("name", Text, "名称", "its name", "人居环境整治专项督查组"),
        optional("kind", Text, "种类", "its kind", "督查组"),
        optional("roles", TEXTS, "岗位，不写人名", "posts, never persons", "[组长：镇纪委书记, 成员]"),
        optional("members", Quantity, "人数，照原文", "how many people", "12人"),
        optional("detail", Text, "用自己的话写", "in your own words", "不定期下村督查"),
        NOTE,
    ],
};

pub static GRID: Map = Map {
    id: "grid",
    zh: "一套网格",
    en: "a scheme of grids",
    keys: &[
        required("name", Text, "名称", "its name", "镇、村、组三级网格化"),
        optional("levels", TEXTS, "层级，从上到下", "its levels from the top", "[镇, 村, 组]"),
        optional(
            "levels_note",
            Text,
            "层级和名称里的数对不上时，写明原因",
            "why levels and name differ",
            "原文只列出两级",
        ),
        optional("parts", TEXTS, "划成哪些", "its parts", "[3个片区, 1个集镇集中整治区]"),
        optional("detail", Text, "用自己的话写", "in your own words", "按行政层级划分"),
        NOTE,
    ],
};

/// A picture's name, or what is known of it.
const SIDE: Shape = Either(&[File, Map(&PAIR_SIDE)]);

pub static PICTURE_PAIR: Map = Map {
    id: "picture-pair",
    zh: "同一处整治前后的两张图",
    en: "two pictures of one thing",
    keys: &[
        optional("what", Text, "拍的是什么", "what is shown", "老街改造"),
        optional("where", Text, "在哪里", "where", "东街口"),
        optional(
            "order",
            Choice(|| PairOrder::ALL.map(PairOrder::id).to_vec()),
            "前后没有标明的写 unknown",
            "`unknown` where nobody labelled the two",
            "unknown",
        ),
        sometimes(
            "before",
            SIDE,
            "整治前；和 after 至少写一个",
            "before; one of the two is required",
            "photos/a.jpg",
        ),
        sometimes("after", SIDE, "整治后", "after", "photos/b.jpg"),
        NOTE,
    ],
};

pub static PAIR_SIDE: Map = Map {
    id: "pair-side",
    zh: "前后对比的一边",
    en: "one side of a pair",
    keys: &[
        optional("picture", File, "图片文件", "the picture", "photos/a.jpg"),
        optional("alt", Text, "图上看得见什么；没有会提醒", "what it shows", "路面坑洼的老街"),
        optional("date", WHEN, "拍摄日期", "when it was taken", "2023-05"),
        optional("text", Text, "原文怎么说", "what the source says", "铺石板300米"),
        optional(
            "missing",
            Text,
            "为什么没有图；和 picture 只写一个",
            "why there is none",
            "总结引用了，文件里没有",
        ),
    ],
};
