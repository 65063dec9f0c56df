// Where the stack of an error begins: at the expression that makes it, not in its class.
class AppError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'AppError';
  }
}
class NotFound extends AppError {
  constructor(what) {
    super(`no ${what}`);
    this.code = 'E_NOT_FOUND';
  }
}
class Plain extends Error {}
function make(Type) {
  return new Type('thing');
}
const lines = (error) => error.stack.split('\n').slice(0, 3).map((line) => line.replace(/\(.*[/]/, '('));
console.log(lines(make(AppError)));
console.log(lines(make(NotFound)));
console.log(lines(make(Plain)));
class Factory {
  static create() { return new this.Type('made'); }
  static Type = class Inner extends TypeError { constructor(message) { super(message); } };
}
console.log(lines(Factory.create()).slice(0, 2));
function Legacy(message) {
  Error.captureStackTrace(this, Legacy);
  this.message = message;
}
Object.setPrototypeOf(Legacy.prototype, Error.prototype);
console.log(lines(make(Legacy)).slice(1));
try {
  make(NotFound).missing.field;
} catch (error) {
  console.log(error.message);
}
throw make(NotFound);

// out: [
// out:   'AppError: thing',
// out:   '    at make (error_classes.js:16:10)',
// out:   '    at Object.<anonymous> (error_classes.js:19:19)'
// out: ]
// out: [
// out:   'AppError: no thing',
// out:   '    at make (error_classes.js:16:10)',
// out:   '    at Object.<anonymous> (error_classes.js:20:19)'
// out: ]
// out: [
// out:   'Error: thing',
// out:   '    at make (error_classes.js:16:10)',
// out:   '    at Object.<anonymous> (error_classes.js:21:19)'
// out: ]
// out: [ 'TypeError: made', '    at Factory.create (error_classes.js:23:28)' ]
// out: [
// out:   '    at make (error_classes.js:16:10)',
// out:   '    at Object.<anonymous> (error_classes.js:32:19)'
// out: ]
// out: Cannot read properties of undefined (reading 'field')
// err-contains: /work/error_classes.js:38
// err-contains: throw make(NotFound);
// err-contains: NotFound [AppError]: no thing
// err-contains:     at make (/work/error_classes.js:16:10)
// err-contains:     at Object.<anonymous> (/work/error_classes.js:38:7)
// err-contains:   code: 'E_NOT_FOUND'
// exit: 1
