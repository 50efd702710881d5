// OutcomeInput: who counts as lost, and whether half of the records are kept for the review.
import { identityOf } from '@keepwell/health';
import { fieldLabel } from '@keepwell/model';
import { Field, Select, Switch } from '@keepwell/ui';
import { useMemo, type ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { choiceOfRule, type LostChoice, lostChoices } from './lost-choice.ts';
import { useDesk } from './model-context.tsx';

export function useLostChoices(): { readonly choices: readonly LostChoice[]; readonly chosen: LostChoice | undefined } {
  const common = useText('common');
  const { entity, reader, outcome } = useDesk();
  const choices = useMemo(() => lostChoices(entity, reader.language, common('yes')), [entity, reader.language, common]);
  return { choices, chosen: choiceOfRule(choices, outcome.lost) };
}

export function OutcomeInput({ help }: { readonly help?: string }): ReactElement {
  const t = useText('healthBuilder');
  const { entity, reader, outcome, setOutcome } = useDesk();
  const identity = identityOf(entity);
  const { choices, chosen } = useLostChoices();
  return (
    <>
      <Field label={t('lostIs')} help={help}>
        <Select
          options={choices.map(({ value, label }) => ({ value, label }))}
          value={chosen?.value ?? null}
          clearable
          placeholder={t('lostNone')}
          emptyText={t('lostNowhere')}
          onChange={(value) =>
            setOutcome({ ...outcome, lost: choices.find((choice) => choice.value === value)?.rule ?? null })
          }
        />
      </Field>
      {outcome.lost !== null && (
        <Field
          inline
          label={t('halves')}
          help={t('halvesHelp', {
            by: identity === undefined ? t('halvesByNumber') : fieldLabel(identity)[reader.language],
          })}
        >
          <Switch checked={outcome.halves} onChange={(halves) => setOutcome({ ...outcome, halves })} />
        </Field>
      )}
    </>
  );
}
