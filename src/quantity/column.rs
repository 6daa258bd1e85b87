//! A figure in a column: a bare number takes the unit of its column.

use super::{Dimension, NotAQuantity, Unit, Written, parse, unit};

/// Reads a cell like [`parse`]; a number without a unit is taken to be in `column`: 620余 under 人 is 620余人.
pub fn parse_in(field: &str, column: &Unit) -> Result<Written, NotAQuantity> {
    let mut written = parse(field)?;
    if let Written::Quantity(quantity) = &mut written
        && quantity.unit.dimension == Dimension::None
    {
        let joined = joined(&quantity.unit, column).ok_or_else(|| NotAQuantity::TwoMagnitudes {
            field: field.trim().to_string(),
            column: column.written.clone(),
        })?;
        quantity.unit = joined.into();
        quantity.written = with_unit(&quantity.written, &column.written);
    }
    Ok(written)
}

/// 18.9万 under 亩 is in 万亩; 12万 under 万人 may be either of two things.
fn joined(own: &Unit, column: &Unit) -> Option<Unit> {
    if own.written.is_empty() {
        Some(column.clone())
    } else {
        unit(&format!("{}{}", own.written, column.written))
    }
}

/// The unit stands behind the number, before a qualifier that follows it: 500人以上.
fn with_unit(figure: &str, unit: &str) -> String {
    let of_number = |c: char| c.is_numeric() || "余多来零一二三四五六七八九十百千万亿两半".contains(c);
    let end = figure
        .char_indices()
        .rev()
        .find(|(_, c)| of_number(*c))
        .map_or(figure.len(), |(at, c)| at + c.len_utf8());
    format!("{}{unit}{}", &figure[..end], &figure[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::decimal;

    #[test]
    fn a_bare_number_takes_the_unit_of_its_column() {
        let check = |cell: &str, column: &str, expected: &str| {
            let shown = match parse_in(cell, &unit(column).expect("a unit")) {
                Ok(Written::Quantity(q)) => {
                    let number = q.number.map_or("–".into(), |n| decimal(n.value));
                    format!("{} {number} {} {}", q.written, q.unit.written, q.qualifier.id())
                }
                Ok(other) => format!("{other:?}"),
                Err(_) => "refused".to_string(),
            };
            assert_eq!(shown, expected, "{cell} under {column}");
        };
        check("173807", "人", "173807人 173807 人 exact");
        check("173,807", "人", "173,807人 173807 人 exact");
        check("620余", "人", "620余人 620 人 somewhat_more");
        check("500以上", "人", "500人以上 500 人 at_least");
        check("约500", "人", "约500人 500 人 about");
        check("3—5", "个", "3—5个 3 个 between");
        check("18.9万", "亩", "18.9万亩 18.9 万亩 exact");
        check("18.9万亩", "亩", "18.9万亩 18.9 万亩 exact");
        check("12", "万人", "12万人 12 万人 exact");
        check("35.1", "%", "35.1% 35.1 % exact");
        check("-5.2", "%", "-5.2% -5.2 % exact");
        check("1", "位", "1位 1 位 exact");
        check("95.5", "分", "95.5分 95.5 分 exact");
        check("12万", "万人", "refused");
        check("*", "人", "Withheld");
        check("未公开", "人", "Withheld");
        check("-", "人", "Missing");
        check("不适用", "人", "NotApplicable");
        check("无此项", "人", "refused");
    }
}
