// ImpactDialog: before something goes away: what it touches with counts, what stays, how long it can be restored.
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Input } from '../controls/input.tsx';
import { Field } from '../controls/field.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { Dialog } from './dialog.tsx';

export interface Impact {
  what: ReactNode;
  /** A count or a word: "1", "38, not deleted". */
  count: ReactNode;
}

export interface ImpactDialogProps {
  open: boolean;
  onClose: () => void;
  /** A question: "Delete segment “Silent 60 days”?" */
  title: ReactNode;
  impacts: readonly Impact[];
  /** What stays, how long it can be restored. */
  afterwards?: ReactNode;
  children?: ReactNode;
  /** Names the result: "Delete". */
  confirmLabel: string;
  onConfirm: () => void;
  busy?: boolean;
  /** The button is filled danger; `false` for impacts that lose nothing. */
  danger?: boolean;
  /** For what cannot be undone: this text must be typed first; the label says so. */
  typeToConfirm?: { text: string; label: string };
}

export function ImpactDialog(props: ImpactDialogProps): ReactElement {
  const texts = useUiTexts();
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const close = (): void => {
    setTyped('');
    props.onClose();
  };
  const blocked = props.typeToConfirm !== undefined && typed.trim() !== props.typeToConfirm.text;
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={props.title}
      role="alertdialog"
      width={420}
      initialFocus={cancel}
      foot={
        <>
          <span className="grow" />
          <Button ref={cancel} onClick={close}>
            {texts.cancel}
          </Button>
          <Button
            variant={props.danger === false ? 'primary' : 'danger-filled'}
            busy={props.busy}
            disabled={blocked}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <ul className="impacts">
        {props.impacts.map((impact, at) => (
          <li key={at}>
            <span>{impact.what}</span>
            <b className="num">{impact.count}</b>
          </li>
        ))}
      </ul>
      {props.afterwards != null && <p className="muted">{props.afterwards}</p>}
      {props.children}
      {props.typeToConfirm && (
        <Field label={props.typeToConfirm.label}>
          <Input value={typed} onText={setTyped} autoComplete="off" />
        </Field>
      )}
    </Dialog>
  );
}
