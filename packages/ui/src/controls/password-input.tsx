// PasswordInput: text that can be shown, with room below for what it still lacks.
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useUiTexts } from '../language/ui-language.tsx';
import { IconButton } from './icon-button.tsx';
import { Input, type InputProps } from './input.tsx';

export interface PasswordInputProps extends Omit<InputProps, 'type' | 'suffix'> {
  /** 0–4 bars; leave it out where an existing password is asked for. */
  strength?: number;
  /** `new-password` when one is being chosen. */
  autoComplete?: 'current-password' | 'new-password';
}

export function PasswordInput({
  strength,
  autoComplete = 'current-password',
  ...rest
}: PasswordInputProps): ReactElement {
  const texts = useUiTexts();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Input
        {...rest}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        spellCheck={false}
        autoCapitalize="off"
        suffix={
          <IconButton
            size="sm"
            icon={shown ? EyeOff : Eye}
            label={shown ? texts.hidePassword : texts.showPassword}
            onClick={() => setShown(!shown)}
          />
        }
      />
      {strength !== undefined && (
        <span className="meter" role="img" aria-label={texts.passwordStrength(strength, 4)}>
          {[1, 2, 3, 4].map((bar) => (
            <span key={bar} className={bar <= strength ? 'on' : undefined} />
          ))}
        </span>
      )}
    </>
  );
}
