//! The `picture_pairs:` of front matter: two pictures of one thing, and words for what is missing.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{AssetId, PairOrder, PairSide, PicturePair};
use crate::say;

use super::fields::{Fields, Text, span};
use super::keys;
use super::markdown;
use super::names::Names;
use super::period;
use super::yaml::{Node, Value};

/// A pair whose pictures are still file names.
#[derive(Clone)]
pub struct RawPair {
    pair: PicturePair,
    before: Option<Text>,
    after: Option<Text>,
}

/// Takes the field `picture_pairs`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawPair> {
    let file = fields.file();
    let nodes = fields.list("picture_pairs").into_iter();
    nodes.map(|node| pair(file, node, diagnostics)).collect()
}

fn pair(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> RawPair {
    let mut fields = Fields::of(file, node, &keys::PICTURE_PAIR, diagnostics);
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (what, at, note) = (text("what"), text("where"), text("note"));
    let orders = PairOrder::ALL.map(|order| (order.id(), order));
    let order = fields.choice("order", &orders, diagnostics).unwrap_or(PairOrder::Stated);
    let (before_node, after_node) = (fields.node("before"), fields.node("after"));
    fields.finish(diagnostics);
    if before_node.is_none() && after_node.is_none() && matches!(node.value, Value::Map(_)) {
        let message = say!("前后两张都没有写", "neither `before` nor `after` is given");
        let help = say!(
            "写 before 和 after；原件里没有图的写 {{ missing: 原因 }}",
            "write `before` and `after`; where the source has no picture, `{{ missing: why }}`"
        );
        diagnostics.push(Diagnostic::error("missing-field", message).at(span(file, node)).help(help));
    }
    let mut side = |node: Option<&Node>| node.map(|node| side(file, node, diagnostics)).unwrap_or_default();
    let ((before, before_file), (after, after_file)) = (side(before_node), side(after_node));
    RawPair {
        pair: PicturePair { what, at, order, before, after, note },
        before: before_file,
        after: after_file,
    }
}

/// The name of a picture alone, or a map with what is known of it.
fn side(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> (PairSide, Option<Text>) {
    if let Value::Scalar(_) = node.value {
        let picture = super::fields::scalar(file, node, diagnostics);
        no_words(picture.as_ref(), diagnostics);
        return (PairSide::default(), picture);
    }
    let mut fields = Fields::of(file, node, &keys::PAIR_SIDE, diagnostics);
    let picture = fields.text("picture", diagnostics);
    let date = fields.node("date").map(|node| period::when(file, node, diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (alt, said, missing) = (text("alt"), text("text"), text("missing"));
    fields.finish(diagnostics);
    if let (Some(picture), Some(_)) = (&picture, &missing) {
        let message = say!(
            "写了图片（picture），又写没有图（missing）",
            "it has a `picture` and is said to be `missing`"
        );
        let help = say!("只留一个", "leave one of the two");
        diagnostics.push(Diagnostic::error("picture-pair", message).at(picture.span.clone()).help(help));
    }
    if alt.is_none() {
        no_words(picture.as_ref(), diagnostics);
    }
    (PairSide { picture: None, alt, date, text: said, missing }, picture)
}

fn no_words(picture: Option<&Text>, diagnostics: &mut Diagnostics) {
    let Some(picture) = picture else { return };
    let message = say!("图片没有文字说明", "this picture has no alternative text");
    let help = say!(
        "写成 {{ picture: photos/a.jpg, alt: 图上看得见什么 }}",
        "write `{{ picture: photos/a.jpg, alt: what it shows }}`"
    );
    diagnostics.push(Diagnostic::warning("no-alt-text", message).at(picture.span.clone()).help(help));
}

/// Finds the pictures of a pair.
pub fn lower(raw: &RawPair, file: &str, names: &Names, diagnostics: &mut Diagnostics) -> PicturePair {
    let mut pair = raw.pair.clone();
    pair.before.picture = picture(raw.before.as_ref(), file, names, diagnostics);
    pair.after.picture = picture(raw.after.as_ref(), file, names, diagnostics);
    pair
}

/// The picture of this name, seen from the file that names it; one that is not there is an error.
pub fn picture(
    written: Option<&Text>,
    file: &str,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Option<AssetId> {
    markdown::picture(written?, file, names, diagnostics)
}
