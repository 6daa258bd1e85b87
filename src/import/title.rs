//! What stands around the text of a summary: its title, who issued it and when. Nothing is made up: what the source
//! does not say stays open.

use jiff::civil::Date;

use crate::diag::Words;
use crate::quantity;
use crate::say;

use super::draft::{Block, Paragraph};
use super::marker;
use super::split::{Part, SUMMARY};

/// What a source says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    pub title: Option<Found>,
    pub issuer: Option<Found>,
    pub date: Option<(Found, Date)>,
    /// What was taken off besides: who signed at the end as well, and the name of a column before the title.
    pub besides: Vec<(Found, Words)>,
    /// The title has no word of a summary in it and was taken because it stands where titles stand.
    pub unusual_title: bool,
}

/// Words taken out of the text, and where they stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub at: usize,
    pub text: String,
}

/// Takes title, issuer and date off the text of one summary.
pub fn take(part: &mut Part) -> Head {
    let mut head = Head::default();
    if let Some(named) = part.named.take() {
        head.title = Some(found(&named));
        // The title may be said again below the line that counts it.
        let again = part.blocks.first().and_then(line).is_some_and(is_title);
        if again && let Some(own) = remove(&mut part.blocks, 0) {
            head.title = Some(Found { at: own.at, text: own.text.trim().to_owned() });
        }
    }
    above(&mut part.blocks, &mut head);
    without_column(&mut head);
    below(&mut part.blocks, &mut head);
    head
}

/// So many lines above a text may be its title, who issued it, and when.
const MOST_ABOVE: usize = 8;

fn above(blocks: &mut Vec<Block>, head: &mut Head) {
    let mut issuer: Option<Found> = None;
    for _ in 0..MOST_ABOVE {
        let Some(first) = blocks.first().and_then(line).cloned() else { break };
        let second = blocks.get(1).and_then(line).cloned();
        let text = first.text.trim().to_owned();
        if let Some(date) = date_line(&text).filter(|_| head.date.is_none()) {
            head.date = Some((found(&first), date));
        } else if let Some(why) = letterhead(&text).or_else(|| month_line(&text)) {
            head.besides.push((found(&first), why));
        } else if head.title.as_ref().is_some_and(|title| title.text == text) {
            let why = say!("标题又写了一次", "the title once more");
            head.besides.push((found(&first), why));
        } else if head.title.is_none() && is_body_of_people(&text) && second.as_ref().is_some_and(is_title) {
            issuer = Some(found(&first));
        } else if head.title.is_none() && is_title(&first) {
            head.title = Some(found(&first));
        } else if head.title.is_none() && begins_title(&first, second.as_ref()) {
            let rest = second.map(|second| second.text.trim().to_owned()).unwrap_or_default();
            head.title = Some(Found { at: first.at, text: format!("{text}{rest}") });
            blocks.remove(0);
        } else if head.title.is_some()
            && head.issuer.is_none()
            && issuer.is_none()
            && is_body_of_people(&text)
        {
            issuer = Some(found(&first));
        } else {
            break;
        }
        blocks.remove(0);
    }
    // 某镇人民政府 above 关于…的报告 is the first half of the title as well.
    if let (Some(issuer), Some(title)) = (&issuer, &mut head.title)
        && title.text.starts_with("关于")
    {
        title.text = format!("{}{}", issuer.text, title.text);
        title.at = issuer.at;
    }
    head.issuer = issuer.or(head.issuer.take());
    let lone = head.title.is_none().then(|| lone_title(blocks)).flatten();
    if let Some(title) = lone {
        (head.title, head.unusual_title) = (Some(title), true);
        blocks.remove(0);
    }
}

/// 【乡镇总结】 before a title is the column of a web site.
fn without_column(head: &mut Head) {
    let Some(title) = &mut head.title else { return };
    let rest =
        title.text.strip_prefix('【').and_then(|inner| inner.split_once('】')).map(|(_, rest)| rest.trim());
    let Some(rest) = rest.filter(|rest| rest.chars().count() >= 8) else { return };
    let column = title.text[..title.text.len() - rest.len()].to_owned();
    title.text = rest.to_owned();
    let why = say!("标题前的栏目名", "the column before the title");
    head.besides.push((Found { at: title.at, text: column }, why));
}

/// Who signed and when, at the end.
fn below(blocks: &mut Vec<Block>, head: &mut Head) {
    for _ in 0..3 {
        let Some(last) = blocks.last().and_then(line).cloned() else { return };
        let text = last.text.trim();
        if blocks.len() < 2 {
            return;
        }
        if let Some(date) = date_line(text).filter(|_| head.date.is_none()) {
            head.date = Some((found(&last), date));
        } else if let Some(why) = month_line(text) {
            head.besides.push((found(&last), why));
        } else if is_body_of_people(text) && head.issuer.is_none() {
            head.issuer = Some(found(&last));
        } else if head.issuer.as_ref().is_some_and(|issuer| issuer.text.contains(text))
            && is_body_of_people(text)
        {
            let why = say!("落款，与发布单位相同", "signed by the issuer");
            head.besides.push((found(&last), why));
        } else {
            return;
        }
        blocks.pop();
    }
}

fn line(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    }
}

fn remove(blocks: &mut Vec<Block>, at: usize) -> Option<Paragraph> {
    match blocks.remove(at) {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    }
}

fn found(line: &Paragraph) -> Found {
    Found { at: line.at, text: line.text.trim().to_owned() }
}

/// A line that can only be the title of a summary.
fn is_title(line: &Paragraph) -> bool {
    let text = line.text.trim();
    let fits = is_bare_line(text, 60);
    let named = SUMMARY.iter().any(|word| text.contains(word)) && text.chars().count() >= 4;
    fits && (line.look.title || named && line.look.level.is_none_or(|level| level == 1))
}

/// The first half of a title on two lines: the second half says that it is a summary.
fn begins_title(first: &Paragraph, second: Option<&Paragraph>) -> bool {
    let text = first.text.trim();
    let Some(second) = second else { return false };
    // 凝心聚力谱新篇 / ——甲镇2021年工作总结: the slogan comes first.
    let below = second.text.trim().starts_with('—');
    let about = ["镇", "乡", "街道", "县", "区", "年"].iter().any(|word| text.contains(word));
    let half = is_bare_line(text, 30) && (about || below);
    half && is_title(second) && second.text.trim().chars().count() <= 30
}

/// The first line where a title would stand, although no word says that it is one.
fn lone_title(blocks: &[Block]) -> Option<Found> {
    let first = blocks.first().and_then(line)?;
    let next = blocks.get(1).and_then(line)?;
    let text = first.text.trim();
    let longer = next.text.chars().count() > 30 || marker::read(&next.text).is_some_and(|m| m.number == 1);
    let fits = is_bare_line(text, 40) && text.chars().count() >= 6 && longer;
    fits.then(|| found(first))
}

/// 某镇人民政府文件 and 某政发〔2021〕12号: what official paper prints above a title.
fn letterhead(line: &str) -> Option<Words> {
    let short = line.chars().count() <= 30 && !line.contains(['。', '，']);
    let office = ["政府", "党委", "委员会", "办公室", "办事处"].iter().any(|word| line.contains(word));
    if short && office && line.ends_with("文件") {
        return Some(say!("文件头", "a letterhead"));
    }
    let number = line.ends_with('号') && line.contains(['〔', '[', '［']) && line.contains(['〕', ']', '］']);
    (short && number).then(|| say!("发文字号", "the number of an official paper"))
}

/// A line without the signs of a sentence, and no heading.
fn is_bare_line(text: &str, most: usize) -> bool {
    let signs = ['。', '；', '！', '？', ';', '!'];
    let open = text.ends_with(['：', ':', '，', '、', ',']);
    !text.is_empty()
        && text.chars().count() <= most
        && !text.contains(signs)
        && !open
        && marker::read(text).is_none_or(|marker| marker.length == 0)
}

/// 某县某镇人民政府: an office or a committee, and nothing else on the line.
pub fn is_body_of_people(line: &str) -> bool {
    const ENDS: [&str; 18] = [
        "人民政府",
        "党委",
        "办事处",
        "委员会",
        "办公室",
        "党工委",
        "党支部",
        "村委会",
        "居委会",
        "领导小组",
        "指挥部",
        "管委会",
        "服务中心",
        "建设局",
        "农业农村局",
        "生态环境局",
        "乡政府",
        "镇政府",
    ];
    let line = line.trim();
    let fits = (4..=40).contains(&line.chars().count()) && marker::read(line).is_none();
    fits && ENDS.iter().any(|end| line.ends_with(end))
        && !line.contains(['，', '。', '；', '：', '“', ',', ':'])
        && quantity::find(line).is_empty()
}

/// 2021年12月20日, also in brackets and in Chinese digits.
pub fn date_line(line: &str) -> Option<Date> {
    let inner = line.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let bare: String = inner.chars().filter(|c| !c.is_whitespace()).map(plain_digit).collect();
    let (year, rest) = bare.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日').or_else(|| rest.strip_suffix('号'))?;
    let year: String = year.chars().map(year_digit).collect();
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, ordinal(month)?, ordinal(day)?).ok()
}

/// 二〇二三年十二月: no date, for it has no day.
fn month_line(line: &str) -> Option<Words> {
    let inner = line.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let day = format!("{}1日", inner.trim_end());
    let month = inner.trim_end().ends_with('月') && date_line(&day).is_some();
    month.then(|| say!("年月，没有写日，不作日期", "year and month without a day, which is no date"))
}

fn plain_digit(c: char) -> char {
    match c {
        '〇' | '○' | 'Ｏ' | '零' => '0',
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    }
}

/// 二〇二一: a year is written digit by digit.
fn year_digit(c: char) -> char {
    match "一二三四五六七八九".chars().position(|digit| digit == c) {
        Some(at) => char::from(b'1' + at as u8),
        None => c,
    }
}

/// 12 and 十二.
fn ordinal(text: &str) -> Option<i8> {
    match text.parse() {
        Ok(number) => Some(number),
        Err(_) => marker::numeral(text)
            .filter(|(_, length)| *length == text.len())
            .and_then(|(number, _)| i8::try_from(number).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_offices_are_told() {
        let date = |line: &str| date_line(line).map(|date| date.to_string());
        assert_eq!(date("2021年12月20日").as_deref(), Some("2021-12-20"));
        assert_eq!(date("（2021 年 3 月 5 日）").as_deref(), Some("2021-03-05"));
        assert_eq!(date("二〇二一年十二月二十日").as_deref(), Some("2021-12-20"));
        assert_eq!(date("2021年12月"), None);
        assert_eq!(date("2021年2月30日"), None);
        assert_eq!(date("202*年*月*日"), None);
        for (line, expected) in [
            ("示例县甲镇人民政府", true),
            ("中共甲镇委员会 甲镇人民政府", true),
            ("成立领导小组，由书记任组长的领导小组", false),
            ("一、领导小组", false),
            ("今年组建12个村委会", false),
        ] {
            assert_eq!(is_body_of_people(line), expected, "{line}");
        }
    }
}
