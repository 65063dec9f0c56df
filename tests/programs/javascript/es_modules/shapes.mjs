export let count = 0;
export const increment = () => { count += 1; };
export default class Shape {}
export class Circle extends Shape {
  constructor(r) { super(); this.r = r; }
  area() { return Math.PI * this.r ** 2; }
}
