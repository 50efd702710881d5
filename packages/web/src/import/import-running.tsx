// The third step while it goes on: how far, how fast, how long still; and the way to stop.
import { localeOf } from '@keepwell/kernel';
import { Card, Progress } from '@keepwell/ui';
import { useEffect, useState, type ReactElement } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import type { ImportState } from './upload-file.ts';

export function ImportRunning({ state, onCancel }: { state: ImportState; onCancel: () => void }): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const job = state.run?.job;
  const done = job?.done ?? 0;
  const total = job?.total ?? state.facts.rows;
  const seconds = job?.startedAt == null ? 0 : Math.max(0, (now - job.startedAt) / 1000);
  const rate = seconds > 0.5 ? done / seconds : 0;
  const name = t('importing', { name: state.facts.name });
  return (
    <Card className="imp-running" title={name}>
      <Progress
        label={name}
        done={done}
        all={total}
        unit={t('rowsUnit')}
        rate={rate > 0 ? t('speed', { rate: Math.round(rate).toLocaleString(localeOf(language)) }) : t('starting')}
        secondsLeft={rate > 0 ? Math.ceil((total - done) / rate) : null}
        note={stopping ? t('stopping') : t('mayClose')}
        cancelLabel={t('cancelImport')}
        onCancel={
          stopping
            ? undefined
            : () => {
                setStopping(true);
                onCancel();
              }
        }
      />
    </Card>
  );
}
