//! Folders as tests see them: read whole, written whole, compared with a difference that can be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files by their path in a folder, with `/` between its parts.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The root of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cases below `tests/<kind>/`, by name.
pub fn cases(kind: &str) -> Vec<(String, PathBuf)> {
    let folder = repository().join("tests").join(kind);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("the folder of the cases can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| (name_of(&path), path))
        .collect();
    found.sort();
    found
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Every file below a folder; a folder that does not exist has none.
pub fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    gather(folder, "", &mut found);
    found
}

fn gather(folder: &Path, above: &str, found: &mut Tree) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a folder of the tests can be read").path();
        let below = format!("{above}{}", name_of(&path));
        if path.is_dir() {
            gather(&path, &format!("{below}/"), found);
        } else {
            let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            found.insert(below, bytes);
        }
    }
}

/// Makes a folder hold exactly these files.
pub fn rewrite(folder: &Path, files: &Tree) {
    if folder.is_dir() {
        fs::remove_dir_all(folder).expect("an old folder of the tests can be removed");
    }
    lay(folder, files);
}

/// Writes files into a folder, beside what is there.
pub fn lay(folder: &Path, files: &Tree) {
    for (path, bytes) in files {
        put(&folder.join(path), bytes);
    }
}

/// Writes one file and the folders above it.
pub fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Copies a folder with all its files.
pub fn copy(from: &Path, to: &Path) {
    lay(to, &tree(from));
}

/// Whether expectations are to be written anew.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| !value.is_empty() && value != "0")
}

/// A folder of its own for one test, gone when the test ends.
pub struct Temporary {
    path: PathBuf,
}

impl Temporary {
    pub fn new(name: &str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Temporary { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn join(&self, below: &str) -> PathBuf {
        self.path.join(below)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // A leftover in the target folder does no harm, and a failing test has more important things to say.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// What differs between two trees, for reading; None when nothing does.
pub fn difference(expected: &Tree, found: &Tree) -> Option<String> {
    let mut said = Vec::new();
    for path in expected.keys().filter(|path| !found.contains_key(*path)) {
        said.push(format!("missing: {path}"));
    }
    for (path, bytes) in found {
        match expected.get(path) {
            None => said.push(format!("not expected: {path}")),
            Some(old) if old != bytes => said.push(format!("differs: {path}\n{}", changes(old, bytes))),
            Some(_) => {}
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// The lines between the first and the last that differ, old before new.
pub fn changes(old: &[u8], new: &[u8]) -> String {
    const MOST: usize = 40;
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        return format!("    {} bytes, not {}", new.len(), old.len());
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let shortest = old.len().min(new.len());
    let head = (0..shortest).take_while(|&at| old[at] == new[at]).count();
    let tail =
        (0..shortest - head).take_while(|&at| old[old.len() - 1 - at] == new[new.len() - 1 - at]).count();
    let mut said = format!("    line {}:\n", head + 1);
    for (sign, lines) in [('-', &old[head..old.len() - tail]), ('+', &new[head..new.len() - tail])] {
        for line in lines.iter().take(MOST) {
            said.push_str(&format!("    {sign} {line}\n"));
        }
        if lines.len() > MOST {
            said.push_str(&format!("    {sign} … {} lines more\n", lines.len() - MOST));
        }
    }
    said
}

#[test]
fn differences_are_told() {
    let tree = |files: &[(&str, &str)]| -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    };
    assert_eq!(difference(&tree(&[("a", "1\n")]), &tree(&[("a", "1\n")])), None);
    let told = difference(&tree(&[("a", "1\n2\n3\n"), ("b", "")]), &tree(&[("a", "1\n二\n3\n"), ("c", "")]));
    let expected = "missing: b\ndiffers: a\n    line 2:\n    - 2\n    + 二\n\nnot expected: c";
    assert_eq!(told.as_deref(), Some(expected));
}
