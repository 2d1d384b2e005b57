//! Thread: a thread of our own that takes what waits for it in groups.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::super::backend::StoreUnavailable;

/// How many may wait; more than that is an outage.
const QUEUE: usize = 1024;

/// How many are taken at once.
const GROUP: usize = 128;

/// Ends, after the work already accepted, when it is dropped; dropping waits for that.
pub(super) struct Thread<Job> {
    jobs: Option<SyncSender<Job>>,
    handle: Option<JoinHandle<()>>,
}

impl<Job: Send + 'static> Thread<Job> {
    /// `work` is called with a job and those that were waiting behind it.
    pub(super) fn start(
        name: &str,
        mut work: impl FnMut(Job, Waiting<'_, Job>) + Send + 'static,
    ) -> io::Result<Self> {
        Self::run(name, move |queue| {
            while let Ok(first) = queue.recv() {
                work(first, Waiting::new(queue));
            }
        })
    }

    /// As [`Thread::start`]; `work` is also called without a job when none came for `idle`.
    pub(super) fn start_waking(
        name: &str,
        idle: Duration,
        mut work: impl FnMut(Option<Job>, Waiting<'_, Job>) + Send + 'static,
    ) -> io::Result<Self> {
        Self::run(name, move |queue| {
            loop {
                let first = match queue.recv_timeout(idle) {
                    Ok(first) => Some(first),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                work(first, Waiting::new(queue));
            }
        })
    }

    fn run(name: &str, work: impl FnOnce(&Receiver<Job>) + Send + 'static) -> io::Result<Self> {
        let (jobs, queue) = sync_channel(QUEUE);
        let handle = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || work(&queue))?;
        Ok(Self {
            jobs: Some(jobs),
            handle: Some(handle),
        })
    }

    pub(super) fn send(&self, job: Job) -> Result<(), StoreUnavailable> {
        let jobs = self.jobs.as_ref().ok_or_else(ended)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreUnavailable::new("too many requests wait for it"),
            TrySendError::Disconnected(_) => ended(),
        })
    }
}

impl<Job> Drop for Thread<Job> {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(handle) = self.handle.take() {
            // It can only have ended or panicked, and either way it is over.
            let _ = handle.join();
        }
    }
}

/// What waits behind the first job, up to the size of a group.
pub(super) struct Waiting<'a, Job> {
    queue: &'a Receiver<Job>,
    left: usize,
}

impl<'a, Job> Waiting<'a, Job> {
    fn new(queue: &'a Receiver<Job>) -> Self {
        Self {
            queue,
            left: GROUP - 1,
        }
    }
}

impl<Job> Iterator for Waiting<'_, Job> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        self.left = self.left.checked_sub(1)?;
        self.queue.try_recv().ok()
    }
}

fn ended() -> StoreUnavailable {
    StoreUnavailable::new("its thread has ended")
}
