//! Sessions that are spoken of by name, and changed by several at once.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use vestibule::claims::Subject;
use vestibule::provider::ProviderId;
use vestibule::session::{Amended, Identity, Named, Replaced, SessionRef, Sessions, SignedIn};

use super::{Bench, PATIENCE};

fn acme() -> ProviderId {
    ProviderId::parse("acme").unwrap()
}

fn sub(text: &str) -> Subject {
    Subject::parse(text).unwrap()
}

pub(super) async fn of(sessions: &Sessions, person: &str) -> Vec<SessionRef> {
    sessions.of_user(&acme(), &sub(person)).await.unwrap()
}

/// The session of somebody who has just signed in.
async fn session_of(bench: &Bench, sessions: &Sessions, person: &str) -> SessionRef {
    bench.sign_in(sessions, person).await;
    let found = of(sessions, person).await;
    assert_eq!(found.len(), 1);
    found[0]
}

async fn amend(
    sessions: &Sessions,
    session: SessionRef,
    change: impl Fn(&mut SignedIn),
) -> Amended {
    let changed = |who: &SignedIn| {
        let mut who = who.clone();
        change(&mut who);
        Some(who)
    };
    sessions.amend(session, changed, None).await.unwrap()
}

fn linked(who: &SignedIn, person: &str) -> Identity {
    let mut profile = who.profile.clone();
    profile.sub = sub(person);
    Identity {
        provider: acme(),
        profile,
        authenticated_at: who.authenticated_at,
        sid: Some(format!("sid of {person}")),
    }
}

#[actix_web::test]
async fn changes_at_the_same_time_lose_nothing_of_each_other() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let other = bench.another(&sessions);
        let session = session_of(&bench, &sessions, "ada").await;

        let amended = join_all((0..20).map(|number| {
            let process = [&sessions, &other][number % 2];
            amend(process, session, move |who| {
                let identity = linked(who, &format!("ada-{number}"));
                who.linked.push(identity);
            })
        }));

        assert!(
            amended
                .await
                .iter()
                .all(|amended| *amended == Amended::Done)
        );
        let who = sessions.look(session).await.unwrap().unwrap();
        let people = who
            .linked
            .iter()
            .map(|identity| identity.profile.sub.to_string());
        assert_eq!(people.collect::<BTreeSet<_>>().len(), 20);
    }
}

#[actix_web::test]
async fn a_session_is_found_by_each_of_its_names_for_as_long_as_it_has_them() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let session = session_of(&bench, &sessions, "ada").await;
        let bob = session_of(&bench, &sessions, "bob").await;
        let by_sid = |sid: &'static str| {
            let sessions = sessions.clone();
            async move { sessions.of_sid(&acme(), sid).await.unwrap() }
        };

        amend(&sessions, session, |who| {
            who.sid = Some("one".to_owned());
            let identity = linked(who, "lovelace");
            who.linked.push(identity);
        })
        .await;
        assert_eq!(by_sid("one").await, [session]);
        assert_eq!(by_sid("sid of lovelace").await, [session]);
        assert_eq!(of(&sessions, "lovelace").await, [session]);

        amend(&sessions, session, |who| {
            who.sid = Some("two".to_owned());
            who.linked.clear();
        })
        .await;
        assert_eq!(by_sid("one").await, []);
        assert_eq!(by_sid("two").await, [session]);
        assert_eq!(of(&sessions, "lovelace").await, []);

        assert!(sessions.end(session).await.unwrap());
        assert_eq!(
            (by_sid("two").await, of(&sessions, "ada").await),
            (vec![], vec![])
        );
        assert_eq!(of(&sessions, "bob").await, [bob]);
    }
}

#[actix_web::test]
async fn what_has_ended_is_not_brought_back_by_any_change() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let cookie = bench.sign_in(&sessions, "ada").await;
        let session = of(&sessions, "ada").await[0];
        let (acme, ada) = (acme(), sub("ada"));
        let tokens = Some((&acme, &ada, b"tokens".as_slice()));
        let same = |who: &SignedIn| Some(who.clone());
        let kept = sessions.amend(session, same, tokens).await.unwrap();
        let held = sessions.kept(session, &acme, &ada).await.unwrap();

        assert_eq!(kept, Amended::Done);
        assert!(sessions.end(session).await.unwrap());
        assert!(!sessions.end(session).await.unwrap());
        bench.clock.advance(61);
        let amended = amend(&sessions, session, |_| {}).await;
        let version = held.unwrap().version;
        let replaced = sessions.keep(session, &acme, &ada, version, b"new");

        assert_eq!(amended, Amended::Ended);
        assert_eq!(replaced.await.unwrap(), Replaced::Not);
        assert_eq!(bench.who(&sessions, &cookie).await, "nobody, stale");
        assert!(sessions.look(session).await.unwrap().is_none());
        assert!(sessions.kept(session, &acme, &ada).await.unwrap().is_none());
        assert_eq!(of(&sessions, "ada").await, []);
    }
}

#[actix_web::test]
async fn who_takes_tokens_out_gets_the_last_that_were_put_in_whoever_is_putting_in_more() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let other = bench.another(&sessions);
        let (acme, ada) = (acme(), sub("ada"));
        for _ in 0..20 {
            bench.sign_in(&sessions, "ada").await;
            let session = *of(&sessions, "ada").await.last().unwrap();
            let same = |who: &SignedIn| Some(who.clone());
            let tokens = Some((&acme, &ada, b"0".as_slice()));
            sessions.amend(session, same, tokens).await.unwrap();
            let refreshing = async {
                let mut last = 0;
                for next in 1..6 {
                    let held = other.kept(session, &acme, &ada).await.unwrap().unwrap();
                    let plain = next.to_string().into_bytes();
                    if held.plain.is_empty() {
                        break;
                    }
                    let kept = other.keep(session, &acme, &ada, held.version, &plain);
                    match kept.await.unwrap() {
                        Replaced::Done => last = next,
                        Replaced::Not => break,
                    }
                }
                last
            };

            let (last, taken) = join(refreshing, sessions.take(session, &acme, &ada)).await;

            assert_eq!(taken.unwrap().unwrap(), last.to_string().into_bytes());
            assert_eq!(sessions.take(session, &acme, &ada).await.unwrap(), None);
        }
    }
}

#[actix_web::test]
async fn tokens_are_replaced_by_whoever_knows_the_last_ones() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let other = bench.another(&sessions);
        let session = session_of(&bench, &sessions, "ada").await;
        let (acme, ada) = (acme(), sub("ada"));
        let same = |who: &SignedIn| Some(who.clone());
        let tokens = Some((&acme, &ada, b"first".as_slice()));
        sessions.amend(session, same, tokens).await.unwrap();
        let held = other.kept(session, &acme, &ada).await.unwrap().unwrap();

        let attempts = [&sessions, &other, &sessions, &other]
            .map(|process| process.keep(session, &acme, &ada, held.version, b"second"));
        let replaced = join_all(attempts).await;

        let done = replaced
            .iter()
            .filter(|replaced| matches!(replaced, Ok(Replaced::Done)));
        assert_eq!(
            (held.plain.as_slice(), done.count()),
            (b"first".as_slice(), 1)
        );
        let held = sessions.kept(session, &acme, &ada).await.unwrap().unwrap();
        assert_eq!(held.plain, b"second");
        let nobody = sessions.kept(session, &acme, &sub("bob")).await.unwrap();
        assert!(nobody.is_none());
    }
}

#[actix_web::test]
async fn tokens_that_a_login_brought_anew_are_not_overwritten_by_an_older_refresh() {
    for bench in Bench::each() {
        let sessions = bench.open();
        let session = session_of(&bench, &sessions, "ada").await;
        let (acme, ada) = (acme(), sub("ada"));
        let same = |who: &SignedIn| Some(who.clone());
        let tokens = |plain: &'static [u8]| Some((&acme, &ada, plain));
        sessions
            .amend(session, same, tokens(b"first"))
            .await
            .unwrap();
        let read = sessions.kept(session, &acme, &ada).await.unwrap().unwrap();

        sessions
            .amend(session, same, tokens(b"anew"))
            .await
            .unwrap();
        let late = sessions.keep(session, &acme, &ada, read.version, b"of the first");

        assert_eq!(late.await.unwrap(), Replaced::Not);
        let held = sessions.kept(session, &acme, &ada).await.unwrap().unwrap();
        assert_eq!(held.plain, b"anew");
    }
}

#[actix_web::test]
async fn all_sessions_are_gone_through_once_and_in_order() {
    for bench in Bench::each() {
        let sessions = bench.open();
        for number in 0..320 {
            bench.sign_in(&sessions, &format!("person-{number}")).await;
        }

        let (mut all, mut last) = (Vec::new(), None);
        loop {
            let some = sessions.after(last).await.unwrap();
            last = some.last().copied();
            if last.is_none() {
                break;
            }
            all.extend(some);
        }

        assert_eq!(all.len(), 320);
        assert!(all.is_sorted());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 320);
    }
}

#[actix_web::test]
async fn a_lease_keeps_other_processes_out_until_it_is_given_back_or_ends() {
    let bench = Bench::redis();
    let (one, other) = (bench.open(), bench.open());
    let long = Duration::from_mins(1);

    let lease = one.lease(b"refresh", long).await.unwrap().unwrap();
    assert!(other.lease(b"refresh", long).await.unwrap().is_none());
    assert!(
        other
            .lease(b"something else", long)
            .await
            .unwrap()
            .is_some()
    );
    assert!(one.prolong(&lease, long).await.unwrap());
    one.release(lease).await.unwrap();

    let short = Duration::from_millis(50);
    let lease = other.lease(b"refresh", short).await.unwrap().unwrap();
    let deadline = Instant::now() + PATIENCE;
    let taken = loop {
        if let Some(taken) = one.lease(b"refresh", long).await.unwrap() {
            break taken;
        }
        assert!(Instant::now() < deadline, "it does not end");
    };
    assert!(!other.prolong(&lease, long).await.unwrap());
    other.release(lease).await.unwrap();
    assert!(other.lease(b"refresh", long).await.unwrap().is_none());
    one.release(taken).await.unwrap();
}

#[actix_web::test]
async fn an_entry_without_its_record_is_passed_over_and_goes_when_it_is_old() {
    let bench = Bench::redis();
    let redis = bench.redis.as_ref().unwrap();
    let sessions = bench.open();
    let lost = session_of(&bench, &sessions, "ada").await;
    let names: Vec<String> = redis.ask(&["KEYS", "vestibule:session:*"]);
    let () = redis.ask(&["DEL", &names[0]]);
    bench.sign_in(&sessions, "ada").await;
    let entries: Vec<String> = redis.ask(&["KEYS", "vestibule:index:*"]);
    let count = || redis.ask::<u64>(&["ZCARD", &entries[0]]);

    let live = of(&sessions, "ada").await;
    assert_eq!((live.len(), live.contains(&lost), count()), (1, false, 2));

    // As if both had been put in long ago.
    let scores: Vec<Vec<u8>> = redis.ask(&["ZRANGE", &entries[0], "0", "-1"]);
    assert_eq!(scores.len(), 2);
    let () = redis.ask(&[
        "ZUNIONSTORE",
        &entries[0],
        "1",
        &entries[0],
        "WEIGHTS",
        "0.5",
    ]);
    assert_eq!(of(&sessions, "ada").await, live);
    assert_eq!(count(), 1);
}

#[actix_web::test]
async fn a_session_that_was_to_get_an_identity_and_did_not_is_not_that_persons() {
    let bench = Bench::redis();
    let redis = bench.redis.as_ref().unwrap();
    let sessions = bench.open();
    let ada = session_of(&bench, &sessions, "ada").await;
    let of_ada: Vec<String> = redis.ask(&["KEYS", "vestibule:index:*"]);
    let bob = session_of(&bench, &sessions, "bob").await;
    let both: Vec<String> = redis.ask(&["KEYS", "vestibule:index:*"]);
    let of_bob = both.iter().find(|name| !of_ada.contains(name)).unwrap();
    // The process ended between the entry and the record.
    let entry: Vec<Vec<u8>> = redis.ask(&["ZRANGE", &of_ada[0], "0", "-1"]);
    let () = redis.ask(&["ZUNIONSTORE", of_bob, "2", of_bob, &of_ada[0]]);
    assert_eq!(
        (of_ada.len(), entry.len(), of(&sessions, "bob").await.len()),
        (1, 1, 2)
    );

    let (acme, sub) = (acme(), sub("bob"));
    let named = sessions.named(&acme, Named::Person(&sub)).await.unwrap();

    assert_eq!(named, [bob]);
    assert!(!sessions.says(ada, |who| who.is(&acme, &sub)).await.unwrap());
}
