//! Content that is written while it is built: every build gives one whole state of it, and the next mends the rest.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::builds::{build, expect, pages, run, small};
use crate::folder::{Temporary, Tree, copy, difference};

/// How many builds are run beside an editor that never rests.
const BUILDS: usize = 8;

/// Two states of one text, and the sites that they make.
struct States {
    texts: [String; 2],
    sites: [Tree; 2],
}

impl States {
    /// The second state has one more paragraph in the text at `path`.
    fn of(site: &Path, path: &Path) -> States {
        let first = fs::read_to_string(path).expect("a text of the site");
        let second = format!("{first}\n后来补写的一段。\n");
        let sites = [&first, &second].map(|text| {
            fs::write(path, text).expect("the text can be written");
            from_nothing(site)
        });
        assert_ne!(difference(&sites[0], &sites[1]), None, "the two states make different sites");
        States { texts: [first, second], sites }
    }
}

fn from_nothing(site: &Path) -> Tree {
    let folder = Temporary::new("from-nothing");
    expect(&run(build(site).arg("--out").arg(folder.join("public"))), 0);
    pages(&folder.join("public"))
}

/// Runs `check` on what each of several builds leaves, while `edit` writes now one text and now the other.
fn while_edited(
    site: &Path,
    texts: &[String; 2],
    edit: impl Fn(&str) + Sync,
    check: impl Fn(&std::process::Output),
) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for text in texts.iter().cycle() {
                edit(text);
                thread::sleep(Duration::from_millis(7));
                if done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        for _ in 0..BUILDS {
            check(&run(&mut build(site)));
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_site_is_of_one_state_of_its_content() {
    let folder = Temporary::new("renamed");
    let site = folder.join("site");
    copy(&small(), &site);
    let text = site.join("content/index.md");
    let states = States::of(&site, &text);
    // Most editors write a file beside the old one and put it in its place.
    let edit = |new: &str| {
        let beside = folder.join("beside.md");
        fs::write(&beside, new).and_then(|()| fs::rename(&beside, &text)).expect("the text can be replaced");
    };
    while_edited(&site, &states.texts, edit, |output| {
        // Either a whole site, or the word that the content did not rest, and the site of the build before.
        if output.status.code() != Some(2) {
            expect(output, 0);
            let made = pages(&site.join("public"));
            assert!(
                states.sites.iter().any(|state| difference(state, &made).is_none()),
                "old and new are mixed"
            );
        }
    });
}

#[test]
fn the_build_after_an_edit_mends_everything() {
    let folder = Temporary::new("rewritten");
    let site = folder.join("site");
    copy(&small(), &site);
    let text = site.join("content/index.md");
    let states = States::of(&site, &text);
    // Others empty the file first and write it again: for a moment there is nothing in it.
    let edit = |new: &str| fs::write(&text, new).expect("the text can be written");
    while_edited(&site, &states.texts, edit, |output| {
        assert!(output.status.code().is_some(), "no build dies of an edit");
    });
    expect(&run(&mut build(&site)), 0);
    assert_eq!(difference(&from_nothing(&site), &pages(&site.join("public"))), None);
}
