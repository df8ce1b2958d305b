import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { saveFile } from '../../lib/csv.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toast } from '../../ui/toast.tsx';

type ExportedFile = Shapes['ExportedFile'];
export type FileFormat = 'csv' | 'xlsx';

interface FileMenuProps {
  /** What the file holds, for who hears the button without the page. */
  what: string;
  read: (format: FileFormat) => Promise<ExportedFile>;
}

/** Keeps a file whose bytes came inside an answer. */
export function keepFile({ name, mediaType, content }: ExportedFile): void {
  const bytes = Uint8Array.from(window.atob(content), (character) => character.charCodeAt(0));
  saveFile(name, { parts: [bytes], type: mediaType });
}

/** What is shown, with the same filters, as a file for a spreadsheet. */
export function FileMenu({ what, read }: FileMenuProps) {
  const t = useTexts();
  const reading = useMutation({
    mutationFn: read,
    onSuccess: (file) => {
      keepFile(file);
      toast(
        t(file.cut ? 'budgets.file.cut' : 'budgets.file.saved', {
          count: file.rows,
          shown: formatCount(file.rows),
        }),
      );
    },
  });
  const label = t('budgets.file.label', { what });
  return (
    <Stack gap={2}>
      <Menu
        target={
          <Button icon={DownloadIcon} busy={reading.isPending} label={label}>
            {t('budgets.file.export')}
          </Button>
        }
        label={label}
        items={[
          { label: t('budgets.file.csv'), onSelect: () => reading.mutate('csv') },
          { label: t('budgets.file.xlsx'), onSelect: () => reading.mutate('xlsx') },
        ]}
      />
      {reading.error && <ProblemAlert problem={reading.error} />}
    </Stack>
  );
}
