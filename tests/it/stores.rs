//! What sessions promise, whichever store keeps them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

mod sealed;
mod shared;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use actix_web::dev::Service as _;
use actix_web::http::StatusCode;
use actix_web::http::header::{COOKIE, HeaderValue, SET_COOKIE};
use actix_web::test::{TestRequest, init_service, read_body};
use actix_web::{App, Error, web};
use futures_util::future::join_all;
use rusqlite::Connection;
use tempfile::TempDir;
use vestibule::claims::{Profile, Subject};
use vestibule::clock::{Clock, Timestamp};
use vestibule::provider::ProviderId;
use vestibule::redis_url::RedisUrl;
use vestibule::secret::Secret;
use vestibule::session::{
    CookieSettings, Reached, RedisSettings, Session, SessionSettings, Sessions, SessionsFault,
    SignedIn, StoreSettings, StoreUnavailable, UseOnce,
};

use crate::support::redis::{PATIENCE, RedisServer};

const START: i64 = 1_700_000_000;
const IDLE: i64 = 8 * 3600;
const LIFETIME: i64 = 14 * 24 * 3600;

/// A session store of its own for every test.
struct Bench {
    folder: TempDir,
    store: StoreSettings,
    clock: Clock,
    redis: Option<RedisServer>,
}

impl Bench {
    fn embedded() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("data").join("vestibule.db");
        Self {
            folder,
            store: StoreSettings::Embedded { path },
            clock: Clock::manual(Timestamp::from_seconds(START)),
            redis: None,
        }
    }

    fn memory() -> Self {
        Self {
            store: StoreSettings::Memory,
            ..Self::embedded()
        }
    }

    fn redis() -> Self {
        let server = RedisServer::start();
        Self {
            store: StoreSettings::Redis(RedisSettings {
                url: RedisUrl::parse(server.url()).unwrap(),
                ca: None,
                prefix: "vestibule".to_owned(),
            }),
            redis: Some(server),
            ..Self::embedded()
        }
    }

    /// One for every store.
    fn each() -> [Self; 3] {
        [Self::embedded(), Self::memory(), Self::redis()]
    }

    /// One for every store that a process cannot take with it.
    fn durable() -> [Self; 2] {
        [Self::embedded(), Self::redis()]
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("data").join("vestibule.db")
    }

    fn settings(&self, secrets: &[&str]) -> SessionSettings {
        SessionSettings {
            store: self.store.clone(),
            secrets: secrets
                .iter()
                .map(|text| Secret::new(text.repeat(32)))
                .collect(),
            idle_timeout: Duration::from_secs(IDLE.unsigned_abs()),
            lifetime: Duration::from_secs(LIFETIME.unsigned_abs()),
            cookie: CookieSettings {
                reached: Reached::Https,
                path: String::new(),
                domain: None,
            },
        }
    }

    /// Another process on the same store, where there can be one.
    fn another(&self, one: &Sessions) -> Sessions {
        match self.store {
            StoreSettings::Redis(_) => self.open(),
            StoreSettings::Embedded { .. } | StoreSettings::Memory => one.clone(),
        }
    }

    fn open(&self) -> Sessions {
        self.open_with(&["a"]).unwrap()
    }

    /// Tests of this binary start programs, and until such a child has begun to run its program it holds every lock of ours.
    fn open_with(&self, secrets: &[&str]) -> Result<Sessions, SessionsFault> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.open_once(secrets) {
                Err(SessionsFault::InUse { .. }) if Instant::now() < deadline => {
                    std::thread::yield_now();
                }
                opened => return opened,
            }
        }
    }

    fn open_once(&self, secrets: &[&str]) -> Result<Sessions, SessionsFault> {
        Sessions::open(self.settings(secrets), self.clock.clone())
    }
}

/// What a browser is told.
struct Answer {
    body: String,
    set_cookie: Vec<String>,
}

impl Answer {
    /// The session's cookie as the browser would send it back.
    fn cookie(&self) -> String {
        let [set_cookie] = self.set_cookie.as_slice() else {
            panic!("one cookie expected: {:?}", self.set_cookie);
        };
        set_cookie.split(';').next().unwrap().to_owned()
    }
}

impl Bench {
    async fn try_get(
        &self,
        sessions: &Sessions,
        path: &str,
        cookies: &[u8],
    ) -> Result<Answer, Error> {
        send(sessions, self.clock.clone(), path, cookies).await
    }

    async fn get(&self, sessions: &Sessions, path: &str, cookies: &str) -> Answer {
        let answer = self.try_get(sessions, path, cookies.as_bytes()).await;
        answer.unwrap()
    }

    /// A request that changes the session's record while another request of the same session runs.
    async fn change_during(&self, sessions: &Sessions, cookies: &str, path: &str) {
        let clock = self.clock.clone();
        let (opened, sent, asked) = (sessions.clone(), cookies.to_owned(), path.to_owned());
        let change = move |session: actix_session::Session| {
            let (opened, sent, asked) = (opened.clone(), sent.clone(), asked.clone());
            let clock = clock.clone();
            async move {
                session.insert("changed", true).unwrap();
                send(&opened, clock, &asked, sent.as_bytes()).await.unwrap();
                "changed"
            }
        };
        let app = init_service(
            App::new()
                .wrap(sessions.middleware())
                .default_service(web::to(change)),
        )
        .await;
        let request = TestRequest::get().insert_header((COOKIE, cookies));
        app.call(request.to_request()).await.unwrap();
    }

    async fn sign_in(&self, sessions: &Sessions, sub: &str) -> String {
        self.get(sessions, &format!("/in/{sub}"), "").await.cookie()
    }

    async fn who(&self, sessions: &Sessions, cookies: &str) -> String {
        self.get(sessions, "/me", cookies).await.body
    }
}

/// One request through an app of its own, as another worker would answer it.
async fn send(
    sessions: &Sessions,
    clock: Clock,
    path: &str,
    cookies: &[u8],
) -> Result<Answer, Error> {
    let app = init_service(
        App::new()
            .wrap(sessions.middleware())
            .app_data(web::Data::new(clock))
            .route("/me", web::get().to(me))
            .route("/in/{sub}", web::get().to(sign_in))
            .route("/out", web::get().to(sign_out)),
    )
    .await;
    let mut request = TestRequest::get().uri(path);
    if !cookies.is_empty() {
        request = request.append_header((COOKIE, HeaderValue::from_bytes(cookies).unwrap()));
    }
    let response = app.call(request.to_request()).await?;
    let set_cookie = response.headers().get_all(SET_COOKIE);
    Ok(Answer {
        set_cookie: set_cookie
            .map(|value| value.to_str().unwrap().to_owned())
            .collect(),
        body: String::from_utf8(read_body(response).await.to_vec()).unwrap(),
    })
}

async fn me(session: Session) -> String {
    match session.signed_in() {
        Some(who) => who.profile.sub.to_string(),
        None if session.is_stale() => "nobody, stale".to_owned(),
        None => "nobody".to_owned(),
    }
}

async fn sign_in(session: Session, clock: web::Data<Clock>, sub: web::Path<String>) -> String {
    let name = format!("Name Of {sub}");
    let answer = session.sign_in(&signed_in(&clock, &sub, name), None);
    answer.map_or_else(|error| error.to_string(), |()| "welcome".to_owned())
}

async fn sign_out(session: Session) -> &'static str {
    session.sign_out();
    "bye"
}

fn signed_in(clock: &Clock, sub: &str, name: String) -> SignedIn {
    let now = clock.now();
    SignedIn {
        provider: ProviderId::parse("acme").unwrap(),
        profile: Profile {
            sub: Subject::parse(sub).unwrap(),
            name: Some(name),
            given_name: None,
            family_name: None,
            preferred_username: None,
            email: Some(format!("{sub}@mail.example")),
            email_verified: Some(true),
            picture: None,
            profile: None,
            locale: None,
            zoneinfo: None,
            groups: Some(Vec::new()),
        },
        authenticated_at: now,
        expires_at: now.plus(Duration::from_secs(LIFETIME.unsigned_abs())),
        sid: None,
        linked: Vec::new(),
        device: None,
    }
}

#[actix_web::test]
async fn a_session_is_found_by_its_cookie_and_by_nothing_else() {
    for bench in Bench::each() {
        let sessions = bench.open();

        let ada = bench.sign_in(&sessions, "ada").await;
        let bob = bench.sign_in(&sessions, "bob").await;

        assert_eq!(bench.who(&sessions, &ada).await, "ada");
        assert_eq!(bench.who(&sessions, &bob).await, "bob");
        assert_eq!(bench.who(&sessions, "").await, "nobody");
    }
}

#[actix_web::test]
async fn the_cookie_is_small_private_and_lives_as_long_as_the_session() {
    for bench in Bench::each() {
        let sessions = bench.open();

        let answer = bench.get(&sessions, "/in/ada", "").await;

        let attributes = answer.set_cookie[0].split_once(';').unwrap().1;
        assert_eq!(
            attributes,
            " HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=1209600"
        );
        assert!(answer.cookie().starts_with("__Host-vestibule="));
        assert!(answer.cookie().len() <= 160);
    }
}

#[actix_web::test]
async fn a_request_that_changes_nothing_sets_no_cookie() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;

        let anonymous = bench.get(&sessions, "/me", "").await;
        let signed_in = bench.get(&sessions, "/me", &cookie).await;

        assert!(anonymous.set_cookie.is_empty() && signed_in.set_cookie.is_empty());
    }
}

#[actix_web::test]
async fn a_second_login_kills_the_old_id_and_leaves_nothing_of_the_first() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let old = bench.sign_in(&sessions, "ada").await;

        let new = bench.get(&sessions, "/in/bob", &old).await.cookie();

        assert_ne!(old, new);
        assert_eq!(bench.who(&sessions, &new).await, "bob");
        assert_eq!(bench.who(&sessions, &old).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn signing_out_ends_the_record_and_removes_the_cookie() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;

        let out = bench.get(&sessions, "/out", &cookie).await;

        assert!(out.set_cookie[0].starts_with("__Host-vestibule=; "));
        assert!(out.set_cookie[0].contains("Max-Age=0"));
        assert_eq!(bench.who(&sessions, &cookie).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn a_session_ends_when_it_was_idle_for_too_long() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;

        for _ in 0..3 {
            bench.clock.advance(IDLE - 1);
            assert_eq!(bench.who(&sessions, &cookie).await, "ada");
        }
        bench.clock.advance(IDLE);

        assert_eq!(bench.who(&sessions, &cookie).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn use_within_the_minute_counts_although_it_is_not_written() {
    // Several processes agree to the minute: each knows of its own use before it is written.
    for bench in [Bench::embedded(), Bench::memory()] {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;
        bench.clock.advance(59);
        bench.who(&sessions, &cookie).await;

        bench.clock.advance(IDLE - 1);
        sessions.sweep().await.unwrap();

        assert_eq!(bench.who(&sessions, &cookie).await, "ada");
    }
}

#[actix_web::test]
async fn a_session_ends_after_its_lifetime_however_busy() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;

        let hours = LIFETIME / 3600;
        for _ in 1..hours {
            bench.clock.advance(3600);
            assert_eq!(bench.who(&sessions, &cookie).await, "ada");
        }
        bench.clock.advance(3600);

        assert_eq!(bench.who(&sessions, &cookie).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn a_clock_set_back_neither_ends_nor_revives() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let (alive, ended) = (
            bench.sign_in(&sessions, "ada").await,
            bench.sign_in(&sessions, "bob").await,
        );
        bench.clock.advance(IDLE - 1);
        bench.who(&sessions, &alive).await;
        bench.clock.advance(1);
        bench.who(&sessions, &ended).await;

        bench.clock.advance(-IDLE / 2);

        assert_eq!(bench.who(&sessions, &alive).await, "ada");
        assert_eq!(bench.who(&sessions, &ended).await, "nobody, stale");
        bench.clock.advance(IDLE);
        assert_eq!(bench.who(&sessions, &alive).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn ended_rows_and_old_marks_are_swept_in_slices() {
    for bench in [Bench::embedded(), Bench::memory()] {
        let sessions = bench.open();
        let until = bench.clock.now().plus(Duration::from_mins(10));
        let ended = bench.sign_in(&sessions, "ada").await;
        let marks: Vec<[u8; 4]> = (0..700_u32).map(u32::to_be_bytes).collect();
        join_all(marks.iter().map(|mark| sessions.use_once(mark, until))).await;

        bench.clock.advance(IDLE + 60);
        let live = bench.sign_in(&sessions, "bob").await;

        assert_eq!(sessions.sweep().await.unwrap(), 701);
        assert_eq!(bench.who(&sessions, &live).await, "bob");
        bench.clock.advance(-IDLE - 60);
        assert_eq!(bench.who(&sessions, &ended).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn something_is_used_once_among_many_callers() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let until = bench.clock.now().plus(Duration::from_mins(10));

        let uses = join_all((0..64).map(|_| sessions.use_once(b"attempt", until))).await;
        let firsts = uses
            .into_iter()
            .filter(|used| matches!(used, Ok(UseOnce::First)));

        assert_eq!(firsts.count(), 1);
    }
}

#[actix_web::test]
async fn a_record_that_ended_while_it_was_read_stays_ended() {
    let bench = Bench::embedded();
    for _ in 0..25 {
        let first = bench.open();
        let cookie = bench.sign_in(&first, "ada").await;
        drop(first);
        // This one has not read the session yet, so reading and deleting meet.
        let sessions = bench.open();

        let paths = ["/me", "/me", "/out", "/me", "/me"];
        join_all(paths.map(|path| bench.get(&sessions, path, &cookie))).await;

        assert_eq!(bench.who(&sessions, &cookie).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn a_record_that_ended_while_it_was_changed_stays_ended() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let kept = bench.sign_in(&sessions, "ada").await;
        let ended = bench.sign_in(&sessions, "bob").await;

        bench.change_during(&sessions, &kept, "/me").await;
        bench.change_during(&sessions, &ended, "/out").await;

        assert_eq!(bench.who(&sessions, &kept).await, "ada");
        assert_eq!(bench.who(&sessions, &ended).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn cookies_that_are_no_ids_are_nobody() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let good = bench.sign_in(&sessions, "ada").await;

        let longer = format!("{good}A");
        let flipped = good.replace('A', "B");
        for bad in ["__Host-vestibule=", "__Host-vestibule=x", &longer, &flipped] {
            if bad != good {
                assert_eq!(bench.who(&sessions, bad).await, "nobody, stale", "{bad}");
            }
        }
    }
}

#[actix_web::test]
async fn of_two_cookies_of_our_name_none_is_used() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let good = bench.sign_in(&sessions, "ada").await;

        let doubles = [
            format!("{good}; __Host-vestibule=x"),
            format!("__Host-vestibule=x; {good}"),
            format!("{good}; {good}"),
        ];

        for double in doubles {
            assert_eq!(bench.who(&sessions, &double).await, "nobody, stale");
        }
    }
}

#[actix_web::test]
async fn bad_or_planted_pairs_do_not_hide_the_good_cookie() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let good = bench.sign_in(&sessions, "ada").await;
        let planted = bench.sign_in(&sessions, "eve").await;
        let value = planted.split_once('=').unwrap().1;

        let before: [Vec<u8>; 5] = [
            b"\xff\xfe=\xff; ".to_vec(),
            b"; ;==;=__Host-vestibule=x; %zz; ".to_vec(),
            format!("__Host%2Dvestibule={value}; ").into_bytes(),
            format!("\u{2000}__Host-vestibule={value}; ").into_bytes(),
            format!("__host-vestibule={value}; ").into_bytes(),
        ];

        for mut cookies in before {
            cookies.extend_from_slice(good.as_bytes());
            let answer = bench.try_get(&sessions, "/me", &cookies).await.unwrap();
            assert_eq!(answer.body, "ada", "{}", cookies.escape_ascii());
        }
    }
}

#[actix_web::test]
async fn a_planted_name_alone_is_not_ours() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "eve").await;

        let planted = cookie.replace("__Host-", "__Host%2D");

        assert_eq!(bench.who(&sessions, &planted).await, "nobody");
    }
}

#[actix_web::test]
async fn a_profile_of_more_than_64_kib_is_refused_and_the_session_stays() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;
        let huge = |session: Session, clock: web::Data<Clock>| async move {
            let refused = session.sign_in(&signed_in(&clock, "bob", "x".repeat(70_000)), None);
            refused.unwrap_err().to_string()
        };
        let app = init_service(
            App::new()
                .wrap(sessions.middleware())
                .app_data(web::Data::new(bench.clock.clone()))
                .default_service(web::to(huge)),
        )
        .await;

        let request = TestRequest::get().insert_header((COOKIE, cookie.clone()));
        let response = app.call(request.to_request()).await.unwrap();

        assert!(read_body(response).await.ends_with(b"64 KiB"));
        assert_eq!(bench.who(&sessions, &cookie).await, "ada");
    }
}

#[actix_web::test]
async fn a_session_outside_of_its_layer_is_refused() {
    let app = init_service(App::new().default_service(web::to(me))).await;

    let response = app.call(TestRequest::get().to_request()).await.unwrap();

    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
}

#[actix_web::test]
async fn every_store_says_that_it_is_ready() {
    for bench in Bench::each() {
        assert!(bench.open().is_ready().await);
    }
}

#[actix_web::test]
async fn sessions_and_marks_survive_reopening() {
    for bench in Bench::durable() {
        let until = bench.clock.now().plus(Duration::from_mins(10));
        let first = bench.open();
        let cookie = bench.sign_in(&first, "ada").await;
        first.use_once(b"attempt", until).await.unwrap();
        drop(first);

        let second = bench.open();

        assert_eq!(bench.who(&second, &cookie).await, "ada");
        let used = second.use_once(b"attempt", until).await.unwrap();
        assert_eq!(used, UseOnce::Again);
    }
}

#[actix_web::test]
async fn idle_time_is_remembered_across_a_restart() {
    for bench in Bench::durable() {
        let first = bench.open();
        let cookie = bench.sign_in(&first, "ada").await;
        drop(first);

        bench.clock.advance(IDLE);

        assert_eq!(bench.who(&bench.open(), &cookie).await, "nobody, stale");
    }
}

#[actix_web::test]
async fn sessions_survive_the_rotation_of_secrets() {
    for bench in Bench::durable() {
        let mut cookies = Vec::new();

        for secrets in [&["a"][..], &["a", "b"], &["b", "a"], &["b"]] {
            let sessions = bench.open_with(secrets).unwrap();
            cookies.push(bench.sign_in(&sessions, "ada").await);
            for cookie in &cookies {
                assert_eq!(bench.who(&sessions, cookie).await, "ada", "{secrets:?}");
            }
        }
    }
}

#[actix_web::test]
async fn wrong_secrets_are_explained() {
    let bench = Bench::embedded();
    drop(bench.open());

    let fault = bench.open_with(&["b"]).err().unwrap();

    assert!(matches!(fault, SessionsFault::WrongSecrets { .. }));
    let path = bench.path();
    assert_eq!(
        fault.to_string(),
        format!(
            "the session secrets do not open the session database {}; start with the secrets it \
             was made with, or remove it, which ends every session",
            path.display()
        )
    );
}

#[actix_web::test]
async fn a_copy_of_the_file_tells_nothing() {
    let bench = Bench::embedded();
    let sessions = bench.open();

    let cookie = bench.sign_in(&sessions, "ada-lovelace").await;

    let id = &cookie[cookie.len() - 43..];
    let files = folder_contents(bench.path().parent().unwrap());
    assert!(files.windows(8).any(|bytes| bytes == b"sessions"));
    for plain in [id, "ada-lovelace", "mail.example", "Name Of", "acme"] {
        let found = files
            .windows(plain.len())
            .any(|bytes| bytes == plain.as_bytes());
        assert!(!found, "{plain}");
    }
}

#[actix_web::test]
async fn every_file_is_for_its_owner_alone() {
    let bench = Bench::embedded();
    let sessions = bench.open();
    bench.sign_in(&sessions, "ada").await;

    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;

    let folder = bench.path().parent().unwrap().to_owned();
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(Result::unwrap).collect();
    assert_eq!(files.len(), 4);
    for file in files {
        assert_eq!(mode(&file.path()), 0o600, "{:?}", file.file_name());
    }
}

#[actix_web::test]
async fn a_file_others_could_read_is_made_private() {
    let bench = Bench::embedded();
    drop(bench.open());
    fs::set_permissions(bench.path(), fs::Permissions::from_mode(0o644)).unwrap();

    let _sessions = bench.open();

    let mode = bench.path().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[actix_web::test]
async fn a_second_opening_is_refused_while_the_first_lasts() {
    let bench = Bench::embedded();
    let first = bench.open();

    let fault = bench.open_once(&["a"]).err().unwrap();

    assert!(matches!(fault, SessionsFault::InUse { .. }), "{fault}");
    drop(first);
    assert!(bench.open_with(&["a"]).is_ok());
}

/// Makes of the newest tables what the first version had.
const AS_FIRST: &str = "
    DROP TABLE used;
    CREATE TABLE used (mark BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT;
    CREATE INDEX used_by_end ON used (until);
    INSERT INTO used SELECT mark, until FROM kept;
    DROP TABLE kept;
    DROP TRIGGER sessions_end;
    DROP TABLE vault;
    DROP TABLE links;
    DROP INDEX sessions_by_sid;
    ALTER TABLE sessions DROP COLUMN sid;
    ALTER TABLE sessions ADD COLUMN provider BLOB NOT NULL DEFAULT x'00';
    CREATE INDEX sessions_by_provider ON sessions (provider);
    PRAGMA user_version = 1;
";

#[actix_web::test]
async fn a_database_of_the_first_version_keeps_its_sessions_and_what_was_used_stays_used() {
    let bench = Bench::embedded();
    let sessions = bench.open();
    let cookie = bench.sign_in(&sessions, "ada").await;
    let until = bench.clock.now().plus(Duration::from_mins(10));
    let first = sessions.use_once(b"an attempt", until).await.unwrap();
    drop(sessions);
    let older = Connection::open(bench.path()).unwrap();
    older
        .execute_batch("CREATE TABLE kept AS SELECT mark, until FROM used")
        .unwrap();
    older.execute_batch(AS_FIRST).unwrap();
    drop(older);

    let sessions = bench.open();

    assert_eq!(first, UseOnce::First);
    let again = sessions.use_once(b"an attempt", until).await.unwrap();
    assert_eq!(again, UseOnce::Again);
    assert_eq!(bench.who(&sessions, &cookie).await, "ada");
}

#[actix_web::test]
async fn a_database_of_a_newer_version_is_refused() {
    let bench = Bench::embedded();
    drop(bench.open());
    let newer = Connection::open(bench.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();

    let fault = bench.open_with(&["a"]).err().unwrap();

    assert!(matches!(fault, SessionsFault::Newer { found: 99, .. }));
    assert!(fault.to_string().contains("made by a newer version"));
}

#[actix_web::test]
async fn other_files_are_refused_and_left_alone() {
    let text = |path: &Path| fs::write(path, "notes ".repeat(200)).unwrap();
    let foreign = |path: &Path| {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("CREATE TABLE t (x)").unwrap();
    };
    let makers: [&dyn Fn(&Path); 2] = [&text, &foreign];

    for make in makers {
        let bench = Bench::embedded();
        fs::create_dir(bench.path().parent().unwrap()).unwrap();
        make(&bench.path());
        let before = fs::read(bench.path()).unwrap();

        let fault = bench.open_with(&["a"]).err().unwrap();

        assert!(
            matches!(fault, SessionsFault::NotADatabase { .. }),
            "{fault}"
        );
        assert_eq!(fs::read(bench.path()).unwrap(), before);
    }
}

#[actix_web::test]
async fn a_broken_store_is_an_outage_and_neither_a_session_nor_its_absence() {
    let bench = Bench::embedded();
    let sessions = bench.open();
    let cookie = bench.sign_in(&sessions, "ada").await;
    let other = bench.sign_in(&sessions, "bob").await;
    bench.get(&sessions, "/out", &other).await;
    let rename = |from: &str, to: &str| {
        let connection = Connection::open(bench.path()).unwrap();
        let sql = format!("ALTER TABLE {from} RENAME TO {to}");
        connection.execute_batch(&sql).unwrap();
    };
    rename("sessions", "elsewhere");

    let unread = bench.try_get(&sessions, "/me", other.as_bytes()).await;
    let undeleted = bench.try_get(&sessions, "/out", cookie.as_bytes()).await;
    let unsaved = bench.try_get(&sessions, "/in/eve", b"").await;
    let ready = sessions.is_ready().await;
    rename("elsewhere", "sessions");

    for answer in [unread, undeleted, unsaved] {
        let error = answer.err().unwrap();
        assert!(error.as_error::<StoreUnavailable>().is_some());
        assert_eq!(
            error.error_response().status(),
            StatusCode::SERVICE_UNAVAILABLE
        );
    }
    assert!(!ready);
    assert!(sessions.is_ready().await);
    assert_eq!(bench.who(&sessions, &cookie).await, "ada");
}

fn folder_contents(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).unwrap();
    files
        .flat_map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}
