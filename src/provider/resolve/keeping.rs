//! What is kept of the tokens: whether, how often the provider vouches anew, how they are refreshed.

use std::time::Duration;

use super::complaints::Complaints;
use super::params::Params;
use crate::problem::Complaint;
use crate::provider::Keeping;
use crate::provider::definition::ProviderDefinition;

/// More often nobody needs to be asked.
const SHORTEST: Duration = Duration::from_mins(1);
/// Sessions do not live longer.
const LONGEST: Duration = Duration::from_hours(400 * 24);

/// How tokens are kept, if they are.
pub(super) fn resolve(
    definition: &ProviderDefinition,
    params: &Params,
    complaints: &mut Complaints,
) -> Option<Keeping> {
    let refresh = &definition.refresh;
    complaints.own_parameters("refresh.authorize", refresh.authorize.keys());
    let given = refresh
        .authorize
        .iter()
        .filter(|(_, text)| !text.is_empty());
    let authorize = complaints.templates("refresh.authorize", given, &["param", "client"]);
    let roots = ["param", "client"];
    let request = complaints.templates("refresh.params", &refresh.params, &roots);
    let url = refresh.url.as_ref().and_then(|written| {
        let filled = params.fill("refresh.url", written, complaints);
        complaints.url("refresh.url", &filled)
    });
    let revalidate = revalidate(definition.revalidate.as_deref(), complaints);
    if definition.tokens != Some(true) {
        idle(definition, complaints);
        return None;
    }
    Some(Keeping {
        revalidate,
        on_failure: definition.on_refresh_failure.unwrap_or_default(),
        authorize,
        url,
        method: refresh.method,
        params: request,
        ended: refresh.ended.clone().unwrap_or_default(),
    })
}

/// Keys that do nothing where no tokens are kept.
fn idle(definition: &ProviderDefinition, complaints: &mut Complaints) {
    let written = [
        ("revalidate", definition.revalidate.is_some()),
        (
            "on_refresh_failure",
            definition.on_refresh_failure.is_some(),
        ),
    ];
    for (key, _) in written.into_iter().filter(|(_, is_written)| *is_written) {
        complaints.push(
            Complaint::error(key, "does nothing where no tokens are kept")
                .hint("write tokens = true beside it, or remove it"),
        );
    }
}

fn revalidate(written: Option<&str>, complaints: &mut Complaints) -> Option<Duration> {
    match humantime::parse_duration(written?) {
        Ok(every) if (SHORTEST..=LONGEST).contains(&every) => Some(every),
        Ok(_) => {
            complaints.error("revalidate", "must be at least 1m and at most 400d");
            None
        }
        Err(_) => {
            complaints.push(
                Complaint::error("revalidate", "is not a duration").hint("write it as \"15m\""),
            );
            None
        }
    }
}
