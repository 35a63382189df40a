import type { SecretInput } from '@shared/ipc/secret-form';

export interface DrawnInput {
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
  readonly problem: HTMLElement;
}

/** One labelled input; a secret one is hidden, with a button that shows it while it is checked. */
export function drawInput({ name, label, type, help }: SecretInput): DrawnInput {
  const input = document.createElement('input');
  input.id = `input-${name}`;
  input.name = name;
  input.type = type === 'secret' ? 'password' : 'text';
  input.required = true;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.setAttribute('autocapitalize', 'off');

  const labelled = document.createElement('label');
  labelled.htmlFor = input.id;
  labelled.textContent = label;

  const line = document.createElement('div');
  line.className = 'line';
  line.append(input);
  if (type === 'secret') line.append(revealButton(input, label));

  const problem = note(`${input.id}-problem`, 'problem', '');
  const hint = note(`${input.id}-help`, 'help', help ?? '');
  input.setAttribute('aria-describedby', `${problem.id} ${hint.id}`);

  const row = document.createElement('div');
  row.className = 'row';
  row.append(labelled, line, problem, hint);
  return { row, input, problem };
}

export function showProblem({ input, problem }: DrawnInput, text: string | null): void {
  problem.textContent = text ?? '';
  if (text === null) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
}

function revealButton(input: HTMLInputElement, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  button.textContent = 'Show';
  button.setAttribute('aria-label', `Show ${label}`);
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Hide' : 'Show';
    button.setAttribute('aria-pressed', String(shown));
  });
  return button;
}

function note(id: string, className: string, text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.id = id;
  paragraph.className = className;
  paragraph.textContent = text;
  return paragraph;
}
