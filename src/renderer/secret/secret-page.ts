import type { SecretFormBridge } from '@shared/ipc/secret-form';
import '../ui/fonts.css';
import '../ui/tokens/tokens.css';
import './secret-page.css';
import { drawInput, showProblem } from './secret-input';

declare global {
  interface Window {
    readonly secretForm: SecretFormBridge;
  }
}

function element<E extends HTMLElement>(id: string, type: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}

async function start(): Promise<void> {
  const { title, explanation, inputs, submitLabel } = await window.secretForm.read();
  const form = element('form', HTMLFormElement);
  const submit = element('submit', HTMLButtonElement);
  const failure = element('failure', HTMLParagraphElement);
  document.title = title;
  element('title', HTMLHeadingElement).textContent = title;
  element('explanation', HTMLParagraphElement).textContent = explanation;
  submit.textContent = submitLabel;
  const drawn = inputs.map(drawInput);
  element('inputs', HTMLDivElement).replaceChildren(...drawn.map(({ row }) => row));
  drawn[0]?.input.focus();

  const send = async (): Promise<void> => {
    submit.disabled = true;
    failure.textContent = '';
    const problems = await window.secretForm.submit(
      Object.fromEntries(drawn.map(({ input }) => [input.name, input.value])),
    );
    submit.disabled = false;
    if (problems === null) {
      for (const { input } of drawn) input.value = '';
      return;
    }
    for (const one of drawn) showProblem(one, problems[one.input.name] ?? null);
    drawn.find(({ input }) => problems[input.name] !== undefined)?.input.focus();
  };

  const report = (error: unknown): void => {
    submit.disabled = false;
    failure.textContent = error instanceof Error ? error.message : String(error);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send().catch(report);
  });
  element('cancel', HTMLButtonElement).addEventListener('click', () => {
    window.secretForm.cancel().catch(report);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') window.secretForm.cancel().catch(report);
  });
}

start().catch((error: unknown) => {
  element('failure', HTMLParagraphElement).textContent = error instanceof Error ? error.message : String(error);
});
