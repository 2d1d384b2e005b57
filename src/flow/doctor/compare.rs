//! What a provider says of itself beside what the configuration says of it.

use serde_json::Value;

use super::Examination;
use crate::clock::Timestamp;
use crate::flow::keys::{self, KeySet};
use crate::provider::{ClientAuth, Oidc, Pkce, Provider, ResponseMode};

/// How far the provider's clock may be from ours, in seconds.
const SKEW: i64 = 60;

impl Examination {
    /// A clock that is wrong makes every token too old or too new.
    pub(super) fn compare_clocks(&mut self, response: &oauth2::HttpResponse, now: Timestamp) {
        let date = response
            .headers()
            .get(http::header::DATE)
            .and_then(|date| date.to_str().ok());
        let Some(theirs) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
            return;
        };
        let Ok(theirs) = theirs.duration_since(std::time::UNIX_EPOCH) else {
            return;
        };
        let ahead = i64::try_from(theirs.as_secs())
            .unwrap_or(i64::MAX)
            .saturating_sub(now.seconds());
        if ahead.abs() > SKEW {
            let message = format!(
                "the provider's clock is {ahead} seconds ahead of ours; tokens may be refused for their time"
            );
            self.warning(
                "issuer",
                &message,
                Some("set the clock of this machine by NTP".to_owned()),
            );
        }
    }

    pub(super) fn compare_metadata(&mut self, provider: &Provider, oidc: &Oidc, document: &Value) {
        let listed = |name: &str| strings(document, name);
        self.compare_pkce(provider, listed("code_challenge_methods_supported"));
        self.compare_algorithms(oidc, listed("id_token_signing_alg_values_supported"));
        self.compare_scopes(provider, listed("scopes_supported"));
        if let Some(modes) = listed("response_modes_supported")
            && provider.response_mode() == ResponseMode::FormPost
            && !modes.contains(&"form_post")
        {
            self.warning(
                "response_mode",
                "the provider does not list form_post",
                Some("response_mode = \"query\"".to_owned()),
            );
        }
        self.compare_client_auth(provider, listed("token_endpoint_auth_methods_supported"));
        let wants_userinfo = provider.userinfo().iter().any(|call| call.url.is_none());
        if wants_userinfo
            && document.get("userinfo_endpoint").is_none()
            && oidc.endpoints.userinfo.is_none()
        {
            self.warning(
                "userinfo",
                "the metadata has no userinfo endpoint; the profile comes from the ID token alone",
                Some("userinfo = []".to_owned()),
            );
        }
        for (name, note) in [
            ("end_session_endpoint", "offers sign-out"),
            ("revocation_endpoint", "offers revocation"),
        ] {
            if document.get(name).is_some() {
                self.notes.push(note.to_owned());
            }
        }
    }

    fn compare_pkce(&mut self, provider: &Provider, methods: Option<Vec<&str>>) {
        let Some(methods) = methods else { return };
        match (provider.pkce(), methods.contains(&"S256")) {
            (Pkce::S256, false) => self.warning(
                "pkce",
                "the provider does not list S256; it may ignore or refuse it",
                Some("pkce = \"none\" if logins fail".to_owned()),
            ),
            (Pkce::None, true) => self.warning(
                "pkce",
                "is off although the provider supports it",
                Some("pkce = \"s256\"".to_owned()),
            ),
            _ => {}
        }
    }

    fn compare_algorithms(&mut self, oidc: &Oidc, listed: Option<Vec<&str>>) {
        let Some(listed) = listed else { return };
        let accepted = |name: &&str| oidc.algorithms.iter().any(|own| own == name);
        if listed.iter().any(accepted) {
            return;
        }
        let list = quoted(listed.into_iter().filter(|name| *name != "none"));
        self.error(
            "id_token.algorithms",
            "the provider signs ID tokens with none of the accepted algorithms",
            Some(format!("id_token.algorithms = [{list}]")),
        );
    }

    fn compare_scopes(&mut self, provider: &Provider, known: Option<Vec<&str>>) {
        let Some(known) = known else { return };
        let scopes = provider.scopes().iter().map(String::as_str);
        let (kept, unknown): (Vec<&str>, Vec<&str>) =
            scopes.partition(|scope| known.contains(scope));
        if !unknown.is_empty() {
            let message = format!("the provider does not list {}", unknown.join(", "));
            let hint = format!("scopes = [{}] if logins fail", quoted(kept));
            self.warning("scopes", &message, Some(hint));
        }
    }

    fn compare_client_auth(&mut self, provider: &Provider, methods: Option<Vec<&str>>) {
        let Some(methods) = methods else { return };
        let own = match provider.client_auth() {
            ClientAuth::None => "none",
            ClientAuth::Basic(_) | ClientAuth::BasicRaw(_) => "client_secret_basic",
            ClientAuth::SignedJwt(_) => "private_key_jwt",
            ClientAuth::Auto(_) if methods.contains(&"client_secret_basic") => {
                "client_secret_basic"
            }
            ClientAuth::Post(_) | ClientAuth::Auto(_) => "client_secret_post",
        };
        if methods.contains(&own) {
            return;
        }
        let better = [
            ("client_secret_basic", "basic"),
            ("client_secret_post", "post"),
            ("private_key_jwt", "signed_jwt"),
        ];
        let better = better.iter().find(|(name, _)| methods.contains(name));
        let hint = better.map(|(_, name)| format!("client_auth.method = \"{name}\""));
        self.warning(
            "client_auth.method",
            &format!("the provider does not list {own}"),
            hint,
        );
    }

    pub(super) fn compare_keys(&mut self, oidc: &Oidc, keys: &KeySet) {
        let usable = keys
            .keys()
            .iter()
            .filter(|key| {
                oidc.algorithms
                    .iter()
                    .filter_map(|name| keys::algorithm(name))
                    .any(|algorithm| key.fits(&algorithm))
            })
            .count();
        if usable == 0 && !oidc.algorithms.iter().any(|name| name == "HS256") {
            self.error(
                "id_token.algorithms",
                "no key of the provider fits the accepted algorithms",
                None,
            );
        } else {
            self.notes.push(format!("{usable} usable keys"));
        }
    }
}

fn strings<'a>(document: &'a Value, name: &str) -> Option<Vec<&'a str>> {
    Some(
        document
            .get(name)?
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect(),
    )
}

/// The items of a TOML array.
fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names = names.into_iter().map(|name| format!("{name:?}"));
    names.collect::<Vec<_>>().join(", ")
}
