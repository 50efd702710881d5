// Everything that floats; each opens from its button.
import { Copy, Eye, Link2, Merge, Tag as TagIcon, Trash2, User } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Checkbox,
  CommandPalette,
  ContextMenu,
  Dialog,
  Drawer,
  Field,
  ImpactDialog,
  Input,
  Menu,
  Popover,
  Tooltip,
  useToast,
  type MenuItem,
} from '../../src/index.ts';
import { useSay } from './say.tsx';

export function Overlays() {
  const say = useSay();
  const toast = useToast();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const items: MenuItem[] = [
    {
      label: say('Open', '打开'),
      icon: Eye,
      shortcut: 'Enter',
      onSelect: () => toast.show({ message: say('Opened', '已打开') }),
    },
    { label: say('Change owner', '更换负责人'), icon: User, shortcut: 'O' },
    {
      kind: 'submenu',
      label: say('Add tag', '加标签'),
      icon: TagIcon,
      items: [{ label: say('Key', '重点') }, { label: say('Trial', '试用'), checked: true }],
    },
    { kind: 'separator' },
    { label: say('Copy link', '复制链接'), icon: Copy, shortcut: 'Ctrl C' },
    { label: say('Merge with…', '与其他合并'), icon: Merge, disabled: true },
    {
      kind: 'group',
      items: [{ label: say('Move to bin', '移到回收站'), icon: Trash2, shortcut: 'Del', danger: true }],
    },
  ];
  return (
    <>
      <div className="hstack wrap">
        <Button onClick={() => setOpen('dialog')}>{say('Dialog', '对话框')}</Button>
        <Button onClick={() => setOpen('impact')}>{say('Impact', '影响')}</Button>
        <Button onClick={() => setOpen('drawer')}>{say('Drawer', '抽屉')}</Button>
        <Button onClick={() => setOpen('palette')}>{say('Palette', '查找')}</Button>
        <Menu items={items} />
        <Popover trigger={<Button>{say('Popover', '浮层')}</Button>} title={say('Condition', '条件')} width={280}>
          <Field label={say('Value', '值')}>
            <Input />
          </Field>
        </Popover>
        <Tooltip text={say('Says more', '多说一句')} shortcut="Ctrl Z">
          <Button>{say('Tooltip', '提示语')}</Button>
        </Tooltip>
        <Button
          onClick={() =>
            toast.show({
              message: say('5 tasks marked done', '已完成 5 个任务'),
              action: { label: say('Undo', '撤销'), onAct: () => {} },
            })
          }
        >
          {say('Toast', '提示')}
        </Button>
        <Button
          onClick={() => toast.show({ kind: 'failed', message: say('Export failed at row 812', '导出停在第 812 行') })}
        >
          {say('Failed toast', '失败提示')}
        </Button>
      </div>
      <ContextMenu items={items} className="card">
        <p style={{ padding: 24 }}>{say('Press the right button here', '在这里按右键')}</p>
      </ContextMenu>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        width={760}
        title={say('Publish Customer success v13', '发布 客户成功 v13')}
        description={say('8 changes since v12.', '比 v12 多 8 处更改。')}
        foot={
          <>
            <Checkbox className="grow" checked onChange={() => {}}>
              {say('Tell the 14 people who use it', '通知 14 位使用者')}
            </Checkbox>
            <Button onClick={close}>{say('Keep editing', '继续编辑')}</Button>
            <Button variant="primary" onClick={close}>
              {say('Publish v13', '发布 v13')}
            </Button>
          </>
        }
      >
        {Array.from({ length: 30 }, (_, at) => (
          <p key={at}>{say(`Change ${at + 1}`, `更改 ${at + 1}`)}</p>
        ))}
      </Dialog>
      <ImpactDialog
        open={open === 'impact'}
        onClose={close}
        title={say('Delete segment “Silent 60 days”?', '删除客群“沉默 60 天”？')}
        impacts={[
          { what: say('Flow loses its trigger', '流程失去触发条件'), count: say('1', '1 个') },
          { what: say('Customers', '客户'), count: say('38, not deleted', '38 家，不会删除') },
        ]}
        afterwards={say('Restore it from the bin for 30 days.', '30 天内可从回收站恢复。')}
        confirmLabel={say('Delete', '删除')}
        onConfirm={close}
      />
      <Drawer
        open={open === 'drawer'}
        onClose={close}
        title={say('Task', '任务')}
        foot={<Button variant="primary">{say('Done', '完成任务')}</Button>}
      >
        <p>{say('The page stays in sight.', '页面仍在眼前。')}</p>
      </Drawer>
      <CommandPalette
        listen={false}
        open={open === 'palette'}
        onOpenChange={(next) => setOpen(next ? 'palette' : null)}
        groups={[
          {
            label: say('Pages', '页面'),
            commands: [
              { id: 'home', label: say('Home', '工作台'), icon: Link2, onRun: close },
              { id: 'customers', label: say('Customers', '客户'), icon: User, shortcut: 'G C', onRun: close },
            ],
          },
          {
            label: say('Actions', '操作'),
            commands: [{ id: 'new', label: say('New task', '新建任务'), detail: 'T', onRun: close }],
          },
        ]}
      />
    </>
  );
}
