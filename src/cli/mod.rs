//! The command line: one file a command. Exit codes: 0 fine, 1 the content is wrong, 2 the machine or the call is.

mod build;
mod call;
mod check;
mod figures;
mod folders;
mod import;
mod new;
#[cfg(feature = "pdf")]
mod pdf;
mod shard;
mod serve;
mod schema;
mod terminal;

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::Tongue;
use crate::disk::DiskError;
use crate::load::asked;
use crate::model::Time;
#[cfg(not(feature = "pdf"))]
use crate::say;
use crate::serve::Settings;

use shard::Shard;

/// Turns a folder of township work summaries into a static site whose every figure can be traced.
///
/// 把乡镇工作总结（Markdown 和 YAML）变成可以浏览、对照、打印的静态网站，每个数字都能回到说出它的那句话。
#[derive(Parser)]
#[command(name = "townpress", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    /// Language of messages · 提示的语言 [default: by locale, else zh]
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<Lang>,

    #[command(subcommand)]
    command: Command,
}

const IMPORT_EXAMPLES: &str = "\
Examples · 例:
  townpress import 总结.docx --place xiji/jiqiang
  townpress import 总结.txt --place xiji/jiqiang --kind annual --period 2021
  townpress import 合集.txt --place xiji/jiqiang --part 2 --period unknown --name 2020-town
  townpress import 人口.xlsx --place xiji --period 2020";

const EXAMPLES: &str = "\
Examples · 例:
  townpress new site xiji               新建一个站点，问着填
  townpress build                       content/ → public/
  townpress build --root xiji --out www 另一个站点，另一个输出文件夹
  townpress check                       看看有没有错，不生成网站
  townpress check --format github --deny warnings
  townpress import 总结.docx --place xiji/jiqiang    导入一份 Word 总结
  townpress pdf                         content/ → pdf/，每份总结、每组对比各一份
  townpress pdf --book xiji --period 2021        一个县一年的总结汇编成册
  townpress serve                       边写边看：保存后网页自动更新
  townpress figures summary.txt         看一份文字里有哪些数量
  townpress figures summary.txt --format json

Exit codes · 退出码: 0 fine 成功, 1 the content is wrong 内容有错, 2 the machine or the call is 环境或用法有错";

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Zh,
    En,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site · 生成网站
    ///
    /// Reads townpress.yaml, content/ and themes/ below the root and writes the site. The output folder changes
    /// whole or not at all: if anything is wrong, all mistakes are shown and the last site stays as it was.
    /// Files that did not change keep their time; files that townpress did not write are never touched.
    Build {
        /// Folder of the site · 站点文件夹
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// Folder to write · 输出文件夹 [default: public below the root]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Make the PDF files too, and link them from the pages · 同时生成 PDF，网页上有下载链接
        #[arg(long)]
        pdf: bool,
        /// Use the fonts of this folder and no others · 只用这个文件夹里的字体
        #[arg(long, value_name = "DIR", requires = "pdf")]
        fonts: Option<PathBuf>,
        /// Make only one part of the files, such as 3/16, into a folder of its own · 只生成其中一份，如 3/16
        ///
        /// For several machines that share the work: each reads all content and makes its part. All parts copied
        /// into one folder are the site, byte for byte; the manifests of the parts are not needed there.
        #[arg(long, value_name = "PART/PARTS", conflicts_with = "pdf")]
        shard: Option<Shard>,
    },
    /// Show the site in the browser while it is written · 边写边看
    ///
    /// Prints an address to open. Every save of a file in content/, themes/ or of townpress.yaml updates the open pages.
    /// Mistakes are shown over the page, which stays as it was until they are mended. A click on a figure says in which
    /// file and line it is written; Alt-click does so for rows and cells. Nothing is written to the disk. Ctrl-C stops it.
    ///
    /// 打开显示的网址；保存 content/、themes/ 或 townpress.yaml 里的文件后，打开着的网页自动更新。
    /// 写错的地方盖在网页上面说明，改好以前网页保持原样。点正文里的数字，会显示它写在哪个文件第几行；
    /// 按住 Alt 点表格的行或格子也可以。不往磁盘写任何东西。按 Ctrl-C 停止。
    Serve {
        /// Folder of the site · 站点文件夹
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// Port; if it is taken, the next free one · 端口，被占用时用下一个
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Address to listen at; 0.0.0.0 lets others in the network look · 监听的地址，0.0.0.0 让同一网络的人也能看
        #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
        host: IpAddr,
    },
    /// Tell what is wrong or doubtful · 检查内容
    ///
    /// Reads what a build reads and tells every mistake and doubt, without writing a site: mistakes of form, figures that
    /// contradict each other, what is private of persons. townpress.yaml switches doubts by their code (docs/check.md).
    Check {
        /// Folder of the site · 站点文件夹
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
        /// For whom · 输出格式
        #[arg(long, value_enum, default_value_t = Report::Text)]
        format: Report,
        /// Let warnings fail as well · 有提醒也算不通过
        #[arg(long, value_enum)]
        deny: Option<Deny>,
    },
    /// Turn documents into reports of the site · 把 Word、文本和表格导入为总结
    ///
    /// Reads each FILE and writes a report into the folder of the place: title, headings, lists, tables, footnotes
    /// and pictures, and a link for every figure whose indicator the text settles. Nothing is made up: what the
    /// source does not say (kind, period, title) is asked for. Nothing is overwritten, and nothing is written
    /// unless the site still builds with it. NAME.import.txt beside the report quotes all that was left out.
    ///
    /// 标题、层级、列表、表格、脚注、图片都照原文；指标认得准的数登记成链接，认不准的写成普通文字。
    /// 原文没有写明的不会编造，会请你用 --kind、--period、--title 写明。
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(import::Import),
    /// Begin a site, a place or a report · 新建站点、地方或总结
    ///
    /// Asks what it needs on a terminal; elsewhere takes flags. Nothing is overwritten, and what is written builds.
    New(new::New),
    /// Make PDF files · 生成 PDF
    ///
    /// One PDF for every report and for every group that can be compared, laid out after GB/T 9704-2012, or one bound
    /// book. Files whose content, fonts and templates did not change are kept.
    Pdf(PdfCall),
    /// Tell what may be written in each YAML · 每种 YAML 可以写哪些键
    ///
    /// Prints the JSON Schema of one kind of file, or writes them all to a folder, for editors that complete and check
    /// keys while you type. Begin a YAML with `# yaml-language-server: $schema=../schemas/place.json`.
    Schema(schema::Schema),
    /// List the quantities that a text states · 列出一份文字里的数量
    ///
    /// Reads any text file (UTF-8 or GB18030) and prints every quantity as townpress understands it: what was
    /// written, its value, unit and qualifier, and whether it is withheld or lost.
    Figures {
        /// Text file · 文本文件
        file: PathBuf,
        /// How to print them · 输出格式
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Args)]
struct PdfCall {
    /// Reports or folders of reports; all if none is named · 总结或文件夹
    paths: Vec<PathBuf>,
    /// Folder of the site · 站点文件夹
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Folder to write · 输出文件夹 [default: pdf below the root]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Bind the reports of a group into one book · 把一个组的总结汇编成册
    #[arg(long, value_name = "GROUP", conflicts_with = "paths")]
    book: Option<String>,
    /// Only the reports and figures of this period · 只收这个期间的总结和数字
    ///
    /// Written as in a report: 2021, 2021-H1, 2021-Q3, 2021-06, 2021-05-13..2021-07-16 or unknown. What ends in it and is
    /// not longer belongs to it · 写法同总结；在这个期间结束、又不比它长的都算
    #[arg(long, value_name = "PERIOD", requires = "book", value_parser = period)]
    period: Option<Time>,
    /// Standard of the files · 文件标准
    #[arg(long, value_enum, default_value_t = PdfStandard::A2aUa1)]
    standard: PdfStandard,
    /// Use the fonts of this folder and no others · 只用这个文件夹里的字体
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
}

/// A standard of PDF files; each forbids characters that no font has.
#[derive(Clone, Copy, ValueEnum)]
enum PdfStandard {
    /// PDF/A-2a and PDF/UA-1 in one: for archives, and for those who read by ear
    #[value(name = "a-2a+ua-1")]
    A2aUa1,
    #[value(name = "a-1b")]
    A1b,
    #[value(name = "a-2b")]
    A2b,
    #[value(name = "a-2a")]
    A2a,
    #[value(name = "a-3a")]
    A3a,
    #[value(name = "a-4")]
    A4,
}

/// The call of `townpress pdf`, settled.
#[cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, reason = "without the feature the call is only understood")
)]
struct PdfArguments {
    root: PathBuf,
    out: Option<PathBuf>,
    sheets: Sheets,
    standard: PdfStandard,
    fonts: Option<PathBuf>,
}

/// What is to be made.
#[cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, reason = "without the feature the call is only understood")
)]
enum Sheets {
    All,
    Under(Vec<PathBuf>),
    Book(Book),
}

fn period(text: &str) -> std::result::Result<Time, String> {
    asked(text).ok_or_else(|| {
        "write it as 2021, 2021-H1, 2021-Q3, 2021-06, 2021-05-13..2021-07-16 or unknown · \
         写成 2021、2021-H1、2021-Q3、2021-06、2021-05-13..2021-07-16 或 unknown"
            .to_owned()
    })
}

/// A group, and the time that its book is about.
#[cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, reason = "without the feature the call is only understood")
)]
struct Book {
    group: String,
    asked: Option<Time>,
}

impl PdfCall {
    fn settle(self) -> PdfArguments {
        let PdfCall { paths, root, out, book, period, standard, fonts } = self;
        let sheets = match book {
            Some(group) => Sheets::Book(Book { group, asked: period }),
            None if paths.is_empty() => Sheets::All,
            None => Sheets::Under(paths),
        };
        PdfArguments { root, out, sheets, standard, fonts }
    }
}

/// What a program built without typesetting says.
#[cfg(not(feature = "pdf"))]
fn no_typesetting() -> DiskError {
    DiskError {
        message: say!("这个程序编译时没有带上 PDF 功能", "this program was built without PDF files"),
        help: Some(say!(
            "用发行版的程序，或重新编译：cargo install --path . --features pdf",
            "take the program of a release, or build it anew: cargo install --path . --features pdf"
        )),
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table for reading
    Text,
    /// An array of objects: raw, start, end (characters), value, unit, qualifier, min, max, status, normalised
    Json,
}

/// For whom `check` tells what it found.
#[derive(Clone, Copy, ValueEnum)]
enum Report {
    /// With the marked text, for reading (standard error)
    Text,
    /// An array of objects: severity, code, message, file, line, column, end_line, end_column, label, help, also
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}

/// What fails a check beside errors.
#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| call::refuse(&error, terminal::tongue()));
    let tongue = match arguments.lang {
        Some(Lang::Zh) => Tongue::Chinese,
        Some(Lang::En) => Tongue::English,
        None => terminal::tongue(),
    };
    let result = match arguments.command {
        Command::Build { root, out, pdf, fonts, shard } => {
            let out = out.unwrap_or_else(|| root.join("public"));
            let paper = if pdf { build::Paper::With { fonts } } else { build::Paper::Without };
            build::run(&root, &out, &build::Order { paper, shard: shard.unwrap_or_default() }, tongue)
        }
        Command::Check { root, format, deny } => check::run(&root, format, deny, tongue),
        Command::Import(arguments) => import::run(arguments, tongue),
        Command::New(call) => new::run(call, tongue),
        Command::Schema(call) => schema::run(call, tongue),
        Command::Pdf(call) => pdf(call.settle(), tongue),
        Command::Serve { root, port, host } => serve::run(&root, Settings { host, port, tongue }),
        Command::Figures { file, format } => figures::run(&file, format),
    };
    match result {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) => {
            terminal::say_error(&error, tongue);
            ExitCode::from(2)
        }
    }
}

#[cfg(feature = "pdf")]
fn pdf(arguments: PdfArguments, tongue: Tongue) -> Result {
    pdf::run(&arguments, tongue)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: PdfArguments, _: Tongue) -> Result {
    Err(no_typesetting())
}

/// How a command ended, unless the machine failed it.
enum Outcome {
    Fine,
    ContentIsWrong,
}

impl Outcome {
    fn code(&self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::ContentIsWrong => 1,
        }
    }
}

type Result = std::result::Result<Outcome, DiskError>;
