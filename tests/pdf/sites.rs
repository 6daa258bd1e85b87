//! The small sites that are printed.

use std::path::Path;

use crate::folder::put;

/// A site with one county and no report yet.
pub fn site(root: &Path) {
    put(&root.join("townpress.yaml"), "title: 示例汇编\nkinds:\n  annual: { zh: 年度工作总结 }\n");
    put(&root.join("content/shili/place.yaml"), "name: 示例县\nlevel: county\n");
    town(root, "jia", "甲镇");
}

pub fn town(root: &Path, key: &str, name: &str) {
    put(&root.join(format!("content/shili/{key}/place.yaml")), format!("name: {name}\nlevel: town\n"));
}

/// A report of 2023 with more front matter and a body.
pub fn report(root: &Path, place: &str, title: &str, front: &str, body: &str) {
    let text = format!("---\ntitle: {title}\nkind: annual\nperiod: 2023\n{front}---\n{body}");
    put(&root.join(format!("content/shili/{place}/2023.md")), text);
}

/// A text without a mark between its characters, so that every line of it is full.
pub fn plain(characters: usize) -> String {
    "扎实推进农村人居环境整治各项任务落地见效".chars().cycle().take(characters).collect()
}
