// A SyntaxError in a module.
export const a = 1;
const a = 2;

// err-contains: file:///work/syntax_error_module.mjs:3
// err-contains: SyntaxError: Identifier 'a' has already been declared
// exit: 1
