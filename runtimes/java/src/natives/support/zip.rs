//! `java.util.zip`'s compressors, as its natives expect zlib to behave.
//!
//! zlib-rs is a port of zlib with zlib's own call sequence (parameter changes in mid-stream,
//! preset dictionaries, partial progress on every call), which is what `Inflater` and
//! `Deflater` are thin shells of. Checksums come from the same crate.

use libz_rs_sys as zlib;
use std::ffi::c_int;
use zlib::z_stream;

/// 32 KiB, the window `java.util.zip` always uses; negative means no zlib header.
const WINDOW_BITS: c_int = 15;
/// How much memory a deflater spends on its hash table: zlib's default.
const MEMORY_LEVEL: c_int = 8;

pub fn crc32(start: u32, bytes: &[u8]) -> u32 {
    // SAFETY: the pointer and length describe a live slice.
    unsafe { zlib::crc32_z(start.into(), bytes.as_ptr(), bytes.len()) as u32 }
}

pub fn adler32(start: u32, bytes: &[u8]) -> u32 {
    // SAFETY: the pointer and length describe a live slice.
    unsafe { zlib::adler32_z(start.into(), bytes.as_ptr(), bytes.len()) as u32 }
}

/// How far one call got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub consumed: usize,
    pub produced: usize,
    pub finished: bool,
    /// `Inflater`: the stream asks for a preset dictionary. `Deflater`: the new parameters could
    /// not be set yet, because the output is full.
    pub attention: bool,
}

impl Progress {
    /// The `long` in which the natives return all four.
    pub fn packed(self) -> i64 {
        let flags = (self.attention as u64) << 63 | (self.finished as u64) << 62;
        (flags | (self.produced as u64) << 31 | self.consumed as u64) as i64
    }
}

/// Why a call failed; each has its own Java exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZipError {
    /// The compressed data is broken; this much was consumed and produced before.
    Data {
        message: String,
        consumed: usize,
        produced: usize,
    },
    /// The dictionary is not the one the stream was made with.
    Dictionary(String),
    Memory,
    Internal(String),
}

fn message(stream: &z_stream) -> String {
    if stream.msg.is_null() {
        return String::new();
    }
    // SAFETY: zlib's messages are static NUL-terminated strings.
    unsafe { std::ffi::CStr::from_ptr(stream.msg) }.to_string_lossy().into_owned()
}

/// Points the stream at both buffers for one call; [`detach`] must follow.
fn attach(stream: &mut z_stream, input: &[u8], output: &mut [u8]) {
    stream.next_in = input.as_ptr().cast_mut();
    stream.avail_in = input.len() as u32;
    stream.next_out = output.as_mut_ptr();
    stream.avail_out = output.len() as u32;
}

/// Takes the buffers away again, and says how much of each was used.
fn detach(stream: &mut z_stream, input: &[u8], output: &[u8]) -> Progress {
    let progress = Progress {
        consumed: input.len() - stream.avail_in as usize,
        produced: output.len() - stream.avail_out as usize,
        ..Progress::default()
    };
    stream.next_in = std::ptr::null_mut();
    stream.next_out = std::ptr::null_mut();
    (stream.avail_in, stream.avail_out) = (0, 0);
    progress
}

fn new_stream() -> Box<z_stream> {
    Box::new(z_stream::default())
}

fn window_bits(nowrap: bool) -> c_int {
    if nowrap { -WINDOW_BITS } else { WINDOW_BITS }
}

/// Boxed, because the stream's state points back at it.
pub struct Inflater(Box<z_stream>);

// SAFETY of all calls below: the constructor has initialised the stream, which stays where it is
// until `drop`; `attach` sets both buffers of a call from live slices and `detach` removes them.
impl Inflater {
    /// `nowrap`: the data has no zlib header.
    pub fn new(nowrap: bool) -> Result<Inflater, ZipError> {
        let mut stream = new_stream();
        let size = size_of::<z_stream>() as c_int;
        match unsafe { zlib::inflateInit2_(&mut *stream, window_bits(nowrap), zlib::zlibVersion(), size) } {
            zlib::Z_OK => Ok(Inflater(stream)),
            zlib::Z_MEM_ERROR => Err(ZipError::Memory),
            _ => Err(ZipError::Internal("inflateInit2 returned Z_STREAM_ERROR".into())),
        }
    }

    pub fn inflate(&mut self, input: &[u8], output: &mut [u8]) -> Result<Progress, ZipError> {
        attach(&mut self.0, input, output);
        let result = unsafe { zlib::inflate(&mut *self.0, zlib::Z_SYNC_FLUSH) };
        let progress = detach(&mut self.0, input, output);
        match result {
            zlib::Z_STREAM_END => Ok(Progress { finished: true, ..progress }),
            zlib::Z_OK => Ok(progress),
            zlib::Z_NEED_DICT => Ok(Progress { attention: true, ..progress }),
            zlib::Z_BUF_ERROR => Ok(Progress::default()),
            zlib::Z_DATA_ERROR => Err(ZipError::Data {
                message: message(&self.0),
                consumed: progress.consumed,
                produced: progress.produced,
            }),
            zlib::Z_MEM_ERROR => Err(ZipError::Memory),
            _ => Err(ZipError::Internal(message(&self.0))),
        }
    }

    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> Result<(), ZipError> {
        let (start, length) = (dictionary.as_ptr(), dictionary.len() as u32);
        match unsafe { zlib::inflateSetDictionary(&mut *self.0, start, length) } {
            zlib::Z_OK => Ok(()),
            _ => Err(ZipError::Dictionary(message(&self.0))),
        }
    }

    pub fn adler(&self) -> u32 {
        self.0.adler as u32
    }

    pub fn reset(&mut self) {
        unsafe { zlib::inflateReset(&mut *self.0) };
    }
}

impl Drop for Inflater {
    fn drop(&mut self) {
        unsafe { zlib::inflateEnd(&mut *self.0) };
    }
}

/// Boxed, because the stream's state points back at it.
pub struct Deflater(Box<z_stream>);

// SAFETY: as for `Inflater`.
impl Deflater {
    /// `strategy`: zlib's numbers, which are also `java.util.zip.Deflater`'s.
    pub fn new(level: i32, strategy: i32, nowrap: bool) -> Result<Deflater, ZipError> {
        let mut stream = new_stream();
        let result = unsafe {
            zlib::deflateInit2_(
                &mut *stream,
                level,
                zlib::Z_DEFLATED,
                window_bits(nowrap),
                MEMORY_LEVEL,
                strategy,
                zlib::zlibVersion(),
                size_of::<z_stream>() as c_int,
            )
        };
        match result {
            zlib::Z_OK => Ok(Deflater(stream)),
            zlib::Z_MEM_ERROR => Err(ZipError::Memory),
            _ => Err(ZipError::Internal("deflateInit2 returned Z_STREAM_ERROR".into())),
        }
    }

    /// `flush`: `Deflater.NO_FLUSH` 0, `SYNC_FLUSH` 2, `FULL_FLUSH` 3, or 4 to finish.
    pub fn deflate(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, ZipError> {
        attach(&mut self.0, input, output);
        let result = unsafe { zlib::deflate(&mut *self.0, flush) };
        let progress = detach(&mut self.0, input, output);
        match result {
            zlib::Z_STREAM_END => Ok(Progress { finished: true, ..progress }),
            zlib::Z_OK => Ok(progress),
            zlib::Z_BUF_ERROR => Ok(Progress::default()),
            _ => Err(ZipError::Internal(message(&self.0))),
        }
    }

    /// Changes level and strategy, compressing what is pending with the old ones first.
    pub fn set_parameters(
        &mut self,
        level: i32,
        strategy: i32,
        input: &[u8],
        output: &mut [u8],
    ) -> Result<Progress, ZipError> {
        attach(&mut self.0, input, output);
        let result = unsafe { zlib::deflateParams(&mut *self.0, level, strategy) };
        let progress = detach(&mut self.0, input, output);
        match result {
            zlib::Z_OK => Ok(progress),
            zlib::Z_BUF_ERROR => Ok(Progress { attention: true, ..progress }),
            _ => Err(ZipError::Internal(message(&self.0))),
        }
    }

    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> Result<(), ZipError> {
        let (start, length) = (dictionary.as_ptr(), dictionary.len() as u32);
        match unsafe { zlib::deflateSetDictionary(&mut *self.0, start, length) } {
            zlib::Z_OK => Ok(()),
            _ => Err(ZipError::Dictionary(message(&self.0))),
        }
    }

    pub fn adler(&self) -> u32 {
        self.0.adler as u32
    }

    pub fn reset(&mut self) {
        unsafe { zlib::deflateReset(&mut *self.0) };
    }
}

impl Drop for Deflater {
    fn drop(&mut self) {
        unsafe { zlib::deflateEnd(&mut *self.0) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINISH: i32 = 4;

    fn compress(deflater: &mut Deflater, input: &[u8]) -> Vec<u8> {
        let mut output = vec![0; 1000];
        let progress = deflater.deflate(input, &mut output, FINISH).unwrap();
        assert!(progress.finished && progress.consumed == input.len());
        output.truncate(progress.produced);
        output
    }

    #[test]
    fn what_is_deflated_inflates_again_a_byte_at_a_time() {
        let text = b"to be or not to be, that is the question: to be or not to be";
        for nowrap in [false, true] {
            let compressed = compress(&mut Deflater::new(-1, 0, nowrap).unwrap(), text);
            let mut inflater = Inflater::new(nowrap).unwrap();
            let (mut restored, mut at, mut finished) = (Vec::new(), 0, false);
            while !finished {
                let mut byte = [0; 1];
                let progress =
                    inflater.inflate(&compressed[at..compressed.len().min(at + 1)], &mut byte).unwrap();
                at += progress.consumed;
                restored.extend_from_slice(&byte[..progress.produced]);
                finished = progress.finished;
            }
            assert_eq!(restored, text);
        }
    }

    #[test]
    fn a_preset_dictionary_is_asked_for_and_checked() {
        let mut deflater = Deflater::new(9, 0, false).unwrap();
        deflater.set_dictionary(b"question").unwrap();
        let compressed = compress(&mut deflater, b"question, question");
        let mut inflater = Inflater::new(false).unwrap();
        let mut output = [0; 100];
        let progress = inflater.inflate(&compressed, &mut output).unwrap();
        assert!(progress.attention && progress.produced == 0);
        assert_eq!(inflater.adler(), adler32(1, b"question"));
        assert!(matches!(inflater.set_dictionary(b"answer"), Err(ZipError::Dictionary(_))));
        inflater.set_dictionary(b"question").unwrap();
        let rest = inflater.inflate(&compressed[progress.consumed..], &mut output).unwrap();
        assert_eq!(&output[..rest.produced], b"question, question");
    }

    #[test]
    fn broken_data_is_named_in_zlibs_words() {
        let error = Inflater::new(false).unwrap().inflate(b"no zlib data", &mut [0; 10]).unwrap_err();
        assert!(
            matches!(&error, ZipError::Data { message, .. } if message == "incorrect header check"),
            "{error:?}"
        );
    }

    #[test]
    fn a_reset_stream_starts_anew() {
        let mut deflater = Deflater::new(6, 0, false).unwrap();
        let first = compress(&mut deflater, b"abc");
        deflater.reset();
        assert_eq!(compress(&mut deflater, b"abc"), first);
    }

    #[test]
    fn parameters_change_in_mid_stream() {
        let mut deflater = Deflater::new(0, 0, true).unwrap();
        let mut output = [0; 200];
        let first = deflater.deflate(b"stored", &mut output, 0).unwrap();
        let change = deflater.set_parameters(9, 2, b"", &mut output[first.produced..]).unwrap();
        assert!(!change.attention);
        let end = first.produced + change.produced;
        let last = deflater.deflate(b"huffman", &mut output[end..], FINISH).unwrap();
        let mut restored = [0; 20];
        let progress =
            Inflater::new(true).unwrap().inflate(&output[..end + last.produced], &mut restored).unwrap();
        assert_eq!(&restored[..progress.produced], b"storedhuffman");
    }

    #[test]
    fn checksums_are_the_standard_ones() {
        assert_eq!(crc32(0, b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(1, b"123456789"), 0x091e_01de);
    }

    #[test]
    fn progress_packs_into_its_long() {
        let progress = Progress { consumed: 5, produced: 3, finished: true, attention: true };
        assert_eq!(progress.packed() as u64, 5 | 3 << 31 | 1 << 62 | 1 << 63);
    }
}
