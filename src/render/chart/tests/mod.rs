//! Tests of the drawings: measures by table, each chart against its kept markup, and any data against the frame.

mod examples;
mod frame;
mod kept;
mod measures;
mod random;
