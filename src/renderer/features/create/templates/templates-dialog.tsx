import { useQueryClient } from '@tanstack/react-query';
import { Download, Pencil, Star, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '@shared/ipc/describe-failure';
import { MOST_NAME, type Template } from '@shared/templates/template';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { Notice } from '../../../ui/feedback/notice';
import { TextInput } from '../../../ui/field/text-input';
import { Dialog } from '../../../ui/overlay/dialog';
import { useSite } from '../../../ui/session/site-context';
import type { Draft } from '../drafts/draft';
import { templatesQuery } from '../queries';
import { usePlaceNames } from '../form/use-place-names';
import type { TemplateList } from './use-templates';
import styles from '../drafts/kept-list.module.css';

export interface TemplatesDialogProps {
  readonly templates: TemplateList;
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** What an import or export came to. */
interface Told {
  readonly kind: 'info' | 'danger';
  readonly title: string;
  readonly notes: readonly string[];
}

/** All templates of the site: rename, make one the default, delete, carry them from and to a file. */
export function TemplatesDialog({ templates, draft, onClose }: TemplatesDialogProps) {
  const { ref } = useSite();
  const client = useQueryClient();
  const placeName = usePlaceNames(templates.all);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const { projectId, issueTypeId } = draft;
  const count = templates.all.length;

  async function bring(): Promise<void> {
    setTold(null);
    const present = projectId === null || issueTypeId === null ? null : { projectId, issueTypeId };
    const outcome = await call('templates.import', { site: ref, present });
    await client.invalidateQueries({ queryKey: templatesQuery(ref).queryKey });
    if (!outcome.ok) return setTold({ kind: 'danger', title: describeFailure(outcome.failure).title, notes: [] });
    if (outcome.value === null) return;
    const { added, notes } = outcome.value;
    setTold({ kind: 'info', title: added === 1 ? '1 template imported' : `${added} templates imported`, notes });
  }

  async function take(): Promise<void> {
    setTold(null);
    const outcome = await call('templates.export', { site: ref, ids: templates.all.map(({ id }) => id) });
    if (!outcome.ok) setTold({ kind: 'danger', title: describeFailure(outcome.failure).title, notes: [] });
    else if (outcome.value) setTold({ kind: 'info', title: 'The templates are in the file', notes: [] });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Templates"
      footer={
        <>
          <Button icon={Upload} onClick={() => void bring()}>
            Import from a file
          </Button>
          <Button icon={Download} disabled={count === 0} onClick={() => void take()}>
            {count === 1 ? 'Export 1 template' : `Export ${count} templates`}
          </Button>
        </>
      }
    >
      {told !== null && (
        <Notice kind={told.kind} title={told.title}>
          {told.notes.join(' ')}
        </Notice>
      )}
      {count === 0 ? (
        <EmptyState>No template yet. Fill in a form and save it as one.</EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Templates">
          {templates.all.map((template) => (
            <li key={template.id} className={styles.row}>
              {renaming === template.id ? (
                <Rename
                  template={template}
                  onName={(name) => {
                    setRenaming(null);
                    if (name !== null) void templates.save({ ...template, name });
                  }}
                />
              ) : (
                <span className={styles.named}>
                  <span className={styles.title}>{template.name}</span>
                  <span className={styles.note}>
                    {placeName(template)}
                    {template.isDefault && ' · New forms begin with it'}
                  </span>
                </span>
              )}
              <IconButton
                label={`Begin new forms with “${template.name}”`}
                icon={Star}
                pressed={template.isDefault}
                onClick={() => {
                  setTold(null);
                  void templates.save({ ...template, isDefault: !template.isDefault });
                }}
              />
              <IconButton
                label={`Rename “${template.name}”`}
                icon={Pencil}
                onClick={() => {
                  setTold(null);
                  setRenaming(template.id);
                }}
              />
              <IconButton
                label={`Delete “${template.name}”`}
                icon={Trash2}
                onClick={() => {
                  setTold(null);
                  void templates.remove(template);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Enter keeps the new name; Escape and an empty one keep the old. */
function Rename({ template, onName }: { readonly template: Template; readonly onName: (name: string | null) => void }) {
  const [name, setName] = useState(template.name);
  const end = (): void => {
    const called = name.trim();
    onName(called === '' || called === template.name || called.length > MOST_NAME ? null : called);
  };
  return (
    <span className={styles.rename}>
      <TextInput
        label={`New name of “${template.name}”`}
        value={name}
        size="small"
        autoFocus
        limit={MOST_NAME}
        onChange={setName}
        onBlur={end}
        onKeyDown={(event) => {
          if (event.key === 'Enter') end();
          if (event.key !== 'Escape') return;
          // The dialog stays.
          event.stopPropagation();
          onName(null);
        }}
      />
    </span>
  );
}
