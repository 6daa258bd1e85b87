//! `townpress new report`: the call, settled, and the file that comes of it.

use std::path::PathBuf;

use crate::diag::{Tongue, Words};
use crate::disk::{DiskError, read};
use crate::load::{load, nearest, parse_stretch};
use crate::model::{KindId, PlaceId, Site, Time};
use crate::say;
use clap::Args;

use super::ask::{Question, ask, blank, refusal};
use super::last::fresh;
use super::{Draft, Result, text, write};

#[derive(Args)]
pub struct Call {
    /// Folder of the place below content/, such as xiji/jiqiang · 地方的文件夹
    #[arg(long, value_name = "DIR")]
    place: Option<String>,
    /// Kind of report, a key of `kinds` in townpress.yaml · 总结的种类
    #[arg(long, value_name = "KEY")]
    kind: Option<String>,
    /// Period: 2021, 2021-H1, 2021-Q3, 2021-06 or A..B · 期间
    #[arg(long)]
    period: Option<String>,
    /// Title [default: that of the last report, with the new year] · 标题
    #[arg(long)]
    title: Option<String>,
    /// Name of the new file without its ending [default: period and kind] · 新文件的名字
    #[arg(long)]
    name: Option<String>,
    /// Folder of the site · 站点文件夹
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub fn run(call: Call, tongue: Tongue) -> Result {
    let Call { place, kind, period, title, name, root } = call;
    let (files, _) = read(&root)?;
    let (site, _) = load(&files);
    let place = place_of(place, &site, tongue)?;
    let kind = kind_of(kind, &site, tongue)?;
    let (period, time) = period_of(period, tongue)?;
    let mut fresh = fresh(&site, place, kind, &time);
    fresh.period = period.clone();
    if let Some(title) = title {
        fresh.title = ask(Some(title), &question("--title", say!("标题", "the title"), &blank), tongue)?;
    }
    let first = period.split("..").next().unwrap_or(&period);
    let stem = name.unwrap_or_else(|| format!("{first}-{}", fresh.kind));
    let path = format!("content/{}/{stem}.md", site.places[place.index()].path);
    if stem.contains(['/', '\\']) || files.contains(&path) {
        let message = say!("{path} 已经有了，或不是文件名；不会覆盖", "{path} exists, or is no file name");
        return Err(refusal(message, Some(say!("用 --name 换一个文件名", "give another name with --name"))));
    }
    write(&root, &[Draft { path, text: text::report(&fresh, tongue) }], files, tongue)
}

fn question<'a>(flag: &'a str, words: Words, flaw: &'a dyn Fn(&str) -> Option<Words>) -> Question<'a> {
    Question { flag, words, offered: None, flaw }
}

fn place_of(given: Option<String>, site: &Site, tongue: Tongue) -> std::result::Result<PlaceId, DiskError> {
    let at = |answer: &str| site.places.iter().position(|place| place.path == answer.trim_end_matches('/'));
    let flaw = |answer: &str| {
        if at(answer).is_some() {
            return None;
        }
        let near = nearest(answer, site.places.iter().map(|place| place.path.as_str()));
        Some(match near {
            Some(near) => {
                say!("没有“{answer}”这个地方；是不是 {near}？", "there is no place `{answer}`; is it {near}?")
            }
            None => say!(
                "没有“{answer}”这个地方；先用 townpress new place",
                "there is no place `{answer}`; begin with townpress new place"
            ),
        })
    };
    let words = say!("地方的文件夹，如 xiji/jiqiang", "the folder of the place, such as xiji/jiqiang");
    let answer = ask(given, &question("--place", words, &flaw), tongue)?;
    Ok(PlaceId(at(&answer).unwrap_or_default() as u32))
}

fn kind_of(given: Option<String>, site: &Site, tongue: Tongue) -> std::result::Result<KindId, DiskError> {
    let listed: Vec<String> =
        site.kinds.iter().map(|kind| format!("{} {}", kind.key, kind.name.zh)).collect();
    let all = listed.join("、");
    let at = |answer: &str| site.kinds.iter().position(|kind| kind.key == answer);
    let flaw = |answer: &str| {
        at(answer).is_none().then(|| {
            say!("没有“{answer}”这种总结，可以是：{all}", "there is no kind `{answer}`; it may be: {all}")
        })
    };
    let words = say!("总结的种类：{all}", "the kind of report: {all}");
    let answer = ask(given, &question("--kind", words, &flaw), tongue)?;
    Ok(KindId(at(&answer).unwrap_or_default() as u32))
}

fn period_of(given: Option<String>, tongue: Tongue) -> std::result::Result<(String, Time), DiskError> {
    let flaw = |answer: &str| {
        parse_stretch(answer.trim()).is_none().then(|| {
            say!(
                "“{answer}”不是期间；写成 2022、2022-H1、2022-Q3、2022-06 或 2022-05-13..2022-07-16",
                "`{answer}` is no period; write 2022, 2022-H1, 2022-Q3, 2022-06 or 2022-05-13..2022-07-16"
            )
        })
    };
    let words = say!("期间，如 2022、2022-H1、2022-Q3", "the period, such as 2022, 2022-H1, 2022-Q3");
    let answer = ask(given, &question("--period", words, &flaw), tongue)?;
    let written = answer.trim().to_owned();
    let time = parse_stretch(&written).unwrap_or(Time::Unknown { inferred: None });
    Ok((written, time))
}
