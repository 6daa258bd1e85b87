//! Entries of a ledger that know more than can be known on the day by which the site judges, and numbers used twice.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{LedgerEntry, Site};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for entries in site.places.iter().filter_map(|place| place.ledger.as_ref()) {
        numbers(entries, diagnostics);
        for entry in entries {
            if let Some(as_of) = site.as_of {
                later(entry, as_of, diagnostics);
            }
        }
    }
}

fn later(entry: &LedgerEntry, as_of: Date, diagnostics: &mut Diagnostics) {
    let days = [entry.found, entry.closed].into_iter().flatten();
    let Some(day) = days.filter(|day| *day > as_of).max() else { return };
    let message = say!(
        "这一项写着 {day}，晚于 townpress.yaml 的 as_of {as_of}",
        "this entry knows of {day}, which is after `as_of` {as_of} in townpress.yaml"
    );
    let help = say!(
        "台账更新以后，as_of 也要改成更新的那一天；否则是日期写错了",
        "move `as_of` to the day the ledger was brought up to date, or mend the date"
    );
    diagnostics.push(Diagnostic::warning("after-as-of", message).at(entry.span.clone()).help(help));
}

fn numbers(entries: &[LedgerEntry], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &LedgerEntry> = BTreeMap::new();
    for entry in entries {
        let Some(number) = entry.number.as_deref() else { continue };
        let Some(first) = seen.get(number) else {
            seen.insert(number, entry);
            continue;
        };
        let message = say!("编号“{number}”用了两次", "the number `{number}` is used twice");
        let help = say!("核对是不是同一个问题登记了两次", "see whether one problem was entered twice");
        let diagnostic = Diagnostic::warning("same-number", message).at(entry.span.clone());
        diagnostics.push(diagnostic.also(first.span.clone(), say!("前一次在这里", "first here")).help(help));
    }
}
