//! `vestibule sessions`: an operator sees who is signed in and ends sessions, beside the gateway that serves them.

mod tabs;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use vestibule::clock::Clock;

use super::{House, SECRET};
use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{folder_with, oidc};
use crate::support::idp::FakeIdp;
use crate::support::program::{Ended, Program, free_port};
use crate::support::redis::RedisServer;

/// How soon a running gateway knows what an operator did.
const NOTICED: Duration = Duration::from_millis(250);
/// How long a test waits for what has to come.
const PATIENCE: Duration = Duration::from_mins(1);
const PROVIDERS: &str = "[providers.acme]\nissuer = \"https://acme.example\"\nclient_id = \"x\"\n";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Runs `vestibule sessions` on the gateway.toml of a folder.
fn sessions(folder: &Path, arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("sessions")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs");
    Ended {
        code: output.status.code(),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A gateway as a process, with two providers.
struct Office {
    folder: TempDir,
    idps: [FakeIdp; 2],
    base: String,
    port: u16,
    program: Program,
    redis: Option<RedisServer>,
}

impl Office {
    fn open() -> Self {
        Self::open_on(None)
    }

    /// One with the embedded store and the secret that it makes for itself, and one on a Redis.
    fn each() -> [Self; 2] {
        [Self::open(), Self::open_on(Some(RedisServer::start()))]
    }

    fn open_on(redis: Option<RedisServer>) -> Self {
        let session = redis.as_ref().map(RedisServer::session).unwrap_or_default();
        let idps = ["acme", "other"].map(|name| FakeIdp::start_with(name, Clock::system()));
        let port = free_port();
        let folder = folder_with(&format!(
            "[server]\nlisten = \"127.0.0.1:{port}\"\n{}{}{session}",
            oidc("acme", &idps[0]),
            oidc("other", &idps[1]),
        ));
        let program = Program::start(folder.path(), &[]);
        Self {
            folder,
            idps,
            base: format!("http://localhost:{port}"),
            port,
            program,
            redis,
        }
    }

    /// A browser with a session through a provider, 0 or 1, of this person.
    async fn signed_in(&self, provider: usize, sub: &str) -> Browser {
        let idp = &self.idps[provider];
        idp.person(&json!({"sub": sub}));
        let mut browser = Browser::new().reaching(&self.base, Program::at(self.port));
        let id = ["acme", "other"][provider];
        let start = browser.get(&format!("{}/login/{id}", self.base)).await;
        let answer = idp.authorize(&start.location()).url();
        let callback = Request::get(&answer).from(Site::Cross);
        let end = browser.send(callback.header("user-agent", FIREFOX)).await;
        assert_eq!(end.status, 303, "{}", end.text());
        browser
    }

    async fn me(&self, browser: &mut Browser) -> Response {
        browser.get_json(&format!("{}/me", self.base)).await
    }

    /// How long it takes from now until this browser is not signed in any more.
    async fn until_out(&self, browser: &mut Browser) -> Duration {
        let begin = Instant::now();
        loop {
            let status = self.me(browser).await.status;
            if status == 401 {
                break;
            }
            assert!(begin.elapsed() < PATIENCE, "it lives on: {status}");
        }
        begin.elapsed()
    }

    /// Writes something else in the place of every record.
    fn spoil(&self) {
        if let Some(redis) = &self.redis {
            for name in redis.ask::<Vec<String>>(&["KEYS", "vestibule:session:*"]) {
                let () = redis.ask(&["HSET", &name, "s", "nonsense"]);
            }
            return;
        }
        let path = self.folder.path().join("data").join("vestibule.db");
        let database = rusqlite::Connection::open(path).expect("the database opens");
        let spoilt = database.execute("UPDATE sessions SET sealed = x'00'", []);
        assert!(spoilt.expect("it can be written") > 0);
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        sessions(self.folder.path(), arguments)
    }

    fn listed(&self, filter: &[&str]) -> Vec<Value> {
        let ended = self.run(&[&["list", "--format", "json"], filter].concat());
        assert_eq!(ended.code, Some(0), "{}", ended.errors);
        let list: Value = serde_json::from_str(&ended.output).expect("it is JSON");
        list["sessions"].as_array().expect("it is a list").clone()
    }
}

#[actix_web::test]
async fn the_list_names_person_device_and_times() {
    for office in Office::each() {
        let mut browser = office.signed_in(0, "ada").await;
        let me = office.me(&mut browser).await.json();

        let listed = office.listed(&[]);
        let table = office.run(&["list"]);

        let [session] = listed.as_slice() else {
            panic!("{listed:?}");
        };
        let id = session["id"].as_str().expect("it has an id");
        assert_eq!(
            *session,
            json!({
                "id": id, "user": "acme:ada", "linked": [], "provider": "acme",
                "started_at": me["authenticated_at"], "last_seen": session["last_seen"],
                "expires_at": me["expires_at"],
                "browser": "Firefox on Linux", "address": "127.0.0.0/24",
            })
        );
        assert!(session["last_seen"].as_str() >= me["authenticated_at"].as_str());
        for text in [
            "SESSION",
            id,
            "acme:ada",
            "Firefox on Linux",
            "127.0.0.0/24",
        ] {
            assert!(table.output.contains(text), "{}", table.output);
        }
    }
}

#[actix_web::test]
async fn filters_leave_out_what_they_do_not_name() {
    for office in Office::each() {
        let _browsers = [
            office.signed_in(0, "ada").await,
            office.signed_in(0, "ada").await,
            office.signed_in(0, "bob").await,
            office.signed_in(1, "ada").await,
        ];

        let count = |filter: &[&str]| office.listed(filter).len();

        assert_eq!(count(&[]), 4);
        assert_eq!(count(&["--user", "acme:ada"]), 2);
        assert_eq!(count(&["--provider", "other"]), 1);
        assert_eq!(count(&["--user", "acme:ada", "--provider", "other"]), 0);
        assert_eq!(count(&["--user", "acme:nobody"]), 0);
    }
}

#[actix_web::test]
async fn a_session_ended_beside_a_running_gateway_is_over_within_250_milliseconds() {
    for office in Office::each() {
        let mut times = Vec::new();
        // A busy machine may be late some times; a gateway that does not look is late always.
        while times.len() < 10 && times.iter().all(|time| *time > NOTICED) {
            let mut browser = office.signed_in(0, "ada").await;
            let mut other = office.signed_in(0, "bob").await;
            assert_eq!(office.me(&mut browser).await.status, 200);
            let listed = office.listed(&["--user", "acme:ada"]);

            let ended = office.run(&["end", listed[0]["id"].as_str().expect("it has an id")]);
            assert_eq!(ended.output, "Ended 1 session.\n", "{}", ended.errors);
            times.push(office.until_out(&mut browser).await);

            assert_eq!(office.me(&mut other).await.status, 200);
        }

        assert!(times.iter().any(|time| *time <= NOTICED), "{times:?}");
    }
}

#[actix_web::test]
async fn sessions_are_ended_by_person_by_provider_and_all() {
    for office in Office::each() {
        for (filter, out) in [
            (&["--user", "acme:ada"][..], [true, false, false]),
            (&["--provider", "acme"], [true, true, false]),
            (&["--all"], [true, true, true]),
        ] {
            let mut browsers = [
                office.signed_in(0, "ada").await,
                office.signed_in(0, "bob").await,
                office.signed_in(1, "ada").await,
            ];

            let ended = office.run(&[&["end"], filter].concat());

            assert_eq!(ended.code, Some(0), "{}", ended.errors);
            for (browser, out) in browsers.iter_mut().zip(out) {
                if out {
                    office.until_out(browser).await;
                } else {
                    assert_eq!(office.me(browser).await.status, 200, "{filter:?}");
                }
            }
            office.run(&["end", "--all"]);
        }
    }
}

#[actix_web::test]
async fn the_end_of_all_and_of_a_person_takes_what_cannot_be_read_with_it() {
    for office in Office::each() {
        for filter in [&["--user", "acme:ada"][..], &["--all"]] {
            let _browser = office.signed_in(0, "ada").await;
            office.spoil();

            let ended = office.run(&[&["end"], filter].concat());
            let again = office.run(&[&["end"], filter].concat());

            assert_eq!(ended.output, "Ended 1 session.\n", "{}", ended.errors);
            assert_eq!(again.output, "Ended 0 sessions.\n", "{}", again.errors);
        }
    }
}

#[actix_web::test]
async fn a_person_s_name_neither_turns_a_line_around_nor_rules_the_terminal() {
    let office = Office::open();
    let _browser = office
        .signed_in(0, "a\u{61c}\u{200e}\u{200f}\u{202e}\u{2066}da")
        .await;

    let table = office.run(&["list"]).output;

    let shown = format!("acme:a{}da", "\u{fffd}".repeat(5));
    assert!(table.contains(&shown), "{table:?}");
}

#[actix_web::test]
async fn it_works_without_a_running_gateway_and_looking_changes_nothing() {
    let office = Office::open();
    let _browser = office.signed_in(0, "ada").await;
    let folder = office.folder;
    office.program.kill();

    for _ in 0..2 {
        let listed = sessions(folder.path(), &["list"]);
        assert!(listed.output.contains("acme:ada"), "{}", listed.errors);
    }
    let ended = sessions(folder.path(), &["end", "--all"]);
    let listed = sessions(folder.path(), &["list"]);

    assert_eq!(ended.output, "Ended 1 session.\n");
    assert_eq!(listed.output, "No sessions.\n");
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_made() {
    let redis = RedisServer::start();
    let empty = format!("{PROVIDERS}{}", redis.session());
    let providers = PROVIDERS;
    let memory = format!("{providers}[session]\nstore = \"memory\"\nsecrets = [{SECRET:?}]\n");
    for (toml, arguments, code, told) in [
        (providers, &["list"][..], 1, "there is no session database"),
        (
            &memory,
            &["list"],
            1,
            "in the memory of the running gateway",
        ),
        (&empty, &["list"], 1, "no gateway with this configuration"),
        (
            "nonsense = 1\n",
            &["list"],
            1,
            "`vestibule check` names them",
        ),
        (providers, &["end"], 2, "Usage"),
        (
            providers,
            &["end", "--all", "--user", "acme:x"],
            2,
            "cannot be used",
        ),
        (providers, &["end", "x", "--all"], 2, "cannot be used"),
    ] {
        let folder = folder_with(toml);

        let ended = sessions(folder.path(), arguments);

        assert_eq!(ended.code, Some(code), "{arguments:?}");
        assert!(ended.errors.contains(told), "{}", ended.errors);
        assert!(!folder.path().join("data").exists());
    }
}

#[actix_web::test]
async fn an_id_that_is_none_or_of_no_session_is_a_problem() {
    let office = Office::open();
    let nobody = "0".repeat(32);
    for (arguments, told) in [
        (["end", "x"], "no id of a session"),
        (["end", &nobody], "no such session"),
        (["list", "--user=ada"], "no id of a person"),
        (["list", "--provider=A!"], "no id of a provider"),
    ] {
        let ended = office.run(&arguments);

        assert_eq!(ended.code, Some(1), "{arguments:?}");
        assert!(ended.errors.contains(told), "{}", ended.errors);
    }
}

#[actix_web::test]
async fn other_secrets_than_the_gateways_see_and_remove_nothing() {
    let house = House::new();
    let session = house.embedded(&[SECRET]);
    let gateway = house.gateway(&session);
    let mut browser = gateway.browser();
    house.sign_in(&gateway, &mut browser).await;
    let folder = folder_with(&format!(
        "public_url = \"https://login.example.com\"\n{}{}",
        oidc("acme", &house.idp),
        house.embedded(&["another secret, also thirty-two bytes"]),
    ));

    let refused = sessions(folder.path(), &["end", "--all"]);

    assert_eq!(refused.code, Some(1));
    assert!(refused.errors.contains("do not open"), "{}", refused.errors);
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}
