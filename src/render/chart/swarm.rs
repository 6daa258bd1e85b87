//! Stacks what would overlap on an axis, so that every place keeps its own dot.

/// The level of each item, from 0, for items given by their left and right ends in any order.
///
/// From left to right, each takes the lowest level on which it touches nothing.
pub fn levels(items: &[(i32, i32)], apart: i32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| items[*at]);
    let mut levels = vec![0; items.len()];
    let mut taken: Vec<i32> = Vec::new();
    for at in order {
        let (left, right) = items[at];
        let free = taken.iter().position(|end| end.saturating_add(apart) <= left);
        let level = free.unwrap_or(taken.len());
        match taken.get_mut(level) {
            Some(end) => *end = right,
            None => taken.push(right),
        }
        levels[at] = level;
    }
    levels
}
