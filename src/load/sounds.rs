//! How a text sounds, for keys and anchors: words whose characters have several sounds first, then single characters.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// The longest word of the table, in characters.
const LONGEST: usize = 3;

/// Words in which a character does not have its commonest sound, or whose commonest sound is not sure. Sorted.
const WORDS: &[(&str, &str)] = &[
    ("万载", "wan zai"),
    ("且末", "qie mo"),
    ("东莞", "dong guan"),
    ("东阿", "dong e"),
    ("中牟", "zhong mu"),
    ("丰都", "feng du"),
    ("临朐", "lin qu"),
    ("临汾", "lin fen"),
    ("临洮", "lin tao"),
    ("丽水", "li shui"),
    ("乐业", "le ye"),
    ("乐东", "le dong"),
    ("乐亭", "lao ting"),
    ("乐安", "le an"),
    ("乐山", "le shan"),
    ("乐平", "le ping"),
    ("乐昌", "le chang"),
    ("乐清", "yue qing"),
    ("乐至", "le zhi"),
    ("乐都", "le du"),
    ("乐陵", "le ling"),
    ("于都", "yu du"),
    ("井陉", "jing xing"),
    ("亳州", "bo zhou"),
    ("什邡", "shi fang"),
    ("任县", "ren xian"),
    ("会东", "hui dong"),
    ("会宁", "hui ning"),
    ("会稽", "kuai ji"),
    ("会计", "kuai ji"),
    ("伽师", "jia shi"),
    ("余干", "yu gan"),
    ("供给", "gong ji"),
    ("便宜", "pian yi"),
    ("便民", "bian min"),
    ("信都", "xin du"),
    ("储藏", "chu cang"),
    ("儋州", "dan zhou"),
    ("全长", "quan chang"),
    ("六合", "lu he"),
    ("六安", "lu an"),
    ("六盘水", "liu pan shui"),
    ("农家乐", "nong jia le"),
    ("冠军", "guan jun"),
    ("勐腊", "meng la"),
    ("华容", "hua rong"),
    ("华阴", "hua yin"),
    ("协调", "xie tiao"),
    ("单县", "shan xian"),
    ("厦门", "xia men"),
    ("参与", "can yu"),
    ("参加", "can jia"),
    ("双重", "shuang chong"),
    ("句容", "ju rong"),
    ("台前", "tai qian"),
    ("台山", "tai shan"),
    ("台州", "tai zhou"),
    ("叶县", "ye xian"),
    ("同行", "tong hang"),
    ("吐鲁番", "tu lu fan"),
    ("吴堡", "wu bu"),
    ("商行", "shang hang"),
    ("喀什", "ka shi"),
    ("地方", "di fang"),
    ("多重", "duo chong"),
    ("大厦", "da sha"),
    ("大城县", "dai cheng xian"),
    ("大埔", "da bu"),
    ("天台", "tian tai"),
    ("央行", "yang hang"),
    ("婺源", "wu yuan"),
    ("宁都", "ning du"),
    ("宕昌", "tan chang"),
    ("宜都", "yi du"),
    ("射洪", "she hong"),
    ("尉氏", "wei shi"),
    ("尉犁", "yu li"),
    ("岷县", "min xian"),
    ("嵊州", "sheng zhou"),
    ("差距", "cha ju"),
    ("巴音", "ba yin"),
    ("延长", "yan chang"),
    ("弋阳", "yi yang"),
    ("快乐", "kuai le"),
    ("成都", "cheng du"),
    ("扎兰屯", "zha lan tun"),
    ("扎实", "zha shi"),
    ("扎赉特", "zha lai te"),
    ("扎鲁特", "zha lu te"),
    ("抽调", "chou diao"),
    ("掇刀", "duo dao"),
    ("排行", "pai hang"),
    ("收藏", "shou cang"),
    ("效率", "xiao lv"),
    ("新干", "xin gan"),
    ("无棣", "wu di"),
    ("昌都", "chang du"),
    ("曲阜", "qu fu"),
    ("曲阳", "qu yang"),
    ("曲靖", "qu jing"),
    ("望都", "wang du"),
    ("朝天", "chao tian"),
    ("朝阳", "chao yang"),
    ("枞阳", "zong yang"),
    ("柏乡", "bai xiang"),
    ("柘城", "zhe cheng"),
    ("柞水", "zha shui"),
    ("查干", "cha gan"),
    ("栟茶", "ben cha"),
    ("校对", "jiao dui"),
    ("校核", "jiao he"),
    ("模板", "mu ban"),
    ("歙县", "she xian"),
    ("武陟", "wu zhi"),
    ("民乐", "min yue"),
    ("民宿", "min su"),
    ("汨罗", "mi luo"),
    ("泌阳", "bi yang"),
    ("洪洞", "hong tong"),
    ("浒墅关", "xu shu guan"),
    ("浚县", "xun xian"),
    ("涞源", "lai yuan"),
    ("涡阳", "guo yang"),
    ("涪陵", "fu ling"),
    ("涿州", "zhuo zhou"),
    ("渑池", "mian chi"),
    ("牟平", "mu ping"),
    ("牲畜", "sheng chu"),
    ("特长", "te chang"),
    ("犍为", "qian wei"),
    ("猇亭", "xiao ting"),
    ("猪圈", "zhu juan"),
    ("率先", "shuai xian"),
    ("珙县", "gong xian"),
    ("瓮安", "weng an"),
    ("甪直", "lu zhi"),
    ("畜牧", "xu mu"),
    ("畜禽", "chu qin"),
    ("番禺", "pan yu"),
    ("疏勒", "shu le"),
    ("监利", "jian li"),
    ("盱眙", "xu yi"),
    ("着力", "zhuo li"),
    ("着手", "zhuo shou"),
    ("睢县", "sui xian"),
    ("砀山", "dang shan"),
    ("秭归", "zi gui"),
    ("积分", "ji fen"),
    ("积石山", "ji shi shan"),
    ("空调", "kong tiao"),
    ("筠连", "jun lian"),
    ("綦江", "qi jiang"),
    ("繁峙", "fan shi"),
    ("给水", "ji shui"),
    ("缙云", "jin yun"),
    ("耒阳", "lei yang"),
    ("色达", "se da"),
    ("芷江", "zhi jiang"),
    ("若羌", "ruo qiang"),
    ("茌平", "chi ping"),
    ("荥经", "ying jing"),
    ("荥阳", "xing yang"),
    ("莒县", "ju xian"),
    ("莘县", "shen xian"),
    ("莘庄", "xin zhuang"),
    ("蔚县", "yu xian"),
    ("薄弱", "bo ruo"),
    ("藁城", "gao cheng"),
    ("蚌埠", "beng bu"),
    ("蠡县", "li xian"),
    ("行业", "hang ye"),
    ("行动", "xing dong"),
    ("行唐", "xing tang"),
    ("行政", "xing zheng"),
    ("行长", "hang zhang"),
    ("衢州", "qu zhou"),
    ("西藏", "xi zang"),
    ("覃塘", "qin tang"),
    ("解州", "xie zhou"),
    ("诸暨", "zhu ji"),
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
    ("邗江", "han jiang"),
    ("邳州", "pi zhou"),
    ("郧西", "yun xi"),
    ("郫县", "pi xian"),
    ("郯城", "tan cheng"),
    ("郴州", "chen zhou"),
    ("都匀", "du yun"),
    ("都市", "du shi"),
    ("都昌", "du chang"),
    ("都江堰", "du jiang yan"),
    ("鄄城", "juan cheng"),
    ("鄞州", "yin zhou"),
    ("鄠邑", "hu yi"),
    ("鄱阳", "po yang"),
    ("重庆", "chong qing"),
    ("重建", "chong jian"),
    ("重新", "chong xin"),
    ("重点", "zhong dian"),
    ("重要", "zhong yao"),
    ("重阳", "chong yang"),
    ("铅山", "yan shan"),
    ("银行", "yin hang"),
    ("长三角", "chang san jiao"),
    ("长丰", "chang feng"),
    ("长乐", "chang le"),
    ("长兴", "chang xing"),
    ("长垣", "chang yuan"),
    ("长城", "chang cheng"),
    ("长子县", "zhang zi xian"),
    ("长宁", "chang ning"),
    ("长安", "chang an"),
    ("长寿", "chang shou"),
    ("长岛", "chang dao"),
    ("长岭县", "chang ling xian"),
    ("长效", "chang xiao"),
    ("长春", "chang chun"),
    ("长期", "chang qi"),
    ("长武", "chang wu"),
    ("长汀", "chang ting"),
    ("长江", "chang jiang"),
    ("长沙", "chang sha"),
    ("长治", "chang zhi"),
    ("长泰", "chang tai"),
    ("长海县", "chang hai xian"),
    ("长清区", "chang qing qu"),
    ("长葛", "chang ge"),
    ("长远", "chang yuan"),
    ("长途", "chang tu"),
    ("长阳", "chang yang"),
    ("长顺县", "chang shun xian"),
    ("阆中", "lang zhong"),
    ("阿克苏", "a ke su"),
    ("阿坝", "a ba"),
    ("降水", "jiang shui"),
    ("隰县", "xi xian"),
    ("音乐", "yin yue"),
    ("颍上", "ying shang"),
    ("首都", "shou du"),
    ("黄陂", "huang pi"),
    ("黟县", "yi xian"),
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
    // Few characters begin a word of the table.
    let first = *chars.first()?;
    let at = WORDS.partition_point(|(word, _)| word.chars().next() < Some(first));
    if !WORDS.get(at).is_some_and(|(word, _)| word.starts_with(first)) {
        return None;
    }
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
        check("蚌埠、荥阳、荥经、莘县、井陉", "beng bu xing yang ying jing shen xian jing xing");
        check("扩大城乡差距", "kuo da cheng xiang cha ju");
        check("大城县、长子县、监利市", "dai cheng xian zhang zi xian jian li shi");
        check("会计校对", "kuai ji jiao dui");
        check("都市", "du shi");
        check("绿色通道", "lv se tong dao");
        check("3A级景区 WiFi", "3a ji jing qu wifi");
        check("ａＢ", "ab");
    }
}
