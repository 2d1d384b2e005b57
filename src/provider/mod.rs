//! What a provider is. No I/O.

mod catalogue;
pub mod definition;
mod id;
mod template;
mod url;

pub use catalogue::{Catalogue, Preset};
pub use id::{NotAnId, ProviderId};
pub use template::{Template, TemplateFault, Values};
pub use url::{PublicUrl, SecureUrl, UrlFault, is_loopback};
