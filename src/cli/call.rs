//! A call that cannot be understood: what is wrong with it, in Chinese above what the library says in English.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diag::{Tongue, Words};
use crate::say;

use super::terminal;

/// Says what is wrong with the call and ends the program; help and version are no mistakes.
pub fn refuse(error: &Error, tongue: Tongue) -> ! {
    if tongue == Tongue::Chinese
        && let Some(words) = told(error)
    {
        terminal::say(&format!("{}\n", words.zh));
    }
    error.exit()
}

fn told(error: &Error) -> Option<Words> {
    let given = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join("、"),
        _ => String::new(),
    };
    let (argument, value) = (given(ContextKind::InvalidArg), given(ContextKind::InvalidValue));
    let words = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            say!("错误: 命令没有写完，还缺少 {argument}", "the call lacks {argument}")
        }
        ErrorKind::UnknownArgument => say!("错误: 没有“{argument}”这个选项", "there is no option {argument}"),
        ErrorKind::InvalidSubcommand => {
            let command = given(ContextKind::InvalidSubcommand);
            say!("错误: 没有“{command}”这个命令", "there is no command {command}")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            say!("错误: {argument} 后面没有写内容", "{argument} has no value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!("错误: {argument} 不能写“{value}”", "{argument} cannot be {value}")
        }
        ErrorKind::ArgumentConflict => {
            say!("错误: {argument} 不能这样一起用", "{argument} does not go with the rest")
        }
        _ => return None,
    };
    Some(words)
}
