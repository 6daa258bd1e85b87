//! Whether the bytes of a workbook may be opened at all: what they truly are, and how large they would grow.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::diag::{Diagnostic, Span};
use crate::say;

/// What a workbook may hold unpacked. A county's fullest table takes a tenth of it.
const MOST_BYTES: u64 = 256 << 20;

/// The most parts a workbook may have.
const MOST_PARTS: usize = 10_000;

/// The first bytes of an old .xls, and of every file that Office encrypts.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Looks at a file before anything reads it whole; says why it is refused.
pub fn check(file: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    check_within(file, bytes, MOST_BYTES)
}

fn check_within(file: &str, bytes: &[u8], most: u64) -> Result<(), Box<Diagnostic>> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Box::new(if is_encrypted(bytes) { encrypted(file) } else { old(file) }));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Box::new(no_workbook(file)));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| Box::new(broken(file, &error.to_string())))?;
    if archive.len() > MOST_PARTS {
        return Err(Box::new(bomb(file, most)));
    }
    let mut unpacked = 0;
    for at in 0..archive.len() {
        // Declared sizes may lie, so the parts are unpacked into nothing and counted.
        let part = archive.by_index(at).map_err(|error| Box::new(broken(file, &error.to_string())))?;
        unpacked += io::copy(&mut part.take(most + 1 - unpacked), &mut io::sink())
            .map_err(|error| Box::new(broken(file, &error.to_string())))?;
        if unpacked > most {
            return Err(Box::new(bomb(file, most)));
        }
    }
    Ok(())
}

/// Office wraps an encrypted workbook into a compound file with a stream of this name.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn encrypted(file: &str) -> Diagnostic {
    let message = say!("“{file}”加了密码，打不开", "{file} is protected by a password");
    let help = say!(
        "在 Excel 或 WPS 里去掉“用密码进行加密”再保存",
        "remove the password in your spreadsheet and save it again"
    );
    Diagnostic::error("encrypted", message).at(Span::file(file)).help(help)
}

fn old(file: &str) -> Diagnostic {
    let message =
        say!("“{file}”是旧的 .xls 文件，只是改了扩展名", "{file} is an old .xls file under another name");
    let help = say!(
        "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”",
        "open it in your spreadsheet and save it as an Excel workbook (.xlsx)"
    );
    Diagnostic::error("old-xls", message).at(Span::file(file)).help(help)
}

fn no_workbook(file: &str) -> Diagnostic {
    let message = say!("“{file}”不是 Excel 工作簿", "{file} is not an Excel workbook");
    let help = say!(
        "有的系统把网页或文本导出成 .xlsx：用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”",
        "some systems export web pages or text as .xlsx: open it in your spreadsheet and save it as an Excel workbook"
    );
    Diagnostic::error("not-xlsx", message).at(Span::file(file)).help(help)
}

/// A workbook that is damaged, with the reader's own words.
pub fn broken(file: &str, said: &str) -> Diagnostic {
    let message = say!("“{file}”已损坏，读不出来：{said}", "{file} is damaged: {said}");
    let help = say!(
        "用 Excel 或 WPS 打开并重新保存；打不开就重新取一份",
        "open and save it in your spreadsheet; if that fails, get another copy"
    );
    Diagnostic::error("broken-xlsx", message).at(Span::file(file)).help(help)
}

fn bomb(file: &str, most: u64) -> Diagnostic {
    let most = most >> 20;
    let message = say!(
        "“{file}”展开后超过 {most} MB，不像是一张表",
        "{file} would grow beyond {most} MB, which no table does"
    );
    let help =
        say!("只留下需要的工作表，另存为新文件", "keep only the sheet you need and save it as a new file");
    Diagnostic::error("too-large", message).at(Span::file(file)).help(help)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_small_file_that_grows_large_is_refused() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("a.xml", zip::write::SimpleFileOptions::default()).expect("memory");
        archive.write_all(&vec![b' '; 3 << 20]).expect("memory");
        let bytes = archive.finish().expect("memory").into_inner();
        assert!(bytes.len() < 1 << 16);
        assert!(check_within("a.xlsx", &bytes, 3 << 20).is_ok());
        let refused = check_within("a.xlsx", &bytes, 2 << 20).expect_err("too large");
        assert_eq!(refused.message.zh, "“a.xlsx”展开后超过 2 MB，不像是一张表");
    }
}
