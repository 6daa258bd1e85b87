//! Numbers drawn by lot, the same ones for the same seed on every machine.

/// A generator of its own for each thing that is drawn (SplitMix64).
pub struct Draw {
    state: u64,
}

impl Draw {
    /// The generator for one thing of one corpus; `about` tells towns, counties and reports apart.
    pub fn new(seed: u64, about: &str, number: u64) -> Draw {
        let named = about.bytes().fold(seed ^ 0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        let mut draw = Draw { state: named ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93) };
        draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A whole number from `first` to `last`.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    pub fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// So many different ones, in the order in which they stand.
    pub fn some<'t, T>(&mut self, of: &'t [T], count: usize) -> Vec<&'t T> {
        let mut left = count.min(of.len());
        let mut taken = Vec::with_capacity(left);
        for (at, item) in of.iter().enumerate() {
            if self.below(of.len() - at) < left {
                taken.push(item);
                left -= 1;
            }
        }
        taken
    }
}
