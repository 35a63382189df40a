import type { ReactNode } from 'react';
import { Tabs as Base } from '@base-ui/react/tabs';
import { Count } from '../marks/count';
import { classNames } from '../class-names';
import styles from './tabs.module.css';

export interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count?: number;
  readonly panel: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Stands at the right end of the bar. */
  readonly actions?: ReactNode;
  /** The panel fills the rest of a column and scrolls by itself. */
  readonly fill?: boolean;
}

export function Tabs<T extends string>({ label, tabs, value, onChange, actions, fill = false }: TabsProps<T>) {
  return (
    <Base.Root
      className={classNames(fill && styles.fill)}
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
              {tab.label} {tab.count !== undefined && <Count value={tab.count} />}
            </Base.Tab>
          ))}
        </Base.List>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={classNames(styles.panel, fill && styles.panelFill)}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
