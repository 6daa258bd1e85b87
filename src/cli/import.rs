//! `townpress import FILE… --place DIR`: documents as offices keep them become reports of the site.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::diag::{Diagnostics, Tongue, draw_all};
use crate::disk::{add, read, read_one};
use crate::files::Files;
use crate::import::{Flags, Request, Source, import};
use crate::say;

use super::{Outcome, Result, terminal};

#[derive(Args)]
pub struct Import {
    /// Word (.docx), text (.txt, .md), or tables (.xlsx, .csv) · 要导入的文件
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The place: its folder below content/, such as xiji/jiqiang, or its name · 放到哪个地方，文件夹或名称
    #[arg(long, value_name = "DIR", default_value = "", hide_default_value = true)]
    place: String,
    /// Kind of report, a key of `kinds` in townpress.yaml · 总结的种类
    #[arg(long, value_name = "KEY")]
    kind: Option<String>,
    /// Period: 2021, 2021-H1, 2021-Q3, 2021-06, A..B or unknown · 期间
    #[arg(long)]
    period: Option<String>,
    /// Title, where the source has none or another is wanted · 标题
    #[arg(long)]
    title: Option<String>,
    /// Who issued it · 发布单位
    #[arg(long)]
    issuer: Option<String>,
    /// Name of the new file without its ending · 新文件的名字 [default: period and kind]
    #[arg(long)]
    name: Option<String>,
    /// Only this one of several summaries in a file, from 1 · 只要其中第几份
    #[arg(long, value_name = "N")]
    part: Option<usize>,
    /// Folder of the site · 站点文件夹
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub fn run(arguments: Import, tongue: Tongue) -> Result {
    let Import { files: paths, place, kind, period, title, issuer, name, part, root } = arguments;
    let sources = paths.iter().map(|path| source(path)).collect::<std::result::Result<Vec<Source>, _>>()?;
    let (mut files, _) = read(&root)?;
    let request = Request { place, name, part, flags: Flags { title, kind, period, issuer }, tongue };
    let (mut new, mut said, mut refused) = (Vec::new(), Vec::new(), Diagnostics::default());
    for source in &sources {
        match import(source, &request, &mut files) {
            Ok(imported) => {
                new.extend(imported.files);
                said.extend(imported.said);
            }
            Err(diagnostics) => refused.extend(diagnostics),
        }
    }
    if refused.errors() > 0 {
        return Ok(refuse(&refused, &files, tongue));
    }
    let new: Vec<(&str, &[u8])> = new.iter().map(|new| (new.path.as_str(), new.bytes.as_slice())).collect();
    add(&root, &new)?;
    for words in said {
        terminal::print(&format!("{}\n", words.get(tongue)));
    }
    let words = say!(
        "请看旁边的 .import.txt：略去了什么，哪些数登记了，哪些要你来定；看网页：townpress serve",
        "read the .import.txt beside it: what was left out, which figures were registered, what is left to you; to see the pages: townpress serve"
    );
    terminal::print(&format!("{}\n", words.get(tongue)));
    Ok(Outcome::Fine)
}

fn source(path: &Path) -> std::result::Result<Source, crate::disk::DiskError> {
    let bytes = read_one(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Source { name, bytes })
}

fn refuse(diagnostics: &Diagnostics, files: &Files, tongue: Tongue) -> Outcome {
    terminal::say(&draw_all(diagnostics, files, tongue, terminal::ink()));
    let words = say!("没有导入，什么也没有写", "nothing was imported, and nothing was written");
    terminal::say(&format!("{}\n", words.get(tongue)));
    Outcome::ContentIsWrong
}
