export function table(stock) {
  const rows = [...stock];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, count]) => `${name.padEnd(width)} ${String(count).padStart(4)}`).join('\n');
}
