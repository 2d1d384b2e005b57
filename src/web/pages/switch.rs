//! How a page leads to itself in other languages.

/// The way from a page to itself in other languages. The list of them is shown only to those who ask for it: it weighs as much as all the
/// rest of a page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// What the address of the page in another language begins with; the tag follows.
    pub(super) each: String,
    /// The address of the page with its list of languages; `None`: the list is shown.
    pub(super) list: Option<String>,
}

impl Switch {
    /// The list of languages. `each` is what the address of the page in another one begins with.
    #[must_use]
    pub fn to(each: String) -> Self {
        Self { each, list: None }
    }

    /// A link to the page with the list, instead of the list.
    #[must_use]
    pub fn by_way_of(self, list: String) -> Self {
        Self {
            list: Some(list),
            ..self
        }
    }
}
