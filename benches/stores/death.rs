//! Sudden death: a process that signs people in is killed, and every session that it had acknowledged must be there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Figure;
use crate::layer;

/// The argument that makes this program the one that is killed.
pub(crate) const ROLE: &str = "sign-in";

const ACKNOWLEDGED: usize = 50_000;

/// Signs in until it is killed, and prints every cookie once it is acknowledged.
pub(crate) fn write(folder: &str) {
    let sessions = layer::open(layer::embedded(Path::new(folder)));
    let mut output = std::io::stdout().lock();
    actix_web::rt::System::new().block_on(async {
        let worker = layer::worker(&sessions).await;
        layer::enter_all(&worker, 0..u64::MAX, |cookies| {
            let lines = cookies.join("\n") + "\n";
            output
                .write_all(lines.as_bytes())
                .and_then(|()| output.flush())
                .expect("the parent reads");
        })
        .await;
    });
}

/// Kills it in the middle of its work and looks for what it had acknowledged.
pub(crate) fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let program = std::env::current_exe().expect("this program has a file");
    let mut child = Command::new(program)
        .arg(ROLE)
        .arg(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program can be started");
    let output = child.stdout.take().expect("it is piped");
    let lines = BufReader::new(output).lines();
    let cookies: Vec<String> = lines.map_while(Result::ok).take(ACKNOWLEDGED).collect();
    child.kill().expect("it runs");
    child.wait().expect("it ends");

    let sessions = layer::open(layer::embedded(folder.path()));
    let lost = actix_web::rt::System::new().block_on(async {
        let worker = layer::worker(&sessions).await;
        let mut lost = 0_u32;
        for cookie in &cookies {
            lost += u32::from(layer::who(&worker, cookie).await.is_empty());
        }
        lost
    });
    let name = format!(
        "embedded: of {} acknowledged sessions lost by kill -9",
        cookies.len()
    );
    vec![Figure::told(name, lost.to_string()).must(lost == 0 && cookies.len() == ACKNOWLEDGED)]
}
