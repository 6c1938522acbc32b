// The lines that Node's tests and the browser's run between them, from their lcov files.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** How many lines were run at all, and the files with the most left over. */
export function coverageOf(reports) {
  const files = new Map();
  for (const report of reports.filter((path) => existsSync(path))) {
    for (const record of readFileSync(report, 'utf8').split('end_of_record')) {
      const path = /^SF:(.+)$/m.exec(record)?.[1];
      if (!path) continue;
      const file = relative('.', path).replaceAll('\\', '/');
      const hits = files.get(file) ?? files.set(file, new Map()).get(file);
      for (const [, line, times] of record.matchAll(/^DA:(\d+),(\d+)/gm))
        hits.set(line, (hits.get(line) ?? 0) + Number(times));
    }
  }
  const rows = [...files].map(([file, hits]) => {
    const covered = [...hits.values()].filter(Boolean).length;
    return { file, lines: hits.size, covered, percent: (100 * covered) / hits.size };
  });
  const sum = (key) => rows.reduce((all, row) => all + row[key], 0);
  const worst = rows.filter(({ percent }) => percent < 80).sort((a, b) => a.percent - b.percent);
  return { covered: sum('covered'), lines: sum('lines'), worst: worst.slice(0, 10) };
}
