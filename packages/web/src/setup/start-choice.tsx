// StartChoice: empty, or from a file.
import { Button, Icon } from '@keepwell/ui';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronRight, Plus } from 'lucide-react';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useText } from '../language/use-text.ts';
import { screens } from '../shell/screens.ts';

type Choice = 'empty' | 'file';

export function StartChoice(): ReactElement {
  const t = useText('account');
  const navigate = useNavigate();
  const [choice, setChoice] = useState<Choice>(screens.imports ? 'file' : 'empty');
  const group = useId();

  const card = (value: Choice, picture: ReactNode, lines: readonly string[], time: string): ReactElement => (
    <label className="card door__card">
      <div className="door__pic" aria-hidden="true">
        {picture}
      </div>
      <div className="door__body">
        <span className="door__name">
          <input
            type="radio"
            className="door__radio"
            name={group}
            value={value}
            checked={choice === value}
            onChange={() => setChoice(value)}
          />
          {t(value === 'empty' ? 'startEmpty' : 'startFile')}
        </span>
        <p className="muted">{t(value === 'empty' ? 'startEmptyDetail' : 'startFileDetail')}</p>
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <Icon of={Check} size={14} />
              {line}
            </li>
          ))}
        </ul>
        <p className="door__time">{time}</p>
      </div>
    </label>
  );

  return (
    <form
      className="door__choose"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(choice === 'file' ? { to: '/import' } : { to: '/' });
      }}
    >
      <h1>{t('startTitle')}</h1>
      <p className="door__lead">{t('startLead')}</p>
      <div className="door__cards" role="radiogroup" aria-label={t('startTitle')}>
        {card(
          'empty',
          <div className="door__paper door__paper--blank">
            <span>
              <Icon of={Plus} />
              {t('startEmptyPicture')}
            </span>
          </div>,
          [t('startEmptyPoint1'), t('startEmptyPoint2')],
          t('startEmptyTime'),
        )}
        {screens.imports &&
          card(
            'file',
            <div className="door__paper">
              <table className="door__sheet">
                <thead>
                  <tr>
                    <th>{t('sheetName')}</th>
                    <th>{t('sheetDate')}</th>
                    <th>{t('sheetAmount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[
                    [t('sheetRow1'), '2026-01-04', '480000'],
                    [t('sheetRow2'), '2026-02-11', '360000'],
                    [t('sheetRow3'), '2026-02-27', '215000'],
                  ].map((row) => (
                    <tr key={row[0]}>
                      {row.map((cell) => (
                        <td key={cell}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>,
            [t('startFilePoint1'), t('startFilePoint2')],
            t('startFileTime'),
          )}
      </div>
      <div className="door__actions">
        <span className="muted">{choice === 'file' ? t('startFileFormats') : ''}</span>
        <Button type="submit" variant="primary" size="lg" iconAfter={ChevronRight}>
          {t(choice === 'file' ? 'chooseFile' : 'startNow')}
        </Button>
      </div>
    </form>
  );
}
