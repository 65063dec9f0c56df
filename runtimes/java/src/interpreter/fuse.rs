//! Superinstructions: common sequences of instructions executed by one dispatch.
//!
//! Only the opcode of the first word changes; the others stay as they were. So a branch into the
//! middle of a sequence needs no care, and where the second instruction has to throw, the first is
//! executed alone and the second in its own right.

use super::opcode::*;
use crate::metadata::MethodPtr;

/// Fuses what decoding can see. `bcis` tells where instructions begin.
pub fn fuse(words: &mut [u32], bcis: &[u16]) {
    let mut at = 0;
    while at < words.len() {
        let next = end_of(words, bcis, at);
        let length = match words.get(next) {
            // Only instructions of one word come first.
            Some(&second) if next == at + 1 => {
                let third =
                    if end_of(words, bcis, next) == next + 1 { words.get(next + 1).copied() } else { None };
                fuse_here(&mut words[at], second, third)
            }
            _ => 1,
        };
        at = if length == 1 { next } else { at + length };
    }
}

/// The first word after the instruction at `at`.
fn end_of(words: &[u32], bcis: &[u16], at: usize) -> usize {
    if words.get(at).is_some_and(|word| word & 0xff == SYNC_ENTER) {
        return at + 1;
    }
    let length = bcis[at..].iter().take_while(|&&bci| bci == bcis[at]).count();
    at + length.max(1)
}

/// Words that now belong together.
fn fuse_here(first: &mut u32, second: u32, third: Option<u32>) -> usize {
    let opcode = |word: u32| word & 0xff;
    let compares = |word: u32| (IF_ICMPEQ..=IF_ICMPLE).contains(&opcode(word));
    let (fused, length) = match (opcode(*first), opcode(second)) {
        (LOAD, LOAD) => match third {
            Some(third) if compares(third) => (LOAD_LOAD_IF_ICMPEQ + opcode(third) - IF_ICMPEQ, 3),
            // The pair behind is worth more.
            Some(third) if matches!(opcode(third), GETFIELD_U | BALOAD | IALOAD) => return 1,
            _ => (LOAD_LOAD, 2),
        },
        (LOAD, ICONST) => match third {
            Some(third) if compares(third) => (LOAD_ICONST_IF_ICMPEQ + opcode(third) - IF_ICMPEQ, 3),
            _ => (LOAD_ICONST, 2),
        },
        (LOAD, STORE) => (LOAD_STORE, 2),
        (LOAD, RETURN1) => (LOAD_RETURN1, 2),
        (LOAD, BALOAD) => (LOAD_BALOAD, 2),
        (LOAD, IALOAD) => (LOAD_IALOAD, 2),
        (LOAD, ARRAYLENGTH) => (LOAD_ARRAYLENGTH, 2),
        (LOAD, IADD) => (LOAD_IADD, 2),
        (LOAD, ISUB) => (LOAD_ISUB, 2),
        (LOAD, IMUL) => (LOAD_IMUL, 2),
        (LOAD, IFEQ) => (LOAD_IFEQ, 2),
        (LOAD, IFNE) => (LOAD_IFNE, 2),
        (LOAD, IFLT) => (LOAD_IFLT, 2),
        (LOAD, next) if (IF_ICMPEQ..=IF_ICMPLE).contains(&next) => (LOAD_IF_ICMPEQ + next - IF_ICMPEQ, 2),
        (ICONST, IADD) => (ICONST_IADD, 2),
        (ICONST, ISUB) => (ICONST_ISUB, 2),
        (ICONST, IMUL) => (ICONST_IMUL, 2),
        (ICONST, IAND) => (ICONST_IAND, 2),
        (ICONST, ISHL) => (ICONST_ISHL, 2),
        (ICONST, ISHR) => (ICONST_ISHR, 2),
        (ICONST, IUSHR) => (ICONST_IUSHR, 2),
        (ICONST, RETURN1) => (ICONST_RETURN1, 2),
        (STORE, LOAD) => match third {
            Some(third) if matches!(opcode(third), GETFIELD_U | LOAD | ICONST) || compares(third) => {
                return 1;
            }
            _ => (STORE_LOAD, 2),
        },
        (IADD, STORE) => (IADD_STORE, 2),
        (IINC, GOTO_BACK) => (IINC_GOTO_BACK, 2),
        _ => return 1,
    };
    *first = *first & !0xff | fused;
    length
}

/// A field access at word `index` has just been resolved: joins it with a load before it.
pub fn fuse_field(method: MethodPtr, index: usize) {
    let bcis = &method.bcis;
    let is_one_word = index >= 1
        && bcis.get(index) != bcis.get(index - 1)
        && (index < 2 || bcis[index - 2] != bcis[index - 1] || index == 2 && method.is_synchronized());
    if !is_one_word {
        return;
    }
    let at = method.code.0 + index as u32 * 4;
    let (first, second): (u32, u32) = (crate::memory::load(at - 4), crate::memory::load(at));
    let fused = match (first & 0xff, second & 0xff) {
        (LOAD, GETFIELD_32) => LOAD_GETFIELD_32,
        (LOAD, GETFIELD_8) => LOAD_GETFIELD_8,
        _ => return,
    };
    crate::memory::store(at - 4, first & !0xff | fused);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_instruction_stays_as_it_was() {
        let mut words = [LOAD | 4 << 8, LOAD | 8 << 8, IADD];
        fuse(&mut words, &[0, 1, 2]);
        assert_eq!(words, [LOAD_LOAD | 4 << 8, LOAD | 8 << 8, IADD]);
    }

    #[test]
    fn operands_that_look_like_instructions_are_left_alone() {
        let mut words = [LDC, LOAD, IADD];
        fuse(&mut words, &[0, 0, 2]);
        assert_eq!(words, [LDC, LOAD, IADD]);
    }
}
