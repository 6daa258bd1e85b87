//! A chart for paper: drawings that are files of their own, with their style in them.

use super::bars::{bar, bar_marks};
use super::draw::escaped;
use super::figure::Key;
use super::strip::{strip_drawing, strip_key};
use crate::pages::charts::Chart;

/// What a chart comes to on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plate {
    /// An SVG file; None where there is nothing to draw but the key.
    pub drawing: Option<String>,
    /// The marks, each an SVG file, and what they mean.
    pub key: Vec<(String, String)>,
}

/// The plate of a chart. `style` is CSS for its classes, `families` are the fonts of its texts.
/// Lines over time, which no paper shows, give an empty one.
pub fn plate(chart: &Chart, style: &str, families: &[String]) -> Plate {
    let alone = |svg: String| stand_alone(&svg, style, families);
    let parts = |keys: Vec<Key>| {
        let parts = keys.into_iter().map(Key::parts);
        parts.map(|(swatch, text)| (alone(swatch), text)).collect()
    };
    match chart {
        Chart::Bar(it) => {
            let drawing = Some(bar(it)).filter(|svg| !svg.is_empty()).map(alone);
            Plate { drawing, key: Vec::new() }
        }
        Chart::BarKey(it) => Plate { drawing: None, key: parts(bar_marks(it)) },
        Chart::Strip(it) => Plate { drawing: strip_drawing(it).map(alone), key: parts(strip_key(it)) },
        Chart::Spark(_) | Chart::Multiples(_) => Plate::default(),
    }
}

/// A drawing of a page becomes a file: it says what it is, and brings its style.
fn stand_alone(svg: &str, style: &str, families: &[String]) -> String {
    let families: Vec<String> = families.iter().map(|name| format!("'{}'", name.replace('\'', ""))).collect();
    let families = families.join(",");
    let families = escaped(&families);
    let head = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"{families}\" ");
    let begun = svg.replacen("<svg ", &head, 1);
    begun.replacen('>', &format!("><style>{}</style>", escaped(style)), 1)
}
