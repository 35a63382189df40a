/** The policy of our own pages, sent as a header with each: nothing is allowed but what is named. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' app-media: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Pictures and texts of others: shown, never run. */
export const MEDIA_POLICY = "default-src 'none'; sandbox";
