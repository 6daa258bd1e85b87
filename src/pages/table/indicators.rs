//! The table of the whole catalogue: what places can be asked for, and how the answers compare.

use crate::model::{Indicator, IndicatorId, Sum};

use super::super::route::Route;
use super::cells::{address, computed};
use super::terms::{self, Term, better_id};
use super::{Cell, Context, Kind, Spec, Table, site_wide};

pub fn table(context: &Context) -> Table {
    let ids: Vec<IndicatorId> = (0..context.site.indicators.len()).map(|at| IndicatorId(at as u32)).collect();
    site_wide(context, &specs(), &ids)
}

fn of<'s>(context: &Context<'s>, id: &IndicatorId) -> &'s Indicator {
    context.site.indicator(*id)
}

fn key(context: &Context, id: Option<IndicatorId>) -> Cell {
    Cell::maybe(id.map(|id| context.site.indicator(id).key.clone()))
}

pub fn specs() -> Vec<Spec<IndicatorId>> {
    let mut specs = vec![
        Spec::new("indicator", Kind::Text, |c, id| key(c, Some(*id))),
        Spec::new("name", Kind::Text, |c, id| Cell::text(of(c, id).name.zh.as_str())),
        Spec::new("name_en", Kind::Text, |c, id| Cell::maybe(of(c, id).name.en.clone())),
        Spec::new("theme", Kind::Text, |c, id| Cell::text(c.site.theme_of(of(c, id).theme).key.as_str())),
        Spec::new("theme_name", Kind::Text, |c, id| {
            Cell::text(c.name(&c.site.theme_of(of(c, id).theme).name))
        }),
        Spec::new("unit", Kind::Text, |c, id| Cell::text(of(c, id).unit.written.as_str())),
        Spec::new("dimension", Kind::Text, |c, id| Cell::text(of(c, id).unit.dimension.id())),
        Spec::new("better", Kind::Text, |c, id| Cell::text(better_id(of(c, id).better)))
            .terms(terms::directions),
        Spec::new("basis", Kind::Text, |c, id| Cell::text(of(c, id).basis.id())).terms(terms::bases),
    ];
    specs.extend(relations());
    specs
}

fn relations() -> [Spec<IndicatorId>; 11] {
    [
        Spec::new("sum", Kind::Text, |c, id| Cell::text(sum_id(of(c, id).sum))).terms(sums),
        Spec::new("weight", Kind::Text, |c, id| match of(c, id).sum {
            Sum::WeightedBy(weight) => key(c, Some(weight)),
            _ => Cell::Empty,
        }),
        Spec::new("ratio_above", Kind::Text, |c, id| key(c, of(c, id).ratio.map(|(above, _)| above))),
        Spec::new("ratio_below", Kind::Text, |c, id| key(c, of(c, id).ratio.map(|(_, below)| below))),
        Spec::new("part_of", Kind::Text, |c, id| key(c, of(c, id).part_of)),
        Spec::new("most", Kind::Number, |c, id| of(c, id).most.map_or(Cell::Empty, computed)),
        Spec::new("aliases", Kind::Text, |c, id| Cell::text(of(c, id).aliases.join("；"))),
        Spec::new("definition", Kind::Text, |c, id| Cell::maybe(of(c, id).definition.clone())),
        Spec::new("sensitive", Kind::Text, |c, id| Cell::maybe(of(c, id).sensitive.clone())),
        Spec::new("observations", Kind::Integer, |c, id| {
            Cell::Integer(c.site.by_indicator.get(id).map_or(0, Vec::len))
        }),
        Spec::new("url", Kind::Address, |c, id| {
            // An indicator that nobody answers has no page.
            let answered = c.site.by_indicator.contains_key(id);
            if answered { address(c, &c.to(Route::Indicator(*id))) } else { Cell::Empty }
        }),
    ]
}

fn sum_id(sum: Sum) -> &'static str {
    match sum {
        Sum::Add => "add",
        Sum::Mean => "mean",
        Sum::WeightedBy(_) => "weighted",
        Sum::None => "none",
    }
}

fn sums(context: &Context) -> Vec<Term> {
    let words = [("add", "sum_add"), ("mean", "sum_mean"), ("none", "sum_none")];
    let mut all: Vec<Term> = words.map(|(key, word)| Term { key, word: context.fill(word, &[]) }).into();
    all.push(Term { key: "weighted", word: context.fill("data_weighted", &[]) });
    all
}
