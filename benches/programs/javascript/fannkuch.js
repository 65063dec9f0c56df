function fannkuch(n) {
  const permutation = Array.from({ length: n }, (_, i) => i);
  const count = Array.from({ length: n }, (_, i) => i + 1);
  let maxFlips = 0, checksum = 0, sign = 1;
  for (;;) {
    let first = permutation[0];
    if (first !== 0) {
      const flipped = permutation.slice();
      let flips = 1;
      for (;;) {
        const value = flipped[first];
        if (value === 0) break;
        flipped[first] = first;
        for (let i = 1, j = first - 1; i < j; i++, j--) {
          const swap = flipped[i];
          flipped[i] = flipped[j];
          flipped[j] = swap;
        }
        first = value;
        flips++;
      }
      maxFlips = Math.max(maxFlips, flips);
      checksum += sign * flips;
    }
    if (sign === 1) {
      [permutation[0], permutation[1]] = [permutation[1], permutation[0]];
      sign = -1;
    } else {
      [permutation[1], permutation[2]] = [permutation[2], permutation[1]];
      sign = 1;
      for (let i = 2; i < n; i++) {
        if (count[i] > 1) {
          count[i]--;
          break;
        }
        count[i] = i + 1;
        if (i === n - 1) return [checksum, maxFlips];
        permutation.splice(i + 1, 0, permutation.shift());
      }
    }
  }
}

console.log(fannkuch(9));
