//! What a copy of the Redis tells: nothing.

use serde_json::json;

use super::{Pair, me};
use crate::support::redis::RedisServer;

#[actix_web::test]
async fn a_copy_of_the_redis_tells_nothing() {
    let redis = RedisServer::durable();
    let pair = Pair::on(redis.url());
    pair.idp.person(&json!({
        "sub": "subject-canary", "name": "Name Canary", "email": "canary@mail.example", "sid": "sid-canary",
    }));

    let mut browser = pair.signed_in().await;

    let me = browser.get_json(&format!("{}/me", super::PUBLIC)).await;
    assert_eq!(me.json()["email"], "canary@mail.example");
    let id = browser
        .cookie("__Host-vestibule")
        .expect("a session")
        .value
        .clone();
    let id = id
        .get(id.len() - 43..)
        .expect("it ends with the id")
        .to_owned();
    let mut copies = redis.everything();
    for file in files_below(redis.folder()) {
        copies.extend(std::fs::read(file).expect("a file can be read"));
    }
    let holds = |plain: &str| {
        copies
            .windows(plain.len())
            .any(|bytes| bytes == plain.as_bytes())
    };
    assert!(
        holds("vestibule:session:") && holds("HSET"),
        "this is no copy"
    );
    for plain in [
        id.as_str(),
        "canary",
        "Canary",
        "mail.example",
        "acme",
        "eyJ",
    ] {
        assert!(!holds(plain), "{plain}");
    }
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[actix_web::test]
async fn every_key_ends_by_itself() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());

    let mut browser = pair.signed_in().await;
    assert_eq!(me(&mut browser).await, 200);

    let names: Vec<String> = redis.ask(&["KEYS", "*"]);
    let lives = |kind: &str| -> i64 {
        let start = format!("vestibule:{kind}");
        let name = names.iter().find(|name| name.starts_with(&start));
        redis.ask(&["TTL", name.unwrap_or_else(|| panic!("{kind} in {names:?}"))])
    };
    // Eight hours and the minute in which use is not written; fourteen days; ten minutes; for ever.
    assert!((8 * 3600..=8 * 3600 + 60).contains(&lives("session:")));
    assert!((14 * 86400 - 60..=14 * 86400).contains(&lives("index:")));
    assert!((1..=20 * 60).contains(&lives("used:")));
    assert_eq!(lives("index_key"), -1);
}
