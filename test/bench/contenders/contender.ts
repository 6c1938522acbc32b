/** One way to put the same questions on a page. */
export interface Contender {
  name: string;
  about: string;
  /** Its library, as its documentation says to load it. */
  head: string;
  /** The twelve questions in a page that was just opened, beneath `head`. */
  body: string;
  /** True in that page once the questions are shown and answers are heard. */
  ready: string;
  /** The script that makes its library, where none comes ready for pages; bundled for `head`. */
  library?: URL;
  /** The script that mounts it; none for one that differs in its loading alone. */
  script?: URL;
  /** What that script is told. */
  options?: Record<string, unknown>;
  /** The measures it takes part in; all without any. */
  only?: readonly string[];
}
