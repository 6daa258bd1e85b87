//! TIFF, which Exif is: directories of numbered entries, in either order of bytes. Only looked at, never believed.

pub struct Tiff<'b> {
    bytes: &'b [u8],
    little: bool,
}

impl<'b> Tiff<'b> {
    pub fn new(bytes: &'b [u8]) -> Option<Tiff<'b>> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Tiff { bytes, little: true }),
            b"MM\0*" => Some(Tiff { bytes, little: false }),
            _ => None,
        }
    }

    pub fn short(&self, at: usize) -> Option<u16> {
        let two = [*self.bytes.get(at)?, *self.bytes.get(at.checked_add(1)?)?];
        Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    /// A number of four bytes, which here is the place of something.
    pub fn long(&self, at: usize) -> Option<usize> {
        let (one, two) = (self.short(at)?, self.short(at.checked_add(2)?)?);
        let (high, low) = if self.little { (two, one) } else { (one, two) };
        Some(usize::from(high) << 16 | usize::from(low))
    }

    /// Where the first directory stands.
    pub fn first(&self) -> Option<usize> {
        self.long(4)
    }

    /// Where the entry of a tag stands in a directory; its value is eight bytes further on.
    pub fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        let entries = usize::from(self.short(directory)?);
        let mut places = (0..entries).map(|at| directory.saturating_add(2 + at * 12));
        places.find(|at| self.short(*at) == Some(tag))
    }
}
