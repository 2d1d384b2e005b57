//! The invented people: each shows another shape that a profile can have.

use serde_json::{Map, Value, json};

/// Somebody who can be picked.
#[derive(Debug)]
pub(super) struct Person {
    /// Her name in links, and her `sub`.
    pub(super) id: &'static str,
    /// Her number at the OAuth 2.0 provider.
    pub(super) number: u32,
    pub(super) name: &'static str,
    pub(super) given_name: &'static str,
    pub(super) family_name: &'static str,
    pub(super) username: &'static str,
    pub(super) email: Option<Email>,
    pub(super) locale: &'static str,
    pub(super) zoneinfo: &'static str,
    pub(super) groups: &'static [&'static str],
    /// What is special about her, for the page.
    pub(super) about: &'static str,
}

/// An address and what the provider says about it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Email {
    Verified(&'static str),
    Unverified(&'static str),
}

/// Everybody, in the order of the page.
pub(super) const PEOPLE: [Person; 4] = [
    Person {
        id: "ada",
        number: 7,
        name: "Ada Lovelace",
        given_name: "Ada",
        family_name: "Lovelace",
        username: "ada",
        email: Some(Email::Verified("ada@example.com")),
        locale: "en-GB",
        zoneinfo: "Europe/London",
        groups: &["engineering", "analysts"],
        about: "A complete profile, with groups",
    },
    Person {
        id: "grace",
        number: 11,
        name: "Grace Hopper",
        given_name: "Grace",
        family_name: "Hopper",
        username: "grace",
        email: None,
        locale: "en-US",
        zoneinfo: "America/New_York",
        groups: &[],
        about: "No e-mail address at all",
    },
    Person {
        id: "soren",
        number: 13,
        name: "Søren Sørensen",
        given_name: "Søren",
        family_name: "Sørensen",
        username: "soren",
        email: Some(Email::Unverified("soren@example.net")),
        locale: "da-DK",
        zoneinfo: "Europe/Copenhagen",
        groups: &[],
        about: "An e-mail address, not verified",
    },
    Person {
        id: "khwarizmi",
        number: 780,
        name: "محمد بن موسى الخوارزمي",
        given_name: "محمد",
        family_name: "الخوارزمي",
        username: "khwarizmi",
        email: Some(Email::Verified("khwarizmi@example.org")),
        locale: "ar",
        zoneinfo: "Asia/Baghdad",
        groups: &["analysts"],
        about: "A name written from right to left",
    },
];

/// Finds a person by id.
pub(super) fn find(id: &str) -> Option<&'static Person> {
    PEOPLE.iter().find(|person| person.id == id)
}

impl Person {
    /// What OpenID Connect says about her within these scopes (Core 1.0, section 5.4), `sub` always.
    pub(super) fn claims(&self, scope: &str) -> Map<String, Value> {
        let granted = |name: &str| scope.split(' ').any(|word| word == name);
        let mut claims = Map::new();
        let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        say("sub", json!(self.id));
        if granted("profile") {
            say("name", json!(self.name));
            say("given_name", json!(self.given_name));
            say("family_name", json!(self.family_name));
            say("preferred_username", json!(self.username));
            say("locale", json!(self.locale));
            say("zoneinfo", json!(self.zoneinfo));
            say("groups", json!(self.groups));
        }
        if granted("email")
            && let Some(email) = self.email
        {
            let (address, verified) = email.parts();
            say("email", json!(address));
            say("email_verified", json!(verified));
        }
        claims
    }

    /// What the OAuth 2.0 provider says about her: like no standard at all, as many do.
    pub(super) fn account(&self) -> Value {
        let mail = self.email.map(|email| {
            let (address, confirmed) = email.parts();
            json!({"address": address, "confirmed": confirmed})
        });
        let teams: Vec<Value> = self
            .groups
            .iter()
            .map(|name| json!({"name": name}))
            .collect();
        json!({
            "id": self.number,
            "login": self.username,
            "full_name": self.name,
            "mail": mail,
            "language": self.locale,
            "teams": teams,
        })
    }
}

impl Email {
    fn parts(self) -> (&'static str, bool) {
        match self {
            Self::Verified(address) => (address, true),
            Self::Unverified(address) => (address, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{PEOPLE, find};

    #[test]
    fn no_two_people_are_the_same_person() {
        for (index, person) in PEOPLE.iter().enumerate() {
            for other in &PEOPLE[index + 1..] {
                assert_ne!(person.id, other.id);
                assert_ne!(person.number, other.number);
            }
        }
    }

    #[test]
    fn scopes_decide_which_claims_are_said() {
        let ada = find("ada").unwrap();

        assert_eq!(
            Value::Object(ada.claims("openid email")),
            json!({"sub": "ada", "email": "ada@example.com", "email_verified": true})
        );
    }

    #[test]
    fn somebody_without_an_address_has_no_word_about_one() {
        let claims = find("grace").unwrap().claims("openid profile email");

        assert!(!claims.contains_key("email") && !claims.contains_key("email_verified"));
    }
}
