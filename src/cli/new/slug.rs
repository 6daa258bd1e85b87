//! The folder that a place is given after its name: 吉强镇 → `jiqiang`.

use crate::load::sounds;
use crate::model::Level;

/// What tells the level of a place at the end of its name, the longer before the shorter.
const ENDINGS: [(&str, Option<Level>); 17] = [
    ("特别行政区", Some(Level::Province)),
    ("自治区", Some(Level::Province)),
    ("自治州", Some(Level::Prefecture)),
    ("自治县", Some(Level::County)),
    ("自治旗", Some(Level::County)),
    ("民族乡", Some(Level::Town)),
    ("街道办事处", Some(Level::Town)),
    ("街道", Some(Level::Town)),
    ("地区", Some(Level::Prefecture)),
    ("社区", Some(Level::Community)),
    ("省", Some(Level::Province)),
    ("县", Some(Level::County)),
    ("区", Some(Level::County)),
    ("镇", Some(Level::Town)),
    ("乡", Some(Level::Town)),
    ("村", Some(Level::Village)),
    // A city may be of three levels.
    ("市", None),
];

/// Peoples whose names stand before 自治县 or 乡 and are no part of the name of the place.
const PEOPLES: [&str; 32] = [
    "土家族",
    "哈萨克族",
    "柯尔克孜族",
    "蒙古族",
    "朝鲜族",
    "布依族",
    "哈尼族",
    "傈僳族",
    "仡佬族",
    "拉祜族",
    "东乡族",
    "纳西族",
    "仫佬族",
    "锡伯族",
    "毛南族",
    "各族",
    "维吾尔",
    "回族",
    "藏族",
    "苗族",
    "彝族",
    "壮族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "傣族",
    "黎族",
    "羌族",
    "畲族",
    "水族",
    "佤族",
];

/// The level that the end of a name leaves no doubt about.
pub fn level(name: &str) -> Option<Level> {
    ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).and_then(|(_, level)| *level)
}

/// The name in pinyin without what tells its level, unless hardly anything would be left: 单县 is `shanxian`.
pub fn of(name: &str) -> String {
    let name = name.trim();
    let mut bare = ENDINGS.iter().find_map(|(ending, _)| name.strip_suffix(ending)).unwrap_or(name);
    while let Some(rest) = PEOPLES.iter().find_map(|people| bare.strip_suffix(people)) {
        bare = rest;
    }
    let bare = bare.chars().count();
    if bare < 2 {
        return whole(name);
    }
    // The sounds are those of the whole name: 长子县 is no 长子.
    let head: String = name.chars().take(bare).collect();
    let (all, head) = (sounds(name), sounds(&head).len());
    plain(all.into_iter().take(head))
}

/// The whole name in pinyin, parted by a dash from what tells its level: 吉强社区 → `jiqiang-shequ`.
pub fn whole(name: &str) -> String {
    let name = name.trim();
    let ending = ENDINGS.iter().map(|(ending, _)| *ending).find(|ending| name.ends_with(ending));
    let tail = ending.map_or(0, |ending| sounds(ending).len());
    let all = sounds(name);
    let head = all.len() - tail.min(all.len());
    if head < 2 {
        return plain(all);
    }
    format!("{}-{}", plain(all[..head].iter().cloned()), plain(all[head..].iter().cloned()))
        .trim_end_matches('-')
        .to_owned()
}

fn plain(sounds: impl IntoIterator<Item = String>) -> String {
    sounds.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_sound_as_places_are_called() {
        let check = |name: &str, folder: &str| assert_eq!(of(name), folder, "{name}");
        check("吉强镇", "jiqiang");
        check("重庆市", "chongqing");
        check("六安市", "luan");
        check("台州市", "taizhou");
        check("乐清市", "yueqing");
        check("乐亭县", "laoting");
        check("东阿县", "donge");
        check("蚌埠市", "bengbu");
        check("亳州市", "bozhou");
        check("歙县", "shexian");
        check("单县", "shanxian");
        check("六合区", "luhe");
        check("番禺区", "panyu");
        check("洪洞县", "hongtong");
        check("大城县", "daicheng");
        check("长子县", "zhangzi");
        check("长清区", "changqing");
        check("勐腊县", "mengla");
        check("綦江区", "qijiang");
        check("城关街道", "chengguan");
        check("城关街道办事处", "chengguan");
        check("高同村", "gaotong");
        check("丰州社区", "fengzhou");
        check("湘西土家族苗族自治州", "xiangxi");
        check("内蒙古自治区", "neimenggu");
        check("新疆维吾尔自治区", "xinjiang");
        check("3号村", "3hao");
        check("某镇", "mouzhen");
        check("Jiqiang", "jiqiang");
        check("", "");
        assert_eq!(whole("丰州社区"), "fengzhou-shequ");
        assert_eq!(whole("单县"), "shanxian");
    }

    #[test]
    fn the_level_is_told_by_the_end_of_the_name() {
        let check = |name: &str, expected| assert_eq!(level(name), expected, "{name}");
        check("吉强镇", Some(Level::Town));
        check("西吉县", Some(Level::County));
        check("高同村", Some(Level::Village));
        check("丰州社区", Some(Level::Community));
        check("湘西土家族苗族自治州", Some(Level::Prefecture));
        check("固原市", None);
        check("吉强", None);
    }
}
