//! SVG as text. All lengths are tenths of a unit, whole numbers: every build writes the same digits.

use std::borrow::Cow;

use tera::escape_html;

/// The size of every text in a drawing, which is drawn about as large as its units are.
pub const TYPE: i32 = 120;

/// A length or a place, as it is written: 15.5. Pages hold very many, so the digits are put there one by one.
pub fn push_length(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let size = tenths.unsigned_abs();
    let digit = |at: u32| char::from(b'0' + (size / at % 10) as u8);
    let mut at = 1_000_000_000;
    while at > 10 && size < at {
        at /= 10;
    }
    while at >= 10 {
        out.push(digit(at));
        at /= 10;
    }
    if !size.is_multiple_of(10) {
        out.push('.');
        out.push(digit(1));
    }
}

/// What a drawing says to those who do not see it.
#[derive(Clone, Copy)]
pub enum Words<'a> {
    Said {
        title: &'a str,
        description: &'a str,
    },
    /// The text beside it says the same.
    Hidden,
}

impl<'a> Words<'a> {
    pub fn or_hidden(title: Option<&'a str>) -> Self {
        title.map_or(Words::Hidden, |title| Words::Said { title, description: "" })
    }
}

#[derive(Clone, Copy)]
pub struct Rect {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

impl Rect {
    pub fn right(&self) -> i32 {
        self.left + self.width
    }
}

#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing under way.
pub struct Drawing {
    out: String,
}

impl Drawing {
    pub fn new(class: &str, width: i32, height: i32, words: Words<'_>) -> Self {
        let mut drawing = Drawing { out: String::with_capacity(512) };
        drawing.push("<svg class=\"chart-svg ").push(class).push("\" viewBox=\"0 0 ");
        drawing.length(width).push(" ").length(height).push("\"");
        drawing.lengths(&[("width", width), ("height", height), ("font-size", TYPE)]);
        match words {
            Words::Hidden => drawing.push(" aria-hidden=\"true\">"),
            Words::Said { title, description } => {
                drawing.push(" role=\"img\"><title>").push(&escaped(title)).push("</title>");
                if !description.is_empty() {
                    drawing.push("<desc>").push(&escaped(description)).push("</desc>");
                }
                &mut drawing
            }
        };
        drawing
    }

    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// What several drawings have in common, drawn once.
    pub fn part() -> Self {
        Drawing { out: String::new() }
    }

    pub fn finish_part(self) -> String {
        self.out
    }

    pub fn line(&mut self, class: &str, from: (i32, i32), to: (i32, i32)) {
        self.shape("line", class, &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
    }

    pub fn rect(&mut self, class: &str, Rect { left, top, width, height }: Rect) {
        self.shape("rect", class, &[("x", left), ("y", top), ("width", width), ("height", height)]);
    }

    pub fn circle(&mut self, class: &str, at: (i32, i32), radius: i32) {
        self.shape("circle", class, &[("cx", at.0), ("cy", at.1), ("r", radius)]);
    }

    /// A line through all points.
    pub fn path(&mut self, class: &str, points: &[(i32, i32)]) {
        self.strokes(class, &[points]);
    }

    /// Several lines that are one shape.
    pub fn strokes(&mut self, class: &str, lines: &[&[(i32, i32)]]) {
        if lines.iter().all(|line| line.is_empty()) {
            return;
        }
        self.push("<path class=\"").push(class).push("\" d=\"");
        for line in lines {
            for (at, (x, y)) in line.iter().enumerate() {
                self.push(if at == 0 { "M" } else { "L" }).length(*x).push(" ").length(*y);
            }
        }
        self.push("\"/>");
    }

    /// A text on its base line.
    pub fn text(&mut self, class: &str, anchor: Anchor, at: (i32, i32), text: &str) {
        if text.is_empty() {
            return;
        }
        self.push("<text class=\"").push(class).push(match anchor {
            Anchor::Start => "\"",
            Anchor::Middle => "\" text-anchor=\"middle\"",
            Anchor::End => "\" text-anchor=\"end\"",
        });
        self.lengths(&[("x", at.0), ("y", at.1)]);
        self.push(">").push(&escaped(text)).push("</text>");
    }

    pub fn put_part(&mut self, part: &str) {
        self.out.push_str(part);
    }

    fn shape(&mut self, name: &str, class: &str, lengths: &[(&str, i32)]) {
        self.push("<").push(name).push(" class=\"").push(class).push("\"");
        self.lengths(lengths);
        self.push("/>");
    }

    fn lengths(&mut self, lengths: &[(&str, i32)]) {
        for (name, length) in lengths {
            self.push(" ").push(name).push("=\"").length(*length).push("\"");
        }
    }

    fn length(&mut self, tenths: i32) -> &mut Self {
        push_length(&mut self.out, tenths);
        self
    }

    fn push(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }
}

/// A text as markup; control characters, which no document may hold, are dropped.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|it: char| it.is_control() || "&<>\"'/`".contains(it)) {
        return Cow::Borrowed(text);
    }
    let clean: String = text.chars().filter(|it| !it.is_control()).collect();
    let mut out = Vec::with_capacity(clean.len());
    // Writing to memory cannot fail.
    let _ = escape_html(&clean, &mut out);
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}
