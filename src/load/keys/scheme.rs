//! The keys of a scheme: what is scored, in how many rounds, and what it earns.

use super::shared::A_PERIOD;
use super::{Map, NOTE, Shape, Shape::*, optional, required};

const ITEMS: Shape = Either(&[Count, List(&ITEM), Map(&COUNTED_ITEMS)]);

const ITEM: Shape = Either(&[Text, Map(&SCORE_ITEM)]);

const AN_ASPECT: Shape = Either(&[Text, Map(&ASPECT)]);

pub static SCHEME: Map = Map {
    id: "scheme",
    zh: "一种评分办法",
    en: "a scheme of scores",
    keys: &[
        required("title", Text, "标题", "its title", "争创村竞标评审"),
        optional("issuer", Text, "发布单位", "who issued it", "某镇人民政府"),
        optional("source", Text, "原件的题名", "the title of the source", "《评分办法》"),
        optional("rule", Text, "怎样评", "how it works", "村上台竞标，三轮比选。"),
        optional("report", File, "写到它的总结", "the report that tells of it", "../2023-annual.md"),
        optional("period", A_PERIOD, "期间", "its period", "2023"),
        optional(
            "aspects",
            Either(&[Count, List(&AN_ASPECT), Map(&COUNTED_ASPECTS)]),
            "方面：个数、列表，或两样都写",
            "aspects: a number, a list, or both",
            "[总体思路, { name: 规划设计, points: 20分 }]",
        ),
        optional("indicators", ITEMS, "评分项：个数、列表，或两样都写", "what is scored", "36"),
        optional(
            "rounds",
            Either(&[Count, List(&Text), Map(&COUNTED_ROUNDS)]),
            "轮次",
            "rounds",
            "[村, 乡, 县]",
        ),
        optional("rewards", List(&Map(&REWARD)), "奖励", "rewards", "[{ name: 第一名, amount: 5万元 }]"),
        NOTE,
    ],
};

pub static ASPECT: Map = Map {
    id: "aspect",
    zh: "一个方面",
    en: "an aspect",
    keys: &[
        required("name", Text, "名称", "its name", "规划设计"),
        optional("points", Quantity, "分值", "its points", "20分"),
        optional("indicators", ITEMS, "评分项", "what is scored", "{ count: 6, named: [规划图] }"),
    ],
};

pub static SCORE_ITEM: Map = Map {
    id: "score-item",
    zh: "一个评分项",
    en: "what is scored",
    keys: &[
        required("name", Text, "名称", "its name", "规划图"),
        optional("points", Quantity, "分值", "its points", "5分"),
    ],
};

pub static COUNTED_ASPECTS: Map = Map {
    id: "counted-aspects",
    zh: "方面的个数，和写了名称的",
    en: "how many aspects, and those that are named",
    keys: &[
        optional("count", Count, "一共几个", "how many in all", "6"),
        optional("named", List(&AN_ASPECT), "写了名称的", "those that are named", "[总体思路]"),
    ],
};

pub static COUNTED_ITEMS: Map = Map {
    id: "counted-items",
    zh: "评分项的个数，和写了名称的",
    en: "how many are scored, and those that are named",
    keys: &[
        optional("count", Count, "一共几个", "how many in all", "36"),
        optional("named", List(&ITEM), "写了名称的", "those that are named", "[规划图]"),
    ],
};

pub static COUNTED_ROUNDS: Map = Map {
    id: "counted-rounds",
    zh: "轮次的个数，和写了名称的",
    en: "how many rounds, and those that are named",
    keys: &[
        optional("count", Count, "一共几个", "how many in all", "3"),
        optional("named", List(&Text), "写了名称的", "those that are named", "[村, 乡, 县]"),
    ],
};

pub static REWARD: Map = Map {
    id: "reward",
    zh: "一种奖励",
    en: "a reward",
    keys: &[
        required("name", Text, "名称", "its name", "第一名"),
        optional("amount", Money, "金额，带单位", "its amount", "5万元"),
        NOTE,
    ],
};
