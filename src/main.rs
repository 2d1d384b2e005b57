//! Parse the arguments, run the command, print errors, set the exit code.

fn main() {}
