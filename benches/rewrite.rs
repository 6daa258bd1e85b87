//! The yardstick of writing: reads a built site into memory, writes it anew with all threads, and prints what the
//! writing alone cost. `cargo run --release --example rewrite -- FROM TO`
#![allow(clippy::disallowed_methods, reason = "a yardstick of the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err(io::Error::other("rewrite FROM TO"));
    };
    let mut files = Vec::new();
    gather(&from, Path::new(""), &mut files)?;
    let (begun, before) = (Instant::now(), cpu()?);
    files.par_iter().try_for_each(|(path, bytes)| write(&to.join(path), bytes))?;
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), cpu()? - before);
    println!("wall {wall:.2} s, CPU {cpu:.2} s, {} files", files.len());
    Ok(())
}

fn gather(root: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(root, &path, files)?;
        } else {
            files.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::write(place, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(place.parent().unwrap_or(place))?;
            fs::write(place, bytes)
        }
        done => done,
    }
}

/// Seconds of user and system time so far, as Linux counts them.
fn cpu() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let behind = stat.rsplit_once(')').map_or("", |(_, behind)| behind);
    let ticks: f64 = behind.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}
