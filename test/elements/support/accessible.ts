import { expect } from '@open-wc/testing';

/** Once nothing is on its way from one colour to another any more. */
export async function still(element: Element): Promise<void> {
  await Promise.allSettled(element.shadowRoot!.getAnimations().map(({ finished }) => finished));
}

/** That everyone can use what is shown. */
export async function expectAccessible(element: Element): Promise<void> {
  await still(element);
  await expect(element).to.be.accessible();
}
