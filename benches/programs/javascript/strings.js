const words = Array.from({ length: 60000 }, (_, i) => "abcdefghij"[i % 10].repeat((i % 5) + 1) + (i % 997));
const counts = new Map();
for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
const joined = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).slice(0, 2000).join(",");
let total = 0;
for (let round = 0; round < 10; round++) {
  for (const [word, count] of counts) {
    total += `${word}:${String(count).padStart(4, "0")}`.length + word.replace(/a/g, "z").length;
  }
}
const text = JSON.stringify(words.slice(0, 20000).map((word) => ({ word, length: word.length })));
console.log(total, joined.length, text.length, Object.keys(JSON.parse(text)).length);
