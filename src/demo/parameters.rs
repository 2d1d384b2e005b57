//! Request parameters of which none is given twice (RFC 6749, section 3.1).

use url::form_urlencoded;

/// Decoded parameters in their order, each name once.
#[derive(Debug, Default)]
pub(super) struct Parameters(Vec<(String, String)>);

/// A name was given twice; the message is a whole sentence.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("The parameter \"{0}\" is given twice.")]
pub(super) struct GivenTwice(String);

impl Parameters {
    pub(super) fn from_query(query: &str) -> Result<Self, GivenTwice> {
        Self::from_pairs(form_urlencoded::parse(query.as_bytes()).into_owned())
    }

    pub(super) fn from_pairs(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, GivenTwice> {
        let mut parameters = Self::default();
        for (name, value) in pairs {
            if parameters.0.iter().any(|(known, _)| *known == name) {
                return Err(GivenTwice(name));
            }
            parameters.0.push((name, value));
        }
        Ok(parameters)
    }

    /// The value; a parameter without one counts as left out.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, value)| known == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The same as a query with one more parameter.
    pub(super) fn query_with(&self, name: &str, value: &str) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.0)
            .append_pair(name, value)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn a_name_given_twice_is_refused() {
        assert!(Parameters::from_query("state=a&code=b&state=a").is_err());
    }

    #[test]
    fn an_empty_value_counts_as_none() {
        let parameters = Parameters::from_query("state=&scope=a+b").unwrap();

        assert_eq!(parameters.get("state"), None);
        assert_eq!(parameters.get("scope"), Some("a b"));
    }

    #[test]
    fn a_query_survives_being_read_and_written() {
        let parameters = Parameters::from_query("state=%26%3D%C3%BC").unwrap();

        assert_eq!(
            parameters.query_with("choice", "x y"),
            "state=%26%3D%C3%BC&choice=x+y"
        );
    }
}
