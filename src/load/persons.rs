//! Natural persons in data: what looks like the name of one, or like a household. A public site has no rows of them.

use crate::diag::{Diagnostic, Span};
use crate::say;

/// Whose row it seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    Person,
    Household,
}

/// Surnames of one character: the two hundred commonest, in the order of their sound.
const SURNAMES: &str = "艾安白包鲍毕卞卜蔡曹岑柴常车陈成程池仇储楚褚崔代戴邓狄刁丁董窦杜段樊范方房费冯符付傅甘高戈葛耿宫龚巩古谷顾关管郭韩杭郝何\
贺洪侯胡花华黄霍姬吉纪季冀贾简江姜蒋焦金靳景康柯孔匡邝赖蓝郎劳雷冷黎李厉利连练廉梁廖林凌刘柳龙娄卢芦鲁陆路罗骆吕马麦满毛茅梅孟\
米苗缪闵莫牟穆倪聂宁牛钮欧潘庞裴彭蒲浦齐祁钱强乔秦丘邱裘曲屈瞿全饶任荣阮芮桑沙单商尚邵佘沈盛施石时史舒司宋苏孙谭汤唐陶滕田童涂屠\
万汪王危韦卫魏温文翁邬巫吴伍武奚习席夏向项萧肖谢解辛邢熊徐许薛严阎颜晏杨姚叶易殷尹应尤游于余俞虞喻袁岳臧曾翟詹湛张章赵甄郑钟周朱\
祝庄卓宗邹祖左";

/// Surnames of two characters.
const DOUBLE: [&str; 14] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "公孙", "慕容", "皇甫", "令狐", "夏侯", "司徒", "长孙",
    "宇文",
];

/// The surnames that begin few other words: half of all people have one of the first thirty.
const COMMON: &str = "王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖董潘袁蔡蒋于杜程魏苏吕丁沈姜崔谭陆范汪廖贾邹熊孟秦邱侯尹薛阎段雷龙陶贺\
郝顾龚邵覃钱戴严莫孔";

/// What the name of a place ends in.
const OF_PLACES: [&str; 46] = [
    "村",
    "社区",
    "居",
    "居委会",
    "委会",
    "街道",
    "镇",
    "乡",
    "县",
    "市",
    "区",
    "组",
    "屯",
    "寨",
    "庄",
    "湾",
    "沟",
    "坪",
    "坝",
    "塘",
    "坊",
    "堡",
    "店",
    "铺",
    "营",
    "岭",
    "坡",
    "垸",
    "圩",
    "埠",
    "崖",
    "岔",
    "口",
    "桥",
    "场",
    "园",
    "畈",
    "墩",
    "集",
    "港",
    "洲",
    "岛",
    "苑",
    "片",
    "垟",
    "家",
];

/// Kinds of households: no one's in particular.
const KINDS_OF_HOUSEHOLDS: [&str; 30] = [
    "文明",
    "星级文明",
    "示范",
    "党员示范",
    "卫生",
    "清洁",
    "脱贫",
    "监测",
    "边缘",
    "低保",
    "五保",
    "特困",
    "困难",
    "贫困",
    "先进",
    "模范",
    "党员",
    "种植",
    "养殖",
    "经营",
    "安置",
    "搬迁",
    "常住",
    "包保",
    "联系",
    "重点",
    "易返贫",
    "商",
    "农",
    "住",
];

/// What words for things end in, and given names hardly ever.
const OF_THINGS: &str = "化度率量性数额力制法规章式点线面区费款物品墙路桥河渠厕水电气房屋院园田地林木草垃圾污贴放养建占堆挂搭节奖赛会";

/// What a head says above a column of persons or households.
const HEADS: [&str; 17] = [
    "户主",
    "户主姓名",
    "姓名",
    "农户",
    "农户姓名",
    "户名",
    "住户",
    "住户姓名",
    "村民",
    "村民姓名",
    "家庭",
    "家庭户主",
    "居民姓名",
    "人员姓名",
    "household",
    "householder",
    "person",
];

/// Whether a head of a column, or a key, speaks of persons or households.
pub fn head(written: &str) -> bool {
    let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.split(['（', '(']).next().unwrap_or_default().to_lowercase();
    HEADS.contains(&bare.as_str()) || bare == "households" || bare == "family"
}

/// What a text seems to be that stands where a village is expected: 高同 may be either, 高同村 is a village.
pub fn in_place_of_a_village(text: &str) -> Option<Private> {
    let text = text.trim();
    household(text).or_else(|| (person(text) && !ends_as_a_place(text)).then_some(Private::Person))
}

/// What a text seems to be that stands where a thing is expected. Few words of three characters are taken for a name:
/// only those of a common surname that do not end as things do.
pub fn in_place_of_a_thing(text: &str) -> Option<Private> {
    let text = text.trim();
    let mut chars = text.chars();
    let (first, last) = (chars.next(), chars.next_back());
    let short = text.chars().count() == 3 && first.is_some_and(|c| COMMON.contains(c));
    let thing = last.is_some_and(|c| OF_THINGS.contains(c)) || ends_as_a_place(text);
    household(text).or_else(|| (short && person(text) && !thing).then_some(Private::Person))
}

/// The household of somebody: 王小明户, 王某某家, ×××户.
fn household(text: &str) -> Option<Private> {
    let whose = ["户主", "家庭", "户", "家"].into_iter().find_map(|end| text.strip_suffix(end))?;
    let known_kind = KINDS_OF_HOUSEHOLDS.contains(&whose);
    let masked = whose.chars().count() > 1 && whose.chars().all(|c| "×xX*＊某".contains(c));
    (!known_kind && (masked || person(whose))).then_some(Private::Household)
}

/// A surname with one or two characters behind it; marks that hide them count.
fn person(text: &str) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || "×xX*＊".contains(c);
    given_name(text).is_some_and(|given| given.chars().all(han))
}

/// What stands behind the surname that a text begins with, if that is as long as a given name.
pub fn given_name(text: &str) -> Option<&str> {
    let is_short = |given: &&str| (1..=2).contains(&given.chars().count());
    let double = DOUBLE.iter().find_map(|surname| text.strip_prefix(surname)).filter(is_short);
    double.or_else(|| text.strip_prefix(|c| SURNAMES.contains(c)).filter(is_short))
}

fn ends_as_a_place(text: &str) -> bool {
    OF_PLACES.iter().any(|end| text.ends_with(end))
}

/// The error that stops a build. It says where and never what: records of builds are often public.
pub fn refuse(private: Private, at: Span) -> Diagnostic {
    let message = match private {
        Private::Person => say!(
            "这里像是个人的姓名（不在此重复）：个人的得分、名次、奖罚不能上公开网站",
            "this looks like the name of a person (not repeated here): scores, ranks and rewards of persons have no place on a public site"
        ),
        Private::Household => say!(
            "这里像是某一户人家（不在此重复）：户的得分、名次、奖罚不能上公开网站",
            "this looks like somebody's household (not repeated here): scores, ranks and rewards of households have no place on a public site"
        ),
    };
    let help = say!(
        "只写村、社区和单位；是村名的写全称，如 高同村；户和个人只写合计，如 清洁户 120户",
        "tell of villages, communities and bodies only; a village is named in full, as 高同村; give households and persons as a total"
    );
    Diagnostic::error("private", message).at(at).unquoted().help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn villages_are_told_from_persons() {
        let check = |text: &str, expected| assert_eq!(in_place_of_a_village(text), expected, "{text}");
        check("王小明", Some(Private::Person));
        check("高同", Some(Private::Person));
        check("欧阳某某", Some(Private::Person));
        check("张**", Some(Private::Person));
        check("王小明户", Some(Private::Household));
        check("王某某家", Some(Private::Household));
        check("×××户", Some(Private::Household));
        // Villages that are named after somebody, and short names that begin with no surname.
        for village in
            ["高同村", "张竹林村", "二里半社区", "田庆二村", "大坪", "龙王坝", "王家湾", "李家", "芦子沟"]
        {
            check(village, None);
        }
    }

    #[test]
    fn things_are_told_from_persons() {
        let check = |text: &str, expected| assert_eq!(in_place_of_a_thing(text), expected, "{text}");
        check("王小明", Some(Private::Person));
        check("李某某户", Some(Private::Household));
        for thing in [
            "总体思路",
            "组织保障",
            "文明户",
            "星级文明户",
            "石漠化",
            "高质量",
            "周边",
            "陈旧墙",
            "杨梅节",
            "安全",
            "路面",
            "种植户",
        ] {
            check(thing, None);
        }
    }

    #[test]
    fn no_name_of_the_catalogue_is_taken_for_a_person() {
        let (site, _) = crate::load::load(&crate::files::Files::default());
        let names = site
            .indicators
            .iter()
            .flat_map(|indicator| std::iter::once(&indicator.name.zh).chain(&indicator.aliases));
        let taken: Vec<&String> = names.filter(|name| in_place_of_a_thing(name).is_some()).collect();
        assert!(taken.is_empty(), "{taken:?}");
    }

    #[test]
    fn heads_of_persons_are_known() {
        let check = |text: &str, expected| assert_eq!(head(text), expected, "{text}");
        check("户主", true);
        check("姓 名", true);
        check("农户（姓名）", true);
        check("household", true);
        check("农户数", false);
        check("户数", false);
        check("村", false);
    }
}
