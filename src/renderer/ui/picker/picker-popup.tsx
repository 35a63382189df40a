import type { Ref } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import popup from '../overlay/popup.module.css';
import { classNames } from '../class-names';
import { LinkButton } from '../button/link-button';
import { Kbd } from '../kbd/kbd';
import { Spinner } from '../feedback/spinner';
import { countWords, emptyWords } from './count-words';
import type { Counted } from './option';
import { MANY, OptionList, type OptionListHandle } from './option-list';
import type { OptionSearch } from './use-option-search';
import styles from './picker.module.css';

export interface PickerPopupProps {
  readonly search: OptionSearch & { readonly retry: () => void };
  readonly query: string;
  /** The list's name. */
  readonly name: string;
  /** Said when nothing matches: "No one matches". */
  readonly nothing: string;
  readonly counted: Counted | null;
  /** The options come from elsewhere, so how many there are is worth saying. */
  readonly remote: boolean;
  readonly virtual: boolean;
  readonly list: Ref<OptionListHandle>;
}

/** The list under a picker, with how many match, what it is waiting for, or why it is empty. */
export function PickerPopup(props: PickerPopupProps) {
  const { search, query, name, nothing, counted, remote, virtual, list } = props;
  const { options, state } = search;
  const counts = options.length > 0 && (remote || query !== '' || options.length >= MANY);
  const words = countWords(search, query, counted);
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} align="start" className={popup.positioner}>
        <Base.Popup className={classNames(popup.popup, styles.popup)} aria-busy={state === 'loading' || undefined}>
          <Base.Status className={styles.status}>
            {state === 'loading' && options.length === 0 && (
              <span className={styles.message}>
                <Spinner /> Searching
              </span>
            )}
            {state === 'failed' && (
              <span className={styles.message}>
                <span>{search.reason}</span>
                <LinkButton onClick={search.retry}>Try again</LinkButton>
              </span>
            )}
            {state === 'ready' && options.length === 0 && (
              <span className={styles.message}>{emptyWords(search, nothing)}</span>
            )}
            {/* The foot shows it; here it is said, as often as it changes. */}
            {state === 'ready' && counts && <span className="visually-hidden">{words}</span>}
          </Base.Status>
          <OptionList name={name} options={options} query={query} virtual={virtual} handle={list} />
          {counts && (
            <div className={popup.foot}>
              <span aria-hidden="true">{words}</span>
              {search.fromHere && <span className={styles.here}>From this computer</span>}
              <Kbd keys="↑ ↓ ↵" />
            </div>
          )}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
