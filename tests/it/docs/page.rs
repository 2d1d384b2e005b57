//! Page: a Markdown file, as far as the tests read it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::{ROOT, regex};

/// One document.
pub(super) struct Page {
    pub(super) path: PathBuf,
    text: String,
}

/// A fenced block.
pub(super) struct Block {
    /// What stands behind the fence: `toml`.
    pub(super) kind: String,
    pub(super) text: String,
    /// The line of the fence, from 1.
    pub(super) line: usize,
}

/// A table, with the heading it stands below.
pub(super) struct Table {
    pub(super) heading: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Every document for people, wherever it is.
pub(super) fn pages() -> Vec<Page> {
    let mut files = Vec::new();
    let folders = ["", "docs", "examples/nginx"];
    for folder in folders {
        let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("the folder is there");
        files.extend(entries.map(|entry| entry.expect("the folder is there").path()));
    }
    files.retain(|path| path.extension().is_some_and(|kind| kind == "md"));
    files.sort();
    assert!(files.len() > 6, "{files:?}");
    files.iter().map(|path| Page::read(path)).collect()
}

/// What stands between backquotes in a line.
pub(super) fn code_spans(line: &str) -> Vec<String> {
    static SPAN: LazyLock<Regex> = LazyLock::new(|| regex("(`+) ?(.+?) ?(`+)"));
    let spans = SPAN.captures_iter(line);
    spans.map(|found| found[2].to_owned()).collect()
}

impl Page {
    pub(super) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|_| panic!("no {}", path.display()));
        Self {
            path: path.to_owned(),
            text,
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.path.parent().expect("a file is in a folder")
    }

    /// The fenced blocks.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut inside = false;
        for (index, line) in self.text.lines().enumerate() {
            match (line.trim_start().strip_prefix("```"), inside) {
                (Some(kind), false) => blocks.push(Block {
                    kind: kind.trim().to_owned(),
                    text: String::new(),
                    line: index + 1,
                }),
                (Some(_), true) => {}
                (None, true) => {
                    let block = blocks.last_mut().expect("it was begun");
                    block.text = std::mem::take(&mut block.text) + line + "\n";
                    continue;
                }
                (None, false) => continue,
            }
            inside = !inside;
        }
        assert!(!inside, "a block of {} has no end", self.path.display());
        blocks
    }

    /// The lines outside of blocks.
    fn prose(&self) -> Vec<&str> {
        let mut inside = false;
        let outside = |line: &&str| {
            let fence = line.trim_start().starts_with("```");
            inside ^= fence;
            !inside && !fence
        };
        self.text.lines().filter(outside).collect()
    }

    pub(super) fn code_spans(&self) -> Vec<String> {
        let lines = self.prose().into_iter();
        lines.flat_map(code_spans).collect()
    }

    /// What somebody types, without the prompt and the comment.
    pub(super) fn console_lines(&self) -> Vec<String> {
        let typed = |line: &str| {
            let line = line.strip_prefix("$ ")?;
            Some(line.split("  #").next().unwrap_or(line).trim().to_owned())
        };
        let blocks = self.blocks().into_iter();
        blocks
            .flat_map(|block| block.text.lines().filter_map(typed).collect::<Vec<_>>())
            .collect()
    }

    /// Headings, without their marks.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        let lines = self.prose().into_iter();
        lines.filter_map(|line| Some(line.strip_prefix('#')?.trim_start_matches('#').trim()))
    }

    /// The names by which links find headings: lower case, spaces as hyphens, nothing but letters, digits, `-` and `_`.
    pub(super) fn anchors(&self) -> BTreeSet<String> {
        let link = regex(r"\[([^\]]*)\]\([^)]*\)");
        let anchor = |heading: &str| {
            let plain = link.replace_all(heading, "$1").to_lowercase();
            let kept = plain.chars().filter_map(|c| match c {
                ' ' => Some('-'),
                c if c.is_alphanumeric() || "-_".contains(c) => Some(c),
                _ => None,
            });
            kept.collect()
        };
        self.headings().map(anchor).collect()
    }

    /// Targets of links and pictures that are not on another site.
    pub(super) fn links(&self) -> Vec<String> {
        let link = regex(r"\]\(([^)\s]+)\)");
        let prose = self.prose().join("\n");
        let prose = regex("`[^`\n]*`").replace_all(&prose, "");
        let targets = link.captures_iter(&prose).map(|found| found[1].to_owned());
        targets.filter(|target| !target.contains("://")).collect()
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = Table> {
        let mut heading = "";
        let mut tables: Vec<Table> = Vec::new();
        let mut inside = false;
        for line in self.prose() {
            if line.starts_with('#') {
                heading = line.trim_start_matches('#').trim();
            }
            let cells = line
                .strip_prefix('|')
                .and_then(|line| line.strip_suffix('|'));
            let Some(cells) = cells else {
                inside = false;
                continue;
            };
            let cells: Vec<String> = cells
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect();
            if !inside {
                tables.push(Table {
                    heading: heading.to_owned(),
                    columns: cells,
                    rows: Vec::new(),
                });
                inside = true;
            } else if !cells[0].starts_with("---") {
                let table = tables.last_mut().expect("it was begun");
                let (at, width) = (line, table.columns.len());
                assert_eq!(cells.len(), width, "{}: {at}", self.path.display());
                table.rows.push(cells);
            }
        }
        tables.into_iter()
    }
}
