//! The userinfo documents.

use super::complaints::Complaints;
use super::params::Params;
use crate::claims::Condition;
use crate::provider::definition::{
    Method, ProtocolKind, ProviderDefinition, UserinfoDefinition, UserinfoFormat,
};
use crate::provider::{Body, TokenPlace, UserinfoCall};

/// The most pages of one list.
const MOST_PAGES: u8 = 20;
/// Names that expressions and templates already use.
const RESERVED: [&str; 6] = ["claims", "id_token", "token", "callback", "param", "client"];

/// Resolves every document, in order; a template may use the documents before it.
pub(super) fn resolve(
    definition: &ProviderDefinition,
    protocol: ProtocolKind,
    params: &Params,
    complaints: &mut Complaints,
) -> Vec<UserinfoCall> {
    let mut calls: Vec<UserinfoCall> = Vec::new();
    for (index, written) in definition.userinfo.iter().flatten().enumerate() {
        if written.for_groups == Some(true) && definition.groups != Some(true) {
            continue;
        }
        let key = format!("userinfo.{index}");
        let names: Vec<String> = calls.iter().map(|call| call.name.clone()).collect();
        let well_named = !written.name.is_empty()
            && written
                .name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !well_named || RESERVED.contains(&written.name.as_str()) || names.contains(&written.name)
        {
            complaints.error(
                &format!("{key}.as"),
                format!(
                    "`{}` cannot be the name of a document: letters, digits and `_`, not taken yet",
                    written.name
                ),
            );
        }
        if written.url.is_none() && protocol == ProtocolKind::OAuth2 {
            complaints.error(
                &format!("{key}.url"),
                "is required: an OAuth 2.0 provider has no standard userinfo endpoint",
            );
        }
        // What the browser brought may not choose the document that says who it is.
        let mut roots = vec!["param", "client", "token"];
        roots.extend(names.iter().map(String::as_str));
        if let Some(call) = one(&key, written, &roots, params, complaints) {
            calls.push(call);
        }
    }
    calls
}

fn one(
    key: &str,
    written: &UserinfoDefinition,
    roots: &[&str],
    params: &Params,
    complaints: &mut Complaints,
) -> Option<UserinfoCall> {
    let url = match &written.url {
        None => None,
        Some(text) => {
            let key = format!("{key}.url");
            let filled = params.fill(&key, text, complaints);
            let template = complaints.template(&key, &filled, roots)?;
            let beginning = template.beginning();
            complaints.url(&key, beginning)?;
            // The host must be the preset's own: a value from a document may fill a path or a query, never an address.
            let host_ends = beginning
                .split_once("://")
                .is_some_and(|(_, rest)| rest.contains(['/', '?']));
            if template.names().next().is_some() && !host_ends {
                complaints.error(
                    &key,
                    "a template may fill the path and the query, not the host",
                );
            }
            Some(template)
        }
    };
    let token_in = match &written.token_in {
        None => TokenPlace::Bearer,
        Some(text) => TokenPlace::parse(text).or_else(|| {
            complaints.error(
                &format!("{key}.token_in"),
                format!("`{text}` is none of bearer, scheme:WORD, header:NAME, query:NAME, body:NAME, none"),
            );
            None
        })?,
    };
    let body = match (&written.json, &written.form) {
        (Some(_), Some(_)) => {
            complaints.error(&format!("{key}.form"), "a body is JSON or a form, not both");
            return None;
        }
        (Some(members), None) => Body::Json(members.clone()),
        (None, Some(fields)) => {
            Body::Form(complaints.templates(&format!("{key}.form"), fields, roots))
        }
        (None, None) if matches!(token_in, TokenPlace::Body(_)) => Body::Form(Vec::new()),
        (None, None) => Body::Empty,
    };
    if matches!((&token_in, &body), (TokenPlace::Body(_), Body::Json(_))) {
        complaints.error(&format!("{key}.token_in"), "a JSON body takes no token");
    }
    let method = written.method.unwrap_or(match body {
        Body::Empty => Method::Get,
        Body::Json(_) | Body::Form(_) => Method::Post,
    });
    let when = match written.when.as_deref().map(Condition::compile) {
        None => None,
        Some(Ok(condition)) => Some(condition),
        Some(Err(fault)) => {
            complaints.error(&format!("{key}.when"), fault.to_string());
            return None;
        }
    };
    Some(UserinfoCall {
        name: written.name.clone(),
        url,
        method,
        query: complaints.templates(&format!("{key}.query"), &written.query, roots),
        headers: headers(&format!("{key}.headers"), written, roots, complaints),
        body,
        token_in,
        format: written.format.unwrap_or(UserinfoFormat::Json),
        optional: written.optional.unwrap_or(false),
        for_groups: written.for_groups.unwrap_or(false),
        when,
        pages: written.pages.unwrap_or(1).clamp(1, MOST_PAGES),
    })
}

fn headers(
    key: &str,
    written: &UserinfoDefinition,
    roots: &[&str],
    complaints: &mut Complaints,
) -> Vec<(String, crate::provider::Template)> {
    for name in written
        .headers
        .keys()
        .filter(|name| http::HeaderName::try_from(name.as_str()).is_err())
    {
        complaints.error(&format!("{key}.{name}"), "is not the name of a header");
    }
    complaints.templates(key, &written.headers, roots)
}
