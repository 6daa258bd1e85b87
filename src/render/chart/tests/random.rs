//! Any data gives a drawing within its frame, the same each time, and never a panic.

use std::ops::Bound;

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::super::{bar, bar_key, multiples, spark, strip};
use super::examples;
use super::frame::check_all;
use crate::compare::Amount;
use crate::pages::charts::{
    Bar, Base, Break, Label, Mark, Moment, Multiples, Panel, Span, Spark, Strip, StripPoint, Time,
};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    /// 0 to `below` − 1.
    fn of(&mut self, below: usize) -> usize {
        usize::try_from(self.roll() % below as u64).expect("below a usize")
    }

    /// Huge, tiny, negative, zero, and mostly ordinary.
    fn value(&mut self) -> Decimal {
        let whole = i64::from_ne_bytes(self.roll().to_ne_bytes());
        match self.of(12) {
            0 => Decimal::MAX,
            1 => Decimal::MIN,
            2 => Decimal::ZERO,
            3 => Decimal::new(whole % 100, 28),
            4 => Decimal::new(whole, 0),
            5 => Decimal::new(whole, 18),
            6 => -Decimal::from(self.of(5000)),
            _ => Decimal::new(whole.rem_euclid(1_000_000), 1),
        }
    }

    /// Ends in the wrong order and values outside them are among them.
    fn amount(&mut self) -> Amount {
        let value = self.value();
        if self.of(2) == 0 {
            return Amount::exact(value);
        }
        let mut end = || match self.of(4) {
            0 => Bound::Unbounded,
            1 => Bound::Excluded(self.value()),
            2 => Bound::Included(self.value()),
            _ => Bound::Included(value),
        };
        Amount { value, low: end(), high: end() }
    }

    fn mark(&mut self) -> Mark {
        match self.of(5) {
            0 => Mark::Withheld,
            1 => Mark::Nothing,
            _ => Mark::Amount(self.amount()),
        }
    }

    /// Often none, one, or all alike.
    fn marks(&mut self) -> Vec<Mark> {
        let count = [0, 1, 2, 5, 27, 63][self.of(6)];
        if self.of(4) == 0 {
            let mark = self.mark();
            return vec![mark; count];
        }
        (0..count).map(|_| self.mark()).collect()
    }

    fn text(&mut self) -> String {
        let texts = [
            "",
            "吉强镇",
            "a<b>&\"'",
            "火石寨国家地质公园管理委员会所在乡的一个很长很长的名字",
            "2020",
            "\u{0}\u{7}",
        ];
        texts[self.of(texts.len())].to_owned()
    }

    fn date(&mut self) -> Date {
        let year = i16::try_from(self.of(40)).expect("small") + 1990;
        match self.of(20) {
            0 => Date::MIN,
            1 => Date::MAX,
            _ => date(year, 1 + i8::try_from(self.of(12)).expect("small"), 1),
        }
    }

    fn dates(&mut self, count: usize) -> Vec<Date> {
        let mut dates: Vec<Date> = (0..count).map(|_| self.date()).collect();
        dates.sort();
        dates
    }

    fn base(&mut self) -> Base {
        if self.of(2) == 0 { Base::Zero } else { Base::Stated(self.value()) }
    }

    fn strip(&mut self) -> Strip {
        let mut points: Vec<StripPoint> = self
            .marks()
            .iter()
            .filter_map(Mark::amount)
            .map(|amount| StripPoint { amount: *amount, chosen: None })
            .collect();
        let text = self.text();
        if let Some(point) = points.first_mut() {
            point.chosen = Some(text);
        }
        let median = (self.of(3) > 0).then(|| Label { at: self.value(), text: self.text() });
        Strip { points, median, lowest: self.text(), highest: self.text(), ..examples::strip() }
    }

    fn multiples(&mut self) -> Multiples {
        let count = [0, 1, 2, 5, 30][self.of(5)];
        let dates = self.dates(count);
        let times = dates.into_iter().map(|at| Time { at, text: self.text() }).collect();
        let panels = (0..self.of(4))
            .map(|_| Panel {
                place: self.text(),
                href: None,
                latest: self.text(),
                sentence: self.text(),
                marks: self.marks(),
                breaks: (0..self.of(9)).map(|_| Break { at: self.date(), note: self.of(20) }).collect(),
            })
            .collect();
        Multiples { times, panels, base: self.base(), ..examples::multiples() }
    }
}

#[track_caller]
fn check(draw: impl Fn() -> String) {
    let drawn = draw();
    check_all(&drawn);
    assert_eq!(drawn, draw());
}

const ROUNDS: usize = 400;

#[test]
fn any_bar() {
    let mut dice = Dice(1);
    for _ in 0..ROUNDS {
        let marks = dice.marks();
        let span = Span::from_zero(&marks);
        for mark in &marks {
            check(|| bar(&Bar { span, mark: *mark, title: Some("<&>".to_owned()) }));
        }
        check(|| bar_key(&examples::bar_key(&marks)));
    }
}

#[test]
fn any_strip() {
    let mut dice = Dice(2);
    for _ in 0..ROUNDS {
        let it = dice.strip();
        check(|| strip(&it));
    }
}

#[test]
fn any_spark() {
    let mut dice = Dice(3);
    for _ in 0..ROUNDS {
        let marks = dice.marks();
        let dates = dice.dates(marks.len());
        let moments = dates.into_iter().zip(marks).map(|(at, mark)| Moment { at, mark }).collect();
        let it = Spark { moments, base: dice.base(), title: None };
        check(|| spark(&it));
    }
}

#[test]
fn any_small_multiples() {
    let mut dice = Dice(4);
    for _ in 0..ROUNDS {
        let it = dice.multiples();
        check(|| multiples(&it));
    }
}
