import { Combobox as Base } from '@base-ui/react/combobox';
import popup from '../overlay/popup.module.css';
import { classNames } from '../class-names';
import { markMatch } from './match-options';
import type { Option } from './option';
import styles from './picker.module.css';

export function OptionRow({ option, query }: { readonly option: Option; readonly query: string }) {
  return (
    <Base.Item
      value={option}
      disabled={option.disabled ?? false}
      className={classNames(popup.option, styles.option)}
      title={option.label}
    >
      {option.mark}
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
      {option.note && <span className={popup.note}>{option.note}</span>}
      <Base.ItemIndicator className={styles.chosen}>
        <svg aria-hidden="true" viewBox="0 0 14 14" width="14" height="14">
          <path d="m3 7.4 2.6 2.6 5.4-6" />
        </svg>
      </Base.ItemIndicator>
    </Base.Item>
  );
}
