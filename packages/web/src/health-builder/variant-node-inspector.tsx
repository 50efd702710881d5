// VariantNodeInspector: the selected part as a variant has it: its weight and the settings that turn values into points.
import {
  findNode,
  type Indicator,
  indicatorTypes,
  type ModelNode,
  parentOf,
  childrenOf,
  type Variant,
} from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { fieldAt, formatValue } from '@keepwell/model';
import { Button, Field, NumberInput } from '@keepwell/ui';
import { Scale } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/use-text.ts';
import { useDesk } from './model-context.tsx';
import { OverrideNote } from './override-note.tsx';
import { SettingInput, type SettingSchema, wordsOf } from './setting-input.tsx';
import { percentOf, sumOf } from './structure-panel.tsx';
import { useNodeActions } from './use-node-actions.ts';
import { useVariantIssues } from './use-variant-issues.ts';
import { VariantFixed } from './variant-fixed.tsx';

export interface VariantNodeInspectorProps {
  readonly variant: Variant;
  /** As the variant has it. */
  readonly node: ModelNode;
}

export function VariantNodeInspector({ variant, node }: VariantNodeInspectorProps): ReactElement {
  const t = useText('healthBuilder');
  const { shown, nameOf, reader } = useDesk();
  const actions = useNodeActions();
  const parent = parentOf(shown, node.id) ?? null;
  const sum = sumOf(childrenOf(shown, parent));
  const type = node.kind === 'indicator' ? indicatorTypes.get(node.type) : undefined;
  return (
    <div className="inspector">
      <div className="sect stack">
        <div>
          <h2>{nameOf(node)}</h2>
          {type !== undefined && <p className="meta">{textIn(type.labels, reader.language)}</p>}
        </div>
        <Field label={t(parent === null ? 'weightInModel' : 'weightInGroup')}>
          <NumberInput
            value={node.weight / 100}
            min={0}
            max={100}
            decimals={2}
            suffix="%"
            onChange={(weight) => actions.weigh(node, (weight ?? 0) * 100)}
          />
        </Field>
        {variant.weights[node.id] !== undefined && <OverrideNote override={{ part: 'weight', node: node.id }} />}
        {sum !== 10_000 && (
          <div>
            <Button size="sm" icon={Scale} onClick={() => actions.normalise(parent)}>
              {t('childSum', { sum: percentOf(sum) })}
            </Button>
          </div>
        )}
      </div>
      {node.kind === 'indicator' && <VariantSettings variant={variant} node={node} />}
      <VariantFixed />
    </div>
  );
}

/** What an indicator reads is the model's: the values it is compared with are kept once for everybody. */
const fixedControls: ReadonlySet<string> = new Set(['field', 'partition', 'childScores']);

function VariantSettings({
  variant,
  node,
}: {
  readonly variant: Variant;
  readonly node: Indicator;
}): ReactElement | null {
  const { doc, entity, lookup, reader } = useDesk();
  const actions = useNodeActions();
  const say = useVariantIssues(variant);
  const own = variant.settings[node.id] ?? {};
  const base = findNode(doc, node.id);
  const schema = indicatorTypes.get(node.type)?.settingsSchema as
    | { readonly properties?: Readonly<Record<string, SettingSchema>> }
    | undefined;
  const settings = Object.entries(schema?.properties ?? {}).filter(([, one]) => {
    const words = wordsOf(one);
    return words !== undefined && !fixedControls.has(words.control);
  });
  if (settings.length === 0) return null;

  /** What the model says, where that is one figure: points, days, or a value of the field it reads. */
  function modelFigure(name: string, control: string | undefined): string | undefined {
    const value = base?.kind === 'indicator' ? base.settings[name] : undefined;
    if (typeof value !== 'number') return undefined;
    const field = fieldAt(entity, lookup, String(node.settings['field']));
    return control === 'number' && field !== undefined ? formatValue(field, value, reader) : String(value);
  }

  return (
    <div className="sect stack">
      {settings.map(([name, one]) => (
        <div key={`${node.id} ${name}`} className="stack variant-setting">
          <SettingInput
            node={node}
            name={name}
            schema={one}
            error={say('settings', [node.id, name])}
            onChange={(next) => actions.changeSettings(node, next, name)}
          />
          {name in own && (
            <OverrideNote
              override={{ part: 'setting', node: node.id, name }}
              modelValue={modelFigure(name, wordsOf(one)?.control)}
            />
          )}
        </div>
      ))}
    </div>
  );
}
