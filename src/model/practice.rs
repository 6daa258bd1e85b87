//! Practices (做法): named mechanisms, and the reports that tell of each.

use super::{ReportId, Said, ThemeId};
use crate::diag::Span;

/// Whether a practice is done or only suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PracticeState {
    InForce,
    Proposed,
}

impl PracticeState {
    /// Every state there is.
    pub const ALL: [PracticeState; 2] = [PracticeState::InForce, PracticeState::Proposed];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            PracticeState::InForce => "in_force",
            PracticeState::Proposed => "proposed",
        }
    }
}

/// A practice as one report tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedPractice {
    /// As written, quotation marks included.
    pub name: String,
    pub aliases: Vec<String>,
    /// What it consists of, as far as the report lists it.
    pub parts: Vec<String>,
    /// Why the parts are not as many as the name says.
    pub parts_note: Option<String>,
    pub frequency: Option<String>,
    pub actors: Vec<String>,
    /// None: the report does not say.
    pub state: Option<PracticeState>,
    pub detail: Option<String>,
    /// None: nobody put it under a theme.
    pub theme: Option<ThemeId>,
    /// The sentence that tells of it.
    pub said: Option<Said>,
    /// Where its name is written.
    pub span: Span,
}

/// A practice of the whole site: one for all reports whose names for it agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// ASCII, unique; part of its address.
    pub key: String,
    /// As the first report writes it.
    pub name: String,
    /// The other ways it is written, each once.
    pub other_names: Vec<String>,
    /// The first letter of its sound, for looking it up; `#` where it begins with a digit.
    pub initial: char,
    /// The themes that its reports put it under, in the order of the catalogue.
    pub themes: Vec<ThemeId>,
    pub uses: Vec<PracticeUse>,
}

/// A report that tells of a practice: its position in [`super::Report::practices`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PracticeUse {
    pub report: ReportId,
    pub at: usize,
}

/// A name without its quotation marks, brackets and spaces: two names are one when nothing else differs.
pub fn bare_name(name: &str) -> String {
    const MARKS: &str = "“”‘’\"'「」『』（）()【】[]〔〕《》〈〉";
    name.chars().filter(|c| !MARKS.contains(*c) && !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_without_their_marks() {
        let check = |a: &str, b: &str| assert_eq!(bare_name(a), bare_name(b));
        check("门前“六包”", "“门前六包”");
        check("积分制（六步）", "积分制 六步");
        check("「4321」长效工作机制", "“4321”长效工作机制");
        assert_ne!(bare_name("三级网格化"), bare_name("四级网格化"));
    }
}
