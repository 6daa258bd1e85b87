//! Invented names of places: each a pair of characters that such names are made of.

use super::draw::Draw;

const TOWN_FIRST: &[&str] = &[
    "松", "柏", "柳", "枫", "桂", "梨", "荷", "芦", "清", "白", "青", "丹", "石", "金", "玉", "云", "星",
    "月", "东", "西", "南", "北", "上", "下", "长", "高", "平", "新", "古", "大", "双", "三", "五", "七",
    "凤", "鹤", "龙", "马", "安", "和",
];
const TOWN_LAST: &[&str] = &[
    "河", "溪", "湖", "泉", "塘", "湾", "滩", "洲", "桥", "渡", "港", "坝", "山", "岭", "岩", "坡", "岗",
    "坪", "坳", "峰", "原", "川", "谷", "洞", "店", "铺", "寨", "庄", "屯", "营", "关", "楼", "亭", "井",
    "庙", "林",
];
const AREA_FIRST: &[&str] = &[
    "安", "宁", "昌", "永", "兴", "隆", "延", "靖", "怀", "嘉", "德", "临", "丰", "瑞", "泰", "义", "信",
    "明", "景", "和", "广", "崇", "宜", "长", "远", "定", "承", "建", "新", "光", "同", "惠",
];
const AREA_LAST: &[&str] = &[
    "阳", "川", "原", "州", "宁", "远", "化", "康", "源", "陵", "泽", "台", "城", "丘", "溪", "河", "海",
    "江", "林", "山", "门", "昌", "和", "平", "水", "南", "北", "都", "津", "湖",
];
const VILLAGE_LAST: &[&str] = &["家村", "家湾村", "家坪村", "家沟村", "家集村"];
const FAMILIES: &[&str] = &["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];

/// The name of a town; no two of one county have the same.
pub fn town(seed: u64, county: usize, at: usize) -> String {
    // Steps that share no factor with the number of pairs never meet the same pair twice in one county.
    let pairs = TOWN_FIRST.len() * TOWN_LAST.len();
    let mut draw = Draw::new(seed, "town names", county as u64);
    let (start, step) = (draw.below(pairs), 7 * draw.between(1, 9) * 11 + 1);
    let pair = (start + at * odd(step)) % pairs;
    let kind =
        if Draw::new(seed, "town kind", (county * 64 + at) as u64).percent(70) { "镇" } else { "乡" };
    format!("{}{}{kind}", TOWN_FIRST[pair / TOWN_LAST.len()], TOWN_LAST[pair % TOWN_LAST.len()])
}

fn odd(step: usize) -> usize {
    // The number of pairs is 2⁵ · 3² · 5.
    let mut step = step | 1;
    while step.is_multiple_of(3) || step.is_multiple_of(5) {
        step += 2;
    }
    step
}

/// The name of a county, a prefecture or a province, by its number.
pub fn area(seed: u64, ending: &str, number: usize) -> String {
    let pairs = AREA_FIRST.len() * AREA_LAST.len();
    let start = Draw::new(seed, ending, 0).below(pairs);
    let pair = (start + number * 467) % pairs;
    let round = number / pairs;
    let far = if round == 0 { String::new() } else { "东".repeat(round) };
    format!("{far}{}{}{ending}", AREA_FIRST[pair / AREA_LAST.len()], AREA_LAST[pair % AREA_LAST.len()])
}

pub fn village(draw: &mut Draw) -> String {
    format!("{}{}", draw.one(FAMILIES), draw.one(VILLAGE_LAST))
}
