/**
 * The x with Ax = b, by Gaussian elimination with partial pivoting; infinities or NaN if A is singular.
 *
 * @param a n × n, left as it is
 */
export function linearSolve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const n = b.length;
  const rows = a.map((row, i) => [...row, b[i]!]);
  for (let p = 0; p < n; p++) {
    let largest = p;
    for (let r = p + 1; r < n; r++) if (Math.abs(rows[r]![p]!) > Math.abs(rows[largest]![p]!)) largest = r;
    [rows[p], rows[largest]] = [rows[largest]!, rows[p]!];
    const pivot = rows[p]!;
    for (const row of rows.slice(p + 1)) {
      const factor = row[p]! / pivot[p]!;
      for (let c = p; c <= n; c++) row[c]! -= factor * pivot[c]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let p = n - 1; p >= 0; p--) {
    const row = rows[p]!;
    let rest = row[n]!;
    for (let c = p + 1; c < n; c++) rest -= row[c]! * x[c]!;
    x[p] = rest / row[p]!;
  }
  return x;
}
