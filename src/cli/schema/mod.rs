//! `townpress schema`: what may be written in each YAML, as JSON Schema for editors and as a reference for people.

pub mod json;
mod reference;

use std::path::PathBuf;

use clap::Args;

use crate::diag::Tongue;
use crate::disk::{DiskError, add};
use crate::load::keys::KINDS;
use crate::load::nearest;
use crate::say;

use super::{Outcome, Result, folders, terminal};

/// The folder of a site that its schemas lie in.
pub const FOLDER: &str = "schemas";

#[derive(Args)]
pub struct Schema {
    /// townpress, place, report, indicators, data-set, board or scheme; all if none is named · 哪种文件
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// Folder to write to, a file a kind; nothing is overwritten · 写到哪个文件夹
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the reference of all keys instead, in Markdown · 改为打印全部键的说明
    #[arg(long, conflicts_with_all = ["kind", "out"])]
    reference: bool,
}

pub fn run(call: Schema, tongue: Tongue) -> Result {
    let Schema { kind, out, reference } = call;
    if reference {
        terminal::print(&reference::write());
        return Ok(Outcome::Fine);
    }
    let kinds: Vec<&str> = KINDS.iter().map(|(name, _, _)| *name).collect();
    if let Some(kind) = &kind
        && !kinds.contains(&kind.as_str())
    {
        return Err(unknown(kind, &kinds));
    }
    let wanted = files().into_iter().filter(|(name, _)| kind.as_ref().is_none_or(|kind| kind == name));
    let Some(out) = out else {
        match &kind {
            Some(_) => wanted.for_each(|(_, text)| terminal::print(&text)),
            None => terminal::print(&listed()),
        }
        return Ok(Outcome::Fine);
    };
    let (parent, below) = folders::parted(&out)?;
    let files: Vec<(String, String)> =
        wanted.map(|(name, text)| (format!("{below}{name}.json"), text)).collect();
    let new: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    add(&parent, &new)?;
    for (path, _) in &files {
        let words = say!("写好了 {path}", "wrote {path}");
        terminal::print(&format!("{}\n", words.get(tongue)));
    }
    Ok(Outcome::Fine)
}

/// The schemas by the names of their kinds, as JSON.
pub fn files() -> Vec<(&'static str, String)> {
    let texts = KINDS.iter().map(|(name, files, map)| {
        let schema = json::schema(name, files, map);
        // A tree of texts and lists always has a form in JSON.
        (*name, serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n")
    });
    texts.collect()
}

/// Each kind, and what files are of it.
fn listed() -> String {
    KINDS.iter().map(|(name, files, map)| format!("{name:<12}{files:<32}{} · {}\n", map.zh, map.en)).collect()
}

fn unknown(kind: &str, kinds: &[&str]) -> DiskError {
    let all = kinds.join(", ");
    let help = match nearest(kind, kinds.iter().copied()) {
        Some(near) => say!("是不是想写 {near}？可以是：{all}", "did you mean {near}? It may be: {all}"),
        None => say!("可以是：{all}", "it may be: {all}"),
    };
    DiskError {
        message: say!("没有“{kind}”这种文件", "there is no kind of file `{kind}`"), help: Some(help)
    }
}
