// A port of one's own, for a server that another program starts.
import { createServer } from 'node:net';

/**
 * A port that is free on every address of this machine. The system hands out others before it names the same again, so
 * that two who ask at the same moment do not meet, as they do where both try 8000, 8001 and so on.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
