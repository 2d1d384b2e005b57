//! Link: the one connection that all commands of a process share, made when it is needed and again when it is lost.

use std::sync::Arc;
use std::time::{Duration, Instant};

use redis::{Cmd, ErrorKind, FromRedisValue, RedisError, ServerErrorKind, Value, from_redis_value};
use tokio::runtime::Handle;
use tokio::sync::Mutex;

use super::super::backend::StoreUnavailable;
use super::scripts::Run;
use super::servers::{Connection, Servers};

/// After a connection could not be made, whoever asks within this time is told so at once.
const REST: Duration = Duration::from_millis(200);

/// Whether a command may be asked for again when its answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// It may: done twice is done once.
    May,
    /// It may not.
    MustNot,
}

/// See the module.
pub(super) struct Link {
    servers: Arc<Servers>,
    /// Where connections live, so that no worker of the web server has to stay for them.
    home: Handle,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    connection: Option<Connection>,
    /// Counts the connections, so that nobody drops one that another has just made.
    number: u64,
    failed: Option<(Instant, StoreUnavailable)>,
}

impl Link {
    pub(super) fn new(servers: Arc<Servers>, home: Handle) -> Self {
        Self {
            servers,
            home,
            state: Mutex::default(),
        }
    }

    pub(super) fn servers(&self) -> &Servers {
        &self.servers
    }

    /// Runs a script, which is sent in full when Redis does not know it yet.
    pub(super) async fn run<T: FromRedisValue>(
        &self,
        run: &Run,
        again: Again,
    ) -> Result<T, StoreUnavailable> {
        let answer = match self.try_ask(&run.by_hash(), again).await {
            Err(Refused::Server(error)) if is(&error, ServerErrorKind::NoScript) => {
                self.try_ask(&run.by_source(), again).await
            }
            answer => answer,
        };
        understood(answer?)
    }

    /// Asks something that may be asked again.
    pub(super) async fn ask<T: FromRedisValue>(
        &self,
        command: &Cmd,
    ) -> Result<T, StoreUnavailable> {
        understood(self.try_ask(command, Again::May).await?)
    }

    /// Asks every server that holds data, once.
    pub(super) async fn ask_all(
        &self,
        command: &Cmd,
    ) -> Result<Vec<(String, Value)>, StoreUnavailable> {
        let (number, mut connection) = self.connection().await?;
        let answers = connection.ask_all(command).await;
        self.judged(number, answers).await.map_err(Into::into)
    }

    /// Asks one of those servers, once.
    pub(super) async fn ask_at<T: FromRedisValue>(
        &self,
        server: &str,
        command: &Cmd,
    ) -> Result<T, StoreUnavailable> {
        let (number, mut connection) = self.connection().await?;
        let answer = connection.ask_at(server, command).await;
        understood(self.judged(number, answer).await?)
    }

    /// A connection that had died unnoticed is the reason to ask a second time, never a server that does not answer.
    async fn try_ask(&self, command: &Cmd, again: Again) -> Result<Value, Refused> {
        let (number, mut connection) = self.connection().await?;
        let answer = connection.ask(command).await;
        let error = match self.judged(number, answer).await {
            Err(Refused::Server(error)) => error,
            answer => return answer,
        };
        let was_not_done = is(&error, ServerErrorKind::ReadOnly);
        let may_be_done = error.is_connection_dropped() && again == Again::May;
        if !was_not_done && !may_be_done {
            return Err(Refused::Server(error));
        }
        let (number, mut connection) = self.connection().await?;
        let answer = connection.ask(command).await;
        self.judged(number, answer).await
    }

    /// Drops the connection if it is the reason of an error.
    async fn judged<T>(&self, number: u64, answer: Result<T, RedisError>) -> Result<T, Refused> {
        let error = match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        // A server that became a replica has to be left, too.
        let broken = error.is_io_error()
            || error.is_unrecoverable_error()
            || is(&error, ServerErrorKind::ReadOnly);
        if broken {
            let mut state = self.state.lock().await;
            if state.number == number {
                state.connection = None;
            }
        }
        Err(Refused::Server(error))
    }

    /// The connection; one is made for all who wait, and if that fails it fails for all of them.
    async fn connection(&self) -> Result<(u64, Connection), StoreUnavailable> {
        let mut state = self.state.lock().await;
        if let Some(connection) = &state.connection {
            return Ok((state.number, connection.clone()));
        }
        if let Some((at, fault)) = &state.failed
            && at.elapsed() < REST
        {
            return Err(fault.clone());
        }
        let servers = Arc::clone(&self.servers);
        let connected = self.home.spawn(async move { servers.connect().await });
        let fault = match connected.await {
            Ok(Ok(connection)) => {
                state.number += 1;
                state.connection = Some(connection.clone());
                state.failed = None;
                return Ok((state.number, connection));
            }
            Ok(Err(error)) => unavailable(&error),
            Err(_) => StoreUnavailable::new("the thread of Redis has ended"),
        };
        state.failed = Some((Instant::now(), fault.clone()));
        Err(fault)
    }
}

/// Why there is no answer.
enum Refused {
    Server(RedisError),
    Unavailable(StoreUnavailable),
}

impl From<StoreUnavailable> for Refused {
    fn from(fault: StoreUnavailable) -> Self {
        Self::Unavailable(fault)
    }
}

impl From<Refused> for StoreUnavailable {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Server(error) => unavailable(&error),
            Refused::Unavailable(fault) => fault,
        }
    }
}

fn understood<T: FromRedisValue>(answer: Value) -> Result<T, StoreUnavailable> {
    from_redis_value(answer).map_err(|_| StoreUnavailable::new("Redis gives a strange answer"))
}

pub(super) fn unavailable(error: &RedisError) -> StoreUnavailable {
    StoreUnavailable::new(format!("Redis: {error}"))
}

fn is(error: &RedisError, kind: ServerErrorKind) -> bool {
    error.kind() == ErrorKind::Server(kind)
}
