//! The order of names: by pinyin, as a Chinese reader looks them up.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Compares names by pinyin, Han before Latin as CLDR has it for Chinese; equal names fall back to their code points, so that the order is total.
pub struct Collation {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    pub fn pinyin() -> Self {
        // Pinyin is the default collation of `zh` in CLDR.
        Collation { collator: Collator::try_new(locale!("zh").into(), CollatorOptions::default()).ok() }
    }

    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(a, b).then_with(|| a.cmp(b)),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_pinyin() {
        let mut names = ["张村", "阿坝", "李庄", "白塔镇", "Baita", "吉强镇", "二道"];
        let collation = Collation::pinyin();
        names.sort_by(|a, b| collation.compare(a, b));
        assert_eq!(names, ["阿坝", "白塔镇", "二道", "吉强镇", "李庄", "张村", "Baita"]);
    }
}
