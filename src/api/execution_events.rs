//! A run as a stream of messages: what a WebSocket sends, and an event stream (SSE) for programs
//! that read nothing while they run.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{self, Sse};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use serde::Serialize;

use super::executions::Job;
use super::live_run::{LiveRun, Step};
use super::program_request::Encoding;
use crate::app::App;
use crate::error::{ApiResult, Problem};
use crate::execution::Tenant;
use crate::model::{ExecutionId, Limits, Outcome, Report, Usage};
use crate::sandbox::Event;

/// What the service tells about a run.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Message<'a> {
    /// The run is well-formed and will start.
    Accepted { id: ExecutionId, limits: &'a Limits },
    /// It waits for its start behind others.
    Queued { position: usize },
    /// It runs.
    Started,
    /// It wrote to stdout.
    Stdout(Data),
    /// It wrote to stderr.
    Stderr(Data),
    /// It waits for input, and there is none.
    InputWanted,
    /// It has ended, and all its output was sent.
    Exited { id: ExecutionId, outcome: &'a Outcome, usage: Usage },
    /// Something was not done.
    Error { problem: &'a Problem },
    /// The answer to `ping`.
    Pong,
}

/// Output in a message.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Data {
    /// As text; what is not UTF-8 became U+FFFD.
    Data(String),
    /// As base64.
    DataBase64(String),
}

impl Message<'_> {
    /// The message as JSON.
    pub fn to_json(&self) -> String {
        // Strings and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Queued { .. } => "queued",
            Self::Started => "started",
            Self::Stdout(_) => "stdout",
            Self::Stderr(_) => "stderr",
            Self::InputWanted => "input_wanted",
            Self::Exited { .. } => "exited",
            Self::Error { .. } => "error",
            Self::Pong => "pong",
        }
    }
}

/// Turns bytes into text piece by piece: a character that is cut in two waits for its rest.
#[derive(Default)]
pub struct TextDecoder {
    /// The beginning of a character, at most three bytes.
    rest: Vec<u8>,
}

impl TextDecoder {
    /// The text that is complete with `bytes`.
    pub fn decode(&mut self, bytes: &[u8]) -> String {
        let joined;
        let bytes = match self.rest.is_empty() {
            true => bytes,
            false => {
                joined = [self.rest.as_slice(), bytes].concat();
                &joined
            }
        };
        let mut text = String::with_capacity(bytes.len());
        let mut rest = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            let invalid = chunk.invalid();
            // Only the last chunk can be a character's beginning.
            let cut = invalid.as_ptr_range().end == bytes.as_ptr_range().end && is_cut(invalid);
            match cut {
                true => rest = invalid.to_vec(),
                false if !invalid.is_empty() => text.push(char::REPLACEMENT_CHARACTER),
                false => {}
            }
        }
        self.rest = rest;
        text
    }

    /// What stands for a character that will not be completed.
    pub fn finish(&mut self) -> Option<String> {
        let rest = std::mem::take(&mut self.rest);
        (!rest.is_empty()).then(|| String::from_utf8_lossy(&rest).into_owned())
    }
}

/// Whether bytes that are no character can become one when more follow.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// Both streams' decoders, and how output is written.
pub struct Encoder {
    encoding: Encoding,
    stdout: TextDecoder,
    stderr: TextDecoder,
}

impl Encoder {
    /// Writes output in this encoding.
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, stdout: TextDecoder::default(), stderr: TextDecoder::default() }
    }

    /// The message for an event; `None` when there is no complete character in it.
    pub fn message(&mut self, event: Event) -> Option<Message<'static>> {
        match event {
            Event::Stdout(bytes) => Some(Message::Stdout(data(self.encoding, &mut self.stdout, bytes)?)),
            Event::Stderr(bytes) => Some(Message::Stderr(data(self.encoding, &mut self.stderr, bytes)?)),
            Event::InputWanted => Some(Message::InputWanted),
        }
    }

    /// The messages for characters that were never completed.
    pub fn finish(&mut self) -> impl Iterator<Item = Message<'static>> {
        let stdout = self.stdout.finish().map(|text| Message::Stdout(Data::Data(text)));
        let stderr = self.stderr.finish().map(|text| Message::Stderr(Data::Data(text)));
        stdout.into_iter().chain(stderr)
    }
}

fn data(encoding: Encoding, decoder: &mut TextDecoder, bytes: Bytes) -> Option<Data> {
    match encoding {
        Encoding::Base64 => Some(Data::DataBase64(BASE64.encode(bytes))),
        Encoding::Utf8 => Some(decoder.decode(&bytes)).filter(|text| !text.is_empty()).map(Data::Data),
    }
}

/// Starts a run and answers with its messages as an event stream. Dropping the response cancels it.
///
/// # Errors
/// What is wrong with the program, or that the caller may not run it now.
pub async fn stream(app: &App, tenant: &Tenant, job: Job) -> ApiResult<Response> {
    let mut live = LiveRun::start(app, tenant, job.program).await?;
    live.send(job.stdin);
    live.end_input();
    let mut messages =
        VecDeque::from([sse_event(&Message::Accepted { id: live.run.id, limits: &live.run.limits })]);
    if live.run.position > 0 {
        messages.push_back(sse_event(&Message::Queued { position: live.run.position }));
    }
    let state = Stream { live: Some(live), encoder: Encoder::new(job.output_encoding), messages };
    let events = futures::stream::unfold(state, |mut state| async move {
        let event = state.next().await?;
        Some((Ok::<_, Infallible>(event), state))
    });
    let keep_alive = sse::KeepAlive::new().interval(Duration::from_secs(15));
    // Some proxies gather answers unless they are told not to.
    Ok(([("x-accel-buffering", "no")], Sse::new(events).keep_alive(keep_alive)).into_response())
}

fn sse_event(message: &Message) -> sse::Event {
    sse::Event::default().event(message.name()).data(message.to_json())
}

/// An event stream's state.
struct Stream {
    /// Gone once it has ended.
    live: Option<LiveRun>,
    encoder: Encoder,
    messages: VecDeque<sse::Event>,
}

impl Stream {
    async fn next(&mut self) -> Option<sse::Event> {
        loop {
            if let Some(message) = self.messages.pop_front() {
                return Some(message);
            }
            let live = self.live.as_mut()?;
            match live.next(true).await {
                Step::Started => self.messages.push_back(sse_event(&Message::Started)),
                Step::Output(events) => {
                    let messages = events.into_iter().filter_map(|event| self.encoder.message(event));
                    // Nobody can answer over an event stream.
                    let shown = messages.filter(|message| !matches!(message, Message::InputWanted));
                    self.messages.extend(shown.map(|message| sse_event(&message)));
                }
                Step::Ended(report) => {
                    self.messages.extend(self.encoder.finish().map(|message| sse_event(&message)));
                    let Report { outcome, usage, .. } = *report;
                    let exited = Message::Exited { id: live.run.id, outcome: &outcome, usage };
                    self.messages.push_back(sse_event(&exited));
                    self.live = None;
                }
                Step::Failed(error) => {
                    self.messages.push_back(sse_event(&Message::Error { problem: error.problem() }));
                    self.live = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_the_same_however_it_is_cut() {
        let text = "aé€😀b\u{10ffff}";
        for size in 1..text.len() {
            let mut decoder = TextDecoder::default();
            let pieces: String = text.as_bytes().chunks(size).map(|piece| decoder.decode(piece)).collect();
            assert_eq!(pieces, text, "in pieces of {size}");
            assert_eq!(decoder.finish(), None);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_as_from_utf8_lossy_does() {
        let bytes = b"a\xff\xc3(\xf0\x9f\x98x\xe2\x82";
        for size in 1..bytes.len() {
            let mut decoder = TextDecoder::default();
            let mut text: String = bytes.chunks(size).map(|piece| decoder.decode(piece)).collect();
            text.extend(decoder.finish());
            assert_eq!(text, String::from_utf8_lossy(bytes), "in pieces of {size}");
        }
    }

    #[test]
    fn messages_have_their_type_and_data_side_by_side() {
        let mut encoder = Encoder::new(Encoding::Utf8);
        let message = encoder.message(Event::Stdout(Bytes::from("hi\n"))).unwrap();
        assert_eq!(message.to_json(), r#"{"type":"stdout","data":"hi\n"}"#);
        assert!(encoder.message(Event::Stderr(Bytes::from(&b"\xe2"[..]))).is_none());
        assert_eq!(Message::InputWanted.to_json(), r#"{"type":"input_wanted"}"#);
    }
}
