//! Risks: how a Redis is set up to lose sessions, as far as it tells.

use std::collections::HashMap;

use redis::{Value, from_redis_value};

use super::Redis;

/// A setting of a Redis by which sessions are lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreRisk {
    /// It ends, and nothing is left.
    #[error("this Redis writes nothing to a disk: when it stops, every session is over")]
    KeepsNothing,
    /// It makes room by removing what is still needed.
    #[error("this Redis throws sessions out when its memory is full (maxmemory-policy {0})")]
    Evicts(String),
}

impl Redis {
    /// Those of any of the servers. A user without the right to ask, or a Redis that tells nobody, is told of none.
    pub(in crate::session) async fn risks(&self) -> Vec<StoreRisk> {
        let mut save = redis::cmd("CONFIG");
        save.arg("GET").arg("save");
        let snapshots = self.link.ask_all(&save).await.unwrap_or_default();
        let snapshots: HashMap<String, Value> = snapshots.into_iter().collect();
        let servers = self.link.ask_all(&redis::cmd("INFO")).await;
        let mut risks = Vec::new();
        for (server, info) in servers.unwrap_or_default() {
            let info: String = from_redis_value(info).unwrap_or_default();
            let found = [keeps_nothing(&info, snapshots.get(&server)), evicts(&info)];
            for risk in found.into_iter().flatten() {
                if !risks.contains(&risk) {
                    risks.push(risk);
                }
            }
        }
        risks
    }
}

/// `snapshots` is what it says of the setting `save`.
fn keeps_nothing(info: &str, snapshots: Option<&Value>) -> Option<StoreRisk> {
    let snapshots: HashMap<String, String> = from_redis_value(snapshots?.clone()).ok()?;
    let keeps = field(info, "aof_enabled")? != "0" || !snapshots.get("save")?.is_empty();
    (!keeps).then_some(StoreRisk::KeepsNothing)
}

fn evicts(info: &str) -> Option<StoreRisk> {
    let policy = field(info, "maxmemory_policy")?;
    let is_limited = field(info, "maxmemory")? != "0";
    (is_limited && policy != "noeviction").then(|| StoreRisk::Evicts(policy.to_owned()))
}

/// The value of a line `name:value`.
fn field<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    let lines = info.lines().filter_map(|line| line.split_once(':'));
    let mut values = lines.filter_map(|(known, value)| (known == name).then_some(value.trim()));
    values.next()
}
