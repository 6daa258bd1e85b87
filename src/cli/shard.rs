//! `--shard 3/16`: which part of a site one machine of several makes.

use std::str::FromStr;

/// One of several equal parts of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: usize,
    pub of: usize,
}

/// More machines than this do not share a site.
const MOST: usize = 1000;

impl Default for Shard {
    /// The whole.
    fn default() -> Shard {
        Shard { number: 1, of: 1 }
    }
}

impl Shard {
    /// Whether a piece of the work, by its position among all, belongs to this part.
    pub fn has(self, position: usize) -> bool {
        position % self.of == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let number = |text: &str| {
            let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse::<usize>().ok()).flatten()
        };
        let found = text.split_once('/').and_then(|(part, of)| Some((number(part)?, number(of)?)));
        match found {
            Some((number, of)) if (1..=of).contains(&number) && of <= MOST => Ok(Shard { number, of }),
            Some((_, 0)) => Err("there are no parts · 一份也没有".to_owned()),
            Some((_, of)) if of > MOST => Err(format!("{MOST} parts at most · 最多 {MOST} 份")),
            Some((number, of)) => Err(format!(
                "there is no part {number} of {of}: count from 1 · 共 {of} 份，没有第 {number} 份"
            )),
            None => {
                Err("write it as 3/16: the third of sixteen parts · 写成 3/16：十六份里的第三份".to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_a_part_of_a_whole() {
        let check = |text: &str, expected: Option<(usize, usize)>| {
            let found = text.parse::<Shard>().ok().map(|shard| (shard.number, shard.of));
            assert_eq!(found, expected, "{text:?}");
        };
        check("3/16", Some((3, 16)));
        check("1/1", Some((1, 1)));
        check("16/16", Some((16, 16)));
        for wrong in
            ["", "3", "/", "3/", "/16", "0/16", "17/16", "3/0", "0/0", "-1/16", "+1/16", " 3/16", "3/16/2"]
        {
            check(wrong, None);
        }
        check("三/16", None);
        check("3/1001", None);
        check("99999999999999999999/99999999999999999999", None);
    }

    #[test]
    fn every_piece_belongs_to_one_shard() {
        let of = 7;
        for position in 0..100 {
            let owners = (1..=of).filter(|number| Shard { number: *number, of }.has(position)).count();
            assert_eq!(owners, 1, "{position}");
        }
    }
}
