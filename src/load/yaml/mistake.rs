//! Why YAML breaks, in words a writer knows, and what most often is wrong there in writing done on a Chinese keyboard.

use std::ops::Range;

use serde_saphyr::Error;

use crate::diag::{Diagnostic, Span, Words};
use crate::say;

/// A mistake of the YAML in `range` of a file's text.
pub(super) fn explain(file: &str, text: &str, range: Range<usize>, error: &Error) -> Diagnostic {
    let yaml = &text[range.clone()];
    let start = match error.location() {
        Some(location) => {
            range.start + super::offset_of(yaml, location.line() as usize, location.column() as usize)
        }
        None => range.start,
    };
    let said = plain(error);
    let (message, length) = match error.without_snippet() {
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            (say!("“{key}”写了两次", "`{key}` is written twice"), key.len())
        }
        Error::Budget { .. } => (over_budget(&said), 0),
        _ => (cause(&said), 0),
    };
    let end = text.get(start..start + length).filter(|marked| !marked.is_empty()).map(|_| start + length);
    let one = || text[start..].chars().next().filter(|&c| c != '\n').map_or(start, |c| start + c.len_utf8());
    let span = Span::new(file, start..end.unwrap_or_else(one));
    hints(text, range.start, start)
        .into_iter()
        .fold(Diagnostic::error("yaml", message).at(span), Diagnostic::help)
}

/// What the library says, without the place: it counts from the start of the YAML and not of the file.
fn plain(error: &Error) -> String {
    let said = error.without_snippet().to_string();
    let said = said.lines().next().unwrap_or_default();
    said.split(" at line ").next().unwrap_or(said).to_owned()
}

fn over_budget(said: &str) -> Words {
    let has = |word: &str| said.contains(word);
    if has("Anchor") {
        say!("这里不能用 YAML 的锚点（&）", "anchors (&) are not allowed here")
    } else if has("Alias") {
        say!("这里不能用 YAML 的别名（*）", "aliases (*) are not allowed here")
    } else if has("Merge") {
        say!("这里不能用 YAML 的合并（<<）", "merge keys (<<) are not allowed here")
    } else if has("Document") {
        say!(
            "这里只能有一段 YAML，中间不能再写 --- 或 ...",
            "there can be one YAML document only, without --- or ..."
        )
    } else {
        say!("YAML 嵌套过深或太大", "this YAML is nested too deeply or too large")
    }
}

/// The commonest complaints of the library; the first whose words it uses is the cause.
fn cause(said: &str) -> Words {
    let has = |word: &str| said.contains(word);
    if has("recursion limit") {
        say!("YAML 嵌套过深", "this YAML is nested too deeply")
    } else if has("mapping values are not allowed") {
        say!(
            "这里不该有冒号：多半是上一行没有写对，或这一行缩进有误、少了引号",
            "no colon can stand here: the line above is broken, or this one is indented wrongly or lacks quotes"
        )
    } else if has("expected ':'") || has("simple key") {
        say!("这一行缺少“: ”（半角冒号和一个空格）", "this line lacks a `: ` (a colon and a space)")
    } else if has("did not find expected key") {
        say!("这一行的缩进和上面的行对不齐", "this line is not aligned with those above")
    } else if has("'-' indicator") {
        say!("列表的各项要以“- ”开头，并且对齐", "the items of a list begin with `- ` and are aligned")
    } else if has("flow") || has("bracket") {
        say!(
            "花括号 {{ }} 或方括号 [ ] 没有成对，或者两项之间缺逗号",
            "brackets {{ }} or [ ] are not paired, or a comma is missing between two items"
        )
    } else if has("anchor") || has("alias") {
        say!(
            "值以 * 或 & 开头时，YAML 会当作引用",
            "YAML takes a value that begins with * or & for a reference"
        )
    } else if has("tab") {
        say!("缩进用了制表符（Tab）", "a tab is used for indentation")
    } else if has("tag") {
        say!("值以 ! 开头时，YAML 会当作类型标记", "YAML takes a value that begins with ! for a tag")
    } else if has("escape") || has("surrogate") || has("hexadecimal") {
        say!(
            "双引号里的 \\ 后面写法不对；要写 \\ 本身，改用单引号",
            "what follows \\ in double quotes is not known; use single quotes for a plain \\"
        )
    } else if has("quote") {
        say!("引号没有收尾，或收尾之后还有字", "a quote is not closed, or text follows the closing one")
    } else if has("unexpected character") {
        say!("值不能以这个符号开头", "a value cannot begin with this character")
    } else if has("block scalar") {
        say!("| 或 > 下面的文字缩进不齐", "the text below | or > is not aligned")
    } else if has("indentation") {
        say!("这一行的缩进不对", "this line is indented wrongly")
    } else {
        say!("YAML 写法有误（{said}）", "this is not valid YAML: {said}")
    }
}

/// What is to be mended, found by looking at the marked line and those above it.
fn hints(text: &str, from: usize, at: usize) -> Vec<Words> {
    let upto = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let before = text[..from].matches('\n').count();
    let lines: Vec<(usize, &str)> =
        text[from..upto].lines().enumerate().map(|(number, line)| (before + number + 1, line)).collect();
    let mut found: Vec<Words> =
        lines.iter().rev().take(2).flat_map(|&(number, line)| slips(number, line)).collect();
    found.extend(lines.iter().rev().take(20).find_map(|&(number, line)| unclosed(number, line)));
    if found.is_empty() {
        found.extend(indented(&lines));
    }
    found
}

/// Slips that one line shows by itself.
fn slips(number: usize, line: &str) -> Vec<Words> {
    let mut found = Vec::new();
    if line.trim_start().starts_with('#') {
        return found;
    }
    let has_colon = line.contains(": ") || line.ends_with(':');
    if line.contains('：') && !has_colon {
        found.push(say!(
            "第 {number} 行用了全角冒号“：”，YAML 的名称后面要写半角冒号和一个空格“: ”",
            "line {number} has a full-width colon `：`; a YAML key takes `: `"
        ));
    } else if line.contains(':') && !has_colon {
        found.push(say!(
            "第 {number} 行的冒号后面缺一个空格",
            "a space is missing behind the colon of line {number}"
        ));
    }
    if line.contains('\t') {
        found.push(say!(
            "第 {number} 行有制表符（Tab），YAML 缩进只能用空格",
            "line {number} has a tab; YAML indents with spaces only"
        ));
    }
    if line.contains(['\u{3000}', '\u{a0}']) {
        found.push(say!(
            "第 {number} 行有全角空格或不换行空格，请改成普通空格",
            "line {number} has a full-width or no-break space; use a plain space"
        ));
    }
    let item = line.trim_start().trim_start_matches("- ");
    let Some((_, value)) = item.split_once(": ") else { return found };
    if value.trim_start().starts_with(['*', '&', '%', '@', '`', '!']) {
        found.push(say!(
            "以 * & % @ 等符号开头的值要加引号，例如 \"*万亩\"",
            "a value that begins with * & % or @ must be quoted, such as \"*万亩\""
        ));
    } else if value.contains(": ") && !value.starts_with(['"', '\'', '{', '[']) {
        found.push(say!(
            "第 {number} 行的值里有“: ”，要给整个值加上引号",
            "the value in line {number} holds `: `; put all of it in quotes"
        ));
    }
    found
}

/// A quote or a bracket that its line opens and does not close.
fn unclosed(number: usize, line: &str) -> Option<Words> {
    let value = line.split_once(": ").map_or(line, |(_, value)| value).trim();
    for quote in ['"', '\''] {
        if value.starts_with(quote) && value.matches(quote).count() % 2 == 1 {
            return Some(say!("第 {number} 行的引号没有收尾", "the quote in line {number} is not closed"));
        }
    }
    for (open, close) in [('{', '}'), ('[', ']')] {
        if line.matches(open).count() > line.matches(close).count() {
            return Some(say!(
                "第 {number} 行的 {open} 没有写上对应的 {close}",
                "the {open} in line {number} lacks its {close}"
            ));
        }
    }
    None
}

/// A last line that begins further in than the line above it, which is complete.
fn indented(lines: &[(usize, &str)]) -> Option<Words> {
    let [.., (_, above), (number, line)] = lines else { return None };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let complete = above.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty());
    (complete && indent(line) > indent(above)).then(|| {
        say!("第 {number} 行开头多了空格", "line {number} begins with more spaces than the line above")
    })
}
