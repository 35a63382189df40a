import type { ReactNode } from 'react';
import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { Icon } from '../icon/icon';
import styles from './expand.module.css';

/** A part of the document that is folded until it is asked for. Stays in the page, so that a search finds it. */
export function Expand({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  return (
    <Collapsible.Root className={styles.expand}>
      <Collapsible.Trigger className={styles.trigger}>
        <Icon of={ChevronRight} size={14} className={styles.chevron} />
        {title ?? 'More'}
      </Collapsible.Trigger>
      <Collapsible.Panel hiddenUntilFound className={styles.panel}>
        {children}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
