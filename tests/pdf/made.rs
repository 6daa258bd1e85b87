//! The program as these tests run it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of fonts: `all`, `fandol` (free faces without rare characters) or `none`.
pub fn fonts(which: &str) -> PathBuf {
    let root = std::env::var_os("TOWNPRESS_FONTS")
        .expect("TOWNPRESS_FONTS names the fonts to measure with; run: bash tests/run.sh pdf");
    Path::new(&root).join(which)
}

/// `townpress pdf` on a site, with some fonts and more arguments.
pub fn pdf(root: &Path, which: &str, more: &[&str]) -> Output {
    townpress(root, &["pdf"], which, more)
}

/// `townpress build --pdf` on a site.
pub fn build(root: &Path, which: &str) -> Output {
    townpress(root, &["build", "--pdf"], which, &[])
}

fn townpress(root: &Path, command: &[&str], which: &str, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_townpress"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TZ", "RAYON_NUM_THREADS"] {
        program.env_remove(name);
    }
    program.args(command).arg("--root").arg(root).arg("--fonts").arg(fonts(which)).args(more);
    program.output().expect("the program was built with its tests")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program writes UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the program writes UTF-8")
}

#[track_caller]
pub fn expect(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}\n{}", out(output), err(output));
}
