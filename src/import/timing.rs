//! Of which time a sentence speaks: the report's, another year's, or none that can be settled.

use super::figures::Dated;

/// The time of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// That of the report.
    Reports,
    Year(i16),
    Unsettled,
}

/// Words that lead away from the period of the report to one that the calendar does not know.
const ELSEWHEN: [&str; 26] = [
    "去年",
    "上年",
    "前年",
    "往年",
    "同期",
    "历年",
    "近年",
    "年以来",
    "年来",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "累计",
    "以来共",
    "期间",
    "五年",
    "三年",
    "上半年",
    "下半年",
    "季度",
    "月份",
    "过去",
    "比",
    "较",
    "连续",
];

/// Words of [`ELSEWHEN`] that say nothing of time where they stand in these.
const HARMLESS: [&str; 18] = [
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "同比",
    "环比",
    "较好",
    "较大",
    "较快",
    "较高",
    "今年以来",
    "比重",
    "比例",
    "占比",
    "一年来",
    "比较",
    "评比",
    "对比",
];

/// Reads the sentence up to the figure. `year` is the year of the report.
pub fn timing(sentence: &str, year: Option<i16>, dated: Dated) -> Timing {
    let mut plain = sentence.to_owned();
    for word in HARMLESS {
        plain = plain.replace(word, "");
    }
    // 今年以来累计 is the sum of this year; 累计 alone may begin anywhere.
    if ["今年", "全年", "本年", "年内", "一年来"].iter().any(|word| sentence.contains(word)) {
        plain = plain.replace("累计", "");
    }
    // 1—11月 is a part of the year, whatever the year is.
    let months = plain.match_indices('月').any(|(at, _)| plain[..at].ends_with(|c: char| c.is_ascii_digit()));
    if months || ELSEWHEN.iter().any(|word| plain.contains(word)) {
        return Timing::Unsettled;
    }
    match last_year(&plain) {
        Mention::None => Timing::Reports,
        Mention::Year(said) if Some(said) == year => Timing::Reports,
        // A report of half a year that names its year in full may speak of either.
        Mention::Year(_) if year.is_none() && dated == Dated::Known => Timing::Unsettled,
        Mention::Year(said) => Timing::Year(said),
        Mention::Masked if dated == Dated::Unknown => Timing::Reports,
        Mention::Masked | Mention::Stretch => Timing::Unsettled,
    }
}

#[derive(Debug, PartialEq)]
enum Mention {
    None,
    Year(i16),
    Masked,
    /// 2019—2021年, 2021年6月, 自2018年
    Stretch,
}

/// The last year that a text names.
fn last_year(text: &str) -> Mention {
    let mut found = Mention::None;
    for (at, _) in text.match_indices('年') {
        let head = &text[..at];
        let digits: String = head
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || "*×xX".contains(*c))
            .collect::<Vec<char>>()
            .into_iter()
            .rev()
            .collect();
        if digits.len() < 2 {
            continue;
        }
        let lead = head[..head.len() - digits.len()].trim_end_matches("截至");
        let before = lead.chars().next_back().unwrap_or(' ');
        let after = &text[at + '年'.len_utf8()..];
        let stretch = "—–-~～至到自从由".contains(before)
            || after.starts_with(|c: char| c.is_ascii_digit() || "—–-~～至到第前后初".contains(c));
        found = match digits.parse::<i16>() {
            _ if stretch => Mention::Stretch,
            Ok(year) if (1949..=2100).contains(&year) => Mention::Year(year),
            Ok(_) => Mention::Stretch,
            Err(_) => Mention::Masked,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_tell_their_time() {
        let check = |sentence: &str, expected: Timing| {
            assert_eq!(timing(sentence, Some(2021), Dated::Known), expected, "{sentence}");
        };
        check("全镇", Timing::Reports);
        check("2021年，全镇", Timing::Reports);
        check("今年以来，全镇", Timing::Reports);
        check("2020年，全镇完成", Timing::Year(2020));
        check("截至2020年底，全镇", Timing::Year(2020));
        check("2021年6月，", Timing::Unsettled);
        check("2019—2021年，", Timing::Unsettled);
        check("202*年，全镇", Timing::Unsettled);
        check("去年，全镇", Timing::Unsettled);
        check("三年来累计", Timing::Unsettled);
        check("累计", Timing::Unsettled);
        check("今年以来累计", Timing::Reports);
        check("1—11月，完成", Timing::Unsettled);
        check("同比增长5%；全镇", Timing::Reports);
        assert_eq!(timing("xxxx年，全镇", None, Dated::Unknown), Timing::Reports);
        assert_eq!(timing("2020年，全镇", None, Dated::Unknown), Timing::Year(2020));
        assert_eq!(timing("2021年，全镇", None, Dated::Known), Timing::Unsettled);
    }
}
