// For Web Test Runner: one closing line over all files, 'N passed, N failed, N skipped'.
// A file that could not be loaded, or ended with an error outside any test, counts as one failed.
export function plainReporter() {
  let last = [];
  return {
    onTestRunFinished({ sessions }) {
      last = sessions;
    },
    stop({ sessions = last } = {}) {
      const sum = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const before = sum.failed;
        count(session.testResults, sum);
        if (!session.passed && sum.failed === before) sum.failed++;
      }
      console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
    },
  };
}

function count(suite, sum) {
  for (const test of suite?.tests ?? []) sum[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) count(inner, sum);
}
