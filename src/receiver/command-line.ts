import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../core/nearest.js';

/** What is asked for first, or not at all. */
const alone = ['help', 'version', 'digest'];

/**
 * The options of a command line, and what stands beside them where that is allowed.
 *
 * @throws {Error} in one line naming what is not known, and what was meant most likely.
 */
export function argumentsOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
  allowPositionals = false,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: boolean }>> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, word = ''] = /'-{0,2}([^' ]*)'/.exec(message) ?? [];
    if (alone.includes(word)) throw new Error(`--${word} comes first, with nothing else`, { cause: error });
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const meant = nearest(word, [...Object.keys(options), ...alone]);
      throw unknown(`option --${word}`, meant && `--${meant}`, error);
    }
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      throw unknown(`command ${word}`, nearest(word, ['sample']), error);
    }
    throw error;
  }
}

const unknown = (what: string, meant: string | undefined, cause: unknown): Error =>
  new Error(`there is no ${what}${meant ? `: perhaps ${meant}` : ''}; --help names all there are`, { cause });

/** A token travels in a header, which takes no spaces and nothing beyond ASCII. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
