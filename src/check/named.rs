//! Names of people beside what they got, owe or are: in a table with a column of names, behind a word such as 低保户,
//! before an amount or a score. Those of data sets and boards are told of where they are read (`load::persons`). What
//! hides a name (李某, 王**) passes.

use super::Around;
use super::persons::{is_of_no_office, is_person};
use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::files::extension;
use crate::load::given_name;
use crate::model::{Block, Report, inline_text};
use crate::say;

/// What a column of names is called.
const HEADS: [&str; 12] = [
    "姓名",
    "户主",
    "户主姓名",
    "受益人",
    "领取人",
    "申请人",
    "补助对象",
    "救助对象",
    "村民姓名",
    "农户姓名",
    "残疾人姓名",
    "家庭成员",
];

/// What nobody wants to be called on the web, and what stands before the name of a household.
const STANDINGS: [&str; 22] = [
    "低保户",
    "五保户",
    "特困户",
    "特困人员",
    "贫困户",
    "脱贫户",
    "监测户",
    "残疾人",
    "信访人",
    "上访人",
    "社区矫正对象",
    "户主",
    "救助对象",
    "补助对象",
    "受助对象",
    "帮扶对象",
    "患者",
    "孤儿",
    "低保对象",
    "农户",
    "村民",
    "困难户",
];

/// What they end in: what stands behind these characters alone is looked at.
const LAST_OF_STANDINGS: [char; 8] = ['户', '主', '员', '人', '象', '者', '儿', '民'];

/// Words that begin as names do, and what grows, grazes or is counted in lists of amounts.
const COMMON: [&str; 63] = [
    "余下", "余款", "余额", "余粮", "余热", "周边", "周转", "周期", "周均", "周一", "周五", "周末", "周围",
    "黄牛", "黄羊", "黄豆", "黄瓜", "黄桃", "黄花", "黄芪", "黄金", "黄酒", "黄茶", "黄粉", "杨梅", "杨树",
    "李子", "张贴", "张榜", "许可", "许多", "严重", "严格", "董事", "苏打", "陶瓷", "陶器", "胡萝", "胡麻",
    "胡椒", "罗汉", "姜黄", "杜仲", "唐装", "雷竹", "毛竹", "毛巾", "毛利", "毛重", "毛收", "顾客", "程度",
    "曾经", "郑重", "何首", "陈皮", "陈醋", "陈列", "熊猫", "夏粮", "夏季", "秦椒", "陆续",
];

/// What words for crops, money and measures end in, and given names hardly ever.
const OF_THINGS: &str =
    "薯菜豆瓜菊参苗树竹药椒菇费款金额率量度障压病症化性式法制类型工业上下内外间时年月日紧少弱低慢足够";

const UNITS: [&str; 5] = ["元", "万元", "分", "块", "斤"];

pub fn in_tables(report: &Report, around: &Around, diagnostics: &mut Diagnostics) {
    for block in report.body.blocks.iter().filter(|_| around.asks("person")) {
        in_table(block, &report.file, around, diagnostics);
    }
}

/// How much speaks for a name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// Nothing: it must begin with a surname that begins few words.
    None,
    /// What stands before it or beside it: any surname will do, for whole names of three characters.
    Context,
    /// The head of its column.
    Head,
}

/// Whether a text is a name, on this ground.
fn is_name(text: &str, ground: Ground) -> bool {
    let Some(given) = given_name(text) else { return false };
    let known = is_person(text);
    match ground {
        Ground::None => known,
        Ground::Context => {
            let whole = given.chars().count() == 2 && is_of_no_office(given);
            known || whole && !given.ends_with(|c| OF_THINGS.contains(c))
        }
        Ground::Head => given.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
    }
}

/// A name that is written out and not allowed by the settings.
fn is_open(name: &str, ground: Ground, around: &Around) -> bool {
    let hidden = name.contains('某') || name.contains(['*', '＊', '×']);
    let common = COMMON.iter().any(|word| name.starts_with(word));
    let place = || {
        let first = around.places.partition_point(|place| *place < name);
        around.places.get(first).is_some_and(|place| place.starts_with(name))
    };
    let allowed = || around.site.checks.allow.iter().any(|text| text == name);
    !hidden && !common && is_name(name, ground) && !place() && !allowed()
}

fn in_table(block: &Block, file: &str, around: &Around, diagnostics: &mut Diagnostics) {
    let Block::Table { head, rows, .. } = block else { return };
    for (column, head) in head.iter().enumerate() {
        let head = inline_text(head);
        if !is_head(&head) {
            continue;
        }
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| inline_text(cell));
        let names: Vec<String> = cells.filter(|cell| is_open(cell.trim(), Ground::Head, around)).collect();
        let Some(first) = names.first() else { continue };
        let text = around.files.text(file).unwrap_or_default();
        // The table begins with its head, and a name may stand in the text before it.
        let from = text.find(head.trim()).unwrap_or_default();
        let at = text[from..].find(first.as_str()).map_or(0..0, |at| from + at..from + at + first.len());
        let diagnostic = column_of_names(head.trim(), names.len()).at(Span::new(file, at));
        diagnostics.push(hide_all(diagnostic, file, text, from, &names));
    }
}

fn hide_all(diagnostic: Diagnostic, file: &str, text: &str, from: usize, names: &[String]) -> Diagnostic {
    let found = names.iter().flat_map(|name| text[from..].match_indices(name.as_str()));
    found.fold(diagnostic, |diagnostic, (at, name)| {
        diagnostic.hide(Span::new(file, from + at..from + at + name.len()))
    })
}

fn is_head(head: &str) -> bool {
    let bare: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    HEADS.contains(&bare.as_str())
}

fn column_of_names(head: &str, count: usize) -> Diagnostic {
    let message = say!(
        "“{head}”一列里有 {count} 个人名，不能公布",
        "the column {head} holds names of people, which must not be published: {count}"
    );
    Diagnostic::error("person", message)
        .help(say!("删去这一列，或只留姓：李某某", "remove the column, or keep the surnames alone: 李某某"))
}

pub fn in_text(path: &str, text: &str, around: &Around, diagnostics: &mut Diagnostics) {
    let read = extension(path).is_some_and(|ending| matches!(ending, "md" | "yaml" | "yml"));
    if !read || !around.asks("person") {
        return;
    }
    let mut start = 0;
    let mut table = Table::Outside;
    for line in text.split_inclusive('\n') {
        table = table.next(line);
        // A column of names is told once, as a whole.
        let amounts = if table == Table::OfNames { Vec::new() } else { before_amounts(line, around) };
        for (name, why) in behind_standings(line, around).into_iter().chain(amounts) {
            let range = start + name.start..start + name.end;
            let mut shown: String = line[name].chars().take(1).collect();
            shown.push('某');
            let (zh, en) = (why.zh, why.en);
            let message = say!(
                "{zh}写着人名（{shown}），不能公布",
                "{en} the name of a person ({shown}) must not be published"
            );
            let span = Span::new(path, range);
            let help = say!(
                "只留姓：{shown}；不是人名的，写进 townpress.yaml：checks: {{ allow: [\"…\"] }}",
                "keep the surname alone: {shown}; what is no name goes to townpress.yaml: checks: {{ allow: [\"…\"] }}"
            );
            diagnostics.push(Diagnostic::error("person", message).at(span.clone()).hide(span).help(help));
        }
        start += line.len();
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Outside,
    OfNames,
    OfOthers,
}

impl Table {
    fn next(self, line: &str) -> Table {
        let cells = line.trim_start().strip_prefix('|');
        match (self, cells) {
            (_, None) => Table::Outside,
            (Table::Outside, Some(head)) if head.split('|').any(is_head) => Table::OfNames,
            (Table::Outside, Some(_)) => Table::OfOthers,
            (within, Some(_)) => within,
        }
    }
}

type Named = (std::ops::Range<usize>, Words);

/// 低保户王建国: the name ends where a word of this list or a mark follows.
fn behind_standings(line: &str, around: &Around) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (at, last) in line.char_indices().filter(|(_, c)| LAST_OF_STANDINGS.contains(c)) {
        let behind = at + last.len_utf8();
        let Some(standing) = STANDINGS.iter().find(|standing| line[..behind].ends_with(**standing)) else {
            continue;
        };
        let gap = line[behind..].chars().next().filter(|c| "：: 、".contains(*c));
        let mut start = behind + gap.map_or(0, char::len_utf8);
        // One of several names is followed by the next.
        while let Some(end) = name_at(line, start, around) {
            if !found.iter().any(|(range, _)| range.start == start) {
                found.push((start..end, say!("“{standing}”后面", "behind {standing}")));
            }
            let Some(and) = line[end..].chars().next().filter(|c| "、和".contains(*c)) else { break };
            start = end + and.len_utf8();
        }
    }
    found
}

/// The end of the name that begins at a place of a line.
fn name_at(line: &str, start: usize, around: &Around) -> Option<usize> {
    let ends = line[start..].char_indices().map(|(at, c)| start + at + c.len_utf8()).take(4);
    let is_name =
        |end: &usize| is_open(&line[start..*end], Ground::Context, around) && ends_name(&line[*end..]);
    ends.skip(1).find(is_name)
}

/// What follows a name in a text: who else, or what became of them.
const BEHIND_NAMES: [&str; 24] = [
    "家", "等", "户", "和", "同志", "夫妇", "一家", "领取", "获得", "反映", "多次", "主动", "申请", "缴纳",
    "拒绝", "搬迁", "投工", "自愿", "告诉", "表示", "因病", "患病", "住院", "感动",
];

fn ends_name(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit())
        || BEHIND_NAMES.iter().any(|word| rest.starts_with(word))
}

/// 王建国95分, 李明 1200元: names that stand alone before a figure; one of two characters only beside another.
fn before_amounts(line: &str, around: &Around) -> Vec<Named> {
    let mut found: Vec<(std::ops::Range<usize>, Ground)> = Vec::new();
    for (at, run) in runs(line) {
        let rest = line[at + run.len()..].trim_start_matches(['：', ':', ' ', '|', '[', '*']);
        let figure = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let counted = figure.len() < rest.len() && UNITS.iter().any(|unit| figure.starts_with(unit));
        if !counted {
            continue;
        }
        let mut grounds = [Ground::None, Ground::Context].into_iter();
        if let Some(ground) = grounds.find(|ground| is_open(run, *ground, around)) {
            found.push((at..at + run.len(), ground));
        }
    }
    let whole = |range: &std::ops::Range<usize>| range.len() >= "王建国".len();
    let sure =
        found.iter().any(|(range, ground)| *ground == Ground::None && (whole(range) || found.len() > 1));
    let why = || say!("数字前面", "before a figure");
    if sure { found.into_iter().map(|(range, _)| (range, why())).collect() } else { Vec::new() }
}

/// The runs of Han characters of a line, each with its place.
fn runs(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + line[rest..].find(is_han)?;
        let length = line[start..].find(|c| !is_han(c)).unwrap_or(line.len() - start);
        rest = start + length;
        Some((start, &line[start..rest]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_end_in_few_characters() {
        let known = |standing: &&str| standing.ends_with(LAST_OF_STANDINGS);
        assert!(STANDINGS.iter().all(known));
    }

    #[test]
    fn people_are_found_beside_what_they_got_or_are() {
        let files = crate::files::Files::default();
        let (site, _) = crate::load::load(&files);
        let around = Around::of(&files, &site);
        let check = |line: &str, expected: &[&str]| {
            let found = behind_standings(line, &around).into_iter().chain(before_amounts(line, &around));
            let found: Vec<&str> = found.map(|(range, _)| &line[range]).collect();
            assert_eq!(found, expected, "{line}");
        };
        check("低保户王建国，今年搬入新居", &["王建国"]);
        check("户主：李明", &["李明"]);
        check("脱贫户张桂花家种了三亩", &["张桂花"]);
        check("- 王建国 95.5分", &["王建国"]);
        check("王明300元、李红1200元", &["王明", "李红"]);
        check("欧阳建国：1,200元", &["欧阳建国"]);
        // Where the words before it or another name say so, any surname will do.
        check("低保户马建国、监测户高秀英", &["马建国", "高秀英"]);
        check("信访人石玉兰多次反映", &["石玉兰"]);
        check("脱贫户王建国、田玉梅和李明领取了鸡苗", &["王建国", "田玉梅", "李明"]);
        check("- 王建国[95分](metric:score)", &["王建国"]);
        check("| 李秀英 | 1,200元 |", &["李秀英"]);
        check("王建国95分，马秀兰90分、田玉梅88.5分", &["王建国", "马秀兰", "田玉梅"]);
        for harmless in [
            "低保户李某某、王**",
            "监测户张家湾村",
            "脱贫户余下12户",
            "残疾人康复中心",
            "农户王家庄组",
            "黄牛12000元、杨梅300元",
            "黄花菜300元",
            "镇财政1200元，余款300元",
            "王某95分",
            "村民小组12个",
            "农户许可经营",
            "得分95.5分",
            "患者高血压、白内障",
            "农户马铃薯、金银花",
            "马铃薯300元、万寿菊200元",
            "残疾人康复，村民文化",
            "村民高兴，农户时间紧",
            "村民石塘坝、田家湾",
        ] {
            check(harmless, &[]);
        }
    }
}
