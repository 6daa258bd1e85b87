//! Which names are refused, and which two names are one.

use crate::disk::names::{flaw, is_litter, key, length_flaw};

#[test]
fn names_that_some_computer_cannot_hold_are_refused() {
    let check = |name: &str, what: &str, mend: &str| {
        let flaw = flaw(name).unwrap_or_else(|| panic!("{name:?} must be refused"));
        assert!(flaw.what.zh.contains(what), "{name:?}: {}", flaw.what.zh);
        assert!(flaw.mend.zh.contains(mend), "{name:?}: {}", flaw.mend.zh);
    };
    check("2021:总结.md", "不允许的字符 :", "2021：总结.md");
    check("a<b.md", "<", "a〈b.md");
    check("a>b", ">", "a〉b");
    check("“真\"假”", "\"", "“真”假”");
    check("a|b", "|", "a｜b");
    check("为什么?.md", "?", "为什么？.md");
    check("*要事*.md", "*", "＊要事＊.md");
    check("a\\b", "\\", "a＼b");
    check("a/b", "/", "a／b");
    check("a\tb.md", "U+0009", "ab.md");
    check("a\0b", "U+0000", "ab");
    check("a\u{7f}", "U+007F", "例如 a");
    check("\u{202e}dm.a", "U+202E", "dm.a");
    check("a\u{2066}b", "U+2066", "ab");
    check("总结.", "句点或空格", "例如 总结");
    check("总结 ", "句点或空格", "例如 总结");
    check("..", "句点或空格", "短一些");
    for device in [
        "con",
        "PRN",
        "Aux.md",
        "nul.tar.gz",
        "COM0",
        "com9.txt",
        "lpt1",
        "COM¹",
        "lpt².md",
        "LPT³",
        "con .md",
    ] {
        check(device, "设备名", &format!("_{device}"));
    }
    check(&"镇".repeat(67), "太长", "短一些");
}

#[test]
fn ordinary_names_are_fine() {
    for name in [
        "index.md",
        "二〇二五年 工作总结（定稿）.md",
        "contents.md",
        "com10.md",
        "console",
        "COM",
        "lpt-1",
        "comα",
        "𠮷.md",
        "e\u{301}.md",
        "a..b",
        " 前面有空格",
        "-rf",
        ".well-known",
        "%2e%2e",
    ] {
        assert_eq!(flaw(name), None, "{name:?}");
    }
    assert_eq!(flaw(&"镇".repeat(66)), None);
    assert_eq!(length_flaw(&"镇".repeat(240)), None);
    assert!(length_flaw(&"𠮷".repeat(121)).is_some(), "Windows counts 𠮷 as two");
}

#[test]
fn names_that_are_one_elsewhere_have_one_key() {
    let check = |one: &str, two: &str| assert_eq!(key(one), key(two), "{one} and {two}");
    check("Index.md", "iNDEX.MD");
    check("\u{e9}", "e\u{301}");
    check("É", "e\u{301}");
    check("straße", "STRASSE");
    check("ΣΑΣ", "σας");
    check("Ａ", "ａ");
    assert_ne!(key("镇"), key("鎮"));
    assert_ne!(key("A"), key("Ａ"));
}

#[test]
fn what_editors_and_desktops_leave_is_litter() {
    for name in [
        ".git",
        ".DS_Store",
        "._a.md",
        "~$总结.docx",
        "Thumbs.db",
        "Desktop.ini",
        ".a.md.swp",
        "a.swp",
        "a.md~",
    ] {
        assert!(is_litter(name), "{name}");
    }
    for name in ["a.md", "~a.md", "thumbs.md", "swp"] {
        assert!(!is_litter(name), "{name}");
    }
}
