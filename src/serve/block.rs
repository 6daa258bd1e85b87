//! What is laid into a page on its way to the browser, and nowhere else: one marked block before `</body>`.

use std::ops::Range;

const BEGIN: &str = "<!-- townpress serve -->";
const END: &str = "<!-- /townpress serve -->\n";

/// Lays the block into a page: the script that follows changes, the number of the edition and the path of the page.
pub fn lay(page: Vec<u8>, number: u64, path: &str) -> Vec<u8> {
    put(page, number, path, "")
}

/// Lays what is wrong with a page over an earlier one, in the place of its block.
pub fn lay_over(mut page: Vec<u8>, number: u64, path: &str, told: &str) -> Vec<u8> {
    if let Some(block) = find(&page) {
        page.drain(block);
    }
    put(page, number, path, &format!(" data-told=\"{}\"", escaped(told)))
}

fn put(page: Vec<u8>, number: u64, path: &str, more: &str) -> Vec<u8> {
    let block = format!(
        "{BEGIN}<script src=\"{}\" data-edition=\"{number}\" data-path=\"{}\"{more}></script>{END}",
        super::reply::SCRIPT,
        escaped(path)
    );
    let at = page.windows(BODY.len()).rposition(|part| part == BODY).unwrap_or(page.len());
    let mut laid = page;
    laid.splice(at..at, block.bytes());
    laid
}

const BODY: &[u8] = b"</body>";

/// Where the block stands in a page, if it has one.
pub fn find(page: &[u8]) -> Option<Range<usize>> {
    let first = |text: &str| page.windows(text.len()).rposition(|part| part == text.as_bytes());
    let (start, end) = (first(BEGIN)?, first(END)? + END.len());
    (start < end).then_some(start..end)
}

/// Text for HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_can_be_taken_out_again() {
        let check = |page: &str, before: &str| {
            let laid = lay(page.into(), 7, "a\"b.html");
            let block = find(&laid).expect("laid");
            assert_eq!(std::str::from_utf8(&laid[..block.start]), Ok(before), "{page}");
            let text = String::from_utf8_lossy(&laid[block.clone()]);
            assert!(text.contains("data-edition=\"7\" data-path=\"a&quot;b.html\""), "{text}");
            let rest = [&laid[..block.start], &laid[block.end..]].concat();
            assert_eq!(rest, page.as_bytes());
        };
        check("<body>文</body>\n</html>", "<body>文");
        check("<body></body> in a text</body>", "<body></body> in a text");
        check("no body at all", "no body at all");
        check("", "");
        assert_eq!(find(b"<body></body>"), None);
    }
}
