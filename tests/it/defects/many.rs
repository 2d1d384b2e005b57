//! Many logins at once, and any one member of a token changed: what must hold for all of them.

use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use url::Url;

use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{Answer, FakeIdp};
use crate::support::keys::{Key, Signer, read_token};

const PROVIDERS: [&str; 4] = ["north", "east", "south", "west"];

/// A provider that knows every login as another person, by its nonce.
fn provider_of_everybody(name: &str) -> FakeIdp {
    let idp = FakeIdp::start_with(name, clock());
    idp.patch("discovery", |document| {
        document["userinfo_endpoint"] = Value::Null;
    });
    idp.tamper(|token| {
        let (header, mut claims) = read_token(&token);
        claims["sub"] = claims["nonce"].clone();
        Signer::Key(Key::RsaOne, "RS256").token(&header, &claims)
    });
    idp
}

/// A login on its way: where, as whom, and with which answer.
struct Pending {
    provider: usize,
    sub: String,
    answer: Answer,
}

/// One person with many tabs: starts and finishes in the order of `steps`.
async fn wander(gateway: &TestGateway, idps: &[FakeIdp], steps: &[(bool, usize)]) -> usize {
    let mut browser: Browser = gateway.browser();
    let mut pending: Vec<Pending> = Vec::new();
    let mut finished = 0;
    for (starts, choice) in steps {
        if pending.len() < 8 && (*starts || pending.is_empty()) {
            let provider = choice % PROVIDERS.len();
            let page = gateway.begin(&mut browser, PROVIDERS[provider]).await;
            let url = Url::parse(&page).expect("this is a URL");
            let nonce = url.query_pairs().find(|(name, _)| name == "nonce");
            let sub = nonce.expect("a nonce is sent").1.into_owned();
            let answer = idps[provider].authorize(&page);
            pending.push(Pending {
                provider,
                sub,
                answer,
            });
        } else {
            let login = pending.swap_remove(choice % pending.len());
            let response = gateway.finish(&mut browser, &login.answer).await;
            assert_eq!(response.status, 303, "{}", response.text());
            let me = gateway.me(&mut browser).await.json();
            let id = format!("{}:{}", PROVIDERS[login.provider], login.sub);
            assert_eq!(me["id"], id);
            finished += 1;
        }
    }
    finished
}

#[actix_web::test]
async fn however_logins_interleave_everyone_ends_as_themselves() {
    let idps: Vec<FakeIdp> = PROVIDERS.map(provider_of_everybody).into();
    let sections: String = PROVIDERS
        .iter()
        .zip(&idps)
        .map(|(id, idp)| oidc(id, idp))
        .collect();
    let gateway = TestGateway::start(&clock(), &sections);
    let mut runner = TestRunner::new(Config::default());
    let steps = prop::collection::vec((any::<bool>(), 0_usize..64), 50);
    let people: Vec<Vec<(bool, usize)>> = (0..10)
        .map(|_| {
            let tree = steps.new_tree(&mut runner);
            tree.expect("steps can be made").current()
        })
        .collect();

    let finished = join_all(people.iter().map(|steps| wander(&gateway, &idps, steps))).await;

    let finished: usize = finished.into_iter().sum();
    let exchanged: usize = idps.iter().map(|idp| idp.hits("token")).sum();
    assert!(finished >= 100);
    assert_eq!(exchanged, finished);
}

/// One member of a token, and what becomes of it.
#[derive(Clone, Debug)]
struct Change {
    part: Part,
    member: &'static str,
    /// None when it is left out.
    value: Option<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Header,
    Claims,
}

fn changes() -> impl Strategy<Value = Change> {
    let members = [
        (Part::Header, "alg"),
        (Part::Header, "crit"),
        (Part::Header, "kid"),
        (Part::Header, "typ"),
        (Part::Claims, "iss"),
        (Part::Claims, "sub"),
        (Part::Claims, "aud"),
        (Part::Claims, "azp"),
        (Part::Claims, "exp"),
        (Part::Claims, "iat"),
        (Part::Claims, "nonce"),
        (Part::Claims, "at_hash"),
    ];
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        "\\PC{0,60}".prop_map(Value::from),
        prop::collection::vec("[a-z]{0,8}", 0..3).prop_map(Value::from),
        Just(json!({})),
        Just(json!({"client": "client"})),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
    ];
    let value = prop::option::weighted(0.85, value);
    (prop::sample::select(members.to_vec()), value).prop_map(|((part, member), value)| Change {
        part,
        member,
        value,
    })
}

impl Change {
    /// The few that leave a token as right as it was: an optional member left out, a time within its limits.
    fn is_harmless(&self, now: i64) -> bool {
        let Some(value) = &self.value else {
            return ["crit", "kid", "typ", "azp", "at_hash"].contains(&self.member);
        };
        let Some(seconds) = value.as_f64() else {
            return false;
        };
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds of this century are exact"
        )]
        let now = now as f64;
        match self.member {
            "exp" => seconds > now - 60.0 && seconds < 253_402_300_800.0,
            "iat" => (now - 600.0..=now + 60.0).contains(&seconds.floor()),
            _ => false,
        }
    }

    fn apply(&self, token: &str) -> String {
        let (mut header, mut claims) = read_token(token);
        let part = match self.part {
            Part::Header => &mut header,
            Part::Claims => &mut claims,
        };
        match &self.value {
            None => drop(part.as_object_mut().map(|all| all.remove(self.member))),
            Some(value) => part[self.member] = value.clone(),
        }
        Signer::Key(Key::RsaOne, "RS256").token(&header, &claims)
    }
}

#[test]
fn no_change_of_one_member_of_a_right_id_token_is_believed() {
    let system = actix_web::rt::System::new();
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut runner = TestRunner::new(Config::with_cases(512));
    let outcome = runner.run(&changes(), |change| {
        prop_assume!(!change.is_harmless(clock.now().seconds()));
        idp.tamper(move |token| change.apply(&token));
        let mut browser = gateway.browser();
        let status = system.block_on(async {
            gateway.login(&mut browser, &idp, "acme").await;
            gateway.me(&mut browser).await.status
        });
        prop_assert_eq!(status, 401);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}
