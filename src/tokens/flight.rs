//! `Flights`: of many who want the same thing done at once, one does it and all hear of it.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::watch;

/// What is being done now, by what it is about. Everything runs to its end, whether anybody still listens or not.
pub(super) struct Flights<K, T> {
    runtime: Handle,
    running: Arc<Running<K, T>>,
}

type Running<K, T> = Mutex<HashMap<K, watch::Receiver<Option<T>>>>;

/// How one who joined hears of the end.
pub(super) struct Seat<T>(watch::Receiver<Option<T>>);

impl<K, T> Flights<K, T>
where
    K: Clone + Eq + Hash + Send + 'static,
    T: Clone + Send + Sync + 'static,
{
    /// What is begun runs in this runtime, which should outlive those who ask.
    pub(super) fn new(runtime: Handle) -> Self {
        Self {
            runtime,
            running: Arc::default(),
        }
    }

    /// Joins what is done about this, or begins it.
    pub(super) fn join<F>(&self, key: &K, begin: impl FnOnce() -> F) -> Seat<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut running = locked(&self.running);
        if let Some(seat) = running.get(key) {
            return Seat(seat.clone());
        }
        let (sender, receiver) = watch::channel(None);
        running.insert(key.clone(), receiver.clone());
        let place = Place {
            running: Arc::clone(&self.running),
            key: key.clone(),
        };
        let work = begin();
        self.runtime.spawn(async move {
            let outcome = work.await;
            // Whoever comes from now on begins anew, and finds what this one left.
            drop(place);
            sender.send_replace(Some(outcome));
        });
        Seat(receiver)
    }

    /// Waits until nothing is done any more.
    pub(super) async fn landed(&self) {
        loop {
            let next = locked(&self.running).values().next().cloned();
            let Some(receiver) = next else { return };
            Seat(receiver).outcome().await;
        }
    }
}

impl<T: Clone> Seat<T> {
    /// What came of it; `None` when it broke off.
    pub(super) async fn outcome(mut self) -> Option<T> {
        let outcome = self.0.wait_for(Option::is_some).await;
        outcome.ok().and_then(|outcome| outcome.clone())
    }
}

/// Gives the place of what is done free again, however it ends.
struct Place<K: Eq + Hash, T> {
    running: Arc<Running<K, T>>,
    key: K,
}

impl<K: Eq + Hash, T> Drop for Place<K, T> {
    fn drop(&mut self) {
        locked(&self.running).remove(&self.key);
    }
}

fn locked<K, T>(running: &Running<K, T>) -> MutexGuard<'_, HashMap<K, watch::Receiver<Option<T>>>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;
    use tokio::runtime::Handle;
    use tokio::sync::Notify;

    use super::Flights;

    #[actix_web::test]
    async fn of_many_one_does_it_and_all_hear_of_it() {
        let flights = Flights::new(Handle::current());
        let (begun, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let join = || {
            flights.join(&"key", || {
                let (begun, gate) = (Arc::clone(&begun), Arc::clone(&gate));
                async move {
                    let number = begun.fetch_add(1, Ordering::SeqCst);
                    gate.notified().await;
                    number
                }
            })
        };

        let seats: Vec<_> = (0..100).map(|_| join()).collect();
        gate.notify_one();
        let outcomes = join_all(seats.into_iter().map(super::Seat::outcome)).await;

        assert_eq!(outcomes, vec![Some(0); 100]);
        gate.notify_one();
        assert_eq!(join().outcome().await, Some(1));
    }

    #[actix_web::test]
    async fn what_nobody_waits_for_runs_to_its_end() {
        let flights: Flights<_, ()> = Flights::new(Handle::current());
        let (done, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let seat = flights.join(&"key", || {
            let (done, gate) = (Arc::clone(&done), Arc::clone(&gate));
            async move {
                gate.notified().await;
                done.fetch_add(1, Ordering::SeqCst);
            }
        });

        drop(seat);
        gate.notify_one();
        flights.landed().await;

        assert_eq!(done.load(Ordering::SeqCst), 1);
    }

    #[actix_web::test]
    async fn what_breaks_off_is_begun_anew() {
        let flights = Flights::new(Handle::current());

        let broken = flights.join(&"key", || async {
            assert!(std::hint::black_box(false), "it breaks off");
            1
        });

        assert_eq!(broken.outcome().await, None);
        assert_eq!(
            flights.join(&"key", || async { 2 }).outcome().await,
            Some(2)
        );
    }
}
