//! A build killed at any moment leaves one whole site, and the next build mends the rest. A disk that fills up
//! leaves the old site, and a disk mounted at the output folder gets its files one by one.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::*;

/// Where a child builds; set only by the tests that start one.
const CHILD: &str = "TOWNPRESS_CHILD_BUILDS_IN";

const KILLS: u64 = 40;

/// Two sites of 300 files each that share some files, have others changed, and each have some alone.
fn site(version: char) -> Vec<(String, String)> {
    let page = |number: usize| match number % 3 {
        0 => (format!("shared/{number}.css"), format!("shared {number}")),
        1 => (
            format!("page/{}/{number}.html", number % 7),
            format!("{version}{}", version.to_string().repeat(5000)),
        ),
        _ => (format!("only-{version}/{number}.html"), format!("{version}{number}")),
    };
    (0..300).map(page).collect()
}

fn build(town: &Path, version: char) -> Result<Tally, DiskError> {
    let stage = open(town, &town.join("public"))?;
    let puts: Result<Vec<Put>, DiskError> =
        site(version).par_iter().map(|(path, text)| stage.put(path, text.as_bytes())).collect();
    stage.commit(puts?)
}

fn build_one_by_one(town: &Path, version: char) -> Result<(), DiskError> {
    let stage = open(town, &town.join("public"))?;
    let puts: Result<Vec<Put>, DiskError> =
        site(version).iter().map(|(path, text)| stage.put(path, text.as_bytes())).collect();
    one_by_one(town, &puts?);
    Ok(())
}

/// The child of the tests below: it builds until it is killed.
#[test]
#[ignore = "runs until it is killed; started by the tests of this file"]
fn child_that_exchanges_folders() {
    if let Some(town) = std::env::var_os(CHILD) {
        for version in ['A', 'B'].into_iter().cycle() {
            build(Path::new(&town), version).expect("a build");
        }
    }
}

#[test]
#[ignore = "runs until it is killed; started by the tests of this file"]
fn child_that_exchanges_files() {
    if let Some(town) = std::env::var_os(CHILD) {
        for version in ['A', 'B'].into_iter().cycle() {
            build_one_by_one(Path::new(&town), version).expect("a build");
        }
    }
}

/// A test of this file, run by this very program in a process of its own.
fn child(test: &str, town: &Path) -> Command {
    let path = module_path!().split_once("::").map_or("", |(_, path)| path);
    let mut child = Command::new(std::env::current_exe().expect("a test has a program"));
    child.args([&format!("{path}::{test}"), "--exact", "--ignored", "--nocapture"]);
    child.env(CHILD, town).stdout(Stdio::null()).stderr(Stdio::null());
    child
}

fn kill_after(test: &str, town: &Path, wait: Duration) {
    let mut child = child(test, town).spawn().expect("the test can start itself");
    // A busy machine takes its time to start a program; the moments are counted from its first build.
    let begun = Instant::now();
    while !town.join(".public.lock").exists() && begun.elapsed() < Duration::from_secs(10) {
        thread::sleep(Duration::from_millis(1));
    }
    thread::sleep(wait);
    assert_eq!(child.try_wait().expect("our child"), None, "the child must live until it is killed");
    child.kill().expect("our child");
    child.wait().expect("our child");
}

/// Moments spread over some builds; a step that shares no factor with the range visits all of it.
fn moment(kill: u64) -> Duration {
    Duration::from_micros(kill * 17_713 % 80_000)
}

/// The published folder without what the program and others keep there.
fn published(town: &Town) -> BTreeMap<String, String> {
    let mut built = tree(&town.out());
    assert_eq!(built.remove("CNAME").as_deref(), Some(&b"example.gov.cn"[..]), "a foreign file survives");
    assert!(built.remove(crate::disk::MANIFEST).is_some(), "the manifest is there");
    built.retain(|path, _| !path.ends_with('/'));
    built.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let town = Town::new();
    build(&town.root, 'A').expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    let (a, b): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (site('A').into_iter().collect(), site('B').into_iter().collect());
    let (mut in_the_middle, mut on_b) = (0, 0);
    for kill in 0..KILLS {
        kill_after("child_that_exchanges_folders", &town.root, moment(kill));
        let built = published(&town);
        assert!(built == a || built == b, "a mixture after kill {kill}");
        on_b += u32::from(built == b);
        in_the_middle += u32::from(town.beside().iter().any(|name| name.contains(".stage-")));
        build(&town.root, if kill % 2 == 0 { 'A' } else { 'B' }).expect("the next build");
        assert_eq!(town.beside(), ["public"], "kill {kill} left something");
        assert_eq!(published(&town), if kill % 2 == 0 { a.clone() } else { b.clone() });
    }
    println!("{KILLS} kills: {in_the_middle} in the middle of a build, {on_b} left site B");
    assert!(in_the_middle > 0, "no kill hit a build");
}

#[test]
fn an_exchange_of_files_killed_at_any_moment_is_mended() {
    let town = Town::new();
    build(&town.root, 'A').expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    let (a, b): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (site('A').into_iter().collect(), site('B').into_iter().collect());
    let mut mixed = 0;
    for kill in 0..KILLS {
        kill_after("child_that_exchanges_files", &town.root, moment(kill));
        let built = published(&town);
        mixed += u32::from(built != a && built != b);
        // The same files again, one by one, or by folders: either mends.
        match kill % 2 {
            0 => build(&town.root, 'A').map(drop),
            _ => build_one_by_one(&town.root, 'A'),
        }
        .expect("the next build");
        assert_eq!(town.beside(), ["public"], "kill {kill} left something");
        assert_eq!(published(&town), a);
    }
    println!("{KILLS} kills: {mixed} left a mixture, all mended");
}

/// Fills a disk of one megabyte that is mounted at the parent of the output folder.
#[test]
#[ignore = "needs a small disk; started by the test below"]
fn child_on_a_small_disk() {
    let Some(town) = std::env::var_os(CHILD) else { return };
    let town = Path::new(&town);
    let out = town.join("disk/public");
    let stage = open(town, &out).expect("there is room");
    let puts = put_all(&stage, &[("index.html", "1"), ("a/b.html", "2")]).expect("there is room");
    stage.commit(puts).expect("there is room");
    let before = tree(&town.join("disk"));
    let stage = open(town, &out).expect("there is room");
    let page = "x".repeat(100_000);
    let full = (0..20).find_map(|number| stage.put(&format!("{number}.html"), page.as_bytes()).err());
    let full = full.expect("20 pages of 100 KB do not fit");
    assert!(full.message.zh.contains("磁盘已满"), "{full:?}");
    assert!(full.help.is_some_and(|help| help.zh.contains("没有改动")));
    drop(stage);
    assert_eq!(tree(&town.join("disk")), before);
}

/// Builds into a disk that is mounted at the output folder itself.
#[test]
#[ignore = "needs a mounted disk; started by the test below"]
fn child_on_a_mounted_disk() {
    let Some(town) = std::env::var_os(CHILD) else { return };
    let town = Path::new(&town);
    let out = town.join("disk");
    fs::write(out.join("CNAME"), "x").expect("an empty disk");
    assert!(open(town, &out).is_err(), "foreign");
    fs::remove_file(out.join("CNAME")).expect("ours");
    let build = |pages: &[(&str, &str)]| {
        let stage = open(town, &out).expect("ours");
        let puts = put_all(&stage, pages).expect("puts");
        stage.commit(puts).expect("file by file")
    };
    build(&[("index.html", "1"), ("a.css", "a"), ("b/c.html", "c")]);
    fs::write(out.join("CNAME"), "x").expect("there is room");
    let time =
        |path: &str| out.join(path).metadata().and_then(|metadata| metadata.modified()).expect("there");
    let before = time("a.css");
    let tally = build(&[("index.html", "2"), ("a.css", "a"), ("d/e.html", "e")]);
    assert_eq!((tally.written, tally.unchanged, tally.removed), (2, 1, 1));
    assert_eq!(time("a.css"), before);
    let built: Vec<String> = tree(&out).into_keys().filter(|path| !path.ends_with('/')).collect();
    assert_eq!(built, [crate::disk::MANIFEST, "CNAME", "a.css", "d/e.html", "index.html"]);
    assert!(
        !fs::read_dir(town)
            .expect("there")
            .flatten()
            .any(|entry| { entry.file_name().to_string_lossy().starts_with(".disk.") })
    );
}

/// Disks are mounted in a name space of the child alone, so nothing can stay mounted.
#[test]
#[cfg(target_os = "linux")]
fn small_and_mounted_disks() {
    for test in ["child_on_a_small_disk", "child_on_a_mounted_disk"] {
        let town = Town::new();
        fs::create_dir(town.at("disk")).expect("can be made");
        let child = child(test, &town.root);
        let mount = "mount -t tmpfs -o size=1m townpress \"$0\" || exit 99; exec \"$@\"";
        let mut unshare = Command::new("unshare");
        unshare.args(["--mount", "--map-root-user", "sh", "-c", mount]).arg(town.at("disk"));
        unshare.arg(child.get_program()).args(child.get_args()).env(CHILD, &town.root);
        match unshare.output() {
            Ok(done) if done.status.success() => {}
            Ok(done) if String::from_utf8_lossy(&done.stdout).contains("panicked") => {
                panic!("{test}: {}", String::from_utf8_lossy(&done.stdout))
            }
            Ok(done) => {
                let said = String::from_utf8_lossy(&done.stderr);
                assert!(!said.contains("panicked"), "{test}: {said}");
                println!("{test} skipped, this system lets us mount nothing: {said}");
            }
            Err(error) => println!("{test} skipped: {error}"),
        }
    }
}
