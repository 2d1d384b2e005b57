//! The kinds of Redis: TLS with a user of its own, a socket, a cluster, sentinels.
