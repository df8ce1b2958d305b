import { useTexts } from '../i18n/i18n.ts';
import styles from './skeletons.module.css';

function Loading() {
  const t = useTexts();
  return (
    <span className="visually-hidden" role="status">
      {t('common.loading')}
    </span>
  );
}

function bones(count: number, className: string) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: bones are all alike and never move
    <div key={index} className={className} />
  ));
}

/** Lines in place of a list that is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className={styles.table}>
      <Loading />
      {bones(rows, styles.bone ?? '')}
    </div>
  );
}

/** Fields in place of a form that is on its way. */
export function FormSkeleton({ fields = 6 }: { fields?: number }) {
  return (
    <div className={styles.form}>
      <Loading />
      {bones(fields, `${styles.bone} ${styles.input}`)}
    </div>
  );
}

/** A page's matter on its way. */
export function PageSkeleton() {
  return (
    <div className={styles.block}>
      <div className={`${styles.bone} ${styles.short}`} />
      <div className={`${styles.bone} ${styles.tall}`} />
      <TableSkeleton />
    </div>
  );
}
