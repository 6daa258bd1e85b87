//! Arguments → command → exit code.

use std::process::ExitCode;

/// A build makes millions of small values and gives them up again at once, on every core: a quarter of its time with the
/// allocator of glibc, less with this one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    townpress::cli::main()
}
