//! A disk that is full or may not be written: what is made stays whole, what is not is told, and the next run mends it.

use std::path::Path;
use std::process::Command;

use crate::folder::Temporary;
use crate::made::fonts;
use crate::sites::{plain, report, site, town};

const TOWNS: usize = 6;

fn towns(folder: &Temporary) {
    site(folder.path());
    for at in 0..TOWNS {
        let key = format!("t{at}");
        town(folder.path(), &key, &format!("第{at}镇"));
        report(folder.path(), &key, &format!("第{at}镇2023年工作总结"), "", &plain(600));
    }
    std::fs::create_dir(folder.join("disk")).expect("can be made");
}

/// Runs a script beside a small disk, mounted at `disk` in a name space of the script alone, so that nothing can stay
/// mounted. None where this system lets us mount nothing.
fn beside_disk(folder: &Temporary, size: &str, script: &str) -> Option<String> {
    let mount = format!("mount -t tmpfs -o size={size} townpress disk || exit 99\n{script}");
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "--map-root-user", "sh", "-c", &mount]).current_dir(folder.path());
    unshare.env("TOWNPRESS", Path::new(env!("CARGO_BIN_EXE_townpress"))).env("FONTS", fonts("all"));
    unshare.env_remove("LC_ALL").env_remove("LANG").env_remove("LC_MESSAGES");
    match unshare.output() {
        Ok(done) if done.status.success() => Some(String::from_utf8_lossy(&done.stdout).into_owned()),
        Ok(done)
            if done.status.code() != Some(99)
                && !String::from_utf8_lossy(&done.stderr).contains("unshare") =>
        {
            panic!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
        }
        _ => {
            println!("skipped, this system lets us mount nothing");
            None
        }
    }
}

#[test]
fn a_full_disk_keeps_what_is_whole() {
    let folder = Temporary::new("pdf-full");
    towns(&folder);
    let script = r#"
        "$TOWNPRESS" pdf --fonts "$FONTS" --out disk/pdf 2>&1; echo "exit $?"
        for file in $(find disk -name '*.pdf'); do qpdf --check $file >/dev/null || echo "broken $file"; done
        find disk -name '*.part'
        echo "files $(find disk -name '*.pdf' | wc -l)"
        mount -o remount,size=10m disk
        "$TOWNPRESS" pdf --fonts "$FONTS" --out disk/pdf 2>&1; echo "exit $?"
        echo "files $(find disk -name '*.pdf' | wc -l)""#;
    let Some(told) = beside_disk(&folder, "100k", script) else { return };
    let (full, mended) =
        told.split_once("exit 2").unwrap_or_else(|| panic!("the machine is to blame:\n{told}"));
    for part in ["磁盘已满", "腾出空间", "disk/pdf/shili/t", "份没有生成"] {
        assert!(full.contains(part), "{part}:\n{told}");
    }
    assert!(!told.contains("broken") && !told.contains(".part"), "{told}");
    assert!(!mended.contains("files 0") && mended.contains("exit 0"), "{told}");
    assert!(mended.trim_end().ends_with(&format!("files {TOWNS}")), "{told}");
}

#[test]
fn a_disk_that_may_not_be_written_is_told() {
    let folder = Temporary::new("pdf-read-only");
    towns(&folder);
    let script = r#"
        "$TOWNPRESS" pdf --fonts "$FONTS" --out disk/pdf >/dev/null 2>&1 || exit 1
        mount -o remount,ro disk
        "$TOWNPRESS" pdf --fonts "$FONTS" --out disk/pdf 2>&1; echo "exit $?"
        "$TOWNPRESS" build --pdf --fonts "$FONTS" --out disk/public 2>&1; echo "exit $?"
        echo "files $(find disk -name '*.pdf' | wc -l)""#;
    let Some(told) = beside_disk(&folder, "10m", script) else { return };
    assert_eq!(told.matches("exit 2").count(), 2, "{told}");
    assert!(told.matches("磁盘是只读的").count() == 2 && told.matches("--out").count() == 2, "{told}");
    assert!(told.contains(&format!("files {TOWNS}")), "{told}");
}

/// A site is published whole or not at all.
#[test]
fn a_build_on_a_full_disk_leaves_the_old_site() {
    let folder = Temporary::new("pdf-full-build");
    towns(&folder);
    let script = r#"
        "$TOWNPRESS" build --out disk/public >/dev/null 2>&1 || exit 1
        (cd disk && find . -type f | sort | xargs cksum) >before
        mount -o remount,size=$(($(df -k --output=used disk | tail -1) + 200))k disk
        "$TOWNPRESS" build --pdf --fonts "$FONTS" --out disk/public 2>&1; echo "exit $?"
        (cd disk && find . -type f | sort | xargs cksum) >after
        cmp before after && echo same"#;
    let Some(told) = beside_disk(&folder, "20m", script) else { return };
    for part in ["磁盘已满", "原来的网站没有改动", "exit 2", "same"] {
        assert!(told.contains(part), "{part}:\n{told}");
    }
}
