//! Which pages of a long list each of them leads to: a province's reports fill hundreds of pages.

/// All are linked where they are no more than this.
const ALL: usize = 12;

/// This many before and after the current one.
const NEAR: usize = 2;

/// A page that is linked, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    pub part: usize,
    /// Whether pages before it are left out.
    pub gap: bool,
}

/// The first and the last of the pages (`parts`, in order), those near the current one, and round numbers between.
pub fn linked(parts: &[usize], current: usize) -> Vec<Linked> {
    let here = parts.iter().position(|part| *part == current).unwrap_or_default();
    let step = step(parts.len());
    let wanted = |at: usize| {
        let round = (parts[at] + 1).is_multiple_of(step);
        at == 0 || at + 1 == parts.len() || round || at.abs_diff(here) <= NEAR
    };
    let kept: Vec<usize> = (0..parts.len()).filter(|at| wanted(*at)).collect();
    let before = std::iter::once(None).chain(kept.iter().copied().map(Some));
    let gap = |at: usize, before: Option<usize>| before.is_some_and(|before| before + 1 < at);
    kept.iter().zip(before).map(|(at, before)| Linked { part: parts[*at], gap: gap(*at, before) }).collect()
}

/// The least round number that leaves no more than [`ALL`] of so many pages.
fn step(pages: usize) -> usize {
    let tens = std::iter::successors(Some(10_usize), |ten| ten.checked_mul(10));
    let mut steps =
        std::iter::once(1).chain(tens.flat_map(|ten| [ten, ten.saturating_mul(2), ten.saturating_mul(5)]));
    steps.find(|step| pages / step <= ALL).unwrap_or(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_linked_in_steps() {
        let check = |pages: usize, current: usize, expected: &str| {
            let parts: Vec<usize> = (0..pages).collect();
            let shown = linked(&parts, current - 1);
            let shown: Vec<String> = shown
                .iter()
                .map(|one| format!("{}{}", if one.gap { "… " } else { "" }, one.part + 1))
                .collect();
            assert_eq!(shown.join(" "), expected, "page {current} of {pages}");
        };
        check(2, 1, "1 2");
        check(12, 12, "1 2 3 4 5 6 7 8 9 10 11 12");
        check(13, 1, "1 2 3 … 10 … 13");
        check(13, 8, "1 … 6 7 8 9 10 … 13");
        check(193, 71, "1 … 20 … 40 … 60 … 69 70 71 72 73 … 80 … 100 … 120 … 140 … 160 … 180 … 193");
        check(579, 579, "1 … 50 … 100 … 150 … 200 … 250 … 300 … 350 … 400 … 450 … 500 … 550 … 577 578 579");
        assert_eq!(linked(&[0, 3, 7], 3).iter().filter(|one| one.gap).count(), 0, "there is no page between");
    }
}
