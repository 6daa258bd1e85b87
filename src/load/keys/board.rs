//! The keys of a board: one round of an inspection.

use crate::load::boards::ORDERS;
use crate::model::{Level, VerdictKind};

use super::shared::A_PERIOD;
use super::{Map, NOTE, Shape, Shape::*, optional, required, sometimes};

/// The words of a result, of the format and of bulletins.
const RESULT: Shape = Choice(results);

fn results() -> Vec<&'static str> {
    let words = VerdictKind::ALL.iter().flat_map(|kind| kind.words().iter().copied());
    VerdictKind::ALL.map(VerdictKind::id).into_iter().chain(words).collect()
}

pub static BOARD: Map = Map {
    id: "board",
    zh: "一次考评",
    en: "one round of an inspection",
    keys: &[
        required("title", Text, "标题", "its title", "吉强镇2023年一季度人居环境评比"),
        sometimes("period", A_PERIOD, "期间；和 round 至少写一个", "its period; this or `round`", "2023-Q1"),
        sometimes("round", Text, "原文对这一次的叫法", "what the source calls this round", "第一次"),
        optional(
            "series",
            Text,
            "同一系列的各次并列成一页",
            "rounds of one series stand side by side",
            "人居环境评比",
        ),
        optional(
            "subject",
            Text,
            "一个系列里考评几样内容的，用它分开",
            "what is inspected, where a series has several",
            "镇区卫生",
        ),
        optional(
            "of",
            Folder,
            "被考评的是谁的下级；不写就是本地方的",
            "the place whose places are inspected",
            "yuzhou",
        ),
        optional(
            "level",
            Choice(|| Level::ALL.map(Level::id).to_vec()),
            "被考评的是哪一级",
            "the level that is inspected",
            "village",
        ),
        optional("issuer", Text, "发布单位", "who issued it", "吉强镇人民政府"),
        optional("source", Text, "原件的题名", "the title of the source", "《一季度评比通报》"),
        optional("rule", Text, "怎样定结果", "how results follow", "得分最高的村授流动红旗。"),
        optional("scheme", File, "评分办法", "the scheme behind it", "../schemes/points.yaml"),
        optional("report", File, "写到它的总结", "the report that tells of it", "../2023-annual.md"),
        optional(
            "better",
            Choice(|| ORDERS.map(|(word, _)| word).to_vec()),
            "得分高好还是低好；扣分的写 lower",
            "which score is better",
            "higher",
        ),
        optional(
            "results",
            Keyed(&Either(&[Count, Nothing, Map(&TALLY)])),
            "各种结果一共几个；原文没写个数的空着",
            "how many got each result",
            "{ 流动红旗: 4, 约谈: }",
        ),
        optional(
            "entries",
            List(&Map(&BOARD_ENTRY)),
            "名单，一个地方一行；和旁边的 CSV、data_set 只用一样",
            "its rows",
            "[{ village: 高同村, rank: 1 }]",
        ),
        optional(
            "data_set",
            Map(&DATA_SET_OF_BOARD),
            "名单从一张数据表取",
            "the data set that it is read from",
            "{ file: ../data/a.yaml, score: sanitation_inspection_score }",
        ),
        NOTE,
    ],
};

pub static BOARD_ENTRY: Map = Map {
    id: "board-entry",
    zh: "名单里的一行",
    en: "a row of a board",
    keys: &[
        optional(
            "place",
            Text,
            "被考评的地方：名字、文件夹或区划代码",
            "the place, by name, folder or code",
            "甲镇",
        ),
        optional(
            "village",
            Text,
            "不是本站地方的村，名字写全",
            "a village that is no place of the site, named in full",
            "高同村",
        ),
        optional("score", Quantity, "得分；也可以是 未公开、原文缺失", "its score", "95.5"),
        optional("rank", Count, "公布的名次；并列的写同一个数", "its published rank", "1"),
        optional(
            "result",
            List(&Either(&[RESULT, Keyed(&Count)])),
            "结果；有个数的写 { 清洁村庄: 20 }",
            "its results",
            "流动红旗",
        ),
        optional("reward", Money, "奖励，带单位", "its reward", "5000元"),
        optional("reason", Text, "原因", "why", "垃圾没有日清"),
        NOTE,
    ],
};

pub static TALLY: Map = Map {
    id: "tally",
    zh: "一种结果的个数",
    en: "how many got a result",
    keys: &[optional("count", Count, "一共几个", "how many in all", "3"), NOTE],
};

pub static DATA_SET_OF_BOARD: Map = Map {
    id: "data-set-of-board",
    zh: "名单从哪张数据表取",
    en: "the data set that a board is read from",
    keys: &[
        required(
            "file",
            File,
            "数据表的 YAML",
            "the YAML of the data set",
            "../data/sanitation-2019-05.yaml",
        ),
        optional(
            "score",
            Indicator,
            "哪个指标是得分",
            "the indicator of scores",
            "sanitation_inspection_score",
        ),
        optional("rank", Indicator, "哪个指标是名次", "the indicator of ranks", "sanitation_inspection_rank"),
        optional("reward", Indicator, "哪个指标是奖励", "the indicator of rewards", "reward_paid"),
        optional(
            "result",
            Keyed(&Indicator),
            "各种结果的个数是哪个指标",
            "the indicators of results",
            "{ 清洁村庄: clean_village_count }",
        ),
    ],
};
