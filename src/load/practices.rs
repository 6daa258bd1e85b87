//! The `practices:` of front matter, and the practices of the whole site: names that agree are one practice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{
    Practice, PracticeState, PracticeUse, Report, ReportId, StatedPractice, Theme, ThemeId, bare_name,
};
use crate::say;

use super::collation::Collation;
use super::fields::{Fields, Text, choose, scalar, span};
use super::keys;
use super::sounds::words;
use super::yaml::Node;

/// The longest key, a number against repetition not counted.
const LONGEST: usize = 60;

/// A practice whose theme is still a key.
#[derive(Clone)]
pub struct RawPractice {
    pub stated: StatedPractice,
    theme: Option<Text>,
}

/// Takes the field `practices`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawPractice> {
    let file = fields.file();
    let nodes = fields.list("practices");
    nodes.into_iter().filter_map(|node| practice(file, node, diagnostics)).collect()
}

fn practice(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawPractice> {
    let mut fields = Fields::of(file, node, &keys::PRACTICE, diagnostics);
    let name = fields.required("name", diagnostics);
    let mut texts = |name| {
        let nodes = fields.list(name).into_iter();
        nodes.filter_map(|node| scalar(file, node, diagnostics)).collect::<Vec<Text>>()
    };
    let (aliases, parts, actors) = (texts("aliases"), texts("parts"), texts("actors"));
    let states = PracticeState::ALL.map(|state| (state.id(), state));
    let state = fields.choice("state", &states, diagnostics);
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (frequency, detail, parts_note) = (text("frequency"), text("detail"), text("parts_note"));
    let theme = fields.text("theme", diagnostics);
    let said = super::said::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let name = name?;
    if bare_name(&name.text).is_empty() {
        let written = &name.text;
        let message = say!("“{written}”里没有做法的名称", "`{written}` holds no name of a practice");
        let help = say!("写上名称，如 name: 门前“六包”", "write a name, such as `name: 门前“六包”`");
        diagnostics.push(Diagnostic::error("missing-field", message).at(span(file, node)).help(help));
        return None;
    }
    let plain = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect();
    let stated = StatedPractice {
        name: name.text,
        aliases: plain(aliases),
        parts: plain(parts),
        parts_note,
        frequency,
        actors: plain(actors),
        state,
        detail,
        theme: None,
        said,
        span: name.span,
    };
    Some(RawPractice { stated, theme })
}

/// Finds the themes of the catalogue that practices are put under.
pub fn lower(raw: Vec<RawPractice>, themes: &[Theme], diagnostics: &mut Diagnostics) -> Vec<StatedPractice> {
    let choices: Vec<(&str, ThemeId)> =
        themes.iter().enumerate().map(|(at, theme)| (theme.key.as_str(), ThemeId(at as u32))).collect();
    let lowered = raw.into_iter().map(|raw| {
        let theme = raw.theme.and_then(|text| choose(&text, "theme", &choices, diagnostics));
        StatedPractice { theme, ..raw.stated }
    });
    lowered.collect()
}

/// The practices of all reports, in pinyin order. Reports agree on one when a name or an alias of theirs is the same.
pub fn gather(reports: &[Report], collation: &Collation) -> Vec<Practice> {
    let mut groups: Vec<Group> = Vec::new();
    for (report, it) in reports.iter().enumerate() {
        for (at, stated) in it.practices.iter().enumerate() {
            let found = PracticeUse { report: ReportId(report as u32), at };
            merge(&mut groups, Group::of(stated, found));
        }
    }
    let mut keys = BTreeSet::new();
    let mut practices: Vec<Practice> = groups.into_iter().map(|group| group.named(&mut keys)).collect();
    practices.sort_by(|a, b| {
        let by_name = collation.compare(&bare_name(&a.name), &bare_name(&b.name));
        by_name.then_with(|| a.key.cmp(&b.key))
    });
    practices
}

/// Uses that share a name.
struct Group {
    /// By bare name, as written first.
    names: BTreeMap<String, String>,
    /// As written, in order of reading.
    written: Vec<String>,
    uses: Vec<PracticeUse>,
    themes: BTreeSet<ThemeId>,
}

impl Group {
    fn of(stated: &StatedPractice, found: PracticeUse) -> Group {
        let written: Vec<String> = [&stated.name].into_iter().chain(&stated.aliases).cloned().collect();
        let names = written.iter().map(|name| (bare_name(name), name.clone())).collect();
        Group { names, written, uses: vec![found], themes: stated.theme.into_iter().collect() }
    }

    fn named(mut self, keys: &mut BTreeSet<String>) -> Practice {
        self.uses.sort();
        let name = self.written.first().cloned().unwrap_or_default();
        let mut other_names: Vec<String> = Vec::new();
        for other in self.written {
            if other != name && !other_names.contains(&other) {
                other_names.push(other);
            }
        }
        let slug = slug(&name, "practice");
        let first = slug.chars().next().filter(char::is_ascii_alphabetic);
        let initial = first.map_or('#', |letter| letter.to_ascii_uppercase());
        let themes = self.themes.into_iter().collect();
        Practice { key: unused(slug, keys), name, other_names, initial, themes, uses: self.uses }
    }
}

/// Adds a group; all those that share a name with it become one, in the place of the first.
fn merge(groups: &mut Vec<Group>, mut new: Group) {
    let shares = |group: &Group| group.names.keys().any(|name| new.names.contains_key(name));
    let (mut alike, mut rest) = (Vec::new(), Vec::new());
    let mut place = None;
    for group in groups.drain(..) {
        if shares(&group) {
            place.get_or_insert(rest.len());
            alike.push(group);
        } else {
            rest.push(group);
        }
    }
    let mut alike = alike.into_iter();
    if let Some(mut first) = alike.next() {
        for group in alike.chain([new]) {
            first.names.extend(group.names);
            first.written.extend(group.written);
            first.uses.extend(group.uses);
            first.themes.extend(group.themes);
        }
        new = first;
    }
    rest.insert(place.unwrap_or(rest.len()), new);
    *groups = rest;
}

/// 门前“六包” → `men-qian-liu-bao`; a name without sound is `nameless`.
pub fn slug(name: &str, nameless: &str) -> String {
    let mut slug = String::new();
    for word in words(name) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug.truncate(LONGEST);
    match slug.as_str() {
        "" => nameless.to_owned(),
        // Windows keeps these names for devices, whatever follows the dot.
        "con" | "prn" | "aux" | "nul" => format!("{slug}-1"),
        _ => slug,
    }
}

/// The slug, numbered where it is taken, and from now on taken itself.
pub fn unused(slug: String, keys: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let free = [slug.clone()].into_iter().chain(numbered).find(|key| !keys.contains(key));
    let key = free.unwrap_or(slug);
    keys.insert(key.clone());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_sounds() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name, "practice"), expected);
        check("门前“六包”", "men-qian-liu-bao");
        check("“4321”长效工作机制", "4321-chang-xiao-gong-zuo-ji-zhi");
        check("绿色通道", "lv-se-tong-dao");
        check("CON", "con-1");
        check("☆", "practice");
    }

    #[test]
    fn equal_slugs_are_told_apart() {
        let mut keys = BTreeSet::new();
        let mut next = |slug: &str| unused(slug.to_owned(), &mut keys);
        assert_eq!(
            [next("wang-ge"), next("wang-ge"), next("wang-ge")],
            ["wang-ge", "wang-ge-2", "wang-ge-3"]
        );
    }
}
