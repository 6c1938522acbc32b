/**
 * In an engine that can emulate no media features: holds only where the engine is what the test asks for.
 *
 * @param {(run: (query: string) => boolean, query: string) => Promise<boolean>} evaluate
 * @param {{ name: string, value: string }[]} features
 */
export async function mustPrefer(evaluate, features) {
  for (const { name, value } of features) {
    const query = `(${name}: ${value})`;
    if (!(await evaluate((asked) => matchMedia(asked).matches, query)))
      throw new Error(`This engine cannot emulate ${query}.`);
  }
}
