// Page and saving states, as in the picture "states".
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  ConflictTable,
  DraftState,
  EmptyState,
  ErrorPanel,
  Note,
  Progress,
  Skeleton,
  ToastRow,
  type ConflictSide,
  type DraftStatus,
} from '../../src/index.ts';
import { Sample, useSay } from './say.tsx';

export function States() {
  const say = useSay();
  const [choices, setChoices] = useState<Record<string, ConflictSide>>({
    renewal: 'theirs',
    owner: 'mine',
    contract: 'theirs',
  });
  const statuses: DraftStatus[] = [
    { kind: 'saving' },
    { kind: 'saved', at: '12:03' },
    { kind: 'live', version: 'v12' },
    { kind: 'offline', changes: 3 },
    { kind: 'conflict', who: say('Priya', '苏曼') },
    { kind: 'failed' },
  ];
  return (
    <>
      <h2>{say('Page and saving states', '页面与保存状态')}</h2>
      <div className="gallery__two">
        <Sample name={say('Empty', '空状态')}>
          <EmptyState
            actions={
              <>
                <Button variant="primary">{say('Start from a template', '从模板开始')}</Button>
                <Button variant="link">{say('From Excel', '从 Excel 开始')}</Button>
              </>
            }
          >
            {say(
              'No segments yet. A segment keeps a list of customers for whom a rule holds.',
              '还没有客群。客群会一直保留符合某条规则的客户名单。',
            )}
          </EmptyState>
        </Sample>
        <Sample name={say('Loading', '加载')}>
          <div className="card">
            <Skeleton shape="list" />
          </div>
        </Sample>
        <Sample name={say('Error', '出错')}>
          <ErrorPanel
            title={say('The message was not sent', '邮件没有发出')}
            what={say('The mail server refused it.', '邮件服务器拒绝连接。')}
            kept={say('Text and 43 recipients, in a draft.', '正文和 43 个收件人都在草稿里。')}
            next={say('Tries again at 12:15, or try now.', '12:15 自动重试，也可现在重试。')}
            code="M-204"
            actions={
              <>
                <Button size="sm">{say('Try now', '现在重试')}</Button>
                <Button size="sm" variant="quiet">
                  {say('Open draft', '打开草稿')}
                </Button>
              </>
            }
          />
        </Sample>
        <Sample name={say('Saving', '保存')}>
          <div className="card divide gallery__state">
            {statuses.map((status) => (
              <DraftState
                key={status.kind}
                status={status}
                action={status.kind === 'offline' ? <a href="#d">{say('Details', '查看')}</a> : null}
              />
            ))}
          </div>
        </Sample>
      </div>
      <Sample name={say('Conflict', '冲突')}>
        <Card
          flush
          aria-label={say('Conflict', '冲突')}
          foot={
            <>
              <span className="meta grow">{say('Other fields agree.', '其余字段相同；没选的值留在历史里。')}</span>
              <Button size="sm" variant="quiet">
                {say('Discard mine', '放弃我的')}
              </Button>
              <Button size="sm" variant="primary">
                {say('Save 3 choices', '保存 3 处选择')}
              </Button>
            </>
          }
        >
          <p style={{ padding: '8px 16px 2px' }}>
            {say('Priya saved at 12:02 while you were editing.', '您编辑时，苏曼在 12:02 保存了。')}
          </p>
          <ConflictTable
            mineHead={say('Yours, 12:03', '您的，12:03')}
            theirsHead={say('Priya Raman, 12:02', '苏曼，12:02')}
            choices={choices}
            onChoose={(key, side) => setChoices({ ...choices, [key]: side })}
            rows={[
              {
                key: 'renewal',
                field: say('Renewal', '到期日'),
                mine: say('18 Jun 2026', '2026-06-18'),
                theirs: say('30 Jun 2026', '2026-06-30'),
              },
              {
                key: 'owner',
                field: say('Owner', '负责人'),
                mine: say('Tom Aldous', '陈嘉树'),
                theirs: say('Priya Raman', '苏曼'),
              },
              { key: 'contract', field: say('Contract', '年合同额'), mine: '¥480,000', theirs: '¥520,000' },
            ]}
          />
        </Card>
      </Sample>
      <div className="gallery__two">
        <Sample name={say('Toasts', '提示')}>
          <div className="vstack" style={{ alignItems: 'start' }}>
            <ToastRow
              toast={{
                message: say('5 tasks marked done', '已完成 5 个任务'),
                duration: 60_000,
                action: { label: say('Undo', '撤销'), onAct: () => {} },
              }}
              onClose={() => {}}
            />
            <ToastRow
              toast={{
                message: say('Segment moved to bin', '客群已移到回收站'),
                icon: Trash2,
                duration: 30_000,
                action: { label: say('Undo', '撤销'), onAct: () => {} },
              }}
              onClose={() => {}}
            />
            <ToastRow
              toast={{
                kind: 'failed',
                message: say('Export failed at row 812', '导出停在第 812 行'),
                action: { label: say('See why', '看原因'), onAct: () => {} },
              }}
              onClose={() => {}}
            />
          </div>
        </Sample>
        <div className="vstack">
          <Note>{say('5 uses stay valid.', '5 处引用继续有效。')}</Note>
          <Note kind="warn">{say('38 customers have no date.', '38 家客户没有日期。')}</Note>
          <Note kind="danger" action={<a href="#w">{say('See why', '看原因')}</a>}>
            {say('The model cannot be published.', '模型不能发布。')}
          </Note>
        </div>
      </div>
      <div className="card" style={{ padding: 16 }}>
        <Progress
          label={say('Importing customers', '正在导入客户')}
          done={4360}
          all={7032}
          unit={say('rows', '行')}
          rate={say('186 rows/s', '186 行/秒')}
          secondsLeft={14}
          onCancel={() => {}}
          note={say('You can close this page; the import goes on.', '可以关闭本页，导入会继续，完成后通知您。')}
        />
        <Progress label={say('Counting', '正在统计')} done={120} all={null} bare />
      </div>
    </>
  );
}
