/**
 * Loads an optional peer dependency, so that a page of surveys never installs a database driver.
 *
 * @throws {Error} naming the package to install when it is missing.
 */
export async function peer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (missing && (error as Error).message.includes(`'${name}'`)) {
      const words = `The receiver needs the package "${name}" here. Install it: npm install ${name}`;
      throw new Error(`${words} (attune-receiver runs on hono, @hono/node-server and @electric-sql/pglite or pg)`, {
        cause: error,
      });
    }
    throw error;
  }
}
