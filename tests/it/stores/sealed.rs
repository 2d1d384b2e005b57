//! Records that cannot be opened here: those that nobody can open go, the others stay for whoever has their secret.

use std::pin::pin;
use std::time::Instant;

use actix_web::rt::time::timeout;
use futures_util::future::{Either, select};
use rusqlite::Connection;
use vestibule::session::Over;

use super::shared::of;
use super::{Bench, PATIENCE};

impl Bench {
    /// How many records there are.
    fn records(&self) -> i64 {
        if let Some(redis) = &self.redis {
            let names: Vec<String> = redis.ask(&["KEYS", "vestibule:session:*"]);
            return i64::try_from(names.len()).unwrap();
        }
        let database = Connection::open(self.path()).unwrap();
        let count = "SELECT count(*) FROM sessions";
        database.query_row(count, [], |row| row.get(0)).unwrap()
    }

    /// Puts other bytes in the place of the last ones of every record; what says which secret sealed it stays.
    fn spoil(&self) {
        let Some(redis) = &self.redis else {
            let database = Connection::open(self.path()).unwrap();
            let sealed = "SELECT sealed FROM sessions";
            let mut sealed: Vec<u8> = database.query_row(sealed, [], |row| row.get(0)).unwrap();
            *sealed.last_mut().unwrap() ^= 1;
            let spoil = "UPDATE sessions SET sealed = ?1";
            assert_eq!(database.execute(spoil, [sealed]).unwrap(), 1);
            return;
        };
        let names: Vec<String> = redis.ask(&["KEYS", "vestibule:session:*"]);
        let script = "local sealed = redis.call('HGET', KEYS[1], 's')
            return redis.call('HSET', KEYS[1], 's', string.sub(sealed, 1, -5) .. 'ABCD')";
        let () = redis.ask(&["EVAL", script, "1", &names[0]]);
    }
}

#[actix_web::test]
async fn a_record_that_its_own_secret_does_not_open_is_no_session_and_is_removed() {
    for bench in Bench::durable() {
        let cookie = bench.sign_in(&bench.open(), "ada").await;
        bench.spoil();
        assert_eq!(bench.records(), 1);

        let who = bench.who(&bench.open(), &cookie).await;

        assert_eq!(who, "nobody, stale");
        assert_eq!(bench.records(), 0);
    }
}

#[actix_web::test]
async fn a_session_not_used_during_a_rotation_ends_with_its_secret_and_comes_back_with_it() {
    for bench in Bench::durable() {
        let cookie = bench.sign_in(&bench.open(), "ada").await;
        let between = bench.open_with(&["b", "a"]).unwrap();
        assert!(between.is_ready().await);
        drop(between);

        let without = bench.open_with(&["b"]).unwrap();
        assert_eq!(bench.who(&without, &cookie).await, "nobody");
        drop(without);

        let with = bench.open_with(&["b", "a"]).unwrap();
        assert_eq!(bench.who(&with, &cookie).await, "ada");
    }
}

#[actix_web::test]
async fn who_signed_in_with_a_secret_not_known_here_yet_keeps_session_and_cookie() {
    let bench = Bench::redis();
    let behind = bench.open();
    bench.sign_in(&behind, "ada").await;
    let ahead = bench.open_with(&["b", "a"]).unwrap();
    let cookie = bench.sign_in(&ahead, "bob").await;

    let answer = bench.get(&behind, "/me", &cookie).await;

    assert_eq!(answer.body, "nobody");
    assert_eq!(answer.set_cookie, Vec::<String>::new());
    assert_eq!(bench.who(&ahead, &cookie).await, "bob");
}

#[actix_web::test]
async fn who_listens_where_the_secret_is_not_known_hears_of_no_end_but_the_real_one() {
    let bench = Bench::redis();
    let behind = bench.open();
    bench.sign_in(&behind, "ada").await;
    let ahead = bench.open_with(&["b", "a"]).unwrap();
    let cookie = bench.sign_in(&ahead, "bob").await;
    let session = of(&ahead, "bob").await[0];
    let mut watch = behind.watch(session).unwrap();
    let requests = async {
        for _ in 0..50 {
            assert_eq!(bench.who(&ahead, &cookie).await, "bob");
        }
    };

    let lives_on = matches!(
        select(pin!(watch.over()), pin!(requests)).await,
        Either::Right(_)
    );

    assert!(lives_on, "it heard of an end");
    assert!(ahead.end(session).await.unwrap());
    let heard = timeout(PATIENCE, watch.over()).await;
    assert_eq!(heard.unwrap(), Over::Ended);
}

#[actix_web::test]
async fn who_signs_out_or_in_where_their_secret_is_not_known_leaves_nothing_behind() {
    for path in ["/out", "/in/eve"] {
        let bench = Bench::redis();
        let behind = bench.open();
        bench.sign_in(&behind, "ada").await;
        let ahead = bench.open_with(&["b", "a"]).unwrap();
        let cookie = bench.sign_in(&ahead, "bob").await;

        let answer = bench.get(&behind, path, &cookie).await;

        assert_eq!(answer.set_cookie.len(), 1, "{path}");
        assert_ne!(answer.cookie(), cookie, "{path}");
        // The other process remembers it until it hears of the end.
        let deadline = Instant::now() + PATIENCE;
        while bench.who(&ahead, &cookie).await != "nobody, stale" {
            assert!(Instant::now() < deadline, "{path}: it was left");
        }
    }
}
