/** `npm run build` makes it; types and lint must not wait for that. */
declare module '*/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
