//! Photographs that tell where they were taken. What is published tells nothing, but their files lie in the repository.

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Level, Span};
use crate::files::Files;
use crate::model::Site;
use crate::picture::tells_position;
use crate::say;

pub fn check(files: &Files, site: &Site, diagnostics: &mut Diagnostics) {
    if site.checks.level("picture-position") == Some(Level::Off) {
        return;
    }
    let telling: Vec<&str> = site
        .pictures
        .par_iter()
        .filter(|picture| files.bytes(&picture.file).is_some_and(tells_position))
        .map(|picture| picture.file.as_str())
        .collect();
    for file in telling {
        let message = say!(
            "“{file}”里记着拍摄位置；网站上的图片已经去掉，仓库里的原文件还带着",
            "{file} tells where it was taken; the published picture does not, but the file in the repository does"
        );
        let help = say!(
            "在看图软件里去掉位置信息另存，再提交；已经推送过的，历史版本里也还有",
            "save it without its position and commit that; what was pushed before stays in the history"
        );
        diagnostics.push(Diagnostic::warning("picture-position", message).at(Span::file(file)).help(help));
    }
}
