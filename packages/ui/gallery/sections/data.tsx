// Chips, tables, numbers, sentences, diffs and histories.
import { Activity, Hash, ListTodo, Table2 } from 'lucide-react';
import { useState } from 'react';
import {
  AddFilterChip,
  Avatar,
  Badge,
  BandBar,
  BandChip,
  Button,
  Card,
  Chip,
  DeadlineClock,
  DiffGroup,
  DiffLine,
  FilterChip,
  Fold,
  HistoryRow,
  Joiner,
  Kbd,
  KpiStrip,
  Logo,
  PageHead,
  ProblemRow,
  ProblemsBadge,
  SelectionBar,
  Sentence,
  Steps,
  Table,
  Tabs,
  Tag,
  Trend,
  TypeTile,
  bands,
  optionColours,
} from '../../src/index.ts';
import { useSay } from './say.tsx';

export function Data() {
  const say = useSay();
  const [tab, setTab] = useState('a');
  const rows = [
    { id: 1, name: say('Oakfield Medical', '苏州联拓精密'), seats: 412, band: 'critical' as const, score: 22 },
    { id: 2, name: say('Brightwater Foods', '青岛北辰机械'), seats: 18, band: 'watch' as const, score: 57 },
  ];
  return (
    <>
      <PageHead
        title={say('Import customers', '导入客户')}
        sub={say('Thursday 12 March', '3 月 12 日 周四')}
        back={{ label: say('Customers', '客户'), href: '#c' }}
        actions={<Button>{say('In background', '在后台继续')}</Button>}
      />
      <Steps
        current={1}
        steps={[say('Choose a file', '选择文件'), say('Check', '核对与试运行'), say('Import', '导入')].map(
          (label, at) => ({ key: String(at), label, onOpen: () => {} }),
        )}
      />
      <KpiStrip
        items={[
          {
            label: say('Retention', '客户留存率'),
            value: '93.2%',
            comparison: <Trend change={1.4}>{say('pt', '个点')}</Trend>,
            meta: say('(64 − 5 new) ÷ 59', '（64 − 新增 9）÷ 期初 59'),
          },
          {
            label: say('Due in 90 days', '90 天内到期'),
            value: say('9', '9 家'),
            comparison: '¥241.3',
            meta: say('5 at risk', '其中 5 家处于风险或危急'),
            onOpen: () => {},
          },
          {
            label: 'NPS',
            value: '+38',
            comparison: <Trend change={-4} signed />,
            meta: say('95% +29 – +48', '95% 区间 +29 – +48'),
          },
        ]}
      />
      <Card title={say('Health', '健康等级分布')}>
        <BandBar counts={{ healthy: 38, watch: 15, risk: 7, critical: 3, unknown: 1 }} />
      </Card>
      <div className="hstack wrap">
        {bands.map((band, at) => (
          <BandChip key={band} band={band} score={82 - at * 20} />
        ))}
        <BandChip band="critical" score={22} look="lg" />
        <Trend change={-27} strong>
          {say('30 days', '30 天')}
        </Trend>
        <DeadlineClock left={0.06} soon words={say('3 h 12 min left', '剩 3 时 12 分')} />
        <DeadlineClock left={0.44} words={say('21 h left', '剩 21 时')} />
      </div>
      <div className="hstack wrap">
        {optionColours.map((colour) => (
          <Tag key={colour} colour={colour}>
            {colour}
          </Tag>
        ))}
        <Tag outline>{say('Enterprise', '企业版')}</Tag>
        <Chip label={say('Price', '价格')} onRemove={() => {}} />
        <Badge danger label={say('unread', '未读')}>
          3
        </Badge>
        <Badge>12</Badge>
        <Avatar name={say('Priya Raman', '林予安')} />
        <Avatar name={say('Tom', '何志远')} size="lg" />
        <Kbd>Ctrl K</Kbd>
        <TypeTile icon={Hash} label={say('Number', '数字')} />
        <Logo />
      </div>
      <div className="hstack wrap">
        <FilterChip
          field={say('Health', '健康度')}
          operator={say('below', '低于')}
          value="55"
          onEdit={() => {}}
          onRemove={() => {}}
        />
        <Joiner>{say('and', '且')}</Joiner>
        <FilterChip field={say('Owner', '负责人')} value={say('me', '我')} onEdit={() => {}} />
        <AddFilterChip>{say('Add a condition', '添加条件')}</AddFilterChip>
      </div>
      <Tabs
        aria-label={say('Views', '视图')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'a',
            label: say('All', '全部'),
            count: 64,
            panel: (
              <Sentence
                parts={[
                  { text: say('When ', '当 ') },
                  { text: say('the score', '这次服务您打几分'), onOpen: () => {} },
                  { text: say(' is at most ', ' 不高于 ') },
                  { text: '6', onOpen: () => {} },
                  { text: say(', ', ' 时，') },
                  { text: say('show', '显示'), bold: true },
                  { text: say(' this field.', '本字段。') },
                ]}
              />
            ),
          },
          { value: 'b', label: say('Mine', '我的'), panel: <p>…</p> },
        ]}
      />
      <Card
        title={say('Customers', '最近写入')}
        titleAside={say('rows 1 to 2', '第 1 至 2 行')}
        actions={<Button size="sm">{say('Export', '导出')}</Button>}
        flush
      >
        <Table
          label={say('Customers', '客户')}
          rows={rows}
          rowKey={(row) => row.id}
          isCurrent={(row) => row.id === 2}
          columns={[
            { key: 'name', head: say('Customer', '客户'), cell: (row) => row.name, rowHead: true },
            {
              key: 'health',
              head: say('Health', '健康度'),
              cell: (row) => <BandChip look="bare" band={row.band} score={row.score} />,
            },
            { key: 'seats', head: say('Seats', '席位'), cell: (row) => row.seats, align: 'right' },
          ]}
        />
      </Card>
      <SelectionBar count={3} onClear={() => {}}>
        <Button variant="quiet">{say('Change owner', '更换负责人')}</Button>
      </SelectionBar>
      <div className="gallery__two">
        <div>
          <DiffGroup kind="changed" count={1}>
            <DiffLine
              icon={Table2}
              effect={say('38 customers have none.', '38 家客户没有日期。')}
              action={<a href="#s">{say('Show 38', '看 38 家')}</a>}
            >
              {say(
                <>
                  <b>Renewal date</b> is now <b>required</b>; it was optional.
                </>,
                <>
                  <b>到期日</b>现为<b>必填</b>，原为选填。
                </>,
              )}
            </DiffLine>
          </DiffGroup>
          <DiffGroup kind="removed" count={1}>
            <DiffLine icon={Activity}>{say('Field Fax number from Customer.', '客户的字段“传真”。')}</DiffLine>
          </DiffGroup>
        </div>
        <ul className="card">
          <HistoryRow
            field={say('Owner', '负责人')}
            was={say('Tom', '陈嘉树')}
            now={say('Priya', '苏曼')}
            who={say('Priya', '苏曼')}
            when="12:02"
            onRestore={() => {}}
          />
          <HistoryRow
            field={say('Contract', '年合同额')}
            was={null}
            now="¥520,000"
            who="CRM"
            when="08:00"
            lockedReason={say('The CRM owns this value', '这个值由 CRM 决定')}
          />
        </ul>
      </div>
      <div className="hstack">
        <ProblemsBadge errors={1} warnings={2} />
        <ProblemsBadge errors={0} warnings={0} />
      </div>
      <ul className="card">
        <ProblemRow
          severity="error"
          onOpen={() => {}}
          consequence={say('It cannot be published.', '不能发布。')}
          action={<Button size="sm">{say('Repair', '修复')}</Button>}
        >
          {say('A weight is missing.', '缺少一个权重。')}
        </ProblemRow>
        <ProblemRow severity="warning">{say('The English title is missing.', '缺少英文标题。')}</ProblemRow>
      </ul>
      <Fold label={say('Advanced: default, checks, access', '高级：默认值、校验、权限')}>
        <ListTodo size={16} aria-hidden />
      </Fold>
    </>
  );
}
