//! File names that every computer can hold: what is wrong with a name, and which two names are one to Windows or macOS.

use unicode_normalization::UnicodeNormalization;

use crate::diag::Words;
use crate::say;

/// One part of a path may take this many bytes; file systems end at 255 and temporary names need room.
const PART_BYTES: usize = 200;

/// Windows ends at 260 UTF-16 units; the rest is for the folder the site lies in.
const PATH_UNITS: usize = 240;

/// What is wrong with a name, and a name that would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    pub what: Words,
    pub mend: Words,
}

/// What is wrong with one part of a path, if anything.
pub(super) fn flaw(name: &str) -> Option<Flaw> {
    let what = if let Some(c) = name.chars().find(|c| is_unseen(*c)) {
        let code = u32::from(c);
        say!(
            "名字里有看不见的控制字符 U+{code:04X}",
            "the name holds the invisible control character U+{code:04X}"
        )
    } else if let Some(c) = name.chars().find(|c| wide(*c).is_some()) {
        say!("名字里有 Windows 不允许的字符 {c}", "the name holds {c}, which Windows does not allow")
    } else if name.ends_with(['.', ' ']) {
        say!(
            "名字以句点或空格结尾，Windows 会把它丢掉",
            "the name ends in a dot or a space, which Windows drops"
        )
    } else if let Some(device) = device(name) {
        say!("{device} 是 Windows 的设备名，不能作文件名", "{device} is the name of a device on Windows")
    } else if name.len() > PART_BYTES {
        let bytes = name.len();
        say!(
            "名字太长：{bytes} 字节，最多 {PART_BYTES} 字节（约 66 个汉字）",
            "the name is too long: {bytes} bytes, {PART_BYTES} at most"
        )
    } else {
        return None;
    };
    Some(Flaw { what, mend: mend(name) })
}

/// What is wrong with the length of a whole path, if anything.
pub(super) fn length_flaw(path: &str) -> Option<Flaw> {
    let units = path.encode_utf16().count();
    (units > PATH_UNITS).then(|| Flaw {
        what: say!(
            "路径太长：{units} 个字符，最多 {PATH_UNITS} 个，否则 Windows 打不开",
            "the path is too long: {units} characters, {PATH_UNITS} at most, or Windows cannot open it"
        ),
        mend: say!("缩短文件夹或文件的名字，或少套几层文件夹", "shorten the names or nest fewer folders"),
    })
}

/// Two names with the same key are one name on Windows or macOS.
///
/// Upper then lower case comes close to full case folding and errs on the side of calling two names one.
pub(super) fn key(name: &str) -> String {
    nfc(name).to_uppercase().to_lowercase().nfc().collect()
}

/// The composed form, as a keyboard writes it; macOS stores names decomposed.
pub(super) fn nfc(name: &str) -> String {
    name.nfc().collect()
}

/// Files that editors and desktops leave behind and no author means to publish.
pub(super) fn is_litter(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || lower.ends_with(".swp")
        || lower == "thumbs.db"
        || lower == "desktop.ini"
}

fn mend(name: &str) -> Words {
    let mut better: String = name.chars().filter(|c| !is_unseen(*c)).map(|c| wide(c).unwrap_or(c)).collect();
    better.truncate(better.trim_end_matches(['.', ' ']).len());
    if device(&better).is_some() {
        better.insert(0, '_');
    }
    if better.is_empty() || better.len() > PART_BYTES {
        return say!("换一个短一些的名字", "choose a shorter name");
    }
    say!("改名，例如 {better}", "rename it, for example {better}")
}

/// The full-width sister of a character that Windows keeps for itself; Chinese text uses it anyway.
fn wide(c: char) -> Option<char> {
    Some(match c {
        '<' => '〈',
        '>' => '〉',
        ':' => '：',
        '"' => '”',
        '|' => '｜',
        '?' => '？',
        '*' => '＊',
        '\\' => '＼',
        '/' => '／',
        _ => return None,
    })
}

/// Control characters, and those that turn the reading direction around and so disguise a name.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Windows opens a device for these names, whatever ending follows.
fn device(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ').to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_device = match numbered {
        Some(digit) => {
            let mut digits = digit.chars();
            matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
        }
        None => matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"),
    };
    is_device.then_some(stem)
}
