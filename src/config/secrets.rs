//! Secrets: given as a value, as a file or as a variable; read here, and never repeated in a complaint.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::environment::Environment;
use super::source::{read_text, reason};
use crate::problem::Complaint;
use crate::secret::Secret;

/// The fewest bytes of a session secret.
const SHORTEST: usize = 32;

/// What a secret is called, and where it was said to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    /// The key of the plain value; `_file` and `_env` are appended for the other forms.
    pub(super) key: &'a str,
    /// The value itself.
    pub(super) value: Option<&'a str>,
    /// A file.
    pub(super) file: Option<&'a str>,
    /// A variable.
    pub(super) variable: Option<&'a str>,
}

impl Written<'_> {
    /// The key of the form that counts: a file before a variable before the value itself.
    pub(super) fn used_key(&self) -> String {
        let form = match (self.file, self.variable) {
            (Some(_), _) => "_file",
            (None, Some(_)) => "_env",
            (None, None) => "",
        };
        format!("{}{form}", self.key)
    }
}

/// The secret, if one is given; what is odd about it goes to `complaints`.
///
/// # Errors
///
/// It is given, but empty or out of reach.
pub(super) fn read(
    written: Written<'_>,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Result<Option<Secret>, Complaint> {
    let key = written.used_key();
    let text = if let Some(file) = written.file {
        from_file(&key, Path::new(file), complaints)?
    } else if let Some(variable) = written.variable {
        from_variable(&key, variable, environment)?
    } else if let Some(value) = written.value {
        value.to_owned()
    } else {
        return Ok(None);
    };
    if text.trim().is_empty() {
        return Err(Complaint::error(&key, "this secret is empty"));
    }
    Ok(Some(Secret::new(text)))
}

/// The session secrets, the sealing one first: each has at least 32 bytes.
pub(super) fn session_secrets(
    values: Option<&[String]>,
    written: Written<'_>,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Vec<Secret> {
    let (key, texts) = if let Some(values) = values {
        (written.key.to_owned(), values.to_vec())
    } else {
        let key = written.used_key();
        match read(written, environment, complaints) {
            Ok(None) => return Vec::new(),
            Ok(Some(secret)) => (
                key,
                secret
                    .expose()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            ),
            Err(complaint) => {
                complaints.push(complaint);
                return Vec::new();
            }
        }
    };
    if texts.is_empty() {
        complaints.push(
            Complaint::error(&key, "the list of secrets is empty")
                .hint("`vestibule secret` prints a fresh one"),
        );
    }
    for (index, text) in texts.iter().enumerate() {
        if text.len() < SHORTEST {
            let key = if values.is_some() {
                format!("{key}.{index}")
            } else {
                key.clone()
            };
            complaints.push(
                Complaint::error(
                    &key,
                    format!("secret {} has fewer than {SHORTEST} bytes", index + 1),
                )
                .hint("`vestibule secret` prints a good one"),
            );
        }
    }
    texts.into_iter().map(Secret::new).collect()
}

fn from_file(key: &str, path: &Path, complaints: &mut Vec<Complaint>) -> Result<String, Complaint> {
    let text = read_text(path).map_err(|error| unreadable(key, path, &error))?;
    // Who mounts secrets decides who is in their group; nobody needs them to be everybody's.
    let everybody = fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o004 != 0);
    if everybody {
        complaints.push(
            Complaint::warning(key, "every user of this machine can read this file")
                .hint("chmod o-r it"),
        );
    }
    Ok(without_final_break(&text).to_owned())
}

/// A file cannot be read. Its name is not repeated: some write the secret itself there.
pub(super) fn unreadable(key: &str, path: &Path, error: &std::io::Error) -> Complaint {
    let complaint = Complaint::error(key, format!("the file cannot be read: {}", reason(error)));
    let folder = path.parent().filter(|folder| folder.is_dir());
    match (error.kind(), folder) {
        (std::io::ErrorKind::NotFound, Some(folder)) => {
            complaint.hint(format!("it was looked for in {}", folder.display()))
        }
        (std::io::ErrorKind::NotFound, None) => {
            complaint.hint("relative paths start from the file that names them")
        }
        _ => complaint,
    }
}

fn from_variable(key: &str, name: &str, environment: &Environment) -> Result<String, Complaint> {
    if let Some(value) = environment.get(name) {
        return Ok(without_final_break(value).to_owned());
    }
    // Only what cannot be a pasted secret is repeated.
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if plain && name.len() <= 64 {
        Err(Complaint::error(
            key,
            format!("the environment variable {name} is not set"),
        ))
    } else {
        Err(
            Complaint::error(key, "this environment variable is not set")
                .hint("write the name of a variable, such as CLIENT_SECRET, not the secret"),
        )
    }
}

fn without_final_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}
