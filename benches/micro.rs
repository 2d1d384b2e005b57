//! Single parts, in process: the routes beside an empty handler, the callback, mapping, rendering, reading the configuration.

mod support;

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::dev::{Service as _, ServiceResponse};
use actix_web::http::header::{COOKIE, HOST, HeaderValue, LOCATION, SET_COOKIE};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, HttpResponse, web};
use criterion::async_executor::AsyncExecutor;
use criterion::{Criterion, criterion_group, criterion_main};
use vestibule::claims::{Claims, Evidence, Groups};
use vestibule::config::Config;
use vestibule::web::logos::{self, Marks};
use vestibule::web::look::Look;
use vestibule::web::pages::{LoginPage, Pages, ProviderLink, Switch};

use support::{parts, provider, walk};

/// Criterion's view of actix's runtime.
struct Runtime(actix_web::rt::Runtime);

impl AsyncExecutor for &Runtime {
    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.block_on(future)
    }
}

fn runtime() -> Runtime {
    Runtime(actix_web::rt::Runtime::new().expect("a runtime can be made"))
}

fn config() -> Config {
    parts::load(&parts::toml(&parts::one(&provider::start())))
}

fn request(target: &str, cookie: &str) -> TestRequest {
    TestRequest::get()
        .uri(target)
        .insert_header((HOST, walk::HOST))
        .insert_header((COOKIE, cookie))
}

/// Everything of an answer that the next request needs.
fn read<B>(answer: &ServiceResponse<B>) -> (String, String) {
    let headers = answer.headers();
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let set: Vec<String> = headers.get_all(SET_COOKIE).map(text).collect();
    let location = headers.get(LOCATION).map(text).unwrap_or_default();
    (location, walk::cookies(set.iter().map(String::as_str)))
}

fn routes(criterion: &mut Criterion) {
    let runtime = runtime();
    let gateway = runtime.0.block_on(async { parts::gateway(config()) });
    let app = App::new()
        .route("/empty", web::get().to(HttpResponse::Ok))
        .configure(vestibule::web::routes(gateway, None))
        .wrap(from_fn(vestibule::web::guard));
    let app = Rc::new(runtime.0.block_on(init_service(app)));
    let answer = |target: String, cookie: String| {
        let app = Rc::clone(&app);
        async move {
            let answer = app.call(request(&target, &cookie).to_request()).await;
            answer.expect("the guard answers")
        }
    };
    let start = |target: &str| runtime.0.block_on(answer(target.to_owned(), String::new()));
    let (location, cookies) = read(&start("/login/one"));
    let (_, session) = read(
        &runtime
            .0
            .block_on(answer(walk::callback(&location), cookies)),
    );
    let mut group = criterion.benchmark_group("routes");
    for target in [
        "/empty",
        "/me",
        "/login?prompt=select_account",
        "/login/one",
    ] {
        group.bench_function(target, |bencher| {
            bencher
                .to_async(&runtime)
                .iter(|| answer(target.to_owned(), session.clone()));
        });
    }
    group.bench_function("/callback/one", |bencher| {
        bencher.to_async(&runtime).iter_custom(|times| async move {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                let (location, cookies) =
                    read(&answer("/login/one".to_owned(), String::new()).await);
                let begun = Instant::now();
                let finished = answer(walk::callback(&location), cookies).await;
                spent += begun.elapsed();
                assert_eq!(finished.status(), 303);
            }
            spent
        });
    });
    group.finish();
}

fn mapping(criterion: &mut Criterion) {
    let config = config();
    let provider = config.providers.get("one").expect("it is configured");
    let person = provider::person().as_object().cloned();
    let evidence = Evidence {
        id_token: person.clone(),
        userinfo: person,
        ..Evidence::default()
    };
    criterion.bench_function("mapping", |bencher| {
        bencher.iter(|| {
            let claims = Claims::gather(black_box(&evidence)).expect("both speak of Jane");
            provider.mapping().apply(&claims, Groups::NotAsked)
        });
    });
}

fn rendering(criterion: &mut Criterion) {
    let marks = Marks::On(logos::builtin());
    let Ok(pages) = Pages::load(&Look::default(), &marks) else {
        panic!("the theme is broken")
    };
    // As people get it, with a link for each language.
    let switch = Switch::to("/login?lang=".to_owned());
    let switch = switch.by_way_of("/login?lang=#languages".to_owned());
    let pages = pages.speaking(pages.languages().default(), Some(switch));
    let mut group = criterion.benchmark_group("rendering");
    for count in [12, 40] {
        let hrefs: Vec<(String, String)> = (0..count)
            .map(|n| (format!("provider_{n}"), format!("/login/provider_{n}")))
            .collect();
        let providers = hrefs.iter().map(|(id, href)| ProviderLink {
            id,
            name: id,
            logo: Some("github"),
            href,
            words: "login-with",
            last_used: false,
            available: true,
            group: None,
            brand: false,
        });
        let page = LoginPage {
            providers: providers.collect(),
            going_to: None,
            notice: None,
            in_app: None,
            cancel_href: None,
        };
        group.bench_function(format!("{count} providers"), |bencher| {
            bencher.iter(|| pages.login(black_box(&page)).map(|html| html.len()));
        });
    }
    group.finish();
}

fn configuration(criterion: &mut Criterion) {
    let one = parts::toml(&parts::one("https://login.example.com"));
    let six = format!("{one}{}", parts::five_presets());
    let mut group = criterion.benchmark_group("configuration");
    for (name, text) in [("one provider", one), ("and five presets", six)] {
        group.bench_function(name, |bencher| bencher.iter(|| parts::load(&text)));
    }
    group.finish();
}

criterion_group!(benches, routes, mapping, rendering, configuration);
criterion_main!(benches);
