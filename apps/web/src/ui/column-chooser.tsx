import { Menu } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import type { Column, ColumnChoice } from './columns.ts';
import { ColumnsIcon } from './icons.tsx';

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
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <IconButton icon={ColumnsIcon} label={t('ui.table.columns')} onClick={() => {}} />
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map(({ id, header }) => (
          <Menu.CheckboxItem key={id} checked={!choice.hidden.has(id)} onChange={() => choice.toggle(id)}>
            {header}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={choice.restore}>{t('ui.table.restoreColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
