//! Themes: what keys, style sheets and folders change, and the commands around them.

mod classes;
mod commands;
mod faults;
mod keys;
