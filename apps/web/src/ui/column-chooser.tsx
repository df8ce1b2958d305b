import { Menu } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import type { Column, ColumnChoice } from './columns.ts';
import { CheckIcon, ColumnsIcon } from './icons.tsx';
import styles from './toolbar.module.css';

/** A menu of a list's columns, to show or hide each; the first always stays. */
export function ColumnChooser<Row>({
  columns,
  choice,
}: {
  columns: readonly Column<Row>[];
  choice: ColumnChoice;
}) {
  const t = useTexts();
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <IconButton icon={ColumnsIcon} label={t('ui.table.columns')} onClick={() => {}} />
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => {
          const isShown = !choice.hidden.has(column.id);
          return (
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={isShown}
              leftSection={<span className={styles.mark}>{isShown && <CheckIcon size={16} />}</span>}
              onClick={() => choice.toggle(column.id)}
            >
              {column.header}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item onClick={choice.restore}>{t('ui.table.restoreColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
