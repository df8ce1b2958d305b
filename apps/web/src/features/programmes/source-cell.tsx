import { Row, Soft } from '../../ui/layout.tsx';
import { AssumedBadge } from './assumed-badge.tsx';

/** Where a figure comes from; an assumed one says why it is what it is. */
export function SourceCell({ figure }: { figure: { readonly source: string; readonly assumed: boolean } }) {
  return (
    <Row gap={2}>
      {figure.assumed && <AssumedBadge />}
      <Soft small>{figure.source}</Soft>
    </Row>
  );
}
