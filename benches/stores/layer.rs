//! The session layer as a gateway wraps it around its routes, with a route that signs in and one that says who it is.

use std::path::Path;
use std::time::Duration;

use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::{COOKIE, SET_COOKIE};
use actix_web::test::{TestRequest, init_service, read_body};
use actix_web::{App, Error, HttpResponse, web};
use vestibule::claims::{Profile, Subject};
use vestibule::clock::Clock;
use vestibule::provider::ProviderId;
use vestibule::redis_url::RedisUrl;
use vestibule::secret::Secret;
use vestibule::session::{
    CookieSettings, Reached, RedisSettings, Session, SessionSettings, Sessions, SignedIn,
    StoreSettings,
};

/// How many sign in at once.
pub(crate) const AT_ONCE: u64 = 128;

const LIFETIME: Duration = Duration::from_hours(14 * 24);

/// Sessions in this store.
pub(crate) fn open(store: StoreSettings) -> Sessions {
    let settings = SessionSettings {
        store,
        secrets: vec![Secret::new("a secret for benches, thirty-two bytes")],
        idle_timeout: Duration::from_hours(8),
        lifetime: LIFETIME,
        cookie: CookieSettings {
            reached: Reached::Https,
            path: String::new(),
            domain: None,
        },
    };
    Sessions::open(settings, Clock::system()).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The store of one process in this folder.
pub(crate) fn embedded(folder: &Path) -> StoreSettings {
    StoreSettings::Embedded {
        path: folder.join("vestibule.db"),
    }
}

/// A Redis at this address.
pub(crate) fn redis(url: &str) -> StoreSettings {
    StoreSettings::Redis(RedisSettings {
        url: RedisUrl::parse(url).expect("it is an address"),
        ca: None,
        prefix: "vestibule:".to_owned(),
    })
}

/// One worker with this session layer.
pub(crate) async fn worker(
    sessions: &Sessions,
) -> impl Service<actix_http::Request, Response = ServiceResponse, Error = Error> {
    init_service(
        App::new()
            .wrap(sessions.middleware())
            .route("/in/{number}", web::get().to(sign_in))
            .route("/me", web::get().to(me)),
    )
    .await
}

async fn sign_in(session: Session, number: web::Path<u64>) -> HttpResponse {
    match session.sign_in(&person(*number), None) {
        Ok(()) => HttpResponse::Ok().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

async fn me(session: Session) -> String {
    let who = session.signed_in();
    who.map(|who| who.profile.sub.to_string())
        .unwrap_or_default()
}

/// What a common provider says of somebody.
fn person(number: u64) -> SignedIn {
    let now = Clock::system().now();
    SignedIn {
        provider: ProviderId::parse("acme").expect("it is an id"),
        profile: Profile {
            sub: Subject::parse(&format!("user-{number:012}")).expect("it is a subject"),
            name: Some("Ada Augusta Lovelace".to_owned()),
            given_name: Some("Ada Augusta".to_owned()),
            family_name: Some("Lovelace".to_owned()),
            preferred_username: Some(format!("ada{number}")),
            email: Some(format!("ada.{number}@mail.example")),
            email_verified: Some(true),
            picture: Some(format!(
                "https://pictures.example/people/{number}/large.jpg"
            )),
            profile: None,
            locale: Some("en-GB".to_owned()),
            zoneinfo: None,
            groups: Some(vec!["engineering".to_owned(), "mathematics".to_owned()]),
        },
        authenticated_at: now,
        expires_at: now.plus(LIFETIME),
        sid: Some(format!("session-{number:012}")),
        device: None,
        linked: Vec::new(),
    }
}

/// Signs in; the cookie, once the store has acknowledged the session.
pub(crate) async fn enter(
    worker: &impl Service<actix_http::Request, Response = ServiceResponse, Error = Error>,
    number: u64,
) -> String {
    let request = TestRequest::get().uri(&format!("/in/{number}"));
    let answer = worker.call(request.to_request()).await;
    let answer = answer.unwrap_or_else(|error| panic!("{error}"));
    let cookie = answer.headers().get(SET_COOKIE).expect("it signs in");
    let pair = cookie.to_str().expect("it is text").split(';').next();
    pair.unwrap_or_default().to_owned()
}

/// Signs in the people of these numbers, as many at once as allowed; the cookies go to `told` group by group.
pub(crate) async fn enter_all(
    worker: &impl Service<actix_http::Request, Response = ServiceResponse, Error = Error>,
    numbers: std::ops::Range<u64>,
    mut told: impl FnMut(Vec<String>),
) {
    let mut first = numbers.start;
    while first < numbers.end {
        let last = numbers.end.min(first + AT_ONCE);
        let group = (first..last).map(|number| enter(worker, number));
        told(futures_util::future::join_all(group).await);
        first = last;
    }
}

/// Who the cookie stands for; empty for nobody.
pub(crate) async fn who(
    worker: &impl Service<actix_http::Request, Response = ServiceResponse, Error = Error>,
    cookie: &str,
) -> String {
    let request = TestRequest::get()
        .uri("/me")
        .insert_header((COOKIE, cookie));
    let answer = worker.call(request.to_request()).await;
    let answer = answer.unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(read_body(answer).await.to_vec()).expect("it is text")
}
