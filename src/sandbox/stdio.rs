//! A run's stdin, stdout and stderr: bounded queues between the guest and whoever watches it.
//!
//! Both output streams share one queue, so that what is written to them stays in order across
//! streams. A guest that writes into a full queue or reads from an empty one is parked; neither
//! side ever loses a byte or grows the other's memory beyond its bound.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use wasmtime_wasi::cli::{IsTerminal, StdinStream, StdoutStream};
use wasmtime_wasi::p2::{InputStream, OutputStream, Pollable, StreamError, StreamResult};

use crate::model::{LimitHit, LimitKind, Limits};

/// Output that may wait for its reader, in bytes; a guest that writes more is parked.
pub const OUTPUT_QUEUE_BYTES: usize = 64 << 10;

/// What an entry of the queue is counted as beside its bytes: streams that take turns byte by byte
/// must not make the queue long.
const ENTRY_BYTES: usize = 64;

/// What the watcher of a run sees, in the order it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Bytes written to stdout; consecutive writes are joined.
    Stdout(Bytes),
    /// Bytes written to stderr; consecutive writes are joined.
    Stderr(Bytes),
    /// The program waits for input and none is there.
    InputWanted,
}

/// The two ends of a run's stdio: the guest's goes into [`Capabilities`](super::Capabilities),
/// the host's stays with the caller.
pub fn stdio(limits: &Limits) -> (GuestStdio, HostStdio) {
    let shared = Arc::new(Mutex::new(Shared {
        output_allowed: limits.output_bytes,
        stdin_capacity: usize::try_from(limits.stdin_buffer_bytes).unwrap_or(usize::MAX).max(1),
        ..Default::default()
    }));
    let host = HostStdio { events: Events(shared.clone()), stdin: Stdin(shared.clone()) };
    (GuestStdio(shared), host)
}

/// The caller's end.
pub struct HostStdio {
    /// What the program prints.
    pub events: Events,
    /// What the program reads.
    pub stdin: Stdin,
}

/// Receives what a program prints.
pub struct Events(Arc<Mutex<Shared>>);

/// Sends what a program reads. Dropping it is the end of input.
pub struct Stdin(Arc<Mutex<Shared>>);

/// The guest's end.
#[derive(Clone)]
pub struct GuestStdio(Arc<Mutex<Shared>>);

#[derive(Default)]
struct Shared {
    events: VecDeque<Queued>,
    queued_bytes: usize,
    output_bytes: u64,
    output_allowed: u64,
    /// The guest is gone: no more events follow those queued.
    guest_done: bool,
    /// The receiver is gone: writing fails.
    receiver_gone: bool,

    stdin: BytesMut,
    stdin_capacity: usize,
    stdin_closed: bool,
    /// An `InputWanted` was sent since the guest last read something.
    asked_for_input: bool,

    receiver: Option<Waker>,
    sender: Option<Waker>,
    guest_reading: Option<Waker>,
    guest_writing: Option<Waker>,
}

enum Queued {
    Output(Stream, BytesMut),
    InputWanted,
}

impl From<Queued> for Event {
    fn from(queued: Queued) -> Self {
        match queued {
            Queued::Output(Stream::Stdout, bytes) => Self::Stdout(bytes.freeze()),
            Queued::Output(Stream::Stderr, bytes) => Self::Stderr(bytes.freeze()),
            Queued::InputWanted => Self::InputWanted,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    Stdout,
    Stderr,
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    // No code that holds the lock can panic halfway through a change.
    shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn wake(waker: &mut Option<Waker>) {
    if let Some(waker) = waker.take() {
        waker.wake();
    }
}

impl Events {
    /// The next event; `None` once the program has ended and everything was received.
    pub async fn next(&mut self) -> Option<Event> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// Waits until there is something that should not wait: `bytes` of output, a program that wants
    /// input, or the end. With fewer bytes in the queue, more may follow at once.
    pub async fn ready(&mut self, bytes: usize) {
        poll_fn(|context| {
            let mut shared = lock(&self.0);
            let asked = matches!(shared.events.back(), Some(Queued::InputWanted));
            if shared.guest_done || asked || (shared.queued_bytes >= bytes && !shared.events.is_empty()) {
                return Poll::Ready(());
            }
            shared.receiver = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Takes all events that are there; `None` once the program has ended and everything was
    /// received.
    pub fn take(&mut self) -> Option<Vec<Event>> {
        let mut shared = lock(&self.0);
        if shared.guest_done && shared.events.is_empty() {
            return None;
        }
        shared.queued_bytes = 0;
        wake(&mut shared.guest_writing);
        Some(shared.events.drain(..).map(Event::from).collect())
    }

    /// [`Self::next`] for hand-written futures.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Event>> {
        let mut shared = lock(&self.0);
        match shared.events.pop_front() {
            Some(queued) => {
                if let Queued::Output(_, bytes) = &queued {
                    shared.queued_bytes -= bytes.len() + ENTRY_BYTES;
                    wake(&mut shared.guest_writing);
                }
                Poll::Ready(Some(queued.into()))
            }
            None if shared.guest_done => Poll::Ready(None),
            None => {
                shared.receiver = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        let mut shared = lock(&self.0);
        shared.receiver_gone = true;
        shared.events.clear();
        wake(&mut shared.guest_writing);
    }
}

impl Stdin {
    /// Hands bytes to the program; waits while its buffer is full. Bytes for a program that has
    /// ended are dropped.
    pub async fn send(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let sent = poll_fn(|context| self.poll_send(bytes, context)).await;
            bytes = &bytes[sent..];
        }
    }

    /// [`Self::send`] for hand-written futures: how many of the bytes, at least one, were taken.
    pub fn poll_send(&mut self, bytes: &[u8], context: &mut Context<'_>) -> Poll<usize> {
        let mut shared = lock(&self.0);
        if shared.guest_done {
            return Poll::Ready(bytes.len());
        }
        let room = shared.stdin_capacity.saturating_sub(shared.stdin.len());
        if room == 0 {
            shared.sender = Some(context.waker().clone());
            return Poll::Pending;
        }
        let sent = room.min(bytes.len());
        shared.stdin.extend_from_slice(&bytes[..sent]);
        wake(&mut shared.guest_reading);
        Poll::Ready(sent)
    }
}

impl Drop for Stdin {
    fn drop(&mut self) {
        let mut shared = lock(&self.0);
        shared.stdin_closed = true;
        wake(&mut shared.guest_reading);
    }
}

impl GuestStdio {
    /// Bytes written so far, both streams together.
    pub(super) fn output_bytes(&self) -> u64 {
        lock(&self.0).output_bytes
    }

    /// Says that the guest is gone; what it wrote can still be received.
    pub(super) fn finish(&self) {
        let mut shared = lock(&self.0);
        shared.guest_done = true;
        shared.stdin = BytesMut::new();
        wake(&mut shared.receiver);
        wake(&mut shared.sender);
    }

    pub(super) fn stdin(&self) -> GuestInput {
        GuestInput(self.0.clone())
    }

    pub(super) fn stdout(&self) -> GuestOutput {
        GuestOutput(self.0.clone(), Stream::Stdout)
    }

    pub(super) fn stderr(&self) -> GuestOutput {
        GuestOutput(self.0.clone(), Stream::Stderr)
    }
}

/// The guest's stdin.
pub(super) struct GuestInput(Arc<Mutex<Shared>>);

impl GuestInput {
    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut shared = lock(&self.0);
        if !shared.stdin.is_empty() || shared.stdin_closed {
            return Poll::Ready(());
        }
        if !shared.asked_for_input {
            shared.asked_for_input = true;
            shared.events.push_back(Queued::InputWanted);
            wake(&mut shared.receiver);
        }
        shared.guest_reading = Some(context.waker().clone());
        Poll::Pending
    }

    /// At most `size` bytes; `None` at the end of input, empty when there is nothing yet.
    fn take(&self, size: usize) -> Option<Bytes> {
        let mut shared = lock(&self.0);
        if shared.stdin.is_empty() {
            return (!shared.stdin_closed).then(Bytes::new);
        }
        let size = size.min(shared.stdin.len());
        let bytes = shared.stdin.split_to(size).freeze();
        shared.asked_for_input = false;
        wake(&mut shared.sender);
        Some(bytes)
    }
}

#[async_trait::async_trait]
impl Pollable for GuestInput {
    async fn ready(&mut self) {
        poll_fn(|context| self.poll_ready(context)).await;
    }
}

impl InputStream for GuestInput {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        self.take(size).ok_or(StreamError::Closed)
    }
}

impl AsyncRead for GuestInput {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        std::task::ready!(self.poll_ready(context));
        buffer.put_slice(&self.take(buffer.remaining()).unwrap_or_default());
        Poll::Ready(Ok(()))
    }
}

/// The guest's stdout or stderr.
pub(super) struct GuestOutput(Arc<Mutex<Shared>>, Stream);

impl GuestOutput {
    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut shared = lock(&self.0);
        if shared.receiver_gone || shared.queued_bytes < OUTPUT_QUEUE_BYTES {
            return Poll::Ready(());
        }
        shared.guest_writing = Some(context.waker().clone());
        Poll::Pending
    }

    /// Bytes that can be written now; `None` when nobody listens any more.
    fn room(&self) -> Option<usize> {
        let shared = lock(&self.0);
        (!shared.receiver_gone).then(|| OUTPUT_QUEUE_BYTES.saturating_sub(shared.queued_bytes))
    }

    /// Queues `bytes` as far as the output limit allows.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), LimitHit> {
        let mut shared = lock(&self.0);
        let left = shared.output_allowed - shared.output_bytes;
        let allowed = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
        shared.push(self.1, &bytes[..allowed]);
        if allowed < bytes.len() {
            return Err(LimitHit {
                limit: LimitKind::OutputBytes,
                allowed: shared.output_allowed,
                used: shared.output_bytes + (bytes.len() - allowed) as u64,
            });
        }
        Ok(())
    }

    /// Writes as much of `bytes` as there is room for; waits until there is some.
    ///
    /// Returns how much was written; `None` when nobody listens any more.
    pub(super) async fn write_some(&self, bytes: &[u8]) -> Result<Option<usize>, LimitHit> {
        poll_fn(|context| self.poll_ready(context)).await;
        let Some(room) = self.room() else {
            return Ok(None);
        };
        let size = room.min(bytes.len());
        self.write(&bytes[..size])?;
        Ok(Some(size))
    }
}

impl Shared {
    fn push(&mut self, stream: Stream, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.output_bytes += bytes.len() as u64;
        self.queued_bytes += bytes.len();
        match self.events.back_mut() {
            Some(Queued::Output(last, buffer)) if *last == stream => buffer.extend_from_slice(bytes),
            _ => {
                self.queued_bytes += ENTRY_BYTES;
                self.events.push_back(Queued::Output(stream, BytesMut::from(bytes)));
            }
        }
        wake(&mut self.receiver);
    }
}

#[async_trait::async_trait]
impl Pollable for GuestOutput {
    async fn ready(&mut self) {
        poll_fn(|context| self.poll_ready(context)).await;
    }
}

impl OutputStream for GuestOutput {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        GuestOutput::write(self, &bytes).map_err(|hit| StreamError::Trap(hit.into()))
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        self.room().ok_or(StreamError::Closed)
    }
}

impl AsyncWrite for GuestOutput {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        std::task::ready!(self.poll_ready(context));
        let Some(room) = self.room() else {
            return Poll::Ready(Err(std::io::ErrorKind::BrokenPipe.into()));
        };
        let size = room.min(bytes.len());
        Poll::Ready(match GuestOutput::write(&self, &bytes[..size]) {
            Ok(()) => Ok(size),
            Err(hit) => Err(std::io::Error::other(hit)),
        })
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl IsTerminal for GuestStdio {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdinStream for GuestStdio {
    fn async_stream(&self) -> Box<dyn AsyncRead + Send + Sync> {
        Box::new(self.stdin())
    }

    fn p2_stream(&self) -> Box<dyn InputStream> {
        Box::new(self.stdin())
    }
}

impl IsTerminal for GuestOutput {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for GuestOutput {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(GuestOutput(self.0.clone(), self.1))
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(GuestOutput(self.0.clone(), self.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LimitsConfig, LimitsRequest};

    fn limits(output_bytes: u64, stdin_buffer_bytes: u64) -> Limits {
        let request = LimitsRequest {
            output_bytes: Some(output_bytes),
            stdin_buffer_bytes: Some(stdin_buffer_bytes),
            ..Default::default()
        };
        LimitsConfig::default().resolve(&request, &LimitsRequest::default()).unwrap()
    }

    #[tokio::test]
    async fn streams_interleave_in_the_order_written_and_neighbours_are_joined() {
        let (guest, mut host) = stdio(&limits(100, 10));
        guest.stdout().write(b"a").unwrap();
        guest.stdout().write(b"b").unwrap();
        guest.stderr().write(b"c").unwrap();
        guest.stdout().write(b"d").unwrap();
        guest.finish();
        let mut events = Vec::new();
        while let Some(event) = host.events.next().await {
            events.push(event);
        }
        let expected = [
            Event::Stdout(Bytes::from("ab")),
            Event::Stderr(Bytes::from("c")),
            Event::Stdout(Bytes::from("d")),
        ];
        assert_eq!(events, expected);
    }

    #[tokio::test]
    async fn output_up_to_the_limit_is_kept() {
        let (guest, mut host) = stdio(&limits(3, 10));
        let hit = guest.stdout().write(b"abcde").unwrap_err();
        assert_eq!((hit.allowed, hit.used), (3, 5));
        assert_eq!(host.events.next().await, Some(Event::Stdout(Bytes::from("abc"))));
    }

    #[tokio::test]
    async fn writer_waits_for_a_slow_reader_and_the_queue_stays_bounded() {
        let (guest, mut host) = stdio(&limits(10 << 20, 10));
        let out = guest.stdout();
        let block = vec![b'x'; OUTPUT_QUEUE_BYTES];
        assert_eq!(out.write_some(&block).await, Ok(Some(OUTPUT_QUEUE_BYTES)));
        let blocked = out.write_some(b"y");
        tokio::pin!(blocked);
        assert!(futures::poll!(&mut blocked).is_pending());
        host.events.next().await.unwrap();
        assert_eq!(blocked.await, Ok(Some(1)));
    }

    #[tokio::test]
    async fn writing_fails_when_nobody_listens() {
        let (guest, host) = stdio(&limits(100, 10));
        drop(host);
        assert_eq!(guest.stdout().write_some(b"x").await, Ok(None));
    }

    #[tokio::test]
    async fn input_is_asked_for_once_per_wait_and_after_the_prompt() {
        let (guest, mut host) = stdio(&limits(100, 2));
        guest.stdout().write(b"name? ").unwrap();
        let mut input = guest.stdin();
        let read = async {
            input.ready().await;
            input.read(10).unwrap()
        };
        let answer = async {
            assert_eq!(host.events.next().await, Some(Event::Stdout(Bytes::from("name? "))));
            assert_eq!(host.events.next().await, Some(Event::InputWanted));
            host.stdin.send(b"me").await;
        };
        let (bytes, ()) = tokio::join!(read, answer);
        assert_eq!(bytes, "me");
    }

    #[tokio::test]
    async fn sender_waits_while_the_input_buffer_is_full() {
        let (guest, mut host) = stdio(&limits(100, 2));
        let mut input = guest.stdin();
        {
            let sending = host.stdin.send(b"abc");
            tokio::pin!(sending);
            assert!(futures::poll!(&mut sending).is_pending());
            assert_eq!(input.read(10).unwrap(), "ab");
            sending.await;
        }
        drop(host.stdin);
        assert_eq!(input.read(10).unwrap(), "c");
        assert!(matches!(input.read(10), Err(StreamError::Closed)));
    }
}
