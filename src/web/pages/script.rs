//! The scripts of single pages. A page works without; its policy admits this one text and no other.

/// A script that a template prints with `script(of="…")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// `frame`: opens the popup for the list in a frame, and tells the page around it how the login ended.
    Frame,
    /// `popup`: tells the page that opened a popup how the login ended, and closes the popup.
    Popup,
}

impl Script {
    /// Every one.
    pub(super) const ALL: [Self; 2] = [Self::Frame, Self::Popup];

    /// What templates call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Popup => "popup",
        }
    }

    /// As it stands between the tags.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Frame => include_str!("../../../templates/embed/frame.js"),
            Self::Popup => include_str!("../../../templates/embed/popup.js"),
        }
    }

    /// What `script-src` has to list.
    #[must_use]
    pub fn source(self) -> String {
        super::hash(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::Script;
    use crate::config::ThemeConfig;
    use crate::provider::Providers;
    use crate::web::logos::Marks;
    use crate::web::look::Look;
    use crate::web::pages::{FramePage, FramePopup, Pages, PopupMessage, PopupPage, hash};

    /// What stands between the tags of the one script of a page.
    fn script_in(html: &str) -> &str {
        let (_, rest) = html.split_once("<script ").unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        rest.split_once("</script>").unwrap().0
    }

    #[test]
    fn a_script_stands_in_its_page_as_its_hash_says() {
        let look = Look::new(
            ThemeConfig::default(),
            "/assets/".to_owned(),
            &Providers::default(),
        );
        let pages =
            Pages::load(&look, &Marks::Off).unwrap_or_else(|problems| panic!("{problems:?}"));
        let frame = pages.frame(&FramePage {
            providers: Vec::new(),
            popup: Some(FramePopup {
                origin: "https://app.example.com",
                done: "/embed/done",
                nonce: None,
            }),
            scheme: None,
        });
        let popup = pages.popup(&PopupPage {
            signed_in: true,
            message: Some(PopupMessage {
                opener: "https://app.example.com",
                nonce: "0123456789abcdef",
                status: "signed_in",
            }),
            continue_href: "https://app.example.com/",
            going_to: "app.example.com",
        });

        assert_eq!(hash(script_in(&frame.unwrap())), Script::Frame.source());
        assert_eq!(hash(script_in(&popup.unwrap())), Script::Popup.source());
    }

    #[test]
    fn a_script_can_stand_in_a_page_as_it_is() {
        for script in Script::ALL {
            let text = script.text().to_ascii_lowercase();
            assert!(!text.contains("</") && !text.contains("<!--"), "{script:?}");
        }
    }
}
