import { useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import styles from './copy-value.module.css';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** Milliseconds for which the button says that it copied. */
const saysSoMilliseconds = 2000;

/** A code or a secret, to be copied with one press. */
export function CopyValue({ value }: { value: string }) {
  const t = useTexts();
  const [hasCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), saysSoMilliseconds);
  };
  return (
    <span className={styles.copy}>
      <code className={styles.value}>{value}</code>
      <IconButton
        icon={hasCopied ? CheckIcon : CopyIcon}
        size="small"
        label={hasCopied ? t('common.copied') : t('common.copy')}
        onClick={copy}
      />
    </span>
  );
}
