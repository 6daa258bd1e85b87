//! Reads a drawing back: whether all of it lies in its frame, and whether two texts touch.

use super::super::draw::TYPE;
use super::super::text::width;

/// The text between two marks, and what follows.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<(&'a str, &'a str)> {
    let (_, after) = text.split_once(from)?;
    after.split_once(to)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"").map(|(value, _)| value)
}

/// A number in tenths. Exponents and NaN are not numbers here.
fn tenths(text: &str) -> i32 {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let whole: i32 = whole.parse().unwrap_or_else(|_| panic!("{text} is no number"));
    let part: i32 = part.parse().unwrap_or_else(|_| panic!("{text} is no number"));
    assert!((0..10).contains(&part), "{text} has more than one decimal");
    whole * 10 + sign * part
}

/// Every drawing of a markup.
pub fn check_all(markup: &str) {
    let mut rest = markup;
    while let Some((svg, after)) = between(rest, "<svg", "</svg>") {
        check(svg);
        rest = after;
    }
}

fn check(svg: &str) {
    let frame: Vec<i32> =
        attribute(svg, "viewBox").expect("a drawing has a frame").split(' ').map(tenths).collect();
    let (wide, high) = (frame[2], frame[3]);
    let mut texts: Vec<[i32; 4]> = Vec::new();
    for tag in svg.split('<') {
        for name in ["x", "x1", "x2", "cx"] {
            inside(tag, attribute(tag, name), wide);
        }
        for name in ["y", "y1", "y2", "cy"] {
            inside(tag, attribute(tag, name), high);
        }
        if let Some(path) = attribute(tag, "d") {
            for point in path.split(['M', 'L']).filter(|it| !it.is_empty()) {
                let (x, y) = point.split_once(' ').expect("a point has two numbers");
                inside(tag, Some(x), wide);
                inside(tag, Some(y), high);
            }
        }
        if tag.starts_with("rect") {
            let side = |at, length| {
                tenths(attribute(tag, at).unwrap_or("0")) + tenths(attribute(tag, length).unwrap_or("0"))
            };
            assert!(side("x", "width") <= wide && side("y", "height") <= high, "beyond the frame: {tag}");
            assert!(tenths(attribute(tag, "width").unwrap_or("0")) >= 0, "{tag}");
        }
        if tag.starts_with("text") {
            texts.push(text_box(tag, wide));
        }
    }
    for (at, one) in texts.iter().enumerate() {
        for other in &texts[at + 1..] {
            let apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
            assert!(apart, "two texts touch, {one:?} and {other:?}: {svg}");
        }
    }
}

#[track_caller]
fn inside(tag: &str, value: Option<&str>, most: i32) {
    if let Some(value) = value {
        assert!((0..=most).contains(&tenths(value)), "beyond the frame: {tag}");
    }
}

/// Left, top, right, bottom.
fn text_box(tag: &str, wide: i32) -> [i32; 4] {
    let text = tag.split_once('>').map_or("", |(_, text)| text);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let (x, y) = (tenths(attribute(tag, "x").unwrap_or("")), tenths(attribute(tag, "y").unwrap_or("")));
    let long = width(&text, TYPE);
    let left = match attribute(tag, "text-anchor") {
        Some("middle") => x - long / 2,
        Some("end") => x - long,
        _ => x,
    };
    // Half of an odd width is rounded.
    assert!(left >= -1 && left + long <= wide + 1, "a text beyond the frame: {tag}");
    [left, y - 100, left + long, y + 20]
}
