//! The built program: how it starts, what it says, and how it ends.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{folder_with, oidc};
use crate::support::idp::FakeIdp;
use crate::support::knock;
use crate::support::program::{Program, free_port, run};

const SHIPPED: &str = include_str!("../../gateway.toml");

/// The shipped gateway.toml on another port.
fn shipped(port: u16) -> tempfile::TempDir {
    let moved = SHIPPED.replace("127.0.0.1:8080", &format!("127.0.0.1:{port}"));
    assert_ne!(moved, SHIPPED);
    folder_with(&moved)
}

fn mode(path: &Path) -> u32 {
    let metadata = fs::metadata(path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    metadata.permissions().mode() & 0o777
}

/// The first link of a page that begins like this.
fn link(page: &Response, start: &str) -> String {
    let text = page.text();
    let found = text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let mut found = found.filter(|link| link.starts_with(start));
    let link = found
        .next()
        .unwrap_or_else(|| panic!("no link {start} in {text}"));
    let link = link.replace("&amp;", "&");
    page.url.join(&link).expect("a link is a URL").into()
}

/// Signs in at a demonstration provider by following what the pages show.
async fn demo_login(browser: &mut Browser, base: &str, provider: &str) -> Response {
    let home = browser.get(base).await;
    let chooser = browser.follow(&home, Site::None).await;
    let start = browser
        .get(&link(&chooser, &format!("/login/{provider}")))
        .await;
    let people = browser.follow(&start, Site::Same).await;
    let person = text_link(&people, "class=\"person\" href=\"");
    let answer = browser.get(&person).await;
    browser.follow(&answer, Site::Same).await
}

fn text_link(page: &Response, before: &str) -> String {
    let text = page.text();
    let rest = text
        .split(before)
        .nth(1)
        .unwrap_or_else(|| panic!("no {before} in {text}"));
    let link = rest
        .split('"')
        .next()
        .unwrap_or_default()
        .replace("&amp;", "&");
    let link = link.replace("&#x2F;", "/");
    page.url.join(&link).expect("a link is a URL").into()
}

#[actix_web::test]
async fn the_shipped_configuration_starts_and_signs_in_at_both_demonstrations() {
    let port = free_port();
    let folder = shipped(port);
    let base = format!("http://localhost:{port}");
    let mut program = Program::start(folder.path(), &[]);
    for provider in ["demo", "demo_oauth2"] {
        let mut browser = Browser::new().reaching(&base, Program::at(port));

        let end = demo_login(&mut browser, &base, provider).await;
        let me = browser.get_json(&format!("{base}/me")).await;

        assert_eq!(
            (end.status, end.location()),
            (303, format!("{base}/")),
            "{}",
            end.text()
        );
        assert_eq!(me.json()["provider"], provider);
        assert_eq!(
            browser
                .post_form(&format!("{base}/logout"), &[])
                .await
                .status,
            200
        );
        assert_eq!(browser.get_json(&format!("{base}/me")).await.status, 401);
    }
    program.terminate();

    let ended = program.wait();
    assert_eq!(ended.code, Some(0));
    let lines: Vec<&str> = ended.output.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ended.output);
    assert_eq!(
        lines[0],
        format!("Vestibule listens on 127.0.0.1:{port}. Open {base}")
    );
    assert!(lines[1].trim_start().starts_with("demo "), "{}", lines[1]);
    assert!(
        lines[2].trim_start().starts_with("demo_oauth2 "),
        "{}",
        lines[2]
    );
}

#[actix_web::test]
async fn what_it_makes_on_a_first_run_is_for_its_owner_alone() {
    let port = free_port();
    let folder = shipped(port);

    let program = Program::start(folder.path(), &[]);

    let data = folder.path().join("data");
    assert_eq!(mode(&data), 0o700);
    assert_eq!(mode(&data.join("vestibule.db")), 0o600);
    assert_eq!(mode(&data.join("vestibule.secret")), 0o600);
    drop(program);
}

#[actix_web::test]
async fn a_session_survives_a_kill() {
    let port = free_port();
    let folder = shipped(port);
    let base = format!("http://localhost:{port}");
    let mut browser = Browser::new().reaching(&base, Program::at(port));
    let program = Program::start(folder.path(), &[]);
    demo_login(&mut browser, &base, "demo").await;
    let before = browser.get_json(&format!("{base}/me")).await;
    program.kill();

    let _program = Program::start(folder.path(), &[]);
    // Another connection, with the cookies of the first.
    let mut again = Browser::new().reaching(&base, Program::at(port));
    for cookie in browser.cookies() {
        again.plant_cookie(cookie.clone());
    }
    let after = again.get_json(&format!("{base}/me")).await;

    assert_eq!(before.status, 200);
    assert_eq!(after.json(), before.json());
}

#[actix_web::test]
async fn at_the_signal_to_end_nobody_new_comes_in_and_who_is_in_is_served() {
    let port = free_port();
    let base = format!("http://localhost:{port}");
    let idp = FakeIdp::start_with("acme", Clock::system());
    let folder = folder_with(&format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\n{}",
        oidc("acme", &idp)
    ));
    let mut program = Program::start(folder.path(), &[]);
    let mut browser = Browser::new().reaching(&base, Program::at(port));
    let start = browser.get(&format!("{base}/login/acme")).await;
    let answer = idp.authorize(&start.location());
    let gate = idp.hold("token");
    let finish = browser.send(Request::get(&answer.url()).from(Site::Cross));
    let end = async {
        gate.until_waiting(1).await;
        program.terminate();
        let deadline = Instant::now() + Duration::from_mins(1);
        while TcpStream::connect(Program::at(port)).is_ok() {
            assert!(Instant::now() < deadline, "it still takes connections");
            actix_web::rt::time::sleep(Duration::from_millis(1)).await;
        }
        gate.open();
    };

    let (answered, ()) = futures_util::future::join(finish, end).await;

    assert_eq!(
        (answered.status, answered.location()),
        (303, format!("{base}/"))
    );
    assert_eq!(program.wait().code, Some(0));
}

#[test]
fn a_wrong_configuration_ends_it_with_every_problem() {
    let folder =
        folder_with("demo = 1\n[server]\nlistn = 'x'\n[providers.acme]\nissuer = 'ftp://x'\n");

    let ended = run(folder.path());

    assert_eq!((ended.code, ended.output.as_str()), (Some(1), ""));
    for place in [
        "gateway.toml:1:1 demo:",
        "gateway.toml:3:1 server.listn:",
        "did you mean `listen`?",
        "providers.acme.issuer:",
    ] {
        assert!(ended.errors.contains(place), "{place} in {}", ended.errors);
    }
}

#[test]
fn a_missing_configuration_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder can be made");

    let ended = run(folder.path());

    assert_eq!(ended.code, Some(1));
    assert!(ended.errors.contains("gateway.toml"), "{}", ended.errors);
}

#[test]
fn a_port_that_is_taken_is_said_in_a_sentence() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    let port = listener.local_addr().expect("it is bound").port();
    let folder = shipped(port);

    let ended = run(folder.path());

    assert_eq!((ended.code, ended.output.as_str()), (Some(1), ""));
    let sentence = format!(
        "vestibule: cannot listen on 127.0.0.1:{port}: another program listens there; stop it, or change [server] listen\n"
    );
    assert!(ended.errors.contains(&sentence), "{}", ended.errors);
    assert_eq!(ended.errors.lines().count(), 1, "{}", ended.errors);
}

#[test]
fn a_second_process_on_the_same_database_is_refused() {
    let folder = shipped(free_port());
    let _first = Program::start(folder.path(), &[]);
    let text = SHIPPED.replace("127.0.0.1:8080", &format!("127.0.0.1:{}", free_port()));
    fs::write(folder.path().join("gateway.toml"), text).expect("a file can be written");

    let second = run(folder.path());

    assert_eq!((second.code, second.output.as_str()), (Some(1), ""));
    assert!(
        second
            .errors
            .contains("another process uses the session database"),
        "{}",
        second.errors
    );
}

#[test]
fn it_listens_on_a_unix_socket() {
    let folder = folder_with(
        "public_url = \"http://localhost:8080\"\n[server]\nlisten = \"unix:gateway.sock\"\n",
    );
    let socket = folder.path().join("gateway.sock");

    let mut program = Program::start(folder.path(), &[]);
    let mut stream = UnixStream::connect(&socket).expect("the socket is there");
    stream
        .write_all(b"GET /login HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n")
        .expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");

    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert_eq!(mode(&socket), 0o660);
    program.terminate();
    assert!(program.wait().output.contains("gateway.sock"));
}

/// The head of what a gateway answers at a Unix domain socket.
fn ask_socket(socket: &Path, route: &str) -> String {
    let mut stream = UnixStream::connect(socket).expect("the socket is there");
    let request =
        format!("GET {route} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

#[test]
fn a_demonstration_is_reached_wherever_the_gateway_listens() {
    let port = free_port();
    // Nobody listens there: whatever goes through it is lost.
    let proxy = format!("[outbound]\nproxy = \"http://127.0.0.1:{}\"\n", free_port());
    let folder = folder_with(&format!(
        "demo = true\n[server]\nlisten = \"127.0.0.1:{port}\"\n{proxy}"
    ));
    let _program = Program::start(folder.path(), &[]);
    let host = format!("localhost:{port}");

    let by_port = knock::get(Program::at(port), "/login/demo", &host, &[]);

    assert_eq!(by_port.status, 303, "{}", by_port.text());

    let folder = folder_with(&format!(
        "demo = true\npublic_url = \"http://localhost:8080\"\n[server]\nlisten = \"unix:gateway.sock\"\n{proxy}"
    ));
    let _program = Program::start(folder.path(), &[]);

    let by_socket = ask_socket(&folder.path().join("gateway.sock"), "/login/demo");

    assert!(by_socket.starts_with("HTTP/1.1 303 "), "{by_socket}");
}

#[test]
fn a_socket_that_somebody_listens_at_is_left_to_them() {
    let text = "public_url = \"http://localhost:8080\"\n[server]\nlisten = \"unix:gateway.sock\"\n\
                [session]\nstore = \"memory\"\nsecrets = [\"a secret of a test with more than 32 bytes\"]\n";
    let folder = folder_with(text);
    let socket = folder.path().join("gateway.sock");
    let first = Program::start(folder.path(), &[]);

    let second = run(folder.path());

    assert_eq!((second.code, second.output.as_str()), (Some(1), ""));
    let sentence =
        "gateway.sock: another program listens there; stop it, or change [server] listen\n";
    assert!(second.errors.ends_with(sentence), "{}", second.errors);
    assert!(ask_socket(&socket, "/healthz").starts_with("HTTP/1.1 200 "));

    // What one that was killed leaves behind is nobody's.
    first.kill();
    assert!(socket.exists());
    let _third = Program::start(folder.path(), &[]);
    assert!(ask_socket(&socket, "/healthz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_file_in_the_place_of_the_socket_is_left_alone() {
    let folder = folder_with(
        "public_url = \"http://localhost:8080\"\n[server]\nlisten = \"unix:notes.txt\"\n",
    );
    let notes = folder.path().join("notes.txt");
    fs::write(&notes, "mine").expect("a file can be written");

    let ended = run(folder.path());

    assert_eq!(ended.code, Some(1));
    assert!(
        ended.errors.contains("cannot listen on"),
        "{}",
        ended.errors
    );
    assert_eq!(fs::read_to_string(&notes).expect("it is there"), "mine");
}

#[test]
fn a_hundred_providers_that_do_not_answer_are_not_asked_at_the_start() {
    let port = free_port();
    // It takes connections and never says a word.
    let silent = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    let issuer = silent.local_addr().expect("it is bound");
    let sections: Vec<String> = (0..100)
        .map(|number| {
            format!(
                "[providers.p{number}]\nissuer = \"http://{issuer}/{number}\"\nclient_id = \"x\"\n"
            )
        })
        .collect();
    let server = format!("[server]\nlisten = \"127.0.0.1:{port}\"\n");
    let folder = folder_with(&(server + &sections.concat()));

    let _program = Program::start(folder.path(), &[]);
    let heard = knock::get(
        Program::at(port),
        "/login",
        &format!("localhost:{port}"),
        &[],
    );

    assert_eq!(heard.status, 200);
    assert_eq!(heard.text().matches("data-provider=").count(), 100);
    silent
        .set_nonblocking(true)
        .expect("a socket need not block");
    assert!(silent.accept().is_err(), "somebody was asked");
}
