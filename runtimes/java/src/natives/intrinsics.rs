//! Methods of the class library that have Java bodies but are run natively here, because HotSpot's
//! compilers replace them too (`@IntrinsicCandidate`) and the library counts on their speed:
//! loops over the bytes of strings and arrays, the inner loops of BigInteger and SHA-256, and
//! arithmetic that a processor does in one step.

use super::support::sha256;
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::vm::Vm;

const LATIN1: &str = "java/lang/StringLatin1";
const UTF16: &str = "java/lang/StringUTF16";
const CODING: &str = "java/lang/StringCoding";
const ARRAYS: &str = "jdk/internal/util/ArraysSupport";
const MATH: &str = "java/lang/Math";
const STRICT_MATH: &str = "java/lang/StrictMath";
const BIG_INTEGER: &str = "java/math/BigInteger";
const SHA2: &str = "sun/security/provider/SHA2";

/// Classes that have rows in [`INTRINSICS`].
pub const CLASSES: &[&str] = &[LATIN1, UTF16, CODING, ARRAYS, MATH, STRICT_MATH, BIG_INTEGER, SHA2];

pub static INTRINSICS: &[Native] = &[
    native!(ARRAYS, "vectorizedHashCode", "(Ljava/lang/Object;IIII)I", vectorized_hash_code),
    native!(ARRAYS, "vectorizedMismatch", "(Ljava/lang/Object;JLjava/lang/Object;JII)I", vectorized_mismatch),
    native!(LATIN1, "equals", "([B[B)Z", equals),
    native!(LATIN1, "compareTo", "([B[B)I", compare),
    native!(LATIN1, "indexOfChar", "([BIII)I", index_of_char),
    native!(LATIN1, "inflate", "([BI[CII)V", inflate),
    native!(LATIN1, "inflate", "([BI[BII)V", inflate),
    native!(UTF16, "compress", "([CI[BII)I", compress),
    native!(UTF16, "compress", "([BI[BII)I", compress),
    native!(CODING, "implEncodeISOArray", "([BI[BII)I", compress),
    native!(CODING, "countPositives", "([BII)I", count_positives),
    native!(MATH, "sqrt", "(D)D", |_, args| Ok(args.double(0).sqrt().into())),
    native!(STRICT_MATH, "sqrt", "(D)D", |_, args| Ok(args.double(0).sqrt().into())),
    native!(MATH, "floor", "(D)D", |_, args| Ok(args.double(0).floor().into())),
    native!(MATH, "ceil", "(D)D", |_, args| Ok(args.double(0).ceil().into())),
    native!(MATH, "rint", "(D)D", |_, args| Ok(args.double(0).round_ties_even().into())),
    native!(MATH, "fma", "(DDD)D", |_, args| Ok(args
        .double(0)
        .mul_add(args.double(2), args.double(4))
        .into())),
    native!(MATH, "fma", "(FFF)F", |_, args| Ok(args.float(0).mul_add(args.float(1), args.float(2)).into())),
    native!(MATH, "multiplyHigh", "(JJ)J", |_, args| {
        let product = i128::from(args.long(0)) * i128::from(args.long(2));
        Ok(((product >> 64) as i64).into())
    }),
    native!(MATH, "unsignedMultiplyHigh", "(JJ)J", |_, args| {
        let product = u128::from(args.long(0) as u64) * u128::from(args.long(2) as u64);
        Ok(((product >> 64) as i64).into())
    }),
    native!(BIG_INTEGER, "implMultiplyToLen", "([II[II[I)[I", multiply_to_length),
    native!(BIG_INTEGER, "implMulAdd", "([I[IIII)I", multiply_and_add),
    native!(SHA2, "implCompress0", "([BI)V", sha256_compress),
];

/// `length` elements from `from`, or the exception that the Java loop would run into.
fn range<T: Copy>(vm: &mut Vm, array: Ref, from: i32, length: i32) -> Result<&'static mut [T], Thrown> {
    if length <= 0 {
        return Ok(&mut []);
    }
    if array.is_null() {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    }
    let count = (array.array_length() as usize * array.class().basic_type.size() as usize) / size_of::<T>();
    let end = from as i64 + length as i64;
    if from < 0 || end > count as i64 {
        let index = if from < 0 { from } else { count as i32 };
        let message = format!("Index {index} out of bounds for length {count}");
        return Err(vm.throw("java/lang/ArrayIndexOutOfBoundsException", &message));
    }
    let start = array.0 + crate::object::ARRAY_BASE + from as u32 * size_of::<T>() as u32;
    Ok(unsafe { std::slice::from_raw_parts_mut(start as usize as *mut T, length as usize) })
}

fn vectorized_hash_code(vm: &mut Vm, args: Args) -> NativeResult {
    // Numbers of the types as newarray has them; boolean stands for unsigned bytes.
    const BOOLEAN: i32 = 4;
    const CHAR: i32 = 5;
    const BYTE: i32 = 8;
    const SHORT: i32 = 9;
    let (array, from, length, initial) = (args.reference(0), args.int(1), args.int(2), args.int(3));
    let next = |hash: i32, value: i32| hash.wrapping_mul(31).wrapping_add(value);
    let hash = match args.int(4) {
        BOOLEAN => {
            range::<u8>(vm, array, from, length)?.iter().fold(initial, |hash, &v| next(hash, v as i32))
        }
        CHAR => range::<u16>(vm, array, from, length)?.iter().fold(initial, |hash, &v| next(hash, v as i32)),
        BYTE => range::<i8>(vm, array, from, length)?.iter().fold(initial, |hash, &v| next(hash, v as i32)),
        SHORT => range::<i16>(vm, array, from, length)?.iter().fold(initial, |hash, &v| next(hash, v as i32)),
        _ => range::<i32>(vm, array, from, length)?.iter().fold(initial, |hash, &v| next(hash, v)),
    };
    Ok(hash.into())
}

/// Index of the first pair of elements that differ; −1 says that all were compared and are equal.
fn vectorized_mismatch(_vm: &mut Vm, args: Args) -> NativeResult {
    let (length, shift) = (args.int(6).max(0) as usize, args.int(7) as u32);
    // Callers have checked both ranges; a null base means an address.
    let a = crate::memory::bytes(args.reference(0).0.wrapping_add(args.long(1) as u32), length << shift);
    let b = crate::memory::bytes(args.reference(3).0.wrapping_add(args.long(4) as u32), length << shift);
    let index = a.iter().zip(b.iter()).position(|(a, b)| a != b).map_or(-1, |index| (index >> shift) as i32);
    Ok(index.into())
}

fn equals(vm: &mut Vm, args: Args) -> NativeResult {
    let (a, b) = (args.reference(0), args.reference(1));
    if a.is_null() || b.is_null() {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    }
    Ok((a == b || a.elements::<u8>() == b.elements::<u8>()).into())
}

/// Difference of the first characters that differ, else of the lengths.
fn compare(vm: &mut Vm, args: Args) -> NativeResult {
    let (a, b) = (args.reference(0), args.reference(1));
    if a.is_null() || b.is_null() {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    }
    let (a, b) = (a.elements::<u8>(), b.elements::<u8>());
    let difference = a.iter().zip(b.iter()).find(|(a, b)| a != b).map(|(a, b)| i32::from(*a) - i32::from(*b));
    Ok(difference.unwrap_or(a.len() as i32 - b.len() as i32).into())
}

fn index_of_char(vm: &mut Vm, args: Args) -> NativeResult {
    let (character, from, max) = (args.int(1) as u8, args.int(2), args.int(3));
    let found = range::<u8>(vm, args.reference(0), from, max.saturating_sub(from))?
        .iter()
        .position(|&byte| byte == character);
    Ok(found.map_or(-1, |index| from + index as i32).into())
}

/// Into a char[], or a byte[] of characters; offset and length count characters in both cases.
fn inflate(vm: &mut Vm, args: Args) -> NativeResult {
    let length = args.int(4);
    let source = range::<u8>(vm, args.reference(0), args.int(1), length)?;
    let target = range::<u16>(vm, args.reference(2), args.int(3), length)?;
    for (target, &source) in target.iter_mut().zip(source.iter()) {
        *target = source as u16;
    }
    Ok(Ret::VOID)
}

/// Copies characters up to the first that is not Latin-1; how many.
fn compress(vm: &mut Vm, args: Args) -> NativeResult {
    let length = args.int(4);
    let source = range::<u16>(vm, args.reference(0), args.int(1), length)?;
    let fitting = source.iter().take_while(|&&character| character < 0x100).count();
    let target = range::<u8>(vm, args.reference(2), args.int(3), fitting as i32)?;
    for (target, &source) in target.iter_mut().zip(source.iter()) {
        *target = source as u8;
    }
    Ok((fitting as i32).into())
}

fn count_positives(vm: &mut Vm, args: Args) -> NativeResult {
    let length = args.int(2);
    let bytes = range::<i8>(vm, args.reference(0), args.int(1), length)?;
    Ok((bytes.iter().position(|&byte| byte < 0).map_or(length, |index| index as i32)).into())
}

/// `addend += factor * k + carry`, both numbers with their most significant word first and of one
/// length; what is carried out.
fn add_product(addend: &mut [u32], factor: &[u32], k: u32) -> u32 {
    let mut carry = 0u64;
    for (word, &digit) in addend.iter_mut().zip(factor).rev() {
        let product = u64::from(digit) * u64::from(k) + u64::from(*word) + carry;
        *word = product as u32;
        carry = product >> 32;
    }
    carry as u32
}

/// `z = x * y`, into the first `xlen + ylen` words of `z`.
fn multiply_to_length(vm: &mut Vm, args: Args) -> NativeResult {
    let (x_length, y_length, z) = (args.int(1), args.int(3), args.reference(4));
    let x = range::<u32>(vm, args.reference(0), 0, x_length)?.to_vec();
    let y = range::<u32>(vm, args.reference(2), 0, y_length)?.to_vec();
    let product = range::<u32>(vm, z, 0, x_length + y_length)?;
    product.fill(0);
    for (index, &digit) in x.iter().enumerate().rev() {
        product[index] = add_product(&mut product[index + 1..][..y.len()], &y, digit);
    }
    Ok(z.into())
}

/// `out += in * k`, `offset` words from the end of `out`; answers the carry.
fn multiply_and_add(vm: &mut Vm, args: Args) -> NativeResult {
    let (out, offset, length) = (args.reference(0), args.int(2), args.int(3));
    let factor = range::<u32>(vm, args.reference(1), 0, length)?.to_vec();
    let end = out.non_null().map_or(0, |out| out.array_length() as i32) - offset;
    let addend = range::<u32>(vm, out, end - length, length)?;
    Ok((add_product(addend, &factor, args.int(4) as u32) as i32).into())
}

/// One block of 64 bytes of SHA-224 or SHA-256.
fn sha256_compress(vm: &mut Vm, args: Args) -> NativeResult {
    static STATE: JavaField = JavaField::new(SHA2, "state", "[I");
    let block = range::<u8>(vm, args.reference(1), args.int(2), 64)?;
    let state: Ref = STATE.get(vm, args.reference(0));
    let state = range::<u32>(vm, state, 0, 8)?;
    let (Ok(state), Ok(block)) = (<&mut [u32; 8]>::try_from(state), <&[u8; 64]>::try_from(&*block)) else {
        unreachable!("ranges have the length asked for");
    };
    sha256::compress(state, block);
    Ok(Ret::VOID)
}
