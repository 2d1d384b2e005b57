//! The pages of a login that is embedded in another site.

use super::{Extent, Sample, chooser, needed_link};
use crate::web::pages::{
    FramePage, FramePopup, LoginPage, Pages, PopupMessage, PopupPage, ProviderLink, Script,
};

/// The list in a frame, the chooser in a popup, and how a login there ends.
pub(super) fn all(pages: &Pages, extent: Extent) -> [Sample; 3] {
    [
        framed(pages, extent),
        choosing(pages, extent),
        ended(pages, extent),
    ]
}

fn framed(pages: &Pages, extent: Extent) -> Sample {
    let page = frame(extent);
    let leaving = |provider: &ProviderLink<'_>| {
        let link = format!("href=\"{}\" target=\"_top\"", provider.href);
        (link, "the link of a provider that leaves the frame")
    };
    let mut needs: Vec<_> = page.providers.iter().map(leaving).collect();
    needs.push(needed_script(page.popup.is_some(), Script::Frame));
    Sample {
        name: extent.name("frame"),
        template: "frame.html",
        needs,
        html: pages.frame(&page),
    }
}

fn choosing(pages: &Pages, extent: Extent) -> Sample {
    let cancel_href = "popup-bare.html";
    let page = LoginPage {
        going_to: Some("app.example.com"),
        cancel_href: Some(cancel_href),
        ..chooser(3, None, extent)
    };
    Sample {
        name: extent.name("login-popup"),
        template: "login.html",
        needs: vec![needed_link(cancel_href, "the link to give up")],
        html: pages.login(&page),
    }
}

fn ended(pages: &Pages, extent: Extent) -> Sample {
    let page = popup(extent);
    Sample {
        name: extent.name("popup"),
        template: "popup.html",
        needs: vec![
            needed_link(page.continue_href, "the link that goes on"),
            needed_script(page.message.is_some(), Script::Popup),
        ],
        html: pages.popup(&page),
    }
}

/// A script as its hash says, where there is one.
fn needed_script(is_there: bool, script: Script) -> (String, &'static str) {
    let element = is_there.then(|| format!(">{}</script>", script.text()));
    (element.unwrap_or_default(), "the script of the page")
}

pub(super) fn frame(extent: Extent) -> FramePage<'static> {
    FramePage {
        providers: chooser(3, None, extent).providers,
        popup: extent.option(FramePopup {
            origin: "https://app.example.com",
            done: "/embed/done",
            nonce: Some("0123456789abcdef"),
        }),
        scheme: None,
    }
}

pub(super) fn popup(extent: Extent) -> PopupPage<'static> {
    PopupPage {
        signed_in: extent == Extent::Full,
        message: extent.option(PopupMessage {
            opener: "https://app.example.com",
            nonce: "0123456789abcdef",
            status: "signed_in",
        }),
        continue_href: "https://app.example.com/",
        going_to: "app.example.com",
    }
}
