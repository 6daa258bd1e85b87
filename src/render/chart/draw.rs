//! SVG as text. All lengths are tenths of a unit, whole numbers: every build writes the same digits.

use std::fmt::{self, Display, Write};

use tera::escape_html;

/// The size of every text in a drawing, which is drawn about as large as its units are.
pub const TYPE: i32 = 120;

/// A length or a place, as it is written: 15.5.
pub struct Px(pub i32);

impl Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", size / 10)?;
        if size.is_multiple_of(10) { Ok(()) } else { write!(f, ".{}", size % 10) }
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
        let (width, height) = (Px(width), Px(height));
        let mut drawing = Drawing { out: String::new() };
        drawing.put(format_args!(
            "<svg class=\"chart-svg {class}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" font-size=\"{}\"",
            Px(TYPE)
        ));
        match words {
            Words::Hidden => drawing.put(format_args!(" aria-hidden=\"true\">")),
            Words::Said { title, description } => {
                drawing.put(format_args!(" role=\"img\"><title>{}</title>", escaped(title)));
                if !description.is_empty() {
                    drawing.put(format_args!("<desc>{}</desc>", escaped(description)));
                }
            }
        }
        drawing
    }

    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    pub fn line(&mut self, class: &str, from: (i32, i32), to: (i32, i32)) {
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            Px(from.0),
            Px(from.1),
            Px(to.0),
            Px(to.1)
        ));
    }

    pub fn rect(&mut self, class: &str, rect: Rect) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            Px(rect.left),
            Px(rect.top),
            Px(rect.width),
            Px(rect.height)
        ));
    }

    pub fn circle(&mut self, class: &str, at: (i32, i32), radius: i32) {
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            Px(at.0),
            Px(at.1),
            Px(radius)
        ));
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
        self.put(format_args!("<path class=\"{class}\" d=\""));
        for line in lines {
            for (at, (x, y)) in line.iter().enumerate() {
                let step = if at == 0 { "M" } else { "L" };
                self.put(format_args!("{step}{} {}", Px(*x), Px(*y)));
            }
        }
        self.put(format_args!("\"/>"));
    }

    /// A text on its base line.
    pub fn text(&mut self, class: &str, anchor: Anchor, at: (i32, i32), text: &str) {
        if text.is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.put(format_args!(
            "<text class=\"{class}\"{anchor} x=\"{}\" y=\"{}\">{}</text>",
            Px(at.0),
            Px(at.1),
            escaped(text)
        ));
    }

    fn put(&mut self, text: fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = self.out.write_fmt(text);
    }
}

/// A text as markup; control characters, which no document may hold, are dropped.
pub fn escaped(text: &str) -> String {
    let clean: String = text.chars().filter(|it| !it.is_control()).collect();
    let mut out = Vec::with_capacity(clean.len());
    // Writing to memory cannot fail.
    let _ = escape_html(&clean, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}
