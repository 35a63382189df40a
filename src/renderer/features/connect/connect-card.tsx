import { useId, type ReactNode } from 'react';
import { Logo } from '../../ui/logo/logo';
import styles from './connect.module.css';

export interface ConnectCardProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** The one card in the middle of the window while nothing is connected yet. */
export function ConnectCard({ title, lead, children, foot }: ConnectCardProps) {
  const id = useId();
  return (
    <main className={styles.page}>
      <section className={styles.card} aria-labelledby={id}>
        <div className={styles.inside}>
          <Logo />
          <h1 id={id}>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
        {foot !== undefined && <div className={styles.foot}>{foot}</div>}
      </section>
    </main>
  );
}
