//! The pages of signing out: the one that asks, and the one after it in all its states.

use super::{Extent, Sample, needed_form};
use crate::web::pages::{
    AtProvider, BackLink, LogoutExtent, LogoutPage, Pages, Person, SignedOutPage,
};

const EXTENTS: [(&str, LogoutExtent); 3] = [
    ("logout", LogoutExtent::Here),
    ("logout-provider", LogoutExtent::Provider),
    ("logout-choice", LogoutExtent::Choice),
];
const AT_PROVIDER: [(&str, AtProvider); 5] = [
    ("stays", AtProvider::Stays),
    ("asks", AtProvider::StaysAndAsks),
    ("leaving", AtProvider::Leaving),
    ("offered", AtProvider::Offered),
    ("done", AtProvider::Done),
];

/// The pages for this person.
pub(super) fn all(pages: &Pages, person: &Person<'_>, extent: Extent) -> Vec<Sample> {
    let question = |(name, reach): (&str, LogoutExtent)| Sample {
        name: extent.name(name),
        template: "logout.html",
        needs: vec![needed_form("signed-out.html", "the form that signs out")],
        html: pages.logout(&asking(person.clone(), reach)),
    };
    let mut samples: Vec<Sample> = EXTENTS.into_iter().map(question).collect();
    samples.push(after(
        pages,
        &extent.name("signed-out"),
        &done(extent, None),
    ));
    samples
}

/// The last page in its further states.
pub(super) fn afterwards(pages: &Pages) -> Vec<Sample> {
    let forgotten = SignedOutPage {
        forget_href: None,
        forgotten: true,
        ..done(Extent::Full, None)
    };
    let further = AT_PROVIDER.into_iter().map(|(name, at_provider)| {
        let page = done(Extent::Full, Some(at_provider));
        after(pages, &format!("signed-out-{name}"), &page)
    });
    let forgotten = after(pages, "signed-out-forgotten", &forgotten);
    further.chain([forgotten]).collect()
}

fn after(pages: &Pages, name: &str, page: &SignedOutPage<'_>) -> Sample {
    Sample {
        name: name.to_owned(),
        template: "signed_out.html",
        needs: Vec::new(),
        html: pages.signed_out(page),
    }
}

pub(super) fn asking(person: Person<'_>, extent: LogoutExtent) -> LogoutPage<'_> {
    LogoutPage {
        person,
        extent,
        logout_href: "signed-out.html",
        cancel_href: "account.html",
    }
}

pub(super) fn done(extent: Extent, at_provider: Option<AtProvider>) -> SignedOutPage<'static> {
    let stays = at_provider != Some(AtProvider::Leaving);
    let forget = extent.option("signed-out-forgotten.html");
    SignedOutPage {
        login_href: "login.html",
        back: extent.option(BackLink {
            href: "https://app.example.com/",
            host: "app.example.com",
        }),
        provider_name: extent.option("Acme"),
        at_provider,
        provider_href: extent.option("https://acme.example/sign-out"),
        forget_href: forget.filter(|_| stays),
        forgotten: false,
    }
}
