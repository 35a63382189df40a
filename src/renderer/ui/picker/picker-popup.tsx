import { Combobox as Base } from '@base-ui/react/combobox';
import popup from '../overlay/popup.module.css';
import { classNames } from '../class-names';
import { LinkButton } from '../button/link-button';
import { Kbd } from '../kbd/kbd';
import { Spinner } from '../feedback/spinner';
import { OptionRow } from './option-row';
import type { Option } from './option';
import type { OptionSearch } from './use-option-search';
import styles from './picker.module.css';

export interface PickerPopupProps {
  readonly search: OptionSearch & { readonly retry: () => void };
  readonly query: string;
  /** The list's name. */
  readonly name: string;
  /** Said when nothing matches: "No one matches". */
  readonly nothing: string;
  /** The options come from elsewhere, so how many there are is worth saying. */
  readonly remote: boolean;
}

/** The list under a picker, with what it is waiting for or why it is empty. */
export function PickerPopup({ search, query, name, nothing, remote }: PickerPopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} align="start" className={popup.positioner}>
        <Base.Popup
          className={classNames(popup.popup, styles.popup)}
          aria-busy={search.state === 'loading' || undefined}
        >
          <Base.Status className={styles.status}>
            {search.state === 'loading' && search.options.length === 0 && (
              <span className={styles.message}>
                <Spinner /> Searching
              </span>
            )}
            {search.state === 'failed' && (
              <span className={styles.message}>
                <span>{search.reason}</span>
                <LinkButton onClick={search.retry}>Try again</LinkButton>
              </span>
            )}
            {search.state === 'ready' && search.options.length === 0 && (
              <span className={styles.message}>{nothing}</span>
            )}
          </Base.Status>
          <Base.List className={classNames(popup.scroll, styles.list)} aria-label={name}>
            {(option: Option) => <OptionRow key={option.id} option={option} query={query} />}
          </Base.List>
          {search.options.length > 0 && (remote || search.total > search.options.length) && (
            <div className={popup.foot}>
              <span>{countText(search, query)}</span>
              <Kbd keys="↑ ↓ ↵" />
            </div>
          )}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function countText(search: OptionSearch, query: string): string {
  if (search.state === 'loading') return 'Searching';
  if (search.total > search.options.length)
    return `${search.options.length} of ${search.total.toLocaleString('en')}. Type to narrow`;
  if (query === '') return `${search.total} shown. Type to search`;
  return search.total === 1 ? '1 matches' : `${search.total} match`;
}
