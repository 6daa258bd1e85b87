//! The keys of `townpress.yaml`.

use crate::diag::RULES;
use crate::load::config::{LANGUAGES, LEVELS, READINGS};

use super::{INDICATORS, Key, Map, NAMED, Shape::*, TEXTS, optional, required};

pub static CONFIG: Map = Map {
    id: "townpress",
    zh: "站点设置",
    en: "the settings of a site",
    keys: &[
        required("title", Text, "站点的标题", "the title of the site", "示例县乡镇工作总结"),
        optional("description", Text, "一句话介绍", "a sentence about it", "各乡镇历年的工作总结"),
        optional(
            "language",
            Choice(|| LANGUAGES.map(|(word, _)| word).to_vec()),
            "界面用语的语言；不写是 zh-CN",
            "the language of the pages; zh-CN by default",
            "zh-CN",
        ),
        optional(
            "as_of",
            Date,
            "按哪一天判断整改台账里哪些超期；不写就哪一项都不算超期",
            "the day by which it is judged what is overdue",
            "2024-06-30",
        ),
        optional(
            "readings",
            Choice(|| READINGS.map(|(word, _)| word).to_vec()),
            "带“余”“近”“约”的数能宽到哪里",
            "how far an uncertain figure reaches",
            "strict",
        ),
        optional("theme", Text, "themes/ 下的文件夹；不写就用默认外观", "a folder below themes/", "mine"),
        optional(
            "base_url",
            Url,
            "站点的公开地址",
            "the public address of the site",
            "https://example.cn/zj/",
        ),
        optional(
            "fonts_dir",
            Text,
            "站点里放字体的文件夹，做 PDF 用",
            "a folder of the site with fonts for PDF files",
            "fonts",
        ),
        optional(
            "checks",
            Map(&CHECKS),
            "哪些检查关掉、算提醒或算错误，按代码写；allow 下列出放行的文字",
            "which doubts are off, warnings or errors, by their code; `allow` lists texts that may stand",
            "{ phone-number: warning, allow: [12345] }",
        ),
        optional(
            "kinds",
            Keyed(&Map(&NAMED)),
            "总结的种类；键写在每份总结的 kind 里",
            "the kinds of reports, by the keys that reports name",
            "{ annual: { zh: 年度工作总结 } }",
        ),
        optional(
            "peers",
            Keyed(&Map(&PEERS)),
            "另外要比的对比组",
            "groups of places to compare",
            "{ towns: { zh: 两个镇, places: [shili/jia, shili/yi] } }",
        ),
    ],
};

pub static CHECKS: Map =
    Map { id: "checks", zh: "检查的开关", en: "the switches of checks", keys: &SWITCHES };

const ALLOW: Key = optional(
    "allow",
    TEXTS,
    "本来就公开的号码、地址和名字，照原样写",
    "numbers, addresses and names that may be public, as written",
    "[12345]",
);

/// Every doubt that can be switched, and what is allowed all the same.
static SWITCHES: [Key; RULES.len() + 1] = {
    let mut keys = [ALLOW; RULES.len() + 1];
    let mut at = 0;
    while at < RULES.len() {
        let level = Choice(|| LEVELS.map(|(word, _)| word).to_vec());
        keys[at] = optional(RULES[at].code, level, RULES[at].zh, RULES[at].en, "off");
        at += 1;
    }
    keys
};

pub static PEERS: Map = Map {
    id: "peers",
    zh: "一个对比组",
    en: "a group of places to compare",
    keys: &[
        required("zh", Text, "名称", "its name in Chinese", "两个镇"),
        optional("en", Text, "英文名称", "its name in English", "Two towns"),
        optional(
            "places",
            List(&Folder),
            "content 以下的文件夹，至少两个",
            "folders below content, two at least",
            "[shili/jia, shili/yi]",
        ),
        optional(
            "indicators",
            INDICATORS,
            "对照表的列；不写就取报得最多的",
            "the columns of its matrix; else the commonest",
            "[land_area, grain_output]",
        ),
    ],
};
