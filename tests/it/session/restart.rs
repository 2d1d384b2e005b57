//! What survives a restart.

use super::{COOKIE, House, SECRET, me_with};

const NEWER: &str = "a newer secret, also thirty-two bytes";

#[actix_web::test]
async fn sessions_survive_a_restart() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
    let before = gateway.me(&mut browser).await.json();
    drop(gateway);

    let gateway = house.gateway(&house.embedded(&[SECRET]));

    assert_eq!(me_with(&gateway, &saved).await.json(), before);
}

#[actix_web::test]
async fn sessions_survive_the_rotation_of_secrets() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
    drop(gateway);

    for secrets in [&[SECRET, NEWER][..], &[NEWER, SECRET], &[NEWER]] {
        let gateway = house.gateway(&house.embedded(secrets));
        assert_eq!(me_with(&gateway, &saved).await.status, 200, "{secrets:?}");
    }
}

#[actix_web::test]
async fn a_login_started_before_a_restart_is_finished_after_it() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let answer = house
        .idp
        .authorize(&gateway.begin(&mut browser, "acme").await);
    drop(gateway);

    let gateway = house.gateway(&house.embedded(&[NEWER, SECRET]));
    let mut browser = browser.reaching(super::PUBLIC, gateway.address());
    let end = gateway.finish(&mut browser, &answer).await;

    assert_eq!(end.status, 303, "{}", end.text());
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn an_answer_used_before_a_restart_is_used_after_it() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let page = gateway.begin(&mut browser, "acme").await;
    let attempt = browser.cookies()[0].clone();
    let answer = house.idp.authorize(&page);
    assert_eq!(gateway.finish(&mut browser, &answer).await.status, 303);
    drop(gateway);

    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut thief = gateway.browser();
    thief.plant_cookie(attempt);
    let end = gateway.finish(&mut thief, &answer).await;

    assert_eq!(end.status, 400);
    assert!(end.text().contains("attempt_used"));
    assert_eq!(house.idp.hits("token"), 1);
}

#[actix_web::test]
async fn sessions_in_memory_end_with_the_process() {
    let house = House::new();
    let [memory, ..] = house.each();
    let mut browser = memory.browser();
    let saved = format!("{COOKIE}={}", house.sign_in(&memory, &mut browser).await);
    drop(memory);

    let session = format!("\n[session]\nstore = \"memory\"\nsecrets = [{SECRET:?}]\n");
    let memory = house.gateway(&session);

    assert_eq!(me_with(&memory, &saved).await.status, 401);
}
