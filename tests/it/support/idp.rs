//! `FakeIdp`: a provider on loopback that conforms until it is told otherwise, and remembers every byte it received.

mod authorization;
mod logout;
mod protocol;
mod raw;
mod received;
mod refresh;
mod reply;
mod script;
mod server;
mod tls;

use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use serde_json::Value;
use vestibule::clock::Clock;

pub(crate) use authorization::Answer;
pub(crate) use raw::RawServer;
pub(crate) use received::{ClientProof, Received};
pub(crate) use reply::{Gate, Reply};

use super::keys::Signer;
use super::redis::until;
use script::{Change, ClientRule, IdTokenRule};
use server::Shared;
use tls::Validity;

/// A provider to be told what to do. Its endpoints are `discovery`, `jwks`, `token`, `userinfo`, `authorize`,
/// or any path: `/api/user`.
///
/// Its client is `client` without a secret until [`FakeIdp::client`] says otherwise. Several run side by side; give them
/// different names, or their codes and tokens look alike.
pub(crate) struct FakeIdp {
    shared: Arc<Shared>,
    handle: ServerHandle,
}

impl FakeIdp {
    /// Called `fake`, by the system's clock.
    pub(crate) fn start() -> Self {
        Self::start_with("fake", Clock::system())
    }

    /// With a name that its codes and tokens begin with, and a clock that its tokens are dated by.
    pub(crate) fn start_with(name: &str, clock: Clock) -> Self {
        let (shared, handle) = server::start(name, clock, None);
        Self { shared, handle }
    }

    /// The same over TLS at `https://127.0.0.1:PORT` and, behind a proxy, `https://provider.example`; and the PEM of the authority
    /// that vouches for it, made for it alone.
    pub(crate) fn start_tls(name: &str, clock: Clock) -> (Self, String) {
        Self::start_tls_valid(name, clock, Validity::Now)
    }

    /// The same with a certificate that ended years ago.
    pub(crate) fn start_expired_tls(name: &str, clock: Clock) -> (Self, String) {
        Self::start_tls_valid(name, clock, Validity::Past)
    }

    fn start_tls_valid(name: &str, clock: Clock, validity: Validity) -> (Self, String) {
        let (authority, config) = tls::authority_and_server(validity);
        let (shared, handle) = server::start(name, clock, Some(config));
        (Self { shared, handle }, authority)
    }

    /// Ends it, and waits until nobody listens at its address.
    pub(crate) fn stop(self) {
        let address = self.shared.base.split("://").nth(1).unwrap_or_default();
        let address: SocketAddr = address.parse().expect("a fake has an address");
        drop(self);
        until("it still listens", || TcpStream::connect(address).is_err());
    }

    /// `http://127.0.0.1:PORT` or its TLS form, which is also the issuer.
    pub(crate) fn base(&self) -> &str {
        &self.shared.base
    }

    /// The address of an endpoint.
    pub(crate) fn url(&self, endpoint: &str) -> String {
        let path = self.shared.script().path_of(endpoint);
        format!("{}{path}", self.shared.base)
    }
}

/// Who it knows.
impl FakeIdp {
    /// The client that may redeem codes; with a secret, by Basic or in the body.
    pub(crate) fn client(&self, id: &str, secret: Option<&str>) {
        self.shared.script().client = ClientRule::Registered {
            id: id.to_owned(),
            secret: secret.map(str::to_owned),
        };
    }

    /// Codes are redeemed by anybody: for clients whose proof the test reads from [`FakeIdp::received_at`].
    pub(crate) fn any_client(&self, id: &str) {
        self.shared.script().client = ClientRule::Any { id: id.to_owned() };
    }

    /// The person who agrees: claims of the ID token and of userinfo.
    pub(crate) fn person(&self, claims: &Value) {
        let claims = claims.as_object().expect("a person is an object");
        self.shared.script().person.clone_from(claims);
    }
}

/// What it says in tokens.
impl FakeIdp {
    /// The `iss` of metadata, tokens and answers.
    pub(crate) fn issuer(&self, issuer: &str) {
        issuer.clone_into(&mut self.shared.script().issuer);
    }

    /// The key set, all of it: keys, or anything else.
    pub(crate) fn publish(&self, keys: Vec<Value>) {
        self.shared.script().published = keys;
    }

    pub(crate) fn sign_with(&self, signer: Signer) {
        self.shared.script().signer = signer;
    }

    pub(crate) fn set_claim(&self, name: &str, value: Value) {
        let change = Change::Set(name.to_owned(), value);
        self.shared.script().claim_changes.push(change);
    }

    pub(crate) fn omit_claim(&self, name: &str) {
        let change = Change::Remove(name.to_owned());
        self.shared.script().claim_changes.push(change);
    }

    pub(crate) fn set_header(&self, name: &str, value: Value) {
        let change = Change::Set(name.to_owned(), value);
        self.shared.script().header_changes.push(change);
    }

    pub(crate) fn omit_header(&self, name: &str) {
        let change = Change::Remove(name.to_owned());
        self.shared.script().header_changes.push(change);
    }

    /// Changes the finished text of every token it signs.
    pub(crate) fn tamper(&self, change: impl Fn(String) -> String + Send + Sync + 'static) {
        self.shared.script().tamper = Some(Arc::new(change));
    }

    /// Turns a bit of every signature.
    pub(crate) fn break_signatures(&self) {
        self.tamper(|token| {
            let (signed, signature) = token.rsplit_once('.').expect("a token has three parts");
            let mut bytes = super::keys::decode(signature);
            bytes[0] ^= 1;
            format!("{signed}.{}", super::keys::encode(&bytes))
        });
    }

    /// An ID token also where the scope `openid` was not asked for.
    pub(crate) fn always_id_token(&self) {
        self.shared.script().id_token = IdTokenRule::Always;
    }

    /// Userinfo as a JWT (OpenID Connect Core 1.0, section 5.3.2), signed like ID tokens.
    pub(crate) fn sign_userinfo(&self) {
        self.shared.script().userinfo_is_signed = true;
    }
}

/// What its endpoints do instead of their duty.
impl FakeIdp {
    /// Changes an endpoint's document before it is sent; several changes follow each other.
    pub(crate) fn patch(
        &self,
        endpoint: &str,
        change: impl Fn(&mut Value) + Send + Sync + 'static,
    ) {
        let mut script = self.shared.script();
        script.endpoint(endpoint).patches.push(Arc::new(change));
    }

    /// Sends an endpoint's document in another form than JSON with status 200.
    pub(crate) fn shape(
        &self,
        endpoint: &str,
        shape: impl Fn(Value) -> Reply + Send + Sync + 'static,
    ) {
        self.shared.script().endpoint(endpoint).shape = Some(Arc::new(shape));
    }

    /// Answers every request to an endpoint with this.
    pub(crate) fn reply(&self, endpoint: &str, reply: Reply) {
        self.shared.script().endpoint(endpoint).always = Some(reply);
    }

    /// Answers the next request with this; several form a queue.
    pub(crate) fn reply_once(&self, endpoint: &str, reply: Reply) {
        let mut script = self.shared.script();
        script.endpoint(endpoint).once.push_back(reply);
    }

    /// Holds an endpoint's answers back until the gate is opened. What is answered is decided when they go out.
    pub(crate) fn hold(&self, endpoint: &str) -> Gate {
        let gate = Gate::closed();
        self.shared.script().endpoint(endpoint).gate = Some(gate.clone());
        gate
    }

    /// An endpoint does its duty again.
    pub(crate) fn heal(&self, endpoint: &str) {
        *self.shared.script().endpoint(endpoint) = script::EndpointScript::default();
    }

    /// A recorded document at any path.
    pub(crate) fn serve(&self, path: &str, document: &Value) {
        self.reply(path, Reply::json(document));
    }

    /// Recorded members of token answers. `id_token` is made anew where there is one, `access_token` where there is none.
    pub(crate) fn serve_tokens(&self, recorded: &Value) {
        if recorded.get("id_token").is_some() {
            self.always_id_token();
        }
        self.shared.script().token_answer = recorded.clone();
    }

    /// As new: it conforms in everything and remembers nothing.
    pub(crate) fn start_over(&self) {
        self.shared.start_over();
    }

    /// Moves a named endpoint to another path.
    pub(crate) fn route(&self, endpoint: &'static str, path: &str) {
        self.shared.script().paths.insert(endpoint, path.to_owned());
    }

    /// Expects a parameter under another name than the standard one.
    pub(crate) fn rename(&self, standard: &str, instead: &str) {
        let mut script = self.shared.script();
        script
            .renames
            .insert(standard.to_owned(), instead.to_owned());
    }
}

/// What happened.
impl FakeIdp {
    /// The person agrees to the authorization request at this address; the answer has a code, the state, and `iss`.
    pub(crate) fn authorize(&self, url: &str) -> Answer {
        self.shared.script().authorize(url)
    }

    /// How many requests came to an endpoint.
    pub(crate) fn hits(&self, endpoint: &str) -> usize {
        self.received_at(endpoint).len()
    }

    /// Every request, in the order of arrival.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.shared.script().received.clone()
    }

    /// Every request to one endpoint.
    pub(crate) fn received_at(&self, endpoint: &str) -> Vec<Received> {
        let script = self.shared.script();
        let path = script.path_of(endpoint);
        let requests = script.received.iter();
        requests
            .filter(|request| request.path == path)
            .cloned()
            .collect()
    }

    /// Forgets what was received, to count anew.
    pub(crate) fn forget_requests(&self) {
        self.shared.script().received.clear();
    }
}

impl Drop for FakeIdp {
    fn drop(&mut self) {
        // The order to stop is given here; nobody needs to see it done.
        drop(self.handle.stop(false));
    }
}
