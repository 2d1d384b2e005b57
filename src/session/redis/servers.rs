//! Servers: finding the machine to talk to, and connecting to it.

use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use redis::aio::{MultiplexedConnection, PubSub};
use redis::cluster::{ClusterClient, ClusterClientBuilder};
use redis::cluster_async::ClusterConnection;
use redis::cluster_routing::{MultipleNodeRoutingInfo, RoutingInfo, SingleNodeRoutingInfo};
use redis::{
    AsyncConnectionConfig, Client, Cmd, ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _,
    RedisConnectionInfo, RedisError, RedisResult, TlsCertificates, Value, from_redis_value,
};

use crate::redis_url::{Address, RedisUrl, Servers as Written, Tls};
use crate::secret::Secret;

/// A server that lets nobody in within this time is not there.
pub(super) const CONNECT: Duration = Duration::from_millis(500);
/// A server that does not answer within this time does not answer.
pub(super) const ANSWER: Duration = Duration::from_secs(1);
/// How often the cluster's client follows a slot that has moved.
const REDIRECTIONS: u32 = 3;

/// The machines, each with what it takes to connect.
pub(super) enum Servers {
    One(Client),
    Cluster {
        client: Box<ClusterClient>,
        seeds: Vec<Client>,
    },
    Sentinels {
        sentinels: Vec<Client>,
        master: String,
        to_server: Box<dyn Fn(Address) -> RedisResult<Client> + Send + Sync>,
    },
}

/// A connection that many use at once.
#[derive(Clone)]
pub(super) enum Connection {
    One(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl Servers {
    /// Reads what was written; connects to nothing. `ca` is PEM text trusted in place of the system's roots.
    pub(super) fn new(url: &RedisUrl, ca: Option<&str>) -> RedisResult<Self> {
        let login = &url.login;
        let inside = settings(login.username.as_deref(), login.password.as_ref());
        let inside = inside.set_db(url.database);
        match &url.servers {
            Written::One(address, tls) => Ok(Self::One(client(address, *tls, inside, ca)?)),
            Written::Socket(path) => {
                let info = ConnectionAddr::Unix(path.clone()).into_connection_info()?;
                Ok(Self::One(Client::open(info.set_redis_settings(inside))?))
            }
            Written::Cluster(nodes, tls) => {
                let infos: Vec<ConnectionInfo> = nodes
                    .iter()
                    .map(|node| info(node, *tls, inside.clone()))
                    .collect::<RedisResult<_>>()?;
                let seeds = nodes
                    .iter()
                    .map(|node| client(node, *tls, inside.clone(), ca))
                    .collect::<RedisResult<_>>()?;
                let mut builder = ClusterClientBuilder::new(infos)
                    .retries(REDIRECTIONS)
                    .min_retry_wait(10)
                    .max_retry_wait(100)
                    .connection_timeout(CONNECT)
                    .response_timeout(ANSWER)
                    .overall_response_timeout(Some(ANSWER));
                if let Some(ca) = ca.filter(|_| *tls == Tls::On) {
                    builder = builder.certs(certificates(ca));
                }
                let client = Box::new(builder.build()?);
                Ok(Self::Cluster { client, seeds })
            }
            Written::Sentinels(sentinels, tls, master) => {
                let outside = settings(
                    login.sentinel_username.as_deref(),
                    login.sentinel_password.as_ref(),
                );
                let sentinels = sentinels
                    .iter()
                    .map(|sentinel| client(sentinel, *tls, outside.clone(), ca))
                    .collect::<RedisResult<_>>()?;
                let (tls, ca) = (*tls, ca.map(str::to_owned));
                let to_server =
                    move |address: Address| client(&address, tls, inside.clone(), ca.as_deref());
                Ok(Self::Sentinels {
                    sentinels,
                    master: master.clone(),
                    to_server: Box::new(to_server),
                })
            }
        }
    }

    /// Connects for commands; to be called where the connection shall live.
    pub(super) async fn connect(&self) -> RedisResult<Connection> {
        match self {
            Self::One(client) => Ok(Connection::One(connect(client).await?)),
            Self::Cluster { client, .. } => {
                // Each node has CONNECT; together they have twice that.
                let connected = tokio::time::timeout(2 * CONNECT, client.get_async_connection());
                Ok(Connection::Cluster(connected.await.map_err(late)??))
            }
            Self::Sentinels { .. } => Ok(Connection::One(self.master().await?.1)),
        }
    }

    /// Connects for listening. Any node of a cluster hears what is published at another; `turn` says which is asked.
    pub(super) async fn listen(&self, turn: usize) -> RedisResult<PubSub> {
        let master;
        let client = match self {
            Self::One(client) => client,
            Self::Cluster { seeds, .. } => &seeds[turn % seeds.len()],
            Self::Sentinels { .. } => {
                master = self.master().await?.0;
                &master
            }
        };
        let listening = tokio::time::timeout(CONNECT, client.get_async_pubsub());
        listening.await.map_err(late)?
    }

    /// All sentinels are asked at once; the first whose answer is a master indeed is believed.
    async fn master(&self) -> RedisResult<(Client, MultiplexedConnection)> {
        let Self::Sentinels {
            sentinels,
            master,
            to_server,
        } = self
        else {
            return Err(fault("there are no sentinels"));
        };
        let mut asked: FuturesUnordered<_> = sentinels
            .iter()
            .map(|sentinel| async move {
                let client = to_server(ask_sentinel(sentinel, master).await?)?;
                let mut connection = connect(&client).await?;
                let role: Vec<Value> = redis::cmd("ROLE").query_async(&mut connection).await?;
                let role: Option<String> =
                    role.into_iter().next().map(from_redis_value).transpose()?;
                match role.as_deref() {
                    Some("master") => Ok((client, connection)),
                    _ => Err(fault("the sentinels name a server that is no master")),
                }
            })
            .collect();
        let mut last = fault("there are no sentinels");
        while let Some(answer) = asked.next().await {
            match answer {
                Ok(found) => return Ok(found),
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

impl Connection {
    /// Asks once; what goes wrong is the caller's to judge.
    pub(super) async fn ask(&mut self, command: &Cmd) -> RedisResult<Value> {
        match self {
            Self::One(connection) => command.query_async(connection).await,
            Self::Cluster(connection) => command.query_async(connection).await,
        }
    }

    /// Asks every server that holds data; the answers by server.
    pub(super) async fn ask_all(&mut self, command: &Cmd) -> RedisResult<Vec<(String, Value)>> {
        match self {
            Self::One(connection) => {
                let answer = command.query_async(connection).await?;
                Ok(vec![(String::new(), answer)])
            }
            Self::Cluster(connection) => {
                let everywhere =
                    RoutingInfo::MultiNode((MultipleNodeRoutingInfo::AllMasters, None));
                let answers = connection
                    .route_command(command.clone(), everywhere)
                    .await?;
                Ok(from_redis_value(answers.extract_error()?)?)
            }
        }
    }

    /// Asks one of those that [`Connection::ask_all`] named.
    pub(super) async fn ask_at(&mut self, server: &str, command: &Cmd) -> RedisResult<Value> {
        let Self::Cluster(connection) = self else {
            return self.ask(command).await;
        };
        let (host, port) = server
            .rsplit_once(':')
            .ok_or_else(|| fault("a node of the cluster has no address"))?;
        let there = RoutingInfo::SingleNode(SingleNodeRoutingInfo::ByAddress {
            host: host.to_owned(),
            port: port
                .parse()
                .map_err(|_| fault("a node of the cluster has no port"))?,
        });
        let answer = connection.route_command(command.clone(), there).await?;
        answer.extract_error()
    }
}

async fn ask_sentinel(sentinel: &Client, master: &str) -> RedisResult<Address> {
    let mut connection = connect(sentinel).await?;
    let found: Option<(String, u16)> = redis::cmd("SENTINEL")
        .arg("get-master-addr-by-name")
        .arg(master)
        .query_async(&mut connection)
        .await?;
    let (host, port) = found.ok_or_else(|| fault("the sentinels know no master of this name"))?;
    Ok(Address { host, port })
}

async fn connect(client: &Client) -> RedisResult<MultiplexedConnection> {
    let limits = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(CONNECT))
        .set_response_timeout(Some(ANSWER));
    client
        .get_multiplexed_async_connection_with_config(&limits)
        .await
}

fn settings(username: Option<&str>, password: Option<&Secret>) -> RedisConnectionInfo {
    // One right less to be given, and one command less.
    let mut settings = RedisConnectionInfo::default().set_skip_set_lib_name();
    if let Some(username) = username {
        settings = settings.set_username(username);
    }
    if let Some(password) = password {
        settings = settings.set_password(password.expose());
    }
    settings
}

fn info(address: &Address, tls: Tls, inside: RedisConnectionInfo) -> RedisResult<ConnectionInfo> {
    let (host, port) = (address.host.clone(), address.port);
    let address = match tls {
        Tls::Off => ConnectionAddr::Tcp(host, port),
        Tls::On => ConnectionAddr::TcpTls {
            host,
            port,
            insecure: false,
            tls_params: None,
        },
    };
    Ok(address.into_connection_info()?.set_redis_settings(inside))
}

fn client(
    address: &Address,
    tls: Tls,
    inside: RedisConnectionInfo,
    ca: Option<&str>,
) -> RedisResult<Client> {
    let info = info(address, tls, inside)?;
    match ca.filter(|_| tls == Tls::On) {
        Some(ca) => Client::build_with_tls(info, certificates(ca)),
        None => Client::open(info),
    }
}

fn certificates(ca: &str) -> TlsCertificates {
    TlsCertificates {
        client_tls: None,
        root_cert: Some(ca.as_bytes().to_vec()),
    }
}

pub(super) fn late(_: tokio::time::error::Elapsed) -> RedisError {
    std::io::Error::from(std::io::ErrorKind::TimedOut).into()
}

fn fault(sentence: &'static str) -> RedisError {
    RedisError::from((redis::ErrorKind::Client, sentence))
}
