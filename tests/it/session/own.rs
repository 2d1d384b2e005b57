//! One's own sessions: seen with their devices, ended one by one or all at once.

use futures_util::stream::{self, StreamExt as _};
use serde_json::{Value, json};

use super::{COOKIE, House, SECRET, me_with};
use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{TestGateway, oidc};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

impl House {
    /// Signs in with a browser that calls itself this.
    async fn sign_in_as(&self, gateway: &TestGateway, agent: &str) -> Browser {
        let mut browser = gateway.browser();
        let page = gateway.begin(&mut browser, "acme").await;
        let callback = Request::get(&self.idp.authorize(&page).url()).from(Site::Cross);
        let end = browser.send(callback.header("user-agent", agent)).await;
        assert_eq!(end.status, 303, "{}", end.text());
        browser
    }
}

async fn listed(gateway: &TestGateway, browser: &mut Browser) -> Vec<Value> {
    let answer = browser.get_json(&gateway.url("/sessions")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let sessions = answer.json()["sessions"].clone();
    sessions.as_array().expect("it is a list").clone()
}

fn id(session: &Value) -> &str {
    session["id"].as_str().expect("it has an id")
}

async fn end(
    gateway: &TestGateway,
    browser: &mut Browser,
    accept: &str,
    field: (&str, &str),
) -> Response {
    let fields = [(field.0.to_owned(), field.1.to_owned())];
    let request = Request::post_form(&gateway.url("/sessions/end"), &fields);
    browser.send(request.header("accept", accept)).await
}

#[actix_web::test]
async fn the_list_tells_each_session_by_its_device_and_this_one_first() {
    let house = House::new();
    for gateway in house.each() {
        let mut there = house.sign_in_as(&gateway, SAFARI).await;
        gateway.clock().advance(60);
        let mut here = house.sign_in_as(&gateway, FIREFOX).await;
        gateway.clock().advance(60);
        gateway.me(&mut there).await;

        let sessions = listed(&gateway, &mut here).await;

        let [this, other] = sessions.as_slice() else {
            panic!("{sessions:?}");
        };
        let without_id = |session: &Value| {
            let mut session = session.clone();
            session["id"].take();
            session
        };
        let started = this["started_at"].as_str().expect("it has a start");
        assert_eq!(
            without_id(this),
            json!({
                "id": null, "provider": "acme", "started_at": started, "last_seen": this["last_seen"],
                "browser": "Firefox on Linux", "address": "127.0.0.0/24", "current": true,
            })
        );
        assert_eq!(
            (&other["browser"], &other["current"], &other["last_seen"]),
            (&json!("Safari on iOS"), &json!(false), &this["last_seen"])
        );
        assert!(other["started_at"].as_str() < Some(started));
        assert!(this["last_seen"].as_str() > Some(started));
        gateway.clock().advance(-120);
    }
}

#[actix_web::test]
async fn of_more_sessions_than_are_listed_those_used_last_are() {
    let house = House::new();
    let memory = &house.stores()[0];
    let gateway = house.gateway(memory);
    let sign_in = |count: usize| {
        let one = |_| house.sign_in_as(&gateway, FIREFOX);
        let all = stream::iter(0..count).map(one).buffer_unordered(32);
        all.collect::<Vec<Browser>>()
    };
    sign_in(450).await;
    gateway.clock().advance(60);
    let mut late = sign_in(100).await;

    let sessions = listed(&gateway, &mut late[0]).await;

    let newest = sessions[0]["last_seen"].clone();
    let count = |all: &[Value]| all.iter().filter(|one| one["last_seen"] == newest).count();
    assert_eq!((sessions.len(), count(&sessions)), (500, 100));
    assert_eq!(count(&sessions[..100]), 100, "the newest come first");
    assert_eq!(sessions[0]["current"], json!(true));
}

#[actix_web::test]
async fn the_list_holds_nobody_elses_sessions_and_none_that_ended() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = house.sign_in_as(&gateway, FIREFOX).await;
        let mut left = house.sign_in_as(&gateway, FIREFOX).await;
        left.post_form(&gateway.url("/logout"), &[]).await;
        house
            .idp
            .person(&json!({"sub": "another", "name": "Jane Doe", "email": "janedoe@example.com"}));
        let mut stranger = house.sign_in_as(&gateway, SAFARI).await;

        assert_eq!(listed(&gateway, &mut browser).await.len(), 1);
        assert_eq!(listed(&gateway, &mut stranger).await.len(), 1);
        house.idp.start_over();
    }
}

#[actix_web::test]
async fn the_id_of_a_session_signs_nobody_in() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = house.sign_in_as(&gateway, FIREFOX).await;
        let sessions = listed(&gateway, &mut browser).await;

        let cookie = format!("{COOKIE}={}", id(&sessions[0]));

        assert_eq!(me_with(&gateway, &cookie).await.status, 401);
        assert!(!super::session_of(&browser).contains(id(&sessions[0])));
    }
}

#[actix_web::test]
async fn strangers_are_sent_to_sign_in_and_programs_are_told() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();

        let page = browser.get(&gateway.url("/sessions")).await;
        let answer = browser.get_json(&gateway.url("/sessions")).await;
        let act = end(
            &gateway,
            &mut browser,
            "application/json",
            ("everywhere", "1"),
        )
        .await;

        assert_eq!(page.location(), gateway.url("/login?return_to=%2Fsessions"));
        assert_eq!((answer.status, act.status), (401, 401));
    }
}

#[actix_web::test]
async fn another_session_is_ended_by_its_id_and_this_one_goes_on() {
    let house = House::new();
    for gateway in house.each() {
        let mut here = house.sign_in_as(&gateway, FIREFOX).await;
        let mut there = house.sign_in_as(&gateway, SAFARI).await;
        let sessions = listed(&gateway, &mut here).await;

        let done = end(&gateway, &mut here, "text/html", ("id", id(&sessions[1]))).await;

        assert_eq!(
            (done.status, done.location()),
            (303, gateway.url("/sessions"))
        );
        assert_eq!(gateway.me(&mut there).await.status, 401);
        assert_eq!(gateway.me(&mut here).await.status, 200);
        let again = end(&gateway, &mut here, "text/html", ("id", id(&sessions[1]))).await;
        assert_eq!(again.status, 404);
    }
}

#[actix_web::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let house = House::new();
    for gateway in house.each() {
        let mut victim = house.sign_in_as(&gateway, FIREFOX).await;
        let known = listed(&gateway, &mut victim).await;
        house.idp.person(&json!({"sub": "another"}));
        let mut stranger = house.sign_in_as(&gateway, SAFARI).await;

        for field in [("id", id(&known[0])), ("id", "x"), ("ids", "1")] {
            let refused = end(&gateway, &mut stranger, "application/json", field).await;
            assert_eq!(refused.status, 404, "{field:?}");
        }
        let all = end(
            &gateway,
            &mut stranger,
            "application/json",
            ("everywhere", "1"),
        )
        .await;

        assert_eq!(all.json(), json!({"ended": 1}));
        assert_eq!(gateway.me(&mut victim).await.status, 200);
        house.idp.start_over();
    }
}

#[actix_web::test]
async fn everywhere_is_here_too_and_on_every_device() {
    let house = House::new();
    for gateway in house.each() {
        let mut here = house.sign_in_as(&gateway, FIREFOX).await;
        let saved = format!("{COOKIE}={}", super::session_of(&here));
        let mut there = house.sign_in_as(&gateway, SAFARI).await;

        let done = end(&gateway, &mut here, "text/html", ("everywhere", "1")).await;

        assert_eq!(done.location(), gateway.url("/logout/done"));
        assert!(here.cookie(COOKIE).is_none() && here.cookie("__Host-vestibule-out").is_some());
        assert_eq!(me_with(&gateway, &saved).await.status, 401);
        assert_eq!(gateway.me(&mut there).await.status, 401);
    }
}

#[actix_web::test]
async fn others_are_ended_only_after_a_fresh_login_and_this_one_always() {
    let house = House::new();
    for gateway in house.each() {
        let mut here = house.sign_in_as(&gateway, FIREFOX).await;
        let mut there = house.sign_in_as(&gateway, SAFARI).await;
        gateway.clock().advance(15 * 60);
        let sessions = listed(&gateway, &mut here).await;

        let page = here.get(&gateway.url("/sessions")).await.text();
        let one = end(
            &gateway,
            &mut here,
            "application/json",
            ("id", id(&sessions[1])),
        )
        .await;
        let all = end(&gateway, &mut here, "text/html", ("everywhere", "1")).await;

        let again = "/login/acme?prompt=login&amp;return_to=%2Fsessions";
        assert!(page.contains(again), "{page}");
        assert_eq!(page.matches("<form").count(), 1, "its own end alone");
        assert_eq!(
            (one.status, &one.json()["code"]),
            (403, &json!("stale_login"))
        );
        assert_eq!(all.status, 403);
        assert!(all.text().contains("/login/acme?return_to=%2Fsessions"));
        assert_eq!(gateway.me(&mut there).await.status, 200);

        let own = end(&gateway, &mut here, "text/html", ("id", id(&sessions[0]))).await;
        assert_eq!(own.location(), gateway.url("/logout/done"));
        assert_eq!(gateway.me(&mut here).await.status, 401);
        gateway.clock().advance(-15 * 60);
    }
}

#[actix_web::test]
async fn a_page_of_another_site_ends_nothing() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = house.sign_in_as(&gateway, FIREFOX).await;
        let cookie = format!("{COOKIE}={}", super::session_of(&browser));
        let fields = [("everywhere".to_owned(), "1".to_owned())];
        let forged = Request::post_form(&gateway.url("/sessions/end"), &fields)
            .from(Site::Cross)
            .header("cookie", &cookie);

        let refused = gateway.browser().send(forged).await;

        assert_eq!(refused.status, 403);
        assert!(refused.text().contains("cross_site"));
        assert_eq!(gateway.me(&mut browser).await.status, 200);
    }
}

#[actix_web::test]
async fn the_account_page_leads_to_the_list_and_signs_out_everywhere() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = house.sign_in_as(&gateway, FIREFOX).await;

    let home = browser.get(&gateway.url("/")).await.text();
    let list = browser.get(&gateway.url("/sessions")).await.text();

    assert!(home.contains("href=\"/sessions\""), "{home}");
    for page in [&home, &list] {
        assert!(page.contains("<form method=\"post\" action=\"/sessions/end\"><input type=\"hidden\" name=\"everywhere\""));
    }
    for text in ["Firefox on Linux", "127.0.0.0/24", "This browser"] {
        assert!(list.contains(text), "{text}");
    }
}

#[actix_web::test]
async fn looking_at_the_list_keeps_no_other_session_alive() {
    let house = House::new();
    let session = house.embedded(&[SECRET]) + "idle_timeout = \"1h\"\n";
    let gateway = house.gateway_with(&oidc("acme", &house.idp), &session);
    let mut here = house.sign_in_as(&gateway, FIREFOX).await;
    let mut there = house.sign_in_as(&gateway, SAFARI).await;

    for _ in 0..4 {
        gateway.clock().advance(15 * 60);
        listed(&gateway, &mut here).await;
    }

    assert_eq!(listed(&gateway, &mut here).await.len(), 1);
    assert_eq!(gateway.me(&mut there).await.status, 401);
}
