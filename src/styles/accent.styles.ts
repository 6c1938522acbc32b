import { css } from 'lit';

/**
 * A page may choose any accent. Fills are drawn in it as it is (`--_fill`); text, lines and the focus ring in the same
 * hue, made dark or bright enough to stand out from the paper (`--_accent`: 4.5 to 1, on the washes as well).
 *
 * In CIE XYZ `y` is the luminance that contrast is made of: darker is a multiple of the colour, brighter a step towards
 * white. Which of the two is wanted the ink tells, dark on bright paper or bright on dark: a colour without channels
 * (`none`) lends its opacity to the one that it is mixed with, and so the other one vanishes.
 */
export default css`
  :host {
    --_deeper: min(1, 0.15 / y);
    --_deep: color(from var(--_fill) xyz-d65 calc(x * var(--_deeper)) calc(y * var(--_deeper)) calc(z * var(--_deeper)) / none);
    --_brighter: max(0, (0.34 - y) / (1 - y));
    --_bright: color(from var(--_fill) xyz-d65 calc(x + (0.9505 - x) * var(--_brighter)) calc(y + (1 - y) * var(--_brighter)) calc(z + (1.089 - z) * var(--_brighter)) / none);
    --_if-ink-dark: color(from var(--_ink) xyz-d65 none none none / clamp(0, (0.3 - y) * 1000, 1));
    --_if-ink-bright: color(from var(--_ink) xyz-d65 none none none / clamp(0, (y - 0.3) * 1000, 1));
    --_either: color-mix(in xyz-d65, color-mix(in xyz-d65, var(--_deep), var(--_if-ink-dark)), color-mix(in xyz-d65, var(--_bright), var(--_if-ink-bright)));
    --_accent: color(from var(--_either) srgb r g b / 1);
    --_white-on: clamp(0, (0.18 - y) * 1000, 1);
    --_on-fill: var(--attune-on-accent, color(from var(--_fill) xyz-d65 calc(0.9505 * var(--_white-on)) var(--_white-on) calc(1.089 * var(--_white-on))));
  }
`;
