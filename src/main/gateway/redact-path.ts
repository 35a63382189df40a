/** Parameters that are secret by their name, wherever they come from. */
const SECRET_NAME = /token|secret|signature|password|jwt|credential|authorization|^sig$/i;
/** A JSON Web Token, or so long and so mixed that no person wrote it. */
const SECRET_VALUE = /^ey[\w-]{8,}\.|^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/=~.-]{32,}$/;

/** Path and query as they may be shown, copied and reported: values that look like tokens become `…`. Pure. */
export function redactPath(path: string): string {
  const [names, query] = split(path);
  if (query === null) return names;
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    return value !== '' && (SECRET_NAME.test(decoded(name)) || SECRET_VALUE.test(decoded(value))) ? `${name}=…` : pair;
  });
  return `${names}?${pairs.join('&')}`;
}

function split(path: string): [string, string | null] {
  const at = path.indexOf('?');
  return at < 0 ? [path, null] : [path.slice(0, at), path.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Broken escapes are shown as they stand.
    return text;
  }
}
