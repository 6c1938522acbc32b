const every = 500;
const parent = process.ppid;

/**
 * Under npx, and in npm's scripts, a shell stands between: a signal ends it without reaching the receiver, which would go
 * on unseen and hold its port and its folder. So there the end of the shell counts as the signal. Elsewhere a parent that
 * ends means nothing: whoever starts a service goes.
 */
export function whenOrphaned(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, every);
  timer.unref();
}
