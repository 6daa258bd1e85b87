//! Of whom a sentence speaks before it comes to a figure: of the place itself, of another, or of a part of it.

use crate::model::Level;

use super::figures::Around;

/// Words in front of a name that say no more than that it is of this place, and now.
pub fn own_words(level: Level) -> &'static [&'static str] {
    match level {
        Level::Town => &[
            "全镇",
            "全乡",
            "全街道",
            "全街",
            "我镇",
            "我乡",
            "本镇",
            "本乡",
            "该镇",
            "该乡",
            "镇党委",
            "乡党委",
            "镇政府",
            "乡政府",
            "镇域",
            "乡域",
            "镇域内",
            "辖区",
            "辖区内",
        ],
        Level::County => &["全县", "我县", "全区", "我区", "全市", "我市", "本县", "县域", "辖区"],
        Level::Prefecture => &["全市", "我市", "全州", "我州", "本市", "市域"],
        Level::Province => &["全省", "我省", "全区", "本省"],
        Level::Village | Level::Community => &["全村", "我村", "本村", "全社区", "本社区", "辖区"],
    }
}

/// Whether a sentence names another place, or somebody within this one, before it comes to the figure.
pub fn speaks_of_others(sentence: &str, around: &Around) -> bool {
    let own = own_words(around.level);
    let wider = ["全省", "全市", "全县", "全国", "全区", "全镇", "全乡"];
    // What was named last is what the figure is of: 占全县三成，全镇……
    let last = |words: &[&str]| words.iter().filter_map(|word| sentence.rfind(word)).max();
    let others: Vec<&str> = wider.into_iter().filter(|word| !own.contains(word)).collect();
    let self_named =
        last(own).max(last(&["镇完成", "镇实现", "乡完成", "乡实现"])).max(sentence.rfind(around.place));
    if last(&others) > self_named {
        return true;
    }
    // A semicolon ends what was said of one subject.
    let part = sentence.rsplit(['；', ';']).next().unwrap_or(sentence);
    sentence.split(['，', '；', '：', ',', ';', ':']).any(|clause| names_a_village(subject(clause, around)))
        || ["公司", "学校", "小学", "中学", "卫生院", "敬老院"].iter().any(|word| sentence.contains(word))
        || part.split(['，', ',']).any(|clause| is_of_a_project(clause) || is_of_a_newcomer(clause))
}

/// 引进农业龙头企业，种植蔬菜600亩: what follows is what the enterprise did.
fn is_of_a_newcomer(clause: &str) -> bool {
    const WHO: [&str; 6] = ["企业", "公司", "集团", "大户", "合作社", "基地"];
    let clause = clause.trim();
    let brought = ["引进", "招引", "引入"].iter().any(|verb| clause.starts_with(verb));
    brought && WHO.iter().any(|who| clause.ends_with(who))
}

/// 扩容工程新征土地 is of that project; 结合林草工程 only says by what means, and 12个重点项目 counts them.
fn is_of_a_project(clause: &str) -> bool {
    const MEANS: [&str; 20] = [
        "结合", "围绕", "依托", "通过", "按照", "以", "实施", "抓好", "抓住", "推进", "借助", "利用", "抢抓",
        "争取", "谋划", "申报", "开工", "引进", "包装", "储备",
    ];
    let clause = clause.trim();
    let Some(at) = ["项目", "工程"].iter().filter_map(|word| clause.find(word)).min() else {
        return false;
    };
    let (head, tail) =
        (&clause[..at], clause[at + "项目".len()..].trim_start_matches(['数', '共', '达', '为']));
    let counted = crate::quantity::find(head)
        .iter()
        .any(|found| found.quantity.unit.dimension == crate::quantity::Dimension::Count);
    let counts = tail.starts_with(|c: char| c.is_ascii_digit() || "*×xX".contains(c));
    let any = ["各类", "各项", "一批", "重点", "重大", "全部"].iter().any(|word| head.ends_with(word));
    !counted && !counts && !any && !MEANS.iter().any(|word| head.starts_with(word))
}

/// What a clause begins with, the name of the place itself left out.
fn subject<'c>(clause: &'c str, around: &Around) -> &'c str {
    let clause = clause.trim();
    let clause = clause.strip_prefix(around.place).filter(|_| !around.place.is_empty()).unwrap_or(clause);
    let end = clause.char_indices().nth(14).map_or(clause.len(), |(at, _)| at);
    &clause[..end]
}

/// 高同村, 幸福社区, 甲乡: a short name with the word for a place behind it; 行政村, 农村 and 因村施策 name none.
fn names_a_village(words: &str) -> bool {
    const GENERAL: [&str; 24] = [
        "行政村",
        "自然村",
        "农村",
        "乡村",
        "建制村",
        "示范村",
        "城乡",
        "贫困村",
        "个社区",
        "各社区",
        "精品村",
        "试点村",
        "文明村",
        "中心村",
        "先进村",
        "后进村",
        "落后村",
        "达标村",
        "清洁村",
        "样板村",
        "重点村",
        "薄弱村",
        "新农村",
        "下乡",
    ];
    let mut rest = words.to_owned();
    for word in GENERAL {
        rest = rest.replace(word, "·");
    }
    let signs: Vec<char> = rest.replace("社区", "村").chars().collect();
    let mut before = 0;
    for (at, c) in signs.iter().enumerate() {
        let place = matches!(c, '村' | '乡') && before > 0;
        let general =
            at > 0 && "因各全本我该每和及镇到进入驻联个两多强富美兴扶帮下住".contains(signs[at - 1]);
        // 精品村12个 and 村*个 are counted.
        let goes_on = signs.get(at + 1).is_some_and(|next| {
            next.is_ascii_digit() || "民组级庄容委干规务史落内口道屯企集（(、*×xX".contains(*next)
        });
        if place && !general && !goes_on {
            return true;
        }
        before = if ('\u{4e00}'..='\u{9fff}').contains(c) { before + 1 } else { 0 };
    }
    false
}

/// （一）高同村: everything below is of that village.
pub fn is_of_a_village(heading: &str) -> bool {
    heading.split('\n').any(|line| {
        let name = line.get(super::marker::read(line).map_or(0, |marker| marker.length)..).unwrap_or(line);
        let name = name.trim_end_matches(['。', '：', ':']);
        name.chars().count() <= 8 && (name.ends_with('村') || name.ends_with("社区")) && names_a_village(name)
    })
}
