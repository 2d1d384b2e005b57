//! Refresh tokens of a fake provider: families that rotate and are revoked on reuse, or one token that stays.

use serde_json::{Map, Value, json};
use vestibule::clock::Timestamp;

use super::FakeIdp;
use super::protocol::refusal;
use super::received::Received;
use super::reply::{Gate, Reply};
use super::script::{Issued, Script};

/// Whether refresh tokens are given, and for how long each is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RefreshRule {
    None,
    /// The same one for ever.
    Lasting,
    /// Each works once and gives the next. Using an old one ends the whole family (RFC 9700, section 4.14.2).
    Rotating,
}

/// All refresh tokens that came of one login.
#[derive(Clone, Debug)]
pub(super) struct Family {
    issued: Issued,
    /// Every token it had, the good one last.
    tokens: Vec<String>,
    access_tokens: Vec<String>,
    person: Map<String, Value>,
    is_alive: bool,
}

impl FakeIdp {
    /// Gives refresh tokens that work once each; whoever uses one again loses the family.
    pub(crate) fn rotates(&self) {
        self.shared.script().refresh = RefreshRule::Rotating;
    }

    /// Gives refresh tokens that last, and are not given again by a refresh.
    pub(crate) fn refreshes(&self) {
        self.shared.script().refresh = RefreshRule::Lasting;
    }

    /// The next refreshes rotate at once, but their answers are held back until the gate is opened.
    pub(crate) fn rotates_then_waits(&self) -> Gate {
        let gate = Gate::closed();
        self.shared.script().after_refresh = Some(gate.clone());
        gate
    }

    /// Every account is closed: no refresh token works any more.
    pub(crate) fn close_accounts(&self) {
        for family in &mut self.shared.script().families {
            family.is_alive = false;
        }
    }

    /// How many families of refresh tokens are still good for something.
    pub(crate) fn families_alive(&self) -> usize {
        let script = self.shared.script();
        script
            .families
            .iter()
            .filter(|family| family.is_alive)
            .count()
    }

    /// Which login an access token came of, in their order.
    pub(crate) fn family_of(&self, access_token: &str) -> Option<usize> {
        let script = self.shared.script();
        let holds = |family: &Family| {
            family
                .access_tokens
                .iter()
                .any(|token| token == access_token)
        };
        script.families.iter().position(holds)
    }

    /// Every token that it ever gave.
    pub(crate) fn tokens_given(&self) -> Vec<String> {
        let script = self.shared.script();
        let refresh = script.families.iter().flat_map(|family| &family.tokens);
        refresh.chain(&script.access_tokens).cloned().collect()
    }

    /// Its metadata names a place to revoke tokens, `/revoke`.
    pub(crate) fn revokes(&self) {
        let address = format!("{}/revoke", self.base());
        self.patch("discovery", move |metadata| {
            metadata["revocation_endpoint"] = json!(address);
        });
        self.reply("/revoke", Reply::status(200));
    }

    /// How many refreshes were asked for.
    pub(crate) fn refresh_requests(&self) -> Vec<Received> {
        let all = self.received_at("token").into_iter();
        all.filter(|request| request.param("grant_type").as_deref() == Some("refresh_token"))
            .collect()
    }
}

fn text(answer: &Value, name: &str) -> Option<String> {
    answer[name].as_str().map(str::to_owned)
}

impl Script {
    /// A refresh token for a new login, where there is one to be.
    pub(super) fn begin_family(&mut self, issued: &Issued, answer: &mut Value) {
        if self.refresh == RefreshRule::None {
            return;
        }
        let token = self.new_refresh_token();
        answer["refresh_token"] = json!(token);
        self.families.push(Family {
            issued: issued.clone(),
            tokens: vec![token],
            access_tokens: text(answer, "access_token").into_iter().collect(),
            person: self.person.clone(),
            is_alive: true,
        });
    }

    /// The refresh grant (RFC 6749, section 6).
    pub(super) fn refresh(&mut self, request: &Received, now: Timestamp) -> Result<Value, Reply> {
        let token = request
            .param(self.name_of("refresh_token"))
            .ok_or_else(|| refusal(400, "invalid_request"))?;
        let rotates = self.refresh == RefreshRule::Rotating;
        let over = || refusal(400, "invalid_grant");
        let next = self.new_refresh_token();
        let holds = |family: &&mut Family| family.tokens.contains(&token);
        let family = self.families.iter_mut().find(holds).ok_or_else(over)?;
        if family.tokens.last() != Some(&token) {
            family.is_alive = false;
        }
        if !family.is_alive {
            return Err(over());
        }
        if rotates {
            family.tokens.push(next.clone());
        }
        let issued = Issued {
            nonce: None,
            ..family.issued.clone()
        };
        // The person of then, whoever signs in now.
        let person = family.person.clone();
        let present = std::mem::replace(&mut self.person, person);
        let mut answer = self.tokens(&issued, now);
        self.person = present;
        if let Some(family) = self
            .families
            .iter_mut()
            .find(|family| family.tokens.contains(&token))
        {
            family.access_tokens.extend(text(&answer, "access_token"));
        }
        if rotates {
            answer["refresh_token"] = json!(next);
        }
        Ok(answer)
    }

    fn new_refresh_token(&mut self) -> String {
        self.issued += 1;
        format!("{}-refresh-token-{}", self.name, self.issued)
    }
}
