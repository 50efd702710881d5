// FileDrop: drag a file here or choose one; says why a file is refused and keeps the former one.
import { Upload } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useUiTexts } from '../language/ui-language.tsx';
import { acceptsFile, sizeText } from '../text/file-text.ts';
import { Button } from './button.tsx';
import { ControlProblem } from './control-problem.tsx';
import { useControlWiring, type ControlWiringProps } from './field-context.tsx';

export interface FileDropProps extends ControlWiringProps {
  onFiles: (files: File[]) => void;
  /** As in HTML: ".xlsx,.csv" or "image/*". */
  accept?: string;
  multiple?: boolean;
  /** In bytes. */
  maxSize?: number;
  /** What is chosen now: its name, size, a picture. */
  chosen?: ReactNode;
  /** "Supports .xlsx and .csv, up to 200 MB". */
  hint?: ReactNode;
  className?: string;
}

export function FileDrop(props: FileDropProps): ReactElement {
  const { onFiles, accept = '', multiple = false, maxSize, chosen, hint, className } = props;
  const texts = useUiTexts();
  const wiring = useControlWiring(props);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const wrong = files.find((file) => !acceptsFile(file, accept));
    const large = files.find((file) => maxSize !== undefined && file.size > maxSize);
    if (wrong) return setProblem(texts.file.wrongKind(wrong.name));
    if (large) return setProblem(texts.file.tooLarge(large.name, sizeText(maxSize ?? 0)));
    setProblem(null);
    if (files.length > 0) onFiles(files);
  };
  const drag = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    if (!wiring.disabled) setOver(inside);
  };
  return (
    <div>
      <div
        className={classNames('file-drop', over && 'file-drop--over', className)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          if (!wiring.disabled) take(event.dataTransfer.files);
        }}
      >
        {chosen ?? (
          <span className="hstack muted">
            <Icon of={Upload} size={20} />
            {texts.file.drop}
          </span>
        )}
        <input
          {...wiring.aria}
          ref={input}
          id={wiring.id}
          type="file"
          className="sr"
          tabIndex={-1}
          accept={accept}
          multiple={multiple}
          disabled={wiring.disabled}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <Button
          disabled={wiring.disabled}
          aria-describedby={wiring.aria['aria-describedby']}
          onClick={() => input.current?.click()}
        >
          {chosen == null ? texts.file.choose : texts.file.replace}
        </Button>
        {hint != null && <span className="meta">{hint}</span>}
      </div>
      {problem !== null && <ControlProblem id={`${wiring.id}-problem`} text={problem} />}
    </div>
  );
}
