//! A run of digits that may be written in groups: 138 1234 5678, 6222-0212-3456.

use super::line::Line;

#[derive(Debug)]
pub struct Digits {
    /// The digits alone, at most as many as were asked for.
    pub text: String,
    /// The place behind each of them in the line.
    ends: Vec<usize>,
    /// How many digits there are before each gap.
    pub gaps: Vec<usize>,
    /// Whether each digit is the last of its group.
    closed: Vec<bool>,
}

impl Digits {
    /// Up to `most` digits from a place on, over single spaces and hyphens.
    pub fn at(line: &Line, at: usize, most: usize) -> Digits {
        let mut digits =
            Digits { text: String::new(), ends: Vec::new(), gaps: Vec::new(), closed: Vec::new() };
        let mut place = at;
        while digits.text.len() < most {
            let c = line.get(place);
            if c.is_ascii_digit() {
                digits.text.push(c);
                digits.ends.push(place + 1);
                digits.closed.push(!line.is_digit(place + 1));
                place += 1;
            } else if matches!(c, ' ' | '-') && line.is_digit(place + 1) && !digits.text.is_empty() {
                digits.gaps.push(digits.text.len());
                place += 1;
            } else {
                break;
            }
        }
        digits
    }

    /// The place behind the n-th digit.
    pub fn end_of(&self, count: usize) -> Option<usize> {
        self.ends.get(count.checked_sub(1)?).copied()
    }

    /// Whether no digit touches the n-th from behind.
    pub fn ends_at(&self, count: usize) -> bool {
        count.checked_sub(1).and_then(|at| self.closed.get(at)).copied().unwrap_or(false)
    }

    /// Whether the first `count` digits are in one of these groupings; in one piece is always one.
    pub fn grouped(&self, count: usize, groupings: &[&[usize]]) -> bool {
        let gaps: Vec<usize> = self.gaps.iter().copied().filter(|gap| *gap < count).collect();
        gaps.is_empty() || groupings.contains(&gaps.as_slice())
    }
}
