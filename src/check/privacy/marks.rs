//! What is told from its form alone: number plates, e-mail addresses, and homes down to their door.

use super::line::Line;
use super::{Kind, Private, Sure};

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// The number plate that begins at a place: 宁D12345, 浙A·D12345, 川A1234学.
pub fn plate(line: &Line, at: usize) -> Option<Private> {
    if !PROVINCES.contains(line.get(at)) || !line.get(at + 1).is_ascii_uppercase() {
        return None;
    }
    let mut first = at + 2;
    if matches!(line.get(first), '·' | '.' | ' ' | '-') {
        first += 1;
    }
    let allowed = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && !matches!(c, 'I' | 'O');
    let length = (first..line.len()).take_while(|at| allowed(line.get(*at))).count();
    let digits = (first..first + length).filter(|at| line.is_digit(*at)).count();
    let special = "挂学警领".contains(line.get(first + length));
    let like = match length {
        4 => special && digits >= 3,
        5 => digits >= 3,
        6 => {
            digits >= 4
                && "DFABCEGHJK".contains(if line.is_digit(first) {
                    line.get(first + 5)
                } else {
                    line.get(first)
                })
        }
        _ => false,
    };
    let end = first + length + usize::from(special);
    let behind = line.get(end);
    let ends = !behind.is_ascii_alphanumeric() && !"*年号元".contains(behind);
    (like && ends).then_some(Private { kind: Kind::Plate, sure: Sure::Yes, start: at, end })
}

/// The e-mail address around the @ at a place.
pub fn email(line: &Line, at: usize) -> Option<Private> {
    if line.get(at) != '@' {
        return None;
    }
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let before = (0..at).rev().take_while(|at| local(line.get(*at))).count();
    let domain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let mut behind = (at + 1..line.len()).take_while(|at| domain(line.get(*at))).count();
    while behind > 0 && matches!(line.get(at + behind), '.' | '-') {
        behind -= 1;
    }
    let name = line.text(at + 1..at + 1 + behind);
    let (host, top) = name.rsplit_once('.')?;
    let real =
        before > 0 && !host.is_empty() && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    let (start, end) = (at - before, at + 1 + behind);
    real.then_some(Private { kind: Kind::Email, sure: Sure::Yes, start, end })
}

/// What stands before the number of a house: a road, a lane, a housing estate.
const ROADS: [&str; 12] =
    ["路", "街", "巷", "弄", "大道", "胡同", "小区", "花园", "公寓", "家园", "新村", "苑"];

/// Where nobody lives.
const OFFICES: [&str; 22] = [
    "办公",
    "中心",
    "政府",
    "大厅",
    "公司",
    "局",
    "会议",
    "值班",
    "接待",
    "调解",
    "警务",
    "档案",
    "活动",
    "学校",
    "医院",
    "卫生院",
    "银行",
    "商铺",
    "店",
    "大厦",
    "教室",
    "委员会",
];

/// The home whose door is the 室 or 单元 at a place: 朝阳路12号3单元401室.
pub fn home(line: &Line, at: usize) -> Option<Private> {
    if line.get(at) != '室' || !line.is_digit(at.checked_sub(1)?) {
        return None;
    }
    let clause = (0..at).rev().take_while(|at| !"。；;，,、|\n".contains(line.get(*at))).take(40).last()?;
    let text: Vec<char> = (clause..at).map(|at| line.get(at)).collect();
    let numbered =
        |units: &str| (1..text.len()).any(|i| units.contains(text[i]) && text[i - 1].is_ascii_digit());
    let written: String = text.iter().collect();
    let road = ROADS.iter().filter_map(|road| written.find(road)).min()?;
    let after_road = &written[road..];
    let like = numbered("号幢栋单") && after_road.contains(|c: char| c.is_ascii_digit());
    let office = OFFICES.iter().any(|word| written.contains(word));
    let lead = written[..road].chars().rev().take_while(|c| c.is_alphanumeric()).count();
    let start = clause + written[..road].chars().count() - lead;
    (like && !office).then_some(Private { kind: Kind::Home, sure: Sure::Yes, start, end: at + 1 })
}
