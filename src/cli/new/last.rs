//! What a new report takes over from the last one of the same place and kind: chapters and questions, never figures.

use jiff::civil::Date;

use crate::model::{
    Block, Grain, Inline, KindId, Observation, Place, PlaceId, Report, Scope, Site, Source, Time, inline_text,
};
use crate::quantity;

use super::text::{Asked, Chapter, Fresh};

/// What the new report begins with. The last report may have ended on the same day of another year; then its years and
/// days move on with it, else they are left out.
pub fn fresh(site: &Site, place: PlaceId, kind: KindId, time: &Time) -> Fresh {
    let about = &site.places[place.index()];
    let (key, name) = (&site.kinds[kind.index()].key, &site.kinds[kind.index()].name.zh);
    let mut fresh = Fresh { title: title(&about.name.zh, name, time), kind: key.clone(), ..Fresh::default() };
    let Some(end) = end(time) else { return fresh };
    let alike = site.reports.iter().filter(|other| other.place == place && other.kind == kind);
    let earlier = alike.filter_map(|other| Some((other.period.last_day()?, other)));
    let last = earlier.filter(|(day, _)| *day < end).max_by_key(|(day, other)| (*day, &other.path));
    let Some((last_end, last)) = last else {
        fresh.chapters = ["一、主要工作", "二、存在的问题", "三、下一步打算"].map(chapter).into();
        return fresh;
    };
    let years = Years { on: end.year() - last_end.year(), whole: same_day(last_end, end) };
    if years.whole && years.moved(&last.title) != last.title {
        fresh.title = years.moved(&last.title);
    }
    fresh.issuer.clone_from(&last.issuer);
    fresh.addressee.clone_from(&last.addressee);
    fresh.last = Some(last.file.clone());
    let plans = last.plans.iter();
    fresh.plans = plans.map(|p| (p.key.clone().unwrap_or_else(|| p.text.clone()), p.text.clone())).collect();
    let asker = Asker { site, place: about, last, end, years };
    let mut seen = Vec::new();
    fresh.chapters = asker.chapters(&mut seen);
    fresh.entries = asker.entries(&mut seen);
    fresh
}

fn chapter(words: &str) -> Chapter {
    Chapter { heading: Some((2, words.to_owned())), figures: Vec::new() }
}

fn end(time: &Time) -> Option<Date> {
    match time {
        Time::During { last, .. } => Some(*last),
        Time::AsOf { date, .. } => Some(*date),
        Time::Unknown { .. } => None,
    }
}

fn same_day(one: Date, other: Date) -> bool {
    let last = |date: Date| date == date.last_of_month();
    one.month() == other.month() && (one.day() == other.day() || last(one) && last(other))
}

/// `吉强镇2022年上半年工作总结` of a place, a kind and a time.
fn title(place: &str, kind: &str, time: &Time) -> String {
    let Time::During { first, grain, .. } = time else { return format!("{place}{kind}") };
    let (year, month) = (first.year(), first.month());
    let when = match grain {
        Grain::Year => format!("{year}年"),
        Grain::Half => format!("{year}年{}半年", if month == 1 { "上" } else { "下" }),
        Grain::Quarter => {
            format!("{year}年第{}季度", ["一", "二", "三", "四"][usize::from(month.unsigned_abs() - 1) / 3])
        }
        Grain::Month => format!("{year}年{month}月"),
        Grain::Day => String::new(),
    };
    // 2022年 and 年度工作总结 share their 年.
    let kind = kind.strip_prefix('年').filter(|_| *grain == Grain::Year).unwrap_or(kind);
    let kind = kind.strip_prefix("半年").filter(|_| *grain == Grain::Half).unwrap_or(kind);
    format!("{place}{when}{kind}")
}

/// How far the new report lies from the last one.
struct Years {
    on: i16,
    /// The two end on the same day of their years.
    whole: bool,
}

impl Years {
    /// A text with every year of four digits moved on: 2021年 → 2022年.
    fn moved(&self, text: &str) -> String {
        let mut out = String::new();
        let mut digits = String::new();
        for c in text.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            match digits.parse::<i16>() {
                Ok(year) if c == '年' && (1949..=2100).contains(&year) => {
                    out.push_str(&(year + self.on).to_string())
                }
                _ => out.push_str(&digits),
            }
            digits.clear();
            out.push(c);
        }
        out + &digits
    }

    /// A date in the new report's year.
    fn day(&self, date: Date) -> Option<Date> {
        Date::new(date.year() + self.on, date.month(), date.day()).ok()
    }
}

/// What the last report stated, and what is known of it already.
struct Asker<'a> {
    site: &'a Site,
    place: &'a Place,
    last: &'a Report,
    /// The last day of the new report.
    end: Date,
    years: Years,
}

impl Asker<'_> {
    /// The headings of the last report, each with the figures that stood below it.
    fn chapters(&self, seen: &mut Vec<Asked>) -> Vec<Chapter> {
        let mut chapters = vec![Chapter::default()];
        for block in &self.last.body.blocks {
            let mut figures = Vec::new();
            in_block(block, &mut figures);
            if let Block::Heading(heading) = block {
                let words = self.heading(&heading.text);
                chapters.push(Chapter { heading: Some((heading.level, words)), figures: Vec::new() });
            }
            let stated = figures.into_iter().filter_map(|at| *self.last.figures.get(at)?);
            let stated = stated.map(|id| &self.site.observations[id.index()]);
            let asked: Vec<Asked> = stated.filter_map(|one| self.asked(one, seen)).collect();
            if let Some(chapter) = chapters.last_mut() {
                chapter.figures.extend(asked);
            }
        }
        chapters
    }

    fn entries(&self, seen: &mut Vec<Asked>) -> Vec<Asked> {
        let all = self.last.observations.iter().map(|id| &self.site.observations[id.index()]);
        let own = all.filter(|one| matches!(one.source, Source::FrontMatter { .. }));
        own.filter_map(|one| self.asked(one, seen)).collect()
    }

    /// The same question for the new period, once; None where it has no place there, or an answer elsewhere.
    fn asked(&self, one: &Observation, seen: &mut Vec<Asked>) -> Option<Asked> {
        let indicator = &self.site.indicators[one.indicator.index()];
        let mut terms = Vec::new();
        match &one.scope {
            Scope::Whole => {}
            Scope::BuiltUp => terms.push(("scope", "建成区".to_owned())),
            Scope::Named(kind, name) => terms.push(("scope", format!("{}:{name}", kind.zh()))),
        }
        if *one.period != self.last.period {
            terms.push(("as_of", self.as_of(one)?));
        }
        if one.basis != indicator.basis {
            terms.push(("basis", one.basis.id().to_owned()));
        }
        if self.known(one) {
            return None;
        }
        let (name, unit) = (indicator.name.zh.clone(), indicator.unit.written.clone());
        let asked = Asked { key: indicator.key.clone(), name, unit, terms };
        if seen.contains(&asked) {
            return None;
        }
        seen.push(asked.clone());
        Some(asked)
    }

    /// A state at a date within the last period, a whole number of years on. Figures of other periods are none of the
    /// new report's.
    fn as_of(&self, one: &Observation) -> Option<String> {
        let Time::AsOf { date, grain } = one.period.time else { return None };
        let within = match self.last.period.time {
            Time::During { first, last, .. } => first <= date && date <= last,
            _ => false,
        };
        if !within || !self.years.whole {
            return None;
        }
        let date = self.years.day(date)?;
        Some(match grain {
            Grain::Year => format!("{:04}", date.year()),
            Grain::Month => format!("{:04}-{:02}", date.year(), date.month()),
            _ => date.to_string(),
        })
    }

    /// Whether the place has said it already for the new period: in a table, or in another report.
    fn known(&self, one: &Observation) -> bool {
        let all = self.place.stated(one.indicator).map(|id| &self.site.observations[id.index()]);
        let mut same = all.filter(|other| other.scope == one.scope && other.basis == one.basis);
        same.any(|other| other.period.last_day() == Some(self.end))
    }

    /// The words of a heading with its years moved on and without figures.
    fn heading(&self, text: &[Inline]) -> String {
        let mut words = String::new();
        for inline in text {
            match inline {
                Inline::Figure { .. } => words.push_str("……"),
                Inline::FootnoteReference { .. } => {}
                other => words.push_str(&inline_text(std::slice::from_ref(other))),
            }
        }
        let words = self.years.moved(&words);
        let found = quantity::find(&words);
        let mut out = String::new();
        let mut at = 0;
        for figure in
            found.iter().filter(|found| words[found.range.clone()].contains(|c: char| c.is_ascii_digit()))
        {
            out.push_str(&words[at..figure.range.start]);
            out.push_str("……");
            at = figure.range.end;
        }
        out + &words[at..]
    }
}

/// The numbers of the figures in a block, in order.
fn in_block(block: &Block, found: &mut Vec<usize>) {
    match block {
        Block::Heading(heading) => in_line(&heading.text, found),
        Block::Paragraph(text) | Block::Plain(text) => in_line(text, found),
        Block::Quote(blocks) => blocks.iter().for_each(|block| in_block(block, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| in_block(block, found));
        }
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| in_line(cell, found));
        }
        Block::Code { .. } | Block::Rule => {}
    }
}

fn in_line(text: &[Inline], found: &mut Vec<usize>) {
    for inline in text {
        match inline {
            Inline::Figure { figure, .. } => found.push(*figure),
            Inline::Strong(text) | Inline::Emphasis(text) | Inline::Strike(text) => in_line(text, found),
            Inline::Link { text, .. } => in_line(text, found),
            Inline::Said(sentence) => in_line(&sentence.text, found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::parse_stretch;

    #[test]
    fn titles_say_the_period() {
        let check = |kind: &str, period: &str, expected: &str| {
            let time = parse_stretch(period).expect("a period of the tests");
            assert_eq!(title("甲镇", kind, &time), expected);
        };
        check("年度工作总结", "2022", "甲镇2022年度工作总结");
        check("半年工作总结", "2022-H1", "甲镇2022年上半年工作总结");
        check("工作总结", "2022-Q3", "甲镇2022年第三季度工作总结");
        check("专项工作总结", "2022-06", "甲镇2022年6月专项工作总结");
        check("专项工作总结", "2022-05-13..2022-07-16", "甲镇专项工作总结");
    }

    #[test]
    fn years_move_on_and_other_numbers_stay() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Years { on: 1, whole: true }.moved(text), expected);
        };
        check("甲镇2021年工作总结", "甲镇2022年工作总结");
        check("2021年工作和2022年打算", "2022年工作和2023年打算");
        check("“4321”机制", "“4321”机制");
        check("建成5年", "建成5年");
        check("第2021", "第2021");
    }
}
