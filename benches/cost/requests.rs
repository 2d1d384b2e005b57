//! Requests: `/me` beside an empty handler, whole logins, and the memory they leave behind.

use std::thread;
use std::time::Duration;

use super::client::{Client, request};
use super::process::Running;
use super::redis::Redis;
use super::support::{parts, provider};
use super::{Amount, Figure, empty, folder, gateway, mebibytes, median, microseconds};

/// Connections that ask at once.
const CONNECTIONS: u32 = 8;
/// Requests of each connection in a round.
const REQUESTS: u32 = 500;
/// Rounds, each with every server.
const ROUNDS: usize = 25;
/// Logins in a round, of one browser or of several.
const LOGINS: u32 = 240;
const LOGIN_ROUNDS: usize = 9;

pub(crate) fn measure() -> Vec<Figure> {
    let issuer = provider::start();
    let place = folder();
    let sections = format!("{}{}", parts::one(&issuer), parts::five_presets());
    let gateway = gateway(&place, &sections);
    let idle = gateway.anonymous_memory();
    let one_by_one = logins(&gateway, 1);
    let at_once = logins(&gateway, CONNECTIONS);
    let session = Client::connect(gateway.address).sign_in();
    let mut figures = me(&gateway, &session);
    // As many at once as the requests of `/me`, which the target stands beside.
    figures
        .push(Figure::told("a whole login, eight at once", microseconds(at_once)).at_most(450.0));
    figures.push(Figure::told(
        "a whole login, one after the other",
        microseconds(one_by_one),
    ));
    figures.push(
        Figure::told(
            "idle memory after the start, six providers (RssAnon)",
            mebibytes(idle),
        )
        .at_most(16.0),
    );
    figures.push(
        Figure::told(
            "idle memory after all these requests (RssAnon)",
            mebibytes(gateway.anonymous_memory()),
        )
        .at_most(16.0),
    );
    figures
}

/// Processor time of a login: start and callback, token and userinfo, two commits. Browsers are new, connections are old, as behind a proxy.
fn logins(gateway: &Running, browsers: u32) -> Duration {
    let mut clients: Vec<Client> = (0..browsers)
        .map(|_| Client::connect(gateway.address))
        .collect();
    let mut round = || {
        let before = gateway.cpu();
        thread::scope(|scope| {
            for client in &mut clients {
                scope.spawn(|| (0..LOGINS / browsers).for_each(|_| drop(client.sign_in())));
            }
        });
        gateway.cpu().saturating_sub(before) / LOGINS
    };
    round();
    median((0..LOGIN_ROUNDS).map(|_| round()).collect())
}

/// `/me` and the empty handlers in turns, so that they share what the machine does beside them.
fn me(gateway: &Running, session: &str) -> Vec<Figure> {
    let empty = empty::start();
    let asked = request("/me", session);
    let mut me = Round::new(gateway, asked.clone());
    let mut guarded = Round::new(&empty, asked);
    let mut bare = Round::new(&empty, request("/bare", session));
    for round in [&mut me, &mut guarded, &mut bare] {
        round.cost();
    }
    let costs: Vec<[Duration; 3]> = (0..ROUNDS)
        .map(|_| [me.cost(), guarded.cost(), bare.cost()])
        .collect();
    let ratio = |[me, guarded, _]: &[Duration; 3]| me.as_secs_f64() / guarded.as_secs_f64();
    let of = |which: usize| microseconds(median(costs.iter().map(|cost| cost[which]).collect()));
    vec![
        Figure::told("an empty handler alone", of(2)),
        Figure::told("an empty handler below the guard", of(1)),
        Figure::told("GET /me", of(0)),
        Figure::told(
            "GET /me over an empty handler below the guard",
            Amount(median(costs.iter().map(ratio).collect()), "times"),
        )
        .at_most(2.0),
    ]
}

/// `/me` of a session that the gateway remembers, with the store in Redis and in memory.
pub(crate) fn with_redis() -> Vec<Figure> {
    let issuer = provider::start();
    let redis = Redis::start();
    let places = [folder(), folder()];
    let stores = [
        "store = \"memory\"\n".to_owned(),
        format!("store = \"redis\"\nredis_url = \"{}\"\n", redis.url()),
    ];
    let start = |which: usize| {
        gateway(
            &places[which],
            &(stores[which].clone() + &parts::one(&issuer)),
        )
    };
    let gateways = [start(0), start(1)];
    let mut rounds = gateways.each_ref().map(|gateway| {
        let session = Client::connect(gateway.address).sign_in();
        Round::new(gateway, request("/me", &session))
    });
    for round in &mut rounds {
        round.cost();
    }
    let costs: Vec<[Duration; 2]> = (0..ROUNDS)
        .map(|_| rounds.each_mut().map(Round::cost))
        .collect();
    let ratio = |[memory, redis]: &[Duration; 2]| redis.as_secs_f64() / memory.as_secs_f64();
    let of = |which: usize| microseconds(median(costs.iter().map(|cost| cost[which]).collect()));
    vec![
        Figure::told("GET /me with the memory store", of(0)),
        Figure::told("GET /me with Redis, warm", of(1)),
        Figure::told(
            "GET /me with Redis over the same with the memory store",
            Amount(median(costs.iter().map(ratio).collect()), "times"),
        )
        .at_most(1.3),
    ]
}

/// One request, asked many times over connections of its own.
struct Round<'a> {
    server: &'a Running,
    request: String,
    clients: Vec<Client>,
}

impl<'a> Round<'a> {
    fn new(server: &'a Running, request: String) -> Self {
        let clients = (0..CONNECTIONS).map(|_| Client::connect(server.address));
        Self {
            server,
            request,
            clients: clients.collect(),
        }
    }

    /// Processor time of the server for one request.
    fn cost(&mut self) -> Duration {
        let before = self.server.cpu();
        for _ in 0..REQUESTS {
            for client in &mut self.clients {
                client.send(&self.request);
            }
            for client in &mut self.clients {
                assert_eq!(client.receive().status, 200);
            }
        }
        self.server.cpu().saturating_sub(before) / REQUESTS / CONNECTIONS
    }
}
