//! Which fonts a document may use: the five faces of official documents, each with the names it has on the machines that
//! offices and servers run.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::text::{FontBook, FontVariant};
use typst_kit::fonts::FontStore;

use crate::diag::Words;
use crate::say;

/// A face that the standard asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// 仿宋: the text.
    Body,
    /// 楷体: headings of the second level.
    Kai,
    /// 黑体: headings of the first level.
    Hei,
    /// 宋体: the page number.
    Song,
    /// 小标宋: the title.
    Title,
}

const ALL: [Style; 5] = [Style::Body, Style::Kai, Style::Hei, Style::Song, Style::Title];

/// Behind every stack, for characters that its faces lack: names of people and places.
const BEHIND: [&str; 5] = ["Noto Serif CJK SC", "SimSun", "宋体", "SimSun-ExtB", "Songti SC"];

impl Style {
    /// The faces that count as this style, the best first.
    fn faces(self) -> &'static [&'static str] {
        match self {
            Style::Body => &[
                "仿宋_GB2312",
                "FangSong_GB2312",
                "仿宋",
                "FangSong",
                "STFangsong",
                "FandolFang R",
                "FandolFang",
                "Zhuque Fangsong",
            ],
            Style::Kai => &[
                "楷体_GB2312",
                "KaiTi_GB2312",
                "楷体",
                "KaiTi",
                "STKaiti",
                "Kaiti SC",
                "FandolKai",
                "LXGW WenKai",
                "AR PL UKai CN",
            ],
            Style::Hei => &["黑体", "SimHei", "Heiti SC", "STHeiti", "FandolHei", "Noto Sans CJK SC"],
            Style::Song => &["宋体", "SimSun", "Songti SC", "STSong", "FandolSong", "Noto Serif CJK SC"],
            // No 小标宋 is free: a 宋体 takes its place.
            Style::Title => &[
                "方正小标宋简体",
                "FZXiaoBiaoSong-B05S",
                "方正小标宋_GBK",
                "华文中宋",
                "STZhongsong",
                "Noto Serif CJK SC",
                "宋体",
                "SimSun",
                "Songti SC",
                "STSong",
                "FandolSong",
            ],
        }
    }

    /// Its name, in Chinese also for those who read English: that is what they will look for.
    pub fn name(self) -> &'static str {
        match self {
            Style::Body => "仿宋",
            Style::Kai => "楷体",
            Style::Hei => "黑体",
            Style::Song => "宋体",
            Style::Title => "小标宋",
        }
    }

    /// The Debian package that brings a free face of this style.
    fn package(self) -> &'static str {
        match self {
            Style::Body => "texlive-lang-chinese",
            Style::Kai => "fonts-lxgw-wenkai",
            Style::Hei | Style::Song | Style::Title => "fonts-noto-cjk",
        }
    }
}

/// The fonts of a run.
pub struct Fonts {
    pub(super) store: FontStore,
    stacks: BTreeMap<Style, Vec<String>>,
    missing: Vec<Style>,
    print: blake3::Hash,
}

impl Fonts {
    /// Chooses among the fonts that were found.
    pub fn of(store: FontStore) -> Fonts {
        let book: &FontBook = store.book();
        let there = |name: &&&str| book.contains_family(&name.to_lowercase());
        let mut stacks = BTreeMap::new();
        let mut missing = Vec::new();
        for style in ALL {
            let mut stack: Vec<String> =
                style.faces().iter().filter(there).map(|name| (*name).to_owned()).collect();
            if stack.is_empty() {
                missing.push(style);
            }
            for name in BEHIND.iter().filter(there) {
                if !stack.iter().any(|known| known == name) {
                    stack.push((*name).to_owned());
                }
            }
            stacks.insert(style, stack);
        }
        let print = fingerprint(&store, &stacks);
        Fonts { store, stacks, missing, print }
    }

    /// The styles for which there is no face at all.
    pub fn missing(&self) -> &[Style] {
        &self.missing
    }

    /// The families of each style that are there, by the name that templates know it by.
    pub fn stacks(&self) -> &BTreeMap<Style, Vec<String>> {
        &self.stacks
    }

    pub fn stack(&self, style: Style) -> &[String] {
        self.stacks.get(&style).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a face of the stack of a style has a character.
    pub fn has(&self, style: Style, c: char) -> bool {
        let book: &FontBook = self.store.book();
        let infos = self.stack(style).iter().filter_map(|name| {
            let at = book.select(&name.to_lowercase(), FontVariant::default())?;
            book.info(at)
        });
        infos.into_iter().any(|info| info.coverage.contains(u32::from(c)))
    }

    /// A hash of all fonts that a document can use: the same fonts give the same files.
    pub fn fingerprint(&self) -> &blake3::Hash {
        &self.print
    }
}

fn fingerprint(store: &FontStore, stacks: &BTreeMap<Style, Vec<String>>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut names: Vec<&String> = stacks.values().flatten().collect();
    names.sort();
    names.dedup();
    for name in names {
        hasher.update(name.as_bytes());
        let found = store.book().select(&name.to_lowercase(), FontVariant::default());
        if let Some(font) = found.and_then(|at| store.font(at)) {
            hasher.update(font.data());
        }
    }
    for stack in stacks.values() {
        hasher.update(stack.join(",").as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize()
}

/// What to do about styles that are missing.
pub fn mend(missing: &[Style]) -> Vec<Words> {
    let mut packages: Vec<&str> = missing.iter().map(|style| style.package()).collect();
    packages.sort();
    packages.dedup();
    let packages = packages.join(" ");
    vec![
        say!("Debian、Ubuntu：apt install {packages}", "Debian, Ubuntu: apt install {packages}"),
        say!(
            "Windows：在“设置”的“可选功能”里添加“中文（简体）补充字体”",
            "Windows: add the optional feature “Chinese (Simplified) Supplemental Fonts”"
        ),
        say!(
            "或把字体文件放进站点的 fonts 文件夹，在 townpress.yaml 里写 fonts_dir: fonts",
            "or put font files into a folder `fonts` of the site and write `fonts_dir: fonts` in townpress.yaml"
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_fonts_every_style_is_missing_and_told_of() {
        let fonts = Fonts::of(FontStore::new());
        assert_eq!(fonts.missing(), ALL);
        assert!(ALL.iter().all(|style| fonts.stack(*style).is_empty() && !fonts.has(*style, '一')));
        let told: String = mend(fonts.missing()).into_iter().map(|words| words.zh).collect();
        for package in ["texlive-lang-chinese", "fonts-lxgw-wenkai", "fonts-noto-cjk", "fonts_dir"] {
            assert!(told.contains(package), "{package}: {told}");
        }
    }
}
