//! Superinstructions: common sequences of instructions executed by one dispatch.
//!
//! Only the opcode of the first word changes; the others stay, so a branch into the middle of a
//! sequence needs no care, and instructions that are rewritten when resolved are left alone.

use crate::metadata::MethodPtr;

pub fn fuse(_words: &mut [u32], _method: MethodPtr) {}
