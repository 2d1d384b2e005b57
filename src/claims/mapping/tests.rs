//! What expressions may say, and what they can never say.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Groups, Incomplete, Mapping, MappingFault};
use crate::claims::{Claims, Evidence, Profile};

fn standard() -> Mapping {
    Mapping::compile(|member| match member {
        "sub" => Some("claims.sub"),
        "name" => Some("callback.name || claims.name"),
        "email" => Some("callback.email || claims.email"),
        "email_verified" => Some("callback.email_verified || claims.email_verified"),
        "picture" => Some("claims.picture"),
        "groups" => Some("claims.groups"),
        _ => None,
    })
    .unwrap()
}

fn apply(id_token: Value, callback: Value) -> Result<Profile, Incomplete> {
    let object = |value: Value| value.as_object().cloned().unwrap_or_default();
    let evidence = Evidence {
        id_token: Some(object(id_token)),
        callback: object(callback),
        ..Evidence::default()
    };
    Ok(standard()
        .apply(&Claims::gather(&evidence).unwrap(), Groups::Read)?
        .profile)
}

#[test]
fn what_the_browser_brought_can_name_but_not_identify() {
    let profile = apply(
        json!({"sub": "1", "email": "a@example.com"}),
        json!({"name": "Ada", "email": "evil@example.com", "email_verified": true, "sub": "2"}),
    )
    .unwrap();

    assert_eq!(profile.name.as_deref(), Some("Ada"));
    assert_eq!(profile.email.as_deref(), Some("a@example.com"));
    assert_eq!(profile.email_verified, None);
    assert_eq!(profile.sub.as_str(), "1");
}

#[test]
fn only_json_true_beside_an_address_is_verified() {
    for (said, expected) in [
        (json!(true), Some(true)),
        (json!(false), Some(false)),
        (json!("true"), None),
        (json!(1), None),
    ] {
        let profile = apply(
            json!({"sub": "1", "email": "a@example.com", "email_verified": said}),
            json!({}),
        )
        .unwrap();
        assert_eq!(profile.email_verified, expected);
    }
    assert_eq!(
        apply(json!({"sub": "1", "email_verified": true}), json!({}))
            .unwrap()
            .email_verified,
        None
    );
}

#[test]
fn a_constant_true_is_no_proof_of_an_address() {
    let faults = Mapping::compile(|member| match member {
        "sub" => Some("claims.sub"),
        "email_verified" => Some("`true`"),
        _ => None,
    })
    .unwrap_err();

    assert_eq!(faults[0].member, "email_verified");
}

fn faults_of(sub: &str, email: &str, verified: &str) -> Vec<MappingFault> {
    let compiled = Mapping::compile(|member| match member {
        "sub" => Some(sub),
        "email" => Some(email),
        "email_verified" => Some(verified),
        _ => None,
    });
    compiled.err().unwrap_or_default()
}

#[test]
fn what_identifies_is_not_the_same_for_everybody() {
    for constant in [
        "'user.id'",
        "'x'",
        "`1`",
        "`1.5`",
        "`true`",
        "user.id || 'nobody'",
        "user.id || `0`",
        "join('-', ['x', to_string(user.id)])",
        "to_string(length(keys(user)))",
    ] {
        let faults = faults_of(constant, "user.email", "user.confirmed");
        assert_eq!(
            faults.iter().map(|fault| fault.member).collect::<Vec<_>>(),
            ["sub"],
            "{constant}"
        );
    }
    for told in [
        "user.id",
        "to_string(user.id)",
        "user.id || claims.sub",
        "join('-', [user.realm, user.id])",
        "\"user.id\"",
    ] {
        assert_eq!(
            faults_of(told, "user.email", "user.confirmed"),
            [],
            "{told}"
        );
    }
    assert_eq!(
        faults_of("'user.id'", "", "")[0].hint.as_deref(),
        Some("without the inner quotes: `user.id`")
    );
}

#[test]
fn an_address_does_not_vouch_for_itself() {
    let email = "(user.emails[?primary].address | [0]) || claims.email";
    for itself in [
        "claims.email != null",
        "claims.email && `true`",
        "contains(claims.email, '@')",
        "length(claims.email) > `3`",
        "!(!(claims.email))",
        "user.emails[?primary] && `true`",
        "claims.email && !(claims.email_verified)",
    ] {
        let faults = faults_of("claims.sub", email, itself);
        assert_eq!(
            faults.iter().map(|fault| fault.member).collect::<Vec<_>>(),
            ["email_verified"],
            "{itself}"
        );
    }
    for word in [
        "claims.email_verified",
        "claims.confirmed_at && `true`",
        "user.emails[?primary].verified | [0]",
        "claims.email && `false`",
        "claims.email_verified == 'true'",
    ] {
        assert_eq!(faults_of("claims.sub", email, word), [], "{word}");
    }
}

#[test]
fn numbers_become_subjects_and_nothing_does_not() {
    assert_eq!(
        apply(json!({"sub": 18_446_744_073_709_551_615_u64}), json!({}))
            .unwrap()
            .sub
            .as_str(),
        "18446744073709551615"
    );
    for nobody in [
        json!(null),
        json!(""),
        json!("null"),
        json!(1.5),
        json!({}),
        json!(true),
        json!("a\nb"),
        json!("x".repeat(256)),
    ] {
        assert_eq!(
            apply(json!({"sub": nobody}), json!({})).unwrap_err(),
            Incomplete { field: "sub" }
        );
    }
}

#[test]
fn groups_that_cannot_be_read_are_not_no_groups() {
    let read = |groups: Value| {
        apply(json!({"sub": "1", "groups": groups}), json!({}))
            .unwrap()
            .groups
    };

    assert_eq!(
        read(json!(["a", "b c"])),
        Some(vec!["a".to_owned(), "b c".to_owned()])
    );
    assert_eq!(
        read(json!("a, b")),
        Some(vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(read(json!(null)), Some(vec![]));
    assert_eq!(read(json!({"src": 1})), None);
    assert_eq!(read(json!([["x"]])), None);
}

#[test]
fn a_userinfo_document_about_somebody_else_is_refused() {
    let evidence = |sub: Value| Evidence {
        id_token: json!({"sub": "1"}).as_object().cloned(),
        userinfo: json!({"sub": sub, "name": "X"}).as_object().cloned(),
        ..Evidence::default()
    };

    assert!(Claims::gather(&evidence(json!("1"))).is_ok());
    for other in [json!("2"), json!(null), json!(1)] {
        assert!(Claims::gather(&evidence(other)).is_err());
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(".*", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_claims_break_the_rules_of_a_profile(
        sub in any_json(), name in any_json(), email in any_json(), verified in any_json(), picture in any_json(), groups in any_json(),
    ) {
        let claims = json!({"sub": sub, "name": name, "email": email, "email_verified": verified, "picture": picture, "groups": groups});
        if let Ok(profile) = apply(claims, json!({})) {
            prop_assert!(!profile.sub.as_str().is_empty() && profile.sub.as_str().chars().count() <= 255);
            prop_assert!(profile.email_verified != Some(true) || profile.email.is_some() && verified == json!(true));
            prop_assert!(profile.picture.is_none_or(|url| url.starts_with("https://")));
            prop_assert!(profile.name.is_none_or(|name| !name.is_empty() && !name.chars().any(char::is_control)));
            prop_assert!(profile.email.is_none_or(|email| email.matches('@').count() == 1));
        }
    }
}
