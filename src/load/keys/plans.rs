//! The keys of frameworks, plans, answers and lessons.

use crate::model::{Outcome, PlanState, Whose};

use super::records::WORDS;
use super::shared::A_PERIOD;
use super::{INDICATORS, Map, NOTE, Shape::*, optional, required, sometimes};

pub static FRAMEWORK: Map = Map {
    id: "framework",
    zh: "一个框架",
    en: "a framework",
    keys: &[
        required("name", Text, "名称", "its name", "拆清整绿建亮管"),
        required(
            "parts",
            List(&Either(&[Text, Map(&FRAMEWORK_PART)])),
            "组成部分：名称，或写明是哪一节",
            "its parts: names, or maps",
            "[拆, { name: 清, section: “清”项效果明显 }]",
        ),
        WORDS,
        NOTE,
    ],
};

pub static FRAMEWORK_PART: Map = Map {
    id: "framework-part",
    zh: "框架的一部分",
    en: "a part of a framework",
    keys: &[
        required("name", Text, "名称", "its name", "拆"),
        optional("section", Text, "正文里的标题，序号可以不写", "a heading of the text", "“拆”项全面清零"),
        optional(
            "indicators",
            INDICATORS,
            "另外点名的指标",
            "indicators that belong to it",
            "[construction_waste_cleared]",
        ),
    ],
};

pub static PLAN: Map = Map {
    id: "plan",
    zh: "一项打算",
    en: "a plan",
    keys: &[
        required("text", Text, "打算做什么", "what will be done", "安装路灯100盏"),
        optional(
            "key",
            Text,
            "下一期回应时用的短名；不写就用 text",
            "what answers call it; else its text",
            "lamps",
        ),
        optional(
            "state",
            Choice(|| PlanState::ALL.map(PlanState::id).to_vec()),
            "定到什么程度；不写是 planned",
            "how far it is settled",
            "planned",
        ),
        sometimes(
            "whose",
            Choice(|| Whose::ALL.map(Whose::id).to_vec()),
            "有 home 的总结必写：是到访的地方的，还是派出的地方的",
            "required where the report has a `home`",
            "host",
        ),
        optional("due", A_PERIOD, "什么时候完成", "by when", "2022"),
        optional("owner", Text, "岗位或单位，不写个人", "a post or a unit", "镇村建办"),
        optional(
            "target",
            Map(&TARGET),
            "目标数",
            "the figure aimed at",
            "{ indicator: street_lamps, value: 100盏 }",
        ),
        WORDS,
        NOTE,
    ],
};

pub static TARGET: Map = Map {
    id: "target",
    zh: "目标数",
    en: "a figure aimed at",
    keys: &[
        required("indicator", Indicator, "指标", "the indicator", "street_lamps"),
        required("value", Quantity, "数", "the figure", "100盏"),
    ],
};

pub static ANSWER: Map = Map {
    id: "answer",
    zh: "对一项打算的回应",
    en: "what has become of a plan",
    keys: &[
        required("plan", Text, "上一期的 key 或 text", "the key or the text of the plan", "lamps"),
        required(
            "state",
            Choice(|| Outcome::ALL.map(Outcome::id).to_vec()),
            "结果",
            "what has become of it",
            "partly",
        ),
        optional(
            "value",
            Quantity,
            "做到多少；那项打算要有 target",
            "what was reached; the plan needs a `target`",
            "80盏",
        ),
        WORDS,
        NOTE,
    ],
};

pub static LESSON: Map = Map {
    id: "lesson",
    zh: "一条借鉴",
    en: "a lesson",
    keys: &[
        required("lesson", Text, "得到什么启示", "what was learnt", "项目要有人长期盯住。"),
        optional("seen", Text, "在到访的地方看到什么", "what was seen", "驻镇规划师"),
        optional(
            "proposal",
            Text,
            "拟在派出的地方怎么做",
            "what is proposed at home",
            "为乡镇聘请驻镇规划师。",
        ),
        WORDS,
        NOTE,
    ],
};
