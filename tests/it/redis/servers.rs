//! The kinds of Redis: TLS with a user of its own, a socket, a cluster, sentinels.

use std::process::Command;
use std::time::Instant;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use redis::Value;

use super::{PUBLIC, Pair, me, sign_out, until_me_is, until_remembered};
use crate::support::browser::Browser;
use crate::support::gateway::folder_with;
use crate::support::program::free_port;
use crate::support::redis::{ALLOWED, PATIENCE, RedisServer, session, socket_in, until};

/// A folder with an authority, and a certificate for localhost below it.
fn certificates() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, pem: String| {
        std::fs::write(folder.path().join(name), pem).expect("a file can be written");
    };
    let authority_key = KeyPair::generate().expect("a key can be made");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&authority_key).expect("a key signs");
    write("ca.pem", authority.pem());
    let issuer = Issuer::new(params, authority_key);
    let key = KeyPair::generate().expect("a key can be made");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("a name fits");
    let certificate = params
        .signed_by(&key, &issuer)
        .expect("the authority signs");
    write("server.pem", certificate.pem());
    write("key.pem", key.serialize_pem());
    folder
}

/// A Redis with TLS on another port, and a user `gateway` who may do no more than the docs say.
fn with_tls(folder: &std::path::Path) -> (RedisServer, String) {
    let port = free_port();
    let file = |name: &str| folder.join(name).display().to_string();
    let (certificate, key, authority) = (file("server.pem"), file("key.pem"), file("ca.pem"));
    let tls_port = port.to_string();
    let mut options = vec![
        "--tls-port",
        &tls_port,
        "--tls-cert-file",
        &certificate,
        "--tls-key-file",
        &key,
        "--tls-ca-cert-file",
        &authority,
        "--tls-auth-clients",
        "no",
        "--user",
        "gateway",
        "on",
        ">p/ss:w@rd",
    ];
    options.extend(ALLOWED.split_whitespace());
    let server = RedisServer::with(&options);
    (
        server,
        format!("rediss://gateway:p%2Fss%3Aw%40rd@localhost:{port}"),
    )
}

#[actix_web::test]
async fn tls_and_a_user_who_may_only_what_the_docs_say_suffice() {
    let folder = certificates();
    let (redis, url) = with_tls(folder.path());
    let ca = folder.path().join("ca.pem");
    let section = format!("{}redis_ca_file = \"{}\"\n", session(&url), ca.display());

    let pair = Pair::with(&section);
    let mut at_a = pair.signed_in().await;
    let mut at_b = pair.at_b(&at_a);
    until_remembered(&redis, &mut at_b).await;
    assert_eq!(sign_out(&mut at_a).await.status, 200);
    until_me_is(&mut at_b, 401).await;
    let ready = pair.a.browser().get(&format!("{PUBLIC}/readyz")).await;

    assert_eq!(ready.status, 200);
    let refused: Vec<Value> = redis.ask(&["ACL", "LOG"]);
    assert!(refused.is_empty(), "{refused:?}");
}

/// `vestibule check --online` on a gateway.toml with this section.
fn check(section: &str) -> (bool, String) {
    let folder = folder_with(&format!("public_url = \"{PUBLIC}\"\n{section}"));
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["check", "--online"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.success(), text)
}

#[test]
fn check_online_warns_of_a_redis_that_may_lose_sessions() {
    let full = ["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"];
    let nothing = "warning: gateway.toml:5:1 session.redis_url: this Redis writes nothing to a disk: when it stops, every session is over; set appendonly yes there";
    let evicts = "this Redis throws sessions out when its memory is full (maxmemory-policy allkeys-lru); set maxmemory-policy noeviction there";
    for (options, warnings) in [
        (&["--appendonly", "no"][..], &[nothing][..]),
        (&["--appendonly", "yes"], &[]),
        (&["--save", "60 1"], &[]),
        (&full, &[nothing, evicts]),
        (&[&full[..], &["--appendonly", "yes"]].concat(), &[evicts]),
        (&[&full[..2], &["--appendonly", "yes"]].concat(), &[]),
    ] {
        let redis = RedisServer::with(options);

        let (good, said) = check(&redis.session());

        assert!(good && said.contains("session store:"), "{said}");
        assert_eq!(
            said.matches("this Redis").count(),
            warnings.len(),
            "{options:?} {said}"
        );
        for warning in warnings {
            assert!(said.contains(warning), "{said}");
        }
    }
}

#[test]
fn check_online_tries_the_redis_and_says_what_is_wrong() {
    let folder = certificates();
    let (redis, url) = with_tls(folder.path());
    let ca = folder.path().join("ca.pem").display().to_string();
    let trusting = |url: &str| format!("{}redis_ca_file = \"{ca}\"\n", session(url));
    let gone = format!("redis://localhost:{}", free_port());

    let (good, said) = check(&trusting(&url));
    assert!(
        good && said.contains("session store: is there and empty, localhost:"),
        "{said}"
    );
    assert_eq!(
        redis.ask::<i64>(&["EXISTS", "vestibule:index_key"]),
        0,
        "it made something"
    );
    for (section, reason) in [
        (session(&url), "certificate"),
        (trusting(&url.replace("%2F", "")), "authentication"),
        (trusting(&url) + "redis_prefix = \"other\"\n", "NOPERM"),
        (session(&gone), "refused"),
    ] {
        let (good, said) = check(&section);
        assert!(!good && said.contains("session.redis_url"), "{said}");
        assert!(
            said.to_lowercase().contains(&reason.to_lowercase()),
            "{reason} in {said}"
        );
        assert!(!said.contains("w@rd") && !said.contains("w%40rd"), "{said}");
    }
}

#[actix_web::test]
async fn a_socket_and_another_database_will_do() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let socket = socket_in(folder.path()).display().to_string();
    let redis = RedisServer::with(&["--unixsocket", &socket]);

    let pair = Pair::on(&format!("redis+unix://{socket}?db=3"));
    let browser = pair.signed_in().await;

    assert_eq!(me(&mut pair.at_b(&browser)).await, 200);
    assert_eq!(redis.ask::<i64>(&["DBSIZE"]), 0);
    let space: String = redis.ask(&["INFO", "keyspace"]);
    assert!(space.contains("db3:"), "{space}");
}

/// Three nodes that share all slots.
fn cluster() -> Vec<RedisServer> {
    // The port on which nodes talk to each other would else lie among those that connections are given.
    let node = || {
        let bus = free_port().to_string();
        let node = RedisServer::with(&[
            "--cluster-enabled",
            "yes",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            // On a busy machine a node that is slow must not be taken for gone.
            "--cluster-node-timeout",
            "5000",
            "--cluster-port",
            &bus,
        ]);
        let address = format!("{}@{bus}", node.address());
        (node, address)
    };
    let (nodes, addresses): (Vec<RedisServer>, Vec<String>) = (0..3).map(|_| node()).unzip();
    let made = Command::new("redis-cli")
        .args(["--cluster", "create"])
        .args(&addresses)
        .arg("--cluster-yes")
        .output()
        .expect("redis-cli is installed: see tests/run");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stdout)
    );
    until("the nodes do not become a cluster", || {
        nodes.iter().all(|node| {
            let info: String = node.ask(&["CLUSTER", "INFO"]);
            info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3")
        })
    });
    nodes
}

fn cluster_url(nodes: &[RedisServer]) -> String {
    let addresses: Vec<String> = nodes.iter().map(RedisServer::address).collect();
    format!("redis-cluster://{}", addresses.join(","))
}

#[test]
fn check_online_asks_every_node_of_a_cluster_what_it_may_lose() {
    let nodes = cluster();
    let section = session(&cluster_url(&nodes));
    let (_, before) = check(&section);

    for node in &nodes[1..] {
        let () = node.ask(&["CONFIG", "SET", "appendonly", "no"]);
    }
    let (good, after) = check(&section);

    assert!(!before.contains("this Redis"), "{before}");
    assert!(good && after.contains("session store:"), "{after}");
    assert_eq!(after.matches("writes nothing to a disk").count(), 1);
}

fn sessions_on(node: &RedisServer) -> Vec<String> {
    node.ask(&["KEYS", "vestibule:session:*"])
}

/// Asks until a hundred answers in a row cost no node a reading.
async fn until_remembered_by_all(nodes: &[RedisServer], browser: &mut Browser) {
    let reads = || -> u64 { nodes.iter().map(|node| node.calls("hmget")).sum() };
    let deadline = Instant::now() + PATIENCE;
    loop {
        let before = reads();
        for _ in 0..100 {
            assert_eq!(me(browser).await, 200);
        }
        if reads() == before {
            return;
        }
        assert!(Instant::now() < deadline, "every session is read");
    }
}

#[actix_web::test]
async fn a_cluster_keeps_sessions_on_every_node_and_tells_all_gateways_of_each() {
    let nodes = cluster();
    let pair = Pair::on(&cluster_url(&nodes));
    let mut people = Vec::new();
    let deadline = Instant::now() + PATIENCE;
    while nodes.iter().any(|node| sessions_on(node).is_empty()) {
        let at_a = pair.signed_in().await;
        let at_b = pair.at_b(&at_a);
        people.push((at_a, at_b));
        assert!(
            Instant::now() < deadline,
            "all sessions go to the same nodes"
        );
    }

    for (at_a, at_b) in &mut people {
        until_remembered_by_all(&nodes, at_b).await;
        assert_eq!(sign_out(at_a).await.status, 200);
        until_me_is(at_b, 401).await;
    }

    assert!(nodes.iter().all(|node| sessions_on(node).is_empty()));
}

#[actix_web::test]
async fn a_session_that_moves_to_another_node_is_followed() {
    let nodes = cluster();
    let pair = Pair::on(&cluster_url(&nodes));
    let browser = pair.signed_in().await;
    let from = nodes.iter().find(|node| !sessions_on(node).is_empty());
    let from = from.expect("it is somewhere");
    let to = nodes.iter().find(|node| node.port() != from.port());
    let to = to.expect("there are three");
    let key = sessions_on(from).remove(0);

    move_slot(from, to, &key);

    assert!(sessions_on(from).is_empty() && !sessions_on(to).is_empty());
    let mut at_b = pair.at_b(&browser);
    until_me_is(&mut at_b, 200).await;
    assert_eq!(sign_out(&mut at_b).await.status, 200);
    assert!(sessions_on(to).is_empty());
    until_me_is(&mut pair.a.led(&browser), 401).await;
}

/// As a resharding does it.
fn move_slot(from: &RedisServer, to: &RedisServer, key: &str) {
    let slot: u16 = from.ask(&["CLUSTER", "KEYSLOT", key]);
    let slot = slot.to_string();
    let (source, target): (String, String) =
        (from.ask(&["CLUSTER", "MYID"]), to.ask(&["CLUSTER", "MYID"]));
    let () = to.ask(&["CLUSTER", "SETSLOT", &slot, "IMPORTING", &source]);
    let () = from.ask(&["CLUSTER", "SETSLOT", &slot, "MIGRATING", &target]);
    let keys: Vec<String> = from.ask(&["CLUSTER", "GETKEYSINSLOT", &slot, "100"]);
    for key in keys {
        let port = to.port().to_string();
        let () = from.ask(&["MIGRATE", "127.0.0.1", &port, &key, "0", "5000"]);
    }
    for node in [to, from] {
        let () = node.ask(&["CLUSTER", "SETSLOT", &slot, "NODE", &target]);
    }
}

#[actix_web::test]
async fn a_cluster_that_was_down_is_found_again_with_its_sessions() {
    let mut nodes = cluster();
    let pair = Pair::on(&cluster_url(&nodes));
    let mut browser = pair.signed_in().await;
    assert_eq!(me(&mut browser).await, 200);

    for node in &mut nodes {
        node.kill();
    }
    until_me_is(&mut browser, 503).await;
    for node in &mut nodes {
        node.restart();
    }

    until_me_is(&mut browser, 200).await;
    let mut at_b = pair.at_b(&browser);
    until_me_is(&mut at_b, 200).await;
    let mut later = pair.at_b(&browser);
    pair.b.login(&mut later, &pair.idp, "acme").await;
    until_me_is(&mut later, 200).await;
}

#[actix_web::test]
async fn sentinels_lead_to_the_next_master_and_its_sessions() {
    let mut master = RedisServer::start();
    let port = master.port().to_string();
    let replica = RedisServer::with(&["--replicaof", "127.0.0.1", &port]);
    until("the replica does not follow", || {
        let info: String = replica.ask(&["INFO", "replication"]);
        info.contains("master_link_status:up")
    });
    let sentinels = [(); 3].map(|()| RedisServer::sentinel(&master, 2));
    until("the sentinels do not find each other", || {
        sentinels.iter().all(|sentinel| {
            let known: String = sentinel.ask(&["INFO", "sentinel"]);
            known.contains("slaves=1,sentinels=3")
        })
    });
    let addresses = sentinels.each_ref().map(RedisServer::address);
    let pair = Pair::on(&format!("redis-sentinel://{}/main", addresses.join(",")));
    let mut browser = pair.signed_in().await;
    until_remembered(&master, &mut browser).await;
    until("the session does not reach the replica", || {
        !sessions_on(&replica).is_empty()
    });

    master.kill();
    until_me_is(&mut browser, 503).await;

    // Within seconds they agree on the replica; the session is what it was.
    until_me_is(&mut browser, 200).await;
    let mut at_b = pair.at_b(&browser);
    until_me_is(&mut at_b, 200).await;
    until_remembered(&replica, &mut at_b).await;
    let ready = format!("{PUBLIC}/readyz");
    assert_eq!(browser.get(&ready).await.status, 200);
    assert_eq!(sign_out(&mut browser).await.status, 200);
    until_me_is(&mut at_b, 401).await;
}
