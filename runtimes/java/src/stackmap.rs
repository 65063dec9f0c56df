//! Which slots of a frame hold references: the collector's view of a stack.
//!
//! Slots have no tags. When the collector meets a frame, its method is interpreted abstractly,
//! with two kinds of value, reference and other, until the kinds at every instruction are
//! settled; the map for the frame's instruction is kept with the method. A slot whose kind
//! depends on the path taken is dead, or the verifier would not have accepted it.

use crate::classfile::Constant;
use crate::metadata::*;
use crate::symbol::Sym;

/// For each local, then each operand: does it hold a reference before the instruction?
#[derive(Clone, Debug, PartialEq)]
pub struct StackMap {
    pub locals: Vec<bool>,
    pub operands: Vec<bool>,
}

impl StackMap {
    /// At the entry of a method: the arguments.
    fn entry(method: MethodPtr) -> StackMap {
        let mut locals = Vec::with_capacity(method.max_locals as usize);
        if !method.is_static() {
            locals.push(true);
        }
        push_arguments(method.descriptor, &mut locals);
        locals.resize(method.max_locals as usize, false);
        StackMap { locals, operands: Vec::new() }
    }

    /// Keeps what both agree on; true if that is less than before.
    fn merge(&mut self, other: &StackMap) -> bool {
        let mut changed = false;
        self.operands.truncate(other.operands.len());
        let mine = self.locals.iter_mut().chain(&mut self.operands);
        for (mine, other) in mine.zip(other.locals.iter().chain(&other.operands)) {
            if *mine && !*other {
                *mine = false;
                changed = true;
            }
        }
        changed
    }
}

fn push_value(basic_type: BasicType, slots: &mut Vec<bool>) {
    match basic_type {
        BasicType::Reference => slots.push(true),
        other => slots.extend(std::iter::repeat_n(false, other.slots())),
    }
}

fn push_arguments(descriptor: Sym, slots: &mut Vec<bool>) {
    for parameter in parameter_descriptors(descriptor.bytes()) {
        push_value(BasicType::of(parameter), slots);
    }
}

/// The map of a frame that is about to execute, or is in the middle of, the instruction at `bci`.
pub fn at(mut method: MethodPtr, bci: u16) -> StackMap {
    if method.bytecode.is_empty() || bci == 0 && method.bcis.is_empty() {
        return StackMap::entry(method);
    }
    if let Some((_, map)) = method.stack_maps.iter().find(|(at, _)| *at == bci as u32) {
        return map.clone();
    }
    let map = Analysis::run(method, bci as usize);
    method.stack_maps.push((bci as u32, map.clone()));
    map
}

struct Analysis {
    method: MethodPtr,
    code: &'static [u8],
    states: Vec<Option<StackMap>>,
    pending: Vec<usize>,
}

impl Analysis {
    fn run(method: MethodPtr, bci: usize) -> StackMap {
        let code = method.bytecode;
        let mut analysis = Analysis { method, code, states: vec![None; code.len()], pending: vec![0] };
        analysis.states[0] = Some(StackMap::entry(method));
        while let Some(bci) = analysis.pending.pop() {
            analysis.step(bci);
        }
        analysis.states[bci].take().unwrap_or_else(|| StackMap::entry(method))
    }

    fn flow(&mut self, target: usize, state: &StackMap) {
        let Some(slot) = self.states.get_mut(target) else { return };
        match slot {
            None => *slot = Some(state.clone()),
            Some(known) => {
                if !known.merge(state) {
                    return;
                }
            }
        }
        self.pending.push(target);
    }

    fn u1(&self, at: usize) -> usize {
        self.code.get(at).copied().unwrap_or(0) as usize
    }
    fn u2(&self, at: usize) -> usize {
        self.u1(at) << 8 | self.u1(at + 1)
    }
    fn s4(&self, at: usize) -> i32 {
        (self.u2(at) << 16 | self.u2(at + 2)) as u32 as i32
    }
    fn near(&self, bci: usize) -> usize {
        (bci as i32 + self.u2(bci + 1) as i16 as i32) as usize
    }

    fn step(&mut self, bci: usize) {
        let mut state = self.states[bci].clone().expect("only reached instructions are pending");
        let method = self.method;
        for entry in method.exceptions.iter().filter(|e| (e.start as usize..e.end as usize).contains(&bci)) {
            let handler = StackMap { locals: state.locals.clone(), operands: vec![true] };
            self.flow(entry.handler as usize, &handler);
        }
        let op = self.u1(bci);
        let length = self.execute(bci, op, &mut state);
        match op {
            153..=166 | 198 | 199 => {
                self.flow(self.near(bci), &state);
                self.flow(bci + length, &state);
            }
            167 => self.flow(self.near(bci), &state),
            200 => self.flow((bci as i32 + self.s4(bci + 1)) as usize, &state),
            168 | 201 => {
                let target =
                    if op == 168 { self.near(bci) } else { (bci as i32 + self.s4(bci + 1)) as usize };
                let mut inside = state.clone();
                inside.operands.push(false);
                self.flow(target, &inside);
                self.flow(bci + length, &state);
            }
            170 | 171 => {
                let at = (bci + 4) & !3;
                let target = |offset: i32| (bci as i32 + offset) as usize;
                self.flow(target(self.s4(at)), &state);
                if op == 170 {
                    for index in 0..=(self.s4(at + 8) as i64 - self.s4(at + 4) as i64).max(-1) {
                        self.flow(target(self.s4(at + 12 + index as usize * 4)), &state);
                    }
                } else {
                    for index in 0..self.s4(at + 4).max(0) as usize {
                        self.flow(target(self.s4(at + 12 + index * 8)), &state);
                    }
                }
            }
            // Returns, ret, athrow
            169 | 172..=177 | 191 => {}
            _ => self.flow(bci + length, &state),
        }
    }

    /// Applies an instruction to the state; its length.
    fn execute(&self, bci: usize, op: usize, state: &mut StackMap) -> usize {
        let StackMap { locals, operands } = state;
        let pop =
            |operands: &mut Vec<bool>, count: usize| operands.truncate(operands.len().saturating_sub(count));
        let peek =
            |operands: &Vec<bool>, back: usize| operands.len().checked_sub(back).is_some_and(|i| operands[i]);
        let set = |locals: &mut Vec<bool>, local: usize, value: bool| {
            if let Some(slot) = locals.get_mut(local) {
                *slot = value;
            }
        };
        match op {
            0 | 132 | 167 | 169 | 177 | 200 => {}
            1 => operands.push(true),
            2..=8 | 11..=13 | 16 | 17 => operands.push(false),
            9 | 10 | 14 | 15 => operands.extend([false; 2]),
            18..=20 => {
                let index = if op == 18 { self.u1(bci + 1) } else { self.u2(bci + 1) };
                let basic_type = match self.method.class.constants.get(index) {
                    Some(Constant::Integer(_) | Constant::Float(_)) => BasicType::Int,
                    Some(Constant::Long(_) | Constant::Double(_)) => BasicType::Long,
                    Some(Constant::Dynamic { descriptor, .. }) => BasicType::of(descriptor.bytes()),
                    _ => BasicType::Reference,
                };
                push_value(basic_type, operands);
            }
            21 | 23 | 26..=29 | 34..=37 => operands.push(false),
            22 | 24 | 30..=33 | 38..=41 => operands.extend([false; 2]),
            25 => operands.push(locals.get(self.u1(bci + 1)).copied().unwrap_or(false)),
            42..=45 => operands.push(locals.get(op - 42).copied().unwrap_or(false)),
            46 | 48 | 51..=53 => {
                pop(operands, 2);
                operands.push(false);
            }
            47 | 49 => {
                pop(operands, 2);
                operands.extend([false; 2]);
            }
            50 => {
                pop(operands, 2);
                operands.push(true);
            }
            54 | 56 | 58 => {
                let value = op == 58 && peek(operands, 1);
                pop(operands, 1);
                set(locals, self.u1(bci + 1), value);
            }
            55 | 57 => {
                pop(operands, 2);
                set(locals, self.u1(bci + 1), false);
                set(locals, self.u1(bci + 1) + 1, false);
            }
            59..=78 => {
                let (kind, local) = ((op - 59) / 4, (op - 59) % 4);
                if kind == 1 || kind == 3 {
                    pop(operands, 2);
                    set(locals, local, false);
                    set(locals, local + 1, false);
                } else {
                    let value = kind == 4 && peek(operands, 1);
                    pop(operands, 1);
                    set(locals, local, value);
                }
            }
            79 | 81 | 83..=86 => pop(operands, 3),
            80 | 82 => pop(operands, 4),
            87 => pop(operands, 1),
            88 => pop(operands, 2),
            89..=94 => duplicate(op, operands),
            95 => {
                let length = operands.len();
                if length >= 2 {
                    operands.swap(length - 1, length - 2);
                }
            }
            // Arithmetic: int, long, float, double in turn
            96..=115 => pop(operands, 1 + op % 2),
            116..=119 => {}
            120..=125 => pop(operands, 1),
            126..=131 => pop(operands, 1 + op % 2),
            133 | 135 | 140 | 141 => operands.push(false),
            136 | 137 | 142 | 144 => pop(operands, 1),
            134 | 138 | 139 | 143 | 145..=147 => {}
            148 | 151 | 152 => {
                pop(operands, 4);
                operands.push(false);
            }
            149 | 150 => pop(operands, 1),
            153..=158 | 170..=172 | 174 | 176 | 191 | 194 | 195 | 198 | 199 => pop(operands, 1),
            159..=166 | 173 | 175 => pop(operands, 2),
            178..=181 => {
                let basic_type = match self.method.class.constants.get(self.u2(bci + 1)) {
                    Some(Constant::Field(member)) => BasicType::of(member.descriptor.bytes()),
                    _ => BasicType::Int,
                };
                match op {
                    178 => push_value(basic_type, operands),
                    179 => pop(operands, basic_type.slots()),
                    180 => {
                        pop(operands, 1);
                        push_value(basic_type, operands);
                    }
                    _ => pop(operands, basic_type.slots() + 1),
                }
            }
            182..=186 => {
                let descriptor = match self.method.class.constants.get(self.u2(bci + 1)) {
                    Some(Constant::Method(member) | Constant::InterfaceMethod(member)) => member.descriptor,
                    Some(Constant::InvokeDynamic { descriptor, .. }) => *descriptor,
                    _ => return 3,
                };
                let mut arguments = Vec::new();
                push_arguments(descriptor, &mut arguments);
                pop(operands, arguments.len() + usize::from(!matches!(op, 184 | 186)));
                push_value(BasicType::of(return_descriptor(descriptor.bytes())), operands);
            }
            187 => operands.push(true),
            188 | 189 => {
                pop(operands, 1);
                operands.push(true);
            }
            190 | 193 => {
                pop(operands, 1);
                operands.push(false);
            }
            197 => {
                pop(operands, self.u1(bci + 3));
                operands.push(true);
            }
            196 => {
                let local = self.u2(bci + 2);
                match self.u1(bci + 1) {
                    21 | 23 => operands.push(false),
                    22 | 24 => operands.extend([false; 2]),
                    25 => operands.push(locals.get(local).copied().unwrap_or(false)),
                    55 | 57 => {
                        pop(operands, 2);
                        set(locals, local, false);
                        set(locals, local + 1, false);
                    }
                    54 | 56 | 58 => {
                        let value = self.u1(bci + 1) == 58 && peek(operands, 1);
                        pop(operands, 1);
                        set(locals, local, value);
                    }
                    _ => {}
                }
                return if self.u1(bci + 1) == 132 { 6 } else { 4 };
            }
            // checkcast leaves its operand
            _ => {}
        }
        match op {
            16 | 18 | 21..=25 | 54..=58 | 169 | 188 => 2,
            17 | 19 | 20 | 132 | 153..=168 | 178..=184 | 187 | 189 | 192 | 193 | 198 | 199 => 3,
            197 => 4,
            185 | 186 | 200 | 201 => 5,
            _ => 1,
        }
    }
}

/// dup to dup2_x2, on slots.
fn duplicate(op: usize, operands: &mut Vec<bool>) {
    let (count, below) = match op {
        89 => (1, 0),
        90 => (1, 1),
        91 => (1, 2),
        92 => (2, 0),
        93 => (2, 1),
        _ => (2, 2),
    };
    let length = operands.len();
    if length < count + below {
        return;
    }
    let top: Vec<bool> = operands[length - count..].to_vec();
    let at = length - count - below;
    operands.splice(at..at, top);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dup_x1_puts_the_top_below_its_neighbour() {
        let mut operands = vec![false, true];
        duplicate(90, &mut operands);
        assert_eq!(operands, [true, false, true]);
    }

    #[test]
    fn merging_keeps_what_both_paths_agree_on() {
        let mut map = StackMap { locals: vec![true, true], operands: vec![] };
        assert!(map.merge(&StackMap { locals: vec![true, false], operands: vec![] }));
        assert_eq!(map.locals, [true, false]);
    }
}
