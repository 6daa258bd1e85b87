//! HTML in a text is shown, not obeyed; comments are a writer's notes and left out.

/// What is shown of a stretch of HTML. Only complete comments are left out: the rest of a text must not vanish
/// because somebody forgot `-->`.
pub(super) fn without_comments(html: &str) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        let Some(length) = comment(&rest[start..]) else { break };
        shown.push_str(&rest[..start]);
        rest = &rest[start + length..];
    }
    shown.push_str(rest);
    shown
}

/// The length of the comment a text starts with. `<!-->` and `<!--->` are comments too, as HTML has it.
fn comment(html: &str) -> Option<usize> {
    let inner = html.strip_prefix("<!--")?;
    let end = if inner.starts_with('>') || inner.starts_with("->") {
        inner.find('>')? + 1
    } else {
        inner.find("-->")? + 3
    };
    Some(end + 4)
}
