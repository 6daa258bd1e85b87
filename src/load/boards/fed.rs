//! A board that is read from a data set of the same site: its figures stand in one file only.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::resolve;
use crate::load::fields::{Fields, Text, nearest};
use crate::load::keys;
use crate::load::metric;
use crate::load::yaml::Node;
use crate::model::{
    DataSetId, Entry, IndicatorId, Inspected, Observation, Period, PlaceId, Reading, Source, Tally, Verdict,
    VerdictKind,
};
use crate::say;

use super::Around;
use super::describe::kind;

/// The data set, and the indicators that hold what a board shows.
pub struct Fed {
    pub set: DataSetId,
    score: Option<IndicatorId>,
    rank: Option<IndicatorId>,
    reward: Option<IndicatorId>,
    verdicts: Vec<(VerdictKind, Option<String>, IndicatorId)>,
    /// The file's name, for what concerns the set as a whole.
    pub span: Span,
}

/// Reads `data_set: { file, score, rank, reward, result }`.
pub fn read(file: &str, node: &Node, around: Around, diagnostics: &mut Diagnostics) -> Option<Fed> {
    let mut fields = Fields::of(file, node, &keys::DATA_SET_OF_BOARD, diagnostics);
    let set = fields.required("file", diagnostics);
    let mut indicator = |name| {
        let text = fields.text(name, diagnostics)?;
        named(&text, around, diagnostics)
    };
    let (score, rank, reward) = (indicator("score"), indicator("rank"), indicator("reward"));
    let mut verdicts = Vec::new();
    for (key, node) in fields.map("result", diagnostics) {
        let word = Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) };
        let Some(text) = crate::load::fields::scalar(file, node, diagnostics) else { continue };
        let found = (kind(&word, diagnostics), named(&text, around, diagnostics));
        if let (Some((kind, written)), Some(id)) = found {
            verdicts.push((kind, written, id));
        }
    }
    fields.finish(diagnostics);
    let text = set?;
    let path = resolve(file, &text.text);
    let known = around.data_sets.iter();
    let at = known.clone().position(|loaded| Some(&loaded.set.file) == path.as_ref());
    let Some(at) = at else {
        let written = &text.text;
        let message = say!("找不到数据集“{written}”", "there is no data set `{written}`");
        let mut diagnostic = Diagnostic::error("dead-link", message).at(text.span);
        let names = known.map(|loaded| crate::files::name(&loaded.set.file));
        if let Some(near) = nearest(crate::files::name(written), names) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        let help = say!(
            "写数据集的 YAML，从这个文件所在的文件夹写起，如 ../data/april-round.yaml",
            "name the YAML of a data set from the folder of this file, as ../data/april-round.yaml"
        );
        diagnostics.push(diagnostic.help(help));
        return None;
    };
    Some(Fed { set: DataSetId(at as u32), score, rank, reward, verdicts, span: text.span })
}

fn named(text: &Text, around: Around, diagnostics: &mut Diagnostics) -> Option<IndicatorId> {
    let found = around.known.names.indicators.get(&text.text).copied();
    if found.is_none() {
        metric::unknown_indicator(text, around.known.indicators, diagnostics);
    }
    found
}

/// What a data set gives to a board.
pub struct Read {
    pub entries: Vec<Entry>,
    /// What it states of the place as a whole.
    pub tallies: Vec<Tally>,
    pub period: Period,
}

impl Fed {
    /// The rows of a board from the figures of a period, or of the first period there is.
    pub fn entries(&self, of: PlaceId, period: Option<&Period>, around: Around) -> Read {
        let all = around.data_sets.get(self.set.index()).map(|loaded| &*loaded.observations);
        let mine: Vec<&Observation> = all.unwrap_or_default().iter().filter(|o| self.wants(o)).collect();
        let day = period.and_then(Period::last_day).or_else(|| mine.first()?.period.last_day());
        let same: Vec<&Observation> = mine.into_iter().filter(|o| o.period.last_day() == day).collect();
        let mut read = Read {
            entries: Vec::new(),
            tallies: Vec::new(),
            period: same.first().map_or_else(Period::unknown, |o| Period::clone(&o.period)),
        };
        for observation in same {
            if observation.place == of {
                self.total(&mut read, observation)
            } else {
                self.row(&mut read, observation)
            }
        }
        read
    }

    fn wants(&self, observation: &Observation) -> bool {
        let id = observation.indicator;
        let own = [self.score, self.rank, self.reward].contains(&Some(id));
        let cell = matches!(observation.source, Source::Cell { .. });
        cell && (own || self.verdicts.iter().any(|(_, _, verdict)| *verdict == id))
    }

    fn row(&self, read: &mut Read, observation: &Observation) {
        let at = read.entries.iter().position(|entry| entry.who.place == observation.place);
        let at = at.unwrap_or_else(|| {
            read.entries.push(blank(observation));
            read.entries.len() - 1
        });
        let Some(entry) = read.entries.get_mut(at) else { return };
        let id = Some(observation.indicator);
        let reading = &observation.reading;
        if id == self.score {
            entry.score = Some(reading.clone());
        }
        if id == self.reward {
            entry.reward = Some(reading.clone());
        }
        if id == self.rank {
            entry.rank = whole(reading);
            entry.span = observation.span.clone();
        }
        for (kind, written, indicator) in &self.verdicts {
            // A count of 0 is no result.
            if Some(*indicator) == id && whole(reading) != Some(0) {
                let count = whole(reading);
                entry.verdicts.push(Verdict { kind: *kind, written: written.clone(), count });
            }
        }
    }

    fn total(&self, read: &mut Read, observation: &Observation) {
        for (kind, written, indicator) in &self.verdicts {
            if *indicator == observation.indicator {
                read.tallies.push(Tally {
                    kind: *kind,
                    written: written.clone(),
                    count: whole(&observation.reading),
                    note: observation.note.as_deref().map(str::to_owned),
                    span: observation.span.clone(),
                });
            }
        }
    }
}

fn blank(observation: &Observation) -> Entry {
    Entry {
        who: Inspected { place: observation.place, village: None },
        score: None,
        rank: None,
        verdicts: Vec::new(),
        reward: None,
        reason: None,
        note: None,
        span: observation.span.clone(),
    }
}

/// The whole number of an exact figure.
fn whole(reading: &Reading) -> Option<usize> {
    let Reading::Amount(quantity) = reading else { return None };
    let number = quantity.number.as_ref()?.value;
    number.fract().is_zero().then(|| number.to_string().split('.').next()?.parse().ok()).flatten()
}
