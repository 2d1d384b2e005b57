//! `logout = "ask"`: the person says how far the sign-out goes.

use super::{House, refresh};

const ASK: &str = "logout = \"ask\"\n";

#[actix_web::test]
async fn the_question_offers_both() {
    let house = House::with(ASK);
    let mut browser = house.signed_in().await;

    let page = browser.get(&house.gateway.url("/logout")).await.text();

    let forms = page.matches("<form method=\"post\" action=\"/logout\">");
    assert_eq!(forms.count(), 2, "{page}");
    for choice in ["here", "provider"] {
        let field = format!("<input type=\"hidden\" name=\"at\" value=\"{choice}\">");
        assert!(page.contains(&field), "{page}");
    }
}

#[actix_web::test]
async fn whoever_says_so_signs_out_of_the_provider_too() {
    let house = House::with(ASK);
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[("at", "provider")]).await;

    assert!(refresh(&response).is_some());
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn whoever_says_so_stays_signed_in_there() {
    let house = House::with(ASK);
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[("at", "here")]).await;

    assert!(refresh(&response).is_none());
    assert!(!response.text().contains("end_session"));
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn whoever_was_not_asked_is_offered_a_link() {
    let house = House::with(ASK);
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[("at", "elsewhere")]).await;

    assert!(refresh(&response).is_none());
    let link = format!("href=\"{}?", house.idp.url("/end_session"));
    assert!(response.text().contains(&link), "{}", response.text());
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn where_there_is_no_exit_there_is_no_choice() {
    let house = House::with(ASK);
    house.idp.heal("discovery");
    let mut browser = house.signed_in().await;

    let page = browser.get(&house.gateway.url("/logout")).await.text();

    assert!(!page.contains("name=\"at\""), "{page}");
    assert!(page.contains("You may stay signed in at"), "{page}");
}

#[actix_web::test]
async fn otherwise_the_question_says_what_follows() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let page = browser.get(&house.gateway.url("/logout")).await.text();

    assert!(page.contains("then you go on to"), "{page}");
    assert!(!page.contains("name=\"at\""), "{page}");
}
