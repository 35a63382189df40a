import { useEffect, useRef } from 'react';
import { Popover } from '@base-ui/react/popover';
import type { Editor } from '@tiptap/core';
import { classNames } from '../../class-names';
import popup from '../../overlay/popup.module.css';
import type { Option } from '../../picker/option';
import { selectionRect } from '../popups/popup-at';
import styles from './suggestion-list.module.css';

export interface SuggestionListProps {
  readonly editor: Editor;
  readonly id: string;
  readonly label: string;
  /** Where the sign stands in the document. */
  readonly at: number;
  readonly options: readonly Option[];
  readonly active: number;
  /** Under the options, or instead of them: "No one matches". */
  readonly note: string | null;
  readonly onChoose: (index: number) => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`;
}

/** What can be put in the place of a sign. The focus stays in the text, whose keys move through it. */
export function SuggestionList({ editor, id, label, at, options, active, note, onChoose }: SuggestionListProps) {
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [active, options]);
  return (
    <Popover.Root open>
      <Popover.Portal>
        <Popover.Positioner
          sideOffset={4}
          align="start"
          className={popup.positioner}
          anchor={{ getBoundingClientRect: () => selectionRect(editor, at), contextElement: editor.view.dom }}
        >
          <Popover.Popup
            role="presentation"
            initialFocus={false}
            finalFocus={false}
            className={classNames(popup.popup, styles.popup)}
            // A press would take the focus, and with it the place, out of the text.
            onMouseDown={(event) => event.preventDefault()}
          >
            <div role="listbox" id={id} aria-label={label} className={styles.list}>
              {options.map((option, index) => (
                <div
                  key={option.id}
                  ref={index === active ? current : undefined}
                  id={optionId(id, index)}
                  role="option"
                  aria-selected={index === active}
                  data-highlighted={index === active ? '' : undefined}
                  className={classNames(popup.option, styles.option)}
                  onClick={() => onChoose(index)}
                >
                  {option.mark}
                  <span className={popup.main}>{option.label}</span>
                  {option.note !== undefined && <span className={popup.note}>{option.note}</span>}
                </div>
              ))}
            </div>
            {note !== null && (
              <p role="status" className={popup.foot}>
                {note}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
