//! The pages of errors.

use super::{Extent, NOW, PROVIDERS, REQUEST_ID, Sample, needed_link};
use crate::web::pages::context::ErrorView;
use crate::web::pages::{ErrorCode, ErrorLinks, ErrorPage, Pages};

pub(super) fn failure(pages: &Pages, code: ErrorCode, extent: Extent) -> Sample {
    let page = error(code, extent);
    let view = ErrorView::from(&page);
    let mut needs = vec![
        (REQUEST_ID.to_owned(), "the reference of the error"),
        (code.as_str().to_owned(), "the code of the error"),
    ];
    needs.extend(
        view.hrefs()
            .map(|href| needed_link(href, "the links of the error")),
    );
    Sample {
        name: extent.name(&format!("error-{}", code.as_str())),
        template: "error.html",
        needs,
        html: pages.error(&page),
    }
}

pub(super) fn error(code: ErrorCode, extent: Extent) -> ErrorPage<'static> {
    let first = PROVIDERS.first().map_or("Acme", |provider| &provider.name);
    ErrorPage {
        code,
        provider_name: extent.option(first),
        links: ErrorLinks {
            retry: extent.option("signed-in.html"),
            sign_in: "login.html",
            another_account: "login-many.html",
            home: "account.html",
        },
        request_id: REQUEST_ID,
        at: NOW,
    }
}
