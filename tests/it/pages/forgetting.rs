//! Forgetting the provider used last: on the page after a sign-out, without a script, and by nobody else.

use super::links;
use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
    browser: Browser,
}

impl House {
    /// Somebody who signed in through one of two providers.
    async fn signed_in(login: &str) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let (acme, other) = (oidc("acme", &idp), oidc("other", &idp));
        let origins = "return_to_origins = [\"https://app.example.com\"]\n";
        let gateway =
            TestGateway::start(&clock, &format!("[login]\n{origins}{login}\n{acme}{other}"));
        let mut browser = gateway.browser();
        gateway.login(&mut browser, &idp, "acme").await;
        Self {
            idp,
            gateway,
            browser,
        }
    }

    async fn get(&mut self, route: &str) -> Response {
        self.browser.get(&self.gateway.url(route)).await
    }

    async fn post(&mut self, route: &str) -> Response {
        let url = self.gateway.url(route);
        self.browser.post_form(&url, &[]).await
    }

    fn remembers(&self) -> bool {
        let mut cookies = self.browser.cookies().iter();
        cookies.any(|cookie| cookie.name.contains("-last"))
    }
}

#[actix_web::test]
async fn who_signed_out_can_have_the_way_they_signed_in_forgotten() {
    let mut house = House::signed_in("").await;
    let signed_out = house
        .post("/logout?return_to=https://app.example.com/bye")
        .await;
    let badge = house.get("/login").await.text();

    let form = signed_out.form();
    let forgotten = house.browser.post_form(form.action.as_str(), &[]).await;
    let chooser = house.get("/login").await.text();
    let again = house.get("/logout/done").await.text();

    assert!(badge.contains("Last used"));
    assert_eq!(forgotten.status, 200);
    assert!(
        forgotten
            .text()
            .contains("no longer remembers how you signed in")
    );
    assert!(
        !forgotten.text().contains("<form"),
        "there is nothing left to forget"
    );
    assert_eq!(
        links(&forgotten),
        ["https://app.example.com/bye", "/login"],
        "the way back is kept"
    );
    assert!(!house.remembers());
    assert!(!chooser.contains("Last used"));
    assert!(!again.contains("<form") && !again.contains("no longer remembers"));
}

#[actix_web::test]
async fn no_cookie_names_the_provider_any_more_and_the_next_login_asks_all_the_same() {
    let mut house = House::signed_in("").await;
    house.post("/logout").await;

    house.post("/logout/done").await;
    let start = house.get("/login/acme").await.location();

    let mut cookies = house.browser.cookies().iter();
    assert!(cookies.all(|cookie| !cookie.value.contains("acme")));
    assert!(start.contains("prompt="), "{start}");
}

#[actix_web::test]
async fn the_page_that_one_comes_back_to_offers_it_too_and_nobody_else_is_asked() {
    let mut house = House::signed_in("").await;
    house.post("/logout").await;

    let mine = house.get("/logout/done").await;
    let fresh = house
        .gateway
        .browser()
        .get(&house.gateway.url("/logout/done"))
        .await;

    assert_eq!(mine.form().action, house.gateway.url("/logout/done"));
    assert_eq!(mine.header("referrer-policy"), "same-origin");
    assert!(!fresh.text().contains("<form"));
    assert_eq!(fresh.header("referrer-policy"), "no-referrer");
}

#[actix_web::test]
async fn where_nothing_is_remembered_there_is_nothing_to_forget() {
    let mut house = House::signed_in("last_used = \"off\"").await;

    let signed_out = house.post("/logout").await;

    assert!(!signed_out.text().contains("<form"));
}

#[actix_web::test]
async fn no_other_site_makes_a_browser_forget() {
    let mut house = House::signed_in("").await;
    house.post("/logout").await;
    let url = house.gateway.url("/logout/done");

    let refused = house.browser.cross_site_post_form(&url, &[]).await;

    assert_eq!(refused.status, 403);
    assert!(house.remembers());
}

#[actix_web::test]
async fn who_signed_in_again_meanwhile_stays_signed_in_and_is_told_so() {
    let mut house = House::signed_in("").await;
    house.post("/logout").await;
    house
        .gateway
        .login(&mut house.browser, &house.idp, "other")
        .await;

    let answer = house.post("/logout/done").await;

    assert_eq!(
        (answer.status, answer.location()),
        (303, house.gateway.url("/"))
    );
    assert!(!house.remembers());
    assert_eq!(house.gateway.me(&mut house.browser).await.status, 200);
}

#[actix_web::test]
async fn a_target_that_is_not_on_the_list_is_no_way_back() {
    let mut house = House::signed_in("").await;
    house.post("/logout").await;

    let answer = house
        .post("/logout/done?return_to=https://elsewhere.example/")
        .await;

    assert_eq!(links(&answer), ["/login"]);
}
