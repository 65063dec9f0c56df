//! Decoding: from bytecode ([JVMS 6](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html))
//! to the VM's instructions, once per method, at its first call.

use super::opcode::*;
use crate::classfile::Constant;
use crate::memory;
use crate::metadata::*;
use crate::natives::{Registry, Thrown};
use crate::vm::Vm;

/// Code under construction.
struct Decoder {
    words: Vec<u32>,
    bcis: Vec<u16>,
    /// First word of the instruction at each bytecode index.
    starts: Vec<u32>,
    /// Words that hold a branch: where the offset goes, the instruction it counts from, and the
    /// bytecode index of the target.
    branches: Vec<Branch>,
    max_locals: u32,
    /// Index of the instruction being decoded.
    bci: usize,
}

struct Branch {
    word: usize,
    instruction: usize,
    target: usize,
    /// The offset fills the whole word rather than its upper 24 bits.
    is_wide: bool,
}

impl Decoder {
    fn emit(&mut self, word: u32) {
        self.words.push(word);
        self.bcis.push(self.bci as u16);
    }

    fn emit_with(&mut self, opcode: u32, operand: u32) {
        debug_assert!(operand < 1 << 24);
        self.emit(opcode | operand << 8);
    }

    /// A small signed constant in the instruction, a large one in the next word.
    fn emit_int(&mut self, value: i32) {
        if (-(1 << 23)..1 << 23).contains(&value) {
            self.emit(ICONST | (value as u32) << 8);
        } else {
            self.emit(LDC);
            self.emit(value as u32);
        }
    }

    fn emit_long(&mut self, bits: u64) {
        self.emit(LDC2);
        self.emit(bits as u32);
        self.emit((bits >> 32) as u32);
    }

    fn below_fp(&self, local: u32) -> u32 {
        (self.max_locals - local) * 4
    }

    fn emit_local(&mut self, opcode: u32, local: u32) {
        self.emit_with(opcode, self.below_fp(local));
    }

    fn emit_branch(&mut self, opcode: u32, target: usize) {
        let word = self.words.len();
        self.branches.push(Branch { word, instruction: word, target, is_wide: false });
        self.emit(opcode);
    }

    fn emit_wide_branch(&mut self, instruction: usize, target: usize) {
        self.branches.push(Branch { word: self.words.len(), instruction, target, is_wide: true });
        self.emit(0);
    }

    fn resolve_branches(&mut self) {
        for branch in &self.branches {
            let target = self.starts.get(branch.target).copied().unwrap_or(0);
            let offset = target as i32 - branch.instruction as i32;
            if branch.is_wide {
                self.words[branch.word] = offset as u32;
            } else {
                self.words[branch.word] |= (offset as u32) << 8;
            }
        }
    }
}

impl Vm {
    /// Makes a method ready for its first call: decodes it, or finds its native.
    pub(super) fn prepare(&mut self, mut method: MethodPtr) -> Result<(), Thrown> {
        if method.intrinsic != Intrinsic::None {
            let message = format!("{}.{}", method.class.name.dotted(), method.name);
            return Err(self.throw("java/lang/UnsupportedOperationException", &message));
        }
        if method.is_abstract() {
            method.code = self.stubs.abstract_method;
        } else if method.is_native() {
            let (class, name, descriptor) =
                (method.class.name.text(), method.name.text(), method.descriptor.text());
            let Some(function) = self.natives.find(&class, &name, &descriptor) else {
                let message = format!("'{}'", method.external_signature());
                return Err(self.throw("java/lang/UnsatisfiedLinkError", &message));
            };
            method.native = Some(function);
            method.code = self.stubs.native;
        } else if let Some(function) = self.intrinsic(method) {
            method.native = Some(function);
            method.code = self.stubs.native;
        } else if memory::reserve_metadata(method.bytecode.len() * 8 + 1024) {
            self.decode(method);
        } else {
            return Err(self.throw("java/lang/OutOfMemoryError", "Metaspace"));
        }
        Ok(())
    }

    fn intrinsic(&self, method: MethodPtr) -> Option<NativeFn> {
        if method.class.loader_id != LoaderId::BOOT {
            return None;
        }
        Registry::find_intrinsic(&method.class.name.text(), &method.name.text(), &method.descriptor.text())
    }

    fn decode(&mut self, mut method: MethodPtr) {
        let bytecode = method.bytecode;
        let mut decoder = Decoder {
            words: Vec::with_capacity(bytecode.len()),
            bcis: Vec::with_capacity(bytecode.len()),
            starts: vec![0; bytecode.len()],
            branches: Vec::new(),
            max_locals: method.max_locals as u32,
            bci: 0,
        };
        if method.is_synchronized() {
            decoder.emit(SYNC_ENTER);
        }
        while decoder.bci < bytecode.len() {
            decoder.starts[decoder.bci] = decoder.words.len() as u32;
            let length = self.decode_instruction(&mut decoder, method);
            decoder.bci += length;
        }
        // Bytecode that runs off its end would run into other memory.
        decoder.bci = bytecode.len().saturating_sub(1);
        decoder.emit(ABSTRACT);
        decoder.resolve_branches();
        super::fuse::fuse(&mut decoder.words, &decoder.bcis);
        method.code = memory::allocate_words(&decoder.words);
        method.bcis = decoder.bcis;
    }

    /// Decodes the instruction at `decoder.bci` and returns its length in bytes.
    fn decode_instruction(&mut self, d: &mut Decoder, method: MethodPtr) -> usize {
        let code = method.bytecode;
        let bci = d.bci;
        let u1 = |offset: usize| code.get(bci + offset).copied().unwrap_or(0) as u32;
        let u2 = |offset: usize| u1(offset) << 8 | u1(offset + 1);
        let s4 = |at: usize| {
            let byte = |i: usize| code.get(at + i).copied().unwrap_or(0);
            i32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)])
        };
        let near = |offset: usize| (bci as i32 + u2(offset) as i16 as i32) as usize;
        let back = |target: usize, opcode: u32, twin: u32| if target <= bci { twin } else { opcode };
        match u1(0) {
            0 => d.emit(NOP),
            1 => d.emit_int(0), // aconst_null
            value @ 2..=8 => d.emit_int(value as i32 - 3),
            value @ 9..=10 => d.emit_with(LCONST, value - 9),
            value @ 11..=13 => {
                d.emit(LDC);
                d.emit(((value - 11) as f32).to_bits());
            }
            14 => d.emit_long(0f64.to_bits()),
            15 => d.emit_long(1f64.to_bits()),
            16 => {
                d.emit_int(u1(1) as i8 as i32);
                return 2;
            }
            17 => {
                d.emit_int(u2(1) as i16 as i32);
                return 3;
            }
            18 => {
                self.decode_ldc(d, method, u1(1));
                return 2;
            }
            19 | 20 => {
                self.decode_ldc(d, method, u2(1));
                return 3;
            }
            21 | 23 | 25 => {
                d.emit_local(LOAD, u1(1));
                return 2;
            }
            22 | 24 => {
                d.emit_local(LOAD2, u1(1));
                return 2;
            }
            op @ 26..=45 => {
                let (kind, local) = ((op - 26) / 4, (op - 26) % 4);
                d.emit_local(if kind == 1 || kind == 3 { LOAD2 } else { LOAD }, local)
            }
            46 | 48 | 50 => d.emit(IALOAD),
            47 | 49 => d.emit(LALOAD),
            51 => d.emit(BALOAD),
            52 => d.emit(CALOAD),
            53 => d.emit(SALOAD),
            54 | 56 | 58 => {
                d.emit_local(STORE, u1(1));
                return 2;
            }
            55 | 57 => {
                d.emit_local(STORE2, u1(1));
                return 2;
            }
            op @ 59..=78 => {
                let (kind, local) = ((op - 59) / 4, (op - 59) % 4);
                d.emit_local(if kind == 1 || kind == 3 { STORE2 } else { STORE }, local)
            }
            79 | 81 => d.emit(IASTORE),
            80 | 82 => d.emit(LASTORE),
            83 => d.emit(AASTORE),
            84 => d.emit(BASTORE),
            85 | 86 => d.emit(CASTORE),
            op @ 87..=95 => {
                d.emit([POP, POP2, DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP][op as usize - 87])
            }
            // iadd to lxor, in the same order as here
            op @ 96..=131 => d.emit(IADD + op - 96),
            132 => {
                self.decode_iinc(d, u1(1), u1(2) as i8 as i32);
                return 3;
            }
            op @ 133..=147 => d.emit(I2L + op - 133),
            op @ 148..=152 => d.emit(LCMP + op - 148),
            op @ 153..=158 => {
                let target = near(1);
                let opcode = IFEQ + op - 153;
                d.emit_branch(back(target, opcode, opcode + IFEQ_BACK - IFEQ), target);
                return 3;
            }
            op @ 159..=166 => {
                // References compare like ints.
                let condition = if op >= 165 { op - 165 } else { op - 159 };
                let target = near(1);
                let opcode = IF_ICMPEQ + condition;
                d.emit_branch(back(target, opcode, opcode + IF_ICMPEQ_BACK - IF_ICMPEQ), target);
                return 3;
            }
            167 => {
                d.emit_branch(back(near(1), GOTO, GOTO_BACK), near(1));
                return 3;
            }
            168 => {
                d.emit_branch(JSR, near(1));
                return 3;
            }
            169 => {
                d.emit_local(RET, u1(1));
                return 2;
            }
            170 => return decode_tableswitch(d, code, s4),
            171 => return decode_lookupswitch(d, code, s4),
            op @ 172..=177 => {
                let kind = match op {
                    173 | 175 => 2,
                    177 => 0,
                    _ => 1,
                };
                let plain = [RETURN, RETURN1, RETURN2][kind];
                let opcode = if method.is_synchronized() { plain + RETURN_SYNC - RETURN } else { plain };
                d.emit_with(opcode, d.max_locals * 4);
            }
            178 | 179 => {
                d.emit_with(if u1(0) == 178 { GETSTATIC_U } else { PUTSTATIC_U }, u2(1));
                d.emit(0);
                d.emit(0);
                return 3;
            }
            180 | 181 => {
                d.emit_with(if u1(0) == 180 { GETFIELD_U } else { PUTFIELD_U }, u2(1));
                return 3;
            }
            op @ 182..=184 => {
                d.emit_with([INVOKEVIRTUAL_U, INVOKESPECIAL_U, INVOKESTATIC_U][op as usize - 182], u2(1));
                d.emit(0);
                d.emit(0);
                return 3;
            }
            185 => {
                d.emit_with(INVOKEINTERFACE_U, u2(1));
                for _ in 0..3 {
                    d.emit(0);
                }
                return 5;
            }
            186 => {
                d.emit_with(INVOKEDYNAMIC_U, u2(1));
                d.emit(0);
                d.emit(0);
                return 5;
            }
            187 => {
                d.emit_with(NEW_U, u2(1));
                d.emit(0);
                return 3;
            }
            188 => {
                let element = match u1(1) {
                    4 => BasicType::Boolean,
                    5 => BasicType::Char,
                    6 => BasicType::Float,
                    7 => BasicType::Double,
                    8 => BasicType::Byte,
                    9 => BasicType::Short,
                    11 => BasicType::Long,
                    _ => BasicType::Int,
                };
                d.emit(NEWARRAY);
                d.emit(self.known.primitive_arrays[element as usize].0);
                return 2;
            }
            189 => {
                d.emit_with(ANEWARRAY_U, u2(1));
                d.emit(0);
                return 3;
            }
            190 => d.emit(ARRAYLENGTH),
            191 => d.emit(ATHROW),
            192 | 193 => {
                d.emit_with(if u1(0) == 192 { CHECKCAST_U } else { INSTANCEOF_U }, u2(1));
                d.emit(0);
                return 3;
            }
            194 => d.emit(MONITORENTER),
            195 => d.emit(MONITOREXIT),
            196 => {
                let local = u2(2);
                match u1(1) {
                    132 => {
                        self.decode_iinc(d, local, u2(4) as i16 as i32);
                        return 6;
                    }
                    22 | 24 => d.emit_local(LOAD2, local),
                    21..=25 => d.emit_local(LOAD, local),
                    55 | 57 => d.emit_local(STORE2, local),
                    169 => d.emit_local(RET, local),
                    _ => d.emit_local(STORE, local),
                }
                return 4;
            }
            197 => {
                d.emit_with(MULTIANEWARRAY_U, u2(1));
                d.emit(u1(3));
                return 4;
            }
            op @ 198..=199 => {
                let target = near(1);
                let opcode = IFEQ + op - 198; // null is 0
                d.emit_branch(back(target, opcode, opcode + IFEQ_BACK - IFEQ), target);
                return 3;
            }
            200 | 201 => {
                let target = (bci as i32 + s4(bci + 1)) as usize;
                d.emit_branch(if u1(0) == 201 { JSR } else { back(target, GOTO, GOTO_BACK) }, target);
                return 5;
            }
            _ => d.emit(ABSTRACT),
        }
        1
    }

    fn decode_iinc(&mut self, d: &mut Decoder, local: u32, constant: i32) {
        let below = d.max_locals - local;
        if below < 256 {
            d.emit(IINC | below << 8 | (constant as u32) << 16);
        } else {
            d.emit_with(IINC_WIDE, below * 4);
            d.emit(constant as u32);
        }
    }

    fn decode_ldc(&mut self, d: &mut Decoder, method: MethodPtr, index: u32) {
        match method.class.constants.get(index as usize) {
            Some(Constant::Integer(value)) => d.emit_int(*value),
            Some(Constant::Float(value)) => {
                d.emit(LDC);
                d.emit(value.to_bits());
            }
            Some(Constant::Long(value)) => d.emit_long(*value as u64),
            Some(Constant::Double(value)) => d.emit_long(value.to_bits()),
            Some(Constant::Dynamic { descriptor, .. }) if matches!(descriptor.bytes(), b"J" | b"D") => {
                d.emit_with(LDC2_U, index);
                d.emit(0);
                d.emit(0);
            }
            _ => {
                d.emit_with(LDC_U, index);
                d.emit(0);
            }
        }
    }
}

fn aligned(bci: usize) -> usize {
    (bci + 4) & !3
}

fn decode_tableswitch(d: &mut Decoder, code: &[u8], s4: impl Fn(usize) -> i32) -> usize {
    let at = aligned(d.bci);
    let (default, low, high) = (s4(at), s4(at + 4), s4(at + 8));
    let count = (high as i64 - low as i64 + 1).clamp(0, code.len() as i64) as usize;
    let instruction = d.words.len();
    let target = |offset: i32| (d.bci as i32 + offset) as usize;
    let default = target(default);
    let targets: Vec<usize> = (0..count).map(|i| target(s4(at + 12 + i * 4))).collect();
    d.emit(TABLESWITCH);
    d.emit(low as u32);
    d.emit(count as u32);
    d.emit_wide_branch(instruction, default);
    for target in targets {
        d.emit_wide_branch(instruction, target);
    }
    at + 12 + count * 4 - d.bci
}

fn decode_lookupswitch(d: &mut Decoder, code: &[u8], s4: impl Fn(usize) -> i32) -> usize {
    let at = aligned(d.bci);
    let count = s4(at + 4).clamp(0, code.len() as i32) as usize;
    let instruction = d.words.len();
    let target = |offset: i32| (d.bci as i32 + offset) as usize;
    let default = target(s4(at));
    let pairs: Vec<(i32, usize)> =
        (0..count).map(|i| (s4(at + 8 + i * 8), target(s4(at + 12 + i * 8)))).collect();
    d.emit(LOOKUPSWITCH);
    d.emit(count as u32);
    d.emit_wide_branch(instruction, default);
    for (key, target) in pairs {
        d.emit(key as u32);
        d.emit_wide_branch(instruction, target);
    }
    at + 8 + count * 8 - d.bci
}
