import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { freeName } from '@shared/attachments/free-name';
import { whyNotAttached } from '@shared/attachments/why-not-attached';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { FormFile } from '@shared/ipc/form-files';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';
import { useToasts } from '../../../ui/overlay/toasts';
import { addedWords } from './added-words';
import { addFiles, putBack, removeFiles } from './form-files';
import { keepFormFile } from './keep-form-file';
import { fileLimitsQuery } from '../queries';
import type { KeptDraft } from '../drafts/use-draft';

/** A file whose bytes are on their way to the disk. */
export interface ArrivingFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Bytes. */
  readonly done: number;
}

export interface FormFilesHeld {
  readonly files: readonly FormFile[];
  readonly arriving: readonly ArrivingFile[];
  /** What did not become a file of the form, a sentence each, until it is closed. */
  readonly problems: readonly string[];
  /** The same function from one drawing to the next. */
  readonly add: (files: readonly File[]) => void;
  /** Files that were pasted into a rich text. The same function from one drawing to the next. */
  readonly addFromText: (files: readonly File[]) => void;
  readonly choose: () => void;
  readonly remove: (file: FormFile) => void;
  readonly understood: () => void;
}

/** Of the draft that stood in the form: they say nothing about another. */
interface Problems {
  readonly draftId: string | null;
  readonly sentences: readonly string[];
}

const ANOTHER_FORM = 'Another form stands here now, so it was not added.';

export interface FormFilesPorts {
  readonly onChanged: () => void;
  /** Whether the list of files is: what happens out of sight is told in passing. */
  readonly isInSight: () => boolean;
  /** Brings the list of files before the person. */
  readonly onShow: () => void;
}

/** The files of the form that is shown. Their bytes are on the disk before the form names them, so a crash takes none along. */
export function useFormFiles(
  site: SiteRef,
  kept: KeptDraft,
  { onChanged, isInSight, onShow }: FormFilesPorts,
): FormFilesHeld {
  const client = useQueryClient();
  const toasts = useToasts();
  const [arriving, setArriving] = useState<readonly ArrivingFile[]>([]);
  const [problems, setProblems] = useState<Problems>({ draftId: null, sentences: [] });
  const latest = useRef({ site, kept, onChanged, isInSight, onShow });
  useEffect(() => void (latest.current = { site, kept, onChanged, isInSight, onShow }));
  /** One after the other: the names of those before are known by then. */
  const line = useRef(Promise.resolve());

  const tell = useCallback((draftId: string | null, problem: string) => {
    setProblems((now) => {
      const told = now.draftId === draftId ? now.sentences.filter((each) => each !== problem) : [];
      return { draftId, sentences: [...told, problem] };
    });
  }, []);

  /** Into the draft that stood in the form when they were handed over, and onto the disk with it at once. */
  const hold = useCallback(
    async (draftId: string | null, files: readonly FormFile[]) => {
      const { kept: now, onChanged: changed } = latest.current;
      if (now.id !== draftId) {
        for (const { name } of files) tell(now.id, `${name}: ${ANOTHER_FORM}`);
        return false;
      }
      now.changeOf(draftId, (draft) => addFiles(draft, files));
      changed();
      await now.flush();
      return true;
    },
    [tell],
  );

  /** Answers the name that it has in the form; `null` where it was not added, which is told. */
  const addOne = useCallback(
    async (file: File, draftId: string | null): Promise<string | null> => {
      const of = latest.current.site;
      const held = latest.current.kept.draft?.files ?? [];
      // Not known is no reason to refuse: Jira says it when the file is sent.
      const limits = await client.fetchQuery(fileLimitsQuery(of)).catch(() => ({ enabled: true, uploadLimit: null }));
      const why = whyNotAttached(file, limits, held.length);
      if (why !== null) {
        tell(draftId, why);
        return null;
      }
      const name = freeName(
        file.name,
        held.map((each) => each.name),
      );
      const key = crypto.randomUUID();
      setArriving((now) => [...now, { key, name, size: file.size, done: 0 }]);
      const ended = await keepFormFile(of, name, file, (done) =>
        setArriving((now) => now.map((each) => (each.key === key ? { ...each, done } : each))),
      );
      // From here on the form names it.
      const holding = ended.ok ? hold(draftId, [ended.file]) : null;
      setArriving((now) => now.filter((each) => each.key !== key));
      if (ended.ok) return (await holding) === true ? name : null;
      if (ended.why === 'unreadable')
        tell(draftId, `${name} cannot be read. The files of a folder are added one by one.`);
      else tell(draftId, `${name} could not be kept. ${describeFailure(ended.failure).title}`);
      return null;
    },
    [client, hold, tell],
  );

  const take = useCallback(
    (files: readonly File[], place: 'form' | 'text') => {
      const draftId = latest.current.kept.id;
      line.current = line.current.then(async () => {
        const added: string[] = [];
        for (const file of files) {
          const name = await addOne(file, draftId);
          if (name !== null) added.push(name);
        }
        const { isInSight: seen, onShow: show } = latest.current;
        const refused = files.length - added.length;
        const text = addedWords({ added, refused }, place);
        if (text === null || (place === 'form' && seen())) return;
        const kind = refused > 0 ? 'refused' : 'done';
        toasts.show({ id: 'form-files', kind, text, action: { label: 'Show', run: () => show() } });
      });
    },
    [addOne, toasts],
  );
  const add = useCallback((files: readonly File[]) => take(files, 'form'), [take]);
  const addFromText = useCallback((files: readonly File[]) => take(files, 'text'), [take]);

  async function choose(): Promise<void> {
    const draftId = kept.id;
    const held = (kept.draft?.files ?? []).map(({ name }) => name);
    const chosen = await call('create.chooseFiles', { site, held });
    if (!chosen.ok) return tell(draftId, describeFailure(chosen.failure).title);
    for (const why of chosen.value.refused) tell(draftId, why);
    if (chosen.value.kept.length > 0) await hold(draftId, chosen.value.kept);
  }

  function remove(file: FormFile): void {
    const { id, draft: before } = kept;
    if (before === null) return;
    const at = (before.files ?? []).findIndex((each) => each.id === file.id);
    kept.change((now) => removeFiles(now, [file]));
    onChanged();
    const undo = (): void => {
      if (id !== null) kept.bringBack(id, (now) => putBack(now ?? before, file, at));
    };
    toasts.show({ kind: 'undone', text: `${file.name} removed`, action: { label: 'Undo', run: undo } });
  }

  return {
    files: kept.draft?.files ?? [],
    arriving,
    problems: problems.draftId === kept.id ? problems.sentences : [],
    add,
    addFromText,
    choose: () => void choose(),
    remove,
    understood: () => setProblems({ draftId: null, sentences: [] }),
  };
}
