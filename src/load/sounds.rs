//! How a text sounds, for keys and anchors: words whose characters have several sounds first, then single characters.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// The longest word of the table, in characters.
const LONGEST: usize = 3;

/// Words in which a character does not have its commonest sound, or whose commonest sound is not sure. Sorted.
const WORDS: &[(&str, &str)] = &[
    ("东阿", "dong e"),
    ("中牟", "zhong mu"),
    ("丽水", "li shui"),
    ("乐亭", "lao ting"),
    ("乐山", "le shan"),
    ("乐平", "le ping"),
    ("乐清", "yue qing"),
    ("乐都", "le du"),
    ("亳州", "bo zhou"),
    ("会稽", "kuai ji"),
    ("会计", "kuai ji"),
    ("供给", "gong ji"),
    ("便宜", "pian yi"),
    ("便民", "bian min"),
    ("信都", "xin du"),
    ("储藏", "chu cang"),
    ("全长", "quan chang"),
    ("六合", "lu he"),
    ("六安", "lu an"),
    ("农家乐", "nong jia le"),
    ("冠军", "guan jun"),
    ("协调", "xie tiao"),
    ("单县", "shan xian"),
    ("厦门", "xia men"),
    ("参与", "can yu"),
    ("参加", "can jia"),
    ("双重", "shuang chong"),
    ("台州", "tai zhou"),
    ("同行", "tong hang"),
    ("商行", "shang hang"),
    ("地方", "di fang"),
    ("多重", "duo chong"),
    ("大厦", "da sha"),
    ("大埔", "da bu"),
    ("天台", "tian tai"),
    ("央行", "yang hang"),
    ("差距", "cha ju"),
    ("延长", "yan chang"),
    ("快乐", "kuai le"),
    ("成都", "cheng du"),
    ("扎实", "zha shi"),
    ("抽调", "chou diao"),
    ("排行", "pai hang"),
    ("收藏", "shou cang"),
    ("效率", "xiao lv"),
    ("校对", "jiao dui"),
    ("校核", "jiao he"),
    ("模板", "mu ban"),
    ("民乐", "min yue"),
    ("民宿", "min su"),
    ("洪洞", "hong tong"),
    ("浚县", "xun xian"),
    ("涡阳", "guo yang"),
    ("牲畜", "sheng chu"),
    ("特长", "te chang"),
    ("猪圈", "zhu juan"),
    ("率先", "shuai xian"),
    ("畜牧", "xu mu"),
    ("畜禽", "chu qin"),
    ("番禺", "pan yu"),
    ("盱眙", "xu yi"),
    ("着力", "zhuo li"),
    ("着手", "zhuo shou"),
    ("积分", "ji fen"),
    ("空调", "kong tiao"),
    ("给水", "ji shui"),
    ("蔚县", "yu xian"),
    ("薄弱", "bo ruo"),
    ("行业", "hang ye"),
    ("行动", "xing dong"),
    ("行政", "xing zheng"),
    ("行长", "hang zhang"),
    ("西藏", "xi zang"),
    ("调动", "diao dong"),
    ("调处", "tiao chu"),
    ("调度", "diao du"),
    ("调控", "tiao kong"),
    ("调整", "tiao zheng"),
    ("调查", "diao cha"),
    ("调水", "diao shui"),
    ("调研", "diao yan"),
    ("调节", "tiao jie"),
    ("调解", "tiao jie"),
    ("还林", "huan lin"),
    ("还田", "huan tian"),
    ("还草", "huan cao"),
    ("都匀", "du yun"),
    ("都市", "du shi"),
    ("都江堰", "du jiang yan"),
    ("重庆", "chong qing"),
    ("重建", "chong jian"),
    ("重新", "chong xin"),
    ("重点", "zhong dian"),
    ("重要", "zhong yao"),
    ("重阳", "chong yang"),
    ("铅山", "yan shan"),
    ("银行", "yin hang"),
    ("长三角", "chang san jiao"),
    ("长兴", "chang xing"),
    ("长城", "chang cheng"),
    ("长安", "chang an"),
    ("长效", "chang xiao"),
    ("长春", "chang chun"),
    ("长期", "chang qi"),
    ("长江", "chang jiang"),
    ("长沙", "chang sha"),
    ("长治", "chang zhi"),
    ("长远", "chang yuan"),
    ("长途", "chang tu"),
    ("降水", "jiang shui"),
    ("音乐", "yin yue"),
    ("首都", "shou du"),
    ("黄陂", "huang pi"),
];

/// One word for each Han character, and for each run of Latin letters and digits.
pub fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.nfkc().collect();
    let mut words: Vec<String> = Vec::new();
    let mut within = false;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        if let Some((length, sounds)) = phrase(&chars[at - 1..]) {
            words.extend(sounds.split(' ').map(str::to_owned));
            (within, at) = (false, at - 1 + length);
        } else if let Some(sound) = c.to_pinyin() {
            words.push(sound.plain().replace('ü', "v"));
            within = false;
        } else if c.is_ascii_alphanumeric() {
            let c = c.to_ascii_lowercase();
            match words.last_mut() {
                Some(word) if within => word.push(c),
                _ => words.push(c.to_string()),
            }
            within = true;
        } else {
            within = false;
        }
    }
    words.retain(|word| word.is_ascii());
    words
}

/// The longest word of the table that the characters begin with: its length, and its sounds.
fn phrase(chars: &[char]) -> Option<(usize, &'static str)> {
    (2..=LONGEST.min(chars.len())).rev().find_map(|length| {
        let written: String = chars[..length].iter().collect();
        let at = WORDS.binary_search_by(|(word, _)| (*word).cmp(&written)).ok()?;
        Some((length, WORDS[at].1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_a_sound_for_each_character() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0), "sorted, each once");
        for (word, sounds) in WORDS {
            let length = word.chars().count();
            assert_eq!(sounds.split(' ').count(), length, "{word}");
            assert!((2..=LONGEST).contains(&length), "{word}");
        }
    }

    #[test]
    fn words_sound_as_they_are_spoken() {
        let check = |text: &str, expected: &str| assert_eq!(words(text).join(" "), expected, "{text}");
        check("“4321”长效工作机制", "4321 chang xiao gong zuo ji zhi");
        check("河长制", "he zhang zhi");
        check("“路长制”增长", "lu zhang zhi zeng zhang");
        check("重点工程", "zhong dian gong cheng");
        check("重庆市", "chong qing shi");
        check("专项行动", "zhuan xiang xing dong");
        check("积分银行", "ji fen yin hang");
        check("人民调解", "ren min tiao jie");
        check("调查研究", "diao cha yan jiu");
        check("乐清市", "yue qing shi");
        check("农家乐", "nong jia le");
        check("六安、台州、东阿", "lu an tai zhou dong e");
        check("会计校对", "kuai ji jiao dui");
        check("都市", "du shi");
        check("绿色通道", "lv se tong dao");
        check("3A级景区 WiFi", "3a ji jing qu wifi");
        check("ａＢ", "ab");
    }
}
