//! Which indicator a figure states: by the name before it, by what is counted behind it, or by what the clause before it
//! leaves to be understood.

use crate::diag::Words;
use crate::model::{Basis, IndicatorId};
use crate::quantity::{Dimension, Found, Unit, compatible};
use crate::say;

use super::figures::{Around, Link};
use super::lexicon::{self, Lexicon, Named};
use super::subject::own_words;
use super::verbs::{ADVERBS, DOING, HAVING, NEUTRAL, NEWLY, OF_PROJECTS};

/// A figure among those of its paragraph.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub text: &'a str,
    pub figure: &'a Found,
    /// All figures in front of it, in order.
    pub before: &'a [Found],
    /// The last of them that became a link.
    pub last: Option<&'a Link>,
}

/// The indicator that a figure states, and where what speaks of it ends.
pub fn named(place: &Place, around: &Around) -> Result<(Named, usize), Words> {
    if let Some((indicator, end)) = counted_behind(place, around) {
        return Ok((Named { indicator, start: place.figure.range.start }, end));
    }
    let end = place.figure.range.end;
    let direct = before(place, around);
    if direct.is_ok() {
        return direct.map(|named| (named, end));
    }
    let other = [household, from_to, under_its_verb].iter().find_map(|read| read(place, around));
    other.map_or(direct, Ok).map(|named| (named, end))
}

/// The name in front of the figure, when it stands there by itself.
fn before(place: &Place, around: &Around) -> Result<Named, Words> {
    let (lexicon, figure) = (around.lexicon, place.figure);
    let none = || say!("前面没有指标的名称", "no indicator is named right before it");
    let mut end = figure.range.start;
    let mut named = lexicon.before(place.text, end).ok_or_else(none);
    // 户籍人口28482户94476人: one name, two figures, each with its own unit.
    if let (Err(_), Some(other)) = (&named, place.before.last())
        && other.range.end == end
    {
        end = other.range.start;
        named = lexicon.before(place.text, end).ok_or_else(none);
        let same = |id| fits(lexicon, id, &other.quantity.unit);
        named = named.and_then(|named| if same(named.indicator) { Err(none()) } else { Ok(named) });
    }
    let named = named?;
    let indicator = lexicon.indicator(named.indicator);
    let name = &indicator.name.zh;
    if !fits(lexicon, named.indicator, &figure.quantity.unit) {
        return Err(say!("单位与“{name}”不同类", "its unit does not fit “{name}”"));
    }
    if !stands_alone(place, named, around) {
        return Err(say!("“{name}”前面还有限定的字", "“{name}” is narrowed by the words before it"));
    }
    Ok(named)
}

fn fits(lexicon: &Lexicon, indicator: IndicatorId, unit: &Unit) -> bool {
    unit.dimension != Dimension::None && compatible(unit, &lexicon.indicator(indicator).unit)
}

/// 户籍人口28482户: households, and so of 户籍户数, where the catalogue has it.
fn household(place: &Place, around: &Around) -> Option<Named> {
    let unit = &place.figure.quantity.unit;
    if unit.dimension != Dimension::Households {
        return None;
    }
    let lexicon = around.lexicon;
    let people = lexicon.before(place.text, place.figure.range.start)?;
    let written = place.text.get(people.start..place.figure.range.start)?.trim();
    let words = [format!("{written}户数"), format!("{}户数", written.strip_suffix("人口")?)];
    let indicator = words.iter().find_map(|words| lexicon.named(words))?;
    let named = Named { indicator, ..people };
    (fits(lexicon, indicator, unit) && stands_alone(place, named, around)).then_some(named)
}

/// 由1.86万元增加到2.03万元: the name stands before the first, and the second is how it is now.
fn from_to(place: &Place, around: &Around) -> Option<Named> {
    const TO: [&str; 20] = [
        "增加到",
        "提高到",
        "增长到",
        "上升到",
        "提升到",
        "扩大到",
        "减少到",
        "下降到",
        "降低到",
        "增加至",
        "提高至",
        "增长至",
        "上升至",
        "提升至",
        "扩大至",
        "减少至",
        "下降至",
        "降至",
        "增至",
        "升至",
    ];
    let first = place.before.last()?;
    let between = place.text.get(first.range.end..place.figure.range.start)?.trim();
    let from =
        ["由", "从"].iter().find_map(|word| place.text[..first.range.start].trim_end().strip_suffix(word))?;
    let named = around.lexicon.before(place.text, from.trim_end().len())?;
    let fit =
        [first, place.figure].iter().all(|found| fits(around.lexicon, named.indicator, &found.quantity.unit));
    (TO.contains(&between) && fit && stands_alone(place, named, around)).then_some(named)
}

/// 新建公厕5座、文化广场2个: the verb of the first is that of the second. And 栽植云杉、旱柳等树木900株: what stands between
/// verb and noun are examples.
fn under_its_verb(place: &Place, around: &Around) -> Option<Named> {
    let (text, end) = (place.text, place.figure.range.start);
    let sentence = sentence(text, end)?;
    let clause = &text[sentence..end];
    let examples = clause.rfind('等').map(|at| sentence + at + '等'.len_utf8());
    let listed = place.before.last().filter(|other| {
        other.range.start >= sentence
            && text
                .get(other.range.end..end)
                .is_some_and(|gap| gap.trim_start().starts_with(['、', '，', ',', '和', '及']))
    });
    let (noun, from) = match (examples, listed) {
        (Some(noun), other) if other.is_none_or(|other| noun > other.range.end) => {
            let from = text[sentence..noun].rfind(['，', ',']).map_or(sentence, |at| {
                sentence + at + text[sentence + at..].chars().next().map_or(1, char::len_utf8)
            });
            (noun, from)
        }
        (_, Some(other)) => {
            let gap = text[other.range.end..end].trim_start().chars().next()?;
            let noun = text[..end].len() - text[other.range.end..end].trim_start().len() + gap.len_utf8();
            (noun, governing(text, sentence, other.range.start))
        }
        _ => return None,
    };
    let start = from + (text[from..].len() - without_own(&text[from..], around).len());
    let verb: String = text[start..].chars().take(2).collect();
    let words = text.get(noun..end)?.trim();
    let fits_length = (2..=12).contains(&words.chars().count()) && start + verb.len() <= noun;
    let indicator = fits_length.then(|| around.lexicon.named(&format!("{verb}{words}"))).flatten()?;
    let named = Named { indicator, start };
    let fit = fits(around.lexicon, indicator, &place.figure.quantity.unit);
    (fit && stands_alone(place, named, around)).then_some(named)
}

/// A list whose verb a reader still remembers is not longer, in bytes.
const LONGEST_LIST: usize = 1500;

/// Where the sentence, or its part, begins that a figure stands in; None when that is too far away.
fn sentence(text: &str, end: usize) -> Option<usize> {
    let mut first = end.saturating_sub(LONGEST_LIST);
    while !text.is_char_boundary(first) {
        first += 1;
    }
    let stop = text[first..end].char_indices().rev().find(|(_, c)| "。；;！？：:".contains(*c));
    match stop {
        Some((at, c)) => Some(first + at + c.len_utf8()),
        None => (first == 0).then_some(0),
    }
}

/// Where the words begin that govern a figure: behind the last separator, the list that it stands in passed over.
fn governing(text: &str, sentence: usize, figure: usize) -> usize {
    let mut start = figure;
    for (at, c) in text[sentence..figure].char_indices().rev() {
        if matches!(c, '，' | ',' | '、') {
            break;
        }
        start = sentence + at;
    }
    start
}

/// A clause without the words in front that say no more than that it is of this place, and now.
fn without_own<'t>(clause: &'t str, around: &Around) -> &'t str {
    let mut clause = clause.trim_start();
    for _ in 0..4 {
        let own = own_words(around.level).iter().chain(NEUTRAL).chain(ADVERBS).copied().chain([around.place]);
        let longest =
            own.filter(|word| !word.is_empty() && clause.starts_with(word)).max_by_key(|word| word.len());
        let Some(word) = longest else { break };
        clause = clause[word.len()..].trim_start();
    }
    clause
}

/// 辖27个行政村176个村民小组: what is counted stands behind, and the first has a verb in front.
fn counted_behind(place: &Place, around: &Around) -> Option<(IndicatorId, usize)> {
    let (text, figure) = (place.text, place.figure);
    if figure.quantity.unit.dimension != Dimension::Count {
        return None;
    }
    let (indicator, end) = around.lexicon.behind(text, figure.range.end)?;
    if around.lexicon.indicator(indicator).unit.dimension != Dimension::Count {
        return None;
    }
    let head = text[..figure.range.start].trim_end();
    let governed = ["辖", "辖有", "管辖", "下辖", "现有", "共有", "设有", "拥有"]
        .iter()
        .any(|verb| head.ends_with(verb));
    let listed = place.last.is_some_and(|last| {
        let between = text.get(last.range.end..figure.range.start).unwrap_or("。");
        let noun = around.lexicon.behind(text, last.range.end).map_or(0, |(_, end)| end - last.range.end);
        noun > 0 && matches!(&between[noun..], "" | "、" | "，" | "," | "和" | "及")
    });
    (governed || listed).then_some((indicator, end))
}

/// Whether a name stands in a list whose first figure is of something newly made.
fn is_newly_made(place: &Place, named: Named, around: &Around) -> bool {
    let name = &place.text[named.start..];
    let head = place.text[..named.start].trim_end();
    let Some(list) = head.strip_suffix(['、', '，', ',', '和', '及']) else { return false };
    // 建成农田30亩，流转土地50亩: the second has a verb of its own.
    if !ends_with_figure(list, place.before) || lexicon::VERBS.iter().any(|verb| name.starts_with(verb)) {
        return false;
    }
    let figure = place.before.iter().rev().find(|found| found.range.end == list.len());
    let clause = figure.map_or(list, |found| &list[..found.range.start]);
    let clause = clause.rsplit(['。', '；', ';', '！', '？', '：', ':', '，', ',']).next().unwrap_or(clause);
    NEWLY.iter().any(|verb| without_own(clause, around).starts_with(verb))
}

fn stands_alone(place: &Place, named: Named, around: &Around) -> bool {
    let (text, before) = (place.text, place.before);
    let indicator = around.lexicon.indicator(named.indicator);
    let of_projects =
        text.get(named.start..place.figure.range.start).is_some_and(|name| name.contains("项目"));
    let doing: &[&str] = match indicator.basis {
        Basis::InPeriod if of_projects => OF_PROJECTS,
        Basis::InPeriod => DOING,
        _ => HAVING,
    };
    if indicator.basis == Basis::Stock && is_newly_made(place, named, around) {
        return false;
    }
    let neutral = NEUTRAL.iter().filter(|word| !of_projects || !["完成", "实现"].contains(word));
    let known: Vec<&str> = own_words(around.level)
        .iter()
        .chain(neutral)
        .chain(ADVERBS)
        .chain(doing)
        .copied()
        .chain([around.place])
        .filter(|word| !word.is_empty())
        .collect();
    let mut head = text[..named.start].trim_end();
    for _ in 0..6 {
        let Some(last) = head.chars().next_back() else { return true };
        if let Some(figure) = figure_at_end(head, before) {
            // 三天接待游客2万人次: of those days, and not of the year.
            return !matches!(figure.quantity.unit.dimension, Dimension::Duration | Dimension::Months);
        }
        if matches!(last, '、' | '和' | '及' | '与') {
            // 耕地、林地面积: of both together; 耕地3亩、林地2亩: each its own.
            let rest = &head[..head.len() - last.len_utf8()];
            return ends_with_figure(rest, before);
        }
        if "，。；：！？,;:!?（）()”".contains(last) {
            return true;
        }
        let longest = known.iter().filter(|word| head.ends_with(**word)).max_by_key(|word| word.len());
        head = match longest {
            Some(word) => head[..head.len() - word.len()].trim_end(),
            None => match year_or_mask(head) {
                Some(shorter) => shorter,
                None => return false,
            },
        };
    }
    false
}

/// 2021(年) in front of a name, and a town whose name is masked: **镇完成, 某乡.
fn year_or_mask(head: &str) -> Option<&str> {
    let digits = head.trim_end_matches(|c: char| c.is_ascii_digit());
    if head.len() - digits.len() == 4 {
        return Some(digits.trim_end());
    }
    let town = ["镇", "乡", "街道"].iter().find_map(|word| head.strip_suffix(word))?;
    let masked = town.trim_end_matches(['*', '×', 'x', 'X', '某']);
    (masked.len() < town.len()).then(|| masked.trim_end())
}

/// The figure at the end of what comes before; only the last ones can stand there.
fn figure_at_end<'f>(head: &str, before: &'f [Found]) -> Option<&'f Found> {
    before.iter().rev().take(8).find(|found| found.range.end == head.len())
}

fn ends_with_figure(head: &str, before: &[Found]) -> bool {
    figure_at_end(head, before).is_some()
}
