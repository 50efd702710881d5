// The builder frame with its five regions.
import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import {
  BuilderFrame,
  Button,
  DraftState,
  Field,
  Fold,
  IconButton,
  Input,
  ProblemsBadge,
  Switch,
  Tabs,
} from '../../src/index.ts';
import { useSay } from './say.tsx';

export function Builder() {
  const say = useSay();
  const [tab, setTab] = useState('design');
  const [left, setLeft] = useState('fields');
  const [foot, setFoot] = useState('problems');
  return (
    <BuilderFrame
      back={{ label: say('Back to forms', '返回表单'), onBack: () => {} }}
      name={say('Service follow-up', '现场服务回访表')}
      subtitle={say('Form · Live v12', '表单 · 现行 v12')}
      state={<DraftState status={{ kind: 'saved', at: '12:03' }} />}
      tabs={
        <Tabs
          aria-label={say('Parts', '部分')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'design', label: say('Design', '表单设计') },
            { value: 'flow', label: say('Flow', '流程设定') },
            { value: 'publish', label: say('Publish', '发布') },
          ]}
        />
      }
      actions={
        <>
          <IconButton icon={Undo2} label={say('Undo', '撤销')} shortcut="Ctrl Z" />
          <IconButton icon={Redo2} label={say('Redo', '重做')} disabled />
          <ProblemsBadge errors={0} warnings={1} />
          <Button variant="primary">{say('Publish v13…', '发布 v13')}</Button>
        </>
      }
      left={
        <Tabs
          aria-label={say('Palette', '素材')}
          className="panel-tabs"
          value={left}
          onChange={setLeft}
          tabs={[
            { value: 'fields', label: say('Fields', '字段') },
            { value: 'tree', label: say('Tree', '结构') },
          ]}
        />
      }
      right={
        <>
          <div className="sect">
            <Field label={say('Title', '标题')}>
              <Input value={say('What went wrong?', '哪里让您不满意？')} onText={() => {}} />
            </Field>
          </div>
          <div className="sect">
            <Field label={say('Required', '必填')} inline>
              <Switch checked={false} onChange={() => {}} />
            </Field>
          </div>
          <Fold label={say('Advanced', '高级：默认值、校验、权限')}>…</Fold>
        </>
      }
      drawerHead={
        <Tabs
          aria-label={say('Drawer', '下方面板')}
          value={foot}
          onChange={setFoot}
          tabs={[
            { value: 'problems', label: say('Problems', '问题'), count: 1 },
            { value: 'history', label: say('History', '更改记录') },
          ]}
        />
      }
      drawer={<p style={{ padding: 16 }}>{say('The English title is missing.', '缺少英文标题。')}</p>}
      dotted
    >
      <div className="card" style={{ margin: 20, padding: 24 }}>
        <h2>{say('Service follow-up', '现场服务回访表')}</h2>
      </div>
    </BuilderFrame>
  );
}
