console.log('module is evaluated once');
export const answer = 42;
export default (x) => x * 2;
