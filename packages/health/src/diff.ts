// What changed between two revisions of a health model, in words.
import { equalJson, type Text, textIn } from '@keepwell/kernel';
import type { DiffLine, ModelLookup } from '@keepwell/model';
import { labelOf, nodesOf, type PlacedNode } from './check.ts';
import type { HealthModel, ModelNode } from './definition.ts';
import { line, percent, same } from './diff-line.ts';
import { diffVariants } from './diff-variants.ts';

export function diffHealthModel(before: HealthModel, after: HealthModel, lookup: ModelLookup): DiffLine[] {
  const [old, now] = [nodesOf(before.dimensions, ['dimensions']), nodesOf(after.dimensions, ['dimensions'])];
  return [
    ...diffHead(before, after),
    ...diffNodes(old, now),
    ...diffBands(before, after),
    ...diffVariants(before, after, lookup),
  ];
}

function diffHead(before: HealthModel, after: HealthModel): DiffLine[] {
  const lines: DiffLine[] = [];
  const title = (body: HealthModel): Text => labelOf(body.labels);
  if (!equalJson(before.labels, after.labels)) {
    lines.push(line(['labels'], 'changed', '模型改名', 'Model renamed', title(before), title(after)));
  }
  const polarity = { health: { zh: '分高为好', en: 'high is good' }, risk: { zh: '分高为差', en: 'high is bad' } };
  if (before.polarity !== after.polarity) {
    lines.push(
      line(
        ['polarity'],
        'changed',
        '极性改变',
        'Polarity changed',
        polarity[before.polarity],
        polarity[after.polarity],
      ),
    );
  }
  if (before.coverageFloor !== after.coverageFloor) {
    const words = (body: HealthModel): Text => same(`${body.coverageFloor} %`);
    lines.push(
      line(['coverageFloor'], 'changed', '覆盖率下限改变', 'Coverage floor changed', words(before), words(after)),
    );
  }
  if (!equalJson(before.hold, after.hold)) {
    const words = ({ hold }: HealthModel): Text => ({
      zh: `变差 ${hold.worse} 天，变好 ${hold.better} 天`,
      en: `worse ${hold.worse} days, better ${hold.better} days`,
    });
    lines.push(
      line(['hold'], 'changed', '等级保持天数改变', 'Days a limit must hold changed', words(before), words(after)),
    );
  }
  if (!equalJson(before.trend, after.trend))
    lines.push(line(['trend'], 'changed', '趋势设置改变', 'Trend settings changed'));
  return lines;
}

function diffNodes(before: readonly PlacedNode[], after: readonly PlacedNode[]): DiffLine[] {
  const was = new Map(before.map((placed) => [placed.node.id, placed]));
  const now = new Map(after.map((placed) => [placed.node.id, placed]));
  const lines: DiffLine[] = [];
  for (const { node, path } of after) {
    const old = was.get(node.id);
    const name = labelOf(node.labels);
    if (old === undefined) {
      const kind = node.kind === 'group' ? { zh: '组', en: 'Group' } : { zh: '指标', en: 'Indicator' };
      lines.push(
        line(
          path,
          'added',
          `添加${kind.zh}“${name.zh}”`,
          `${kind.en} “${name.en}” added`,
          undefined,
          percent(node.weight),
        ),
      );
    } else lines.push(...diffNode(old, { node, path }));
  }
  for (const { node, path } of before) {
    const name = labelOf(node.labels);
    if (!now.has(node.id))
      lines.push(line(path, 'removed', `移除“${name.zh}”`, `“${name.en}” removed`, percent(node.weight)));
  }
  return lines;
}

function diffNode({ node: before, path: from }: PlacedNode, { node: after, path }: PlacedNode): DiffLine[] {
  const lines: DiffLine[] = [];
  const name = labelOf(after.labels);
  const changed = (zh: string, en: string, was?: Text, now?: Text): void => {
    lines.push(line(path, 'changed', `“${name.zh}”${zh}`, `${en} of “${name.en}” changed`, was, now));
  };
  if (!equalJson(before.labels, after.labels)) changed('改名', 'Name', labelOf(before.labels), name);
  if (before.weight !== after.weight) changed('的权重改变', 'Weight', percent(before.weight), percent(after.weight));
  if (!equalJson(from.slice(0, -1), path.slice(0, -1)))
    lines.push(line(path, 'moved', `移动“${name.zh}”`, `“${name.en}” moved`));
  if (before.abnormalAt !== after.abnormalAt) {
    const limit = ({ abnormalAt }: ModelNode): Text =>
      abnormalAt === null ? { zh: '无', en: 'none' } : same(String(abnormalAt));
    changed('的异常界限改变', 'Abnormal limit', limit(before), limit(after));
  }
  if (before.kind === 'indicator' && after.kind === 'indicator') {
    if (before.type !== after.type || !equalJson(before.settings, after.settings)) changed('的折算改变', 'Transform');
    if (before.missing !== after.missing) changed('缺失时的处理改变', 'Handling of missing data');
  } else if (before.kind === 'group' && after.kind === 'group') {
    if (!equalJson(before.aggregation, after.aggregation)) changed('的汇总方式改变', 'Aggregation');
    if (before.cadence !== after.cadence) changed('的更新频率改变', 'Cadence');
  }
  return lines;
}

function diffBands(before: HealthModel, after: HealthModel): DiffLine[] {
  if (equalJson(before.bands, after.bands)) return [];
  const words = (body: HealthModel, language: 'zh' | 'en'): string =>
    body.bands.map((band) => `${textIn(band.labels, language)} ≥ ${band.from}`).join(language === 'zh' ? '，' : ', ');
  const both = (body: HealthModel): Text => ({ zh: words(body, 'zh'), en: words(body, 'en') });
  return [line(['bands'], 'changed', '等级界限改变', 'Bands changed', both(before), both(after))];
}
