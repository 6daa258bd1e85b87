//! How the columns of a table stand on paper: upright, on a page of their own that is turned, or in several tables.

use serde::Serialize;

/// All widths here are in halves of a character.
const UPRIGHT: usize = 73;
const TURNED: usize = 121;
/// A column is never narrower than this, and what is wider can be broken.
const NARROWEST: usize = 4;
const COMFORT: usize = 10;
const WIDEST: usize = 40;
const PADDING: usize = 2;

/// How a table stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// On pages of its own, turned to the left.
    pub turned: bool,
    /// One table each.
    pub parts: Vec<Part>,
}

/// Columns that stand in one table, and their shares of its width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub columns: Vec<usize>,
    pub shares: Vec<usize>,
}

/// Where a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Between paragraphs: it may have pages of its own.
    Open,
    /// In a list or a quote, which no page can leave.
    Within,
}

/// Finds the shape of a table from the width of the longest cell of each column. Where it is too wide even for a turned
/// page, it is cut, and each part begins with the first column.
pub fn shape(longest: &[usize], room: Room) -> Shape {
    let need = |at: usize| longest[at].clamp(NARROWEST, COMFORT) + PADDING;
    let all: usize = (0..longest.len()).map(need).sum();
    let part = |columns: Vec<usize>| Part {
        shares: columns.iter().map(|at| longest[*at].clamp(NARROWEST, WIDEST) + PADDING).collect(),
        columns,
    };
    let (most, turned) = match room {
        Room::Open => (TURNED, all > UPRIGHT),
        Room::Within => (UPRIGHT, false),
    };
    if all <= most || longest.len() < 3 {
        return Shape { turned, parts: vec![part((0..longest.len()).collect())] };
    }
    let mut parts = Vec::new();
    let mut columns = vec![0];
    let mut used = need(0);
    for at in 1..longest.len() {
        if used + need(at) > most {
            parts.push(part(std::mem::replace(&mut columns, vec![0])));
            used = need(0);
        }
        columns.push(at);
        used += need(at);
    }
    parts.push(part(columns));
    Shape { turned, parts }
}

/// The longest cell of each column, from rows of widths.
pub fn longest(rows: impl Iterator<Item = Vec<usize>>) -> Vec<usize> {
    let mut longest: Vec<usize> = Vec::new();
    for row in rows {
        if row.len() > longest.len() {
            longest.resize(row.len(), 0);
        }
        for (most, width) in longest.iter_mut().zip(row) {
            *most = width.max(*most);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_turn_and_part() {
        let check = |longest: &[usize], turned: bool, parts: &[usize]| {
            let shape = shape(longest, Room::Open);
            let columns: Vec<usize> = shape.parts.iter().map(|part| part.columns.len()).collect();
            assert_eq!((shape.turned, columns.as_slice()), (turned, parts), "{longest:?}");
            assert!(shape.parts.iter().all(|part| part.columns.len() == part.shares.len()));
            assert!(parts.len() < 2 || shape.parts.iter().all(|part| part.columns[0] == 0));
        };
        check(&[], false, &[0]);
        check(&[8, 6, 400], false, &[3]);
        check(&[8; 7], false, &[7]);
        check(&[8; 8], true, &[8]);
        check(&[5; 60], true, &[17, 17, 17, 12]);
        check(&[200, 200], false, &[2]);
        let within = shape(&[5; 14], Room::Within);
        assert_eq!((within.turned, within.parts.len()), (false, 2), "a list cannot be left for another page");
    }

    #[test]
    fn the_longest_cell_is_found_in_ragged_rows() {
        let rows = [vec![4, 1], vec![2, 9, 3], vec![]];
        assert_eq!(longest(rows.into_iter()), [4, 9, 3]);
    }
}
