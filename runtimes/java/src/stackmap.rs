//! Which slots of a frame hold references at a safepoint.

/// One bit per local and operand slot, locals first.
#[derive(Clone, Default, Debug)]
pub struct StackMap {
    pub bits: Vec<u64>,
}
