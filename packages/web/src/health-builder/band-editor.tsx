// BandEditor: the bands from low to high: shape, name, the score each begins at, and where one is left again.
import { type Band, setBands } from '@keepwell/health';
import { Button, IconButton, NumberInput, Select } from '@keepwell/ui';
import { BandShape, Input } from '@keepwell/ui';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { withLabel } from '../builder/labels-input.tsx';
import { bandLooks } from '../health/band-looks.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { newId } from '../start/create-entity.ts';
import { useDesk } from './model-context.tsx';

const looks = ['healthy', 'watch', 'atRisk', 'critical'] as const;

export function BandEditor(): ReactElement {
  const t = useText('healthBuilder');
  const label = useLabel();
  const { doc, edit, reader } = useDesk();
  const change = (bands: readonly Band[], part: string): void =>
    edit(t('bandsStep'), (model) => setBands(model, bands), `bands ${part}`);
  const replace = (id: string, next: Partial<Band>, part: string): void =>
    change(
      doc.bands.map((band) => (band.id === id ? { ...band, ...next } : band)),
      `${id} ${part}`,
    );
  return (
    <div className="bands">
      {doc.bands.map((band, index) => {
        const name = label(band.labels);
        return (
          <div key={band.id} className="bands__band">
            <div className="bands__row">
              <BandShape band={bandLooks[band.look]} />
              <Input
                size="sm"
                aria-label={t('bandName', { number: index + 1 })}
                value={band.labels[reader.language] ?? ''}
                placeholder={name}
                maxLength={120}
                onText={(text) => replace(band.id, { labels: withLabel(band.labels, reader.language, text) }, 'name')}
              />
              <IconButton
                icon={X}
                size="sm"
                label={t('removeBand', { name })}
                disabled={doc.bands.length <= 2}
                onClick={() =>
                  change(
                    doc.bands
                      .filter(({ id }) => id !== band.id)
                      .map((one, at) => (at === 0 ? { ...one, from: 0, leaveAt: null } : one)),
                    'remove',
                  )
                }
              />
            </div>
            <div className="bands__row bands__row--numbers">
              <Select
                size="sm"
                aria-label={t('bandLook', { name })}
                options={looks.map((look) => ({ value: look, label: t(`look_${look}`) }))}
                value={band.look}
                clearable={false}
                onChange={(look) => replace(band.id, { look: (look ?? 'watch') as Band['look'] }, 'look')}
              />
              <NumberInput
                size="sm"
                aria-label={t('bandFrom', { name })}
                value={band.from}
                min={0}
                max={100}
                prefix="≥"
                disabled={index === 0}
                onChange={(from) => from !== null && replace(band.id, { from }, 'from')}
              />
              <NumberInput
                size="sm"
                aria-label={t('bandLeave', { name })}
                value={band.leaveAt}
                min={0}
                max={100}
                prefix="↩"
                disabled={index === 0}
                onChange={(leaveAt) => replace(band.id, { leaveAt }, 'leave')}
              />
            </div>
          </div>
        );
      })}
      <p className="meta">{t(`bandsHelp_${doc.polarity}`)}</p>
      <Button
        variant="link"
        size="sm"
        icon={Plus}
        disabled={doc.bands.length >= 10}
        onClick={() => {
          const last = doc.bands.at(-1);
          const from = Math.min(99, Math.round(((last?.from ?? 0) + 100) / 2));
          change(
            [
              ...doc.bands,
              { id: newId('b'), labels: { zh: '新等级', en: 'New band' }, look: 'watch', from, leaveAt: null },
            ],
            'add',
          );
        }}
      >
        {t('addBand')}
      </Button>
    </div>
  );
}
