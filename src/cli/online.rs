//! The online part of `check`: every provider and the session store are asked.

use std::path::Path;

use crate::clock::Clock;
use crate::config::{Config, RedisConfig, StoreConfig};
use crate::flow::{Flow, Wire};
use crate::problem::{Complaint, Problem};
use crate::server;
use crate::session::{Sessions, SessionsFault, StoreRisk, StoreUnavailable};

/// What asking found.
pub(super) struct Found {
    pub(super) problems: Vec<Problem>,
    /// One line for each provider that answered.
    pub(super) notes: Vec<String>,
}

/// Asks every provider, one after the other, and the store.
pub(super) fn examine(config: &Config) -> Found {
    let mut found = Found {
        problems: Vec::new(),
        notes: Vec::new(),
    };
    examine_store(config, &mut found);
    let wire = Wire::new(server::wire_settings(&config.outbound, None));
    let clock = Clock::system();
    let flow = Flow::new(&config.providers, wire, clock.clone());
    actix_web::rt::System::new().block_on(async {
        for provider in config.providers.iter() {
            let id = provider.id().as_str();
            // The demonstration lives in the gateway, which may not be running.
            if config
                .bases
                .get(id)
                .is_some_and(|base| base.starts_with("demo"))
            {
                continue;
            }
            let examination = flow.examine(provider, clock.now()).await;
            for complaint in examination.complaints {
                let complaint = complaint.below(["providers", id]);
                found.problems.push(config.places.problem(complaint));
            }
            if !examination.notes.is_empty() {
                found
                    .notes
                    .push(format!("{id}: {}", examination.notes.join(", ")));
            }
        }
    });
    found
}

/// What is not there yet is made at the first start, not here.
fn examine_store(config: &Config, found: &mut Found) {
    match &config.session.store {
        StoreConfig::Embedded { path } => examine_database(config, path, found),
        StoreConfig::Redis(redis) => examine_redis(config, redis, found),
        StoreConfig::Memory => {}
    }
}

fn examine_redis(config: &Config, redis: &RedisConfig, found: &mut Found) {
    let settings = server::session_settings(&config.session, &config.public_url);
    let looked = Sessions::open(settings, Clock::system())
        .map_err(|fault| fault.to_string())
        .and_then(|sessions| {
            let looked = actix_web::rt::System::new().block_on(async {
                let has_sessions = sessions.look_at_store().await?;
                Ok((has_sessions, sessions.store_risks().await))
            });
            looked.map_err(|fault: StoreUnavailable| fault.to_string())
        });
    match looked {
        Ok((has_sessions, risks)) => {
            let state = if has_sessions {
                "opens"
            } else {
                "is there and empty"
            };
            let note = format!("session store: {state}, {}", redis.url);
            found.notes.push(note);
            for risk in risks {
                let complaint = Complaint::warning("session.redis_url", risk.to_string());
                let complaint = complaint.hint(match risk {
                    StoreRisk::KeepsNothing => "set appendonly yes there",
                    StoreRisk::Evicts(_) => "set maxmemory-policy noeviction there",
                });
                found.problems.push(config.places.problem(complaint));
            }
        }
        Err(fault) => {
            let complaint = Complaint::error("session.redis_url", fault);
            found.problems.push(config.places.problem(complaint));
        }
    }
}

fn examine_database(config: &Config, path: &Path, found: &mut Found) {
    if !path.exists() {
        let note = "session store: is made at the first start".to_owned();
        found.notes.push(note);
        return;
    }
    if config.session.secrets.is_empty() {
        return;
    }
    let settings = server::session_settings(&config.session, &config.public_url);
    match Sessions::open(settings, Clock::system()) {
        Ok(_) => found.notes.push("session store: opens".to_owned()),
        Err(SessionsFault::InUse { .. }) => {
            found
                .notes
                .push("session store: in use by a running gateway".to_owned());
        }
        Err(fault) => {
            let complaint = Complaint::error("session.path", fault.to_string());
            found.problems.push(config.places.problem(complaint));
        }
    }
}
