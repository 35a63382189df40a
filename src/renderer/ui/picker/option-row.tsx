import { memo } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import popup from '../overlay/popup.module.css';
import { classNames } from '../class-names';
import { markMatch } from './match-options';
import type { Option } from './option';
import styles from './picker.module.css';

export interface OptionRowProps {
  readonly option: Option;
  readonly query: string;
  /** Where it stands in a list of which only a part is drawn. `top` in pixels. */
  readonly place?: { readonly index: number; readonly count: number; readonly top: number };
}

/** A note of one short word, as a project's key is, is never cut, whatever that takes from the name. */
const LONGEST_KEY = 10;

export const OptionRow = memo(
  function OptionRow({ option, query, place }: OptionRowProps) {
    return (
      <Base.Item
        value={option}
        disabled={option.disabled ?? false}
        className={classNames(popup.option, styles.option, place && styles.placed)}
        title={option.label}
        {...(place === undefined
          ? {}
          : {
              index: place.index,
              'aria-setsize': place.count,
              'aria-posinset': place.index + 1,
              style: { transform: `translateY(${place.top}px)` },
            })}
      >
        {option.mark && <span className={styles.mark}>{option.mark}</span>}
        <span className={popup.main}>
          {markMatch(option.label, query).map(({ text, hit }, index) =>
            hit ? (
              <b key={index} className={styles.hit}>
                {text}
              </b>
            ) : (
              text
            ),
          )}
        </span>
        {option.note && (
          <span className={classNames(popup.note, option.note.length <= LONGEST_KEY && styles.whole)}>
            {option.note}
          </span>
        )}
        <Base.ItemIndicator className={styles.chosen}>
          <svg aria-hidden="true" viewBox="0 0 14 14" width="14" height="14">
            <path d="m3 7.4 2.6 2.6 5.4-6" />
          </svg>
        </Base.ItemIndicator>
      </Base.Item>
    );
  },
  (before, after) =>
    before.option === after.option &&
    before.query === after.query &&
    before.place?.index === after.place?.index &&
    before.place?.count === after.place?.count &&
    before.place?.top === after.place?.top,
);
