//! Tells cargo that embedded files are part of the program, new ones included.

fn main() {
    for folder in ["providers", "templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
