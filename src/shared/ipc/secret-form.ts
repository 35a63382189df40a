/** The small window in which secrets are typed. What it asks for goes to it; what was typed only ever comes from it. */
export interface SecretInput {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'secret';
  readonly help?: string;
}

export interface SecretForm {
  readonly title: string;
  readonly explanation: string;
  readonly inputs: readonly SecretInput[];
  readonly submitLabel: string;
}

export type SecretValues = Readonly<Record<string, string>>;

/** What the window's preload offers its page as `window.secretForm`. */
export interface SecretFormBridge {
  read(): Promise<SecretForm>;
  /** Answers what is wrong, keyed by the input's name, or null: then the window goes away. */
  submit(values: SecretValues): Promise<SecretValues | null>;
  cancel(): Promise<void>;
}

export const secretChannels = {
  read: 'secret-form.read',
  submit: 'secret-form.submit',
  cancel: 'secret-form.cancel',
} as const;

const longest = 8192;

/**
 * Reads what was typed: every input that the form has and no other, without the white space that a copied secret
 * brings along, none of them empty.
 */
export function readSecretValues(
  form: SecretForm,
  typed: unknown,
): { readonly values: SecretValues } | { readonly problems: SecretValues } {
  const values: Record<string, string> = {};
  const problems: Record<string, string> = {};
  const given = new Map<string, unknown>(typeof typed === 'object' && typed !== null ? Object.entries(typed) : []);
  for (const { name, label } of form.inputs) {
    const value = given.get(name);
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') problems[name] = `${label} is missing.`;
    else if (text.length > longest) problems[name] = `${label} is longer than ${longest} characters.`;
    else values[name] = text;
  }
  return Object.keys(problems).length > 0 ? { problems } : { values };
}
