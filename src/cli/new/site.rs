//! `townpress new site`: the settings, a front page, and the first places.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::diag::Tongue;
use crate::say;

use super::ask::{Question, any, ask, attended, blank, refusal};
use super::{Draft, Result, folders, put, schema, slug, terminal, text};

#[derive(Args)]
pub struct Call {
    /// Folder of the new site; . is this one · 新站点的文件夹
    #[arg(value_name = "NAME")]
    folder: PathBuf,
    /// Title of the site · 站点的标题
    #[arg(long)]
    title: Option<String>,
    /// Name of a first county · 第一个县的名称
    #[arg(long, value_name = "NAME")]
    county: Option<String>,
    /// Name of a first town · 第一个乡镇的名称
    #[arg(long, value_name = "NAME")]
    town: Option<String>,
}

pub fn run(call: Call, tongue: Tongue) -> Result {
    let Call { folder, title, county, town } = call;
    // A title that is given by its flag tells that flags say it all; the places are not asked for then.
    let places_too = title.is_none() && attended();
    let optional = |given: Option<String>, flag, words| match given {
        None if !places_too => Ok(String::new()),
        given => ask(given, &Question { flag, words, offered: Some(String::new()), flaw: &any }, tongue),
    };
    let county = optional(county, "--county", say!("第一个县（区）的名称", "name of a first county"))?;
    let title = ask(title, &title_question(&county), tongue)?;
    let town = optional(town, "--town", say!("第一个乡镇的名称", "name of a first town"))?;
    let (parent, below) = folders::parted(&folder)?;
    let mut drafts = vec![
        Draft {
            path: "townpress.yaml".into(),
            text: text::schema_line("townpress", 0) + &text::settings(&title, tongue),
        },
        Draft { path: "content/index.md".into(), text: text::front_page(&title, tongue) },
    ];
    for (name, text) in schema::files() {
        drafts.push(Draft { path: format!("{}/{name}.json", schema::FOLDER), text });
    }
    let mut at = "content".to_owned();
    for (name, level) in [(county, "county"), (town, "town")] {
        if name.trim().is_empty() {
            continue;
        }
        at = format!("{at}/{}", folder_of(&name)?);
        let path = format!("{at}/place.yaml");
        let line = text::schema_line("place", path.matches('/').count());
        drafts.push(Draft { path, text: line + &text::place(name.trim(), level, tongue) });
    }
    for draft in &mut drafts {
        draft.path = format!("{below}{}", draft.path);
    }
    let outcome = put(&parent, &drafts, tongue)?;
    let entering = (folder != Path::new(".")).then(|| format!("cd {}", folder.display()));
    let placing = (at == "content").then(|| "townpress new place".to_owned());
    let first: Vec<String> = entering.into_iter().chain(placing).collect();
    let (zh, en): (Vec<String>, Vec<String>) =
        first.into_iter().map(|step| (format!("{step}；"), format!("{step}, then "))).unzip();
    let (zh, en) = (zh.concat(), en.concat());
    let words = say!(
        "下一步：{zh}已有 Word 文件的：townpress import 总结.docx --place 乡镇名；从头写的：townpress new report；看网页：townpress serve",
        "next: {en}townpress import summary.docx --place NAME, or townpress new report; and townpress serve to see it"
    );
    terminal::print(&format!("{}\n", words.get(tongue)));
    Ok(outcome)
}

fn title_question(county: &str) -> Question<'static> {
    let offered = format!("{county}乡镇工作总结");
    Question {
        flag: "--title",
        words: say!("站点的标题", "the title of the site"),
        offered: Some(offered),
        flaw: &blank,
    }
}

fn folder_of(name: &str) -> std::result::Result<String, crate::disk::DiskError> {
    let folder = slug::of(name);
    if folder.is_empty() || crate::model::RESERVED.contains(&folder.as_str()) {
        let message = say!("“{name}”定不出文件夹的名字", "`{name}` gives no name for a folder");
        let help = say!(
            "先不写它，站点建好后用 townpress new place --slug",
            "leave it out, and add it with townpress new place --slug"
        );
        return Err(refusal(message, Some(help)));
    }
    Ok(folder)
}
