// A SyntaxError names file, line and what is unexpected.
function area(width, height) {
  return width * height;
}
console.log(area(2, 3);

// err-contains: /work/syntax_error.js:5
// err-contains: console.log(area(2, 3);
// err-contains: SyntaxError: missing ) after argument list
// exit: 1
