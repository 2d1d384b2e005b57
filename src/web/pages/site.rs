//! The site: what every page is told of it, and the buttons that have a brand's colours.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tera::Tera;

use super::{Links, Pictures};
use crate::provider::definition::MarkColour;
use crate::web::locale::Languages;
use crate::web::look::{Look, Role};

/// What every page is told of the site.
pub(super) fn tell(tera: &mut Tera, look: &Look, languages: &Languages) {
    let (theme, files) = (&look.theme, look.files());
    let context = tera.global_context();
    context.insert("site", &theme.name);
    context.insert("languages", &listed(languages));
    context.insert("footer", &theme.footer);
    context.insert(
        "links",
        &Links {
            help: theme.help_url.as_deref(),
            privacy: theme.privacy_url.as_deref(),
            terms: theme.terms_url.as_deref(),
        },
    );
    context.insert(
        "pictures",
        &Pictures {
            logo: look.address(&files, Role::Logo),
            logo_dark: look.address(&files, Role::LogoDark),
            icon: look.address(&files, Role::Icon),
        },
    );
    context.insert("stylesheet", &look.address(&files, Role::Style));
}

/// The colours of buttons that are a brand's. Ids and colours cannot hold anything that CSS would read otherwise.
pub(super) fn brand_rules(look: &Look) -> String {
    let mut css = String::new();
    for (id, brand) in &look.brands {
        // Writing to a String cannot fail.
        let _ = write!(
            css,
            ".provider.brand-{id},.provider.brand-{id}:hover{{background:{};border-color:{};color:{}}}.brand-{id} bdi{{color:inherit}}.brand-{id} .label>:first-child{{color:inherit}}",
            brand.background, brand.border, brand.text
        );
        if brand.mark == MarkColour::Text {
            let _ = write!(css, ".brand-{id} .logo path{{fill:currentColor}}");
        }
    }
    css
}

/// What the links to other languages are made of; nothing where there is only one.
fn listed(languages: &Languages) -> Vec<BTreeMap<&'static str, String>> {
    let several = languages.iter().filter(|_| languages.iter().len() > 1);
    several
        .map(|language| {
            BTreeMap::from([
                ("tag", language.tag().to_string()),
                ("name", language.name().to_owned()),
            ])
        })
        .collect()
}
