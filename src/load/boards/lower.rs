//! A board as written → a board as meant: its places found, its scores, ranks and rewards read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::data_set::{describe::Naming, places::Below};
use crate::load::fields::{Text, nearest};
use crate::load::metric;
use crate::load::persons;
use crate::model::{Board, Entry, Inspected, Level, Period, PlaceId, Reading};
use crate::quantity::{self, Dimension};
use crate::say;

use super::Around;
use super::describe::Described;
use super::entries::Written;

/// Lowers one board; a row that cannot be understood is told and left out.
pub fn lower(described: Described, around: Around, diagnostics: &mut Diagnostics) -> Board {
    let Described { of, level, fed, mut tallies, .. } = described;
    let mut period = described.period.clone();
    let group = Group { of, level, below: Below::of(of, around.known.places, Naming::Name), around };
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(fed) = &fed {
        let read = fed.entries(of, period.as_ref(), around);
        period.get_or_insert(read.period);
        tallies.extend(read.tallies);
        entries = read.entries;
        if entries.is_empty() && tallies.is_empty() {
            nothing_read(fed, diagnostics);
        }
    }
    let period = period.unwrap_or_else(Period::unknown);
    for written in described.written {
        entries.extend(group.entry(written, &period, diagnostics));
    }
    twice(&entries, &group, diagnostics);
    Board {
        file: described.file,
        path: described.path,
        place: described.place,
        title: described.title,
        issuer: described.issuer,
        source: described.source,
        note: described.note,
        series: described.series,
        round: described.round,
        period,
        of,
        level,
        subject: described.subject,
        rule: described.rule,
        order: described.order,
        scheme: described.scheme,
        report: described.report,
        data_set: fed.map(|fed| fed.set),
        tallies,
        entries,
    }
}

fn nothing_read(fed: &super::fed::Fed, diagnostics: &mut Diagnostics) {
    let message = say!("数据集里没有这次考评要的数", "the data set holds no figure that this board asks for");
    let help = say!(
        "在 data_set 下写 score、rank、reward、result 各是哪个指标；期间要和数据集的一致",
        "say under `data_set` which indicator is the `score`, `rank`, `reward` or `result`; periods must agree"
    );
    diagnostics.push(Diagnostic::error("board", message).at(fed.span.clone()).help(help));
}

/// Those who are inspected.
struct Group<'a> {
    of: PlaceId,
    level: Option<Level>,
    below: Below<'a>,
    around: Around<'a>,
}

impl Group<'_> {
    fn entry(&self, written: Written, period: &Period, diagnostics: &mut Diagnostics) -> Option<Entry> {
        let before = diagnostics.errors();
        let who = self.who(&written, period, diagnostics);
        let rank = written.rank.as_ref().and_then(|text| rank(text, diagnostics));
        let span = written.rank.as_ref().map_or(&written.span, |text| &text.span).clone();
        let entry = Entry {
            score: written.score.as_ref().and_then(|text| score(text, diagnostics)),
            rank,
            verdicts: written.verdicts,
            reward: written.reward.as_ref().and_then(|text| reward(text, diagnostics)),
            reason: written.reason,
            note: written.note,
            span,
            who: who?,
        };
        (diagnostics.errors() == before).then_some(entry)
    }

    fn who(&self, written: &Written, period: &Period, diagnostics: &mut Diagnostics) -> Option<Inspected> {
        let place = match &written.place {
            Some(text) => self.place(text, period, diagnostics)?,
            None if written.village.is_some() => self.of,
            None => {
                nobody(written, diagnostics);
                return None;
            }
        };
        let Some(village) = &written.village else {
            return self
                .of_level(place, written.place.as_ref(), diagnostics)
                .then_some(Inspected { place, village: None });
        };
        if let Some(private) = persons::in_place_of_a_village(&village.text) {
            diagnostics.push(persons::refuse(private, village.span.clone()));
            return None;
        }
        // A village that has a page of its own is known by it.
        let inside = Below::of(place, self.around.known.places, Naming::Name);
        Some(match inside.living(inside.named(&village.text), period.last_day()) {
            Some(place) => Inspected { place, village: None },
            None => Inspected { place, village: Some(village.text.clone()) },
        })
    }

    fn place(&self, text: &Text, period: &Period, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
        let own = &self.around.known.places[self.of.index()];
        if text.text == own.name.zh {
            return Some(self.of);
        }
        let named = self.below.named(&text.text);
        if let Some(place) = self.below.living(named, period.last_day()) {
            return Some(place);
        }
        if let Some(private) = persons::in_place_of_a_village(&text.text).filter(|_| named.is_empty()) {
            diagnostics.push(persons::refuse(private, text.span.clone()));
            return None;
        }
        diagnostics.push(if named.is_empty() { self.stranger(text) } else { self.several(text, named) });
        None
    }

    /// A name that no place of the group has: a place elsewhere, or none at all.
    fn stranger(&self, text: &Text) -> Diagnostic {
        let (written, group) = (&text.text, &self.around.known.places[self.of.index()].name.zh);
        let elsewhere = self.around.known.places.iter().find(|place| place.name.zh == *written);
        let help = say!(
            "只写{group}下面的地方；不是本站地方的村写在 village 里，place 写它所在的镇街",
            "only places below {group} go here; a village that is no place of the site goes to `village`, its town to `place`"
        );
        if let Some(other) = elsewhere {
            let path = &other.path;
            let message = say!(
                "{written}（{path}）不在{group}下面，不属于这次考评的范围",
                "{written} ({path}) is not below {group}, so this board cannot rank it"
            );
            return Diagnostic::error("outside-group", message).at(text.span.clone()).help(help);
        }
        let message =
            say!("{group}下面没有“{written}”这个地方", "there is no place “{written}” below {group}");
        let mut diagnostic = Diagnostic::error("unknown-place", message).at(text.span.clone());
        if let Some(near) = nearest(written, self.below.known()) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        diagnostic.help(help)
    }

    fn several(&self, text: &Text, named: &[PlaceId]) -> Diagnostic {
        let written = &text.text;
        let paths = named.iter().map(|id| self.below.place(*id).path.as_str());
        let all = paths.collect::<Vec<_>>().join("、");
        let message = say!("“{written}”可以是 {all}", "“{written}” may be any of {all}");
        let help = say!("改写文件夹名或区划代码", "name it by its folder or its division code");
        Diagnostic::error("ambiguous-place", message).at(text.span.clone()).help(help)
    }

    /// Whether a place has the level of those inspected.
    fn of_level(&self, place: PlaceId, text: Option<&Text>, diagnostics: &mut Diagnostics) -> bool {
        let place = &self.around.known.places[place.index()];
        let (Some(level), Some(text)) = (self.level, text) else { return true };
        if place.level.beside(level) {
            return true;
        }
        let (name, own, wanted) = (&place.name.zh, place.level.id(), level.id());
        let message = say!(
            "{name}的层级是 {own}，这次考评的是 {wanted}",
            "{name} is a {own}, but this board is of places of level {wanted}"
        );
        let help = say!(
            "改正 level，或把它从表里去掉；村写在 village 里",
            "mend `level`, or leave this place out; a village goes to `village`"
        );
        diagnostics.push(Diagnostic::error("outside-group", message).at(text.span.clone()).help(help));
        false
    }

    fn name(&self, who: &Inspected) -> String {
        let place = &self.around.known.places[who.place.index()].name.zh;
        format!("{place}{}", who.village.as_deref().unwrap_or_default())
    }
}

fn nobody(written: &Written, diagnostics: &mut Diagnostics) {
    let message = say!("这一行没有写是哪个地方", "this row names no place");
    let help = say!(
        "写 place；不是本站地方的村写 village",
        "write `place`, or `village` for a village that is no place of the site"
    );
    diagnostics.push(Diagnostic::error("no-place-name", message).at(written.span.clone()).help(help));
}

/// A score in 分, or the word for why there is none.
fn score(text: &Text, diagnostics: &mut Diagnostics) -> Option<Reading> {
    if let Some(reading) = in_points(text) {
        return Some(reading);
    }
    let written = &text.text;
    let message = say!("“{written}”不是得分", "`{written}` is no score");
    let help = say!(
        "写数，如 95.5；不公开写 未公开，没有打分的空着；等次、红旗写在 result 里",
        "write a number, such as 95.5; 未公开 where it is withheld; grades and flags go to `result`"
    );
    diagnostics.push(Diagnostic::error("score", message).at(text.span.clone()).help(help));
    None
}

/// A number of 分, with or without the word, or the word for why there is none; None where it is something else.
pub fn in_points(text: &Text) -> Option<Reading> {
    let parsed = quantity::parse_in(&text.text, &quantity::unit("分")?);
    parsed.as_ref().ok()?;
    let reading = metric::reading(text, parsed, &mut Diagnostics::default())?;
    let dimension = reading.quantity().map(|quantity| quantity.unit.dimension);
    let fits = dimension.is_none_or(|dimension| matches!(dimension, Dimension::Score | Dimension::None));
    fits.then_some(reading)
}

/// A place on the list, from 1: 3, 第3名, 3位.
fn rank(text: &Text, diagnostics: &mut Diagnostics) -> Option<usize> {
    let bare = text.text.trim().trim_start_matches('第').trim_end_matches(['名', '位']).trim();
    let found = bare.parse().ok().filter(|rank| *rank > 0);
    if found.is_none() {
        let written = &text.text;
        let message = say!("名次不能是“{written}”", "`{written}` is no rank");
        let help = say!(
            "名次从 1 起，写整数；没有排名的空着；并列的名次写相同的数",
            "ranks are whole numbers from 1; leave it empty for those not ranked; ties have the same number"
        );
        diagnostics.push(Diagnostic::error("rank", message).at(text.span.clone()).help(help));
    }
    found
}

/// A sum of money, or the word for why there is none.
pub fn reward(text: &Text, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let reading = metric::reading(text, quantity::parse(&text.text), diagnostics)?;
    let Some(quantity) = reading.quantity() else { return Some(reading) };
    let dimension = quantity.unit.dimension;
    if dimension == Dimension::Money || dimension == Dimension::None && quantity.number.is_none() {
        return Some(reading);
    }
    let written = &text.text;
    let message = say!("“{written}”不是一笔奖金", "`{written}` is no amount of money");
    let help = say!(
        "连单位一起写，如 5000元；奖励不是钱的写在 note 里，没有奖励的空着",
        "write the unit as well, as 5000元; a reward that is no money goes to `note`; leave it empty where there is none"
    );
    diagnostics.push(Diagnostic::error("dimension", message).at(text.span.clone()).help(help));
    None
}

/// One place has one row in a round.
fn twice(entries: &[Entry], group: &Group, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&Inspected, &Entry> = BTreeMap::new();
    for entry in entries {
        let Some(first) = seen.get(&entry.who) else {
            seen.insert(&entry.who, entry);
            continue;
        };
        let name = group.name(&entry.who);
        let message = say!("{name}在这次考评里有两行", "{name} has two rows in this board");
        let help = say!(
            "合成一行：几个结果写在同一个 result 里；考评内容不同的，写成两个文件，用 subject 区别",
            "make them one: several results go to one `result`; where two things are inspected, write two files and tell them apart by `subject`"
        );
        let diagnostic = Diagnostic::error("twice", message).at(entry.span.clone());
        diagnostics.push(diagnostic.also(first.span.clone(), say!("前一行在这里", "first here")).help(help));
    }
}
