import { Menu as KitMenu } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { readViews, type SavedView, writeViews } from '../lib/saved-views.ts';
import { Button, IconButton } from './button.tsx';
import { StarIcon, TrashIcon } from './icons.tsx';
import { Row, Stack } from './layout.tsx';
import { Modal } from './modal.tsx';
import { TextField } from './text-field.tsx';
import { toast } from './toast.tsx';

/** The filters a person uses often, kept on this device under names of their own. */
export function SavedViews({ list }: { list: string }) {
  const t = useTexts();
  const { search } = useLocation();
  const [views, setViews] = useState(() => readViews(list));
  const [isNaming, setNaming] = useState(false);
  const keep = (next: readonly SavedView[]) => {
    writeViews(list, next);
    setViews(next);
  };
  const save = (name: string) => {
    keep([...views.filter((view) => view.name !== name), { name, search: withoutPage(search) }]);
    setNaming(false);
    toast(t('ui.views.saved'));
  };
  return (
    <>
      <ViewsMenu
        views={views}
        onSave={() => setNaming(true)}
        onDelete={(deleted) => keep(views.filter(({ name }) => name !== deleted))}
      />
      {isNaming && <NameView onClose={() => setNaming(false)} onSave={save} />}
    </>
  );
}

interface ViewsMenuProps {
  views: readonly SavedView[];
  onSave: () => void;
  onDelete: (name: string) => void;
}

function ViewsMenu({ views, onSave, onDelete }: ViewsMenuProps) {
  const t = useTexts();
  const navigate = useNavigate();
  return (
    <KitMenu position="bottom-end" shadow="md" width={280}>
      <KitMenu.Target>
        <IconButton icon={StarIcon} label={t('ui.views.label')} onClick={() => {}} />
      </KitMenu.Target>
      <KitMenu.Dropdown>
        {views.length === 0 && <KitMenu.Item disabled>{t('ui.views.none')}</KitMenu.Item>}
        {views.map(({ name, search }) => (
          <KitMenu.Item key={name} onClick={() => navigate({ search })}>
            {name}
          </KitMenu.Item>
        ))}
        <KitMenu.Divider />
        <KitMenu.Item onClick={onSave}>{t('ui.views.save')}</KitMenu.Item>
        {views.map(({ name }) => (
          <KitMenu.Item key={name} leftSection={<TrashIcon size={16} />} onClick={() => onDelete(name)}>
            {t('ui.views.delete', { name })}
          </KitMenu.Item>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}

function NameView({ onClose, onSave }: { onClose: () => void; onSave: (name: string) => void }) {
  const t = useTexts();
  const [name, setName] = useState('');
  const disabledReasons = name.trim() === '' ? [{ text: t('ui.views.name') }] : [];
  return (
    <Modal isOpen onClose={onClose} title={t('ui.views.save')} size="small">
      <Stack gap={4}>
        <TextField
          name="viewName"
          label={t('ui.views.name')}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          required
        />
        <Row justify="end" align="top">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={() => onSave(name.trim())} disabledReasons={disabledReasons}>
            {t('common.save')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}

function withoutPage(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('cursor');
  return params.toString();
}
