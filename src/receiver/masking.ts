const mail = /[^\s@<>"'(),;:]{1,64}@[^\s@<>"'(),;:]{1,255}/g;
/** Six digits and more, however they are grouped: telephone, personnel, customer and account numbers. */
const number = /\+?\d(?:[ ./()-]{0,3}\d){5,30}/g;

/** A comment without the e-mail addresses and numbers that would name someone. Names of people it cannot know. */
export function masked(text: string): string {
  return text.replace(mail, '[e-mail]').replace(number, '[number]');
}
