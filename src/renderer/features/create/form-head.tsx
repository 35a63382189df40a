import {
  Braces,
  Check,
  ChevronDown,
  Ellipsis,
  FilePlus,
  Files,
  LayoutTemplate,
  Save,
  Settings2,
  SquarePen,
} from 'lucide-react';
import { Button } from '../../ui/button/button';
import { IconButton } from '../../ui/button/icon-button';
import { HeadBar } from '../../ui/layout/head-bar';
import { Count } from '../../ui/marks/count';
import { clockText } from '../../ui/marks/relative-time-text';
import { Menu, type MenuItem } from '../../ui/overlay/menu';
import type { FormTools } from './use-form-tools';
import styles from './create.module.css';

export interface FormHeadProps {
  /** Epoch milliseconds; `null` while nothing of the form lies on the disk. */
  readonly savedAt: number | null;
  /** Drafts are gone when Workbench closes: no keyring, and no passphrase was chosen. */
  readonly sessionOnly: boolean;
  readonly untouched: boolean;
  readonly sending: boolean;
  /** The name of the template that was applied last. */
  readonly template: string | undefined;
  readonly tools: Pick<FormTools, 'drafts' | 'templates' | 'newDraft' | 'show'>;
  readonly onClear: () => void;
  readonly onPayload: () => void;
}

/** The bar on top of the form: when it was last kept, the other drafts, the templates. In a narrow window its buttons fold into a menu. */
export function FormHead(props: FormHeadProps) {
  const { savedAt, sessionOnly, untouched, sending, template, tools, onClear, onPayload } = props;
  const { drafts, templates, newDraft, show } = tools;
  const count = drafts.rows.length;
  const chosen: MenuItem[] = templates.here.map((each) => ({
    id: each.id,
    label: each.name,
    icon: LayoutTemplate,
    checked: each.name === template,
    onSelect: () => templates.apply(each),
  }));
  const keeping: MenuItem[] = [
    {
      id: 'save-template',
      label: 'Save as a template',
      icon: Save,
      disabled: untouched,
      title: untouched ? 'Fill something in first' : undefined,
      onSelect: () => show('save-template'),
    },
    { id: 'templates', label: 'Manage templates', icon: Settings2, onSelect: () => show('templates') },
  ];
  return (
    <HeadBar
      title="Create issue"
      titleId="create-title"
      wide
      aside={
        savedAt !== null &&
        !untouched && (
          <span className={styles.saved}>
            <Check size={14} aria-hidden="true" />{' '}
            {sessionOnly ? 'Draft kept until Workbench closes' : `Draft saved ${clockText(savedAt)}`}
          </span>
        )
      }
      actions={
        <>
          {!untouched && (
            <Button kind="quiet" size="small" disabled={sending} onClick={onClear}>
              Clear the form
            </Button>
          )}
          <span className={styles.onlyWide}>
            <IconButton label="New draft" icon={SquarePen} disabled={sending} onClick={newDraft} />
            <Button kind="quiet" size="small" disabled={sending} onClick={() => show('drafts')}>
              Drafts {count > 0 && <Count value={count} />}
            </Button>
            <Menu
              align="end"
              trigger={
                <Button kind="quiet" size="small" disabled={sending} trailingIcon={ChevronDown}>
                  <span className={styles.templateName}>Template: {template ?? 'none'}</span>
                </Button>
              }
              groups={chosen.length > 0 ? [chosen, keeping] : [keeping]}
            />
          </span>
          <span className={styles.onlyNarrow}>
            <Button kind="quiet" size="small" icon={Braces} onClick={onPayload}>
              Payload
            </Button>
            <Menu
              align="end"
              trigger={<IconButton label="Drafts and templates" icon={Ellipsis} disabled={sending} />}
              groups={[
                [
                  { id: 'new', label: 'New draft', icon: FilePlus, onSelect: newDraft },
                  {
                    id: 'drafts',
                    label: 'Drafts',
                    icon: Files,
                    note: count === 0 ? 'None' : count.toLocaleString('en'),
                    onSelect: () => show('drafts'),
                  },
                ],
                ...(chosen.length > 0 ? [{ title: 'Begin from a template', items: chosen }] : []),
                keeping,
              ]}
            />
          </span>
        </>
      }
    />
  );
}
