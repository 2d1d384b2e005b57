//! A refresh during which something goes away: the Redis, the secret that seals, the provider, or the gateway itself.

use std::pin::pin;
use std::time::{Duration, Instant};

use futures_util::future::{join, select};

use crate::support::gateway::folder_with;
use crate::support::idp::Reply;
use crate::support::redis::{RedisServer, until};

use super::pair::Pair;
use super::{HOUR, code, token};

const OLD: &str = "the-old-secret-of-a-test-has-32-bytes";
const NEW: &str = "the-new-secret-of-a-test-has-32-bytes";

async fn pair(redis: RedisServer) -> Pair {
    let sections = [redis.session(), redis.session()];
    Pair::on(redis, "", sections).await
}

/// How long the one lease there is will last if nobody prolongs it, in milliseconds.
fn lease(redis: &RedisServer) -> i64 {
    let names: Vec<String> = redis.ask(&["KEYS", "vestibule:lease:*"]);
    assert_eq!(names.len(), 1);
    redis.ask(&["PTTL", &names[0]])
}

#[actix_web::test]
async fn new_tokens_that_cannot_be_stored_at_once_are_stored_later_and_no_other_process_spends_the_old_ones()
 {
    let mut pair = pair(RedisServer::durable()).await;
    pair.house.clock.advance(2 * HOUR);
    let gate = pair.house.idp.hold("token");
    let during = {
        let (asked, came) = (pair.ask(0), gate.until_waiting(1));
        drop(select(pin!(asked), pin!(came)).await);
        lease(&pair.redis)
    };

    pair.redis.kill();
    gate.open();
    until("the provider has answered", || {
        pair.house.idp.tokens_given().len() == 4
    });
    pair.redis.restart();
    super::until("both give the same new token", async || {
        let (one, other) = join(pair.ask(0), pair.ask(1)).await;
        let both = [&one, &other].map(|answer| (answer.status == 200).then(|| token(answer)));
        both[0].is_some() && both[0] == both[1]
    })
    .await;

    assert!(during > 30_000, "an outage of {during} ms is too long");
    assert_eq!(pair.house.idp.refresh_requests().len(), 1);
    assert_eq!(pair.house.idp.families_alive(), 1);
}

#[actix_web::test]
async fn tokens_sealed_meanwhile_with_a_secret_not_known_here_are_not_taken_for_gone() {
    let redis = RedisServer::start();
    let folder = folder_with("");
    let file = folder.path().join("secrets");
    std::fs::write(&file, OLD).unwrap();
    let with = |secrets: String| {
        let url = redis.url();
        format!("\n[session]\nstore = \"redis\"\nredis_url = \"{url}\"\n{secrets}\n")
    };
    let behind = with(format!("secrets_file = \"{}\"", file.display()));
    let ahead = with(format!("secrets = [\"{NEW}\", \"{OLD}\"]"));
    let pair = Pair::on(redis, "", [behind, ahead]).await;
    pair.house.idp.revokes();
    pair.house.clock.advance(2 * HOUR);
    let gate = pair.house.idp.hold("token");

    let (at_behind, at_ahead) = join(pair.ask(0), async {
        gate.until_waiting(1).await;
        let other = pair.ask(1);
        let opened = async {
            // The other one looks what is kept, and seals it anew.
            super::until("it is sealed anew", async || {
                let kept: Vec<String> = pair.redis.ask(&["KEYS", "vestibule:session:*"]);
                let fields: Vec<Vec<u8>> = pair.redis.ask(&["HVALS", &kept[0]]);
                let secret = vestibule::secret::Secret::new(NEW);
                let ring = vestibule::session::KeyRing::new(&[secret]).unwrap();
                let id = ring.seal(vestibule::session::Purpose::Vault, b"", b"")[1..5].to_vec();
                fields
                    .iter()
                    .any(|field| field.len() > 200 && field[1..5] == id)
            })
            .await;
            gate.open();
            std::fs::write(&file, format!("{OLD} {NEW}")).unwrap();
        };
        join(other, opened).await.0
    })
    .await;

    assert_eq!(token(&at_behind), token(&at_ahead));
    assert_eq!(pair.house.idp.refresh_requests().len(), 1);
    assert_eq!(pair.house.idp.families_alive(), 1);
    assert_eq!(pair.house.idp.hits("/revoke"), 0);
}

#[actix_web::test]
async fn a_provider_that_failed_is_left_alone_by_the_other_gateway_as_well() {
    let pair = pair(RedisServer::start()).await;
    pair.house.clock.advance(2 * HOUR);
    pair.house.idp.reply("token", Reply::status(503));

    let first = pair.ask(0).await;
    let failed = Instant::now();
    let second = pair.ask(1).await;

    for answer in [&first, &second] {
        assert_eq!(code(answer), (503, "provider_unreachable".to_owned()));
    }
    assert_eq!(pair.house.idp.refresh_requests().len(), 2);
    assert!(failed.elapsed() > Duration::from_secs(4), "{failed:?}");
}
