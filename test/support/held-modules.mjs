// For Web Test Runner: a module asked for with `?heldBy=VISIT` does not come before the page asks for `/let-through?heldBy=VISIT`.
import { EventEmitter, once } from 'node:events';

const letThrough = new EventEmitter().setMaxListeners(0);
/** What measures coverage asks for the same module once more, when the page has gone. */
const asked = new Set();

export async function heldModules(context, next) {
  const { heldBy } = context.query;
  if (context.path === '/let-through') {
    letThrough.emit(heldBy);
    context.status = 204;
    return;
  }
  if (heldBy && !asked.has(heldBy)) {
    asked.add(heldBy);
    await Promise.race([once(letThrough, heldBy), once(context.req.socket, 'close')]);
  }
  await next();
}
