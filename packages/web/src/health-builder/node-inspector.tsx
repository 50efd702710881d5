// NodeInspector: the selected dimension, group or indicator: names, weight, and the settings that its type's schema describes.
import {
  type Group,
  type Indicator,
  indicatorTypes,
  type ModelNode,
  nodesOf,
  parentOf,
  proposeIndicator,
  setLabels,
} from '@keepwell/health';
import { textIn } from '@keepwell/kernel';
import { fieldAt } from '@keepwell/model';
import { Button, Field, NumberInput, Select } from '@keepwell/ui';
import type { ReactElement } from 'react';
import { LabelsInput } from '../builder/labels-input.tsx';
import { useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { GroupSettings } from './group-settings.tsx';
import { useDesk } from './model-context.tsx';
import { SettingInput, type SettingSchema, wordsOf } from './setting-input.tsx';
import { useNodeActions } from './use-node-actions.ts';

const policies = ['redistribute', 'neutral', 'worst', 'refuse'] as const;

export function NodeInspector({ node }: { readonly node: ModelNode }): ReactElement {
  const t = useText('healthBuilder');
  const words = useText('builder');
  const { doc, edit, issues, reader, nameOf } = useDesk();
  const actions = useNodeActions();
  const path = nodesOf(doc.dimensions, ['dimensions']).find((placed) => placed.node.id === node.id)?.path ?? [];
  const say = (...at: string[]): string | undefined => {
    const found = issues.filter((one) => [...path, ...at].every((step, index) => one.path[index] === step));
    return found.length === 0 ? undefined : found.map((one) => describeFinding(one, reader.language)).join(' ');
  };
  const isTop = parentOf(doc, node.id) === null;
  return (
    <div className="inspector">
      <div className="sect stack">
        <Field as="group" label={words('name')} error={say('labels')}>
          <LabelsInput
            what={words('name')}
            labels={node.labels}
            onChange={(labels) =>
              edit(
                t('renamedStep', { name: nameOf({ labels }) }),
                (model) => setLabels(model, node.id, labels),
                `${node.id} labels`,
              )
            }
          />
        </Field>
        <Field label={t(isTop ? 'weightInModel' : 'weightInGroup')}>
          <NumberInput
            value={node.weight / 100}
            min={0}
            max={100}
            decimals={2}
            suffix="%"
            onChange={(weight) => actions.weigh(node, (weight ?? 0) * 100)}
          />
        </Field>
      </div>
      {node.kind === 'group' ? (
        <GroupSettings group={node as Group} onChange={actions.change} say={say} />
      ) : (
        <IndicatorSettings node={node} say={say} />
      )}
      <div className="sect stack">
        <Field label={t('abnormalAt')} help={t(`abnormalHelp_${doc.polarity}`)}>
          <NumberInput
            value={node.abnormalAt}
            min={0}
            max={100}
            suffix={t('pointsUnit')}
            onChange={(points) =>
              actions.change(node, (now) => ({ ...now, abnormalAt: points }) as ModelNode, 'abnormalAt')
            }
          />
        </Field>
        <div>
          <Button variant="danger" onClick={() => actions.remove(node)}>
            {t('remove')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface IndicatorSettingsProps {
  readonly node: Indicator;
  say(...at: string[]): string | undefined;
}

function IndicatorSettings({ node, say }: IndicatorSettingsProps): ReactElement {
  const t = useText('healthBuilder');
  const { doc, entity, lookup, facts, reader } = useDesk();
  const actions = useNodeActions();
  const type = indicatorTypes.get(node.type);
  const field =
    typeof node.settings['field'] === 'string' ? fieldAt(entity, lookup, node.settings['field']) : undefined;
  const fact = field === undefined ? undefined : facts.get(field.id)?.facts;
  const noFacts = { filled: 0, missing: 0, quantiles: [], shares: {} };
  // Types that read the same field: changing between them keeps what is known of it.
  const offered = indicatorTypes.all.filter(
    (one) =>
      one.name === node.type ||
      (field !== undefined && one.propose(field, fact ?? noFacts, doc.polarity) !== undefined),
  );
  const schemas = Object.entries(
    (type?.settingsSchema as { properties?: Record<string, SettingSchema> } | undefined)?.properties ?? {},
  );
  const proposal = field === undefined ? undefined : proposeIndicator(field, fact ?? noFacts, doc.polarity, node.id, 0);
  return (
    <div className="sect stack">
      <Field label={t('type')} help={type === undefined ? undefined : textIn(type.help, reader.language)}>
        <Select
          options={offered.map(({ name, labels }) => ({ value: name, label: textIn(labels, reader.language) }))}
          value={node.type}
          clearable={false}
          onChange={(name) => {
            const next = indicatorTypes.get(name ?? '');
            const settings = field === undefined ? undefined : next?.propose(field, fact ?? noFacts, doc.polarity);
            if (next === undefined || settings === undefined) return;
            actions.changeType(node, next.name, settings as Record<string, unknown>);
          }}
        />
      </Field>
      {schemas.map(([name, schema]) =>
        wordsOf(schema) === undefined ? null : (
          <SettingInput
            key={`${node.id} ${name}`}
            node={node}
            name={name}
            schema={schema}
            error={say('settings', name)}
            onChange={(settings) => actions.changeSettings(node, settings, name)}
          />
        ),
      )}
      {proposal !== undefined && proposal.type === node.type && (
        <div>
          <Button size="sm" onClick={() => actions.changeSettings(node, proposal.settings, 'proposal')}>
            {t('propose')}
          </Button>
        </div>
      )}
      <Field label={t('whenMissing')}>
        <Select
          options={policies.map((policy) => ({ value: policy, label: t(`missing_${policy}`) }))}
          value={node.missing}
          clearable={false}
          onChange={(policy) =>
            actions.change(node, (now) => ({ ...now, missing: policy ?? 'redistribute' }) as ModelNode, 'missing')
          }
        />
      </Field>
    </div>
  );
}
