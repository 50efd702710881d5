// CopyField: a text to take away (a link, a key) with its copy button.
import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useUiTexts } from '../language/ui-language.tsx';
import { Button } from './button.tsx';
import { Input } from './input.tsx';
import type { ControlWiringProps } from './field-context.tsx';

export interface CopyFieldProps extends ControlWiringProps {
  value: string;
  className?: string;
}

type CopyState = 'rest' | 'copied' | 'failed';

export function CopyField({ value, ...rest }: CopyFieldProps): ReactElement {
  const texts = useUiTexts();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<CopyState>('rest');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState('rest'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  // Without https the clipboard is closed to pages; the text is selected then, so that Ctrl+C takes it.
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      input.current?.select();
      setState('failed');
    }
  };
  return (
    <span className="copy-field">
      <Input
        {...rest}
        ref={input}
        value={value}
        readOnly
        className="input--code"
        onFocus={(event) => event.target.select()}
      />
      <Button icon={state === 'copied' ? Check : Copy} onClick={() => void copy()}>
        {state === 'copied' ? texts.copied : texts.copy}
      </Button>
      <span className={state === 'failed' ? 'help' : 'sr'} role="status">
        {state === 'failed' ? texts.copyFailed : state === 'copied' ? texts.copied : ''}
      </span>
    </span>
  );
}
