//! Signing out at a fake provider: a place for browsers to go, and tokens that say that somebody left.

use serde_json::{Map, Value, json};

use super::FakeIdp;

/// The member of `events` that makes a token a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

impl FakeIdp {
    /// Its metadata names a place to sign out, `/end_session`.
    pub(crate) fn offers_exit(&self) {
        let address = format!("{}/end_session", self.base());
        self.patch("discovery", move |metadata| {
            metadata["end_session_endpoint"] = json!(address);
        });
    }

    /// A logout token that conforms but for these members; `null` leaves one out. It names nobody by itself.
    pub(crate) fn logout_token(&self, members: &Value) -> String {
        let now = self.shared.clock.now().seconds();
        let mut script = self.shared.script();
        script.issued += 1;
        let id = format!("{}-logout-{}", script.name, script.issued);
        let claims = json!({
            "iss": script.issuer,
            "aud": script.client.id(),
            "iat": now,
            "exp": now + 120,
            "jti": id,
            "events": {EVENT: {}},
        });
        let mut claims: Map<String, Value> = claims.as_object().cloned().unwrap_or_default();
        for (name, value) in members.as_object().expect("the members are an object") {
            if value.is_null() {
                claims.remove(name);
            } else {
                claims.insert(name.clone(), value.clone());
            }
        }
        script.sign(claims)
    }
}
