//! What a command has to know: from its flags, or asked for on a terminal.

use std::io::{IsTerminal, stdin};

use crate::diag::{Tongue, Words};
use crate::disk::DiskError;
use crate::say;

use super::terminal;

/// One thing to know.
pub struct Question<'a> {
    /// The flag that answers it, with its dashes.
    pub flag: &'a str,
    pub words: Words,
    /// What an empty line stands for, on a terminal.
    pub offered: Option<String>,
    /// Why an answer will not do.
    pub flaw: &'a dyn Fn(&str) -> Option<Words>,
}

/// The answer that was given, or that somebody gives now. Without a terminal, a missing flag is an error that names it.
pub fn ask(
    given: Option<String>,
    question: &Question,
    tongue: Tongue,
) -> std::result::Result<String, DiskError> {
    if let Some(answer) = given {
        return match (question.flaw)(&answer) {
            None => Ok(answer),
            Some(Words { zh, en }) => {
                let flag = question.flag;
                Err(refusal(say!("{flag}：{zh}", "{flag}: {en}"), None))
            }
        };
    }
    if !attended() {
        let flag = question.flag;
        let Words { zh, en } = &question.words;
        let help =
            say!("这里不是终端，不能问：用 {flag} 写明{zh}", "no terminal to ask on: give {en} with {flag}");
        return Err(refusal(say!("缺少 {flag}", "{flag} is missing"), Some(help)));
    }
    loop {
        terminal::say(&prompt(question, tongue));
        let mut line = String::new();
        let read = stdin().read_line(&mut line);
        if !matches!(read, Ok(length) if length > 0) {
            return Err(refusal(say!("没有问完，什么也没有写", "no answer; nothing was written"), None));
        }
        let answer = match (line.trim(), &question.offered) {
            ("", Some(offered)) => offered.clone(),
            (answer, _) => answer.to_owned(),
        };
        match (question.flaw)(&answer) {
            None => return Ok(answer),
            Some(words) => terminal::say(&format!("  {}\n", words.get(tongue))),
        }
    }
}

/// Whether there is somebody to ask.
pub fn attended() -> bool {
    stdin().is_terminal()
}

/// `名称 [吉强镇]: `
fn prompt(question: &Question, tongue: Tongue) -> String {
    let words = question.words.get(tongue);
    match (question.offered.as_deref(), tongue) {
        (Some(""), Tongue::Chinese) => format!("{words}（没有就按回车）: "),
        (Some(""), Tongue::English) => format!("{words} (Enter for none): "),
        (Some(offered), _) => format!("{words} [{offered}]: "),
        (None, _) => format!("{words}: "),
    }
}

pub fn refusal(message: Words, help: Option<Words>) -> DiskError {
    DiskError { message, help }
}

/// Something must be written.
pub fn blank(answer: &str) -> Option<Words> {
    answer.trim().is_empty().then(|| say!("不能空着", "it cannot be empty"))
}

/// Anything will do.
pub fn any(_: &str) -> Option<Words> {
    None
}
