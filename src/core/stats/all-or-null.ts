/**
 * A group of figures that exists as a whole, or, when there is too little data, is null in every key.
 * Results never lose a key, and testing one figure for null settles the type of all the others.
 */
export type AllOrNull<T> = T | { readonly [K in keyof T]: null };
