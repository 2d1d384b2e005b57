//! Defect → code, and no request that should not have happened: one table for each thing a login is made of.

mod answers;
mod attempts;
mod id_token;
mod many;
mod signatures;
mod table;
mod token_response;
mod userinfo;
