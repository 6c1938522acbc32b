/** The library's version, as it is written into results. A test holds it to package.json. */
export const version = '0.1.0';
