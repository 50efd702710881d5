// Choosing the file: drop it or pick it, and watch it travel.
import { isAppError } from '@keepwell/kernel';
import { Button, FileDrop, Note, Progress, sizeText } from '@keepwell/ui';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import { keys } from '../data/keys.ts';
import { useLanguage } from '../language/use-language.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { uploadFile, type Upload } from './upload-file.ts';

interface Sending {
  readonly file: File;
  readonly share: number;
}

export interface ImportStartProps {
  /** The entity whose records the file holds; absent: a new one, or the one that fits. */
  readonly entity?: string;
}

export function ImportStart({ entity }: ImportStartProps): ReactElement {
  const t = useText('imports');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const upload = useRef<Upload | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [failed, setFailed] = useState<{ file: File; failure: unknown } | null>(null);

  const send = async (file: File): Promise<void> => {
    setFailed(null);
    setSending({ file, share: 0 });
    upload.current = uploadFile(file, entity, (share) => setSending({ file, share }));
    try {
      const state = await upload.current.answer;
      queries.setQueryData(keys.import(state.id), state);
      await navigate({ to: '/import/$id', params: { id: state.id } });
    } catch (failure) {
      if (!isAppError(failure, 'web.cancelled')) setFailed({ file, failure });
    } finally {
      setSending(null);
    }
  };

  if (sending !== null) {
    const percent = Math.round(sending.share * 100);
    return (
      <section className="card imp-sending" aria-label={t('sendingFile', { name: sending.file.name })}>
        <div className="hstack between">
          <strong className="ellipsis">{sending.file.name}</strong>
          <Button onClick={() => upload.current?.cancel()}>{t('stopSending')}</Button>
        </div>
        <Progress bare label={t('sendingFile', { name: sending.file.name })} done={percent} all={100} />
        <p className="muted num" aria-live="polite">
          {sending.share < 1 ? t('sent', { percent, size: sizeText(sending.file.size) }) : t('reading')}
        </p>
      </section>
    );
  }
  const words = failed === null ? null : describeProblem(failed.failure, language);
  return (
    <div className="vstack gap3">
      <FileDrop
        aria-label={t('chooseFile')}
        accept=".csv,.tsv,.txt"
        onFiles={(files) => {
          const [file] = files;
          if (file !== undefined) void send(file);
        }}
        hint={t('fileHint')}
      />
      {failed !== null && words !== null && (
        <Note kind="danger" live action={<Button onClick={() => void send(failed.file)}>{t('sendAgain')}</Button>}>
          <strong>{t('notSent', { name: failed.file.name })}</strong>
          <p>{[words.title, ...words.findings].join(' ')}</p>
        </Note>
      )}
    </div>
  );
}
