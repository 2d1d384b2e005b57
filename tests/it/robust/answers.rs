//! Answers to a login that is really in progress: whatever they hold, nobody is signed in by them.

use proptest::prelude::*;
use url::Url;

use super::{DOOR, bytes, percent_encoded};
use crate::support::door::Door;
use crate::support::knock::get;

/// A login in progress: its state, and the cookie that belongs to it.
fn begun(door: &Door) -> (String, String) {
    let start = get(door.address(), "/login/acme", &door.host, &[]);
    let location = Url::parse(start.header("location")).expect("a login leads to the provider");
    let mut parameters = location.query_pairs();
    let (_, state) = parameters
        .find(|(name, _)| name == "state")
        .expect("it has a state");
    let cookie = start.header("set-cookie").split(';').next();
    (state.into_owned(), cookie.unwrap_or_default().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_with_the_right_state_is_refused_unless_it_is_the_providers(
        names in prop::collection::vec(prop::sample::select(vec!["code", "error", "iss", "state", "error_description", "id_token", "access_token", "x"]), 0..6),
        values in prop::collection::vec(bytes(60), 6),
    ) {
        DOOR.with(|door| {
            let (state, cookie) = begun(door);
            let pairs: Vec<String> = names.iter().zip(&values).map(|(name, value)| format!("&{name}={}", percent_encoded(value))).collect();
            let target = format!("/callback/acme?state={state}{}", pairs.concat());

            let heard = get(door.address(), &target, &door.host, &[("Cookie", &cookie)]);

            prop_assert!([303, 400, 502].contains(&heard.status), "{}", heard.status);
            let session = format!("vestibule-{}=", door.address().port());
            let set = heard.headers.iter().filter(|(name, _)| name == "set-cookie");
            for (_, cookie) in set {
                prop_assert!(!cookie.starts_with(&session), "{cookie}");
            }
            Ok(())
        })?;
    }
}
