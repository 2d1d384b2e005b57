//! The front door: every route, method, host and header.

mod cross_site;
mod errors;
mod hosts;
mod limits;
mod mount;
mod routes;
mod table;
