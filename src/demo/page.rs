//! The two pages: pick somebody, or read why that is not possible.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ContentType, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpResponse, web};
use tera::{Context, Tera};

use super::authorize::Link;

const STYLE: &str = include_str!("style.css");
/// Links lead on, a style sheet is ours, and the icon of the tab is an empty one in the page itself: nothing else is allowed.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/style.css").route(web::get().to(async || style())));
}

fn style() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("Content-Type", "text/css; charset=utf-8"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(STYLE)
}

/// The compiled templates.
pub(super) struct Pages(Tera);

impl Pages {
    pub(super) fn new() -> Self {
        let mut tera = Tera::default();
        tera.add_raw_templates([
            ("layout.html", include_str!("layout.html")),
            ("choose.html", include_str!("choose.html")),
            ("refused.html", include_str!("refused.html")),
        ])
        .expect("the templates are part of the program, and a test renders both pages");
        Self(tera)
    }

    /// Everybody as a link, and one to refuse.
    pub(super) fn choose(
        &self,
        assets: &str,
        protocol: &str,
        people: &[Link],
        refuse: &str,
    ) -> HttpResponse {
        let mut context = Context::new();
        context.insert("assets", assets);
        context.insert("protocol", protocol);
        context.insert("people", people);
        context.insert("refuse", refuse);
        self.render(StatusCode::OK, "choose.html", &context)
    }

    /// Why there is nobody to pick.
    pub(super) fn refused(&self, assets: &str, message: &str) -> HttpResponse {
        let mut context = Context::new();
        context.insert("assets", assets);
        context.insert("message", message);
        self.render(StatusCode::BAD_REQUEST, "refused.html", &context)
    }

    fn render(&self, status: StatusCode, name: &str, context: &Context) -> HttpResponse {
        let Ok(page) = self.0.render(name, context) else {
            return HttpResponse::InternalServerError().finish();
        };
        HttpResponse::build(status)
            .insert_header(ContentType::html())
            .insert_header((CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(page)
    }
}
