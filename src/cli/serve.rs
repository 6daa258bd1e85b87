//! `townpress serve`: the site in the browser while it is written.

use std::path::Path;

use crate::diag::{Tongue, Words, draw_first};
use crate::say;
use crate::serve::{Notice, Settings, Shown, serve};

use super::{Outcome, Result, terminal};

pub fn run(root: &Path, settings: Settings) -> Result {
    let Settings { host, tongue, .. } = settings;
    if !host.is_loopback() {
        warn(tongue);
    }
    serve(root, settings, move |notice| tell(&notice, settings))?;
    line(&say!("已停止", "stopped"), tongue);
    Ok(Outcome::Fine)
}

fn warn(tongue: Tongue) {
    let words = say!(
        "提醒：同一网络里的人都能看到这个网站，包括还没有写完的内容",
        "warning: everybody in the network can see this site, with what is not finished yet"
    );
    line(&words, tongue);
}

fn tell(notice: &Notice, settings: Settings) {
    let tongue = settings.tongue;
    match notice {
        Notice::Open(address) => {
            let (asked, port) = (settings.port, address.port());
            if asked != 0 && asked != port {
                let words =
                    say!("端口 {asked} 已被占用，改用 {port}", "port {asked} is taken, so it is {port}");
                line(&words, tongue);
            }
            terminal::print(&format!("http://{address}/\n"));
            line(&say!("按 Ctrl-C 停止", "Ctrl-C stops it"), tongue);
        }
        Notice::Blind(why) => {
            let Words { zh, en } = why;
            let words = say!(
                "提醒：系统不通知文件的改动（{zh}），改为每秒查看一次",
                "warning: the system does not tell of changes ({en}); looking once a second instead"
            );
            line(&words, tongue);
        }
        Notice::Changed { before, now, took } => {
            mistakes(before, now, tongue);
            let milliseconds = took.as_millis();
            let words = if now.number > before.number {
                say!("已更新，用时 {milliseconds} 毫秒", "up to date, {milliseconds} ms")
            } else {
                say!("有错误，网页暂不更新", "there are errors; the pages stay as they were")
            };
            line(&words, tongue);
        }
        Notice::Failed(error) => terminal::say_error(error, tongue),
    }
}

/// More than these would push the first out of the window.
const MOST: usize = 20;

/// What is wrong, told once and not at every change.
fn mistakes(before: &Shown, now: &Shown, tongue: Tongue) {
    let draw = |shown: &Shown| draw_first(MOST, &shown.diagnostics, &shown.files, tongue, terminal::ink());
    if !now.diagnostics.is_empty() && draw(before) != draw(now) {
        terminal::say(&draw(now));
    } else if now.diagnostics.is_empty() && !before.diagnostics.is_empty() {
        line(&say!("错误和提醒都已改好", "everything is mended"), tongue);
    }
}

fn line(words: &Words, tongue: Tongue) {
    terminal::say(&format!("{}\n", words.get(tongue)));
}
