//! `townpress new place`: a folder and its place.yaml.

use std::path::PathBuf;

use clap::Args;

use crate::diag::{Tongue, Words};
use crate::disk::read;
use crate::files::Files;
use crate::load::{load, nearest};
use crate::model::{Level, Site};
use crate::say;

use super::ask::{Question, ask, blank, refusal};
use super::{Draft, Result, slug, text, write};

#[derive(Args)]
pub struct Call {
    /// Name, such as 吉强镇 · 名称
    #[arg(long)]
    name: Option<String>,
    /// province, prefecture, county, town, community or village · 级别
    #[arg(long)]
    level: Option<String>,
    /// Folder of the place above it, below content/; "" for none · 上级的文件夹
    #[arg(long, value_name = "DIR")]
    r#in: Option<String>,
    /// Name of the new folder [default: the name in pinyin] · 新文件夹的名字
    #[arg(long)]
    slug: Option<String>,
    /// Folder of the site · 站点文件夹
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub fn run(call: Call, tongue: Tongue) -> Result {
    let Call { name, level, r#in, slug, root } = call;
    let (files, _) = read(&root)?;
    let (site, _) = load(&files);
    let words = say!("地方的名称，如 吉强镇", "the name of the place");
    let name = ask(name, &Question { flag: "--name", words, offered: None, flaw: &blank }, tongue)?;
    let words = say!(
        "级别：province 省、prefecture 市、county 县、town 乡镇街道、community 社区、village 村",
        "the level: province, prefecture, county, town, community, village"
    );
    let offered = slug::level(&name).map(|level| level.id().to_owned());
    let level = ask(level, &Question { flag: "--level", words, offered, flaw: &no_level }, tongue)?;
    let above = above(r#in, &level, &site, tongue)?;
    let folder = folder(slug, &name, &above, &files)?;
    let path = if above.is_empty() { folder } else { format!("{above}/{folder}") };
    let path = format!("content/{path}/place.yaml");
    // What is read of a site has no schemas; the first line of its settings tells of them.
    let has_schemas = files.text("townpress.yaml").is_some_and(|text| text.starts_with(text::SCHEMA_LINE));
    let line =
        if has_schemas { text::schema_line("place", path.matches('/').count()) } else { String::new() };
    let draft = Draft { path, text: line + &text::place(&name, &level, tongue) };
    write(&root, &[draft], files, tongue)
}

fn no_level(answer: &str) -> Option<Words> {
    let ids = Level::ALL.map(Level::id);
    let all = ids.join(", ");
    (!ids.contains(&answer))
        .then(|| say!("没有“{answer}”这一级，可以是：{all}", "`{answer}` is no level: {all}"))
}

/// The folder of the place above. What stands highest needs none.
fn above(
    given: Option<String>,
    level: &str,
    site: &Site,
    tongue: Tongue,
) -> std::result::Result<String, crate::disk::DiskError> {
    let paths: Vec<&str> = site.places.iter().map(|place| place.path.as_str()).collect();
    let no_place = |answer: &str| {
        let path = answer.trim_end_matches('/');
        if path.is_empty() || paths.contains(&path) {
            return None;
        }
        Some(match nearest(path, paths.iter().copied()) {
            Some(near) => {
                say!("没有“{path}”这个地方；是不是 {near}？", "there is no place `{path}`; is it {near}?")
            }
            None => say!("没有“{path}”这个地方", "there is no place `{path}`"),
        })
    };
    if given.is_none() && (paths.is_empty() || level == Level::Province.id()) {
        return Ok(String::new());
    }
    let words = say!("上级的文件夹，如 xiji", "the folder of the place above, such as xiji");
    let question = Question { flag: "--in", words, offered: Some(String::new()), flaw: &no_place };
    Ok(ask(given, &question, tongue)?.trim_end_matches('/').to_owned())
}

/// The folder that was asked for; else the name in pinyin, and whole if another place has that.
fn folder(
    given: Option<String>,
    name: &str,
    above: &str,
    files: &Files,
) -> std::result::Result<String, crate::disk::DiskError> {
    let base = if above.is_empty() { "content".to_owned() } else { format!("content/{above}") };
    let free = |slug: &str| files.under(&format!("{base}/{slug}")).next().is_none();
    if let Some(slug) = given {
        if slug.is_empty() || slug.contains(['/', '\\']) || slug.starts_with('.') {
            let message = say!("--slug：“{slug}”不是文件夹的名字", "--slug: `{slug}` is no name of a folder");
            return Err(refusal(message, None));
        }
        if free(&slug) {
            return Ok(slug);
        }
        let message = say!("{base}/{slug} 已经有了，不会覆盖", "{base}/{slug} exists and is left as it is");
        return Err(refusal(message, Some(say!("换一个 --slug", "take another --slug"))));
    }
    let found = [slug::of(name), slug::whole(name)].into_iter().find(|slug| !slug.is_empty() && free(slug));
    found.ok_or_else(|| {
        refusal(
            say!("从“{name}”定不出还没有用过的文件夹名", "`{name}` gives no folder that is free"),
            Some(say!("用 --slug 写一个，如 --slug jiqiang-2", "name one with --slug, as --slug jiqiang-2")),
        )
    })
}
