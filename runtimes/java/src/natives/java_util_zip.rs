//! `java.util.zip`: checksums, Inflater and Deflater over [`super::support::zip`].

use super::objects::byte_range;
use super::support::zip::{Deflater, Inflater, Progress, ZipError, adler32, crc32};
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::memory;
use crate::native;
use crate::natives::Thrown;
use crate::vm::Vm;

const INFLATER: &str = "java/util/zip/Inflater";
const DEFLATER: &str = "java/util/zip/Deflater";
const CRC32: &str = "java/util/zip/CRC32";
const ADLER32: &str = "java/util/zip/Adler32";

pub static NATIVES: &[Native] = &[
    native!(CRC32, "update", "(II)I", |_, args| checksum(args, crc32, &[args.int(1) as u8])),
    native!(CRC32, "updateBytes0", "(I[BII)I", |vm, args| {
        let bytes = byte_range(vm, args, 1)?;
        checksum(args, crc32, bytes)
    }),
    native!(CRC32, "updateByteBuffer0", "(IJII)I", |_, args| checksum(args, crc32, buffer_at_offset(args))),
    native!(ADLER32, "update", "(II)I", |_, args| checksum(args, adler32, &[args.int(1) as u8])),
    native!(ADLER32, "updateBytes", "(I[BII)I", |vm, args| {
        let bytes = byte_range(vm, args, 1)?;
        checksum(args, adler32, bytes)
    }),
    native!(ADLER32, "updateByteBuffer", "(IJII)I", |_, args| checksum(
        args,
        adler32,
        buffer_at_offset(args)
    )),
    native!(INFLATER, "init", "(Z)J", inflater_init),
    native!(INFLATER, "setDictionary", "(J[BII)V", |vm, args| {
        let dictionary = byte_range(vm, args, 2)?;
        inflater_dictionary(vm, args, dictionary)
    }),
    native!(INFLATER, "setDictionaryBuffer", "(JJI)V", |vm, args| inflater_dictionary(
        vm,
        args,
        buffer(args, 2)
    )),
    native!(INFLATER, "inflateBytesBytes", "(J[BII[BII)J", |vm, args| {
        let (input, output) = (byte_range(vm, args, 3)?, byte_range(vm, args, 6)?);
        inflate(vm, args, input, output)
    }),
    native!(INFLATER, "inflateBytesBuffer", "(J[BIIJI)J", |vm, args| {
        let input = byte_range(vm, args, 3)?;
        inflate(vm, args, input, buffer(args, 6))
    }),
    native!(INFLATER, "inflateBufferBytes", "(JJI[BII)J", |vm, args| {
        let output = byte_range(vm, args, 6)?;
        inflate(vm, args, buffer(args, 3), output)
    }),
    native!(INFLATER, "inflateBufferBuffer", "(JJIJI)J", |vm, args| inflate(
        vm,
        args,
        buffer(args, 3),
        buffer(args, 6)
    )),
    native!(INFLATER, "getAdler", "(J)I", |vm, args| Ok((inflater(vm, args.long(0)).adler() as i32).into())),
    native!(INFLATER, "reset", "(J)V", |vm, args| {
        inflater(vm, args.long(0)).reset();
        Ok(Ret::VOID)
    }),
    native!(INFLATER, "end", "(J)V", |vm, args| {
        vm.native_state.inflaters.remove(args.long(0));
        Ok(Ret::VOID)
    }),
    native!(DEFLATER, "init", "(IIZ)J", deflater_init),
    native!(DEFLATER, "setDictionary", "(J[BII)V", |vm, args| {
        let dictionary = byte_range(vm, args, 2)?;
        deflater_dictionary(vm, args, dictionary)
    }),
    native!(DEFLATER, "setDictionaryBuffer", "(JJI)V", |vm, args| deflater_dictionary(
        vm,
        args,
        buffer(args, 2)
    )),
    native!(DEFLATER, "deflateBytesBytes", "(J[BII[BIIII)J", |vm, args| {
        let (input, output) = (byte_range(vm, args, 3)?, byte_range(vm, args, 6)?);
        deflate(vm, args, input, output, 9)
    }),
    native!(DEFLATER, "deflateBytesBuffer", "(J[BIIJIII)J", |vm, args| {
        let input = byte_range(vm, args, 3)?;
        deflate(vm, args, input, buffer(args, 6), 9)
    }),
    native!(DEFLATER, "deflateBufferBytes", "(JJI[BIIII)J", |vm, args| {
        let output = byte_range(vm, args, 6)?;
        deflate(vm, args, buffer(args, 3), output, 9)
    }),
    native!(DEFLATER, "deflateBufferBuffer", "(JJIJIII)J", |vm, args| {
        deflate(vm, args, buffer(args, 3), buffer(args, 6), 9)
    }),
    native!(DEFLATER, "getAdler", "(J)I", |vm, args| Ok((deflater(vm, args.long(0)).adler() as i32).into())),
    native!(DEFLATER, "reset", "(J)V", |vm, args| {
        deflater(vm, args.long(0)).reset();
        Ok(Ret::VOID)
    }),
    native!(DEFLATER, "end", "(J)V", |vm, args| {
        vm.native_state.deflaters.remove(args.long(0));
        Ok(Ret::VOID)
    }),
];

/// The memory that an address and a length in three slots describe.
fn buffer(args: Args, slot: u32) -> &'static mut [u8] {
    memory::bytes(args.long(slot) as u32, args.int(slot + 2) as usize)
}

/// Arguments `(start, address, offset, length)`.
fn buffer_at_offset(args: Args) -> &'static [u8] {
    memory::bytes(args.long(1) as u32 + args.int(3) as u32, args.int(4) as usize)
}

fn checksum(args: Args, update: fn(u32, &[u8]) -> u32, bytes: &[u8]) -> NativeResult {
    Ok((update(args.int(0) as u32, bytes) as i32).into())
}

fn throw(vm: &mut Vm, error: ZipError) -> Thrown {
    match error {
        ZipError::Data { message, .. } => vm.throw("java/util/zip/DataFormatException", &message),
        ZipError::Dictionary(message) => vm.throw("java/lang/IllegalArgumentException", &message),
        ZipError::Memory => vm.throw_plain("java/lang/OutOfMemoryError"),
        ZipError::Internal(message) => vm.throw("java/lang/InternalError", &message),
    }
}

/// Java code keeps a handle only while the stream is open.
fn inflater(vm: &mut Vm, handle: i64) -> &mut Inflater {
    vm.native_state.inflaters.get(handle).expect("the inflater is open")
}

fn deflater(vm: &mut Vm, handle: i64) -> &mut Deflater {
    vm.native_state.deflaters.get(handle).expect("the deflater is open")
}

fn inflater_init(vm: &mut Vm, args: Args) -> NativeResult {
    let inflater = Inflater::new(args.boolean(0)).map_err(|error| throw(vm, error))?;
    Ok(vm.native_state.inflaters.insert(inflater).into())
}

fn inflater_dictionary(vm: &mut Vm, args: Args, dictionary: &[u8]) -> NativeResult {
    inflater(vm, args.long(0)).set_dictionary(dictionary).map_err(|error| throw(vm, error))?;
    Ok(Ret::VOID)
}

/// Slot 0 is the Inflater, the handle follows.
fn inflate(vm: &mut Vm, args: Args, input: &[u8], output: &mut [u8]) -> NativeResult {
    static CONSUMED: JavaField = JavaField::new(INFLATER, "inputConsumed", "I");
    static PRODUCED: JavaField = JavaField::new(INFLATER, "outputConsumed", "I");
    match inflater(vm, args.long(1)).inflate(input, output) {
        Ok(progress) => packed(progress),
        Err(error) => {
            if let ZipError::Data { consumed, produced, .. } = &error {
                CONSUMED.put(vm, args.reference(0), *consumed as i32);
                PRODUCED.put(vm, args.reference(0), *produced as i32);
            }
            Err(throw(vm, error))
        }
    }
}

fn packed(progress: Progress) -> NativeResult {
    Ok(progress.packed().into())
}

fn deflater_init(vm: &mut Vm, args: Args) -> NativeResult {
    let deflater =
        Deflater::new(args.int(0), args.int(1), args.boolean(2)).map_err(|error| throw(vm, error))?;
    Ok(vm.native_state.deflaters.insert(deflater).into())
}

fn deflater_dictionary(vm: &mut Vm, args: Args, dictionary: &[u8]) -> NativeResult {
    deflater(vm, args.long(0)).set_dictionary(dictionary).map_err(|error| throw(vm, error))?;
    Ok(Ret::VOID)
}

/// At `flush_slot` the flush mode, then level and strategy to set first, if bit 0 says so.
fn deflate(vm: &mut Vm, args: Args, input: &[u8], output: &mut [u8], flush_slot: u32) -> NativeResult {
    let (flush, parameters) = (args.int(flush_slot), args.int(flush_slot + 1));
    let deflater = deflater(vm, args.long(1));
    let result = if parameters & 1 != 0 {
        deflater.set_parameters(parameters >> 3, parameters >> 1 & 3, input, output)
    } else {
        deflater.deflate(input, output, flush)
    };
    match result {
        Ok(progress) => packed(progress),
        Err(error) => Err(throw(vm, error)),
    }
}
