//! A page that outgrows all sense, or never ends: a template may loop, so what it writes is bounded.

use std::io::{Error, Write};
use std::time::{Duration, Instant};

use crate::diag::Diagnostic;
use crate::say;

/// The largest page a template may write.
const LARGEST: usize = 16 * 1024 * 1024;

/// Most pages fit into so much, and need no second place while they grow.
const USUAL: usize = 96 * 1024;

/// The longest a page may take. No page of a sound theme takes a hundredth of it.
pub const LONGEST: Duration = Duration::from_secs(10);

/// Looking at the clock costs more than most writes, so it is looked at once in so many.
const BETWEEN_LOOKS: u32 = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    Size,
    Time,
}

/// Collects the bytes of a page up to its bounds.
pub struct Bounded {
    bytes: Vec<u8>,
    begun: Instant,
    writes: u32,
    breach: Option<Breach>,
}

impl Bounded {
    pub fn new() -> Self {
        Bounded { bytes: Vec::with_capacity(USUAL), begun: Instant::now(), writes: 0, breach: None }
    }

    pub fn breach(&self) -> Option<Breach> {
        self.breach
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for &mut Bounded {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.writes = self.writes.wrapping_add(1);
        if self.bytes.len() + bytes.len() > LARGEST {
            self.breach = Some(Breach::Size);
        } else if self.writes.is_multiple_of(BETWEEN_LOOKS) && self.begun.elapsed() > LONGEST {
            self.breach = Some(Breach::Time);
        }
        if self.breach.is_some() {
            return Err(Error::other("the page is out of bounds"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Breach {
    pub fn explain(self, page: &str) -> Diagnostic {
        let message = match self {
            Breach::Size => say!("页面 {page} 超过 16 MB", "the page {page} is larger than 16 MB"),
            Breach::Time => {
                say!("页面 {page} 十秒还没有生成完", "the page {page} was not done in ten seconds")
            }
        };
        let help = say!("检查模板里的循环", "look at the loops of its template");
        Diagnostic::error("page-bounds", message).help(help)
    }
}
