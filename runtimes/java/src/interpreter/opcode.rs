//! The VM's own instructions: what decoding makes of bytecode.
//!
//! An instruction is one 32-bit word, the opcode in its low byte and an operand in the other 24
//! bits, followed by more words where that is not enough. `_U` instructions name a constant that
//! is not resolved yet; executing one resolves it and rewrites the instruction in place.

macro_rules! opcodes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Number { $($name,)* }
        $($(#[$doc])* pub const $name: u32 = Number::$name as u32;)*
        /// Names by number, for traces.
        pub const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

opcodes! {
    NOP,
    /// Pushes the operand, a signed 24-bit number.
    ICONST,
    LCONST,
    /// Pushes the next word (the next two).
    LDC,
    LDC2,
    LDC_U,
    LDC2_U,
    /// Operand: bytes below fp.
    LOAD,
    LOAD2,
    STORE,
    STORE2,
    /// Local in words below fp (8 bits), constant (16 bits).
    IINC,
    IINC_WIDE,
    IALOAD,
    LALOAD,
    BALOAD,
    CALOAD,
    SALOAD,
    IASTORE,
    LASTORE,
    BASTORE,
    CASTORE,
    AASTORE,
    POP,
    POP2,
    DUP,
    DUP_X1,
    DUP_X2,
    DUP2,
    DUP2_X1,
    DUP2_X2,
    SWAP,
    IADD, LADD, FADD, DADD,
    ISUB, LSUB, FSUB, DSUB,
    IMUL, LMUL, FMUL, DMUL,
    IDIV, LDIV, FDIV, DDIV,
    IREM, LREM, FREM, DREM,
    INEG, LNEG, FNEG, DNEG,
    ISHL, LSHL, ISHR, LSHR, IUSHR, LUSHR,
    IAND, LAND, IOR, LOR, IXOR, LXOR,
    I2L, I2F, I2D, L2I, L2F, L2D, F2I, F2L, F2D, D2I, D2L, D2F, I2B, I2C, I2S,
    LCMP, FCMPL, FCMPG, DCMPL, DCMPG,
    /// Operand of branches: words from this instruction to the target. The `_BACK` twins go
    /// backwards (or nowhere) and are safepoints.
    IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE,
    IFEQ_BACK, IFNE_BACK, IFLT_BACK, IFGE_BACK, IFGT_BACK, IFLE_BACK,
    IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE,
    IF_ICMPEQ_BACK, IF_ICMPNE_BACK, IF_ICMPLT_BACK, IF_ICMPGE_BACK, IF_ICMPGT_BACK, IF_ICMPLE_BACK,
    GOTO,
    GOTO_BACK,
    JSR,
    RET,
    /// low, count, default offset, offsets
    TABLESWITCH,
    /// count, default offset, then (key, offset) by key
    LOOKUPSWITCH,
    /// Operand: bytes of locals.
    RETURN,
    RETURN1,
    RETURN2,
    RETURN_SYNC,
    RETURN1_SYNC,
    RETURN2_SYNC,
    GETFIELD_U,
    PUTFIELD_U,
    GETSTATIC_U,
    PUTSTATIC_U,
    /// Operand: offset.
    GETFIELD_32, GETFIELD_64, GETFIELD_8, GETFIELD_U16, GETFIELD_16,
    PUTFIELD_32, PUTFIELD_64, PUTFIELD_8, PUTFIELD_16, PUTFIELD_REF,
    /// Next word: address. Then: the mirror.
    GETSTATIC_32, GETSTATIC_64, GETSTATIC_8, GETSTATIC_U16, GETSTATIC_16,
    PUTSTATIC_32, PUTSTATIC_64, PUTSTATIC_8, PUTSTATIC_16, PUTSTATIC_REF,
    INVOKEVIRTUAL_U,
    INVOKESPECIAL_U,
    INVOKESTATIC_U,
    INVOKEINTERFACE_U,
    INVOKEDYNAMIC_U,
    /// Argument slots (8 bits), vtable index (16 bits).
    INVOKEVIRTUAL,
    /// Argument slots; next word: method. The receiver may not be null.
    INVOKE_DIRECT,
    /// Next word: method.
    INVOKESTATIC,
    /// Argument slots; method, then cached class and target.
    INVOKEINTERFACE,
    /// Method, and the object to push as its last argument unless null.
    INVOKE_APPENDIX,
    /// Math.sqrt, which is hot and one machine instruction. As long as a call.
    DSQRT,
    /// Argument slots.
    INVOKEBASIC,
    LINKTOSTATIC,
    LINKTOSPECIAL,
    LINKTOVIRTUAL,
    LINKTOINTERFACE,
    NEW_U,
    /// Next word: class.
    NEW,
    ANEWARRAY_U,
    /// Next word: class of the array.
    NEWARRAY,
    MULTIANEWARRAY_U,
    MULTIANEWARRAY,
    ARRAYLENGTH,
    ATHROW,
    CHECKCAST_U,
    CHECKCAST,
    INSTANCEOF_U,
    INSTANCEOF,
    MONITORENTER,
    MONITOREXIT,
    /// First word of a synchronized method.
    SYNC_ENTER,
    // Stubs
    /// Entry of a method before its first call.
    PREPARE,
    ABSTRACT,
    NATIVE,
    NATIVE_RETURNED,
    INITIALIZE_STEP,
    LOAD_STEP,
    LOAD_RETURNED,
    UPCALL_RETURNED,
    THREAD_STEP,
    ENDING,
    ENTRY,
    // Superinstructions: the first word of a pair or more; the other words stay as they were,
    // for branches into the middle.
    LOAD_LOAD,
    LOAD_ICONST,
    LOAD_STORE,
    LOAD_RETURN1,
    LOAD_BALOAD,
    LOAD_IALOAD,
    LOAD_ARRAYLENGTH,
    LOAD_GETFIELD_32,
    LOAD_GETFIELD_8,
    LOAD_IADD, LOAD_ISUB, LOAD_IMUL,
    LOAD_IFEQ, LOAD_IFNE, LOAD_IFLT,
    LOAD_IF_ICMPEQ, LOAD_IF_ICMPNE, LOAD_IF_ICMPLT, LOAD_IF_ICMPGE, LOAD_IF_ICMPGT, LOAD_IF_ICMPLE,
    LOAD_LOAD_IF_ICMPEQ, LOAD_LOAD_IF_ICMPNE, LOAD_LOAD_IF_ICMPLT,
    LOAD_LOAD_IF_ICMPGE, LOAD_LOAD_IF_ICMPGT, LOAD_LOAD_IF_ICMPLE,
    LOAD_ICONST_IF_ICMPEQ, LOAD_ICONST_IF_ICMPNE, LOAD_ICONST_IF_ICMPLT,
    LOAD_ICONST_IF_ICMPGE, LOAD_ICONST_IF_ICMPGT, LOAD_ICONST_IF_ICMPLE,
    ICONST_IADD, ICONST_ISUB, ICONST_IMUL, ICONST_IAND, ICONST_ISHL, ICONST_ISHR, ICONST_IUSHR,
    ICONST_RETURN1,
    STORE_LOAD,
    IADD_STORE,
    IINC_GOTO_BACK,
}
