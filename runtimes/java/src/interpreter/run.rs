//! The loop. Registers live in local variables and are saved to `vm.registers` before anything
//! that may look at them, push a frame or switch threads; afterwards they are read back.

use super::opcode::*;
use crate::frame;
use crate::memory::{self, Ptr};
use crate::metadata::*;
use crate::natives::{Args, Thrown};
use crate::object::{self, ARRAY_BASE, Ref};
use crate::threads::{SLICE, ThreadState};
use crate::vm::Vm;

impl Vm {
    /// Runs until the method that [`Vm::invoke`] started has ended or the VM exits.
    pub(super) fn run(&mut self) {
        let vm = self;
        let mut pc: *const u32;
        let mut sp: *mut u32;
        let mut fp: *mut u32;
        let mut limit: usize;
        let mut ticks = SLICE;

        macro_rules! address {
            ($pointer:expr) => {
                $pointer as usize as u32
            };
        }
        macro_rules! save {
            () => {{
                vm.registers.pc = address!(pc);
                vm.registers.sp = address!(sp);
                vm.registers.fp = address!(fp);
            }};
        }
        macro_rules! restore {
            () => {{
                pc = vm.registers.pc as usize as *const u32;
                sp = vm.registers.sp as usize as *mut u32;
                fp = vm.registers.fp as usize as *mut u32;
                limit = vm.threads.stack_limit as usize;
            }};
        }

        restore!();
        loop {
            // What interrupts the straight run of instructions.
            let thrown: Thrown = unsafe {
                'run: loop {
                    let instruction = *pc;
                    #[cfg(feature = "trace-instructions")]
                    super::trace(vm, pc, sp, fp);

                    macro_rules! operand {
                        () => {
                            instruction >> 8
                        };
                    }
                    macro_rules! next {
                        ($words:expr) => {{
                            pc = pc.add($words);
                            continue 'run;
                        }};
                    }
                    macro_rules! peek {
                        ($back:expr, $type:ty) => {
                            (sp.sub($back) as *const $type).read_unaligned()
                        };
                    }
                    macro_rules! poke {
                        ($back:expr, $value:expr) => {
                            write(sp.sub($back), $value)
                        };
                    }
                    macro_rules! push {
                        ($value:expr) => {{
                            *sp = $value as u32;
                            sp = sp.add(1);
                        }};
                    }
                    macro_rules! push2 {
                        ($value:expr) => {{
                            (sp as *mut u64).write_unaligned($value);
                            sp = sp.add(2);
                        }};
                    }
                    macro_rules! local {
                        ($below:expr) => {
                            ((fp as usize - $below as usize) as *mut u32)
                        };
                    }
                    /// Fails the instruction with what a function of the VM returns.
                    macro_rules! fail {
                        ($thrown:expr) => {{
                            save!();
                            let thrown = $thrown;
                            break 'run thrown;
                        }};
                    }
                    macro_rules! null_pointer {
                        () => {
                            fail!(vm.throw_plain("java/lang/NullPointerException"))
                        };
                    }
                    /// Runs a function of the VM that may fail.
                    macro_rules! attempt {
                        ($result:expr) => {{
                            save!();
                            match $result {
                                Ok(value) => value,
                                Err(thrown) => break 'run thrown,
                            }
                        }};
                    }
                    macro_rules! safepoint {
                        () => {{
                            ticks -= 1;
                            if ticks < 0 {
                                save!();
                                vm.safepoint();
                                ticks = SLICE;
                                if vm.exit_code.is_some() {
                                    break 'run Thrown::Suspended;
                                }
                                restore!();
                            }
                        }};
                    }
                    macro_rules! branch {
                        ($condition:expr) => {{
                            if $condition {
                                pc = pc.offset(((instruction as i32) >> 8) as isize);
                            } else {
                                pc = pc.add(1);
                            }
                            continue 'run;
                        }};
                    }
                    macro_rules! branch_back {
                        ($condition:expr) => {{
                            if $condition {
                                pc = pc.offset(((instruction as i32) >> 8) as isize);
                                safepoint!();
                            } else {
                                pc = pc.add(1);
                            }
                            continue 'run;
                        }};
                    }
                    macro_rules! if_zero {
                        ($branch:ident, $operator:tt) => {{
                            sp = sp.sub(1);
                            $branch!((*sp as i32) $operator 0)
                        }};
                    }
                    macro_rules! if_compare {
                        ($branch:ident, $operator:tt) => {{
                            sp = sp.sub(2);
                            $branch!((*sp as i32) $operator (*sp.add(1) as i32))
                        }};
                    }
                    macro_rules! binary {
                        (1, $type:ty, |$a:ident, $b:ident| $result:expr) => {{
                            let $b = peek!(1, $type);
                            let $a = peek!(2, $type);
                            sp = sp.sub(1);
                            poke!(1, $result);
                            next!(1)
                        }};
                        (2, $type:ty, |$a:ident, $b:ident| $result:expr) => {{
                            let $b = peek!(2, $type);
                            let $a = peek!(4, $type);
                            sp = sp.sub(2);
                            poke!(2, $result);
                            next!(1)
                        }};
                    }
                    macro_rules! shift {
                        ($slots:tt, $type:ty, |$a:ident, $b:ident| $result:expr) => {{
                            let $b = peek!(1, u32);
                            let $a = peek!(1 + $slots, $type);
                            sp = sp.sub(1);
                            poke!($slots, $result);
                            next!(1)
                        }};
                    }
                    /// From slots, type to slots, type
                    macro_rules! convert {
                        ($from_slots:tt, $from:ty, $to_slots:tt, |$a:ident| $result:expr) => {{
                            let $a = peek!($from_slots, $from);
                            sp = sp.sub($from_slots).add($to_slots);
                            poke!($to_slots, $result);
                            next!(1)
                        }};
                    }
                    macro_rules! compare {
                        ($slots:expr, $type:ty, $nan:expr) => {{
                            let b = peek!($slots, $type);
                            let a = peek!($slots * 2, $type);
                            sp = sp.sub($slots * 2 - 1);
                            let order = if a > b {
                                1i32
                            } else if a == b {
                                0
                            } else if a < b {
                                -1
                            } else {
                                $nan
                            };
                            poke!(1, order);
                            next!(1)
                        }};
                    }
                    macro_rules! array_load {
                        ($type:ty, $shift:expr, |$value:ident| $result:expr, $slots:expr) => {{
                            let index = peek!(1, u32);
                            let array = peek!(2, u32);
                            if array == 0 {
                                null_pointer!();
                            }
                            if index >= Ref(array).array_length() {
                                fail!(vm.throw_array_index(Ref(array), index));
                            }
                            let element = (array as usize as *const u8)
                                .add(ARRAY_BASE as usize + ((index as usize) << $shift));
                            let $value = (element as *const $type).read();
                            sp = sp.sub(2).add($slots);
                            poke!($slots, $result);
                            next!(1)
                        }};
                    }
                    macro_rules! array_store {
                        ($type:ty, $shift:expr, $slots:expr) => {{
                            let value = peek!($slots, $type);
                            let index = peek!($slots + 1, u32);
                            let array = peek!($slots + 2, u32);
                            if array == 0 {
                                null_pointer!();
                            }
                            if index >= Ref(array).array_length() {
                                fail!(vm.throw_array_index(Ref(array), index));
                            }
                            let element = (array as usize as *mut u8)
                                .add(ARRAY_BASE as usize + ((index as usize) << $shift));
                            (element as *mut $type).write(value);
                            sp = sp.sub($slots + 2);
                            next!(1)
                        }};
                    }
                    macro_rules! get_field {
                        ($type:ty, |$value:ident| $result:expr, $slots:expr) => {{
                            let object = peek!(1, u32);
                            if object == 0 {
                                null_pointer!();
                            }
                            let $value = ((object as usize as *const u8).add(operand!() as usize)
                                as *const $type)
                                .read();
                            sp = sp.sub(1).add($slots);
                            poke!($slots, $result);
                            next!(1)
                        }};
                    }
                    macro_rules! put_field {
                        ($type:ty, $slots:expr) => {{
                            let object = peek!($slots + 1, u32);
                            if object == 0 {
                                null_pointer!();
                            }
                            let value = peek!($slots, $type);
                            ((object as usize as *mut u8).add(operand!() as usize) as *mut $type)
                                .write(value);
                            sp = sp.sub($slots + 1);
                            next!(1)
                        }};
                    }
                    macro_rules! get_static {
                        ($type:ty, |$value:ident| $result:expr, $slots:expr) => {{
                            let $value = (*pc.add(1) as usize as *const $type).read();
                            sp = sp.add($slots);
                            poke!($slots, $result);
                            next!(3)
                        }};
                    }
                    macro_rules! put_static {
                        ($type:ty, $slots:expr) => {{
                            let value = peek!($slots, $type);
                            (*pc.add(1) as usize as *mut $type).write(value);
                            sp = sp.sub($slots);
                            next!(3)
                        }};
                    }
                    /// Calls a method whose arguments end at `$sp`; `$words` is the length of the
                    /// instruction.
                    macro_rules! invoke {
                        ($method:expr, $sp:expr, $words:expr) => {{
                            let method: MethodPtr = $method;
                            let top: *mut u32 = $sp;
                            let new_fp =
                                top.sub(method.argument_slots as usize).add(method.max_locals as usize);
                            if new_fp as usize + method.frame_bytes as usize > limit {
                                attempt!(vm.grow_stack(method.max_locals as u32 * 4 + method.frame_bytes));
                                restore!();
                                continue 'run;
                            }
                            *new_fp = method.0;
                            *new_fp.add(1) = address!(pc.add($words));
                            *new_fp.add(2) = address!(fp);
                            *new_fp.add(3) = 0;
                            fp = new_fp;
                            sp = new_fp.add(4);
                            pc = method.code.0 as usize as *const u32;
                            safepoint!();
                            continue 'run;
                        }};
                    }
                    macro_rules! pop_frame {
                        ($locals_bytes:expr) => {{
                            sp = (fp as usize - $locals_bytes as usize) as *mut u32;
                            pc = *fp.add(1) as usize as *const u32;
                            fp = *fp.add(2) as usize as *mut u32;
                        }};
                    }
                    macro_rules! unlock {
                        () => {{
                            let lock = Ref(*fp.add(3));
                            attempt!(vm.exit_monitor(lock));
                            *fp.add(3) = 0;
                        }};
                    }
                    macro_rules! current_class {
                        () => {
                            (Ptr::<Method>::at(*fp)).class
                        };
                    }
                    macro_rules! quicken {
                        ($function:ident) => {{
                            let class = current_class!();
                            attempt!(vm.$function(address!(pc), class, operand!() as u16));
                            continue 'run;
                        }};
                    }
                    /// Branches by the instruction that stands `$ahead` words behind this one.
                    macro_rules! branch_at {
                        ($ahead:expr, $condition:expr) => {{
                            if $condition {
                                let jump = *pc.add($ahead);
                                pc = pc.offset($ahead + ((jump as i32) >> 8) as isize);
                            } else {
                                pc = pc.add($ahead + 1);
                            }
                            continue 'run;
                        }};
                    }
                    macro_rules! load_compare {
                        ($operator:tt) => {{
                            sp = sp.sub(1);
                            let (a, b) = (*sp as i32, *local!(operand!()) as i32);
                            branch_at!(1, a $operator b)
                        }};
                    }
                    macro_rules! load_load_compare {
                        ($operator:tt) => {{
                            let (a, b) = (*local!(operand!()) as i32, *local!(*pc.add(1) >> 8) as i32);
                            branch_at!(2, a $operator b)
                        }};
                    }
                    macro_rules! load_const_compare {
                        ($operator:tt) => {{
                            let (a, b) = (*local!(operand!()) as i32, (*pc.add(1) as i32) >> 8);
                            branch_at!(2, a $operator b)
                        }};
                    }
                    macro_rules! load_binary {
                        (|$a:ident, $b:ident| $result:expr) => {{
                            let ($a, $b) = (peek!(1, i32), *local!(operand!()) as i32);
                            poke!(1, $result);
                            next!(2)
                        }};
                    }
                    macro_rules! const_binary {
                        ($type:ty, |$a:ident, $b:ident| $result:expr) => {{
                            let ($a, $b) = (peek!(1, $type), (instruction as i32) >> 8);
                            poke!(1, $result);
                            next!(2)
                        }};
                    }
                    macro_rules! load_field {
                        ($type:ty, |$value:ident| $result:expr) => {{
                            let object = *local!(operand!());
                            if object == 0 {
                                push!(object);
                                next!(1)
                            }
                            let offset = *pc.add(1) >> 8;
                            let $value =
                                ((object as usize as *const u8).add(offset as usize) as *const $type).read();
                            push!($result);
                            next!(2)
                        }};
                    }
                    macro_rules! load_element {
                        ($type:ty, $shift:expr, |$value:ident| $result:expr) => {{
                            let index = *local!(operand!());
                            let array = peek!(1, u32);
                            if array == 0 || index >= Ref(array).array_length() {
                                push!(index);
                                next!(1)
                            }
                            let element = (array as usize as *const u8)
                                .add(ARRAY_BASE as usize + ((index as usize) << $shift));
                            let $value = (element as *const $type).read();
                            poke!(1, $result);
                            next!(2)
                        }};
                    }
                    macro_rules! collect_if_due {
                        () => {
                            if vm.heap.is_collection_due {
                                save!();
                                vm.collect();
                            }
                        };
                    }

                    match instruction & 0xff {
                        NOP => next!(1),
                        ICONST => {
                            push!((instruction as i32) >> 8);
                            next!(1)
                        }
                        LCONST => {
                            push2!(((instruction as i32) >> 8) as i64 as u64);
                            next!(1)
                        }
                        LDC => {
                            push!(*pc.add(1));
                            next!(2)
                        }
                        LDC2 => {
                            push2!((pc.add(1) as *const u64).read_unaligned());
                            next!(3)
                        }
                        LDC_U => quicken!(quicken_ldc),
                        LDC2_U => quicken!(quicken_ldc2),
                        LOAD => {
                            push!(*local!(operand!()));
                            next!(1)
                        }
                        LOAD2 => {
                            push2!((local!(operand!()) as *const u64).read_unaligned());
                            next!(1)
                        }
                        STORE => {
                            sp = sp.sub(1);
                            *local!(operand!()) = *sp;
                            next!(1)
                        }
                        STORE2 => {
                            sp = sp.sub(2);
                            (local!(operand!()) as *mut u64)
                                .write_unaligned((sp as *const u64).read_unaligned());
                            next!(1)
                        }
                        IINC => {
                            let local = fp.sub((instruction >> 8 & 0xff) as usize);
                            *local = (*local).wrapping_add(((instruction as i32) >> 16) as u32);
                            next!(1)
                        }
                        IINC_WIDE => {
                            let local = local!(operand!());
                            *local = (*local).wrapping_add(*pc.add(1));
                            next!(2)
                        }

                        // ---- Arrays
                        IALOAD => array_load!(u32, 2, |v| v, 1),
                        LALOAD => array_load!(u64, 3, |v| v, 2),
                        BALOAD => array_load!(i8, 0, |v| v as i32, 1),
                        CALOAD => array_load!(u16, 1, |v| v as u32, 1),
                        SALOAD => array_load!(i16, 1, |v| v as i32, 1),
                        IASTORE => array_store!(u32, 2, 1),
                        LASTORE => array_store!(u64, 3, 2),
                        BASTORE => {
                            // In an array of booleans only the lowest bit counts.
                            let array = peek!(3, u32);
                            if array != 0 && Ref(array).class().basic_type == BasicType::Boolean {
                                let value = peek!(1, u32);
                                poke!(1, value & 1);
                            }
                            array_store!(u8, 0, 1)
                        }
                        CASTORE => array_store!(u16, 1, 1),
                        AASTORE => {
                            let value = Ref(peek!(1, u32));
                            let index = peek!(2, u32);
                            let array = Ref(peek!(3, u32));
                            if array.is_null() {
                                null_pointer!();
                            }
                            if index >= array.array_length() {
                                fail!(vm.throw_array_index(array, index));
                            }
                            if !value.is_null() && !value.class().is_subclass_of(array.class().element_class)
                            {
                                let name = value.class().external_name();
                                fail!(vm.throw("java/lang/ArrayStoreException", &name));
                            }
                            vm.put_element(array, index, value);
                            sp = sp.sub(3);
                            next!(1)
                        }
                        ARRAYLENGTH => {
                            let array = peek!(1, u32);
                            if array == 0 {
                                null_pointer!();
                            }
                            poke!(1, Ref(array).array_length());
                            next!(1)
                        }

                        // ---- Operand stack
                        POP => {
                            sp = sp.sub(1);
                            next!(1)
                        }
                        POP2 => {
                            sp = sp.sub(2);
                            next!(1)
                        }
                        DUP => {
                            *sp = *sp.sub(1);
                            sp = sp.add(1);
                            next!(1)
                        }
                        DUP_X1 => {
                            let (a, b) = (*sp.sub(1), *sp.sub(2));
                            *sp.sub(2) = a;
                            *sp.sub(1) = b;
                            push!(a);
                            next!(1)
                        }
                        DUP_X2 => {
                            let (a, b, c) = (*sp.sub(1), *sp.sub(2), *sp.sub(3));
                            *sp.sub(3) = a;
                            *sp.sub(2) = c;
                            *sp.sub(1) = b;
                            push!(a);
                            next!(1)
                        }
                        DUP2 => {
                            let top = peek!(2, u64);
                            push2!(top);
                            next!(1)
                        }
                        DUP2_X1 => {
                            let (a, b, c) = (*sp.sub(1), *sp.sub(2), *sp.sub(3));
                            *sp.sub(3) = b;
                            *sp.sub(2) = a;
                            *sp.sub(1) = c;
                            push!(b);
                            push!(a);
                            next!(1)
                        }
                        DUP2_X2 => {
                            let (a, b, c, d) = (*sp.sub(1), *sp.sub(2), *sp.sub(3), *sp.sub(4));
                            *sp.sub(4) = b;
                            *sp.sub(3) = a;
                            *sp.sub(2) = d;
                            *sp.sub(1) = c;
                            push!(b);
                            push!(a);
                            next!(1)
                        }
                        SWAP => {
                            let (a, b) = (*sp.sub(1), *sp.sub(2));
                            *sp.sub(2) = a;
                            *sp.sub(1) = b;
                            next!(1)
                        }

                        // ---- Arithmetic
                        IADD => binary!(1, i32, |a, b| a.wrapping_add(b)),
                        LADD => binary!(2, i64, |a, b| a.wrapping_add(b)),
                        FADD => binary!(1, f32, |a, b| a + b),
                        DADD => binary!(2, f64, |a, b| a + b),
                        ISUB => binary!(1, i32, |a, b| a.wrapping_sub(b)),
                        LSUB => binary!(2, i64, |a, b| a.wrapping_sub(b)),
                        FSUB => binary!(1, f32, |a, b| a - b),
                        DSUB => binary!(2, f64, |a, b| a - b),
                        IMUL => binary!(1, i32, |a, b| a.wrapping_mul(b)),
                        LMUL => binary!(2, i64, |a, b| a.wrapping_mul(b)),
                        FMUL => binary!(1, f32, |a, b| a * b),
                        DMUL => binary!(2, f64, |a, b| a * b),
                        IDIV | IREM => {
                            let b = peek!(1, i32);
                            let a = peek!(2, i32);
                            if b == 0 {
                                fail!(vm.throw("java/lang/ArithmeticException", "/ by zero"));
                            }
                            sp = sp.sub(1);
                            poke!(
                                1,
                                if instruction & 0xff == IDIV {
                                    a.wrapping_div(b)
                                } else {
                                    a.wrapping_rem(b)
                                }
                            );
                            next!(1)
                        }
                        LDIV | LREM => {
                            let b = peek!(2, i64);
                            let a = peek!(4, i64);
                            if b == 0 {
                                fail!(vm.throw("java/lang/ArithmeticException", "/ by zero"));
                            }
                            sp = sp.sub(2);
                            poke!(
                                2,
                                if instruction & 0xff == LDIV {
                                    a.wrapping_div(b)
                                } else {
                                    a.wrapping_rem(b)
                                }
                            );
                            next!(1)
                        }
                        FDIV => binary!(1, f32, |a, b| a / b),
                        DDIV => binary!(2, f64, |a, b| a / b),
                        FREM => binary!(1, f32, |a, b| a % b),
                        DREM => binary!(2, f64, |a, b| a % b),
                        INEG => convert!(1, i32, 1, |a| a.wrapping_neg()),
                        LNEG => convert!(2, i64, 2, |a| a.wrapping_neg()),
                        FNEG => convert!(1, f32, 1, |a| -a),
                        DNEG => convert!(2, f64, 2, |a| -a),
                        ISHL => shift!(1, i32, |a, b| a.wrapping_shl(b)),
                        LSHL => shift!(2, i64, |a, b| a.wrapping_shl(b)),
                        ISHR => shift!(1, i32, |a, b| a.wrapping_shr(b)),
                        LSHR => shift!(2, i64, |a, b| a.wrapping_shr(b)),
                        IUSHR => shift!(1, u32, |a, b| a.wrapping_shr(b)),
                        LUSHR => shift!(2, u64, |a, b| a.wrapping_shr(b)),
                        IAND => binary!(1, u32, |a, b| a & b),
                        LAND => binary!(2, u64, |a, b| a & b),
                        IOR => binary!(1, u32, |a, b| a | b),
                        LOR => binary!(2, u64, |a, b| a | b),
                        IXOR => binary!(1, u32, |a, b| a ^ b),
                        LXOR => binary!(2, u64, |a, b| a ^ b),
                        I2L => convert!(1, i32, 2, |a| a as i64),
                        I2F => convert!(1, i32, 1, |a| a as f32),
                        I2D => convert!(1, i32, 2, |a| a as f64),
                        L2I => convert!(2, i64, 1, |a| a as i32),
                        L2F => convert!(2, i64, 1, |a| a as f32),
                        L2D => convert!(2, i64, 2, |a| a as f64),
                        F2I => convert!(1, f32, 1, |a| a as i32),
                        F2L => convert!(1, f32, 2, |a| a as i64),
                        F2D => convert!(1, f32, 2, |a| a as f64),
                        D2I => convert!(2, f64, 1, |a| a as i32),
                        D2L => convert!(2, f64, 2, |a| a as i64),
                        D2F => convert!(2, f64, 1, |a| a as f32),
                        I2B => convert!(1, i32, 1, |a| a as i8 as i32),
                        I2C => convert!(1, i32, 1, |a| a as u16 as u32),
                        I2S => convert!(1, i32, 1, |a| a as i16 as i32),
                        LCMP => compare!(2, i64, 0),
                        FCMPL => compare!(1, f32, -1),
                        FCMPG => compare!(1, f32, 1),
                        DCMPL => compare!(2, f64, -1),
                        DCMPG => compare!(2, f64, 1),

                        // ---- Control
                        IFEQ => if_zero!(branch, ==),
                        IFNE => if_zero!(branch, !=),
                        IFLT => if_zero!(branch, <),
                        IFGE => if_zero!(branch, >=),
                        IFGT => if_zero!(branch, >),
                        IFLE => if_zero!(branch, <=),
                        IFEQ_BACK => if_zero!(branch_back, ==),
                        IFNE_BACK => if_zero!(branch_back, !=),
                        IFLT_BACK => if_zero!(branch_back, <),
                        IFGE_BACK => if_zero!(branch_back, >=),
                        IFGT_BACK => if_zero!(branch_back, >),
                        IFLE_BACK => if_zero!(branch_back, <=),
                        IF_ICMPEQ => if_compare!(branch, ==),
                        IF_ICMPNE => if_compare!(branch, !=),
                        IF_ICMPLT => if_compare!(branch, <),
                        IF_ICMPGE => if_compare!(branch, >=),
                        IF_ICMPGT => if_compare!(branch, >),
                        IF_ICMPLE => if_compare!(branch, <=),
                        IF_ICMPEQ_BACK => if_compare!(branch_back, ==),
                        IF_ICMPNE_BACK => if_compare!(branch_back, !=),
                        IF_ICMPLT_BACK => if_compare!(branch_back, <),
                        IF_ICMPGE_BACK => if_compare!(branch_back, >=),
                        IF_ICMPGT_BACK => if_compare!(branch_back, >),
                        IF_ICMPLE_BACK => if_compare!(branch_back, <=),
                        GOTO => branch!(true),
                        GOTO_BACK => branch_back!(true),
                        JSR => {
                            push!(address!(pc.add(1)));
                            branch!(true)
                        }
                        RET => {
                            pc = *local!(operand!()) as usize as *const u32;
                            continue 'run;
                        }
                        TABLESWITCH => {
                            sp = sp.sub(1);
                            let index = (*sp).wrapping_sub(*pc.add(1));
                            let entry = if index < *pc.add(2) { 4 + index as usize } else { 3 };
                            pc = pc.offset(*pc.add(entry) as i32 as isize);
                            continue 'run;
                        }
                        LOOKUPSWITCH => {
                            sp = sp.sub(1);
                            let key = *sp as i32;
                            let (mut low, mut high) = (0usize, *pc.add(1) as usize);
                            let mut entry = 2;
                            while low < high {
                                let middle = (low + high) / 2;
                                let candidate = *pc.add(3 + middle * 2) as i32;
                                if candidate == key {
                                    entry = 4 + middle * 2;
                                    break;
                                } else if candidate < key {
                                    low = middle + 1;
                                } else {
                                    high = middle;
                                }
                            }
                            pc = pc.offset(*pc.add(entry) as i32 as isize);
                            continue 'run;
                        }
                        RETURN => {
                            pop_frame!(operand!());
                            continue 'run;
                        }
                        RETURN1 => {
                            let value = peek!(1, u32);
                            pop_frame!(operand!());
                            push!(value);
                            continue 'run;
                        }
                        RETURN2 => {
                            let value = peek!(2, u64);
                            pop_frame!(operand!());
                            push2!(value);
                            continue 'run;
                        }
                        RETURN_SYNC => {
                            unlock!();
                            pop_frame!(operand!());
                            continue 'run;
                        }
                        RETURN1_SYNC => {
                            unlock!();
                            let value = peek!(1, u32);
                            pop_frame!(operand!());
                            push!(value);
                            continue 'run;
                        }
                        RETURN2_SYNC => {
                            unlock!();
                            let value = peek!(2, u64);
                            pop_frame!(operand!());
                            push2!(value);
                            continue 'run;
                        }

                        // ---- Fields
                        GETFIELD_U => quicken!(quicken_getfield),
                        PUTFIELD_U => quicken!(quicken_putfield),
                        GETSTATIC_U => {
                            // While its class is being initialised the instruction stays as it is.
                            let class = current_class!();
                            if let Some((field, mirror)) =
                                attempt!(vm.quicken_getstatic(address!(pc), class, operand!() as u16))
                            {
                                let at = mirror.0 + field.offset;
                                match field.basic_type {
                                    BasicType::Long | BasicType::Double => push2!(memory::load::<u64>(at)),
                                    BasicType::Boolean | BasicType::Byte => {
                                        push!(memory::load::<i8>(at) as i32)
                                    }
                                    BasicType::Char => push!(memory::load::<u16>(at)),
                                    BasicType::Short => push!(memory::load::<i16>(at) as i32),
                                    _ => push!(memory::load::<u32>(at)),
                                }
                                next!(3)
                            }
                            continue 'run;
                        }
                        PUTSTATIC_U => {
                            let class = current_class!();
                            if let Some((field, mirror)) =
                                attempt!(vm.quicken_putstatic(address!(pc), class, operand!() as u16))
                            {
                                let at = mirror.0 + field.offset;
                                sp = sp.sub(field.basic_type.slots());
                                match field.basic_type.size() {
                                    8 => memory::store(at, (sp as *const u64).read_unaligned()),
                                    2 => memory::store(at, *sp as u16),
                                    1 => memory::store(at, *sp as u8),
                                    _ if field.basic_type == BasicType::Reference => {
                                        vm.put_reference(mirror, field.offset, Ref(*sp))
                                    }
                                    _ => memory::store(at, *sp),
                                }
                                next!(3)
                            }
                            continue 'run;
                        }
                        GETFIELD_32 => get_field!(u32, |v| v, 1),
                        GETFIELD_64 => get_field!(u64, |v| v, 2),
                        GETFIELD_8 => get_field!(i8, |v| v as i32, 1),
                        GETFIELD_U16 => get_field!(u16, |v| v as u32, 1),
                        GETFIELD_16 => get_field!(i16, |v| v as i32, 1),
                        PUTFIELD_32 => put_field!(u32, 1),
                        PUTFIELD_64 => put_field!(u64, 2),
                        PUTFIELD_8 => put_field!(u8, 1),
                        PUTFIELD_16 => put_field!(u16, 1),
                        PUTFIELD_REF => {
                            let object = Ref(peek!(2, u32));
                            if object.is_null() {
                                null_pointer!();
                            }
                            let value = Ref(peek!(1, u32));
                            vm.put_reference(object, operand!(), value);
                            sp = sp.sub(2);
                            next!(1)
                        }
                        GETSTATIC_32 => get_static!(u32, |v| v, 1),
                        GETSTATIC_64 => get_static!(u64, |v| v, 2),
                        GETSTATIC_8 => get_static!(i8, |v| v as i32, 1),
                        GETSTATIC_U16 => get_static!(u16, |v| v as u32, 1),
                        GETSTATIC_16 => get_static!(i16, |v| v as i32, 1),
                        PUTSTATIC_32 => put_static!(u32, 1),
                        PUTSTATIC_64 => put_static!(u64, 2),
                        PUTSTATIC_8 => put_static!(u8, 1),
                        PUTSTATIC_16 => put_static!(u16, 1),
                        PUTSTATIC_REF => {
                            sp = sp.sub(1);
                            memory::store(*pc.add(1), *sp);
                            vm.heap.barrier(Ref(*pc.add(2)));
                            next!(3)
                        }

                        // ---- Calls
                        INVOKEVIRTUAL_U => quicken!(quicken_invokevirtual),
                        INVOKESPECIAL_U => quicken!(quicken_invokespecial),
                        INVOKESTATIC_U => {
                            let class = current_class!();
                            let method =
                                attempt!(vm.quicken_invokestatic(address!(pc), class, operand!() as u16));
                            match method {
                                Some(method) => invoke!(method, sp, 3),
                                None => continue 'run,
                            }
                        }
                        INVOKEINTERFACE_U => quicken!(quicken_invokeinterface),
                        INVOKEDYNAMIC_U => quicken!(quicken_invokedynamic),
                        INVOKEVIRTUAL => {
                            let receiver = *sp.sub((instruction >> 8 & 0xff) as usize);
                            if receiver == 0 {
                                null_pointer!();
                            }
                            let target = Ref(receiver).class().vtable_entry(instruction >> 16);
                            invoke!(target, sp, 3)
                        }
                        INVOKE_DIRECT => {
                            if *sp.sub(operand!() as usize) == 0 {
                                null_pointer!();
                            }
                            invoke!(Ptr::at(*pc.add(1)), sp, 3)
                        }
                        INVOKESTATIC => invoke!(Ptr::at(*pc.add(1)), sp, 3),
                        INVOKEINTERFACE => {
                            let receiver = *sp.sub((instruction >> 8 & 0xff) as usize);
                            if receiver == 0 {
                                null_pointer!();
                            }
                            let class = Ref(receiver).class();
                            if class.0 == *pc.add(2) {
                                invoke!(Ptr::at(*pc.add(3)), sp, 4)
                            }
                            let method: MethodPtr = Ptr::at(*pc.add(1));
                            let target = attempt!(vm.select_interface_method(class, method));
                            let words = pc as *mut u32;
                            *words.add(2) = class.0;
                            *words.add(3) = target.0;
                            invoke!(target, sp, 4)
                        }
                        INVOKE_APPENDIX => {
                            let appendix = *pc.add(2);
                            let method = Ptr::at(*pc.add(1));
                            if appendix != 0 {
                                *sp = appendix;
                                invoke!(method, sp.add(1), 3)
                            }
                            invoke!(method, sp, 3)
                        }
                        DSQRT => {
                            let value = peek!(2, f64);
                            poke!(2, value.sqrt());
                            next!(3)
                        }
                        INVOKEBASIC => {
                            let handle = Ref(*sp.sub(operand!() as usize));
                            if handle.is_null() {
                                null_pointer!();
                            }
                            let form: Ref = handle.get(vm.known.method_handle_form);
                            let entry: Ref = form.get(vm.known.lambda_form_entry);
                            let target = vm.member_target(entry);
                            invoke!(target, sp, 3)
                        }
                        LINKTOSTATIC => {
                            let target = vm.member_target(Ref(*sp.sub(1)));
                            invoke!(target, sp.sub(1), 3)
                        }
                        LINKTOSPECIAL => {
                            if *sp.sub(operand!() as usize) == 0 {
                                null_pointer!();
                            }
                            let target = vm.member_target(Ref(*sp.sub(1)));
                            invoke!(target, sp.sub(1), 3)
                        }
                        LINKTOVIRTUAL => {
                            let receiver = *sp.sub(operand!() as usize);
                            if receiver == 0 {
                                null_pointer!();
                            }
                            let member = Ref(*sp.sub(1));
                            let index: i32 = member.get(vm.known.member_index);
                            let target = match index {
                                ..0 => vm.member_target(member),
                                index => Ref(receiver).class().vtable_entry(index as u32),
                            };
                            invoke!(target, sp.sub(1), 3)
                        }
                        LINKTOINTERFACE => {
                            let receiver = *sp.sub(operand!() as usize);
                            if receiver == 0 {
                                null_pointer!();
                            }
                            let method = vm.member_target(Ref(*sp.sub(1)));
                            let target = attempt!(vm.select_interface_method(Ref(receiver).class(), method));
                            invoke!(target, sp.sub(1), 3)
                        }

                        // ---- Objects
                        NEW_U => quicken!(quicken_new),
                        NEW => {
                            collect_if_due!();
                            let class: ClassPtr = Ptr::at(*pc.add(1));
                            let Some(object) = vm.allocate(class, class.instance_size) else {
                                fail!(vm.heap_exhausted())
                            };
                            push!(object.0);
                            next!(2)
                        }
                        ANEWARRAY_U => quicken!(quicken_anewarray),
                        NEWARRAY => {
                            collect_if_due!();
                            let length = peek!(1, i32);
                            let array = attempt!(vm.new_array(Ptr::at(*pc.add(1)), length));
                            poke!(1, array.0);
                            next!(2)
                        }
                        MULTIANEWARRAY_U => quicken!(quicken_multianewarray),
                        MULTIANEWARRAY => {
                            collect_if_due!();
                            let dimensions = operand!() as usize;
                            let lengths =
                                std::slice::from_raw_parts(sp.sub(dimensions) as *const i32, dimensions);
                            let array = attempt!(vm.new_multi_array(Ptr::at(*pc.add(1)), lengths));
                            sp = sp.sub(dimensions);
                            push!(array.0);
                            next!(2)
                        }
                        ATHROW => {
                            let exception = Ref(peek!(1, u32));
                            if exception.is_null() {
                                null_pointer!();
                            }
                            fail!(Thrown::Exception(exception))
                        }
                        CHECKCAST_U => {
                            // Null passes whatever the class is, even if there is none.
                            if peek!(1, u32) == 0 {
                                next!(2)
                            }
                            quicken!(quicken_checkcast)
                        }
                        CHECKCAST => {
                            let object = Ref(peek!(1, u32));
                            let class: ClassPtr = Ptr::at(*pc.add(1));
                            if !object.is_null() && !object.class().is_subclass_of(class) {
                                fail!(vm.throw_class_cast(object, class));
                            }
                            next!(2)
                        }
                        INSTANCEOF_U => {
                            if peek!(1, u32) == 0 {
                                next!(2)
                            }
                            quicken!(quicken_instanceof)
                        }
                        INSTANCEOF => {
                            let object = Ref(peek!(1, u32));
                            let class: ClassPtr = Ptr::at(*pc.add(1));
                            poke!(1, (!object.is_null() && object.class().is_subclass_of(class)) as u32);
                            next!(2)
                        }
                        MONITORENTER => {
                            let object = Ref(peek!(1, u32));
                            if object.is_null() {
                                null_pointer!();
                            }
                            attempt!(vm.enter_monitor(object));
                            sp = sp.sub(1);
                            next!(1)
                        }
                        MONITOREXIT => {
                            let object = Ref(peek!(1, u32));
                            if object.is_null() {
                                null_pointer!();
                            }
                            attempt!(vm.exit_monitor(object));
                            sp = sp.sub(1);
                            next!(1)
                        }
                        SYNC_ENTER => {
                            let method: MethodPtr = Ptr::at(*fp);
                            let object = if method.is_static() {
                                method.class.mirror
                            } else {
                                Ref(*fp.sub(method.max_locals as usize))
                            };
                            attempt!(vm.enter_monitor(object));
                            *fp.add(3) = object.0;
                            next!(1)
                        }

                        // ---- Stubs
                        PREPARE => {
                            let method: MethodPtr = Ptr::at(*fp);
                            attempt!(vm.prepare(method));
                            pc = method.code.0 as usize as *const u32;
                            continue 'run;
                        }
                        ABSTRACT => fail!(vm.throw_abstract(Ptr::at(*fp))),
                        NATIVE => {
                            let method: MethodPtr = Ptr::at(*fp);
                            if method.is_synchronized() && *fp.add(3) == 0 {
                                let object = if method.is_static() {
                                    method.class.mirror
                                } else {
                                    Ref(*fp.sub(method.max_locals as usize))
                                };
                                attempt!(vm.enter_monitor(object));
                                *fp.add(3) = object.0;
                            }
                            let locals = fp.sub(method.max_locals as usize);
                            let function = method.native.unwrap_unchecked();
                            if vm.trace.natives {
                                eprintln!(
                                    "[native] {}.{}{}",
                                    method.class.name, method.name, method.descriptor
                                );
                            }
                            let result = attempt!(function(vm, Args(address!(locals))));
                            if *fp.add(3) != 0 {
                                unlock!();
                            }
                            let slots = method.return_type.slots();
                            if vm.heap.is_full_due {
                                // Asked for by the native, which has no use for its arguments any
                                // more; a reference that it returns is reachable from elsewhere
                                // or none.
                                vm.collect();
                            }
                            pop_frame!(method.max_locals as usize * 4);
                            (sp as *mut u64).write_unaligned(result.0);
                            sp = sp.add(slots);
                            continue 'run;
                        }
                        NATIVE_RETURNED => {
                            let operands = fp.add(frame::HEADER as usize / 4);
                            let result = match sp.offset_from(operands) {
                                0 => 0,
                                1 => *operands as u64,
                                _ => (operands as *const u64).read_unaligned(),
                            };
                            sp = operands;
                            pc = pc.sub(1);
                            vm.threads.current().resume =
                                crate::threads::Resume::Returned(crate::natives::Ret(result));
                            continue 'run;
                        }
                        INITIALIZE_STEP => {
                            attempt!(vm.initialize_step());
                            pop_frame!(8);
                            continue 'run;
                        }
                        LOAD_STEP => {
                            attempt!(vm.load_step());
                            continue 'run;
                        }
                        LOAD_RETURNED => {
                            attempt!(vm.load_returned());
                            pop_frame!(16);
                            continue 'run;
                        }
                        UPCALL_RETURNED => {
                            attempt!(vm.upcall_returned());
                            pop_frame!(20);
                            continue 'run;
                        }
                        THREAD_STEP => {
                            attempt!(super::stubs::thread_step(vm));
                            continue 'run;
                        }
                        ENDING => {
                            save!();
                            if vm.take_wake().is_none() {
                                fail!(vm.block(ThreadState::Ending, None))
                            }
                            next!(1)
                        }
                        ENTRY => {
                            save!();
                            vm.finish_entry();
                            return;
                        }

                        // ---- Superinstructions
                        LOAD_LOAD => {
                            push!(*local!(operand!()));
                            push!(*local!(*pc.add(1) >> 8));
                            next!(2)
                        }
                        LOAD_ICONST => {
                            push!(*local!(operand!()));
                            push!((*pc.add(1) as i32) >> 8);
                            next!(2)
                        }
                        LOAD_STORE => {
                            *local!(*pc.add(1) >> 8) = *local!(operand!());
                            next!(2)
                        }
                        LOAD_RETURN1 => {
                            let value = *local!(operand!());
                            pop_frame!(*pc.add(1) >> 8);
                            push!(value);
                            continue 'run;
                        }
                        LOAD_BALOAD => load_element!(i8, 0, |v| v as i32),
                        LOAD_IALOAD => load_element!(u32, 2, |v| v),
                        LOAD_ARRAYLENGTH => {
                            let array = *local!(operand!());
                            if array == 0 {
                                push!(array);
                                next!(1)
                            }
                            push!(Ref(array).array_length());
                            next!(2)
                        }
                        LOAD_GETFIELD_32 => load_field!(u32, |v| v),
                        LOAD_GETFIELD_8 => load_field!(i8, |v| v as i32),
                        LOAD_IADD => load_binary!(|a, b| a.wrapping_add(b)),
                        LOAD_ISUB => load_binary!(|a, b| a.wrapping_sub(b)),
                        LOAD_IMUL => load_binary!(|a, b| a.wrapping_mul(b)),
                        LOAD_IFEQ => branch_at!(1, *local!(operand!()) == 0),
                        LOAD_IFNE => branch_at!(1, *local!(operand!()) != 0),
                        LOAD_IFLT => branch_at!(1, (*local!(operand!()) as i32) < 0),
                        LOAD_IF_ICMPEQ => load_compare!(==),
                        LOAD_IF_ICMPNE => load_compare!(!=),
                        LOAD_IF_ICMPLT => load_compare!(<),
                        LOAD_IF_ICMPGE => load_compare!(>=),
                        LOAD_IF_ICMPGT => load_compare!(>),
                        LOAD_IF_ICMPLE => load_compare!(<=),
                        LOAD_LOAD_IF_ICMPEQ => load_load_compare!(==),
                        LOAD_LOAD_IF_ICMPNE => load_load_compare!(!=),
                        LOAD_LOAD_IF_ICMPLT => load_load_compare!(<),
                        LOAD_LOAD_IF_ICMPGE => load_load_compare!(>=),
                        LOAD_LOAD_IF_ICMPGT => load_load_compare!(>),
                        LOAD_LOAD_IF_ICMPLE => load_load_compare!(<=),
                        LOAD_ICONST_IF_ICMPEQ => load_const_compare!(==),
                        LOAD_ICONST_IF_ICMPNE => load_const_compare!(!=),
                        LOAD_ICONST_IF_ICMPLT => load_const_compare!(<),
                        LOAD_ICONST_IF_ICMPGE => load_const_compare!(>=),
                        LOAD_ICONST_IF_ICMPGT => load_const_compare!(>),
                        LOAD_ICONST_IF_ICMPLE => load_const_compare!(<=),
                        ICONST_IADD => const_binary!(i32, |a, b| a.wrapping_add(b)),
                        ICONST_ISUB => const_binary!(i32, |a, b| a.wrapping_sub(b)),
                        ICONST_IMUL => const_binary!(i32, |a, b| a.wrapping_mul(b)),
                        ICONST_IAND => const_binary!(i32, |a, b| a & b),
                        ICONST_ISHL => const_binary!(i32, |a, b| a.wrapping_shl(b as u32)),
                        ICONST_ISHR => const_binary!(i32, |a, b| a.wrapping_shr(b as u32)),
                        ICONST_IUSHR => const_binary!(u32, |a, b| a.wrapping_shr(b as u32)),
                        ICONST_RETURN1 => {
                            let value = (instruction as i32) >> 8;
                            pop_frame!(*pc.add(1) >> 8);
                            push!(value);
                            continue 'run;
                        }
                        STORE_LOAD => {
                            *local!(operand!()) = *sp.sub(1);
                            *sp.sub(1) = *local!(*pc.add(1) >> 8);
                            next!(2)
                        }
                        IADD_STORE => {
                            let value = peek!(1, u32).wrapping_add(peek!(2, u32));
                            sp = sp.sub(2);
                            *local!(*pc.add(1) >> 8) = value;
                            next!(2)
                        }
                        IINC_GOTO_BACK => {
                            let local = fp.sub((instruction >> 8 & 0xff) as usize);
                            *local = (*local).wrapping_add(((instruction as i32) >> 16) as u32);
                            let jump = *pc.add(1);
                            pc = pc.offset(1 + ((jump as i32) >> 8) as isize);
                            safepoint!();
                            continue 'run;
                        }
                        _ => {
                            debug_assert!(false, "no such instruction: {instruction:#x}");
                            std::hint::unreachable_unchecked()
                        }
                    }
                }
            };
            match thrown {
                Thrown::Exception(exception) => vm.unwind(exception),
                Thrown::Suspended if vm.heap.is_full_due => vm.collect(),
                Thrown::Suspended => {}
            }
            if vm.exit_code.is_some() || vm.entry_outcome.is_some() {
                return;
            }
            restore!();
        }
    }
}

#[inline(always)]
unsafe fn write<T>(at: *mut u32, value: T) {
    unsafe { (at as *mut T).write_unaligned(value) }
}

/// Field offsets used by natives and here must agree with the header.
const _: () = assert!(object::FIELDS == 8);
