//! Signing out of the OpenID provider (RP-Initiated Logout 1.0): nobody is signed in for longer than a click, so it only sends the browser back.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

use super::parameters::Parameters;
use super::{CLIENT_ID, Demo};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    let answer = async |demo: web::Data<Demo>, request: HttpRequest| {
        demo.end_session(request.query_string())
    };
    config.service(web::resource("/end_session").route(web::get().to(answer)));
}

impl Demo {
    fn end_session(&self, query: &str) -> HttpResponse {
        let parameters = match Parameters::from_query(query) {
            Ok(parameters) => parameters,
            Err(twice) => return self.refuse_here(&twice.to_string()),
        };
        if parameters.get("client_id") != Some(CLIENT_ID) {
            return self.refuse_here(&format!("The client id must be \"{CLIENT_ID}\"."));
        }
        let expected = &self.after_sign_out;
        if parameters.get("post_logout_redirect_uri") != Some(expected) {
            let message = format!("The post-logout redirect URI must be \"{expected}\".");
            return self.refuse_here(&message);
        }
        let mut target = expected.clone();
        if let Some(state) = parameters.get("state") {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("state", state)
                .finish();
            target = format!("{target}?{query}");
        }
        HttpResponse::SeeOther()
            .insert_header((LOCATION, target))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .finish()
    }
}
