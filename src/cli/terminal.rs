//! What the terminal is: its language, its colours, and how progress is shown on it.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{Ink, Tongue, Words};
use crate::disk::DiskError;

/// English for an English locale, else Chinese: the writers are Chinese, and Windows sets no locale.
pub fn tongue() -> Tongue {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(locale) if locale.starts_with("en") => Tongue::English,
        _ => Tongue::Chinese,
    }
}

/// Colours on a terminal that wants them (<https://no-color.org>).
pub fn ink() -> Ink {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && std::io::stderr().is_terminal() { Ink::Colour } else { Ink::Plain }
}

/// Writes to standard error. A reader that closed the pipe has seen enough.
pub fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Writes to standard output, with the same patience.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

pub fn say_error(error: &DiskError, tongue: Tongue) {
    let label = Words { zh: "错误".into(), en: "error".into() };
    say(&format!("{}: {}\n", label.get(tongue), error.message.get(tongue)));
    if let Some(help) = &error.help {
        let label = Words { zh: "办法".into(), en: "help".into() };
        say(&format!("  {}: {}\n", label.get(tongue), help.get(tongue)));
    }
}

/// A bar that shows itself only on a terminal, and only when the work takes more than half a second.
pub fn progress(count: usize, label: &Words, tongue: Tongue) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr_with_hz(10)
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
    let template = "{prefix} {bar:32} {pos}/{len}";
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(label.get(tongue).to_owned());
    let late = bar.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(500));
        if !late.is_finished() {
            late.set_draw_target(target);
        }
    });
    bar
}
