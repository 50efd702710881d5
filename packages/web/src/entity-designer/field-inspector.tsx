// FieldInspector: everything about the selected field: names, type and its settings, default, rules, values, uses.
import { type FieldDefinition, type Labels, canBeIndexed, fieldTypes } from '@keepwell/model';
import { Button, Field, Input, Select, Switch, TypeTile } from '@keepwell/ui';
import { textIn } from '@keepwell/kernel';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useLabel, useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { DefaultInput } from './default-input.tsx';
import { useDesigner } from './designer-context.tsx';
import { groupsOf, settleAbilities } from './entity-edits.ts';
import { FieldFacts } from './field-facts.tsx';
import { fieldTypeIcon } from './field-type-icon.ts';
import { FieldUses } from './field-uses.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { LabelsInput } from '../builder/labels-input.tsx';
import { OptionsForm } from './options-form.tsx';
import { TypeSelect } from './type-select.tsx';
import type { FieldActions } from './use-field-actions.ts';
import { keyFor } from './use-new-field.ts';
import { issuesAt } from './use-problems.ts';

export interface FieldInspectorProps {
  readonly field: FieldDefinition;
  readonly actions: FieldActions;
  readonly onPlan: () => void;
}

export function FieldInspector({ field, actions, onPlan }: FieldInspectorProps): ReactElement {
  const t = useText('designer');
  const label = useLabel();
  const { doc, published, editField, issues, language, nameOf, focus } = useDesigner();
  const [grouping, setGrouping] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const was = published?.fields.find((one) => one.id === field.id);
  const index = doc.fields.findIndex((one) => one.id === field.id);
  const name = nameOf(field);
  const type = fieldTypes.get(field.type);
  const groups = groupsOf(doc);

  useEffect(() => {
    if (focus.part === 'label') {
      const input = frame.current?.querySelector<HTMLInputElement>('.labels-input input');
      input?.focus();
      input?.select();
    } else if (focus.part === 'problem') {
      const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      (wrong ?? frame.current?.querySelector<HTMLElement>('.labels-input input'))?.focus();
    }
  }, [focus]);

  const at = (...path: (string | number)[]) => issuesAt(issues, ['fields', index, ...path]);
  const say = (...path: (string | number)[]): string | undefined => {
    const found = at(...path);
    return found.length === 0 ? undefined : found.map((one) => describeFinding(one, language)).join(' ');
  };
  const change = (part: string, recipe: (draft: FieldDefinition) => void): void =>
    editField(field.id, t('changedStep', { name }), recipe, `${field.id} ${part}`);

  function rename(labels: Labels): void {
    const taken = doc.fields.filter((one) => one.id !== field.id).map((one) => one.key);
    editField(
      field.id,
      t('renamedStep', { name: textIn(labels, language, field.key) }),
      (draft) => {
        // The key of a field that nobody uses yet follows its name.
        const source = textIn({ en: labels.en ?? labels.zh }, 'en');
        const keyBefore = keyFor(textIn({ en: draft.labels.en ?? draft.labels.zh }, 'en'), draft.type, taken);
        if (was === undefined && (draft.key === keyBefore || isTypeKey(draft))) {
          draft.key = keyFor(source, draft.type, taken);
        }
        draft.labels = labels;
      },
      `${field.id} labels`,
    );
  }

  const flags = [
    ['required', type?.canBeRequired === true],
    ['unique', type?.canBeUnique === true],
    ['indexed', type !== undefined && canBeIndexed(field)],
  ] as const;

  return (
    <div ref={frame} className="inspector">
      <div className="sect inspector__title">
        <TypeTile icon={fieldTypeIcon(field.type)} />
        <div className="grow">
          <h2 className="ellipsis">{name}</h2>
          <div className="meta mono ellipsis">
            {doc.key}.{field.key}
          </div>
        </div>
      </div>
      <div className="sect stack">
        <Field as="group" label={t('name')} error={say('labels')}>
          <LabelsInput
            what={t('name')}
            labels={field.labels}
            onChange={rename}
            invalid={at('labels').some((found) => found.severity === 'error')}
          />
        </Field>
        <TypeSelect field={field} was={was} />
        <OptionsForm
          type={field.type}
          field={field}
          options={field.options}
          issues={at('options').map((found) => ({ ...found, path: found.path.slice(3) }))}
          onChange={(options, part) =>
            change(`options ${part}`, (draft) => {
              draft.options = { ...options };
              settleAbilities(draft);
            })
          }
        />
      </div>
      <div className="sect stack">
        {flags.map(
          ([flag, can]) =>
            (can || field[flag]) && (
              <Field key={flag} inline label={t(flag)} help={t(`${flag}Help`)} error={say(flag)}>
                <Switch
                  checked={field[flag]}
                  onChange={(on) =>
                    editField(field.id, t(on ? 'flagOnStep' : 'flagOffStep', { name, flag: t(flag) }), (draft) => {
                      draft[flag] = on;
                    })
                  }
                />
              </Field>
            ),
        )}
      </div>
      {was !== undefined && <FieldFacts field={field} was={was} onPlan={onPlan} />}
      <FieldUses field={field} />
      <div className="sect stack">
        {type?.settable === true && field.type !== 'relation' && (
          <DefaultInput
            key={`${field.id} ${field.type}`}
            field={field}
            problem={say('default')}
            onChange={(value) =>
              change('default', (draft) => {
                if (value === undefined) delete draft.default;
                else draft.default = value;
              })
            }
          />
        )}
        <Field label={t('key')} help={t('keyHelp')} error={say('key')}>
          <Input
            className="mono"
            value={field.key}
            maxLength={63}
            spellCheck={false}
            onText={(key) => change('key', (draft) => void (draft.key = key))}
          />
        </Field>
        <Field label={t('group')}>
          <Select
            clearable={false}
            options={[
              ...groups.map((group) => ({ value: group.key, label: label(group.labels, t('noGroup')) })),
              ...(groups.some((group) => group.labels === undefined) ? [] : [{ value: 'null', label: t('noGroup') }]),
              { value: 'new', label: t('newGroup') },
            ]}
            value={groups.find((group) => group.fields.some((one) => one.id === field.id))?.key ?? 'null'}
            onChange={(key) => {
              if (key === 'new') setGrouping(true);
              else actions.toGroup(field, groups.find((group) => group.key === key)?.labels);
            }}
          />
        </Field>
        <Field as="group" label={t('help')} help={t('helpHelp')}>
          <LabelsInput
            multiline
            what={t('help')}
            labels={field.help}
            onChange={(help) =>
              change('help', (draft) => {
                if (Object.keys(help).length === 0) delete draft.help;
                else draft.help = help;
              })
            }
          />
        </Field>
      </div>
      <div className="sect">
        <Button variant="danger" onClick={() => actions.remove(field)}>
          {t('deleteField')}
        </Button>
      </div>
      {grouping && <GroupDialog question={{ kind: 'new', field }} onClose={() => setGrouping(false)} />}
    </div>
  );
}

/** A key that was made from the type because the name has no ASCII letters. */
function isTypeKey(field: FieldDefinition): boolean {
  const english = textIn(fieldTypes.get(field.type)?.labels, 'en');
  return [keyFor(english, field.type, []), keyFor('', field.type, [])].some(
    (made) => field.key === made || field.key.startsWith(`${made}_`),
  );
}
