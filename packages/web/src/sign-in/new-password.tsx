// The field for choosing a password: what it must be, and how strong it is so far.
import { Field, PasswordInput } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { passwordStrength, shortestPassword } from '../setup/password-strength.ts';

export interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string;
  readonly label?: string;
}

export function NewPassword({ value, onChange, error, label }: NewPasswordProps): ReactElement {
  const t = useText('account');
  const strength = passwordStrength(value);
  const words = [t('passwordRule'), t('strength1'), t('strength2'), t('strength3'), t('strength4')][strength];
  return (
    <Field label={label ?? t('password')} required error={error} help={words}>
      <PasswordInput
        value={value}
        onText={onChange}
        strength={strength}
        autoComplete="new-password"
        size="lg"
        name="password"
        minLength={shortestPassword}
      />
    </Field>
  );
}
