//! The keys of the YAML beside a table.

use crate::load::data_set::NAMINGS;

use super::shared::{A_PERIOD, BASES};
use super::{Map, NOTE, Shape, Shape::*, TEXTS, optional, required, sometimes};

const COLUMNS: Shape = Keyed(&Either(&[Indicator, Map(&COLUMN)]));

pub static DATA_SET: Map = Map {
    id: "data-set",
    zh: "一张数据表的说明",
    en: "the description of a table",
    keys: &[
        required("title", Text, "标题", "its title", "示例县2023年粮食生产"),
        required("file", File, "表：.csv 或 .xlsx，写旁边的文件名", "the table beside it", "grain-2023.csv"),
        optional("sheet", Text, "Excel 工作表的名字；不写是第一张", "the sheet; else the first", "Sheet1"),
        optional("source", Text, "原件的题名", "the title of the source", "《示例县2023年农业统计表》"),
        optional("issuer", Text, "发布单位", "who issued it", "示例县统计局"),
        NOTE,
        required("place", Head, "地名在哪一列", "the column of places", "乡镇"),
        optional(
            "match",
            Choice(|| NAMINGS.map(|(word, _)| word).to_vec()),
            "地名那一列写的是什么；不写是名称",
            "what the column of places holds; names by default",
            "name",
        ),
        optional("period", A_PERIOD, "全表的期间", "the period of the whole table", "2023"),
        optional(
            "as_of",
            AsOf,
            "全表的时点；和 period 只写一个",
            "the date of the whole table",
            "2023-12-31",
        ),
        optional("scope", Text, "全表的口径；不写是全域", "what its figures cover", "建成区"),
        optional("basis", BASES, "全表的计法；不写用指标的", "the basis of its figures", "stock"),
        optional("skip", TEXTS, "地名那一列写着这些字的行跳过", "rows to pass over", "[城区小计]"),
        optional("total", Text, "合计行在地名那一列写的字", "the row of totals", "合计"),
        sometimes(
            "columns",
            COLUMNS,
            "宽表：表头: 指标；和 long 必写一个",
            "a column an indicator; this or `long`",
            "{ 粮食产量: { indicator: grain_output, unit: 吨 } }",
        ),
        sometimes(
            "long",
            Map(&LONG),
            "长表：一行一个数",
            "a row an observation",
            "{ indicator: 指标, value: 数值 }",
        ),
    ],
};

pub static COLUMN: Map = Map {
    id: "column",
    zh: "宽表的一列",
    en: "a column of figures",
    keys: &[
        required(
            "indicator",
            Indicator,
            "指标：标识、中文名称或别名",
            "the indicator by key, name or alias",
            "grain_output",
        ),
        optional("unit", Unit, "没有写单位的数的单位", "the unit of bare numbers", "吨"),
        optional("period", Stretch, "期间", "its period", "2022"),
        optional("as_of", AsOf, "时点；和 period 只写一个", "the date of a state", "2023-12-31"),
        optional(
            "when",
            Text,
            "日历定不下来的期间，照录原话",
            "words that name no period of the calendar",
            "4月8日—15日",
        ),
        optional("scope", Text, "口径", "what it covers", "建成区"),
        optional("basis", BASES, "计法", "its basis", "cumulative"),
        NOTE,
    ],
};

pub static LONG: Map = Map {
    id: "long",
    zh: "长表的各列：右边写表头",
    en: "the columns of a long table, by their heads",
    keys: &[
        required("indicator", Head, "指标那一列", "the column of indicators", "指标"),
        required("value", Head, "数那一列", "the column of figures", "数值"),
        optional("unit", Head, "单位那一列", "the column of units", "单位"),
        optional("period", Head, "期间那一列", "the column of periods", "期间"),
        optional("as_of", Head, "时点那一列", "the column of dates", "截至"),
        optional("when", Head, "期间原话那一列", "the column of words for the period", "时间"),
        optional("scope", Head, "口径那一列", "the column of scopes", "口径"),
        optional("basis", Head, "计法那一列", "the column of bases", "计法"),
        optional("note", Head, "说明那一列", "the column of remarks", "备注"),
    ],
};
